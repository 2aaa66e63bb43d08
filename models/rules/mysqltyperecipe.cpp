// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// R8 on MySQL and MariaDB: a second column of the new type, kept in step by triggers and filled in
// batches, takes the name while nobody else writes the table. Every step is one that the server does
// without copying the table.

#include "rules/mysqlkitchen.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Names as they are written.
struct Swap {
    AlterText alter;
    const KnownTable *table = nullptr;
    const KnownColumn *column = nullptr;
    ColumnText to;
    ColumnText from;
    QString name;
    QString shadow;
    QString old;
    QString onInsert; // triggers
    QString onUpdate;
    QString place; // "AFTER `c`", or "FIRST": where the old column stands
    QList<KnownIndex> indexes;
};

/// Inserts name one of the two columns alone: the other must not ask for a value.
bool asksForValue(const ColumnText &text)
{
    return text.column.notNull && text.value.isEmpty();
}

QString placeOf(const Swap &swap)
{
    QString before;
    for (const auto &column : swap.table->columns) {
        if (column.name == swap.column->name) {
            break;
        }
        before = column.name;
    }
    return before.isEmpty() ? u"FIRST"_s : u"AFTER "_s + mysqlName(before);
}

std::optional<Error> objection(const Kitchen &kitchen, const Swap &swap)
{
    for (const auto &constraint : swap.table->constraints) {
        const bool own = constraint.columns.contains(swap.column->name)
            || constraint.check.columns.contains(swap.column->name);
        if (own && constraint.kind == ConstraintKind::PrimaryKey) {
            return tooInvolved(tr("the column belongs to the primary key."));
        }
        if (own && constraint.kind != ConstraintKind::Unique
            && constraint.kind != ConstraintKind::NotNull) {
            return tooInvolved(tr("the constraint %1 hangs on the column.").arg(constraint.name));
        }
    }
    bool referenced = false;
    kitchen.catalog.forEachTable([&](const KnownTable &other) {
        for (const auto &key : other.constraints) {
            referenced = referenced
                || (key.kind == ConstraintKind::ForeignKey
                    && kitchen.catalog.same(key.referenced, swap.table->name)
                    && key.referencedColumns.contains(swap.column->name));
        }
    });
    if (referenced) {
        return tooInvolved(tr("foreign keys of other tables lead to the column."));
    }
    if (isPartitioned(swap.table)) {
        return tooInvolved(tr("the table is partitioned."));
    }
    for (const auto &index : swap.indexes) {
        const bool plain = isPlainIndex(index)
            && (index.method.isEmpty() || index.method == "btree"_L1)
            && std::ranges::all_of(index.keys, [](const IndexKey &key) { return key.length <= 0; });
        if (!plain) {
            return tooInvolved(tr("the index %1 is no plain one.").arg(index.name));
        }
    }
    for (const auto *text : { &swap.to, &swap.from }) {
        if (asksForValue(*text) && anyValue(*text).isEmpty()) {
            return tooInvolved(tr("a column of its type that must have a value cannot stand beside "
                                  "the other one without a default."));
        }
    }
    return {};
}

Result<Swap> readSwap(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::ModifyColumn });
    if (!alter) {
        return fail(alter.error());
    }
    const auto to = readModify(*alter);
    if (!to) {
        return fail(to.error());
    }
    Swap swap { .alter = *alter, .to = *to };
    const auto &name = alter->operation.actions.first().name;
    swap.table = kitchen.catalog.table(alter->operation.object);
    swap.column = swap.table ? swap.table->column(name) : nullptr;
    if (!swap.column || swap.column->type.isEmpty()) {
        return fail(tooInvolved(tr("the column's type is not known from the migrations before.")));
    }
    const auto &column = *swap.column;
    if (column.autoIncrement || column.generated != ColumnDefinition::Generated::No
        || column.onUpdate.present) {
        return fail(tooInvolved(tr("the server makes its value.")));
    }
    const auto before = columnBefore(kitchen, *alter);
    const auto type = mysqlType(column.type);
    swap.from = before.value_or(ColumnText { .whole = column.notNull ? type + u" NOT NULL"_s : type,
        .bare = type,
        .value = {},
        .column = column });
    for (const auto &index : swap.table->indexes) {
        if (std::ranges::contains(index.keys, name, &IndexKey::column)) {
            swap.indexes += index;
        }
    }
    const auto &object = alter->operation.object;
    swap.name = mysqlName(name);
    swap.shadow = mysqlName(shortName({ name, u"new"_s }));
    swap.old = mysqlName(shortName({ name, u"old"_s }));
    swap.onInsert = mysqlName(shortName({ object.name, name, u"ins"_s }));
    swap.onUpdate = mysqlName(shortName({ object.name, name, u"upd"_s }));
    swap.place = placeOf(swap);
    if (const auto no = objection(kitchen, swap)) {
        return fail(*no);
    }
    return swap;
}

QString triggerSql(const Swap &swap, const QString &name, const QString &event)
{
    return u"CREATE TRIGGER %1 BEFORE %2 ON %3 FOR EACH ROW SET NEW.%4 = NEW.%5"_s.arg(
        name, event, swap.alter.table, swap.shadow, swap.name);
}

/// "NOT NULL" without a default gets one for as long as there are two columns.
QString besideText(const ColumnText &text)
{
    return asksForValue(text) ? u"%1 DEFAULT %2"_s.arg(text.whole, anyValue(text)) : text.whole;
}

QString shadowIndexName(const KnownIndex &index)
{
    return mysqlName(shortName({ index.name, u"new"_s }));
}

QString indexText(const KnownIndex &index, const QString &name, const Swap &swap, const QString &as)
{
    QStringList keys;
    for (const auto &key : index.keys) {
        const auto written = key.column == swap.column->name ? as : mysqlName(key.column);
        keys += written + (key.descending ? u" DESC"_s : QString());
    }
    return u"ADD %1INDEX %2 (%3)"_s.arg(
        index.unique ? u"UNIQUE "_s : QString(), name, keys.join(u", "_s));
}

/// One schema change in each: they commit by themselves.
QList<RecipeStep> bothTypes(const Swap &swap)
{
    const auto &head = swap.alter.head;
    RecipeStep column { .name = u"both_types"_s,
        .up = { u"%1 ADD COLUMN %2 %3 NULL AFTER %4, ALGORITHM=INSTANT"_s.arg(
            head, swap.shadow, swap.to.bare, swap.name) },
        .down = { u"%1 DROP COLUMN %2"_s.arg(head, swap.shadow) },
        .note = tr("Triggers keep a second column of the new type in step.") };
    QList<RecipeStep> steps { column };
    for (const auto &[name, event, trigger] :
        { std::tuple { u"sync_inserts"_s, u"INSERT"_s, swap.onInsert },
            std::tuple { u"sync_updates"_s, u"UPDATE"_s, swap.onUpdate } }) {
        steps += RecipeStep { .name = name,
            .up = { triggerSql(swap, trigger, event) },
            .down = { u"DROP TRIGGER IF EXISTS %1"_s.arg(trigger) } };
    }
    return steps;
}

Result<QList<RecipeStep>> preparingSteps(const Swap &swap)
{
    auto steps = bothTypes(swap);
    const auto filled = mysqlBackfill({ .table = swap.table,
        .written = swap.alter.table,
        .column = shortName({ swap.column->name, u"new"_s }),
        .value = swap.name,
        .open = u"%1 IS NULL AND %2 IS NOT NULL"_s.arg(swap.shadow, swap.name),
        .routine = shortName({ swap.alter.operation.object.name, swap.column->name, u"fill"_s }) });
    if (!filled) {
        return fail(filled.error());
    }
    steps += RecipeStep { .name = u"backfill"_s,
        .up = *filled,
        .note = tr("The older rows get their value in batches; it can be run again.") };
    if (swap.to.whole != swap.to.bare) {
        steps += RecipeStep { .name = u"as_wanted"_s,
            .up = strictly(u"%1 MODIFY %2 %3, ALGORITHM=INPLACE, LOCK=NONE"_s.arg(
                swap.alter.head, swap.shadow, besideText(swap.to))),
            .down = { u"%1 MODIFY %2 %3 NULL, ALGORITHM=INPLACE, LOCK=NONE"_s.arg(
                swap.alter.head, swap.shadow, swap.to.bare) },
            .note = tr("Others read and write meanwhile.") };
    }
    for (const auto &index : swap.indexes) {
        steps += RecipeStep { .name = u"index_"_s + index.name,
            .up = { u"%1 %2, ALGORITHM=INPLACE, LOCK=NONE"_s.arg(
                swap.alter.head, indexText(index, shadowIndexName(index), swap, swap.shadow)) },
            .down = { u"%1 DROP INDEX %2"_s.arg(swap.alter.head, shadowIndexName(index)) } };
    }
    return steps;
}

/// Names alone change, and no one writes while neither trigger nor name is there.
RecipeStep swapStep(const Swap &swap)
{
    const auto &head = swap.alter.head;
    const auto lock =
        u"-- switchback:ignore explicit-table-lock, mysql-ddl-implicit-commit for the "
        u"moment in which names change\nLOCK TABLES %1 WRITE"_s.arg(swap.alter.table);
    const auto setDefault = u"%1 ALTER COLUMN %2 SET DEFAULT %3"_s;
    const auto dropDefault = u"%1 ALTER COLUMN %2 DROP DEFAULT"_s;
    const auto rename = u"-- switchback:ignore rename-column the name is there again at once\n"
                        "%1 RENAME COLUMN %2 TO %3, RENAME COLUMN %4 TO %5"_s;
    RecipeStep step { .name = u"swap"_s,
        .up = { lock },
        .down = { lock,
            u"UPDATE %1 SET %2%3 = %4"_s.arg(
                swap.alter.table, untouchedColumns(*swap.table), swap.old, swap.name) },
        .note = tr(
            "Only when the application can read the new type. The way back writes every row.") };
    for (const auto &index : swap.indexes) {
        if (index.unique) { // see lastStep()
            const auto name = mysqlName(index.name);
            step.down += u"%1 DROP INDEX %2, %3"_s.arg(
                head, name, indexText(index, name, swap, swap.old));
        }
    }
    if (asksForValue(swap.from)) {
        step.up += setDefault.arg(head, swap.name, anyValue(swap.from));
        step.down += dropDefault.arg(head, swap.old);
    }
    if (asksForValue(swap.to)) {
        step.up += dropDefault.arg(head, swap.shadow);
        step.down += setDefault.arg(head, swap.name, anyValue(swap.to));
    }
    step.up += rename.arg(head, swap.name, swap.old, swap.shadow, swap.name);
    step.down += rename.arg(head, swap.name, swap.shadow, swap.old, swap.name);
    step.down += { triggerSql(swap, swap.onInsert, u"INSERT"_s),
        triggerSql(swap, swap.onUpdate, u"UPDATE"_s) };
    // Last: should it be cut short, a write is refused rather than kept from one of the columns.
    step.up += { u"DROP TRIGGER %1"_s.arg(swap.onInsert), u"DROP TRIGGER %1"_s.arg(swap.onUpdate) };
    step.up += u"UNLOCK TABLES"_s;
    step.down += u"UNLOCK TABLES"_s;
    return step;
}

RecipeStep lastStep(const Swap &swap)
{
    QStringList drops;
    QStringList renames;
    QStringList back { u"ADD COLUMN %1 %2 %3"_s.arg(swap.old, besideText(swap.from), swap.place) };
    QStringList renamesBack;
    for (const auto &index : swap.indexes) {
        const auto name = mysqlName(index.name);
        drops += u"DROP INDEX %1"_s.arg(name);
        renames += u"RENAME INDEX %1 TO %2"_s.arg(shadowIndexName(index), name);
        renamesBack += u"RENAME INDEX %1 TO %2"_s.arg(name, shadowIndexName(index));
        // No two rows have the same value in it before it is filled.
        auto other = index;
        other.unique = false;
        back += indexText(other, name, swap, swap.old);
    }
    const auto &head = swap.alter.head;
    const auto one = u"%1 %2"_s;
    RecipeStep step { .name = u"drop_old_type"_s,
        .up = { u"-- switchback:ignore drop-column every value stands in %1 as well\n%2 %3"_s.arg(
            swap.name, head,
            (drops + QStringList { u"DROP COLUMN "_s + swap.old }).join(u", "_s)) },
        .note = tr("Only when nothing reads the old column any more."),
        .afterDeployment = true };
    if (!renames.isEmpty()) {
        step.up += u"-- switchback:ignore mysql-ddl-implicit-commit names alone change\n"_s
            + one.arg(head, renames.join(u", "_s));
        step.down += one.arg(head, renamesBack.join(u", "_s));
    }
    step.down += one.arg(head, back.join(u", "_s));
    return step;
}

} // namespace

Result<Recipe> mysqlTypeRecipe(const Kitchen &kitchen)
{
    const auto swap = readSwap(kitchen);
    if (!swap) {
        return fail(swap.error());
    }
    const auto ready = preparingSteps(*swap);
    if (!ready) {
        return fail(ready.error());
    }
    Recipe recipe { .steps = *ready,
        .undone = {
            undoneName("type", swap->alter.operation.object.name + u'.' + swap->column->name) } };
    recipe.steps += { swapStep(*swap), lastStep(*swap) };
    return recipe;
}

} // namespace Switchback
