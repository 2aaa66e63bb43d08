// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A project's repositories next to each other: each with its own timeline and its own database.

#include "widgets/location.h"

#include <QWidget>

class QSplitter;

namespace Switchback {

class RepositoryColumn;
class Workspace;

class RepositoriesPage : public QWidget
{
    Q_OBJECT
public:
    explicit RepositoriesPage(Workspace *workspace, QWidget *parent = nullptr);
    int columns() const { return int(m_columns.size()); }

Q_SIGNALS:
    void goTo(const Switchback::Location &location);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setupView();
    void connectWorkspace();
    void rebuild();
    void ask();

    Workspace *m_workspace;
    QSplitter *m_splitter;
    QList<RepositoryColumn *> m_columns;
    QStringList m_folders; // of the columns
    int m_asked = 0; // answers to older questions are dropped
};

} // namespace Switchback
