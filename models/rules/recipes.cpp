// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/recipes.h"

#include "core/tr.h"
#include "rules/recipekitchen.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

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
        name = shortName(parts + QStringList { u"idx"_s });
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

/// R5: no NULL and no duplicate is left to be looked for when the key is declared.
Result<Recipe> primaryKeyRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::AddConstraint });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &constraint = alter->operation.actions.first().constraint;
    if (constraint.kind != ConstraintKind::PrimaryKey || constraint.columns.isEmpty()
        || constraint.deferrable || !constraint.usingIndex.isEmpty()) {
        return fail(tooInvolved(tr("it is no plain PRIMARY KEY.")));
    }
    const auto *table = kitchen.catalog.table(alter->operation.object);
    const auto name = constraint.name.isEmpty()
        ? shortName({ alter->operation.object.name, u"pkey"_s })
        : constraint.name;
    Recipe recipe { {}, { undoneName("constraint", name) } };
    QStringList columns;
    for (const auto &column : constraint.columns) {
        const auto *known = table ? table->column(column) : nullptr;
        columns += quotedName(column);
        if (!known || !known->notNull) {
            recipe.steps += notNullSteps(kitchen, *alter, column);
        }
    }
    recipe.steps += RecipeStep { .name = u"unique_index"_s,
        .transactional = false,
        .up = { u"CREATE UNIQUE INDEX CONCURRENTLY %1 ON %2 (%3)"_s.arg(
            quotedName(name), alter->table, columns.join(u", "_s)) },
        .down = { u"DROP INDEX CONCURRENTLY IF EXISTS %1%2"_s.arg(
            schemaOf(alter->table), quotedName(name)) },
        .note = tr("It fails where a value stands twice, and leaves an invalid index behind.") };
    recipe.steps += RecipeStep { .name = u"key"_s,
        .up = { u"%1 ADD CONSTRAINT %2 PRIMARY KEY USING INDEX %2"_s.arg(
            alter->head, quotedName(name)) },
        .down = { u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(alter->head, quotedName(name)) } };
    return recipe;
}

/// R7: built anew beside the old one.
Result<Recipe> reindexRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::Reindex
        || !kitchen.version.atLeast(12)) {
        return fail(tooInvolved(tr("it has no concurrent form.")));
    }
    auto sql = kitchen.sql;
    for (const auto word : { "INDEX"_L1, "TABLE"_L1, "SCHEMA"_L1, "DATABASE"_L1 }) {
        const auto with = insertedAfter(sql, word, u"CONCURRENTLY"_s);
        if (with != sql) {
            return Recipe { { { .name = u"reindex"_s,
                                .transactional = false,
                                .up = { with },
                                .note = tr("A build that fails leaves an invalid index behind: "
                                           "drop it before the next try.") } },
                {} };
        }
    }
    return fail(tooInvolved(tr("it has no concurrent form.")));
}

/// R20: added unchecked, checked afterwards.
Result<Recipe> domainRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    const bool plain = operations.size() == 1
        && operations.first().kind == DdlOperation::Kind::AlterDomain
        && operations.first().actions.size() == 1
        && operations.first().actions.first().kind == TableAction::Kind::AddConstraint
        && operations.first().actions.first().constraint.kind == ConstraintKind::Check;
    if (!plain) {
        return fail(tooInvolved(tr("it is no plain ADD CONSTRAINT … CHECK.")));
    }
    const auto &domain = operations.first().object;
    const auto &constraint = operations.first().actions.first().constraint;
    const auto name = constraint.name.isEmpty() ? shortName({ domain.name, u"check"_s })
                                                : constraint.name;
    const auto sql = constraint.name.isEmpty()
        ? insertedAfter(kitchen.sql, "ADD"_L1, u"CONSTRAINT "_s + quotedName(name))
        : kitchen.sql;
    const auto head = u"ALTER DOMAIN %1"_s.arg(written(domain));
    RecipeStep expand { .name = u"unchecked"_s,
        .up = { sql + u" NOT VALID"_s },
        .down = { u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(head, quotedName(name)) },
        .note = tr("New values are checked from here on, older ones are not yet.") };
    RecipeStep validate { .name = u"validate"_s,
        .up = { u"%1 VALIDATE CONSTRAINT %2"_s.arg(head, quotedName(name)) },
        .note = tr("It still keeps writers of every table with a column of the domain waiting: "
                   "a CHECK on the columns would not.") };
    return Recipe { { expand, validate }, { undoneName("domain constraint", name) } };
}

/// R21: readers go on; the server wants a unique index for it.
Result<Recipe> refreshRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::RefreshView
        || !operations.first().withData) {
        return fail(tooInvolved(tr("it is no plain REFRESH MATERIALIZED VIEW.")));
    }
    const auto *view = kitchen.catalog.table(operations.first().object);
    const bool unique = view && std::ranges::any_of(view->indexes, [](const KnownIndex &index) {
        return index.unique && isPlainIndex(index);
    });
    if (!unique) {
        return fail(tooInvolved(
            tr("the view has no unique index over plain columns. Create one first; which columns "
               "are unique is yours to know.")));
    }
    return Recipe { { { .name = u"refresh"_s,
                        .up = { insertedAfter(kitchen.sql, "VIEW"_L1, u"CONCURRENTLY"_s) } } },
        {} };
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
        { u"add-primary-key-without-index"_s, primaryKeyRecipe },
        { u"add-column-serial"_s, serialRecipe },
        { u"add-exclusion-constraint"_s, exclusionRecipe },
        { u"alter-column-type-rewrite"_s, typeRecipe },
        { u"narrowing-type-change"_s, typeRecipe },
        { u"alter-domain-constraint"_s, domainRecipe },
        { u"attach-partition-scan"_s, attachRecipe },
        { u"detach-partition-not-concurrent"_s, detachRecipe },
        { u"index-on-partitioned-table"_s, partitionedIndexRecipe },
        { u"drop-column"_s, dropColumnRecipe },
        { u"drop-table"_s, dropTableRecipe },
        { u"drop-table-locks-referenced"_s, dropTableRecipe },
        { u"refresh-matview-not-concurrent"_s, refreshRecipe },
        { u"reindex-not-concurrent"_s, reindexRecipe },
        { u"rename-column"_s, renameColumnRecipe },
        { u"rename-table"_s, renameTableRecipe },
        { u"rename-enum-value"_s, enumRecipe },
        { u"enum-value-used-in-transaction"_s, committedLabelRecipe },
        { u"add-column-generated-stored"_s, generatedRecipe },
        { u"lock-timeout-missing"_s, timeoutRecipe },
        { u"unbatched-backfill"_s, batchRecipe },
        { u"update-without-where"_s, batchRecipe },
        { u"backfill-with-ddl"_s, apartRecipe },
        { u"long-statement-under-lock"_s, apartRecipe },
        { u"multiple-foreign-keys"_s, apartRecipe },
        { u"multiple-tables-locked"_s, apartRecipe },
        { u"validate-in-same-transaction"_s, apartRecipe },
        { u"concurrently-in-transaction"_s, unwrappedRecipe },
        { u"concurrent-not-alone"_s, unwrappedRecipe },
        { u"mysql-add-foreign-key"_s, uncheckedKeyRecipe },
        { u"mysql-algorithm-or-lock-requested"_s, onlineRecipe },
        { u"mysql-ddl-implicit-commit"_s, apartRecipe },
        { u"mysql-enum-change"_s, mysqlTypeRecipe },
        { u"mysql-not-null-without-strict"_s, mysqlLaxNotNullRecipe },
        { u"sqlite-add-column-rejected"_s, sqliteRebuildRecipe },
        { u"sqlite-alter-unsupported"_s, sqliteRebuildRecipe },
        { u"sqlite-drop-column-rejected"_s, sqliteRebuildRecipe },
        { u"sqlite-pragma-in-transaction"_s, apartRecipe },
        { u"sqlite-rebuild-not-atomic"_s, apartRecipe },
        { u"sqlite-rebuild-with-foreign-keys-on"_s, apartRecipe },
        { u"sqlite-rebuild-without-check"_s, apartRecipe },
        { u"mysql-table-copy"_s, mysqlTypeRecipe },
        { u"mysql-table-rebuild"_s, mysqlNotNullRecipe },
    };
    return table;
}

} // namespace

bool hasRecipe(QStringView rule)
{
    return cooks().contains(rule.toString());
}

bool onlyMoves(QStringView rule)
{
    const auto cook = cooks().value(rule.toString());
    return cook == apartRecipe || cook == timeoutRecipe || cook == unwrappedRecipe
        || cook == committedLabelRecipe;
}

bool wrapsScript(QStringView rule)
{
    return rule.startsWith("sqlite-"_L1) && cooks().value(rule.toString()) == apartRecipe;
}

QString whyNoRecipe(QStringView rule, Dialect dialect)
{
    const bool mysql = rule.startsWith("mysql-"_L1);
    if (dialect == Dialect::Sqlite && !rule.startsWith("sqlite-"_L1)) {
        return tr("On SQLite a statement has the whole database to itself, however it is taken "
                  "apart: a change that rebuilds a table is one transaction there.");
    }
    if (dialect == Dialect::MySql && !mysql) {
        return rule.contains(u"update"_s) || rule.contains(u"backfill"_s)
            ? tr("MySQL and MariaDB have no loop outside a routine: a backfill in batches does it "
                 "instead of a migration.")
            : tr("What makes it safe is PostgreSQL's: MySQL and MariaDB have neither NOT VALID nor "
                 "CONCURRENTLY. There the server is told ALGORITHM=INPLACE, LOCK=NONE.");
    }
    return {};
}

bool hasRecipe(QStringView rule, Dialect dialect)
{
    return hasRecipe(rule) && whyNoRecipe(rule, dialect).isEmpty();
}

Result<Recipe> recipeFor(const RecipeRequest &request)
{
    const auto cook = cooks().value(request.rule);
    if (!cook) {
        return fail(tooInvolved(tr("nobody wrote one for the rule %1.").arg(request.rule)));
    }
    if (const auto why = whyNoRecipe(request.rule, request.dialect); !why.isEmpty()) {
        return fail(tooInvolved(why));
    }
    Catalog catalog(request.dialect);
    for (const auto &statement : request.earlier) {
        for (const auto &operation : parseSql(statement.toUtf8(), request.dialect)) {
            catalog.apply(operation);
        }
    }
    auto bare = request.sql.trimmed();
    while (bare.endsWith(u';')) {
        bare = bare.chopped(1).trimmed();
    }
    return cook({ bare, catalog, request.version, request.wayBack, request.earlier });
}

QString undoneBy(const QString &sql, Dialect dialect)
{
    const auto operations = parseSql(sql.toUtf8(), dialect);
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
    if (operation.kind == DdlOperation::Kind::Rename && operation.objectKind == ObjectKind::Table) {
        return undoneName("table name", operation.object.name);
    }
    if (operation.kind == DdlOperation::Kind::AlterDomain && operation.actions.size() == 1
        && operation.actions.first().kind == TableAction::Kind::DropConstraint) {
        return undoneName("domain constraint", operation.actions.first().name);
    }
    if (operation.kind == DdlOperation::Kind::AlterEnum && operation.renamesValue) {
        return undoneName("label", operation.object.name + u'.' + operation.name);
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
    case TableAction::Kind::SetNotNull:
        return undoneName("null", column);
    case TableAction::Kind::SetDefault:
    case TableAction::Kind::DropDefault:
        return undoneName("default", column);
    case TableAction::Kind::ChangeType:
    case TableAction::Kind::ModifyColumn:
        return undoneName("type", column);
    case TableAction::Kind::DetachPartition:
        return undoneName("partition", action.other.name);
    default:
        return {};
    }
}

} // namespace Switchback
