// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The safer way for columns: added with a value, numbered, renamed, dropped.

#include "rules/recipekitchen.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Nothing else may hang on a column that is to live twice for a while.
std::optional<Error> objection(const KnownTable &table, const QString &name)
{
    const auto *column = table.column(name);
    if (!column || column->type.isEmpty()) {
        return tooInvolved(tr("the column's type is not known from the migrations before."));
    }
    const bool keyed = column->primaryKey || column->unique || column->notNull || column->identity
        || column->serial || column->defaultValue.present
        || column->generated != ColumnDefinition::Generated::No
        || std::ranges::any_of(table.constraints,
            [&](const KnownConstraint &constraint) {
                return constraint.columns.contains(name) || constraint.check.columns.contains(name);
            })
        || std::ranges::any_of(table.indexes, [&](const KnownIndex &index) {
               return std::ranges::contains(index.keys, name, &IndexKey::column)
                   || index.included.contains(name);
           });
    if (keyed) {
        return tooInvolved(tr("indexes, constraints or a default hang on the column."));
    }
    return {};
}

/// "ALWAYS" or "BY DEFAULT", as the identity is written.
QString identityKind(const QString &action)
{
    return action.contains(u"GENERATED ALWAYS"_s, Qt::CaseInsensitive) ? u"ALWAYS"_s
                                                                       : u"BY DEFAULT"_s;
}

} // namespace

/// R11 and R28: without a value first, then one for new rows, then the older rows bit by bit.
Result<Recipe> columnRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::AddColumn });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &column = alter->operation.actions.first().column;
    if (!column.constraints.isEmpty() || column.unique || column.primaryKey || column.identity
        || column.serial || column.generated != ColumnDefinition::Generated::No) {
        return fail(tooInvolved(tr("the column brings more than a value.")));
    }
    const auto target = quotedName(column.name);
    const auto value = clauseOf(alter->actions.first(), "DEFAULT"_L1);
    auto plain = withoutClause(alter->actions.first(), "DEFAULT"_L1);
    plain = column.notNull ? withoutClause(plain, "NOT"_L1) : plain;
    RecipeStep expand { .name = u"nullable"_s,
        .up = { u"%1 %2"_s.arg(alter->head, plain) },
        .down = { u"%1 DROP COLUMN IF EXISTS %2"_s.arg(alter->head, target) } };
    Recipe recipe { {},
        { undoneName("column", alter->operation.object.name + u'.' + column.name) } };
    if (value.isEmpty()) {
        expand.note = tr("Nobody knows which value the older rows should have: fill the column "
                         "before the last step.");
        recipe.steps = { expand };
    } else {
        expand.up += u"%1 ALTER COLUMN %2 SET DEFAULT %3"_s.arg(alter->head, target, value);
        recipe.steps = { expand,
            { .name = u"backfill"_s,
                .transactional = false,
                .up = { backfill(
                    kitchen, { alter->operation.object, alter->table, column.name, value, {} }) },
                .note = tr("The older rows get their value in batches; it can be run again.") } };
    }
    if (column.notNull) {
        recipe.steps += notNullSteps(kitchen, *alter, column.name);
    }
    return recipe;
}

/// R9: both columns for a while, kept equal by a trigger.
Result<Recipe> renameColumnRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::Rename
        || operations.first().objectKind != ObjectKind::Column) {
        return fail(tooInvolved(tr("it renames no column.")));
    }
    const auto &rename = operations.first();
    const auto &object = rename.table.isEmpty() ? rename.object : rename.table;
    const auto *table = kitchen.catalog.table(object);
    if (!table) {
        return fail(tooInvolved(tr("the table is not known from the migrations before.")));
    }
    if (const auto no = objection(*table, rename.name)) {
        return fail(*no);
    }
    const auto name = written(object);
    const auto schema = schemaOf(name);
    const auto from = quotedName(rename.name);
    const auto to = quotedName(rename.newName);
    const auto sync = quotedName(shortName({ object.name, rename.newName, u"sync"_s }));
    const auto head = u"ALTER TABLE "_s + name;
    const auto function =
        u"CREATE FUNCTION %1%2() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
        "  IF TG_OP = 'INSERT' THEN\n    NEW.%4 := coalesce(NEW.%4, NEW.%3);\n"
        "    NEW.%3 := coalesce(NEW.%3, NEW.%4);\n"
        "  ELSIF NEW.%3 IS DISTINCT FROM OLD.%3 THEN\n    NEW.%4 := NEW.%3;\n"
        "  ELSIF NEW.%4 IS DISTINCT FROM OLD.%4 THEN\n    NEW.%3 := NEW.%4;\n  END IF;\n"
        "  RETURN NEW;\nEND\n$$"_s.arg(schema, sync, from, to);
    const auto trigger =
        u"CREATE TRIGGER %1 BEFORE INSERT OR UPDATE ON %2 FOR EACH ROW EXECUTE FUNCTION %3%1()"_s
            .arg(sync, name, schema);
    const auto type = typeText(table->column(rename.name)->type);
    RecipeStep expand { .name = u"both_columns"_s,
        .up = { u"%1 ADD COLUMN %2 %3"_s.arg(head, to, type), function, trigger },
        .down = { u"DROP TRIGGER IF EXISTS %1 ON %2"_s.arg(sync, name),
            u"DROP FUNCTION IF EXISTS %1%2()"_s.arg(schema, sync),
            u"%1 DROP COLUMN IF EXISTS %2"_s.arg(head, to) },
        .note = tr("Both names work from here on; a trigger keeps them equal.") };
    RecipeStep fill { .name = u"backfill"_s,
        .transactional = false,
        .up = { backfill(kitchen, { object, name, rename.newName, from, from }) },
        .note = tr("The older rows get their value in batches; it can be run again.") };
    RecipeStep contract { .name = u"drop_old_name"_s,
        .up = { u"DROP TRIGGER %1 ON %2"_s.arg(sync, name),
            u"DROP FUNCTION %1%2()"_s.arg(schema, sync),
            // The rule asks for exactly what the steps before have done.
            u"-- switchback:ignore drop-column every value stands in %1 as well\n%2 DROP COLUMN %3"_s
                .arg(rename.newName, head, from) },
        .down = { u"%1 ADD COLUMN %2 %3"_s.arg(head, from, type), function, trigger,
            u"UPDATE %1 SET %2 = %3"_s.arg(name, from, to) },
        .note = tr("Only when no running version of the application uses the old name."),
        .afterDeployment = true,
        .swaps = true };
    return Recipe { { expand, fill, contract },
        { undoneName("rename", object.name + u'.' + rename.newName) } };
}

/// R16: a sequence for new rows first, then numbers for the older ones.
Result<Recipe> serialRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::AddColumn });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &column = alter->operation.actions.first().column;
    const bool optioned = column.identity && alter->actions.first().contains(u"IDENTITY ("_s);
    if (!column.constraints.isEmpty() || column.unique || column.primaryKey || optioned
        || !(column.serial || column.identity)) {
        return fail(tooInvolved(tr("the column brings more than a number.")));
    }
    const auto target = quotedName(column.name);
    const auto type = numberType(column.type);
    const auto schema = schemaOf(alter->table);
    const auto &table = alter->operation.object.name;
    const auto final = schema + quotedName(shortName({ table, column.name, u"seq"_s }));
    const auto sequence = column.serial
        ? final
        : schema + quotedName(shortName({ table, column.name, u"fill_seq"_s }));
    RecipeStep expand { .name = u"numbered"_s,
        .up = { u"%1 ADD COLUMN %2 %3"_s.arg(alter->head, target, type),
            u"CREATE SEQUENCE %1 AS %2 OWNED BY %3.%4"_s.arg(sequence, type, alter->table, target),
            u"%1 ALTER COLUMN %2 SET DEFAULT nextval('%3')"_s.arg(alter->head, target, sequence) },
        .down = { u"%1 DROP COLUMN IF EXISTS %2"_s.arg(alter->head, target) },
        .note = tr("New rows get a number from here on.") };
    RecipeStep fill { .name = u"backfill"_s,
        .transactional = false,
        .up = { backfill(kitchen,
            { alter->operation.object, alter->table, column.name, u"nextval('%1')"_s.arg(sequence),
                {} }) },
        .note = tr("The older rows get their number in batches; it can be run again.") };
    Recipe recipe { { expand, fill }, { undoneName("column", table + u'.' + column.name) } };
    recipe.steps += notNullSteps(kitchen, *alter, column.name);
    if (column.identity) {
        recipe.steps += RecipeStep { .name = u"identity"_s,
            .up = { u"%1 ALTER COLUMN %2 DROP DEFAULT"_s.arg(alter->head, target),
                u"%1 ALTER COLUMN %2 ADD GENERATED %3 AS IDENTITY"_s.arg(
                    alter->head, target, identityKind(alter->actions.first())),
                // The helper's next number goes on where it stopped: no scan under the lock.
                u"SELECT setval(pg_get_serial_sequence('%1', '%2'), nextval('%3'), false) "
                "FROM (SELECT 1) AS once"_s.arg(alter->table, column.name, sequence) },
            .down = { u"%1 ALTER COLUMN %2 DROP IDENTITY IF EXISTS"_s.arg(alter->head, target),
                u"%1 ALTER COLUMN %2 SET DEFAULT nextval('%3')"_s.arg(
                    alter->head, target, sequence) },
            .note = tr("From here on the server numbers the rows itself.") };
        recipe.steps.last().up.insert(0, u"ALTER SEQUENCE %1 OWNED BY NONE"_s.arg(sequence));
        recipe.steps.last().up += u"DROP SEQUENCE %1"_s.arg(sequence);
        recipe.steps.last().down.insert(1,
            u"CREATE SEQUENCE %1 AS %2 OWNED BY %3.%4"_s.arg(sequence, type, alter->table, target));
    }
    return recipe;
}

/// R12: nobody has to write it any more, its indexes go without a strong lock, then the column.
Result<Recipe> dropColumnRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::DropColumn });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &action = alter->operation.actions.first();
    const auto *table = kitchen.catalog.table(alter->operation.object);
    const auto *column = table ? table->column(action.name) : nullptr;
    if (!column || action.cascade) {
        return fail(tooInvolved(!column ? tr("the column is not known from the migrations before.")
                                        : tr("CASCADE takes along what nobody named.")));
    }
    Recipe recipe { {}, {},
        { u"drop-column"_s, u"drop-default-on-required-column"_s, u"drop-not-null"_s } };
    const auto target = quotedName(action.name);
    if (column->notNull && !column->primaryKey) {
        recipe.steps += RecipeStep { .name = u"may_be_left_out"_s,
            .up = { u"%1 ALTER COLUMN %2 DROP NOT NULL"_s.arg(alter->head, target) },
            .note = tr("Then deploy a version of the application that neither"
                       " reads nor writes the column.") };
    }
    for (const auto &index : table->indexes) {
        const bool on = std::ranges::contains(index.keys, action.name, &IndexKey::column)
            || index.included.contains(action.name);
        if (on && index.constraint.isEmpty() && !index.name.isEmpty()) {
            recipe.steps += RecipeStep { .name = u"drop_"_s + index.name,
                .transactional = false,
                .up = { u"DROP INDEX CONCURRENTLY IF EXISTS %1%2"_s.arg(
                    schemaOf(alter->table), quotedName(index.name)) },
                .note = {},
                .afterDeployment = true };
        }
    }
    if (recipe.steps.isEmpty()) {
        return fail(tooInvolved(
            tr("neither indexes nor NOT NULL hang on the column: one statement is all it takes, "
               "once no running version of the application uses it.")));
    }
    recipe.steps += RecipeStep { .name = u"drop_column"_s,
        .up = { u"%1 DROP COLUMN %2"_s.arg(alter->head, target) },
        .note = tr("Only when no running version of the application uses it,"
                   " and after a copy of its values."),
        .afterDeployment = true,
        .swaps = true,
        .takesBack = true };
    return recipe;
}

} // namespace Switchback
