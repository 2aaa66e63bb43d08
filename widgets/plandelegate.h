// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rows of a plan and of its run: steps, their statements, and along the edge the bracket that
// holds the statements of one transaction together.

#include "widgets/badge.h"

#include <QStyledItemDelegate>

class QAbstractItemModel;
class QTreeView;

namespace Switchback {

class PlanDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// The models number their roles each in its own way.
    enum class Shows { Plan, Run };
    PlanDelegate(Shows shows, QTreeView *view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Row;
    void paintGround(const Row &row) const;
    void paintBracket(const Row &row) const;
    void paintStep(const Row &row) const;
    void paintStatement(const Row &row) const;
    int paintRight(const Row &row) const;
    int paintBadges(const Row &row, const QList<Badge> &badges, int right) const;
    int paintRunState(const Row &row) const;
    Shows m_shows;
    QTreeView *m_view;
};

/// A tree view as plans want it: no columns, no indentation, keys and clicks open and close steps.
QTreeView *makePlanView(PlanDelegate::Shows shows, QAbstractItemModel *model);

} // namespace Switchback
