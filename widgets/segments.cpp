// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/segments.h"

#include "widgets/palette.h"
#include "widgets/style.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

Segments::Segments(const QString &name, const QStringList &choices, QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(2);
    for (const auto &choice : choices) {
        auto *button = new QToolButton;
        button->setText(choice);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(name + u": "_s + choice);
        layout->addWidget(button);
        m_buttons->addButton(button, int(m_buttons->buttons().size()));
    }
    m_buttons->buttons().constFirst()->setChecked(true);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) {
            Q_EMIT changed(id);
        }
    });
}

int Segments::current() const
{
    return m_buttons->checkedId();
}

void Segments::setCurrent(int index)
{
    if (auto *button = m_buttons->button(index)) {
        button->setChecked(true);
    }
}

void Segments::setChoiceEnabled(int index, bool enabled, const QString &reason)
{
    if (auto *button = m_buttons->button(index)) {
        button->setEnabled(enabled);
        button->setToolTip(enabled ? QString() : reason);
    }
}

void Segments::paintEvent(QPaintEvent *)
{
    const auto &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.line, 1 / devicePixelRatioF()));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Corner, Corner);
}

} // namespace Switchback
