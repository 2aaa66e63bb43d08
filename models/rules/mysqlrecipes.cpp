// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The safer way on MySQL and MariaDB, where every DDL statement commits by itself.

#include "rules/recipekitchen.h"

#include "core/tr.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

/// Without the check of the old rows the key is a change of the dictionary alone.
Result<Recipe> uncheckedKeyRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::MySql);
    const bool plain = operations.size() == 1
        && operations.first().kind == DdlOperation::Kind::AlterTable
        && operations.first().actions.size() == 1
        && operations.first().actions.first().kind == TableAction::Kind::AddConstraint
        && operations.first().actions.first().constraint.kind == ConstraintKind::ForeignKey;
    if (!plain) {
        return fail(tooInvolved(tr("it does more than add one foreign key.")));
    }
    return Recipe {
        .steps = { { .name = u"unchecked"_s,
            .up = { u"-- switchback:ignore constraint-checks-disabled for this key "
                    u"alone, and on again behind it\nSET SESSION foreign_key_checks = 0"_s,
                kitchen.sql, u"SET SESSION foreign_key_checks = 1"_s },
            .note = tr("New rows are checked from here on, older ones never: look for "
                       "rows without a counterpart before and after."),
            .takesBack = true } }
    };
}

/// What would make others wait is refused by the server instead.
Result<Recipe> onlineRecipe(const Kitchen &kitchen)
{
    static const QRegularExpression clauses(
        u",?\\s*\\b(ALGORITHM|LOCK)\\s*=?\\s*(COPY|SHARED|EXCLUSIVE)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression alter(
        u"^\\s*ALTER\\s+(ONLINE\\s+)?TABLE\\b"_s, QRegularExpression::CaseInsensitiveOption);
    auto sql = kitchen.sql;
    if (!sql.contains(alter) || sql.contains(u'\'') || !sql.contains(clauses)) {
        return fail(tooInvolved(tr("it is no plain ALTER TABLE.")));
    }
    sql.remove(clauses);
    return Recipe { .steps = { { .name = u"online"_s,
                        .up = { sql + u", ALGORITHM=INPLACE, LOCK=NONE"_s },
                        .note = tr("The server refuses it where others would have to wait."),
                        .takesBack = true } } };
}

} // namespace Switchback
