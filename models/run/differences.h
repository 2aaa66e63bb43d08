// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads the sides of a comparison and compares each with the next.

#include "core/differences.h"
#include "run/compare.h"
#include "run/session.h"

namespace Switchback {

struct ReadDifferences {
    Differences all;
    QList<Comparison> steps; // for triedScript
};

/// `session` may be null where every source is given.
Result<ReadDifferences> readDifferences(
    const Session *session, const DifferenceRequest &request, const ReadOptions &reading);

/// The DDL of the row's root on one side; empty where it is not there.
QString differenceDdl(const Differences &all, const DifferenceRow &row, int side);

} // namespace Switchback
