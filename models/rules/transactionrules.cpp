// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What may and may not stand in a transaction.

#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

QString shownSubject(const DdlOperation &op)
{
    return op.kind == Kind::CreateIndex && op.object.name.isEmpty() ? shownName(op.table)
                                                                    : shownName(op.object);
}

void concurrentlyInTransaction(RuleContext &context)
{
    if (context.inTransaction() && isConcurrent(context.operation())) {
        context.report(shownSubject(context.operation()));
    }
}

bool isMadeInThisTransaction(const RuleContext &context, const ObjectName &type)
{
    const auto *known = context.catalog.type(type);
    return known && context.catalog.isNew(known->createdBy)
        && known->transaction == context.statement().transaction;
}

bool refusesTransaction(const RuleContext &context)
{
    const auto &op = context.operation();
    switch (op.kind) {
    case Kind::Vacuum:
    case Kind::CreateDatabase:
    case Kind::CreateTablespace:
    case Kind::AlterSystem:
    case Kind::Attach:
    case Kind::Detach:
        return true;
    case Kind::Drop:
        return op.objectKind == ObjectKind::Database || op.objectKind == ObjectKind::Tablespace;
    case Kind::Reindex: {
        const auto *table = context.table(op.object);
        const bool partitioned = isPartitioned(table);
        return context.dialect() == Dialect::PostgreSql
            && (op.objectKind == ObjectKind::Schema || op.objectKind == ObjectKind::Database
                || op.objectKind == ObjectKind::Other || (partitioned && !op.concurrently));
    }
    case Kind::Cluster:
        return op.object.isEmpty();
    case Kind::CreateSubscription:
        return op.createsSlot;
    case Kind::AlterEnum:
        return !op.renamesValue && !context.version.atLeast(12)
            && !isMadeInThisTransaction(context, op.object);
    default:
        return false;
    }
}

void nonTransactional(RuleContext &context)
{
    if (context.inTransaction() && refusesTransaction(context)) {
        context.report(shownName(context.operation().object));
    }
}

void nestedTransaction(RuleContext &context)
{
    const auto &op = context.operation();
    const bool begin = op.kind == Kind::Begin;
    const bool end = op.kind == Kind::Commit || op.kind == Kind::Rollback
        || op.kind == Kind::PrepareTransaction;
    if (context.statement().inBlock || (!begin && !end)) {
        return;
    }
    if (context.script.wrapped) {
        context.report({});
        return;
    }
    // A second BEGIN inside an open one.
    int open = 0;
    for (qsizetype i = 0; i < context.position; ++i) {
        const auto kind = context.script.at(i).kind;
        open = kind == Kind::Begin ? 1 : kind == Kind::Commit || kind == Kind::Rollback ? 0 : open;
    }
    if (begin && open > 0) {
        context.report({});
    }
}

void uncommitted(RuleContext &context)
{
    if (!context.script.endsInTransaction) {
        return;
    }
    for (qsizetype i = context.script.statements.size() - 1; i >= 0; --i) {
        if (context.script.at(i).kind == Kind::Begin) {
            context.reportAt(i, {});
            return;
        }
    }
}

QStringList stringsIn(const DdlOperation &op)
{
    QStringList result = op.arguments + op.index.where.strings;
    const auto addColumn = [&result](const ColumnDefinition &column) {
        result += column.defaultValue.strings;
        for (const auto &constraint : column.constraints) {
            result += constraint.check.strings;
        }
    };
    for (const auto &column : op.columns) {
        addColumn(column);
    }
    for (const auto &constraint : op.constraints) {
        result += constraint.check.strings;
    }
    for (const auto &action : op.actions) {
        addColumn(action.column);
        result += action.expression.strings + action.constraint.check.strings;
    }
    return result;
}

void enumValueUsed(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.inTransaction() || context.state.newLabels.isEmpty() || op.kind == Kind::AlterEnum
        || !context.version.atLeast(12)) {
        return;
    }
    const auto used = stringsIn(op);
    for (auto it = context.state.newLabels.begin(); it != context.state.newLabels.end(); ++it) {
        const auto parts = it.key().split(u'.');
        const bool sameTransaction = isMadeInThisTransaction(
            context, { parts.value(0), parts.value(1) });
        if (sameTransaction && context.version.atLeast(17)) {
            continue;
        }
        for (const auto &label : it.value()) {
            if (used.contains(label)) {
                context.report(label);
            }
        }
    }
}

bool touchesTable(const DdlOperation &op, const ObjectName &table, const Catalog &catalog)
{
    const bool ddl = op.kind == Kind::AlterTable || op.kind == Kind::Truncate
        || op.kind == Kind::CreateIndex
        || (op.kind == Kind::Drop && op.objectKind == ObjectKind::Table)
        || op.kind == Kind::Reindex;
    if (!ddl) {
        return false;
    }
    return catalog.same(op.object, table) || catalog.same(op.table, table)
        || std::ranges::any_of(
            op.objects, [&](const ObjectName &each) { return catalog.same(each, table); });
}

void pendingTriggerEvents(RuleContext &context)
{
    if (!context.inTransaction()) {
        return;
    }
    for (qsizetype i = context.position - 1;
        i >= 0 && context.script.sameTransaction(i, context.position); --i) {
        const auto &earlier = context.script.at(i);
        if (earlier.kind == Kind::SetConstraints && !earlier.deferred) {
            return;
        }
        for (const auto &change : earlier.changes) {
            const auto *table = context.table(change.table);
            const bool deferred = table
                && std::ranges::any_of(table->constraints, &KnownConstraint::initiallyDeferred);
            if (deferred && touchesTable(context.operation(), change.table, context.catalog)) {
                context.report(shownName(change.table));
                return;
            }
        }
    }
}

bool needsNoTransaction(const RuleContext &context, const DdlOperation &op)
{
    const bool validates = std::ranges::any_of(op.actions,
        [](const TableAction &action) { return action.kind == Action::ValidateConstraint; });
    const bool alone = op.kind == Kind::Vacuum || op.kind == Kind::CreateDatabase
        || op.kind == Kind::AlterSystem || op.kind == Kind::CreateTablespace
        || op.kind == Kind::Attach || op.kind == Kind::Detach
        || (op.kind == Kind::Drop
            && (op.objectKind == ObjectKind::Database || op.objectKind == ObjectKind::Tablespace))
        || (op.kind == Kind::Reindex && op.objectKind != ObjectKind::Index
            && op.objectKind != ObjectKind::Table)
        || (op.kind == Kind::Cluster && op.object.isEmpty())
        || (op.kind == Kind::CreateSubscription && op.createsSlot);
    const bool data = op.kind == Kind::DataChange || op.kind == Kind::Opaque
        || op.kind == Kind::Call || op.kind == Kind::SyntaxError;
    const bool pragma = op.kind == Kind::Pragma && op.name == "foreign_keys"_L1;
    const bool value = op.kind == Kind::AlterEnum && !op.renamesValue;
    Q_UNUSED(context)
    return isConcurrent(op) || validates || alone || data || pragma || value;
}

void needlessNonTransactional(RuleContext &context)
{
    if (context.script.wrapped) {
        return;
    }
    qsizetype first = -1;
    int changes = 0;
    for (qsizetype i = 0; i < context.script.statements.size(); ++i) {
        const auto &op = context.script.at(i);
        if (needsNoTransaction(context, op)) {
            return;
        }
        if (isSchemaChange(op) && context.script.statements[i].transaction == 0) {
            first = first < 0 ? i : first;
            ++changes;
        }
    }
    if (changes > 1) {
        context.reportAt(first, {});
    }
}

bool isCleanUp(const DdlOperation &op, const DdlOperation &concurrent)
{
    return op.kind == Kind::Drop && op.objectKind == ObjectKind::Index && op.concurrently
        && op.ifExists && concurrent.kind == Kind::CreateIndex
        && op.object.name == concurrent.object.name;
}

void concurrentNotAlone(RuleContext &context)
{
    const auto &op = context.operation();
    if (!isConcurrent(op)) {
        return;
    }
    const auto counts = [&op](const DdlOperation &other) {
        return isSchemaChange(other) && !isCleanUp(other, op) && !isCleanUp(op, other);
    };
    if (context.anyEarlier(counts) || context.anyLater(counts)) {
        context.report(shownSubject(op));
    }
}

} // namespace

QList<Rule> transactionRules()
{
    return {
        { "concurrently-in-transaction", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "The server refuses CONCURRENTLY inside a transaction."),
            QT_TRANSLATE_NOOP("Switchback",
                "Mark the migration as non-transactional and leave the statement alone in it."),
            concurrentlyInTransaction },
        { "non-transactional-statement", Severity::Error, true, OnPostgreSql | OnSqlite,
            QT_TRANSLATE_NOOP(
                "Switchback", "The server refuses this statement inside a transaction."),
            QT_TRANSLATE_NOOP("Switchback", "Mark the migration as non-transactional."),
            nonTransactional },
        { "nested-transaction", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "The runner has opened a transaction already: COMMIT"
                " ends it, and what follows runs "
                "outside, the history included."),
            QT_TRANSLATE_NOOP("Switchback",
                "Leave BEGIN and COMMIT out, or mark the migration as non-transactional."),
            nestedTransaction },
        { "uncommitted-transaction", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "BEGIN without COMMIT: all is undone at the end, yet the"
                " migration is recorded as applied."),
            QT_TRANSLATE_NOOP("Switchback", "Add the COMMIT."), nullptr, uncommitted },
        { "enum-value-used-in-transaction", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "A label cannot be used in the transaction that added it."),
            QT_TRANSLATE_NOOP("Switchback", "Make two migrations: add the label, then use it."),
            enumValueUsed },
        { "pending-trigger-events", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Deferred constraints of the changed rows are still to"
                " be checked: the server refuses "
                "to alter the table."),
            QT_TRANSLATE_NOOP(
                "Switchback", "SET CONSTRAINTS ALL IMMEDIATE in between, or make two migrations."),
            pendingTriggerEvents },
        { "needless-non-transactional", Severity::Info, true, OnPostgreSql | OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "Nothing here needs to run outside a transaction, and a"
                " failure leaves it half applied."),
            QT_TRANSLATE_NOOP("Switchback", "Let the runner wrap it."), nullptr,
            needlessNonTransactional },
        { "concurrent-not-alone", Severity::Info, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A concurrent statement shares the migration with other changes: when it fails, it "
                "stops in the middle."),
            QT_TRANSLATE_NOOP("Switchback", "One concurrent statement, one migration."),
            concurrentNotAlone },
    };
}

} // namespace Switchback
