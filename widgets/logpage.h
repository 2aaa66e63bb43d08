// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What was run from this machine: the audit log, and whether its chain of hashes holds.

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;

namespace Switchback {

class EmptyState;
class LogModel;
class MessageBar;
class Workspace;

class LogPage : public QWidget
{
    Q_OBJECT
public:
    explicit LogPage(Workspace *workspace, QWidget *parent = nullptr);
    void refresh();
    void openFilter();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setupView();
    void connectWorkspace();
    void verify();
    void updateState();

    Workspace *m_workspace;
    LogModel *m_model;
    QSortFilterProxyModel *m_proxy;
    MessageBar *m_message;
    QLineEdit *m_filter;
    QPushButton *m_verify;
    QTableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QLabel *m_count;
};

} // namespace Switchback
