// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a look at a migration's file cannot tell, where the file has a language of its own
// (FormatInfo::language): whether it can be rolled back, and how it runs.

#include "run/session.h"

namespace Switchback {

struct Insight {
    bool opaque = false; // a part is known to the running application alone
    bool reversible = false;
    bool transactional = true;
    bool operator==(const Insight &) const = default;
};
using Insights = QHash<QString, Insight>; // by version

/// Renders those that can be read.
Insights insightsOf(const Session &session, const QList<Migration> &migrations);

/// What is known replaces what the files seemed to say.
void applyInsights(const Insights &insights, Timeline &timeline);

} // namespace Switchback
