// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/repositorycolumn.h"

#include "core/text.h"
#include "widgets/elidedlabel.h"
#include "widgets/pageparts.h"
#include "widgets/strip.h"
#include "widgets/timelinedelegate.h"
#include "widgets/timelineview.h"

#include <QBoxLayout>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

RepositoryColumn::RepositoryColumn(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(visible(name))
    , m_title(new QLabel(elided(m_name, 60)))
    , m_address(new ElidedLabel)
    , m_trouble(new Strip(Tone::Attention, {}, {}))
    , m_model(new TimelineModel(this))
    , m_delegate(new TimelineDelegate(this))
    , m_view(new TimelineView(m_model))
    , m_summary(new ElidedLabel)
    , m_open(new QPushButton(tr("Open")))
{
    setupView();
}

void RepositoryColumn::setupView()
{
    setMinimumWidth(280);
    m_delegate->setOptions({ .compact = true, .times = false, .tags = false });
    m_view->setItemDelegate(m_delegate);
    m_view->setObjectName(u"repositoryTimeline"_s);
    m_view->setAccessibleName(tr("Timeline of %1").arg(m_name));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_trouble->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(m_trouble);
    column->addWidget(makeLine());
    column->addWidget(m_view, 1);
    column->addWidget(makeLine());
    column->addWidget(makeFooter());
    setFocusProxy(m_view);
    connect(m_view, &TimelineView::planWanted, this, &RepositoryColumn::planWanted);
    connect(m_view, &QAbstractItemView::activated, this, [this] { Q_EMIT opened(selected()); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT opened({}); });
}

QWidget *RepositoryColumn::makeHeading()
{
    auto bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setToolTip(m_name.toHtmlEscaped());
    m_address->setForegroundRole(QPalette::PlaceholderText);
    m_address->setText(tr("Reading …"));
    auto *heading = new QWidget;
    auto *lines = new QVBoxLayout(heading);
    lines->setContentsMargins(12, 12, 12, 8);
    lines->setSpacing(4);
    lines->addWidget(m_title);
    lines->addWidget(m_address);
    return heading;
}

QWidget *RepositoryColumn::makeFooter()
{
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_open->setObjectName(u"openRepository"_s);
    m_open->setAccessibleName(tr("Open %1").arg(m_name));
    return pageFooter({ m_summary, m_open });
}

Version RepositoryColumn::selected() const
{
    const auto *entry = m_model->entry(m_view->currentIndex().row());
    return entry ? entry->version : Version();
}

void RepositoryColumn::setStanding(const RepositoryStanding &repository)
{
    const auto &standing = repository.standing;
    const auto &timeline = standing.timeline;
    const QStringList where { repository.environment, repository.address };
    const auto address = visible(where.filter(QRegularExpression(u"."_s)).join(u" · "_s));
    m_address->setText(address.isEmpty() ? tr("No database is named") : address);
    m_trouble->setVisible(standing.trouble.has_value());
    if (standing.trouble) {
        m_trouble->say(Tone::Attention, visible(scrubbed(standing.trouble->what)));
    }
    m_model->setTimeline(timeline, repository.rules, standing.fromDatabase);
    m_summary->setText(standing.fromDatabase
            ? tr("%1 applied, %2 pending").arg(timeline.applied).arg(timeline.pending)
            : tr("%n migration(s)", nullptr, int(timeline.entries.size())));
    if (std::exchange(m_first, false)) {
        m_view->showHere();
    }
}

} // namespace Switchback
