// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Two servers of one kind print one definition in two ways when their versions differ. What the
// older one printed is loaded on a scratch database beside the newer one and read back: what then
// is the same was never a difference.

#include "run/compare.h"

namespace Switchback {

/// `beside` is the server of the other side. Changes nothing where the versions agree, nothing
/// differs, or no scratch database can be made there.
void respell(Schema &older, const Schema &newer, const CompareGround &ground,
    const ConnectionSettings &beside, const ReadOptions &reading);
/// Whichever of the two is the older one.
void respellOlder(Schema &from, const std::optional<ConnectionSettings> &fromServer, Schema &to,
    const std::optional<ConnectionSettings> &toServer, const CompareGround &ground,
    const ReadOptions &reading);

} // namespace Switchback
