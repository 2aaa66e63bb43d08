// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/sql/sqlite3.h"

#include <QString>

#include <algorithm>

namespace Switchback::Ecto {

namespace {

using Type = Command::Type;

// Atoms and texts; quotes in names are not checked.
void quoted(SqlText &out, const Value &name)
{
    std::string text;
    if (name.isAtom()) {
        text = nameOf(name.toAtom());
    } else if (!appendChardata(name, text)) {
        out.refuse("bad name " + inspect(name));
    }
    out << '"' << text << '"';
}

void tableName(SqlText &out, const Value &prefix, const Value &name)
{
    if (!prefix.isNil()) {
        out.refuse("SQLite does not support prefixes");
    }
    quoted(out, name);
}

std::string escaped(std::string_view text)
{
    return doubled(doubled(text, '\''), '\\');
}

std::string upper(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toUpper().toStdString();
}

SqlResult no(std::string_view what)
{
    return std::unexpected(refusal("the SQLite adapter does not support " + std::string(what)));
}

bool isComposite(const Change &change)
{
    const auto with = isReference(change.columnType) ? fieldOf(change.columnType, A::With)
                                                     : Value();
    return with.isList() && with.items().size() == 1;
}

std::vector<Value> keysOf(const std::vector<Change> &changes)
{
    std::vector<Value> keys;
    for (const auto &change : changes) {
        if (keywordGet(change.options, A::PrimaryKey).isAtom(A::True)) {
            keys.push_back(change.column);
        }
    }
    return keys;
}

void defaultValue(SqlText &out, const Value &value)
{
    out << " DEFAULT ";
    if (value.isNil()) {
        out << "NULL";
    } else if (value.isBinary()) {
        out << '\'' << escaped(value.text()) << '\'';
    } else if (value.isNumber() || value.isLarge() || value.isBoolean()) {
        addPlain(out, value);
    } else if (value.isTuple(2) && value.items()[0].isAtom(A::Fragment)) {
        addVerbatim(out, value.items()[1]);
    } else if (value.isMap() || value.isList()) {
        const auto json = toJson(value);
        if (!json) {
            refuseJson(out, value);
            return;
        }
        out << "('" << escaped(*json) << "')";
    } else {
        out.refuse("unknown default " + inspect(value));
    }
}

void actions(SqlText &out, const Value &reference)
{
    static const std::pair<Atom, std::string_view> words[] = { { A::NilifyAll, "SET NULL" },
        { A::DefaultAll, "SET DEFAULT" }, { A::Restrict, "RESTRICT" } };
    const auto add = [&](Atom which, Atom cascades, std::string_view clause) {
        const auto action = fieldOf(reference, which);
        const auto it = std::ranges::find_if(
            words, [&](const auto &entry) { return action.isAtom(entry.first); });
        if (it != std::end(words)) {
            out << clause << it->second;
        } else if (action.isAtom(cascades)) {
            out << clause << "CASCADE";
        }
    };
    add(A::OnDelete, A::DeleteAll, " ON DELETE ");
    add(A::OnUpdate, A::UpdateAll, " ON UPDATE ");
}

} // namespace

SqlResult Sqlite3Writer::write(const Command &command) const
{
    switch (command.type) {
    case Type::CreateTable:
    case Type::CreateTableIfNotExists:
        return createTable(command);
    case Type::AlterTable:
        return alterTable(command);
    case Type::CreateIndex:
    case Type::CreateIndexIfNotExists:
        return createIndex(command);
    case Type::DropIndex:
    case Type::DropIndexIfExists:
        return dropIndex(command, command.type == Type::DropIndexIfExists);
    case Type::RenameIndex:
        return renameIndex(command);
    case Type::CreateConstraint:
    case Type::CreateConstraintIfNotExists:
        return no("adding a constraint to a table");
    case Type::DropConstraint:
    case Type::DropConstraintIfExists:
        return no("dropping a constraint");
    case Type::Execute:
        if (command.up.isList()) {
            return no("lists in execute");
        }
        return Sql { std::string(command.up.text()) };
    default:
        return simple(command);
    }
}

SqlResult Sqlite3Writer::simple(const Command &command) const
{
    const auto &table = command.object;
    SqlText out;
    if (command.type == Type::DropTable || command.type == Type::DropTableIfExists) {
        if (fieldOf(table, A::Options).isList()) {
            return no("lists in :options");
        }
        out << "DROP TABLE " << (command.type == Type::DropTableIfExists ? "IF EXISTS " : "");
        tableName(out, fieldOf(table, A::Prefix), fieldOf(table, A::Name));
        return SqlList().add(out).result();
    }
    if (command.type == Type::RenameTable && fieldOf(table, A::Options).isList()) {
        return no("lists in :options");
    }
    out << "ALTER TABLE ";
    tableName(out, fieldOf(table, A::Prefix), fieldOf(table, A::Name));
    if (command.type == Type::RenameTable) {
        out << " RENAME TO ";
        quoted(out, fieldOf(command.other, A::Name));
    } else {
        out << " RENAME COLUMN ";
        quoted(out, command.column);
        out << " TO ";
        quoted(out, command.other);
    }
    return SqlList().add(out).result();
}

SqlResult Sqlite3Writer::createTable(const Command &command) const
{
    const auto &table = command.object;
    const auto options = fieldOf(table, A::Options);
    if (options.isList()) {
        return no("lists in :options");
    }
    const auto keys = keysOf(command.changes);
    SqlText out;
    out << "CREATE TABLE "
        << (command.type == Type::CreateTableIfNotExists ? "IF NOT EXISTS " : "");
    tableName(out, fieldOf(table, A::Prefix), fieldOf(table, A::Name));
    out << " (";
    out.join(command.changes, ", ",
        [&](const Change &change) { column(out, table, change, { keys.size() < 2, true }); });
    if (keys.size() > 1) {
        out << ", PRIMARY KEY (";
        out.join(keys, ",", [&](const Value &key) { quoted(out, key); });
        out << ')';
    }
    for (const auto &change : command.changes) {
        if (isComposite(change)) {
            reference(out, table, change, true);
        }
    }
    out << ')';
    if (!options.isNil()) {
        out << ' ';
        addPlain(out, options);
    }
    return SqlList().add(out).result();
}

SqlResult Sqlite3Writer::alterTable(const Command &command) const
{
    if (fieldOf(command.object, A::Options).isList()) {
        return no("lists in :options");
    }
    SqlList list;
    for (const auto &change : command.changes) {
        SqlText out;
        out << "ALTER TABLE ";
        tableName(out, fieldOf(command.object, A::Prefix), fieldOf(command.object, A::Name));
        out << ' ';
        columnChange(out, command.object, change);
        list.add(out);
    }
    return list.result();
}

void Sqlite3Writer::columnChange(SqlText &out, const Value &table, const Change &change) const
{
    switch (change.type) {
    case Change::Type::Add:
        out << "ADD COLUMN ";
        column(out, table, change,
            { true,
                !change.columnType.isAtom(A::UtcDatetime)
                    && !change.columnType.isAtom(A::NaiveDatetime) });
        break;
    case Change::Type::Remove:
        out << "DROP COLUMN ";
        quoted(out, change.column);
        break;
    case Change::Type::Modify:
        out.refuse("the SQLite adapter does not support modify");
        break;
    case Change::Type::AddIfNotExists:
        out.refuse("the SQLite adapter does not support add_if_not_exists");
        break;
    case Change::Type::RemoveIfExists:
        out.refuse("the SQLite adapter does not support remove_if_exists");
        break;
    }
}

void Sqlite3Writer::column(
    SqlText &out, const Value &table, const Change &change, Placing placing) const
{
    const bool refers = isReference(change.columnType);
    const auto type = refers ? fieldOf(change.columnType, A::Type) : change.columnType;
    const auto &options = change.options;
    quoted(out, change.column);
    out << ' ';
    columnType(out, type, options);
    if (const auto *const value = keywordFind(options, A::Default)) {
        defaultValue(out, *value);
    }
    const auto null = placing.keepsNull ? keywordGet(options, A::Null) : Value();
    out << (null.isAtom(A::False) ? " NOT NULL" : null.isAtom(A::True) ? " NULL" : "");
    if (const auto collate = keywordGet(options, A::Collate);
        collate.isAtom() || collate.isBinary()) {
        if (!collate.isNil()) {
            out << " COLLATE "
                << upper(collate.isAtom() ? nameOf(collate.toAtom()) : collate.text());
        }
    } else {
        out.refuse("collate: must be a name, got " + inspect(collate));
    }
    if (const auto check = keywordGet(options, A::Check);
        check.isMap() && check.find(A::Name) && check.find(A::Expr)) {
        out << " CONSTRAINT ";
        addVerbatim(out, *check.find(A::Name));
        out << " CHECK (";
        addVerbatim(out, *check.find(A::Expr));
        out << ')';
    } else if (!check.isNil()) {
        out.refuse("check: must be a map with name: and expr:");
    }
    if (placing.inlineKey && keywordGet(options, A::PrimaryKey).isAtom(A::True)) {
        out << (type.isAtom(A::Serial) || type.isAtom(A::Bigserial) ? " PRIMARY KEY AUTOINCREMENT"
                                                                    : " PRIMARY KEY");
    }
    if (refers && !isComposite(change)) {
        reference(out, table, change, false);
    }
}

void Sqlite3Writer::reference(
    SqlText &out, const Value &table, const Change &change, bool inTable) const
{
    const auto &to = change.columnType;
    const auto prefix = fieldOf(to, A::Prefix);
    if (inTable) {
        const auto pairs = referencePairs(out, change.column, to);
        out << ", FOREIGN KEY (";
        out.join(pairs, ",", [&](const auto &pair) { quoted(out, pair.first); });
        out << ") REFERENCES ";
        tableName(out, prefix.truthy() ? prefix : fieldOf(table, A::Prefix), fieldOf(to, A::Table));
        out << '(';
        out.join(pairs, ",", [&](const auto &pair) { quoted(out, pair.second); });
    } else {
        const auto name = fieldOf(to, A::Name);
        out << " CONSTRAINT ";
        if (name.isNil()) {
            const auto made = toText(fieldOf(table, A::Name)).value_or("") + "_"
                + std::string(nameOf(change.column.toAtom())) + "_fkey";
            quoted(out, Value(std::string_view(made)));
        } else {
            quoted(out, name);
        }
        out << " REFERENCES ";
        tableName(out, prefix.truthy() ? prefix : fieldOf(table, A::Prefix), fieldOf(to, A::Table));
        out << '(';
        quoted(out, fieldOf(to, A::Column));
    }
    out << ')';
    actions(out, to);
}

void Sqlite3Writer::columnType(SqlText &out, const Value &type, const Value &options) const
{
    static const std::pair<Atom, std::string_view> table[] = { { A::Id, "INTEGER" },
        { A::Serial, "INTEGER" }, { A::Bigserial, "INTEGER" }, { A::Boolean, "INTEGER" },
        { A::Integer, "INTEGER" }, { A::Bigint, "INTEGER" }, { A::String, "TEXT" },
        { A::Float, "NUMERIC" }, { A::Binary, "BLOB" }, { A::Date, "TEXT" },
        { A::UtcDatetime, "TEXT" }, { A::UtcDatetimeUsec, "TEXT" }, { A::NaiveDatetime, "TEXT" },
        { A::NaiveDatetimeUsec, "TEXT" }, { A::Time, "TEXT" }, { A::TimeUsec, "TEXT" },
        { A::Timestamp, "TEXT" } };
    const auto stored = [&](bool blob) { out << (blob ? "BLOB" : "TEXT"); };
    const auto composite = type.isTuple(2) ? type.items()[0] : type;
    if (type.isAtom(A::Decimal)) {
        out << "DECIMAL";
        if (const auto precision = keywordGet(options, A::Precision); precision.truthy()) {
            out << '(';
            addPlain(out, precision);
            out << ',';
            addPlain(out, keywordGet(options, A::Scale, Value(int64_t(0))));
            out << ')';
        }
    } else if (composite.isAtom(A::Array)) {
        stored(m_settings.blobArrays);
    } else if (composite.isAtom(A::Map)) {
        stored(m_settings.blobMaps);
    } else if (type.isAtom(A::BinaryId)) {
        stored(m_settings.blobIds);
    } else if (type.isAtom(A::Uuid)) {
        stored(m_settings.blobUuids);
    } else if (!type.isAtom()) {
        out.refuse("unsupported type " + inspect(type));
    } else {
        const auto it = std::ranges::find_if(
            table, [&](const auto &entry) { return type.isAtom(entry.first); });
        out << (it == std::end(table) ? upper(nameOf(type.toAtom())) : std::string(it->second));
    }
}

SqlResult Sqlite3Writer::createIndex(const Command &command) const
{
    const auto &index = command.object;
    for (const auto &[option, refused] :
        { std::pair { A::Concurrently, A::True }, std::pair { A::Only, A::True } }) {
        if (fieldOf(index, option).isAtom(refused)) {
            return no(std::string(nameOf(option)) + ": in an index");
        }
    }
    if (const auto include = fieldOf(index, A::Include);
        include.isList() && !include.items().empty()) {
        return no("include: in an index");
    }
    if (!fieldOf(index, A::Using).isNil() || !fieldOf(index, A::NullsDistinct).isNil()) {
        return no("using: and nulls_distinct: in an index");
    }
    SqlText out;
    out << "CREATE " << (fieldOf(index, A::Unique).truthy() ? "UNIQUE " : "") << "INDEX "
        << (command.type == Type::CreateIndexIfNotExists ? "IF NOT EXISTS " : "");
    quoted(out, fieldOf(index, A::Name));
    out << " ON ";
    tableName(out, fieldOf(index, A::Prefix), fieldOf(index, A::Table));
    out << " (";
    out.join(fieldOf(index, A::Columns).items(), ", ", [&](const Value &column) {
        column.isBinary() ? void(out << column.text()) : quoted(out, column);
    });
    out << ')';
    if (const auto where = fieldOf(index, A::Where); where.truthy()) {
        out << " WHERE ";
        addPlain(out, where);
    }
    return SqlList().add(out).result();
}

SqlResult Sqlite3Writer::dropIndex(const Command &command, bool exists) const
{
    const auto &index = command.object;
    const auto include = fieldOf(index, A::Include);
    if (fieldOf(index, A::Concurrently).isAtom(A::True) || fieldOf(index, A::Only).isAtom(A::True)
        || (include.isList() && !include.items().empty()) || !fieldOf(index, A::Using).isNil()
        || !fieldOf(index, A::NullsDistinct).isNil()) {
        return no("concurrently:, only:, include:, using: and nulls_distinct: in an index");
    }
    SqlText out;
    out << "DROP INDEX " << (exists ? "IF EXISTS " : "");
    tableName(out, fieldOf(index, A::Prefix), fieldOf(index, A::Name));
    return SqlList().add(out).result();
}

SqlResult Sqlite3Writer::renameIndex(const Command &command) const
{
    auto dropped = dropIndex(command, false);
    if (!dropped) {
        return dropped;
    }
    Arena arena;
    Command create = command;
    create.type = Type::CreateIndex;
    create.object = mapPut(arena, command.object, A::Name, command.other);
    const auto created = createIndex(create);
    if (!created) {
        return created;
    }
    dropped->insert(dropped->end(), created->begin(), created->end());
    return dropped;
}

} // namespace Switchback::Ecto
