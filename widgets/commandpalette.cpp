// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/commandpalette.h"

#include "widgets/badge.h"
#include "widgets/icons.h"
#include "widgets/style.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

enum PaletteRole { EntryRole = Qt::UserRole, GroupRole, ShortcutRole, IconRole };

constexpr int RowHeight = 32;
constexpr int RowsShown = 10;
constexpr int Width = 560;
// Ten thousand migrations are not a list to choose from: typing narrows it.
constexpr int EntriesShown = 200;

class PaletteDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return { Width, RowHeight };
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
        }
        paintIcon(painter, place(QRect(rect.left() + 12, rect.top() + 8, 16, 16)),
            index.data(IconRole).toString(), t.muted);
        const auto small = smallFont(option.font);
        const auto shortcut = index.data(ShortcutRole).toString();
        const auto right = shortcut.isEmpty() ? index.data(GroupRole).toString() : shortcut;
        const int rightWidth = QFontMetrics(small).horizontalAdvance(right) + 16;
        painter->setFont(small);
        painter->setPen(t.muted);
        painter->drawText(
            place(rect.adjusted(0, 0, -12, 0)), Qt::AlignVCenter | Qt::AlignTrailing, right);
        painter->setFont(option.font);
        painter->setPen(t.text);
        const QRect words(
            rect.left() + 40, rect.top(), rect.width() - 52 - rightWidth, rect.height());
        painter->drawText(place(words), Qt::AlignVCenter | Qt::AlignLeading,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, words.width()));
        painter->restore();
    }
};

bool matches(const PaletteEntry &entry, const QStringList &words)
{
    return std::ranges::all_of(words, [&](const QString &word) {
        return entry.text.contains(word, Qt::CaseInsensitive)
            || entry.group.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_model(new QStandardItemModel(this))
    , m_words(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Command palette"));
    setAttribute(Qt::WA_TranslucentBackground);
    setupView();
}

void CommandPalette::setupView()
{
    m_words->setObjectName(u"paletteWords"_s);
    m_words->setAccessibleName(tr("What to do or where to go"));
    m_words->setPlaceholderText(tr("What to do, or where to go"));
    m_words->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_list);
    connect(m_words, &QLineEdit::textEdited, this, &CommandPalette::filter);
    connect(m_words, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
}

void CommandPalette::open(const QList<PaletteEntry> &entries)
{
    m_entries = entries;
    m_words->clear();
    filter({});
    place();
    show();
    m_words->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    const auto *window = parentWidget();
    const int width = std::min(Width, window->width() - 48);
    const int height = m_words->sizeHint().height() + RowsShown * RowHeight + 24;
    const QPoint corner((window->width() - width) / 2, std::min(72, window->height() / 8));
    setGeometry(QRect(window->mapToGlobal(corner), QSize(width, height)));
}

void CommandPalette::filter(const QString &text)
{
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    m_model->clear();
    for (int i = 0; i < m_entries.size() && m_model->rowCount() < EntriesShown; ++i) {
        const auto &entry = m_entries.at(i);
        if (!matches(entry, words)) {
            continue;
        }
        auto *item = new QStandardItem(entry.text);
        item->setData(i, EntryRole);
        item->setData(entry.group, GroupRole);
        item->setData(entry.shortcut, ShortcutRole);
        item->setData(entry.icon, IconRole);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void CommandPalette::choose()
{
    const auto index = m_list->currentIndex();
    if (!index.isValid()) {
        return;
    }
    const auto run = m_entries.at(index.data(EntryRole).toInt()).run;
    close();
    run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int rows = m_model->rowCount();
        const int row = m_list->currentIndex().row();
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentIndex(m_model->index(rows > 0 ? (row + step + rows) % rows : 0, 0));
            return true;
        }
        if (key->key() == Qt::Key_PageDown || key->key() == Qt::Key_PageUp) {
            const int step = key->key() == Qt::Key_PageDown ? RowsShown : -RowsShown;
            m_list->setCurrentIndex(
                m_model->index(std::clamp(row + step, 0, std::max(rows - 1, 0)), 0));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const auto &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mixed(t.line, t.muted, 0.4), 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Corner, Corner);
}

} // namespace Switchback
