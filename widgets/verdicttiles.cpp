// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/verdicttiles.h"

#include "core/text.h"
#include "widgets/badge.h"
#include "widgets/icons.h"
#include "widgets/style.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Light = PlanTile::Light;

constexpr int Inset = 8;
constexpr int Icon = 16;

Tone toneOf(Light light)
{
    switch (light) {
    case Light::Green:
        return Tone::Applied;
    case Light::Amber:
        return Tone::Attention;
    case Light::Red:
        return Tone::Danger;
    case Light::Unknown:
        break;
    }
    return Tone::Neutral;
}

QString iconOf(Light light)
{
    switch (light) {
    case Light::Green:
        return u"check"_s;
    case Light::Amber:
        return u"warning"_s;
    case Light::Red:
        return u"error"_s;
    case Light::Unknown:
        break;
    }
    return u"wait"_s;
}

QString wordOf(Light light)
{
    switch (light) {
    case Light::Green:
        return VerdictTiles::tr("good");
    case Light::Amber:
        return VerdictTiles::tr("careful");
    case Light::Red:
        return VerdictTiles::tr("danger");
    case Light::Unknown:
        break;
    }
    return VerdictTiles::tr("looking …");
}

} // namespace

class VerdictTile : public QAbstractButton
{
public:
    explicit VerdictTile(QWidget *parent)
        : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setTile(const PlanTile &tile)
    {
        m_tile = tile;
        const auto sentence = visible(tile.sentence); // empty while nobody has answered
        m_tile.sentence = sentence;
        setText(tile.title);
        auto lines = tile.lacks; // what nobody knows belongs to what is known
        lines.prepend(sentence.isEmpty() ? wordOf(tile.light) : sentence);
        setToolTip(u"<span>"_s
            + visibleLines(lines.join(u'\n')).toHtmlEscaped().replace(u'\n', u"<br>"_s)
            + u"</span>"_s);
        setAccessibleName(u"%1: %2"_s.arg(tile.title, wordOf(tile.light)));
        setAccessibleDescription(sentence);
        setCursor(tile.step >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }

    QSize sizeHint() const override
    {
        const QFontMetrics small(smallFont(font()));
        return { 160, 2 * Inset + fontMetrics().height() + 2 + m_lines * small.lineSpacing() };
    }

    /// Of the sentence; the whole is in the tooltip.
    void setLines(int lines)
    {
        if (std::exchange(m_lines, lines) != lines) {
            updateGeometry();
            update();
        }
    }

    QSize minimumSizeHint() const override { return { 120, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto &t = Switchback::tokens(palette());
        const auto tone = toneOf(m_tile.light);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        const auto ground = tone == Tone::Neutral ? t.surface : wash(tone, t);
        painter.setBrush(
            underMouse() && m_tile.step >= 0 ? mixed(ground, ink(tone, t), 0.06) : ground);
        painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(mixed(t.line, ink(tone, t), 0.35), 1));
        painter.drawRoundedRect(frame, Corner, Corner);
        paintTitle(painter, t, tone);
        paintSentence(painter, t);
    }

private:
    void paintTitle(QPainter &painter, const Tokens &t, Tone tone) const
    {
        auto heavy = font();
        heavy.setWeight(QFont::DemiBold);
        const QFontMetrics metrics(heavy);
        const auto color = tone == Tone::Neutral ? t.muted : ink(tone, t);
        paintIcon(
            &painter, QRectF(Inset, Inset, Icon, metrics.height()), iconOf(m_tile.light), color);
        const int left = Inset + Icon + 4;
        const auto word = wordOf(m_tile.light);
        const QFontMetrics small(smallFont(font()));
        const int wordWidth = small.horizontalAdvance(word) + 2;
        const int right = width() - Inset;
        painter.setFont(heavy);
        painter.setPen(t.text);
        painter.drawText(QRect(left, Inset, right - left - wordWidth - 4, metrics.height()),
            Qt::AlignVCenter,
            metrics.elidedText(text(), Qt::ElideRight, right - left - wordWidth - 4));
        painter.setFont(smallFont(font()));
        painter.setPen(color);
        painter.drawText(QRect(right - wordWidth, Inset, wordWidth, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, word);
    }

    void paintSentence(QPainter &painter, const Tokens &t) const
    {
        const auto small = smallFont(font());
        const QFontMetrics metrics(small);
        const int room = width() - 2 * Inset;
        painter.setFont(small);
        painter.setPen(m_tile.light == Light::Unknown ? t.muted : t.text);
        QTextLayout layout(m_tile.sentence, small);
        layout.beginLayout();
        int y = Inset + QFontMetrics(font()).height() + 2;
        for (int number = 1; number <= m_lines; ++number) {
            auto line = layout.createLine();
            if (!line.isValid()) {
                break;
            }
            line.setLineWidth(room);
            const auto rest = m_tile.sentence.mid(line.textStart());
            // A word wider than the tile stands on a line of its own and is cut there.
            const auto shown = metrics.elidedText(
                number == m_lines ? rest : rest.left(line.textLength()).trimmed(), Qt::ElideRight,
                room);
            painter.drawText(QPoint(Inset, y + metrics.ascent()), shown);
            y += metrics.lineSpacing();
        }
        layout.endLayout();
    }

    PlanTile m_tile;
    int m_lines = 2;
};

VerdictTiles::VerdictTiles(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 8, 12, 8);
    row->setSpacing(8);
    for (int i = 0; i < 4; ++i) {
        auto *tile = new VerdictTile(this);
        tile->setObjectName(u"planTile%1"_s.arg(i));
        row->addWidget(tile, 1);
        m_tiles += tile;
        connect(tile, &QAbstractButton::clicked, this, [this, i] {
            if (i < m_shown.size() && m_shown.at(i).step >= 0) {
                Q_EMIT evidenceWanted(m_shown.at(i).step, m_shown.at(i).statement);
            }
        });
    }
}

void VerdictTiles::setLines(int lines)
{
    for (auto *tile : std::as_const(m_tiles)) {
        tile->setLines(lines);
    }
}

void VerdictTiles::setTiles(const QList<PlanTile> &tiles)
{
    m_shown = tiles;
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        m_tiles.at(i)->setTile(tiles.value(i));
    }
}

} // namespace Switchback
