// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Constraints that are added.

#include "rules/alterlocks.h"
#include "rules/context.h"
#include "rules/newcolumn.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

QString shown(const NewConstraint &each)
{
    if (!each.constraint.name.isEmpty()) {
        return each.constraint.name;
    }
    return each.column ? shownColumn(each.table, each.column->name) : shownName(each.table);
}

template<class Test>
void reportOnExisting(RuleContext &context, Test test)
{
    for (const auto &each : context.newConstraints()) {
        if (!each.newTable && !context.isNew(each.table) && test(each)) {
            context.report(shown(each));
        }
    }
}

bool hasValue(const ColumnDefinition *column)
{
    return column && column->defaultValue.present && !column->defaultValue.isNull;
}

void foreignKeyWithoutNotValid(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        if (each.constraint.kind != ConstraintKind::ForeignKey || each.newTable
            || context.isNew(each.table) || each.constraint.notEnforced) {
            continue;
        }
        const auto *table = context.table(each.table);
        const bool refusesNotValid = isPartitioned(table) && !context.version.atLeast(18);
        if (each.column) {
            if (hasValue(each.column)) {
                context.report(shown(each));
            }
        } else if (refusesNotValid) {
            context.report(
                shown(each), each.constraint.notValid ? Severity::Error : Severity::Warning);
        } else if (!each.constraint.notValid) {
            context.report(shown(each));
        }
    }
}

/// Columns that the same ALTER TABLE adds without a value: there is nothing to check yet.
bool isOnNewColumns(const RuleContext &context, const ConstraintDefinition &constraint)
{
    return !constraint.columns.isEmpty()
        && std::ranges::all_of(constraint.columns, [&context](const QString &name) {
               return std::ranges::any_of(context.newColumns(), [&](const NewColumn &added) {
                   return added.column->name == name && !hasValue(added.column);
               });
           });
}

void addColumnReferences(RuleContext &context)
{
    reportOnExisting(context, [&context](const NewConstraint &each) {
        if (each.constraint.kind != ConstraintKind::ForeignKey || each.constraint.notEnforced) {
            return false;
        }
        return each.column ? !hasValue(each.column)
                           : each.constraint.notValid && isOnNewColumns(context, each.constraint);
    });
}

void checkWithoutNotValid(RuleContext &context)
{
    reportOnExisting(context, [](const NewConstraint &each) {
        return each.constraint.kind == ConstraintKind::Check && !each.constraint.notValid
            && !each.constraint.notEnforced;
    });
    for (const auto &each : context.newColumns()) {
        const bool computed = each.column->generated == ColumnDefinition::Generated::Virtual
            && each.column->notNull;
        if (computed && !each.newTable && !context.isNew(each.table)) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
}

void setNotNull(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::AlterTable || context.isNew(op.object)) {
        return;
    }
    const auto *table = context.table(op.object);
    for (const auto &action : op.actions) {
        const bool constraint = action.kind == Action::AddConstraint
            && action.constraint.kind == ConstraintKind::NotNull && !action.constraint.notValid;
        if (!constraint && action.kind != Action::SetNotNull) {
            continue;
        }
        const auto column = constraint ? action.constraint.columns.value(0) : action.name;
        if (!isProvenNotNull(table, column, context.version, &op)) {
            context.report(shownColumn(op.object, column));
        }
    }
}

void uniqueWithoutIndex(RuleContext &context)
{
    reportOnExisting(context, [](const NewConstraint &each) {
        return each.constraint.kind == ConstraintKind::Unique
            && each.constraint.usingIndex.isEmpty();
    });
}

void primaryKeyWithoutIndex(RuleContext &context)
{
    reportOnExisting(context, [](const NewConstraint &each) {
        return each.constraint.kind == ConstraintKind::PrimaryKey
            && each.constraint.usingIndex.isEmpty();
    });
}

void primaryKeyOnNullable(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        if (each.constraint.kind != ConstraintKind::PrimaryKey
            || each.constraint.usingIndex.isEmpty() || context.isNew(each.table)) {
            continue;
        }
        const auto *table = context.table(each.table);
        const auto *index = table ? table->index(each.constraint.usingIndex) : nullptr;
        if (!index) {
            context.report(shown(each), Severity::Warning);
            continue;
        }
        for (const auto &key : index->keys) {
            if (!isProvenNotNull(table, key.column, context.version)) {
                context.report(
                    shown(each), table->column(key.column) ? Severity::Error : Severity::Warning);
                break;
            }
        }
    }
}

void exclusionConstraint(RuleContext &context)
{
    reportOnExisting(context, [](const NewConstraint &each) {
        return each.constraint.kind == ConstraintKind::Exclusion;
    });
}

void domainConstraint(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::AlterDomain || op.actions.isEmpty()) {
        return;
    }
    const auto *type = context.catalog.type(op.object);
    const bool made = type && context.catalog.isNew(type->createdBy);
    if (!made && domainActionScans(op.actions.first())) {
        const bool validates = op.actions.first().kind == Action::ValidateConstraint;
        context.report(shownName(op.object), validates ? Severity::Info : Severity::Error);
    }
}

void notValidNeverValidated(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        if (each.constraint.notValid && !each.constraint.name.isEmpty()) {
            context.report(shownName(each.table) + u'.' + each.constraint.name);
        }
    }
}

bool leadsWith(const QStringList &leading, const QStringList &columns)
{
    return leading.size() >= columns.size()
        && std::ranges::all_of(columns,
            [&](const QString &column) { return leading.first(columns.size()).contains(column); });
}

bool operationIndexes(
    const DdlOperation &operation, const RuleContext &context, const NewConstraint &each)
{
    if (operation.kind == Kind::CreateIndex) {
        return context.catalog.same(operation.table, each.table)
            && leadsWith(operation.index, each.constraint.columns);
    }
    const auto matches = [&each](const ConstraintDefinition &constraint) {
        const bool key = constraint.kind == ConstraintKind::PrimaryKey
            || constraint.kind == ConstraintKind::Unique;
        return key && leadsWith(constraint.columns, each.constraint.columns);
    };
    if (!context.catalog.same(operation.object, each.table)) {
        return false;
    }
    for (const auto &action : operation.actions) {
        if (action.kind == Action::AddConstraint && matches(action.constraint)) {
            return true;
        }
    }
    const auto ofColumn = [&matches](const ColumnDefinition &column) {
        return std::ranges::any_of(column.constraints, matches);
    };
    return operation.kind == Kind::CreateTable
        && (std::ranges::any_of(operation.constraints, matches)
            || std::ranges::any_of(operation.columns, ofColumn));
}

bool isIndexed(const RuleContext &context, const NewConstraint &each)
{
    const auto *table = context.table(each.table);
    if (table && std::ranges::any_of(table->indexes, [&each](const KnownIndex &index) {
            return index.valid && leadsWith(index, each.constraint.columns);
        })) {
        return true;
    }
    return operationIndexes(context.operation(), context, each)
        || context.anyLater(
            [&](const DdlOperation &later) { return operationIndexes(later, context, each); });
}

void missingIndex(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        if (each.constraint.kind == ConstraintKind::ForeignKey && !each.constraint.columns.isEmpty()
            && !isIndexed(context, each)) {
            context.report(shownColumn(each.table, each.constraint.columns.join(u", "_s)));
        }
    }
}

QString comparable(const SqlType &type)
{
    const auto name = type.name == "bigserial"_L1 ? u"bigint"_s
        : type.name == "serial"_L1                ? u"integer"_s
        : type.name == "smallserial"_L1           ? u"smallint"_s
                                                  : type.name;
    return name + (type.isUnsigned ? u" unsigned"_s : QString());
}

const ColumnDefinition *ownColumn(
    const RuleContext &context, const NewConstraint &each, const QString &name)
{
    for (const auto &column : context.newColumns()) {
        if (context.catalog.sameName(column.column->name, name)) {
            return column.column;
        }
    }
    return context.column(each.table, name);
}

void typeMismatch(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        if (each.constraint.kind != ConstraintKind::ForeignKey) {
            continue;
        }
        const auto *referenced = context.table(each.constraint.referenced);
        const auto targets = each.constraint.referencedColumns.isEmpty() && referenced
            ? referenced->primaryKey()
            : each.constraint.referencedColumns;
        for (qsizetype i = 0; i < qMin(targets.size(), each.constraint.columns.size()); ++i) {
            const auto *own = ownColumn(context, each, each.constraint.columns[i]);
            const auto *other = context.column(each.constraint.referenced, targets[i]);
            if (own && other && !own->type.isEmpty() && !other->type.isEmpty()
                && comparable(own->type) != comparable(other->type)) {
                context.report(shownColumn(each.table, own->name));
            }
        }
    }
}

void cascade(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        const bool cascades = each.constraint.onDelete == "cascade"_L1
            || each.constraint.onUpdate == "cascade"_L1;
        const bool live = (!each.newTable && context.isExisting(each.table))
            || context.isExisting(each.constraint.referenced);
        if (cascades && live) {
            context.report(shown(each));
        }
    }
}

void notEnforced(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        if (each.constraint.notEnforced) {
            context.report(shown(each));
        }
    }
}

void unnamed(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        if (each.constraint.name.isEmpty() && each.constraint.kind != ConstraintKind::NotNull) {
            context.report(shown(each));
        }
    }
    for (const auto &index : context.newIndexes()) {
        if (index.name.isEmpty()) {
            context.report(shownName(index.table));
        }
    }
}

} // namespace

QList<Rule> constraintRules()
{
    return {
        { "add-foreign-key-without-not-valid", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The foreign key is checked at once: writes to both"
                " tables wait while both are read."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add it NOT VALID and validate it in a later migration;"
                " on a partitioned table before "
                "PostgreSQL 18 partition by partition."),
            foreignKeyWithoutNotValid },
        { "add-column-references", Severity::Info, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A new column with REFERENCES locks its table and the"
                " referenced one in the same moment."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add the column first, then the foreign key as NOT VALID, then validate it."),
            addColumnReferences },
        { "add-check-without-not-valid", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The CHECK is made on every row while nobody can read or write the table."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add it as a table constraint NOT VALID and validate it in a later migration."),
            checkWithoutNotValid },
        { "set-not-null-scan", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Every row is looked at for NULL while nobody can read or write the table."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add CHECK (column IS NOT NULL) NOT VALID, validate it, then"
                " SET NOT NULL, which uses "
                "the proof; from 18 a NOT NULL constraint NOT VALID."),
            setNotNull },
        { "add-unique-without-index", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The index of the constraint is built while nobody can read or write the table."),
            QT_TRANSLATE_NOOP("Switchback",
                "Build a unique index concurrently, then ADD CONSTRAINT … UNIQUE USING INDEX."),
            uniqueWithoutIndex },
        { "add-primary-key-without-index", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The index of the primary key is built while nobody can read or write the table."),
            QT_TRANSLATE_NOOP("Switchback",
                "Prove NOT NULL, build a unique index concurrently,"
                " then ADD PRIMARY KEY USING INDEX."),
            primaryKeyWithoutIndex },
        { "primary-key-index-on-nullable", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The columns may hold NULL, so the whole table is read while nobody can use it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Prove NOT NULL first: CHECK NOT VALID, VALIDATE, then the primary key."),
            primaryKeyOnNullable },
        { "add-exclusion-constraint", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The index of an exclusion constraint is built and"
                " checked while nobody can use the "
                "table; there is no other form."),
            QT_TRANSLATE_NOOP("Switchback",
                "Make a new table with the constraint, copy by trigger"
                " and in batches, swap the names."),
            exclusionConstraint },
        { "alter-domain-constraint", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Every table with a column of the domain is read while its writes wait."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add the constraint NOT VALID; better a CHECK on the columns themselves."),
            domainConstraint },
        { "not-valid-never-validated", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The constraint is never validated: old rows stay unchecked"
                " and the planner cannot use it."),
            QT_TRANSLATE_NOOP("Switchback", "Add the migration that validates it."),
            notValidNeverValidated },
        { "foreign-key-missing-index", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "No index begins with the referencing columns: each DELETE in the referenced table "
                "reads all of this one."),
            QT_TRANSLATE_NOOP("Switchback",
                "Build an index on the referencing columns concurrently, before the foreign key."),
            missingIndex },
        { "foreign-key-type-mismatch", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "The type differs from that of the referenced column."),
            QT_TRANSLATE_NOOP("Switchback", "Use the type of the referenced column."),
            typeMismatch },
        { "foreign-key-cascade", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "One DELETE can remove very many rows here and keep its locks for long."),
            QT_TRANSLATE_NOOP("Switchback", "Delete in batches from the application."), cascade },
        { "not-enforced-constraint", Severity::Info, true, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP(
                "Switchback", "NOT ENFORCED: nothing is checked, neither old rows nor new ones."),
            QT_TRANSLATE_NOOP("Switchback", "Add it NOT VALID and validate it later."),
            notEnforced },
        { "unnamed-constraint", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "It has no name of its own; the one the server makes"
                " up differs between versions and servers."),
            QT_TRANSLATE_NOOP("Switchback", "Name it."), unnamed },
    };
}

} // namespace Switchback
