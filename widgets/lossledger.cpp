// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/lossledger.h"

#include "items/ledgermodel.h"
#include "widgets/strip.h"
#include "widgets/tabledelegate.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Inset = 24; // of everything on the page
constexpr int CellPadding = 12; // of the table itself

} // namespace

LossLedger::LossLedger(QWidget *parent)
    : QWidget(parent)
    , m_heading(new Strip(Tone::Danger, {}, {}))
    , m_view(new QTableView)
    , m_model(new LedgerModel(this))
{
    m_view->setObjectName(u"lossLedger"_s);
    m_view->setAccessibleName(tr("Loss ledger"));
    m_view->setModel(m_model);
    setupTable(m_view, new TableDelegate([](const QModelIndex &) { return Badge(); }, m_view));
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
    hide();
}

void LossLedger::setLedger(const QList<LedgerRow> &ledger, bool counted, bool kept)
{
    m_model->setLedger(ledger);
    const int rows = int(ledger.size());
    setVisible(rows > 0);
    if (rows == 0) {
        return;
    }
    const bool nothingThere = counted && std::ranges::all_of(ledger, isEmpty);
    m_heading->say(nothingThere || kept ? Tone::Attention : Tone::Danger,
        nothingThere  ? tr("What this plan drops holds nothing now.")
            : kept    ? tr("What this plan drops is copied aside before, and can be put back.")
            : counted ? tr("%n thing(s) are lost when the plan runs, and no way back returns them. "
                           "Counted just now.",
                            nullptr, rows)
                      : tr("%n thing(s) are lost when the plan runs. Counting …", nullptr, rows));
    fitColumns(m_view);
    m_view->horizontalHeader()->setSectionResizeMode(LedgerModel::WhatColumn, QHeaderView::Stretch);
    m_view->horizontalHeader()->setStretchLastSection(false);
    fitHeight();
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
