// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/tr.h"
#include "engines/engine.h"
#include "engines/mysql/mysqlengine.h"
#include "engines/postgresql/pgengine.h"
#include "engines/sqlite/sqliteengine.h"

using namespace Qt::StringLiterals;

namespace Switchback {

const QList<const Engine *> &engines()
{
    static const QList<const Engine *> list { &postgresqlEngine(), &sqliteEngine(),
        &mysqlEngine() };
    return list;
}

const Engine *engineById(QStringView id)
{
    const auto &list = engines();
    const auto it = std::ranges::find_if(
        list, [id](const Engine *engine) { return engine->info().id == id; });
    return it == list.end() ? nullptr : *it;
}

bool undoesDdl(QStringView engine)
{
    const auto *known = engineById(engine);
    return !known || known->info().transactionalDdl;
}

Result<const Engine *> engineForUrl(const QString &url)
{
    const auto colon = url.indexOf(u':');
    const auto scheme = url.left(colon).toLower();
    QStringList known;
    for (const auto *engine : engines()) {
        if (colon > 0 && engine->info().schemes.contains(scheme)) {
            return engine;
        }
        known += engine->info().schemes.value(0) + u':';
    }
    // Only the scheme is repeated: the rest may hold a password.
    const auto what = colon > 0
        ? tr("No engine knows database URLs that begin with '%1:'.").arg(scheme.left(40))
        : tr("The database URL has no scheme.");
    return fail({ .kind = ErrorKind::Usage,
        .what = what,
        .untouched = tr("Nothing was opened."),
        .next = tr("Use one of: %1").arg(known.join(", "_L1)) });
}

} // namespace Switchback
