// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Feature flags that migrations wait for: named in a comment of the file,
//
//   -- switchback:flag NAME [on|off]        in Elixir with #
//
// or under [flags.gates] of switchback.toml; asked where [flags] says, or in FunWithFlags' own table
// where an Ecto project says nothing.

#include "core/flags.h"
#include "core/flagsettings.h"
#include "run/session.h"

namespace Switchback {

/// Of those migrations that name one; nothing is asked when none does.
Result<QList<FlagState>> flagStates(const Session &session, const QList<Version> &versions);

/// The gates that a file's text names; what cannot be understood wants nothing and stays closed.
QList<FlagGate> namedFlags(const QByteArray &text);

} // namespace Switchback
