// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a migration asks for, before it is SQL: one command as Ecto queues it, and its reverse.

#include "formats/ecto/terms/value.h"

#include <optional>
#include <string>
#include <vector>

namespace Switchback::Ecto {

struct Change {
    enum class Type { Add, AddIfNotExists, Modify, Remove, RemoveIfExists };
    Type type = Type::Add;
    Value column; // atom
    Value columnType; // atom, tuple or Reference
    Value options; // keyword list
    bool typed = true; // false: remove/1 and remove_if_exists/1
};

struct Command {
    enum class Type {
        CreateTable,
        CreateTableIfNotExists,
        DropTable,
        DropTableIfExists,
        AlterTable,
        RenameTable,
        RenameColumn,
        CreateIndex,
        CreateIndexIfNotExists,
        DropIndex,
        DropIndexIfExists,
        RenameIndex,
        CreateConstraint,
        CreateConstraintIfNotExists,
        DropConstraint,
        DropConstraintIfExists,
        Execute,
    };
    Type type = Type::Execute;
    int line = 0;
    Value object; // the table, index or constraint
    Value other; // new table or name; new column; mode of a drop
    Value column; // RenameColumn
    std::vector<Change> changes;
    Value up; // Execute: text, function or list
    Value down;
    bool reversible = false; // Execute with both directions
};

/// What undoes it, or nothing.
std::optional<Command> reversed(Arena &arena, const Command &command);
/// Ecto's short name of it: "alter table users".
std::string describe(const Command &command);

} // namespace Switchback::Ecto
