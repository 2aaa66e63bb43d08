// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The safer way for whole tables: renamed, dropped, copied for an exclusion constraint.

#include "rules/recipekitchen.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

/// R10: the old name lives on as a view.
Result<Recipe> renameTableRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::Rename
        || operations.first().objectKind != ObjectKind::Table) {
        return fail(tooInvolved(tr("it renames no table.")));
    }
    const auto &rename = operations.first();
    const auto from = written(rename.object);
    const auto to = written({ rename.object.schema, rename.newName });
    const auto view = u"CREATE VIEW %1 AS SELECT * FROM %2"_s.arg(from, to);
    RecipeStep both { .name = u"both_names"_s,
        .up = { u"ALTER TABLE %1 RENAME TO %2"_s.arg(from, quotedName(rename.newName)), view },
        .down = { u"DROP VIEW IF EXISTS %1"_s.arg(from),
            u"ALTER TABLE %1 RENAME TO %2"_s.arg(to, quotedName(rename.object.name)) },
        .note = tr("Both names work from here on. Grant on the view what was granted on the table; "
                   "ON CONFLICT and TRUNCATE want the new name.") };
    RecipeStep last { .name = u"drop_old_name"_s,
        .up = { u"DROP VIEW %1"_s.arg(from) },
        .down = { view },
        .note = tr("Only when no running version of the application uses the old name."),
        .afterDeployment = true };
    return Recipe { { both, last }, { undoneName("table name", rename.newName) } };
}

/// R13: each foreign key by itself, so that never more than one other table is locked.
Result<Recipe> dropTableRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::Drop
        || operations.first().objectKind != ObjectKind::Table || operations.first().cascade) {
        return fail(tooInvolved(tr("it is no plain DROP TABLE.")));
    }
    Recipe recipe { {}, {}, { u"drop-table"_s, u"drop-foreign-key"_s } };
    for (const auto &object : operations.first().objects) {
        const auto *table = kitchen.catalog.table(object);
        for (const auto &key : table ? table->constraints : QList<KnownConstraint>()) {
            if (key.kind == ConstraintKind::ForeignKey && !key.name.isEmpty()
                && !kitchen.catalog.same(key.referenced, object)) {
                recipe.steps += RecipeStep { .name = u"drop_"_s + key.name,
                    .up = { u"ALTER TABLE %1 DROP CONSTRAINT IF EXISTS %2"_s.arg(
                        written(object), quotedName(key.name)) },
                    .note = tr("Only when no running version of the application uses the table."),
                    .afterDeployment = true };
            }
        }
    }
    if (recipe.steps.isEmpty()) {
        return fail(tooInvolved(
            tr("the table has no foreign keys: one statement is all it takes, once no running "
               "version of the application uses it.")));
    }
    recipe.steps += RecipeStep { .name = u"drop_table"_s,
        .up = { kitchen.sql },
        .note = tr("After a copy of its rows."),
        .afterDeployment = true,
        .takesBack = true };
    return recipe;
}

namespace {

/// A table that is copied into another one while it is written to; names as they are written.
struct Copied {
    AlterText alter;
    const KnownTable *table = nullptr;
    QString key; // its primary key's column
    QString keyName; // of the constraint
    QString constraint; // the new one's
    QString fresh; // the new table
    QString old; // the former one
    QString sync;
    QString mirror; // keeps the former one in step
};

QString bare(const QString &table)
{
    return table.sliced(schemaOf(table).size());
}

std::optional<Error> objection(const Kitchen &kitchen, const KnownTable *table)
{
    if (!table || !table->columnsKnown) {
        return tooInvolved(tr("the table is not known from the migrations before."));
    }
    const auto own = kitchen.catalog.key(table->name);
    bool seen = !table->referencedBy.isEmpty() || !table->triggers.isEmpty()
        || !table->policies.isEmpty() || isPartitioned(table) || !table->parent.isEmpty();
    kitchen.catalog.forEachTable(
        [&](const KnownTable &other) { seen = seen || other.readsFrom.contains(own); });
    if (seen) {
        return tooInvolved(
            tr("views, triggers, partitions or other tables' foreign keys hang on the table."));
    }
    if (table->primaryKey().size() != 1) {
        return tooInvolved(tr("batches need a primary key of one column."));
    }
    const bool numbered = std::ranges::any_of(table->columns, [](const KnownColumn &column) {
        return column.identity || column.serial || column.unique
            || column.generated != ColumnDefinition::Generated::No;
    });
    const bool bound = numbered
        || std::ranges::any_of(table->constraints, [](const KnownConstraint &constraint) {
               return constraint.kind == ConstraintKind::ForeignKey
                   || constraint.kind == ConstraintKind::Unique
                   || constraint.kind == ConstraintKind::Exclusion;
           });
    if (bound) {
        return tooInvolved(
            tr("the table has numbers of its own, foreign keys or unique constraints, which a "
               "copy would not share."));
    }
    for (const auto &index : table->indexes) {
        if (index.constraint.isEmpty() && (!isPlainIndex(index) || index.name.isEmpty())) {
            return tooInvolved(tr("the index %1 is no plain one.").arg(index.name));
        }
    }
    return {};
}

Result<Copied> readCopied(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::AddConstraint });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &constraint = alter->operation.actions.first().constraint;
    const auto *table = kitchen.catalog.table(alter->operation.object);
    if (const auto no = objection(kitchen, table)) {
        return fail(*no);
    }
    if (constraint.kind != ConstraintKind::Exclusion || constraint.name.isEmpty()) {
        return fail(tooInvolved(tr("the constraint has no name.")));
    }
    const auto schema = schemaOf(alter->table);
    const auto name = alter->operation.object.name;
    const auto named = [&](const QString &ending) {
        return quotedName(shortName({ name, ending }));
    };
    Copied copied { .alter = *alter, .table = table };
    copied.key = quotedName(table->primaryKey().first());
    const auto primary = std::ranges::find(
        table->constraints, ConstraintKind::PrimaryKey, &KnownConstraint::kind);
    copied.keyName = primary != table->constraints.end() && !primary->name.isEmpty()
        ? quotedName(primary->name)
        : named(u"pkey"_s);
    copied.constraint = quotedName(constraint.name);
    copied.fresh = schema + named(u"new"_s);
    copied.old = schema + named(u"old"_s);
    copied.sync = schema + named(u"copy"_s);
    copied.mirror = schema + named(u"mirror"_s);
    return copied;
}

/// Every write to one table goes to the other as well.
QStringList followSql(
    const Copied &copied, const QString &function, const QString &from, const QString &to)
{
    QStringList columns;
    QStringList values;
    for (const auto &column : copied.table->columns) {
        columns += quotedName(column.name);
        values += u"NEW."_s + quotedName(column.name);
    }
    return { u"CREATE FUNCTION %1() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
             "  IF TG_OP IN ('UPDATE', 'DELETE') THEN\n    DELETE FROM %2 WHERE %3 = OLD.%3;\n"
             "  END IF;\n  IF TG_OP IN ('INSERT', 'UPDATE') THEN\n"
             "    INSERT INTO %2 (%4) VALUES (%5);\n  END IF;\n  RETURN NULL;\nEND\n$$"_s.arg(
                 function, to, copied.key, columns.join(u", "_s), values.join(u", "_s)),
        u"CREATE TRIGGER %1 AFTER INSERT OR UPDATE OR DELETE ON %2 FOR EACH ROW EXECUTE FUNCTION %3()"_s
            .arg(bare(function), from, function) };
}

QStringList unfollowSql(const QString &function, const QString &from)
{
    return { u"DROP TRIGGER IF EXISTS %1 ON %2"_s.arg(bare(function), from),
        u"DROP FUNCTION IF EXISTS %1()"_s.arg(function) };
}

QString likeSql(const QString &table, const QString &like)
{
    return u"CREATE TABLE %1 (LIKE %2 INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE "
           "INCLUDING COMMENTS)"_s.arg(table, like);
}

RecipeStep copyStep(const Copied &copied)
{
    const auto keyName = quotedName(shortName({ bare(copied.fresh), u"pkey"_s }));
    RecipeStep step { .name = u"second_table"_s,
        .up = { likeSql(copied.fresh, copied.alter.table),
            u"ALTER TABLE %1 ADD CONSTRAINT %2 PRIMARY KEY (%3)"_s.arg(
                copied.fresh, keyName, copied.key),
            u"ALTER TABLE %1 %2"_s.arg(copied.fresh, copied.alter.actions.first()) },
        .down = {},
        .note = tr(
            "An empty table that has the constraint from the start; a trigger copies every "
            "write. From here on the application cannot write rows that exclude one another.") };
    for (const auto &index : copied.table->indexes) {
        if (index.constraint.isEmpty()) {
            step.up += indexSql(index, shortName({ index.name, u"new"_s }), copied.fresh, false);
        }
    }
    step.up += followSql(copied, copied.sync, copied.alter.table, copied.fresh);
    step.down = unfollowSql(copied.sync, copied.alter.table)
        + QStringList { u"DROP TABLE IF EXISTS %1"_s.arg(copied.fresh) };
    return step;
}

RecipeStep fillStep(const Copied &copied)
{
    QStringList columns;
    for (const auto &column : copied.table->columns) {
        columns += quotedName(column.name);
    }
    return { .name = u"backfill"_s,
        .transactional = false,
        .up = { u"DO $$\nDECLARE\n  done %1.%2%TYPE;\n  next %1.%2%TYPE;\nBEGIN\n  LOOP\n"
                "    SELECT max(%2) INTO next FROM (SELECT %2 FROM %1\n"
                "      WHERE done IS NULL OR %2 > done ORDER BY %2 LIMIT 500) AS batch;\n"
                "    EXIT WHEN next IS NULL;\n"
                // The rows are locked, so that the trigger cannot get in between; what it copied
                // while a lock was awaited is newer and stays.
                "    INSERT INTO %3 (%4) SELECT %4 FROM %1\n"
                "      WHERE (done IS NULL OR %2 > done) AND %2 <= next\n"
                "      FOR SHARE OF %5 ON CONFLICT (%2) DO NOTHING;\n"
                "    done := next;\n    COMMIT;\n    PERFORM pg_sleep(0.05);\n  END LOOP;\nEND\n$$"_s
                    .arg(copied.alter.table, copied.key, copied.fresh, columns.join(u", "_s),
                        bare(copied.alter.table)) },
        .note = tr("It fails where older rows exclude one another: put these right first.") };
}

RecipeStep swapTables(const Copied &copied)
{
    const auto &name = copied.alter.table;
    RecipeStep step { .name = u"swap"_s,
        .up = unfollowSql(copied.sync, name)
            + QStringList { u"ALTER TABLE %1 RENAME TO %2"_s.arg(name, bare(copied.old)),
                u"ALTER TABLE %1 RENAME TO %2"_s.arg(copied.fresh, bare(name)) }
            + followSql(copied, copied.mirror, name, copied.old),
        .down = unfollowSql(copied.mirror, name)
            + QStringList { u"ALTER TABLE %1 RENAME TO %2"_s.arg(name, bare(copied.fresh)),
                u"ALTER TABLE %1 RENAME TO %2"_s.arg(copied.old, bare(name)) }
            + followSql(copied, copied.sync, name, copied.fresh),
        .note = tr(
            "Grants are not copied: grant on the new table what was granted on the old one.") };
    return step;
}

RecipeStep dropOldTable(const Copied &copied)
{
    const auto &name = copied.alter.table;
    const auto schema = schemaOf(name);
    const auto freshKey = quotedName(shortName({ bare(copied.fresh), u"pkey"_s }));
    RecipeStep step { .name = u"drop_old_table"_s,
        .up = unfollowSql(copied.mirror, name)
            + QStringList { u"-- switchback:ignore drop-table every row stands in %1 as well\nDROP TABLE %2"_s
                                .arg(name, copied.old),
                u"ALTER TABLE %1 RENAME CONSTRAINT %2 TO %3"_s.arg(
                    name, freshKey, copied.keyName) },
        .down = { u"ALTER TABLE %1 RENAME CONSTRAINT %2 TO %3"_s.arg(
            name, copied.keyName, freshKey) },
        .note = tr("Only when nothing reads the old table any more."),
        .afterDeployment = true };
    QStringList indexes { u"ALTER TABLE %1 ADD CONSTRAINT %2 PRIMARY KEY (%3)"_s.arg(
        copied.old, copied.keyName, copied.key) };
    for (const auto &index : copied.table->indexes) {
        if (index.constraint.isEmpty()) {
            const auto shadow = quotedName(shortName({ index.name, u"new"_s }));
            const auto plain = quotedName(index.name);
            step.up += u"ALTER INDEX %1%2 RENAME TO %3"_s.arg(schema, shadow, plain);
            step.down += u"ALTER INDEX %1%2 RENAME TO %3"_s.arg(schema, plain, shadow);
            indexes += indexSql(index, index.name, copied.old, false);
        }
    }
    // The trigger first: it keeps writers out until the copy is whole.
    step.down += likeSql(copied.old, name);
    step.down += followSql(copied, copied.mirror, name, copied.old);
    step.down += u"INSERT INTO %1 SELECT * FROM %2"_s.arg(copied.old, name);
    step.down += indexes;
    return step;
}

} // namespace

/// R22: an exclusion constraint has no form that waits for nobody, a new table has.
Result<Recipe> exclusionRecipe(const Kitchen &kitchen)
{
    const auto copied = readCopied(kitchen);
    if (!copied) {
        return fail(copied.error());
    }
    return Recipe { { copyStep(*copied), fillStep(*copied), swapTables(*copied),
                        dropOldTable(*copied) },
        { undoneName("constraint", copied->alter.operation.actions.first().constraint.name) } };
}

} // namespace Switchback
