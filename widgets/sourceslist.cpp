// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/sourceslist.h"

#include "core/text.h"
#include "widgets/badge.h"
#include "widgets/icons.h"

#include <QDir>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

enum SourceRole { PageRole = Qt::UserRole, FolderRole, CountRole, HeadingRole, ChosenRole };

constexpr int RowHeight = 30;
constexpr int Indent = 12;

class SourcesDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return { 120, index.data(HeadingRole).toBool() ? RowHeight + 6 : RowHeight };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const auto &t = tokens(option.palette);
        const auto rect = option.rect;
        painter->save();
        if (index.data(HeadingRole).toBool()) {
            painter->setFont(smallFont(option.font));
            painter->setPen(t.muted);
            painter->drawText(rect.adjusted(Indent, 0, -8, -6), Qt::AlignBottom | Qt::AlignLeading,
                index.data().toString());
            painter->restore();
            return;
        }
        const bool chosen = index.data(ChosenRole).toBool();
        const bool focus = option.state & QStyle::State_HasFocus;
        const auto mirrored = option.direction == Qt::RightToLeft;
        if (chosen) {
            painter->fillRect(rect, t.accentWash);
            painter->fillRect(
                QRect(mirrored ? rect.right() - 2 : rect.left(), rect.top(), 3, rect.height()),
                t.accent);
        } else if (option.state & QStyle::State_MouseOver && index.flags() & Qt::ItemIsEnabled) {
            painter->fillRect(rect, mixed(t.window, t.line, 0.5));
        }
        if (focus) {
            painter->setPen(QPen(t.accent, 1));
            painter->drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
        }
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        const auto color = !enabled ? mixed(t.window, t.muted, 0.6) : chosen ? t.text : t.muted;
        const auto place = [&](const QRect &r) {
            return QStyle::visualRect(option.direction, rect, r);
        };
        paintIcon(painter,
            place(QRect(rect.left() + Indent, rect.top() + (rect.height() - 16) / 2, 16, 16)),
            index.data(Qt::StatusTipRole).toString(), chosen ? t.accent : color);
        const auto count = index.data(CountRole).toString();
        const auto countFont = smallFont(option.font);
        const int countWidth = count.isEmpty()
            ? 0
            : QFontMetrics(countFont).horizontalAdvance(count) + 8;
        painter->setPen(enabled ? t.text : color);
        painter->setFont(option.font);
        const QRect words(rect.left() + Indent + 24, rect.top(),
            rect.width() - Indent - 24 - 8 - countWidth, rect.height());
        painter->drawText(place(words), Qt::AlignVCenter | Qt::AlignLeading,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, words.width()));
        painter->setFont(countFont);
        painter->setPen(t.muted);
        painter->drawText(
            place(rect.adjusted(0, 0, -10, 0)), Qt::AlignVCenter | Qt::AlignTrailing, count);
        painter->restore();
    }
};

QString shownFolder(const ProjectView &project, const MigrationsFolder &folder)
{
    const auto relative = QDir(project.root).relativeFilePath(folder.path);
    return visible(QDir::toNativeSeparators(relative.startsWith(".."_L1) ? folder.path : relative));
}

} // namespace

SourcesList::SourcesList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"sourcesList"_s);
    setAccessibleName(tr("Pages and folders"));
    setItemDelegate(new SourcesDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    setMouseTracking(true);
    setBackgroundRole(QPalette::Window);
    viewport()->setBackgroundRole(QPalette::Window);
    connect(this, &QListWidget::itemClicked, this,
        [this](const QListWidgetItem *item) { choose(item); });
    connect(this, &QListWidget::itemActivated, this,
        [this](const QListWidgetItem *item) { choose(item); });
    rebuild();
}

QSize SourcesList::sizeHint() const
{
    return { 200, 320 };
}

void SourcesList::setProject(const ProjectView &project)
{
    if (project != m_project) {
        m_project = project;
        rebuild();
    }
}

void SourcesList::setCounts(int pending, int problems, bool runs)
{
    m_pending = pending;
    m_problems = problems;
    m_runs = runs;
    const auto number = [](int count) { return count > 0 ? QLocale().toString(count) : QString(); };
    if (auto *item = pageItem(Location::Page::Timeline)) {
        item->setData(CountRole, number(m_pending));
    }
    if (auto *item = pageItem(Location::Page::Problems)) {
        item->setData(CountRole, number(m_problems));
    }
    if (auto *item = pageItem(Location::Page::Run)) {
        item->setFlags(m_runs ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
    }
}

void SourcesList::setProgress(Location::Page page, const QString &words)
{
    m_progress.insert(int(page), words);
    if (auto *item = pageItem(page)) {
        item->setData(CountRole, words);
    }
}

void SourcesList::setPage(Location::Page page)
{
    m_page = page;
    for (int i = 0; i < count(); ++i) {
        auto *row = item(i);
        const auto itsPage = row->data(PageRole);
        const auto itsFolder = row->data(FolderRole);
        row->setData(ChosenRole,
            (itsPage.isValid() && itsPage.toInt() == int(page))
                || (itsFolder.isValid() && itsFolder.toInt() == m_project.folder
                    && page == Location::Page::Timeline && m_project.folders.size() > 1));
    }
}

void SourcesList::addHeading(const QString &text)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(HeadingRole, true);
    item->setFlags(Qt::NoItemFlags);
}

QListWidgetItem *SourcesList::addPage(Location::Page page, const QString &icon, const QString &text)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(PageRole, int(page));
    item->setData(Qt::StatusTipRole, icon);
    return item;
}

QListWidgetItem *SourcesList::pageItem(Location::Page page) const
{
    for (int i = 0; i < count(); ++i) {
        if (const auto value = item(i)->data(PageRole);
            value.isValid() && value.toInt() == int(page)) {
            return item(i);
        }
    }
    return nullptr;
}

void SourcesList::rebuild()
{
    clear();
    addHeading(tr("Project"));
    addPage(Location::Page::Timeline, u"timeline"_s, tr("Timeline"));
    addPage(Location::Page::Plan, u"plan"_s, tr("Plan"));
    addPage(Location::Page::Run, u"run"_s, tr("Run"));
    addPage(Location::Page::Rehearsal, u"shield"_s, tr("Rehearsal"));
    addPage(Location::Page::Backfill, u"rows"_s, tr("Batches"));
    addPage(Location::Page::Release, u"tag"_s, tr("Release"));
    addPage(Location::Page::Backups, u"package"_s, tr("Backups"));
    addPage(Location::Page::Differences, u"compare"_s, tr("Compare"));
    addPage(Location::Page::Grid, u"environment"_s, tr("Environments"));
    addPage(Location::Page::Problems, u"warning"_s, tr("Problems"));
    addPage(Location::Page::Log, u"log"_s, tr("Log"));
    // Where all are of one format the heading says it once, and the names have the room.
    const auto format = m_project.folders.value(0).format;
    const bool same = m_project.folders.size() > 1
        && std::ranges::all_of(m_project.folders,
            [&](const MigrationsFolder &folder) { return folder.format == format; });
    if (!m_project.folders.isEmpty()) {
        addHeading(same ? tr("Migrations · %1").arg(format) : tr("Migrations"));
    }
    if (m_project.folders.size() > 1) {
        addPage(Location::Page::Repositories, u"columns"_s, tr("Side by side"));
    }
    for (int i = 0; i < m_project.folders.size(); ++i) {
        const auto &folder = m_project.folders.at(i);
        const auto repository = visible(m_project.folderNames.value(i));
        auto *item = new QListWidgetItem(
            repository.isEmpty() ? shownFolder(m_project, folder) : repository, this);
        item->setData(FolderRole, i);
        item->setData(Qt::StatusTipRole, repository.isEmpty() ? u"folder"_s : u"database"_s);
        item->setData(CountRole, same ? QString() : folder.format);
        item->setToolTip(
            QString(visible(QDir::toNativeSeparators(folder.path)) + u'\n' + visible(folder.why)));
    }
    setCounts(m_pending, m_problems, m_runs);
    for (auto it = m_progress.cbegin(); it != m_progress.cend(); ++it) {
        if (auto *item = pageItem(Location::Page(it.key()))) {
            item->setData(CountRole, it.value());
        }
    }
    setPage(m_page);
}

void SourcesList::choose(const QListWidgetItem *item)
{
    if (const auto page = item->data(PageRole); page.isValid()) {
        Q_EMIT pageChosen(Location::Page(page.toInt()));
    } else if (const auto folder = item->data(FolderRole); folder.isValid()) {
        Q_EMIT folderChosen(folder.toInt());
    }
}

} // namespace Switchback
