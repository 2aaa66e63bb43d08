// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A release in the window: cut, walked, shown before it runs, and back to blue.

#include "items/releasemodel.h"
#include "support/names.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "support/scene.h"
#include "widgets/palette.h"
#include "widgets/releasepage.h"
#include "workspace/releases.h"
#include "workspace/workspace.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

constexpr int Patience = 30000; // ms

const QByteArray Settings = R"(
[release]
deploy = ["./bin/deploy", "version two", "--to=green"]
switch = ["./bin/switch", "green"]
switch_back = ["./bin/switch", "blue"]
every = "50ms"
healthy_for = "200ms"
patience = "2s"
watch_for = "200ms"

[[release.checks]]
name = "smoke"
command = ["./bin/smoke"]

[[release.checks]]
name = "columns"
sql = "SELECT 1"
)";

} // namespace

class ReleasePageTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ReleasePage> m_page;
    std::optional<Location> m_gone;

    void open(const QByteArray &settings = Settings)
    {
        m_scene = std::make_unique<Scene>(u"sqlite"_s);
        m_scene->settings("[environments.live]\nurl = \"" + m_scene->url().toUtf8() + "\"\n"
            + "[project]\nmigrations = \"db/migrations\"\nformat = \"dbmate\"\n" + settings);
        command(u"deploy"_s, "echo deployed > green");
        command(u"switch"_s, "echo $1 > live");
        command(u"smoke"_s, "test -e green");
        const auto &project = m_scene->project();
        project.writeDbmate(u"1_users.sql"_s,
            "create table users (id integer primary key, phone varchar(20));", "drop table users;");
        m_scene->apply();
        project.writeDbmate(
            u"2_mobile.sql"_s, "alter table users add column mobile varchar(20);", "select 1;");
        project.writeDbmate(
            u"3_drop_phone.sql"_s, "alter table users drop column phone;", "select 1;");
        m_workspace = std::make_unique<Workspace>();
        auto opened = m_workspace->open(project.path());
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->standing().fromDatabase, Patience);
        m_page = std::make_unique<ReleasePage>(m_workspace.get());
        connect(m_page.get(), &ReleasePage::goTo, this,
            [this](const Location &location) { m_gone = location; });
        m_page->resize(1100, 680);
        m_page->show();
        settle();
    }

    void command(const QString &name, const QByteArray &script) const
    {
        const auto folder = m_scene->project().path() + u"/bin/"_s;
        QDir().mkpath(folder);
        QFile file(folder + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("#!/bin/sh\n" + script + '\n') > 0);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    QByteArray read(const QString &name) const
    {
        QFile file(m_scene->project().path() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }

    template<class T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    QPushButton *next() const { return find<QPushButton>(u"releaseNext"_s); }
    QString said() const
    {
        QStringList texts;
        for (const auto *label : find<QWidget>(u"releaseMessage"_s)->findChildren<QLabel *>()) {
            texts += label->text();
        }
        return texts.join(u' ');
    }
    const Release &release() const { return m_workspace->releases().view()->release; }

    void settle() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->releases().work() == Releases::Work::None
                && m_workspace->activity().isEmpty() && m_workspace->releases().view(),
            Patience);
    }

    void press()
    {
        settle();
        QVERIFY(next()->isVisible());
        QVERIFY2(next()->isEnabled(), qPrintable(next()->toolTip()));
        QTest::mouseClick(next(), Qt::LeftButton);
        settle();
    }

    /// The plan page's part: applies what the page asked for.
    void apply()
    {
        press();
        QVERIFY(m_gone && m_gone->page == Location::Page::Plan && m_gone->target);
        QCOMPARE(int(m_scene->apply(*m_gone->target).kind), int(Outcome::Kind::Done));
        QSignalSpy standing(m_workspace.get(), &Workspace::standingChanged);
        m_workspace->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!standing.isEmpty(), Patience);
        settle();
    }

    void walkTo(ReleaseStage stage)
    {
        press(); // begin
        apply(); // expand
        while (release().stage != stage) {
            const auto before = release().stage;
            press();
            QVERIFY2(release().stage != before, qPrintable(said()));
        }
    }

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp); }
    void init()
    {
        m_theme->setChoice(Qt::ColorScheme::Light);
        m_gone.reset();
    }
    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
        m_scene.reset();
    }

    void thePhasesAreShownAndChosenBeforeItBegins()
    {
        open();
        QCOMPARE(next()->text(), u"Begin release"_s);
        auto *parts = find<QTableView>(u"releaseParts"_s);
        QCOMPARE(parts->model()->rowCount(), 2);
        QCOMPARE(
            parts->model()->index(1, ReleaseModel::PhaseColumn).data().toString(), u"Contract"_s);
        QCOMPARE(unnamed(*m_page), QStringList());
        takePicture(m_page.get(), u"release-before"_s);
        parts->selectRow(1);
        auto *phase = find<QComboBox>(u"releasePhase"_s);
        phase->setCurrentIndex(0);
        Q_EMIT phase->activated(0);
        settle();
        QCOMPARE(
            parts->model()->index(1, ReleaseModel::PhaseColumn).data().toString(), u"Expand"_s);
        QVERIFY(release().parts.at(1).byHand);
        press();
        QCOMPARE(versionsOf(release(), Phase::Expand).size(), 2);
        QVERIFY(!find<QWidget>(u"releasePhase"_s)->isVisible());
    }

    void fromBlueToGreen()
    {
        open();
        press();
        QVERIFY(next()->text().startsWith("Plan 1 migration"_L1));
        apply();
        QCOMPARE(release().stage, ReleaseStage::Deploy);
        QCOMPARE(find<QLineEdit>(u"releaseCommand"_s)->text(),
            u"./bin/deploy 'version two' --to=green"_s);
        QVERIFY(read(u"green"_s).isEmpty()); // shown, not run
        takePicture(m_page.get(), u"release-deploy"_s);
        press();
        QCOMPARE(read(u"green"_s), "deployed");
        QSignalSpy looked(&m_workspace->releases(), &Releases::looked);
        press(); // check
        QVERIFY(!looked.isEmpty());
        QCOMPARE(release().stage, ReleaseStage::Switch);
        QCOMPARE(find<QLineEdit>(u"releaseBack"_s)->text(), u"./bin/switch blue"_s);
        press();
        QCOMPARE(read(u"live"_s), "green");
        takePicture(m_page.get(), u"release-watch"_s);
        press(); // watch
        QCOMPARE(release().stage, ReleaseStage::Contract);
        QVERIFY(find<QCheckBox>(u"releaseSaid"_s)->isVisible());
        press(); // the lock, not open yet
        QCOMPARE(release().hold, ReleaseHold::Locked);
        QVERIFY(said().contains("old version is gone"_L1));
        takePicture(m_page.get(), u"release-locked"_s);
        find<QCheckBox>(u"releaseSaid"_s)->setChecked(true);
        press();
        QVERIFY(next()->text().startsWith("Plan 1 migration"_L1));
        takePicture(m_page.get(), u"release-open"_s);
        apply();
        QCOMPARE(release().stage, ReleaseStage::Done);
        takePicture(m_page.get(), u"release-done"_s);
        press(); // the next one: nothing is pending
        QVERIFY(!next()->isVisible());
    }

    void anUnhealthyGreenGoesBackToBlue()
    {
        open();
        walkTo(ReleaseStage::Watch);
        command(u"smoke"_s, "echo no connection to the queue >&2; exit 1");
        press();
        QCOMPARE(release().hold, ReleaseHold::Unhealthy);
        QVERIFY2(said().contains("no connection to the queue"_L1), qPrintable(said()));
        m_theme->setChoice(Qt::ColorScheme::Dark);
        takePicture(m_page.get(), u"release-unhealthy-dark"_s);
        QTest::mouseClick(find<QPushButton>(u"releaseAbort"_s), Qt::LeftButton);
        auto *question = m_page->findChild<QDialog *>(u"releaseAbortQuestion"_s);
        QVERIFY(question);
        takePicture(question, u"release-abort-question"_s);
        QCOMPARE(read(u"live"_s), "green"); // asked, not done
        QTest::mouseClick(question->findChild<QPushButton *>(u"backToBlue"_s), Qt::LeftButton);
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(release().aborted, Patience);
        QCOMPARE(read(u"live"_s), "blue");
        QVERIFY(find<QLabel>(u"releaseMeaning"_s)->text().contains("fits the old version"_L1));
        takePicture(m_page.get(), u"release-aborted"_s);
    }

    void aCommandThatHangsDoesNotBlockTheWindowAndCanBeStopped()
    {
        open();
        walkTo(ReleaseStage::Deploy);
        command(u"deploy"_s, "sleep 60");
        QTest::mouseClick(next(), Qt::LeftButton);
        QVERIFY(m_workspace->releases().isWalking());
        QVERIFY(!next()->isVisible());
        QVERIFY(!m_workspace->mayRun()); // nor anything beside it
        auto *stop = find<QPushButton>(u"releaseStop"_s);
        QVERIFY(stop->isVisible());
        takePicture(m_page.get(), u"release-running"_s);
        QTest::mouseClick(stop, Qt::LeftButton);
        settle();
        QCOMPARE(release().stage, ReleaseStage::Deploy);
        QCOMPARE(release().hold, ReleaseHold::Failed);
    }

    void withoutCommandsSomebodySaysThatItIsDone()
    {
        open("");
        walkTo(ReleaseStage::Deploy);
        QVERIFY(!next()->isEnabled());
        QVERIFY(find<QCheckBox>(u"releaseSaid"_s)->isVisible());
        find<QCheckBox>(u"releaseSaid"_s)->setChecked(true);
        takePicture(m_page.get(), u"release-by-hand"_s);
        press();
        QCOMPARE(release().stage, ReleaseStage::Check);
    }

    void longAndHostileNamesStayInTheirPlaces()
    {
        const QByteArray word(180, 'w');
        open("[release]\ndeploy = [\"./bin/deploy\", \"" + word
            + "\", \"<b>bold</b> \\u202e x\"]\n"
              "[[release.checks]]\nname = \"<img src=x> "
            + word + "\"\nsql = \"SELECT 0\"\n");
        m_scene->project().writeDbmate(
            u"20261123134000_"_s + QString(120, u'n') + u".sql"_s, "create table t (id int);");
        m_workspace->refresh();
        settle();
        QTRY_COMPARE_WITH_TIMEOUT(
            find<QTableView>(u"releaseParts"_s)->model()->rowCount(), 3, Patience);
        takePicture(m_page.get(), u"release-long"_s);
        walkTo(ReleaseStage::Deploy);
        const auto shown = find<QLineEdit>(u"releaseCommand"_s)->text();
        QVERIFY(shown.contains("<b>bold</b>"_L1));
        QVERIFY(!shown.contains(QChar(0x202e)));
        QVERIFY(m_page->minimumSizeHint().width() <= 1024);
        takePicture(m_page.get(), u"release-long-deploy"_s);
    }

    void longerWordsHaveRoomToo()
    {
        QTranslator german;
        QVERIFY(german.load(u":/i18n/switchback_de.qm"_s));
        QCoreApplication::installTranslator(&german);
        m_theme->setChoice(Qt::ColorScheme::Dark);
        open();
        takePicture(m_page.get(), u"release-before-german"_s);
        walkTo(ReleaseStage::Watch);
        QCOMPARE(next()->text(), u"Grün beobachten"_s);
        QVERIFY(m_page->minimumSizeHint().width() <= 1024);
        m_page->resize(900, 600);
        takePicture(m_page.get(), u"release-watch-german-small"_s);
        QCoreApplication::removeTranslator(&german);
    }

    void theTablesKeepTheirPromises()
    {
        for (const auto table : { ReleaseModel::Table::Stages, ReleaseModel::Table::Parts,
                 ReleaseModel::Table::Checks, ReleaseModel::Table::Notes }) {
            ReleaseModel model(table);
            const QAbstractItemModelTester tester(
                &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            Release release { .id = u"r"_s,
                .parts = { { .version = { u"1"_s }, .phase = Phase::Expand },
                    { .version = { u"2"_s }, .phase = Phase::Contract } },
                .stage = ReleaseStage::Check,
                .hold = ReleaseHold::Unhealthy,
                .notes = { { .text = u"it began"_s } } };
            model.setRelease(release, { u"1"_s });
            model.setChecks({ { .name = u"a"_s, .url = u"http://x/"_s } }, {});
            model.setChecks({ { .name = u"a"_s, .url = u"http://x/"_s } }, { { .yes = true } });
            release.stage = ReleaseStage::Done;
            model.setRelease(release, {});
            QVERIFY(model.rowCount() > 0);
        }
    }
};

SWITCHBACK_WINDOW_TEST(ReleasePageTest)
#include "tst_releasepage.moc"
