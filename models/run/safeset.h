// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// 'Make safe': a pending migration's unsafe statements replaced by recipes, as files of the
// project's own format and numbering, linted before anybody sees them.

#include "core/safeset.h"
#include "run/session.h"

namespace Switchback {

/// Nothing is written. An Error says why there is no such set: applied already, no room for the
/// versions, a statement that no recipe can take apart.
Result<SafeSet> makeSafeSet(const Session &session, const Finding &finding);

/// All files or none; refused when one of them is no longer what it was.
Result<void> writeSafeSet(const Session &session, const SafeSet &set);

} // namespace Switchback
