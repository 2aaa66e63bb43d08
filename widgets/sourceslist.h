// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What there is to look at, on the left: the pages, and the project's migration folders.

#include "widgets/location.h"
#include "workspace/values.h"

#include <QListWidget>

namespace Switchback {

class SourcesList : public QListWidget
{
    Q_OBJECT
public:
    explicit SourcesList(QWidget *parent = nullptr);
    void setProject(const ProjectView &project);
    void setCounts(int pending, int problems, bool runs);
    /// What stands behind a page's name: how far something is that goes on there.
    void setProgress(Location::Page page, const QString &words);
    void setPage(Location::Page page);
    QSize sizeHint() const override;

Q_SIGNALS:
    void pageChosen(Switchback::Location::Page page);
    void folderChosen(int index);

private:
    void addHeading(const QString &text);
    QListWidgetItem *addPage(Location::Page page, const QString &icon, const QString &text);
    QListWidgetItem *pageItem(Location::Page page) const;
    void rebuild();
    void choose(const QListWidgetItem *item);

    ProjectView m_project;
    Location::Page m_page = Location::Page::Start;
    int m_pending = 0;
    int m_problems = 0;
    bool m_runs = false;
    QHash<int, QString> m_progress; // by page
};

} // namespace Switchback
