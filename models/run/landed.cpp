// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/landed.h"

#include "core/tr.h"
#include "sql/ddl.h"

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

/// Of the file's own statements, 1-based.
QString textOf(const Step &step, int number)
{
    for (const auto &planned : step.statements) {
        if (planned.role == StatementRole::Migration && --number == 0) {
            return planned.sql;
        }
    }
    return {};
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

/// The statement whose end nobody saw: still being worked on, in, not in, or not to be known.
Result<bool> isIn(const Step &step, const Mark &mark, const QString &sql,
    const StatementMarks &marks, Connection &connection)
{
    if (const auto free = checkNobodyWorks(marks, connection, mark, step.path); !free) {
        return fail(free.error());
    }
    const auto fate = marks.fate(connection, sql);
    if (!fate) {
        return fail(fate.error());
    }
    if (*fate == StatementFate::Unknown || hashOf(sql) != mark.hash) {
        return fail(cannotResume(step,
            tr("whether statement %1 of %2 is in is not known.")
                .arg(mark.statement)
                .arg(mark.statements)));
    }
    return *fate == StatementFate::Done;
}

/// What is in of a step, and whether its last statement has to be marked so now.
struct Landed {
    int statements = 0;
    bool seenInCatalog = false;
};

Result<Landed> whatLanded(const Step &step, const QList<Mark> &wanted, const StatementMarks &marks,
    const Earlier &earlier)
{
    Landed landed;
    for (const auto &mark : earlier.marks) {
        if (mark.version != step.version.text) {
            continue;
        }
        if (mark.direction != step.direction) {
            auto error = cannotResume(step, tr("it was on its way in the other direction."));
            error.next = mark.direction == Direction::Down
                ? tr("See what is in ('landed'), then finish, undo or mark it: rollback --mend.")
                : tr("See what is in ('landed'), then finish, undo or mark it: up --mend.");
            return fail(error);
        }
        if (!mark.done) {
            const auto in = isIn(
                step, mark, textOf(step, mark.statement), marks, earlier.connection);
            if (!in) {
                return fail(in.error());
            }
            landed.statements += *in ? 1 : 0;
            landed.seenInCatalog = *in;
            continue;
        }
        if (wanted.value(landed.statements).hash != mark.hash) {
            return fail(cannotResume(
                step, tr("statement %1 was edited since it ran.").arg(mark.statement)));
        }
        ++landed.statements;
    }
    return landed;
}

} // namespace

std::optional<bool> holdsTables(const QString &sql)
{
    using Kind = DdlOperation::Kind;
    for (const auto &operation : parseSql(sql.toUtf8(), Dialect::MySql)) {
        if (operation.kind == Kind::UnlockTables || operation.kind == Kind::Begin) {
            return false;
        }
        if (operation.kind == Kind::LockTable
            || (operation.kind == Kind::FlushTables && operation.value == "READ"_L1)) {
            return true;
        }
    }
    return {};
}

void showLanded(Timeline &timeline, const QList<Mark> &marks)
{
    for (auto &entry : timeline.entries) {
        int done = 0;
        int all = 0;
        bool back = false;
        for (const auto &mark : marks) {
            if (mark.version == entry.version.text) {
                back = mark.direction == Direction::Down;
                done += mark.done ? 1 : 0;
                all = mark.statements;
            }
        }
        if (all > 0) {
            entry.landed = std::max(done, 1);
            entry.note = back
                ? tr("Its way back was left half done: %1 of %2 statements are in.")
                      .arg(done)
                      .arg(all)
                : tr("Left half done: %1 of %2 statements are in.").arg(done).arg(all);
            entry.state = isApplied(entry.state) ? entry.state : State::Failed;
        }
    }
}

Result<void> checkNobodyWorks(
    const StatementMarks &marks, Connection &connection, const Mark &mark, const QString &path)
{
    const auto worker = marks.worker(connection, mark);
    if (!worker) {
        return fail(worker.error());
    }
    if (worker->isEmpty()) {
        return {};
    }
    return fail({ .kind = ErrorKind::Locked,
        .what = tr("The server still works on statement %1 of %2 of migration"
                   " %3, for a run that is gone: %4.")
            .arg(mark.statement)
            .arg(mark.statements)
            .arg(mark.version, *worker),
        .untouched = tr("Nothing was run."),
        .next = tr("Wait until it is done, or end it with KILL QUERY %1; then run again.")
            .arg(mark.connection),
        .place = { path } });
}

Result<void> markStep(
    Step &step, const StatementMarks &marks, const Earlier &earlier, QStringList &notes)
{
    const auto wanted = wantedMarks(step);
    const auto landed = whatLanded(step, wanted, marks, earlier);
    if (!landed) {
        return fail(landed.error());
    }
    const int count = landed->statements;
    const auto &schema = earlier.connection.server().schema;
    if (count > 0) {
        notes += tr("Migration %1: %2 of %3 statements are in from an earlier"
                    " run; it goes on with the next.")
                     .arg(step.version.text)
                     .arg(count)
                     .arg(wanted.size());
    }
    QList<PlannedStatement> result;
    if (landed->seenInCatalog) {
        result += marks.done(schema, wanted.at(count - 1));
    }
    int number = 0;
    bool locked = false;
    qsizetype start = 0;
    QList<PlannedStatement> later; // the marks' table is none of those that the session has locked
    for (const auto &planned : std::as_const(step.statements)) {
        if (planned.role == StatementRole::Commit) {
            result += marks.forget(schema, step.version.text);
        }
        if (planned.role != StatementRole::Migration) {
            result += planned;
        } else if (const auto &mark = wanted.at(number++); mark.statement > count) {
            start = locked ? start : result.size();
            result.insert(start++, marks.started(schema, mark));
            result += planned;
            later += marks.done(schema, mark);
            locked = holdsTables(planned.sql).value_or(locked);
            result += locked ? QList<PlannedStatement>() : std::exchange(later, {});
        }
    }
    if (!std::ranges::contains(result, StatementRole::Commit, &PlannedStatement::role)) {
        result += marks.forget(schema, step.version.text);
    }
    step.statements = result;
    return {};
}

} // namespace Switchback
