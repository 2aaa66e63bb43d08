// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/differencetree.h"

#include "items/differencemodel.h"
#include "widgets/badge.h"
#include "widgets/icons.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int RowHeight = 28;
constexpr int Padding = 8;
constexpr int Glyph = 16;

struct Look {
    QString icon;
    Tone tone = Tone::Neutral;
};

Look groupLook(DifferenceGroup group)
{
    switch (group) {
    case DifferenceGroup::Question:
        return { u"help"_s, Tone::Attention };
    case DifferenceGroup::Dropped:
        return { u"minus"_s, Tone::Danger };
    case DifferenceGroup::Created:
        return { u"plus"_s, Tone::Applied };
    case DifferenceGroup::Changed:
        return { u"edited"_s, Tone::Accent };
    case DifferenceGroup::Order:
    case DifferenceGroup::Comments:
    case DifferenceGroup::Privileges:
        break;
    }
    return { u"info"_s, Tone::Info };
}

Badge changeBadge(int change, const QString &word)
{
    switch (change) {
    case int(SchemaChange::Change::Added):
        return { u"plus"_s, word, Tone::Applied, true };
    case int(SchemaChange::Change::Removed):
        return { u"minus"_s, word, Tone::Danger, true };
    case int(SchemaChange::Change::Changed):
        return { u"edited"_s, word, Tone::Accent, true };
    default:
        return {};
    }
}

Badge effectBadge(int effect, const QString &word)
{
    switch (ChangeEffect(effect)) {
    case ChangeEffect::Destructive:
        return { u"warning"_s, word, Tone::Danger };
    case ChangeEffect::Rewriting:
    case ChangeEffect::Checking:
        return { u"wait"_s, word, Tone::Attention };
    default:
        return {};
    }
}

class DifferenceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    bool tickable = true;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto words = index.data().toString();
        const bool badge = !index.data(DifferenceModel::HintRole).isNull()
            && index.column() >= DifferenceModel::FirstStepColumn;
        return { (badge ? badgeWidth({ u"wait"_s, words }, option.font)
                        : option.fontMetrics.horizontalAdvance(words))
                + 2 * Padding,
            RowHeight };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const auto &t = tokens(option.palette);
        painter->save();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, t.accentWash);
        }
        const bool dimmed = index.data(DifferenceModel::DimmedRole).toBool();
        painter->setOpacity(dimmed ? 0.4 : 1);
        const bool group = index.parent().isValid() ? false : true;
        if (index.column() == DifferenceModel::ObjectColumn) {
            paintObject(painter, option, index, group, t);
        } else if (!group) {
            paintCell(painter, option, index, t);
        }
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (!tickable) {
            option->features &= ~QStyleOptionViewItem::HasCheckIndicator;
        }
    }
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override
    {
        return tickable && QStyledItemDelegate::editorEvent(event, model, option, index);
    }

private:
    /// Where what comes after the box begins.
    int paintBox(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        QStyleOptionViewItem box(option);
        initStyleOption(&box, index);
        if (!tickable) {
            return option.rect.left() + Padding;
        }
        const auto *style = option.widget ? option.widget->style() : QApplication::style();
        box.rect = style->subElementRect(
            QStyle::SE_ItemViewItemCheckIndicator, &box, option.widget);
        const auto right = box.rect.right();
        box.state &= ~(
            QStyle::State_HasFocus | QStyle::State_On | QStyle::State_Off | QStyle::State_NoChange);
        box.state |= box.checkState == Qt::Checked ? QStyle::State_On
            : box.checkState == Qt::Unchecked      ? QStyle::State_Off
                                                   : QStyle::State_NoChange;
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
        return right + Padding;
    }

    void paintObject(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index, bool group, const Tokens &t) const
    {
        int x = paintBox(painter, option, index);
        const auto look = groupLook(
            DifferenceGroup(index.data(DifferenceModel::GroupRole).toInt()));
        const auto &rect = option.rect;
        if (group) {
            paintIcon(painter, QRectF(x, rect.top() + (rect.height() - Glyph) / 2.0, Glyph, Glyph),
                look.icon, ink(look.tone, t));
            x += Glyph + Padding;
        }
        auto font = option.font;
        font.setWeight(group ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        const QFontMetrics metrics(font);
        const QRect room(x, rect.top(), rect.right() - x - 4, rect.height());
        const auto words = metrics.elidedText(
            index.data().toString(), Qt::ElideMiddle, room.width());
        painter->setPen(t.text);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, words);
        if (group) {
            painter->setFont(option.font);
            painter->setPen(t.muted);
            painter->drawText(room.adjusted(metrics.horizontalAdvance(words) + Padding, 0, 0, 0),
                Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                QLocale().toString(index.data(DifferenceModel::CountRole).toInt()));
        }
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(t.accent);
            painter->drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
        }
    }

    void paintCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const Tokens &t) const
    {
        const auto inner = option.rect.adjusted(Padding, 0, -4, 0);
        const auto words = index.data().toString();
        auto badge = changeBadge(index.data(DifferenceModel::ChangeRole).toInt(), words);
        if (badge.text.isEmpty() && index.column() >= DifferenceModel::FirstStepColumn) {
            badge = effectBadge(index.data(DifferenceModel::EffectRole).toInt(), words);
        }
        if (words.isEmpty()) {
            return;
        }
        if (!badge.text.isEmpty()) {
            paintBadge(painter, inner, badge, option.font, t);
            return;
        }
        painter->setFont(option.font);
        painter->setPen(t.muted);
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            option.fontMetrics.elidedText(words, Qt::ElideRight, inner.width()));
    }
};

} // namespace

DifferenceTree::DifferenceTree(QWidget *parent)
    : QTreeView(parent)
    , m_model(new DifferenceModel(this))
    , m_filter(new DifferenceFilter(this))
{
    m_filter->setSourceModel(m_model);
    setModel(m_filter);
    setItemDelegate(new DifferenceDelegate(this));
    setObjectName(u"differenceTree"_s);
    setAccessibleName(tr("Differences"));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setRootIsDecorated(true);
    setIndentation(16);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    header()->setMinimumHeight(RowHeight);
    header()->setMinimumSectionSize(40);
    header()->setResizeContentsPrecision(60); // more of them are too slow to measure
    header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_filling) {
            Q_EMIT chosen();
        }
    });
    // The filter took away what was chosen.
    connect(m_filter, &DifferenceFilter::layoutChanged, this, [this] {
        if (!m_filling && !currentIndex().isValid()) {
            step(1);
            if (!currentIndex().isValid()) {
                Q_EMIT chosen();
            }
        }
    });
}

void DifferenceTree::setDifferences(const Differences &differences)
{
    const auto *before = current();
    const auto key = before ? DifferenceKey(before->kind, before->object) : DifferenceKey();
    m_filling = true;
    m_model->setDifferences(differences);
    openGroups();
    fitColumns();
    if (!choose(key.first, key.second)) {
        setCurrentIndex({});
        step(1);
    }
    m_filling = false;
    Q_EMIT chosen();
}

// A side's usual name is read whole; a path or an address may be cut.
int DifferenceTree::stepWidth(int column) const
{
    return std::clamp(header()->sectionSizeHint(column), 92, 132);
}

void DifferenceTree::fitColumns()
{
    // The object has at least a good third. Where there is no room for both, what a change costs is
    // worth more than the kind, which the detail names, too.
    const int all = viewport()->width();
    int steps = 0;
    for (int column = DifferenceModel::FirstStepColumn; column < m_model->effectColumn();
        ++column) {
        steps += stepWidth(column);
    }
    const int left = all - std::max(180, all * 2 / 5) - steps;
    const bool narrow = left < 190;
    setColumnHidden(DifferenceModel::KindColumn, narrow);
    int rest = all;
    for (int column = DifferenceModel::KindColumn; column < m_filter->columnCount(); ++column) {
        const bool effect = column == m_model->effectColumn();
        const int most = effect                     ? std::clamp(left - (narrow ? 0 : 80), 44, 240)
            : column == DifferenceModel::KindColumn ? std::clamp(left - 80, 56, 110)
                                                    : stepWidth(column);
        if (isColumnHidden(column)) {
            continue;
        }
        const int wish = std::max(sizeHintForColumn(column), header()->sectionSizeHint(column));
        setColumnWidth(column, std::min(wish, most));
        rest -= columnWidth(column);
    }
    setColumnWidth(0, std::max(160, rest));
}

/// The selection is a wash and an edge here as everywhere, never a filled block.
void DifferenceTree::drawBranches(
    QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const auto &t = tokens(palette());
    if (selectionModel()->isSelected(index)) {
        painter->fillRect(rect, t.accentWash);
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), t.accent);
    }
    if (!index.parent().isValid()) {
        const auto open = isExpanded(index) ? u"chevron-down"_s : u"chevron-right"_s;
        const QRectF place(rect.right() - 15, rect.top() + (rect.height() - 14) / 2.0, 14, 14);
        paintIcon(painter, place, open, t.muted);
    }
}

void DifferenceTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void DifferenceTree::keyPressEvent(QKeyEvent *event)
{
    const auto index = currentIndex().siblingAtColumn(0);
    if (event->key() == Qt::Key_Space && index.isValid()
        && static_cast<const DifferenceDelegate *>(itemDelegate())->tickable) {
        const bool on = index.data(Qt::CheckStateRole).toInt() != Qt::Checked;
        m_filter->setData(index, int(on ? Qt::Checked : Qt::Unchecked), Qt::CheckStateRole);
        return;
    }
    QTreeView::keyPressEvent(event);
}

const DifferenceRow *DifferenceTree::current() const
{
    return m_model->row(m_filter->mapToSource(currentIndex()));
}

bool DifferenceTree::choose(const QString &kind, const QString &object)
{
    const auto index = m_filter->mapFromSource(m_model->indexOf(kind, object));
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
    return index.isValid();
}

void DifferenceTree::step(int by)
{
    const auto here = m_filter->mapToSource(currentIndex().siblingAtColumn(0));
    const auto next = m_filter->mapFromSource(m_model->nextMatch(here, by));
    if (next.isValid()) {
        setCurrentIndex(next);
        scrollTo(next);
    }
}

// What changes most is read first; comments and the like can wait.
void DifferenceTree::openGroups()
{
    for (int i = 0; i < m_filter->rowCount(); ++i) {
        setExpanded(m_filter->index(i, 0), true);
    }
}

void DifferenceTree::setTickable(bool tickable)
{
    static_cast<DifferenceDelegate *>(itemDelegate())->tickable = tickable;
    viewport()->update();
}

} // namespace Switchback
