// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/enumlabels.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

QStringList enumLabels(const QString &labels)
{
    static const QRegularExpression label(uR"(E?'(?:[^']|'')*')"_s);
    QStringList list;
    for (auto matches = label.globalMatch(labels); matches.hasNext();) {
        list += matches.next().captured();
    }
    return list;
}

std::optional<std::pair<QString, QString>> renamedLabel(const QString &before, const QString &after)
{
    const auto old = enumLabels(before);
    const auto now = enumLabels(after);
    if (old.size() != now.size()) {
        return {};
    }
    const auto [gone, fresh] = std::ranges::mismatch(old, now);
    if (gone == old.end() || !std::equal(gone + 1, old.end(), fresh + 1) || now.contains(*gone)
        || old.contains(*fresh)) {
        return {};
    }
    return std::pair(*gone, *fresh);
}

} // namespace Switchback
