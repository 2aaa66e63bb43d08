// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/lossledger.h"

#include "core/text.h"
#include "items/ledgermodel.h"
#include "widgets/strip.h"
#include "widgets/tabledelegate.h"

#include <QApplication>
#include <QFontDatabase>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Inset = 24; // of everything on the page
constexpr int CellPadding = 12; // of the table itself
constexpr int TickSize = 16;
constexpr int WidestDependants = 180;
constexpr int SampleLines = 6;

/// A row that can be ticked has its box before the words.
class LedgerDelegate : public TableDelegate
{
public:
    explicit LedgerDelegate(QObject *parent)
        : TableDelegate([](const QModelIndex &) { return Badge(); }, parent)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const auto state = index.data(Qt::CheckStateRole);
        if (!state.isValid()) {
            TableDelegate::paint(painter, option, index);
            return;
        }
        auto words = option;
        words.rect.setLeft(option.rect.left() + CellPadding + TickSize - 4);
        TableDelegate::paint(painter, words, index);
        QStyleOptionViewItem box(option);
        box.rect = QRect(option.rect.left() + CellPadding, option.rect.center().y() - TickSize / 2,
            TickSize, TickSize);
        box.state.setFlag(QStyle::State_HasFocus, false);
        box.state |= state.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        const auto *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
    }

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override
    {
        const auto state = index.data(Qt::CheckStateRole);
        const bool clicked = event->type() == QEvent::MouseButtonRelease
            && static_cast<QMouseEvent *>(event)->position().x()
                < option.rect.left() + 2 * CellPadding + TickSize;
        const bool pressed = event->type() == QEvent::KeyPress
            && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
        if (!state.isValid() || (!clicked && !pressed)) {
            return TableDelegate::editorEvent(event, model, option, index);
        }
        return model->setData(index,
            int(state.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
    }
};

QString sampleText(const QList<LedgerRow> &ledger)
{
    QStringList lines;
    for (const auto &row : ledger) {
        lines += visible(row.loss.object);
        for (const auto &sample : row.sample) {
            lines += u"    "_s + visible(sample);
        }
        if (row.sample.isEmpty()) {
            lines += u"    "_s
                + (row.trouble.isEmpty() ? LossLedger::tr("no rows") : visible(row.trouble));
        }
    }
    return lines.join(u'\n');
}

} // namespace

LossLedger::LossLedger(QWidget *parent)
    : QWidget(parent)
    , m_heading(new Strip(Tone::Danger, {}, {}))
    , m_view(new QTableView)
    , m_model(new LedgerModel(this))
    , m_sample(new QPlainTextEdit)
{
    m_view->setObjectName(u"lossLedger"_s);
    m_view->setAccessibleName(tr("Loss ledger"));
    m_view->setModel(m_model);
    setupTable(m_view, new LedgerDelegate(m_view));
    m_view->setSortingEnabled(false); // in the order in which it goes
    m_heading->setInset(Inset);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *table = new QHBoxLayout; // its cells stand below the heading's words
    table->setContentsMargins(Inset - CellPadding, 0, 0, 0);
    table->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addLayout(table);
    column->addWidget(m_sample);
    m_sample->setObjectName(u"lossSample"_s);
    m_sample->setAccessibleName(tr("Sample of what is lost, masked"));
    m_sample->setReadOnly(true);
    m_sample->setFrameShape(QFrame::NoFrame);
    m_sample->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_sample->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_sample->setFixedHeight(SampleLines * QFontMetrics(m_sample->font()).lineSpacing() + 16);
    m_sample->document()->setDocumentMargin(8);
    m_sample->hide();
    connect(m_model, &LedgerModel::keptChanged, this, &LossLedger::keptChanged);
    connect(m_heading, &Strip::pressed, this, &LossLedger::pressSample);
    hide();
}

void LossLedger::setLedger(
    const QList<LedgerRow> &ledger, bool counted, bool keeping, const QStringList &kept)
{
    m_model->setLedger(ledger);
    m_model->setKeeping(keeping, kept);
    m_sample->hide();
    setVisible(!ledger.isEmpty());
    if (ledger.isEmpty()) {
        return;
    }
    m_say = [this, counted, keeping, kept] { sayHeading(counted, keeping, kept); };
    m_say();
    fitColumns(m_view);
    auto *header = m_view->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(LedgerModel::WhatColumn, QHeaderView::Stretch);
    // The numbers are what it is for: names give way, a tip has them whole.
    m_view->setColumnWidth(LedgerModel::NeededByColumn,
        std::min(m_view->columnWidth(LedgerModel::NeededByColumn), WidestDependants));
    fitHeight();
}

void LossLedger::sayHeading(bool counted, bool keeping, const QStringList &kept)
{
    const int rows = int(ledger().size());
    const bool nothingThere = counted && std::ranges::all_of(ledger(), isEmpty);
    const bool all = keeping && kept.isEmpty();
    const auto button = !counted || nothingThere ? QString()
        : m_sample->isHidden()                   ? tr("Show a sample")
                                                 : tr("Hide the sample");
    m_heading->say(nothingThere || all ? Tone::Attention : Tone::Danger,
        nothingThere ? tr("What this plan drops holds nothing now.")
            : all    ? tr("What this plan drops is copied aside before, and can be put back.")
            : keeping
            ? tr("What is ticked is copied aside before, and can be put back. The rest is "
                 "lost, and no way back returns it.")
            : counted ? tr("%n thing(s) are lost when the plan runs, and no way back returns them. "
                           "Counted just now.",
                            nullptr, rows)
                      : tr("%n thing(s) are lost when the plan runs. Counting …", nullptr, rows),
        button);
}

void LossLedger::pressSample()
{
    if (m_sample->isHidden()) {
        Q_EMIT sampleWanted();
        return;
    }
    m_sample->hide();
    m_say();
}

void LossLedger::showSample(const Result<QList<LedgerRow>> &sample)
{
    m_sample->setPlainText(sample ? sampleText(*sample) : visible(oneLine(sample.error())));
    m_sample->show();
    m_say();
}

QStringList LossLedger::kept() const
{
    return m_model->kept();
}

bool LossLedger::keepsNothing() const
{
    return m_model->keepsNothing();
}

void LossLedger::setMostRows(int rows)
{
    if (std::exchange(m_mostRows, rows) != rows) {
        fitHeight();
    }
}

void LossLedger::fitHeight()
{
    const int rows = std::min(int(ledger().size()), m_mostRows);
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height()
        + rows * m_view->verticalHeader()->defaultSectionSize() + 2);
}

const QList<LedgerRow> &LossLedger::ledger() const
{
    return m_model->ledger();
}

} // namespace Switchback
