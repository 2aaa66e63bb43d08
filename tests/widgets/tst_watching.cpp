// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A run that somebody is in the way of, and a migration that was left half done, in the window and on
// real servers.

#include "support/picture.h"
#include "support/privatehome.h"
#include "support/scene.h"
#include "support/shop.h"
#include "widgets/halfdonedialog.h"
#include "widgets/palette.h"
#include "widgets/runpage.h"
#include "widgets/watchpanel.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace Switchback;

class WatchingTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Workspace> m_workspace;

    /// A project with a table that a first migration made, in a protected environment.
    void open(const QString &engine, const QByteArray &second)
    {
        m_workspace.reset();
        m_scene = std::make_unique<Scene>(engine);
        m_scene->project().writeDbmate(u"1_a.sql"_s, "create table a (id int);");
        QCOMPARE(m_scene->apply().kind, Outcome::Kind::Done);
        m_scene->project().writeDbmate(u"2_b.sql"_s, second);
        m_scene->settings("[environments.live]\nurl = \"" + m_scene->url().toUtf8()
            + "\"\nprotected = true\nlock_timeout = \"20s\"\n");
        m_workspace = std::make_unique<Workspace>();
        auto opened = m_workspace->open(m_scene->project().path());
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), 20000);
        QVERIFY2(opened.result(),
            qPrintable(opened.result() ? u""_s : oneLine(opened.result().error())));
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->standing().fromDatabase, 20000);
    }

    static void press(QWidget &page, const QString &name)
    {
        auto *button = page.findChild<QPushButton *>(name);
        QVERIFY(button && button->isEnabled());
        button->click();
    }

    static void servers()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("PostgreSQL") << u"postgresql"_s;
        QTest::newRow("MariaDB") << u"mysql"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
        (new Theme(qApp))->setChoice(Qt::ColorScheme::Light);
    }

    void cleanup()
    {
        m_workspace.reset();
        m_scene.reset();
    }

    void whoIsInTheWayIsMovedFromThePage_data() { servers(); }
    void whoIsInTheWayIsMovedFromThePage()
    {
        QFETCH(QString, engine);
        open(engine, "alter table a add column b int;");
        RunPage page(m_workspace.get());
        page.resize(1100, 760);
        page.show();
        const auto holder = m_scene->connect();
        QVERIFY(holder->execute(u"BEGIN"_s));
        QVERIFY(holder->execute(u"insert into a values (7)"_s));
        m_workspace->setArmed(true);
        QSignalSpy ended(m_workspace.get(), &Workspace::runEnded);
        const auto started = m_workspace->startRun(Shop::plan(*m_workspace, {}),
            { .reason = u"somebody is in the way, and will be moved"_s });
        QVERIFY2(started, started ? "" : qPrintable(oneLine(started.error())));
        auto *table = page.findChild<QTableView *>(u"watchSessions"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 20000);
        QVERIFY(table->isVisible());
        takePicture(&page, u"watching-"_s + engine);

        m_workspace->setArmed(false);
        press(page, u"watchInterrupt"_s);
        press(page, u"interruptYes"_s);
        auto *said = page.findChild<QLabel *>(u"watchSaid"_s);
        QTRY_VERIFY(!said->text().isEmpty());
        QVERIFY(holder->query(u"SELECT 1"_s));
        QTRY_VERIFY(!page.findChild<QMessageBox *>(u"interruptQuestion"_s));

        m_workspace->setArmed(true);
        press(page, u"watchInterrupt"_s);
        press(page, u"interruptYes"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        const auto outcome = ended.constFirst().constFirst().value<Outcome>();
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
        QVERIFY(!holder->query(u"SELECT 1"_s));
        QVERIFY(!page.findChild<WatchPanel *>()->isVisible());
    }

    void whatIsHalfDoneIsFinishedByAPlan()
    {
        open(u"mysql"_s, "create table b (id int);\ninsert into nowhere values (1);");
        QCOMPARE(m_scene->apply().kind, Outcome::Kind::Failed);
        m_scene->project().writeDbmate(
            u"2_b.sql"_s, "create table b (id int);\ncreate table c (id int);");
        HalfDoneDialog dialog(m_workspace.get(), {});
        dialog.show();
        auto *finish = dialog.findChild<QPushButton *>(u"halfDoneFinish"_s);
        QTRY_VERIFY_WITH_TIMEOUT(finish->isEnabled(), 30000);
        takePicture(&dialog, u"half-done-real"_s);
        QSignalSpy wanted(&dialog, &HalfDoneDialog::planWanted);
        finish->click();
        const auto target = wanted.constFirst().constFirst().value<Target>();
        const auto plan = Shop::plan(*m_workspace, target);
        QCOMPARE(plan.target, target);
        m_workspace->setArmed(true);
        QSignalSpy ended(m_workspace.get(), &Workspace::runEnded);
        const auto started = m_workspace->startRun(plan, { .reason = u"it failed before"_s });
        QVERIFY2(started, started ? "" : qPrintable(oneLine(started.error())));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 30000);
        const auto outcome = ended.constFirst().constFirst().value<Outcome>();
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->standing().timeline.pending, 0, 20000);
    }
};

SWITCHBACK_WINDOW_TEST(WatchingTest)
#include "tst_watching.moc"
