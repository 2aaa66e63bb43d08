// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sums that tools use for locks and for noticing edits.

#include <QByteArray>
#include <QString>

namespace Switchback {

/// CRC-32 as in zlib; `sum` continues an earlier one.
quint32 crc32(QByteArrayView data, quint32 sum = 0);

/// Java's String.hashCode().
qint32 javaHash(QStringView text);

} // namespace Switchback
