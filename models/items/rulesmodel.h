// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every rule there is, for the rule reference.

#include "core/reference.h"

#include <QAbstractTableModel>

namespace Switchback {

class RulesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, RuleColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, // the raw value of the column
        SeverityRole, // Severity, as int
        IdRole, // QString
        WordsRole, // QString: all that is said of it, for a filter
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setRules(const QList<RuleEntry> &rules);
    const RuleEntry *rule(int row) const;
    int rowOf(const QString &id) const; // -1 = unknown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<RuleEntry> m_rules;
};

} // namespace Switchback
