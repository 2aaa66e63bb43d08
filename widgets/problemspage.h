// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// All that is wrong or risky, in one list: files that cannot be read, and what the rules found in
// the migrations that are to come, or in all of them.

#include "core/finding.h"
#include "widgets/location.h"
#include "workspace/values.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace Switchback {

class EmptyState;
class ProblemsFilter;
class ProblemsModel;
class Workspace;

class ProblemsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemsPage(Workspace *workspace, QWidget *parent = nullptr);

    /// What the rules found, both ways; comes by itself for the workspace's folder.
    void setFindings(const QList<Finding> &findings);
    /// Errors and warnings of what is to come, and all that is said of files.
    int count() const;
    /// Of the chosen row; empty = it has none.
    QString currentRule() const;
    void openFilter();

Q_SIGNALS:
    void goTo(const Switchback::Location &location);
    void countChanged();

private:
    void setupView();
    void setupFilter();
    QToolButton *makeSeverity(Severity severity, const QString &name);
    void update();
    void showCounts();
    void applyFilter();
    void open(const QModelIndex &index);
    void copy();

    Workspace *m_workspace;
    ProblemsModel *m_model;
    ProblemsFilter *m_filter;
    QTableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QLabel *m_count;
    QLineEdit *m_words;
    QList<QToolButton *> m_severities; // by Severity
    QCheckBox *m_applied;
    QCheckBox *m_suppressed;
    QPushButton *m_copy;
};

} // namespace Switchback
