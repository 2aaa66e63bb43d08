// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Batches in the window on real databases: looked at, run, paused, gone on with, and taken up again
// by another window.

#include "support/everyengine.h"
#include "support/names.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "support/scene.h"
#include "widgets/backfillpage.h"
#include "widgets/palette.h"
#include "widgets/planpage.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

constexpr int Patience = 60000; // ms
constexpr int PeopleCount = 500;
const QString Update = u"UPDATE people SET name = 'two  blanks', times = times + 1"_s;

} // namespace

class BackfillPageTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<BackfillPage> m_page;

    void open(const QString &engine, const QByteArray &more = {})
    {
        m_scene = std::make_unique<Scene>(engine);
        m_scene->settings(
            "[environments.live]\nurl = \"" + m_scene->url().toUtf8() + "\"\n" + more);
        m_scene->project().writeDbmate(u"1_names.sql"_s, Update.toUtf8() + ";", "SELECT 1;");
        QStringList values;
        for (int i = 1; i <= PeopleCount; ++i) {
            values += u"(%1, 'old', 0)"_s.arg(i);
        }
        m_scene->run(
            { u"CREATE TABLE people (id integer PRIMARY KEY, name varchar(40), times integer)"_s,
                u"INSERT INTO people VALUES "_s + values.join(u", "_s) });
        openWindow();
    }

    void openWindow()
    {
        m_page.reset();
        m_workspace = std::make_unique<Workspace>();
        auto opened = m_workspace->open(m_scene->project().path());
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->standing().fromDatabase, Patience);
        m_page = std::make_unique<BackfillPage>(m_workspace.get());
        m_page->resize(1000, 640);
        m_page->show();
    }

    template<class T>
    T *find(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }

    QPushButton *button(const QString &name) { return find<QPushButton>(name); }

    void press(const QString &name)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(button(name)->isVisible() && button(name)->isEnabled(),
            qPrintable(name + u": "_s + find<QLabel>(u"backfillLine"_s)->text()), Patience);
        QTest::mouseClick(button(name), Qt::LeftButton);
    }

    void slowly()
    {
        find<QSpinBox>(u"backfillBatch"_s)->setValue(10);
        find<QCheckBox>(u"backfillAdapts"_s)->setChecked(false);
        find<QSpinBox>(u"backfillPause"_s)->setValue(40);
    }

    void waitForBatches()
    {
        QSignalSpy moved(&m_workspace->backfills(), &Backfills::progressed);
        QTRY_VERIFY_WITH_TIMEOUT(moved.size() > 1, Patience);
    }

    void everyRowOnce()
    {
        QCOMPARE(
            m_scene->ask(u"SELECT count(*) FROM people WHERE times = 1 AND name = 'two  blanks'"_s),
            QString::number(PeopleCount));
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
        m_theme = new Theme(qApp);
    }

    void init() { m_theme->setChoice(Qt::ColorScheme::Light); }

    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
        m_scene.reset();
    }

    void runsHaltsAndGoesOn_data() { everyEngine(); }

    void runsHaltsAndGoesOn()
    {
        QFETCH(QString, engine);
        open(engine);
        takePicture(m_page.get(), u"backfill-empty"_s);
        find<QPlainTextEdit>(u"backfillSql"_s)->setPlainText(Update + u";"_s);
        slowly();
        QVERIFY(!button(u"backfillStart"_s)->isEnabled());
        press(u"backfillLook"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button(u"backfillStart"_s)->isEnabled(), Patience);
        const auto preview =
            find<QWidget>(u"backfillPreview"_s)->findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(
            preview.contains(u"UPDATE people"_s) && preview.contains(u"id"_s), qPrintable(preview));
        takePicture(m_page.get(), u"backfill-preview-"_s + engine);
        press(u"backfillStart"_s);
        waitForBatches();
        takePicture(m_page.get(), u"backfill-running-"_s + engine);
        QVERIFY(!m_page->progressWords().isEmpty());
        QVERIFY(!m_workspace->mayRun());
        QSignalSpy ended(&m_workspace->backfills(), &Backfills::ended);
        press(u"backfillHalt"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, Patience);
        QVERIFY(!ended.constFirst().constFirst().value<BackfillResult>().done);
        takePicture(m_page.get(), u"backfill-paused-"_s + engine);
        press(u"backfillHalt"_s); // goes on
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, Patience);
        QVERIFY(ended.constLast().constFirst().value<BackfillResult>().done);
        everyRowOnce();
        takePicture(m_page.get(), u"backfill-done-"_s + engine);
    }

    void anotherWindowTakesItUp()
    {
        open(u"postgresql"_s);
        find<QPlainTextEdit>(u"backfillSql"_s)->setPlainText(Update);
        slowly();
        press(u"backfillLook"_s);
        press(u"backfillStart"_s);
        waitForBatches();
        openWindow(); // closing the window stops it
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"backfillUnfinished"_s)->isVisible(), Patience);
        takePicture(m_page.get(), u"backfill-unfinished"_s);
        find<QWidget>(u"backfillUnfinished"_s)->findChild<QPushButton *>()->click();
        QCOMPARE(m_page->statement(), Update);
        QSignalSpy ended(&m_workspace->backfills(), &Backfills::ended);
        press(u"backfillStart"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, Patience);
        QVERIFY(ended.constFirst().constFirst().value<BackfillResult>().resumed);
        everyRowOnce();
        QTRY_VERIFY(!find<QWidget>(u"backfillUnfinished"_s)->isVisible());
    }

    void triggersAreNamedAndMayStayOut()
    {
        open(u"postgresql"_s);
        m_scene->run({ u"CREATE TABLE seen (id integer)"_s,
            u"CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen "
            "VALUES (NEW.id); RETURN NEW; END $$"_s,
            u"CREATE TRIGGER tell_the_search_index AFTER UPDATE ON people FOR EACH ROW EXECUTE "
            "FUNCTION note()"_s,
            u"CREATE TRIGGER audit AFTER UPDATE ON people FOR EACH ROW EXECUTE FUNCTION note()"_s });
        auto *without = find<QCheckBox>(u"backfillWithoutTriggers"_s);
        auto *about = find<QLabel>(u"backfillTriggers"_s);
        auto *warning = find<QWidget>(u"backfillWarning"_s);
        QVERIFY(!without->isChecked());
        find<QPlainTextEdit>(u"backfillSql"_s)->setPlainText(Update);
        press(u"backfillLook"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button(u"backfillStart"_s)->isEnabled(), Patience);
        QVERIFY2(
            about->text().contains(u"audit, tell_the_search_index"_s), qPrintable(about->text()));
        QVERIFY(without->isEnabled() && warning->isHidden());
        takePicture(m_page.get(), u"backfill-triggers"_s);
        without->click();
        QVERIFY(!button(u"backfillStart"_s)->isEnabled()); // what was shown is not what would run
        press(u"backfillLook"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button(u"backfillStart"_s)->isEnabled(), Patience);
        QVERIFY(warning->isVisible());
        const auto preview =
            find<QWidget>(u"backfillPreview"_s)->findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(preview.contains(u"session_replication_role = replica"_s), qPrintable(preview));
        takePicture(m_page.get(), u"backfill-without-triggers"_s);
        m_theme->setChoice(Qt::ColorScheme::Dark);
        QTRY_VERIFY(m_page->palette().color(QPalette::Window).lightness() < 128);
        takePicture(m_page.get(), u"backfill-without-triggers-dark"_s);
        QSignalSpy ended(&m_workspace->backfills(), &Backfills::ended);
        press(u"backfillStart"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, Patience);
        everyRowOnce();
        QCOMPARE(m_scene->ask(u"SELECT count(*) FROM seen"_s), u"0"_s);
    }

    void whereTriggersStayTheReasonIsSaid_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addRow("sqlite") << u"sqlite"_s;
        QTest::addRow("mysql") << u"mysql"_s;
    }

    void whereTriggersStayTheReasonIsSaid()
    {
        QFETCH(QString, engine);
        open(engine);
        QVERIFY(!find<QCheckBox>(u"backfillWithoutTriggers"_s)->isEnabled());
        QVERIFY(find<QLabel>(u"backfillTriggers"_s)->text().contains(u"session"_s));
        takePicture(m_page.get(), u"backfill-triggers-stay-"_s + engine);
    }

    void whatCannotBeCutIsRefused()
    {
        open(u"sqlite"_s);
        find<QPlainTextEdit>(u"backfillSql"_s)->setPlainText(u"UPDATE nowhere SET a = 1"_s);
        press(u"backfillLook"_s);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"backfillMessage"_s)->isVisible(), Patience);
        QVERIFY(!button(u"backfillStart"_s)->isEnabled());
        takePicture(m_page.get(), u"backfill-refused"_s);
    }

    void aGuardedOneAsksForItsName()
    {
        open(u"sqlite"_s, "protected = true\n");
        m_theme->setChoice(Qt::ColorScheme::Dark);
        find<QPlainTextEdit>(u"backfillSql"_s)->setPlainText(Update);
        press(u"backfillLook"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            find<QLabel>(u"backfillLine"_s)->text().contains(u"read-only"_s), Patience);
        m_workspace->setArmed(true);
        QVERIFY(!button(u"backfillStart"_s)->isEnabled());
        takePicture(m_page.get(), u"backfill-guarded"_s);
        find<QLineEdit>(u"backfillConfirm"_s)->setText(u"app.db"_s);
        QVERIFY(button(u"backfillStart"_s)->isEnabled());
    }

    void aPlanOffersItsDataStatements()
    {
        open(u"sqlite"_s);
        m_scene->project().writeDbmate(
            u"0_safe.sql"_s, "update people set name = lower(name) where times = 0;", "select 1;");
        PlanPage plan(m_workspace.get());
        plan.resize(1000, 700);
        plan.show();
        plan.setTarget({});
        auto *tree = plan.findChild<QTreeView *>(u"planSteps"_s);
        auto *offer = plan.findChild<QWidget *>(u"planBatches"_s);
        QTRY_VERIFY(!plan.plan().steps.isEmpty());
        const auto *model = tree->model();
        for (int top = 0; top < model->rowCount() && offer->isHidden(); ++top) {
            const auto step = model->index(top, 0);
            for (int row = 0; row < model->rowCount(step) && offer->isHidden(); ++row) {
                tree->setCurrentIndex(model->index(row, 0, step));
            }
        }
        QVERIFY(offer->isVisible());
        takePicture(&plan, u"plan-batches"_s);
        offer->findChild<QPushButton *>()->click();
        QTRY_VERIFY_WITH_TIMEOUT(offer->findChild<QSpinBox *>(u"planBatchRows"_s)->isVisible()
                && !plan.plan().target.batched.isEmpty(),
            Patience);
        const auto isCut = [&plan] {
            const auto &statements = plan.plan().steps.first().statements;
            return std::ranges::any_of(statements,
                [](const PlannedStatement &statement) { return statement.batches.has_value(); });
        };
        QVERIFY(isCut());
        takePicture(&plan, u"plan-in-batches"_s);
        m_theme->setChoice(Qt::ColorScheme::Dark);
        QTRY_VERIFY(plan.palette().color(QPalette::Window).lightness() < 128);
        takePicture(&plan, u"plan-in-batches-dark"_s);
        {
            QTranslator translator;
            QVERIFY(translator.load(QLocale(u"de"_s), u"switchback"_s, u"_"_s, u":/i18n"_s));
            QCoreApplication::installTranslator(&translator);
            PlanPage german(m_workspace.get());
            german.resize(1000, 700);
            german.show();
            german.setTarget(plan.plan().target);
            auto *list = german.findChild<QTreeView *>(u"planSteps"_s);
            QTRY_VERIFY_WITH_TIMEOUT(!german.plan().steps.isEmpty(), Patience);
            list->setCurrentIndex(tree->currentIndex().isValid()
                    ? list->model()->index(tree->currentIndex().row(), 0,
                          list->model()->index(tree->currentIndex().parent().row(), 0))
                    : QModelIndex());
            takePicture(&german, u"plan-in-batches-german"_s);
        }
        const auto before = plan.plan().fingerprint;
        offer->findChild<QSpinBox *>(u"planBatchPause"_s)->setValue(250);
        QTRY_VERIFY_WITH_TIMEOUT(plan.plan().target.pace.pauseMs == 250, Patience);
        QVERIFY(plan.plan().fingerprint != before);
        offer->findChild<QPushButton *>()->click();
        QTRY_VERIFY_WITH_TIMEOUT(plan.plan().target.batched.isEmpty(), Patience);
        QVERIFY(!isCut());
    }

    void aPlanNamesTheTriggersOfItsBatches()
    {
        open(u"postgresql"_s);
        m_scene->project().writeDbmate(
            u"1_names.sql"_s, "update people set name = lower(name) where times = 0;", "select 1;");
        m_scene->run(
            { u"CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"_s,
                u"CREATE TRIGGER audit AFTER UPDATE ON people FOR EACH ROW EXECUTE FUNCTION note()"_s });
        PlanPage plan(m_workspace.get());
        Target target { .batched = { Version { u"1"_s } } };
        plan.setTarget(target);
        QTRY_VERIFY_WITH_TIMEOUT(!plan.plan().steps.isEmpty(), Patience);
        QVERIFY(plan.plan().notes.join(u' ').contains(u"audit"_s));
        target.pace.withoutTriggers = true;
        plan.setTarget(target);
        QTRY_VERIFY_WITH_TIMEOUT(plan.plan().notes.join(u' ').contains(u"foreign key"_s), Patience);
    }

    void aPlanSaysWhyAStatementIsNotCut()
    {
        open(u"sqlite"_s);
        PlanPage plan(m_workspace.get());
        plan.resize(1000, 700);
        plan.show();
        auto *offer = plan.findChild<QWidget *>(u"planBatches"_s);
        auto *tree = plan.findChild<QTreeView *>(u"planSteps"_s);
        m_scene->project().writeDbmate(
            u"9_mixed.sql"_s, "alter table people add column x int;\n" + Update.toUtf8() + ';');
        plan.setTarget({});
        QTRY_VERIFY_WITH_TIMEOUT(!plan.plan().steps.isEmpty(), Patience);
        const auto *model = tree->model();
        const auto step = model->index(model->rowCount() - 1, 0);
        for (int row = 0; row < model->rowCount(step) && offer->isHidden(); ++row) {
            tree->setCurrentIndex(model->index(row, 0, step));
        }
        QVERIFY(offer->isVisible());
        offer->findChild<QPushButton *>()->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            offer->findChild<QPushButton *>()->text().contains(u"by itself"_s), Patience);
        QVERIFY(plan.plan().target.batched.isEmpty());
        takePicture(&plan, u"plan-not-in-batches"_s);
        QSignalSpy asked(&plan, &PlanPage::goTo);
        offer->findChild<QPushButton *>()->click();
        const auto location = asked.constFirst().constFirst().value<Location>();
        QCOMPARE(location.page, Location::Page::Backfill);
        QCOMPARE(location.subject, Update);
        m_page->setStatement(location.subject);
        QTRY_VERIFY_WITH_TIMEOUT(button(u"backfillStart"_s)->isEnabled(), Patience);
    }

    void hostileFiguresKeepTheirShape()
    {
        open(u"sqlite"_s);
        m_page->showPlan({ .table = QString(200, u't'),
            .key = { u"a"_s, u"b"_s },
            .part = u"UPDATE "_s + QString(3000, u'x'),
            .keys = 12345678901LL,
            .resumed = QString(400, u'9') });
        m_page->resize(780, 480);
        QTest::qWait(1);
        takePicture(m_page.get(), u"backfill-small"_s);
    }

    void everythingHasAName()
    {
        open(u"sqlite"_s);
        QCOMPARE(unnamed(*m_page), QStringList());
    }
};

SWITCHBACK_WINDOW_TEST(BackfillPageTest)

#include "tst_backfillpage.moc"
