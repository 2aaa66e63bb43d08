// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether the list of triggers that a user is shown is all of them.

#include "engines/engine.h"

namespace Switchback {

/// MariaDB and MySQL name a trigger only to those who have the privilege TRIGGER.
Result<bool> seesAllTriggers(const Engine &engine, Connection &connection);

} // namespace Switchback
