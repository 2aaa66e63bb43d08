// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/recipes.h"

#include "core/tr.h"
#include "rules/altertext.h"
#include "rules/catalog.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int BatchRows = 1000;

/// Everything that a recipe may look at.
struct Kitchen {
    QString sql;
    const Catalog &catalog;
    ServerVersion version;
};

using Cook = Result<Recipe> (*)(const Kitchen &kitchen);

Error tooInvolved(const QString &why)
{
    return { .kind = ErrorKind::Refused,
        .what = tr("There is no ready recipe for this statement: %1").arg(why),
        .untouched = tr("Nothing was written."),
        .next = tr("Take it apart by hand; the finding says how.") };
}

QString undoneName(const char *kind, const QString &name)
{
    return QLatin1StringView(kind) + u' ' + name;
}

/// "public" of "public.users", as written; empty without one.
QString schemaOf(const QString &table)
{
    const auto dot = table.lastIndexOf(u'.');
    return dot < 0 ? QString() : table.first(dot + 1);
}

/// One action alone, else the recipe's steps would have to be shuffled among others.
Result<AlterText> oneAction(const Kitchen &kitchen, std::initializer_list<TableAction::Kind> kinds)
{
    const auto alter = readAlter(kitchen.sql);
    if (!alter) {
        return fail(tooInvolved(tr("it is no plain ALTER TABLE.")));
    }
    if (alter->actions.size() != 1) {
        return fail(tooInvolved(tr("it changes several things at once.")));
    }
    if (!std::ranges::contains(kinds, alter->operation.actions.first().kind)) {
        return fail(tooInvolved(tr("it is of another kind.")));
    }
    return *alter;
}

/// What PostgreSQL calls a constraint that was given no name.
QString constraintName(const AlterText &alter, const ConstraintDefinition &constraint)
{
    if (!constraint.name.isEmpty()) {
        return constraint.name;
    }
    const auto &columns = constraint.columns.isEmpty() ? constraint.check.columns
                                                       : constraint.columns;
    const auto ending = constraint.kind == ConstraintKind::ForeignKey ? u"fkey"_s
        : constraint.kind == ConstraintKind::Unique                   ? u"key"_s
                                                                      : u"check"_s;
    QStringList parts { alter.operation.object.name };
    parts += constraint.kind == ConstraintKind::Check ? columns.mid(0, 1) : columns;
    return (parts + QStringList { ending }).join(u'_').left(63);
}

/// Rows in batches, each committed by itself; it can be run again and goes on where it stopped.
QString backfill(
    const Kitchen &kitchen, const AlterText &alter, const QString &column, const QString &value)
{
    const auto *table = kitchen.catalog.table(alter.operation.object);
    const auto keys = table ? table->primaryKey() : QStringList();
    const auto target = quotedName(column);
    if (keys.size() != 1) {
        return u"DO $$\nDECLARE\n  touched integer;\nBEGIN\n  LOOP\n    UPDATE %1 SET %2 = %3\n"
               "    WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1 WHERE %2 IS NULL LIMIT %4));\n"
               "    GET DIAGNOSTICS touched = ROW_COUNT;\n    EXIT WHEN touched = 0;\n    COMMIT;\n"
               "    PERFORM pg_sleep(0.05);\n  END LOOP;\nEND\n$$"_s.arg(
                   alter.table, target, value, QString::number(BatchRows));
    }
    const auto key = quotedName(keys.first());
    return u"DO $$\nDECLARE\n  done %1.%2%TYPE;\n  next %1.%2%TYPE;\n  touched integer;\nBEGIN\n  "
           u"LOOP\n"
           "    WITH batch AS (\n      SELECT %2 FROM %1 WHERE %3 IS NULL AND (done IS NULL OR %2 "
           "> done)\n"
           "      ORDER BY %2 LIMIT %5 FOR NO KEY UPDATE\n    ), written AS (\n"
           "      UPDATE %1 AS t SET %3 = %4 FROM batch WHERE t.%2 = batch.%2 RETURNING t.%2\n    "
           ")\n"
           "    SELECT count(*), (array_agg(%2 ORDER BY %2 DESC))[1] INTO touched, next FROM "
           "written;\n"
           "    EXIT WHEN touched = 0;\n    done := next;\n    COMMIT;\n    PERFORM "
           "pg_sleep(0.05);\n"
           "  END LOOP;\nEND\n$$"_s.arg(
               alter.table, key, target, value, QString::number(BatchRows));
}

/// R1: a proof that is checked under a weak lock, so that SET NOT NULL has nothing left to look at.
QList<RecipeStep> notNullSteps(
    const Kitchen &kitchen, const AlterText &alter, const QString &column)
{
    const auto name = quotedName((alter.operation.object.name + u'_' + column + u"_nn"_s).left(63));
    const auto target = quotedName(column);
    const bool real = kitchen.version.atLeast(18); // NOT NULL constraints can be NOT VALID there
    const auto proof = real ? u"%1 ADD CONSTRAINT %2 NOT NULL %3 NOT VALID"_s
                            : u"%1 ADD CONSTRAINT %2 CHECK (%3 IS NOT NULL) NOT VALID"_s;
    const auto drop = u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(alter.head, name);
    const auto validate = u"%1 VALIDATE CONSTRAINT %2"_s.arg(alter.head, name);
    const auto set = u"%1 ALTER COLUMN %2 SET NOT NULL"_s.arg(alter.head, target);
    const auto unset = u"%1 ALTER COLUMN %2 DROP NOT NULL"_s.arg(alter.head, target);
    RecipeStep expand { .name = u"not_null_of_new_rows"_s,
        .up = { proof.arg(alter.head, name, target) },
        .down = { drop },
        .note = tr("New rows must have a value from here on.") };
    RecipeStep contract { .name = u"not_null"_s,
        .up = { validate },
        .note = tr("It fails where an older row has no value: fill these first.") };
    if (!real) {
        contract.up += { set, u"%1 DROP CONSTRAINT %2"_s.arg(alter.head, name) };
        contract.down = { proof.arg(alter.head, name, target), unset };
    }
    return { expand, contract };
}

Result<Recipe> indexRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::CreateIndex) {
        return fail(tooInvolved(tr("it is no plain CREATE INDEX.")));
    }
    const auto &index = operations.first().index;
    auto sql = withoutIfNotExists(kitchen.sql);
    auto name = index.name;
    if (name.isEmpty()) {
        QStringList parts { index.table.name };
        for (const auto &key : index.keys) {
            parts += key.column.isEmpty() ? u"expr"_s : key.column;
        }
        name = (parts + QStringList { u"idx"_s }).join(u'_').left(63);
        sql = insertedAfter(sql, "INDEX"_L1, quotedName(name));
    }
    const auto schema = index.table.schema.isEmpty() ? QString()
                                                     : quotedName(index.table.schema) + u'.';
    RecipeStep build { .name = u"index"_s,
        .transactional = false,
        .up = { insertedAfter(sql, "INDEX"_L1, u"CONCURRENTLY"_s) },
        .down = { u"DROP INDEX CONCURRENTLY IF EXISTS %1%2"_s.arg(schema, quotedName(name)) },
        .note = tr(
            "A build that fails leaves an invalid index behind: drop it before the next try.") };
    return Recipe { { build }, { undoneName("index", name) } };
}

Result<Recipe> dropIndexRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::Drop
        || operations.first().objectKind != ObjectKind::Index || operations.first().cascade) {
        return fail(tooInvolved(tr("it is no plain DROP INDEX.")));
    }
    Recipe recipe;
    for (const auto &index : operations.first().objects) {
        const auto schema = index.schema.isEmpty() ? QString() : quotedName(index.schema) + u'.';
        recipe.steps += { .name = u"drop_"_s + index.name,
            .transactional = false,
            .up = {
                u"DROP INDEX CONCURRENTLY IF EXISTS %1%2"_s.arg(schema, quotedName(index.name)) } };
    }
    return recipe;
}

/// R2 and R3: added unchecked, checked afterwards under a lock that lets others read and write.
Result<Recipe> constraintRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::AddConstraint });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &constraint = alter->operation.actions.first().constraint;
    const auto name = quotedName(constraintName(*alter, constraint));
    auto action = alter->actions.first();
    if (constraint.name.isEmpty()) {
        action = insertedAfter(action, "ADD"_L1, u"CONSTRAINT "_s + name);
    }
    RecipeStep expand { .name = u"unchecked"_s,
        .up = { u"%1 %2 NOT VALID"_s.arg(alter->head, action) },
        .down = { u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(alter->head, name) },
        .note = tr("New rows are checked from here on, older ones are not yet.") };
    RecipeStep validate { .name = u"validate"_s,
        .up = { u"%1 VALIDATE CONSTRAINT %2"_s.arg(alter->head, name) },
        .note = tr("It fails where an older row does not fit: put these right first.") };
    return Recipe { { expand, validate },
        { undoneName("constraint", constraintName(*alter, constraint)) } };
}

Result<Recipe> notNullRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::SetNotNull });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &column = alter->operation.actions.first().name;
    return Recipe { notNullSteps(kitchen, *alter, column),
        { undoneName("not null", alter->operation.object.name + u'.' + column) } };
}

Result<Recipe> uniqueRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::AddConstraint });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &constraint = alter->operation.actions.first().constraint;
    if (constraint.kind != ConstraintKind::Unique || constraint.columns.isEmpty()
        || constraint.deferrable) {
        return fail(tooInvolved(tr("it is no plain UNIQUE constraint.")));
    }
    const auto name = constraintName(*alter, constraint);
    QStringList columns;
    for (const auto &column : constraint.columns) {
        columns += quotedName(column);
    }
    RecipeStep build { .name = u"unique_index"_s,
        .transactional = false,
        .up = { u"CREATE UNIQUE INDEX CONCURRENTLY %1 ON %2 (%3)"_s.arg(
            quotedName(name), alter->table, columns.join(u", "_s)) },
        .down = { u"DROP INDEX CONCURRENTLY IF EXISTS %1%2"_s.arg(
            schemaOf(alter->table), quotedName(name)) },
        .note = tr("It fails where a value stands twice, and leaves an invalid index behind.") };
    RecipeStep attach { .name = u"unique"_s,
        .up = { u"%1 ADD CONSTRAINT %2 UNIQUE USING INDEX %2"_s.arg(
            alter->head, quotedName(name)) },
        .down = { u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(alter->head, quotedName(name)) } };
    return Recipe { { build, attach }, { undoneName("constraint", name) } };
}

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
                .up = { backfill(kitchen, *alter, column.name, value) },
                .note = tr("The older rows get their value in batches; it can be run again.") } };
    }
    if (column.notNull) {
        recipe.steps += notNullSteps(kitchen, *alter, column.name);
    }
    return recipe;
}

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

/// R9: both columns for a while, kept equal by a trigger.
Result<Recipe> renameRecipe(const Kitchen &kitchen)
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
    const auto schema = object.schema.isEmpty() ? QString() : quotedName(object.schema) + u'.';
    const auto name = schema + quotedName(object.name);
    const auto from = quotedName(rename.name);
    const auto to = quotedName(rename.newName);
    const auto sync = quotedName((object.name + u'_' + rename.newName + u"_sync"_s).left(63));
    AlterText alter {
        .head = u"ALTER TABLE "_s + name, .table = name, .actions = {}, .operation = {}
    };
    alter.operation.object = object;
    RecipeStep expand { .name = u"both_columns"_s,
        .up = { u"%1 ADD COLUMN %2 %3"_s.arg(
                    alter.head, to, typeText(table->column(rename.name)->type)),
            u"CREATE FUNCTION %1%2() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
            "  IF TG_OP = 'INSERT' THEN\n    NEW.%4 := coalesce(NEW.%4, NEW.%3);\n"
            "    NEW.%3 := coalesce(NEW.%3, NEW.%4);\n"
            "  ELSIF NEW.%3 IS DISTINCT FROM OLD.%3 THEN\n    NEW.%4 := NEW.%3;\n"
            "  ELSIF NEW.%4 IS DISTINCT FROM OLD.%4 THEN\n    NEW.%3 := NEW.%4;\n  END IF;\n"
            "  RETURN NEW;\nEND\n$$"_s.arg(schema, sync, from, to),
            u"CREATE TRIGGER %1 BEFORE INSERT OR UPDATE ON %2 FOR EACH ROW EXECUTE FUNCTION %3%1()"_s
                .arg(sync, name, schema) },
        .down = { u"DROP TRIGGER IF EXISTS %1 ON %2"_s.arg(sync, name),
            u"DROP FUNCTION IF EXISTS %1%2()"_s.arg(schema, sync),
            u"%1 DROP COLUMN IF EXISTS %2"_s.arg(alter.head, to) },
        .note = tr("Both names work from here on; a trigger keeps them equal.") };
    RecipeStep fill { .name = u"backfill"_s,
        .transactional = false,
        .up = { backfill(kitchen, alter, rename.newName, from) },
        .note = tr("The older rows get their value in batches; it can be run again.") };
    // A row without a value has none under the other name either: nothing is left to fill then.
    fill.up.first().replace(to + u" IS NULL"_s, u"%1 IS NULL AND %2 IS NOT NULL"_s.arg(to, from));
    RecipeStep contract { .name = u"drop_old_name"_s,
        .up = { u"DROP TRIGGER %1 ON %2"_s.arg(sync, name),
            u"DROP FUNCTION %1%2()"_s.arg(schema, sync),
            // The rule asks for exactly what the steps before have done.
            u"-- switchback:ignore drop-column every value stands in %1 as well\n%2 DROP COLUMN %3"_s
                .arg(rename.newName, alter.head, from) },
        .note = tr("Only when no running version of the application uses the old name."),
        .afterDeployment = true };
    return Recipe { { expand, fill, contract },
        { undoneName("rename", object.name + u'.' + rename.newName) } };
}

const QHash<QString, Cook> &cooks()
{
    static const QHash<QString, Cook> table {
        { u"index-not-concurrent"_s, indexRecipe },
        { u"drop-index-not-concurrent"_s, dropIndexRecipe },
        { u"add-foreign-key-without-not-valid"_s, constraintRecipe },
        { u"add-check-without-not-valid"_s, constraintRecipe },
        { u"set-not-null-scan"_s, notNullRecipe },
        { u"add-unique-without-index"_s, uniqueRecipe },
        { u"add-column-volatile-default"_s, columnRecipe },
        { u"add-required-column"_s, columnRecipe },
        { u"rename-column"_s, renameRecipe },
    };
    return table;
}

} // namespace

bool hasRecipe(QStringView rule)
{
    return cooks().contains(rule.toString());
}

Result<Recipe> recipeFor(const QString &rule, const QString &sql, const QStringList &earlier,
    const ServerVersion &version)
{
    const auto cook = cooks().value(rule);
    if (!cook) {
        return fail(tooInvolved(tr("nobody wrote one for the rule %1.").arg(rule)));
    }
    Catalog catalog(Dialect::PostgreSql);
    for (const auto &statement : earlier) {
        for (const auto &operation : parseSql(statement.toUtf8(), Dialect::PostgreSql)) {
            catalog.apply(operation);
        }
    }
    auto bare = sql.trimmed();
    while (bare.endsWith(u';')) {
        bare = bare.chopped(1).trimmed();
    }
    return cook({ bare, catalog, version });
}

QString undoneBy(const QString &sql)
{
    const auto operations = parseSql(sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1) {
        return {};
    }
    const auto &operation = operations.first();
    if (operation.kind == DdlOperation::Kind::Drop && operation.objectKind == ObjectKind::Index
        && operation.objects.size() == 1) {
        return undoneName("index", operation.objects.first().name);
    }
    if (operation.kind == DdlOperation::Kind::Rename
        && operation.objectKind == ObjectKind::Column) {
        const auto &table = operation.table.isEmpty() ? operation.object : operation.table;
        return undoneName("rename", table.name + u'.' + operation.name);
    }
    if (operation.kind != DdlOperation::Kind::AlterTable || operation.actions.size() != 1) {
        return {};
    }
    const auto &action = operation.actions.first();
    const auto column = operation.object.name + u'.' + action.name;
    switch (action.kind) {
    case TableAction::Kind::DropConstraint:
        return undoneName("constraint", action.name);
    case TableAction::Kind::DropColumn:
        return undoneName("column", column);
    case TableAction::Kind::DropNotNull:
        return undoneName("not null", column);
    default:
        return {};
    }
}

} // namespace Switchback
