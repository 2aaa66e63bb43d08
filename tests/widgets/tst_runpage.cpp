// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/boththemes.h"
#include "support/names.h"
#include "support/picture.h"
#include "support/plans.h"
#include "support/privatehome.h"
#include "support/shop.h"
#include "widgets/activitystrip.h"
#include "widgets/halfdonedialog.h"
#include "widgets/outcomecard.h"
#include "widgets/palette.h"
#include "widgets/runpage.h"
#include "widgets/watchpanel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

QList<RunEvent> firstStep()
{
    QList<RunEvent> events { RunStarted { u"run"_s, u"f00d"_s, 3 } };
    for (int i = 0; i < 2; ++i) {
        events += StatementStarted { .step = -1, .statement = i };
        events += StatementFinished { .step = -1, .statement = i, .ms = 1 };
    }
    events += StepStarted { 0 };
    for (int i = 0; i < 5; ++i) {
        events += StatementStarted { .step = 0, .statement = i };
        events += StatementFinished {
            .step = 0, .statement = i, .ms = i == 2 ? 1840 : 1, .rows = i == 2 ? 41230 : -1
        };
    }
    events += StepFinished { .step = 0, .ms = 1846 };
    events += StepStarted { 1 };
    events += StatementStarted { .step = 1, .statement = 0 };
    events += StatementFinished { .step = 1, .statement = 0, .ms = 1 };
    return events;
}

Watching inTheWay()
{
    return { .backend = 77,
        .ms = 12400,
        .seen = { .waiting = true,
            .sessions = { { .side = WatchedSession::Side::BlocksUs,
                              .id = 2459,
                              .name = u"pid 2459"_s,
                              .user = u"backup"_s,
                              .origin = u"pg_dump"_s,
                              .state = u"active"_s,
                              .query = u"COPY public.customers (id, name, mail) TO stdout"_s,
                              .ms = 1500000 },
                { .side = WatchedSession::Side::WaitsForUs,
                    .id = 3301,
                    .name = u"pid 3301"_s,
                    .user = u"shop"_s,
                    .origin = u"web"_s,
                    .state = u"active"_s,
                    .query = u"SELECT * FROM customers WHERE id = 17"_s,
                    .ms = 11800 } },
            .progress = ServerProgress {
                .phase = u"building index: scanning table"_s, .done = 4100, .total = 10000 } } };
}

HalfDone halfDone()
{
    return { .version = { u"20261112101000"_s },
        .name = u"add_phone_to_customers"_s,
        .statements = { { u"ALTER TABLE customers ADD COLUMN phone varchar(40)"_s, 2 },
            { u"UPDATE customers SET phone = '' WHERE phone IS NULL"_s, 3 },
            { u"CREATE INDEX customers_phone ON customers (phone)"_s, 4 } },
        .landed = 1,
        .perhaps = 2,
        .dirty = true };
}

Outcome failure()
{
    return { .kind = Outcome::Kind::Failed,
        .finished = { { u"20261103140000"_s } },
        .finishedMs = { 1846 },
        .failedStep = 1,
        .failedStatement = 2,
        .error = { .kind = ErrorKind::Failed,
            .what =
                u"Statement 1 of add_phone_to_customers failed: column \"phone\" of relation \"customers\" already exists."_s,
            .next = u"Correct the file, then plan again."_s,
            .server = u"ERROR:  column \"phone\" of relation \"customers\" already exists"_s,
            .sqlState = u"42701"_s,
            .place = { u"db/migrations/20261112101000_add_phone_to_customers.sql"_s, 2, 0 } },
        .truth = { u"20261103140000 backfill_order_totals is applied and stays applied."_s,
            u"20261112101000 add_phone_to_customers was rolled back whole; nothing of it is left."_s,
            u"20261120160000 index_customers_phone was not begun."_s },
        .ms = 2210 };
}

} // namespace

class RunPageTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    Workspace *m_workspace = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = new Theme(qApp);
        m_workspace = new Workspace(this);
    }

    void init() { m_theme->setChoice(Qt::ColorScheme::Light); }

    void followsARun_data() { bothThemes(); }

    void followsARun()
    {
        inTheme(*m_theme);
        RunPage page(m_workspace);
        page.resize(1100, 760);
        page.show();
        page.begin(samplePlan());
        QVERIFY(page.findChild<QPushButton *>(u"stopRun"_s)->isVisible());
        page.append(firstStep());
        page.append({ StatementStarted { .step = 1, .statement = 1 },
            StatementFinished { .step = 1, .statement = 1, .ms = 0 },
            StatementStarted { .step = 1, .statement = 2 } });
        QVERIFY(page.findChild<QLabel *>(u"runLine"_s)->text().startsWith("step 2/3"_L1));
        QCOMPARE(page.findChild<QProgressBar *>()->value(), 9);
        QTest::qWait(1);
        takePicture(&page, u"run-going-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        page.append({ StatementRetried { .step = 1,
            .statement = 2,
            .attempt = 1,
            .waitMs = 800,
            .reason = u"customers is locked by pid 2459 (pg_dump, 25 min)"_s } });
        QVERIFY(page.findChild<QLabel *>(u"runLine"_s)->text().contains("pg_dump"_L1));
        QTest::qWait(1);
        takePicture(&page, u"run-waiting-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    }

    void whoIsInTheWayIsShown_data() { bothThemes(); }

    void whoIsInTheWayIsShown()
    {
        inTheme(*m_theme);
        RunPage page(m_workspace);
        page.resize(1100, 760);
        page.show();
        page.begin(samplePlan());
        page.append(firstStep());
        auto *panel = page.findChild<WatchPanel *>();
        QVERIFY(!panel->isVisible());
        page.append({ StatementStarted { .step = 1, .statement = 2 }, inTheWay() });
        QVERIFY(panel->isVisible());
        QVERIFY(page.findChild<QLabel *>(u"runLine"_s)->text().contains("pid 2459"_L1));
        QVERIFY(page.findChild<QLabel *>(u"watchPhase"_s)->text().contains("41 %"_L1));
        const auto *table = page.findChild<QTableView *>(u"watchSessions"_s);
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(unnamed(page), QStringList());
        QTest::qWait(1);
        takePicture(&page, u"run-watched-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        page.findChild<QPushButton *>(u"watchCopy"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains("pg_dump"_L1));
        auto over = inTheWay();
        over.seen = {};
        page.append({ over });
        QCOMPARE(table->model()->rowCount(), 0);
        QVERIFY(!page.findChild<QLabel *>(u"runLine"_s)->text().contains("pid 2459"_L1));
        page.append({ Watching { .ended = u"The connection was lost."_s } });
        QVERIFY(page.findChild<QLabel *>(u"watchState"_s)->text().contains("lost"_L1));
        page.end(failure());
        QVERIFY(!panel->isVisible());
    }

    void whatWasSeenOfOneTryIsGoneInTheNext()
    {
        RunPage page(m_workspace);
        page.resize(1100, 760);
        page.show();
        page.begin(samplePlan());
        page.append(firstStep());
        auto *panel = page.findChild<WatchPanel *>();
        const auto *table = page.findChild<QTableView *>(u"watchSessions"_s);
        page.append({ StatementStarted { .step = 1, .statement = 2 }, inTheWay() });
        QCOMPARE(table->model()->rowCount(), 2);
        page.append({ StatementRetried {
            .step = 1, .statement = 2, .attempt = 1, .reason = u"The brake stopped it."_s } });
        QCOMPARE(table->model()->rowCount(), 0);
        QVERIFY(!page.findChild<QPushButton *>(u"watchInterrupt"_s)->isVisible());
        const auto state = page.findChild<QLabel *>(u"watchState"_s)->text();
        QVERIFY2(
            state.contains("The brake stopped it."_L1) && state.contains(u'2'), qPrintable(state));
        page.append({ StatementStarted { .step = 1, .statement = 2, .attempt = 2 },
            StatementFinished { .step = 1, .statement = 2, .ms = 1 } });
        QVERIFY(!panel->isVisible());
        page.append({ StatementStarted { .step = 1, .statement = 3 },
            Watching { .ended = u"The connection was lost."_s },
            StatementFinished { .step = 1, .statement = 3, .ms = 1 } });
        QVERIFY(panel->isVisible());
        QVERIFY(page.findChild<QLabel *>(u"watchState"_s)->text().contains("lost"_L1));
    }

    void theStripTellsWhatIsTrueOfTheRun()
    {
        Workspace workspace;
        ActivityStrip strip(&workspace);
        const auto *words = strip.findChild<QLabel *>(u"activityText"_s);
        const auto *bar = strip.findChild<QProgressBar *>(u"runProgress"_s);
        Q_EMIT workspace.runStarted(samplePlan());
        const auto tell = [&workspace](const QList<RunEvent> &events) {
            Q_EMIT workspace.runProgressed(events);
        };
        tell({ StepStarted { 0 }, StatementStarted { .step = 0, .statement = 0 },
            LockWaiting { .holder = u"pid 7"_s } });
        QVERIFY(words->text().contains("pid 7"_L1));
        tell({ Watching { .ms = 2000 } }); // it runs
        QVERIFY2(!words->text().contains("pid 7"_L1), qPrintable(words->text()));
        tell({ StatementFinished { .step = 0, .statement = 0 },
            StatementRetried { .step = 0, .statement = 1, .attempt = 1 },
            StatementStarted { .step = 0, .statement = 0, .attempt = 2 },
            StatementFinished { .step = 0, .statement = 0 } });
        QCOMPARE(bar->value(), int(samplePlan().preparation.size()) + 1);
    }

    void somebodyIsInterruptedOnlyAfterAQuestion()
    {
        WatchPanel panel;
        panel.show(inTheWay());
        QSignalSpy wanted(&panel, &WatchPanel::interruptWanted);
        auto *button = panel.findChild<QPushButton *>(u"watchInterrupt"_s);
        button->click();
        auto *question = panel.findChild<QMessageBox *>(u"interruptQuestion"_s);
        QVERIFY(question);
        QVERIFY(question->informativeText().contains("pg_dump"_L1));
        question->defaultButton()->click();
        QCOMPARE(wanted.size(), 0);
        QTRY_VERIFY(!panel.findChild<QMessageBox *>(u"interruptQuestion"_s));
        button->click();
        panel.findChild<QMessageBox *>(u"interruptQuestion"_s)
            ->findChild<QPushButton *>(u"interruptYes"_s)
            ->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.constFirst().at(0).toLongLong(), 77);
        QCOMPARE(wanted.constFirst().at(1).value<WatchedSession>().id, 2459);
        auto idle = inTheWay();
        idle.seen.sessions.first().idle = true;
        panel.show(idle);
        QVERIFY(button->text().contains("session"_L1));
    }

    void aHalfDoneMigrationOffersItsWaysOn_data() { bothThemes(); }

    void aHalfDoneMigrationOffersItsWaysOn()
    {
        inTheme(*m_theme);
        HalfDoneDialog dialog(m_workspace, {});
        dialog.show();
        QTest::qWait(20); // nothing is open: refused, and nothing can be chosen
        QVERIFY(!dialog.findChild<QPushButton *>(u"halfDoneFinish"_s)->isEnabled());
        dialog.setHalfDone(halfDone());
        QCOMPARE(dialog.findChild<QListWidget *>(u"halfDoneStatements"_s)->count(), 3);
        auto *landed = dialog.findChild<QSpinBox *>(u"halfDoneLanded"_s);
        QVERIFY(landed->isVisible());
        QCOMPARE(landed->maximum(), 2);
        QCOMPARE(unnamed(dialog), QStringList());
        QTest::qWait(1);
        takePicture(&dialog, u"half-done-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        QSignalSpy wanted(&dialog, &HalfDoneDialog::planWanted);
        landed->setValue(2);
        dialog.findChild<QPushButton *>(u"halfDoneFinish"_s)->click();
        QCOMPARE(wanted.size(), 1);
        const auto target = wanted.constFirst().constFirst().value<Target>();
        QCOMPARE(target.mend, Mend::Finish);
        QCOMPARE(target.landed, 2);
    }

    void aFailureSaysWhatIsTrueNow_data() { bothThemes(); }

    void aFailureSaysWhatIsTrueNow()
    {
        inTheme(*m_theme);
        RunPage page(m_workspace);
        page.resize(1100, 800);
        page.show();
        page.begin(samplePlan());
        page.append(firstStep());
        page.end(failure());
        QTest::qWait(1);
        const auto *card = page.findChild<OutcomeCard *>();
        QVERIFY(card->isVisible());
        for (const auto &line : failure().truth) {
            QVERIFY(card->text().contains(line));
        }
        QVERIFY(!page.findChild<QPushButton *>(u"stopRun"_s)->isVisible());
        takePicture(&page, u"run-failed-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    }

    void aDoneRunLeadsBack()
    {
        RunPage page(m_workspace);
        page.resize(1000, 700);
        page.show();
        page.begin(samplePlan());
        page.append(firstStep());
        Outcome outcome {
            .truth = { u"3 migrations are applied; the database is at 20261120160000."_s },
            .ms = 4210
        };
        for (const auto &step : samplePlan().steps) {
            outcome.finished += step.version;
            outcome.finishedMs += 1200;
        }
        page.end(outcome);
        QTest::qWait(1);
        QVERIFY(page.findChild<OutcomeCard *>()->text().contains(outcome.truth.constFirst()));
        QVERIFY(!page.findChild<QPushButton *>(u"stopRun"_s)->hasFocus());
        takePicture(&page, u"run-done"_s);
        QSignalSpy spy(&page, &RunPage::goTo);
        page.findChild<QPushButton *>(u"toTimeline"_s)->click();
        QCOMPARE(spy.constFirst().constFirst().value<Location>().page, Location::Page::Timeline);
    }

    void nothingRunningIsSaid()
    {
        RunPage page(m_workspace);
        page.resize(800, 500);
        page.show();
        QVERIFY(page.findChild<QPushButton *>(u"emptyStateButton"_s)->isVisible());
    }

    void aRealRunIsShownToItsEnd()
    {
        const Shop shop;
        Workspace workspace;
        shop.open(workspace);
        RunPage page(&workspace);
        page.resize(1100, 760);
        page.show();
        const auto outcome = Shop::run(workspace, {});
        QCOMPARE(outcome.kind, Outcome::Kind::Done);
        QVERIFY(page.findChild<OutcomeCard *>()->isVisible());
        QCOMPARE(
            page.findChild<QProgressBar *>()->value(), page.findChild<QProgressBar *>()->maximum());
        takePicture(&page, u"run-real"_s);
    }

    void everythingHasAName()
    {
        RunPage page(m_workspace);
        page.begin(samplePlan());
        page.show();
        QCOMPARE(unnamed(page), QStringList());
    }
};

SWITCHBACK_WINDOW_TEST(RunPageTest)
#include "tst_runpage.moc"
