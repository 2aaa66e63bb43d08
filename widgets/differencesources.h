// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which schemas are compared: two or three of them, each chosen from what the project has, from
// files, folders and other databases.

#include "core/differences.h"
#include "workspace/values.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace Switchback {

class DifferenceSources : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceSources(QWidget *parent = nullptr);

    void setProject(const ProjectView &project, const Standing &standing);
    void setSources(const QList<DifferenceSource> &sources);
    const QList<DifferenceSource> &sources() const { return m_sources; }
    /// Everything has been chosen.
    bool isComplete() const;
    bool areThree() const { return m_sources.size() > 2; }

public Q_SLOTS:
    /// Without the third side, where there is one.
    void keepTwo();

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    QToolButton *addSide(int side);
    void fillMenu(QMenu *menu, int side);
    void choose(int side, const DifferenceSource &source);
    void askFile(int side);
    void askFolder(int side);
    void askVersion(int side);
    void askAddress(int side);
    QString sourceText(const DifferenceSource &source) const;

    ProjectView m_project;
    Standing m_standing;
    QList<DifferenceSource> m_sources;
    QHBoxLayout *m_row;
};

} // namespace Switchback
