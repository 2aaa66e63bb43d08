// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/halfdonedialog.h"

#include "core/sqllabel.h"
#include "core/text.h"
#include "widgets/badge.h"
#include "widgets/rank.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "workspace/workspace.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int RowHeight = 28;
constexpr int BadgeRoom = 110;
constexpr int Padding = 24;
constexpr int PartRole = Qt::UserRole;

Badge badgeOf(HalfDone::Part part)
{
    switch (part) {
    case HalfDone::Part::In:
        return { .icon = u"check"_s, .text = HalfDoneDialog::tr("is in"), .tone = Tone::Applied };
    case HalfDone::Part::NotIn:
        return {
            .icon = u"close"_s, .text = HalfDoneDialog::tr("is not in"), .tone = Tone::Pending
        };
    case HalfDone::Part::Untold:
        break;
    }
    return { .icon = u"help"_s, .text = HalfDoneDialog::tr("not told"), .tone = Tone::Attention };
}

/// A badge, then the statement on one line.
class PartDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return { BadgeRoom * 2, RowHeight };
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const auto &t = tokens(option.palette);
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, t.accentWash);
        }
        const auto inner = option.rect.adjusted(Padding, 0, -Padding, 0);
        paintBadge(painter, QRect(inner.topLeft(), QSize(BadgeRoom, inner.height())),
            badgeOf(HalfDone::Part(index.data(PartRole).toInt())), option.font, t);
        const auto text = inner.adjusted(BadgeRoom + Padding / 2, 0, 0, 0);
        painter->setPen(t.text);
        painter->drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
            option.fontMetrics.elidedText(
                index.data(Qt::DisplayRole).toString(), Qt::ElideRight, text.width()));
    }
};

QString historyWords(const HalfDone &half)
{
    QStringList lines { half.recorded ? HalfDoneDialog::tr("The history says that it is applied.")
            : half.dirty              ? HalfDoneDialog::tr("The history says that it failed.")
                                      : HalfDoneDialog::tr("The history does not have it.") };
    lines += half.leftBehind;
    return visibleLines(scrubbed(lines.join(u'\n')));
}

} // namespace

HalfDoneDialog::HalfDoneDialog(Workspace *workspace, const Wish &wish, QWidget *parent)
    : QDialog(parent)
    , m_title(makeLabel(Rank::Title, tr("What is true now"), this))
    , m_state(new Strip(Tone::Info,
          tr("Looking which statements are in: the migrations are replayed on a scratch database …"),
          {}))
    , m_statements(new QListWidget)
    , m_history(makeLabel(Rank::Muted, {}, this))
    , m_landedLabel(makeLabel(Rank::Body, tr("Statements that are in:"), this))
    , m_landed(new QSpinBox)
    , m_finish(new QPushButton(tr("Finish from here…")))
    , m_undo(new QPushButton(tr("Undo what landed…")))
    , m_mark(new QPushButton(tr("Leave and mark…")))
    , m_close(new QPushButton(tr("Close")))
{
    setObjectName(u"halfDoneDialog"_s);
    setWindowTitle(tr("After a Failure"));
    setupView();
    workspace->halfDone(wish.version, wish.way).then(this, [this](const Result<HalfDone> &answer) {
        answer ? setHalfDone(*answer) : say(answer.error());
    });
}

void HalfDoneDialog::setupView()
{
    m_state->setObjectName(u"halfDoneState"_s);
    m_state->setInset(24);
    m_statements->setObjectName(u"halfDoneStatements"_s);
    m_statements->setAccessibleName(tr("Statements of the migration, and whether they are in"));
    m_statements->setFrameShape(QFrame::NoFrame);
    m_statements->setItemDelegate(new PartDelegate(m_statements));
    m_statements->setUniformItemSizes(true);
    m_history->setObjectName(u"halfDoneHistory"_s);
    m_history->setWordWrap(true);
    m_history->setContentsMargins(24, 8, 24, 8);
    m_title->setContentsMargins(24, 16, 24, 12);
    m_title->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addWidget(makeLine());
    column->addWidget(m_statements, 1);
    column->addWidget(makeLine());
    column->addWidget(m_history);
    column->addWidget(makeFooter());
    connect(m_finish, &QPushButton::clicked, this, [this] { choose(Mend::Finish); });
    connect(m_undo, &QPushButton::clicked, this, [this] { choose(Mend::Undo); });
    connect(m_mark, &QPushButton::clicked, this, [this] { choose(Mend::Mark); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    resize(760, 480);
}

QWidget *HalfDoneDialog::makeFooter()
{
    m_landed->setObjectName(u"halfDoneLanded"_s);
    m_landed->setAccessibleName(tr("Statements that are in"));
    m_landedLabel->setBuddy(m_landed);
    m_finish->setObjectName(u"halfDoneFinish"_s);
    m_finish->setToolTip(tr("A plan of the statements that are not in, and the history's row"));
    m_undo->setObjectName(u"halfDoneUndo"_s);
    m_undo->setToolTip(tr("A plan that brings the schema back to what it was before"));
    m_mark->setObjectName(u"halfDoneMark"_s);
    m_mark->setToolTip(tr("A plan that only writes the history: the migration counts as applied"));
    for (auto *button : { m_finish, m_undo, m_mark }) {
        button->setEnabled(false);
    }
    makePrimary(m_finish);
    m_landed->hide();
    m_landedLabel->hide();
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(24, 8, 24, 16);
    row->setSpacing(8);
    row->addWidget(m_close);
    row->addStretch(1);
    row->addWidget(m_landedLabel);
    row->addWidget(m_landed);
    row->addWidget(m_mark);
    row->addWidget(m_undo);
    row->addWidget(m_finish);
    return footer;
}

void HalfDoneDialog::setHalfDone(const HalfDone &half)
{
    m_half = half;
    const int all = int(half.statements.size());
    const bool back = half.way == Direction::Down;
    m_title->setText((back ? tr("%1: %2 of %3 statements of its way back are in")
                           : tr("%1: %2 of %3 statements are in"))
            .arg(visible(titleOf(half.version, half.name)))
            .arg(half.landed)
            .arg(all));
    const bool told = half.known && half.landed == half.perhaps;
    m_state->say(told ? Tone::Applied : Tone::Attention,
        told ? tr("Found by comparing the schema with what it is after each statement.")
            : half.known
            ? tr("Statements that change rows leave the schema as it is. Look at the rows, then "
                 "say how many statements are in.")
            : tr("The schema is none of those that the statements lead to. Look at the database, "
                 "then say how many statements are in. It differs in: %1")
                  .arg(visible(half.differences.join(u"; "_s))));
    m_landed->setRange(half.known ? half.landed : 0, half.known ? half.perhaps : all);
    m_landed->setValue(half.landed);
    m_landed->setVisible(!told);
    m_landedLabel->setVisible(!told);
    m_history->setText(historyWords(half));
    m_finish->setEnabled(!half.isOver());
    m_undo->setEnabled(half.known && !half.isOver());
    m_mark->setEnabled(!half.isOver());
    m_mark->setToolTip(back
            ? tr("A plan that only writes the history: the migration counts as rolled back")
            : tr("A plan that only writes the history: the migration counts as applied"));
    showStatements();
}

void HalfDoneDialog::showStatements()
{
    m_statements->clear();
    for (int i = 0; i < m_half.statements.size(); ++i) {
        const auto part = m_half.known ? m_half.part(i) : HalfDone::Part::Untold;
        auto *item = new QListWidgetItem(m_statements);
        const auto sql = visible(
            scrubbed(withoutLeadingComments(m_half.statements.at(i).sql).simplified()));
        item->setText(sql);
        item->setData(PartRole, int(part));
        item->setData(Qt::AccessibleTextRole, badgeOf(part).text + u": "_s + sql);
        item->setToolTip(u"<span>"_s + sql.toHtmlEscaped() + u"</span>"_s);
    }
}

void HalfDoneDialog::say(const Error &error)
{
    m_state->say(Tone::Danger, visible(scrubbed(oneLine(error))));
}

void HalfDoneDialog::choose(Mend mend)
{
    Q_EMIT planWanted({ .direction = directionOf(mend, m_half.way),
        .kind = Target::Kind::Chosen,
        .chosen = { m_half.version },
        .mend = mend,
        .mendedWay = m_half.way,
        .landed = mend == Mend::Mark ? -1 : m_landed->value() });
    accept();
}

} // namespace Switchback

#include "moc_halfdonedialog.cpp"
