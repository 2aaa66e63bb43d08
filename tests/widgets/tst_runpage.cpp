// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/names.h"
#include "support/picture.h"
#include "support/plans.h"
#include "support/privatehome.h"
#include "support/shop.h"
#include "widgets/outcomecard.h"
#include "widgets/palette.h"
#include "widgets/runpage.h"

#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
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

    void followsARun_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void followsARun()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
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

    void aFailureSaysWhatIsTrueNow_data() { followsARun_data(); }

    void aFailureSaysWhatIsTrueNow()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
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
