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

#include <array>
#include <numeric>

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

/// Findings, lock and way back; one without words has nothing to say.
QList<Badge> TimelineDelegate::safetyBadges(const Row &row) const
{
    const auto &index = row.index;
    const auto text = [&index](
                          int column) { return index.siblingAtColumn(column).data().toString(); };
    const int severity = index.data(TimelineModel::SeverityRole).toInt();
    const auto lock = LockClass(index.data(TimelineModel::LockClassRole).toInt());
    const bool cascade = index.data(TimelineModel::CascadeRole).toBool();
    QList<Badge> badges {
        severity < 0 ? Badge() : severityBadge(Severity(severity), text(TimelineModel::RiskColumn)),
        cascade ? Badge { u"warning"_s, text(TimelineModel::LockColumn), Tone::Danger }
                : lockBadge(lock, index.data(TimelineModel::WaitsRole).toBool(),
                      text(TimelineModel::LockColumn)),
        wayBackBadge(WayBack(index.data(TimelineModel::WayBackRole).toInt()),
            text(TimelineModel::WayBackColumn))
    };
    if (const auto verdict = Verdict(index.data(TimelineModel::VerdictRole).toInt());
        verdict != Verdict::NotRehearsed) {
        badges.last() = verdictBadge(verdict, text(TimelineModel::WayBackColumn));
    }
    if (!index.data(TimelineModel::PendingRole).toBool() && isApplied(row.state)) {
        std::ranges::transform(badges, badges.begin(), faded); // it is done: nothing to decide
    }
    return badges;
}

/// In columns where there is room, else side by side as far as they fit; returns where text ends.
int TimelineDelegate::paintSafety(const Row &row, const QRect &rect, int least) const
{
    const auto &font = row.option.font;
    if (m_measured != font || m_columns.lock == 0) {
        m_measured = font;
        m_columns = Switchback::safetyColumns(font);
    }
    const auto badges = safetyBadges(row);
    const std::array widths { m_columns.severity, m_columns.lock, m_columns.wayBack };
    const int all = std::accumulate(widths.begin(), widths.end(), 2 * Gap);
    int right = rect.right();
    if (right - all < least) {
        auto some = badges;
        some.removeIf([](const Badge &badge) { return badge.text.isEmpty(); });
        const auto room = [&] {
            int width = 0;
            for (const auto &badge : std::as_const(some)) {
                width += badgeWidth(badge, font) + Gap / 2;
            }
            return width;
        };
        // Findings matter most, then the lock; a glyph has its words in the tip.
        for (auto badge = some.rbegin(); badge != some.rend() && right - room() < least; ++badge) {
            badge->text.clear();
        }
        while (!some.isEmpty() && right - room() < least) {
            some.removeLast();
        }
        return paintBadges(row, some, rect);
    }
    int first = right + 1;
    for (int i = 2; i >= 0; --i) {
        const auto &badge = badges.at(i);
        right -= widths[size_t(i)];
        if (!badge.text.isEmpty()) {
            const int inset = badge.quiet ? QuietInset : 0;
            paintBadge(row.painter,
                QRect(right + inset, rect.top(), widths[size_t(i)] - inset, rect.height()), badge,
                font, row.t);
            first = right;
        }
        right -= Gap;
    }
    return first - Gap;
}

/// From the right, as they stand in the list; returns where the next thing must end.
int TimelineDelegate::paintBadges(const Row &row, const QList<Badge> &all, const QRect &rect) const
{
    int right = rect.right();
    for (auto badge = all.crbegin(); badge != all.crend(); ++badge) {
        const int width = badgeWidth(*badge, row.option.font);
        if (right - width < rect.left()) {
            break;
        }
        paintBadge(row.painter, QRect(right - width, rect.top(), width, rect.height()), *badge,
            row.option.font, row.t);
        right -= width + Gap / 2;
    }
    return right - Gap / 2;
}

/// The first line's, or in compact rows the only one's.
QRect TimelineDelegate::firstLine(const Row &row) const
{
    const auto &rect = row.option.rect;
    if (m_options.compact || !showsSafety()) {
        return rect;
    }
    const int line = row.option.fontMetrics.height();
    return { rect.left(), rect.top() + rect.height() / 2 - line - 3, rect.width(), line + 4 };
}

/// Columns from the right: time, state, tags. Returns where the text must end.
int TimelineDelegate::paintRight(const Row &row) const
{
    const auto rect = firstLine(row);
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
        const int inset = badge.quiet ? QuietInset : 0;
        paintBadge(row.painter,
            QRect(right - width + inset, rect.top(), width - inset, rect.height()), badge, font,
            row.t);
        right -= width + Gap;
    }
    const int least = rect.left() + TextLeft + rect.width() / 4;
    if (m_options.compact && showsSafety()) {
        const int text = rect.width() > 700 ? least : rect.left() + TextLeft + rect.width() * 2 / 5;
        right = paintSafety(
            row, QRect(QPoint(text, rect.top()), QPoint(right, rect.bottom())), text);
    }
    const QRect room(QPoint(least, rect.top()), QPoint(right, rect.bottom()));
    return paintBadges(row, badges(row.index), room) - Gap / 2;
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
    const auto version = row.index.data(TimelineModel::VersionRole).toString();
    const auto name = row.index.data(TimelineModel::NameRole).toString();
    const auto drawName = [&](const QRect &where) {
        painter->setFont(font);
        painter->setPen(row.t.text);
        drawLine(row, where, name.isEmpty() ? version : name, Qt::ElideMiddle);
    };
    if (m_options.compact) {
        const QFontMetrics fixed(fixedSmall(row.option.font));
        const int versionWidth = std::min(fixed.horizontalAdvance(version) + 1, width);
        const int column = std::min(
            width / 2, std::max(versionWidth, fixed.horizontalAdvance(u'0') * 15));
        drawVersion(row, QRect(left, rect.top(), column, rect.height()));
        drawName(QRect(left + column + Gap, rect.top(), width - column - Gap, rect.height()));
        return;
    }
    const int half = rect.height() / 2;
    drawName({ left, rect.top() + half - metrics.height() - 1, width, metrics.height() });
    const QRect lower(left, rect.top() + half + 1, width, metrics.height());
    paintSecondLine(row, lower);
}

/// By the baseline of the row's own font, so that versions, names and notes stand on one line.
void TimelineDelegate::drawLine(
    const Row &row, const QRect &where, const QString &text, Qt::TextElideMode mode) const
{
    const auto &metrics = row.option.fontMetrics;
    const int baseline = where.top() + (where.height() - metrics.height()) / 2 + metrics.ascent();
    row.painter->drawText(QPoint(where.left(), baseline),
        row.painter->fontMetrics().elidedText(text, mode, where.width() + 1));
}

void TimelineDelegate::drawVersion(const Row &row, const QRect &where) const
{
    row.painter->setFont(fixedSmall(row.option.font));
    row.painter->setPen(row.t.muted);
    drawLine(row, where, row.index.data(TimelineModel::VersionRole).toString(), Qt::ElideMiddle);
}

/// The version, what is worth knowing, and at the right what the rules say.
void TimelineDelegate::paintSecondLine(const Row &row, const QRect &rect) const
{
    const auto version = row.index.data(TimelineModel::VersionRole).toString();
    const auto name = row.index.data(TimelineModel::NameRole).toString();
    // Whole as long as there is room for it; what else stands on its line takes the rest.
    const int versionWidth = std::min(
        QFontMetrics(fixedSmall(row.option.font)).horizontalAdvance(version) + 1, rect.width());
    int right = rect.right();
    if (showsSafety()) {
        const int top = rect.center().y() - rect.height() / 2 - 1;
        const QRect whole(QPoint(rect.left() + versionWidth + Gap, top),
            QSize(row.option.rect.right() - Margin - rect.left() - versionWidth - Gap,
                rect.height() + 2));
        right = std::min(paintSafety(row, whole, whole.left()), row.option.rect.right() - Margin);
    }
    drawVersion(row, QRect(rect.left(), rect.top(), versionWidth, rect.height()));
    const auto note = row.index.data(TimelineModel::NoteRole).toString();
    auto path = row.index.data(TimelineModel::PathRole).toString();
    if (path.contains(version) && path.contains(name)) {
        path.clear(); // says nothing that does not stand here already
    }
    row.painter->setFont(smallFont(row.option.font));
    row.painter->setPen(note.isEmpty() ? row.t.muted : ink(stateLook(row.state).tone, row.t));
    const QRect rest(
        QPoint(rect.left() + versionWidth + Gap, rect.top()), QPoint(right, rect.bottom()));
    if (rest.width() > 40) {
        drawLine(row, rest, note.isEmpty() ? path : note,
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
    if (const auto safety = index.data(TimelineModel::SafetyRole).toStringList();
        !safety.isEmpty()) {
        lines += QString();
        lines += safety;
    }
    // Plain text, whatever a name contains: without markup in it Qt cannot take it for rich text.
    QToolTip::showText(event->globalPos(),
        u"<span style='white-space:pre'>"_s + lines.join(u'\n').toHtmlEscaped() + u"</span>"_s,
        view);
    return true;
}

} // namespace Switchback
