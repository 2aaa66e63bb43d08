// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What Ecto.Migration's commands are given: tables, indexes, constraints and references.

#include "formats/ecto/builtins/migrationerrors.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

/// struct!: the defaults, in the order of their names, with the options put in; options that the
/// struct does not have raise.
Eval build(Interpreter &in, std::vector<Pair> fields, const Value &options, std::string_view what)
{
    const auto strict = !in.run() || in.run()->settings().strictOptions;
    if (options.isUnknown()) {
        return options;
    }
    if (!isKeyword(options)) {
        return noClause(in, what, options);
    }
    for (const auto &option : options.items()) {
        const auto key = option.items()[0];
        if (key.isAtom(A::Struct)) {
            continue;
        }
        const auto field = std::ranges::find_if(
            fields, [&](const Pair &pair) { return equal(pair.key, key); });
        if (field != fields.end()) {
            field->value = option.items()[1];
        } else if (strict) {
            return in.raise(A::KeyError,
                "key " + inspect(key) + " not found: " + std::string(what) + " has no such option");
        }
    }
    return makeMap(in.arena(), std::move(fields));
}

Eval nameOfTable(Interpreter &in, const Value &name, std::string_view what)
{
    if (name.isUnknown()) {
        return name;
    }
    if (name.isAtom()) {
        return in.text(nameOf(name.toAtom()));
    }
    return name.isBinary() ? Eval(name) : Eval(noClause(in, what, name));
}

Eval table(Interpreter &in, Arguments arguments)
{
    const auto name = nameOfTable(in, arguments[0], "table");
    if (!name) {
        return name;
    }
    return build(in,
        { { A::Struct, A::MTable }, { A::Comment, {} }, { A::Engine, {} }, { A::Modifiers, {} },
            { A::Name, *name }, { A::Options, {} }, { A::Prefix, {} }, { A::PrimaryKey, A::True } },
        arguments.size() > 1 ? arguments[1] : Value::list({}), "table");
}

// A part of an index's default name: other characters become underscores, those at the end go. The
// pattern looks at bytes, and takes those that are letters in Latin-1 for word characters.
std::string indexPart(const std::string &text)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool latin = byte == 0xaa || byte == 0xb5 || byte == 0xba
            || (byte >= 0xc0 && byte != 0xd7 && byte != 0xf7);
        out += (byte < 0x80 ? std::isalnum(byte) != 0 || c == '_' : latin) ? c : '_';
    }
    out.erase(out.find_last_not_of('_') + 1);
    return out;
}

Eval defaultIndexName(Interpreter &in, const Value &tableName, const Value &columns)
{
    std::string name = indexPart(std::string(tableName.text()));
    std::vector<Value> parts;
    const std::function<void(const Value &)> flatten = [&](const Value &list) {
        for (const auto &item : list.items()) {
            item.isList() ? flatten(item) : parts.push_back(item);
        }
    };
    flatten(columns);
    for (auto part : parts) {
        while (part.isTuple(2)) {
            part = part.items()[1];
        }
        const auto text = in.textOf(part);
        if (!text || text->isUnknown()) {
            return text;
        }
        name += "_" + indexPart(std::string(text->text()));
    }
    name += "_index";
    if (!isValidUtf8(name) || name.size() > 4 * 255) {
        return in.raise(A::ArgumentError, "no index name can be made of these columns; give name:");
    }
    return Value(atom(name));
}

Eval indexWith(Interpreter &in, const Value &tableName, Value columns, const Value &options)
{
    const auto name = nameOfTable(in, tableName, "index");
    if (!name || name->isUnknown()) {
        return name;
    }
    if (columns.isUnknown() || options.isUnknown()) {
        return columns.isUnknown() ? columns : options;
    }
    if (columns.isAtom()) {
        const Value one[] = { columns };
        columns = Value::list(in.arena().copy(std::span<const Value>(one)));
    }
    if (!columns.isList() || !options.isList()) {
        return noClause(in, "index", columns);
    }
    if (!keywordGet(options, A::NullsDistinct).isNil()
        && !keywordGet(options, A::Unique).isAtom(A::True)) {
        return in.raise(
            A::ArgumentError, "the `nulls_distinct` option can only be used with unique indexes");
    }
    if (std::ranges::count_if(options.items(),
            [](const Value &item) { return item.isTuple(2) && item.items()[0].isAtom(A::Where); })
        > 1) {
        return in.raise(A::ArgumentError,
            "only one `where` keyword is supported when declaring a partial index");
    }
    const auto none = Value::list({});
    auto index = build(in,
        { { A::Struct, A::MIndex }, { A::Columns, columns }, { A::Comment, {} },
            { A::Concurrently, A::False }, { A::Include, none }, { A::Name, {} },
            { A::NullsDistinct, {} }, { A::Only, A::False }, { A::Options, {} }, { A::Prefix, {} },
            { A::Table, *name }, { A::Unique, A::False }, { A::Using, {} }, { A::Where, {} } },
        options, "index");
    if (!index || index->isUnknown() || index->find(A::Name)->truthy()) {
        return index;
    }
    const auto made = defaultIndexName(in, *index->find(A::Table), *index->find(A::Columns));
    return made ? Eval(mapPut(in.arena(), *index, A::Name, *made)) : made;
}

Eval index(Interpreter &in, Arguments arguments)
{
    return indexWith(
        in, arguments[0], arguments[1], arguments.size() > 2 ? arguments[2] : Value::list({}));
}

Eval uniqueIndex(Interpreter &in, Arguments arguments)
{
    const auto options = arguments.size() > 2 ? arguments[2] : Value::list({});
    if (options.isUnknown()) {
        return options;
    }
    if (!options.isList()) {
        return noClause(in, "unique_index", options);
    }
    std::vector<Value> all { pairTuple(in.arena(), A::Unique, A::True) };
    all.insert(all.end(), options.items().begin(), options.items().end());
    return indexWith(in, arguments[0], arguments[1], makeList(in.arena(), all));
}

Eval constraint(Interpreter &in, Arguments arguments)
{
    const auto name = nameOfTable(in, arguments[0], "constraint");
    if (!name) {
        return name;
    }
    return build(in,
        { { A::Struct, A::MConstraint }, { A::Check, {} }, { A::Comment, {} }, { A::Exclude, {} },
            { A::Name, arguments[1] }, { A::Prefix, {} }, { A::Table, *name },
            { A::Validate, A::True } },
        arguments.size() > 2 ? arguments[2] : Value::list({}), "constraint");
}

bool knownOnDelete(const Value &action)
{
    static const Atom plain[] = { A::Nothing, A::DeleteAll, A::NilifyAll, A::DefaultAll,
        A::Restrict };
    if (action.isTuple(2) && action.items()[1].isList()) {
        return (action.items()[0].isAtom(A::Nilify) || action.items()[0].isAtom(A::Default))
            && std::ranges::all_of(
                action.items()[1].items(), [](const Value &column) { return column.isAtom(); });
    }
    return std::ranges::any_of(plain, [&](Atom known) { return action.isAtom(known); });
}

Eval references(Interpreter &in, Arguments arguments)
{
    auto *const run = in.run();
    if (!run) {
        return noRunner(in);
    }
    const auto name = nameOfTable(in, arguments[0], "references");
    const auto options = arguments.size() > 1 ? arguments[1] : Value::list({});
    if (!name || name->isUnknown() || options.isUnknown()) {
        return !name || name->isUnknown() ? name : Eval(options);
    }
    if (!isKeyword(options)) {
        return noClause(in, "references", options);
    }
    auto &arena = in.arena();
    std::vector<Value> base;
    const auto key = run->config(A::MigrationPrimaryKey, Value::list({}));
    if (const auto *const type = keywordFind(key, A::Type)) {
        base.push_back(pairTuple(arena, A::Type, *type));
    }
    auto merged = keywordMerge(
        arena, makeList(arena, base), run->config(A::MigrationForeignKey, Value::list({})));
    merged = keywordMerge(arena, merged, options);
    std::vector<Value> kept; // whether prefix: was given counts, even when it is nil
    for (const auto &option : options.items()) {
        if (option.items()[0].isAtom(A::Prefix)) {
            kept.push_back(option);
        }
    }
    merged = keywordPut(arena, merged, A::Options, makeList(arena, kept));
    const auto none = Value::list({});
    const auto reference = build(in,
        { { A::Struct, A::MReference }, { A::Column, A::Id }, { A::Match, {} }, { A::Name, {} },
            { A::OnDelete, A::Nothing }, { A::OnUpdate, A::Nothing }, { A::Options, none },
            { A::Prefix, {} }, { A::Table, *name }, { A::Type, A::Bigserial },
            { A::Validate, A::True }, { A::With, none } },
        merged, "references");
    if (!reference || reference->isUnknown()) {
        return reference;
    }
    const auto onDelete = *reference->find(A::OnDelete);
    const auto onUpdate = *reference->find(A::OnUpdate);
    if (!unknownIn(onDelete) && !knownOnDelete(onDelete)) {
        return in.raise(A::ArgumentError, "unknown :on_delete value: " + inspect(onDelete));
    }
    static const Atom updates[] = { A::Nothing, A::UpdateAll, A::NilifyAll, A::Restrict };
    if (!onUpdate.isUnknown()
        && std::ranges::none_of(updates, [&](Atom known) { return onUpdate.isAtom(known); })) {
        return in.raise(A::ArgumentError, "unknown :on_update value: " + inspect(onUpdate));
    }
    return reference;
}

constexpr std::string_view M = "Ecto.Migration";
constexpr BuiltinEntry Entries[] = {
    { M, "table", 1, 2, table, true },
    { M, "index", 2, 3, index, true },
    { M, "unique_index", 2, 3, uniqueIndex, true },
    { M, "constraint", 2, 3, constraint, true },
    { M, "references", 1, 2, references, true },
};

} // namespace

Builtins migrationObjectBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
