// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Differences between schemas as a tree: what would happen, and below it the objects to which it
// would. Each can be ticked for the script; what loses data is not, until somebody does it.

#include "core/differences.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>

namespace Switchback {

class DifferenceModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    /// After the kind comes a column for each step, then the effect.
    enum Column { ObjectColumn, KindColumn, FirstStepColumn };
    enum Role {
        SortRole = Qt::UserRole, // the object's name, or the group's place
        GroupRole, // DifferenceGroup, as int
        ChangeRole, // of the cell's step: SchemaChange::Change as int; -1 = the same
        EffectRole, // ChangeEffect, as int
        HintRole, // QString
        DimmedRole, // bool: does not match the filter
        CountRole, // int: of a group, how many of it match
    };

    using QAbstractItemModel::QAbstractItemModel;
    void setDifferences(const Differences &differences);
    const Differences &differences() const { return m_all; }
    /// Null for groups.
    const DifferenceRow *row(const QModelIndex &index) const;
    /// Of a row of Differences::rows.
    QModelIndex indexOf(int row) const;
    QModelIndex indexOf(const QString &kind, const QString &object) const;
    int effectColumn() const { return FirstStepColumn + int(m_all.steps.size()); }

    /// What does not contain the words is dimmed; empty: nothing is.
    void setWords(const QString &words);
    int matches() const { return m_matches; }
    /// The next row that matches, forwards (1) or backwards (-1) and round the ends; from no index,
    /// the first or the last one. Invalid where nothing matches.
    QModelIndex nextMatch(const QModelIndex &from, int by) const;
    void addImpacts(const QList<DataImpact> &impacts);
    const DataImpact *impact(const DifferenceRow &row) const;
    /// What the script leaves as it is.
    QList<DifferenceKey> unticked() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void tickedChanged();
    void matchesChanged();

private:
    struct Group {
        DifferenceGroup kind;
        QList<int> rows; // of m_all.rows
        int matches = 0;
    };
    QVariant groupData(const Group &group, int column, int role) const;
    QVariant rowData(int row, int column, int role) const;
    QString cell(const DifferenceRow &row, int column) const;
    Qt::CheckState ticks(const Group &group) const;
    void match(bool amongMatches = false);

    Differences m_all;
    QList<Group> m_groups;
    QList<bool> m_ticked; // of each row
    QList<bool> m_matching;
    QHash<DifferenceKey, DataImpact> m_impacts;
    QString m_words;
    int m_matches = 0;
};

/// Leaves out what does not match, where dimming it is not wanted.
class DifferenceFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit DifferenceFilter(QObject *parent = nullptr);
    /// A DifferenceModel.
    void setSourceModel(QAbstractItemModel *model) override;
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool m_narrow = false;
};

/// "Dropped", "Only in another order" …
QString groupText(DifferenceGroup group);
/// "rewrites the table", "loses data" …; empty where nothing needs to be said.
QString effectText(ChangeEffect effect);
/// "1,204 rows · 3.4 MiB", or why that is not known; empty for what holds no rows.
QString impactText(const DataImpact &impact);

} // namespace Switchback
