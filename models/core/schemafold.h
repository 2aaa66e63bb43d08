// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PostgreSQL does not always print an expression the way it reads it back: an IN list over
// varchar is printed with one cast round the array, and made anew from that text with a cast on
// every item; a cast that nobody named gets a name. Two such texts mean the same.

#include <QString>

namespace Switchback {

/// Equal, or equal once the casts inside and round ARRAY[…] are put in one form and casts of
/// literals have lost the names that the server gives them by itself.
bool sameExpression(const QString &one, const QString &other);

} // namespace Switchback
