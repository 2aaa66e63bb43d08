// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The rehearsal in the window: its button is pressed on real databases, a way back that forgets
// something is named, and the verdict then stands on the timeline, in the inspector and on the plan.

#include "items/rehearsalmodel.h"
#include "items/timelinemodel.h"
#include "support/everyengine.h"
#include "support/names.h"
#include "support/newurl.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "widgets/badge.h"
#include "widgets/inspector.h"
#include "widgets/palette.h"
#include "widgets/planpage.h"
#include "widgets/rehearsalevidence.h"
#include "widgets/rehearsalpage.h"
#include "widgets/timelinepage.h"
#include "widgets/verdicttiles.h"
#include "workspace/rehearsals.h"
#include "workspace/workspace.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

constexpr int Patience = 60000; // ms

const QString Honest = u"20260101000000"_s;
const QString Forgetful = u"20260102000000"_s;
const QString OneWay = u"20260103000000"_s;

} // namespace

class RehearsalPageTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    std::unique_ptr<TestProject> m_project;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<RehearsalPage> m_page;

    void open(const QString &engine)
    {
        m_project = std::make_unique<TestProject>();
        m_project->writeDbmate(Honest + u"_people.sql"_s,
            "CREATE TABLE people (id integer PRIMARY KEY, name varchar(40) NOT NULL);",
            "DROP TABLE people;");
        m_project->writeDbmate(Forgetful + u"_pets.sql"_s,
            "CREATE TABLE pets (id integer PRIMARY KEY);\nCREATE TABLE"
            " toys (id integer PRIMARY KEY);",
            "DROP TABLE pets;");
        m_project->writeDbmate(
            OneWay + u"_names.sql"_s, "ALTER TABLE people ADD nick varchar(40);", "");
        QFile settings(m_project->path() + u"/switchback.toml"_s);
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(
            "[environments.development]\nurl = \"" + newUrl(engine, *m_project).toUtf8() + "\"\n");
        settings.close();
        m_workspace = std::make_unique<Workspace>();
        auto opened = m_workspace->open(m_project->path());
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), Patience);
        QVERIFY(opened.result().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->standing().fromDatabase, Patience);
        m_page = std::make_unique<RehearsalPage>(m_workspace.get());
        m_page->resize(1100, 700);
        m_page->show();
    }

    template<class T>
    T *find(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }

    /// Presses the button and waits for the end.
    RehearsalEnd rehearse()
    {
        QSignalSpy ended(&m_workspace->rehearsals(), &Rehearsals::ended);
        QTest::mouseClick(find<QPushButton>(u"rehearsalStart"_s), Qt::LeftButton);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, Patience); }();
        return ended.isEmpty() ? RehearsalEnd {}
                               : ended.constFirst().constFirst().value<RehearsalEnd>();
    }

    Verdict verdict(int row)
    {
        const auto *model = find<QTableView>(u"rehearsalTable"_s)->model();
        return Verdict(model->index(row, 0).data(RehearsalModel::VerdictRole).toInt());
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
    }

    void namesWhatDoesNotReturn_data() { everyEngine(); }

    void namesWhatDoesNotReturn()
    {
        QFETCH(QString, engine);
        open(engine);
        const auto end = rehearse();
        QVERIFY2(!end.error, end.error ? qPrintable(oneLine(*end.error)) : "");
        QVERIFY(!end.ok);
        auto *table = find<QTableView>(u"rehearsalTable"_s);
        QCOMPARE(table->model()->rowCount(), 3);
        QVERIFY(verdict(0) == Verdict::Proven || verdict(0) == Verdict::ShapeOnly);
        QCOMPARE(verdict(1), Verdict::Broken);
        table->selectRow(1);
        const auto evidence = find<RehearsalEvidence>(u"rehearsalEvidence"_s)->toPlainText();
        QVERIFY2(evidence.contains(u"toys"_s), qPrintable(evidence));
        takePicture(m_page.get(), u"rehearsal-"_s + engine);
        // The database itself is as it was.
        QCOMPARE(m_workspace->standing().timeline.pending, 3);
    }

    void liveRowsAndSelectedOnes()
    {
        open(u"sqlite"_s);
        auto *source = find<QComboBox>(u"rehearsalSource"_s);
        auto *rows = find<QComboBox>(u"rehearsalRows"_s);
        QVERIFY(rows->findData(0) >= 0);
        source->setCurrentIndex(1);
        QCOMPARE(rows->findData(0), -1); // a sample has rows
        QVERIFY(rows->currentData().toLongLong() > 0);
        m_page->offer(Target { .kind = Target::Kind::Chosen, .chosen = { { OneWay }, { Honest } } },
            { Honest });
        QVERIFY(find<QComboBox>(u"rehearsalWhich"_s)->currentText().contains(u"2"_s));
        const auto end = rehearse();
        QVERIFY2(!end.error, end.error ? qPrintable(oneLine(*end.error)) : "");
        const auto *model = find<QTableView>(u"rehearsalTable"_s)->model();
        QCOMPARE(model->rowCount(), 2);
        takePicture(m_page.get(), u"rehearsal-selected"_s);
        source->setCurrentIndex(0);
    }

    void verdictsStandEverywhere()
    {
        open(u"sqlite"_s);
        rehearse();
        QTRY_VERIFY(m_workspace->rehearsals().proofs().contains(Forgetful));
        TimelinePage timeline(m_workspace.get());
        timeline.resize(900, 600);
        timeline.show();
        const auto *rows = timeline.findChild<QListView *>()->model();
        QStringList shown;
        for (int row = 0; row < rows->rowCount(); ++row) {
            shown += rows->index(row, TimelineModel::WayBackColumn).data().toString();
        }
        QVERIFY2(shown.contains(verdictTitle(Verdict::Broken)), qPrintable(shown.join(u'|')));
        takePicture(&timeline, u"rehearsal-timeline"_s);
        Inspector inspector(m_workspace.get());
        inspector.resize(500, 600);
        inspector.show();
        inspector.setVersion({ Forgetful });
        const auto *badge = inspector.findChild<BadgeLabel *>(u"inspectorProof"_s);
        QTRY_VERIFY(badge->isVisible());
        QCOMPARE(badge->badge().text, verdictTitle(Verdict::Broken));
        inspector.setTab(Inspector::DetailsTab);
        takePicture(&inspector, u"rehearsal-inspector"_s);
        PlanPage plan(m_workspace.get());
        plan.resize(1100, 760);
        plan.show();
        plan.setTarget({});
        const auto *tiles = plan.findChild<VerdictTiles *>();
        QTRY_VERIFY_WITH_TIMEOUT(
            tiles->tiles().size() == 4 && tiles->tiles().at(3).sentence.contains(u"toys"_s),
            Patience);
        QCOMPARE(tiles->tiles().at(3).light, PlanTile::Light::Red);
        takePicture(&plan, u"rehearsal-plan"_s);
        // Another file, and the verdict is no longer about it.
        m_project->writeDbmate(
            Forgetful + u"_pets.sql"_s, "CREATE TABLE pets (id integer);", "DROP TABLE pets;");
        m_workspace->refresh();
        QTRY_VERIFY(!m_workspace->rehearsals().proofs().contains(Forgetful));
    }

    void thePlanAndTheTimelineOfferTheirOwn()
    {
        open(u"sqlite"_s);
        auto *which = find<QComboBox>(u"rehearsalWhich"_s);
        m_page->offer({}, { Forgetful });
        QVERIFY2(which->currentText().contains(Forgetful), qPrintable(which->currentText()));
        rehearse();
        QCOMPARE(find<QTableView>(u"rehearsalTable"_s)->model()->rowCount(), 2);
        m_page->offer(Target { .kind = Target::Kind::Chosen, .chosen = { { Honest } } }, {});
        rehearse();
        QCOMPARE(find<QTableView>(u"rehearsalTable"_s)->model()->rowCount(), 1);
    }

    void stopsAndKeepsNothingBehind()
    {
        open(u"postgresql"_s);
        find<QComboBox>(u"rehearsalRows"_s)->setCurrentIndex(4);
        QSignalSpy ended(&m_workspace->rehearsals(), &Rehearsals::ended);
        QTest::mouseClick(find<QPushButton>(u"rehearsalStart"_s), Qt::LeftButton);
        QVERIFY(find<QPushButton>(u"rehearsalStop"_s)->isVisible());
        QTest::mouseClick(find<QPushButton>(u"rehearsalStop"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, Patience);
        takePicture(m_page.get(), u"rehearsal-stopped"_s);
        QCOMPARE(PostgresServer::shared().run(
                     u"SELECT count(*) FROM pg_database WHERE datname LIKE '%scratch%'"_s),
            u"0"_s);
    }

    void anEmptyPageSaysWhatToDo()
    {
        m_workspace = std::make_unique<Workspace>();
        m_page = std::make_unique<RehearsalPage>(m_workspace.get());
        m_page->resize(1100, 700);
        m_page->show();
        QVERIFY(!find<QPushButton>(u"rehearsalStart"_s)->isEnabled());
        takePicture(m_page.get(), u"rehearsal-empty"_s);
    }

    void hostileWordsKeepTheirShape()
    {
        open(u"sqlite"_s);
        m_theme->setChoice(Qt::ColorScheme::Dark);
        QList<RehearsedTrip> trips;
        for (int i = 0; i < 60; ++i) {
            RehearsedTrip trip { .version = { QString::number(20260101000000 + i) },
                .name = i % 2 ? QString(200, u'n') : u"\u202eevil <b>bold</b>\nname"_s,
                .path = QString(300, u'p'),
                .reversible = true,
                .over = true,
                .ms = { 12, 123456, 1 },
                .fingerprints = { u"abcdef"_s.repeated(10), u"123"_s, u"456"_s, u"123"_s } };
            trip.proof = { .source = u"f00d"_s.repeated(16),
                .engine = u"postgresql"_s,
                .server = u"17.2"_s,
                .version = trip.version,
                .verdict = Verdict(i % 6),
                .reasons = QStringList(i % 7, QString(120, u'r') + u" <i>\u202ereason</i>"_s),
                .rows = 1234567890 };
            trip.error.server = i % 3 ? QString() : u"ERROR: a\nDETAIL: <b>b</b>"_s;
            trips += trip;
        }
        m_page->end({ .ok = false, .notes = { QString(300, u'x') } }, trips);
        QTest::qWait(1);
        takePicture(m_page.get(), u"rehearsal-hostile-dark"_s);
        const auto text = find<RehearsalEvidence>(u"rehearsalEvidence"_s)->toPlainText();
        QVERIFY(!text.contains(QChar(0x202e)));
        m_page->resize(780, 480);
        QTest::qWait(1);
        takePicture(m_page.get(), u"rehearsal-small-dark"_s);
    }

    void everythingHasAName()
    {
        open(u"sqlite"_s);
        QCOMPARE(unnamed(*m_page), QStringList());
    }

    void theModelIsOne()
    {
        RehearsalModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTrips({ { .version = { u"1"_s } }, { .version = { u"2"_s } } });
        QCOMPARE(model.begin({ u"2"_s }, 1), 1);
        QCOMPARE(model.index(1, RehearsalModel::ThereColumn).data(RehearsalModel::LegRole).toInt(),
            int(RehearsalModel::Leg::Done));
        QCOMPARE(model.index(1, RehearsalModel::BackColumn).data(RehearsalModel::LegRole).toInt(),
            int(RehearsalModel::Leg::Running));
        QCOMPARE(model.begin({ u"3"_s }, 1), -1);
        QCOMPARE(model.end({ .version = { u"1"_s }, .over = true }), 0);
        QCOMPARE(model.done(), 1);
        model.setTrips({});
    }
};

SWITCHBACK_WINDOW_TEST(RehearsalPageTest)

#include "tst_rehearsalpage.moc"
