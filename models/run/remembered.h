// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the audit log adds to a timeline whose tool keeps little: for what was applied from this
// machine it knows the hash of the file that ran, and what ran together.

#include "run/session.h"

namespace Switchback {

/// Nothing where the tool itself keeps checksums. The log that cannot be read says nothing; that it
/// cannot is auditProblem()'s to tell.
void recallFromLog(Timeline &timeline, const MigrationSet &files, const Session &session);

} // namespace Switchback
