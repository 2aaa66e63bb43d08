// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Badges: glyph, word and colour, never the colour alone. The same drawing in delegates and pages.

#include "widgets/palette.h"

#include <QWidget>

class QPainter;

namespace Switchback {

struct Badge {
    QString icon; // name in the icon set; may be empty
    QString text; // as shown, one line
    Tone tone = Tone::Neutral;
    bool quiet = false; // no ground: for what is as it should be
    bool operator==(const Badge &) const = default;
};

Badge stateBadge(State state, const QString &word);

/// The font of badges and of second lines: 10 % smaller.
QFont smallFont(const QFont &font);
int badgeWidth(const Badge &badge, const QFont &font);
/// Left-aligned and vertically centred in `rect`; elided when the rectangle is too narrow.
void paintBadge(QPainter *painter, const QRect &rect, const Badge &badge, const QFont &font,
    const Tokens &tokens);

/// A badge as a widget, for headings and details.
class BadgeLabel : public QWidget
{
    Q_OBJECT
public:
    explicit BadgeLabel(QWidget *parent = nullptr);
    void setBadge(const Badge &badge);
    const Badge &badge() const { return m_badge; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Badge m_badge;
};

} // namespace Switchback
