// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What was run from this machine: the audit log, and whether its chain of hashes holds.

#include <QWidget>

class QComboBox;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QTableView;

namespace Switchback {

class EmptyState;
class LogDetail;
class LogModel;
class LogProxy;
class MessageBar;
class Strip;
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
    QLayout *makeBar();
    void setupFilters();
    void fillEnvironments();
    void connectWorkspace();
    void verify(bool aloud);
    void showSelected();
    void askExport();
    void updateState();

    Workspace *m_workspace;
    LogModel *m_model;
    LogProxy *m_proxy;
    MessageBar *m_message;
    Strip *m_chain; // whether the chain of hashes holds
    QComboBox *m_environment;
    QComboBox *m_outcome;
    QPushButton *m_export;
    QSplitter *m_splitter;
    LogDetail *m_detail;
    QLineEdit *m_filter;
    QPushButton *m_verify;
    QTableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QLabel *m_count;
};

} // namespace Switchback
