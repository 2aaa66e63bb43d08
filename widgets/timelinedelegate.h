// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Paints the rows of the timeline: rail, names, badges, month headings and the bar that says where
// the database stands.

#include "items/timelinemodel.h"
#include "widgets/safetybadges.h"

#include <QStyledItemDelegate>

namespace Switchback {

/// What the user chose to see.
struct TimelineOptions {
    bool compact = false; // one line a row
    bool times = true; // when each was applied
    bool tags = true; // "no transaction", "no way back"
    bool safety = true; // findings, locks, the way back
    bool operator==(const TimelineOptions &) const = default;
};

class TimelineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TimelineDelegate(QObject *parent = nullptr);

    void setOptions(const TimelineOptions &options) { m_options = options; }
    const TimelineOptions &options() const { return m_options; }
    /// Many tools do not store when: then there is no empty column either.
    void setTimesKnown(bool known) { m_timesKnown = known; }
    /// Whether the rules have answered for any row.
    void setSafetyKnown(bool known) { m_safetyKnown = known; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

    /// The rail's centre line, from the left edge of the view.
    static int railX();

private:
    struct Row; // one migration, while it is painted
    void paintMigration(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMonth(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintHere(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintGround(const Row &row) const;
    void paintRail(const Row &row) const;
    int paintRight(const Row &row) const;
    int paintBadges(const Row &row, const QList<Badge> &all, const QRect &rect) const;
    int paintSafety(const Row &row, const QRect &rect, int least) const;
    QList<Badge> safetyBadges(const Row &row) const;
    bool showsSafety() const { return m_options.safety && m_safetyKnown; }
    void paintText(const Row &row, int right) const;
    void paintSecondLine(const Row &row, const QRect &rect) const;
    void drawVersion(const Row &row, const QRect &where) const;
    void drawLine(
        const Row &row, const QRect &where, const QString &text, Qt::TextElideMode mode) const;
    QRect firstLine(const Row &row) const;
    QList<Badge> badges(const QModelIndex &index) const;
    TimelineOptions m_options;
    bool m_timesKnown = true;
    bool m_safetyKnown = false;
    mutable QFont m_measured; // for which m_columns are
    mutable SafetyColumns m_columns;
};

} // namespace Switchback
