// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A comparison as one HTML page that needs nothing beside itself.

#include "core/differences.h"
#include "core/schemascript.h"
#include "core/textdiff.h"

namespace Switchback {

struct DifferencesReport {
    Differences all;
    QList<QList<AlignedLine>> texts; // of the first rows; the others are listed without
    std::optional<TriedScript> script = {};
};

QString differencesHtml(const DifferencesReport &report);

} // namespace Switchback
