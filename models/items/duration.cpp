// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/duration.h"

#include "core/tr.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

QString durationText(qint64 ms)
{
    const auto two = [](qint64 number) { return QString::number(number).rightJustified(2, u'0'); };
    if (ms < 0) {
        return {};
    }
    if (ms < 1000) {
        return tr("%1 ms").arg(ms);
    }
    const auto seconds = ms / 1000;
    if (seconds < 60) {
        return tr("%1 s").arg(QLocale().toString(double(ms) / 1000, 'f', 1));
    }
    if (seconds < 3600) {
        return tr("%1:%2 min").arg(seconds / 60).arg(two(seconds % 60));
    }
    return tr("%1:%2:%3 h").arg(seconds / 3600).arg(two(seconds / 60 % 60), two(seconds % 60));
}

QString agoText(const QDateTime &moment, const QDateTime &now)
{
    if (!moment.isValid()) {
        return {};
    }
    const auto minutes = moment.secsTo(now) / 60;
    const auto days = moment.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (minutes < 1) {
        return tr("just now");
    }
    if (minutes < 60) {
        return tr("%n minute(s) ago", nullptr, int(minutes));
    }
    if (days < 1) {
        return tr("%n hour(s) ago", nullptr, int(minutes / 60));
    }
    if (days == 1) {
        return tr("yesterday");
    }
    if (days < 31) {
        return tr("%n day(s) ago", nullptr, int(days));
    }
    if (days < 365) {
        return tr("%n month(s) ago", nullptr, int(days / 30));
    }
    return tr("%n year(s) ago", nullptr, int(days / 365));
}

} // namespace Switchback
