// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the flag stands that a migration waits for.

#include "core/migration.h"

namespace Switchback {

struct FlagState {
    enum class Kind { Unknown, Off, Partly, On };
    Version version; // of the migration
    QString flag;
    QString wanted; // "on" or "off"; empty = nobody can tell, and it stays closed
    Kind kind = Kind::Unknown;
    QString words; // where it was asked, or why nobody knows
    bool isOpen() const
    {
        return (wanted == QLatin1StringView("off") && kind == Kind::Off)
            || (wanted == QLatin1StringView("on") && kind == Kind::On);
    }
    bool operator==(const FlagState &) const = default;
};

/// "on", "off", "partly", "unknown": the words of the JSON.
QString flagWord(FlagState::Kind kind);
/// A sentence: "Migration 7 waits for the flag checkout to be on; it is off (…)."
QString flagSentence(const FlagState &state);

} // namespace Switchback
