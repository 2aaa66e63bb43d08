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

bool literalPassword(const List *options)
{
    for (int i = 0; i < list_length(options); ++i) {
        const auto *element = static_cast<const DefElem *>(list_nth(options, i));
        if (qstrcmp(element->defname, "password") == 0) {
            return element->arg != nullptr; // PASSWORD NULL has none
        }
    }
    return false;
}

bool raisesRights(const List *options)
{
    return optionIsOn(options, "superuser") || optionIsOn(options, "isreplication")
        || optionIsOn(options, "bypassrls");
}

DdlOperation role(Kind kind, const QString &name, const List *options)
{
    DdlOperation result { .kind = kind, .objectKind = ObjectKind::Role };
    result.object = { {}, name };
    result.password = literalPassword(options);
    result.superuser = raisesRights(options);
    return result;
}

void addRoles(const List *roles, QStringList &out)
{
    for (int i = 0; i < list_length(roles); ++i) {
        out.append(roleName(static_cast<const RoleSpec *>(list_nth(roles, i))));
    }
}

DdlOperation grant(const GrantStmt *node)
{
    DdlOperation result { .kind = node->is_grant ? Kind::Grant : Kind::Revoke,
        .objectKind = objectKind(node->objtype) };
    result.grantOption = node->grant_option;
    for (int i = 0; i < list_length(node->privileges); ++i) {
        const auto *privilege = static_cast<const AccessPriv *>(list_nth(node->privileges, i));
        result.names.append(privilege->priv_name ? text(privilege->priv_name).toLower() : u"all"_s);
    }
    if (!node->privileges) {
        result.names.append(u"all"_s);
    }
    for (int i = 0; i < list_length(node->objects); ++i) {
        result.objects.append(objectName(static_cast<const Node *>(list_nth(node->objects, i))));
    }
    result.object = result.objects.value(0);
    if (node->targtype == ACL_TARGET_ALL_IN_SCHEMA) {
        result.value = u"all in schema"_s;
        result.objects.clear();
    }
    addRoles(node->grantees, result.roles);
    return result;
}

DdlOperation grantRole(const GrantRoleStmt *node)
{
    DdlOperation result { .kind = node->is_grant ? Kind::Grant : Kind::Revoke,
        .objectKind = ObjectKind::Role };
    addRoles(node->grantee_roles, result.roles);
    return result;
}

} // namespace

bool roleStatement(const Node *node, DdlOperation &operation)
{
    switch (nodeTag(node)) {
    case T_CreateRoleStmt:
        operation = role(Kind::CreateRole, text(as<CreateRoleStmt>(node)->role),
            as<CreateRoleStmt>(node)->options);
        return true;
    case T_AlterRoleStmt:
        operation = role(Kind::AlterRole, roleName(as<AlterRoleStmt>(node)->role),
            as<AlterRoleStmt>(node)->options);
        return true;
    case T_AlterRoleSetStmt:
        operation = { .kind = Kind::AlterRole, .objectKind = ObjectKind::Role };
        return true;
    case T_GrantStmt:
        operation = grant(as<GrantStmt>(node));
        return true;
    case T_GrantRoleStmt:
        operation = grantRole(as<GrantRoleStmt>(node));
        return true;
    case T_AlterDefaultPrivilegesStmt:
        operation = grant(as<AlterDefaultPrivilegesStmt>(node)->action);
        operation.value = u"default privileges"_s;
        return true;
    default:
        return false;
    }
}

} // namespace Switchback::Pg
