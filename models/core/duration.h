// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace Switchback {

/// "5s", "500ms", "2min", "24h", "0"; at most a month. Empty for anything else.
std::optional<std::chrono::milliseconds> parseDuration(const QString &text);

} // namespace Switchback
