// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/palette.h"

#include "widgets/style.h"

#include <QApplication>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr QColor rgb(uint value)
{
    return QColor::fromRgb(QRgb(0xff000000u | value));
}

Tokens makeLight()
{
    return { .dark = false,
        .window = rgb(0xF6F7F9),
        .surface = rgb(0xFFFFFF),
        .raised = rgb(0xFFFFFF),
        .line = rgb(0xDFE3E8),
        .text = rgb(0x1B1F24),
        .muted = rgb(0x59636E),
        .accent = rgb(0x2563D9),
        .accentWash = rgb(0xE8F0FE),
        .onAccent = rgb(0xFFFFFF),
        .applied = rgb(0x177545),
        .appliedWash = rgb(0xE6F4EC),
        .pending = rgb(0x6B46C1),
        .pendingWash = rgb(0xF0EAFB),
        .attention = rgb(0x8F5E00),
        .attentionWash = rgb(0xFFF3D1),
        .danger = rgb(0xB42A22),
        .dangerWash = rgb(0xFCEAE8),
        .info = rgb(0x0B6478),
        .infoWash = rgb(0xE2F3F7),
        .code = { .keyword = rgb(0x2B4A8B),
            .type = rgb(0x1F6571),
            .function = rgb(0x5A4291),
            .string = rgb(0x4A6620),
            .number = rgb(0x7D4E12),
            .comment = rgb(0x656E79),
            .symbol = rgb(0x4B5560) } };
}

Tokens makeDark()
{
    return { .dark = true,
        .window = rgb(0x15181D),
        .surface = rgb(0x1C2026),
        .raised = rgb(0x242931),
        .line = rgb(0x323944),
        .text = rgb(0xE6E9ED),
        .muted = rgb(0x9AA4B2),
        .accent = rgb(0x6EA2FF),
        .accentWash = rgb(0x1E2C47),
        .onAccent = rgb(0x10141A),
        .applied = rgb(0x4CC38A),
        .appliedWash = rgb(0x173226),
        .pending = rgb(0xB79AF5),
        .pendingWash = rgb(0x2A2340),
        .attention = rgb(0xE2B340),
        .attentionWash = rgb(0x382D12),
        .danger = rgb(0xFF7A70),
        .dangerWash = rgb(0x3D1D1B),
        .info = rgb(0x4FC3D9),
        .infoWash = rgb(0x14313A),
        .code = { .keyword = rgb(0x9DB9F5),
            .type = rgb(0x86C7D2),
            .function = rgb(0xC4B2F0),
            .string = rgb(0xB3CC8A),
            .number = rgb(0xE2BD8C),
            .comment = rgb(0x8E98A6),
            .symbol = rgb(0xB6BFCB) } };
}

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

void setDisabled(QPalette &palette, const Tokens &t)
{
    const auto faint = mixed(t.window, t.muted, 0.72);
    for (const auto role :
        { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText }) {
        palette.setColor(QPalette::Disabled, role, faint);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    palette.setColor(QPalette::Disabled, QPalette::Base, t.window);
    palette.setColor(QPalette::Disabled, QPalette::Button, t.window);
}

} // namespace

const Tokens &lightTokens()
{
    static const auto light = makeLight();
    return light;
}

const Tokens &darkTokens()
{
    static const auto dark = makeDark();
    return dark;
}

const Tokens &tokens(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness()
            > palette.color(QPalette::Window).lightness()
        ? darkTokens()
        : lightTokens();
}

QPalette paletteOf(const Tokens &t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.surface);
    palette.setColor(QPalette::AlternateBase, mixed(t.surface, t.line, 0.25));
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.danger);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Accent, t.accent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Light, t.raised);
    palette.setColor(QPalette::Midlight, mixed(t.window, t.line, 0.5));
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, mixed(t.line, t.muted, 0.4));
    palette.setColor(QPalette::Shadow, t.dark ? QColor(Qt::black) : t.muted);
    setDisabled(palette, t);
    return palette;
}

const QColor &ink(Tone tone, const Tokens &t)
{
    switch (tone) {
    case Tone::Accent:
        return t.accent;
    case Tone::Applied:
        return t.applied;
    case Tone::Pending:
        return t.pending;
    case Tone::Attention:
        return t.attention;
    case Tone::Danger:
        return t.danger;
    case Tone::Info:
        return t.info;
    case Tone::Neutral:
        break;
    }
    return t.muted;
}

const QColor &wash(Tone tone, const Tokens &t)
{
    switch (tone) {
    case Tone::Accent:
        return t.accentWash;
    case Tone::Applied:
        return t.appliedWash;
    case Tone::Pending:
        return t.pendingWash;
    case Tone::Attention:
        return t.attentionWash;
    case Tone::Danger:
        return t.dangerWash;
    case Tone::Info:
        return t.infoWash;
    case Tone::Neutral:
        break;
    }
    return t.window;
}

StateLook stateLook(State state)
{
    switch (state) {
    case State::Applied:
        return { RailGlyph::Filled, Tone::Applied, u"applied"_s };
    case State::Pending:
        return { RailGlyph::Ring, Tone::Pending, u"pending"_s };
    case State::Late:
        return { RailGlyph::Notched, Tone::Attention, u"late"_s };
    case State::SkippedForever:
        return { RailGlyph::Notched, Tone::Danger, u"late"_s };
    case State::Missing:
        return { RailGlyph::Dotted, Tone::Attention, u"missing"_s };
    case State::Modified:
        return { RailGlyph::Half, Tone::Attention, u"edited"_s };
    case State::LineEndsModified:
        return { RailGlyph::Half, Tone::Applied, u"edited"_s };
    case State::Failed:
        return { RailGlyph::Cross, Tone::Danger, u"failed"_s };
    case State::Outdated:
        return { RailGlyph::Half, Tone::Pending, u"again"_s };
    case State::Baseline:
        return { RailGlyph::Bar, Tone::Neutral, u"baseline"_s };
    }
    return {};
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({ luminance(a), luminance(b) });
    return (high + 0.05) / (low + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto blend = [share](float a, float b) {
        return float(double(a) * (1 - share) + double(b) * share);
    };
    return QColor::fromRgbF(blend(under.redF(), over.redF()), blend(under.greenF(), over.greenF()),
        blend(under.blueF(), over.blueF()));
}

Theme::Theme(QApplication *application)
    : QObject(application)
    , m_application(application)
{
    application->setStyle(new Style);
    connect(application->styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
    apply();
}

void Theme::setChoice(Qt::ColorScheme choice)
{
    m_choice = choice;
    m_application->styleHints()->setColorScheme(choice);
    apply();
}

void Theme::apply()
{
    // Not every platform can be asked for a scheme; the user's choice holds all the same.
    const auto scheme = m_choice == Qt::ColorScheme::Unknown
        ? m_application->styleHints()->colorScheme()
        : m_choice;
    const auto palette = paletteOf(scheme == Qt::ColorScheme::Dark ? darkTokens() : lightTokens());
    if (m_application->palette() != palette) {
        m_application->setPalette(palette);
        Q_EMIT changed();
    }
}

} // namespace Switchback
