// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/script.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

bool isSchemaChange(const DdlOperation &operation)
{
    switch (operation.kind) {
    case Kind::Truncate:
    case Kind::Reindex:
    case Kind::Cluster:
    case Kind::RefreshView:
    case Kind::Drop:
        return true;
    default:
        return operation.kind >= Kind::CreateTable && operation.kind <= Kind::Drop
            && operation.kind != Kind::AlterSystem;
    }
}

bool isConcurrent(const DdlOperation &operation)
{
    if (operation.kind == Kind::AlterTable) {
        return std::ranges::any_of(operation.actions, [](const TableAction &action) {
            return action.kind == Action::DetachPartition && action.concurrently;
        });
    }
    return operation.concurrently
        && (operation.kind == Kind::CreateIndex || operation.kind == Kind::Reindex
            || (operation.kind == Kind::Drop && operation.objectKind == ObjectKind::Index));
}

namespace {

bool sameTable(const ObjectName &a, const ObjectName &b, Dialect dialect)
{
    if (dialect != Dialect::PostgreSql) {
        return a.name.compare(b.name, Qt::CaseInsensitive) == 0;
    }
    const auto schema = [](const ObjectName &name) {
        return name.schema.isEmpty() ? u"public"_s : name.schema;
    };
    return a.name == b.name && schema(a) == schema(b);
}

/// RENAME of a table in either spelling: from and to, or empty names.
std::pair<ObjectName, ObjectName> tableRename(const DdlOperation &operation)
{
    if (operation.kind == Kind::Rename && operation.objectKind == ObjectKind::Table) {
        return { operation.object, { operation.object.schema, operation.newName } };
    }
    if (operation.kind == Kind::AlterTable && operation.actions.size() == 1
        && operation.actions.first().kind == Action::RenameTable) {
        return { operation.object, { operation.object.schema, operation.actions.first().newName } };
    }
    return {};
}

class RebuildFinder
{
public:
    RebuildFinder(const QList<ScriptStatement> &statements, Dialect dialect)
        : m_statements(statements)
        , m_dialect(dialect)
    {
    }

    QList<TableRebuild> find()
    {
        QList<TableRebuild> result;
        for (int i = 0; i < m_statements.size(); ++i) {
            const auto &operation = m_statements[i].operation;
            if (operation.kind != Kind::CreateTable && operation.kind != Kind::CreateTableAs) {
                continue;
            }
            auto rebuild = newFirst(i);
            if (rebuild.drop < 0) {
                rebuild = oldFirst(i);
            }
            if (rebuild.drop >= 0) {
                result.append(rebuild);
            }
        }
        return result;
    }

private:
    bool same(const ObjectName &a, const ObjectName &b) const { return sameTable(a, b, m_dialect); }

    /// INSERT INTO target SELECT … FROM source, after `from`. CREATE TABLE … AS copies by itself.
    std::pair<int, ObjectName> copyInto(const ObjectName &target, int from) const
    {
        const auto &create = m_statements[from].operation;
        if (create.kind == Kind::CreateTableAs && !create.reads.isEmpty()) {
            return { from, create.reads.first() };
        }
        for (int i = from + 1; i < m_statements.size(); ++i) {
            for (const auto &change : m_statements[i].operation.changes) {
                if (change.kind == DataChange::Kind::Insert && same(change.table, target)
                    && !change.sources.isEmpty()) {
                    return { i, change.sources.first() };
                }
            }
        }
        return { -1, {} };
    }

    int dropOf(const ObjectName &table, int from) const
    {
        for (int i = from + 1; i < m_statements.size(); ++i) {
            const auto &operation = m_statements[i].operation;
            if (operation.kind == Kind::Drop && operation.objectKind == ObjectKind::Table
                && std::ranges::any_of(
                    operation.objects, [&](const ObjectName &each) { return same(each, table); })) {
                return i;
            }
        }
        return -1;
    }

    TableRebuild newFirst(int create) const
    {
        TableRebuild rebuild { .replacement = m_statements[create].operation.object,
            .create = create };
        const auto [insert, source] = copyInto(rebuild.replacement, create);
        rebuild.insert = insert;
        rebuild.table = source;
        if (insert < 0) {
            return rebuild;
        }
        const int drop = dropOf(source, insert);
        for (int i = qMax(drop, 0); drop >= 0 && i < m_statements.size(); ++i) {
            const auto [from, to] = tableRename(m_statements[i].operation);
            if (same(from, rebuild.replacement) && same(to, source)) {
                rebuild.rename = i;
                rebuild.drop = drop;
            }
        }
        return rebuild;
    }

    TableRebuild oldFirst(int create) const
    {
        TableRebuild rebuild { .replacement = m_statements[create].operation.object,
            .create = create,
            .oldRenamedFirst = true };
        rebuild.table = rebuild.replacement;
        for (int i = 0; i < create; ++i) {
            const auto [from, to] = tableRename(m_statements[i].operation);
            if (!same(from, rebuild.table) || from.isEmpty()) {
                continue;
            }
            const auto [insert, source] = copyInto(rebuild.table, create);
            if (insert >= 0 && same(source, to)) {
                rebuild.rename = i;
                rebuild.insert = insert;
                rebuild.drop = dropOf(to, insert);
            }
        }
        return rebuild;
    }

    const QList<ScriptStatement> &m_statements;
    Dialect m_dialect;
};

/// Opens DO blocks and CREATE SCHEMA: their statements take the place of the one.
void flatten(const DdlOperation &operation, int number, QList<ScriptStatement> &out)
{
    if (operation.kind != Kind::Do && operation.kind != Kind::CreateSchema) {
        out.append({ .operation = operation, .statement = number });
        return;
    }
    if (operation.kind == Kind::CreateSchema) {
        out.append({ .operation = operation, .statement = number });
    }
    for (auto inner : operation.inner) {
        inner.line = operation.line;
        inner.column = operation.column;
        const bool loop = inner.name == "loop"_L1;
        out.append({ .operation = inner,
            .statement = number,
            .inBlock = operation.kind == Kind::Do,
            .inLoop = loop });
    }
}

/// Transactions are numbered from 1; a DO block outside of one is one of its own.
void numberTransactions(ScriptView &view, bool oneMessage)
{
    int last = view.wrapped || oneMessage ? 1 : 0;
    int open = last;
    int block = -1;
    bool begun = false; // by the file itself
    for (auto &each : view.statements) {
        const auto kind = each.operation.kind;
        const bool own = !view.wrapped && !each.inBlock;
        if (own && kind == Kind::Begin) {
            begun = true;
            open = open == 0 ? ++last : open;
        }
        each.transaction = open;
        if (each.inBlock && open == 0) {
            last += block == each.statement ? 0 : 1;
            each.transaction = last;
            block = each.statement;
        }
        if (own
            && (kind == Kind::Commit || kind == Kind::Rollback
                || kind == Kind::PrepareTransaction)) {
            open = 0;
            begun = false;
        }
    }
    view.endsInTransaction = begun;
}

} // namespace

ScriptView makeScriptView(QList<NumberedOperation> operations, Direction direction, bool wrapped,
    bool oneMessage, Dialect dialect)
{
    ScriptView view {
        .statements = {}, .rebuilds = {}, .direction = direction, .wrapped = wrapped
    };
    view.statements.reserve(operations.size());
    for (const auto &each : operations) {
        flatten(each.operation, each.statement, view.statements);
    }
    numberTransactions(view, oneMessage && operations.size() > 1);
    if (view.statements.size() > 3) {
        view.rebuilds = RebuildFinder(view.statements, dialect).find();
    }
    return view;
}

} // namespace Switchback
