// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/losses.h"

#include "rules/typechange.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

class LossReader
{
public:
    explicit LossReader(const RuleContext &context)
        : m_context(context)
        , m_operation(context.operation())
    {
    }

    QList<Loss> read()
    {
        switch (m_operation.kind) {
        case Kind::Drop:
            readDrop();
            break;
        case Kind::DropOwned:
            add(Loss::Kind::Everything, m_operation.roles.join(u", "_s));
            break;
        case Kind::Truncate:
            readTruncate();
            break;
        case Kind::AlterTable:
            for (const auto &action : m_operation.actions) {
                readAction(action);
            }
            break;
        default:
            break;
        }
        for (const auto &change : m_operation.changes) {
            readChange(change);
        }
        return std::move(m_losses);
    }

private:
    void add(Loss::Kind kind, const QString &object, bool madeHere = false)
    {
        const Loss loss { kind, object, madeHere };
        if (!m_losses.contains(loss)) {
            m_losses += loss;
        }
    }

    bool isLive(const ObjectName &table) const { return m_context.isExisting(table); }

    void readDrop()
    {
        if (m_operation.temporary) {
            return;
        }
        static const QHash<ObjectKind, Loss::Kind> kinds { { ObjectKind::Table, Loss::Kind::Table },
            { ObjectKind::Sequence, Loss::Kind::Sequence },
            { ObjectKind::Schema, Loss::Kind::Schema },
            { ObjectKind::Database, Loss::Kind::Database } };
        const auto kind = kinds.constFind(m_operation.objectKind);
        const auto objects = m_operation.objects.isEmpty() ? QList { m_operation.object }
                                                           : m_operation.objects;
        for (const auto &object : kind == kinds.constEnd() ? QList<ObjectName>() : objects) {
            const auto *known = m_context.catalog.object(m_operation.objectKind, object);
            if (*kind == Loss::Kind::Table) {
                readDroppedTable(object);
            } else if (!known || !m_context.catalog.isNew(known->createdBy)) {
                add(*kind, shownName(object));
            }
        }
        readDroppedType();
    }

    /// A rebuild keeps the rows; only the columns that the new table lacks are lost.
    void readDroppedTable(const ObjectName &object)
    {
        const auto rebuild = std::ranges::find(
            m_context.script.rebuilds, int(m_context.position), &TableRebuild::drop);
        if (rebuild == m_context.script.rebuilds.end()) {
            if (isLive(object)) {
                const auto *table = m_context.table(object);
                add(Loss::Kind::Table, shownName(object),
                    m_context.isDown() && table && m_context.isOfThisMigration(table->createdBy));
            }
            return;
        }
        const auto *old = m_context.table(object);
        const auto *replacement = m_context.table(rebuild->replacement);
        for (const auto &column : old &&replacement ? old->columns : QList<KnownColumn>()) {
            if (replacement->columnsKnown && !replacement->column(column.name)) {
                add(Loss::Kind::Column, shownColumn(rebuild->table, column.name));
            }
        }
    }

    /// DROP TYPE … CASCADE takes the columns of that type.
    void readDroppedType()
    {
        const bool type = m_operation.objectKind == ObjectKind::Type
            || m_operation.objectKind == ObjectKind::Domain;
        if (!type || !m_operation.cascade) {
            return;
        }
        m_context.catalog.forEachTable([this](const KnownTable &table) {
            for (const auto &column : table.columns) {
                const ObjectName name { column.type.schema, column.type.name };
                const bool goes = std::ranges::any_of(m_operation.objects,
                    [&](const ObjectName &object) { return m_context.catalog.same(name, object); });
                if (goes && isLive(table.name)) {
                    add(Loss::Kind::Column, shownColumn(table.name, column.name));
                }
            }
        });
    }

    void readTruncate()
    {
        for (const auto &object : m_operation.objects) {
            if (!isLive(object)) {
                continue;
            }
            add(Loss::Kind::Rows, shownName(object));
            const auto *table = m_context.table(object);
            for (const auto &key :
                table &&m_operation.cascade ? table->referencedBy : QStringList()) {
                if (const auto *other = m_context.catalog.tableByKey(key)) {
                    add(Loss::Kind::Rows, shownName(other->name));
                }
            }
        }
    }

    void readAction(const TableAction &action)
    {
        const auto &table = m_operation.object;
        if (!isLive(table) || m_operation.objectKind == ObjectKind::Type) {
            return;
        }
        switch (action.kind) {
        case Action::DropColumn: {
            const auto *column = m_context.column(table, action.name);
            const bool computed = column && column->generated != ColumnDefinition::Generated::No;
            if (!computed && !m_context.isNewColumn(table, action.name)) {
                add(Loss::Kind::Column, shownColumn(table, action.name),
                    m_context.isDown() && column && m_context.isOfThisMigration(column->addedBy));
            }
            break;
        }
        case Action::ChangeType:
        case Action::ModifyColumn:
            if (losesValues(m_context, action)) {
                add(Loss::Kind::Values, shownColumn(table, action.name));
            }
            break;
        case Action::TruncatePartition:
        case Action::DropPartition:
            add(Loss::Kind::Rows, shownName(table));
            break;
        default:
            break;
        }
    }

    void readChange(const DataChange &change)
    {
        if (!isLive(change.table)) {
            return;
        }
        if (change.kind == DataChange::Kind::Delete) {
            add(Loss::Kind::Rows, shownName(change.table));
        } else if (change.kind != DataChange::Kind::Insert && !onlyFills(m_context, change)) {
            add(Loss::Kind::Values, shownName(change.table));
        }
    }

    const RuleContext &m_context;
    const DdlOperation &m_operation;
    QList<Loss> m_losses;
};

} // namespace

bool losesValues(const RuleContext &context, const TableAction &action)
{
    const auto *column = context.column(context.operation().object, action.name);
    const bool forgotten = action.expression.present
        && !action.expression.columns.contains(action.name);
    const bool fewerLabels = column && column->type.name == action.column.type.name
        && std::ranges::any_of(column->type.labels,
            [&action](const QString &label) { return !action.column.type.labels.contains(label); });
    return forgotten || fewerLabels
        || (column && !column->type.isEmpty() && narrows(column->type, action.column.type));
}

QList<Loss> predictLosses(const RuleContext &context)
{
    return LossReader(context).read();
}

} // namespace Switchback
