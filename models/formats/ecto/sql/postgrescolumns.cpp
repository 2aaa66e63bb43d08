// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Columns of tables: types, defaults, references.

#include "formats/ecto/sql/postgres.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

void quoted(SqlText &out, const Value &name)
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

void referenceName(SqlText &out, const Value &reference, const Value &table, const Value &column)
{
    const auto name = fieldOf(reference, A::Name);
    if (!name.isNil()) {
        quoted(out, name);
        return;
    }
    const auto made = toText(fieldOf(table, A::Name)).value_or("") + "_"
        + std::string(nameOf(column.toAtom())) + "_fkey";
    quoted(out, Value(std::string_view(made)));
}

void names(SqlText &out, const Value &list)
{
    if (list.isList()) {
        out.join(list.items(), ",", [&](const Value &name) { quoted(out, name); });
    }
}

void onDelete(SqlText &out, const Value &action)
{
    if (action.isAtom(A::NilifyAll)) {
        out << " ON DELETE SET NULL";
    } else if (action.isAtom(A::DefaultAll)) {
        out << " ON DELETE SET DEFAULT";
    } else if (action.isAtom(A::DeleteAll)) {
        out << " ON DELETE CASCADE";
    } else if (action.isAtom(A::Restrict)) {
        out << " ON DELETE RESTRICT";
    } else if (action.isTuple(2)) {
        out << (action.items()[0].isAtom(A::Nilify) ? " ON DELETE SET NULL ("
                                                    : " ON DELETE SET DEFAULT (");
        names(out, action.items()[1]);
        out << ')';
    }
}

void onUpdate(SqlText &out, const Value &action)
{
    if (action.isAtom(A::NilifyAll)) {
        out << " ON UPDATE SET NULL";
    } else if (action.isAtom(A::UpdateAll)) {
        out << " ON UPDATE CASCADE";
    } else if (action.isAtom(A::Restrict)) {
        out << " ON UPDATE RESTRICT";
    }
}

void matchKind(SqlText &out, const Value &match)
{
    if (match.isAtom(A::Full)) {
        out << " MATCH FULL";
    } else if (match.isAtom(A::Simple)) {
        out << " MATCH SIMPLE";
    } else if (match.isAtom(A::Partial)) {
        out << " MATCH PARTIAL";
    } else if (!match.isNil()) {
        out.refuse("unknown match: " + inspect(match));
    }
}

void referenceExpression(
    SqlText &out, const Value &reference, const Value &table, const Value &column)
{
    const auto pairs = referencePairs(out, column, reference);
    out << "CONSTRAINT ";
    referenceName(out, reference, table, column);
    out << " FOREIGN KEY (";
    out.join(pairs, ",", [&](const auto &pair) { quoted(out, pair.first); });
    out << ") REFERENCES ";
    const auto prefix = keywordGet(
        fieldOf(reference, A::Options), A::Prefix, fieldOf(table, A::Prefix));
    if (!prefix.isNil()) {
        quoted(out, prefix);
        out << '.';
    }
    quoted(out, fieldOf(reference, A::Table));
    out << '(';
    out.join(pairs, ",", [&](const auto &pair) { quoted(out, pair.second); });
    out << ')';
    matchKind(out, fieldOf(reference, A::Match));
    onDelete(out, fieldOf(reference, A::OnDelete));
    onUpdate(out, fieldOf(reference, A::OnUpdate));
    out << (fieldOf(reference, A::Validate).isAtom(A::False) ? " NOT VALID" : "");
}

void dropReference(SqlText &out, const Value &from, const Value &table, const Value &column,
    std::string_view words = "DROP CONSTRAINT ")
{
    const auto reference = from.isTuple(2) && isReference(from.items()[0]) ? from.items()[0] : from;
    if (isReference(reference)) {
        out << words;
        referenceName(out, reference, table, column);
        out << ", ";
    }
}

void nullOption(SqlText &out, const Value &options)
{
    const auto null = keywordGet(options, A::Null);
    out << (null.isAtom(A::False) ? " NOT NULL" : null.isAtom(A::True) ? " NULL" : "");
}

void collation(SqlText &out, const Value &options)
{
    if (const auto *const name = keywordFind(options, A::Collation)) {
        out << " COLLATE \"";
        addPlain(out, *name);
        out << '"';
    }
}

} // namespace

void PostgresWriter::columnDefinition(SqlText &out, const Value &table, const Change &change) const
{
    quoted(out, change.column);
    out << ' ';
    if (!isReference(change.columnType)) {
        columnType(out, change.columnType, change.options);
        columnOptions(out, change.columnType, change.options);
        return;
    }
    referenceType(out, change.columnType, change.options);
    columnOptions(out, fieldOf(change.columnType, A::Type), change.options);
    out << ", ";
    referenceExpression(out, change.columnType, table, change.column);
}

void PostgresWriter::columnChange(SqlText &out, const Value &table, const Change &change) const
{
    switch (change.type) {
    case Change::Type::Add:
    case Change::Type::AddIfNotExists:
        out << "ADD COLUMN "
            << (change.type == Change::Type::AddIfNotExists ? "IF NOT EXISTS " : "");
        quoted(out, change.column);
        out << ' ';
        if (isReference(change.columnType)) {
            referenceType(out, change.columnType, change.options);
            columnOptions(out, fieldOf(change.columnType, A::Type), change.options);
            out << ", ADD ";
            referenceExpression(out, change.columnType, table, change.column);
        } else {
            columnType(out, change.columnType, change.options);
            columnOptions(out, change.columnType, change.options);
        }
        break;
    case Change::Type::Modify:
        modifyColumn(out, table, change);
        break;
    case Change::Type::Remove:
        if (change.typed && isReference(change.columnType)) {
            dropReference(out, change.columnType, table, change.column);
        }
        out << "DROP COLUMN ";
        quoted(out, change.column);
        break;
    case Change::Type::RemoveIfExists:
        if (change.typed && isReference(change.columnType)) {
            dropReference(
                out, change.columnType, table, change.column, "DROP CONSTRAINT IF EXISTS ");
        }
        out << "DROP COLUMN IF EXISTS ";
        quoted(out, change.column);
        break;
    }
}

void PostgresWriter::modifyColumn(SqlText &out, const Value &table, const Change &change) const
{
    const bool reference = isReference(change.columnType);
    const auto type = reference ? fieldOf(change.columnType, A::Type) : change.columnType;
    dropReference(out, keywordGet(change.options, A::From), table, change.column);
    out << "ALTER COLUMN ";
    quoted(out, change.column);
    out << " TYPE ";
    if (reference) {
        referenceType(out, change.columnType, change.options);
        out << ", ADD ";
        referenceExpression(out, change.columnType, table, change.column);
    } else {
        columnType(out, type, change.options);
    }
    const auto null = keywordGet(change.options, A::Null);
    if (null.isBoolean()) {
        out << ", ALTER COLUMN ";
        quoted(out, change.column);
        out << (null.truthy() ? " DROP NOT NULL" : " SET NOT NULL");
    } else if (!null.isNil()) {
        out.refuse("null: must be true or false, got " + inspect(null));
    }
    if (const auto *const value = keywordFind(change.options, A::Default)) {
        out << ", ALTER COLUMN ";
        quoted(out, change.column);
        out << " SET DEFAULT ";
        defaultValue(out, *value, type);
    }
    collation(out, change.options);
}

void PostgresWriter::columnOptions(SqlText &out, const Value &type, const Value &options) const
{
    if (const auto *const value = keywordFind(options, A::Default)) {
        out << " DEFAULT ";
        defaultValue(out, *value, type);
    }
    nullOption(out, options);
    collation(out, options);
}

void PostgresWriter::referenceType(SqlText &out, const Value &reference, const Value &options) const
{
    const auto type = fieldOf(reference, A::Type);
    if (type.isAtom(A::Serial)) {
        out << "integer";
    } else if (type.isAtom(A::Bigserial) || type.isAtom(A::Identity)) {
        out << "bigint";
    } else {
        columnType(out, type, options);
    }
}

void PostgresWriter::columnType(SqlText &out, const Value &type, const Value &options) const
{
    typeName(out, type, options);
    const auto generated = keywordGet(options, A::Generated);
    if (generated.isBinary()) {
        out << " GENERATED " << generated.text();
        return;
    }
    if (!generated.isNil()) {
        out.refuse("generated: must be text, got " + inspect(generated));
        return;
    }
    if (!type.isAtom(A::Identity)) {
        return;
    }
    out << " GENERATED BY DEFAULT AS IDENTITY";
    std::string sequence;
    const std::pair<Atom, std::string_view> parts[] = { { A::StartValue, "START WITH " },
        { A::Increment, "INCREMENT BY " } };
    for (const auto &[key, words] : parts) {
        const auto number = keywordGet(options, key);
        if (number.isInteger() && number.integer() > 0) {
            sequence += (sequence.empty() ? "" : " ") + std::string(words)
                + std::to_string(number.integer());
        }
    }
    if (!sequence.empty()) {
        out << '(' << sequence << ") ";
    }
}

void PostgresWriter::typeName(SqlText &out, const Value &type, const Value &options) const
{
    const auto size = keywordGet(options, A::Size);
    const auto precision = keywordGet(options, A::Precision);
    const auto inParentheses = [&](const Value &value) {
        out << '(';
        addPlain(out, value);
        out << ')';
    };
    if (type.isTuple(2) && type.items()[0].isAtom(A::Array)) {
        typeName(out, type.items()[1], options);
        out << "[]";
        return;
    }
    plainType(out, type);
    if (type.isAtom(A::Time) || type.isAtom(A::UtcDatetime) || type.isAtom(A::NaiveDatetime)) {
        out << "(0)";
    } else if (type.isAtom(A::TimeUsec) || type.isAtom(A::UtcDatetimeUsec)
        || type.isAtom(A::NaiveDatetimeUsec)) {
        if (precision.truthy()) {
            inParentheses(precision);
        }
    } else if (type.isAtom(A::Duration)) {
        if (const auto fields = keywordGet(options, A::Fields); fields.truthy()) {
            out << ' ';
            addVerbatim(out, fields);
        }
        if (precision.truthy()) {
            inParentheses(precision);
        }
    } else if (size.truthy()) {
        inParentheses(size);
    } else if (precision.truthy()) {
        const auto scale = keywordGet(options, A::Scale);
        out << '(';
        addPlain(out, precision);
        out << ',';
        addPlain(out, scale.truthy() ? scale : Value(int64_t(0)));
        out << ')';
    } else if (type.isAtom(A::String)) {
        out << "(255)";
    }
}

void PostgresWriter::plainType(SqlText &out, const Value &type) const
{
    if (type.isTuple(2) && type.items()[0].isAtom(A::Array)) {
        plainType(out, type.items()[1]);
        out << "[]";
        return;
    }
    if (type.isAtom(A::Map) || (type.isTuple(2) && type.items()[0].isAtom(A::Map))) {
        out << m_settings.postgresMapType;
        return;
    }
    if (!type.isAtom()) {
        out.refuse("unsupported type " + inspect(type));
        return;
    }
    static const std::pair<Atom, std::string_view> table[] = { { A::Id, "integer" },
        { A::Identity, "bigint" }, { A::BinaryId, "uuid" }, { A::String, "varchar" },
        { A::Bitstring, "varbit" }, { A::Binary, "bytea" }, { A::TimeUsec, "time" },
        { A::UtcDatetime, "timestamp" }, { A::UtcDatetimeUsec, "timestamp" },
        { A::NaiveDatetime, "timestamp" }, { A::NaiveDatetimeUsec, "timestamp" },
        { A::Duration, "interval" } };
    const auto it = std::ranges::find_if(
        table, [&](const auto &entry) { return type.isAtom(entry.first); });
    out << (it == std::end(table) ? nameOf(type.toAtom()) : it->second);
}

namespace {

void bitLiteral(SqlText &out, const Value &value)
{
    out << "b'";
    for (uint32_t i = 0; i < value.bitCount(); ++i) {
        const auto byte = static_cast<unsigned char>(value.bitBytes()[i / 8]);
        out << ((byte >> (7 - i % 8)) & 1 ? '1' : '0');
    }
    out << '\'';
}

} // namespace

void PostgresWriter::defaultValue(SqlText &out, const Value &value, const Value &type) const
{
    if (value.isNil()) {
        out << "NULL";
    } else if (value.isList() && type.isTuple(2) && type.items()[0].isAtom(A::Array)) {
        out << "ARRAY[";
        out.join(value.items(), ",", [&](const Value &item) {
            if (item.isNil()) {
                out.refuse("unknown default " + inspect(value));
            }
            defaultValue(out, item, type.items()[1]);
        });
        out << "]::";
        plainType(out, type);
    } else if (value.isBinary()) {
        if (value.text().find('\0') != std::string_view::npos || !isValidUtf8(value.text())) {
            out.refuse("default values are UTF-8 texts without null bytes");
        }
        out << '\'' << doubled(value.text(), '\'') << '\'';
    } else if (value.kind() == Kind::Bits) {
        bitLiteral(out, value);
    } else if (value.isNumber() || value.isLarge() || value.isBoolean()) {
        addPlain(out, value);
    } else if (value.isMap() && type.isAtom(A::Map)) {
        const auto json = toJson(value);
        if (!json) {
            refuseJson(out, value);
            return;
        }
        out << '\'' << doubled(*json, '\'') << '\'';
    } else if (value.isTuple(2) && value.items()[0].isAtom(A::Fragment)) {
        addVerbatim(out, value.items()[1]);
    } else {
        out.refuse("unknown default " + inspect(value) + " for type " + inspect(type));
    }
}

} // namespace Switchback::Ecto
