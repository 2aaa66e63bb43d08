// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one file of colours. Everything that is painted asks for a token by what it means; which of
// the two sets answers follows from the widget's own palette, so a change of scheme needs no
// second message.

#include "core/timeline.h"

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;

namespace Switchback {

/// Colours of code: quiet ones that are no state's, all readable on surface and window.
struct CodeColors {
    QColor keyword; // also set in a heavier weight
    QColor type;
    QColor function;
    QColor string;
    QColor number;
    QColor comment; // also slanted
    QColor symbol; // operators, variables, everything else that is marked
};

struct Tokens {
    bool dark = false;
    QColor window; // behind everything
    QColor surface; // lists, editors
    QColor raised; // cards, popovers
    QColor line; // borders, rails of nothing
    QColor text;
    QColor muted;
    QColor accent; // selection, 'you are here', primary
    QColor accentWash;
    QColor onAccent; // text on a filled accent or danger button
    QColor applied; // done, proven, safe
    QColor appliedWash;
    QColor pending; // to come
    QColor pendingWash;
    QColor attention; // late, edited, warning, brief lock
    QColor attentionWash;
    QColor danger; // failed, lossy, blocks all, guarded
    QColor dangerWash;
    QColor info; // notes, running
    QColor infoWash;
    CodeColors code;
};

const Tokens &lightTokens();
const Tokens &darkTokens();
/// The set that `palette` was made from.
const Tokens &tokens(const QPalette &palette);
QPalette paletteOf(const Tokens &tokens);

/// What a colour says. Neutral is plain text on the line colour.
enum class Tone { Neutral, Accent, Applied, Pending, Attention, Danger, Info };
const QColor &ink(Tone tone, const Tokens &tokens);
const QColor &wash(Tone tone, const Tokens &tokens);

/// How a state looks: the glyph on the rail, the colour, and the same glyph as an icon for its
/// badge. The word belongs to the model; a state is never shown by its colour alone.
enum class RailGlyph { Filled, Ring, Notched, Half, Dotted, Cross, RingDot, Bar };
struct StateLook {
    RailGlyph glyph = RailGlyph::Ring;
    Tone tone = Tone::Neutral;
    QString icon; // name in the icon set
};
StateLook stateLook(State state);

/// WCAG contrast of two opaque colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);
/// `share` of `over` laid on `under`; opaque.
QColor mixed(const QColor &under, const QColor &over, double share);

/// Keeps the application on Fusion with one of the two palettes: the system's choice, followed
/// live, unless the user overrides it.
class Theme : public QObject
{
    Q_OBJECT
public:
    /// Parented to the application, which it dresses at once.
    explicit Theme(QApplication *application);
    /// Unknown follows the system.
    void setChoice(Qt::ColorScheme choice);
    Qt::ColorScheme choice() const { return m_choice; }

Q_SIGNALS:
    void changed();

private:
    void apply();
    QApplication *m_application;
    Qt::ColorScheme m_choice = Qt::ColorScheme::Unknown;
};

} // namespace Switchback
