// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What cannot be had back afterwards.

#include "rules/losses.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

bool isRebuiltTable(const RuleContext &context)
{
    return std::ranges::any_of(context.script.rebuilds,
        [&context](const TableRebuild &rebuild) { return rebuild.drop == context.position; });
}

void dropTable(RuleContext &context)
{
    if (!context.isDropOf(ObjectKind::Table) || isRebuiltTable(context)
        || context.operation().temporary) {
        return;
    }
    for (const auto &object : context.operation().objects) {
        if (context.isExisting(object)) {
            context.report(shownName(object));
        }
    }
}

bool isVirtual(const KnownColumn *column)
{
    return column && column->generated == ColumnDefinition::Generated::Virtual;
}

void dropColumn(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.isAlter() || op.objectKind == ObjectKind::Type) {
        return;
    }
    for (const auto &action : op.actions) {
        if (action.kind == Action::DropColumn && !context.isNewColumn(op.object, action.name)
            && !isVirtual(context.column(op.object, action.name))) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

/// A rebuilt table that lacks a column of the old one has dropped it.
void dropColumnByRebuild(RuleContext &context)
{
    dropColumn(context);
    for (const auto &rebuild : context.script.rebuilds) {
        const auto *old = rebuild.drop == context.position
            ? context.table(rebuild.oldRenamedFirst ? context.operation().object : rebuild.table)
            : nullptr;
        const auto *replacement = old ? context.table(rebuild.replacement) : nullptr;
        if (!replacement || !replacement->columnsKnown) {
            continue;
        }
        for (const auto &column : old->columns) {
            if (!replacement->column(column.name) && !isVirtual(&column)) {
                context.report(shownColumn(rebuild.table, column.name));
            }
        }
    }
}

void dropColumnLosesConstraint(RuleContext &context)
{
    const auto &op = context.operation();
    const auto *table = context.isAlter() ? context.table(op.object) : nullptr;
    if (!table || context.isNew(op.object)) {
        return;
    }
    for (const auto &action : op.actions) {
        if (action.kind != Action::DropColumn) {
            continue;
        }
        const bool constraint = std::ranges::any_of(
            table->constraints, [&action](const KnownConstraint &each) {
                return each.columns.size() > 1 && each.columns.contains(action.name);
            });
        const bool index = std::ranges::any_of(table->indexes, [&action](const KnownIndex &each) {
            return each.keys.size() > 1
                && std::ranges::any_of(each.keys,
                    [&action](const IndexKey &key) { return key.column == action.name; });
        });
        if (constraint || index) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

void dropAndRecreate(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::CreateTable || op.kind == Kind::CreateTableAs) {
        if (context.state.droppedTables.contains(context.catalog.key(op.object))
            && context.script.rebuilds.isEmpty()) {
            context.report(shownName(op.object));
        }
    }
    if (op.kind != Kind::AlterTable) {
        return;
    }
    const auto key = context.catalog.key(op.object);
    for (const auto &action : op.actions) {
        const bool sameAlter = std::ranges::any_of(op.actions, [&action](const TableAction &other) {
            return other.kind == Action::DropColumn && other.name == action.name;
        });
        if (action.kind == Action::AddColumn
            && (sameAlter || context.state.droppedColumns.contains(key + u'.' + action.name))
            && context.isExisting(op.object)) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

bool isNewObject(const RuleContext &context, ObjectKind kind, const ObjectName &object)
{
    const auto *known = context.catalog.object(kind, object);
    return known && context.catalog.isNew(known->createdBy);
}

void dropSchema(RuleContext &context)
{
    if (!context.isDropOf(ObjectKind::Schema)) {
        return;
    }
    for (const auto &object : context.operation().objects) {
        if (!isNewObject(context, ObjectKind::Schema, object)) {
            context.report(object.name);
        }
    }
}

void dropDatabase(RuleContext &context)
{
    if (context.isDropOf(ObjectKind::Database)) {
        context.report(context.operation().object.name);
    }
}

void dropOwned(RuleContext &context)
{
    if (context.isOperation(Kind::DropOwned)) {
        context.report(context.operation().roles.join(u", "_s));
    } else if (context.isOperation(Kind::ReassignOwned)) {
        context.report(context.operation().roles.join(u", "_s), Severity::Warning);
    }
}

bool isMadeHere(const RuleContext &context, const ObjectName &object)
{
    const auto &op = context.operation();
    switch (op.objectKind) {
    case ObjectKind::Table:
    case ObjectKind::View:
    case ObjectKind::MaterializedView:
        return context.isNew(object);
    case ObjectKind::Type:
    case ObjectKind::Domain: {
        const auto *type = context.catalog.type(object);
        return type && context.catalog.isNew(type->createdBy);
    }
    case ObjectKind::Function:
    case ObjectKind::Procedure: {
        const auto *routine = context.catalog.routine(object.name);
        return routine && context.catalog.isNew(routine->createdBy);
    }
    case ObjectKind::Index: {
        const auto *table = context.catalog.tableOfIndex(object);
        return table && context.isNew(table->name);
    }
    default:
        return isNewObject(context, op.objectKind, object);
    }
}

void dropCascade(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::Drop && op.cascade) {
        for (const auto &object : op.objects) {
            if (!isMadeHere(context, object)) {
                context.report(shownName(object));
            }
        }
    } else if (op.kind == Kind::DropOwned && op.cascade) {
        context.report(op.roles.join(u", "_s));
    } else if (op.kind == Kind::AlterTable || op.kind == Kind::AlterDomain) {
        for (const auto &action : op.actions) {
            const bool drops = action.kind == Action::DropColumn
                || action.kind == Action::DropConstraint;
            if (action.cascade && drops && !context.isNewColumn(op.object, action.name)) {
                context.report(shownColumn(op.object, action.name));
            }
        }
    }
}

void truncateTables(RuleContext &context, bool cascade)
{
    const auto &op = context.operation();
    if (op.kind != Kind::Truncate || op.cascade != cascade) {
        return;
    }
    for (const auto &object : op.objects) {
        if (context.isExisting(object)) {
            context.report(shownName(object));
        }
    }
}

void truncate(RuleContext &context)
{
    truncateTables(context, false);
}

void truncateCascade(RuleContext &context)
{
    truncateTables(context, true);
}

void deleteWithoutWhere(RuleContext &context)
{
    for (const auto &change : context.operation().changes) {
        if (change.kind == DataChange::Kind::Delete && isAlwaysTrue(change.where) && !change.joined
            && !change.limited && context.isExisting(change.table)) {
            context.report(shownName(change.table));
        }
    }
}

void narrowingTypeChange(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.isAlter() || context.isNew(op.object)) {
        return;
    }
    for (const auto &action : op.actions) {
        const bool retyped = action.kind == Action::ModifyColumn
            || action.kind == Action::ChangeType;
        if (retyped && losesValues(context, action)) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

void unloggedTable(RuleContext &context)
{
    if (context.operation().unlogged) {
        context.report(shownName(context.operation().object));
    }
}

void sequenceReset(RuleContext &context)
{
    const auto &op = context.operation();
    if (context.isDropOf(ObjectKind::Sequence)) {
        for (const auto &object : op.objects) {
            if (!isNewObject(context, ObjectKind::Sequence, object)) {
                context.report(shownName(object));
            }
        }
    } else if (op.kind == Kind::AlterSequence && op.restart
        && !isNewObject(context, ObjectKind::Sequence, op.object)) {
        context.report(shownName(op.object));
    } else if (op.kind == Kind::Select && op.functions.contains(u"setval"_s)) {
        const auto sequence = op.arguments.value(0);
        if (!isNewObject(context, ObjectKind::Sequence, { {}, sequence })) {
            context.report(sequence.isEmpty() ? u"setval"_s : sequence);
        }
    }
}

} // namespace

QList<Rule> dataLossRules()
{
    return {
        { "drop-table", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "The table's data is gone, and the running version that uses it fails."),
            QT_TRANSLATE_NOOP("Switchback",
                "First deploy a version without the table, keep a backup, then drop it."),
            dropTable },
        { "drop-column", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "The column's data is gone, and the running version that uses it fails."),
            QT_TRANSLATE_NOOP("Switchback",
                "First deploy a version that neither reads nor writes"
                " it, keep a copy, then drop it."),
            dropColumnByRebuild },
        { "drop-column-loses-constraint", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "A constraint or index over several columns vanishes with this one."),
            QT_TRANSLATE_NOOP("Switchback", "Replace the constraint or index first."),
            dropColumnLosesConstraint },
        { "drop-and-recreate", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "Dropped and made again under the same name: a rename"
                " or type change written this way "
                "loses the data."),
            QT_TRANSLATE_NOOP("Switchback", "Rename it, or change its type by a second column."),
            dropAndRecreate },
        { "drop-schema", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "Everything in the schema is gone."),
            QT_TRANSLATE_NOOP("Switchback", "Keep a backup and drop the objects one by one."),
            dropSchema },
        { "drop-database", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "The whole database is gone."),
            QT_TRANSLATE_NOOP("Switchback", "Never do this in a migration."), dropDatabase },
        { "drop-owned", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "It takes every object and grant of the role with it."),
            QT_TRANSLATE_NOOP("Switchback", "Name the objects."), dropOwned },
        { "drop-cascade", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "CASCADE also drops views, foreign keys, columns and"
                " functions that the file does not name."),
            QT_TRANSLATE_NOOP("Switchback", "List what depends on it and drop that by name."),
            dropCascade },
        { "truncate", Severity::Error, true, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "All rows are gone at once, without row triggers, while nobody can use the table."),
            QT_TRANSLATE_NOOP("Switchback", "Delete what must go in batches."), truncate },
        { "truncate-cascade", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "All rows are gone, and those of every table that refers to it, and so on."),
            QT_TRANSLATE_NOOP("Switchback", "Name the tables."), truncateCascade },
        { "delete-without-where", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "All rows are gone, in one long transaction."),
            QT_TRANSLATE_NOOP("Switchback", "Delete in batches what must go."),
            deleteWithoutWhere },
        { "narrowing-type-change", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "The new type holds less: values that do not fit make"
                " it fail, or are rounded or cut."),
            QT_TRANSLATE_NOOP("Switchback",
                "Look for values that do not fit, and convert them into a second column."),
            narrowingTypeChange },
        { "unlogged-table", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "An unlogged table is empty after a crash and missing on replicas."),
            QT_TRANSLATE_NOOP("Switchback", "Use a plain table."), unloggedTable },
        { "sequence-reset-or-dropped", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Numbers can come twice, or defaults that use the sequence fail."),
            QT_TRANSLATE_NOOP("Switchback", "Only together with the column that owns it."),
            sequenceReset },
    };
}

} // namespace Switchback
