// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The four tiles of a plan: each is green, amber or red for a reason that it says.

#include "core/plantiles.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

using Light = PlanTile::Light;

namespace {

Plan planOf(Direction direction, int steps)
{
    Plan plan;
    plan.target.direction = direction;
    for (int i = 0; i < steps; ++i) {
        plan.steps += Step { .version = { QString::number(i + 1) }, .direction = direction };
    }
    return plan;
}

Timeline timelineOf(int entries)
{
    Timeline timeline;
    for (int i = 0; i < entries; ++i) {
        timeline.entries += TimelineEntry { .version = { QString::number(i + 1) },
            .reversible = true };
    }
    return timeline;
}

ScriptVerdict locking(int strength, bool lasts, bool newObject = false)
{
    StatementVerdict statement { .words = u"Somebody waits."_s };
    statement.locks = { { .object = u"t"_s, .strength = strength, .newObject = newObject } };
    statement.rewrites = lasts ? QStringList { u"t"_s } : QStringList();
    ScriptVerdict verdict;
    verdict.statements = { statement };
    return verdict;
}

ScriptVerdict finding(Severity severity, bool suppressed = false)
{
    ScriptVerdict verdict;
    verdict.statements = { {} };
    verdict.findings = {
        { .severity = severity, .message = u"Bad."_s, .statement = 0, .suppressed = suppressed }
    };
    return verdict;
}

ScriptVerdict losing(const QString &table)
{
    ScriptVerdict verdict;
    StatementVerdict statement;
    statement.losses = { { Loss::Kind::Table, table } };
    verdict.statements = { statement };
    return verdict;
}

} // namespace

class PlanTilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSaidBeforeTheRulesAnswered()
    {
        const auto tiles = planTiles(planOf(Direction::Up, 1), timelineOf(1), {}, {});
        QCOMPARE(tiles.size(), 4);
        QCOMPARE(tiles.at(0).light, Light::Green);
        for (const int tile : { 1, 2, 3 }) {
            QCOMPARE(tiles.at(tile).light, Light::Unknown);
        }
    }

    void expectedState_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("late");
        QTest::addColumn<int>("light");
        QTest::newRow("as it should be") << int(State::Applied) << false << int(Light::Green);
        QTest::newRow("edited") << int(State::Modified) << false << int(Light::Amber);
        QTest::newRow("missing") << int(State::Missing) << false << int(Light::Amber);
        QTest::newRow("failed") << int(State::Failed) << false << int(Light::Red);
        QTest::newRow("late") << int(State::Applied) << true << int(Light::Amber);
    }

    void expectedState()
    {
        QFETCH(int, state);
        QFETCH(bool, late);
        QFETCH(int, light);
        auto timeline = timelineOf(2);
        timeline.entries[0].state = State(state);
        auto plan = planOf(Direction::Up, 1);
        plan.steps[0].late = late;
        QCOMPARE(int(planTiles(plan, timeline, {}, {}).at(0).light), light);
    }

    void aPlanThatSettlesAFailureIsNoDanger()
    {
        auto timeline = timelineOf(2);
        timeline.entries[0].state = State::Failed;
        timeline.dirty = true;
        auto plan = planOf(Direction::Up, 1);
        plan.target.mend = Mend::Finish;
        const auto tile = planTiles(plan, timeline, {}, {}).at(0);
        QCOMPARE(tile.light, Light::Amber);
        QVERIFY(tile.sentence.contains("settles"_L1));
    }

    void blocks_data()
    {
        QTest::addColumn<int>("strength");
        QTest::addColumn<bool>("lasts");
        QTest::addColumn<bool>("newObject");
        QTest::addColumn<int>("light");
        QTest::newRow("readers only") << 1 << true << false << int(Light::Green);
        QTest::newRow("writers, for a moment")
            << WritersWait << false << false << int(Light::Amber);
        QTest::newRow("writers, for long") << WritersWait << true << false << int(Light::Red);
        QTest::newRow("everybody, for a moment")
            << EverybodyWaits << false << false << int(Light::Amber);
        QTest::newRow("everybody, for long") << EverybodyWaits << true << false << int(Light::Red);
        QTest::newRow("what is new") << EverybodyWaits << true << true << int(Light::Green);
    }

    void blocks()
    {
        QFETCH(int, strength);
        QFETCH(bool, lasts);
        QFETCH(bool, newObject);
        QFETCH(int, light);
        const auto tile = planTiles(
            planOf(Direction::Up, 1), timelineOf(1), { locking(strength, lasts, newObject) }, {})
                              .at(1);
        QCOMPARE(int(tile.light), light);
        QCOMPARE(tile.step, newObject ? -1 : 0);
    }

    void canFail_data()
    {
        QTest::addColumn<int>("severity");
        QTest::addColumn<bool>("suppressed");
        QTest::addColumn<int>("light");
        QTest::newRow("error") << int(Severity::Error) << false << int(Light::Red);
        QTest::newRow("warning") << int(Severity::Warning) << false << int(Light::Amber);
        QTest::newRow("note") << int(Severity::Info) << false << int(Light::Green);
        QTest::newRow("ignored error") << int(Severity::Error) << true << int(Light::Green);
    }

    void canFail()
    {
        QFETCH(int, severity);
        QFETCH(bool, suppressed);
        QFETCH(int, light);
        const auto tile = planTiles(planOf(Direction::Up, 1), timelineOf(1),
            { finding(Severity(severity), suppressed) }, {})
                              .at(2);
        QCOMPARE(int(tile.light), light);
    }

    void canReturn()
    {
        const auto up = planOf(Direction::Up, 1);
        const auto light = [&](const Plan &plan, const Timeline &timeline,
                               const ScriptVerdict &verdict, const QList<LedgerRow> &ledger) {
            return planTiles(plan, timeline, { verdict }, ledger).at(3).light;
        };
        QCOMPARE(light(up, timelineOf(1), finding(Severity::Info), {}), Light::Green);
        auto oneWay = up;
        oneWay.steps[0].irreversible = u"it has no way down."_s;
        QCOMPARE(light(oneWay, timelineOf(1), finding(Severity::Info), {}), Light::Red);
        QCOMPARE(light(up, timelineOf(1), losing(u"t"_s), {}), Light::Red);
        LedgerRow nothing { .loss = { Loss::Kind::Table, u"t"_s }, .rows = 0 };
        QCOMPARE(light(up, timelineOf(1), losing(u"t"_s), { nothing }), Light::Green);
        nothing.rows.reset();
        nothing.trouble = u"no right"_s;
        QCOMPARE(light(up, timelineOf(1), losing(u"t"_s), { nothing }), Light::Red);
        QCOMPARE(light(planOf(Direction::Down, 1), timelineOf(1), losing(u"t"_s), {}), Light::Red);
    }

    void rehearsalsOutweighPromises_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<bool>("loses");
        QTest::addColumn<int>("light");
        const auto row = [](const char *name, Verdict verdict, bool loses, Light light) {
            QTest::newRow(name) << int(verdict) << loses << int(light);
        };
        row("proven", Verdict::Proven, false, Light::Green);
        row("shape only", Verdict::ShapeOnly, false, Light::Green);
        row("lossy", Verdict::Lossy, false, Light::Amber);
        row("does not return", Verdict::Broken, false, Light::Red);
        row("not rehearsed", Verdict::NotRehearsed, false, Light::Green);
        row("proven, yet something goes", Verdict::Proven, true, Light::Red);
    }

    void rehearsalsOutweighPromises()
    {
        QFETCH(int, verdict);
        QFETCH(bool, loses);
        QFETCH(int, light);
        const Proof proof { .version = { u"1"_s },
            .verdict = Verdict(verdict),
            .reasons = { u"table toys is left behind"_s } };
        const auto tile = planTiles(planOf(Direction::Up, 1), timelineOf(1),
            { loses ? losing(u"t"_s) : finding(Severity::Info) }, {}, {}, { proof })
                              .at(3);
        QCOMPARE(int(tile.light), light);
        QCOMPARE(tile.sentence.contains(u"toys"_s),
            proof.verdict == Verdict::Broken || proof.verdict == Verdict::Lossy);
        QVERIFY2(loses || tile.sentence.contains(u"ehearsed"_s), qPrintable(tile.sentence));
    }

    void aLossIsListedOnce()
    {
        QCOMPARE(planLosses({ losing(u"a"_s), losing(u"b"_s), losing(u"a"_s) }).size(), 2);
    }
};

QTEST_GUILESS_MAIN(PlanTilesTest)
#include "tst_plantiles.moc"
