// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/timelinemodel.h"
#include "support/picture.h"
#include "support/plans.h"
#include "widgets/palette.h"
#include "widgets/planpage.h"
#include "widgets/runpage.h"
#include "widgets/timelinepage.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

/// Speaks a language as long as it lives.
class Spoken
{
public:
    explicit Spoken(const QString &language)
    {
        QVERIFY(m_translator.load(u":/i18n/switchback_%1.qm"_s.arg(language)));
        QCoreApplication::installTranslator(&m_translator);
    }

private:
    QTranslator m_translator;
};

QStringList clipped(const QWidget &page)
{
    QStringList found;
    for (const auto *button : page.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty()
            && button->width() < button->sizeHint().width()) {
            found += button->text();
        }
    }
    return found;
}

Standing standing()
{
    Standing standing { .fromDatabase = true, .readAt = QDateTime::currentDateTimeUtc() };
    for (const auto state : { State::Baseline, State::Applied, State::Modified,
             State::LineEndsModified, State::Missing, State::Late, State::SkippedForever,
             State::Failed, State::Applied, State::Pending, State::Outdated }) {
        const auto n = int(standing.timeline.entries.size());
        standing.timeline.entries += TimelineEntry { .version = { u"2026%1"_s.arg(
                                                         n, 10, 10, QLatin1Char('0')) },
            .name = u"add_phone_to_customers_and_their_friends"_s,
            .state = state,
            .transactional = false,
            .migration = n };
    }
    standing.timeline.current = standing.timeline.entries.at(8).version.text;
    standing.timeline.applied = 7;
    standing.timeline.pending = 3;
    return standing;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private:
    Workspace *m_workspace = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"switchback-test"_s);
        new Theme(qApp);
        m_workspace = new Workspace(this);
    }

    void englishHasASingular()
    {
        const Spoken english(u"en"_s);
        QCOMPARE(PlanPage::tr("Apply %n migration(s)", nullptr, 1), u"Apply 1 migration"_s);
        QCOMPARE(PlanPage::tr("Apply %n migration(s)", nullptr, 3), u"Apply 3 migrations"_s);
    }

    void modelsAndPagesSpeakGerman()
    {
        const Spoken german(u"de"_s);
        QCOMPARE(stateText(State::Pending), u"Ausstehend"_s); // a free function
        QCOMPARE(TimelineModel::tr("Version"), u"Version"_s);
        QCOMPARE(
            PlanPage::tr("Roll back %n migration(s)", nullptr, 2), u"2 Migrationen zurückrollen"_s);
    }

    void germanFitsOnTheTimeline()
    {
        const Spoken german(u"de"_s);
        TimelinePage page(m_workspace);
        page.setOptions({});
        page.resize(700, 640);
        ProjectView project {
            .root = u"/srv/shop"_s, .folders = { MigrationsFolder() }, .folder = 0
        };
        page.setStanding(project, standing());
        page.show();
        QTest::qWait(1);
        takePicture(&page, u"german-timeline"_s);
        QCOMPARE(clipped(page), QStringList());
    }

    void germanFitsInThePlan()
    {
        const Spoken german(u"de"_s);
        PlanPage page(m_workspace);
        page.resize(900, 640);
        page.setPlan(samplePlan(Direction::Down));
        page.show();
        QTest::qWait(1);
        takePicture(&page, u"german-plan"_s);
        QCOMPARE(clipped(page), QStringList());
    }

    void germanFitsInTheRun()
    {
        const Spoken german(u"de"_s);
        RunPage page(m_workspace);
        page.resize(900, 640);
        page.show();
        page.begin(samplePlan());
        page.end({ .kind = Outcome::Kind::Failed,
            .failedStep = 0,
            .failedStatement = 2,
            .error = { .what = u"Etwas schlug fehl."_s, .server = u"ERROR"_s },
            .truth = { u"Nichts wurde ausgeführt."_s } });
        QTest::qWait(1);
        takePicture(&page, u"german-run"_s);
        QCOMPARE(clipped(page), QStringList());
    }
};

QTEST_MAIN(TranslationsTest)
#include "tst_translations.moc"
