// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/runcourse.h"

#include "core/tr.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype MostPoints = 720;

CoursePoint higher(const CoursePoint &one, const CoursePoint &other)
{
    return { .ms = std::max(one.ms, other.ms),
        .waiting = std::max(one.waiting, other.waiting),
        .perSecond = std::max(one.perSecond, other.perSecond),
        .lagMs = std::max(one.lagMs, other.lagMs) };
}

} // namespace

void RunCourse::add(const CoursePoint &point)
{
    m_points += point;
    if (m_points.size() < MostPoints) {
        return;
    }
    QList<CoursePoint> half;
    for (qsizetype i = 0; i + 1 < m_points.size(); i += 2) {
        half += higher(m_points.at(i), m_points.at(i + 1));
    }
    m_points = half;
}

bool RunCourse::hasWaiting() const
{
    return std::ranges::any_of(m_points, [](const CoursePoint &each) { return each.waiting > 0; });
}

bool RunCourse::hasRate() const
{
    return std::ranges::any_of(
        m_points, [](const CoursePoint &each) { return each.perSecond >= 0; });
}

bool RunCourse::hasLag() const
{
    return std::ranges::any_of(m_points, [](const CoursePoint &each) { return each.lagMs >= 0; });
}

QString courseWords(const RunCourse &course)
{
    const auto &points = course.points();
    if (points.isEmpty()) {
        return tr("Nothing was measured yet.");
    }
    const QLocale locale;
    const auto &now = points.last();
    QStringList lines { tr("Sessions that wait for the run: %1 now, %2 at most.")
            .arg(now.waiting)
            .arg(std::ranges::max_element(points, {}, &CoursePoint::waiting)->waiting) };
    if (course.hasRate()) {
        const auto most = std::ranges::max_element(points, {}, &CoursePoint::perSecond)->perSecond;
        lines += tr("Rows a second: %1 now, %2 at most.")
                     .arg(locale.toString(qint64(std::max(0.0, now.perSecond))),
                         locale.toString(qint64(most)));
    }
    if (course.hasLag()) {
        const auto most = std::ranges::max_element(points, {}, &CoursePoint::lagMs)->lagMs;
        lines += tr("Replicas behind: %1 ms now, %2 ms at most.")
                     .arg(locale.toString(std::max<qint64>(0, now.lagMs)), locale.toString(most));
    }
    return lines.join(u'\n');
}

QString courseTable(const RunCourse &course)
{
    auto text = u"ms\twaiting\trows_per_second\treplica_lag_ms\n"_s;
    for (const auto &point : course.points()) {
        text += u"%1\t%2\t%3\t%4\n"_s.arg(point.ms)
                    .arg(point.waiting)
                    .arg(point.perSecond < 0 ? QString() : QString::number(qint64(point.perSecond)),
                        point.lagMs < 0 ? QString() : QString::number(point.lagMs));
    }
    return text;
}

} // namespace Switchback
