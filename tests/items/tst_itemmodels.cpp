// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Item models are printed to text and compared; all of them live under Qt's own model tester.

#include "items/duration.h"
#include "items/ledgermodel.h"
#include "items/lockmatrixmodel.h"
#include "items/logmodel.h"
#include "items/planmodel.h"
#include "items/problemsmodel.h"
#include "items/recentprojectsmodel.h"
#include "items/rulesmodel.h"
#include "items/runmodel.h"
#include "items/timelinemodel.h"
#include "support/printed.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

TimelineEntry entry(const QString &version, const QString &name, State state, int index)
{
    return { .version = { version },
        .name = name,
        .path = version + u'_' + name + u".sql"_s,
        .state = state,
        .appliedOrder = isApplied(state) ? index : -1,
        .reversible = true,
        .migration = index };
}

Timeline shop()
{
    Timeline timeline { .current = u"20240201000000"_s, .applied = 2, .pending = 3 };
    timeline.entries = { entry(u"20240101000000"_s, u"users"_s, State::Applied, 0),
        entry(u"20240115000000"_s, u"forgotten"_s, State::Late, 1),
        entry(u"20240201000000"_s, u"orders"_s, State::Applied, 2),
        entry(u"20240202000000"_s, u"phone"_s, State::Pending, 3),
        entry(u"20240301000000"_s, u"drop_legacy"_s, State::Pending, 4) };
    timeline.entries.last().reversible = false;
    return timeline;
}

Plan smallPlan()
{
    Plan plan { .preparation = { { u"SET lock_timeout = '3s'"_s, StatementRole::Session } } };
    plan.steps += Step { .version = { u"1"_s },
        .name = u"users"_s,
        .statements = { { u"BEGIN"_s, StatementRole::Begin },
            { u"-- who buys\ncreate table users (id int)"_s, StatementRole::Migration, 2 },
            { u"insert into schema_migrations values ('1')"_s, StatementRole::History },
            { u"COMMIT"_s, StatementRole::Commit } } };
    plan.steps += Step { .version = { u"2"_s },
        .name = u"index"_s,
        .transactional = false,
        .statements = {
            { u"create index concurrently i on users (id)"_s, StatementRole::Migration, 3 },
            { u"insert into schema_migrations values ('2')"_s, StatementRole::History } } };
    return plan;
}

} // namespace

class ItemModelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theTimelineHasTheNewestOnTopAndTheBarAboveTheCurrentVersion()
    {
        TimelineModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTimeline(shop(), { .appliesLate = true }, true);
        QCOMPARE(printed(model),
            QStringList(
                { u"March 2024"_s, u"Pending | 20240301000000 | drop_legacy | no way back"_s,
                    u"February 2024"_s, u"Pending | 20240202000000 | phone"_s,
                    u"The database is here"_s, u"Applied | 20240201000000 | orders |  |  | 3"_s,
                    u"January 2024"_s, u"Late | 20240115000000 | forgotten"_s,
                    u"Applied | 20240101000000 | users |  |  | 1"_s }));
        QCOMPARE(model.hereRow(), 4);
        QCOMPARE(model.index(7, 0).data(TimelineModel::LandingRole).toInt(), 4);
        QVERIFY(!(model.flags(model.index(4, 0)) & Qt::ItemIsSelectable));
    }

    void whatTheRulesSayStandsInColumns()
    {
        TimelineModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTimeline(shop(), { .appliesLate = true }, true);
        QVERIFY(!model.index(1, 0).data(TimelineModel::JudgedRole).toBool());
        SafetyBriefs briefs;
        briefs.insert(u"20240301000000"_s,
            { .severity = Severity::Warning,
                .findings = 2,
                .message = u"Values are\ngone."_s,
                .lock = LockClass::Rewrite,
                .waits = true,
                .back = WayBack::Impossible });
        briefs.insert(u"20240101000000"_s,
            { .lock = LockClass::Instant,
                .back = WayBack::Reversible,
                .lostDown = { u"All rows."_s } });
        model.setSafety(briefs);
        const auto text = [&](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(1, TimelineModel::RiskColumn), u"Warning"_s);
        QCOMPARE(text(1, TimelineModel::LockColumn), u"Rewrite"_s);
        QCOMPARE(text(1, TimelineModel::WayBackColumn), u"No way back"_s);
        QCOMPARE(text(1, TimelineModel::NotesColumn), QString()); // not said twice
        QCOMPARE(text(8, TimelineModel::RiskColumn), QString());
        QCOMPARE(text(8, TimelineModel::WayBackColumn), u"Lossy"_s); // it is applied
        QCOMPARE(text(3, TimelineModel::LockColumn), QString()); // not judged
        QCOMPARE(model.index(1, 0).data(TimelineModel::SafetyRole).toStringList(),
            QStringList({ u"Warning: Values are gone."_s, u"And 1 more finding(s)."_s,
                u"It cannot be rolled back."_s }));
        QVERIFY(model.index(1, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(u"Warning Rewrite No way back"_s));
        QCOMPARE(model.nextFound(-1, 1), 1);
        QCOMPARE(model.nextFound(1, 1), -1);
        model.setFilter(u"rewrite"_s);
        QCOMPARE(model.matches(), 1);
    }

    void theBarIsAtTheBottomWhenNothingIsAppliedAndAbsentWithoutADatabase()
    {
        Timeline timeline { .pending = 1 };
        timeline.entries = { entry(u"1"_s, u"a"_s, State::Pending, 0) };
        TimelineModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTimeline(timeline, {}, true);
        QCOMPARE(printed(model), QStringList({ u"Pending | 1 | a"_s, u"The database is here"_s }));
        model.setTimeline(timeline, {}, false);
        QCOMPARE(printed(model), QStringList({ u"Pending | 1 | a"_s }));
    }

    void theOrderOfApplyingCanBeSeen()
    {
        Timeline timeline { .current = u"20260303000000"_s, .applied = 3, .pending = 2 };
        const auto add = [&](const QString &version, State state, int order) {
            TimelineEntry entry {
                .version = { version }, .state = state, .appliedOrder = order, .migration = 0
            };
            entry.appliedAt = order < 0 ? QDateTime()
                                        : QDateTime(QDate(2026, 4, 1 + order), QTime(12, 0));
            timeline.entries += entry;
        };
        add(u"20260101000000"_s, State::Applied, 2);
        add(u"20260202000000"_s, State::Late, -1);
        add(u"20260303000000"_s, State::Applied, 0);
        add(u"20260304000000"_s, State::Pending, -1);
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setTimeline(timeline, {}, true);
        const auto versions = [&model] {
            QStringList list;
            for (int row = 0; row < model.rowCount(); ++row) {
                const auto *entry = model.entry(row);
                if (entry) {
                    list += entry->version.text.mid(4, 4);
                } else if (row == model.hereRow()) {
                    list += u"here"_s;
                }
            }
            return list.join(u' ');
        };
        QCOMPARE(versions(), u"0304 here 0303 0202 0101"_s);
        QVERIFY(model.targetFor(model.rowOf({ u"20260101000000"_s })));
        model.setAppliedOrder(true);
        QCOMPARE(versions(), u"0304 0202 here 0101 0303"_s);
        QVERIFY(!model.targetFor(model.rowOf({ u"20260303000000"_s })));
        model.setAppliedOrder(false);
        QCOMPARE(versions(), u"0304 here 0303 0202 0101"_s);
    }

    void repeatablesComeLast()
    {
        auto timeline = shop();
        timeline.entries += entry({}, u"views"_s, State::Outdated, 5);
        timeline.entries.last().repeatable = true;
        TimelineModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTimeline(timeline, {}, true);
        QCOMPARE(printed(model).mid(9),
            QStringList({ u"Repeatable"_s, u"Outdated |  | views | repeatable |  | 6"_s }));
    }

    void theSameRowsKeepTheirIndexes()
    {
        TimelineModel model;
        auto timeline = shop();
        model.setTimeline(timeline, {}, true);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        timeline.entries[0].note = u"edited"_s;
        model.setTimeline(timeline, {}, true);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 1);
        timeline.current = u"20240202000000"_s; // the bar moves: other rows
        model.setTimeline(timeline, {}, true);
        QCOMPARE(resets.size(), 1);
    }

    void theFilterDimsWhatDoesNotMatch()
    {
        TimelineModel model;
        model.setTimeline(shop(), {}, true);
        model.setFilter(u"pending 2024"_s);
        QCOMPARE(model.matches(), 2);
        QCOMPARE(model.nextMatch(-1, 1), 1);
        QCOMPARE(model.nextMatch(1, 1), 3);
        QCOMPARE(model.nextMatch(3, 1), -1);
        QCOMPARE(model.index(5, 0).data(TimelineModel::MatchRole).toBool(), false);
        model.setFilter({});
        QCOMPARE(model.matches(), 5);
    }

    void theBarDroppedOnARowIsATargetAndShowsWhatWillHappen()
    {
        TimelineModel model;
        model.setTimeline(shop(), { .appliesLate = true }, true);
        const auto fates = [&] {
            QString text;
            for (int row = 0; row < model.rowCount(); ++row) {
                text += u".+-"[model.index(row, 0).data(TimelineModel::FateRole).toInt()];
            }
            return text;
        };
        const auto up = model.targetFor(3);
        QVERIFY(up && up->direction == Direction::Up && up->to == Version { u"20240202000000"_s });
        model.setPreview(up);
        QCOMPARE(fates(), u"...+...+."_s);
        const auto down = model.targetFor(8);
        QVERIFY(down && down->direction == Direction::Down
            && down->to == Version { u"20240101000000"_s });
        model.setPreview(down);
        QCOMPARE(fates(), u".....-..."_s);
        QVERIFY(!model.targetFor(5)); // it is there already
        QVERIFY(!model.targetFor(4)); // the bar itself
        model.setPreview({});
        QCOMPARE(fates(), QString(9, u'.'));
    }

    void namesFromFilesAreMadeVisible()
    {
        Timeline timeline;
        timeline.entries = { entry(u"1"_s, u"a\u202eb\x1b[31m"_s, State::Pending, 0) };
        TimelineModel model;
        model.setTimeline(timeline, {}, false);
        QCOMPARE(
            model.index(0, TimelineModel::NameColumn).data().toString(), u"a\\u202eb\\x1b[31m"_s);
    }

    void aLedgerIsATable()
    {
        LedgerModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const LedgerRow table { .loss = { Loss::Kind::Table, u"orders"_s }, .rows = 1200 };
        const LedgerRow column {
            .loss = { Loss::Kind::Column, u"users.bio"_s }, .rows = 10, .values = 7
        };
        const LedgerRow unknown { .loss = { Loss::Kind::Table, u"secrets"_s },
            .trouble = u"permission denied"_s };
        model.setLedger({ table, column, unknown });
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, LedgerModel::ValuesColumn).data(LedgerModel::SortRole).toInt(), 7);
        QCOMPARE(model.index(2, 0).data(LedgerModel::TroubleRole).toString(), unknown.trouble);
        model.setLedger({ column });
        QCOMPARE(model.rowCount(), 1);
        model.setLedger({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aPlanIsATreeOfStepsAndStatements()
    {
        PlanModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlan(smallPlan());
        QCOMPARE(printed(model),
            QStringList({ u"Preparation | 0 statement(s)"_s,
                u"  SET lock_timeout = '3s' | Session setting"_s, u"1  users | 1 statement(s)"_s,
                u"  BEGIN | Begin transaction"_s,
                u"  create table users (id int) | Migration | 2"_s,
                u"  insert into schema_migrations values ('1') | History row"_s,
                u"  COMMIT | Commit"_s, u"2  index | 1 statement(s)"_s,
                u"  create index concurrently i on users (id) | Migration | 3"_s,
                u"  insert into schema_migrations values ('2') | History row"_s }));
        QString brackets;
        for (int i = 0; i < 4; ++i) {
            brackets += QString::number(model.indexOf(0, i).data(PlanModel::BracketRole).toInt());
        }
        QCOMPARE(brackets, u"1223"_s);
        QCOMPARE(model.indexOf(1, 0).data(PlanModel::BracketRole).toInt(), 0);
        QCOMPARE(model.stepOf(model.indexOf(-1, 0)), -1);
        QCOMPARE(model.indexOf(0, 1).data(PlanModel::SqlRole).toString(),
            u"-- who buys\ncreate table users (id int)"_s);
    }

    void aPlanWithoutPreparationStartsWithItsFirstStep()
    {
        auto plan = smallPlan();
        plan.preparation.clear();
        PlanModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlan(plan);
        QCOMPARE(printed(model).first(), u"1  users | 1 statement(s)"_s);
        QCOMPARE(model.stepOf(model.index(0, 0)), 0);
    }

    void aRunMarksWhatIsDone()
    {
        RunModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlan(smallPlan());
        model.append({ RunStarted { u"r"_s, {}, 2 }, StatementStarted { -1, 0 },
            StatementFinished { -1, 0, 1 }, StepStarted { 0 }, StatementStarted { 0, 0 },
            StatementFinished { 0, 0, 0 }, StatementStarted { 0, 1 } });
        QCOMPARE(model.progress().statementsDone, 2);
        QCOMPARE(model.current(), model.indexOf(0, 1));
        model.append({ StatementFinished { 0, 1, 1250, 0, {} }, StatementStarted { 0, 2 },
            StatementFinished { 0, 2, 3, 1 }, StatementStarted { 0, 3 },
            StatementFinished { 0, 3, 2 }, StepFinished { 0, 1256 } });
        QCOMPARE(printed(model).mid(2, 5),
            QStringList({ u"1  users | Done | 1.3 s"_s, u"  BEGIN | Done | 0 ms"_s,
                u"  create table users (id int) | Done | 1.3 s | 0"_s,
                u"  insert into schema_migrations values ('1') | Done | 3 ms | 1"_s,
                u"  COMMIT | Done | 2 ms"_s }));
        QCOMPARE(model.progress().stepsDone, 1);
    }

    void aFailedStepIsRolledBackUpToItsFailure()
    {
        RunModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlan(smallPlan());
        model.append(
            { StatementStarted { -1, 0 }, StatementFinished { -1, 0, 1 }, StepStarted { 0 },
                StatementStarted { 0, 0 }, StatementFinished { 0, 0, 0 }, StatementStarted { 0, 1 },
                Outcome { .kind = Outcome::Kind::Failed,
                    .failedStep = 0,
                    .failedStatement = 1,
                    .error = { .what = u"no such table"_s } } });
        QStringList states;
        for (const auto &line : printed(model)) {
            states += line.section(u" | "_s, 1, 1);
        }
        QCOMPARE(states,
            QStringList({ u"Done"_s, u"Done"_s, u"Failed"_s, u"Rolled back"_s, u"Failed"_s,
                u"Not run"_s, u"Not run"_s, u"Not run"_s, u"Not run"_s, u"Not run"_s }));
        QCOMPARE(model.indexOf(0, 1).data(RunModel::MessageRole).toString(), u"no such table"_s);
        QCOMPARE(model.current(), model.indexOf(0, 1));
    }

    void aRetryStartsTheTransactionAgain()
    {
        RunModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlan(smallPlan());
        model.append({ StepStarted { 0 }, StatementStarted { 0, 0 }, StatementFinished { 0, 0, 0 },
            StatementStarted { 0, 1 }, StatementRetried { 0, 1, 1, 200, u"lock timeout"_s } });
        QCOMPARE(model.indexOf(0, 0).data(RunModel::RunStateTextRole).toString(), u"Queued"_s);
        QCOMPARE(model.indexOf(0, 1).data(RunModel::RunStateTextRole).toString(), u"Waiting"_s);
        QCOMPARE(model.progress().statementsDone, 0);
        QCOMPARE(model.progress().waitingFor, u"lock timeout"_s);
    }

    void eventsOfAnotherPlanAreIgnored()
    {
        RunModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append({ StepStarted { 3 }, Outcome {} });
        model.setPlan(smallPlan());
        model.append({ StepStarted { 9 }, StatementStarted { 0, 99 }, StatementFinished { -7, 0 },
            StatementRetried { 5, 5 }, StepFinished { 12 } });
        QCOMPARE(model.progress().statementsDone, 0);
    }

    void problemsAreSortedByWeight()
    {
        ProblemsModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setProblems({ { Problem::Severity::Note, { u"b.sql"_s, 0 }, u"odd"_s },
            { Problem::Severity::Error, { u"a.sql"_s, 7 }, u"bad"_s } });
        QCOMPARE(printed(model),
            QStringList({ u"Error |  | a.sql:7 | bad"_s, u"Note |  | b.sql | odd"_s }));
    }

    void findingsStandAmongTheProblems()
    {
        ProblemsModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ProblemsFilter filter(&model);
        QAbstractItemModelTester filterTester(
            &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setProblems({ { Problem::Severity::Error, { u"1.sql"_s, 2 }, u"odd"_s } });
        const Finding risky { .file = u"2.sql"_s,
            .line = 3,
            .rule = u"drop-column"_s,
            .severity = Severity::Warning,
            .message = u"a|b"_s,
            .help = u"Wait."_s,
            .version = { u"2"_s } };
        auto applied = risky;
        applied.version = { u"1"_s };
        applied.file = u"1.sql"_s;
        auto silenced = risky;
        silenced.suppressed = true;
        silenced.reason = u"agreed"_s;
        const Finding repeated { .file = u"1.sql"_s,
            .line = 2,
            .rule = u"syntax-error"_s,
            .severity = Severity::Error,
            .version = { u"1"_s } };
        model.setFindings({ applied, risky, silenced, repeated }, { u"2"_s });
        QCOMPARE(model.rowCount(), 4); // what the files say is not repeated
        QCOMPARE(model.count(Severity::Warning), 1);
        QCOMPARE(model.suppressed(), 1);
        QCOMPARE(printed(filter),
            QStringList(
                { u"Error |  | 1.sql:2 | odd"_s, u"Warning | drop-column | 2.sql:3 | a|b"_s }));
        filter.setWish({ .words = u"DROP 2.sql"_s, .pendingOnly = false, .suppressed = true });
        QCOMPARE(filter.rowCount(), 2);
        filter.setWish({ .severities = { int(Severity::Error) } });
        QCOMPARE(filter.rowCount(), 1);
        filter.setWish({ .suppressed = true });
        QCOMPARE(problemsMarkdown({ risky, silenced }).section(u'\n', 2),
            u"| Warning | `drop-column` | 2.sql:3 | a\\|b | Wait. |\n"
            "| Warning | `drop-column` (suppressed: agreed) | 2.sql:3 | a\\|b | Wait. |\n"_s);
    }

    void rulesAndLocksToReadUpOn()
    {
        RulesModel rules;
        QAbstractItemModelTester tester(
            &rules, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rules.setRules({ { .id = u"drop-column"_s, .group = u"Data loss"_s } });
        QCOMPARE(printed(rules), QStringList { u"Warning | drop-column"_s });
        QCOMPARE(rules.rowOf(u"drop-column"_s), 0);
        LockMatrixModel locks;
        QAbstractItemModelTester lockTester(
            &locks, QAbstractItemModelTester::FailureReportingMode::QtTest);
        locks.setBook(
            { .modes = { { .mode = u"A B"_s, .conflicts = { u"C"_s } }, { .mode = u"C"_s } } });
        QCOMPARE(printed(locks), QStringList({ u"goes on | waits"_s, u"goes on | goes on"_s }));
        QCOMPARE(locks.headerData(0, Qt::Horizontal).toString(), u"A\nB"_s);
    }

    void theLogHasTheNewestOnTop()
    {
        LogModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries(
            { { .user = u"ann"_s, .action = u"up"_s, .version = u"1"_s, .ok = true, .ms = 4 },
                { .user = u"ann"_s,
                    .action = u"rollback"_s,
                    .version = u"1"_s,
                    .ms = 65000,
                    .error = u"no"_s } });
        QCOMPARE(printed(model).first(), u" | Rolled back | 1 | Failed | 1:05 min |  |  | ann"_s);
        QCOMPARE(model.index(0, LogModel::OutcomeColumn).data(Qt::ToolTipRole).toString(), u"no"_s);
    }

    void recentProjectsShowTheirPath()
    {
        RecentProjectsModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setProjects({ { QDir::homePath() + u"/shop"_s, u"shop"_s, {} } });
        QCOMPARE(printed(model), QStringList({ u"shop"_s }));
        QCOMPARE(model.index(0).data(RecentProjectsModel::PathRole).toString(), u"~/shop"_s);
    }

    void durationsAreReadable_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown") << qint64(-1) << QString();
        QTest::newRow("short") << qint64(12) << u"12 ms"_s;
        QTest::newRow("seconds") << qint64(1340) << u"1.3 s"_s;
        QTest::newRow("minutes") << qint64(125000) << u"2:05 min"_s;
        QTest::newRow("hours") << qint64(3725000) << u"1:02:05 h"_s;
    }
    void durationsAreReadable()
    {
        QFETCH(qint64, ms);
        QTEST(durationText(ms), "text");
    }
};

QTEST_GUILESS_MAIN(ItemModelsTest)
#include "tst_itemmodels.moc"
