// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What one migration changes in the schema, found by replaying the folder on a scratch database up
// to it and then with it. It is looked for when somebody looks.

#include "core/differences.h"

#include <QWidget>

class QSplitter;
class QStackedLayout;

namespace Switchback {

class DifferenceDetail;
class DifferenceReader;
class DifferenceTree;
class EmptyState;
class Workspace;

class MigrationSchema : public QWidget
{
    Q_OBJECT
public:
    explicit MigrationSchema(Workspace *workspace, QWidget *parent = nullptr);
    /// An empty version: none, or one without a file.
    void setVersion(const Version &version);
    QString text() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setupView();
    void ask();
    void answered(const Result<Differences> &answer);
    void say(const QString &icon, const QString &sentence, const QString &button = {});

    Workspace *m_workspace;
    DifferenceReader *m_reader;
    Version m_version;
    bool m_stale = false;
    bool m_busy = false;
    int m_asked = 0; // late answers carry an older number

    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    DifferenceTree *m_tree;
    DifferenceDetail *m_detail;
};

} // namespace Switchback
