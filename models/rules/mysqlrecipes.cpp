// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The safer way on MySQL and MariaDB, where every DDL statement commits by itself.

#include "rules/mysqlkitchen.h"

#include "core/tr.h"

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
    const auto alter = readAlter(kitchen.sql, Dialect::MySql);
    if (!alter) {
        return fail(tooInvolved(tr("it is no plain ALTER TABLE.")));
    }
    QStringList actions;
    for (qsizetype i = 0; i < alter->actions.size(); ++i) {
        const auto kind = alter->operation.actions.at(i).kind;
        if (kind != TableAction::Kind::Algorithm && kind != TableAction::Kind::Lock) {
            actions += alter->actions.at(i);
        }
    }
    actions += { u"ALGORITHM=INPLACE"_s, u"LOCK=NONE"_s };
    return Recipe { .steps = { { .name = u"online"_s,
                        .up = { alter->head + u' ' + actions.join(u", "_s) },
                        .note = tr("The server refuses it where others would have to wait."),
                        .takesBack = true } } };
}

namespace {

/// A value for the rows that have none, then the definition: the server writes the rows again, and
/// others go on.
Result<Recipe> filledRecipe(const Kitchen &kitchen, bool lax)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::ModifyColumn });
    const auto text = alter ? readModify(*alter) : fail(alter.error());
    if (!text) {
        return fail(text.error());
    }
    const auto &name = text->column.name;
    const auto *table = kitchen.catalog.table(alter->operation.object);
    const auto *column = table ? table->column(name) : nullptr;
    if (!column || column->notNull || !text->column.notNull) {
        return fail(tooInvolved(tr("it does not make a column ask for a value.")));
    }
    const auto value = lax ? anyValue(*text) : text->value;
    if (lax && (value.isEmpty() || value.contains(u'-'))) {
        return fail(tooInvolved(
            tr("what the server makes of NULL without strict mode is no value of the type.")));
    }
    Recipe recipe;
    if (!text->value.isEmpty()) {
        recipe.steps += { .name = u"default"_s,
            .up = { u"%1 ALTER COLUMN %2 SET DEFAULT %3"_s.arg(
                alter->head, mysqlName(name), text->value) },
            .note = tr("New rows have a value from here on.") };
    }
    if (!value.isEmpty()) {
        const auto filled = mysqlBackfill({ .table = table,
            .written = alter->table,
            .column = name,
            .value = value,
            .open = mysqlName(name) + u" IS NULL"_s,
            .routine = shortName({ table->name.name, name, u"fill"_s }) });
        if (!filled) {
            return fail(filled.error());
        }
        recipe.steps += { .name = u"backfill"_s,
            .up = *filled,
            .note = lax ? tr("The older rows get the value that the server would give them without "
                             "strict mode: is that one wanted?")
                        : tr("The older rows get their value in batches; it can be run again.") };
    }
    recipe.steps += { .name = u"not_null"_s,
        .up = strictly(
            u"%1 %2, ALGORITHM=INPLACE, LOCK=NONE"_s.arg(alter->head, alter->actions.first())),
        .note = tr("It fails where an older row has no value: fill these first. Others read and "
                   "write meanwhile."),
        .takesBack = true };
    return recipe;
}

} // namespace

Result<Recipe> mysqlNotNullRecipe(const Kitchen &kitchen)
{
    return filledRecipe(kitchen, false);
}

Result<Recipe> mysqlLaxNotNullRecipe(const Kitchen &kitchen)
{
    return filledRecipe(kitchen, true);
}

} // namespace Switchback
