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

DdlOperation createTableAs(const CreateTableAsStmt *node)
{
    const bool view = node->objtype == OBJECT_MATVIEW;
    DdlOperation result { .kind = view ? Kind::CreateMaterializedView : Kind::CreateTableAs,
        .objectKind = view ? ObjectKind::MaterializedView : ObjectKind::Table };
    result.object = objectName(node->into->rel);
    result.temporary = node->into->rel->relpersistence == 't';
    result.unlogged = node->into->rel->relpersistence == 'u';
    result.ifNotExists = node->if_not_exists;
    result.withData = !node->into->skipData;
    addReads(node->query, result);
    return result;
}

DdlOperation createView(const ViewStmt *node)
{
    DdlOperation result { .kind = Kind::CreateView, .objectKind = ObjectKind::View };
    result.object = objectName(node->view);
    result.temporary = node->view->relpersistence == 't';
    result.orReplace = node->replace;
    result.outputColumns = strings(node->aliases);
    addReads(node->query, result);
    if (IsA(node->query, SelectStmt)) {
        for (int i = 0; i < list_length(as<SelectStmt>(node->query)->targetList); ++i) {
            const auto *target = static_cast<const ResTarget *>(
                list_nth(as<SelectStmt>(node->query)->targetList, i));
            result.names.append(
                target->name ? text(target->name) : expression(target->val).bareColumn);
        }
    }
    return result;
}

QString volatility(const List *options)
{
    return option(options, "volatility").toLower();
}

void readRoutineOptions(const List *options, DdlOperation &result)
{
    result.volatility = volatility(options);
    result.value = option(options, "language").toLower();
    result.securityDefiner = optionIsOn(options, "security");
    for (int i = 0; i < list_length(options); ++i) {
        const auto *element = static_cast<const DefElem *>(list_nth(options, i));
        if (qstrcmp(element->defname, "set") == 0 && element->arg
            && IsA(element->arg, VariableSetStmt)) {
            result.setsSearchPath = result.setsSearchPath
                || text(as<VariableSetStmt>(element->arg)->name)
                        .compare("search_path"_L1, Qt::CaseInsensitive)
                    == 0;
        }
    }
}

DdlOperation createRoutine(const CreateFunctionStmt *node)
{
    DdlOperation result { .kind = Kind::CreateRoutine,
        .objectKind = node->is_procedure ? ObjectKind::Procedure : ObjectKind::Function };
    result.object = objectName(node->funcname);
    result.orReplace = node->replace;
    for (int i = 0; i < list_length(node->parameters); ++i) {
        const auto *parameter = static_cast<const FunctionParameter *>(
            list_nth(node->parameters, i));
        if (parameter->mode != FUNC_PARAM_OUT && parameter->mode != FUNC_PARAM_TABLE) {
            result.names.append(sqlType(parameter->argType).name);
        }
    }
    readRoutineOptions(node->options, result);
    return result;
}

DdlOperation createTrigger(const CreateTrigStmt *node)
{
    DdlOperation result { .kind = Kind::CreateTrigger, .objectKind = ObjectKind::Trigger };
    result.table = objectName(node->relation);
    result.name = text(node->trigname);
    result.object = objectName(node->funcname);
    result.orReplace = node->replace;
    result.deferred = node->initdeferred;
    result.forEachRow = node->row;
    return result;
}

DdlOperation createPolicy(const CreatePolicyStmt *node)
{
    DdlOperation result { .kind = Kind::CreatePolicy, .objectKind = ObjectKind::Policy };
    result.table = objectName(node->table);
    result.name = text(node->policy_name);
    for (int i = 0; i < list_length(node->roles); ++i) {
        result.roles.append(roleName(static_cast<const RoleSpec *>(list_nth(node->roles, i))));
    }
    result.where = expression(node->qual);
    result.check = expression(node->with_check);
    return result;
}

DdlOperation createDomain(const CreateDomainStmt *node)
{
    DdlOperation result { .kind = Kind::CreateDomain, .objectKind = ObjectKind::Domain };
    result.object = objectName(node->domainname);
    result.type = sqlType(node->typeName);
    for (int i = 0; i < list_length(node->constraints); ++i) {
        const auto *each = static_cast<const Constraint *>(list_nth(node->constraints, i));
        if (each->contype == CONSTR_CHECK || each->contype == CONSTR_NOTNULL) {
            result.constraints.append(constraint(each));
        }
    }
    return result;
}

DdlOperation createSequence(const CreateSeqStmt *node)
{
    DdlOperation result { .kind = Kind::CreateSequence, .objectKind = ObjectKind::Sequence };
    result.object = objectName(node->sequence);
    result.temporary = node->sequence->relpersistence == 't';
    result.unlogged = node->sequence->relpersistence == 'u';
    result.ifNotExists = node->if_not_exists;
    return result;
}

DdlOperation createSchema(const CreateSchemaStmt *node)
{
    DdlOperation result { .kind = Kind::CreateSchema, .objectKind = ObjectKind::Schema };
    result.object = { {}, node->schemaname ? text(node->schemaname) : roleName(node->authrole) };
    result.ifNotExists = node->if_not_exists;
    for (int i = 0; i < list_length(node->schemaElts); ++i) {
        auto element = statement(static_cast<const Node *>(list_nth(node->schemaElts, i)));
        if (element.object.schema.isEmpty()) {
            element.object.schema = result.object.name;
        }
        result.inner.append(element);
    }
    return result;
}

bool hasPassword(const List *options)
{
    for (int i = 0; i < list_length(options); ++i) {
        const auto *element = static_cast<const DefElem *>(list_nth(options, i));
        if (text(element->defname).contains("password"_L1, Qt::CaseInsensitive) && element->arg
            && IsA(element->arg, String)) {
            return true;
        }
    }
    return false;
}

DdlOperation createSubscription(const CreateSubscriptionStmt *node)
{
    DdlOperation result { .kind = Kind::CreateSubscription,
        .objectKind = ObjectKind::Subscription };
    result.object = { {}, text(node->subname) };
    result.password = text(node->conninfo).contains("password="_L1, Qt::CaseInsensitive);
    bool found = false;
    const auto off = [&found](const QString &value) {
        return found && (value == "false"_L1 || value == "off"_L1 || value == "0"_L1);
    };
    const bool noSlot = off(option(node->options, "create_slot", &found));
    found = false;
    result.createsSlot = !noSlot && !off(option(node->options, "connect", &found));
    return result;
}

DdlOperation createStatistics(const CreateStatsStmt *node)
{
    DdlOperation result { .kind = Kind::CreateStatistics, .objectKind = ObjectKind::Statistics };
    result.object = objectName(node->defnames);
    result.ifNotExists = node->if_not_exists;
    if (node->relations && IsA(static_cast<Node *>(linitial(node->relations)), RangeVar)) {
        result.table = objectName(static_cast<const RangeVar *>(linitial(node->relations)));
    }
    return result;
}

DdlOperation named(Kind kind, ObjectKind objectKind, const char *name, bool ifNotExists = false)
{
    DdlOperation result { .kind = kind, .objectKind = objectKind };
    result.object = { {}, text(name) };
    result.ifNotExists = ifNotExists;
    return result;
}

void addPublished(const List *objects, DdlOperation &result)
{
    for (int i = 0; i < list_length(objects); ++i) {
        const auto *each = static_cast<const PublicationObjSpec *>(list_nth(objects, i));
        if (each->pubobjtype == PUBLICATIONOBJ_TABLE && each->pubtable) {
            result.objects.append(objectName(each->pubtable->relation));
        }
    }
}

DdlOperation createIndex(const IndexStmt *node)
{
    DdlOperation result { .kind = Kind::CreateIndex, .objectKind = ObjectKind::Index };
    result.index = index(node);
    result.table = result.index.table;
    result.object = { result.table.schema, result.index.name };
    result.concurrently = node->concurrent;
    result.ifNotExists = node->if_not_exists;
    return result;
}

DdlOperation createDatabase(const CreatedbStmt *node)
{
    return named(Kind::CreateDatabase, ObjectKind::Database, node->dbname);
}

DdlOperation createEnum(const CreateEnumStmt *node)
{
    DdlOperation result { .kind = Kind::CreateEnum, .objectKind = ObjectKind::Type };
    result.object = objectName(node->typeName);
    result.names = strings(node->vals);
    return result;
}

} // namespace

bool createStatement(const Node *node, DdlOperation &operation)
{
    switch (nodeTag(node)) {
    case T_CreateStmt:
        operation = createTable(as<CreateStmt>(node));
        return true;
    case T_CreateForeignTableStmt:
        operation = createTable(&as<CreateForeignTableStmt>(node)->base);
        operation.objectKind = ObjectKind::ForeignTable;
        return true;
    case T_CreateTableAsStmt:
        operation = createTableAs(as<CreateTableAsStmt>(node));
        return true;
    case T_ViewStmt:
        operation = createView(as<ViewStmt>(node));
        return true;
    case T_IndexStmt:
        operation = createIndex(as<IndexStmt>(node));
        return true;
    case T_CreateSeqStmt:
        operation = createSequence(as<CreateSeqStmt>(node));
        return true;
    case T_CreateFunctionStmt:
        operation = createRoutine(as<CreateFunctionStmt>(node));
        return true;
    case T_CreateTrigStmt:
        operation = createTrigger(as<CreateTrigStmt>(node));
        return true;
    case T_CreatePolicyStmt:
        operation = createPolicy(as<CreatePolicyStmt>(node));
        return true;
    case T_RuleStmt:
        operation = { .kind = Kind::CreateRule, .objectKind = ObjectKind::Rule };
        operation.table = objectName(as<RuleStmt>(node)->relation);
        operation.orReplace = as<RuleStmt>(node)->replace;
        return true;
    case T_CreateDomainStmt:
        operation = createDomain(as<CreateDomainStmt>(node));
        return true;
    case T_CreateEnumStmt:
        operation = createEnum(as<CreateEnumStmt>(node));
        return true;
    case T_CompositeTypeStmt:
        operation = { .kind = Kind::CreateType, .objectKind = ObjectKind::Type };
        operation.object = objectName(as<CompositeTypeStmt>(node)->typevar);
        return true;
    case T_CreateRangeStmt:
        operation = { .kind = Kind::CreateType, .objectKind = ObjectKind::Type };
        operation.object = objectName(as<CreateRangeStmt>(node)->typeName);
        return true;
    case T_DefineStmt:
        operation = { .kind = Kind::CreateType,
            .objectKind = objectKind(as<DefineStmt>(node)->kind) };
        operation.object = objectName(as<DefineStmt>(node)->defnames);
        operation.ifNotExists = as<DefineStmt>(node)->if_not_exists;
        operation.orReplace = as<DefineStmt>(node)->replace;
        return true;
    case T_CreateSchemaStmt:
        operation = createSchema(as<CreateSchemaStmt>(node));
        return true;
    case T_CreatedbStmt:
        operation = createDatabase(as<CreatedbStmt>(node));
        return true;
    case T_CreateTableSpaceStmt:
        operation = named(Kind::CreateTablespace, ObjectKind::Tablespace,
            as<CreateTableSpaceStmt>(node)->tablespacename);
        return true;
    case T_CreateExtensionStmt:
        operation = named(Kind::CreateExtension, ObjectKind::Extension,
            as<CreateExtensionStmt>(node)->extname, as<CreateExtensionStmt>(node)->if_not_exists);
        return true;
    case T_CreateEventTrigStmt:
        operation = named(Kind::CreateEventTrigger, ObjectKind::EventTrigger,
            as<CreateEventTrigStmt>(node)->trigname);
        return true;
    case T_CreatePLangStmt:
        operation = named(
            Kind::CreateLanguage, ObjectKind::Language, as<CreatePLangStmt>(node)->plname);
        return true;
    case T_CreateStatsStmt:
        operation = createStatistics(as<CreateStatsStmt>(node));
        return true;
    case T_CreateSubscriptionStmt:
        operation = createSubscription(as<CreateSubscriptionStmt>(node));
        return true;
    case T_CreatePublicationStmt:
        operation = named(Kind::CreatePublication, ObjectKind::Publication,
            as<CreatePublicationStmt>(node)->pubname);
        addPublished(as<CreatePublicationStmt>(node)->pubobjects, operation);
        return true;
    case T_AlterPublicationStmt:
        operation = named(Kind::AlterPublication, ObjectKind::Publication,
            as<AlterPublicationStmt>(node)->pubname);
        addPublished(as<AlterPublicationStmt>(node)->pubobjects, operation);
        return true;
    case T_CreateUserMappingStmt:
        operation = { .kind = Kind::CreateUserMapping, .objectKind = ObjectKind::UserMapping };
        operation.object = { {}, text(as<CreateUserMappingStmt>(node)->servername) };
        operation.password = hasPassword(as<CreateUserMappingStmt>(node)->options);
        return true;
    case T_AlterUserMappingStmt:
        operation = { .kind = Kind::AlterOther, .objectKind = ObjectKind::UserMapping };
        operation.password = hasPassword(as<AlterUserMappingStmt>(node)->options);
        return true;
    default:
        return false;
    }
}

} // namespace Switchback::Pg
