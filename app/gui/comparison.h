// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Two schemas of any size in the window, given by their addresses: how long it is busy, how it looks.

#include "app/gui/application.h"

namespace Switchback {

/// Compares, steps, filters, draws the map and the script, and prints for each how long the window
/// did nothing else at most: milliseconds by the clock, and of the processor.
int measureComparison(Application &application, const QStringList &sources);
/// Pictures of what comes first, of the map and of the script, light and dark, in a folder.
int pictureComparison(Application &application, const QStringList &sources, const QString &folder);

} // namespace Switchback
