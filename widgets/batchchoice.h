// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Beside a statement of a plan that changes many rows: whether it runs as one or in batches, and
// how large these are. What it comes to is the plan's to say.

#include "core/batches.h"
#include "core/error.h"

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace Switchback {

class Strip;

class BatchChoice : public QWidget
{
    Q_OBJECT
public:
    explicit BatchChoice(QWidget *parent = nullptr);

    void offer(); // it runs as one statement
    void showChosen(const PlannedBatches &batches);
    /// It cannot be cut: what is left is to run it by itself.
    void refuse(const Error &error);

Q_SIGNALS:
    void wanted(bool batches);
    void paceChanged(const Switchback::BatchPace &pace);
    void byItselfWanted();

private:
    QWidget *makePace();
    BatchPace pace() const;

    enum class State { Offered, Chosen, Refused };
    State m_state = State::Offered;
    Strip *m_strip;
    QWidget *m_paceRow;
    QSpinBox *m_rows;
    QCheckBox *m_adapts;
    QSpinBox *m_wanted;
    QSpinBox *m_pause;
    bool m_filling = false;
};

} // namespace Switchback
