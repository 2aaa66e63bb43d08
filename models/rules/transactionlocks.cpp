// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Locks that add up inside one transaction, and the settings that bound how long one waits.

#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

QStringList blockedTables(const RuleContext &context)
{
    QStringList result;
    for (const auto &lock : context.locks.locks) {
        if (!lock.onNewObject && blocksWrites(lock.mode)) {
            result.append(context.catalog.key(lock.object));
        }
    }
    return result;
}

QStringList heldTables(const RuleContext &context)
{
    QStringList result;
    for (auto it = context.state.held.begin(); it != context.state.held.end(); ++it) {
        if (blocksWrites(it.value())) {
            result.append(it.key());
        }
    }
    return result;
}

/// Tables count, not indexes, views or sequences that are locked beside them; nor, on the way back,
/// the tables that the way forth has made.
bool isTableKey(const RuleContext &context, const QString &key)
{
    const auto *table = context.catalog.tableByKey(key);
    if (table) {
        return !table->isView() && !context.isOfThisMigration(table->createdBy);
    }
    const auto &op = context.operation();
    const bool other = op.objectKind == ObjectKind::Index || op.objectKind == ObjectKind::View
        || op.objectKind == ObjectKind::Sequence || op.objectKind == ObjectKind::Type;
    return !(other && context.catalog.key(op.object) == key);
}

void multipleTables(RuleContext &context)
{
    if (!context.inTransaction() || context.state.manyTablesReported
        || context.state.held.isEmpty()) {
        return;
    }
    const auto held = heldTables(context);
    if (std::ranges::none_of(
            held, [&context](const QString &key) { return isTableKey(context, key); })) {
        return;
    }
    // A statement that needs two tables (a foreign key) counts as one: it adds nothing when one of
    // them is held already.
    auto blocked = blockedTables(context);
    blocked.removeIf([&context](const QString &key) { return !isTableKey(context, key); });
    const bool another = !blocked.isEmpty()
        && std::ranges::none_of(
            blocked, [&held](const QString &key) { return held.contains(key); });
    if (another) {
        context.state.manyTablesReported = true;
        context.report(blocked.first().section(u'.', -1));
    }
}

void multipleForeignKeys(RuleContext &context)
{
    if (!context.inTransaction() || context.state.manyKeysReported) {
        return;
    }
    auto referenced = context.state.referenced;
    for (const auto &each : context.newConstraints()) {
        const auto key = context.catalog.key(each.constraint.referenced);
        if (each.constraint.kind == ConstraintKind::ForeignKey
            && context.isExisting(each.constraint.referenced)
            && key != context.catalog.key(each.table) && !referenced.contains(key)) {
            referenced.append(key);
        }
    }
    if (referenced.size() > 1 && referenced.size() > context.state.referenced.size()) {
        context.state.manyKeysReported = true;
        context.report(shownName(context.operation().object));
    }
}

QStringList otherReferenced(
    const RuleContext &context, const ObjectName &name, const QString &column)
{
    QStringList result;
    const auto *table = context.table(name);
    for (const auto &constraint : table ? table->constraints : QList<KnownConstraint>()) {
        const bool counts = constraint.kind == ConstraintKind::ForeignKey
            && !context.catalog.same(constraint.referenced, name)
            && context.isExisting(constraint.referenced)
            && !context.isOfThisMigration(constraint.addedBy); // its way back drops what it knows
        if (counts && (column.isEmpty() || constraint.columns.contains(column))) {
            result.append(shownName(constraint.referenced));
        }
    }
    return result;
}

void dropLocksReferenced(RuleContext &context)
{
    const auto &op = context.operation();
    if (context.isDropOf(ObjectKind::Table)) {
        for (const auto &object : op.objects) {
            if (context.isExisting(object) && !otherReferenced(context, object, {}).isEmpty()) {
                context.report(shownName(object));
            }
        }
    }
    for (const auto &action : context.actions()) {
        if (action.kind == Action::DropColumn && context.isExisting(op.object)
            && !otherReferenced(context, op.object, action.name).isEmpty()) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

bool readsWholeTable(const RuleContext &context)
{
    const auto &op = context.operation();
    const bool reads = op.kind == Kind::Select || op.kind == Kind::CreateTableAs
        || op.kind == Kind::CreateMaterializedView || op.kind == Kind::Copy;
    return reads && context.locks.scans();
}

bool isLong(const RuleContext &context)
{
    const auto kind = context.operation().kind;
    if (kind == Kind::DataChange) {
        return false;
    }
    const bool work = context.locks.scans();
    const bool refresh = kind == Kind::RefreshView
        && context.isExisting(context.operation().object);
    return work || refresh || readsWholeTable(context);
}

void longStatementUnderLock(RuleContext &context)
{
    if (!context.inTransaction() || context.state.longReported || context.state.held.isEmpty()
        || !isLong(context)) {
        return;
    }
    if (!heldTables(context).isEmpty()) {
        context.state.longReported = true;
        context.report(shownName(context.operation().table.isEmpty() ? context.operation().object
                                                                     : context.operation().table));
    }
}

void validateInSameTransaction(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.isAlter() || !context.inTransaction() || context.isNew(op.object)) {
        return;
    }
    const auto *table = context.table(op.object);
    for (const auto &action : context.actions()) {
        const auto *constraint = table && action.kind == Action::ValidateConstraint
            ? table->constraint(action.name)
            : nullptr;
        if (constraint && !constraint->valid && constraint->addedBy == context.catalog.migration()
            && constraint->transaction == context.statement().transaction) {
            context.report(action.name);
        }
    }
}

bool takesStrongLock(const RuleContext &context)
{
    if (context.dialect() == Dialect::MySql) {
        return std::ranges::any_of(
            context.locks.locks, [](const PredictedLock &lock) { return !lock.onNewObject; });
    }
    return blocksWrites(context.locks.strongest());
}

void lockTimeoutMissing(RuleContext &context)
{
    const auto &op = context.operation();
    const bool own = op.noWait || op.value.startsWith("wait"_L1);
    if (takesStrongLock(context) && !context.state.lockTimeoutSet && !own && op.kind != Kind::Set) {
        context.report(shownName(op.object));
        context.state.lockTimeoutSet = true; // once
    }
}

void statementTimeoutMissing(RuleContext &context)
{
    if (takesStrongLock(context) && !context.state.statementTimeoutSet) {
        context.report(shownName(context.operation().object));
        context.state.statementTimeoutSet = true; // once
    }
}

void idleTimeoutMissing(RuleContext &context)
{
    const auto idle = u"idle_in_transaction_session_timeout"_s;
    if (context.script.wrapped && !context.script.statements.isEmpty()
        && !context.state.settings.contains(idle)) {
        context.reportAt(0, {});
    }
}

/// Only concurrent builds and VALIDATE may wait as long as they like.
bool waitsForStrongLock(const DdlOperation &operation)
{
    if (!isSchemaChange(operation) && operation.kind != Kind::LockTable) {
        return false;
    }
    if (operation.kind == Kind::AlterTable) {
        return std::ranges::any_of(operation.actions, [](const TableAction &action) {
            return action.kind != Action::ValidateConstraint
                && !(action.kind == Action::DetachPartition && action.concurrently);
        });
    }
    return !operation.concurrently
        && (operation.kind == Kind::CreateIndex || operation.kind == Kind::Drop
            || operation.kind == Kind::Rename || operation.kind == Kind::Truncate
            || operation.kind == Kind::CreateTrigger || operation.kind == Kind::LockTable
            || operation.kind == Kind::Reindex || operation.kind == Kind::RefreshView
            || operation.kind == Kind::Cluster);
}

void lockTimeoutTooLong(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::Set || op.name != "lock_timeout"_L1 || op.isDefault) {
        return;
    }
    const int timeout = milliseconds(op.value);
    if (timeout < 0 || (timeout > 0 && timeout <= context.options.lockTimeoutLimit)) {
        return;
    }
    if (context.anyLater(waitsForStrongLock)) {
        context.report(op.value);
    }
}

void setLocalOutside(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::Set && op.local && !context.inTransaction()) {
        context.report(op.name);
    }
}

void settingLeaks(RuleContext &context)
{
    const auto &op = context.operation();
    const bool plain = op.kind == Kind::Set && !op.local && !op.isDefault && !op.name.isEmpty();
    if (!plain || !context.inTransaction() || context.statement().inBlock) {
        return;
    }
    const bool undone = context.anyLater([&op](const DdlOperation &later) {
        const bool reset = later.kind == Kind::Reset
            && (later.name == op.name || later.name == "all"_L1);
        return reset || (later.kind == Kind::Set && later.isDefault && later.name == op.name);
    });
    if (!undone) {
        context.report(op.name);
    }
}

} // namespace

QList<Rule> transactionLockRules()
{
    return {
        { "multiple-tables-locked", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "One transaction locks several tables in use: the"
                " first stays locked while it waits "
                "for the next."),
            QT_TRANSLATE_NOOP("Switchback",
                "Make one migration for each table, in the order in"
                " which the application uses them."),
            multipleTables },
        { "multiple-foreign-keys", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Foreign keys to several tables in one transaction stop"
                " the writes to all of them at once."),
            QT_TRANSLATE_NOOP("Switchback",
                "Create the table without its foreign keys, then add"
                " each in a migration of its own."),
            multipleForeignKeys },
        { "drop-table-locks-referenced", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Dropping it also locks every table that its foreign keys point to."),
            QT_TRANSLATE_NOOP(
                "Switchback", "Drop the foreign keys first, one by one and with a lock_timeout."),
            dropLocksReferenced },
        { "long-statement-under-lock", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A lock taken earlier in the transaction is held for"
                " the whole of this long statement."),
            QT_TRANSLATE_NOOP("Switchback", "Split the migration: one step, one transaction."),
            longStatementUnderLock },
        { "validate-in-same-transaction", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Validated in the transaction that added it, the constraint is checked under the "
                "strong lock of ADD."),
            QT_TRANSLATE_NOOP("Switchback", "Validate it in a later migration."),
            validateInSameTransaction },
        { "lock-timeout-missing", Severity::Warning, false, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "No lock timeout: while this statement waits for its"
                " lock, every later query on the "
                "table waits behind it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Set lock_timeout to a second or a few before it, and try again when it ends."),
            lockTimeoutMissing },
        { "statement-timeout-missing", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "No statement timeout: a statement that runs away keeps its lock."),
            QT_TRANSLATE_NOOP("Switchback",
                "Set statement_timeout for short changes; switch it off for"
                " concurrent builds and VALIDATE."),
            statementTimeoutMissing },
        { "idle-transaction-timeout-missing", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "No idle_in_transaction_session_timeout: a client that stalls keeps its locks."),
            QT_TRANSLATE_NOOP("Switchback", "Set it for the session that runs migrations."),
            nullptr, idleTimeoutMissing },
        { "lock-timeout-too-long", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The lock timeout is off or long: queries queue up behind the waiting change."),
            QT_TRANSLATE_NOOP("Switchback", "One to five seconds, with more than one try."),
            lockTimeoutTooLong },
        { "set-local-outside-transaction", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "SET LOCAL outside a transaction does nothing: the setting is not in force."),
            QT_TRANSLATE_NOOP("Switchback", "Use SET, and RESET at the end."), setLocalOutside },
        { "setting-leaks-from-migration", Severity::Info, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The setting outlives the migration and reaches the next ones on the connection."),
            QT_TRANSLATE_NOOP("Switchback", "Use SET LOCAL."), settingLeaks },
    };
}

} // namespace Switchback
