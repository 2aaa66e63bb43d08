// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A release as text: its migrations by phase, the stages with where it stands, what comes next.

#include "core/release.h"

namespace Switchback {

/// What the text tells beside the release itself.
struct ReleaseFacts {
    QStringList command; // of the stage that comes next
    QStringList back; // that returns the traffic to blue
    QStringList applied; // versions that the database holds
    bool elsewhere = false; // another program goes on with it
};

QString releaseText(const Release &release, const ReleaseFacts &facts);
/// {"release": …, "next": …}: see docs/releases.md.
QJsonObject releaseJson(const Release &release, const ReleaseFacts &facts);

} // namespace Switchback
