// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What Ecto.Migration's functions raise when they are called wrongly.

#include "formats/ecto/builtins/builtins.h"

namespace Switchback::Ecto {

inline std::unexpected<const Stop *> noRunner(Interpreter &in)
{
    return in.raise(A::RuntimeError, "could not find migration runner process");
}

inline std::unexpected<const Stop *> noClause(
    Interpreter &in, std::string_view name, const Value &got)
{
    return in.raise(A::FunctionClauseError,
        "no function clause of " + std::string(name) + " takes " + inspect(got));
}

} // namespace Switchback::Ecto
