// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Comments that silence rules: our own, squawk's and excellent_migrations'.
//
//   -- switchback:ignore rule[, rule] reason        the next statement
//   -- switchback:ignore-file rule[, rule] reason   the file
//   -- squawk-ignore rule[, rule]                   the next statement
//   -- squawk-ignore-file [rule, …]                 the file
//   -- excellent_migrations:safety-assured-for-next-line check …
//   -- excellent_migrations:safety-assured-for-this-file check …
//   -- switchback: irreversible reason              why there is no way back
// In Elixir the comment begins with #.

#include "rules/lint.h"
#include "rules/script.h"

namespace Switchback {

struct Suppression {
    int line = 0;
    bool wholeFile = false;
    bool everything = false; // no rule named where that means all
    bool foreign = false; // of another tool: not reported when unused
    bool inDownFile = false;
    QStringList rules;
    QStringList unknown; // words that look like a rule but are none
    QString reason;
};

struct Comments {
    QList<Suppression> suppressions;
    QString irreversible; // "switchback: irreversible reason"
};

Comments readComments(const LintMigration &migration);

/// Marks what is silenced; reports suppressions that silence nothing.
void suppress(const Comments &comments, const LintMigration &migration, const LintOptions &options,
    const ScriptView &up, const ScriptView &down, QList<Finding> &findings);

} // namespace Switchback
