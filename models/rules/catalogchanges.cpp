// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What ALTER, RENAME and DROP do to the catalog.

#include "rules/catalog.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Action = TableAction::Kind;

namespace {

KnownColumn *editColumn(KnownTable &table, const QString &name)
{
    for (auto &column : table.columns) {
        if (column.name.compare(name, Qt::CaseInsensitive) == 0) {
            return &column;
        }
    }
    return nullptr;
}

} // namespace

void Catalog::dropColumn(KnownTable &table, const QString &name)
{
    table.columns.removeIf([&](const KnownColumn &each) { return sameName(each.name, name); });
    table.constraints.removeIf([&](const KnownConstraint &each) {
        return each.columns.contains(name)
            || (each.kind == ConstraintKind::Check && each.check.columns.contains(name));
    });
    table.indexes.removeIf([&](const KnownIndex &each) {
        return std::ranges::any_of(each.keys, [&](const IndexKey &key) {
            return sameName(key.column, name) || key.expression.columns.contains(name);
        });
    });
}

void Catalog::dropConstraint(KnownTable &table, const QString &name)
{
    const auto *found = table.constraint(name);
    if (!found) {
        return;
    }
    if (found->kind == ConstraintKind::NotNull && found->columns.size() == 1) {
        if (auto *column = editColumn(table, found->columns.first())) {
            column->notNull = false;
        }
    }
    table.indexes.removeIf([&](const KnownIndex &each) { return each.constraint == name; });
    table.constraints.removeIf(
        [&](const KnownConstraint &each) { return sameName(each.name, name); });
}

void Catalog::modifyColumn(KnownTable &table, const TableAction &action)
{
    auto *column = editColumn(table, action.name);
    if (!column) {
        addColumn(table, action.column, false);
        return;
    }
    const auto addedBy = column->addedBy;
    static_cast<ColumnDefinition &>(*column) = action.column;
    column->addedBy = addedBy;
    column->notNull = column->notNull || table.primaryKey().contains(action.name);
    if (column->type.charset.isEmpty()) {
        column->type.charset = table.charset;
    }
    if (!action.newName.isEmpty() && action.newName != action.name) {
        column->name = action.name;
        renameColumn(table, action.name, action.newName);
    }
}

void Catalog::alterColumn(KnownTable &table, const TableAction &action)
{
    auto *column = editColumn(table, action.name);
    if (!column) {
        return;
    }
    switch (action.kind) {
    case Action::ChangeType: {
        const auto collation = action.column.type.collation;
        column->type = action.column.type;
        column->type.collation = collation;
        break;
    }
    case Action::SetDefault:
        column->defaultValue = action.expression;
        break;
    case Action::DropDefault:
        column->defaultValue = {};
        break;
    case Action::SetNotNull:
        column->notNull = true;
        break;
    case Action::DropNotNull:
        column->notNull = false;
        break;
    case Action::SetExpression:
        column->generation = action.expression;
        break;
    case Action::DropExpression:
        column->generated = ColumnDefinition::Generated::No;
        break;
    case Action::AddIdentity:
        column->identity = true;
        break;
    case Action::DropIdentity:
        column->identity = false;
        break;
    default:
        break;
    }
}

void Catalog::alterProperty(KnownTable &table, const TableAction &action)
{
    switch (action.kind) {
    case Action::SetLogged:
    case Action::SetUnlogged:
        table.unlogged = action.kind == Action::SetUnlogged;
        break;
    case Action::EnableRowSecurity:
    case Action::DisableRowSecurity:
        table.rowSecurity = action.kind == Action::EnableRowSecurity;
        break;
    case Action::SetAccessMethod:
        table.accessMethod = action.value;
        break;
    case Action::ConvertCharset:
    case Action::DefaultCharset:
        table.charset = action.value;
        break;
    case Action::Engine:
        table.engine = action.value;
        break;
    case Action::RowFormat:
        table.rowFormat = action.value;
        break;
    case Action::PartitionBy:
        table.partitionMethod = u"partitioned"_s;
        break;
    case Action::RemovePartitioning:
        table.partitionMethod.clear();
        break;
    default:
        break;
    }
}

void Catalog::alterTable(const DdlOperation &operation)
{
    const auto tableKey = key(operation.object);
    if (operation.objectKind == ObjectKind::Index || operation.objectKind == ObjectKind::Sequence
        || operation.objectKind == ObjectKind::Type) {
        return;
    }
    ensure(operation.object);
    for (const auto &action : operation.actions) {
        auto *table = m_tables.edit(tableKey);
        if (!table) {
            return;
        }
        switch (action.kind) {
        case Action::AddColumn:
            ++table->instantChanges;
            addColumn(*table, action.column, false);
            break;
        case Action::DropColumn:
            ++table->instantChanges;
            dropColumn(*table, action.name);
            break;
        case Action::ModifyColumn:
            modifyColumn(*table, action);
            break;
        case Action::RenameColumn:
            renameColumn(*table, action.name, action.newName);
            break;
        case Action::RenameTable:
            renameTable(operation.object, { operation.object.schema, action.newName });
            return;
        case Action::AddConstraint:
            addConstraint(*table, action.constraint);
            break;
        case Action::DropConstraint:
        case Action::DropForeignKey:
            dropConstraint(*table, action.name);
            break;
        case Action::DropPrimaryKey:
            table->indexes.removeIf(
                [](const KnownIndex &each) { return each.constraint == PrimaryKeyName; });
            table->constraints.removeIf([](const KnownConstraint &each) {
                return each.kind == ConstraintKind::PrimaryKey;
            });
            break;
        case Action::ValidateConstraint:
            for (auto &constraint : table->constraints) {
                constraint.valid = constraint.valid || sameName(constraint.name, action.name);
            }
            for (const auto &constraint : std::as_const(table->constraints)) {
                if (sameName(constraint.name, action.name)
                    && constraint.kind == ConstraintKind::NotNull) {
                    if (auto *column = editColumn(*table, constraint.columns.value(0))) {
                        column->notNull = true;
                    }
                }
            }
            break;
        case Action::AddIndex:
            addIndex(*table, action.index, {});
            break;
        case Action::DropIndex:
            dropIndex({ operation.object.schema, action.name }, operation.object);
            break;
        case Action::RenameIndex:
            for (auto &index : table->indexes) {
                index.name = sameName(index.name, action.name) ? action.newName : index.name;
            }
            break;
        case Action::AttachPartition:
            attach(*table, action.other, action.isDefault);
            break;
        case Action::DetachPartition:
            table->partitions.removeAll(key(action.other));
            if (table->defaultPartition == key(action.other)) {
                table->defaultPartition.clear();
            }
            ensure(action.other).parent.clear();
            break;
        default:
            alterColumn(*table, action);
            alterProperty(*table, action);
            break;
        }
    }
}

void Catalog::alterDomain(const DdlOperation &operation)
{
    auto *type = m_types.edit(key(operation.object));
    const auto kind = operation.actions.isEmpty() ? Action::Other : operation.actions.first().kind;
    if (type && (kind == Action::AddConstraint || kind == Action::SetNotNull)) {
        type->constrained = true;
    }
}

void Catalog::renameColumn(KnownTable &table, const QString &from, const QString &to)
{
    if (auto *column = editColumn(table, from)) {
        column->name = to;
    }
    const auto renamed = [&from, &to](
                             QStringList &names) { std::ranges::replace(names, from, to); };
    for (auto &constraint : table.constraints) {
        renamed(constraint.columns);
        renamed(constraint.check.columns);
        for (auto &condition : constraint.check.conditions) {
            condition.column = condition.column == from ? to : condition.column;
        }
    }
    for (auto &index : table.indexes) {
        for (auto &key : index.keys) {
            key.column = key.column == from ? to : key.column;
            renamed(key.expression.columns);
        }
        renamed(index.where.columns);
    }
}

void Catalog::renameTable(const ObjectName &from, const ObjectName &to)
{
    const auto oldKey = key(from);
    const auto *found = m_tables.find(oldKey);
    if (!found) {
        return;
    }
    auto table = *found;
    table.name = to;
    const auto newKey = key(to);
    for (auto &index : table.indexes) {
        index.table = to;
        m_indexes.insert(key({ to.schema, index.name }), newKey);
    }
    for (auto &constraint : table.constraints) {
        if (constraint.kind == ConstraintKind::ForeignKey) {
            if (auto *referenced = m_tables.edit(key(constraint.referenced))) {
                referenced->referencedBy.removeAll(oldKey);
                referenced->referencedBy.append(newKey);
            }
        }
    }
    for (const auto &referencing : std::as_const(table.referencedBy)) {
        if (auto *other = m_tables.edit(referencing)) {
            for (auto &constraint : other->constraints) {
                if (constraint.kind == ConstraintKind::ForeignKey
                    && key(constraint.referenced) == oldKey) {
                    constraint.referenced = to;
                }
            }
        }
    }
    m_tables.remove(oldKey);
    m_tables.insert(newKey, table);
}

/// Columns keep the type itself, whatever it is called.
void Catalog::renameColumnType(const ObjectName &from, const QString &to)
{
    const auto isIt = [&](const KnownColumn &column) {
        return same({ column.type.schema, column.type.name }, from);
    };
    QStringList users;
    m_tables.forEach([&](const QString &key, const KnownTable &table) {
        if (std::ranges::any_of(table.columns, isIt)) {
            users.append(key);
        }
    });
    for (const auto &user : std::as_const(users)) {
        for (auto &column : m_tables.edit(user)->columns) {
            column.type.name = isIt(column) ? to : column.type.name;
        }
    }
}

void Catalog::rename(const DdlOperation &operation)
{
    switch (operation.objectKind) {
    case ObjectKind::Column:
        if (auto *table = m_tables.edit(key(operation.table))) {
            renameColumn(*table, operation.name, operation.newName);
        }
        break;
    case ObjectKind::Constraint:
        if (auto *table = m_tables.edit(key(operation.table))) {
            for (auto &constraint : table->constraints) {
                constraint.name = constraint.name == operation.name ? operation.newName
                                                                    : constraint.name;
            }
        }
        break;
    case ObjectKind::Index:
        if (const auto *tableKey = m_indexes.find(key(operation.object))) {
            const auto owner = *tableKey;
            if (auto *table = m_tables.edit(owner)) {
                for (auto &index : table->indexes) {
                    index.name = index.name == operation.object.name ? operation.newName
                                                                     : index.name;
                }
            }
            m_indexes.remove(key(operation.object));
            m_indexes.insert(key({ operation.object.schema, operation.newName }), owner);
        }
        break;
    case ObjectKind::Type:
    case ObjectKind::Domain:
        if (const auto *type = m_types.find(key(operation.object))) {
            const auto copy = *type;
            m_types.remove(key(operation.object));
            m_types.insert(key({ operation.object.schema, operation.newName }), copy);
        }
        renameColumnType(operation.object, operation.newName);
        break;
    case ObjectKind::Table:
    case ObjectKind::View:
    case ObjectKind::MaterializedView:
        if (operation.objects.size() > 1) { // RENAME TABLE a TO b, c TO d
            for (qsizetype i = 0; i + 1 < operation.objects.size(); i += 2) {
                renameTable(operation.objects[i], operation.objects[i + 1]);
            }
        } else {
            renameTable(operation.object, { operation.object.schema, operation.newName });
        }
        break;
    default:
        break;
    }
}

void Catalog::dropTable(const QString &tableKey)
{
    const auto *found = m_tables.find(tableKey);
    if (!found) {
        return;
    }
    const auto table = *found;
    for (const auto &constraint : table.constraints) {
        if (constraint.kind == ConstraintKind::ForeignKey) {
            if (auto *referenced = m_tables.edit(key(constraint.referenced))) {
                referenced->referencedBy.removeAll(tableKey);
            }
        }
    }
    for (const auto &index : table.indexes) {
        m_indexes.remove(key({ table.name.schema, index.name }));
    }
    if (auto *parent = m_tables.edit(table.parent)) {
        parent->partitions.removeAll(tableKey);
        if (parent->defaultPartition == tableKey) {
            parent->defaultPartition.clear();
        }
    }
    m_tables.remove(tableKey);
}

void Catalog::dropIndex(const ObjectName &name, const ObjectName &table)
{
    const auto *owner = m_indexes.find(key(name));
    const auto tableKey = owner ? *owner : key(table);
    if (auto *known = m_tables.edit(tableKey)) {
        known->indexes.removeIf(
            [&](const KnownIndex &each) { return sameName(each.name, name.name); });
    }
    m_indexes.remove(key(name));
}

void Catalog::drop(const DdlOperation &operation)
{
    for (const auto &object : operation.objects) {
        switch (operation.objectKind) {
        case ObjectKind::Table:
        case ObjectKind::View:
        case ObjectKind::MaterializedView:
        case ObjectKind::ForeignTable:
            dropTable(key(object));
            break;
        case ObjectKind::Index:
            dropIndex(object, operation.table);
            break;
        case ObjectKind::Type:
        case ObjectKind::Domain:
            m_types.remove(key(object));
            break;
        case ObjectKind::Function:
        case ObjectKind::Procedure:
            m_routines.remove(object.name);
            break;
        case ObjectKind::Policy:
            if (auto *table = m_tables.edit(key(operation.table))) {
                table->policies.removeAll(operation.name);
            }
            break;
        case ObjectKind::Trigger:
            if (auto *table = m_tables.edit(key(operation.table))) {
                table->triggers.removeAll(operation.name);
            }
            [[fallthrough]];
        default:
            m_objects.remove(objectKey(operation.objectKind, key(object)));
        }
    }
}

} // namespace Switchback
