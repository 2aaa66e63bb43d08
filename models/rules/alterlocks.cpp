// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/alterlocks.h"

#include "rules/newcolumn.h"
#include "rules/typechange.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Action = TableAction::Kind;

bool domainActionScans(const TableAction &action)
{
    switch (action.kind) {
    case Action::AddConstraint:
        return !action.constraint.notValid;
    case Action::SetNotNull:
    case Action::ValidateConstraint:
        return true;
    default:
        return false;
    }
}

bool isProvenNotNull(const KnownTable *table, const QString &column, const ServerVersion &version,
    const DdlOperation *alter)
{
    const auto *known = table ? table->column(column) : nullptr;
    if (known && known->notNull) {
        return true;
    }
    if (!table || !version.atLeast(12)) {
        return false;
    }
    const auto dropped = [alter](const QString &name) {
        return alter && std::ranges::any_of(alter->actions, [&name](const TableAction &action) {
            return action.kind == Action::DropConstraint && action.name == name;
        });
    };
    return std::ranges::any_of(table->constraints, [&](const KnownConstraint &constraint) {
        return constraint.kind == ConstraintKind::Check && constraint.valid
            && !dropped(constraint.name)
            && std::ranges::any_of(
                constraint.check.conditions, [&column](const Condition &condition) {
                    return condition.kind == Condition::Kind::IsNotNull
                        && condition.column == column;
                });
    });
}

namespace {

/// Numbers as numbers, the rest as text: what constants of one column allow.
int compareValues(const QString &a, const QString &b)
{
    bool isNumber = false;
    bool isOtherNumber = false;
    const auto left = a.toDouble(&isNumber);
    const auto right = b.toDouble(&isOtherNumber);
    if (isNumber && isOtherNumber) {
        return left < right ? -1 : left > right ? 1 : 0;
    }
    return QString::compare(a, b);
}

/// Does `known` say at least what `wanted` says, about the same column?
bool implies(const Condition &known, const Condition &wanted)
{
    if (wanted.kind == Condition::Kind::InValues) {
        const bool equal = known.kind == Condition::Kind::Compare && known.op == "="_L1;
        return (equal || known.kind == Condition::Kind::InValues) && !known.values.isEmpty()
            && std::ranges::all_of(known.values,
                [&wanted](const QString &value) { return wanted.values.contains(value); });
    }
    if (known.kind == Condition::Kind::Between && known.values.size() == 2) {
        const auto bound = known.values[wanted.op == ">="_L1 ? 0 : 1];
        const int order = compareValues(bound, wanted.values.value(0));
        return wanted.op == ">="_L1 ? order >= 0 : order < 0;
    }
    if (known.kind != Condition::Kind::Compare || known.values.isEmpty()) {
        return false;
    }
    const int order = compareValues(known.values.first(), wanted.values.value(0));
    if (wanted.op == ">="_L1) {
        return (known.op == ">="_L1 || known.op == ">"_L1 || known.op == "="_L1) && order >= 0;
    }
    return (known.op == "<"_L1 && order <= 0)
        || ((known.op == "<="_L1 || known.op == "="_L1) && order < 0);
}

/// MINVALUE and MAXVALUE bound nothing.
bool isUnbounded(const Condition &condition)
{
    const auto value = condition.values.value(0).toLower();
    return value.isEmpty() || value == "minvalue"_L1 || value == "maxvalue"_L1
        || value.startsWith(u'#');
}

QString keyColumn(const KnownTable &parent, const Condition &condition)
{
    return parent.partitionKey.value(condition.column.toInt());
}

bool saysNotNull(const KnownTable &table, const QString &column)
{
    return isProvenNotNull(&table, column, { .major = 12 });
}

} // namespace

bool impliesBound(const KnownTable &table, const KnownTable &parent, const QList<Condition> &bound)
{
    if (bound.isEmpty()) {
        return false;
    }
    for (const auto &wanted : bound) {
        const auto column = keyColumn(parent, wanted);
        if (column.isEmpty() || (wanted.column != "0"_L1) || !saysNotNull(table, column)) {
            return false;
        }
        bool found = wanted.kind != Condition::Kind::InValues && isUnbounded(wanted);
        for (const auto &constraint : table.constraints) {
            for (const auto &known : constraint.check.conditions) {
                found = found
                    || (constraint.valid && known.column == column && implies(known, wanted));
            }
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

bool excludesBound(
    const KnownTable &defaultPartition, const KnownTable &parent, const QList<Condition> &bound)
{
    // The range is excluded when a known condition lies wholly before its start or after its end.
    for (const auto &constraint : defaultPartition.constraints) {
        for (const auto &known : constraint.check.conditions) {
            for (const auto &wanted : bound) {
                if (!constraint.valid || known.column != keyColumn(parent, wanted)
                    || isUnbounded(wanted) || known.kind != Condition::Kind::Compare) {
                    continue;
                }
                const int order = compareValues(known.values.value(0), wanted.values.value(0));
                const bool before = wanted.op == ">="_L1
                    && ((known.op == "<"_L1 && order <= 0) || (known.op == "<="_L1 && order < 0));
                const bool after = wanted.op == "<"_L1
                    && ((known.op == ">="_L1 && order >= 0) || (known.op == ">"_L1 && order >= 0));
                if (before || after) {
                    return true;
                }
            }
        }
    }
    return false;
}

namespace {

/// The check of a foreign key reads both tables; where the referencing one is new there is nothing
/// to look up.
void scanBoth(const ObjectName &table, const ObjectName &referenced, bool checked, LockBook &book)
{
    if (checked && !book.isNew(table)) {
        book.scan(table);
        book.scan(referenced);
    }
}

/// Every old row takes a number: nextval('s').
QList<ObjectName> usedSequences(const Expression &value)
{
    QList<ObjectName> result;
    for (const auto &name :
        value.functions.contains(u"nextval"_s) ? value.strings : QStringList()) {
        result.append(
            { name.contains(u'.') ? name.section(u'.', 0, 0) : QString(), name.section(u'.', -1) });
    }
    return result;
}

void newColumnLocks(const DdlOperation &operation, const TableAction &action, LockBook &book)
{
    book.takeWithPartitions(operation.object, LockMode::AccessExclusive);
    const auto cost = newColumnCost(action.column, book.catalog(), book.version());
    for (const auto &constraint : action.column.constraints) {
        if (constraint.kind == ConstraintKind::ForeignKey) {
            book.take(constraint.referenced, LockMode::ShareRowExclusive);
            const auto &value = action.column.defaultValue;
            scanBoth(operation.object, constraint.referenced, value.present && !value.isNull, book);
        }
    }
    for (const auto &sequence : usedSequences(action.column.defaultValue)) {
        book.take(sequence, LockMode::RowExclusive);
    }
    if (cost.rewrites()) {
        book.rewrite(operation.object);
    } else if (cost.scans()) {
        book.scan(operation.object);
    }
    book.forecast().buildsIndex = book.forecast().buildsIndex || cost.unique || cost.primaryKey;
}

void dropColumnLocks(const DdlOperation &operation, const TableAction &action, LockBook &book)
{
    book.takeWithPartitions(operation.object, LockMode::AccessExclusive);
    const auto *table = book.catalog().table(operation.object);
    for (const auto &constraint : table ? table->constraints : QList<KnownConstraint>()) {
        if (constraint.kind == ConstraintKind::ForeignKey
            && constraint.columns.contains(action.name)) {
            book.take(constraint.referenced, LockMode::AccessExclusive);
        }
    }
}

/// Indexes that compute with the column, or sort it by another collation, are built anew.
bool rebuildsIndex(const KnownTable &table, const QString &column, bool collationChanges)
{
    return std::ranges::any_of(table.indexes, [&](const KnownIndex &index) {
        return index.where.columns.contains(column)
            || std::ranges::any_of(index.keys, [&](const IndexKey &key) {
                   return key.expression.columns.contains(column)
                       || (collationChanges && key.column == column);
               });
    });
}

void typeLocks(const DdlOperation &operation, const TableAction &action, LockBook &book)
{
    book.takeWithPartitions(operation.object, LockMode::AccessExclusive);
    const auto *table = book.catalog().table(operation.object);
    const auto change = assessTypeChange({ .table = table,
                                             .column = action.name,
                                             .to = action.column.type,
                                             .using_ = action.expression,
                                             .version = book.version(),
                                             .sessionIsUtc = book.context().sessionIsUtc },
        book.catalog());
    if (change.rewrites) {
        book.rewrite(operation.object);
    }
    if (!table) {
        return;
    }
    if (!change.same && rebuildsIndex(*table, action.name, change.collationChanges)) {
        book.scan(operation.object);
        book.forecast().buildsIndex = true;
    }
    for (const auto &constraint : table->constraints) {
        if (constraint.kind == ConstraintKind::ForeignKey
            && constraint.columns.contains(action.name)) {
            book.take(constraint.referenced, LockMode::AccessExclusive);
            scanBoth(operation.object, constraint.referenced, change.rewrites, book);
        } else if (constraint.kind == ConstraintKind::Check
            && constraint.check.columns.contains(action.name) && constraint.valid) {
            book.scan(operation.object);
        }
    }
    if (table->primaryKey().contains(action.name)) {
        for (const auto &key : table->referencedBy) {
            const auto *referencing = book.catalog().tableByKey(key);
            book.takeByKey(key, LockMode::AccessExclusive);
            scanBoth(operation.object, referencing ? referencing->name : ObjectName {},
                referencing && change.rewrites, book);
        }
    }
}

void constraintLocks(const DdlOperation &operation, const TableAction &action, LockBook &book)
{
    const auto &constraint = action.constraint;
    const bool checked = !constraint.notValid && !constraint.notEnforced;
    const auto *table = book.catalog().table(operation.object);
    if (constraint.kind == ConstraintKind::ForeignKey) {
        book.takeWithPartitions(operation.object, LockMode::ShareRowExclusive);
        book.take(constraint.referenced, LockMode::ShareRowExclusive);
        scanBoth(operation.object, constraint.referenced, checked, book);
        return;
    }
    book.takeWithPartitions(operation.object, LockMode::AccessExclusive);
    if (!constraint.usingIndex.isEmpty()) {
        const auto *index = table ? table->index(constraint.usingIndex) : nullptr;
        const bool proven = index && std::ranges::all_of(index->keys, [&](const IndexKey &key) {
            return isProvenNotNull(table, key.column, book.version());
        });
        if (constraint.kind == ConstraintKind::PrimaryKey && !proven) {
            book.scan(operation.object);
        }
    } else if (constraint.kind == ConstraintKind::NotNull) {
        if (checked && !isProvenNotNull(table, constraint.columns.value(0), book.version())) {
            book.scan(operation.object);
        }
    } else if (checked) {
        book.scan(operation.object);
        book.forecast().buildsIndex = book.forecast().buildsIndex
            || constraint.kind != ConstraintKind::Check;
    }
}

void validateLocks(const DdlOperation &operation, const TableAction &action, LockBook &book)
{
    book.take(operation.object, LockMode::ShareUpdateExclusive);
    const auto *table = book.catalog().table(operation.object);
    const auto *constraint = table ? table->constraint(action.name) : nullptr;
    if (constraint && constraint->valid) {
        return;
    }
    if (constraint && constraint->kind == ConstraintKind::ForeignKey) {
        book.take(constraint->referenced, LockMode::RowShare);
        scanBoth(operation.object, constraint->referenced, true, book);
    }
    book.forecast().validates = true;
    book.scan(operation.object);
}

void dropConstraintLocks(const DdlOperation &operation, const TableAction &action, LockBook &book)
{
    book.takeWithPartitions(operation.object, LockMode::AccessExclusive);
    const auto *table = book.catalog().table(operation.object);
    const auto *constraint = table ? table->constraint(action.name) : nullptr;
    if (constraint && constraint->kind == ConstraintKind::ForeignKey) {
        book.take(constraint->referenced, LockMode::AccessExclusive);
    }
    if (constraint && constraint->kind == ConstraintKind::PrimaryKey && action.cascade) {
        for (const auto &referencing : table->referencedBy) {
            book.takeByKey(referencing, LockMode::AccessExclusive);
        }
    }
}

void attachLocks(const DdlOperation &operation, const TableAction &action, LockBook &book)
{
    book.take(operation.object,
        book.version().atLeast(12) ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
    book.take(action.other, LockMode::AccessExclusive);
    const auto *parent = book.catalog().table(operation.object);
    const auto *partition = book.catalog().table(action.other);
    if (!parent || !partition || !impliesBound(*partition, *parent, action.bound)) {
        book.scan(action.other);
    }
    const auto *other = parent ? book.catalog().tableByKey(parent->defaultPartition) : nullptr;
    if (other && !action.isDefault) {
        book.take(other->name, LockMode::AccessExclusive);
        if (!excludesBound(*other, *parent, action.bound)) {
            book.scan(other->name);
        }
    }
}

void detachLocks(const DdlOperation &operation, const TableAction &action, LockBook &book)
{
    if (action.concurrently || action.finalize) {
        book.take(operation.object, LockMode::ShareUpdateExclusive);
        book.take(action.other, LockMode::ShareUpdateExclusive);
        return;
    }
    book.take(operation.object, LockMode::AccessExclusive);
    book.take(action.other,
        book.version().atLeast(14) ? LockMode::AccessExclusive : LockMode::ShareUpdateExclusive);
}

LockMode plainMode(const TableAction &action)
{
    switch (action.kind) {
    case Action::SetStatistics:
    case Action::SetColumnOptions:
    case Action::ClusterOn:
    case Action::DropCluster:
        return LockMode::ShareUpdateExclusive;
    case Action::SetOptions:
    case Action::ResetOptions:
        return action.options.contains(u"user_catalog_table"_s) ? LockMode::AccessExclusive
                                                                : LockMode::ShareUpdateExclusive;
    case Action::EnableTrigger:
    case Action::DisableTrigger:
        return LockMode::ShareRowExclusive;
    default:
        return LockMode::AccessExclusive;
    }
}

bool rewritesTable(const DdlOperation &operation, const TableAction &action, const LockBook &book)
{
    const auto *table = book.catalog().table(operation.object);
    switch (action.kind) {
    case Action::SetLogged:
    case Action::SetUnlogged: // nothing to do where it is so already
        return !table || !table->columnsKnown
            || table->unlogged != (action.kind == Action::SetUnlogged);
    case Action::SetTablespace:
        return true;
    case Action::SetAccessMethod:
        return action.value
            != (table && !table->accessMethod.isEmpty() ? table->accessMethod : u"heap"_s);
    case Action::SetExpression: {
        const auto *column = table ? table->column(action.name) : nullptr;
        return !column || column->generated != ColumnDefinition::Generated::Virtual;
    }
    case Action::ReorganizePartition:
        return true;
    default:
        return false;
    }
}

void otherActionLocks(const DdlOperation &operation, const TableAction &action, LockBook &book)
{
    book.takeWithPartitions(operation.object, plainMode(action));
    if (rewritesTable(operation, action, book)) {
        book.rewrite(operation.object);
    }
    if (action.kind == Action::SetNotNull
        && !isProvenNotNull(
            book.catalog().table(operation.object), action.name, book.version(), &operation)) {
        book.scan(operation.object);
    } else if (action.kind == Action::Inherit) {
        book.take(action.other, LockMode::ShareUpdateExclusive);
    } else if (action.kind == Action::NoInherit) {
        book.take(action.other, LockMode::AccessShare);
    } else if (action.kind == Action::AlterConstraint && action.enforced) {
        const auto *table = book.catalog().table(operation.object);
        const auto *constraint = table ? table->constraint(action.name) : nullptr;
        book.take(constraint ? constraint->referenced : ObjectName {}, LockMode::ShareRowExclusive);
        book.scan(operation.object);
    }
}

} // namespace

void alterTableLocks(const DdlOperation &operation, LockBook &book)
{
    const bool index = operation.objectKind == ObjectKind::Index;
    for (const auto &action : operation.actions) {
        if (index || operation.objectKind == ObjectKind::Type) {
            const bool strong = action.kind == Action::SetTablespace
                || operation.objectKind == ObjectKind::Type;
            book.take(operation.object,
                strong ? LockMode::AccessExclusive : LockMode::ShareUpdateExclusive);
            continue;
        }
        switch (action.kind) {
        case Action::AddColumn:
            newColumnLocks(operation, action, book);
            break;
        case Action::DropColumn:
            dropColumnLocks(operation, action, book);
            break;
        case Action::ChangeType:
            typeLocks(operation, action, book);
            break;
        case Action::AddConstraint:
            constraintLocks(operation, action, book);
            break;
        case Action::ValidateConstraint:
            validateLocks(operation, action, book);
            break;
        case Action::DropConstraint:
            dropConstraintLocks(operation, action, book);
            break;
        case Action::AttachPartition:
            attachLocks(operation, action, book);
            break;
        case Action::DetachPartition:
            detachLocks(operation, action, book);
            break;
        default:
            otherActionLocks(operation, action, book);
        }
    }
}

} // namespace Switchback
