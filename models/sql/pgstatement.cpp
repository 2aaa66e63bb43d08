// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/pgread.h"

extern "C" {
#include <storage/lockdefs.h>
}

using namespace Qt::StringLiterals;

namespace Switchback::Pg {

namespace {

using Kind = DdlOperation::Kind;

template<class T>
const T *as(const Node *node)
{
    return reinterpret_cast<const T *>(node);
}

void addRanges(const List *ranges, DdlOperation &result)
{
    for (int i = 0; i < list_length(ranges); ++i) {
        const auto *node = static_cast<const Node *>(list_nth(ranges, i));
        result.objects.append(objectName(
            IsA(node, VacuumRelation) ? as<VacuumRelation>(node)->relation : as<RangeVar>(node)));
    }
    result.object = result.objects.value(0);
}

QString lockMode(int mode)
{
    static const QStringList names { QString(), u"ACCESS SHARE"_s, u"ROW SHARE"_s,
        u"ROW EXCLUSIVE"_s, u"SHARE UPDATE EXCLUSIVE"_s, u"SHARE"_s, u"SHARE ROW EXCLUSIVE"_s,
        u"EXCLUSIVE"_s, u"ACCESS EXCLUSIVE"_s };
    return names.value(mode);
}

DdlOperation transaction(const TransactionStmt *node)
{
    switch (node->kind) {
    case TRANS_STMT_BEGIN:
    case TRANS_STMT_START:
        return { .kind = Kind::Begin };
    case TRANS_STMT_COMMIT:
    case TRANS_STMT_COMMIT_PREPARED:
        return { .kind = Kind::Commit };
    case TRANS_STMT_ROLLBACK:
    case TRANS_STMT_ROLLBACK_PREPARED:
        return { .kind = Kind::Rollback };
    case TRANS_STMT_PREPARE:
        return { .kind = Kind::PrepareTransaction };
    default:
        return { .kind = Kind::Savepoint };
    }
}

DdlOperation set(const VariableSetStmt *node)
{
    const bool reset = node->kind == VAR_RESET || node->kind == VAR_RESET_ALL;
    DdlOperation result { .kind = reset ? Kind::Reset : Kind::Set };
    result.name = node->kind == VAR_RESET_ALL ? u"all"_s : text(node->name).toLower();
    result.local = node->is_local;
    result.isDefault = node->kind == VAR_SET_DEFAULT;
    QStringList values;
    for (int i = 0; i < list_length(node->args); ++i) {
        const auto value = expression(static_cast<const Node *>(list_nth(node->args, i)));
        values.append(value.strings.isEmpty() ? value.text : value.strings.first());
    }
    result.value = values.join(u", "_s).toLower();
    if (node->kind == VAR_SET_MULTI) {
        result.kind = Kind::Other;
    }
    return result;
}

DdlOperation reindex(const ReindexStmt *node)
{
    DdlOperation result { .kind = Kind::Reindex };
    switch (node->kind) {
    case REINDEX_OBJECT_INDEX:
        result.objectKind = ObjectKind::Index;
        break;
    case REINDEX_OBJECT_TABLE:
        result.objectKind = ObjectKind::Table;
        break;
    case REINDEX_OBJECT_SCHEMA:
        result.objectKind = ObjectKind::Schema;
        break;
    case REINDEX_OBJECT_DATABASE:
        result.objectKind = ObjectKind::Database;
        break;
    default:
        result.objectKind = ObjectKind::Other; // SYSTEM
    }
    result.object = node->relation ? objectName(node->relation)
                                   : ObjectName { {}, text(node->name) };
    result.concurrently = optionIsOn(node->params, "concurrently");
    return result;
}

DdlOperation vacuum(const VacuumStmt *node)
{
    DdlOperation result { .kind = node->is_vacuumcmd ? Kind::Vacuum : Kind::Analyze };
    addRanges(node->rels, result);
    result.full = optionIsOn(node->options, "full");
    return result;
}

DdlOperation truncate(const TruncateStmt *node)
{
    DdlOperation result { .kind = Kind::Truncate, .objectKind = ObjectKind::Table };
    addRanges(node->relations, result);
    result.cascade = node->behavior == DROP_CASCADE;
    return result;
}

DdlOperation lock(const LockStmt *node)
{
    DdlOperation result { .kind = Kind::LockTable, .objectKind = ObjectKind::Table };
    addRanges(node->relations, result);
    result.value = lockMode(node->mode);
    result.noWait = node->nowait;
    return result;
}

DdlOperation cluster(const ClusterStmt *node)
{
    DdlOperation result { .kind = Kind::Cluster, .objectKind = ObjectKind::Table };
    result.object = objectName(node->relation);
    return result;
}

DdlOperation refresh(const RefreshMatViewStmt *node)
{
    DdlOperation result { .kind = Kind::RefreshView, .objectKind = ObjectKind::MaterializedView };
    result.object = objectName(node->relation);
    result.concurrently = node->concurrent;
    result.withData = !node->skipData;
    return result;
}

DdlOperation comment(const CommentStmt *node)
{
    DdlOperation result { .kind = Kind::Comment, .objectKind = objectKind(node->objtype) };
    result.object = objectName(node->object);
    if (IsA(node->object, List)
        && (node->objtype == OBJECT_COLUMN || node->objtype == OBJECT_TABCONSTRAINT)) {
        const auto parts = strings(as<List>(node->object));
        const auto size = parts.size();
        result.name = parts.isEmpty() ? QString() : parts.last();
        result.object = size > 1
            ? ObjectName { size > 2 ? parts[size - 3] : QString(), parts[size - 2] }
            : ObjectName {};
    }
    return result;
}

DdlOperation copy(const CopyStmt *node)
{
    DdlOperation result { .kind = Kind::Copy, .objectKind = ObjectKind::Table };
    result.object = objectName(node->relation);
    result.fromFile = node->is_program || node->filename;
    result.fromStdin = node->is_from && !result.fromFile;
    result.local = node->is_from;
    if (node->query) {
        addReads(node->query, result);
    }
    return result;
}

DdlOperation call(const CallStmt *node)
{
    DdlOperation result { .kind = Kind::Call, .objectKind = ObjectKind::Procedure };
    result.object = objectName(node->funccall->funcname);
    result.text = u"CALL "_s + result.object.name;
    result.functions = { result.object.name };
    return result;
}

bool dataStatement(const Node *node, DdlOperation &operation)
{
    switch (nodeTag(node)) {
    case T_SelectStmt:
    case T_InsertStmt:
    case T_UpdateStmt:
    case T_DeleteStmt:
    case T_MergeStmt:
        operation = query(node);
        return true;
    case T_CopyStmt:
        operation = copy(as<CopyStmt>(node));
        return true;
    case T_DoStmt:
        operation = { .kind = Kind::Do };
        return true;
    case T_CallStmt:
        operation = call(as<CallStmt>(node));
        return true;
    case T_ExecuteStmt:
        operation = { .kind = Kind::Execute };
        operation.text = u"EXECUTE "_s + text(as<ExecuteStmt>(node)->name);
        return true;
    case T_TruncateStmt:
        operation = truncate(as<TruncateStmt>(node));
        return true;
    default:
        return false;
    }
}

bool utilityStatement(const Node *node, DdlOperation &operation)
{
    switch (nodeTag(node)) {
    case T_TransactionStmt:
        operation = transaction(as<TransactionStmt>(node));
        return true;
    case T_VariableSetStmt:
        operation = set(as<VariableSetStmt>(node));
        return true;
    case T_LockStmt:
        operation = lock(as<LockStmt>(node));
        return true;
    case T_ReindexStmt:
        operation = reindex(as<ReindexStmt>(node));
        return true;
    case T_VacuumStmt:
        operation = vacuum(as<VacuumStmt>(node));
        return true;
    case T_ClusterStmt:
        operation = cluster(as<ClusterStmt>(node));
        return true;
    case T_RefreshMatViewStmt:
        operation = refresh(as<RefreshMatViewStmt>(node));
        return true;
    case T_CommentStmt:
        operation = comment(as<CommentStmt>(node));
        return true;
    case T_ConstraintsSetStmt:
        operation = { .kind = Kind::SetConstraints };
        operation.deferred = as<ConstraintsSetStmt>(node)->deferred;
        return true;
    default:
        return false;
    }
}

} // namespace

DdlOperation statement(const Node *node)
{
    DdlOperation operation;
    if (createStatement(node, operation) || alterStatement(node, operation)
        || dataStatement(node, operation) || utilityStatement(node, operation)
        || roleStatement(node, operation)) {
        return operation;
    }
    operation.text = QString::number(nodeTag(node));
    return operation;
}

} // namespace Switchback::Pg
