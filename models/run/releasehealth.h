// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a release asks before it goes on: whether green is healthy, and whether anybody still needs
// what its contract takes away.

#include "run/releasewalk.h"

namespace Switchback {

struct ReleaseRound {
    const Session &session;
    Release &release; // is advanced, or held with the reason
    const ReleaseSettings &settings;
    const ReleaseOrders &orders;
    const ReleaseSink &sink;
    const std::stop_token &stop;
};

/// Until every check has said yes for the wanted time.
void checkGreen(const ReleaseRound &round);
/// While it has the traffic; a few bad answers in a row end it.
void watchGreen(const ReleaseRound &round);
/// Opens the contract for a while, where the old version is gone and nobody reads what goes.
void unlockContract(const ReleaseRound &round);

} // namespace Switchback
