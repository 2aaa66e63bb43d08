// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

namespace Switchback {

/// What a test cannot go on without; an error ends it with the error's words.
template<class T>
T take(const Result<T> &result)
{
    if (!result) {
        qFatal("%ls", qUtf16Printable(oneLine(result.error())));
    }
    return *result;
}

} // namespace Switchback
