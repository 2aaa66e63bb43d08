// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/duration.h"

using namespace Qt::StringLiterals;

namespace Switchback {

std::optional<std::chrono::milliseconds> parseDuration(const QString &text)
{
    qsizetype digits = 0;
    while (digits < text.size() && text.at(digits) >= u'0' && text.at(digits) <= u'9') {
        ++digits;
    }
    const auto number = text.first(digits).toLongLong();
    const auto unit = text.sliced(digits).trimmed();
    const qint64 factor = unit == "ms"_L1    ? 1
        : unit == "s"_L1                     ? 1000
        : unit == "m"_L1 || unit == "min"_L1 ? 60'000
        : unit == "h"_L1                     ? 3'600'000
        : unit.isEmpty() && number == 0      ? 1
                                             : 0;
    // A month is more than any lock is worth waiting for, and fits every server's settings.
    if (digits == 0 || digits > 9 || factor == 0 || number * factor > 30LL * 24 * 3'600'000) {
        return {};
    }
    return std::chrono::milliseconds(number * factor);
}

} // namespace Switchback
