// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What the preview shows is byte for byte what runs: the server's own statement log against the plan.

#include "run/planner.h"
#include "run/runner.h"
#include "support/project.h"
#include "support/servers.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

QStringList wire(const Plan &plan)
{
    QStringList list;
    for (const auto &statement : plan.preparation) {
        list += statement.sql;
    }
    for (const auto &step : plan.steps) {
        for (const auto &statement : step.statements) {
            list += statement.sql;
        }
    }
    return list;
}

Plan ran(const SessionRequest &request, const Target &target)
{
    const auto session = openSession(request);
    const auto plan = makePlan(*session, target);
    if (!plan) {
        qFatal("%s", qPrintable(oneLine(plan.error())));
    }
    const auto outcome = runPlan(*session, *plan, {}, [](const RunEvent &) { }, {});
    if (outcome.kind != Outcome::Kind::Done) {
        qFatal("%s", qPrintable(oneLine(outcome.error)));
    }
    return *plan;
}

/// Statements of the session that committed; a line begins with the session's process number.
/// Looks at an index just built are left out: they read the catalog and change nothing.
QStringList postgresStatements(const QByteArray &log)
{
    QHash<QByteArray, QStringList> bySession;
    QByteArray working;
    QByteArray session;
    for (const auto &line : log.split('\n')) {
        const auto at = line.indexOf("LOG:  statement: ");
        if (line.startsWith('\t') && !session.isEmpty()) {
            bySession[session].last() += u'\n' + QString::fromUtf8(line.mid(1));
        } else if (at > 0) {
            session = line.first(line.indexOf(' '));
            bySession[session] += QString::fromUtf8(line.mid(at + 17));
            working = line.endsWith("COMMIT") ? session : working;
        } else {
            session.clear();
        }
    }
    return bySession.value(working).filter(QRegularExpression(u"^(?!SELECT i\\.indisvalid)"_s));
}

} // namespace

class WireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        auto &server = PostgresServer::shared();
        server.run(u"ALTER SYSTEM SET log_statement = 'all'"_s);
        server.run(u"SELECT pg_reload_conf()"_s);
    }

    void whatPostgresReceivesIsThePlan()
    {
        auto &server = PostgresServer::shared();
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s,
            "-- a note; with a semicolon\n"
            "create table \"größe;日本\" (v text default $q$it's; $$ here$q$);\n"
            "insert into \"größe;日本\" values (E'a\\'b;'), ('two\nlines  \n\tand a tab');",
            "drop table \"größe;日本\";");
        project.writeDbmate(u"2_b.sql"_s,
            "create function f() returns int language plpgsql as $$\nbegin\n"
            "  return 1; -- ;\nend;\n$$;",
            "drop function f();");
        project.write(u"3_c.sql"_s,
            "-- migrate:up transaction:false\ncreate index concurrently c on \"größe;日本\" (v);\n"
            "-- migrate:down transaction:false\ndrop index concurrently c;\n");
        const auto request = project.request(server.url(server.createDatabase()));

        for (const auto &target : { Target {}, Target { .direction = Direction::Down } }) {
            const auto before = server.log().size();
            const auto sent = wire(ran(request, target));
            QVERIFY(!sent.isEmpty());
            QStringList received;
            QTRY_VERIFY(
                (received = postgresStatements(server.log().mid(before))).endsWith(sent.last()));
            QCOMPARE(received.last(sent.size()), sent);
        }
    }
};

QTEST_GUILESS_MAIN(WireTest)
#include "tst_wire.moc"
