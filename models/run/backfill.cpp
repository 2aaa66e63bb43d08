// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/backfill.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/backup.h"
#include "run/batchplaces.h"
#include "run/batchwork.h"
#include "run/lintsource.h"
#include "run/lockwatch.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <atomic>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr Brake UsualBrake { .sessions = 3, .after = std::chrono::seconds(5), .tries = 5 };

QString idOf(const QString &sql)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(sql.simplified().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(32));
}

BatchTask taskOf(const BackfillRequest &request)
{
    return { .sql = request.sql,
        .id = idOf(request.sql),
        .pace = { .rows = request.batch,
            .adapts = request.adapts,
            .wantedMs = request.wanted.count(),
            .pauseMs = request.pause.count(),
            .withoutTriggers = request.withoutTriggers },
        .mostLag = request.mostLag,
        .anew = request.anew };
}

} // namespace

class Backfill::Worker
{
public:
    Result<void> prepare(const Session &session, const BackfillRequest &request);
    Result<BackfillResult> run(
        const std::function<void(const BackfillProgress &)> &progress, const std::stop_token &stop);

    std::optional<Session> at;
    std::unique_ptr<Connection> connection;
    std::unique_ptr<BatchWork> batches;
    BatchNotes seen;
};

Result<void> Backfill::Worker::prepare(const Session &session, const BackfillRequest &request)
{
    const auto &engine = *session.engine;
    at = session;
    if (const auto ranged = readRanged(request.sql.trimmed(), dialectOf(&engine)); !ranged) {
        return fail(ranged.error());
    }
    const auto &settings = session.connection;
    if (engine.info().embedded && !QFileInfo::exists(settings.database)) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("There is no database file '%1'.")
                .arg(elided(visible(QDir::toNativeSeparators(settings.database)), 200)),
            .untouched = tr("Nothing was run.") });
    }
    auto connected = engine.connect(settings, Access::ReadWrite);
    if (!connected) {
        return fail(connected.error());
    }
    connection = std::move(*connected);
    const auto notes = engine.preflight(*connection, settings);
    auto done = notes ? requireBackup(session, connection->server()) : fail(notes.error());
    for (const auto &planned : engine.session(settings, connection->server())) {
        const auto set = done ? connection->execute(planned.sql) : fail(done.error());
        done = set ? done : fail(set.error());
    }
    batches = std::make_unique<BatchWork>(engine, *connection, taskOf(request));
    done = done ? batches->prepare() : done;
    const auto known = done ? batches->notes() : fail(done.error());
    seen = known.value_or(BatchNotes());
    return known ? Result<void>() : fail(known.error());
}

/// Those that wait for a batch too long end it; it comes again, smaller.
Result<BackfillResult> Backfill::Worker::run(
    const std::function<void(const BackfillProgress &)> &progress, const std::stop_token &stop)
{
    const std::stop_callback stopper(stop, [this] { connection->cancel(); });
    std::atomic<int> waiters = 0;
    const LockWatch::Wishes wishes { .seen =
                                         [&waiters](const Watching &event) {
                                             waiters = int(std::ranges::count(event.seen.sessions,
                                                 WatchedSession::Side::WaitsForUs,
                                                 &WatchedSession::side));
                                         },
        .brake = at->environment.brake.value_or(UsualBrake),
        .interrupt = [this] { connection->cancel(); } };
    LockWatch watch(*at->engine, at->connection, connection->server().backend, wishes);
    return batches->run({ .progress =
                                [&](BackfillProgress now) {
                                    now.waiters = waiters.exchange(0);
                                    if (progress) {
                                        progress(now);
                                    }
                                },
                            .confirm = {},
                            .sending =
                                [&watch](bool begins) {
                                    begins ? watch.statementStarted(true)
                                           : watch.statementFinished();
                                },
                            .braking = [&watch] { return watch.takeBraking(); } },
        stop);
}

QList<UnfinishedBackfill> unfinishedBackfills(const Session &session)
{
    QList<UnfinishedBackfill> found;
    const auto live = session.engine->connect(session.connection, Access::ReadOnly);
    const auto rows = live
        ? (*live)->query(u"SELECT id, statement, keys_done, rows_done FROM %1 ORDER BY id"_s.arg(
              session.engine->identifier(QString(BackfillTable))))
        : fail(live.error());
    if (!rows) {
        return found; // mostly there is no such table
    }
    for (const auto &row : rows->rows) {
        UnfinishedBackfill one { .id = row.at(0).toString(),
            .sql = row.at(1).toString(),
            .keys = row.at(2).toLongLong(),
            .rows = row.at(3).toLongLong() };
        one.withoutTriggers = one.sql.startsWith(withoutTriggersHead());
        one.sql = one.sql.mid(one.withoutTriggers ? withoutTriggersHead().size() : 0);
        one.whole = idOf(one.sql) == one.id;
        found += one;
    }
    return found;
}

Result<void> forgetBackfill(const Session &session, const UnfinishedBackfill &unfinished)
{
    const auto live = session.engine->connect(session.connection, Access::ReadWrite);
    if (!live) {
        return fail(live.error());
    }
    const auto marker = session.engine->identifier(QString(BackfillTable));
    auto done = (*live)->execute(
        u"DELETE FROM %1 WHERE id = %2"_s.arg(marker, session.engine->literal(unfinished.id)));
    const auto left = done ? (*live)->query(u"SELECT count(*) FROM "_s + marker)
                           : fail(done.error());
    if (left && left->rows.value(0).value(0).toInt() == 0) {
        done = (*live)->execute(u"DROP TABLE "_s + marker);
    }
    return done ? Result<void>() : fail(done.error());
}

QString backfillAction(bool withoutTriggers)
{
    return withoutTriggers ? u"backfill without triggers"_s : u"backfill"_s;
}

bool canBackfill(const Engine &engine, const QString &sql)
{
    return readRanged(sql.trimmed(), dialectOf(&engine)).has_value();
}

Backfill::Backfill(std::unique_ptr<Worker> worker)
    : m_worker(std::move(worker))
{
}

Backfill::~Backfill() = default;

Result<std::unique_ptr<Backfill>> Backfill::prepare(
    const Session &session, const BackfillRequest &request)
{
    auto worker = std::make_unique<Worker>();
    if (const auto done = worker->prepare(session, request); !done) {
        return fail(done.error());
    }
    return std::unique_ptr<Backfill>(new Backfill(std::move(worker)));
}

BackfillPlan Backfill::plan() const
{
    auto plan = m_worker->batches->plan();
    plan.notes = m_worker->seen;
    return plan;
}

Result<BackfillResult> Backfill::run(
    const std::function<void(const BackfillProgress &)> &progress, std::stop_token stop)
{
    return m_worker->run(progress, stop);
}

} // namespace Switchback
