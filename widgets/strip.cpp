// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/strip.h"

#include "widgets/icons.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

class Line : public QWidget
{
public:
    Line() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(QRectF(0, 0, width(), 1 / devicePixelRatioF()), tokens(palette()).line);
    }
};

QString iconFor(Tone tone)
{
    switch (tone) {
    case Tone::Attention:
        return u"warning"_s;
    case Tone::Danger:
        return u"error"_s;
    case Tone::Applied:
        return u"check"_s;
    default:
        return u"info"_s;
    }
}

} // namespace

Strip::Strip(Tone tone, const QString &text, const QString &button, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_button(new QPushButton)
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &Strip::pressed);
    say(tone, text, button);
}

void Strip::setInset(int inset)
{
    layout()->setContentsMargins(inset, 6, 12, 6);
}

void Strip::say(Tone tone, const QString &text, const QString &button)
{
    m_tone = tone;
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    tint();
}

void Strip::tint()
{
    m_icon->setPixmap(icon(iconFor(m_tone), m_tone).pixmap(QSize(16, 16), devicePixelRatioF()));
    update();
}

void Strip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), wash(m_tone, tokens(palette())));
}

void Strip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        tint();
    }
}

QWidget *makeLine()
{
    return new Line;
}

} // namespace Switchback
