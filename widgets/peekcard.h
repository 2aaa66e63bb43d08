// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migration's SQL held over the list for as long as it takes to read it.

#include "workspace/values.h"

#include <QFrame>

class QLabel;

namespace Switchback {

class SqlView;
class Workspace;

class PeekCard : public QFrame
{
    Q_OBJECT
public:
    PeekCard(Workspace *workspace, QWidget *parent);
    /// `migration` is an index into Standing::files.migrations; `over` a rectangle of the parent to
    /// stay clear of.
    void open(int migration, const QString &title, const QString &highlighting, const QRect &over);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place(const QRect &over);
    void fill(const Result<LoadedMigration> &answer, const QString &highlighting);
    Workspace *m_workspace;
    QLabel *m_title;
    SqlView *m_sql;
    int m_asked = 0; // late answers carry an older number
};

} // namespace Switchback
