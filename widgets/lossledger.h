// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Above the button that starts a plan: everything stored that the plan destroys, counted.

#include "core/ledger.h"

#include <QWidget>

class QTableView;

namespace Switchback {

class LedgerModel;
class Strip;

class LossLedger : public QWidget
{
    Q_OBJECT
public:
    explicit LossLedger(QWidget *parent = nullptr);

    /// Shown when there is something to lose; `counted` is false while the counts are under way.
    /// `kept`: the plan copies it aside before.
    void setLedger(const QList<LedgerRow> &ledger, bool counted, bool kept = false);
    const QList<LedgerRow> &ledger() const;
    /// More are scrolled.
    void setMostRows(int rows);

private:
    void fitHeight();
    Strip *m_heading;
    QTableView *m_view;
    LedgerModel *m_model;
    int m_mostRows = 5;
};

} // namespace Switchback
