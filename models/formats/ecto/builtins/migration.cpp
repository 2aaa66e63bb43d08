// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What Ecto.Migration does: its commands. What they are given is in migrationobjects.cpp.

#include "formats/ecto/builtins/migrationerrors.h"

#include <algorithm>
#include <array>

namespace Switchback::Ecto {

namespace {

using Type = Command::Type;

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
    if (kindOf(object) != What::Table && kindOf(object) != What::Index) {
        return noClause(in, "rename", object);
    }
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
