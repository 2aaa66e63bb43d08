// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The pending plan, sent to a scratch copy of the database: what becomes of the schema, what each
// statement locks and rewrites, what fails. The database itself is only read.

#include "core/plan.h"
#include "core/schemadiff.h"
#include "core/verdict.h"
#include "engines/schemareader.h"
#include "run/livecopy.h"
#include "run/observer.h"
#include "run/session.h"

namespace Switchback {

struct DryStatement {
    Version version;
    QString sql;
    qint64 ms = 0;
    Observation seen;
    StatementVerdict predicted = {}; // by the rules
    QStringList differences = {}; // where the observation is not the forecast: a sentence each
};

struct DryStep {
    Version version;
    QList<SchemaChange> changes; // this migration's own difference
};

struct DryRun {
    bool ok = false;
    Schema before; // without the history table
    Schema after; // as far as the plan came
    QList<SchemaChange> changes; // from now to after the plan
    QList<DryStatement> statements; // of the migrations' files
    QList<DryStep> steps;
    std::optional<PlanStop> stop; // where only the project's own tool can go on
    Error error; // of the statement that failed
    Version failed;
    Plan plan; // that was tried
};

Result<DryRun> dryRun(const Session &session, const Target &target, const ReadOptions &reading);

} // namespace Switchback
