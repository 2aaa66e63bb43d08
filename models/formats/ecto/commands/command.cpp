// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/commands/command.h"

#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

Value field(const Value &object, Atom name)
{
    const auto *const value = object.isMap() ? object.find(name) : nullptr;
    return value ? *value : Value();
}

std::optional<Change> reversedChange(Arena &arena, const Change &change)
{
    Change result = change;
    switch (change.type) {
    case Change::Type::Add:
        result.type = Change::Type::Remove;
        result.options = Value::list({});
        return result;
    case Change::Type::Remove:
        result.type = Change::Type::Add;
        return change.typed ? std::optional(result) : std::nullopt;
    case Change::Type::Modify: {
        const auto from = keywordGet(change.options, A::From);
        if (from.isNil()) {
            return std::nullopt;
        }
        if (from.isTuple(2) && from.items()[1].isList()) {
            const auto back = pairTuple(
                arena, change.columnType, keywordDelete(arena, change.options, A::From));
            result.columnType = from.items()[0];
            result.options = keywordPut(arena, from.items()[1], A::From, back);
        } else {
            result.columnType = from;
            result.options = keywordPut(arena, change.options, A::From, change.columnType);
        }
        return result;
    }
    case Change::Type::AddIfNotExists:
    case Change::Type::RemoveIfExists:
        break;
    }
    return std::nullopt;
}

std::optional<Command> reversedAlter(Arena &arena, const Command &command)
{
    Command result = command;
    result.changes.clear();
    for (const auto &change : command.changes) {
        const auto back = reversedChange(arena, change);
        if (!back) {
            return std::nullopt;
        }
        result.changes.push_back(*back);
    }
    std::ranges::reverse(result.changes);
    return result;
}

Command turned(const Command &command, Command::Type type)
{
    Command result;
    result.type = type;
    result.line = command.line;
    result.object = command.object;
    result.other = A::Restrict;
    return result;
}

} // namespace

std::optional<Command> reversed(Arena &arena, const Command &command)
{
    using Type = Command::Type;
    Command result = command;
    switch (command.type) {
    case Type::CreateTable:
        return turned(command, Type::DropTable);
    case Type::CreateTableIfNotExists:
        return turned(command, Type::DropTableIfExists);
    case Type::CreateIndex:
        return turned(command, Type::DropIndex);
    case Type::CreateIndexIfNotExists:
        return turned(command, Type::DropIndexIfExists);
    case Type::DropIndex:
        return turned(command, Type::CreateIndex);
    case Type::DropIndexIfExists:
        return turned(command, Type::CreateIndexIfNotExists);
    case Type::CreateConstraint:
        return turned(command, Type::DropConstraint);
    case Type::CreateConstraintIfNotExists:
        return turned(command, Type::DropConstraintIfExists);
    case Type::AlterTable:
        return reversedAlter(arena, command);
    case Type::RenameTable:
        std::swap(result.object, result.other);
        return result;
    case Type::RenameColumn:
        std::swap(result.column, result.other);
        return result;
    case Type::RenameIndex:
        result.object = mapPut(arena, command.object, A::Name, command.other);
        result.other = field(command.object, A::Name);
        return result;
    case Type::Execute:
        if (!command.reversible) {
            return std::nullopt;
        }
        std::swap(result.up, result.down);
        return result;
    case Type::DropTable:
    case Type::DropTableIfExists:
    case Type::DropConstraint:
    case Type::DropConstraintIfExists:
        break;
    }
    return std::nullopt;
}

std::string describe(const Command &command)
{
    using Type = Command::Type;
    const auto text = [](const Value &value) { return toText(value).value_or(inspect(value)); };
    const auto named = [&](Atom key) {
        const auto prefix = field(command.object, A::Prefix);
        return (prefix.isNil() ? std::string() : text(prefix) + ".")
            + text(field(command.object, key));
    };
    const auto mode = command.other.isAtom(A::Cascade) ? " cascade" : "";
    const auto modifiers = field(command.object, A::Modifiers);
    const auto table = modifiers.isBinary() ? std::string(modifiers.text()) + " table"
                                            : std::string("table");
    switch (command.type) {
    case Type::CreateTable:
        return "create " + table + " " + named(A::Name);
    case Type::CreateTableIfNotExists:
        return "create " + table + " if not exists " + named(A::Name);
    case Type::DropTable:
        return "drop table " + named(A::Name) + mode;
    case Type::DropTableIfExists:
        return "drop table if exists " + named(A::Name) + mode;
    case Type::AlterTable:
        return "alter table " + named(A::Name);
    case Type::RenameTable:
        return "rename table " + named(A::Name) + " to " + text(field(command.other, A::Name));
    case Type::RenameColumn:
        return "rename column " + text(command.column) + " to " + text(command.other) + " on table "
            + named(A::Name);
    case Type::CreateIndex:
        return "create index " + named(A::Name);
    case Type::CreateIndexIfNotExists:
        return "create index if not exists " + named(A::Name);
    case Type::DropIndex:
        return "drop index " + named(A::Name) + mode;
    case Type::DropIndexIfExists:
        return "drop index if exists " + named(A::Name) + mode;
    case Type::RenameIndex:
        return "rename index " + named(A::Name) + " to " + text(command.other);
    case Type::CreateConstraint:
    case Type::CreateConstraintIfNotExists:
        return std::string("create ")
            + (field(command.object, A::Check).isNil() ? "exclude" : "check") + " constraint "
            + text(field(command.object, A::Name)) + " on table " + named(A::Table);
    case Type::DropConstraint:
        return "drop constraint " + text(field(command.object, A::Name)) + " from table "
            + named(A::Table);
    case Type::DropConstraintIfExists:
        return "drop constraint if exists " + text(field(command.object, A::Name)) + " from table "
            + named(A::Table);
    case Type::Execute:
        return "execute " + inspect(command.up);
    }
    return {};
}

} // namespace Switchback::Ecto
