// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/pgread.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback::Pg {

namespace {

const QHash<QString, QString> &longNames()
{
    static const QHash<QString, QString> names { { u"int4"_s, u"integer"_s },
        { u"int8"_s, u"bigint"_s }, { u"int2"_s, u"smallint"_s }, { u"float4"_s, u"real"_s },
        { u"float8"_s, u"double precision"_s }, { u"bool"_s, u"boolean"_s },
        { u"bpchar"_s, u"char"_s }, { u"decimal"_s, u"numeric"_s }, { u"int"_s, u"integer"_s },
        { u"serial4"_s, u"serial"_s }, { u"serial8"_s, u"bigserial"_s },
        { u"serial2"_s, u"smallserial"_s } };
    return names;
}

QString valueText(const Node *node)
{
    if (!node) {
        return {};
    }
    switch (nodeTag(node)) {
    case T_Integer:
        return QString::number(reinterpret_cast<const Integer *>(node)->ival);
    case T_Float:
        return text(reinterpret_cast<const Float *>(node)->fval);
    case T_Boolean:
        return reinterpret_cast<const Boolean *>(node)->boolval ? u"true"_s : u"false"_s;
    case T_String:
        return text(reinterpret_cast<const String *>(node)->sval);
    case T_TypeName:
        return lastName(reinterpret_cast<const TypeName *>(node)->names);
    case T_List:
        return strings(reinterpret_cast<const List *>(node)).join(u'.');
    default:
        return {};
    }
}

} // namespace

QString lastName(const List *names)
{
    const auto *last = names ? static_cast<const Node *>(llast(names)) : nullptr;
    return last && IsA(last, String) ? text(reinterpret_cast<const String *>(last)->sval)
                                     : QString();
}

QStringList strings(const List *list)
{
    QStringList result;
    for (int i = 0; i < list_length(list); ++i) {
        const auto *node = static_cast<const Node *>(list_nth(list, i));
        if (node && IsA(node, String)) {
            result.append(text(reinterpret_cast<const String *>(node)->sval));
        }
    }
    return result;
}

ObjectName objectName(const RangeVar *range)
{
    return range ? ObjectName { text(range->schemaname), text(range->relname) } : ObjectName {};
}

ObjectName objectName(const List *names)
{
    const auto parts = strings(names);
    return parts.isEmpty()
        ? ObjectName {}
        : ObjectName { parts.size() > 1 ? parts[parts.size() - 2] : QString(), parts.last() };
}

ObjectName objectName(const Node *node)
{
    if (!node) {
        return {};
    }
    switch (nodeTag(node)) {
    case T_List:
        return objectName(reinterpret_cast<const List *>(node));
    case T_String:
        return { {}, text(reinterpret_cast<const String *>(node)->sval) };
    case T_TypeName:
        return objectName(reinterpret_cast<const TypeName *>(node)->names);
    case T_ObjectWithArgs:
        return objectName(reinterpret_cast<const ObjectWithArgs *>(node)->objname);
    case T_RangeVar:
        return objectName(reinterpret_cast<const RangeVar *>(node));
    default:
        return {};
    }
}

SqlType sqlType(const TypeName *type)
{
    SqlType result;
    if (!type) {
        return result;
    }
    const auto names = objectName(type->names);
    const auto canonical = longNames().value(names.name, names.name);
    result.schema = names.schema == "pg_catalog"_L1 ? QString() : names.schema;
    result.name = result.schema.isEmpty() ? canonical : names.name;
    if (names.name == "char"_L1) {
        result.name = u"\"char\""_s; // one byte, its own type: char without quotes is bpchar
    }
    result.array = type->arrayBounds != nullptr;
    const bool interval = result.name == "interval"_L1;
    for (int i = interval ? 1 : 0; i < list_length(type->typmods); ++i) {
        const auto *node = static_cast<const Node *>(list_nth(type->typmods, i));
        if (IsA(node, A_Const)
            && nodeTag(&reinterpret_cast<const A_Const *>(node)->val) == T_Integer) {
            result.modifiers.append(reinterpret_cast<const A_Const *>(node)->val.ival.ival);
        }
    }
    return result;
}

QString roleName(const RoleSpec *role)
{
    if (!role) {
        return {};
    }
    switch (role->roletype) {
    case ROLESPEC_CSTRING:
        return text(role->rolename);
    case ROLESPEC_PUBLIC:
        return u"public"_s;
    default:
        return u"current_user"_s;
    }
}

QString option(const List *options, const char *name, bool *found)
{
    for (int i = 0; i < list_length(options); ++i) {
        const auto *node = static_cast<const Node *>(list_nth(options, i));
        const auto *element = IsA(node, DefElem) ? reinterpret_cast<const DefElem *>(node)
                                                 : nullptr;
        if (element && qstrcmp(element->defname, name) == 0) {
            if (found) {
                *found = true;
            }
            return valueText(element->arg);
        }
    }
    return {};
}

bool optionIsOn(const List *options, const char *name)
{
    bool found = false;
    const auto value = option(options, name, &found).toLower();
    return found && value != "false"_L1 && value != "off"_L1 && value != "0"_L1;
}

ObjectKind objectKind(ObjectType type)
{
    static const QHash<int, ObjectKind> kinds { { OBJECT_TABLE, ObjectKind::Table },
        { OBJECT_VIEW, ObjectKind::View }, { OBJECT_MATVIEW, ObjectKind::MaterializedView },
        { OBJECT_FOREIGN_TABLE, ObjectKind::ForeignTable }, { OBJECT_INDEX, ObjectKind::Index },
        { OBJECT_SEQUENCE, ObjectKind::Sequence }, { OBJECT_TYPE, ObjectKind::Type },
        { OBJECT_DOMAIN, ObjectKind::Domain }, { OBJECT_FUNCTION, ObjectKind::Function },
        { OBJECT_ROUTINE, ObjectKind::Function }, { OBJECT_PROCEDURE, ObjectKind::Procedure },
        { OBJECT_AGGREGATE, ObjectKind::Aggregate }, { OBJECT_OPERATOR, ObjectKind::Operator },
        { OBJECT_CAST, ObjectKind::Cast }, { OBJECT_SCHEMA, ObjectKind::Schema },
        { OBJECT_DATABASE, ObjectKind::Database }, { OBJECT_TRIGGER, ObjectKind::Trigger },
        { OBJECT_RULE, ObjectKind::Rule }, { OBJECT_POLICY, ObjectKind::Policy },
        { OBJECT_TABCONSTRAINT, ObjectKind::Constraint },
        { OBJECT_DOMCONSTRAINT, ObjectKind::DomainConstraint },
        { OBJECT_EXTENSION, ObjectKind::Extension }, { OBJECT_ROLE, ObjectKind::Role },
        { OBJECT_STATISTIC_EXT, ObjectKind::Statistics },
        { OBJECT_PUBLICATION, ObjectKind::Publication },
        { OBJECT_SUBSCRIPTION, ObjectKind::Subscription },
        { OBJECT_EVENT_TRIGGER, ObjectKind::EventTrigger },
        { OBJECT_LANGUAGE, ObjectKind::Language }, { OBJECT_TABLESPACE, ObjectKind::Tablespace },
        { OBJECT_COLUMN, ObjectKind::Column }, { OBJECT_ATTRIBUTE, ObjectKind::Attribute },
        { OBJECT_USER_MAPPING, ObjectKind::UserMapping },
        { OBJECT_FOREIGN_SERVER, ObjectKind::Server },
        { OBJECT_COLLATION, ObjectKind::Collation } };
    return kinds.value(type, ObjectKind::Other);
}

} // namespace Switchback::Pg
