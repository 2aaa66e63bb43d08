// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// [flags] of switchback.toml: where feature flags are kept, and which migrations wait for one.

#include "core/error.h"

#include <chrono>
#include <optional>

namespace Switchback {

class TomlReader;

/// A migration that waits for a flag.
struct FlagGate {
    QString version;
    QString flag;
    QString wanted; // "on" or "off"; empty = nobody can tell
    int line = 0; // in switchback.toml
    bool operator==(const FlagGate &) const = default;
};

struct FlagSettings {
    enum class Source { None, Sql, Http, Variable, File, FunWithFlags };
    Source source = Source::None;
    QString from; // query, address, variable or file; {flag} stands for the name
    QString text; // Http: the answer holds it when the flag is on
    std::chrono::milliseconds timeout { 3000 };
    QList<FlagGate> gates;
    bool operator==(const FlagSettings &) const = default;
};

/// From DIR/switchback.toml, which readProjectFile() checks as well.
Result<FlagSettings> readFlagSettings(const QString &directory);
/// The table of a file that is being read.
FlagSettings readFlagSettings(TomlReader &top, std::optional<Error> &error);

/// "NAME", "NAME on" and "NAME=off"; for anything else `wanted` is empty.
FlagGate flagGate(const QString &version, const QString &words);

} // namespace Switchback
