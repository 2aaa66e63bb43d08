// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Plain text for people: text that came from files, servers and names is shown through these.

#include <QString>

namespace Switchback {

/// Control characters as \x1b, bidi and zero-width characters as \u202e; line ends and tabs become
/// blanks. What remains can be put on one line of a terminal or a label.
QString visible(const QString &text);

/// As visible(), but line ends and tabs stay.
QString visibleLines(const QString &text);

/// At most `length` characters, the middle replaced by an ellipsis.
QString elided(const QString &text, qsizetype length);

/// Remembers a secret so that scrubbed() removes it from whatever leaves the program.
void rememberSecret(const QString &secret);
QString scrubbed(const QString &text);

} // namespace Switchback
