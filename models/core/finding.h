// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a rule found at one statement.

#include "core/migration.h"

namespace Switchback {

enum class Severity { Info, Warning, Error };

struct Finding {
    QString file;
    int line = 0; // 1-based
    int column = 0; // 1-based
    QString rule; // its id: stable, used in JSON, suppressions and settings
    Severity severity = Severity::Warning;
    QString message; // one translated sentence
    QString help; // the safer way
    Version version; // of the migration
    Direction direction = Direction::Up;
    int migration = -1; // number in the list that was checked
    int statement = -1; // number in its script, 0-based; -1 = the file as a whole
    bool suppressed = false; // counted, not shown
    QString reason; // that the suppression gives
    bool operator==(const Finding &) const = default;
};

/// The word of the command line: "error", "warning", "info". Never translated.
QString severityName(Severity severity);

} // namespace Switchback
