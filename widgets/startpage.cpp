// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/startpage.h"

#include "items/duration.h"
#include "items/recentprojectsmodel.h"
#include "widgets/badge.h"
#include "widgets/icons.h"
#include "widgets/preferences.h"
#include "widgets/rank.h"
#include "widgets/style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int RowHeight = 48;
constexpr int ContentWidth = 640;

/// Name above path, when it was opened on the right.
class RecentDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return { 200, RowHeight };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const auto &t = tokens(option.palette);
        const auto &rect = option.rect;
        const auto place = [&](const QRect &r) {
            return QStyle::visualRect(option.direction, rect, r);
        };
        painter->save();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(rect, t.accentWash);
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(rect, mixed(t.surface, t.line, 0.35));
        }
        painter->fillRect(
            rect.left(), rect.bottom(), rect.width(), 1, mixed(t.surface, t.line, 0.6));
        paintIcon(
            painter, place(QRect(rect.left() + 12, rect.top() + 15, 18, 18)), u"folder"_s, t.muted);
        const auto small = smallFont(option.font);
        const auto ago = agoText(index.data(RecentProjectsModel::OpenedAtRole).toDateTime(),
            QDateTime::currentDateTimeUtc());
        const int agoWidth = QFontMetrics(small).horizontalAdvance(ago) + 12;
        painter->setFont(small);
        painter->setPen(t.muted);
        painter->drawText(
            place(rect.adjusted(0, 0, -12, 0)), Qt::AlignVCenter | Qt::AlignTrailing, ago);
        const QRect words(
            rect.left() + 42, rect.top() + 6, rect.width() - 42 - 12 - agoWidth, RowHeight - 12);
        const auto path = QFontMetrics(small).elidedText(
            index.data(RecentProjectsModel::PathRole).toString(), Qt::ElideMiddle, words.width());
        painter->drawText(place(words), Qt::AlignBottom | Qt::AlignLeading, path);
        auto bold = option.font;
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(t.text);
        const auto name = QFontMetrics(bold).elidedText(
            index.data().toString(), Qt::ElideMiddle, words.width());
        painter->drawText(place(words), Qt::AlignTop | Qt::AlignLeading, name);
        painter->restore();
    }
};

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new RecentProjectsModel(this))
    , m_recent(new QListView(this))
    , m_recentTitle(makeLabel(Rank::Muted, tr("Recent projects"), this))
    , m_drop(makeLabel(Rank::Muted, tr("…or drop a project folder anywhere on this window."), this))
    , m_open(addChoice(u"openFolderButton"_s, {}, tr("Open a project folder…")))
    , m_demo(addChoice(u"demoButton"_s, u"demo"_s, tr("Try the demo shop")))
    , m_demoOnPostgres(
          addChoice(u"demoPostgresButton"_s, u"database"_s, tr("The same on PostgreSQL")))
{
    setObjectName(u"startPage"_s);
    setupView();
    refresh();
}

QPushButton *StartPage::addChoice(const QString &name, const QString &picture, const QString &text)
{
    auto *button = new QPushButton(picture.isEmpty() ? QIcon() : icon(picture), text, this);
    button->setObjectName(name);
    button->setMinimumHeight(36);
    button->setIconSize({ 18, 18 });
    return button;
}

void StartPage::setupView()
{
    makePrimary(m_open);
    m_open->setToolTip(tr("Open a project folder (Ctrl+O)"));
    m_demo->setToolTip(
        tr("A Phoenix shop with two years of Ecto migrations on SQLite, made anew each time"));
    m_demoOnPostgres->setToolTip(
        tr("The same shop on a private PostgreSQL server that goes when Switchback does"));
    m_demoOnPostgres->setAccessibleName(tr("Try the demo shop on PostgreSQL"));
    m_recent->setObjectName(u"recentProjects"_s);
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setModel(m_model);
    m_recent->setItemDelegate(new RecentDelegate(m_recent));
    m_recent->setMouseTracking(true);
    m_recent->setUniformItemSizes(true);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->installEventFilter(this);
    connect(m_open, &QPushButton::clicked, this, &StartPage::folderWanted);
    connect(m_demo, &QPushButton::clicked, this, [this] { Q_EMIT demoWanted(Demo::Sqlite); });
    connect(m_demoOnPostgres, &QPushButton::clicked, this,
        [this] { Q_EMIT demoWanted(Demo::Postgres); });
    const auto choose = [this](const QModelIndex &index) {
        Q_EMIT projectChosen(index.data(RecentProjectsModel::FolderRole).toString());
    };
    connect(m_recent, &QListView::clicked, this, choose);
    connect(m_recent, &QListView::activated, this, choose);

    auto *mark = new QLabel(this);
    mark->setPixmap(icon(u"switchback"_s, Tone::Accent).pixmap(QSize(40, 40), devicePixelRatioF()));
    auto *title = makeLabel(Rank::Title, u"Switchback"_s, this);
    auto *line = makeLabel(
        Rank::Muted, tr("See where a database stands. Bring it up, roll it back."), this);
    auto *names = new QVBoxLayout;
    names->setSpacing(4);
    names->addWidget(title);
    names->addWidget(line);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(mark);
    head->addLayout(names, 1);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(12);
    choices->addWidget(m_open);
    choices->addWidget(m_demo);
    choices->addWidget(m_demoOnPostgres);
    choices->addStretch();

    auto *content = new QWidget(this);
    content->setMaximumWidth(ContentWidth);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addSpacing(16);
    column->addLayout(choices);
    column->addWidget(m_drop);
    column->addSpacing(16);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recent);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(content, 8);
    row->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(24, 24, 24, 24);
    page->addStretch(2);
    page->addLayout(row);
    page->addStretch(3);
}

void StartPage::refresh()
{
    m_model->setProjects(recentProjects());
    const int rows = m_model->rowCount();
    m_recent->setFixedHeight(std::min(rows, 6) * RowHeight + 2);
    m_recent->setVisible(rows > 0);
    m_recentTitle->setVisible(rows > 0);
}

void StartPage::setDropping(bool dropping)
{
    m_dropping = dropping;
    m_drop->setText(dropping ? tr("Let go to open it.")
                             : tr("…or drop a project folder anywhere on this window."));
    update();
}

void StartPage::paintEvent(QPaintEvent *)
{
    if (!m_dropping) {
        return;
    }
    const auto &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.accent, 2, Qt::DashLine));
    painter.setBrush(t.accentWash);
    painter.drawRoundedRect(QRectF(rect()).adjusted(12, 12, -12, -12), Corner, Corner);
}

bool StartPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_recent && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete
        && m_recent->currentIndex().isValid()) {
        forgetProject(m_recent->currentIndex().data(RecentProjectsModel::FolderRole).toString());
        refresh();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Switchback
