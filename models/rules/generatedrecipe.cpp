// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// R15: a value that is made from other columns without rewriting the table: from PostgreSQL 18 when
// it is read, before by a trigger.

#include "rules/recipekitchen.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// "(total * 2)" of "ALWAYS AS (total * 2) STORED".
QString generationOf(const QString &clause)
{
    const Phrase phrase(clause, postgresqlTokens(clause));
    for (qsizetype i = 0; i + 1 < phrase.size(); ++i) {
        const auto end = phrase.afterParentheses(i + 1);
        if (phrase.is(i, "AS"_L1) && end > i + 1) {
            return clause.sliced(
                phrase.token(i + 1).start, phrase.token(end - 1).end - phrase.token(i + 1).start);
        }
    }
    return {};
}

/// From 18 on the value is made when it is read: nothing is stored, so nothing is rewritten.
Recipe virtualColumn(const AlterText &alter, const QString &value, const QString &plain)
{
    const auto &column = alter.operation.actions.first().column;
    const auto dotted = alter.operation.object.name + u'.' + column.name;
    return {
        .steps = { { .name = u"virtual"_s,
            .up = { u"%1 %2 GENERATED ALWAYS AS %3 VIRTUAL"_s.arg(alter.head, plain, value) },
            .down = { u"%1 DROP COLUMN IF EXISTS %2"_s.arg(alter.head, quotedName(column.name)) },
            .note = tr("The value is made when it is read. An index cannot be built on it.") } },
        .undone = { undoneName("column", dotted) },
        .keeps = {},
        .different = { dotted },
        .ending = tr("The column %1 is VIRTUAL instead of STORED.").arg(dotted)
    };
}

} // namespace

Result<Recipe> generatedRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::AddColumn });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &column = alter->operation.actions.first().column;
    const auto *table = kitchen.catalog.table(alter->operation.object);
    if (column.generated != ColumnDefinition::Generated::Stored || !column.constraints.isEmpty()
        || column.unique || column.primaryKey) {
        return fail(tooInvolved(tr("the column brings more than a value.")));
    }
    if (!table || !table->columnsKnown) {
        return fail(tooInvolved(tr("the table is not known from the migrations before.")));
    }
    const auto &action = alter->actions.first();
    const auto value = generationOf(clauseOf(action, "GENERATED"_L1));
    auto plain = withoutClause(action, "GENERATED"_L1);
    plain = column.notNull ? withoutClause(plain, "NOT"_L1) : plain;
    if (value.isEmpty()) {
        return fail(tooInvolved(tr("its expression cannot be read.")));
    }
    if (kitchen.version.atLeast(18) && !column.notNull) {
        return virtualColumn(*alter, value, plain);
    }
    const auto target = quotedName(column.name);
    const auto schema = schemaOf(alter->table);
    const auto bare = shortName({ alter->operation.object.name, column.name, u"made"_s });
    const auto made = quotedName(bare);
    const auto function = u"CREATE FUNCTION %1%2() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
                          "  NEW.%3 := %4;\n  RETURN NEW;\nEND\n$$"_s.arg(
                              schema, made, target, ofNewRow(value, *table));
    RecipeStep expand { .name = u"kept_by_trigger"_s,
        .up = { u"%1 %2"_s.arg(alter->head, plain), function,
            u"CREATE TRIGGER %1 BEFORE INSERT OR UPDATE ON %2 FOR EACH ROW EXECUTE FUNCTION %3%1()"_s
                .arg(made, alter->table, schema) },
        .down = { u"DROP TRIGGER IF EXISTS %1 ON %2"_s.arg(made, alter->table),
            u"DROP FUNCTION IF EXISTS %1%2()"_s.arg(schema, made),
            u"%1 DROP COLUMN IF EXISTS %2"_s.arg(alter->head, target) },
        .note = tr("A trigger makes the value of new and changed rows.") };
    RecipeStep fill { .name = u"backfill"_s,
        .transactional = false,
        .up = { backfill(kitchen,
            { .object = alter->operation.object,
                .table = alter->table,
                .column = column.name,
                .value = value,
                .from = value }) },
        .note = tr("The older rows get their value in batches; it can be run again.") };
    const auto &object = alter->operation.object.name;
    Recipe recipe { .steps = { expand, fill },
        .undone = { undoneName("column", object + u'.' + column.name) },
        .keeps = {},
        .different = { object + u'.' + column.name, object + u'.' + bare, bare + u"()"_s },
        .ending = tr(
            "The column %1 is a plain one that a trigger fills instead of a generated one: the "
            "server cannot make one of the other without rewriting the table.")
            .arg(object + u'.' + column.name) };
    if (column.notNull) {
        recipe.steps += notNullSteps(kitchen, *alter, column.name);
    }
    return recipe;
}

} // namespace Switchback
