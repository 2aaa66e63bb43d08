// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/batchchoice.h"

#include "core/text.h"
#include "widgets/strip.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QPainter>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace Switchback {

BatchChoice::BatchChoice(QWidget *parent)
    : QWidget(parent)
    , m_strip(new Strip(Tone::Info, {}, {}))
    , m_paceRow(nullptr)
    , m_rows(new QSpinBox)
    , m_adapts(new QCheckBox(tr("Adapt to")))
    , m_wanted(new QSpinBox)
    , m_pause(new QSpinBox)
{
    m_paceRow = makePace();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_paceRow);
    connect(m_strip, &Strip::pressed, this, [this] {
        if (m_state == State::Refused) {
            Q_EMIT byItselfWanted();
        } else {
            Q_EMIT wanted(m_state == State::Offered);
        }
    });
    const auto changed = [this] {
        m_wanted->setEnabled(m_adapts->isChecked());
        if (!m_filling) {
            Q_EMIT paceChanged(pace());
        }
    };
    for (auto *box : { m_rows, m_wanted, m_pause }) {
        box->setKeyboardTracking(false); // each answer is another plan
        connect(box, &QSpinBox::valueChanged, this, changed);
    }
    connect(m_adapts, &QCheckBox::toggled, this, changed);
    offer();
}

QWidget *BatchChoice::makePace()
{
    const auto spin = [](QSpinBox *box, const QString &name, const QString &text, int least,
                          int most, const QString &unit) {
        box->setObjectName(name);
        box->setRange(least, most);
        box->setGroupSeparatorShown(true);
        box->setSuffix(unit);
        box->setAccessibleName(text);
        auto *label = new QLabel(text);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(box);
        return label;
    };
    m_adapts->setObjectName(u"planBatchAdapts"_s);
    m_adapts->setToolTip(tr("Batches grow or shrink until one takes about as long as wanted"));
    auto *pace = new QWidget;
    auto *row = new QHBoxLayout(pace);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(spin(m_rows, u"planBatchRows"_s, tr("Rows in the first"), 1, 1'000'000, {}));
    row->addWidget(m_rows);
    row->addSpacing(8);
    row->addWidget(m_adapts);
    row->addWidget(m_wanted);
    row->addSpacing(8);
    row->addWidget(spin(m_pause, u"planBatchPause"_s, tr("Pause"), 1, 3'600'000, tr(" ms")));
    row->addWidget(m_pause);
    row->addStretch(1);
    m_wanted->setObjectName(u"planBatchWanted"_s);
    m_wanted->setRange(10, 3'600'000);
    m_wanted->setGroupSeparatorShown(true);
    m_wanted->setSuffix(tr(" ms"));
    m_wanted->setAccessibleName(tr("Time that a batch should take"));
    return pace;
}

BatchPace BatchChoice::pace() const
{
    return { .rows = m_rows->value(),
        .adapts = m_adapts->isChecked(),
        .wantedMs = m_wanted->value(),
        .pauseMs = m_pause->value() };
}

void BatchChoice::offer()
{
    m_state = State::Offered;
    m_paceRow->hide();
    m_strip->say(
        Tone::Info, tr("This statement can change many rows at once."), tr("Run in batches"));
}

void BatchChoice::showChosen(const PlannedBatches &batches)
{
    m_state = State::Chosen;
    m_filling = true;
    m_rows->setValue(int(batches.pace.rows));
    m_adapts->setChecked(batches.pace.adapts);
    m_wanted->setValue(int(batches.pace.wantedMs));
    m_pause->setValue(int(batches.pace.pauseMs));
    m_wanted->setEnabled(batches.pace.adapts);
    m_filling = false;
    m_paceRow->show();
    m_strip->say(Tone::Info,
        tr("This runs in batches along the key (%1), each in a transaction of its own. A stopped "
           "run goes on where it was.")
            .arg(elided(visible(batches.key.join(u", "_s)), 80)),
        tr("Run as one statement"));
}

void BatchChoice::refuse(const Error &error)
{
    m_state = State::Refused;
    m_paceRow->hide();
    QStringList parts { error.what, error.server, error.next };
    parts.removeAll(QString());
    m_strip->say(
        Tone::Attention, visibleLines(scrubbed(parts.join(u' '))), tr("Run it by itself…"));
}

} // namespace Switchback
