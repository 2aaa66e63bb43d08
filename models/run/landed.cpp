// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/landed.h"

#include "core/tr.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString hashOf(const QString &sql)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(sql.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QList<Mark> wantedMarks(const Step &step)
{
    QList<Mark> list;
    for (const auto &planned : step.statements) {
        if (planned.role == StatementRole::Migration) {
            list += Mark { .version = step.version.text,
                .direction = step.direction,
                .statement = int(list.size()) + 1,
                .hash = hashOf(planned.sql),
                .done = true };
        }
    }
    for (auto &mark : list) {
        mark.statements = int(list.size());
    }
    return list;
}

Error cannotResume(const Step &step, const QString &what)
{
    return { .kind = ErrorKind::Refused,
        .what = tr("Migration %1 was left half done: %2").arg(step.version.text, what),
        .untouched = tr("Nothing was run."),
        .next = tr("Compare the database with the file; then delete this version's rows from "
                   "switchback_journal."),
        .place = { step.path } };
}

/// How many of the step's statements are in.
Result<int> landedCount(const Step &step, const QList<Mark> &wanted, const QList<Mark> &earlier)
{
    int landed = 0;
    for (const auto &mark : earlier) {
        if (mark.version != step.version.text) {
            continue;
        }
        if (mark.direction != step.direction) {
            return fail(cannotResume(step, tr("it was on its way in the other direction.")));
        }
        if (!mark.done) {
            return fail(cannotResume(step,
                tr("whether statement %1 of %2 is in is not known.")
                    .arg(mark.statement)
                    .arg(mark.statements)));
        }
        if (wanted.value(landed).hash != mark.hash) {
            return fail(cannotResume(
                step, tr("statement %1 was edited since it ran.").arg(mark.statement)));
        }
        ++landed;
    }
    return landed;
}

} // namespace

void showLanded(Timeline &timeline, const QList<Mark> &marks)
{
    for (auto &entry : timeline.entries) {
        int done = 0;
        int all = 0;
        for (const auto &mark : marks) {
            if (mark.version == entry.version.text) {
                done += mark.done ? 1 : 0;
                all = mark.statements;
            }
        }
        if (all > 0) {
            entry.landed = std::max(done, 1);
            entry.note = tr("Left half done: %1 of %2 statements are in.").arg(done).arg(all);
            entry.state = isApplied(entry.state) ? entry.state : State::Failed;
        }
    }
}

Result<void> markStep(
    Step &step, const StatementMarks &marks, const QList<Mark> &earlier, QStringList &notes)
{
    const auto wanted = wantedMarks(step);
    const auto landed = landedCount(step, wanted, earlier);
    if (!landed) {
        return fail(landed.error());
    }
    if (*landed > 0) {
        notes += tr("Migration %1: %2 of %3 statements are in from an earlier run; it goes on with "
                    "the next.")
                     .arg(step.version.text)
                     .arg(*landed)
                     .arg(wanted.size());
    }
    QList<PlannedStatement> result;
    int number = 0;
    for (const auto &planned : std::as_const(step.statements)) {
        if (planned.role == StatementRole::Commit) {
            result += marks.forget(step.version.text);
        }
        if (planned.role != StatementRole::Migration) {
            result += planned;
        } else if (const auto &mark = wanted.at(number++); mark.statement > *landed) {
            result << marks.started(mark) << planned << marks.done(mark);
        }
    }
    if (!std::ranges::contains(result, StatementRole::Commit, &PlannedStatement::role)) {
        result += marks.forget(step.version.text);
    }
    step.statements = result;
    return {};
}

} // namespace Switchback
