// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The macros of Ecto.Migration, and what stands in for the repository and for queries.

#include "formats/ecto/commands/run.h"

#include "formats/ecto/eval/acting.h"
#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

Eval Interpreter::formCreate(const Node &node, Scope &scope)
{
    const auto *const body = node.section(A::Do);
    if (!imports(scope, A::EctoMigration) && node.kind != NodeKind::Remote) {
        return plainCall(node, scope);
    }
    if (!body || !body->body || node.items.size() != 1) {
        return plainCall(node, scope);
    }
    const int line = m_line;
    const auto table = eval(*node.items[0], scope);
    if (!table) {
        return table;
    }
    if (!m_run) {
        return raise(A::RuntimeError, "could not find migration runner process");
    }
    if (!table->isUnknown() && !table->isStruct(A::MTable)) {
        return raise(A::MatchError, "no match of right hand side value: " + inspect(*table));
    }
    Command command;
    command.type = node.name == A::Create ? Command::Type::CreateTable
                                          : Command::Type::CreateTableIfNotExists;
    return commandBlock(command, *table, *body->body, line, scope);
}

Eval Interpreter::formAlter(const Node &node, Scope &scope)
{
    const auto *const body = node.section(A::Do);
    if ((!imports(scope, A::EctoMigration) && node.kind != NodeKind::Remote) || !body || !body->body
        || node.items.size() != 1) {
        return plainCall(node, scope);
    }
    const int line = m_line;
    const auto table = eval(*node.items[0], scope);
    if (!table) {
        return table;
    }
    if (!m_run) {
        return raise(A::RuntimeError, "could not find migration runner process");
    }
    if (!table->isUnknown() && !table->isStruct(A::MTable)) {
        return raise(A::MatchError, "no match of right hand side value: " + inspect(*table));
    }
    Command command;
    command.type = Command::Type::AlterTable;
    return commandBlock(command, *table, *body->body, line, scope);
}

/// create … do and alter … do: everything inside adds to one command.
Eval Interpreter::commandBlock(
    Command &command, const Value &table, const Node &body, int line, Scope &scope)
{
    command.line = line;
    command.object = table;
    auto key = Eval(Value(A::False));
    if (!table.isUnknown()) {
        const auto prefixed = m_run->prefixed(table);
        if (!prefixed) {
            return prefixed;
        }
        command.object = *prefixed;
        if (command.type != Command::Type::AlterTable) {
            key = m_run->primaryKey(table);
        }
    }
    const bool alters = command.type == Command::Type::AlterTable;
    if (const auto started = m_run->start(std::move(command)); !started || !key) {
        return started ? key : started;
    }
    if (key->isTuple(3)) {
        if (const auto added = callModule(A::EctoMigration, atom("add"), key->items()); !added) {
            return added;
        }
    }
    if (const auto done = evalIn(body, scope); !done) {
        return done;
    }
    const auto finished = m_run->finish();
    return finished && !alters ? Eval(table) : finished;
}

Eval Interpreter::formFlush(const Node &node, Scope &scope)
{
    if (!imports(scope, A::EctoMigration) && node.kind != NodeKind::Remote) {
        return plainCall(node, scope);
    }
    if (!m_run) {
        return raise(A::RuntimeError, "could not find migration runner process");
    }
    if (m_run->settings().down && !(scope.module && scope.module->exports(A::Down, 0))) {
        return raise(
            A::RuntimeError, "calling flush() inside change when doing rollback is not supported.");
    }
    return m_run->flush();
}

/// A name that is a macro of Ecto only where Ecto.Migration is imported.
Eval Interpreter::plainCall(const Node &node, Scope &scope)
{
    const auto line = m_line;
    std::vector<Value> arguments;
    if (const auto failed = evalArguments(node, scope, arguments); !failed) {
        return failed;
    }
    m_line = line;
    if (node.kind == NodeKind::Remote) {
        return callNamedIn(A::EctoMigration, node, scope, arguments);
    }
    return callLocal(node, scope, arguments);
}

Eval Interpreter::formFrom(const Node &node, Scope &scope)
{
    return formQuery(node, scope);
}

// Other queries are not built: what becomes of them is up to the repository.
Eval Interpreter::formQuery(const Node &node, Scope &scope)
{
    if (const auto query = plainQuery(node, scope)) {
        return *query;
    }
    m_call = &node;
    m_callSource = scope.source;
    return unknown("a query that is sent while the migration runs");
}

bool Interpreter::isRepository(Atom name) const
{
    return m_run && m_run->settings().repository.isAtom(name);
}

// The repository asks the database. What it answers is not known; SQL given as plain text is kept.
Eval Interpreter::callRepository(Atom name, const Node &node, Arguments arguments)
{
    const auto function = nameOf(node.name);
    if (function == "config" && arguments.empty() && isRepository(name)) {
        return m_run->settings().config;
    }
    if (function == "in_transaction?") {
        return Value(m_run && m_run->settings().writer->transactionalDdl());
    }
    if (function == "__adapter__") {
        return m_run && isRepository(name) ? Eval(m_run->settings().adapterModule)
                                           : unknown("the adapter's module is not at hand");
    }
    const bool sends = function == "query" || function == "query!" || function == "query_many!"
        || function == "query_many";
    if (sends && m_run && !arguments.empty() && arguments[0].isBinary()) {
        const auto comment = commentAsked(arguments[0].text());
        if (comment) {
            return *comment;
        }
        const bool plain = arguments.size() < 2
            || (arguments[1].isList() && arguments[1].items().empty());
        if (plain) {
            m_run->direct(arguments[0].text(), m_line);
            noteKnown("sent through the repository while the migration runs; its SQL is shown");
            return unknown("the answer of the database decides what happens");
        }
    }
    const bool changes = function == "update_all" || function == "delete_all";
    if (const auto sql = changes && m_run ? changeOfAll(node.name, arguments) : std::nullopt) {
        m_run->direct(*sql, m_line);
        noteKnown("sent through the repository while the migration runs; its SQL is shown");
        return unknown("the answer of the database decides what happens");
    }
    if (function == "transaction" && !arguments.empty() && arguments[0].isFunction()
        && arguments[0].function()->arity == 0) {
        noteKnown("a transaction of its own inside of the migration");
        const auto result = call(arguments[0], {});
        return result ? Eval(makeTuple(m_arena, { A::Ok, *result })) : result;
    }
    return unknown("asks the database while the migration runs", true);
}

/// Libraries keep the version of their tables in a comment and read it back to know where they are.
std::optional<Value> Interpreter::commentAsked(std::string_view sql)
{
    const bool asks = sql.find("obj_description") != std::string_view::npos
        || sql.find("pg_description") != std::string_view::npos;
    if (!asks || !m_run->comments) {
        return std::nullopt;
    }
    const auto quotedAfter = [&](std::string_view word) {
        const auto at = sql.find(word);
        const auto open = at == std::string_view::npos ? at : sql.find('\'', at);
        const auto close = open == std::string_view::npos ? open : sql.find('\'', open + 1);
        return close == std::string_view::npos ? std::string_view()
                                               : sql.substr(open + 1, close - open - 1);
    };
    const auto table = quotedAfter("relname =");
    const auto prefix = quotedAfter("nspname =");
    if (table.empty()) {
        return std::nullopt;
    }
    m_run->askedForComment = true;
    const auto comment = m_run->comments(prefix, table);
    const auto cell = comment ? text(*comment) : Value();
    const Value row[] = { cell };
    const Value rows[] = { Value::list(m_arena.copy(std::span<const Value>(row))) };
    const auto list = comment ? Value::list(m_arena.copy(std::span<const Value>(rows)))
                              : Value::list({});
    const auto result = makeMap(
        m_arena, { { atom("rows"), list }, { atom("num_rows"), Value(int64_t(comment ? 1 : 0)) } });
    return makeTuple(m_arena, { A::Ok, result });
}

} // namespace Switchback::Ecto
