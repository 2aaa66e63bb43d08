// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The list of differences: groups with their counts, and in each row what happens to the object on
// the way from side to side and what that costs.

#include "core/differences.h"

#include <QTreeView>

namespace Switchback {

class DifferenceFilter;
class DifferenceModel;

class DifferenceTree : public QTreeView
{
    Q_OBJECT
public:
    explicit DifferenceTree(QWidget *parent = nullptr);

    DifferenceModel *differences() const { return m_model; }
    DifferenceFilter *filter() const { return m_filter; }
    void setDifferences(const Differences &differences);
    /// Null for none and for groups.
    const DifferenceRow *current() const;
    bool choose(const QString &kind, const QString &object);
    /// To the next row that matches, around the ends.
    void step(int by);
    void openGroups();
    /// No boxes to tick: nothing is made of what is shown.
    void setTickable(bool tickable);

Q_SIGNALS:
    void chosen();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void drawBranches(
        QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitColumns();
    int stepWidth(int column) const;

    DifferenceModel *m_model;
    DifferenceFilter *m_filter;
    bool m_filling = false; // what is chosen meanwhile is told once, at the end
};

} // namespace Switchback
