// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// tr() for code that is no QObject: one context for the whole core.

#include <QCoreApplication>

namespace Switchback {

inline QString tr(const char *text, const char *note = nullptr, int n = -1)
{
    return QCoreApplication::translate("Switchback", text, note, n);
}

} // namespace Switchback
