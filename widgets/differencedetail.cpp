// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/differencedetail.h"

#include "core/text.h"
#include "items/differencemodel.h"
#include "items/differencepropertymodel.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/strip.h"
#include "widgets/tabledelegate.h"
#include "widgets/textsides.h"
#include "workspace/differencereader.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Badge differsBadge(const QModelIndex &index)
{
    return index.column() == DifferencePropertyModel::NameColumn
            && index.data(DifferencePropertyModel::DiffersRole).toBool()
        ? Badge { u"edited"_s, index.data().toString(), Tone::Accent, true }
        : Badge();
}

QString costText(const DifferenceRow &row, const DataImpact *impact)
{
    const auto holds = impact ? impactText(*impact) : QString();
    switch (row.effect) {
    case ChangeEffect::Destructive:
        return holds.isEmpty() ? DifferenceDetail::tr("Going this way loses what it holds.")
            : !impact->trouble.isEmpty()
            ? DifferenceDetail::tr("Going this way loses what it holds. How much is not known: %1")
                  .arg(holds)
            : DifferenceDetail::tr("Going this way loses what it holds: %1, counted just now.")
                  .arg(holds);
    case ChangeEffect::Rewriting:
        return DifferenceDetail::tr(
            "Every row of the table is written again; it is locked meanwhile.");
    case ChangeEffect::Checking:
        return DifferenceDetail::tr(
            "Every row is looked at, and one that does not fit refuses the change.");
    default:
        return {};
    }
}

} // namespace

DifferenceDetail::DifferenceDetail(DifferenceReader *reader, QWidget *parent)
    : QWidget(parent)
    , m_reader(reader)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState)
    , m_name(new ElidedLabel)
    , m_kind(makeLabel(Rank::Muted, {}, this))
    , m_hide(new QToolButton)
    , m_copy(new QToolButton)
    , m_question(new Strip(Tone::Attention, {}, {}))
    , m_cost(new Strip(Tone::Danger, {}, {}))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_properties(new DifferencePropertyModel(this))
    , m_table(new QTableView)
    , m_texts(new TextSides)
{
    setupView();
    setRow(nullptr);
}

void DifferenceDetail::setupView()
{
    auto font = m_name->font();
    font.setWeight(QFont::DemiBold);
    m_name->setFont(font);
    m_name->setObjectName(u"differenceName"_s);
    m_hide->setObjectName(u"differenceHide"_s);
    m_hide->setIcon(icon(u"filter"_s));
    m_hide->setText(tr("Hide like this…"));
    m_hide->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hide->setAutoRaise(true);
    m_copy->setObjectName(u"differenceCopy"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy what is shown"));
    m_copy->setAccessibleName(tr("Copy what is shown"));
    m_table->setObjectName(u"differenceProperties"_s);
    m_table->setAccessibleName(tr("Properties"));
    m_table->setModel(m_properties);
    setupTable(m_table, new TableDelegate(differsBadge, m_table));
    m_table->setSortingEnabled(false); // what differs stays on top
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideLeft); // an address differs at its end
    m_question->setObjectName(u"differenceQuestion"_s);
    m_cost->setObjectName(u"differenceCost"_s);
    m_splitter->setObjectName(u"differenceDetail"_s);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_texts);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->restoreState(QSettings().value("differences/detail").toByteArray());
    auto *heading = new QWidget;
    auto *grid = new QGridLayout(heading);
    grid->setContentsMargins(12, 8, 8, 6);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_kind, 1, 0);
    grid->addWidget(m_hide, 0, 1, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_copy, 0, 2, 2, 1, Qt::AlignVCenter);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(heading);
    column->addWidget(m_question);
    column->addWidget(m_cost);
    column->addWidget(makeLine());
    column->addWidget(m_splitter, 1);
    m_empty->say(u"compare"_s, tr("Select a difference to look into it."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    connect(m_hide, &QToolButton::clicked, this, &DifferenceDetail::hideWanted);
    connect(m_question, &Strip::pressed, this, &DifferenceDetail::answer);
    connect(m_copy, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { QSettings().setValue("differences/detail", m_splitter->saveState()); });
}

void DifferenceDetail::setDifferences(const Differences &all)
{
    m_all = all;
    setRow(nullptr);
}

void DifferenceDetail::setRow(const DifferenceRow *row)
{
    ++m_asked;
    m_row = row ? std::optional(*row) : std::nullopt;
    m_stack->setCurrentIndex(row ? 1 : 0);
    if (!row) {
        return;
    }
    m_name->setText(visible(row->object));
    m_kind->setText(row->root == row->object
            ? row->kind
            : tr("%1, belongs to %2").arg(row->kind, visible(row->root)));
    showQuestion();
    setImpact(nullptr);
    const auto properties = differenceProperties(m_all, *row);
    m_properties->setProperties(m_all.titles, properties);
    m_table->setVisible(!properties.isEmpty());
    fitColumns(m_table);
    // As high as it needs to be, so that the definitions have the room.
    m_table->setMaximumHeight(m_table->horizontalHeader()->sizeHint().height()
        + int(properties.size()) * m_table->verticalHeader()->defaultSectionSize() + 4);
    const int number = m_asked;
    m_reader->texts(*row).then(this, [this, number](const QList<AlignedLine> &lines) {
        if (number == m_asked) {
            showTexts(lines);
        }
    });
}

void DifferenceDetail::showQuestion()
{
    const auto &row = *m_row;
    const bool answered = !row.renamed.kind.isEmpty();
    m_question->setVisible(answered || !row.hint.isEmpty());
    if (answered) {
        const bool own = m_all.answers.contains(row.renamed);
        const auto from = visible(row.renamed.from);
        m_question->say(Tone::Applied,
            own ? tr("Renamed from %1, as you said: it keeps what it holds.").arg(from)
                : tr("Renamed from %1 along with what it belongs to.").arg(from),
            own ? tr("Take back") : QString());
    } else {
        m_question->say(
            Tone::Attention, row.hint, row.asked.kind.isEmpty() ? QString() : tr("Yes, renamed"));
    }
}

void DifferenceDetail::answer()
{
    if (!m_row) {
        return;
    }
    if (!m_row->renamed.kind.isEmpty()) {
        if (m_all.answers.contains(m_row->renamed)) {
            Q_EMIT renameAnswered(m_row->renamed, false);
        }
    } else if (!m_row->asked.kind.isEmpty()) {
        Q_EMIT renameAnswered(m_row->asked, true);
    }
}

void DifferenceDetail::showTexts(const QList<AlignedLine> &lines)
{
    m_texts->setLines(m_all.titles, lines, m_all.highlighting);
    m_texts->setVisible(!lines.isEmpty());
}

void DifferenceDetail::setImpact(const DataImpact *impact)
{
    if (!m_row) {
        return;
    }
    const auto cost = costText(*m_row, impact);
    m_cost->say(m_row->effect == ChangeEffect::Destructive ? Tone::Danger : Tone::Attention, cost);
    m_cost->setVisible(!cost.isEmpty());
}

void DifferenceDetail::setRuled(bool ruled)
{
    m_hide->setVisible(ruled);
}

void DifferenceDetail::setHideable(const QString &whyNot)
{
    m_hide->setEnabled(whyNot.isEmpty());
    m_hide->setToolTip(whyNot.isEmpty() ? tr("Makes a rule from this difference (H)") : whyNot);
}

QString DifferenceDetail::text() const
{
    if (!m_row) {
        return {};
    }
    QString text = m_row->kind + u' ' + m_row->object + u'\n';
    for (const auto &property : differenceProperties(m_all, *m_row)) {
        text += property.differs ? property.name + u": "_s + property.values.join(u" → "_s) + u'\n'
                                 : QString();
    }
    for (int side = 0; side < m_texts->sides(); ++side) {
        text += u"\n-- "_s + m_all.titles.value(side) + u'\n' + m_texts->text(side);
    }
    return text;
}

} // namespace Switchback
