// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/runevent.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class RunEventTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSessionIsSaidWithoutWhatIsNotKnown()
    {
        const WatchedSession autovacuum {
            .name = u"pid 7"_s, .state = u"active"_s, .query = u"autovacuum: VACUUM a"_s, .ms = 1000
        };
        QCOMPARE(inWords(autovacuum), u"pid 7 (active for 1 s): autovacuum: VACUUM a"_s);
        const WatchedSession person {
            .name = u"pid 8"_s, .user = u"eve"_s, .state = u"active"_s, .query = u"SELECT 1;"_s
        };
        QCOMPARE(inWords(person), u"pid 8 (user eve, active for 0 s): SELECT 1"_s);
    }

    void everyEventSurvivesTheWayThroughJson_data()
    {
        QTest::addColumn<RunEvent>("event");
        QTest::newRow("started") << RunEvent(RunStarted { u"id"_s, u"f"_s, 3 });
        QTest::newRow("waiting") << RunEvent(LockWaiting { u"pid 7"_s, 250 });
        QTest::newRow("step") << RunEvent(StepStarted { 2 });
        QTest::newRow("statement") << RunEvent(StatementStarted { 2, 5, 3 });
        QTest::newRow("statement of the preparation") << RunEvent(StatementStarted { -1, 0, 1 });
        QTest::newRow("statement done")
            << RunEvent(StatementFinished { 1, 2, 1234567890123, 42, { u"NOTICE: a"_s } });
        QTest::newRow("statement done in silence")
            << RunEvent(StatementFinished { 1, 2, 3, -1, {} });
        QTest::newRow("retry") << RunEvent(StatementRetried { 1, 2, 1, 400, u"lock"_s });
        QTest::newRow("step done") << RunEvent(StepFinished { 1, 99 });
        const Error error { .kind = ErrorKind::Locked,
            .what = u"w"_s,
            .untouched = u"u"_s,
            .next = u"n"_s,
            .server = u"s"_s,
            .sqlState = u"55P03"_s,
            .place = { u"f.sql"_s, 3, 4 } };
        QTest::newRow("outcome") << RunEvent(Outcome { Outcome::Kind::Failed,
            { { u"1"_s }, { u"2"_s } }, { 5, 6 }, 2, 1, error, { u"Nothing was kept."_s }, 77 });
    }
    void everyEventSurvivesTheWayThroughJson()
    {
        QFETCH(RunEvent, event);
        const auto back = runEventFromJson(toJson(event));
        QVERIFY(back);
        QVERIFY(*back == event);
        // Put together by hand, the line is the same to the byte.
        const auto text = numbersAsJson(event);
        QVERIFY(!text || *text == QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact));
    }

    void aStatementsEventsNeedNoObject()
    {
        for (const auto &event : { RunEvent(StepStarted { 2 }), RunEvent(StatementStarted { 2, 5 }),
                 RunEvent(StatementFinished { 1, 2, 3 }), RunEvent(StepFinished { 1, 99 }) }) {
            QVERIFY(numbersAsJson(event));
        }
        QVERIFY(!numbersAsJson(StatementFinished { .notices = { u"NOTICE: a"_s } }));
    }

    void anUnknownEventIsAnError()
    {
        const auto event = runEventFromJson({ { u"event"_s, u"party"_s } });
        QVERIFY(!event);
        QVERIFY(event.error().what.contains("party"_L1));
    }
};

QTEST_APPLESS_MAIN(RunEventTest)
#include "tst_runevent.moc"
