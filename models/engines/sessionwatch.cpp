// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sessionwatch.h"

#include "engines/mysql/mysqlwatch.h"
#include "engines/postgresql/pgwatch.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

QString withoutPasswords(QString sql)
{
    static const QRegularExpression literal(
        u"\\b(PASSWORD|IDENTIFIED\\s+BY)\\s+'(?:[^']|'')*(?:'|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return sql.replace(literal, u"\\1 '•••'"_s);
}

const SessionWatch *sessionWatch(QStringView engine)
{
    static const PgWatch postgresql;
    static const MysqlWatch mysql;
    return engine == u"postgresql" ? static_cast<const SessionWatch *>(&postgresql)
        : engine == u"mysql"       ? static_cast<const SessionWatch *>(&mysql)
                                   : nullptr;
}

} // namespace Switchback
