// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What the version of the application that is still running breaks on.

#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

bool takesName(const DdlOperation &operation, const ObjectName &name, const RuleContext &context)
{
    return std::ranges::any_of(renamedTables(operation),
        [&](const auto &pair) { return context.catalog.same(pair.second, name); });
}

bool isRebuild(const RuleContext &context, const ObjectName &from)
{
    return std::ranges::any_of(context.script.rebuilds, [&](const TableRebuild &rebuild) {
        return context.catalog.same(rebuild.table, from)
            || context.catalog.same(rebuild.replacement, from);
    });
}

bool viewStandsIn(const DdlOperation &operation, const ObjectName &name, const RuleContext &context)
{
    return operation.kind == Kind::CreateView && context.catalog.same(operation.object, name);
}

void renameTable(RuleContext &context)
{
    for (const auto &[from, to] : renamedTables(context.operation())) {
        const auto *known = context.table(from);
        const bool table = !known || known->kind == ObjectKind::Table
            || known->kind == ObjectKind::ForeignTable;
        if (!context.isExisting(from) || isRebuild(context, from) || !table) {
            continue;
        }
        if (known && !known->parent.isEmpty()) {
            continue; // a partition: rename-object
        }
        const auto &old = from;
        const bool view = context.anyLater(
            [&](const DdlOperation &later) { return viewStandsIn(later, old, context); },
            context.dialect() == Dialect::PostgreSql);
        // The last step of a copy and swap: another table takes the name in the same migration.
        const bool swapped = context.anyLater(
            [&](const DdlOperation &later) { return takesName(later, old, context); });
        const auto &target = to;
        const bool takesFreedName = context.anyEarlier([&](const DdlOperation &earlier) {
            return std::ranges::any_of(renamedTables(earlier),
                [&](const auto &pair) { return context.catalog.same(pair.first, target); });
        });
        const bool dropsView = context.anyEarlier([&](const DdlOperation &earlier) {
            return earlier.kind == Kind::Drop && earlier.objectKind == ObjectKind::View
                && std::ranges::any_of(earlier.objects,
                    [&](const ObjectName &each) { return context.catalog.same(each, target); });
        });
        if (!view && !swapped && !takesFreedName && !dropsView) {
            context.report(shownName(from));
        }
    }
}

struct ColumnRename {
    ObjectName table;
    QString from;
    QString to;
};

QList<ColumnRename> renamedColumns(const RuleContext &context)
{
    QList<ColumnRename> result;
    const auto &op = context.operation();
    if (op.kind == Kind::Rename && op.objectKind == ObjectKind::Column) {
        result.append({ op.table, op.name, op.newName });
    }
    for (const auto &action : context.actions()) {
        const bool change = action.kind == Action::ModifyColumn && !action.newName.isEmpty()
            && !context.catalog.sameName(action.newName, action.name);
        if (action.kind == Action::RenameColumn || change) {
            result.append({ op.object, action.name, action.newName });
        }
    }
    return result;
}

bool addsColumn(const DdlOperation &operation, const ObjectName &table, const QString &column,
    const RuleContext &context)
{
    return operation.kind == Kind::AlterTable && context.catalog.same(operation.object, table)
        && std::ranges::any_of(operation.actions, [&](const TableAction &action) {
               const bool added = action.kind == Action::AddColumn && action.name == column;
               return added || (action.kind == Action::RenameColumn && action.newName == column);
           });
}

bool renamesTo(const DdlOperation &operation, const ObjectName &table, const QString &column,
    const RuleContext &context)
{
    return operation.kind == Kind::Rename && operation.objectKind == ObjectKind::Column
        && context.catalog.same(operation.table, table) && operation.newName == column;
}

void renameColumn(RuleContext &context)
{
    for (const auto &each : renamedColumns(context)) {
        const auto *known = context.table(each.table);
        const bool view = (known && known->isView()) || context.operation().value == "view"_L1;
        if (!context.isExisting(each.table) || context.isNewColumn(each.table, each.from) || view) {
            continue;
        }
        const auto keepsName = [&](const DdlOperation &later) {
            const bool behindView = later.kind == Kind::CreateView
                && std::ranges::any_of(later.reads,
                    [&](const ObjectName &read) { return context.catalog.same(read, each.table); })
                && (later.names.contains(each.from) || later.outputColumns.contains(each.from));
            return behindView || addsColumn(later, each.table, each.from, context)
                || renamesTo(later, each.table, each.from, context);
        };
        // The last step of a copy and swap: the other column gave its name away just before. A copy
        // is told by its name, "total_new": the running version knows nothing of it.
        const bool isCopy = each.from.contains(each.to);
        const bool takesFreedName = isCopy && context.anyEarlier([&](const DdlOperation &earlier) {
            return earlier.kind == Kind::Rename && earlier.objectKind == ObjectKind::Column
                && context.catalog.same(earlier.table, each.table)
                && context.catalog.sameName(earlier.name, each.to);
        });
        if (!takesFreedName && !context.anyLater(keepsName)) {
            context.report(shownColumn(each.table, each.from));
        }
    }
}

void renameSchema(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::Rename || op.objectKind != ObjectKind::Schema) {
        return;
    }
    const auto *known = context.catalog.object(ObjectKind::Schema, op.object);
    if (!known || !context.catalog.isNew(known->createdBy)) {
        context.report(op.object.name);
    }
}

void moveToSchema(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::SetSchema && context.isExisting(op.object)) {
        context.report(shownName(op.object));
    }
}

bool isNewType(const RuleContext &context, const ObjectName &name)
{
    const auto *type = context.catalog.type(name);
    return type && context.catalog.isNew(type->createdBy);
}

void renameEnumValue(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::AlterEnum && op.renamesValue && !isNewType(context, op.object)) {
        context.report(op.name);
    }
}

void renameObject(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::Rename) {
        return;
    }
    const auto *known = context.table(op.object);
    bool counts = false;
    switch (op.objectKind) {
    case ObjectKind::View:
    case ObjectKind::MaterializedView:
    case ObjectKind::Sequence:
        counts = context.isExisting(op.object);
        break;
    case ObjectKind::Table:
        counts = known && context.isExisting(op.object)
            && (known->isView() || known->kind == ObjectKind::MaterializedView
                || !known->parent.isEmpty());
        break;
    case ObjectKind::Type:
    case ObjectKind::Domain:
    case ObjectKind::Attribute:
        counts = !isNewType(context, op.object);
        break;
    case ObjectKind::Function:
    case ObjectKind::Procedure:
    case ObjectKind::Aggregate: {
        const auto *routine = context.catalog.routine(op.object.name);
        counts = !routine || !context.catalog.isNew(routine->createdBy);
        break;
    }
    case ObjectKind::Column:
        counts = op.value == "view"_L1 && context.isExisting(op.table);
        break;
    default:
        break;
    }
    if (counts) {
        context.report(shownName(op.object));
    }
}

void addRequiredColumn(RuleContext &context)
{
    for (const auto &each : context.newColumns()) {
        const auto &column = *each.column;
        const bool filled = (column.defaultValue.present && !column.defaultValue.isNull)
            || column.identity || column.serial || column.autoIncrement
            || column.generated != ColumnDefinition::Generated::No;
        const bool required = column.notNull
            || (column.primaryKey && context.dialect() == Dialect::PostgreSql);
        const bool emptyDomain = context.catalog.isConstrainedDomain(column.type)
            && !column.notNull;
        if (required && !filled && !emptyDomain && !each.newTable && !context.isNew(each.table)) {
            context.report(shownColumn(each.table, column.name));
        }
    }
}

void dropDefault(RuleContext &context)
{
    const auto &op = context.operation();
    for (const auto &action : context.actions()) {
        const bool drops = action.kind == Action::DropDefault
            || (action.kind == Action::SetDefault && action.expression.isNull);
        const auto *column = context.column(op.object, action.name);
        if (op.kind == Kind::AlterTable && drops && column && column->notNull
            && !context.isNewColumn(op.object, action.name)) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

void changeDefault(RuleContext &context)
{
    const auto &op = context.operation();
    for (const auto &action : context.actions()) {
        const auto *column = context.column(op.object, action.name);
        if (op.kind == Kind::AlterTable && action.kind == Action::SetDefault && column
            && column->defaultValue.present && column->defaultValue.text != action.expression.text
            && !context.isNewColumn(op.object, action.name)) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

void dropView(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.isDropOf(ObjectKind::View) && !context.isDropOf(ObjectKind::MaterializedView)) {
        return;
    }
    for (const auto &object : op.objects) {
        const auto *known = context.table(object);
        const bool back = context.anyLater([&](const DdlOperation &later) {
            const bool view = later.kind == Kind::CreateView
                || later.kind == Kind::CreateMaterializedView;
            return (view && context.catalog.same(later.object, object))
                || takesName(later, object, context);
        });
        if (context.isExisting(object) && !back && !(known && known->compatibilityView)) {
            context.report(shownName(object));
        }
    }
}

bool isTypeOrRoutineMadeHere(const RuleContext &context, const ObjectName &object)
{
    const auto *routine = context.catalog.routine(object.name);
    const auto *other = context.catalog.object(context.operation().objectKind, object);
    const int number = context.catalog.migration();
    return isNewType(context, object) || (routine && routine->createdBy == number)
        || (other && other->createdBy == number);
}

void dropRoutineOrType(RuleContext &context)
{
    const auto &op = context.operation();
    static const QList<ObjectKind> kinds { ObjectKind::Function, ObjectKind::Procedure,
        ObjectKind::Aggregate, ObjectKind::Type, ObjectKind::Domain, ObjectKind::Operator,
        ObjectKind::Cast };
    if (op.kind != Kind::Drop || !kinds.contains(op.objectKind)) {
        return;
    }
    for (const auto &object : op.objects) {
        const bool again = context.anyLater(
            [&object](const DdlOperation &later) {
                return later.kind >= Kind::CreateType && later.kind <= Kind::CreateRoutine
                    && later.object.name == object.name;
            },
            true);
        if (!again && !isTypeOrRoutineMadeHere(context, object)) {
            context.report(shownName(object));
        }
    }
}

void replaceSignature(RuleContext &context)
{
    const auto &op = context.operation();
    const auto *routine = op.kind == Kind::CreateRoutine && op.orReplace
        ? context.catalog.routine(op.object.name)
        : nullptr;
    if (routine && !routine->signatures.contains(op.names)) {
        context.report(shownName(op.object));
    }
}

struct UniqueSet {
    ObjectName table;
    QStringList columns;
    QString name;
};

QList<UniqueSet> newUniqueSets(const RuleContext &context)
{
    QList<UniqueSet> result;
    for (const auto &index : context.newIndexes()) {
        if (index.unique) {
            QStringList columns;
            for (const auto &key : index.keys) {
                columns.append(key.column);
            }
            result.append({ index.table, columns, index.name });
        }
    }
    for (const auto &each : context.newConstraints()) {
        const bool unique = each.constraint.kind == ConstraintKind::Unique
            || each.constraint.kind == ConstraintKind::PrimaryKey;
        if (unique && !each.newTable && each.constraint.usingIndex.isEmpty()) {
            result.append({ each.table, each.constraint.columns, each.constraint.name });
        }
    }
    return result;
}

/// An equal unique set is known, was dropped here, or one over fewer of the columns is known.
bool wasUniqueBefore(const RuleContext &context, const UniqueSet &set)
{
    const auto covers = [&set](const KnownIndex &index) {
        return index.unique && !index.where.present && !index.keys.isEmpty()
            && std::ranges::all_of(index.keys, [&set](const IndexKey &key) {
                   return !key.column.isEmpty() && set.columns.contains(key.column);
               });
    };
    const auto *table = context.table(set.table);
    const bool known = table && std::ranges::any_of(table->indexes, covers);
    return known || std::ranges::any_of(context.state.droppedIndexes, [&](const KnownIndex &index) {
        return context.catalog.same(index.table, set.table) && covers(index);
    });
}

bool isFilledColumn(const RuleContext &context, const UniqueSet &set, const QString &name)
{
    for (const auto &each : context.newColumns()) {
        if (each.column->name == name) {
            return each.column->defaultValue.present && !each.column->defaultValue.isNull;
        }
    }
    const auto *column = context.column(set.table, name);
    const bool added = column && column->addedBy > 0 && context.catalog.isNew(column->addedBy);
    return !added || (column->defaultValue.present && !column->defaultValue.isNull);
}

void uniqueMayFail(RuleContext &context)
{
    for (const auto &set : newUniqueSets(context)) {
        const bool newColumns = !set.columns.isEmpty()
            && std::ranges::none_of(set.columns,
                [&](const QString &column) { return isFilledColumn(context, set, column); });
        const bool numbered = std::ranges::any_of(
            context.newColumns(), [&set](const NewColumn &each) {
                return set.columns.contains(each.column->name)
                    && (each.column->autoIncrement || each.column->identity || each.column->serial);
            });
        if (context.isExisting(set.table) && !newColumns && !numbered
            && !wasUniqueBefore(context, set)) {
            context.report(
                set.name.isEmpty() ? shownColumn(set.table, set.columns.join(u", "_s)) : set.name);
        }
    }
}

void cachedPlan(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.options.preparedStatements || op.kind != Kind::AlterTable
        || context.isNew(op.object)) {
        return;
    }
    for (const auto &action : op.actions) {
        if (action.kind == Action::AddColumn || action.kind == Action::DropColumn
            || action.kind == Action::ChangeType) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

} // namespace

QList<Rule> compatibilityRules()
{
    return {
        { "rename-table", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "The running version of the application no longer finds the table."),
            QT_TRANSLATE_NOOP("Switchback",
                "Create a view under the old name in the same transaction,"
                " deploy, then drop the view."),
            renameTable },
        { "rename-column", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "The running version of the application no longer finds the column."),
            QT_TRANSLATE_NOOP("Switchback",
                "Keep two columns in step by a trigger, put a view in"
                " front, or keep the name and map "
                "it in the code."),
            renameColumn },
        { "rename-schema", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Every name the running version qualifies with this schema fails."),
            QT_TRANSLATE_NOOP("Switchback",
                "Create the new schema with views of the old tables and move step by step."),
            renameSchema },
        { "move-to-schema", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "It is found only where the search path has the new"
                " schema; nobody can use it while it moves."),
            QT_TRANSLATE_NOOP("Switchback", "Leave a view under the old name."), moveToSchema },
        { "rename-enum-value", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Running code that writes or compares the old label fails."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add the new label, deploy code that knows both, change the rows in batches, then "
                "forbid the old one."),
            renameEnumValue },
        { "rename-object", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "Code that uses the old name fails."),
            QT_TRANSLATE_NOOP(
                "Switchback", "Create it under the new name, deploy, then drop the old one."),
            renameObject },
        { "add-required-column", Severity::Error, true, OnPostgreSql | OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "NOT NULL without a default: the statement fails when the table has rows, and the "
                "running version cannot insert."),
            QT_TRANSLATE_NOOP("Switchback",
                "Give it a constant default, or add it nullable, fill it and set NOT NULL later."),
            addRequiredColumn },
        { "drop-default-on-required-column", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Inserts of the running version that leave the column out fail."),
            QT_TRANSLATE_NOOP("Switchback", "Keep the default until every writer sets the column."),
            dropDefault },
        { "change-default", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Clients that remember the old default write another value than the server."),
            QT_TRANSLATE_NOOP("Switchback", "Make the application write the value itself first."),
            changeDefault },
        { "drop-view", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "Readers of the view fail, and its grants are lost."),
            QT_TRANSLATE_NOOP("Switchback",
                "Use CREATE OR REPLACE VIEW where columns are added; else deploy the readers first."),
            dropView },
        { "drop-routine-or-type", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "Whoever calls or uses it fails."),
            QT_TRANSLATE_NOOP("Switchback", "Deploy the callers first."), dropRoutineOrType },
        { "replace-routine-signature", Severity::Warning, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Other argument types make a second function: calls can"
                " be ambiguous and the old body "
                "stays in use."),
            QT_TRANSLATE_NOOP("Switchback", "Drop the old signature in a later deployment."),
            replaceSignature },
        { "unique-may-fail-on-duplicates", Severity::Info, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "Duplicate rows make it fail; a concurrent build then"
                " leaves an invalid index behind."),
            QT_TRANSLATE_NOOP("Switchback", "Look for duplicates before the deployment."),
            uniqueMayFail },
        { "cached-plan-breaks", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Prepared SELECT * fails once in every session when the columns change."),
            QT_TRANSLATE_NOOP(
                "Switchback", "Name the columns, try again once, or restart the connection pools."),
            cachedPlan },
    };
}

} // namespace Switchback
