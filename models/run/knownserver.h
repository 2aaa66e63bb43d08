// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which server an environment of switchback.toml led to when something was last run on it, kept in
// the state folder. An address that leads elsewhere today may be a new server, or a wrong one.

#include "run/session.h"

namespace Switchback {

/// One sentence when the address leads to another server than at the last run; else empty. Embedded
/// engines, addresses given by hand and servers that do not say who they are never differ.
QString otherServer(const Session &session, const Connection &connection);

void rememberServer(const Session &session, const Connection &connection);

} // namespace Switchback
