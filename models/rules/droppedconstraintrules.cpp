// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Constraints that end or are switched off.

#include "rules/alterlocks.h"
#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

enum class Dropped { ForeignKey, PrimaryKey, Other };

struct DroppedConstraint {
    const TableAction *action = nullptr;
    Dropped kind = Dropped::Other;
    const KnownConstraint *known = nullptr;
};

bool namedLikeForeignKey(const QString &name)
{
    return name.endsWith("_fkey"_L1) || name.startsWith("fk_"_L1) || name.endsWith("_fk"_L1);
}

/// Every constraint that the statement drops from a table in use, but for those this migration made.
QList<DroppedConstraint> dropped(const RuleContext &context)
{
    QList<DroppedConstraint> result;
    const auto &op = context.operation();
    if (op.kind != Kind::AlterTable || context.isNew(op.object)) {
        return result;
    }
    const auto *table = context.table(op.object);
    for (const auto &action : op.actions) {
        const bool foreign = action.kind == Action::DropForeignKey;
        if (!foreign && action.kind != Action::DropConstraint) {
            continue;
        }
        const auto *known = table ? table->constraint(action.name) : nullptr;
        if (known && context.isOfThisMigration(known->addedBy)) {
            continue;
        }
        auto kind = Dropped::Other;
        if (foreign
            || (known ? known->kind == ConstraintKind::ForeignKey
                      : namedLikeForeignKey(action.name))) {
            kind = Dropped::ForeignKey;
        } else if (known ? known->kind == ConstraintKind::PrimaryKey
                         : action.name.endsWith("_pkey"_L1)) {
            kind = Dropped::PrimaryKey;
        }
        result.append({ &action, kind, known });
    }
    return result;
}

bool dropsColumns(const DdlOperation &operation, const RuleContext &context,
    const ObjectName &table, const QStringList &columns)
{
    if (operation.kind == Kind::Drop && operation.objectKind == ObjectKind::Table) {
        return std::ranges::any_of(operation.objects,
            [&](const ObjectName &each) { return context.catalog.same(each, table); });
    }
    return operation.kind == Kind::AlterTable && context.catalog.same(operation.object, table)
        && std::ranges::any_of(operation.actions, [&columns](const TableAction &action) {
               return action.kind == Action::DropColumn && columns.contains(action.name);
           });
}

void dropForeignKey(RuleContext &context)
{
    const auto &op = context.operation();
    for (const auto &each : dropped(context)) {
        if (each.kind != Dropped::ForeignKey) {
            continue;
        }
        const auto columns = each.known ? each.known->columns : QStringList();
        const auto gone = [&](const DdlOperation &other) {
            return dropsColumns(other, context, op.object, columns);
        };
        if (!gone(op) && !context.anyLater(gone)) {
            context.report(each.action->name);
        }
    }
}

bool addsPrimaryKey(const DdlOperation &operation)
{
    return std::ranges::any_of(operation.actions, [](const TableAction &action) {
        return action.kind == Action::AddConstraint
            && action.constraint.kind == ConstraintKind::PrimaryKey;
    });
}

void dropPrimaryKey(RuleContext &context)
{
    const auto &op = context.operation();
    for (const auto &each : dropped(context)) {
        const auto replaced = [&](const DdlOperation &other) {
            return other.kind == Kind::AlterTable && context.catalog.same(other.object, op.object)
                && addsPrimaryKey(other);
        };
        if (each.kind == Dropped::PrimaryKey && !replaced(op)
            && !context.anyLater(replaced, true)) {
            context.report(each.action->name);
        }
    }
}

/// CHECK (column IS NOT NULL) and nothing else, of a column that is NOT NULL by now.
bool isSpentProof(const RuleContext &context, const KnownConstraint &constraint)
{
    const auto &op = context.operation();
    const auto &conditions = constraint.check.conditions;
    if (constraint.kind != ConstraintKind::Check || conditions.size() != 1
        || conditions.first().kind != Condition::Kind::IsNotNull) {
        return false;
    }
    const auto column = conditions.first().column;
    const auto *known = context.column(op.object, column);
    return (known && known->notNull)
        || std::ranges::any_of(op.actions, [&column](const TableAction &action) {
               return action.kind == Action::SetNotNull && action.name == column;
           });
}

bool comesBack(const RuleContext &context, const QString &name)
{
    const auto adds = [&name](const DdlOperation &other) {
        return std::ranges::any_of(other.actions, [&name](const TableAction &action) {
            return action.kind == Action::AddConstraint && action.name == name;
        });
    };
    return adds(context.operation()) || context.anyLater(adds);
}

void dropConstraint(RuleContext &context)
{
    const auto &op = context.operation();
    for (const auto &each : dropped(context)) {
        if (each.kind != Dropped::Other || comesBack(context, each.action->name)) {
            continue;
        }
        if (each.known
            && (isSpentProof(context, *each.known)
                || each.known->kind == ConstraintKind::NotNull)) {
            continue;
        }
        const auto columns = each.known ? each.known->columns + each.known->check.columns
                                        : QStringList();
        const auto gone = [&](const DdlOperation &other) {
            return dropsColumns(other, context, op.object, columns);
        };
        if (!gone(op) && !context.anyLater(gone)) {
            context.report(each.action->name);
        }
    }
}

void dropNotNull(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::AlterTable || context.isNew(op.object)) {
        return;
    }
    for (const auto &action : op.actions) {
        if (action.kind == Action::DropNotNull && !context.isNewColumn(op.object, action.name)) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

bool isRebuildPragma(const RuleContext &context)
{
    return !context.script.rebuilds.isEmpty();
}

bool switchesOff(const RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::Set) {
        const bool replication = op.name == "session_replication_role"_L1
            && (op.value == "replica"_L1 || op.value == "local"_L1);
        const bool checks = (op.name == "foreign_key_checks"_L1 || op.name == "unique_checks"_L1)
            && (op.value == "0"_L1 || op.value == "off"_L1);
        return replication || checks;
    }
    if (op.kind == Kind::Pragma) {
        const bool keys = op.name == "foreign_keys"_L1 && op.value == "off"_L1
            && !isRebuildPragma(context);
        return keys || (op.name == "ignore_check_constraints"_L1 && op.value == "on"_L1);
    }
    return false;
}

void checksDisabled(RuleContext &context)
{
    const auto &op = context.operation();
    if (switchesOff(context)) {
        context.report(op.name);
    }
    for (const auto &action : context.actions()) {
        if (action.kind == Action::DisableTrigger && !context.isNew(op.object)) {
            context.report(
                shownName(op.object), action.value.isEmpty() ? Severity::Warning : Severity::Error);
        }
    }
}

} // namespace

QList<Rule> droppedConstraintRules()
{
    return {
        { "drop-foreign-key", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "Nothing keeps the reference right any more; on PostgreSQL both tables are locked "
                "against every query."),
            QT_TRANSLATE_NOOP("Switchback",
                "First deploy code that keeps it right; set a short"
                " lock_timeout and try again when it ends."),
            dropForeignKey },
        { "drop-primary-key", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Replication loses the identity of rows, upserts on the key fail, and with CASCADE "
                "foreign keys to it go too."),
            QT_TRANSLATE_NOOP("Switchback",
                "Prepare the new key as a unique index and swap both in one transaction."),
            dropPrimaryKey },
        { "drop-constraint", Severity::Warning, true, OnPostgreSql | OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "Wrong rows can come in from now on, and putting the"
                " constraint back needs every row checked."),
            QT_TRANSLATE_NOOP(
                "Switchback", "Be sure that nothing relies on it, ON CONFLICT included."),
            dropConstraint },
        { "drop-not-null", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Readers that never met NULL in this column can break."),
            QT_TRANSLATE_NOOP("Switchback", "Make them ready for NULL first."), dropNotNull },
        { "constraint-checks-disabled", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "Rows that break the rules get in unseen while the checks are off."),
            QT_TRANSLATE_NOOP("Switchback",
                "Put the statements in the right order, or use constraints that are NOT VALID."),
            checksDisabled },
    };
}

} // namespace Switchback
