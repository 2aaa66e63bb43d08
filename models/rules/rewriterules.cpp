// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Statements that write every row of a table again.

#include "rules/context.h"
#include "rules/newcolumn.h"
#include "rules/typechange.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

TypeChange assess(const RuleContext &context, const TableAction &action)
{
    return assessTypeChange({ .table = context.table(context.operation().object),
                                .column = action.name,
                                .to = action.column.type,
                                .using_ = action.expression,
                                .version = context.version,
                                .sessionIsUtc = context.state.sessionIsUtc },
        context.catalog);
}

template<class Visit>
void forTypeChanges(RuleContext &context, Visit visit)
{
    if (!context.isAlter() || context.operation().objectKind == ObjectKind::Type
        || context.isNew(context.operation().object)) {
        return;
    }
    for (const auto &action : context.actions()) {
        if (action.kind == Action::ChangeType) {
            visit(action, assess(context, action));
        }
    }
}

void typeRewrite(RuleContext &context)
{
    forTypeChanges(context, [&context](const TableAction &action, const TypeChange &change) {
        if (change.rewrites) {
            context.report(shownColumn(context.operation().object, action.name),
                change.oldKnown ? Severity::Error : Severity::Warning);
        }
    });
}

bool feedsComputedIndex(const KnownTable &table, const QString &column)
{
    return std::ranges::any_of(table.indexes, [&column](const KnownIndex &index) {
        return index.where.columns.contains(column)
            || std::ranges::any_of(index.keys,
                [&column](const IndexKey &key) { return key.expression.columns.contains(column); });
    });
}

bool isPlainlyIndexed(const KnownTable &table, const QString &column)
{
    return std::ranges::any_of(table.indexes, [&column](const KnownIndex &index) {
        return std::ranges::any_of(
            index.keys, [&column](const IndexKey &key) { return key.column == column; });
    });
}

bool involvesCitext(const RuleContext &context, const TableAction &action)
{
    const auto *column = context.column(context.operation().object, action.name);
    return column && (column->type.name == "citext"_L1) != (action.column.type.name == "citext"_L1);
}

void typeIndexRebuild(RuleContext &context)
{
    forTypeChanges(context, [&context](const TableAction &action, const TypeChange &change) {
        const auto *table = context.table(context.operation().object);
        if (!table || change.rewrites) {
            return;
        }
        const bool compared = change.collationChanges || involvesCitext(context, action);
        if ((feedsComputedIndex(*table, action.name) && !change.same)
            || (compared && isPlainlyIndexed(*table, action.name))) {
            context.report(shownColumn(context.operation().object, action.name));
        }
    });
}

void typeCheckScan(RuleContext &context)
{
    forTypeChanges(context, [&context](const TableAction &action, const TypeChange &change) {
        const auto *table = context.table(context.operation().object);
        if (!table || change.rewrites) {
            return;
        }
        const bool checked = std::ranges::any_of(
            table->constraints, [&action](const KnownConstraint &constraint) {
                return constraint.kind == ConstraintKind::Check && constraint.valid
                    && constraint.check.columns.contains(action.name);
            });
        if (checked) {
            context.report(shownColumn(context.operation().object, action.name));
        }
    });
}

void redundantTypeChange(RuleContext &context)
{
    forTypeChanges(context, [&context](const TableAction &action, const TypeChange &change) {
        if (change.same && !change.realUsing) {
            context.report(shownColumn(context.operation().object, action.name));
        }
    });
}

template<class Test>
void reportNewColumns(RuleContext &context, Test test)
{
    for (const auto &each : context.newColumns()) {
        if (each.newTable || context.isNew(each.table)) {
            continue;
        }
        if (test(newColumnCost(*each.column, context.catalog, context.version), *each.column)) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
}

void volatileDefault(RuleContext &context)
{
    reportNewColumns(context,
        [](const NewColumnCost &cost, const ColumnDefinition &) { return cost.volatileDefault; });
}

void addSerial(RuleContext &context)
{
    reportNewColumns(
        context, [](const NewColumnCost &cost, const ColumnDefinition &) { return cost.numbered; });
}

void addStored(RuleContext &context)
{
    reportNewColumns(
        context, [](const NewColumnCost &cost, const ColumnDefinition &) { return cost.stored; });
}

void addConstrainedDomain(RuleContext &context)
{
    reportNewColumns(context,
        [](const NewColumnCost &cost, const ColumnDefinition &) { return cost.constrainedDomain; });
}

template<class Test>
void reportActions(RuleContext &context, Test test)
{
    const auto &op = context.operation();
    if (op.kind != Kind::AlterTable || context.isNew(op.object)) {
        return;
    }
    for (const auto &action : op.actions) {
        if (test(action)) {
            context.report(shownName(op.object));
        }
    }
}

void setExpression(RuleContext &context)
{
    reportActions(context, [&context](const TableAction &action) {
        const auto *column = context.column(context.operation().object, action.name);
        return action.kind == Action::SetExpression
            && (!column || column->generated != ColumnDefinition::Generated::Virtual);
    });
}

void setLogged(RuleContext &context)
{
    reportActions(context, [](const TableAction &action) {
        return action.kind == Action::SetLogged || action.kind == Action::SetUnlogged;
    });
}

void setTablespace(RuleContext &context)
{
    if (context.isOperation(Kind::MoveAllInTablespace)) {
        context.report(context.operation().name);
    }
    reportActions(
        context, [](const TableAction &action) { return action.kind == Action::SetTablespace; });
}

void setAccessMethod(RuleContext &context)
{
    reportActions(context, [&context](const TableAction &action) {
        const auto *table = context.table(context.operation().object);
        const auto current = table && !table->accessMethod.isEmpty() ? table->accessMethod
                                                                     : u"heap"_s;
        return action.kind == Action::SetAccessMethod && action.value != current;
    });
}

} // namespace

QList<Rule> rewriteRules()
{
    return {
        { "alter-column-type-rewrite", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The type change writes the table and all its indexes"
                " anew while nobody can read or write it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add a column of the new type, keep both in step by a trigger, fill it in batches, "
                "then swap the names."),
            typeRewrite },
        { "alter-column-type-index-rebuild", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The rows stay, but indexes that compute with the column"
                " are built again while nobody "
                "can use the table."),
            QT_TRANSLATE_NOOP("Switchback",
                "Drop those indexes concurrently, change the type, build them again concurrently."),
            typeIndexRebuild },
        { "alter-column-type-check-scan", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The rows stay, but a CHECK on the column makes the"
                " server read them all while nobody "
                "can use the table."),
            QT_TRANSLATE_NOOP("Switchback",
                "Drop the CHECK, change the type, add the CHECK back as NOT VALID and validate it."),
            typeCheckScan },
        { "redundant-type-change", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The column has this type already: the statement only"
                " costs locks, and checks are made again."),
            QT_TRANSLATE_NOOP("Switchback",
                "Leave out TYPE and keep SET DEFAULT, SET NOT NULL or DROP NOT NULL."),
            redundantTypeChange },
        { "add-column-volatile-default", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The default differs from row to row, so the whole table"
                " is written anew while nobody can use it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add the column without default, set the default for"
                " new rows, fill the old ones in batches."),
            volatileDefault },
        { "add-column-serial", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A serial or identity column numbers every row at once: the whole table is written "
                "anew while nobody can use it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add a plain bigint column, give it a sequence as default,"
                " fill the old rows in batches."),
            addSerial },
        { "add-column-generated-stored", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A stored generated column is computed for every row at once: the table is written "
                "anew while nobody can use it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add a plain column filled by a trigger and in batches;"
                " from PostgreSQL 18 a VIRTUAL "
                "one costs nothing."),
            addStored },
        { "add-column-constrained-domain", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A column of a domain with constraints makes the server"
                " write the whole table anew, "
                "even without default."),
            QT_TRANSLATE_NOOP("Switchback",
                "Use the base type and a CHECK that is added NOT VALID and validated later."),
            addConstrainedDomain },
        { "set-generated-expression", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A new expression for a stored generated column writes the whole table anew while "
                "nobody can use it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add a new column with the expression, fill it in batches, swap the names."),
            setExpression },
        { "set-logged-unlogged", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "The whole table is written anew while nobody can use it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Make a new table of the wanted kind, copy in batches, swap the names."),
            setLogged },
        { "set-tablespace", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Nobody can use it while its files are copied to the other tablespace."),
            QT_TRANSLATE_NOOP("Switchback",
                "Choose a quiet hour or an online repack tool; an index can be built anew "
                "concurrently instead."),
            setTablespace },
        { "set-access-method", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Another access method writes the whole table anew while nobody can use it."),
            QT_TRANSLATE_NOOP("Switchback", "Make a new table, copy in batches, swap the names."),
            setAccessMethod },
    };
}

} // namespace Switchback
