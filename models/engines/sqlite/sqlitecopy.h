// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A whole SQLite database copied through its own backup interface, while others use it.

#include "core/error.h"

#include <stop_token>

namespace Switchback {

Result<void> copySqlite(const QString &from, const QString &to, std::stop_token stop);
/// Every ordinary table loses its rows and nothing answers; what modules keep stays.
Result<void> emptySqlite(const QString &path);

} // namespace Switchback
