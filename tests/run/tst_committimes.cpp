// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A server that keeps the times of its commits tells what was written since when.

#include "run/judge.h"
#include "run/ledger.h"
#include "support/scene.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

class CommitTimesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SWITCHBACK_POSTGRES_SETTINGS", "track_commit_timestamp=on");
        SWITCHBACK_NEEDS(PostgresServer);
    }

    void commitTimesAreTheBestEvidence()
    {
        const Scene scene(u"postgresql"_s);
        scene.project().writeDbmate(u"1_people.sql"_s, "CREATE TABLE people (id integer);\n",
            "DELETE FROM people WHERE id > 0;\n");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        scene.run({ u"INSERT INTO people VALUES (1), (2)"_s });
        const auto plan = scene.plan({ .direction = Direction::Down, .kind = Target::Kind::All });
        const auto session = scene.session();
        const auto verdicts = take(judgePlan(session, plan));
        const auto ledger = take(readLedger(session, plan, verdicts));
        QCOMPARE(ledger.first().evidence, Evidence::CommitTimes);
        QCOMPARE(ledger.first().since, 2);
        QVERIFY(std::abs(ledger.first().newest.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }
};

QTEST_GUILESS_MAIN(CommitTimesTest)
#include "tst_committimes.moc"
