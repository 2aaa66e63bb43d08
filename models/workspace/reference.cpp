// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/reference.h"

#include "rules/reference.h"

using namespace Qt::StringLiterals;

namespace Switchback {

Reference readReference()
{
    return { .rules = ruleEntries(), .locks = lockEntries() };
}

QSet<QString> rulesWithRecipe(const QString &engine)
{
    QSet<QString> rules;
    const auto dialect = engine == "postgresql"_L1 ? Dialect::PostgreSql
        : engine == "sqlite"_L1                    ? Dialect::Sqlite
                                                   : Dialect::MySql;
    for (const auto &rule : ruleEntries()) {
        if (hasRecipe(rule.id, dialect)) {
            rules += rule.id;
        }
    }
    return rules;
}

} // namespace Switchback
