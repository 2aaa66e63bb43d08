// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Columns of tables: types, options, references.

#include "formats/ecto/sql/myxql.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

std::string_view databaseType(Atom type)
{
    static const std::pair<Atom, std::string_view> table[] = { { A::Id, "integer" },
        { A::Serial, "bigint unsigned not null auto_increment" },
        { A::Bigserial, "bigint unsigned not null auto_increment" }, { A::BinaryId, "binary(16)" },
        { A::String, "varchar" }, { A::Float, "double" }, { A::Binary, "blob" },
        { A::Uuid, "binary(16)" }, { A::Map, "json" }, { A::TimeUsec, "time" },
        { A::UtcDatetime, "datetime" }, { A::UtcDatetimeUsec, "datetime" },
        { A::NaiveDatetime, "datetime" }, { A::NaiveDatetimeUsec, "datetime" } };
    const auto it = std::ranges::find(table, type, &std::pair<Atom, std::string_view>::first);
    return it == std::end(table) ? nameOf(type) : it->second;
}

void plainType(SqlText &out, const Value &type, bool sized)
{
    if (type.isTuple(2) && type.items()[0].isAtom(A::Array)) {
        out.refuse("arrays are not supported by MySQL");
    } else if (type.isTuple(2) && type.items()[0].isAtom(A::Map)) {
        out << "json";
    } else if (!type.isAtom()) {
        out.refuse("unsupported type " + inspect(type));
    } else {
        out << (sized && type.isAtom(A::Binary) ? "varbinary" : databaseType(type.toAtom()));
    }
}

void inParentheses(SqlText &out, const Value &value)
{
    out << '(';
    addPlain(out, value);
    out << ')';
}

void columnType(SqlText &out, const Value &type, const Value &options)
{
    const auto size = keywordGet(options, A::Size);
    const auto precision = keywordGet(options, A::Precision);
    if (type.isAtom(A::Time) || type.isAtom(A::UtcDatetime) || type.isAtom(A::NaiveDatetime)) {
        plainType(out, type, false);
    } else if (type.isAtom(A::TimeUsec) || type.isAtom(A::UtcDatetimeUsec)
        || type.isAtom(A::NaiveDatetimeUsec)) {
        plainType(out, type, false);
        const auto *const given = keywordFind(options, A::Precision);
        inParentheses(out, given ? *given : Value(int64_t(6)));
    } else if (size.truthy()) {
        plainType(out, type, true);
        inParentheses(out, size);
    } else if (precision.truthy()) {
        const auto scale = keywordGet(options, A::Scale);
        plainType(out, type, false);
        out << '(';
        addPlain(out, precision);
        out << ',';
        addPlain(out, scale.truthy() ? scale : Value(int64_t(0)));
        out << ')';
    } else {
        plainType(out, type, false);
        out << (type.isAtom(A::String) ? "(255)" : "");
    }
    const auto generated = keywordGet(options, A::Generated);
    if (generated.isBinary()) {
        out << " AS " << generated.text();
    } else if (!generated.isNil()) {
        out.refuse("generated: must be text, got " + inspect(generated));
    }
}

void defaultValue(SqlText &out, const Value &value)
{
    out << " DEFAULT ";
    if (value.isNil()) {
        out << "NULL";
    } else if (value.isBinary()) {
        out << '\'' << myxqlEscaped(value.text()) << '\'';
    } else if (value.isNumber() || value.isLarge() || value.isBoolean()) {
        addPlain(out, value);
    } else if (value.isTuple(2) && value.items()[0].isAtom(A::Fragment)) {
        addVerbatim(out, value.items()[1]);
    } else if (value.isMap()) {
        const auto json = toJson(value);
        if (!json) {
            refuseJson(out, value);
            return;
        }
        out << "('" << myxqlEscaped(*json) << "')";
    } else {
        out.refuse("unknown default " + inspect(value));
    }
}

void columnOptions(SqlText &out, const Value &options)
{
    if (const auto *const value = keywordFind(options, A::Default)) {
        defaultValue(out, *value);
    }
    if (const auto *const name = keywordFind(options, A::Collation)) {
        out << " COLLATE \"";
        addPlain(out, *name);
        out << '"';
    }
    const auto null = keywordGet(options, A::Null);
    out << (null.isAtom(A::False) ? " NOT NULL" : null.isAtom(A::True) ? " NULL" : "");
    if (const auto comment = keywordGet(options, A::Comment); comment.isBinary()) {
        out << " COMMENT '" << myxqlEscaped(comment.text()) << '\'';
    }
    if (const auto after = keywordGet(options, A::After);
        !after.isNil() && (after.isAtom() || after.isBinary())) {
        out << " AFTER `";
        addPlain(out, after);
        out << '`';
    }
}

void referenceType(SqlText &out, const Value &reference, const Value &options)
{
    const auto type = fieldOf(reference, A::Type);
    if (type.isAtom(A::Serial) || type.isAtom(A::Bigserial)) {
        out << "BIGINT UNSIGNED";
    } else {
        columnType(out, type, options);
    }
}

void referenceName(SqlText &out, const Value &reference, const Value &table, const Value &column)
{
    const auto name = fieldOf(reference, A::Name);
    if (!name.isNil()) {
        myxqlName(out, name);
        return;
    }
    const auto made = toText(fieldOf(table, A::Name)).value_or("") + "_"
        + std::string(nameOf(column.toAtom())) + "_fkey";
    myxqlName(out, Value(std::string_view(made)));
}

void actions(SqlText &out, const Value &reference)
{
    const auto onDelete = fieldOf(reference, A::OnDelete);
    if (onDelete.isAtom(A::NilifyAll)) {
        out << " ON DELETE SET NULL";
    } else if (onDelete.isAtom(A::DeleteAll)) {
        out << " ON DELETE CASCADE";
    } else if (onDelete.isAtom(A::Restrict)) {
        out << " ON DELETE RESTRICT";
    } else if (onDelete.isAtom(A::DefaultAll) || onDelete.isTuple(2)) {
        out.refuse("the MySQL adapter does not support on_delete: " + inspect(onDelete));
    }
    const auto onUpdate = fieldOf(reference, A::OnUpdate);
    if (onUpdate.isAtom(A::NilifyAll)) {
        out << " ON UPDATE SET NULL";
    } else if (onUpdate.isAtom(A::UpdateAll)) {
        out << " ON UPDATE CASCADE";
    } else if (onUpdate.isAtom(A::Restrict)) {
        out << " ON UPDATE RESTRICT";
    }
}

void referenceExpression(SqlText &out, std::string_view key, const Value &reference,
    const Value &table, const Value &column)
{
    if (fieldOf(reference, A::Match).truthy()) {
        out.refuse("the MySQL adapter does not support match: in references");
    }
    const auto pairs = referencePairs(out, column, reference);
    out << "CONSTRAINT ";
    referenceName(out, reference, table, column);
    out << ' ' << key << " (";
    out.join(pairs, ",", [&](const auto &pair) { myxqlName(out, pair.first); });
    out << ") REFERENCES ";
    const auto prefix = keywordGet(
        fieldOf(reference, A::Options), A::Prefix, fieldOf(table, A::Prefix));
    if (!prefix.isNil()) {
        myxqlName(out, prefix);
        out << '.';
    }
    myxqlName(out, fieldOf(reference, A::Table));
    out << '(';
    out.join(pairs, ",", [&](const auto &pair) { myxqlName(out, pair.second); });
    out << ')';
    actions(out, reference);
}

void dropReference(SqlText &out, const Value &from, const Value &table, const Value &column,
    std::string_view words = "DROP FOREIGN KEY ")
{
    const auto reference = from.isTuple(2) && isReference(from.items()[0]) ? from.items()[0] : from;
    if (isReference(reference)) {
        out << words;
        referenceName(out, reference, table, column);
        out << ", ";
    }
}

void columnBody(SqlText &out, const Change &change)
{
    myxqlName(out, change.column);
    out << ' ';
    if (isReference(change.columnType)) {
        referenceType(out, change.columnType, change.options);
    } else {
        columnType(out, change.columnType, change.options);
    }
    columnOptions(out, change.options);
}

} // namespace

void myxqlColumnDefinition(SqlText &out, const Value &table, const Change &change)
{
    columnBody(out, change);
    if (isReference(change.columnType)) {
        out << ", ";
        referenceExpression(out, "FOREIGN KEY", change.columnType, table, change.column);
    }
}

void myxqlColumnChange(SqlText &out, const Value &table, const Change &change)
{
    const bool reference = change.typed && isReference(change.columnType);
    const bool optional = change.type == Change::Type::AddIfNotExists;
    if (reference && change.type != Change::Type::RemoveIfExists
        && fieldOf(change.columnType, A::Validate).isAtom(A::False)) {
        out.refuse("the MySQL adapter does not support validate: false in references");
        return;
    }
    switch (change.type) {
    case Change::Type::Modify:
        dropReference(out, keywordGet(change.options, A::From), table, change.column);
        out << "MODIFY ";
        columnBody(out, change);
        break;
    case Change::Type::Add:
    case Change::Type::AddIfNotExists:
        out << (optional ? "ADD IF NOT EXISTS " : "ADD ");
        columnBody(out, change);
        break;
    case Change::Type::Remove:
    case Change::Type::RemoveIfExists: {
        const bool ifExists = change.type == Change::Type::RemoveIfExists;
        if (reference) {
            dropReference(out, change.columnType, table, change.column,
                ifExists ? "DROP FOREIGN KEY IF EXISTS " : "DROP FOREIGN KEY ");
        }
        out << (ifExists ? "DROP IF EXISTS " : "DROP ");
        myxqlName(out, change.column);
        return;
    }
    }
    if (reference) {
        out << ", ADD ";
        referenceExpression(out, optional ? "FOREIGN KEY IF NOT EXISTS" : "FOREIGN KEY",
            change.columnType, table, change.column);
    }
}

} // namespace Switchback::Ecto
