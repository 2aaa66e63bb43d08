// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/pinned.h"

#include "core/tr.h"

namespace Switchback {

QString settingText(double value)
{
    const auto whole = qint64(value);
    return double(whole) == value ? QString::number(whole) : QString::number(value);
}

QStringList pinnedInWords(const QList<WantedSetting> &wanted, const QVariantList &kept)
{
    QStringList words;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const auto &[name, value] = wanted.at(i);
        const auto answer = kept.value(i);
        if (!answer.isNull() && answer.toDouble() != value) {
            words += tr("The server keeps %1 at %2 instead of %3.")
                         .arg(name, settingText(answer.toDouble()), settingText(value));
        }
    }
    return words;
}

} // namespace Switchback
