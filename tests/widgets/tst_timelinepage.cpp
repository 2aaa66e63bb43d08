// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/boththemes.h"
#include "support/names.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "widgets/timelinepage.h"
#include "widgets/timelineview.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

TimelineEntry entry(
    const QString &version, const QString &name, State state, const QString &note = {})
{
    static int number = 0;
    return { .version = { version },
        .name = name,
        .path = u"db/migrations/%1_%2.sql"_s.arg(version, name),
        .state = state,
        .appliedAt = isApplied(state) && state != State::Missing
            ? QDateTime::currentDateTimeUtc().addDays(-17 + number)
            : QDateTime(),
        .reversible = state != State::Missing,
        .note = note,
        .migration = state == State::Missing ? -1 : number++ };
}

ProjectView shop()
{
    ProjectView project { .root = u"/srv/shop"_s, .name = u"shop"_s, .folder = 0 };
    project.folders = { { .path = u"/srv/shop/db/migrations"_s, .format = u"dbmate"_s } };
    project.formatTitle = u"dbmate"_s;
    project.fileNames = u"20240131120000_name.sql"_s;
    project.highlighting = u"SQL (PostgreSQL)"_s;
    project.rules.rollbackOfOne = true;
    return project;
}

Standing standingOf(const QList<TimelineEntry> &entries)
{
    Standing standing { .fromDatabase = true, .readAt = QDateTime::currentDateTimeUtc() };
    standing.timeline.entries = entries;
    for (const auto &e : entries) {
        standing.timeline.applied += isApplied(e.state) ? 1 : 0;
        standing.timeline.pending += isPending(e, {}) ? 1 : 0;
        if (isApplied(e.state) && !e.repeatable) {
            standing.timeline.current = e.version.text;
        }
    }
    return standing;
}

Standing shopStanding()
{
    auto entries = QList<TimelineEntry> {
        entry(u"20260801080000"_s, u"create_customers"_s, State::Baseline),
        entry(u"20260803101500"_s, u"create_orders"_s, State::Applied),
        entry(u"20260812090000"_s, u"create_payments"_s, State::Applied),
        entry(u"20260901120000"_s, u"drop_legacy_addresses"_s, State::Applied),
        entry(u"20260914083000"_s, u"add_sku_to_products"_s, State::Missing,
            u"The history has this version, the folder has no file for it."_s),
        entry(u"20260921150000"_s, u"create_coupons"_s, State::Modified,
            u"The file was edited after it was applied."_s),
        entry(u"20261002091500"_s, u"index_payments_by_day"_s, State::Late,
            u"Arrived after 20261019093000 was applied."_s),
        entry(u"20261011093000"_s, u"add_gift_wrap"_s, State::Applied),
        entry(u"20261019093000"_s, u"index_orders_by_customer_and_status"_s, State::Applied),
        entry(u"20261103140000"_s, u"backfill_order_totals"_s, State::Pending),
        entry(u"20261112101000"_s, u"add_phone_to_customers"_s, State::Pending),
        entry(u"20261120160000"_s, u"drop_orders_note"_s, State::Pending),
    };
    entries[3].reversible = false;
    entries[8].transactional = false;
    entries[11].reversible = false;
    entries += TimelineEntry { .version = { u"R__order_totals"_s },
        .name = u"order_totals"_s,
        .path = u"db/migrations/R__order_totals.sql"_s,
        .state = State::Outdated,
        .repeatable = true,
        .note = u"The file changed; it will run again."_s };
    return standingOf(entries);
}

/// Every kind of verdict in turn.
SafetyBriefs briefsOf(const Standing &standing)
{
    SafetyBriefs briefs;
    int number = 0;
    for (const auto &entry : standing.timeline.entries) {
        SafetyBrief brief { .lock = LockClass(1 + number % 7), .waits = number % 2 == 0 };
        brief.back = entry.reversible ? WayBack(1 + number % 4) : WayBack::Impossible;
        if (number % 4 != 3) {
            brief.severity = Severity(number % 4 % 3);
            brief.findings = 1 + number % 3;
            brief.message = u"The column orders.note and all its values are gone."_s;
        }
        brief.cascade = number % 11 == 10;
        briefs.insert(entry.version.text, brief);
        ++number;
    }
    return briefs;
}

TimelineView *viewOf(TimelinePage &page)
{
    return page.findChild<TimelineView *>();
}

TimelineModel *modelOf(TimelinePage &page)
{
    return page.findChild<TimelineModel *>();
}

void selectVersion(TimelinePage &page, const QString &version)
{
    page.select({ version });
    QCOMPARE(page.selected().text, version);
}

Location planIn(const QSignalSpy &spy)
{
    return spy.isEmpty() ? Location() : spy.constLast().constFirst().value<Location>();
}

} // namespace

class TimelinePageTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    Workspace *m_workspace = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"switchback-test"_s);
        QCoreApplication::setApplicationName(u"tst_timelinepage"_s);
        QSettings().clear();
        m_theme = new Theme(qApp);
        m_workspace = new Workspace(this);
    }

    void init() { m_theme->setChoice(Qt::ColorScheme::Light); }

    void everyStateIsShown_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("compact");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << false << false << 820;
        QTest::newRow("dark") << true << false << 820;
        QTest::newRow("compact") << false << true << 820;
        QTest::newRow("narrow") << false << false << 480;
    }

    void everyStateIsShown()
    {
        QFETCH(bool, compact);
        QFETCH(int, width);
        inTheme(*m_theme);
        TimelinePage page(m_workspace);
        page.setOptions({ .compact = compact });
        page.resize(width, 780);
        page.setStanding(shop(), shopStanding());
        page.show();
        page.select({ u"20261011093000"_s });
        QTest::qWait(1); // the list lays itself out
        QVERIFY(modelOf(page)->hereRow() > 0);
        takePicture(&page, u"timeline-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    }

    void thePrimaryButtonPlansEverythingPending()
    {
        TimelinePage page(m_workspace);
        page.setStanding(shop(), shopStanding());
        QSignalSpy spy(&page, &TimelinePage::goTo);
        auto *apply = page.findChild<QPushButton *>(u"applyAll"_s);
        QVERIFY(apply->text().contains(u'5'));
        apply->click();
        QCOMPARE(planIn(spy).page, Location::Page::Plan);
        QCOMPARE(planIn(spy).target, Target {});
    }

    void whatAFailureLeftIsOnePressAway()
    {
        TimelinePage page(m_workspace);
        auto standing = shopStanding();
        page.setStanding(shop(), standing);
        auto *button = page.findChild<QPushButton *>(u"halfDone"_s);
        QVERIFY(button->isHidden());
        standing.timeline.dirty = true;
        page.setStanding(shop(), standing);
        QVERIFY(!button->isHidden());
        QSignalSpy spy(&page, &TimelinePage::halfDoneWanted);
        button->click();
        QCOMPARE(spy.size(), 1);
    }

    void lettersPlanUpAndBack()
    {
        TimelinePage page(m_workspace);
        page.setStanding(shop(), shopStanding());
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        viewOf(page)->setFocus();
        QSignalSpy spy(&page, &TimelinePage::goTo);
        selectVersion(page, u"20261112101000"_s);
        QTest::keyClick(viewOf(page), Qt::Key_R);
        QCOMPARE(spy.size(), 0);
        QTest::keyClick(viewOf(page), Qt::Key_U);
        QCOMPARE(planIn(spy).target->direction, Direction::Up);
        QCOMPARE(planIn(spy).target->to.text, u"20261112101000"_s);
        selectVersion(page, u"20260921150000"_s);
        QTest::keyClick(viewOf(page), Qt::Key_R);
        QCOMPARE(planIn(spy).target->direction, Direction::Down);
        QCOMPARE(planIn(spy).target->to.text, u"20260921150000"_s);
    }

    void jAndKWalkPastHeadings()
    {
        TimelinePage page(m_workspace);
        page.setStanding(shop(), shopStanding());
        page.show();
        selectVersion(page, u"20261103140000"_s);
        QTest::keyClick(viewOf(page), Qt::Key_J); // over the bar and a month
        QCOMPARE(page.selected().text, u"20261019093000"_s);
        QTest::keyClick(viewOf(page), Qt::Key_K);
        QCOMPARE(page.selected().text, u"20261103140000"_s);
    }

    void draggingTheBarPlans_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("direction");
        QTest::addColumn<int>("fates");
        QTest::newRow("up") << u"20261112101000"_s << int(Direction::Up) << 3;
        QTest::newRow("down") << u"20260921150000"_s << int(Direction::Down) << 2;
    }

    void draggingTheBarPlans()
    {
        QFETCH(QString, version);
        QFETCH(int, direction);
        QFETCH(int, fates);
        TimelinePage page(m_workspace);
        page.resize(820, 900);
        page.setStanding(shop(), shopStanding());
        page.show();
        QTest::qWait(1);
        auto *view = viewOf(page);
        auto *model = modelOf(page);
        const auto centre = [&](int row) {
            return view->visualRect(model->index(row, 0)).center();
        };
        QSignalSpy spy(&page, &TimelinePage::goTo);
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, centre(model->hereRow()));
        QTest::mouseMove(view->viewport(), centre(model->rowOf({ version })));
        int counted = 0;
        for (int row = 0; row < model->rowCount(); ++row) {
            counted += model->index(row, 0).data(TimelineModel::FateRole).toInt() != 0 ? 1 : 0;
        }
        QCOMPARE(counted, fates);
        takePicture(&page, u"timeline-drag-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        QTest::mouseRelease(
            view->viewport(), Qt::LeftButton, {}, centre(model->rowOf({ version })));
        QCOMPARE(int(planIn(spy).target->direction), direction);
        QCOMPARE(planIn(spy).target->to.text, version);
    }

    void escapeEndsTheDragWithoutAPlan()
    {
        TimelinePage page(m_workspace);
        page.resize(820, 900);
        page.setStanding(shop(), shopStanding());
        page.show();
        QTest::qWait(1);
        auto *view = viewOf(page);
        const auto at = view->visualRect(modelOf(page)->index(modelOf(page)->hereRow(), 0))
                            .center();
        QSignalSpy spy(&page, &TimelinePage::goTo);
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseMove(view->viewport(), at - QPoint(0, 120));
        QTest::keyClick(view, Qt::Key_Escape);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, at - QPoint(0, 120));
        QCOMPARE(spy.size(), 0);
    }

    void theFilterDimsAndGoesToMatches()
    {
        TimelinePage page(m_workspace);
        page.setOptions({});
        page.resize(820, 780);
        page.setStanding(shop(), shopStanding());
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        viewOf(page)->setFocus();
        const int rows = modelOf(page)->rowCount();
        QTest::keyClick(viewOf(page), Qt::Key_F, Qt::ControlModifier);
        auto *filter = page.findChild<QLineEdit *>(u"timelineFilter"_s);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"orders"_s);
        QCOMPARE(modelOf(page)->rowCount(), rows);
        QCOMPARE(modelOf(page)->matches(), 3);
        QVERIFY(page.selected().text.isEmpty()
            || modelOf(page)
                ->entry(viewOf(page)->currentIndex().row())
                ->name.contains("orders"_L1));
        const auto first = page.selected();
        QTest::keyClick(filter, Qt::Key_Return);
        QVERIFY(page.selected() != first);
        takePicture(&page, u"timeline-filter"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QVERIFY(viewOf(page)->hasFocus());
    }

    void optionsAreRemembered()
    {
        {
            TimelinePage page(m_workspace);
            page.setOptions({ .compact = true, .times = false, .tags = false });
        }
        TimelinePage page(m_workspace);
        QCOMPARE(
            page.options(), (TimelineOptions { .compact = true, .times = false, .tags = false }));
        page.setOptions({});
    }

    void copiesRowsAsText()
    {
        TimelinePage page(m_workspace);
        page.setStanding(shop(), shopStanding());
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        viewOf(page)->setFocus();
        selectVersion(page, u"20261112101000"_s);
        QTest::keyClick(viewOf(page), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
            u"20261112101000\tadd_phone_to_customers\tPending\t\tdb/migrations/20261112101000_add_phone_to_customers.sql"_s);
    }

    void anEmptyFolderSaysWhatToDo()
    {
        TimelinePage page(m_workspace);
        page.resize(640, 400);
        page.show();
        page.setStanding(shop(), Standing { .readAt = QDateTime::currentDateTimeUtc() });
        auto *button = page.findChild<QPushButton *>(u"emptyStateButton"_s);
        QVERIFY(button->isVisible());
        takePicture(&page, u"timeline-empty"_s);
        auto nowhere = shop();
        nowhere.folders.clear();
        page.setStanding(nowhere, {});
        QSignalSpy spy(&page, &TimelinePage::goTo);
        button->click();
        QCOMPARE(planIn(spy).page, Location::Page::Start);
    }

    void withoutADatabaseNothingCanBeRun()
    {
        TimelinePage page(m_workspace);
        page.resize(820, 500);
        auto standing = shopStanding();
        standing.fromDatabase = false;
        page.setStanding(shop(), standing);
        page.show();
        QVERIFY(!page.findChild<QPushButton *>(u"applyAll"_s)->isEnabled());
        QVERIFY(!page.findChild<QPushButton *>(u"applyAll"_s)->toolTip().isEmpty());
        takePicture(&page, u"timeline-offline"_s);
    }

    void hostileNamesStayInTheirPlace()
    {
        auto entries = shopStanding().timeline.entries.first(4);
        entries += entry(u"20261101000000"_s, QString(400, u'w') + u"_end"_s, State::Applied);
        entries += entry(u"20261102000000"_s, u"إضافة_عمود_الهاتف_إلى_العملاء"_s, State::Applied);
        entries += entry(
            u"20261103000000"_s, u"evil\u202egnp.sql\x1b[31m\nnew line"_s, State::Pending);
        entries += entry(
            u"20261104000000123456789012345678901234567890123456789012345678901234567890"_s,
            u"long_version"_s, State::Pending,
            QString(u"A note that goes on and on. "_s).repeated(9));
        entries += entry(u"20261105000000"_s, u"<b>bold</b> & <img src=x>"_s, State::Pending);
        entries += entry(u"20261106000000"_s, u"名前を追加する_🐘"_s, State::Failed,
            u"It failed, or was left half done."_s);
        TimelinePage page(m_workspace);
        page.resize(820, 620);
        page.setStanding(shop(), standingOf(entries));
        page.show();
        QTest::qWait(1);
        takePicture(&page, u"timeline-hostile"_s);
    }

    void whatTheRulesSayStandsInEachRow_data()
    {
        QTest::addColumn<bool>("compact");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << false << false << 900;
        QTest::newRow("dark") << false << true << 900;
        QTest::newRow("narrow") << false << false << 470;
        QTest::newRow("compact") << true << false << 900;
        QTest::newRow("compact-narrow") << true << false << 470;
    }

    void whatTheRulesSayStandsInEachRow()
    {
        QFETCH(bool, compact);
        QFETCH(int, width);
        inTheme(*m_theme);
        TimelinePage page(m_workspace);
        page.setOptions({ .compact = compact });
        page.resize(width, 720);
        page.setStanding(shop(), shopStanding());
        page.setSafety(briefsOf(shopStanding()));
        page.show();
        QTest::qWait(1);
        takePicture(&page, u"timeline-safety-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        const auto row = modelOf(page)->rowOf({ u"20261120160000"_s });
        const auto spoken = modelOf(page)->index(row, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(
            spoken.contains(modelOf(page)->index(row, TimelineModel::LockColumn).data().toString()),
            qPrintable(spoken));
        page.setOptions({});
    }

    void tenThousandRowsScrollToTheLast_data()
    {
        QTest::addColumn<bool>("compact");
        QTest::newRow("two lines") << false;
        QTest::newRow("compact") << true;
    }

    void tenThousandRowsScrollToTheLast()
    {
        QFETCH(bool, compact);
        QList<TimelineEntry> entries;
        auto at = QDateTime(QDate(2004, 1, 1), QTime(8, 0), QTimeZone::UTC);
        for (int i = 0; i < 10000; ++i, at = at.addSecs(70000)) {
            entries += entry(at.toString(u"yyyyMMddHHmmss"_s), u"migration_number_%1"_s.arg(i),
                i < 9990 ? i % 97 == 96 ? State::Late : State::Applied : State::Pending);
        }
        TimelinePage page(m_workspace);
        page.setOptions({ .compact = compact });
        page.resize(1200, 1000);
        page.show();
        page.setStanding(shop(), standingOf(entries));
        page.setSafety(briefsOf(standingOf(entries)));
        takePicture(&page, u"timeline-10000"_s);
        auto *view = viewOf(page);
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
        const auto last = view->model()->index(view->model()->rowCount() - 1, 0);
        QVERIFY(view->viewport()->rect().intersects(view->visualRect(last)));
        page.setOptions({});
    }

    void everythingHasAName()
    {
        TimelinePage page(m_workspace);
        page.setStanding(shop(), shopStanding());
        page.show();
        QCOMPARE(unnamed(page), QStringList());
    }
};

SWITCHBACK_WINDOW_TEST(TimelinePageTest)
#include "tst_timelinepage.moc"
