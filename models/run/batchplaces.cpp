// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/batchplaces.h"

#include "run/backfill.h"
#include "run/usertriggers.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString hashOf(const QString &text, int length)
{
    const auto hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(length));
}

} // namespace

QString withoutTriggersHead()
{
    return QString(WithoutTriggers) + u"; "_s;
}

QString migrationPlace(const Version &version, const QString &sql)
{
    return migrationPlaces(version) + hashOf(sql.simplified(), 32);
}

QString migrationPlaces(const Version &version)
{
    return u'm' + hashOf(version.text, 20);
}

QStringList keptPlaces(const Engine &engine, Connection &connection)
{
    const auto &id = engine.info().id;
    const auto name = engine.literal(QString(BackfillTable));
    const auto there = connection.query(id == "postgresql"_L1
            ? u"SELECT to_regclass(%1) IS NOT NULL"_s.arg(name)
            : id == "mysql"_L1
            ? u"SELECT count(*) FROM information_schema.tables WHERE table_schema = database() "
              u"AND table_name = %1"_s.arg(name)
            : u"SELECT count(*) FROM sqlite_schema WHERE name = %1"_s.arg(name));
    QStringList places;
    if (!there || !there->rows.value(0).value(0).toBool()) {
        return places;
    }
    const auto rows = connection.query(
        u"SELECT id FROM "_s + engine.identifier(QString(BackfillTable)));
    for (const auto &row : rows ? rows->rows : QList<QVariantList>()) {
        places += row.value(0).toString();
    }
    return places;
}

} // namespace Switchback
