// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// R8: another type for a column without rewriting the table under a lock. A second column is kept in
// step by a trigger, filled in batches, and takes the name in the end.

#include "rules/columnbonds.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Everything that the steps are put together from; names as they are written.
struct Swap {
    AlterText alter;
    const KnownTable *table = nullptr;
    const KnownColumn *column = nullptr;
    QString type;
    QString oldType;
    QString there; // the value, made from the columns of the row
    QString back;
    QString name; // of the column
    QString shadow;
    QString old;
    QString sync; // function and trigger
    QString proof;
    QList<KnownIndex> indexes; // that no constraint brings
    ColumnBonds bonds;
    bool notNull = false;
};

/// "bigint" and "total::bigint" of "ALTER COLUMN total TYPE bigint USING total::bigint".
struct TypeWords {
    QString type;
    QString usage;
};
TypeWords typeWords(const QString &action)
{
    const Phrase phrase(action, postgresqlTokens(action));
    TypeWords words;
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        if (!phrase.is(i, "TYPE"_L1)) {
            continue;
        }
        qsizetype end = i + 1;
        while (end < phrase.size() && !phrase.is(end, "USING"_L1)) {
            ++end;
        }
        const auto start = phrase.token(i).end;
        const auto stop = end < phrase.size() ? phrase.token(end).start : action.size();
        words.type = action.sliced(start, stop - start).trimmed();
        words.usage = end < phrase.size() ? action.sliced(phrase.token(end).end).trimmed()
                                          : QString();
        break;
    }
    return words;
}

std::optional<Error> objection(const Swap &swap)
{
    if (swap.column->generated != ColumnDefinition::Generated::No) {
        return tooInvolved(tr("the server makes its value from other columns."));
    }
    if (isPartitioned(swap.table) || !swap.table->parent.isEmpty()) {
        return tooInvolved(tr("the table is partitioned."));
    }
    if (swap.table->primaryKey().size() != 1) {
        return tooInvolved(tr("batches need a primary key of one column."));
    }
    for (const auto &index : swap.indexes) {
        if (!isPlainIndex(index)) {
            return tooInvolved(tr("the index %1 is no plain one.").arg(index.name));
        }
    }
    return {};
}

/// The value back again: as the original's way back says it, else a plain cast.
QString valueBack(const Kitchen &kitchen, const Swap &swap)
{
    for (const auto &sql : kitchen.wayBack) {
        const auto alter = readAlter(sql);
        const bool same = alter && alter->actions.size() == 1
            && alter->operation.actions.first().kind == TableAction::Kind::ChangeType
            && alter->operation.actions.first().name == swap.column->name
            && kitchen.catalog.same(alter->operation.object, swap.alter.operation.object);
        if (same) {
            const auto usage = typeWords(alter->actions.first()).usage;
            return usage.isEmpty() ? swap.name : usage;
        }
    }
    return u"%1::%2"_s.arg(swap.name, swap.oldType);
}

Result<Swap> readSwap(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::ChangeType });
    if (!alter) {
        return fail(alter.error());
    }
    Swap swap { .alter = *alter };
    const auto &object = alter->operation.object;
    const auto &name = alter->operation.actions.first().name;
    swap.table = kitchen.catalog.table(object);
    swap.column = swap.table ? swap.table->column(name) : nullptr;
    if (!swap.column || swap.column->type.isEmpty()) {
        return fail(tooInvolved(tr("the column's type is not known from the migrations before.")));
    }
    for (const auto &index : swap.table->indexes) {
        const bool own = std::ranges::contains(index.keys, name, &IndexKey::column)
            || index.included.contains(name) || index.where.columns.contains(name);
        if (own && index.constraint.isEmpty()) {
            swap.indexes += index;
        }
    }
    const auto words = typeWords(alter->actions.first());
    swap.type = words.type;
    swap.oldType = numberType(swap.column->type);
    swap.notNull = swap.column->notNull;
    swap.name = quotedName(name);
    swap.shadow = quotedName(shortName({ name, u"new"_s }));
    swap.old = quotedName(shortName({ name, u"old"_s }));
    swap.sync = quotedName(shortName({ object.name, name, u"sync"_s }));
    swap.proof = quotedName(shortName({ object.name, name, u"new_nn"_s }));
    swap.there = words.usage.isEmpty() ? swap.name : words.usage;
    swap.back = valueBack(kitchen, swap);
    if (const auto no = objection(swap)) {
        return fail(*no);
    }
    auto bonds = columnBonds(kitchen,
        { alter->head, alter->table, swap.table, name, shortName({ name, u"new"_s }),
            shortName({ name, u"old"_s }) });
    if (!bonds) {
        return fail(bonds.error());
    }
    swap.bonds = std::move(*bonds);
    return swap;
}

QString functionSql(const Swap &swap)
{
    return u"CREATE FUNCTION %1%2() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
           "  NEW.%3 := %4;\n  RETURN NEW;\nEND\n$$"_s.arg(schemaOf(swap.alter.table), swap.sync,
               swap.shadow, ofNewRow(swap.there, *swap.table));
}

QString triggerSql(const Swap &swap)
{
    return u"CREATE TRIGGER %1 BEFORE INSERT OR UPDATE ON %2 FOR EACH ROW EXECUTE FUNCTION %3%1()"_s
        .arg(swap.sync, swap.alter.table, schemaOf(swap.alter.table));
}

QString shadowIndexName(const KnownIndex &index)
{
    return shortName({ index.name, u"new"_s });
}

RecipeStep shadowStep(const Swap &swap)
{
    const auto &head = swap.alter.head;
    RecipeStep step { .name = u"both_types"_s,
        .up = { u"%1 ADD COLUMN %2 %3"_s.arg(head, swap.shadow, swap.type), functionSql(swap),
            triggerSql(swap) },
        .down = { u"DROP TRIGGER IF EXISTS %1 ON %2"_s.arg(swap.sync, swap.alter.table),
            u"DROP FUNCTION IF EXISTS %1%2()"_s.arg(schemaOf(swap.alter.table), swap.sync),
            u"%1 DROP COLUMN IF EXISTS %2"_s.arg(head, swap.shadow) },
        .note = tr("A trigger keeps a second column of the new type in step.") };
    if (swap.notNull) {
        step.up += u"%1 ADD CONSTRAINT %2 CHECK (%3 IS NOT NULL) NOT VALID"_s.arg(
            head, swap.proof, swap.shadow);
    }
    return step;
}

QList<RecipeStep> preparingSteps(const Kitchen &kitchen, const Swap &swap)
{
    QList<RecipeStep> steps { shadowStep(swap),
        { .name = u"backfill"_s,
            .transactional = false,
            .up = { backfill(kitchen,
                { swap.alter.operation.object, swap.alter.table,
                    shortName({ swap.column->name, u"new"_s }), swap.there, swap.name }) },
            .note = tr("The older rows get their value in batches; it can be run again.") } };
    for (const auto &index : swap.indexes) {
        auto other = IndexDefinition(index);
        for (auto &key : other.keys) {
            key.column = key.column == swap.column->name
                ? shortName({ swap.column->name, u"new"_s })
                : key.column;
        }
        const auto name = shadowIndexName(index);
        steps += RecipeStep { .name = u"index_"_s + index.name,
            .transactional = false,
            .up = { indexSql(other, name, swap.alter.table) },
            .down = { u"DROP INDEX CONCURRENTLY IF EXISTS %1%2"_s.arg(
                schemaOf(swap.alter.table), quotedName(name)) } };
    }
    if (swap.notNull) {
        steps += RecipeStep { .name = u"validate"_s,
            .up = { u"%1 VALIDATE CONSTRAINT %2"_s.arg(swap.alter.head, swap.proof) } };
    }
    steps += swap.bonds.ready;
    return steps;
}

/// One short transaction that changes names alone.
RecipeStep swapStep(const Swap &swap)
{
    const auto &head = swap.alter.head;
    const auto &value = swap.bonds.value;
    RecipeStep step { .name = u"swap"_s,
        .up = { u"DROP TRIGGER %1 ON %2"_s.arg(swap.sync, swap.alter.table) },
        .down = { u"UPDATE %1 SET %2 = %3"_s.arg(swap.alter.table, swap.old, swap.back) },
        .note = tr(
            "Only when the application can read the new type. The way back writes every row."),
        .swaps = true };
    if (swap.notNull) {
        step.up += u"%1 ALTER COLUMN %2 SET NOT NULL"_s.arg(head, swap.shadow);
    }
    // The highest number is looked for while the key is still there.
    QStringList keys;
    for (const auto &sql : swap.bonds.afterNotNull) {
        (sql.contains(u" USING INDEX "_s) ? keys : step.up) += sql;
    }
    step.up += swap.bonds.swap + keys;
    if (swap.notNull) {
        step.up += { u"%1 DROP CONSTRAINT %2"_s.arg(head, swap.proof),
            u"%1 ALTER COLUMN %2 DROP NOT NULL"_s.arg(head, swap.name) };
    }
    step.down += swap.bonds.swapBack;
    if (swap.notNull) {
        step.down += { u"%1 ALTER COLUMN %2 SET NOT NULL"_s.arg(head, swap.old),
            u"%1 ALTER COLUMN %2 DROP NOT NULL"_s.arg(head, swap.name) };
    }
    if (!value.isEmpty()) {
        step.up += u"%1 ALTER COLUMN %2 SET DEFAULT %3"_s.arg(head, swap.shadow, value);
        step.down += u"%1 ALTER COLUMN %2 DROP DEFAULT"_s.arg(head, swap.name);
    }
    step.up += { u"%1 RENAME COLUMN %2 TO %3"_s.arg(head, swap.name, swap.old),
        u"%1 RENAME COLUMN %2 TO %3"_s.arg(head, swap.shadow, swap.name) };
    step.down += { u"%1 RENAME COLUMN %2 TO %3"_s.arg(head, swap.name, swap.shadow),
        u"%1 RENAME COLUMN %2 TO %3"_s.arg(head, swap.old, swap.name), triggerSql(swap) };
    if (swap.notNull) {
        step.down += u"%1 ADD CONSTRAINT %2 CHECK (%3 IS NOT NULL) NOT VALID"_s.arg(
            head, swap.proof, swap.shadow);
    }
    return step;
}

RecipeStep lastStep(const Swap &swap)
{
    const auto &head = swap.alter.head;
    const auto schema = schemaOf(swap.alter.table);
    const auto &value = swap.bonds.value;
    RecipeStep step { .name = u"drop_old_type"_s,
        .up = { u"-- switchback:ignore drop-column every value stands in %1 as well\n%2 DROP COLUMN %3"_s
                    .arg(swap.name, head, swap.old),
            u"DROP FUNCTION %1%2()"_s.arg(schema, swap.sync) },
        .note = tr("Only when nothing reads the old column any more."),
        .afterDeployment = true };
    step.up += swap.bonds.last;
    step.down = swap.bonds.lastBack;
    step.down += { u"%1 ADD COLUMN %2 %3%4"_s.arg(head, swap.old, swap.oldType,
                       value.isEmpty() ? QString() : u" DEFAULT "_s + value),
        functionSql(swap) };
    for (const auto &index : swap.indexes) {
        const auto shadow = quotedName(shadowIndexName(index));
        step.up += u"ALTER INDEX %1%2 RENAME TO %3"_s.arg(schema, shadow, quotedName(index.name));
        step.down += u"ALTER INDEX %1%2 RENAME TO %3"_s.arg(schema, quotedName(index.name), shadow);
        auto other = IndexDefinition(index);
        for (auto &key : other.keys) {
            key.column = key.column == swap.column->name
                ? shortName({ swap.column->name, u"old"_s })
                : key.column;
        }
        step.down += indexSql(other, index.name, swap.alter.table, false);
    }
    return step;
}

} // namespace

Result<Recipe> typeRecipe(const Kitchen &kitchen)
{
    const auto swap = readSwap(kitchen);
    if (!swap) {
        return fail(swap.error());
    }
    Recipe recipe { preparingSteps(kitchen, *swap),
        { undoneName("type", swap->alter.operation.object.name + u'.' + swap->column->name) } };
    recipe.steps += { swapStep(*swap), lastStep(*swap) };
    return recipe;
}

} // namespace Switchback
