// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/pgread.h"

using namespace Qt::StringLiterals;

namespace Switchback::Pg {

namespace {

using Kind = DdlOperation::Kind;

template<class T>
const T *as(const Node *node)
{
    return reinterpret_cast<const T *>(node);
}

bool belongsToTable(ObjectType type)
{
    return type == OBJECT_COLUMN || type == OBJECT_TABCONSTRAINT || type == OBJECT_TRIGGER
        || type == OBJECT_RULE || type == OBJECT_POLICY || type == OBJECT_ATTRIBUTE;
}

DdlOperation renameStatement(const RenameStmt *node)
{
    DdlOperation result { .kind = Kind::Rename, .objectKind = objectKind(node->renameType) };
    result.ifExists = node->missing_ok;
    result.newName = text(node->newname);
    result.name = text(node->subname);
    if (belongsToTable(node->renameType)) {
        result.table = objectName(node->relation);
        result.object = result.table;
        result.value = objectKind(node->relationType) == ObjectKind::View    ? u"view"_s
            : objectKind(node->relationType) == ObjectKind::MaterializedView ? u"view"_s
                                                                             : QString();
    } else {
        result.object = node->relation ? objectName(node->relation) : objectName(node->object);
        if (result.object.isEmpty()) {
            result.object = { {}, result.name };
        }
    }
    return result;
}

DdlOperation setSchema(const AlterObjectSchemaStmt *node)
{
    DdlOperation result { .kind = Kind::SetSchema, .objectKind = objectKind(node->objectType) };
    result.object = node->relation ? objectName(node->relation) : objectName(node->object);
    result.newName = text(node->newschema);
    result.ifExists = node->missing_ok;
    return result;
}

DdlOperation changeOwner(const AlterOwnerStmt *node)
{
    DdlOperation result { .kind = Kind::ChangeOwner, .objectKind = objectKind(node->objectType) };
    result.object = node->relation ? objectName(node->relation) : objectName(node->object);
    result.newName = roleName(node->newowner);
    return result;
}

DdlOperation alterEnum(const AlterEnumStmt *node)
{
    DdlOperation result { .kind = Kind::AlterEnum, .objectKind = ObjectKind::Type };
    result.object = objectName(node->typeName);
    result.name = text(node->oldVal);
    result.newName = text(node->newVal);
    result.renamesValue = node->oldVal;
    result.after = node->newValNeighbor;
    result.ifNotExists = node->skipIfNewValExists;
    return result;
}

/// subtype: T = default, N = drop not null, O = set not null, C = add constraint, X = drop
/// constraint, V = validate constraint.
DdlOperation alterDomain(const AlterDomainStmt *node)
{
    DdlOperation result { .kind = Kind::AlterDomain, .objectKind = ObjectKind::Domain };
    result.object = objectName(node->typeName);
    TableAction action { .kind = TableAction::Kind::Other, .name = text(node->name) };
    switch (node->subtype) {
    case 'T':
        action.kind = node->def ? TableAction::Kind::SetDefault : TableAction::Kind::DropDefault;
        break;
    case 'N':
        action.kind = TableAction::Kind::DropNotNull;
        break;
    case 'O':
        action.kind = TableAction::Kind::SetNotNull;
        break;
    case 'C':
        action.kind = TableAction::Kind::AddConstraint;
        action.constraint = constraint(as<Constraint>(node->def));
        action.name = action.constraint.name;
        break;
    case 'X':
        action.kind = TableAction::Kind::DropConstraint;
        action.cascade = node->behavior == DROP_CASCADE;
        break;
    default:
        action.kind = TableAction::Kind::ValidateConstraint;
    }
    result.cascade = action.cascade;
    result.actions = { action };
    return result;
}

DdlOperation alterSequence(const AlterSeqStmt *node)
{
    DdlOperation result { .kind = Kind::AlterSequence, .objectKind = ObjectKind::Sequence };
    result.object = objectName(node->sequence);
    result.ifExists = node->missing_ok;
    option(node->options, "restart", &result.restart);
    return result;
}

ObjectName tableOfDropped(const List *names)
{
    const auto parts = strings(names);
    ObjectName table;
    if (parts.size() > 1) {
        table.name = parts[parts.size() - 2];
        table.schema = parts.size() > 2 ? parts[parts.size() - 3] : QString();
    }
    return table;
}

DdlOperation drop(const DropStmt *node)
{
    DdlOperation result { .kind = Kind::Drop, .objectKind = objectKind(node->removeType) };
    result.ifExists = node->missing_ok;
    result.cascade = node->behavior == DROP_CASCADE;
    result.concurrently = node->concurrent;
    const bool ofTable = belongsToTable(node->removeType);
    for (int i = 0; i < list_length(node->objects); ++i) {
        const auto *each = static_cast<const Node *>(list_nth(node->objects, i));
        result.objects.append(objectName(each));
        if (ofTable && IsA(each, List)) {
            result.table = tableOfDropped(as<List>(each));
            result.name = result.objects.last().name;
            result.objects.last().schema.clear();
        }
        if (IsA(each, ObjectWithArgs)) {
            const auto *arguments = as<ObjectWithArgs>(each)->objargs;
            for (int j = 0; j < list_length(arguments); ++j) {
                const auto *type = static_cast<const Node *>(list_nth(arguments, j));
                result.names.append(
                    type && IsA(type, TypeName) ? sqlType(as<TypeName>(type)).name : QString());
            }
        }
    }
    result.object = result.objects.value(0);
    return result;
}

DdlOperation dropOne(ObjectKind kind, const char *name, bool missingOk)
{
    DdlOperation result { .kind = Kind::Drop, .objectKind = kind };
    result.object = { {}, text(name) };
    result.objects = { result.object };
    result.ifExists = missingOk;
    return result;
}

DdlOperation dropRoles(const DropRoleStmt *node)
{
    DdlOperation result { .kind = Kind::Drop, .objectKind = ObjectKind::Role };
    for (int i = 0; i < list_length(node->roles); ++i) {
        result.objects.append(
            { {}, roleName(static_cast<const RoleSpec *>(list_nth(node->roles, i))) });
    }
    result.object = result.objects.value(0);
    result.ifExists = node->missing_ok;
    return result;
}

DdlOperation setting(const AlterSystemStmt *node)
{
    DdlOperation result { .kind = Kind::AlterSystem };
    result.name = text(node->setstmt->name).toLower();
    return result;
}

DdlOperation dependencyStatement(const AlterTableMoveAllStmt *node)
{
    DdlOperation result { .kind = Kind::MoveAllInTablespace,
        .objectKind = objectKind(node->objtype) };
    result.name = text(node->new_tablespacename);
    return result;
}

DdlOperation alterRoutine(const AlterFunctionStmt *node)
{
    DdlOperation result { .kind = Kind::AlterOther, .objectKind = objectKind(node->objtype) };
    result.object = objectName(node->func->objname);
    result.securityDefiner = optionIsOn(node->actions, "security");
    for (int i = 0; i < list_length(node->actions); ++i) {
        const auto *element = static_cast<const DefElem *>(list_nth(node->actions, i));
        result.setsSearchPath = result.setsSearchPath
            || (qstrcmp(element->defname, "set") == 0 && element->arg
                && IsA(element->arg, VariableSetStmt)
                && qstrcmp(as<VariableSetStmt>(element->arg)->name, "search_path") == 0);
    }
    return result;
}

DdlOperation alterPolicy(const AlterPolicyStmt *node)
{
    DdlOperation result { .kind = Kind::AlterPolicy, .objectKind = ObjectKind::Policy };
    result.table = objectName(node->table);
    result.name = text(node->policy_name);
    result.where = expression(node->qual);
    result.check = expression(node->with_check);
    return result;
}

DdlOperation owned(Kind kind, const List *roles, bool cascade)
{
    DdlOperation result { .kind = kind };
    result.cascade = cascade;
    for (int i = 0; i < list_length(roles); ++i) {
        result.roles.append(roleName(static_cast<const RoleSpec *>(list_nth(roles, i))));
    }
    return result;
}

DdlOperation extension(Kind kind, const char *name)
{
    DdlOperation result { .kind = kind, .objectKind = ObjectKind::Extension };
    result.object = { {}, text(name) };
    return result;
}

} // namespace

bool alterStatement(const Node *node, DdlOperation &operation)
{
    switch (nodeTag(node)) {
    case T_AlterTableStmt:
        operation = alterTable(as<AlterTableStmt>(node));
        return true;
    case T_RenameStmt:
        operation = renameStatement(as<RenameStmt>(node));
        return true;
    case T_AlterObjectSchemaStmt:
        operation = setSchema(as<AlterObjectSchemaStmt>(node));
        return true;
    case T_AlterOwnerStmt:
        operation = changeOwner(as<AlterOwnerStmt>(node));
        return true;
    case T_AlterEnumStmt:
        operation = alterEnum(as<AlterEnumStmt>(node));
        return true;
    case T_AlterDomainStmt:
        operation = alterDomain(as<AlterDomainStmt>(node));
        return true;
    case T_AlterSeqStmt:
        operation = alterSequence(as<AlterSeqStmt>(node));
        return true;
    case T_AlterPolicyStmt:
        operation = alterPolicy(as<AlterPolicyStmt>(node));
        return true;
    case T_AlterFunctionStmt:
        operation = alterRoutine(as<AlterFunctionStmt>(node));
        return true;
    case T_AlterExtensionStmt:
        operation = extension(Kind::AlterExtension, as<AlterExtensionStmt>(node)->extname);
        return true;
    case T_AlterExtensionContentsStmt:
        operation = extension(Kind::AlterOther, as<AlterExtensionContentsStmt>(node)->extname);
        return true;
    case T_AlterSystemStmt:
        operation = setting(as<AlterSystemStmt>(node));
        return true;
    case T_AlterTableMoveAllStmt:
        operation = dependencyStatement(as<AlterTableMoveAllStmt>(node));
        return true;
    case T_DropStmt:
        operation = drop(as<DropStmt>(node));
        return true;
    case T_DropdbStmt:
        operation = dropOne(
            ObjectKind::Database, as<DropdbStmt>(node)->dbname, as<DropdbStmt>(node)->missing_ok);
        return true;
    case T_DropTableSpaceStmt:
        operation = dropOne(ObjectKind::Tablespace, as<DropTableSpaceStmt>(node)->tablespacename,
            as<DropTableSpaceStmt>(node)->missing_ok);
        return true;
    case T_DropSubscriptionStmt:
        operation = dropOne(ObjectKind::Subscription, as<DropSubscriptionStmt>(node)->subname,
            as<DropSubscriptionStmt>(node)->missing_ok);
        return true;
    case T_DropUserMappingStmt:
        operation = dropOne(ObjectKind::UserMapping, as<DropUserMappingStmt>(node)->servername,
            as<DropUserMappingStmt>(node)->missing_ok);
        return true;
    case T_DropRoleStmt:
        operation = dropRoles(as<DropRoleStmt>(node));
        return true;
    case T_DropOwnedStmt:
        operation = owned(Kind::DropOwned, as<DropOwnedStmt>(node)->roles,
            as<DropOwnedStmt>(node)->behavior == DROP_CASCADE);
        return true;
    case T_ReassignOwnedStmt:
        operation = owned(Kind::ReassignOwned, as<ReassignOwnedStmt>(node)->roles, false);
        return true;
    default:
        return false;
    }
}

} // namespace Switchback::Pg
