// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a run or batches went over time, for a chart and for those who read instead: who waits, how
// fast rows go, how far replicas are behind.

#include <QList>
#include <QString>

namespace Switchback {

struct CoursePoint {
    qint64 ms = 0; // since the beginning
    int waiting = 0; // sessions that wait for us
    double perSecond = -1; // rows gone through; -1 = no batches
    qint64 lagMs = -1; // of the replica that is furthest behind; -1 = none is known
    bool operator==(const CoursePoint &) const = default;
};

/// A chart of any length in bounded memory: of old points each second one goes, the higher stays.
class RunCourse
{
public:
    void clear() { m_points.clear(); }
    void add(const CoursePoint &point);
    const QList<CoursePoint> &points() const { return m_points; }
    bool hasWaiting() const; // somebody waited at some time
    bool hasRate() const;
    bool hasLag() const;
    bool isWorthShowing() const { return hasWaiting() || hasRate() || hasLag(); }

private:
    QList<CoursePoint> m_points;
};

/// Now and at most, one sentence a line.
QString courseWords(const RunCourse &course);
/// Each point a line, tab-separated, with headings.
QString courseTable(const RunCourse &course);

} // namespace Switchback
