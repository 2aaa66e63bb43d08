// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether the user lets a project's own code run here. Remembered for the folder as it really is,
// its owner, and what its mix.exs said; when one of them is another, it is asked again.

#include "workspace/values.h"

namespace Switchback {

struct TrustRecord {
    Trust trust = Trust::Never;
    QDateTime since; // UTC
};

/// `folder` holds the code's own description of itself, mix.exs.
TrustRecord trustIn(const QString &folder);
void setTrust(const QString &folder, bool trusted);

} // namespace Switchback
