// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/safetybadges.h"

using namespace Qt::StringLiterals;

namespace Switchback {

Tone toneOf(Severity severity)
{
    return severity == Severity::Error  ? Tone::Danger
        : severity == Severity::Warning ? Tone::Attention
                                        : Tone::Info;
}

Badge severityBadge(Severity severity, const QString &text)
{
    const auto icon = severity == Severity::Error ? u"error"_s
        : severity == Severity::Warning           ? u"warning"_s
                                                  : u"info"_s;
    return { icon, text, toneOf(severity), severity == Severity::Info };
}

Badge lockBadge(LockClass lock, bool waits, const QString &text)
{
    switch (lock) {
    case LockClass::Unknown:
        return {};
    case LockClass::Instant:
        return { u"check"_s, text, Tone::Neutral, true };
    case LockClass::ChangesRows:
        return { u"rows"_s, text, Tone::Neutral, true };
    case LockClass::Brief:
        return { u"clock"_s, text, Tone::Neutral, true };
    case LockClass::Scan:
        return { u"search"_s, text, Tone::Neutral, true };
    case LockClass::BlocksWrites:
        return { u"lock"_s, text, Tone::Attention };
    case LockClass::BlocksAll:
        return { u"lock"_s, text, Tone::Danger };
    case LockClass::Rewrite:
        return { u"refresh"_s, text, waits ? Tone::Danger : Tone::Attention };
    }
    return {};
}

Badge wayBackBadge(WayBack back, const QString &text)
{
    switch (back) {
    case WayBack::Unknown:
        return {};
    case WayBack::Proven:
        return { u"shield"_s, text, Tone::Applied, true };
    case WayBack::Reversible:
        return { u"rollback"_s, text, Tone::Neutral, true };
    case WayBack::Empty:
        return { u"minus"_s, text, Tone::Attention, true };
    case WayBack::Lossy:
        return { u"trash"_s, text, Tone::Attention };
    case WayBack::Impossible:
        return { u"noway"_s, text, Tone::Danger };
    }
    return {};
}

Badge verdictBadge(Verdict verdict, const QString &text)
{
    switch (verdict) {
    case Verdict::Proven:
        return { u"shield"_s, text, Tone::Applied, true };
    case Verdict::ShapeOnly:
        return { u"edited"_s, text, Tone::Attention, true };
    case Verdict::Lossy:
        return { u"trash"_s, text, Tone::Attention };
    case Verdict::Impossible:
        return { u"noway"_s, text, Tone::Danger };
    case Verdict::Broken:
    case Verdict::Fails:
        return { u"failed"_s, text, Tone::Danger };
    case Verdict::NotRehearsed:
        break;
    }
    return { u"help"_s, text, Tone::Neutral, true };
}

Badge faded(Badge badge)
{
    badge.tone = Tone::Neutral;
    badge.quiet = true;
    return badge;
}

SafetyColumns safetyColumns(const QFont &font)
{
    SafetyColumns columns;
    const auto widen = [&font](int &width, const Badge &badge) {
        const int inset = badge.quiet ? QuietInset : 0;
        width = std::max(width, badge.text.isEmpty() ? 0 : badgeWidth(badge, font) + inset);
    };
    for (const auto severity : { Severity::Info, Severity::Warning, Severity::Error }) {
        widen(columns.severity, severityBadge(severity, severityText(severity)));
    }
    for (int lock = 0; lock <= int(LockClass::Rewrite); ++lock) {
        widen(columns.lock, lockBadge(LockClass(lock), true, lockClassText(LockClass(lock))));
    }
    for (int back = 0; back <= int(WayBack::Impossible); ++back) {
        widen(columns.wayBack, wayBackBadge(WayBack(back), wayBackText(WayBack(back))));
    }
    for (int verdict = 0; verdict <= int(Verdict::Fails); ++verdict) {
        widen(columns.wayBack, verdictBadge(Verdict(verdict), verdictTitle(Verdict(verdict))));
    }
    return columns;
}

} // namespace Switchback
