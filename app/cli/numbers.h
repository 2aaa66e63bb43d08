// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"

namespace Switchback {

/// An option's whole number from 1 to `most`; 0 when it is not given.
Result<qint64> wholeNumber(const Arguments &arguments, const QString &option, qint64 most);
/// From 0 on; `otherwise` when it is not given.
Result<qint64> numberOrNone(
    const Arguments &arguments, const QString &option, qint64 most, qint64 otherwise);

} // namespace Switchback
