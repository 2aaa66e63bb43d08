// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/plandelegate.h"

#include "core/text.h"
#include "items/duration.h"
#include "items/planmodel.h"
#include "items/runmodel.h"
#include "widgets/icons.h"

#include <QAbstractItemModel>
#include <QFontDatabase>
#include <QPainter>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Margin = 12;
constexpr int Gap = 8;
constexpr int Edge = 3;
constexpr int BracketX = 20; // of the line that holds a transaction together
constexpr int StatementLeft = 36;
constexpr int StepLeft = 36;

using Kind = PlanTreeModel::Kind;
using Bracket = PlanTreeModel::Bracket;
using RunState = RunModel::RunState;

const PlanTreeModel *modelOf(const QModelIndex &index)
{
    return static_cast<const PlanTreeModel *>(index.model());
}

QFont fixedFont(const QFont &like)
{
    static const auto families = QFontDatabase::systemFont(QFontDatabase::FixedFont).families();
    auto fixed = smallFont(like);
    fixed.setFamilies(families);
    return fixed;
}

Badge runBadge(RunState state, const QString &word)
{
    switch (state) {
    case RunState::Queued:
        return { u"pending"_s, word, Tone::Neutral, true };
    case RunState::Running:
        return { u"run"_s, word, Tone::Info, false };
    case RunState::Waiting:
        return { u"wait"_s, word, Tone::Attention, false };
    case RunState::Done:
        return { u"check"_s, word, Tone::Applied, true };
    case RunState::Failed:
        return { u"failed"_s, word, Tone::Danger, false };
    case RunState::RolledBack:
        return { u"rollback"_s, word, Tone::Attention, false };
    case RunState::NotRun:
        return { u"minus"_s, word, Tone::Neutral, true };
    }
    return {};
}

Badge severityBadge(const QModelIndex &index, const QString &text)
{
    switch (index.data(PlanModel::SeverityRole).toInt()) {
    case int(Severity::Error):
        return { u"error"_s, text, Tone::Danger };
    case int(Severity::Warning):
        return { u"warning"_s, text, Tone::Attention };
    default:
        return { u"info"_s, text, Tone::Info };
    }
}

/// What was found at a statement and who waits for it; nothing where all is well.
QList<Badge> verdictBadges(const QModelIndex &index)
{
    using Waits = PlanModel::Waits;
    QList<Badge> badges;
    if (index.data(PlanModel::SeverityRole).toInt() >= 0) {
        badges += severityBadge(index, {});
    }
    const bool rewrites = index.data(PlanModel::RewritesRole).toBool();
    switch (Waits(index.data(PlanModel::WaitsRole).toInt())) {
    case Waits::Everybody:
        badges += Badge { u"lock"_s,
            rewrites ? PlanDelegate::tr("rewrites, blocks all") : PlanDelegate::tr("blocks all"),
            rewrites ? Tone::Danger : Tone::Attention };
        break;
    case Waits::Writers:
        badges += Badge { u"lock"_s,
            rewrites ? PlanDelegate::tr("rewrites, blocks writes")
                     : PlanDelegate::tr("blocks writes"),
            rewrites ? Tone::Danger : Tone::Attention };
        break;
    case Waits::Nobody:
        break;
    }
    return badges;
}

} // namespace

struct PlanDelegate::Row {
    QPainter *painter;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    const Tokens &t;
    const PlanTreeModel *model;
    Kind kind;
};

PlanDelegate::PlanDelegate(Shows shows, QTreeView *view)
    : QStyledItemDelegate(view)
    , m_shows(shows)
    , m_view(view)
{
}

QSize PlanDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    const bool statement = modelOf(index)->kindOf(index) == Kind::Statement;
    return { 200, statement ? std::max(28, line + 8) : std::max(40, line + 20) };
}

void PlanDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = modelOf(index);
    const Row row { painter, option, index, tokens(option.palette), model, model->kindOf(index) };
    painter->save();
    paintGround(row);
    if (row.kind == Kind::Statement) {
        paintBracket(row);
        paintStatement(row);
    } else {
        paintStep(row);
    }
    painter->restore();
}

void PlanDelegate::paintGround(const Row &row) const
{
    const auto &rect = row.option.rect;
    const bool selected = row.option.state & QStyle::State_Selected;
    const bool hover = row.option.state & QStyle::State_MouseOver;
    const auto &ground = row.t.surface;
    row.painter->fillRect(rect,
        selected    ? row.t.accentWash
            : hover ? mixed(ground, row.t.line, 0.25)
                    : ground);
    if (selected) {
        row.painter->fillRect(QRect(rect.left(), rect.top(), Edge, rect.height()), row.t.accent);
    }
    if (row.kind != Kind::Statement && row.index.row() > 0) {
        row.painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), row.t.line);
    }
}

void PlanDelegate::paintBracket(const Row &row) const
{
    const auto role = m_shows == Shows::Plan ? int(PlanModel::BracketRole)
                                             : int(RunModel::BracketRole);
    const auto bracket = Bracket(row.index.data(role).toInt());
    if (bracket == Bracket::None) {
        return;
    }
    const auto &rect = row.option.rect;
    const int x = rect.left() + BracketX;
    const int middle = rect.center().y();
    const auto color = mixed(row.t.line, row.t.accent, 0.55);
    const int top = bracket == Bracket::Opens ? middle : rect.top();
    const int bottom = bracket == Bracket::Closes ? middle + 1 : rect.bottom() + 1;
    row.painter->fillRect(QRect(x, top, 2, bottom - top), color);
    if (bracket != Bracket::Inside) {
        row.painter->fillRect(QRect(x, middle - 1, 8, 2), color);
    }
}

void PlanDelegate::paintStep(const Row &row) const
{
    auto *painter = row.painter;
    const auto &rect = row.option.rect;
    const bool open = m_view->isExpanded(row.index);
    paintIcon(painter, QRectF(rect.left() + Margin - 2, rect.top(), 16, rect.height()),
        open ? u"chevron-down"_s : u"chevron-right"_s, row.t.muted);
    const int right = paintRight(row);
    const auto *step = row.model->step(row.index);
    const int left = rect.left() + StepLeft;
    auto font = row.option.font;
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    const auto fixed = fixedFont(row.option.font);
    const QFontMetrics fixedMetrics(fixed);
    const int baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    const auto role = m_shows == Shows::Plan ? int(PlanModel::TitleRole) : int(RunModel::TitleRole);
    const auto version = step ? elided(visible(versionBeside(step->version, step->name)), 40)
                              : QString();
    auto name = step ? visible(step->name) : row.index.data(role).toString();
    if (name.isEmpty()) {
        name = version;
    }
    const int room = right - left;
    const int versionWidth = std::min(fixedMetrics.horizontalAdvance(version) + 1, room / 2);
    const int nameWidth = std::min(
        metrics.horizontalAdvance(name) + 1, room - (step ? versionWidth + Gap : 0));
    painter->setFont(font);
    painter->setPen(row.t.text);
    painter->drawText(
        QPoint(left, baseline), metrics.elidedText(name, Qt::ElideMiddle, nameWidth + 1));
    if (step) {
        painter->setFont(fixed);
        painter->setPen(row.t.muted);
        painter->drawText(QPoint(left + nameWidth + Gap, baseline),
            fixedMetrics.elidedText(version, Qt::ElideMiddle, versionWidth + 1));
    }
}

void PlanDelegate::paintStatement(const Row &row) const
{
    const auto &rect = row.option.rect;
    const auto *statement = row.model->statement(row.index);
    const bool own = statement && statement->role == StatementRole::Migration;
    const int right = paintRight(row);
    const auto role = m_shows == Shows::Plan ? int(PlanModel::TitleRole) : int(RunModel::TitleRole);
    const auto fixed = fixedFont(row.option.font);
    const QFontMetrics metrics(fixed);
    row.painter->setFont(fixed);
    row.painter->setPen(own ? row.t.text : row.t.muted);
    const int left = rect.left() + StatementLeft;
    const int baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    row.painter->drawText(QPoint(left, baseline),
        metrics.elidedText(row.index.data(role).toString(), Qt::ElideRight, right - left));
}

/// Paints from the right and returns where the text must end.
int PlanDelegate::paintRight(const Row &row) const
{
    if (m_shows == Shows::Run) {
        return paintRunState(row);
    }
    const auto &rect = row.option.rect;
    const auto &font = row.option.font;
    const QFontMetrics metrics(smallFont(font));
    int right = rect.right() - Margin;
    const auto *statement = row.model->statement(row.index);
    const auto text = row.kind == Kind::Preparation ? QString()
        : statement && statement->role == StatementRole::Migration
        ? (statement->line > 0 ? tr("line %1").arg(statement->line) : QString())
        : row.index.siblingAtColumn(PlanModel::PurposeColumn).data().toString();
    const int width = metrics.horizontalAdvance(text) + 2;
    row.painter->setFont(smallFont(font));
    row.painter->setPen(row.t.muted);
    row.painter->drawText(QRect(right - width, rect.top(), width, rect.height()),
        Qt::AlignRight | Qt::AlignVCenter, text);
    right -= width + Gap;
    if (const auto *step = row.model->step(row.index); step && row.kind == Kind::Step) {
        QList<Badge> badges;
        if (step->late) {
            badges += Badge { u"late"_s, tr("late"), Tone::Attention };
        }
        if (!step->transactional) {
            badges += Badge { u"warning"_s, tr("no transaction"), Tone::Attention };
        }
        if (const int findings = row.index.data(PlanModel::FindingsRole).toInt()) {
            badges += severityBadge(row.index, tr("%n finding(s)", nullptr, findings));
        }
        right = paintBadges(row, badges, right);
    } else if (statement) {
        right = paintBadges(row, verdictBadges(row.index), right);
    }
    return right - Gap;
}

/// From the right; returns where the next thing must end.
int PlanDelegate::paintBadges(const Row &row, const QList<Badge> &badges, int right) const
{
    const auto &rect = row.option.rect;
    const auto &font = row.option.font;
    for (const auto &badge : badges) {
        const int room = badgeWidth(badge, font);
        paintBadge(
            row.painter, QRect(right - room, rect.top(), room, rect.height()), badge, font, row.t);
        right -= room + Gap / 2;
    }
    return right;
}

int PlanDelegate::paintRunState(const Row &row) const
{
    const auto &rect = row.option.rect;
    const auto &font = row.option.font;
    const QFontMetrics metrics(smallFont(font));
    int right = rect.right() - Margin;
    const int durationWidth = metrics.averageCharWidth() * 11;
    row.painter->setFont(smallFont(font));
    row.painter->setPen(row.t.muted);
    row.painter->drawText(QRect(right - durationWidth, rect.top(), durationWidth, rect.height()),
        Qt::AlignRight | Qt::AlignVCenter,
        durationText(row.index.data(RunModel::DurationRole).toLongLong()));
    right -= durationWidth + Gap;
    const auto state = RunState(row.index.data(RunModel::RunStateRole).toInt());
    auto word = row.index.data(RunModel::RunStateTextRole).toString();
    if (const int attempt = row.index.data(RunModel::AttemptRole).toInt(); attempt > 1) {
        word += u" · "_s + tr("try %1").arg(attempt);
    }
    const int width = metrics.averageCharWidth() * 22;
    const auto badge = runBadge(state, word);
    const int inset = badge.quiet ? 6 : 0;
    paintBadge(row.painter, QRect(right - width + inset, rect.top(), width - inset, rect.height()),
        badge, font, row.t);
    return right - width - Gap;
}

QTreeView *makePlanView(PlanDelegate::Shows shows, QAbstractItemModel *model)
{
    auto *view = new QTreeView;
    view->setModel(model);
    for (int column = 1; column < model->columnCount(); ++column) {
        view->hideColumn(column); // the delegate paints a row whole
    }
    view->setItemDelegate(new PlanDelegate(shows, view));
    view->setHeaderHidden(true);
    view->setRootIsDecorated(false);
    view->setIndentation(0);
    view->setFrameShape(QFrame::NoFrame);
    view->setAllColumnsShowFocus(true);
    view->setMouseTracking(true);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return view;
}

} // namespace Switchback
