// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/demo.h"

#include "core/tr.h"
#include "run/localserver.h"
#include "run/planner.h"
#include "run/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const auto Migrations = u"/priv/repo/migrations/"_s;
const auto LateFile = Migrations + u"20260610080000_index_payments_by_day.exs"_s;
const auto EditedFile = Migrations + u"20250624151500_create_coupons.exs"_s;
// Around the migration that only mix can run.
const auto BeforeMix = u"20260519091000"_s;
const auto Newest = u"20260707123000"_s;
const auto ProductionAt = u"20260324143000"_s;

/// Where the two databases of a demo are.
struct Place {
    QString root;
    QString title;
    QString development; // URL
    QString production;
    bool postgres = false;
};

Error cannotMake(const QString &path)
{
    return { .kind = ErrorKind::Input,
        .what = tr("The demo project cannot be written to '%1'.")
            .arg(QDir::toNativeSeparators(path)),
        .untouched = tr("Your own projects are as they were."),
        .next = tr("Make room or fix the folder's permissions, then try again."),
        .place = { path } };
}

Result<void> writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(text) != text.size()) {
        return fail(cannotMake(path));
    }
    return {};
}

QByteArray resource(const QString &name)
{
    QFile file(u":/demo/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> writeProject(const Place &place)
{
    QDir(place.root).removeRecursively();
    auto settings = resource(u"data/switchback.toml"_s);
    settings.replace("@title@", place.title.toUtf8());
    settings.replace("@development@", place.development.toUtf8());
    settings.replace("@production@", place.production.toUtf8());
    if (const auto written = writeFile(place.root + "/switchback.toml"_L1, settings); !written) {
        return written;
    }
    const auto source = u":/demo/shop"_s;
    for (QDirIterator files(source, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        const auto name = files.next().sliced(source.size());
        if (name == LateFile) {
            continue;
        }
        if (const auto written = writeFile(place.root + name, resource(u"shop"_s + name));
            !written) {
            return written;
        }
    }
    return {};
}

/// Sends a resource's statements in one transaction.
Result<void> send(const Session &session, const QByteArray &text)
{
    auto connection = session.engine->connect(session.connection, Access::ReadWrite);
    if (!connection) {
        return fail(connection.error());
    }
    auto statements = session.engine->split(QString::fromUtf8(text));
    statements.prepend({ u"BEGIN"_s });
    statements.append({ u"COMMIT"_s });
    for (const auto &statement : std::as_const(statements)) {
        if (const auto done = (*connection)->execute(statement.sql); !done) {
            return fail(done.error());
        }
    }
    return {};
}

/// As any other project's databases are brought up.
Result<void> applyUpTo(const Session &session, const QString &version)
{
    const auto plan = makePlan(session, { .kind = Target::Kind::To, .to = { version } });
    if (!plan) {
        return fail(plan.error());
    }
    const auto outcome = runPlan(session, *plan, {}, [](const RunEvent &) { }, {});
    return outcome.kind == Outcome::Kind::Done ? Result<void>() : fail(outcome.error);
}

Result<void> fillTables(const Session &session, bool postgres)
{
    return send(session, resource(postgres ? u"data/rows-postgresql.sql"_s : u"data/rows.sql"_s));
}

Result<void> makeDatabase(const Place &place, const QString &environment, bool newest)
{
    const auto session = openSession({ .project = place.root, .environment = environment });
    if (!session) {
        return fail(session.error());
    }
    const auto applied = applyUpTo(*session, newest ? BeforeMix : ProductionAt);
    const auto filled = applied ? fillTables(*session, place.postgres) : applied;
    if (!filled || !newest) {
        return filled;
    }
    auto byMix = resource(u"data/by_mix.sql"_s);
    byMix.replace("@utc_datetime@", place.postgres ? "timestamp(0)" : "TEXT");
    const auto sent = send(*session, byMix);
    return sent ? applyUpTo(*session, Newest) : sent;
}

/// What colleagues do: merge an old branch, and touch up a file that has run already.
Result<void> addColleaguesWork(const Place &place)
{
    if (const auto written = writeFile(place.root + LateFile, resource(u"shop"_s + LateFile));
        !written) {
        return written;
    }
    auto edited = resource(u"shop"_s + EditedFile);
    edited.replace("add :code, :string, size: 32", "add :code, :string, size: 64");
    return writeFile(place.root + EditedFile, edited);
}

Result<void> createDatabases(const LocalServer &server)
{
    const auto *engine = engineById(u"postgresql");
    auto connection = engine->connect(server.settings(), Access::ReadWrite);
    if (!connection) {
        return fail(connection.error());
    }
    for (const auto &name : { u"shop_dev"_s, u"shop_prod"_s }) {
        for (const auto &sql :
            { u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s, u"CREATE DATABASE %1"_s }) {
            if (const auto done = (*connection)->execute(sql.arg(name)); !done) {
                return fail(done.error());
            }
        }
    }
    return {};
}

Result<MadeDemo> makeAt(const Place &place, const std::shared_ptr<LocalServer> &server)
{
    auto done = writeProject(place);
    done = done ? makeDatabase(place, u"development"_s, true) : done;
    done = done ? makeDatabase(place, u"production"_s, false) : done;
    done = done ? addColleaguesWork(place) : done;
    return done ? Result<MadeDemo>(MadeDemo { place.root, server }) : fail(done.error());
}

} // namespace

Result<MadeDemo> makeDemo(Demo demo, const std::shared_ptr<LocalServer> &server)
{
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
        + "/demo/"_L1;
    if (demo == Demo::Sqlite) {
        return makeAt({ .root = folder + "shop"_L1,
                          .title = tr("Demo shop"),
                          .development = u"sqlite:shop_dev.db"_s,
                          .production = u"sqlite:shop_prod.db"_s },
            {});
    }
    auto running = server ? Result<std::shared_ptr<LocalServer>>(server)
                          : LocalServer::start(*engineById(u"postgresql"));
    if (!running) {
        return fail(running.error());
    }
    if (const auto created = createDatabases(**running); !created) {
        return fail(created.error());
    }
    const auto &at = (*running)->settings();
    const auto url = [&at](const QString &name) {
        return u"postgresql://%1@/%2?host=%3&port=%4"_s.arg(at.user, name, at.host).arg(at.port);
    };
    return makeAt({ .root = folder + "shop-postgresql"_L1,
                      .title = tr("Demo shop on PostgreSQL"),
                      .development = url(u"shop_dev"_s),
                      .production = url(u"shop_prod"_s),
                      .postgres = true },
        *running);
}

} // namespace Switchback
