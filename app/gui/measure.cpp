// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/gui/measure.h"

#include "app/gui/driver.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int RestMs = 5000;
constexpr int Screens = 400; // stops on the way to the last row

void print(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

double usedCpuMs()
{
    rusage used {};
    ::getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

/// Tells when rows of the project were first painted.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QAbstractItemView *view)
        : QObject(view)
        , m_view(view)
    {
        view->viewport()->installEventFilter(this);
    }

    bool painted() const { return m_painted; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_painted && m_view->model()
            && m_view->model()->rowCount() > 0) {
            m_painted = true;
            // Queued, so that it is said after the paint and not before.
            QMetaObject::invokeMethod(this, [] { print(u"painted"_s); }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    QAbstractItemView *m_view;
    bool m_painted = false;
};

void measureScroll(QAbstractItemView *view)
{
    auto *bar = view->verticalScrollBar();
    QList<double> frames;
    for (int i = 0; i <= Screens; ++i) {
        QElapsedTimer frame;
        frame.start();
        bar->setValue(int(qint64(bar->maximum()) * i / Screens));
        view->viewport()->repaint();
        QCoreApplication::processEvents();
        frames += double(frame.nsecsElapsed()) / 1e6;
    }
    std::ranges::sort(frames);
    print(u"frame-ms %1 %2 %3"_s.arg(frames.size())
            .arg(frames.at(frames.size() / 2), 0, 'f', 2)
            .arg(frames.last(), 0, 'f', 2));
}

} // namespace

int runMeasure(Application &application, const QString &project)
{
    auto *window = application.window();
    window->resize(1280, 800);
    auto *view = window->findChild<QAbstractItemView *>(u"timeline"_s);
    const auto *first = new FirstPaint(view);
    window->show();
    window->open(project);
    Driver driver;
    QElapsedTimer rest;
    double cpu = 0;
    driver.until(u"the timeline is painted"_s, [first] { return first->painted(); });
    driver.until(u"nothing is being waited for"_s, [&application, calm = 0]() mutable {
        calm = application.workspace()->activity().isEmpty() ? calm + 1 : 0;
        return calm > 10;
    });
    driver.act(u"scroll"_s, [view] { measureScroll(view); });
    QObject::connect(&driver, &Driver::finished, qApp, [&] {
        cpu = usedCpuMs();
        rest.start();
        QTimer::singleShot(RestMs, qApp, &QCoreApplication::quit);
    });
    driver.start();
    QCoreApplication::exec();
    print(u"idle-cpu %1"_s.arg((usedCpuMs() - cpu) * 100 / double(rest.elapsed()), 0, 'f', 2));
    return driver.succeeded() ? 0 : 1;
}

} // namespace Switchback
