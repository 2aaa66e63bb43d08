// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A migration at a glance: its lock in words, its worst finding, its way back.

#include "core/safetybrief.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

StatementVerdict taking(int strength, bool newObject = false)
{
    StatementVerdict statement { .words = u"Somebody waits."_s };
    statement.locks = { { .object = u"t"_s, .strength = strength, .newObject = newObject } };
    return statement;
}

StatementVerdict reading(StatementVerdict statement)
{
    statement.scans = { u"t"_s };
    return statement;
}

StatementVerdict writing(StatementVerdict statement)
{
    statement.rewrites = { u"t"_s };
    return reading(statement);
}

StatementVerdict destroying(const QString &object)
{
    StatementVerdict statement;
    statement.losses = { { Loss::Kind::Column, object } };
    return statement;
}

MigrationVerdict migration(
    const QList<StatementVerdict> &up, const std::optional<QList<StatementVerdict>> &down)
{
    MigrationVerdict verdict;
    verdict.up.statements = up;
    if (down) {
        verdict.down.emplace().statements = *down;
    }
    return verdict;
}

} // namespace

class SafetyBriefTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLockIsOneWord_data()
    {
        QTest::addColumn<StatementVerdict>("statement");
        QTest::addColumn<LockClass>("expected");
        QTest::newRow("nothing") << StatementVerdict() << LockClass::Instant;
        QTest::newRow("new object") << reading(taking(8, true)) << LockClass::Instant;
        QTest::newRow("access share") << taking(1) << LockClass::Instant;
        QTest::newRow("rows") << taking(3) << LockClass::ChangesRows;
        QTest::newRow("rows, all read") << reading(taking(3)) << LockClass::ChangesRows;
        QTest::newRow("concurrently") << reading(taking(4)) << LockClass::Scan;
        QTest::newRow("a moment of writers") << taking(5) << LockClass::Brief;
        QTest::newRow("a moment of all") << taking(8) << LockClass::Brief;
        QTest::newRow("index") << reading(taking(5)) << LockClass::BlocksWrites;
        QTest::newRow("check") << reading(taking(8)) << LockClass::BlocksAll;
        QTest::newRow("type") << writing(taking(8)) << LockClass::Rewrite;
        QTest::newRow("online rebuild") << writing(taking(4)) << LockClass::Rewrite;
        auto truncated = taking(8);
        truncated.rewrites = { u"t"_s };
        QTest::newRow("truncate") << truncated << LockClass::Brief;
    }

    void aLockIsOneWord()
    {
        QFETCH(StatementVerdict, statement);
        QFETCH(LockClass, expected);
        QCOMPARE(lockClassOf(statement), expected);
        QVERIFY(!lockClassText(expected).isEmpty());
    }

    void theHarshestStatementSpeaks()
    {
        auto harsh = writing(taking(8));
        harsh.words = u"Nobody can read."_s;
        const auto brief = briefOf(
            migration({ taking(5), harsh, reading(taking(5)) }, std::nullopt));
        QCOMPARE(brief.lock, LockClass::Rewrite);
        QVERIFY(brief.waits);
        QCOMPARE(brief.lockWords, u"Nobody can read."_s);
        QVERIFY(!briefOf(migration({ writing(taking(4)) }, std::nullopt)).waits);
    }

    void theWayBackIsTold_data()
    {
        QTest::addColumn<MigrationVerdict>("verdict");
        QTest::addColumn<bool>("opaque");
        QTest::addColumn<WayBack>("pending");
        QTest::addColumn<WayBack>("applied");
        const QList<StatementVerdict> one { taking(8) };
        const QList<StatementVerdict> drop { destroying(u"t.c"_s) };
        using Way = WayBack;
        QTest::newRow("none") << migration(one, std::nullopt) << false << Way::Impossible
                              << Way::Impossible;
        QTest::newRow("clean") << migration(one, one) << false << Way::Reversible
                               << Way::Reversible;
        QTest::newRow("empty") << migration(one, QList<StatementVerdict>()) << false << Way::Empty
                               << Way::Empty;
        QTest::newRow("up destroys") << migration(drop, one) << false << Way::Lossy << Way::Lossy;
        QTest::newRow("down destroys")
            << migration(one, drop) << false << Way::Reversible << Way::Lossy;
        QTest::newRow("opaque") << migration(one, one) << true << Way::Unknown << Way::Unknown;
        QTest::newRow("opaque, destroys")
            << migration(drop, one) << true << Way::Lossy << Way::Lossy;
    }

    void theWayBackIsTold()
    {
        QFETCH(MigrationVerdict, verdict);
        QFETCH(bool, opaque);
        const auto brief = briefOf(verdict, opaque);
        QTEST(wayBackOf(brief, false), "pending");
        QTEST(wayBackOf(brief, true), "applied");
    }

    void whatIsOpaqueIsNeverInstant()
    {
        QCOMPARE(briefOf(migration({ taking(1) }, std::nullopt), true).lock, LockClass::Unknown);
        QCOMPARE(briefOf(migration({ writing(taking(8)) }, std::nullopt), true).lock,
            LockClass::Rewrite);
        auto unreadable = migration({}, std::nullopt);
        unreadable.up.findings = { { .rule = u"syntax-error"_s, .severity = Severity::Error } };
        QCOMPARE(briefOf(unreadable).lock, LockClass::Unknown);
    }

    void findingsAreCountedBothWaysAndSuppressedOnesApart()
    {
        auto verdict = migration({ taking(5) }, QList { taking(5) });
        verdict.up.findings = { { .severity = Severity::Warning, .message = u"Careful."_s },
            { .severity = Severity::Error, .suppressed = true } };
        verdict.down->findings = { { .severity = Severity::Info, .direction = Direction::Down } };
        const auto brief = briefOf(verdict);
        QCOMPARE(brief.findings, 2);
        QCOMPARE(brief.suppressed, 1);
        QCOMPARE(brief.severity, Severity::Warning);
        QCOMPARE(brief.message, u"Careful."_s);
    }
};

QTEST_APPLESS_MAIN(SafetyBriefTest)
#include "tst_safetybrief.moc"
