// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How findings, locks and ways back look: the same glyph, word and colour wherever they stand.

#include "core/proof.h"
#include "core/safetybrief.h"
#include "widgets/badge.h"

namespace Switchback {

Tone toneOf(Severity severity);
Badge severityBadge(Severity severity, const QString &text);
/// `waits`: readers or writers do so for longer than a moment.
Badge lockBadge(LockClass lock, bool waits, const QString &text);
Badge wayBackBadge(WayBack back, const QString &text);
/// What a rehearsal found, in the place of what the scripts promise.
Badge verdictBadge(Verdict verdict, const QString &text);

/// The same without its colour and ground: for what was applied long ago.
Badge faded(Badge badge);

/// By which one without ground is set in, so that the glyphs of both kinds stand in one column.
inline constexpr int QuietInset = 6;

/// Room for any badge of its kind, so that they stand in columns.
struct SafetyColumns {
    int severity = 0;
    int lock = 0;
    int wayBack = 0;
};
SafetyColumns safetyColumns(const QFont &font);

} // namespace Switchback
