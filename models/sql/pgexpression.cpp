// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/pgread.h"

extern "C" {
#include <nodes/nodeFuncs.h>
}

using namespace Qt::StringLiterals;

namespace Switchback::Pg {

namespace {

constexpr int DepthLimit = 400; // deeper expressions are cut, not followed

struct Walk {
    Expression &out;
    int depth = 0;
};

void visit(const Node *node, Walk &walk);

void addOnce(QStringList &list, const QString &value)
{
    if (!list.contains(value)) {
        list.append(value);
    }
}

void visitList(const List *list, Walk &walk)
{
    walk.out.text += u'(';
    for (int i = 0; i < list_length(list); ++i) {
        if (i > 0) {
            walk.out.text += u',';
        }
        visit(static_cast<const Node *>(list_nth(list, i)), walk);
    }
    walk.out.text += u')';
}

QString constantText(const A_Const *node)
{
    if (node->isnull) {
        return u"NULL"_s;
    }
    switch (nodeTag(&node->val)) {
    case T_Integer:
        return QString::number(node->val.ival.ival);
    case T_Float:
        return text(node->val.fval.fval);
    case T_Boolean:
        return node->val.boolval.boolval ? u"true"_s : u"false"_s;
    case T_String:
        return text(node->val.sval.sval);
    default:
        return text(node->val.bsval.bsval);
    }
}

void visitConstant(const A_Const *node, Walk &walk)
{
    const auto value = constantText(node);
    if (!node->isnull && nodeTag(&node->val) == T_String) {
        walk.out.strings.append(value);
        walk.out.text += u'\'' + value + u'\'';
        return;
    }
    walk.out.text += value;
}

QString columnOf(const ColumnRef *node)
{
    const auto *last = node->fields ? static_cast<const Node *>(llast(node->fields)) : nullptr;
    return last && IsA(last, String) ? text(castNode(String, const_cast<Node *>(last))->sval)
                                     : u"*"_s;
}

QString operatorName(const A_Expr *node)
{
    return lastName(node->name);
}

void visitOperator(const A_Expr *node, Walk &walk)
{
    walk.out.text += u'(';
    if (node->lexpr) {
        visit(node->lexpr, walk);
    }
    walk.out.text += u' ' + QString::number(node->kind) + operatorName(node) + u' ';
    visit(node->rexpr, walk);
    walk.out.text += u')';
}

void visitBool(const BoolExpr *node, Walk &walk)
{
    walk.out.text += node->boolop == AND_EXPR ? u"and"_s
        : node->boolop == OR_EXPR             ? u"or"_s
                                              : u"not"_s;
    visitList(node->args, walk);
}

void visitCall(const FuncCall *node, Walk &walk)
{
    const auto name = lastName(node->funcname);
    addOnce(walk.out.functions, name);
    walk.out.text += name;
    visitList(node->args, walk);
    if (node->agg_filter) {
        visit(node->agg_filter, walk);
    }
}

void visitTest(const Node *argument, const QString &word, Walk &walk)
{
    visit(argument, walk);
    walk.out.text += word;
}

void visitSubLink(const SubLink *node, Walk &walk)
{
    walk.out.hasQuery = true;
    walk.out.text += u"query"_s + QString::number(node->subLinkType);
    if (node->testexpr) {
        visit(node->testexpr, walk);
    }
    visit(node->subselect, walk);
}

bool visitChild(Node *node, void *walk)
{
    visit(node, *static_cast<Walk *>(walk));
    return false;
}

/// Nodes that matter only for what is inside them. The list is that of the server's own walker,
/// which refuses others.
bool isContainer(NodeTag tag)
{
    switch (tag) {
    case T_SelectStmt:
    case T_ResTarget:
    case T_CaseExpr:
    case T_CaseWhen:
    case T_A_ArrayExpr:
    case T_RowExpr:
    case T_MinMaxExpr:
    case T_A_Indirection:
    case T_A_Indices:
    case T_NamedArgExpr:
    case T_XmlExpr:
    case T_XmlSerialize:
    case T_GroupingFunc:
    case T_GroupingSet:
    case T_WindowDef:
    case T_SortBy:
    case T_WithClause:
    case T_CommonTableExpr:
    case T_JoinExpr:
    case T_RangeSubselect:
    case T_RangeFunction:
    case T_RangeTableSample:
    case T_LockingClause:
    case T_JsonFormat:
    case T_JsonReturning:
    case T_JsonValueExpr:
    case T_JsonIsPredicate:
    case T_JsonObjectConstructor:
    case T_JsonArrayConstructor:
    case T_JsonArrayQueryConstructor:
    case T_JsonObjectAgg:
    case T_JsonArrayAgg:
    case T_JsonAggConstructor:
    case T_JsonKeyValue:
    case T_JsonOutput:
    case T_JsonArgument:
    case T_JsonFuncExpr:
    case T_JsonBehavior:
    case T_InsertStmt:
    case T_UpdateStmt:
    case T_DeleteStmt:
    case T_MergeStmt:
    case T_MergeWhenClause:
    case T_OnConflictClause:
    case T_InferClause:
        return true;
    default:
        return false;
    }
}

void visitContainer(Node *node, Walk &walk)
{
    if (IsA(node, SelectStmt)) {
        const auto *select = reinterpret_cast<const SelectStmt *>(node);
        walk.out.limitedQuery = walk.out.limitedQuery || select->limitCount;
        walk.out.offsetQuery = walk.out.offsetQuery || select->limitOffset;
    }
    walk.out.text += u'{' + QString::number(nodeTag(node)) + u':';
    raw_expression_tree_walker_impl(node, visitChild, &walk);
    walk.out.text += u'}';
}

void visitValueFunction(const SQLValueFunction *node, Walk &walk)
{
    static constexpr const char *names[] = { "current_date", "current_time", "current_time",
        "current_timestamp", "current_timestamp", "localtime", "localtime", "localtimestamp",
        "localtimestamp", "current_role", "current_user", "user", "session_user", "current_catalog",
        "current_schema" };
    const auto name = QString::fromLatin1(names[node->op]);
    addOnce(walk.out.functions, name);
    walk.out.text += name;
}

void visitCast(const TypeCast *node, Walk &walk)
{
    visit(node->arg, walk);
    const auto type = sqlType(node->typeName);
    walk.out.text += u"::"_s + type.name + (type.array ? u"[]"_s : QString());
    for (const auto modifier : type.modifiers) {
        walk.out.text += u',' + QString::number(modifier);
    }
}

void visit(const Node *node, Walk &walk)
{
    if (!node) {
        return;
    }
    if (++walk.depth > DepthLimit) {
        --walk.depth;
        walk.out.text += u'…';
        return;
    }
    auto *plain = const_cast<Node *>(node);
    switch (nodeTag(node)) {
    case T_ColumnRef: {
        const auto name = columnOf(castNode(ColumnRef, plain));
        addOnce(walk.out.columns, name);
        walk.out.text += name;
        break;
    }
    case T_A_Const:
        visitConstant(castNode(A_Const, plain), walk);
        break;
    case T_A_Expr:
        visitOperator(castNode(A_Expr, plain), walk);
        break;
    case T_BoolExpr:
        visitBool(castNode(BoolExpr, plain), walk);
        break;
    case T_FuncCall:
        visitCall(castNode(FuncCall, plain), walk);
        break;
    case T_TypeCast:
        visitCast(castNode(TypeCast, plain), walk);
        break;
    case T_NullTest:
        visitTest(reinterpret_cast<Node *>(castNode(NullTest, plain)->arg),
            castNode(NullTest, plain)->nulltesttype == IS_NULL ? u" isnull"_s : u" notnull"_s,
            walk);
        break;
    case T_BooleanTest:
        visitTest(reinterpret_cast<Node *>(castNode(BooleanTest, plain)->arg),
            u" is"_s + QString::number(castNode(BooleanTest, plain)->booltesttype), walk);
        break;
    case T_SubLink:
        visitSubLink(castNode(SubLink, plain), walk);
        break;
    case T_CoalesceExpr:
        addOnce(walk.out.functions, u"coalesce"_s);
        walk.out.text += u"coalesce"_s;
        visitList(castNode(CoalesceExpr, plain)->args, walk);
        break;
    case T_SQLValueFunction:
        visitValueFunction(castNode(SQLValueFunction, plain), walk);
        break;
    case T_CollateClause:
        visit(castNode(CollateClause, plain)->arg, walk);
        walk.out.text += u" collate "_s + lastName(castNode(CollateClause, plain)->collname);
        break;
    case T_List:
        visitList(reinterpret_cast<const List *>(node), walk);
        break;
    case T_RangeVar:
        walk.out.text += objectName(castNode(RangeVar, plain)).name;
        break;
    default:
        if (isContainer(nodeTag(node))) {
            visitContainer(plain, walk);
        } else {
            walk.out.text += u'#' + QString::number(nodeTag(node));
        }
    }
    --walk.depth;
}

QString columnName(const Node *node)
{
    while (node && IsA(node, TypeCast)) {
        node = reinterpret_cast<const TypeCast *>(node)->arg;
    }
    return node && IsA(node, ColumnRef) ? columnOf(reinterpret_cast<const ColumnRef *>(node))
                                        : QString();
}

struct Side {
    QString column;
    Expression value;
};

Side side(const Node *node)
{
    Side result { .column = columnName(node), .value = {} };
    if (node) {
        Walk walk { result.value };
        visit(node, walk);
    }
    return result;
}

QStringList constants(const Node *node)
{
    QStringList values;
    while (node && IsA(node, TypeCast)) {
        node = reinterpret_cast<const TypeCast *>(node)->arg;
    }
    if (node && IsA(node, A_Const)) {
        values.append(constantText(reinterpret_cast<const A_Const *>(node)));
    } else if (node && IsA(node, List)) {
        const auto *list = reinterpret_cast<const List *>(node);
        for (int i = 0; i < list_length(list); ++i) {
            values += constants(static_cast<const Node *>(list_nth(list, i)));
        }
    } else if (node && IsA(node, A_ArrayExpr)) {
        values = constants(
            reinterpret_cast<const Node *>(reinterpret_cast<const A_ArrayExpr *>(node)->elements));
    }
    return values;
}

QString turned(const QString &op)
{
    static const QHash<QString, QString> opposite { { u"<"_s, u">"_s }, { u">"_s, u"<"_s },
        { u"<="_s, u">="_s }, { u">="_s, u"<="_s } };
    return opposite.value(op, op);
}

bool holdsNoColumn(const Expression &expression)
{
    return expression.columns.isEmpty() && !expression.hasQuery;
}

Condition compareCondition(const A_Expr *node)
{
    auto left = side(node->lexpr);
    auto right = side(node->rexpr);
    Condition result { .kind = Condition::Kind::Compare,
        .column = left.column,
        .op = operatorName(node),
        .values = constants(node->rexpr),
        .constant = holdsNoColumn(right.value),
        .limited = right.value.limitedQuery || left.value.limitedQuery,
        .offset = right.value.offsetQuery || left.value.offsetQuery };
    if (holdsNoColumn(left.value) && holdsNoColumn(right.value)) {
        result.kind = Condition::Kind::Constant;
        result.alwaysTrue = (result.op == "="_L1 && left.value.text == right.value.text)
            || (result.op == "<>"_L1 && left.value.text != right.value.text);
        return result;
    }
    if (!left.column.isEmpty() && !right.column.isEmpty()) {
        result.kind = Condition::Kind::Join;
        return result;
    }
    if (left.column.isEmpty() && !right.column.isEmpty()) {
        result.column = right.column;
        result.op = turned(result.op);
        result.values = constants(node->lexpr);
        result.constant = holdsNoColumn(left.value);
    }
    if (result.column.isEmpty()) {
        result.kind = Condition::Kind::Other;
    }
    return result;
}

Condition operatorCondition(const A_Expr *node)
{
    switch (node->kind) {
    case AEXPR_OP:
        return compareCondition(node);
    case AEXPR_IN:
    case AEXPR_OP_ANY: {
        const auto list = side(node->rexpr).value;
        const bool equal = operatorName(node) == "="_L1;
        if (list.hasQuery) {
            return { .kind = equal ? Condition::Kind::InQuery : Condition::Kind::Other,
                .column = columnName(node->lexpr),
                .limited = list.limitedQuery,
                .offset = list.offsetQuery };
        }
        return { .kind = equal ? Condition::Kind::InValues : Condition::Kind::Other,
            .column = columnName(node->lexpr),
            .values = constants(node->rexpr),
            .constant = holdsNoColumn(list) };
    }
    case AEXPR_BETWEEN:
    case AEXPR_BETWEEN_SYM:
        return { .kind = Condition::Kind::Between,
            .column = columnName(node->lexpr),
            .op = u"between"_s,
            .values = constants(node->rexpr),
            .constant = holdsNoColumn(side(node->rexpr).value) };
    default:
        return {};
    }
}

Condition queryCondition(const SubLink *node)
{
    const auto query = side(node->subselect).value;
    const bool in = node->subLinkType == ANY_SUBLINK;
    return { .kind = in ? Condition::Kind::InQuery : Condition::Kind::Other,
        .column = columnName(node->testexpr),
        .limited = query.limitedQuery,
        .offset = query.offsetQuery };
}

void addConditions(const Node *node, QList<Condition> &out, int depth = 0)
{
    if (!node || depth > DepthLimit) {
        return;
    }
    if (IsA(node, BoolExpr) && reinterpret_cast<const BoolExpr *>(node)->boolop == AND_EXPR) {
        const auto *list = reinterpret_cast<const BoolExpr *>(node)->args;
        for (int i = 0; i < list_length(list); ++i) {
            addConditions(static_cast<const Node *>(list_nth(list, i)), out, depth + 1);
        }
        return;
    }
    if (IsA(node, NullTest)) {
        const auto *test = reinterpret_cast<const NullTest *>(node);
        out.append({ .kind = test->nulltesttype == IS_NULL ? Condition::Kind::IsNull
                                                           : Condition::Kind::IsNotNull,
            .column = columnName(reinterpret_cast<const Node *>(test->arg)) });
    } else if (IsA(node, A_Expr)) {
        out.append(operatorCondition(reinterpret_cast<const A_Expr *>(node)));
    } else if (IsA(node, SubLink)) {
        out.append(queryCondition(reinterpret_cast<const SubLink *>(node)));
    } else {
        const auto value = side(node).value;
        const bool constant = holdsNoColumn(value) && value.functions.isEmpty();
        out.append({ .kind = constant ? Condition::Kind::Constant : Condition::Kind::Other,
            .alwaysTrue = constant && (value.text == "true"_L1 || value.text == "not(false)"_L1),
            .limited = value.limitedQuery,
            .offset = value.offsetQuery });
    }
}

} // namespace

Expression expression(const Node *node)
{
    Expression result;
    if (!node) {
        return result;
    }
    result.present = true;
    Walk walk { result };
    visit(node, walk);
    addConditions(node, result.conditions);
    const auto *inner = node;
    while (IsA(inner, TypeCast)) {
        if (result.castTo.isEmpty()) {
            result.castTo = sqlType(reinterpret_cast<const TypeCast *>(inner)->typeName);
        }
        inner = reinterpret_cast<const TypeCast *>(inner)->arg;
    }
    result.bareColumn = columnName(node);
    result.isNull = IsA(inner, A_Const) && reinterpret_cast<const A_Const *>(inner)->isnull;
    result.isConstant = holdsNoColumn(result) && result.functions.isEmpty();
    result.isTrue = result.isConstant && result.text == "true"_L1;
    return result;
}

} // namespace Switchback::Pg
