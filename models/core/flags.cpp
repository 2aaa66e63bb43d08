// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/flags.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString titleOf(FlagState::Kind kind)
{
    switch (kind) {
    case FlagState::Kind::Off:
        return tr("off");
    case FlagState::Kind::Partly:
        return tr("on for some", "a feature flag");
    case FlagState::Kind::On:
        return tr("on");
    case FlagState::Kind::Unknown:
        break;
    }
    return tr("not known", "a feature flag");
}

} // namespace

QString flagWord(FlagState::Kind kind)
{
    switch (kind) {
    case FlagState::Kind::Off:
        return u"off"_s;
    case FlagState::Kind::Partly:
        return u"partly"_s;
    case FlagState::Kind::On:
        return u"on"_s;
    case FlagState::Kind::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString flagSentence(const FlagState &state)
{
    const auto version = visible(state.version.text);
    const auto flag = elided(visible(state.flag), 60);
    const auto wanted = state.wanted == "off"_L1 ? tr("off") : tr("on");
    const auto now = titleOf(state.kind)
        + (state.words.isEmpty() ? QString() : u" ("_s + state.words + u')');
    return state.isOpen()
        ? tr("The flag %1 is %2, as migration %3 wants it.").arg(flag, now, version)
        : tr("Migration %1 waits for the flag %2 to be %3; it is %4.")
              .arg(version, flag, wanted, now);
}

} // namespace Switchback
