// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A release as tables: its stages, its migrations, its checks, and what happened so far.

#include "core/release.h"
#include "core/releasesettings.h"

#include <QAbstractTableModel>

namespace Switchback {

class ReleaseModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Table { Stages, Parts, Checks, Notes };
    enum Column {
        StageColumn = 0,
        StandColumn,

        PhaseColumn = 0,
        PartStandColumn,
        VersionColumn,
        NameColumn,
        WhyColumn,

        AnswerColumn = 0,
        CheckColumn,
        AskedColumn,
        WordsColumn,

        AtColumn = 0,
        NoteStageColumn,
        TextColumn,
    };
    /// How a row stands; the badge's look is the delegate's.
    enum class Stand { None, Done, Here, Working, Held, ToCome, Yes, No };
    enum Role {
        SortRole = Qt::UserRole,
        StandRole, // int(Stand), of the column that tells it
    };

    explicit ReleaseModel(Table table, QObject *parent = nullptr);
    void setRelease(const Release &release, const QStringList &applied);
    void setChecks(const QList<Probe> &probes, const QList<ProbeAnswer> &answers);
    const Release &release() const { return m_release; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(int row, int column) const;
    QString stageText(int row, int column) const;
    QString partText(int row, int column) const;
    QString checkText(int row, int column) const;
    QString noteText(int row, int column) const;
    Stand stand(int row, int column) const;
    Stand stageStand(int row) const;

    Table m_table;
    Release m_release;
    QStringList m_applied;
    QList<Probe> m_probes;
    QList<ProbeAnswer> m_answers;
};

} // namespace Switchback
