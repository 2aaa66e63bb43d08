// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The open project's environments next to each other, each read on a connection and a thread of its
// own, and the mark by which the open database says that it is protected.

#include "core/environmentgrid.h"
#include "core/error.h"

#include <QFuture>
#include <QObject>

namespace Switchback {

class Workspace;

class Environments : public QObject
{
    Q_OBJECT
public:
    explicit Environments(Workspace *workspace);

    const EnvironmentGrid &grid() const { return m_grid; }
    /// How many have not answered yet.
    int awaited() const { return m_awaited; }
    /// Asks all of them again; each answer is announced.
    void read();

    /// Marks the open database as protected, for every copy of the program; anybody may.
    QFuture<Result<void>> mark(const QString &note);
    /// Takes the mark away; refused where it is not armed.
    QFuture<Result<void>> unmark();

Q_SIGNALS:
    void changed();

private:
    void take(int column, const GridColumn &answer);
    void ask(int column, const QString &environment);
    QFuture<Result<void>> afterwards(QFuture<Result<void>> done);

    Workspace *m_workspace;
    EnvironmentGrid m_grid;
    int m_awaited = 0;
    int m_asked = 0; // late answers carry an older number
};

} // namespace Switchback
