// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sessionwatch.h"

#include "engines/mysql/mysqlwatch.h"
#include "engines/postgresql/pgwatch.h"

namespace Switchback {

const SessionWatch *sessionWatch(QStringView engine)
{
    static const PgWatch postgresql;
    static const MysqlWatch mysql;
    return engine == u"postgresql" ? static_cast<const SessionWatch *>(&postgresql)
        : engine == u"mysql"       ? static_cast<const SessionWatch *>(&mysql)
                                   : nullptr;
}

} // namespace Switchback
