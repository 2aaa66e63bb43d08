// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Indexes: forms the server refuses, and ones that cost more than they give.

#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

QString shownIndex(const IndexDefinition &index)
{
    return index.name.isEmpty() ? shownName(index.table) : index.name;
}

void concurrentlyOnPartitioned(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::CreateIndex && op.concurrently && isPartitioned(context.table(op.table))) {
        context.report(shownIndex(op.index));
    } else if (context.isDropOf(ObjectKind::Index) && op.concurrently) {
        for (const auto &object : op.objects) {
            if (isPartitioned(context.catalog.tableOfIndex(object))) {
                context.report(shownName(object));
            }
        }
    } else if (op.kind == Kind::Reindex && op.concurrently && !context.version.atLeast(14)
        && isPartitioned(context.table(op.object))) {
        context.report(shownName(op.object));
    }
}

void onPartitioned(RuleContext &context)
{
    const auto &op = context.operation();
    const auto *table = op.kind == Kind::CreateIndex ? context.table(op.table) : nullptr;
    if (table && !op.concurrently && !op.index.only && !context.isNew(op.table)
        && isPartitioned(table) && !table->partitions.isEmpty()) {
        context.report(shownIndex(op.index));
    }
}

void unnamedConcurrent(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::CreateIndex && op.concurrently && op.index.name.isEmpty()) {
        context.report(shownName(op.table));
    }
}

bool looksAtValidity(const DdlOperation &op)
{
    return op.kind == Kind::Select && op.where.columns.contains(u"indisvalid"_s);
}

void concurrentIfNotExists(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::CreateIndex || !op.concurrently || !op.ifNotExists) {
        return;
    }
    const bool cleaned = context.anyEarlier([&op](const DdlOperation &earlier) {
        return earlier.kind == Kind::Drop && earlier.objectKind == ObjectKind::Index
            && earlier.ifExists && earlier.object.name == op.object.name;
    });
    if (!cleaned && !context.anyLater(looksAtValidity)) {
        context.report(op.object.name);
    }
}

void dropConcurrentlyForm(RuleContext &context)
{
    const auto &op = context.operation();
    if (context.isDropOf(ObjectKind::Index) && op.concurrently
        && (op.objects.size() > 1 || op.cascade)) {
        context.report(shownName(op.object));
    }
}

void dropIndexOfConstraint(RuleContext &context)
{
    if (!context.isDropOf(ObjectKind::Index)) {
        return;
    }
    for (const auto &object : context.operation().objects) {
        const auto *index = context.catalog.index(object);
        if (index && !index->constraint.isEmpty()) {
            context.report(shownName(object));
        }
    }
}

bool covers(const KnownTable *table, const QString &column, const QString &except)
{
    return table && std::ranges::any_of(table->indexes, [&](const KnownIndex &index) {
        return index.name != except && !index.where.present && !index.keys.isEmpty()
            && index.keys.first().column == column;
    });
}

void replaceDropFirst(RuleContext &context)
{
    for (const auto &index : context.newIndexes()) {
        const auto leading = index.keys.isEmpty() ? QString() : index.keys.first().column;
        for (const auto &dropped : context.state.droppedIndexes) {
            const bool shares = !leading.isEmpty() && !dropped.keys.isEmpty()
                && dropped.keys.first().column == leading
                && context.catalog.same(dropped.table, index.table) && dropped.name != index.name;
            if (shares && context.isExisting(index.table)
                && !covers(context.table(index.table), leading, index.name)) {
                context.report(dropped.name);
            }
        }
    }
}

QString methodOf(const IndexDefinition &index)
{
    return index.method.isEmpty() ? u"btree"_s : index.method;
}

bool sameKey(const IndexKey &a, const IndexKey &b)
{
    return a.column == b.column && a.expression.text == b.expression.text
        && a.descending == b.descending && a.collation == b.collation
        && a.operatorClass == b.operatorClass && a.length == b.length;
}

bool leads(const IndexDefinition &narrow, const IndexDefinition &wide)
{
    if (narrow.keys.size() > wide.keys.size() || narrow.keys.isEmpty()
        || methodOf(narrow) != methodOf(wide) || narrow.where.text != wide.where.text) {
        return false;
    }
    for (qsizetype i = 0; i < narrow.keys.size(); ++i) {
        if (!sameKey(narrow.keys[i], wide.keys[i])) {
            return false;
        }
    }
    return std::ranges::all_of(
        narrow.included, [&wide](const QString &column) { return wide.included.contains(column); });
}

bool makesRedundant(const IndexDefinition &index, const IndexDefinition &other)
{
    const bool equal = index.keys.size() == other.keys.size();
    return leads(index, other) && (!index.unique || (equal && other.unique))
        && (methodOf(index) == "btree"_L1 || equal);
}

void redundantIndex(RuleContext &context)
{
    for (const auto &index : context.newIndexes()) {
        const auto *table = context.table(index.table);
        const bool known = table
            && std::ranges::any_of(table->indexes, [&index](const KnownIndex &other) {
                   const bool implied = !other.unique
                       && !other.constraint.isEmpty(); // MySQL: gives way to ours
                   return other.name != index.name && !implied && makesRedundant(index, other);
               });
        const bool later = context.anyLater([&](const DdlOperation &op) {
            return op.kind == Kind::CreateIndex && context.catalog.same(op.table, index.table)
                && op.index.keys.size() > index.keys.size() && makesRedundant(index, op.index);
        });
        if (known || later) {
            context.report(shownIndex(index));
        }
    }
}

void wideIndex(RuleContext &context)
{
    for (const auto &index : context.newIndexes()) {
        if (!index.unique && index.keys.size() > 3) {
            context.report(shownIndex(index));
        }
    }
}

void concurrentCorruption(RuleContext &context)
{
    const auto &op = context.operation();
    const bool build = (op.kind == Kind::CreateIndex || op.kind == Kind::Reindex)
        && op.concurrently;
    if (build && context.version.major == 14 && context.version.hasMinor
        && context.version.minor < 4) {
        context.report(shownName(op.object));
    }
}

void refreshNeedsUnique(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::RefreshView || !op.concurrently) {
        return;
    }
    const auto *view = context.table(op.object);
    const bool fits = view && std::ranges::any_of(view->indexes, [](const KnownIndex &index) {
        return index.unique && !index.where.present
            && std::ranges::all_of(
                index.keys, [](const IndexKey &key) { return !key.column.isEmpty(); });
    });
    if ((view && view->createdBy > 0 && !fits) || !op.withData) {
        context.report(shownName(op.object));
    }
}

void usingIndexNotValid(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        const auto *table = each.constraint.usingIndex.isEmpty() ? nullptr
                                                                 : context.table(each.table);
        const auto *index = table ? table->index(each.constraint.usingIndex) : nullptr;
        if (!index) {
            continue;
        }
        const bool computed = std::ranges::any_of(
            index->keys, [](const IndexKey &key) { return key.column.isEmpty(); });
        if (!index->unique || !index->valid || index->where.present || computed) {
            context.report(each.constraint.usingIndex);
        }
    }
}

void randomUuidKey(RuleContext &context)
{
    static const QStringList random { u"gen_random_uuid"_s, u"uuid_generate_v4"_s, u"uuidv4"_s,
        u"uuid"_s };
    for (const auto &each : context.newColumns()) {
        const auto &op = context.operation();
        const bool key = each.column->primaryKey
            || std::ranges::any_of(op.constraints, [&each](const ConstraintDefinition &constraint) {
                   return constraint.kind == ConstraintKind::PrimaryKey
                       && constraint.columns.contains(each.column->name);
               });
        const auto &functions = each.column->defaultValue.functions;
        if (key && std::ranges::any_of(functions, [](const QString &function) {
                return random.contains(function);
            })) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
}

} // namespace

QList<Rule> indexRules()
{
    return {
        { "index-concurrently-on-partitioned", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "The server refuses CONCURRENTLY on a partitioned table."),
            QT_TRANSLATE_NOOP("Switchback",
                "Make the index ON ONLY the partitioned table, build it concurrently on each "
                "partition, then attach those."),
            concurrentlyOnPartitioned },
        { "index-on-partitioned-table", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Writes to every partition wait until the indexes of all of them are built."),
            QT_TRANSLATE_NOOP("Switchback",
                "Make the index ON ONLY the partitioned table, build it concurrently on each "
                "partition, then attach those."),
            onPartitioned },
        { "unnamed-concurrent-index", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Without a name, each try after a failure leaves one more invalid index behind."),
            QT_TRANSLATE_NOOP("Switchback", "Name it."), unnamedConcurrent },
        { "concurrent-index-if-not-exists", Severity::Info, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "After a failed build, running it again says success while the index stays invalid."),
            QT_TRANSLATE_NOOP("Switchback",
                "Put DROP INDEX CONCURRENTLY IF EXISTS before it, or look at indisvalid after it."),
            concurrentIfNotExists },
        { "drop-index-concurrently-form", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The server refuses DROP INDEX CONCURRENTLY with several names or with CASCADE."),
            QT_TRANSLATE_NOOP("Switchback", "One statement for each index."),
            dropConcurrentlyForm },
        { "drop-index-of-constraint", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The index belongs to a constraint: the server refuses to drop it alone."),
            QT_TRANSLATE_NOOP("Switchback", "ALTER TABLE … DROP CONSTRAINT."),
            dropIndexOfConstraint },
        { "replace-index-drop-first", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "The old index goes before the new one is there: queries"
                " run without either meanwhile."),
            QT_TRANSLATE_NOOP("Switchback", "Create the new one first, then drop the old one."),
            replaceDropFirst },
        { "redundant-index", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "Another index begins with the same columns: this one costs"
                " writes and space for nothing."),
            QT_TRANSLATE_NOOP("Switchback", "Leave it out."), redundantIndex },
        { "wide-index", Severity::Info, true, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "More than three columns: seldom is the whole index of use."),
            QT_TRANSLATE_NOOP("Switchback", "Begin with the columns that select most."),
            wideIndex },
        { "concurrent-index-corruption", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "PostgreSQL 14.0 to 14.3 may silently leave rows out of an index built "
                "concurrently."),
            QT_TRANSLATE_NOOP("Switchback", "Upgrade to 14.4 or later first."),
            concurrentCorruption },
        { "refresh-concurrently-needs-unique-index", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A concurrent refresh needs a unique index on plain"
                " columns over all rows, and cannot "
                "be WITH NO DATA."),
            QT_TRANSLATE_NOOP("Switchback", "Create such an index first."), refreshNeedsUnique },
        { "using-index-not-valid", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The index cannot carry the constraint: it must be unique,"
                " valid, on plain columns and "
                "over all rows."),
            QT_TRANSLATE_NOOP(
                "Switchback", "Build a unique index on the plain columns concurrently."),
            usingIndexNotValid },
        { "random-uuid-primary-key", Severity::Info, false, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "Random keys are inserted all over the index: more page splits and more log."),
            QT_TRANSLATE_NOOP("Switchback", "uuidv7() (PostgreSQL 18) or a bigint identity."),
            randomUuidKey },
    };
}

} // namespace Switchback
