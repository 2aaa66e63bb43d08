// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads the sides of a comparison and compares each with the next.

#include "core/differences.h"
#include "core/textdiff.h"
#include "run/compare.h"
#include "run/session.h"

namespace Switchback {

struct ReadSide {
    QString title;
    Schema schema;
    std::optional<ConnectionSettings> database; // where it was read, when that was a live one
};

/// What answers make of one step's left side.
struct NamedSide {
    QList<SchemaRename> answers;
    Schema from;
    std::optional<Renamed> renamed;
};

struct ReadDifferences {
    CompareGround ground;
    QList<ReadSide> sides;
    QList<NamedSide> named; // one for each step, or none
    Differences all;
    QList<Comparison> steps; // for triedScript
};

/// `session` may be null where every source is given.
Result<ReadDifferences> readDifferences(
    const Session *session, const DifferenceRequest &request, const ReadOptions &reading);

/// What one migration changes: its folder replayed on a scratch database up to it and then with it.
Result<ReadDifferences> readMigrationDifferences(
    const Session &session, const Version &version, const ReadOptions &reading);

/// The sides compared anew; nothing is read again.
void compareAnew(ReadDifferences &read, const DiffOptions &options,
    const std::optional<QList<DiffIgnore>> &rules);

/// A question of names answered, or the answer taken back; tried on a scratch copy. Compare anew
/// afterwards.
Result<void> answerRename(
    ReadDifferences &read, const SchemaRename &rename, bool renamed, const ReadOptions &reading);

/// The DDL of the row's root on one side; empty where it is not there.
QString differenceDdl(const Differences &all, const DifferenceRow &row, int side);
/// The same of all sides, line by line.
QList<AlignedLine> differenceTexts(const Differences &all, const DifferenceRow &row);

} // namespace Switchback
