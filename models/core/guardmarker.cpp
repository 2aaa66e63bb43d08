// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/guardmarker.h"

#include "core/text.h"
#include "core/tr.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

QString guardInWords(const GuardMarker &marker)
{
    if (!marker.at.isValid()) {
        return tr("The database itself says that it is protected.");
    }
    const auto at = QLocale().toString(marker.at.toLocalTime(), QLocale::ShortFormat);
    return marker.note.isEmpty()
        ? tr("The database itself says that it is protected: %1, %2.").arg(visible(marker.by), at)
        : tr("The database itself says that it is protected: %1 (%2, %3).")
              .arg(visible(marker.note), visible(marker.by), at);
}

} // namespace Switchback
