// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/ecto/builtins/builtins.h"

namespace Switchback::Ecto {

enum class Flow { Next, Stop, Unknown };

/// What to return when the items are not known: noted, if a function would have been called with them.
Eval unknownItems(Interpreter &in, const Eval &failed, Arguments arguments);

/// Like itemsOf, for uses that do not care in which order a map gives its pairs.
std::expected<std::vector<Value>, Eval> unorderedItems(Interpreter &in, const Value &value);

/// Calls `function` with every item; `step` looks at item and result, `done` makes the value.
template<class Step, class Done>
Eval each(Interpreter &in, const Value &enumerable, const Value &function, Step &&step, Done &&done)
{
    const auto items = in.itemsOf(enumerable);
    if (!items) {
        const Value arguments[] = { enumerable, function };
        return unknownItems(in, items.error(), arguments);
    }
    for (const auto &item : *items) {
        const auto result = in.call(function, Arguments(&item, 1));
        if (!result) {
            return result;
        }
        const auto flow = step(item, *result);
        if (flow == Flow::Unknown) {
            return *result;
        }
        if (flow == Flow::Stop) {
            break;
        }
    }
    return done();
}

} // namespace Switchback::Ecto
