// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/repositoriespage.h"

#include "widgets/repositorycolumn.h"
#include "workspace/workspace.h"

#include <QBoxLayout>
#include <QDir>
#include <QScrollArea>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace Switchback {

RepositoriesPage::RepositoriesPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_splitter(new QSplitter)
{
    setupView();
    connectWorkspace();
}

void RepositoriesPage::setupView()
{
    setObjectName(u"repositoriesPage"_s);
    m_splitter->setChildrenCollapsible(false);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(area);
}

void RepositoriesPage::connectWorkspace()
{
    const auto again = [this] {
        if (isVisible()) {
            rebuild();
            ask();
        }
    };
    connect(m_workspace, &Workspace::projectChanged, this, again);
    connect(m_workspace, &Workspace::standingChanged, this, again);
}

void RepositoriesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    rebuild();
    ask();
}

void RepositoriesPage::rebuild()
{
    const auto &project = m_workspace->project();
    QStringList folders;
    for (const auto &folder : project.folders) {
        folders += folder.path;
    }
    if (folders == m_folders) {
        return;
    }
    qDeleteAll(std::exchange(m_columns, {}));
    m_folders = folders;
    for (int i = 0; i < folders.size(); ++i) {
        const auto name = project.folderNames.value(i);
        auto *column = new RepositoryColumn(
            name.isEmpty() ? QDir(project.root).relativeFilePath(folders.at(i)) : name);
        connect(column, &RepositoryColumn::opened, this, [this, i](const Version &version) {
            Location location { .page = Location::Page::Timeline, .folder = i };
            if (!version.text.isEmpty()) {
                location.version = version;
            }
            Q_EMIT goTo(location);
        });
        connect(column, &RepositoryColumn::planWanted, this, [this, i](const Target &target) {
            Q_EMIT goTo({ .page = Location::Page::Plan, .target = target, .folder = i });
        });
        m_columns += column;
        m_splitter->addWidget(column);
    }
    setFocusProxy(m_columns.value(0));
}

void RepositoriesPage::ask()
{
    const int asked = ++m_asked;
    for (int i = 0; i < m_columns.size(); ++i) {
        m_workspace->repository(i).then(this, [this, asked](const RepositoryStanding &answer) {
            if (asked == m_asked && answer.folder >= 0 && answer.folder < m_columns.size()) {
                m_columns.at(answer.folder)->setStanding(answer);
            }
        });
    }
}

} // namespace Switchback
