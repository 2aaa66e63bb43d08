// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Releases that go on, one a project and database, in the state folder: a program that is started
// again finds one where it was, and every run knows which migrations still have to wait.

#include "core/release.h"
#include "run/session.h"

class QLockFile;

namespace Switchback {

/// The last one of this project and database; its id is empty when there was none.
Result<Release> storedRelease(const Session &session);
Result<void> keepRelease(const Session &session, const Release &release);
/// Only one program goes on with a release at a time; null while another one does.
std::unique_ptr<QLockFile> lockRelease(const Session &session);

/// How long the contract stays open once its conditions were seen to hold.
inline constexpr std::chrono::minutes UnlockedFor { 10 };
/// Whether the contract may run at this moment.
bool isUnlocked(const Release &release);

} // namespace Switchback
