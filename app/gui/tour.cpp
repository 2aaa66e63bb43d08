// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/gui/tour.h"

#include "app/gui/driver.h"

#include <QApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const auto NewestPending = u"20261102090000"_s;

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
    Tour(Application &application, const QString &folder)
        : m_application(application)
        , m_folder(folder)
        , m_window([&application]() -> QWidget * { return application.window(); })
    {
    }

    int run()
    {
        m_application.window()->resize(1280, 800);
        m_application.window()->show();
        picture(u"start"_s);
        m_driver.press(m_window, u"demoButton"_s);
        pending(u"the demo is open"_s, 4);
        picture(u"timeline"_s);
        m_driver.act(u"read a pending migration"_s, [this] {
            m_application.window()->goTo(
                { .page = Location::Page::Timeline, .version = Version { NewestPending } });
        });
        settled();
        picture(u"inspector"_s);
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
    void picture(const QString &name)
    {
        const auto path = QDir(m_folder).filePath(
            u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QChar(u'0')).arg(name));
        m_driver.act(
            u"picture of "_s + name, [this, path] { savePicture(m_application.window(), path); });
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
    QString m_folder;
    std::function<QWidget *()> m_window;
    Driver m_driver;
    std::optional<Outcome> m_ended;
    int m_pictures = 0;
};

} // namespace

int runTour(Application &application, const QString &folder)
{
    return Tour(application, folder).run();
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
    for (const auto page : { Page::Plan, Page::Run, Page::Problems, Page::Log, Page::Timeline }) {
        driver.act(u"page %1"_s.arg(int(page)), [window, page] { window->goTo({ .page = page }); });
        driver.until(u"it is shown"_s, [window, page] { return window->page() == page; });
    }
    driver.until(u"nothing is being waited for"_s,
        [&application] { return application.workspace()->activity().isEmpty(); });
    return execute(driver);
}

} // namespace Switchback
