// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/checksums.h"

#include <array>

namespace Switchback {

namespace {

constexpr std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table {};
    for (quint32 i = 0; i < 256; ++i) {
        auto value = i;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value >> 1) ^ (value & 1 ? 0xedb88320U : 0U);
        }
        table[i] = value;
    }
    return table;
}

} // namespace

quint32 crc32(QByteArrayView data, quint32 sum)
{
    static constexpr auto table = crcTable();
    sum = ~sum;
    for (const char c : data) {
        sum = (sum >> 8) ^ table[(sum ^ uchar(c)) & 0xff];
    }
    return ~sum;
}

qint32 javaHash(QStringView text)
{
    quint32 hash = 0;
    for (const QChar c : text) {
        hash = hash * 31 + c.unicode();
    }
    return qint32(hash);
}

} // namespace Switchback
