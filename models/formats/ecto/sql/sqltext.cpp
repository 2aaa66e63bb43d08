// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/sql/sqltext.h"

namespace Switchback::Ecto {

void addPlain(SqlText &out, const Value &value)
{
    if (const auto text = toText(value)) {
        out << *text;
    } else {
        out.refuse("there is no text for " + inspect(value));
    }
}

void addCreate(SqlText &out, const Value &table)
{
    out << "CREATE ";
    const auto modifiers = fieldOf(table, A::Modifiers);
    if (modifiers.isBinary()) {
        out << modifiers.text() << ' ';
    } else if (!modifiers.isNil()) {
        out.refuse("modifiers must be text, got " + inspect(modifiers));
    }
}

void addVerbatim(SqlText &out, const Value &value)
{
    std::string text;
    if (value.isBinary() || value.isList()) {
        if (appendChardata(value, text)) {
            out << text;
            return;
        }
    }
    out.refuse("expected text, got " + inspect(value));
}

void refuseJson(SqlText &out, const Value &value)
{
    if (isOrderOpen(value)) {
        out.refuse(
            "Elixir does not define in which order the keys of this default are written", true);
    } else {
        out.refuse("there is no JSON for " + inspect(value));
    }
}

std::string doubled(std::string_view text, char quote)
{
    std::string out;
    out.reserve(text.size() + 2);
    for (const char c : text) {
        out += c;
        if (c == quote) {
            out += c;
        }
    }
    return out;
}

std::vector<std::pair<Value, Value>> referencePairs(
    SqlText &out, const Value &column, const Value &reference)
{
    std::vector<std::pair<Value, Value>> pairs { { column, fieldOf(reference, A::Column) } };
    const auto with = fieldOf(reference, A::With);
    for (const auto &item : with.items()) {
        if (item.isTuple(2)) {
            pairs.emplace_back(item.items()[0], item.items()[1]);
        }
    }
    if (!with.isList() || pairs.size() != with.items().size() + 1) {
        out.refuse("with: must be a keyword list of columns, got " + inspect(with));
    }
    return pairs;
}

bool isReference(const Value &type)
{
    return type.isStruct(A::MReference);
}

std::vector<Value> primaryKeys(const std::vector<Change> &changes)
{
    std::vector<Value> keys;
    for (const auto &change : changes) {
        if (change.type != Change::Type::Remove && change.type != Change::Type::RemoveIfExists
            && change.typed && keywordGet(change.options, A::PrimaryKey).truthy()) {
            keys.push_back(change.column);
        }
    }
    return keys;
}

} // namespace Switchback::Ecto
