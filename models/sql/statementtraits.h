// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace Switchback {

/// What a statement is, as far as running it matters.
struct StatementTraits {
    bool transactionControl = false; // BEGIN, COMMIT, ROLLBACK, PREPARE TRANSACTION …
    bool needsNoTransaction = false; // CREATE INDEX CONCURRENTLY, VACUUM …
    bool aheadOfQueries = false; // SET TRANSACTION: refused once its transaction has asked anything
    bool ignoredInTransaction = false; // does silently nothing there: SQLite's PRAGMA foreign_keys
    bool copyFromStdin = false; // needs a protocol that migrations are not run with
    bool clientCommand = false; // psql's \i, mysql's DELIMITER: not SQL
    QString explanation; // one sentence when one of them is set
    bool operator==(const StatementTraits &) const = default;
};

} // namespace Switchback
