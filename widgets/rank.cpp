// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/rank.h"

#include "widgets/badge.h"

#include <QApplication>
#include <QEvent>

namespace Switchback {

namespace {

/// Colours a label from the application's palette, again whenever that changes.
class MutedFilter : public QObject
{
public:
    explicit MutedFilter(QLabel *label)
        : QObject(label)
        , m_label(label)
    {
        label->installEventFilter(this);
        tint();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange
            || event->type() == QEvent::PaletteChange) {
            tint();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void tint()
    {
        const auto color = tokens(QApplication::palette()).muted;
        auto palette = m_label->palette();
        if (palette.color(QPalette::WindowText) != color) {
            palette.setColor(QPalette::WindowText, color);
            m_label->setPalette(palette);
        }
    }

    QLabel *m_label;
};

} // namespace

void setRank(QLabel *label, Rank rank)
{
    label->setTextFormat(Qt::PlainText);
    auto font = label->font();
    if (rank == Rank::Title) {
        font.setPointSizeF(font.pointSizeF() * 1.3);
        font.setWeight(QFont::DemiBold);
        label->setFont(font);
    } else if (rank == Rank::Small) {
        label->setFont(smallFont(font));
    }
    if (rank == Rank::Muted || rank == Rank::Small) {
        new MutedFilter(label);
    }
}

QLabel *makeLabel(Rank rank, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setRank(label, rank);
    return label;
}

} // namespace Switchback
