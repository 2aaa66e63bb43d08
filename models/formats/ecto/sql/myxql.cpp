// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/sql/myxql.h"

#include <QString>

namespace Switchback::Ecto {

namespace {

using Type = Command::Type;

void qualified(SqlText &out, const Value &prefix, const Value &name)
{
    if (!prefix.isNil()) {
        myxqlName(out, prefix);
        out << '.';
    }
    myxqlName(out, name);
}

void dropMode(SqlText &out, const Value &mode)
{
    if (mode.isAtom(A::Cascade)) {
        out << " CASCADE";
    } else if (!mode.isAtom(A::Restrict)) {
        out.refuse("unknown mode " + inspect(mode));
    }
}

void primaryKey(SqlText &out, const std::vector<Change> &changes, std::string_view before)
{
    const auto keys = primaryKeys(changes);
    if (!keys.empty()) {
        out << before << "PRIMARY KEY (";
        out.join(keys, ",", [&](const Value &key) { myxqlName(out, key); });
        out << ')';
    }
}

SqlResult no(std::string_view what)
{
    return std::unexpected(refusal("the MySQL adapter does not support " + std::string(what)));
}

} // namespace

void myxqlName(SqlText &out, const Value &name)
{
    if (!name.isAtom() && !name.isBinary()) {
        out.refuse("bad name " + inspect(name));
        return;
    }
    const auto text = name.isAtom() ? nameOf(name.toAtom()) : name.text();
    if (text.find('`') != std::string_view::npos) {
        out.refuse("bad name " + inspect(name) + ": ` is not permitted");
    }
    out << '`' << text << '`';
}

std::string myxqlEscaped(std::string_view text)
{
    return doubled(doubled(text, '\''), '\\');
}

SqlResult MyxqlWriter::write(const Command &command) const
{
    switch (command.type) {
    case Type::CreateTable:
    case Type::CreateTableIfNotExists:
        return createTable(command);
    case Type::AlterTable:
        return alterTable(command);
    case Type::CreateIndex:
        return createIndex(command);
    case Type::CreateIndexIfNotExists:
        return no("create_if_not_exists for an index");
    case Type::DropIndexIfExists:
        return no("drop_if_exists for an index");
    case Type::CreateConstraint:
        return constraint(command);
    case Type::CreateConstraintIfNotExists:
        return no("create_if_not_exists for a constraint");
    case Type::DropConstraintIfExists:
        return no("drop_if_exists for a constraint");
    case Type::DropConstraint:
        return command.other.isAtom(A::Cascade) ? no("cascade when a constraint is dropped")
                                                : constraint(command);
    case Type::DropIndex:
        if (command.other.isAtom(A::Cascade)) {
            return no("cascade when an index is dropped");
        }
        return simple(command);
    case Type::Execute:
        if (command.up.isList()) {
            return no("lists in execute");
        }
        return Sql { std::string(command.up.text()) };
    default:
        break;
    }
    return simple(command);
}

SqlResult MyxqlWriter::simple(const Command &command) const
{
    SqlText out;
    const auto &object = command.object;
    const auto prefix = fieldOf(object, A::Prefix);
    const auto name = fieldOf(object, A::Name);
    switch (command.type) {
    case Type::DropTable:
    case Type::DropTableIfExists:
        out << "DROP TABLE " << (command.type == Type::DropTableIfExists ? "IF EXISTS " : "");
        qualified(out, prefix, name);
        dropMode(out, command.other);
        break;
    case Type::DropIndex:
        out << "DROP INDEX ";
        myxqlName(out, name);
        out << " ON ";
        qualified(out, prefix, fieldOf(object, A::Table));
        out << (fieldOf(object, A::Concurrently).truthy() ? " LOCK=NONE" : "");
        if (!command.other.isAtom(A::Restrict)) {
            out.refuse("unknown mode " + inspect(command.other));
        }
        break;
    case Type::RenameIndex:
        out << "ALTER TABLE ";
        myxqlName(out, fieldOf(object, A::Table));
        out << " RENAME INDEX ";
        myxqlName(out, name);
        out << " TO ";
        myxqlName(out, command.other);
        break;
    case Type::RenameTable:
        out << "RENAME TABLE ";
        qualified(out, prefix, name);
        out << " TO ";
        qualified(out, fieldOf(command.other, A::Prefix), fieldOf(command.other, A::Name));
        break;
    default: // RenameColumn
        out << "ALTER TABLE ";
        qualified(out, prefix, name);
        out << " RENAME COLUMN ";
        myxqlName(out, command.column);
        out << " TO ";
        myxqlName(out, command.other);
        break;
    }
    return SqlList().add(out).result();
}

SqlResult MyxqlWriter::createTable(const Command &command) const
{
    SqlText out;
    const auto &table = command.object;
    addCreate(out, table);
    out << "TABLE " << (command.type == Type::CreateTableIfNotExists ? "IF NOT EXISTS " : "");
    qualified(out, fieldOf(table, A::Prefix), fieldOf(table, A::Name));
    if (!command.changes.empty()) {
        out << " (";
        out.join(command.changes, ", ",
            [&](const Change &change) { myxqlColumnDefinition(out, table, change); });
        primaryKey(out, command.changes, ", ");
        out << ')';
    }
    if (const auto comment = fieldOf(table, A::Comment); comment.isBinary()) {
        out << " COMMENT = '" << myxqlEscaped(comment.text()) << '\'';
    }
    const auto engine = fieldOf(table, A::Engine);
    out << " ENGINE = ";
    if (!engine.truthy()) {
        out << "INNODB";
    } else if (const auto text = toText(engine)) {
        out << QString::fromUtf8(text->data(), qsizetype(text->size())).toUpper().toStdString();
    } else {
        out.refuse("bad engine " + inspect(engine));
    }
    const auto options = fieldOf(table, A::Options);
    if (options.isList()) {
        out.refuse("the MySQL adapter does not support lists in :options");
    } else if (!options.isNil()) {
        out << ' ';
        addPlain(out, options);
    }
    return SqlList().add(out).result();
}

SqlResult MyxqlWriter::alterTable(const Command &command) const
{
    SqlText out;
    const auto &table = command.object;
    SqlText name;
    qualified(name, fieldOf(table, A::Prefix), fieldOf(table, A::Name));
    if (name.refused()) {
        out.refuse(name.refused()->reason);
    }
    out << "ALTER TABLE " << name.text() << ' ';
    out.join(command.changes, ", ",
        [&](const Change &change) { myxqlColumnChange(out, table, change); });
    primaryKey(out, command.changes, ", ADD ");
    SqlList list;
    list.add(out);
    const auto comment = fieldOf(table, A::Comment);
    if (comment.truthy()) {
        SqlText second;
        second << "ALTER TABLE " << name.text();
        if (comment.isBinary()) {
            second << " COMMENT '" << myxqlEscaped(comment.text()) << '\'';
        }
        list.add(second);
    }
    return list.result();
}

SqlResult MyxqlWriter::createIndex(const Command &command) const
{
    const auto &index = command.object;
    if (fieldOf(index, A::Where).truthy()) {
        return no("where: in an index");
    }
    if (fieldOf(index, A::NullsDistinct).isAtom(A::False)) {
        return no("nulls_distinct: false in an index");
    }
    SqlText out;
    out << "CREATE" << (fieldOf(index, A::Unique).truthy() ? " UNIQUE" : "") << " INDEX ";
    myxqlName(out, fieldOf(index, A::Name));
    out << " ON ";
    qualified(out, fieldOf(index, A::Prefix), fieldOf(index, A::Table));
    out << " (";
    out.join(fieldOf(index, A::Columns).items(), ", ", [&](const Value &column) {
        const bool directed = column.isTuple(2);
        const auto &what = directed ? column.items()[1] : column;
        what.isBinary() ? void(out << what.text()) : myxqlName(out, what);
        if (!directed) {
            return;
        }
        if (column.items()[0].isAtom(A::Asc) || column.items()[0].isAtom(A::Desc)) {
            out << (column.items()[0].isAtom(A::Asc) ? " ASC" : " DESC");
        } else {
            out.refuse("the MySQL adapter does not support " + inspect(column.items()[0])
                + " in an index");
        }
    });
    out << ')';
    if (const auto method = fieldOf(index, A::Using); method.truthy()) {
        out << " USING ";
        addPlain(out, method);
    }
    out << (fieldOf(index, A::Concurrently).truthy() ? " LOCK=NONE" : "");
    return SqlList().add(out).result();
}

SqlResult MyxqlWriter::constraint(const Command &command) const
{
    const auto &object = command.object;
    SqlText out;
    out << "ALTER TABLE ";
    qualified(out, fieldOf(object, A::Prefix), fieldOf(object, A::Table));
    if (command.type == Type::DropConstraint) {
        out << " DROP CONSTRAINT ";
        myxqlName(out, fieldOf(object, A::Name));
        return SqlList().add(out).result();
    }
    const auto check = fieldOf(object, A::Check);
    if (!check.isBinary()) {
        return fieldOf(object, A::Exclude).isBinary()
            ? no("exclusion constraints")
            : SqlResult(std::unexpected(refusal("a constraint needs check:, as text")));
    }
    out << " ADD CONSTRAINT ";
    myxqlName(out, fieldOf(object, A::Name));
    out << " CHECK (" << check.text() << ')'
        << (fieldOf(object, A::Validate).isAtom(A::False) ? " NOT ENFORCED" : "");
    return SqlList().add(out).result();
}

} // namespace Switchback::Ecto
