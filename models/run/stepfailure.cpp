// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/stepfailure.h"

#include "core/tr.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Counts as people do: only what the file says, beginning with 1.
std::pair<int, int> ordinal(const Step &step, int statement)
{
    int number = 0;
    int all = 0;
    for (int i = 0; i < step.statements.size(); ++i) {
        const bool counts = step.statements.at(i).role == StatementRole::Migration;
        all += counts ? 1 : 0;
        number += counts && i <= statement ? 1 : 0;
    }
    return { number, all };
}

} // namespace

QString brakedWords(const Step &step, int statement, const QString &why)
{
    const auto [number, all] = ordinal(step, statement);
    return tr("The brake stopped migration %1 at statement %2 of %3: %4.")
        .arg(step.version.text)
        .arg(number)
        .arg(all)
        .arg(why);
}

Error gaveUp(const Step &step, int statement, const QString &why, int attempts)
{
    return { .kind = ErrorKind::Failed,
        .what = brakedWords(step, statement, why) + u' ' + tr("Attempts: %1.").arg(attempts),
        .next = tr("Run it again when the database is quieter."),
        .place = { step.path, step.statements.at(statement).line } };
}

void saySettled(const Step &step, CommitFate fate, StepFailure &failure)
{
    failure.committed = fate == CommitFate::Committed;
    const auto &version = step.version.text;
    failure.error.what = tr("The connection was lost while migration %1 was being committed.")
                             .arg(version);
    failure.error.kind = ErrorKind::Failed;
    switch (fate) {
    case CommitFate::Committed:
        break;
    case CommitFate::Aborted:
        failure.truth += tr("The server says: nothing of %1 was kept.").arg(version);
        break;
    case CommitFate::InProgress:
        failure.truth += tr("The server still works on %1. Look at 'status' before you run again.")
                             .arg(version);
        break;
    case CommitFate::Unknown:
        failure.truth += tr("Whether %1 was kept is not known yet: 'status' will tell.")
                             .arg(version);
        break;
    }
    failure.error.untouched = failure.truth.join(u' ');
    failure.error.next = tr("Run 'status', then 'up' again.");
}

void sayWhy(const FailedStep &failed, const QString &blockers, StepFailure &failure)
{
    const auto &[step, kind, atomic] = failed;
    const auto role = step.statements.at(failure.statement).role;
    auto &error = failure.error;
    const auto &version = step.version.text;
    const auto [number, all] = ordinal(step, failure.statement);
    error.place = { step.path, step.statements.at(failure.statement).line };
    if (failure.cancelled) {
        error.kind = ErrorKind::Cancelled;
        error.what = tr("Migration %1 was cancelled at statement %2 of %3.")
                         .arg(version)
                         .arg(number)
                         .arg(all);
    } else if (kind == Failure::LockTimeout) {
        error.what = tr(
            "Migration %1, statement %2 of %3: the lock it waits for was not given in time.")
                         .arg(version)
                         .arg(number)
                         .arg(all);
        error.what += blockers.isEmpty() ? QString() : u' ' + tr("Held by %1.").arg(blockers);
    } else if (kind == Failure::ConnectionLost) {
        error.what = tr(
            "The connection to the server was lost in migration %1, statement %2 of %3.")
                         .arg(version)
                         .arg(number)
                         .arg(all);
    } else if (kind == Failure::DuplicateKey && role == StatementRole::History) {
        error.kind = ErrorKind::Locked;
        error.what = tr("Migration %1 was applied by another run meanwhile.").arg(version);
    } else if (error.kind == ErrorKind::Locked) {
        error.what = tr("Migration %1 was not committed: %2").arg(version, error.what);
        if (role == StatementRole::Lock) { // it ran
            error.kind = ErrorKind::Failed;
            error.next += atomic
                ? QString()
                : u' ' + tr("What is in is told by 'landed --only %1'.").arg(version);
        }
    } else {
        const auto detail = error.server.isEmpty() ? error.what : error.server;
        error.what = tr("Migration %1 failed at statement %2 of %3: %4")
                         .arg(version)
                         .arg(number)
                         .arg(all)
                         .arg(detail.simplified());
    }
    if (error.kind != ErrorKind::Locked && !failure.cancelled) {
        error.kind = ErrorKind::Failed;
    }
}

void sayTruth(const FailedStep &failed, StepFailure &failure)
{
    const auto &[step, kind, atomic] = failed;
    const auto &version = step.version.text;
    const auto [number, all] = ordinal(step, failure.statement - 1);
    const bool running = step.statements.at(failure.statement).role == StatementRole::Migration;
    if (atomic) {
        failure.truth += tr("Nothing of %1 was kept.").arg(version);
    } else if (kind == Failure::ConnectionLost && running) {
        failure.truth += tr(
            "%1 of %2 statements of %3 are in; whether the next one is, too, is not known yet.")
                             .arg(number)
                             .arg(all)
                             .arg(version);
    } else if (!step.onFailure.isEmpty()
        || std::ranges::any_of(step.statements.first(failure.statement),
            [](const PlannedStatement &each) { return each.role == StatementRole::History; })) {
        failure.truth += tr("%1 of %2 statements of %3 are in; what its history row says, "
                            "'status' tells.")
                             .arg(number)
                             .arg(all)
                             .arg(version);
    } else {
        failure.truth += number == 0
            ? tr("This run brought in no statement of %1; it is not recorded in the history.")
                  .arg(version)
            : tr("%1 of %2 statements of %3 are in; it is not recorded in the history.")
                  .arg(number)
                  .arg(all)
                  .arg(version);
    }
}

void sayBatches(const BackfillProgress &batches, StepFailure &failure)
{
    failure.truth += tr("In batches, %1 rows were gone through and %2 changed; these stay. "
                        "Run it in batches again: it goes on there.")
                         .arg(batches.keys)
                         .arg(batches.rows);
}

} // namespace Switchback
