// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Above the button that starts a plan: everything stored that the plan destroys, counted.

#include "core/error.h"
#include "core/ledger.h"

#include <QWidget>

#include <functional>

class QPlainTextEdit;
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
    /// `keeping`: the plan copies aside before what `kept` names, as in Target.
    void setLedger(const QList<LedgerRow> &ledger, bool counted, bool keeping = false,
        const QStringList &kept = {});
    const QList<LedgerRow> &ledger() const;
    /// What is ticked to be copied aside, as Target::kept.
    QStringList kept() const;
    bool keepsNothing() const;
    void showSample(const Result<QList<LedgerRow>> &ledger);
    /// More are scrolled.
    void setMostRows(int rows);

Q_SIGNALS:
    void keptChanged();
    void sampleWanted();

private:
    void sayHeading(bool counted, bool keeping, const QStringList &kept);
    void pressSample();
    void fitHeight();
    Strip *m_heading;
    QTableView *m_view;
    LedgerModel *m_model;
    QPlainTextEdit *m_sample;
    std::function<void()> m_say; // the heading anew
    int m_mostRows = 5;
};

} // namespace Switchback
