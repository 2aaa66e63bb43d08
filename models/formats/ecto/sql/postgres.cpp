// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/sql/postgres.h"

#include "formats/ecto/sql/sqltext.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

using Type = Command::Type;

void quoteName(SqlText &out, const Value &name)
{
    if (!name.isAtom() && !name.isBinary()) {
        out.refuse("bad name " + inspect(name));
        return;
    }
    const auto text = name.isAtom() ? nameOf(name.toAtom()) : name.text();
    if (text.find('"') != std::string_view::npos) {
        out.refuse("bad name " + inspect(name) + ": \" is not permitted");
    }
    out << '"' << text << '"';
}

void quoteName(SqlText &out, const Value &prefix, const Value &name)
{
    if (!prefix.isNil()) {
        quoteName(out, prefix);
        out << '.';
    }
    quoteName(out, name);
}

void quoteNames(SqlText &out, std::span<const Value> names)
{
    out.join(names, ",", [&](const Value &name) { quoteName(out, name); });
}

void quoteText(SqlText &out, const Value &text)
{
    if (!text.isBinary()) {
        out.refuse("expected text, got " + inspect(text));
        return;
    }
    out << '\'' << doubled(text.text(), '\'') << '\'';
}

void dropMode(SqlText &out, const Value &mode)
{
    if (mode.isAtom(A::Cascade)) {
        out << " CASCADE";
    } else if (!mode.isAtom(A::Restrict)) {
        out.refuse("unknown mode " + inspect(mode));
    }
}

std::string tableName(SqlText &out, const Value &table)
{
    SqlText name;
    quoteName(name, fieldOf(table, A::Prefix), fieldOf(table, A::Name));
    if (name.refused()) {
        out.refuse(name.refused()->reason);
    }
    return name.text();
}

void commentOn(SqlList &list, std::string_view kind, std::string_view name, const Value &comment)
{
    if (comment.isNil()) {
        return;
    }
    SqlText out;
    out << "COMMENT ON " << kind << ' ' << name << " IS ";
    quoteText(out, comment);
    list.add(out);
}

void columnComments(SqlList &list, const std::string &table, const std::vector<Change> &changes)
{
    for (const auto &change : changes) {
        const bool counts = change.type == Change::Type::Add
            || change.type == Change::Type::AddIfNotExists || change.type == Change::Type::Modify;
        const auto comment = keywordGet(change.options, A::Comment);
        if (!counts || comment.isNil()) {
            continue;
        }
        SqlText name;
        name << table << '.';
        quoteName(name, change.column);
        commentOn(list, "COLUMN", name.text(), comment);
    }
}

void primaryKey(SqlText &out, const std::vector<Change> &changes, std::string_view before)
{
    const auto keys = primaryKeys(changes);
    if (!keys.empty()) {
        out << before << "PRIMARY KEY (";
        quoteNames(out, keys);
        out << ')';
    }
}

void indexColumn(SqlText &out, const Value &column)
{
    const bool directed = column.isTuple(2);
    const auto &what = directed ? column.items()[1] : column;
    what.isBinary() ? void(out << what.text()) : quoteName(out, what);
    if (!directed) {
        return;
    }
    static const std::pair<Atom, std::string_view> directions[] = { { A::Asc, " ASC" },
        { A::AscNullsFirst, " ASC NULLS FIRST" }, { A::AscNullsLast, " ASC NULLS LAST" },
        { A::Desc, " DESC" }, { A::DescNullsFirst, " DESC NULLS FIRST" },
        { A::DescNullsLast, " DESC NULLS LAST" } };
    const auto it = std::ranges::find_if(
        directions, [&](const auto &entry) { return column.items()[0].isAtom(entry.first); });
    if (it == std::end(directions)) {
        out.refuse("unknown direction " + inspect(column.items()[0]));
    } else {
        out << it->second;
    }
}

} // namespace

SqlResult PostgresWriter::write(const Command &command) const
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
    case Type::CreateConstraint:
        return createConstraint(command);
    case Type::CreateConstraintIfNotExists:
        return std::unexpected(refusal("constraints cannot be created only if they do not exist"));
    case Type::Execute:
        if (command.up.isList()) {
            return std::unexpected(
                refusal("the PostgreSQL adapter does not take lists in execute"));
        }
        return Sql { std::string(command.up.text()) };
    default:
        return simple(command);
    }
}

// Drops and renames.
SqlResult PostgresWriter::simple(const Command &command) const
{
    SqlText out;
    const auto &object = command.object;
    const auto prefix = fieldOf(object, A::Prefix);
    const auto name = fieldOf(object, A::Name);
    const bool exists = command.type == Type::DropTableIfExists
        || command.type == Type::DropIndexIfExists || command.type == Type::DropConstraintIfExists;
    switch (command.type) {
    case Type::DropTable:
    case Type::DropTableIfExists:
        out << "DROP TABLE " << (exists ? "IF EXISTS " : "");
        quoteName(out, prefix, name);
        dropMode(out, command.other);
        break;
    case Type::DropIndex:
    case Type::DropIndexIfExists:
        out << "DROP INDEX " << (fieldOf(object, A::Concurrently).truthy() ? "CONCURRENTLY " : "")
            << (exists ? "IF EXISTS " : "");
        quoteName(out, prefix, name);
        dropMode(out, command.other);
        break;
    case Type::DropConstraint:
    case Type::DropConstraintIfExists:
        out << "ALTER TABLE ";
        quoteName(out, prefix, fieldOf(object, A::Table));
        out << " DROP CONSTRAINT " << (exists ? "IF EXISTS " : "");
        quoteName(out, name);
        dropMode(out, command.other);
        break;
    case Type::RenameIndex:
        out << "ALTER INDEX ";
        quoteName(out, prefix, name);
        out << " RENAME TO ";
        quoteName(out, command.other);
        break;
    case Type::RenameTable:
        out << "ALTER TABLE ";
        quoteName(out, prefix, name);
        out << " RENAME TO ";
        quoteName(out, fieldOf(command.other, A::Name));
        break;
    default: // RenameColumn
        out << "ALTER TABLE ";
        quoteName(out, prefix, name);
        out << " RENAME ";
        quoteName(out, command.column);
        out << " TO ";
        quoteName(out, command.other);
        break;
    }
    return SqlList().add(out).result();
}

SqlResult PostgresWriter::createTable(const Command &command) const
{
    SqlText out;
    const auto &table = command.object;
    addCreate(out, table);
    const auto name = tableName(out, table);
    out << "TABLE " << (command.type == Type::CreateTableIfNotExists ? "IF NOT EXISTS " : "")
        << name << " (";
    out.join(
        command.changes, ", ", [&](const Change &change) { columnDefinition(out, table, change); });
    primaryKey(out, command.changes, ", ");
    out << ')';
    const auto options = fieldOf(table, A::Options);
    if (options.isList()) {
        out.refuse("the PostgreSQL adapter does not take lists in :options");
    } else if (!options.isNil()) {
        out << ' ';
        addVerbatim(out, options);
    }
    SqlList list;
    list.add(out);
    commentOn(list, "TABLE", name, fieldOf(table, A::Comment));
    columnComments(list, name, command.changes);
    return list.result();
}

SqlResult PostgresWriter::alterTable(const Command &command) const
{
    SqlText out;
    const auto name = tableName(out, command.object);
    out << "ALTER TABLE " << name << ' ';
    out.join(command.changes, ", ",
        [&](const Change &change) { columnChange(out, command.object, change); });
    primaryKey(out, command.changes, ", ADD ");
    SqlList list;
    list.add(out);
    commentOn(list, "TABLE", name, fieldOf(command.object, A::Comment));
    columnComments(list, name, command.changes);
    return list.result();
}

SqlResult PostgresWriter::createIndex(const Command &command) const
{
    const auto &index = command.object;
    const auto is = [&](Atom option) { return fieldOf(index, option).truthy(); };
    SqlText out;
    out << "CREATE " << (is(A::Unique) ? "UNIQUE " : "") << "INDEX "
        << (is(A::Concurrently) ? "CONCURRENTLY " : "")
        << (command.type == Type::CreateIndexIfNotExists ? "IF NOT EXISTS " : "");
    quoteName(out, fieldOf(index, A::Name));
    out << " ON " << (is(A::Only) ? "ONLY " : "");
    quoteName(out, fieldOf(index, A::Prefix), fieldOf(index, A::Table));
    if (is(A::Using)) {
        out << " USING ";
        addPlain(out, fieldOf(index, A::Using));
    }
    out << " (";
    out.join(fieldOf(index, A::Columns).items(), ", ",
        [&](const Value &column) { indexColumn(out, column); });
    out << ')';
    const auto include = fieldOf(index, A::Include);
    if (!include.isList()) {
        out.refuse("include: must be a list, got " + inspect(include));
    } else if (!include.items().empty()) {
        out << " INCLUDE (";
        out.join(include.items(), ", ", [&](const Value &column) {
            column.isBinary() ? void(out << column.text()) : quoteName(out, column);
        });
        out << ')';
    }
    const auto distinct = fieldOf(index, A::NullsDistinct);
    if (distinct.isBoolean()) {
        out << (distinct.truthy() ? " NULLS DISTINCT" : " NULLS NOT DISTINCT");
    } else if (!distinct.isNil()) {
        out.refuse("nulls_distinct: must be true or false, got " + inspect(distinct));
    }
    if (const auto options = fieldOf(index, A::Options); !options.isNil()) {
        out << " WITH (";
        addVerbatim(out, options);
        out << ')';
    }
    if (is(A::Where)) {
        out << " WHERE ";
        addPlain(out, fieldOf(index, A::Where));
    }
    SqlText name;
    quoteName(name, fieldOf(index, A::Prefix), fieldOf(index, A::Name));
    SqlList list;
    list.add(out);
    commentOn(list, "INDEX", name.text(), fieldOf(index, A::Comment));
    return list.result();
}

SqlResult PostgresWriter::createConstraint(const Command &command) const
{
    const auto &constraint = command.object;
    const auto check = fieldOf(constraint, A::Check);
    const auto exclude = fieldOf(constraint, A::Exclude);
    SqlText table;
    quoteName(table, fieldOf(constraint, A::Prefix), fieldOf(constraint, A::Table));
    SqlText name;
    quoteName(name, fieldOf(constraint, A::Name));
    SqlText out;
    if (table.refused() || name.refused()) {
        out.refuse((table.refused() ? table.refused() : name.refused())->reason);
    }
    out << "ALTER TABLE " << table.text() << " ADD CONSTRAINT " << name.text();
    if (check.isBinary()) {
        out << " CHECK (" << check.text() << ')';
    } else if (exclude.isBinary()) {
        out << " EXCLUDE USING " << exclude.text();
    } else {
        out.refuse("a constraint needs check: or exclude:, as text");
    }
    out << (fieldOf(constraint, A::Validate).isAtom(A::False) ? " NOT VALID" : "");
    SqlList list;
    list.add(out);
    commentOn(
        list, "CONSTRAINT", name.text() + " ON " + table.text(), fieldOf(constraint, A::Comment));
    return list.result();
}

} // namespace Switchback::Ecto
