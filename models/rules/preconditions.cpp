// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/preconditions.h"

#include "rules/alterlocks.h"
#include "rules/typechange.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;
using Asks = Precondition::Kind;

namespace {

bool isTextual(const SqlType &type)
{
    static const QSet<QString> names { u"text"_s, u"varchar"_s, u"char"_s, u"bpchar"_s, u"citext"_s,
        u"name"_s, u"character"_s, u"character varying"_s, u"tinytext"_s, u"mediumtext"_s,
        u"longtext"_s };
    return names.contains(type.name);
}

QString written(const SqlType &type)
{
    auto text = type.schema.isEmpty() ? type.name : type.schema + u'.' + type.name;
    if (!type.modifiers.isEmpty()) {
        QStringList modifiers;
        for (const int modifier : type.modifiers) {
            modifiers += QString::number(modifier);
        }
        text += u'(' + modifiers.join(u", "_s) + u')';
    }
    return text + (type.array ? u"[]"_s : QString());
}

class PreconditionReader
{
public:
    explicit PreconditionReader(const RuleContext &context)
        : m_context(context)
    {
    }

    QList<Precondition> read()
    {
        int checks = 0;
        for (const auto &each : m_context.newConstraints()) {
            readConstraint(each, checks);
        }
        for (const auto &index : m_context.newIndexes()) {
            if (index.unique) {
                readIndex(index);
            }
        }
        if (m_context.isAlter() && exists(m_context.operation().object)) {
            for (const auto &action : m_context.actions()) {
                readAction(action);
            }
        }
        return std::move(m_conditions);
    }

private:
    bool exists(const ObjectName &table) const
    {
        return m_context.isExisting(table) && m_context.operation().objectKind != ObjectKind::Type;
    }

    bool areNew(const ObjectName &table, const QStringList &columns) const
    {
        return std::ranges::any_of(
            columns, [&](const QString &column) { return m_context.isNewColumn(table, column); });
    }

    void add(Precondition condition)
    {
        const auto key = m_context.catalog.key(m_context.operation().object);
        condition.changedBefore = m_context.state.changed.contains(key);
        m_conditions += condition;
    }

    void readConstraint(const NewConstraint &each, int &checks)
    {
        const auto &constraint = each.constraint;
        const int number = constraint.kind == ConstraintKind::Check ? checks++ : 0;
        const auto columns = each.column && constraint.columns.isEmpty()
            ? QStringList { each.column->name }
            : constraint.columns;
        const bool unchecked = constraint.notValid || constraint.notEnforced
            || !constraint.usingIndex.isEmpty();
        if (each.newTable || !exists(each.table) || unchecked || each.column
            || areNew(each.table, columns)) {
            return;
        }
        const auto table = shownName(each.table);
        switch (constraint.kind) {
        case ConstraintKind::PrimaryKey:
            for (const auto &column : columns) {
                readNotNull(each.table, column);
            }
            add({ .kind = Asks::Unique,
                .table = table,
                .columns = columns,
                .name = constraint.name });
            break;
        case ConstraintKind::Unique:
            add({ .kind = Asks::Unique,
                .table = table,
                .columns = columns,
                .name = constraint.name });
            break;
        case ConstraintKind::Check:
            add({ .kind = Asks::Check, .table = table, .name = constraint.name, .check = number });
            break;
        case ConstraintKind::ForeignKey:
            readReference(each.table, constraint);
            break;
        case ConstraintKind::NotNull:
            for (const auto &column : columns) {
                readNotNull(each.table, column);
            }
            break;
        case ConstraintKind::Exclusion:
            break;
        }
    }

    void readReference(const ObjectName &table, const ConstraintDefinition &constraint)
    {
        const bool asked = m_context.dialect() == Dialect::PostgreSql
            || (m_context.dialect() == Dialect::MySql && m_context.state.foreignKeyChecks);
        if (!asked || (m_context.isNew(constraint.referenced) && constraint.columns.isEmpty())) {
            return;
        }
        auto others = constraint.referencedColumns;
        const auto *referenced = m_context.table(constraint.referenced);
        if (others.isEmpty() && referenced) {
            others = referenced->primaryKey();
        }
        add({ .kind = Asks::References,
            .table = shownName(table),
            .columns = constraint.columns,
            .other = shownName(constraint.referenced),
            .otherColumns = others,
            .name = constraint.name });
    }

    void readIndex(const IndexDefinition &index)
    {
        Precondition condition { .kind = Asks::Unique,
            .table = shownName(index.table),
            .name = index.name,
            .partial = index.where.present };
        for (const auto &key : index.keys) {
            if (key.column.isEmpty() || key.length > 0) {
                condition.columns.clear(); // of an expression nothing is counted
                break;
            }
            condition.columns += key.column;
        }
        if (exists(index.table) && !areNew(index.table, condition.columns)) {
            add(condition);
        }
    }

    void readNotNull(const ObjectName &table, const QString &column)
    {
        const auto *known = m_context.table(table);
        if (m_context.isNewColumn(table, column)
            || isProvenNotNull(known, column, m_context.version, &m_context.operation())) {
            return;
        }
        add({ .kind = Asks::NotNull, .table = shownName(table), .columns = { column } });
    }

    void readAction(const TableAction &action)
    {
        const auto &table = m_context.operation().object;
        switch (action.kind) {
        case Action::SetNotNull:
            readNotNull(table, action.name);
            break;
        case Action::AddColumn:
            readNewColumn(table, action.column);
            break;
        case Action::ModifyColumn:
            if (action.column.notNull && m_context.state.strict) {
                readNotNull(table, action.name);
            }
            readType(table, action);
            break;
        case Action::ChangeType:
            readType(table, action);
            break;
        case Action::ValidateConstraint:
            readValidation(table, action.name);
            break;
        default:
            break;
        }
    }

    /// MySQL puts a zero or an empty text where no value is given.
    void readNewColumn(const ObjectName &table, const ColumnDefinition &column)
    {
        const bool hasValue = (column.defaultValue.present && !column.defaultValue.isNull)
            || column.identity || column.serial || column.autoIncrement
            || column.generated != ColumnDefinition::Generated::No;
        const bool asked = column.notNull || column.primaryKey;
        if (m_context.dialect() != Dialect::MySql && asked && !hasValue) {
            add({ .kind = Asks::NoRows, .table = shownName(table), .columns = { column.name } });
        }
    }

    void readType(const ObjectName &table, const TableAction &action)
    {
        const auto &type = action.column.type;
        const auto *known = m_context.column(table, action.name);
        const bool plain = !action.expression.present
            || action.expression.bareColumn == action.name;
        if (m_context.dialect() == Dialect::Sqlite || type.isEmpty() || !plain
            || m_context.isNewColumn(table, action.name)) {
            return;
        }
        const bool isKnown = known && !known->type.isEmpty();
        if (isKnown && known->type == type) {
            return;
        }
        const int length = isTextual(type) ? type.modifier(0) : -1;
        if (length > 0 && (!isKnown || narrows(known->type, type))) {
            add({ .kind = Asks::Fits,
                .table = shownName(table),
                .columns = { action.name },
                .type = written(type),
                .length = length });
        } else if (!isTextual(type)
            && (!isKnown || isTextual(known->type) || narrows(known->type, type))) {
            add({ .kind = Asks::Converts,
                .table = shownName(table),
                .columns = { action.name },
                .type = written(type) });
        }
    }

    /// A constraint that no migration is known to have added is looked up by its name.
    void readValidation(const ObjectName &table, const QString &name)
    {
        const auto *known = m_context.table(table);
        const auto *constraint = known ? known->constraint(name) : nullptr;
        if (constraint && constraint->kind == ConstraintKind::ForeignKey) {
            if (!areNew(table, constraint->columns)) {
                readReference(table, *constraint);
            }
        } else {
            add({ .kind = Asks::Check, .table = shownName(table), .name = name });
        }
    }

    const RuleContext &m_context;
    QList<Precondition> m_conditions;
};

} // namespace

QList<Precondition> predictPreconditions(const RuleContext &context)
{
    return PreconditionReader(context).read();
}

QStringList touchedTables(const RuleContext &context)
{
    QStringList keys;
    const auto &operation = context.operation();
    const auto add = [&](const ObjectName &name) {
        const auto *known = context.table(name);
        const bool isIndex = context.catalog.index(name)
            || (operation.objectKind == ObjectKind::Index
                && (operation.object == name || operation.objects.contains(name)));
        const bool isTable = !isIndex && !(known && known->isView());
        const auto key = context.catalog.key(name);
        if (isTable && context.isExisting(name) && !keys.contains(key)) {
            keys += key;
        }
    };
    if (context.dialect() != Dialect::Sqlite) {
        for (const auto &lock : context.locks.locks) {
            if (!lock.onNewObject) {
                add(lock.object);
            }
        }
        for (const auto &change : operation.changes) { // MySQL locks only rows for these
            add(change.table);
        }
        return keys;
    }
    if (operation.kind == Kind::AlterTable || operation.kind == Kind::Truncate) {
        add(operation.object);
    }
    if (operation.kind == Kind::CreateIndex) {
        add(operation.index.table);
    }
    if (context.isDropOf(ObjectKind::Table)) {
        std::ranges::for_each(operation.objects, add);
    }
    for (const auto &change : operation.changes) {
        add(change.table);
    }
    return keys;
}

} // namespace Switchback
