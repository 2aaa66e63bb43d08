// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/gui/driver.h"

#include <QAbstractButton>
#include <QDir>
#include <QFileInfo>
#include <QPixmap>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Tick = 20; // ms
constexpr int Patience = 30000; // ms

void report(const char *word, const QString &what)
{
    std::fprintf(stderr, "%s %s\n", word, qPrintable(what));
}

} // namespace

Driver::Driver(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(Tick);
    connect(&m_timer, &QTimer::timeout, this, &Driver::next);
}

void Driver::until(const QString &what, const Condition &condition)
{
    m_steps += { what, condition, {} };
}

void Driver::act(const QString &what, const Action &action)
{
    m_steps += { what, {}, action };
}

void Driver::press(const std::function<QWidget *()> &window, const QString &name)
{
    const auto find = [window, name]() -> QAbstractButton * {
        for (auto *button : window()->findChildren<QAbstractButton *>(name)) {
            if (button->isVisible() && button->isEnabled()) {
                return button;
            }
        }
        return nullptr;
    };
    until(u"button %1"_s.arg(name), [find] { return find() != nullptr; });
    act(u"press %1"_s.arg(name), [find] {
        if (auto *button = find()) {
            button->click();
        }
    });
}

void Driver::start()
{
    m_timer.start();
}

void Driver::next()
{
    if (m_steps.isEmpty()) {
        return end(true);
    }
    // Asked in its place: a condition may count how often it held.
    if (auto &waiting = m_steps.first(); waiting.condition && !waiting.condition()) {
        m_waited += Tick;
        if (m_waited > Patience) {
            report("failed:", waiting.what);
            end(false);
        }
        return;
    }
    m_waited = 0;
    const auto step = m_steps.takeFirst();
    report("ok:", step.what);
    if (step.action) {
        step.action();
    }
}

void Driver::end(bool success)
{
    m_timer.stop();
    m_succeeded = success;
    Q_EMIT finished();
}

bool savePicture(QWidget *widget, const QString &path, qreal scale)
{
    QPixmap picture(widget->size() * scale);
    picture.setDevicePixelRatio(scale);
    picture.fill(widget->palette().color(QPalette::Window));
    widget->render(&picture);
    return QDir().mkpath(QFileInfo(path).path()) && picture.save(path);
}

} // namespace Switchback
