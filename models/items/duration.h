// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Durations and moments in words, the same everywhere.

#include <QDateTime>
#include <QString>

namespace Switchback {

/// "4 ms", "1.3 s", "2:05 min", "1:02:05 h"; empty when negative.
QString durationText(qint64 ms);

/// "just now", "5 minutes ago", "yesterday", "3 months ago"; empty when invalid.
QString agoText(const QDateTime &moment, const QDateTime &now);

} // namespace Switchback
