// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Scratch databases of this program that are still there: others may be at work on the same machine.

#include "run/scratch.h"
#include "run/session.h"

#include <QCoreApplication>

namespace Switchback {

inline QStringList leftBehind(const Session &session)
{
    const auto names = scratchMaker(session.engine->info().id)->names(session.connection);
    return names.value_or(QStringList { QStringLiteral("?") })
        .filter(QStringLiteral("_%1_").arg(QCoreApplication::applicationPid()));
}

} // namespace Switchback
