// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/rescue.h"

#include "core/tr.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

QString rescueWords(const RescueCopy &copy)
{
    const auto rows = copy.rows ? QLocale().toString(*copy.rows) : u"?"_s;
    return tr("copy %1 of %2, dropped by %3 (%4 rows)")
        .arg(QString::number(copy.id), copy.loss.object, copy.version, rows);
}

QStringList putBackWords(const PutBack &result)
{
    const QLocale locale;
    const auto &object = result.copy.loss.object;
    if (!result.trouble.isEmpty()) {
        return { tr("%1 was not put back: %2").arg(object, result.trouble) };
    }
    QStringList lines { tr("%1: %2 rows were put back from copy %3.")
            .arg(object, locale.toString(result.rows))
            .arg(result.copy.id) };
    if (result.there > 0) {
        lines += tr("%1: %2 rows are there again under their key and were left as they are.")
                     .arg(object, locale.toString(result.there));
    }
    if (result.gone > 0) {
        lines += tr("%1: %2 values have no row any more that they belong to.")
                     .arg(object, locale.toString(result.gone));
    }
    if (result.refused > 0) {
        lines += tr("%1: %2 rows no longer fit: %3")
                     .arg(object, locale.toString(result.refused), result.reasons.join(u"; "_s));
    }
    if (result.untried > 0) {
        lines += tr("%1: %2 more rows were not tried, because so many did not fit.")
                     .arg(object, locale.toString(result.untried));
    }
    return lines;
}

} // namespace Switchback
