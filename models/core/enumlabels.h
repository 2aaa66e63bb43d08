// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The labels of an enum as a catalog's text lists them: 'a', 'b''c'.

#include <QStringList>

#include <optional>
#include <utility>

namespace Switchback {

QStringList enumLabels(const QString &labels);

/// One label gone and a new one in its place, all others the same: old and new, quoted.
std::optional<std::pair<QString, QString>> renamedLabel(
    const QString &before, const QString &after);

} // namespace Switchback
