// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/pgread.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback::Pg {

namespace {

using Action = TableAction::Kind;

template<class T>
const T *as(const Node *node)
{
    return reinterpret_cast<const T *>(node);
}

QString referentialAction(char action)
{
    switch (action) {
    case FKCONSTR_ACTION_CASCADE:
        return u"cascade"_s;
    case FKCONSTR_ACTION_SETNULL:
        return u"set null"_s;
    case FKCONSTR_ACTION_SETDEFAULT:
        return u"set default"_s;
    case FKCONSTR_ACTION_RESTRICT:
        return u"restrict"_s;
    default:
        return {};
    }
}

ConstraintKind constraintKind(ConstrType type)
{
    switch (type) {
    case CONSTR_PRIMARY:
        return ConstraintKind::PrimaryKey;
    case CONSTR_UNIQUE:
        return ConstraintKind::Unique;
    case CONSTR_FOREIGN:
        return ConstraintKind::ForeignKey;
    case CONSTR_EXCLUSION:
        return ConstraintKind::Exclusion;
    case CONSTR_NOTNULL:
        return ConstraintKind::NotNull;
    default:
        return ConstraintKind::Check;
    }
}

QStringList optionNames(const List *options)
{
    QStringList result;
    for (int i = 0; i < list_length(options); ++i) {
        const auto *node = static_cast<const Node *>(list_nth(options, i));
        if (IsA(node, DefElem)) {
            result.append(text(as<DefElem>(node)->defname).toLower());
        }
    }
    return result;
}

bool isSerial(const QString &type)
{
    return type == "serial"_L1 || type == "bigserial"_L1 || type == "smallserial"_L1;
}

void addColumnConstraint(const Constraint *node, ColumnDefinition &column)
{
    switch (node->contype) {
    case CONSTR_NOTNULL:
        column.notNull = true;
        break;
    case CONSTR_DEFAULT:
        column.defaultValue = expression(node->raw_expr);
        break;
    case CONSTR_IDENTITY:
        column.identity = true;
        column.notNull = true;
        break;
    case CONSTR_GENERATED:
        column.generated = ColumnDefinition::Generated::Stored;
        column.generation = expression(node->raw_expr);
        break;
    case CONSTR_PRIMARY:
        column.primaryKey = true;
        column.notNull = true;
        [[fallthrough]];
    case CONSTR_UNIQUE:
        column.unique = column.unique || node->contype == CONSTR_UNIQUE;
        [[fallthrough]];
    case CONSTR_CHECK:
    case CONSTR_FOREIGN: {
        auto found = constraint(node);
        found.onColumn = true;
        if (found.columns.isEmpty() && node->contype != CONSTR_CHECK) {
            found.columns = { column.name };
        }
        column.constraints.append(found);
        break;
    }
    case CONSTR_ATTR_DEFERRABLE:
    case CONSTR_ATTR_DEFERRED:
        if (!column.constraints.isEmpty()) {
            column.constraints.last().deferrable = true;
            column.constraints.last().initiallyDeferred = column.constraints.last()
                                                              .initiallyDeferred
                || node->contype == CONSTR_ATTR_DEFERRED;
        }
        break;
    default:
        break;
    }
}

/// The bound of a partition as conditions on the columns of the key, in their order: column names
/// are filled in by whoever knows the parent.
void addBound(const List *values, const QString &op, QList<Condition> &out)
{
    for (int i = 0; i < list_length(values); ++i) {
        const auto value = expression(static_cast<const Node *>(list_nth(values, i)));
        const bool plain = value.isConstant;
        auto written = value.strings.isEmpty() ? value.text : value.strings.first();
        out.append({ .kind = plain ? Condition::Kind::Compare : Condition::Kind::Other,
            .column = QString::number(i),
            .op = op,
            .values = { written },
            .constant = plain });
    }
}

} // namespace

ConstraintDefinition constraint(const Constraint *node)
{
    ConstraintDefinition result { .kind = constraintKind(node->contype),
        .name = text(node->conname),
        .columns = strings(node->contype == CONSTR_FOREIGN ? node->fk_attrs : node->keys),
        .check = {},
        .referenced = objectName(node->pktable),
        .referencedColumns = strings(node->pk_attrs),
        .onDelete = referentialAction(node->fk_del_action),
        .onUpdate = referentialAction(node->fk_upd_action),
        .usingIndex = text(node->indexname),
        .notValid = node->skip_validation,
        .deferrable = node->deferrable,
        .initiallyDeferred = node->initdeferred };
    if (node->contype == CONSTR_CHECK) {
        result.check = expression(node->raw_expr);
    }
    if (node->contype == CONSTR_EXCLUSION) {
        for (int i = 0; i < list_length(node->exclusions); ++i) {
            const auto *pair = static_cast<const List *>(list_nth(node->exclusions, i));
            result.columns.append(text(static_cast<const IndexElem *>(linitial(pair))->name));
        }
    }
    return result;
}

ColumnDefinition column(const ColumnDef *node)
{
    ColumnDefinition result {
        .name = text(node->colname), .type = sqlType(node->typeName), .notNull = node->is_not_null
    };
    result.serial = isSerial(result.type.name);
    if (node->collClause) {
        result.type.collation = lastName(node->collClause->collname);
    }
    if (node->raw_default) {
        result.defaultValue = expression(node->raw_default);
    }
    for (int i = 0; i < list_length(node->constraints); ++i) {
        addColumnConstraint(
            static_cast<const Constraint *>(list_nth(node->constraints, i)), result);
    }
    result.notNull = result.notNull || result.serial;
    return result;
}

QList<Condition> bound(const PartitionBoundSpec *spec)
{
    QList<Condition> result;
    if (!spec || spec->is_default) {
        return result;
    }
    addBound(spec->lowerdatums, u">="_s, result);
    addBound(spec->upperdatums, u"<"_s, result);
    if (spec->listdatums) {
        Condition in { .kind = Condition::Kind::InValues, .column = u"0"_s, .constant = true };
        for (int i = 0; i < list_length(spec->listdatums); ++i) {
            const auto value = expression(static_cast<const Node *>(list_nth(spec->listdatums, i)));
            in.values.append(value.strings.isEmpty() ? value.text : value.strings.first());
        }
        result.append(in);
    }
    return result;
}

IndexDefinition index(const IndexStmt *node)
{
    IndexDefinition result { .name = text(node->idxname),
        .table = objectName(node->relation),
        .where = expression(node->whereClause),
        .method = text(node->accessMethod),
        .unique = node->unique,
        .concurrently = node->concurrent,
        .only = node->relation && !node->relation->inh };
    for (int i = 0; i < list_length(node->indexParams); ++i) {
        const auto *element = static_cast<const IndexElem *>(list_nth(node->indexParams, i));
        result.keys.append({ .column = text(element->name),
            .expression = expression(element->expr),
            .collation = lastName(element->collation),
            .operatorClass = lastName(element->opclass),
            .descending = element->ordering == SORTBY_DESC });
    }
    for (int i = 0; i < list_length(node->indexIncludingParams); ++i) {
        result.included.append(
            text(static_cast<const IndexElem *>(list_nth(node->indexIncludingParams, i))->name));
    }
    return result;
}

namespace {

void addTableElement(const Node *node, DdlOperation &table)
{
    if (IsA(node, ColumnDef)) {
        table.columns.append(column(as<ColumnDef>(node)));
    } else if (IsA(node, Constraint)) {
        table.constraints.append(constraint(as<Constraint>(node)));
    } else if (IsA(node, TableLikeClause)) {
        table.like = true;
        table.names.append(u"like"_s);
        table.table = objectName(as<TableLikeClause>(node)->relation);
        const auto options = as<TableLikeClause>(node)->options;
        if (options & CREATE_TABLE_LIKE_CONSTRAINTS) {
            table.names.append(u"constraints"_s);
        }
        if (options & CREATE_TABLE_LIKE_INDEXES) {
            table.names.append(u"indexes"_s);
        }
    }
}

} // namespace

DdlOperation createTable(const CreateStmt *node)
{
    DdlOperation result { .kind = DdlOperation::Kind::CreateTable,
        .objectKind = ObjectKind::Table };
    result.object = objectName(node->relation);
    result.temporary = node->relation->relpersistence == 't';
    result.unlogged = node->relation->relpersistence == 'u';
    result.ifNotExists = node->if_not_exists;
    for (int i = 0; i < list_length(node->tableElts); ++i) {
        addTableElement(static_cast<const Node *>(list_nth(node->tableElts, i)), result);
    }
    for (int i = 0; i < list_length(node->constraints); ++i) {
        result.constraints.append(
            constraint(static_cast<const Constraint *>(list_nth(node->constraints, i))));
    }
    if (node->partbound) {
        result.table = objectName(static_cast<const RangeVar *>(linitial(node->inhRelations)));
        result.bound = bound(node->partbound);
        result.isDefault = node->partbound->is_default;
        result.text = u"partition"_s;
    } else if (node->inhRelations) {
        result.inherits = true;
        result.table = objectName(static_cast<const RangeVar *>(linitial(node->inhRelations)));
    }
    if (node->partspec) {
        result.method = node->partspec->strategy == PARTITION_STRATEGY_HASH ? u"hash"_s
            : node->partspec->strategy == PARTITION_STRATEGY_LIST           ? u"list"_s
                                                                            : u"range"_s;
        for (int i = 0; i < list_length(node->partspec->partParams); ++i) {
            result.partitionKey.append(text(
                static_cast<const PartitionElem *>(list_nth(node->partspec->partParams, i))->name));
        }
    }
    return result;
}

namespace {

const QHash<int, Action> &actionKinds()
{
    static const QHash<int, Action> kinds { { AT_AddColumn, Action::AddColumn },
        { AT_DropColumn, Action::DropColumn }, { AT_DropNotNull, Action::DropNotNull },
        { AT_SetNotNull, Action::SetNotNull }, { AT_SetExpression, Action::SetExpression },
        { AT_DropExpression, Action::DropExpression }, { AT_SetStatistics, Action::SetStatistics },
        { AT_SetOptions, Action::SetColumnOptions }, { AT_ResetOptions, Action::SetColumnOptions },
        { AT_SetStorage, Action::SetStorage }, { AT_SetCompression, Action::SetCompression },
        { AT_AddConstraint, Action::AddConstraint },
        { AT_AlterConstraint, Action::AlterConstraint },
        { AT_ValidateConstraint, Action::ValidateConstraint },
        { AT_DropConstraint, Action::DropConstraint }, { AT_AlterColumnType, Action::ChangeType },
        { AT_ChangeOwner, Action::ChangeOwner }, { AT_ClusterOn, Action::ClusterOn },
        { AT_DropCluster, Action::DropCluster }, { AT_SetLogged, Action::SetLogged },
        { AT_SetUnLogged, Action::SetUnlogged }, { AT_SetAccessMethod, Action::SetAccessMethod },
        { AT_SetTableSpace, Action::SetTablespace }, { AT_SetRelOptions, Action::SetOptions },
        { AT_ResetRelOptions, Action::ResetOptions }, { AT_EnableTrig, Action::EnableTrigger },
        { AT_EnableAlwaysTrig, Action::EnableTrigger },
        { AT_EnableReplicaTrig, Action::EnableTrigger },
        { AT_EnableTrigAll, Action::EnableTrigger }, { AT_EnableTrigUser, Action::EnableTrigger },
        { AT_DisableTrig, Action::DisableTrigger }, { AT_DisableTrigAll, Action::DisableTrigger },
        { AT_DisableTrigUser, Action::DisableTrigger }, { AT_EnableRule, Action::EnableRule },
        { AT_EnableAlwaysRule, Action::EnableRule }, { AT_EnableReplicaRule, Action::EnableRule },
        { AT_DisableRule, Action::DisableRule }, { AT_AddInherit, Action::Inherit },
        { AT_DropInherit, Action::NoInherit }, { AT_AddOf, Action::OfType },
        { AT_DropOf, Action::NotOfType }, { AT_ReplicaIdentity, Action::ReplicaIdentity },
        { AT_EnableRowSecurity, Action::EnableRowSecurity },
        { AT_DisableRowSecurity, Action::DisableRowSecurity },
        { AT_ForceRowSecurity, Action::ForceRowSecurity },
        { AT_NoForceRowSecurity, Action::NoForceRowSecurity },
        { AT_AttachPartition, Action::AttachPartition },
        { AT_DetachPartition, Action::DetachPartition },
        { AT_DetachPartitionFinalize, Action::DetachPartition },
        { AT_AddIdentity, Action::AddIdentity }, { AT_SetIdentity, Action::SetIdentity },
        { AT_DropIdentity, Action::DropIdentity } };
    return kinds;
}

void readPartition(const AlterTableCmd *node, TableAction &action)
{
    const auto *partition = as<PartitionCmd>(node->def);
    action.other = objectName(partition->name);
    action.concurrently = partition->concurrent;
    action.finalize = node->subtype == AT_DetachPartitionFinalize;
    action.isDefault = partition->bound && partition->bound->is_default;
    action.bound = bound(partition->bound);
}

void readNewConstraint(const AlterTableCmd *node, TableAction &action)
{
    action.constraint = constraint(as<Constraint>(node->def));
    action.name = action.constraint.name;
}

/// What `def` holds depends on the kind of the action.
void readDefinition(const AlterTableCmd *node, TableAction &action)
{
    switch (node->subtype) {
    case AT_AddColumn:
        action.column = column(as<ColumnDef>(node->def));
        action.name = action.column.name;
        break;
    case AT_AlterColumnType:
        action.column = column(as<ColumnDef>(node->def));
        action.column.name = action.name;
        action.expression = expression(as<ColumnDef>(node->def)->raw_default);
        break;
    case AT_ColumnDefault:
        action.kind = node->def ? Action::SetDefault : Action::DropDefault;
        action.expression = expression(node->def);
        break;
    case AT_SetExpression:
        action.expression = expression(node->def);
        break;
    case AT_AddConstraint:
        readNewConstraint(node, action);
        break;
    case AT_AlterConstraint:
        action.name = text(as<Constraint>(node->def)->conname);
        break;
    case AT_AttachPartition:
    case AT_DetachPartition:
    case AT_DetachPartitionFinalize:
        readPartition(node, action);
        break;
    case AT_AddInherit:
    case AT_DropInherit:
        action.other = objectName(as<RangeVar>(node->def));
        break;
    case AT_SetRelOptions:
    case AT_ResetRelOptions:
        action.options = optionNames(as<List>(node->def));
        break;
    case AT_DisableTrigAll:
    case AT_EnableTrigAll:
        action.value = u"all"_s;
        break;
    case AT_DisableTrigUser:
    case AT_EnableTrigUser:
        action.value = u"user"_s;
        break;
    case AT_SetAccessMethod:
        action.value = text(node->name);
        break;
    default:
        break;
    }
}

/// ALTER TYPE … ADD/DROP/ALTER ATTRIBUTE comes as the column actions.
void turnIntoAttribute(TableAction &action)
{
    if (action.kind == Action::AddColumn) {
        action.kind = Action::AddAttribute;
    } else if (action.kind == Action::DropColumn) {
        action.kind = Action::DropAttribute;
    } else if (action.kind == Action::ChangeType) {
        action.kind = Action::AlterAttribute;
    }
}

} // namespace

DdlOperation alterTable(const AlterTableStmt *node)
{
    DdlOperation result { .kind = DdlOperation::Kind::AlterTable,
        .objectKind = objectKind(node->objtype) };
    result.object = objectName(node->relation);
    result.ifExists = node->missing_ok;
    for (int i = 0; i < list_length(node->cmds); ++i) {
        const auto *command = static_cast<const AlterTableCmd *>(list_nth(node->cmds, i));
        TableAction action { .kind = actionKinds().value(command->subtype, Action::Other),
            .name = text(command->name) };
        action.cascade = command->behavior == DROP_CASCADE;
        action.ifExists = command->missing_ok && command->subtype != AT_AddColumn;
        action.ifNotExists = command->missing_ok && command->subtype == AT_AddColumn;
        if (command->newowner) {
            action.newName = roleName(command->newowner);
        }
        readDefinition(command, action);
        if (result.objectKind == ObjectKind::Type) {
            turnIntoAttribute(action);
        }
        result.actions.append(action);
    }
    return result;
}

} // namespace Switchback::Pg
