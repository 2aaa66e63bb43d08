// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// [rehearsal] of switchback.toml: how many live rows a rehearsal looks at, and which of their
// values are masked.

#include "core/error.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace Switchback {

class TomlReader;

struct RehearsalSettings {
    int sample = 1000; // rows a table
    /// "users.email", "billing.users.email", "users.*", "*.email": beside what is masked anyway.
    QStringList mask;
    QStringList keep; // likewise; taken as they are
    std::chrono::milliseconds budget { 60'000 }; // for all reading of rows
    bool operator==(const RehearsalSettings &) const = default;
};

/// From DIR/switchback.toml, which readProjectFile() checks as well.
Result<RehearsalSettings> readRehearsalSettings(const QString &directory);
/// The table of a file that is being read.
RehearsalSettings readRehearsalSettings(TomlReader &top, std::optional<Error> &error);

} // namespace Switchback
