// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The loss ledger: what a plan destroys, counted in the live database before it runs.

#include "core/verdict.h"

#include <QDateTime>

namespace Switchback {

/// How it is known what was written since the migration was applied.
enum class Evidence {
    None,
    Made, // the migration made it: all of it came since
    CommitTimes, // PostgreSQL's track_commit_timestamp
    Column, // a column such as updated_at
    Statistics, // the server's counters: at most so many
};

struct LedgerRow {
    Loss loss;
    std::optional<qint64> rows; // of the table; empty: not counted
    std::optional<qint64> values; // of the column, NULLs left out
    QString trouble = {}; // why it was not counted: no right to read, took too long
    bool estimated = false; // the server's estimate, because counting takes too long
    std::optional<qint64> bytes = {}; // of the table with its indexes; of the column's values
    std::optional<qint64> since = {}; // rows written since the migration was applied
    Evidence evidence = Evidence::None;
    QString evidenceColumn = {};
    QDateTime newest = {}; // the last one's time, by the same evidence
    QStringList dependants = {}; // "view public.active_users"
    QStringList sample = {}; // when asked for: some rows, every letter and digit masked
    bool operator==(const LedgerRow &) const = default;
};

/// Nothing stored is lost: all was counted, and there was nothing.
bool isEmpty(const LedgerRow &row);
/// "Ada, +49 30 12" as "Xxx, +99 99 99": the shape without the content.
QString masked(const QString &text);
/// "by updated_at"; empty without evidence.
QString evidenceWords(const LedgerRow &row);
/// The word of the JSON: "commit_times" … Never translated.
QString evidenceName(Evidence evidence);

} // namespace Switchback
