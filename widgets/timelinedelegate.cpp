// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/timelinedelegate.h"

#include "items/duration.h"
#include "widgets/icons.h"
#include "widgets/rail.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Margin = 12; // left of the rail and right of the last column
constexpr int TextLeft = Margin + RailWidth + 8;
constexpr int Gap = 8;
constexpr int Edge = 3; // of the selected row

using Fate = TimelineModel::Fate;

Badge fateBadge(Fate fate, bool reversible)
{
    if (fate == Fate::WillApply) {
        return { u"up"_s, TimelineDelegate::tr("will be applied"), Tone::Applied };
    }
    if (!reversible) {
        return { u"noway"_s, TimelineDelegate::tr("no way back"), Tone::Danger };
    }
    return { u"rollback"_s, TimelineDelegate::tr("will be rolled back"), Tone::Attention };
}

QFont fixedSmall(const QFont &font)
{
    static const auto families = QFontDatabase::systemFont(QFontDatabase::FixedFont).families();
    auto fixed = smallFont(font);
    fixed.setFamilies(families);
    return fixed;
}

/// Below the bar the rail is what was done, above it only the way ahead.
QColor railColor(const QModelIndex &index, const Tokens &t)
{
    const auto *model = qobject_cast<const TimelineModel *>(index.model());
    const bool below = model && model->hereRow() >= 0 && index.row() > model->hereRow();
    return below ? mixed(t.line, t.applied, 0.5) : t.line;
}

int stateColumnWidth(const QFontMetrics &metrics)
{
    return metrics.averageCharWidth() * 20;
}

} // namespace

/// Everything the parts of one row need.
struct TimelineDelegate::Row {
    QPainter *painter;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    const Tokens &t;
    State state;
    Fate fate;
    bool selected;
    bool faded; // does not pass the filter
    QColor ground;
};

TimelineDelegate::TimelineDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

int TimelineDelegate::railX()
{
    return Margin + RailWidth / 2;
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // From the font, so that large text has large rows; 44, 28 and 32 at the usual size.
    const int line = option.fontMetrics.height();
    switch (TimelineModel::Kind(index.data(TimelineModel::KindRole).toInt())) {
    case TimelineModel::Kind::Month:
        return { 200, std::max(28, line + 10) };
    case TimelineModel::Kind::Here:
        return { 200, std::max(32, line + 14) };
    case TimelineModel::Kind::Migration:
        break;
    }
    return { 200, m_options.compact ? std::max(28, line + 8) : std::max(44, 2 * line + 6) };
}

void TimelineDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    switch (TimelineModel::Kind(index.data(TimelineModel::KindRole).toInt())) {
    case TimelineModel::Kind::Migration:
        paintMigration(painter, option, index);
        break;
    case TimelineModel::Kind::Month:
        paintMonth(painter, option, index);
        break;
    case TimelineModel::Kind::Here:
        paintHere(painter, option, index);
        break;
    }
    painter->restore();
}

void TimelineDelegate::paintMigration(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &t = tokens(option.palette);
    Row row { .painter = painter,
        .option = option,
        .index = index,
        .t = t,
        .state = State(index.data(TimelineModel::StateRole).toInt()),
        .fate = Fate(index.data(TimelineModel::FateRole).toInt()),
        .selected = bool(option.state & QStyle::State_Selected),
        .faded = !index.data(TimelineModel::MatchRole).toBool(),
        .ground = t.surface };
    if (row.selected) {
        row.ground = t.accentWash;
    } else if (row.fate == Fate::WillApply) {
        row.ground = t.appliedWash;
    } else if (row.fate == Fate::WillRevert) {
        row.ground = index.data(TimelineModel::ReversibleRole).toBool() ? t.attentionWash
                                                                        : t.dangerWash;
    } else if (option.state & QStyle::State_MouseOver) {
        row.ground = mixed(t.surface, t.line, 0.25);
    }
    paintGround(row);
    paintRail(row);
    if (row.faded) {
        painter->setOpacity(0.35);
    }
    auto look = stateLook(row.state);
    if (look.glyph == RailGlyph::Ring && index.data(TimelineModel::OpaqueRole).toBool()) {
        look.glyph = RailGlyph::RingDot;
    }
    const QPointF centre(option.rect.left() + railX(), option.rect.center().y() + 0.5);
    paintNode(painter, centre, look.glyph, ink(look.tone, t), row.ground);
    paintText(row, paintRight(row));
}

void TimelineDelegate::paintGround(const Row &row) const
{
    const auto &rect = row.option.rect;
    row.painter->fillRect(rect, row.ground);
    if (row.selected) {
        row.painter->fillRect(QRect(rect.left(), rect.top(), Edge, rect.height()), row.t.accent);
    }
    const bool focused = row.option.state & QStyle::State_HasFocus
        && row.option.state & QStyle::State_KeyboardFocusChange;
    if (focused) {
        row.painter->setPen(QPen(row.t.accent, 1));
        row.painter->setBrush(Qt::NoBrush);
        row.painter->drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void TimelineDelegate::paintRail(const Row &row) const
{
    const auto &rect = row.option.rect;
    const int x = rect.left() + railX();
    const int middle = rect.center().y();
    const bool first = row.index.row() == 0;
    const bool last = row.index.row() == row.index.model()->rowCount() - 1;
    if (!row.index.data(TimelineModel::RepeatableRole).toBool()) {
        const int top = first ? middle : rect.top();
        const int bottom = last ? middle : rect.bottom() + 1;
        row.painter->fillRect(QRect(x - 1, top, 2, bottom - top), railColor(row.index, row.t));
    }
}

QList<Badge> TimelineDelegate::badges(const QModelIndex &index) const
{
    QList<Badge> badges;
    if (m_options.tags) {
        for (const auto &tag : index.data(TimelineModel::TagsRole).toStringList()) {
            badges += Badge { .text = tag };
        }
        if (index.data(TimelineModel::OpaqueRole).toBool()) {
            badges.first().icon = u"opaque"_s;
            badges.first().tone = Tone::Attention;
        }
    }
    if (const auto fate = Fate(index.data(TimelineModel::FateRole).toInt()); fate != Fate::None) {
        badges += fateBadge(fate, index.data(TimelineModel::ReversibleRole).toBool());
    }
    return badges;
}

/// Columns from the right: time, state, tags. Returns where the text must end.
int TimelineDelegate::paintRight(const Row &row) const
{
    const auto &rect = row.option.rect;
    const auto &font = row.option.font;
    const QFontMetrics metrics(smallFont(font));
    int right = rect.right() - Margin;
    if (m_options.times && m_timesKnown && rect.width() > 520) {
        const int width = metrics.averageCharWidth() * 17;
        const auto at = row.index.data(TimelineModel::AppliedAtRole).toDateTime();
        row.painter->setFont(smallFont(font));
        row.painter->setPen(row.t.muted);
        row.painter->drawText(QRect(right - width, rect.top(), width, rect.height()),
            Qt::AlignRight | Qt::AlignVCenter,
            metrics.elidedText(
                agoText(at, QDateTime::currentDateTimeUtc()), Qt::ElideRight, width));
        right -= width + Gap;
    }
    if (rect.width() > 380) {
        const auto badge = stateBadge(
            row.state, row.index.data(TimelineModel::StateTextRole).toString());
        const int width = stateColumnWidth(metrics);
        const int inset = badge.quiet ? 6 : 0; // the glyphs of both kinds stand in one column
        paintBadge(row.painter,
            QRect(right - width + inset, rect.top(), width - inset, rect.height()), badge, font,
            row.t);
        right -= width + Gap;
    }
    const int least = rect.left() + TextLeft + rect.width() / 4;
    const auto all = badges(row.index);
    for (auto badge = all.crbegin(); badge != all.crend(); ++badge) {
        const int width = badgeWidth(*badge, font);
        if (right - width < least) {
            break;
        }
        paintBadge(row.painter, QRect(right - width, rect.top(), width, rect.height()), *badge,
            font, row.t);
        right -= width + Gap / 2;
    }
    return right - Gap;
}

void TimelineDelegate::paintText(const Row &row, int right) const
{
    const auto &rect = row.option.rect;
    auto *painter = row.painter;
    const int left = rect.left() + TextLeft;
    const int width = right - left;
    auto font = row.option.font;
    font.setWeight(
        row.index.data(TimelineModel::PendingRole).toBool() ? QFont::DemiBold : QFont::Normal);
    const QFontMetrics metrics(font);
    const auto fixed = fixedSmall(row.option.font);
    const QFontMetrics fixedMetrics(fixed);
    const auto version = row.index.data(TimelineModel::VersionRole).toString();
    const auto name = row.index.data(TimelineModel::NameRole).toString();
    // Whole as long as there is room for it; what else stands on its line takes the rest.
    const int versionWidth = std::min(fixedMetrics.horizontalAdvance(version) + 1, width);
    // By the baseline of the larger font, so that versions, names and notes stand on one line.
    const auto draw = [&](const QRect &where, const QString &text, const QFontMetrics &m,
                          Qt::TextElideMode mode) {
        const int baseline = where.top() + (where.height() - metrics.height()) / 2
            + metrics.ascent();
        painter->drawText(
            QPoint(where.left(), baseline), m.elidedText(text, mode, where.width() + 1));
    };
    const auto drawVersion = [&](const QRect &where) {
        painter->setFont(fixed);
        painter->setPen(row.t.muted);
        draw(where, version, fixedMetrics, Qt::ElideMiddle);
    };
    const auto drawName = [&](const QRect &where) {
        painter->setFont(font);
        painter->setPen(row.t.text);
        draw(where, name.isEmpty() ? version : name, metrics, Qt::ElideMiddle);
    };
    if (m_options.compact) {
        const int column = std::min(
            width / 2, std::max(versionWidth, fixedMetrics.horizontalAdvance(u'0') * 15));
        drawVersion(QRect(left, rect.top(), column, rect.height()));
        drawName(QRect(left + column + Gap, rect.top(), width - column - Gap, rect.height()));
        return;
    }
    const int half = rect.height() / 2;
    const QRect upper(left, rect.top() + half - metrics.height() - 1, width, metrics.height());
    const QRect lower(left, rect.top() + half + 1, width, metrics.height());
    drawName(upper);
    drawVersion(QRect(lower.left(), lower.top(), versionWidth, lower.height()));
    const auto note = row.index.data(TimelineModel::NoteRole).toString();
    auto path = row.index.data(TimelineModel::PathRole).toString();
    if (path.contains(version) && path.contains(name)) {
        path.clear(); // says nothing that does not stand here already
    }
    painter->setFont(smallFont(row.option.font));
    painter->setPen(note.isEmpty() ? row.t.muted : ink(stateLook(row.state).tone, row.t));
    const QRect rest = lower.adjusted(versionWidth + Gap, 0, 0, 0);
    if (rest.width() > 40) {
        draw(rest, note.isEmpty() ? path : note, QFontMetrics(painter->font()),
            note.isEmpty() ? Qt::ElideMiddle : Qt::ElideRight);
    }
}

void TimelineDelegate::paintMonth(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &t = tokens(option.palette);
    const auto &rect = option.rect;
    painter->fillRect(rect, t.surface);
    const int x = rect.left() + railX();
    const auto words = index.data(TimelineModel::HeadingRole).toString();
    const bool first = index.row() == 0;
    const bool last = index.row() == index.model()->rowCount() - 1;
    const auto next = index.siblingAtRow(index.row() + 1);
    if (!first && !last && !next.data(TimelineModel::RepeatableRole).toBool()) {
        painter->fillRect(QRect(x - 1, rect.top(), 2, rect.height()), railColor(index, t));
    }
    painter->setFont(smallFont(option.font));
    painter->setPen(t.muted);
    const QFontMetrics metrics(painter->font());
    const QRect text(rect.left() + TextLeft, rect.top() + 4, metrics.horizontalAdvance(words) + 1,
        rect.height() - 4);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, words);
    painter->fillRect(
        QRect(text.right() + Gap, text.center().y(), rect.right() - text.right() - Gap - Margin, 1),
        t.line);
}

void TimelineDelegate::paintHere(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &t = tokens(option.palette);
    const auto &rect = option.rect;
    painter->fillRect(rect, t.accentWash);
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), t.accent);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.accent);
    const int x = rect.left() + railX();
    const QRect handle(x - 11, rect.center().y() - 10, 23, 21);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.accent);
    painter->drawRoundedRect(handle, 6, 6);
    paintIcon(painter, QRectF(handle).adjusted(4, 3, -4, -3), u"grip"_s, t.onAccent);
    auto font = option.font;
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(t.accent);
    const int left = rect.left() + TextLeft;
    painter->drawText(QRect(left, rect.top(), rect.width() - left, rect.height()),
        Qt::AlignVCenter | Qt::AlignLeft, index.data(TimelineModel::HeadingRole).toString());
    const int pending = index.data(TimelineModel::PendingCountRole).toInt();
    const int applied = index.data(TimelineModel::AppliedCountRole).toInt();
    const Badge below { u"arrow-down"_s, tr("%n applied", nullptr, applied), Tone::Applied, true };
    const Badge above { u"arrow-up"_s, tr("%n pending", nullptr, pending), Tone::Pending, true };
    int right = rect.right() - Margin;
    for (const auto &badge : { below, above }) {
        const int width = badgeWidth(badge, option.font);
        if (right - width > left
                + QFontMetrics(font).horizontalAdvance(
                    index.data(TimelineModel::HeadingRole).toString())) {
            paintBadge(painter, QRect(right - width, rect.top(), width, rect.height()), badge,
                option.font, t);
        }
        right -= width + 16;
    }
}

bool TimelineDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || index.data(TimelineModel::KindRole).toInt() != 0) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    const auto text = [&](int role) { return index.data(role).toString(); };
    QStringList lines { text(TimelineModel::NameRole), text(TimelineModel::VersionRole),
        text(TimelineModel::PathRole), text(TimelineModel::StateTextRole) };
    if (const auto at = index.data(TimelineModel::AppliedAtRole).toDateTime(); at.isValid()) {
        lines += tr("Applied %1").arg(QLocale().toString(at.toLocalTime(), QLocale::LongFormat));
    }
    lines += text(TimelineModel::NoteRole);
    lines.removeAll(QString());
    // Plain text, whatever a name contains: without markup in it Qt cannot take it for rich text.
    QToolTip::showText(event->globalPos(),
        u"<span style='white-space:pre'>"_s + lines.join(u'\n').toHtmlEscaped() + u"</span>"_s,
        view);
    return true;
}

} // namespace Switchback
