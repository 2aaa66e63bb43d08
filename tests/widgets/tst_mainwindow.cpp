// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The window with a real project: its buttons are pressed, its real worker changes a real SQLite
// database, and what cannot be done is said on a card.

#include "run/auditlog.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "support/servers.h"
#include "widgets/environmentchip.h"
#include "widgets/mainwindow.h"
#include "widgets/palette.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

using Page = Location::Page;
constexpr int Patience = 30000; // ms

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;

    QString project(const QString &name, const QByteArray &second)
    {
        const auto root = m_folder.filePath(name);
        write(
            root + u"/switchback.toml"_s, "[environments.development]\nurl = \"sqlite:dev.db\"\n");
        write(root + u"/db/migrations/20240101000000_users.sql"_s,
            "-- migrate:up\ncreate table users (id integer primary key);\n-- migrate:down\ndrop "
            "table users;\n");
        write(root + u"/db/migrations/20240102000000_phone.sql"_s, second);
        return root;
    }

    template<class T>
    T *find(const QString &name)
    {
        for (auto *widget : m_window->findChildren<T *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }

    void press(const QString &name)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(
            find<QAbstractButton>(name) && find<QAbstractButton>(name)->isEnabled(),
            qPrintable(name), Patience);
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }

    QString said()
    {
        return m_window->messages()->isVisible() ? m_window->messages()->message().happened
                                                 : QString();
    }

    void open(const QString &root)
    {
        QSignalSpy standing(m_workspace.get(), &Workspace::standingChanged);
        m_window->open(root);
        QTRY_VERIFY_WITH_TIMEOUT(!standing.isEmpty(), Patience);
    }

    void waitForRun(int pending)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->isRunActive() && m_workspace->activity().isEmpty()
                && m_workspace->standing().timeline.pending == pending,
            Patience);
    }

    /// Two repositories, each with a database of its own.
    QString twoRepositories()
    {
        const auto root = m_folder.filePath(u"two"_s);
        write(root + u"/mix.exs"_s, "defmodule Shop.MixProject do\nend\n");
        write(root + u"/config/config.exs"_s,
            "import Config\nconfig :shop, ecto_repos: [Shop.Repo, Shop.Audit]\n"
            "config :shop, Shop.Repo, adapter: Ecto.Adapters.SQLite3, database: \"shop.db\"\n"
            "config :shop, Shop.Audit, adapter: Ecto.Adapters.SQLite3, database: \"audit.db\"\n");
        const auto migration = [](const QByteArray &table) {
            return "defmodule M" + table
                + " do\n use Ecto.Migration\n def change, do: create(table(:" + table + "))\nend\n";
        };
        write(root + u"/priv/repo/migrations/1_a.exs"_s, migration("a"));
        write(root + u"/priv/repo/migrations/2_b.exs"_s, migration("b"));
        write(root + u"/priv/audit/migrations/3_c.exs"_s, migration("c"));
        return root;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp); }

    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_window = std::make_unique<MainWindow>(m_workspace.get());
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void repositoriesStandSideBySide()
    {
        open(twoRepositories());
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->project().folders.size(), 2, Patience);
        m_window->goTo({ .page = Page::Repositories });
        // Children come in no order that counts: each column is known by its name.
        QHash<QString, QListView *> columns;
        for (auto *view : m_window->findChildren<QListView *>(u"repositoryTimeline"_s)) {
            columns.insert(view->accessibleName().section(u' ', -1), view);
        }
        QCOMPARE(columns.size(), 2);
        const auto migrations = [&](const QString &repository) {
            int count = 0;
            const auto *model = columns.value(repository)->model();
            for (int row = 0; row < model->rowCount(); ++row) {
                count += model->index(row, 0).flags() & Qt::ItemIsSelectable ? 1 : 0;
            }
            return count;
        };
        QTRY_COMPARE_WITH_TIMEOUT(migrations(u"Shop.Repo"_s), 2, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(migrations(u"Shop.Audit"_s), 1, Patience);
        takePicture(m_window.get(), u"repositories"_s);
        // Its own row leads to the other repository, and to that row.
        const int wanted = m_workspace->project().folder == 0 ? 1 : 0;
        const auto repository = m_workspace->project().folderNames.at(wanted);
        auto *other = columns.value(repository);
        for (int row = 0; row < other->model()->rowCount(); ++row) {
            if (other->model()->index(row, 0).flags() & Qt::ItemIsSelectable) {
                other->setCurrentIndex(other->model()->index(row, 0));
            }
        }
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->project().folder, wanted, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Timeline, Patience);
        QVERIFY(m_workspace->project().address.contains(
            repository == "Shop.Audit"_L1 ? "audit.db"_L1 : "shop.db"_L1));
    }

    void theDemoIsOpenedReadAppliedAndRolledBack()
    {
        QCOMPARE(m_window->page(), Page::Start);
        press(u"demoButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Timeline, Patience);
        QCOMPARE(m_workspace->standing().timeline.pending, 4);
        takePicture(m_window.get(), u"mainwindow-demo"_s);
        press(u"applyAll"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Plan, Patience);
        press(u"planStart"_s);
        QCOMPARE(m_window->page(), Page::Run);
        waitForRun(0);
        takePicture(m_window.get(), u"mainwindow-run"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(m_window->page(), Page::Timeline);
        press(u"rollBackLast"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Plan, Patience);
        press(u"planStart"_s);
        waitForRun(1);
        m_window->goTo({ .page = Page::Log });
        auto *log = find<QTableView>(u"logView"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            (log = find<QTableView>(u"logView"_s)) && log->model()->rowCount() > 5, Patience);
        press(u"verifyLogButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"messageHappened"_s), Patience);
    }

    void aFailureLeavesItsTruthOnTheRunPage()
    {
        open(project(u"failing"_s,
            "-- migrate:up\ncreate table a (id integer);\ninsert into nowhere values (1);\n-- "
            "migrate:down\n"));
        press(u"applyAll"_s);
        press(u"planStart"_s);
        waitForRun(1);
        QCOMPARE(m_window->page(), Page::Run);
        takePicture(m_window.get(), u"mainwindow-failed"_s);
        QStringList texts;
        for (const auto *label : m_window->findChildren<QLabel *>()) {
            texts += label->isVisible() ? label->text() : QString();
        }
        QVERIFY2(texts.join(u' ').contains("nowhere"_L1), qPrintable(texts.join(u'\n')));
    }

    void whatCannotBeOpenedIsSaidOnACard_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("word");
        write(m_folder.filePath(u"garbage.bin"_s), QByteArray(5000, '\xff'));
        QDir().mkpath(m_folder.filePath(u"empty"_s));
        QTest::newRow("missing folder") << m_folder.filePath(u"nowhere"_s) << u"nowhere"_s;
        QTest::newRow("garbage file") << m_folder.filePath(u"garbage.bin"_s) << u"garbage.bin"_s;
        QTest::newRow("no migrations") << m_folder.filePath(u"empty"_s) << u"empty"_s;
    }
    void whatCannotBeOpenedIsSaidOnACard()
    {
        QFETCH(QString, path);
        QFETCH(QString, word);
        m_window->open(path);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->messages()->isVisible(), Patience);
        QVERIFY2(said().contains(word), qPrintable(said()));
        QVERIFY(!m_window->messages()->message().next.isEmpty());
        QCOMPARE(m_window->page(), Page::Start);
        takePicture(m_window.get(), u"mainwindow-card-"_s + word);
        press(u"messageDismiss"_s);
        QVERIFY(!m_window->messages()->isVisible());
    }

    void aGarbageDatabaseLeavesTheFilesToSee()
    {
        const auto root = project(u"garbage"_s, "-- migrate:up\nselect 1;\n-- migrate:down\n");
        write(root + u"/dev.db"_s, QByteArray(8192, 'x'));
        open(root);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->messages()->isVisible(), Patience);
        QCOMPARE(m_workspace->standing().timeline.entries.size(), 2);
        QVERIFY(!m_workspace->standing().fromDatabase);
        takePicture(m_window.get(), u"mainwindow-garbage"_s);
    }

    void anUnreachableServerIsSaidWithoutItsPassword()
    {
        const auto root = project(u"far"_s, "-- migrate:up\nselect 1;\n-- migrate:down\n");
        write(root + u"/switchback.toml"_s,
            "[environments.far]\nurl = \"postgresql://u:tops3cret@127.0.0.1:1/x\"\n");
        open(root);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->messages()->isVisible(), Patience);
        press(u"messageDetailsButton"_s);
        const auto *details = find<QPlainTextEdit>(u"messageDetails"_s);
        QVERIFY(details && !details->toPlainText().isEmpty());
        for (const auto *label : m_window->findChildren<QLabel *>()) {
            QVERIFY(!label->text().contains("tops3cret"_L1));
        }
        QVERIFY(!details->toPlainText().contains("tops3cret"_L1));
        QVERIFY(!m_window->windowTitle().contains("tops3cret"_L1));
    }

    void environmentsWithoutRoomAreInTheMenuBehindTheOthers()
    {
        const auto root = project(u"wide"_s, "-- migrate:up\nselect 1;\n-- migrate:down\n");
        QByteArray toml;
        for (int i = 0; i < 12; ++i) {
            toml += "[environments.a-region-with-a-name-" + QByteArray::number(i)
                + "]\nurl = \"sqlite:dev.db\"\n";
        }
        write(root + u"/switchback.toml"_s, toml);
        open(root);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Timeline, Patience);
        const auto *menu = find<QToolButton>(u"moreEnvironments"_s)->menu();
        for (const int width : { 1024, 1600 }) {
            m_window->resize(width, 800);
            QTest::qWait(0);
            const auto chips = m_window->findChildren<EnvironmentChip *>();
            qsizetype shown = 0;
            for (const auto *chip : chips) {
                shown += chip->isVisible();
                QVERIFY(chip->isHidden() || chip->width() >= chip->sizeHint().width());
            }
            QVERIFY(shown >= 1 && shown < 12);
            QCOMPARE(std::ranges::count_if(menu->actions(), &QAction::isVisible), 12 - shown);
        }
        takePicture(m_window.get(), u"mainwindow-many-environments"_s);
    }

    void whatARunSaysIsInTheWindowsLanguage()
    {
        const auto before = QLocale();
        QLocale::setDefault(QLocale(QLocale::German));
        const auto root = project(u"words"_s, "-- migrate:up\nnonsense;\n-- migrate:down\n");
        open(root);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->standing().fromDatabase, Patience);
        press(u"applyAll"_s);
        QSignalSpy ended(m_workspace.get(), &Workspace::runEnded);
        press(u"planStart"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, Patience);
        QLocale::setDefault(before);
        const auto outcome = ended.first().first().value<Outcome>();
        QVERIFY2(
            outcome.error.what.startsWith("Die Migration "_L1), qPrintable(outcome.error.what));
    }

    void aWrongPasswordIsAskedForAndTheEnvironmentStays()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        auto &server = PostgresServer::shared();
        const auto database = server.createDatabase();
        const auto root = project(u"password"_s, "-- migrate:up\nselect 1;\n-- migrate:down\n");
        write(root + u"/switchback.toml"_s,
            "[environments.staging]\nurl = \""
                + server.tcpUrl(database, u"postgres"_s, u"wrong-one"_s).toUtf8() + "\"\n");
        open(root);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_window->messages()->message().action, tr("Enter the Password…"), Patience);
        QVERIFY(!said().contains("wrong-one"_L1));
        takePicture(m_window.get(), u"mainwindow-password"_s);
        press(u"messageAction"_s);
        auto *password = find<QLineEdit>(u"connectPassword"_s);
        QVERIFY(password);
        const auto *url = find<QLineEdit>(u"connectUrl"_s);
        QVERIFY(url && url->text().contains(database) && !url->text().contains("wrong-one"_L1));
        password->clear();
        QTest::keyClicks(password, u"secret"_s);
        press(u"connectOk"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->standing().fromDatabase, Patience);
        QVERIFY(!m_window->messages()->isVisible());
        const auto &view = m_workspace->project();
        QCOMPARE(view.environments.size(), 1);
        QCOMPARE(view.environments.value(view.environment).name, u"staging"_s);
        press(u"applyAll"_s);
        press(u"planStart"_s); // the worker is given the password, too
        waitForRun(0);
        QFile settings(QSettings().fileName());
        QVERIFY(!settings.open(QIODevice::ReadOnly) || !settings.readAll().contains("secret"));
    }

    void aProtectedEnvironmentNeedsArming()
    {
        press(u"demoButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Timeline, Patience);
        press(u"environment_production"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_workspace->guard().isProtected && m_workspace->standing().timeline.pending == 8,
            Patience);
        m_window->goTo(
            { .page = Page::Plan, .target = Target { .kind = Target::Kind::Steps, .steps = 1 } });
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"planStart"_s), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->activity().isEmpty(), Patience);
        QVERIFY(!find<QPushButton>(u"planStart"_s)->isEnabled());
        takePicture(m_window.get(), u"mainwindow-protected"_s);
        press(u"armButton"_s);
        QVERIFY(m_workspace->guard().secondsLeft > 590);
        QVERIFY(find<QPushButton>(u"armButton"_s)->text().contains(u"10:00"_s)
            || find<QPushButton>(u"armButton"_s)->text().contains(u"9:5"_s));
        takePicture(m_window.get(), u"mainwindow-armed"_s);
        press(u"armButton"_s);
        QCOMPARE(m_workspace->guard().secondsLeft, 0);
        QVERIFY(!find<QPushButton>(u"planStart"_s)->isEnabled());
    }

    void everyCommandIsInThePaletteAndWorksFromIt()
    {
        press(u"demoButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Timeline, Patience);
        m_window->openPalette();
        auto *palette = m_window->findChild<CommandPalette *>();
        auto *words = palette->findChild<QLineEdit *>();
        auto *list = palette->findChild<QListView *>();
        QVERIFY(palette->isVisible());
        QVERIFY(list->model()->rowCount() > 20);
        QTest::keyClicks(words, u"gift cards"_s);
        QCOMPARE(list->model()->rowCount(), 1); // underscores in a name stand for blanks
        words->clear();
        QTest::keyClicks(words, u"problems"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(m_window->page(), Page::Problems);
    }

    void everyShortcutIsThereOnce()
    {
        QHash<QKeySequence, QString> seen;
        for (auto *menu : m_window->menuBar()->actions()) {
            for (const auto *action : menu->menu()->actions()) {
                if (action->shortcut().isEmpty()) {
                    continue;
                }
                QVERIFY2(!seen.contains(action->shortcut()), qPrintable(action->text()));
                seen.insert(action->shortcut(), action->text());
            }
        }
        QVERIFY(seen.size() > 15);
    }

    void everythingInteractiveHasAName()
    {
        press(u"demoButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Timeline, Patience);
        for (const auto *button : m_window->findChildren<QAbstractButton *>()) {
            const bool insideQt = button->objectName().startsWith("qt_"_L1)
                || qobject_cast<const QLineEdit *>(button->parent());
            if (insideQt || !button->isVisibleTo(m_window.get())) {
                continue;
            }
            const auto name = button->accessibleName() + button->text() + button->toolTip();
            QVERIFY2(!name.isEmpty(),
                qPrintable(button->objectName() + u' ' + button->parent()->objectName()));
        }
    }

    void labelsAreNeverTakenForRichText()
    {
        press(u"demoButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Timeline, Patience);
        for (const auto *label : m_window->findChildren<QLabel *>()) {
            QVERIFY2(label->textFormat() == Qt::PlainText || !label->pixmap().isNull()
                    || label->text().isEmpty(),
                qPrintable(label->objectName() + u": "_s + label->text()));
        }
    }

    void aFolderIsOpenedWhenDropped()
    {
        const auto root = project(u"dropped"_s, "-- migrate:up\nselect 1;\n-- migrate:down\n");
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(root) });
        // Qt drops only where something was dragged to before.
        QDragEnterEvent enter({ 100, 100 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), Page::Timeline, Patience);
        QCOMPARE(m_workspace->standing().timeline.entries.size(), 2);
        QVERIFY(!recentProjects().isEmpty());
    }

    void theWindowIsRemembered()
    {
        m_window->resize(800, 600); // no larger than the smallest test screen
        m_window->close();
        MainWindow again(m_workspace.get());
        QCOMPARE(again.size(), QSize(800, 600));
    }

    /// Last, for it changes the log of all the tests before.
    void aChangedLogIsSaidAtTheStart()
    {
        open(project(u"logged"_s, "-- migrate:up\nselect 1;\n-- migrate:down\nselect 1;\n"));
        press(u"applyAll"_s);
        press(u"planStart"_s);
        waitForRun(0);
        cleanup();
        QFile log(auditLogPath());
        QVERIFY(log.open(QIODevice::ReadWrite));
        const auto whole = log.readAll();
        auto lines = whole.split('\n');
        QVERIFY(lines.size() > 3);
        const auto wanted = lines.size() - 3; // the last but one
        lines[wanted].replace("\"ok\":true", "\"ok\":false");
        log.resize(0);
        log.write(lines.join('\n'));
        log.close();
        for (const auto scheme : { Qt::ColorScheme::Light, Qt::ColorScheme::Dark }) {
            m_theme->setChoice(scheme);
            init();
            QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"entry %1 ("_s.arg(wanted + 1)), Patience);
            const auto message = m_window->messages()->message();
            QVERIFY2(message.happened.contains("up"_L1), qPrintable(message.happened));
            QVERIFY2(message.truth.contains(u"first %1 entries"_s.arg(wanted)),
                qPrintable(message.truth));
            QVERIFY(!message.next.isEmpty());
            const auto name = scheme == Qt::ColorScheme::Dark ? u"-dark"_s : u""_s;
            takePicture(m_window.get(), u"log-changed-start"_s + name);
            open(m_folder.filePath(u"logged"_s));
            m_window->goTo({ .page = Page::Log });
            auto *chain = static_cast<QWidget *>(nullptr);
            QTRY_VERIFY_WITH_TIMEOUT(
                (chain = find<QWidget>(u"logChain"_s)) && chain->isVisible(), Patience);
            takePicture(m_window.get(), u"log-changed-page"_s + name);
            cleanup();
        }
        m_theme->setChoice(Qt::ColorScheme::Light);
        QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Truncate));
        log.write(whole);
    }
};

SWITCHBACK_WINDOW_TEST(MainWindowTest)
#include "tst_mainwindow.moc"
