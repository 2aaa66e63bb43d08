// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A shop's project to try things on: two years of dbmate migrations on SQLite, with customers and
// orders in its tables. Most are applied, by the same functions that apply any other project; one
// arrives late, one is edited after it was applied, some are still to come.

#include "core/error.h"

namespace Switchback {

/// Makes the project anew in the user's data folder and returns its path. Blocks.
Result<QString> createDemo();

} // namespace Switchback
