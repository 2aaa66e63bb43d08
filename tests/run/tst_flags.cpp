// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Migrations that wait for a feature flag: where a flag is asked, and what its state lets run.

#include "run/auditlog.h"
#include "run/gates.h"
#include "run/planner.h"
#include "run/runjob.h"
#include "support/newurl.h"
#include "support/phoenix.h"
#include "support/take.h"
#include "support/webserver.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

/// A dbmate project whose second migration waits for the flag checkout.
class Waiting
{
public:
    explicit Waiting(const QByteArray &flags, const QString &engine = u"sqlite"_s)
        : url(newUrl(engine, project))
    {
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);", "drop table a;");
        project.writeDbmate(
            u"2_b.sql"_s, "-- switchback:flag checkout\ncreate table b (id int);", "drop table b;");
        put(path(u"switchback.toml"_s), flags);
    }

    QString path(const QString &name) const { return project.path() + u'/' + name; }
    Session session() const { return take(openSession(project.request(url))); }

    Gates gates(const Target &target = {}) const
    {
        const auto at = session();
        return take(gatesOf(at, take(makePlan(at, target))));
    }

    FlagState state() const { return gates().flags.value(0); }

    Outcome run(const QString &reason = {}, const Target &target = {}) const
    {
        return runJob(
            { .request = project.request(url), .target = target, .options = { .reason = reason } },
            [](const RunEvent &) { }, {});
    }

    void send(const QString &sql) const
    {
        const auto at = session();
        const auto connection = at.engine->connect(at.connection, Access::ReadWrite);
        QVERIFY(connection && (*connection)->execute(sql));
    }

    TestProject project;
    QString url;
};

} // namespace

class FlagsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClosedFlagHoldsThePlanBack()
    {
        qunsetenv("FEATURE_CHECKOUT");
        const Waiting waiting("[flags]\nvariable = \"FEATURE_{FLAG}\"\n");
        QCOMPARE(waiting.state().kind, FlagState::Kind::Unknown);
        const auto held = waiting.run();
        QCOMPARE(held.kind, Outcome::Kind::Refused);
        QVERIFY2(held.error.what.contains("checkout"_L1), qPrintable(held.error.what));
        QVERIFY(!QFile::exists(waiting.path(u"app.db"_s))
            || !take(readStatus(waiting.session())).timeline.applied);

        qputenv("FEATURE_CHECKOUT", "off");
        QCOMPARE(waiting.run().kind, Outcome::Kind::Refused);
        qputenv("FEATURE_CHECKOUT", "on");
        QCOMPARE(waiting.state().kind, FlagState::Kind::On);
        QCOMPARE(waiting.run().kind, Outcome::Kind::Done);
        qunsetenv("FEATURE_CHECKOUT");
    }

    void whatComesBeforeRunsAndTheWayBackNeverAsks()
    {
        const Waiting waiting("[flags]\nvariable = \"NOT_SET_ANYWHERE\"\n");
        const Target first { .kind = Target::Kind::Steps, .steps = 1 };
        QVERIFY(waiting.gates(first).flags.isEmpty());
        QCOMPARE(waiting.run({}, first).kind, Outcome::Kind::Done);
        QCOMPARE(waiting.run(u"agreed with the shop"_s).kind, Outcome::Kind::Done);
        QVERIFY(take(readAudit()).last().reason.startsWith("agreed with the shop"_L1));
        const Target back { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 };
        QVERIFY(waiting.gates(back).flags.isEmpty());
        QCOMPARE(waiting.run({}, back).kind, Outcome::Kind::Done);
    }

    void aFileTellsInJsonOrLines_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<FlagState::Kind>("kind");
        using Kind = FlagState::Kind;
        QTest::newRow("json on") << R"({"checkout": true})"_ba << Kind::On;
        QTest::newRow("json off") << R"({"checkout": false})"_ba << Kind::Off;
        QTest::newRow("json other") << R"({"basket": true})"_ba << Kind::Unknown;
        QTest::newRow("line") << "basket=off\ncheckout = on\n"_ba << Kind::On;
        QTest::newRow("word") << "off\n"_ba << Kind::Off;
        QTest::newRow("garbage") << "\x00\xff"_ba << Kind::Unknown;
    }
    void aFileTellsInJsonOrLines()
    {
        QFETCH(QByteArray, content);
        QFETCH(FlagState::Kind, kind);
        const Waiting waiting("[flags]\nfile = \"flags.txt\"\n");
        QCOMPARE(waiting.state().kind, FlagState::Kind::Unknown); // there is none yet
        put(waiting.path(u"flags.txt"_s), content);
        QCOMPARE(waiting.state().kind, kind);
    }

    void theDatabaseTells_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("sqlite") << u"sqlite"_s;
        QTest::newRow("postgresql") << u"postgresql"_s;
    }
    void theDatabaseTells()
    {
        QFETCH(QString, engine);
        if (engine == "postgresql"_L1) {
            SWITCHBACK_NEEDS(PostgresServer);
        }
        const Waiting waiting(
            "[flags]\nsql = \"SELECT state FROM features WHERE name = {flag}\"\n", engine);
        QCOMPARE(waiting.state().kind, FlagState::Kind::Unknown); // no such table
        waiting.send(u"CREATE TABLE features (name varchar(50), state varchar(10))"_s);
        QCOMPARE(waiting.state().kind, FlagState::Kind::Off); // no such row
        waiting.send(u"INSERT INTO features VALUES ('checkout', 'enabled')"_s);
        QCOMPARE(waiting.state().kind, FlagState::Kind::On);
    }

    void anAddressTells_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<FlagState::Kind>("kind");
        using Kind = FlagState::Kind;
        QTest::newRow("on") << WebServer::page("on") << Kind::On;
        QTest::newRow("off") << WebServer::page("false\n") << Kind::Off;
        QTest::newRow("other word") << WebServer::page("perhaps") << Kind::Unknown;
        QTest::newRow("not found") << WebServer::page("on", "404 Not Found") << Kind::Unknown;
        QTest::newRow("elsewhere") << "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n"
                                      "Content-Length: 0\r\nConnection: close\r\n\r\n"_ba
                                   << Kind::Unknown;
        QTest::newRow("no HTTP") << "what?\r\n"_ba << Kind::Unknown;
        QTest::newRow("silence") << QByteArray() << Kind::Unknown;
    }
    void anAddressTells()
    {
        QFETCH(QByteArray, answer);
        QFETCH(FlagState::Kind, kind);
        const WebServer service([answer] { return answer; });
        const Waiting waiting(
            "[flags]\nurl = \"" + service.url() + "flags/{flag}\"\ntimeout = \"500ms\"\n");
        const auto state = waiting.state();
        QVERIFY2(state.kind == kind, qPrintable(state.words));
    }

    void nobodyAtTheAddressIsSaid()
    {
        const Waiting waiting("[flags]\nurl = \"http://127.0.0.1:1/{flag}\"\n");
        QCOMPARE(waiting.state().kind, FlagState::Kind::Unknown);
        QVERIFY(waiting.run().error.what.contains("127.0.0.1"_L1));
    }

    void aPlaceThatDoesNotAnswerIsWaitedForOnce()
    {
        std::atomic<int> asked = 0;
        const WebServer service([&asked] {
            ++asked;
            return QByteArray();
        });
        const Waiting waiting("[flags]\nurl = \"" + service.url()
            + "{flag}\"\ntimeout = \"300ms\"\n[flags.gates]\n1 = \"basket\"\n");
        const auto flags = waiting.gates().flags;
        QCOMPARE(flags.size(), 2);
        QVERIFY(!flags.first().isOpen() && !flags.last().isOpen());
        QCOMPARE(asked.load(), 1);
    }

    void aLockedTableOfFlagsHoldsNobodyUp()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        const Waiting waiting(
            "[flags]\nfun_with_flags = true\ntimeout = \"300ms\"\n", u"postgresql"_s);
        waiting.send(u"CREATE TABLE fun_with_flags_toggles (flag_name text, gate_type text, "
                     "target text, enabled boolean)"_s);
        const auto at = waiting.session();
        const auto other = at.engine->connect(at.connection, Access::ReadWrite);
        QVERIFY(other && (*other)->execute(u"BEGIN"_s));
        QVERIFY((*other)->execute(u"LOCK TABLE fun_with_flags_toggles"_s));
        QCOMPARE(waiting.state().kind, FlagState::Kind::Unknown); // and not when the lock is gone
        QVERIFY((*other)->execute(u"ROLLBACK"_s));
        QCOMPARE(waiting.state().kind, FlagState::Kind::Off);
    }

    void theProjectFileNamesGates()
    {
        const Waiting waiting("[flags]\nvariable = \"GATE_{FLAG}\"\n"
                              "[flags.gates]\n1 = \"old-basket=off\"\n");
        qputenv("GATE_OLD_BASKET", "off");
        qputenv("GATE_CHECKOUT", "on");
        const auto gates = waiting.gates();
        QCOMPARE(gates.flags.size(), 2);
        QCOMPARE(gates.flags.first().wanted, u"off"_s);
        QVERIFY(gates.flags.first().isOpen() && !gates.tile);
        qunsetenv("GATE_OLD_BASKET");
        qunsetenv("GATE_CHECKOUT");
        put(waiting.path(u"switchback.toml"_s), "[flags.gates]\n9 = \"basket\"\n");
        const auto at = waiting.session();
        const auto wrong = gatesOf(at, take(makePlan(at, {})));
        QVERIFY(!wrong && wrong.error().what.contains(u'9'));
    }

    void anUnreadableCommentStaysClosed()
    {
        const Waiting waiting("[flags]\nvariable = \"ANY\"\n");
        waiting.project.writeDbmate(u"2_b.sql"_s,
            "-- switchback:flag checkout offf\ncreate table b (id int);", "drop table b;");
        qputenv("ANY", "on");
        QVERIFY(!waiting.state().isOpen());
        QCOMPARE(waiting.run().kind, Outcome::Kind::Refused);
        qunsetenv("ANY");
    }

    void anEctoProjectAsksFunWithFlags()
    {
        const Phoenix phoenix;
        phoenix.migration(u"20260101000000_a"_s,
            "  # switchback:flag checkout\n  def change do\n    create table(:a)\n  end\n");
        const auto session = take(openSession(
            { .project = phoenix.path(), .url = u"sqlite:"_s + phoenix.path() + u"/shop.db"_s }));
        const auto state = [&session] {
            return take(gatesOf(session, take(makePlan(session, {})))).flags.value(0).kind;
        };
        QCOMPARE(state(), FlagState::Kind::Unknown); // no table of theirs
        const auto words = take(gatesOf(session, take(makePlan(session, {})))).flags.value(0).words;
        QVERIFY2(words.contains("switchback.toml"_L1), qPrintable(words));
        QVERIFY2(words.contains("fun_with_flags_toggles"_L1), qPrintable(words));
        const auto connected = session.engine->connect(session.connection, Access::ReadWrite);
        QVERIFY(connected);
        auto *connection = connected->get();
        QVERIFY(connection->execute(
            u"CREATE TABLE fun_with_flags_toggles (id integer PRIMARY KEY, flag_name text, "
            "gate_type text, target text, enabled boolean)"_s));
        QCOMPARE(state(), FlagState::Kind::Off);
        QVERIFY(connection->execute(
            u"INSERT INTO fun_with_flags_toggles (flag_name, gate_type, target, enabled) "
            "VALUES ('checkout', 'group', 'staff', 1)"_s));
        QCOMPARE(state(), FlagState::Kind::Partly);
        QVERIFY(connection->execute(
            u"INSERT INTO fun_with_flags_toggles (flag_name, gate_type, target, enabled) "
            "VALUES ('checkout', 'boolean', '_fwf_none', 1)"_s));
        QCOMPARE(state(), FlagState::Kind::On);
    }
};

QTEST_GUILESS_MAIN(FlagsTest)
#include "tst_flags.moc"
