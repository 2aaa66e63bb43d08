// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The functions of Ecto.Migration.

#include "formats/ecto/builtins/builtins.h"

#include <algorithm>
#include <array>

namespace Switchback::Ecto {

namespace {

using Type = Command::Type;

std::unexpected<const Stop *> noRunner(Interpreter &in)
{
    return in.raise(A::RuntimeError, "could not find migration runner process");
}

std::unexpected<const Stop *> noClause(Interpreter &in, std::string_view name, const Value &got)
{
    return in.raise(A::FunctionClauseError,
        "no function clause of " + std::string(name) + " takes " + inspect(got));
}

/// struct!: the defaults with the options put in; options that the struct does not have raise.
Eval build(Interpreter &in, std::vector<Pair> fields, const Value &options, std::string_view what)
{
    const auto strict = !in.run() || in.run()->settings().strictOptions;
    auto result = makeMap(in.arena(), std::move(fields));
    if (options.isUnknown()) {
        return options;
    }
    if (!isKeyword(options)) {
        return noClause(in, what, options);
    }
    for (const auto &option : options.items()) {
        const auto key = option.items()[0];
        if (result.find(key)) {
            result = mapPut(in.arena(), result, key, option.items()[1]);
        } else if (strict) {
            return in.raise(A::KeyError,
                "key " + inspect(key) + " not found: " + std::string(what) + " has no such option");
        }
    }
    return result;
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
        { { A::Struct, A::MTable }, { A::Name, *name }, { A::Prefix, {} }, { A::Comment, {} },
            { A::PrimaryKey, A::True }, { A::Engine, {} }, { A::Options, {} },
            { A::Modifiers, {} } },
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
        { { A::Struct, A::MIndex }, { A::Table, *name }, { A::Prefix, {} }, { A::Name, {} },
            { A::Columns, columns }, { A::Unique, A::False }, { A::Concurrently, A::False },
            { A::Using, {} }, { A::Include, none }, { A::Only, A::False }, { A::NullsDistinct, {} },
            { A::Where, {} }, { A::Comment, {} }, { A::Options, {} } },
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
        { { A::Struct, A::MConstraint }, { A::Name, arguments[1] }, { A::Table, *name },
            { A::Check, {} }, { A::Exclude, {} }, { A::Prefix, {} }, { A::Comment, {} },
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
        { { A::Struct, A::MReference }, { A::Name, {} }, { A::Prefix, {} }, { A::Table, *name },
            { A::Column, A::Id }, { A::Type, A::Bigserial }, { A::OnDelete, A::Nothing },
            { A::OnUpdate, A::Nothing }, { A::Validate, A::True }, { A::With, none },
            { A::Match, {} }, { A::Options, none } },
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

Eval validType(Interpreter &in, const Value &type)
{
    if (type.isUnknown() || type.isStruct(A::MReference)) {
        return type;
    }
    if (type.isAtom(A::Datetime)) {
        return in.raise(A::ArgumentError,
            "the :datetime type in migrations is not supported, use :utc_datetime or "
            ":naive_datetime instead");
    }
    if (type.isAtom() && !nameOf(type.toAtom()).starts_with("Elixir.")) {
        return type;
    }
    if (type.isTuple(2) && type.items()[0].isAtom()) {
        const auto &inner = type.items()[1];
        if (inner.isAtom()) {
            return validType(in, inner);
        }
        if (inner.isTuple()) {
            for (const auto &part : inner.items()) {
                const auto valid = validType(in, part);
                if (!valid) {
                    return valid;
                }
            }
            return type;
        }
    }
    return in.raise(A::ArgumentError, "invalid migration type: " + inspect(type));
}

Eval column(Interpreter &in, Change::Type what, Arguments arguments)
{
    auto *const run = in.run();
    if (!run) {
        return noRunner(in);
    }
    Change change;
    change.type = what;
    change.column = arguments[0];
    change.columnType = arguments.size() > 1 ? arguments[1] : Value();
    change.options = arguments.size() > 2 ? arguments[2] : Value::list({});
    change.typed = arguments.size() > 1;
    const bool removes = what == Change::Type::Remove || what == Change::Type::RemoveIfExists;
    if (!change.column.isAtom() && !change.column.isUnknown()) {
        return noClause(in, removes ? "remove" : "add or modify", change.column);
    }
    if (!removes && !change.options.isUnknown() && !change.options.isList()) {
        return noClause(in, "add or modify", change.options);
    }
    if (!removes && keywordGet(change.options, A::Scale).truthy()
        && !keywordGet(change.options, A::Precision).truthy()) {
        return in.raise(A::ArgumentError,
            "column " + std::string(nameOf(change.column.toAtom()))
                + " is missing precision option");
    }
    if (change.typed) {
        if (const auto valid = validType(in, change.columnType); !valid) {
            return valid;
        }
    }
    return run->change(change);
}

Eval add(Interpreter &in, Arguments a)
{
    return column(in, Change::Type::Add, a);
}
Eval addIfNotExists(Interpreter &in, Arguments a)
{
    return column(in, Change::Type::AddIfNotExists, a);
}
Eval modify(Interpreter &in, Arguments a)
{
    return column(in, Change::Type::Modify, a);
}
Eval remove(Interpreter &in, Arguments a)
{
    return column(in, Change::Type::Remove, a);
}
Eval removeIfExists(Interpreter &in, Arguments a)
{
    return column(in, Change::Type::RemoveIfExists, a);
}

Eval timestamps(Interpreter &in, Arguments arguments)
{
    auto *const run = in.run();
    if (!run) {
        return noRunner(in);
    }
    auto &arena = in.arena();
    const auto given = arguments.empty() ? Value::list({}) : arguments[0];
    if (!isKeyword(given)) {
        return given.isUnknown() ? Eval(given) : Eval(noClause(in, "timestamps", given));
    }
    auto options = keywordMerge(arena, run->config(A::MigrationTimestamps, Value::list({})), given);
    if (!keywordFind(options, A::Null)) {
        options = keywordPut(arena, options, A::Null, A::False);
    }
    const auto type = keywordGet(options, A::Type, A::NaiveDatetime);
    const auto inserted = keywordGet(options, A::InsertedAt, A::InsertedAt);
    const auto updated = keywordGet(options, A::UpdatedAt, A::UpdatedAt);
    for (const auto key : { A::Type, A::InsertedAt, A::UpdatedAt }) {
        options = keywordDelete(arena, options, key);
    }
    for (const auto &name : { inserted, updated }) {
        if (!name.isAtom(A::False)) {
            const Value columnArguments[] = { name, type, options };
            if (const auto added = add(in, columnArguments); !added) {
                return added;
            }
        }
    }
    return Value(A::Ok);
}

enum class What { Table, Index, Constraint, Other };

What kindOf(const Value &object)
{
    const auto name = object.structName();
    return name == A::MTable     ? What::Table
        : name == A::MIndex      ? What::Index
        : name == A::MConstraint ? What::Constraint
                                 : What::Other;
}

Eval queueObject(Interpreter &in, const Value &object, std::array<std::optional<Type>, 3> types,
    const Value &other, std::string_view what)
{
    auto *const run = in.run();
    if (!run) {
        return noRunner(in);
    }
    if (object.isUnknown()) {
        in.noteOpaque(*object.cause());
        return object;
    }
    const auto kind = kindOf(object);
    if (kind == What::Other || !types[size_t(kind)]) {
        return noClause(in, what, object);
    }
    const auto prefixed = run->prefixed(object);
    if (!prefixed) {
        return prefixed;
    }
    Command command;
    command.type = *types[size_t(kind)];
    command.line = in.line();
    command.object = *prefixed;
    command.other = other;
    const bool creates = command.type == Type::CreateTable
        || command.type == Type::CreateTableIfNotExists;
    if (creates) {
        const auto key = run->primaryKey(object);
        if (!key) {
            return key;
        }
        if (key->isTuple(3)) {
            command.changes.push_back(
                { Change::Type::Add, key->items()[0], key->items()[1], key->items()[2], true });
        }
    }
    const auto queued = run->queue(std::move(command));
    return queued ? Eval(object) : queued;
}

Eval create(Interpreter &in, Arguments arguments)
{
    return queueObject(in, arguments[0],
        { Type::CreateTable, Type::CreateIndex, Type::CreateConstraint }, {}, "create");
}

Eval createIfNotExists(Interpreter &in, Arguments arguments)
{
    const auto done = queueObject(in, arguments[0],
        { Type::CreateTableIfNotExists, Type::CreateIndexIfNotExists, std::nullopt }, {},
        "create_if_not_exists");
    return done && !done->isUnknown() ? Eval(Value(A::Ok)) : done;
}

Eval drop(Interpreter &in, Arguments arguments)
{
    const auto mode = arguments.size() > 1 ? keywordGet(arguments[1], A::Mode, A::Restrict)
                                           : Value(A::Restrict);
    return queueObject(
        in, arguments[0], { Type::DropTable, Type::DropIndex, Type::DropConstraint }, mode, "drop");
}

Eval dropIfExists(Interpreter &in, Arguments arguments)
{
    const auto mode = arguments.size() > 1 ? keywordGet(arguments[1], A::Mode, A::Restrict)
                                           : Value(A::Restrict);
    return queueObject(in, arguments[0],
        { Type::DropTableIfExists, Type::DropIndexIfExists, Type::DropConstraintIfExists }, mode,
        "drop_if_exists");
}

Eval renameObject(Interpreter &in, const Value &object, const Value &to)
{
    auto *const run = in.run();
    const auto current = run->prefixed(object);
    if (!current) {
        return current;
    }
    Command command;
    command.line = in.line();
    command.object = *current;
    command.other = to;
    if (kindOf(object) == What::Table && kindOf(to) == What::Table) {
        const auto next = run->prefixed(to);
        if (!next) {
            return next;
        }
        command.type = Type::RenameTable;
        command.other = *next;
        const auto queued = run->queue(command);
        return queued ? Eval(to) : queued;
    }
    if (kindOf(object) == What::Index) {
        command.type = Type::RenameIndex;
        const auto queued = run->queue(command);
        return queued ? Eval(mapPut(in.arena(), object, A::Name, to)) : queued;
    }
    return noClause(in, "rename", object);
}

Eval rename(Interpreter &in, Arguments arguments)
{
    if (!in.run()) {
        return noRunner(in);
    }
    for (const auto &argument : arguments) {
        if (const auto *const cause = unknownIn(argument)) {
            in.noteOpaque(*cause);
            return Value(cause);
        }
    }
    const auto &options = arguments.back();
    if (!isKeyword(options) || options.items().size() != 1 || !keywordFind(options, A::To)) {
        return noClause(in, "rename", options);
    }
    const auto to = keywordGet(options, A::To);
    if (arguments.size() == 2) {
        return renameObject(in, arguments[0], to);
    }
    if (kindOf(arguments[0]) != What::Table || !arguments[1].isAtom() || !to.isAtom()) {
        return noClause(in, "rename", arguments[1].isAtom() ? to : arguments[1]);
    }
    const auto current = in.run()->prefixed(arguments[0]);
    if (!current) {
        return current;
    }
    Command command;
    command.type = Type::RenameColumn;
    command.line = in.line();
    command.object = *current;
    command.column = arguments[1];
    command.other = to;
    const auto queued = in.run()->queue(command);
    return queued ? Eval(arguments[0]) : queued;
}

bool executable(const Value &value)
{
    return value.isUnknown() || value.isBinary() || value.isList()
        || (value.isFunction() && value.function()->arity == 0);
}

Eval execute(Interpreter &in, Arguments arguments)
{
    if (!in.run()) {
        return noRunner(in);
    }
    for (const auto &argument : arguments) {
        if (!executable(argument)) {
            return noClause(in, "execute", argument);
        }
    }
    Command command;
    command.line = in.line();
    command.up = arguments[0];
    command.reversible = arguments.size() > 1;
    command.down = command.reversible ? arguments[1] : Value();
    return in.run()->queue(command);
}

Eval fragment(Interpreter &in, Arguments arguments)
{
    if (!arguments[0].isBinary()) {
        return noClause(in, "fragment", arguments[0]);
    }
    return pairTuple(in.arena(), A::Fragment, arguments[0]);
}

Eval direction(Interpreter &in, Arguments)
{
    return in.run() ? Eval(Value(in.run()->settings().down ? A::Down : A::Up)) : Eval(noRunner(in));
}

Eval repo(Interpreter &in, Arguments)
{
    return in.run() ? Eval(in.run()->settings().repository) : Eval(noRunner(in));
}

Eval prefix(Interpreter &in, Arguments)
{
    return in.run() ? Eval(in.run()->settings().prefix) : Eval(noRunner(in));
}

constexpr std::string_view M = "Ecto.Migration";
constexpr BuiltinEntry Entries[] = {
    { M, "table", 1, 2, table, true },
    { M, "index", 2, 3, index, true },
    { M, "unique_index", 2, 3, uniqueIndex, true },
    { M, "constraint", 2, 3, constraint, true },
    { M, "references", 1, 2, references, true },
    { M, "add", 2, 3, add, true },
    { M, "add_if_not_exists", 2, 3, addIfNotExists, true },
    { M, "modify", 2, 3, modify, true },
    { M, "remove", 1, 3, remove, true },
    { M, "remove_if_exists", 1, 2, removeIfExists, true },
    { M, "timestamps", 0, 1, timestamps, true },
    { M, "create", 1, 1, create, true },
    { M, "create_if_not_exists", 1, 1, createIfNotExists, true },
    { M, "drop", 1, 2, drop, true },
    { M, "drop_if_exists", 1, 2, dropIfExists, true },
    { M, "rename", 2, 3, rename, true },
    { M, "execute", 1, 2, execute, true },
    { M, "fragment", 1, 1, fragment, false },
    { M, "direction", 0, 0, direction, false },
    { M, "repo", 0, 0, repo, false },
    { M, "prefix", 0, 0, prefix, false },
    { "Ecto.Migration.Runner", "repo", 0, 0, repo, false },
    { "Ecto.Migration.Runner", "prefix", 0, 0, prefix, false },
    { "Ecto.Migration.Runner", "migrator_direction", 0, 0, direction, false },
};

} // namespace

Builtins migrationBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
