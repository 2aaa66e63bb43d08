// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What only the project's own tool can run, in the window. The mix of these tests is a script that
// does to the database what mix would.

#include "support/names.h"
#include "support/phoenix.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "widgets/owntoolcard.h"
#include "widgets/palette.h"
#include "widgets/planpage.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const QByteArray Works = "echo '12:00:00.001 [info] == Running 2 Opaque.up/0 forward'\n"
                         "echo \"with $MIX_ENV: $*\"\n"
                         "sqlite3 shop.db \"INSERT INTO schema_migrations VALUES "
                         "(20260802080000, '2026-01-01T00:00:00')\"\n";

} // namespace

class OwnToolCardTest : public QObject
{
    Q_OBJECT
private:
    Phoenix *m_project = nullptr;
    Workspace *m_workspace = nullptr;
    PlanPage *m_page = nullptr;
    QByteArray m_path;

    template<class T>
    T *find(const QString &name) const
    {
        for (auto *child : m_page->findChildren<T *>(name)) {
            if (child->isVisible()) {
                return child;
            }
        }
        return nullptr;
    }

    void mix(const QByteArray &script) const
    {
        m_project->write(u"bin/mix"_s, "#!/bin/sh\n" + script);
        const auto path = m_project->path() + u"/bin/mix"_s;
        QFile::setPermissions(path, QFile::permissions(path) | QFileDevice::ExeOwner);
        qputenv("PATH", (m_project->path() + u"/bin:/usr/bin:/bin"_s).toLocal8Bit());
    }

    bool applied(const QString &version) const
    {
        const auto &rows = m_workspace->standing().history.entries;
        return std::ranges::contains(rows, Version { version }, &HistoryEntry::version);
    }

    void runWhatComesBefore()
    {
        m_page->setTarget({});
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"planStart"_s), 10000);
        QCOMPARE(m_page->plan().steps.size(), 1);
        QVERIFY(m_page->plan().stop);
        QVERIFY(m_page->plan().notes.join(u' ').contains("20260802080000"_L1));
        takePicture(m_page, u"owntool-stops-before"_s);
        find<QPushButton>(u"planStart"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(applied(u"20260801080000"_s), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->isRunActive(), 20000);
    }

    void offer()
    {
        runWhatComesBefore();
        offerAgain();
    }

    void trust()
    {
        QTRY_VERIFY(find<QCheckBox>(u"ownToolTrust"_s));
        QVERIFY(!find<QCheckBox>(u"ownToolTrust"_s)->isChecked());
        find<QCheckBox>(u"ownToolTrust"_s)->click();
        QVERIFY(find<QPushButton>(u"ownToolRun"_s)->isEnabled());
    }

    /// Trusts the code; whether the tool may run then.
    void trustAndSee(bool runs)
    {
        QTRY_VERIFY(find<QCheckBox>(u"ownToolTrust"_s));
        if (!find<QCheckBox>(u"ownToolTrust"_s)->isChecked()) {
            find<QCheckBox>(u"ownToolTrust"_s)->click();
        }
        QTRY_COMPARE(find<QPushButton>(u"ownToolRun"_s)->isEnabled(), runs);
    }

    void offerAgain()
    {
        m_page->setTarget({});
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"ownToolCard"_s), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->activity().isEmpty(), 10000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        new Theme(qApp);
        m_path = qgetenv("PATH");
        if (QStandardPaths::findExecutable(u"sqlite3"_s).isEmpty()) {
            QSKIP("sqlite3 is not installed.");
        }
    }

    void init()
    {
        m_project = new Phoenix;
        m_project->migration(u"20260801080000_a"_s, "  def change, do: create table(:a)\n");
        m_project->migration(u"20260802080000_opaque"_s,
            "  def up, do: Enum.each(repo().all(\"a\"), &execute/1)\n  def down, do: :ok\n");
        m_project->migration(u"20260803080000_c"_s, "  def change, do: create table(:c)\n");
        m_workspace = new Workspace;
        m_project->open(*m_workspace);
        m_page = new PlanPage(m_workspace);
        m_page->resize(1000, 640);
        m_page->show();
    }

    void cleanup()
    {
        delete m_page;
        delete m_workspace;
        delete m_project;
        qputenv("PATH", m_path);
    }

    void theCommandIsShownAndRunOnlyOnAPress()
    {
        mix("touch started\n" + Works);
        offer();
        QTRY_VERIFY(find<QLineEdit>(u"ownToolCommand"_s));
        QVERIFY(find<QLineEdit>(u"ownToolCommand"_s)
                ->text()
                .startsWith("mix ecto.migrate -r Shop.Repo --to 20260802080000"_L1));
        QCOMPARE(find<QLineEdit>(u"ownToolEnvironment"_s)->text(), u"MIX_ENV=dev"_s);
        QCOMPARE(find<QLineEdit>(u"ownToolFolder"_s)->text(), m_project->path());
        QVERIFY(find<QLabel>(u"ownToolReason"_s)->text().contains("line 4"_L1));
        QVERIFY(!QFile::exists(m_project->path() + u"/started"_s));
        QCOMPARE(unnamed(*m_page), QStringList());
        takePicture(m_page, u"owntool-offer"_s);
        QVERIFY(!find<QPushButton>(u"ownToolRun"_s)->isEnabled());
        trust();
        QSignalSpy ended(m_workspace, &Workspace::ownToolEnded);
        find<QPushButton>(u"ownToolRun"_s)->click();
        QVERIFY(m_workspace->isRunActive());
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QVERIFY(find<QPlainTextEdit>(u"ownToolOutput"_s)
                ->toPlainText()
                .contains("with dev: ecto.migrate"_L1));
        QTRY_VERIFY_WITH_TIMEOUT(applied(u"20260802080000"_s), 10000);
        takePicture(m_page, u"owntool-done"_s);
        find<QPushButton>(u"ownToolRun"_s)->click(); // go on with the rest
        QTRY_COMPARE_WITH_TIMEOUT(m_page->plan().steps.size(), 1, 10000);
        QVERIFY(!m_page->plan().stop);
    }

    void aFailureIsSaidAndNothingIsClaimed()
    {
        mix("echo '** (DBConnection.ConnectionError) no'\nexit 1\n");
        offer();
        QSignalSpy ended(m_workspace, &Workspace::ownToolEnded);
        trust();
        find<QPushButton>(u"ownToolRun"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        takePicture(m_page, u"owntool-failed"_s);
        QVERIFY(!applied(u"20260802080000"_s));
        QVERIFY(
            find<QPlainTextEdit>(u"ownToolOutput"_s)->toPlainText().contains("ConnectionError"_L1));
        QVERIFY(find<QPushButton>(u"ownToolRun"_s)->isEnabled()); // once more
    }

    void itCanBeStopped()
    {
        mix("sleep 60\n");
        offer();
        trust();
        QSignalSpy ended(m_workspace, &Workspace::ownToolEnded);
        find<QPushButton>(u"ownToolRun"_s)->click();
        QVERIFY(find<QPushButton>(u"ownToolStop"_s));
        find<QPushButton>(u"ownToolStop"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QVERIFY(!m_workspace->isRunActive());
        QCOMPARE(int(ended.first().first().value<Outcome>().kind), int(Outcome::Kind::Cancelled));
    }

    void trustIsAskedForOnceAndCanBeWithdrawn()
    {
        mix(Works);
        offer();
        trust();
        offerAgain(); // the same folder: still trusted
        QTRY_VERIFY(
            find<QCheckBox>(u"ownToolTrust"_s) && find<QCheckBox>(u"ownToolTrust"_s)->isChecked());
        QVERIFY(find<QPushButton>(u"ownToolRun"_s)->isEnabled());
        m_project->write(u"mix.exs"_s, "defmodule Other do\nend\n");
        offerAgain();
        QTRY_VERIFY(
            find<QLabel>(u"ownToolReason"_s) && !find<QCheckBox>(u"ownToolTrust"_s)->isChecked());
        QTRY_VERIFY(find<QWidget>(u"ownToolState"_s)
                ->findChildren<QLabel *>()
                .last()
                ->text()
                .contains("mix.exs"_L1));
        QVERIFY(!find<QPushButton>(u"ownToolRun"_s)->isEnabled());
        trust();
        find<QCheckBox>(u"ownToolTrust"_s)->click();
        QVERIFY(!find<QPushButton>(u"ownToolRun"_s)->isEnabled());
    }

    void aClosedFlagHoldsTheToolBack()
    {
        qunsetenv("FEATURE_CHECKOUT");
        m_project->write(u"switchback.toml"_s,
            "[flags]\nvariable = \"FEATURE_{FLAG}\"\n[flags.gates]\n20260802080000 = "
            "\"checkout\"\n");
        mix(Works);
        offer();
        trustAndSee(false);
        takePicture(m_page, u"owntool-flag"_s);
        const auto *state = find<QWidget>(u"ownToolState"_s);
        QTRY_VERIFY(state->findChildren<QLabel *>().last()->text().contains(
            "waits for the flag checkout"_L1));
        qputenv("FEATURE_CHECKOUT", "on");
        offerAgain();
        trustAndSee(true);
        qputenv("FEATURE_CHECKOUT", "off"); // turned off since the command was shown
        QSignalSpy ended(m_workspace, &Workspace::ownToolEnded);
        find<QPushButton>(u"ownToolRun"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(int(ended.first().first().value<Outcome>().kind), int(Outcome::Kind::Refused));
        QVERIFY(!applied(u"20260802080000"_s));
        qunsetenv("FEATURE_CHECKOUT");
    }

    void withoutTheToolThatIsSaid()
    {
        m_project->write(u"bin/nothing"_s, "");
        qputenv("PATH", (m_project->path() + u"/bin"_s).toLocal8Bit());
        offer();
        QVERIFY(!find<QPushButton>(u"ownToolRun"_s)->isEnabled());
        QTRY_VERIFY(find<QLineEdit>(u"ownToolCommand"_s)); // to be run elsewhere
        find<QPushButton>(u"ownToolCopy"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(
            "MIX_ENV=dev mix ecto.migrate -r Shop.Repo --to 20260802080000"_L1));
        const auto *state = find<QWidget>(u"ownToolState"_s);
        QTRY_VERIFY(state->findChildren<QLabel *>().last()->text().contains("mix"_L1));
        takePicture(m_page, u"owntool-missing"_s);
    }
};

SWITCHBACK_WINDOW_TEST(OwnToolCardTest)
#include "tst_owntoolcard.moc"
