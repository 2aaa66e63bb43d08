// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QVariant>

struct pg_result;

namespace Switchback {

/// One field of a result in text format. Dates must come in DateStyle ISO.
QVariant pgValue(const pg_result *result, int row, int column);

} // namespace Switchback
