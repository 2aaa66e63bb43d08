// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pictures of every page and state, in both schemes, both languages and at two scales.

#include "app/gui/application.h"

namespace Switchback {

/// The program's exit status.
int runShots(Application &application, const QString &folder);

} // namespace Switchback
