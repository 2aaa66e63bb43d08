// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Hosts pin timeouts: what a run sets is read back, and what the server kept is said.

#include <QList>
#include <QStringList>
#include <QVariant>

namespace Switchback {

struct WantedSetting {
    QString name;
    double value = 0;
};

/// Never 1e+06: no server takes that for a number of milliseconds.
QString settingText(double value);

/// One sentence for each setting that the server answers otherwise; `kept` in the same order.
QStringList pinnedInWords(const QList<WantedSetting> &wanted, const QVariantList &kept);

} // namespace Switchback
