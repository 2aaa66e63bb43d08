// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which of our rules stands for a check of another tool, by that tool's own name.

#include <QStringList>

namespace Switchback {

QStringList rulesOfSquawk(const QString &name);
QStringList rulesOfExcellentMigrations(const QString &name);

} // namespace Switchback
