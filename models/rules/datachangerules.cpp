// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Rows that a migration changes.

#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

void updateWithoutWhere(RuleContext &context)
{
    for (const auto &change : context.operation().changes) {
        if (change.kind == DataChange::Kind::Update && isAlwaysTrue(change.where) && !change.joined
            && !change.limited && !context.statement().inLoop && context.isExisting(change.table)) {
            context.report(shownName(change.table));
        }
    }
}

bool copiesFromExisting(const RuleContext &context, const DataChange &change)
{
    return change.kind == DataChange::Kind::Insert && !change.fromValues
        && std::ranges::any_of(change.sources,
            [&context](const ObjectName &source) { return context.isExisting(source); });
}

bool isRebuildCopy(const RuleContext &context)
{
    return std::ranges::any_of(context.script.rebuilds,
        [&context](const TableRebuild &rebuild) { return rebuild.insert == context.position; });
}

void unbatchedBackfill(RuleContext &context)
{
    if (context.statement().inLoop || isRebuildCopy(context)) {
        return;
    }
    for (const auto &change : context.operation().changes) {
        const bool insert = change.kind == DataChange::Kind::Insert;
        if ((insert && !copiesFromExisting(context, change)) || !context.isExisting(change.table)) {
            continue;
        }
        const bool everything = isAlwaysTrue(change.where) && !change.joined && !insert;
        const auto *table = context.table(insert ? change.sources.value(0) : change.table);
        if (!everything && !isBounded(change, table)) {
            context.report(shownName(change.table));
        }
    }
}

bool isStrong(LockMode mode)
{
    return mode >= LockMode::ShareRowExclusive;
}

bool holdsStrong(const RuleContext &context)
{
    return std::ranges::any_of(context.state.held, isStrong);
}

bool takesStrongLater(const RuleContext &context, const ObjectName &table)
{
    return context.anyLater(
        [&](const DdlOperation &later) {
            const auto locks = predictLocks(later, { context.catalog, context.version });
            return std::ranges::any_of(locks.locks, [&](const PredictedLock &lock) {
                return isStrong(lock.mode) && context.catalog.same(lock.object, table);
            });
        },
        true);
}

void backfillWithDdl(RuleContext &context)
{
    if (!context.inTransaction()) {
        return;
    }
    for (const auto &change : context.operation().changes) {
        const bool constant = change.kind == DataChange::Kind::Insert
            && !copiesFromExisting(context, change);
        if (constant || !context.isExisting(change.table)) {
            continue;
        }
        if (holdsStrong(context) || takesStrongLater(context, change.table)) {
            context.report(shownName(change.table));
        }
    }
}

void dataInSchemaMigration(RuleContext &context)
{
    qsizetype data = -1;
    bool schema = false;
    for (qsizetype i = 0; i < context.script.statements.size(); ++i) {
        data = data < 0 && context.script.at(i).kind == Kind::DataChange ? i : data;
        schema = schema || isSchemaChange(context.script.at(i));
    }
    if (data >= 0 && schema) {
        context.reportAt(data, {});
    }
}

bool isReferencedWithoutIndex(const RuleContext &context, const KnownTable &table)
{
    for (const auto &key : table.referencedBy) {
        const auto *other = context.catalog.tableByKey(key);
        for (const auto &constraint : other ? other->constraints : QList<KnownConstraint>()) {
            const bool refers = constraint.kind == ConstraintKind::ForeignKey
                && context.catalog.same(constraint.referenced, table.name);
            const bool indexed = std::ranges::any_of(
                other->indexes, [&constraint](const KnownIndex &index) {
                    return leadsWith(index, constraint.columns);
                });
            if (refers && !indexed) {
                return true;
            }
        }
    }
    return false;
}

void deleteOnUnindexedReference(RuleContext &context)
{
    for (const auto &change : context.operation().changes) {
        const auto *table = context.table(change.table);
        if (!table) {
            continue;
        }
        const auto key = table->primaryKey();
        const bool keyUpdate = change.kind == DataChange::Kind::Update
            && std::ranges::any_of(
                change.sets, [&key](const Assignment &set) { return key.contains(set.column); });
        if ((change.kind == DataChange::Kind::Delete || keyUpdate)
            && isReferencedWithoutIndex(context, *table)) {
            context.report(shownName(change.table));
        }
    }
}

void opaqueStatement(RuleContext &context)
{
    const auto &op = context.operation();
    const bool call = op.kind == Kind::Call && !context.catalog.routine(op.object.name);
    const bool copy = op.kind == Kind::Copy && op.fromStdin;
    if (op.kind == Kind::Opaque || op.kind == Kind::Execute || call || copy) {
        context.report(op.text.simplified().left(60));
    }
}

void offsetBatching(RuleContext &context)
{
    for (const auto &change : context.operation().changes) {
        if (change.offset) {
            context.report(shownName(change.table));
        }
    }
}

void skipAnalyze(RuleContext &context)
{
    qsizetype work = -1;
    for (qsizetype i = 0; i < context.script.statements.size(); ++i) {
        const auto &op = context.script.at(i);
        const bool typed = std::ranges::any_of(op.actions,
            [](const TableAction &action) { return action.kind == Action::ChangeType; });
        const bool computed = op.kind == Kind::CreateIndex
            && std::ranges::any_of(
                op.index.keys, [](const IndexKey &key) { return key.expression.present; });
        if (typed || computed || op.kind == Kind::DataChange) {
            work = i;
        }
        work = op.kind == Kind::Analyze ? -1 : work;
    }
    if (work >= 0) {
        context.reportAt(work, {});
    }
}

} // namespace

QList<Rule> dataChangeRules()
{
    return {
        { "update-without-where", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "Every row is written in one transaction: row locks"
                " until its end, and a table that grows."),
            QT_TRANSLATE_NOOP(
                "Switchback", "Fill in batches, each its own transaction, outside the migration."),
            updateWithoutWhere },
        { "unbatched-backfill", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "Nobody knows how many rows this touches; all of them stay locked until the "
                "transaction ends."),
            QT_TRANSLATE_NOOP("Switchback", "Work in batches by key, each its own transaction."),
            unbatchedBackfill },
        { "backfill-with-ddl", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Rows are changed in one transaction with a schema"
                " change: its lock is held for the "
                "whole backfill."),
            QT_TRANSLATE_NOOP("Switchback",
                "Three migrations: schema, backfill without transaction, constraint."),
            backfillWithDdl },
        { "data-change-in-schema-migration", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "Rows and schema change in one migration: hard to run again, hard to batch."),
            QT_TRANSLATE_NOOP("Switchback", "Keep data migrations apart."), nullptr,
            dataInSchemaMigration },
        { "delete-on-unindexed-reference", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A foreign key to this table has no index: each deleted row reads the whole "
                "referencing table."),
            QT_TRANSLATE_NOOP("Switchback", "Build the index on the referencing columns first."),
            deleteOnUnindexedReference },
        { "opaque-statement", Severity::Info, true, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "What this statement does cannot be known without running it."),
            QT_TRANSLATE_NOOP("Switchback", "Write it as plain SQL, or dry-run it on a copy."),
            opaqueStatement },
        { "offset-batching", Severity::Info, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "Paging with OFFSET reads all earlier rows again, and"
                " skips rows when the set shrinks."),
            QT_TRANSLATE_NOOP("Switchback", "Page by key: remember the last one seen."),
            offsetBatching },
        { "skip-analyze", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "The planner keeps its old statistics after this change."),
            QT_TRANSLATE_NOOP("Switchback", "Run ANALYZE on the table afterwards."), nullptr,
            skipAnalyze },
    };
}

} // namespace Switchback
