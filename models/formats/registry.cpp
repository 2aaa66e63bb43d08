// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/dbmate/dbmate.h"
#include "formats/ecto/format/ectoformat.h"
#include "formats/flyway/flyway.h"
#include "formats/format.h"
#include "formats/golangmigrate/golangmigrate.h"
#include "formats/goose/goose.h"
#include "formats/plain/plain.h"
#include "formats/prisma/prisma.h"

namespace Switchback {

const QList<const Format *> &formats()
{
    static const QList<const Format *> list {
        dbmateFormat(),
        ectoFormat(),
        golangMigrateFormat(),
        gooseFormat(),
        flywayFormat(),
        prismaFormat(),
        plainFormat(),
    };
    return list;
}

const Format *formatById(QStringView id)
{
    const auto &list = formats();
    const auto it = std::ranges::find_if(
        list, [id](const Format *format) { return format->info().id == id; });
    return it == list.end() ? nullptr : *it;
}

} // namespace Switchback
