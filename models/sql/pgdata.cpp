// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/pgread.h"

extern "C" {
#include <nodes/nodeFuncs.h>
}

using namespace Qt::StringLiterals;

namespace Switchback::Pg {

namespace {

template<class T>
const T *as(const Node *node)
{
    return reinterpret_cast<const T *>(node);
}

struct Sources {
    QList<ObjectName> tables;
    QStringList queryNames; // of WITH
    QList<DataChange> changes;
    bool limited = false;
    bool offset = false;
    int depth = 0;
};

DataChange change(const Node *node, const Sources &outer);

bool isCatalog(const ObjectName &name)
{
    return name.schema == "pg_catalog"_L1 || name.schema == "information_schema"_L1
        || (name.schema.isEmpty() && name.name.startsWith("pg_"_L1));
}

bool collect(Node *node, void *context)
{
    auto &sources = *static_cast<Sources *>(context);
    if (!node || sources.depth > 200) {
        return false;
    }
    switch (nodeTag(node)) {
    case T_RangeVar: {
        const auto name = objectName(as<RangeVar>(node));
        const bool query = name.schema.isEmpty() && sources.queryNames.contains(name.name);
        if (!query && !isCatalog(name) && !sources.tables.contains(name)) {
            sources.tables.append(name);
        }
        return false;
    }
    case T_CommonTableExpr:
        sources.queryNames.append(text(as<CommonTableExpr>(node)->ctename));
        break;
    case T_SelectStmt:
        sources.limited = sources.limited || as<SelectStmt>(node)->limitCount;
        sources.offset = sources.offset || as<SelectStmt>(node)->limitOffset;
        // WITH first: its names are no tables below.
        if (as<SelectStmt>(node)->withClause) {
            collect(reinterpret_cast<Node *>(as<SelectStmt>(node)->withClause), context);
        }
        break;
    case T_InsertStmt:
    case T_UpdateStmt:
    case T_DeleteStmt:
    case T_MergeStmt:
        sources.changes.append(change(node, sources));
        return false;
    default:
        break;
    }
    ++sources.depth;
    raw_expression_tree_walker_impl(node, collect, context);
    --sources.depth;
    return false;
}

void collectList(const List *list, Sources &sources)
{
    for (int i = 0; i < list_length(list); ++i) {
        collect(static_cast<Node *>(list_nth(list, i)), &sources);
    }
}

Sources withClause(const WithClause *with, const Sources &outer)
{
    Sources sources {
        .tables = {}, .queryNames = outer.queryNames, .changes = {}, .depth = outer.depth
    };
    if (with) {
        collectList(with->ctes, sources);
    }
    return sources;
}

void readInsertSource(const SelectStmt *select, DataChange &result, Sources &sources)
{
    if (!select) {
        result.fromValues = true;
        return;
    }
    collect(const_cast<Node *>(reinterpret_cast<const Node *>(select)), &sources);
    result.fromValues = select->valuesLists || sources.tables.isEmpty();
    result.where = expression(select->whereClause);
    for (int i = 0; i < list_length(select->targetList); ++i) {
        const auto *target = static_cast<const ResTarget *>(list_nth(select->targetList, i));
        result.copied.append(expression(target->val));
    }
}

DataChange insertChange(const InsertStmt *node, Sources &sources)
{
    DataChange result { .kind = DataChange::Kind::Insert, .table = objectName(node->relation) };
    for (int i = 0; i < list_length(node->cols); ++i) {
        result.columns.append(text(static_cast<const ResTarget *>(list_nth(node->cols, i))->name));
    }
    readInsertSource(as<SelectStmt>(node->selectStmt), result, sources);
    return result;
}

DataChange updateChange(const UpdateStmt *node, Sources &sources)
{
    DataChange result { .kind = DataChange::Kind::Update, .table = objectName(node->relation) };
    for (int i = 0; i < list_length(node->targetList); ++i) {
        const auto *target = static_cast<const ResTarget *>(list_nth(node->targetList, i));
        result.sets.append({ text(target->name), expression(target->val) });
    }
    result.where = expression(node->whereClause);
    result.joined = node->fromClause;
    collectList(node->fromClause, sources);
    return result;
}

DataChange deleteChange(const DeleteStmt *node, Sources &sources)
{
    DataChange result { .kind = DataChange::Kind::Delete, .table = objectName(node->relation) };
    result.where = expression(node->whereClause);
    result.joined = node->usingClause;
    collectList(node->usingClause, sources);
    return result;
}

DataChange mergeChange(const MergeStmt *node, Sources &sources)
{
    DataChange result { .kind = DataChange::Kind::Merge, .table = objectName(node->relation) };
    result.where = expression(node->joinCondition);
    result.joined = true;
    collect(node->sourceRelation, &sources);
    return result;
}

DataChange change(const Node *node, const Sources &outer)
{
    Sources sources = outer;
    sources.tables.clear();
    DataChange result;
    switch (nodeTag(node)) {
    case T_InsertStmt:
        result = insertChange(as<InsertStmt>(node), sources);
        break;
    case T_UpdateStmt:
        result = updateChange(as<UpdateStmt>(node), sources);
        break;
    case T_DeleteStmt:
        result = deleteChange(as<DeleteStmt>(node), sources);
        break;
    default:
        result = mergeChange(as<MergeStmt>(node), sources);
    }
    result.sources = sources.tables;
    result.limited = sources.limited;
    result.offset = sources.offset || result.where.offsetQuery;
    return result;
}

const WithClause *withOf(const Node *node)
{
    switch (nodeTag(node)) {
    case T_InsertStmt:
        return as<InsertStmt>(node)->withClause;
    case T_UpdateStmt:
        return as<UpdateStmt>(node)->withClause;
    case T_DeleteStmt:
        return as<DeleteStmt>(node)->withClause;
    case T_MergeStmt:
        return as<MergeStmt>(node)->withClause;
    default:
        return nullptr;
    }
}

bool narrows(const Condition &condition)
{
    using Kind = Condition::Kind;
    return (condition.kind == Kind::Compare && condition.constant && condition.op == "="_L1)
        || (condition.kind == Kind::InValues && condition.constant)
        || condition.kind == Kind::Between || condition.limited;
}

DdlOperation selectOperation(const SelectStmt *node)
{
    DdlOperation result { .kind = DdlOperation::Kind::Select };
    addReads(reinterpret_cast<const Node *>(node), result);
    const auto all = expression(reinterpret_cast<const Node *>(node));
    result.functions = all.functions;
    result.arguments = all.strings;
    result.where = expression(node->whereClause);
    result.limited = node->limitCount;
    const bool narrowed = std::ranges::any_of(result.where.conditions, narrows);
    result.whole = !result.reads.isEmpty() && !narrowed && !result.limited;
    if (node->lockingClause) {
        result.value = u"for update"_s;
    }
    if (!result.changes.isEmpty()) {
        result.kind = DdlOperation::Kind::DataChange;
    }
    if (node->intoClause) {
        result.kind = DdlOperation::Kind::CreateTableAs;
        result.objectKind = ObjectKind::Table;
        result.object = objectName(node->intoClause->rel);
        result.temporary = node->intoClause->rel->relpersistence == 't';
        result.unlogged = node->intoClause->rel->relpersistence == 'u';
    }
    return result;
}

/// A dump's INSERT: its values say nothing that a rule asks for.
bool isLongList(const Node *node)
{
    constexpr int limit = 200; // rows
    if (!IsA(node, InsertStmt)) {
        return false;
    }
    const auto *select = as<SelectStmt>(as<InsertStmt>(node)->selectStmt);
    return select && list_length(select->valuesLists) > limit;
}

} // namespace

void addReads(const Node *node, DdlOperation &operation)
{
    Sources sources;
    collect(const_cast<Node *>(node), &sources);
    operation.reads += sources.tables;
    operation.changes += sources.changes;
}

DdlOperation query(const Node *node)
{
    if (IsA(node, SelectStmt)) {
        return selectOperation(as<SelectStmt>(node));
    }
    DdlOperation result { .kind = DdlOperation::Kind::DataChange };
    auto with = withClause(withOf(node), {});
    result.changes = with.changes;
    auto main = change(node, with);
    for (const auto &table : with.tables) {
        if (!main.sources.contains(table)) {
            main.sources.append(table);
        }
    }
    result.changes.append(main);
    result.object = main.table;
    if (!isLongList(node)) {
        const auto all = expression(node);
        result.functions = all.functions;
        result.arguments = all.strings;
    }
    return result;
}

} // namespace Switchback::Pg
