// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/steprun.h"

#include "core/tr.h"
#include "run/awake/sleepguard.h"
#include "run/batchwork.h"
#include "run/landed.h"
#include "sql/ddl.h"

#include <QElapsedTimer>
#include <QHash>
#include <QRandomGenerator>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr int QuietBaseMs = 1000; // after the brake: until it is quieter
constexpr int QuietMostDoublings = 5;
constexpr qint64 TellMs = 500; // batches may be much shorter

/// Two tries never meet again at the same moment.
std::chrono::milliseconds backOff(int attempt, int baseMs = 200)
{
    const int base = baseMs << std::min(attempt - 1, QuietMostDoublings);
    return std::chrono::milliseconds(base + int(QRandomGenerator::global()->bounded(base)));
}

bool sleepUnlessStopped(std::chrono::milliseconds time, const std::stop_token &stop)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end && !stop.stop_requested()) {
        std::this_thread::sleep_for(20ms);
    }
    return !stop.stop_requested();
}

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

class StepRun
{
public:
    StepRun(const RunScene &scene, int step)
        : m_scene(scene)
        , m_index(step)
        , m_step(scene.plan.steps.at(step))
    {
    }

    std::expected<qint64, StepFailure> run()
    {
        QElapsedTimer timer;
        timer.start();
        for (int attempt = 1;; ++attempt) {
            auto tried = once(attempt);
            if (tried) {
                return timer.elapsed();
            }
            if (!mayRetry(tried.error(), attempt)) {
                leaveMark();
                return std::unexpected(tried.error());
            }
            const bool braked = !tried.error().braking.isEmpty();
            const auto wait = backOff(attempt, braked ? QuietBaseMs : 200);
            const auto told = m_scene.tell(StatementRetried { m_index, tried.error().statement,
                attempt, wait.count(), tried.error().error.what });
            if (!told || !sleepUnlessStopped(wait, m_scene.stop)) {
                leaveMark();
                const auto over = failed(tried.error().statement,
                    told ? Error { .kind = ErrorKind::Cancelled } : told.error());
                return std::unexpected(over ? tried.error() : over.error());
            }
        }
    }

private:
    using Tried = std::expected<void, StepFailure>;

    Tried once(int attempt)
    {
        m_timer.start();
        m_attempt = attempt;
        m_found.clear();
        // A tool's own mark ahead of the transaction stays while that is tried again.
        for (int i = attempt > 1 ? begins() : 0; i < m_step.statements.size(); ++i) {
            const auto ready = makeReady(i, attempt);
            auto sent = ready ? send(i) : fail(ready.error());
            if (!sent && m_committed) {
                return {}; // the migration is in; what follows only tidies up
            }
            if (!sent) {
                return failed(i, sent.error());
            }
            if (const auto told = m_scene.tell(
                    StatementFinished { m_index, i, sent->ms, sent->rows, sent->notices });
                !told && m_step.statements.at(i).role != StatementRole::Commit) {
                return failed(i, told.error());
            }
        }
        return {};
    }

    /// Before a statement is sent.
    Result<void> makeReady(int number, int attempt)
    {
        if (m_scene.stop.stop_requested()) {
            return fail({ .kind = ErrorKind::Cancelled });
        }
        if (const auto awake = checkAfterSleep(); !awake) {
            return awake;
        }
        if (number == 0 && marksAhead()) {
            if (const auto wanted = m_scene.history.confirm(m_step); !wanted) {
                return wanted;
            }
        }
        return m_scene.tell(StatementStarted { m_index, number, attempt });
    }

    int begins() const
    {
        const auto begin = std::ranges::find(
            m_step.statements, StatementRole::Begin, &PlannedStatement::role);
        return begin == m_step.statements.end() ? 0 : int(begin - m_step.statements.begin());
    }

    /// golang-migrate: the history says what is to come before the transaction begins.
    bool marksAhead() const
    {
        return std::ranges::any_of(m_step.statements.first(begins()),
            [](const PlannedStatement &each) { return each.role == StatementRole::History; });
    }

    /// The machine slept: what the sleep cost is met here, before the next statement is sent.
    Result<void> checkAfterSleep()
    {
        const auto asleep = timeAsleep();
        if (asleep - std::exchange(m_asleep, asleep) < 1s) {
            return {};
        }
        return m_scene.lock.confirm(m_scene.work);
    }

    Result<Execution> send(int number)
    {
        const auto &statement = m_step.statements.at(number);
        switch (statement.role) {
        case StatementRole::Number:
            return askNumber(statement.sql);
        case StatementRole::Lock: {
            const auto held = m_scene.lock.confirm(m_scene.work);
            return held ? Result<Execution>(Execution {}) : fail(held.error());
        }
        case StatementRole::Commit:
            return commit(statement.sql);
        case StatementRole::Check:
            return check(statement.sql);
        case StatementRole::Begin:
            return begin(statement, number);
        case StatementRole::Tidy:
            return tidy(statement.sql);
        default:
            return execute(statement, number);
        }
    }

    Result<Execution> begin(const PlannedStatement &statement, int number)
    {
        auto begun = execute(statement, number);
        const auto wanted = begun && !marksAhead() ? m_scene.history.confirm(m_step)
                                                   : Result<void>();
        return wanted ? begun : fail(wanted.error());
    }

    Result<Execution> askNumber(const QString &sql)
    {
        const auto rows = m_scene.work.query(sql);
        if (!rows) {
            return fail(rows.error());
        }
        m_number = rows->rows.value(0).value(0).toString();
        return Execution {};
    }

    /// Asked twice. A count must not have become less; of anything else there must not be more.
    Result<Execution> check(const QString &sql)
    {
        const auto rows = m_scene.work.query(sql);
        if (!rows) {
            return fail(rows.error());
        }
        const bool counts = rows->columns.size() == 1;
        const auto row = rows->rows.value(rows->rows.size() - 1);
        const qint64 found = counts ? row.value(0).toLongLong() : rows->rows.size();
        const auto before = m_found.value(sql, found);
        m_found.insert(sql, found);
        if (counts ? found >= before : found <= before) {
            return Execution {};
        }
        if (counts) {
            return fail({ .kind = ErrorKind::Failed,
                .what = tr("Rows of a table that the migration does not mention went along with a "
                           "table that it drops (ON DELETE CASCADE): %1 were there, %2 are left. "
                           "Asked with: %3")
                    .arg(before)
                    .arg(found)
                    .arg(sql) });
        }
        return fail({ .kind = ErrorKind::Failed,
            .what = tr("A row of %1 would refer to a row of %2 that is not there.")
                .arg(row.value(0).toString(), row.value(2).toString()) });
    }

    Result<Execution> commit(const QString &sql)
    {
        if (const auto noted = m_scene.journal.commitSent(m_index, m_number); !noted) {
            return fail(noted.error());
        }
        m_scene.committing = true;
        auto done = m_scene.work.execute(sql);
        m_scene.committing = false;
        m_committed = done.has_value();
        return done;
    }

    Result<Execution> execute(const PlannedStatement &statement, int number)
    {
        if (statement.role == StatementRole::Rescue) {
            if (const auto noted = m_scene.journal.sent(statement.sql); !noted) {
                return fail(noted.error());
            }
        }
        if (statement.batches) {
            return runBatches(statement, number);
        }
        auto sql = statement.sql;
        sql.replace(ElapsedMark, QString::number(m_timer.elapsed()));
        auto done = sendWatched(sql, number);
        if (!done || statement.role != StatementRole::Migration) {
            return done;
        }
        if (isAtomic() && m_scene.work.transaction() != Connection::Transaction::Open) {
            return fail({ .kind = ErrorKind::Failed,
                .what = tr("The statement ended the migration's transaction.") });
        }
        if (!m_step.transactional) {
            if (const auto verified = m_scene.session.engine->verify(m_scene.work, statement.sql);
                !verified) {
                return fail(verified.error());
            }
        }
        return done;
    }

    /// Others may keep their places in the same table.
    Result<Execution> tidy(const QString &sql)
    {
        const auto left = m_scene.work.query(u"SELECT count(*) FROM %1"_s.arg(
            m_scene.session.engine->identifier(QString(BackfillTable))));
        const bool empty = left && left->rows.value(0).value(0).toLongLong() == 0;
        return empty ? m_scene.work.execute(sql) : Result<Execution>(Execution {});
    }

    Result<Execution> runBatches(const PlannedStatement &statement, int number)
    {
        const auto &planned = *statement.batches;
        QStringList locals = planned.before.mid(2);
        locals.removeLast(); // after the first two come these, then the look at the place
        BatchWork work(*m_scene.session.engine, m_scene.work,
            { .sql = planned.whole,
                .id = planned.id,
                .pace = planned.pace,
                .locals = locals,
                .partOfRun = true });
        if (const auto prepared = work.prepare(); !prepared) {
            return fail(prepared.error());
        }
        if (work.part() != statement.sql || work.planned() != planned) {
            return fail({ .kind = ErrorKind::Stale,
                .what = tr("The key of %1 is not what it was when the plan was made.")
                    .arg(planned.table) });
        }
        const auto done = work.run(batchHooks(number), m_scene.stop);
        if (done && !done->done) {
            return fail({ .kind = ErrorKind::Cancelled });
        }
        return done ? Result<Execution>(Execution { .ms = done->ms, .rows = done->rows })
                    : fail(done.error());
    }

    BatchHooks batchHooks(int number)
    {
        return { .progress =
                     [this, number](const BackfillProgress &now) {
                         m_batches = now;
                         if (now.waiting.isEmpty() && m_told.isValid()
                             && m_told.elapsed() < TellMs) {
                             return;
                         }
                         m_told.start();
                         std::ignore = m_scene.tell(BatchDone { m_index, number, now.keys, now.all,
                             now.rows, now.batch, now.perSecond, now.lagMs, now.waiting });
                     },
            .confirm = [this] { return m_scene.lock.confirm(m_scene.work); },
            .sending =
                [this](bool begins) {
                    begins ? m_scene.watch.statementStarted(true)
                           : m_scene.watch.statementFinished();
                },
            .braking = [this] { return m_scene.watch.takeBraking(); } };
    }

    /// Where each statement stands alone, one that the brake stopped is sent again by itself.
    Result<Execution> sendWatched(const QString &sql, int number)
    {
        const bool alone = !m_scene.session.engine->info().transactionalDdl && isDdl(sql);
        for (int attempt = 1;; ++attempt) {
            m_scene.watch.statementStarted(alone || isAtomic());
            auto done = m_scene.work.execute(sql);
            m_scene.watch.statementFinished();
            const bool cancelled = !done && done.error().kind == ErrorKind::Cancelled;
            if (!alone || !cancelled || m_scene.stop.stop_requested()) {
                return done;
            }
            const auto why = m_scene.watch.takeBraking();
            if (why.isEmpty() || attempt >= brakeTries()) {
                m_attempt = attempt;
                m_braking = why;
                return done;
            }
            const auto wait = backOff(attempt, QuietBaseMs);
            const auto told = m_scene.tell(StatementRetried {
                m_index, number, attempt, wait.count(), brakedWords(number, why) });
            if (!told) {
                return fail(told.error());
            }
            if (!sleepUnlessStopped(wait, m_scene.stop)) {
                return done;
            }
            if (const auto held = m_scene.lock.confirm(m_scene.work); !held) {
                return fail(held.error());
            }
        }
    }

    /// A killed change of rows keeps the first of them on tables without transactions.
    static bool isDdl(const QString &sql)
    {
        const auto operations = parseSql(sql.toUtf8(), Dialect::MySql);
        return operations.size() == 1
            && (operations.first().kind == DdlOperation::Kind::AlterTable
                || operations.first().kind == DdlOperation::Kind::CreateIndex
                || operations.first().kind == DdlOperation::Kind::Drop
                || operations.first().kind == DdlOperation::Kind::CreateTable);
    }

    int brakeTries() const
    {
        const auto &chosen = m_scene.options.brake;
        const auto &own = m_scene.session.environment.brake;
        return chosen ? chosen->tries : own ? own->tries : 1;
    }

    QString brakedWords(int statement, const QString &why) const
    {
        const auto [number, all] = ordinal(m_step, statement);
        return tr("The brake stopped migration %1 at statement %2 of %3: %4.")
            .arg(m_step.version.text)
            .arg(number)
            .arg(all)
            .arg(why);
    }

    Error gaveUp(int statement, const QString &why, int attempts) const
    {
        return { .kind = ErrorKind::Failed,
            .what = brakedWords(statement, why) + u' ' + tr("Attempts: %1.").arg(attempts),
            .next = tr("Run it again when the database is quieter.") };
    }

    Tried failed(int statement, const Error &cause)
    {
        StepFailure failure { .error = cause, .statement = statement };
        if (cause.kind == ErrorKind::Cancelled && !m_scene.stop.stop_requested()) {
            failure.braking = m_braking.isEmpty() ? m_scene.watch.takeBraking() : m_braking;
        }
        if (!failure.braking.isEmpty()) {
            failure.error = gaveUp(statement, failure.braking, m_attempt);
            failure.error.place = { m_step.path, m_step.statements.at(statement).line };
            rollBack(failure, Failure::Other);
            return std::unexpected(failure);
        }
        const auto kind = m_scene.session.engine->failure(cause);
        const auto role = m_step.statements.at(statement).role;
        failure.cancelled = cause.kind == ErrorKind::Cancelled
            || (kind == Failure::Cancelled && m_scene.stop.stop_requested());
        if (role == StatementRole::Commit && kind == Failure::ConnectionLost) {
            settle(failure);
            return failure.committed ? Tried {} : Tried(std::unexpected(failure));
        }
        describe(failure, kind, role);
        rollBack(failure, kind);
        return std::unexpected(failure);
    }

    void settle(StepFailure &failure)
    {
        const auto fate = m_scene.session.engine->settle(m_scene.session.connection, m_number);
        failure.committed = fate == CommitFate::Committed;
        const auto &version = m_step.version.text;
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
            failure.truth += tr(
                "The server still works on %1. Look at 'status' before you run again.")
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

    void describe(StepFailure &failure, Failure kind, StatementRole role)
    {
        auto &error = failure.error;
        const auto &version = m_step.version.text;
        const auto [number, all] = ordinal(m_step, failure.statement);
        error.place = { m_step.path, m_step.statements.at(failure.statement).line };
        const auto blockers = m_scene.watch.lastBlockers();
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
                error.next += isAtomic()
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

    void rollBack(StepFailure &failure, Failure kind)
    {
        const auto &version = m_step.version.text;
        auto state = m_scene.work.transaction();
        // SQLite may have rolled back by itself: then ROLLBACK would only hide the first error.
        if (state == Connection::Transaction::Open || state == Connection::Transaction::Failed) {
            if (!m_scene.work.execute(m_scene.session.engine->rollback())) {
                state = Connection::Transaction::Lost;
            }
        }
        if (const auto *marks = marksOf(m_scene.session);
            marks && kind != Failure::ConnectionLost) {
            releaseTables(failure.statement);
            std::ignore = m_scene.work.execute(
                marks->withdraw(m_scene.work.server().schema, version));
        }
        const auto [number, all] = ordinal(m_step, failure.statement - 1);
        const bool running = m_step.statements.at(failure.statement).role
            == StatementRole::Migration;
        if (isAtomic()) {
            failure.truth += tr("Nothing of %1 was kept.").arg(version);
        } else if (kind == Failure::ConnectionLost && running) {
            failure.truth += tr(
                "%1 of %2 statements of %3 are in; whether the next one is, too, is not known yet.")
                                 .arg(number)
                                 .arg(all)
                                 .arg(version);
        } else if (!m_step.onFailure.isEmpty()
            || std::ranges::any_of(m_step.statements.first(failure.statement),
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
        if (m_step.statements.at(failure.statement).batches) {
            failure.truth += tr("In batches, %1 rows were gone through and %2 changed; these stay. "
                                "Run it in batches again: it goes on there.")
                                 .arg(m_batches.keys)
                                 .arg(m_batches.rows);
        }
        failure.error.untouched = failure.truth.join(u' ');
        if (kind == Failure::ConnectionLost || state == Connection::Transaction::Lost) {
            failure.error.next = tr("Run 'status', then 'up' again.");
        }
    }

    /// What ran while tables were locked is marked now.
    void releaseTables(int failed)
    {
        bool locked = false;
        int done = 0;
        int i = 0;
        const auto look = [&] {
            const auto &statement = m_step.statements.at(i);
            if (statement.role == StatementRole::Migration) {
                locked = holdsTables(statement.sql).value_or(locked);
            }
            return statement.role == StatementRole::Migration && locked;
        };
        for (; i < failed; ++i) {
            const bool inside = look();
            done = inside ? done + 1 : locked ? done : 0;
        }
        if (!locked || !m_scene.work.execute(u"UNLOCK TABLES"_s)) {
            return;
        }
        while (locked && i < m_step.statements.size()) {
            look();
            ++i;
        }
        for (const auto &mark : m_step.statements.mid(i, done)) {
            std::ignore = m_scene.work.execute(mark.sql);
        }
    }

    bool mayRetry(const StepFailure &failure, int attempt) const
    {
        if (!failure.braking.isEmpty()) {
            return isAtomic() && attempt < brakeTries();
        }
        const auto kind = m_scene.session.engine->failure(failure.error);
        const bool waiting = kind == Failure::LockTimeout || kind == Failure::Deadlock;
        return waiting && isAtomic() && !failure.cancelled && attempt < m_scene.options.tries;
    }

    /// All of it or nothing: the engine undoes DDL, too.
    bool isAtomic() const
    {
        return m_step.transactional && m_scene.session.engine->info().transactionalDdl;
    }

    /// What the tool itself would leave behind, a dirty row for instance.
    void leaveMark()
    {
        for (const auto &statement : m_step.onFailure) {
            if (!m_scene.work.execute(statement.sql)) {
                return;
            }
        }
    }

    const RunScene &m_scene;
    const int m_index;
    const Step &m_step;
    QString m_number;
    QElapsedTimer m_told; // how far the batches are
    BackfillProgress m_batches; // of the statement that runs in them
    bool m_committed = false;
    int m_attempt = 1;
    QString m_braking; // why the brake stopped a statement that stands alone, for the last time
    QHash<QString, qint64> m_found; // by the checks before
    std::chrono::milliseconds m_asleep = timeAsleep();
    QElapsedTimer m_timer;
};

} // namespace

std::expected<qint64, StepFailure> runStep(const RunScene &scene, int step)
{
    return StepRun(scene, step).run();
}

Result<void> runPreparation(const RunScene &scene)
{
    for (int i = 0; i < scene.plan.preparation.size(); ++i) {
        const auto &sql = scene.plan.preparation.at(i).sql;
        if (const auto told = scene.tell(StatementStarted { -1, i }); !told) {
            return told;
        }
        const auto done = scene.work.execute(sql);
        if (!done) {
            auto error = done.error();
            error.untouched = tr("No migration was run.");
            return fail(error);
        }
        if (const auto told = scene.tell(
                StatementFinished { -1, i, done->ms, done->rows, done->notices });
            !told) {
            return told;
        }
    }
    return {};
}

} // namespace Switchback
