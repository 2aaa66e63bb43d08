// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What can be said of a project: of its files as such, and what the rules found in its migrations.
// The worst first, then in the folder's order.

#include "core/finding.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QSortFilterProxyModel>

namespace Switchback {

class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, RuleColumn, PlaceColumn, MessageColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        SeverityRole, // Severity, as int
        SeverityTextRole, // QString
        MessageRole, // QString, made visible
        FileRole, // QString
        LineRole, // int; 0 = unknown
        RuleRole, // QString: its id; empty = of the file as such
        SuppressedRole, // bool
        PendingRole, // bool: of a migration that is to come, or of the file as such
        WordsRole, // QString: all that is said, for a filter
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setProblems(const QList<Problem> &problems);
    /// `pending`: versions of migrations that are to come.
    void setFindings(const QList<Finding> &findings, const QSet<QString> &pending);
    /// A problem of a file is one without a rule.
    const Finding *finding(int row) const;
    /// Shown, and of what is to come.
    int count(Severity severity) const;
    int suppressed() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    void join();
    bool isPending(const Finding &finding) const;
    QString text(const Finding &finding, int column) const;
    QList<Finding> m_problems; // of files
    QList<Finding> m_findings;
    QSet<QString> m_pending;
    QList<Finding> m_rows;
};

/// Which of them are shown.
class ProblemsFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    struct Wish {
        QString words; // that must all occur
        QSet<int> severities { 0, 1, 2 };
        bool pendingOnly = true;
        bool suppressed = false; // those too
        bool operator==(const Wish &) const = default;
    };

    explicit ProblemsFilter(ProblemsModel *model);
    void setWish(const Wish &wish);
    const Wish &wish() const { return m_wish; }
    /// Of a row as it is shown.
    const Finding *finding(int row) const;
    QList<Finding> shown() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    ProblemsModel *m_model;
    Wish m_wish;
};

/// As a table in Markdown, one row each, for a ticket or a review.
QString problemsMarkdown(const QList<Finding> &findings);

} // namespace Switchback
