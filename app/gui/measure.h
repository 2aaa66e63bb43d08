// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Figures of the window itself, for tests/bench: it opens a project, scrolls the timeline to its
// end and rests.

#include "app/gui/application.h"

namespace Switchback {

/// Prints one line a figure on standard output: `painted` at the moment at which the project's
/// timeline is first painted, `frame-ms COUNT MEDIAN LONGEST` of a scroll through all rows,
/// `idle-cpu PERCENT` of one core. The program's exit status.
int runMeasure(Application &application, const QString &project);

} // namespace Switchback
