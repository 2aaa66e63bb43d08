// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Several environments of one project: a database that says itself that it is protected, which
// migration stands where, and what has to be promoted before it goes on.

#include "engines/schemareader.h"
#include "run/auditlog.h"
#include "run/gridcolumn.h"
#include "run/guard.h"
#include "run/guardmarker.h"
#include "run/planner.h"
#include "run/prooflog.h"
#include "run/runjob.h"
#include "run/unfinished.h"
#include "support/everyengine.h"
#include "support/newurl.h"
#include "support/take.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

qsizetype objects(const Session &session)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    return take(schemaTools(session.engine->info().id)->read(**connection, {})).objects.size();
}

std::optional<GuardMarker> marker(const Session &session)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    return take(readGuardMarker(*session.engine, **connection));
}

Outcome run(const SessionRequest &request, const QString &reason = {})
{
    return runJob({ .request = request, .target = {}, .options = { .reason = reason } },
        [](const RunEvent &) { }, {});
}

} // namespace

class EnvironmentsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
    }

    void aMarkProtectsTheDatabaseForEverybody_data() { everyEngine(); }
    void aMarkProtectsTheDatabaseForEverybody()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);", "drop table a;");
        const auto request = project.request(newUrl(engine, project));
        const auto session = take(openSession(request));
        QVERIFY(!marker(session));
        QVERIFY(!take(readStatus(session)).guarded);
        QVERIFY2(!marker(session), "looking must not create the mark");
        const auto before = objects(session);

        const auto set = take(writeGuardMarker(session, u"the shop's real 'orders'"_s));
        QCOMPARE(marker(session), set);
        QCOMPARE(set.note, u"the shop's real 'orders'"_s);
        QCOMPARE(take(readStatus(session)).guarded, set);
        QCOMPARE(objects(session), before);
        QVERIFY(take(openForChange(request)).environment.isProtected);
        QVERIFY(!take(openSession(request)).environment.isProtected);

        QCOMPARE(take(writeGuardMarker(session, u"again"_s)).note, u"again"_s);
        QCOMPARE(marker(session)->note, u"again"_s);
        QVERIFY(removeGuardMarker(session));
        QVERIFY(!marker(session));
        QVERIFY(!take(openForChange(request)).environment.isProtected);
    }

    void nothingRunsOnTheRestOfARestoreWithoutAReason()
    {
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);", "drop table a;");
        const auto session = take(openSession(project.request(newUrl(u"mysql"_s, project))));
        const auto plan = take(makePlan(session, {}));
        QVERIFY(passGuard(session, plan, {}));
        const auto child = ::fork();
        if (child == 0) {
            ::_exit(noteRestore(session, u"/b/shop.sql"_s) ? 0 : 1);
        }
        int status = 1;
        QVERIFY(::waitpid(child, &status, 0) == child && status == 0);
        const auto refused = passGuard(session, plan, {});
        QVERIFY(!refused);
        QVERIFY2(
            oneLine(refused.error()).contains("shop.sql"_L1), qPrintable(oneLine(refused.error())));
        QVERIFY(passGuard(session, plan, { u"made anew by hand"_s, {} }));
        restoreIsThrough(session);
        QVERIFY(passGuard(session, plan, {}));
    }

    void aMarkThatMayNotBeReadCounts()
    {
        const TestProject project;
        auto &server = PostgresServer::shared();
        const auto database = server.createDatabase();
        server.run(u"CREATE SCHEMA switchback_guard"_s, database);
        server.run(u"CREATE TABLE switchback_guard.marker (id int)"_s, database);
        server.run(
            u"DO $$ BEGIN CREATE ROLE looker LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"_s,
            database);
        project.writeDbmate(u"1_a.sql"_s, "select 1;", "select 1;");
        const auto session = take(
            openForChange(project.request(server.url(database, u"looker"_s))));
        QVERIFY(session.environment.isProtected);
    }

    void theGridSaysWhatIsAppliedWhere()
    {
        const TestProject project;
        three(project);
        QCOMPARE(run(at(project, u"dev"_s)).kind, Outcome::Kind::Done);
        project.writeDbmate(u"2_b.sql"_s, "create table b (id int);", "drop table b;");
        QList<GridColumn> columns;
        for (const auto *name : { "dev", "staging", "far" }) {
            columns += readGridColumn(at(project, {}), QString::fromLatin1(name));
        }
        const auto grid = makeGrid(columns);
        QCOMPARE(grid.rows.size(), 2);
        QVERIFY(cellWords(grid, 0, 0).startsWith("applied 20"_L1));
        QCOMPARE(cellWords(grid, 1, 0), u"pending"_s);
        QCOMPARE(cellWords(grid, 0, 1), u"pending"_s);
        QCOMPARE(cellWords(grid, 0, 2), u"?"_s);
        QVERIFY(grid.columns.at(1).trouble.isEmpty());
        QVERIFY(!grid.columns.at(2).trouble.isEmpty());
        QVERIFY(gridText(grid).contains("far was not reached: "_L1));
    }

    void rowsOfAllTimelinesFindTheirPlace()
    {
        const auto column = [](const QStringList &versions) {
            GridColumn made { .environment = versions.join(u'-') };
            for (const auto &version : versions) {
                made.timeline.entries += TimelineEntry { .version = { version } };
            }
            return made;
        };
        const auto grid = makeGrid({ column({ u"1"_s, u"3"_s, u"5"_s }),
            column({ u"1"_s, u"2"_s, u"3"_s }), column({}), column({ u"4"_s, u"5"_s, u"6"_s }) });
        QStringList rows;
        for (const auto &row : grid.rows) {
            rows += row.version.text;
        }
        QCOMPARE(rows.last(), u"6"_s);
        QVERIFY(rows.indexOf(u"2"_s) == rows.indexOf(u"1"_s) + 1);
        QVERIFY(rows.indexOf(u"5"_s) > rows.indexOf(u"3"_s));
        QCOMPARE(grid.entry(int(rows.indexOf(u"2"_s)), 0), nullptr);
        QCOMPARE(grid.entry(int(rows.indexOf(u"3"_s)), 1)->version.text, u"3"_s);
    }

    void onlyWhatWasPromotedGoesUp()
    {
        const TestProject project;
        three(project);
        const auto production = at(project, u"production"_s);
        const auto refused = run(production);
        QCOMPARE(refused.kind, Outcome::Kind::Refused);
        QVERIFY2(refused.error.what.contains("1 is not applied in staging."_L1),
            qPrintable(refused.error.what));

        QCOMPARE(run(at(project, u"staging"_s)).kind, Outcome::Kind::Done);
        QVERIFY(run(production).error.what.contains("1 was not rehearsed."_L1));

        rehearsed(production, Verdict::Broken);
        QVERIFY(run(production).error.what.contains("does not lead back"_L1));
        rehearsed(production, Verdict::Proven);

        project.writeDbmate(u"1_a.sql"_s, "create table a (id int, x int);", "drop table a;");
        QVERIFY(run(production).error.what.contains("from a file that was another then"_L1));
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);", "drop table a;");
        QCOMPARE(run(production).kind, Outcome::Kind::Done);
    }

    void aReasonOverridesAPromotionAndIsKept()
    {
        const TestProject project;
        three(project);
        const auto outcome = run(at(project, u"production"_s), u"the night shift needs it"_s);
        QCOMPARE(outcome.kind, Outcome::Kind::Done);
        const auto log = take(readAudit());
        QVERIFY2(log.last().reason.startsWith("the night shift needs it ("_L1),
            qPrintable(log.last().reason));
    }

    void anEnvironmentThatCannotBeAskedPromotesNothing()
    {
        const TestProject project;
        three(project, "far");
        const auto refused = run(at(project, u"production"_s));
        QCOMPARE(refused.kind, Outcome::Kind::Refused);
        QVERIFY(refused.error.what.contains("far cannot be asked"_L1));
    }

private:
    static SessionRequest at(const TestProject &project, const QString &environment)
    {
        return { .project = project.path(), .environment = environment };
    }

    /// dev, staging, an unreachable one, and production that wants one of them first.
    static void three(const TestProject &project, const QByteArray &first = "staging")
    {
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);", "drop table a;");
        QFile file(project.path() + "/switchback.toml"_L1);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[project]\nmigrations = \"db/migrations\"\nformat = \"dbmate\"\n"
                   "[environments.dev]\nurl = \"sqlite:dev.db\"\n"
                   "[environments.staging]\nurl = \"sqlite:staging.db\"\n"
                   "[environments.far]\nurl = \"postgresql://nobody@127.0.0.1:1/far\"\n"
                   "[environments.production]\nurl = \"sqlite:production.db\"\npromoted_from = \""
            + first + "\"\n");
    }

    static void rehearsed(const SessionRequest &request, Verdict verdict)
    {
        const auto plan = take(makePlan(take(openSession(request)), {}));
        QVERIFY(keepProofs({ { .source = plan.steps.first().sourceHash,
            .engine = plan.engine,
            .server = plan.serverVersion,
            .version = plan.steps.first().version,
            .verdict = verdict,
            .at = QDateTime::currentDateTimeUtc() } }));
    }
};

QTEST_GUILESS_MAIN(EnvironmentsTest)
#include "tst_environments.moc"
