// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where in a statement's own text something is, and whether it can be sent at all.

#include "core/error.h"

#include <QByteArray>

namespace Switchback {

/// Line and column, 1-based, in the statement itself; the file is the caller's to add.
Place placeOfByte(const QByteArray &sql, qsizetype byte);
/// `character` counts code points from 0.
Place placeOfCharacter(const QByteArray &sql, qsizetype character);

/// Drivers take C strings: behind a NUL nothing would be sent. Refused with its place. When a
/// cancel came between two statements, this one is refused for it; a ROLLBACK never is.
Result<void> checkSendable(const QByteArray &sql, bool cancelAsked);

} // namespace Switchback
