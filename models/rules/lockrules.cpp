// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Statements that make the application wait.

#include "rules/alterlocks.h"
#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

void indexNotConcurrent(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::CreateIndex || op.concurrently || !context.isExisting(op.table)) {
        return;
    }
    if (op.index.only || isPartitioned(context.table(op.table))) {
        return;
    }
    context.report(op.index.name.isEmpty() ? shownName(op.table) : op.index.name);
}

void dropIndexNotConcurrent(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.isDropOf(ObjectKind::Index) || op.concurrently) {
        return;
    }
    for (const auto &object : op.objects) {
        const auto *index = context.catalog.index(object);
        const auto *table = context.catalog.tableOfIndex(object);
        const bool made = index && index->addedBy > 0 && context.catalog.isNew(index->addedBy);
        // The way back of a new table drops the table as well: its indexes are nobody's concern.
        const bool exempt = table
            && (context.isNew(table->name) || context.isOfThisMigration(table->createdBy)
                || isPartitioned(table));
        if (!made && !exempt) {
            context.report(shownName(object));
        }
    }
}

void reindexNotConcurrent(RuleContext &context)
{
    const auto &op = context.operation();
    const bool system = op.objectKind == ObjectKind::Other;
    if (op.kind != Kind::Reindex || op.concurrently || system) {
        return;
    }
    const auto *owner = context.catalog.tableOfIndex(op.object);
    const auto table = op.objectKind == ObjectKind::Index && owner ? owner->name : op.object;
    if (!context.isNew(table)) {
        context.report(shownName(op.object));
    }
}

void vacuumFullOrCluster(RuleContext &context)
{
    const auto &op = context.operation();
    const bool cluster = op.kind == Kind::Cluster && !op.concurrently;
    if (cluster || (op.kind == Kind::Vacuum && op.full)) {
        context.report(shownName(op.object));
    }
}

void refreshNotConcurrent(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::RefreshView || context.isNew(op.object)
        || (op.concurrently && op.withData)) {
        return;
    }
    if (op.concurrently) {
        return; // refused by the server: refresh-concurrently-needs-unique-index
    }
    context.report(shownName(op.object), op.withData ? Severity::Warning : Severity::Error);
}

bool scansWhenAttached(const RuleContext &context, const TableAction &action)
{
    const auto *parent = context.table(context.operation().object);
    const auto *partition = context.table(action.other);
    const bool proven = context.isNew(action.other)
        || (parent && partition && impliesBound(*partition, *parent, action.bound));
    const auto *other = parent ? context.catalog.tableByKey(parent->defaultPartition) : nullptr;
    const bool otherScanned = other && !action.isDefault
        && !excludesBound(*other, *parent, action.bound) && !context.isNew(other->name);
    return !proven || otherScanned;
}

void attachPartitionScan(RuleContext &context)
{
    for (const auto &action : context.actions()) {
        if (action.kind == Action::AttachPartition
            && context.operation().objectKind != ObjectKind::Index
            && scansWhenAttached(context, action)) {
            context.report(shownName(action.other));
        }
    }
}

void detachPartition(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.isAlter() || context.isNew(op.object)) {
        return;
    }
    for (const auto &action : context.actions()) {
        if (action.kind != Action::DetachPartition || action.concurrently || action.finalize) {
            continue;
        }
        const auto *parent = context.table(op.object);
        const bool noOtherWay = !context.version.atLeast(14)
            || (parent && !parent->defaultPartition.isEmpty());
        context.report(shownName(action.other), noOtherWay ? Severity::Warning : Severity::Error);
    }
}

void createPartition(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::CreateTable || op.text != "partition"_L1 || context.isNew(op.table)) {
        return;
    }
    const auto *parent = context.table(op.table);
    const bool scans = parent && !parent->defaultPartition.isEmpty() && !op.isDefault;
    context.report(shownName(op.table), scans ? Severity::Error : Severity::Warning);
}

void createTrigger(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::CreateTrigger && context.isExisting(op.table)) {
        context.report(op.name);
    }
}

void dropTrigger(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.isDropOf(ObjectKind::Trigger) || !context.isExisting(op.table)) {
        return;
    }
    const auto *known = context.catalog.object(ObjectKind::Trigger, { {}, op.name });
    const bool made = known && context.catalog.isNew(known->createdBy) && known->createdBy > 0;
    const bool again = context.anyLater(
        [&op](const DdlOperation &later) {
            return later.kind == Kind::CreateTrigger && later.name == op.name;
        },
        true);
    if (!made && !again) {
        context.report(op.name);
    }
}

void explicitLock(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::FlushTables && !op.value.isEmpty()) {
        context.report(u"FLUSH TABLES"_s);
        return;
    }
    if (op.kind != Kind::LockTable) {
        return;
    }
    const bool strong = op.value == "WRITE"_L1 || blocksWrites(lockModeFromName(op.value));
    for (const auto &object : op.objects) {
        if (strong && context.isExisting(object)) {
            context.report(shownName(object));
        }
    }
}

} // namespace

QList<Rule> lockRules()
{
    return {
        { "index-not-concurrent", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Building an index without CONCURRENTLY lets no row of"
                " the table be written until it is done."),
            QT_TRANSLATE_NOOP("Switchback",
                "Build it with CREATE INDEX CONCURRENTLY, alone in a migration without transaction."),
            indexNotConcurrent },
        { "drop-index-not-concurrent", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "DROP INDEX needs the table for itself; while it waits"
                " for one open transaction, every "
                "later query waits too."),
            QT_TRANSLATE_NOOP("Switchback",
                "Use DROP INDEX CONCURRENTLY, alone in a migration without transaction."),
            dropIndexNotConcurrent },
        { "reindex-not-concurrent", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "REINDEX without CONCURRENTLY blocks writes and most"
                " reads of the table until it is done."),
            QT_TRANSLATE_NOOP("Switchback",
                "Use REINDEX CONCURRENTLY outside a transaction; on"
                " PostgreSQL 11 build a new index "
                "concurrently and drop the old one."),
            reindexNotConcurrent },
        { "vacuum-full-or-cluster", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The table and its indexes are written anew while nobody can read or write it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Leave it out of migrations; PostgreSQL 19 has REPACK"
                " (CONCURRENTLY), before that an "
                "online repack extension."),
            vacuumFullOrCluster },
        { "refresh-matview-not-concurrent", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Readers of the materialized view wait until its query"
                " is done; WITH NO DATA leaves it unreadable."),
            QT_TRANSLATE_NOOP("Switchback",
                "Give the view a unique index and use REFRESH MATERIALIZED VIEW CONCURRENTLY."),
            refreshNotConcurrent },
        { "attach-partition-scan", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Attaching reads the whole partition, or the DEFAULT"
                " partition, while nobody can use it."),
            QT_TRANSLATE_NOOP("Switchback",
                "First add a CHECK that says the same as the bound (NOT"
                " VALID, then VALIDATE), attach, "
                "then drop the CHECK."),
            attachPartitionScan },
        { "detach-partition-not-concurrent", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "DETACH PARTITION without CONCURRENTLY locks the whole"
                " partitioned table against every query."),
            QT_TRANSLATE_NOOP("Switchback",
                "Use DETACH PARTITION … CONCURRENTLY (PostgreSQL 14 and"
                " later, no DEFAULT partition), "
                "outside a transaction."),
            detachPartition },
        { "create-partition-locks-parent", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "CREATE TABLE … PARTITION OF locks the partitioned table against every query; a "
                "DEFAULT partition is read as a whole."),
            QT_TRANSLATE_NOOP("Switchback",
                "Create the table on its own with a matching CHECK, then"
                " ATTACH PARTITION, which takes "
                "a weaker lock."),
            createPartition },
        { "create-trigger", Severity::Info, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Writes wait while the trigger is created, and each of them pays for it afterwards."),
            QT_TRANSLATE_NOOP("Switchback",
                "Set a short lock_timeout and try again when it ends; keep"
                " the trigger's function cheap."),
            createTrigger },
        { "drop-trigger", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Dropping a trigger needs the table for itself, and ends"
                " what the running application may rely on."),
            QT_TRANSLATE_NOOP("Switchback",
                "First deploy a version that does not need it; set a"
                " short lock_timeout and try again "
                "when it ends."),
            dropTrigger },
        { "explicit-table-lock", Severity::Warning, true, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP(
                "Switchback", "The lock keeps all writers out until the transaction ends."),
            QT_TRANSLATE_NOOP("Switchback",
                "Leave it out, take the weakest mode that does, or add NOWAIT or a lock_timeout."),
            explicitLock },
    };
}

} // namespace Switchback
