// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/gui/tour.h"

#include "app/gui/driver.h"

#include "widgets/inspector.h"

#include <QApplication>
#include <QDir>
#include <QPlainTextEdit>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const auto NewestPending = u"20261102090000"_s;
const auto Backfill = u"20260211083000"_s;
const auto Opaque = u"20260604070000"_s;
const auto Irreversible = u"20261006134500"_s;

/// Puts the cursor where a click would, on a line of the source.
void chooseLine(Inspector *inspector, int line)
{
    auto *edit = inspector->findChild<QWidget *>(u"inspectorSource"_s)
                     ->findChild<QPlainTextEdit *>();
    edit->setTextCursor(QTextCursor(edit->document()->findBlockByNumber(line - 1)));
}

/// Runs the event loop until the driver ends.
int execute(Driver &driver)
{
    QObject::connect(&driver, &Driver::finished, qApp, &QCoreApplication::quit);
    driver.start();
    QCoreApplication::exec();
    return driver.succeeded() ? 0 : 1;
}

class Tour
{
public:
    Tour(Application &application, const TourWish &wish)
        : m_application(application)
        , m_wish(wish)
        , m_window([&application]() -> QWidget * { return application.window(); })
    {
    }

    int run()
    {
        m_application.window()->resize(1280, 800);
        m_application.window()->show();
        picture(u"start"_s);
        m_wish.project.isEmpty() ? openDemo() : openProject();
        m_driver.press(m_window, u"applyAll"_s);
        runPlan(u"up"_s);
        pending(u"nothing is pending"_s, 0);
        backToTimeline(u"up"_s);
        m_driver.press(m_window, u"rollBackLast"_s);
        runPlan(u"rollback"_s);
        pending(u"one is pending again"_s, 1);
        backToTimeline(u"rollback"_s);
        m_driver.act(u"the log"_s,
            [this] { m_application.window()->goTo({ .page = Location::Page::Log }); });
        settled();
        picture(u"log"_s);
        return execute(m_driver);
    }

private:
    void openDemo()
    {
        m_driver.press(
            m_window, m_wish.demo == Demo::Postgres ? u"demoPostgresButton"_s : u"demoButton"_s);
        pending(u"the demo is open"_s, 4);
        picture(u"timeline"_s);
        read(u"inspector"_s, NewestPending, [](Inspector *) { });
        read(u"source-line"_s, Backfill, [](Inspector *i) { chooseLine(i, 15); });
        read(u"opaque"_s, Opaque, [](Inspector *i) { chooseLine(i, 12); });
        read(u"irreversible"_s, Irreversible,
            [](Inspector *i) { i->setDirection(Direction::Down); });
        read(u"wire"_s, NewestPending, [](Inspector *i) {
            i->setDirection(Direction::Up);
            i->setForm(Inspector::WireForm);
        });
    }

    void openProject()
    {
        m_driver.act(
            u"open "_s + m_wish.project, [this] { m_application.window()->open(m_wish.project); });
        m_driver.until(u"something is pending"_s, [this] {
            const auto &standing = m_application.workspace()->standing();
            return standing.fromDatabase && standing.timeline.pending > 0;
        });
        settled();
        picture(u"timeline"_s);
        m_driver.act(u"read the newest"_s, [this] {
            const auto &entries = m_application.workspace()->standing().timeline.entries;
            m_application.window()->goTo(
                { .page = Location::Page::Timeline, .version = entries.last().version });
        });
        settled();
        picture(u"inspector"_s);
    }

    void picture(const QString &name)
    {
        const auto path = QDir(m_wish.pictures)
                              .filePath(
                                  u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QChar(u'0')).arg(name));
        m_driver.act(
            u"picture of "_s + name, [this, path] { savePicture(m_application.window(), path); });
    }

    void read(
        const QString &name, const QString &version, const std::function<void(Inspector *)> &how)
    {
        m_driver.act(u"read "_s + version, [this, version] {
            m_application.window()->goTo(
                { .page = Location::Page::Timeline, .version = Version { version } });
        });
        settled();
        m_driver.act(u"look at "_s + name,
            [this, how] { how(m_application.window()->findChild<Inspector *>()); });
        settled();
        picture(name);
    }

    void settled()
    {
        m_driver.until(u"nothing is being waited for"_s, [this, calm = 0]() mutable {
            calm = m_application.workspace()->activity().isEmpty() ? calm + 1 : 0;
            return calm > 10;
        });
    }

    void pending(const QString &what, int count)
    {
        m_driver.until(what, [this, count] {
            const auto &standing = m_application.workspace()->standing();
            return standing.fromDatabase && standing.timeline.pending == count;
        });
        settled();
    }

    void runPlan(const QString &name)
    {
        m_driver.until(u"the plan is shown"_s,
            [this] { return m_application.window()->page() == Location::Page::Plan; });
        settled();
        picture(u"plan-"_s + name);
        m_driver.act(u"watch the run"_s, [this] {
            m_ended.reset();
            QObject::connect(
                m_application.workspace(), &Workspace::runEnded, &m_driver,
                [this](const Outcome &outcome) { m_ended = outcome; }, Qt::SingleShotConnection);
        });
        m_driver.press(m_window, u"planStart"_s);
        m_driver.until(u"the run is done"_s,
            [this] { return m_ended && m_ended->kind == Outcome::Kind::Done; });
        settled();
        picture(u"run-"_s + name);
    }

    void backToTimeline(const QString &name)
    {
        m_driver.act(u"back to the timeline"_s,
            [this] { m_application.window()->goTo({ .page = Location::Page::Timeline }); });
        settled();
        picture(u"after-"_s + name);
    }

    Application &m_application;
    TourWish m_wish;
    std::function<QWidget *()> m_window;
    Driver m_driver;
    std::optional<Outcome> m_ended;
    int m_pictures = 0;
};

} // namespace

int runTour(Application &application, const TourWish &wish)
{
    return Tour(application, wish).run();
}

int runSelfTest(Application &application)
{
    Driver driver;
    auto *window = application.window();
    window->show();
    driver.press([window]() -> QWidget * { return window; }, u"demoButton"_s);
    driver.until(u"the demo is open"_s,
        [&application] { return application.workspace()->standing().fromDatabase; });
    using Page = Location::Page;
    for (const auto page :
        { Page::Plan, Page::Run, Page::Differences, Page::Problems, Page::Log, Page::Timeline }) {
        driver.act(u"page %1"_s.arg(int(page)), [window, page] { window->goTo({ .page = page }); });
        driver.until(u"it is shown"_s, [window, page] { return window->page() == page; });
    }
    driver.until(u"nothing is being waited for"_s,
        [&application] { return application.workspace()->activity().isEmpty(); });
    return execute(driver);
}

} // namespace Switchback
