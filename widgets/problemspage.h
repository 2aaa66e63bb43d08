// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is wrong with the project's files and its database.

#include "widgets/location.h"
#include "workspace/values.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;

namespace Switchback {

class EmptyState;
class ProblemsModel;
class Workspace;

class ProblemsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemsPage(Workspace *workspace, QWidget *parent = nullptr);

Q_SIGNALS:
    void goTo(const Switchback::Location &location);

private:
    void setupView();
    void setStanding(const Standing &standing);
    void open(const QModelIndex &index);

    Workspace *m_workspace;
    ProblemsModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QTableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QLabel *m_count;
};

} // namespace Switchback
