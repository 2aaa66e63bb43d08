// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Backups in the window on real databases: made and tested by a button, listed, said in the bar,
// asked for by a guarded plan, and brought back after a preview.

#include "items/restoremodel.h"
#include "support/everyengine.h"
#include "support/names.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "support/scene.h"
#include "widgets/backupdialog.h"
#include "widgets/backupspage.h"
#include "widgets/environmentbar.h"
#include "widgets/palette.h"
#include "widgets/planpage.h"
#include "widgets/restoreview.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

constexpr int Patience = 60000; // ms

} // namespace

class BackupsPageTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<BackupsPage> m_page;

    void open(const QString &engine, const QByteArray &more = {},
        const QByteArray &pending = "CREATE TABLE later (id integer);")
    {
        m_scene = std::make_unique<Scene>(engine);
        m_scene->settings(
            "[environments.live]\nurl = \"" + m_scene->url().toUtf8() + "\"\n" + more);
        m_scene->project().writeDbmate(u"1_more.sql"_s, pending, "DROP TABLE later;");
        m_scene->run({ u"CREATE TABLE people (id integer PRIMARY KEY, name varchar(40))"_s,
            u"INSERT INTO people VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Barbara')"_s });
        m_workspace = std::make_unique<Workspace>();
        auto opened = m_workspace->open(m_scene->project().path());
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->standing().fromDatabase, Patience);
        m_page = std::make_unique<BackupsPage>(m_workspace.get());
        m_page->resize(1000, 600);
        m_page->show();
    }

    QString file() const { return m_scene->project().path() + u"/shop.backup"_s; }

    template<class T>
    T *find(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }

    /// By the page's button and the dialog's.
    void backUp(bool affected = false)
    {
        QSignalSpy made(&m_workspace->backups(), &Backups::made);
        auto *fresh = find<QPushButton>(u"emptyStateButton"_s);
        QTest::mouseClick(
            fresh->isVisible() ? fresh : find<QPushButton>(u"backupNew"_s), Qt::LeftButton);
        auto *dialog = find<BackupDialog>(u"backupDialog"_s);
        QVERIFY(dialog);
        QVERIFY(dialog->test());
        dialog->findChild<QLineEdit *>(u"backupFile"_s)->setText(file());
        if (affected) {
            auto *choice = dialog->findChild<QRadioButton *>(u"backupAffected"_s);
            QTRY_VERIFY_WITH_TIMEOUT(choice->isEnabled(), Patience);
            choice->click();
            takePicture(dialog, u"backup-dialog-affected"_s);
        }
        takePicture(dialog, u"backup-dialog"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"backupMake"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(made.size(), 1, Patience);
        QVERIFY(made.constFirst().constFirst().value<MadeBackup>().tested);
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

    void goesAndComesBack_data() { everyEngine(); }

    void goesAndComesBack()
    {
        QFETCH(QString, engine);
        open(engine);
        takePicture(m_page.get(), u"backups-none"_s);
        EnvironmentBar bar(m_workspace.get());
        const auto *button = bar.findChild<QToolButton *>(u"backupButton"_s);
        const auto before = button->text();
        backUp();
        QVERIFY(button->text() != before);
        QCOMPARE(find<QTableView>(u"backupTable"_s)->model()->rowCount(), 1);
        takePicture(m_page.get(), u"backups-one-"_s + engine);
        m_scene->run(
            { u"DELETE FROM people WHERE id = 2"_s, u"CREATE TABLE extra (id integer)"_s });
        QSignalSpy prepared(&m_workspace->backups(), &Backups::prepared);
        QTest::mouseClick(find<QPushButton>(u"backupRestore"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(prepared.size(), 1, Patience);
        auto *view = find<RestoreView>(u"restoreView"_s);
        QVERIFY(view->isVisible());
        const auto *model = view->findChild<QTableView *>(u"restoreTable"_s)->model();
        QSet<int> changes;
        for (int row = 0; row < model->rowCount(); ++row) {
            changes += model->index(row, 0).data(RestoreModel::ChangeRole).toInt();
        }
        QVERIFY(changes.contains(int(RestoreModel::Change::Rows)));
        QVERIFY(changes.contains(int(RestoreModel::Change::Removed)));
        takePicture(m_page.get(), u"restore-preview-"_s + engine);
        QSignalSpy restored(&m_workspace->backups(), &Backups::restored);
        QTest::mouseClick(view->findChild<QPushButton *>(u"restoreStart"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, Patience);
        QCOMPARE(m_scene->ask(u"SELECT count(*) FROM people"_s), u"3"_s);
        takePicture(m_page.get(), u"restored-"_s + engine);
    }

    void tablesAloneGoAndComeBack_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<Qt::ColorScheme>("scheme");
        QTest::addRow("postgresql") << u"postgresql"_s << Qt::ColorScheme::Light;
        QTest::addRow("mysql") << u"mysql"_s << Qt::ColorScheme::Dark;
        QTest::addRow("sqlite") << u"sqlite"_s << Qt::ColorScheme::Dark;
    }

    void tablesAloneGoAndComeBack()
    {
        QFETCH(QString, engine);
        QFETCH(Qt::ColorScheme, scheme);
        m_theme->setChoice(scheme);
        open(
            engine, "backup_within = \"2h\"\n", "ALTER TABLE people ADD COLUMN phone varchar(20);");
        m_scene->run(
            { u"CREATE TABLE letters (id integer PRIMARY KEY, person integer REFERENCES people (id))"_s,
                u"INSERT INTO letters VALUES (1, 1), (2, 3)"_s,
                u"CREATE VIEW names AS SELECT name FROM people"_s });
        QVERIFY(m_workspace->backups().objection().contains("there is none"_L1));
        backUp(true);
        const auto *list = find<QTableView>(u"backupTable"_s)->model();
        QVERIFY(list->index(0, 2).data().toString().startsWith("1 table"_L1));
        takePicture(m_page.get(), u"backups-tables-"_s + engine);
        // It holds all that the plan touches.
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->backups().objection(), QString(), Patience);
        m_scene->run(
            { u"UPDATE people SET name = 'lost'"_s, u"DELETE FROM people WHERE id = 2"_s });
        QSignalSpy prepared(&m_workspace->backups(), &Backups::prepared);
        QTest::mouseClick(find<QPushButton>(u"backupRestore"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(prepared.size(), 1, Patience);
        auto *view = find<RestoreView>(u"restoreView"_s);
        const auto *model = view->findChild<QTableView *>(u"restoreTable"_s)->model();
        QSet<int> changes;
        for (int row = 0; row < model->rowCount(); ++row) {
            changes += model->index(row, 0).data(RestoreModel::ChangeRole).toInt();
        }
        QVERIFY(changes.contains(int(RestoreModel::Change::Rows)));
        QVERIFY(changes.contains(int(RestoreModel::Change::Stays)));
        QVERIFY(!changes.contains(int(RestoreModel::Change::Removed)));
        QCOMPARE(changes.contains(int(RestoreModel::Change::Again)), engine == "postgresql"_L1);
        takePicture(m_page.get(), u"restore-tables-"_s + engine);
        QSignalSpy restored(&m_workspace->backups(), &Backups::restored);
        QTest::mouseClick(view->findChild<QPushButton *>(u"restoreStart"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, Patience);
        QCOMPARE(m_scene->ask(u"SELECT count(*) FROM people WHERE name <> 'lost'"_s), u"3"_s);
        // What others refer to now keeps it from coming back, and that is said.
        m_scene->run(
            { u"INSERT INTO people VALUES (9, 'Joan')"_s, u"INSERT INTO letters VALUES (9, 9)"_s });
        QSignalSpy failed(&m_workspace->backups(), &Backups::failed);
        m_page->prepare(file());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
        QVERIFY(failed.first().first().value<Error>().what.contains("refers now to 1 row"_L1));
        takePicture(m_page.get(), u"restore-tables-refused-"_s + engine);
    }

    void aGuardedOneAsksForTheNameAndForArming()
    {
        open(u"sqlite"_s, "protected = true\nbackup_within = \"2h\"\n");
        m_theme->setChoice(Qt::ColorScheme::Dark);
        PlanPage plan(m_workspace.get());
        plan.resize(1000, 700);
        plan.show();
        plan.setTarget({});
        m_workspace->setArmed(true);
        auto *start = plan.findChild<QPushButton *>(u"planStart"_s);
        auto *leads = plan.findChild<QPushButton *>(u"planBackup"_s);
        QTRY_VERIFY_WITH_TIMEOUT(leads->isVisible(), Patience);
        QVERIFY(!start->isEnabled());
        QVERIFY(plan.findChild<QLabel *>(u"planReason"_s)->text().contains(u"backup"_s));
        takePicture(&plan, u"plan-asks-for-backup"_s);
        QSignalSpy asked(&plan, &PlanPage::goTo);
        QTest::mouseClick(leads, Qt::LeftButton);
        QCOMPARE(asked.constFirst().constFirst().value<Location>().page, Location::Page::Backups);
        backUp();
        QTRY_VERIFY(!leads->isVisible());
        m_workspace->setArmed(false);
        QSignalSpy prepared(&m_workspace->backups(), &Backups::prepared);
        QTest::mouseClick(find<QPushButton>(u"backupRestore"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(prepared.size(), 1, Patience);
        auto *restore = find<QPushButton>(u"restoreStart"_s);
        QVERIFY(!restore->isEnabled());
        m_workspace->setArmed(true);
        QVERIFY(!restore->isEnabled());
        takePicture(m_page.get(), u"restore-guarded"_s);
        find<QLineEdit>(u"restoreConfirm"_s)->setText(u"app.db"_s);
        QVERIFY(restore->isEnabled());
        QTest::mouseClick(find<QPushButton>(u"restoreBack"_s), Qt::LeftButton);
        QVERIFY(!restore->isVisible());
    }

    void whatIsNoBackupIsRefused()
    {
        open(u"postgresql"_s);
        QFile wrong(file());
        QVERIFY(wrong.open(QIODevice::WriteOnly));
        wrong.write("no backup at all");
        wrong.close();
        QSignalSpy failed(&m_workspace->backups(), &Backups::failed);
        m_page->prepare(file());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
        QVERIFY(find<QWidget>(u"backupMessage"_s)->isVisible());
        takePicture(m_page.get(), u"restore-refused"_s);
    }

    void hostilePreviewsKeepTheirShape()
    {
        open(u"sqlite"_s);
        RestorePreview preview { .file = u"/home/"_s + QString(200, u'x') + u"/\u202eevil.dump"_s,
            .tool = u"pg_dump 17.2, custom format"_s,
            .database = u"postgresql://"_s + QString(200, u'h'),
            .at = QDateTime::currentDateTimeUtc().addDays(-3) };
        for (int i = 0; i < 200; ++i) {
            preview.tables += { u"public.table_"_s + QString(i % 90, u'n'),
                i % 3 ? std::optional<qint64>(i * 123456789LL) : std::nullopt,
                i % 5 ? std::optional<qint64>(i) : std::nullopt };
        }
        m_page->showPreview(preview);
        QTest::qWait(1);
        takePicture(m_page.get(), u"restore-hostile"_s);
        m_page->resize(780, 480);
        QTest::qWait(1);
        takePicture(m_page.get(), u"restore-small"_s);
    }

    void everythingHasAName()
    {
        open(u"sqlite"_s);
        QCOMPARE(unnamed(*m_page), QStringList());
    }
};

SWITCHBACK_WINDOW_TEST(BackupsPageTest)

#include "tst_backupspage.moc"
