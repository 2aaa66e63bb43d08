// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/place.h"

#include "core/tr.h"

namespace Switchback {

namespace {

bool beginsCharacter(char c)
{
    return (quint8(c) & 0xc0) != 0x80;
}

} // namespace

Place placeOfByte(const QByteArray &sql, qsizetype byte)
{
    Place place { .line = 1, .column = 1 };
    for (qsizetype i = 0; i < std::min(byte, sql.size()); ++i) {
        if (sql[i] == '\n') {
            ++place.line;
            place.column = 1;
        } else if (beginsCharacter(sql[i])) {
            ++place.column;
        }
    }
    return place;
}

Place placeOfCharacter(const QByteArray &sql, qsizetype character)
{
    qsizetype byte = 0;
    for (; byte < sql.size(); ++byte) {
        if (beginsCharacter(sql[byte]) && character-- == 0) {
            break;
        }
    }
    return placeOfByte(sql, byte);
}

Result<void> checkSendable(const QByteArray &sql, bool cancelAsked)
{
    if (cancelAsked && sql.trimmed().toUpper() != "ROLLBACK") {
        return fail({ .kind = ErrorKind::Cancelled,
            .what = tr("The statement was cancelled before it began."),
            .untouched = tr("It was not sent.") });
    }
    const auto nul = sql.indexOf('\0');
    if (nul < 0) {
        return {};
    }
    return fail({ .kind = ErrorKind::Input,
        .what = tr("The statement holds a NUL byte."),
        .untouched = tr("It was not sent."),
        .next = tr("Remove the byte from the file."),
        .place = placeOfByte(sql, nul) });
}

} // namespace Switchback
