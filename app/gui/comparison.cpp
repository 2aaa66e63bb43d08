// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/gui/comparison.h"

#include "app/gui/driver.h"
#include "widgets/differencespage.h"
#include "widgets/differencetree.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include <ctime>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Beat = 2; // ms
constexpr int Calm = 12; // looks of the driver

double usedByThread()
{
    timespec used {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

/// Looks again and again; what lies between two looks kept the window from everything else. The
/// processor's share of it says what the window itself did, whatever else the machine is doing.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Heartbeat::look);
        m_timer.start(Beat);
    }

    void begin()
    {
        m_wall = m_used = 0;
        m_since.start();
        m_before = usedByThread();
    }

    void tell(const QString &what)
    {
        look();
        std::printf("%s busy %.1f ms, processor %.1f ms\n", qPrintable(what), m_wall, m_used);
        std::fflush(stdout);
    }

private:
    void look()
    {
        const auto now = usedByThread();
        m_wall = std::max(m_wall, double(m_since.nsecsElapsed()) / 1e6 - Beat);
        m_used = std::max(m_used, now - m_before);
        m_since.start();
        m_before = now;
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_before = 0;
    double m_wall = 0;
    double m_used = 0;
};

class Comparison
{
public:
    Comparison(Application &application, const QStringList &sources)
        : m_application(application)
    {
        for (const auto &source : sources) {
            m_sources += DifferenceSource { .kind = DifferenceSource::Kind::Given, .text = source };
        }
    }

    void measure();
    void pictures(const QString &folder);
    int run()
    {
        QObject::connect(&m_driver, &Driver::finished, qApp, &QCoreApplication::quit);
        m_driver.start();
        QCoreApplication::exec();
        return m_driver.succeeded() ? 0 : 1;
    }

private:
    MainWindow *window() { return m_application.window(); }
    DifferencesPage *page() { return window()->findChild<DifferencesPage *>(); }
    DifferenceTree *tree() { return page()->findChild<DifferenceTree *>(u"differenceTree"_s); }
    template<class Widget>
    Widget *part(const QString &name)
    {
        return page()->findChild<Widget *>(name);
    }

    /// The window's own first painting is no part of what is measured.
    void show()
    {
        m_driver.act(u"the window"_s, [this] {
            window()->resize(1280, 800);
            window()->show();
        });
        m_driver.until(u"calm"_s, [calm = 0]() mutable { return ++calm > Calm; });
    }
    void compare()
    {
        window()->goTo({ .page = Location::Page::Differences, .sources = m_sources });
    }
    void shown()
    {
        m_driver.until(u"the comparison is there"_s, [this, calm = 0]() mutable {
            calm = page()->isBusy() || page()->isEmpty() ? 0 : calm + 1;
            return calm > Calm;
        });
    }
    void measured(const QString &what, const Driver::Action &action)
    {
        m_driver.act(what, [this, action] {
            m_beat.begin();
            action();
        });
    }
    void told(const QString &what)
    {
        m_driver.until(u"calm"_s, [calm = 0]() mutable { return ++calm > Calm; });
        m_driver.act(u"measured"_s, [this, what] { m_beat.tell(what); });
    }
    /// `action` again and again, the window being left alone in between.
    void repeated(const QString &what, int times, const std::function<void(int)> &action)
    {
        measured(what, [] { });
        m_driver.until(what, [times, action, done = 0]() mutable {
            action(done);
            return ++done >= times;
        });
        told(what);
    }
    void words(const QString &text)
    {
        repeated(u"filter"_s, int(text.size()), [this, text](int typed) {
            part<QLineEdit>(u"differenceFilter"_s)->setText(text.left(typed + 1));
        });
    }
    void leaf(const QString &what, DifferencesPage::Tab tab, const QString &button)
    {
        measured(what, [this, tab] { page()->setTab(tab); });
        m_driver.until(u"it is drawn"_s, [this, button] {
            auto *shown = part<QWidget>(button);
            return shown && shown->isVisible() && shown->isEnabled();
        });
        told(what);
    }

    Application &m_application;
    QList<DifferenceSource> m_sources;
    Driver m_driver;
    Heartbeat m_beat;
};

void Comparison::measure()
{
    show();
    measured(u"read"_s, [this] { compare(); });
    shown();
    told(u"read"_s);
    repeated(u"next"_s, 50, [this](int) { tree()->step(1); });
    repeated(u"scroll"_s, 100, [this](int at) {
        auto *bar = tree()->verticalScrollBar();
        bar->setValue(int(qint64(bar->maximum()) * (at + 1) / 100));
    });
    words(u"customer"_s);
    measured(u"narrow"_s, [this] { part<QToolButton>(u"differenceNarrow"_s)->click(); });
    told(u"narrow"_s);
    words(u"order"_s);
    measured(u"clear"_s, [this] { part<QLineEdit>(u"differenceFilter"_s)->clear(); });
    told(u"clear"_s);
    measured(u"all"_s, [this] { part<QToolButton>(u"differenceNarrow"_s)->click(); });
    told(u"all"_s);
    repeated(u"tick"_s, 4, [this](int at) {
        auto *model = tree()->model();
        model->setData(
            model->index(0, 0), at % 2 ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    });
    leaf(u"map"_s, DifferencesPage::MapTab, u"schemaMap"_s);
    m_driver.act(u"the differences"_s, [this] { page()->setTab(DifferencesPage::ObjectsTab); });
    measured(u"again"_s, [this] { part<QPushButton>(u"compareAgain"_s)->click(); });
    shown();
    told(u"again"_s);
}

void Comparison::pictures(const QString &folder)
{
    const auto picture = [this, folder](const QString &name) {
        m_driver.until(u"calm"_s, [calm = 0]() mutable { return ++calm > 2 * Calm; });
        for (const auto scheme : { Qt::ColorScheme::Light, Qt::ColorScheme::Dark }) {
            const auto suffix = scheme == Qt::ColorScheme::Dark ? u"dark"_s : u"light"_s;
            m_driver.act(suffix, [this, scheme] { m_application.setScheme(scheme); });
            m_driver.until(u"calm"_s, [calm = 0]() mutable { return ++calm > Calm; });
            m_driver.act(u"picture of "_s + name, [this, folder, name, suffix] {
                savePicture(window(), QDir(folder).filePath(u"%1-%2.png"_s.arg(name, suffix)));
            });
        }
    };
    show();
    m_driver.act(u"compare"_s, [this] { compare(); });
    m_driver.until(u"it is being read"_s, [this] { return page()->isBusy(); });
    picture(u"comparison-reading"_s);
    shown();
    picture(u"comparison"_s);
    m_driver.act(u"the next"_s, [this] { tree()->step(-1); });
    picture(u"comparison-last"_s);
    m_driver.act(u"the filter"_s, [this] {
        part<QLineEdit>(u"differenceFilter"_s)->setText(u"customer"_s);
        tree()->step(1);
    });
    picture(u"comparison-filter"_s);
    m_driver.act(u"the map"_s, [this] {
        part<QLineEdit>(u"differenceFilter"_s)->clear();
        page()->setTab(DifferencesPage::MapTab);
    });
    m_driver.until(u"it is drawn"_s, [this] { return part<QWidget>(u"schemaMap"_s)->isVisible(); });
    picture(u"comparison-map"_s);
}

} // namespace

int measureComparison(Application &application, const QStringList &sources)
{
    Comparison comparison(application, sources);
    comparison.measure();
    return comparison.run();
}

int pictureComparison(Application &application, const QStringList &sources, const QString &folder)
{
    Comparison comparison(application, sources);
    comparison.pictures(folder);
    return comparison.run();
}

} // namespace Switchback
