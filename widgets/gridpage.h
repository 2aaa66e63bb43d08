// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Migrations against environments: which is applied where, and since when. Reads only.

#include "widgets/location.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace Switchback {

class EmptyState;
class GridModel;
class Strip;
class Workspace;

class GridPage : public QWidget
{
    Q_OBJECT
public:
    explicit GridPage(Workspace *workspace, QWidget *parent = nullptr);
    void refresh();
    /// The whole grid as aligned text.
    void copy() const;

Q_SIGNALS:
    void goTo(const Switchback::Location &location);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setupView();
    QWidget *makeHeading();
    void setupActions();
    void showGrid();
    void open(const QModelIndex &index);

    Workspace *m_workspace;
    GridModel *m_model;
    QLabel *m_count;
    QPushButton *m_copy;
    QPushButton *m_again;
    Strip *m_trouble;
    QTableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
};

} // namespace Switchback
