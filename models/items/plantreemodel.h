// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The shape that a plan and its run share: the preparation and the steps, their statements below.

#include "core/plan.h"

#include <QAbstractItemModel>

namespace Switchback {

class PlanTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Kind { Preparation, Step, Statement };
    /// The line drawn along the statements of one transaction.
    enum class Bracket { None, Opens, Inside, Closes };

    using QAbstractItemModel::QAbstractItemModel;

    /// -1 for the preparation; both -1 for an invalid index.
    int stepOf(const QModelIndex &index) const;
    int statementOf(const QModelIndex &index) const; // -1 on a step itself
    Kind kindOf(const QModelIndex &index) const;
    QModelIndex indexOf(int step, int statement = -1, int column = 0) const;
    /// Null on steps.
    const PlannedStatement *statement(const QModelIndex &index) const;
    /// Null on the preparation and its statements.
    const Step *step(const QModelIndex &index) const;
    const Plan &plan() const { return m_plan; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;

protected:
    void replacePlan(const Plan &plan); // inside a reset
    bool hasPreparation() const { return !m_plan.preparation.isEmpty(); }
    const QList<PlannedStatement> &statementsOf(int step) const;
    Bracket bracket(const QModelIndex &index) const;
    /// "Preparation", "20240131120000 add_phone"; the first line of a statement, comments skipped.
    QString title(const QModelIndex &index) const;

private:
    Plan m_plan;
};

/// "Your SQL", "History", "Lock", … : why a statement is sent.
QString roleText(StatementRole role);

} // namespace Switchback
