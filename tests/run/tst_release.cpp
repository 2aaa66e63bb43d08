// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Releases against real databases and a small HTTP service: from blue to green, and back again when
// green is not well.

#include "run/auditlog.h"
#include "run/gates.h"
#include "run/planner.h"
#include "run/readers.h"
#include "run/releasestore.h"
#include "run/releasewalk.h"
#include "run/runjob.h"
#include "support/everyengine.h"
#include "support/webshop.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QLockFile>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

QString phasesOf(const ReleaseView &view)
{
    QStringList words;
    for (const auto &part : view.release.parts) {
        words += part.version.text + u'=' + phaseWord(part.phase);
    }
    return words.join(u' ');
}

} // namespace

class ReleaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SWITCHBACK_POSTGRES_SETTINGS", "shared_preload_libraries=pg_stat_statements");
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
    }

    void aPlanIsCutByWhatItsStatementsDo_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("phase");
        QTest::addColumn<bool>("fitsNeither");
        const auto row = [](const char *name, const QByteArray &sql, const QString &phase,
                             bool neither = false) {
            QTest::newRow(name) << sql << phase << neither;
        };
        row("new column", "alter table users add column nick text", u"expand"_s);
        row("new table", "create table t (id int primary key)", u"expand"_s);
        row("new table with rows", "create table t (id int); insert into t values (1)",
            u"expand"_s);
        row("index", "create index i on users (phone)", u"expand"_s);
        row("constraint on a new table", "create table t (id int, check (id > 0))", u"expand"_s);
        row("relaxed", "alter table users alter column phone drop not null", u"expand"_s);
        row("update", "update users set phone = null", u"migrate"_s);
        row("delete", "delete from users where phone is null", u"migrate"_s);
        row("drop column", "alter table users drop column phone", u"contract"_s);
        row("drop table", "drop table users", u"contract"_s);
        row("narrower", "alter table users alter column phone type varchar(5)", u"contract"_s);
        row("not null", "alter table users alter column phone set not null", u"contract"_s);
        row("unique", "create unique index i on users (phone)", u"contract"_s);
        row("check", "alter table users add constraint c check (phone <> '') not valid",
            u"contract"_s);
        row("rename", "alter table users rename column phone to mobile", u"contract"_s, true);
        row("add and drop",
            "alter table users add column m text; alter table users drop column phone",
            u"contract"_s, true);
        row("required column", "alter table users add column age int not null", u"contract"_s,
            true);
    }

    void aPlanIsCutByWhatItsStatementsDo()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const QString, phase);
        QFETCH(const bool, fitsNeither);
        const TestProject project;
        const auto url = newUrl(u"postgresql"_s, project);
        project.writeDbmate(
            u"1_users.sql"_s, "create table users (id int primary key, phone varchar(20));");
        const auto ran = runJob({ .request = project.request(url) }, [](const RunEvent &) { }, {});
        QVERIFY2(ran.kind == Outcome::Kind::Done, qPrintable(oneLine(ran.error)));
        project.writeDbmate(u"2_next.sql"_s, sql + ';');
        const auto view = take(viewRelease(take(openSession(project.request(url)))));
        QCOMPARE(phasesOf(view), u"2="_s + phase);
        QCOMPARE(view.release.parts.first().fitsNeither, fitsNeither);
        QVERIFY(!view.release.parts.first().why.isEmpty());
    }

    void orderIsKeptWhereTablesAreShared()
    {
        const WebShop shop;
        shop.project.writeDbmate(u"5_more.sql"_s, "create index mobiles on users (mobile);");
        shop.project.writeDbmate(u"6_other.sql"_s, "create table other (id int);");
        QCOMPARE(phasesOf(shop.view()), u"2=expand 3=migrate 4=contract 5=contract 6=expand"_s);
        QCOMPARE(phasesOf(shop.begin({ { u"5"_s, Phase::Expand } })),
            u"2=expand 3=migrate 4=contract 5=expand 6=expand"_s);
    }

    void fromBlueToGreen_data() { everyEngine(); }
    void fromBlueToGreen()
    {
        QFETCH(const QString, engine);
        const WebShop shop(engine);
        QCOMPARE(phasesOf(shop.begin()), u"2=expand 3=migrate 4=contract"_s);
        QCOMPARE(shop.stage(), u"expand"_s);
        shop.applyStage();
        QCOMPARE(shop.stage(), u"migrate"_s);
        shop.applyStage();
        QCOMPARE(shop.stage(), u"deploy"_s);
        QCOMPARE(shop.view().command, QStringList({ u"./bin/deploy"_s, u"v2"_s }));
        QVERIFY(shop.next());
        QCOMPARE(shop.read(u"green"_s), "up");
        QCOMPARE(shop.stage(), u"check"_s);
        QVERIFY(shop.next());
        QVERIFY(shop.looks.size() >= 3);
        QVERIFY(shop.looks.constLast().goodMs >= 300);
        QCOMPARE(shop.stage(), u"switch"_s);
        QCOMPARE(shop.read(u"live"_s), "blue");
        QVERIFY(shop.next());
        QCOMPARE(shop.read(u"live"_s), "green");
        QVERIFY(shop.next());
        QCOMPARE(shop.stage(), u"contract"_s);
        const auto open = take(shop.next());
        QCOMPARE(open.release.words + holdWord(open.release.hold), open.release.words);
        shop.applyStage();
        const auto done = shop.view();
        QCOMPARE(stageWord(done.release.stage), u"done"_s);
        QVERIFY(done.release.isOver());
        QVERIFY(!abortRelease(shop.session(), {}, {}));
        QStringList actions;
        for (const auto &entry : take(readAudit())) {
            actions += entry.action.startsWith("release"_L1) ? entry.action : QString();
        }
        actions.removeAll(QString());
        QCOMPARE(actions, QStringList({ u"release deploy"_s, u"release switch"_s }));
    }

    void anUnhealthyGreenReturnsToBlue()
    {
        const WebShop shop(u"postgresql"_s);
        shop.begin();
        shop.walkTo(u"watch"_s);
        QCOMPARE(shop.read(u"live"_s), "green");
        shop.write(u"green"_s, "ill");
        const auto back = take(shop.next({ .returns = true }));
        QVERIFY(back.release.aborted);
        QCOMPARE(shop.read(u"live"_s), "blue");
        QVERIFY(back.release.compatible.contains("2, 3"_L1));
        QVERIFY(back.release.compatible.contains("fits the old version"_L1));
        QCOMPARE(shop.view().applied, QStringList({ u"2"_s, u"3"_s }));
    }

    void anUnhealthyGreenWaitsForSomebodyUnlessToldToReturn()
    {
        const WebShop shop;
        shop.begin();
        shop.walkTo(u"watch"_s);
        shop.write(u"green"_s, "sad");
        const auto held = take(shop.next());
        QCOMPARE(holdWord(held.release.hold), u"unhealthy"_s);
        QVERIFY(held.release.words.contains("answers 200 without 'well'"_L1));
        QCOMPARE(shop.read(u"live"_s), "green");
        const auto back = take(shop.back());
        QVERIFY(back.release.aborted);
        QCOMPARE(shop.read(u"live"_s), "blue");
    }

    void aGreenThatNeverAnswersGetsNoTraffic()
    {
        const WebShop shop;
        shop.command(u"deploy"_s, "echo silent > green");
        shop.settings("every = \"50ms\"\nhealthy_for = \"300ms\"\npatience = \"1500ms\"\n");
        shop.begin();
        shop.walkTo(u"check"_s);
        QElapsedTimer timer;
        timer.start();
        const auto held = take(shop.next());
        QVERIFY(timer.elapsed() < 6000);
        QCOMPARE(holdWord(held.release.hold), u"unhealthy"_s);
        QVERIFY2(held.release.words.contains("does not answer"_L1), qPrintable(held.release.words));
        QCOMPARE(stageWord(held.release.stage), u"check"_s);
        const auto back = take(shop.back());
        QVERIFY(back.release.words.contains("never left blue"_L1));
        QCOMPARE(shop.read(u"live"_s), "blue");
    }

    void checkingCanBeStopped()
    {
        const WebShop shop;
        shop.command(u"deploy"_s, "echo silent > green");
        shop.begin();
        shop.walkTo(u"check"_s);
        std::stop_source stop;
        const std::jthread later([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            stop.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        const auto stopped = take(shop.next({}, stop.get_token()));
        QVERIFY(timer.elapsed() < 2000);
        QCOMPARE(holdWord(stopped.release.hold), u"stopped"_s);
        QCOMPARE(shop.stage(), u"check"_s);
    }

    void aSwitchThatFailsSaysSoAndTheWayBackIsOpen()
    {
        const WebShop shop;
        shop.command(u"switch"_s, "echo the balancer is on fire >&2\nexit 3");
        shop.begin();
        shop.walkTo(u"switch"_s);
        const auto held = take(shop.next());
        QCOMPARE(holdWord(held.release.hold), u"failed"_s);
        QVERIFY2(held.release.words.contains("ended with 3"_L1)
                && held.release.words.contains("balancer is on fire"_L1),
            qPrintable(held.release.words));
        QVERIFY(held.needsBack); // half of it may have happened
        shop.write(u"live"_s, "half");
        QVERIFY(take(shop.back()).release.aborted);
        QCOMPARE(shop.read(u"live"_s), "blue");
    }

    void aWayBackThatFailsIsNoAbort()
    {
        const WebShop shop;
        shop.command(u"back"_s, "exit 1");
        shop.begin();
        shop.walkTo(u"watch"_s);
        const auto held = take(shop.back());
        QVERIFY(!held.release.aborted);
        QCOMPARE(holdWord(held.release.hold), u"failed"_s);
        QVERIFY(held.needsBack);
        shop.command(u"back"_s, "echo blue > live");
        QVERIFY(take(shop.back()).release.aborted);
    }

    void nothingRunsThatNobodyAllowed()
    {
        const WebShop shop;
        shop.begin();
        shop.walkTo(u"deploy"_s);
        const auto refused = goOn(shop.session(), {}, [](const ReleaseLook &) { }, {});
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().kind), int(ErrorKind::Refused));
        const auto other = goOn(shop.session(), { .command = { { u"./bin/deploy"_s } } },
            [](const ReleaseLook &) { }, {}); // what is written now is not what was shown
        QVERIFY(!other);
        QVERIFY(!QFile::exists(shop.path(u"green"_s)));
        QCOMPARE(shop.stage(), u"deploy"_s);
    }

    void noShellReadsACommand()
    {
        const WebShop shop;
        shop.command(u"deploy"_s, "printf '%s|' \"$@\" > words");
        shop.write(u"switchback.toml"_s,
            "[release]\ndeploy = [\"bin/deploy\", \"$(touch evil); a b\", \"*\"]\n");
        shop.begin();
        shop.walkTo(u"deploy"_s);
        QCOMPARE(shownCommand(shop.view().command), u"bin/deploy '$(touch evil); a b' *"_s);
        QVERIFY(shop.next());
        QCOMPARE(shop.read(u"words"_s), "$(touch evil); a b|*|");
        QVERIFY(!QFile::exists(shop.path(u"evil"_s)));
    }

    void withoutACommandSomebodySaysThatItIsDone()
    {
        const WebShop shop;
        shop.write(u"switchback.toml"_s, "");
        shop.begin();
        shop.walkTo(u"deploy"_s);
        for (const auto *stage : { "deploy", "check", "switch", "watch" }) {
            QCOMPARE(shop.stage(), QString::fromLatin1(stage));
            QCOMPARE(holdWord(take(shop.next()).release.hold), u"asks"_s);
            QCOMPARE(holdWord(take(shop.next({ .said = true })).release.hold), QString());
        }
        const auto locked = take(shop.next());
        QCOMPARE(holdWord(locked.release.hold), u"locked"_s);
        QVERIFY(locked.release.words.contains("old version is gone"_L1));
        QCOMPARE(holdWord(take(shop.next({ .said = true })).release.hold), QString());
    }

    void theContractIsLockedWhileTheSourceReadsWhatItDrops()
    {
        const WebShop shop;
        shop.write(u"lib/user_view.ex"_s, "def call(user) do\n  user.phone\nend\n");
        shop.write(u"node_modules/x.js"_s, "user.phone");
        shop.begin();
        shop.walkTo(u"contract"_s);
        const auto locked = take(shop.next());
        QCOMPARE(holdWord(locked.release.hold), u"locked"_s);
        QVERIFY2(locked.release.words.contains("lib/user_view.ex:2 names users.phone"_L1),
            qPrintable(locked.release.words));
        const auto refused = shop.apply({}); // not by another door either
        QCOMPARE(int(refused.kind), int(Outcome::Kind::Refused));
        QVERIFY(refused.error.what.contains("contract of a release"_L1));
        shop.write(u"lib/user_view.ex"_s, "def call(user) do\n  user.mobile\nend\n");
        QCOMPARE(holdWord(take(shop.next()).release.hold), QString());
        shop.applyStage();
        QCOMPARE(shop.stage(), u"done"_s);
    }

    void theContractIsLockedWhileStatementsReadWhatItDrops()
    {
        const WebShop shop(u"postgresql"_s);
        const auto database = shop.session().connection.database;
        auto &server = PostgresServer::shared();
        server.run(u"create extension pg_stat_statements"_s, database);
        shop.settings("every = \"50ms\"\nhealthy_for = \"100ms\"\nwatch_for = \"100ms\"\n"
                      "not_read_for = \"1500ms\"\n");
        shop.begin();
        shop.walkTo(u"contract"_s);
        server.run(u"select phone from users where id = 1"_s, database);
        const auto locked = take(shop.next());
        QCOMPARE(holdWord(locked.release.hold), u"locked"_s);
        QVERIFY2(locked.release.words.contains("select phone from users"_L1),
            qPrintable(locked.release.words));
        QTRY_COMPARE_WITH_TIMEOUT(holdWord(take(shop.next()).release.hold), QString(), 8000);
    }

    void whileBlueIsThereTheContractIsLocked()
    {
        const WebShop shop;
        shop.begin();
        shop.walkTo(u"contract"_s);
        const WebServer blue([] { return WebServer::page("blue"); });
        shop.write(u"switchback.toml"_s,
            "[release]\n[[release.old_gone]]\nname = \"blue\"\nno_answer = true\nurl = \""
                + blue.url() + "\"\n");
        const auto locked = take(shop.next());
        QCOMPARE(holdWord(locked.release.hold), u"locked"_s);
        QVERIFY2(locked.release.words.contains("blue: answers 200"_L1),
            qPrintable(locked.release.words));
    }

    void onceTheContractHasBegunThereIsNoWayBack()
    {
        const WebShop shop;
        shop.project.writeDbmate(u"5_more.sql"_s, "create table more (id int);");
        shop.begin({ { u"5"_s, Phase::Contract } });
        shop.walkTo(u"contract"_s);
        QVERIFY(shop.next());
        const auto half = shop.apply({ .kind = Target::Kind::Chosen, .chosen = { { u"4"_s } } });
        QCOMPARE(int(half.kind), int(Outcome::Kind::Done));
        const auto refused = shop.back();
        QVERIFY(!refused);
        QVERIFY(refused.error().what.contains("The contract has begun: 4"_L1));
        QCOMPARE(shop.read(u"live"_s), "green");
    }

    void aProgramThatEndedInTheMiddleIsNoticed()
    {
        const WebShop shop;
        shop.begin();
        shop.walkTo(u"switch"_s);
        auto release = take(storedRelease(shop.session()));
        release.working = true; // as it was written before the command ran
        QVERIFY(keepRelease(shop.session(), release));
        const auto view = shop.view();
        QCOMPARE(holdWord(view.release.hold), u"interrupted"_s);
        QVERIFY(view.needsBack);
        QVERIFY(shop.next()); // once more
        QCOMPARE(shop.stage(), u"watch"_s);
    }

    void twoProgramsDoNotGoOnWithOneRelease()
    {
        const WebShop shop;
        shop.begin();
        const auto lock = lockRelease(shop.session());
        QVERIFY(lock);
        QVERIFY(shop.view().elsewhere);
        const auto refused = goOn(shop.session(), {}, [](const ReleaseLook &) { }, {});
        QCOMPARE(int(refused.error().kind), int(ErrorKind::Locked));
    }

    void whatWasTakenBackMeanwhileIsNoticed()
    {
        const WebShop shop;
        shop.begin();
        shop.walkTo(u"deploy"_s);
        const auto undone = shop.apply(
            { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
        QCOMPARE(int(undone.kind), int(Outcome::Kind::Done));
        const auto refused = shop.next();
        QVERIFY(!refused);
        QVERIFY(refused.error().what.contains("Migration 3"_L1));
        QCOMPARE(int(shop.apply({ .kind = Target::Kind::Chosen, .chosen = { { u"3"_s } } }).kind),
            int(Outcome::Kind::Done));
        QVERIFY(shop.next());
    }

    void aChangedFileStopsItsStage()
    {
        const WebShop shop;
        shop.begin();
        shop.project.writeDbmate(u"2_mobile.sql"_s, "alter table users add column cell text;");
        const auto target = releaseTarget(shop.session(), shop.view());
        QVERIFY(!target);
        QCOMPARE(int(target.error().kind), int(ErrorKind::Stale));
    }

    void aHarmedRecordStopsEverything()
    {
        const WebShop shop;
        shop.begin();
        QDirIterator files(shop.path(u"state/switchback/releases"_s), { u"*.json"_s });
        QVERIFY(files.hasNext());
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{"));
        file.close();
        const auto view = viewRelease(shop.session());
        QVERIFY(!view);
        QVERIFY(view.error().what.contains("cannot be read"_L1));
        QCOMPARE(int(shop.apply({}).kind), int(Outcome::Kind::Refused));
    }

    void namesAreFoundInAnySpelling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("drop");
        QTest::addColumn<int>("line");
        QTest::newRow("sql") << u"select\n phone\nfrom users"_s << u"users.phone"_s << 2;
        QTest::newRow("singular") << u"user.phone"_s << u"users.phone"_s << 1;
        QTest::newRow("camel") << u"class Order { firstName }"_s << u"orders.first_name"_s << 1;
        QTest::newRow("ies") << u"Category.slug"_s << u"shop.categories.slug"_s << 1;
        QTest::newRow("quoted") << u"\"users\".\"phone\""_s << u"users.phone"_s << 1;
        QTest::newRow("other table") << u"supplier.phone"_s << u"users.phone"_s << 0;
        QTest::newRow("longer word") << u"user.phone_verified telephone"_s << u"users.phone"_s << 0;
        QTest::newRow("table") << u"from old_logs, logs"_s << u"logs"_s << 1;
        QTest::newRow("part of a table") << u"from old_logs"_s << u"logs"_s << 0;
    }

    void namesAreFoundInAnySpelling()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, drop);
        QFETCH(const int, line);
        QCOMPARE(lineThatReads(text, drop), line);
    }

    void badSettingsNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("said");
        QTest::newRow("a shell's line")
            << QByteArray("[release]\ndeploy = \"make deploy\"\n") << u"switchback.toml:2"_s;
        QTest::newRow("an empty list") << QByteArray("[release]\nswitch = []\n") << u"program"_s;
        QTest::newRow("a number") << QByteArray("[release]\ndeploy = [1]\n") << u"deploy"_s;
        QTest::newRow("a mistyped key")
            << QByteArray("[release]\nswitchback = [\"x\"]\n") << u"switch_back"_s;
        QTest::newRow("no question")
            << QByteArray("[[release.checks]]\nname = \"x\"\n") << u"url, sql and command"_s;
        QTest::newRow("a file address")
            << QByteArray("[[release.checks]]\nurl = \"file:///etc/passwd\"\n") << u"http"_s;
        QTest::newRow("an environment's own") << QByteArray(
            "[environments.p]\nurl = \"sqlite:x\"\n[environments.p.release]\n"
            "deploy = \"x\"\n") << u"switchback.toml:4"_s;
    }

    void badSettingsNameTheLine()
    {
        QFETCH(const QByteArray, toml);
        QFETCH(const QString, said);
        const WebShop shop;
        shop.write(u"switchback.toml"_s, toml);
        const auto session = openSession(shop.project.request(shop.url));
        QVERIFY(!session);
        QCOMPARE(exitStatus(session.error()), 2);
        QVERIFY2(oneLine(session.error()).contains(said), qPrintable(oneLine(session.error())));
    }

    void anEnvironmentHasItsOwnRelease()
    {
        const WebShop shop;
        shop.write(u"switchback.toml"_s,
            "[release]\ndeploy = [\"a\"]\n[environments.p]\nurl = \"sqlite:x\"\n"
            "[environments.p.release]\ndeploy = [\"b\"]\n");
        QCOMPARE(
            take(readReleaseSettings(shop.project.path(), u"p"_s)).deploy, QStringList { u"b"_s });
        QCOMPARE(
            take(readReleaseSettings(shop.project.path(), u"q"_s)).deploy, QStringList { u"a"_s });
    }

    void openingRunsNothing()
    {
        const WebShop shop;
        shop.begin();
        shop.walkTo(u"deploy"_s);
        shop.view();
        QVERIFY(take(readStatus(shop.session())).problems.isEmpty());
        QVERIFY(!QFile::exists(shop.path(u"green"_s)));
    }
};

QTEST_GUILESS_MAIN(ReleaseTest)
#include "tst_release.moc"
