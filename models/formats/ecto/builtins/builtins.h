// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A builtin module is a list of entries; builtins.cpp names the lists.

#include "formats/ecto/commands/run.h"
#include "formats/ecto/terms/text.h"

namespace Switchback::Ecto {

using Builtins = std::span<const BuiltinEntry>;

Builtins migrationBuiltins();
Builtins migrationObjectBuiltins();
Builtins kernelBuiltins();
Builtins enumBuiltins();
Builtins enumMoreBuiltins();
Builtins listBuiltins();
Builtins mapBuiltins();
Builtins stringBuiltins();
Builtins stringMoreBuiltins();
Builtins numberBuiltins();
Builtins calendarBuiltins();
Builtins systemBuiltins();
Builtins fileBuiltins();
Builtins configBuiltins();
Builtins baseBuiltins();

/// "%Range{}" and the like: a struct from pairs.
inline Value structOf(Interpreter &in, Atom name, std::vector<Pair> fields)
{
    fields.push_back({ A::Struct, name });
    return makeMap(in.arena(), std::move(fields));
}

inline std::unexpected<const Stop *> badArgument(Interpreter &in, std::string_view what)
{
    return in.raise(A::ArgumentError, what);
}

} // namespace Switchback::Ecto
