// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/eval/interpreter.h"

#include "formats/ecto/builtins/inelixir.h"
#include "formats/ecto/eval/acting.h"
#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

const Function *Module::reached(Atom function, int arity) const
{
    if (const auto *const exact = find(function, arity)) {
        return exact;
    }
    for (int more = arity + 1; more <= arity + 8; ++more) {
        const auto *const longer = find(function, more);
        if (longer && std::ranges::count_if(longer->defaults, [](const Node *node) {
                return node != nullptr;
            }) >= more - arity) {
            return longer;
        }
    }
    return nullptr;
}

const Function *Interpreter::localFunction(Atom name, int arity, const Scope &scope) const
{
    return scope.module ? scope.module->reached(name, arity) : nullptr;
}

bool imports(const Scope &scope, Atom module)
{
    for (const auto *link = scope.lexical.imports; link; link = link->next) {
        if (link->module == module) {
            return true;
        }
    }
    return false;
}

namespace {

bool isQueryMacro(Atom name)
{
    static const Atom macros[] = { atom("where"), atom("or_where"), atom("select"),
        atom("select_merge"), atom("join"), atom("order_by"), atom("group_by"), atom("having"),
        atom("limit"), atom("offset"), atom("update"), atom("distinct"), atom("preload"),
        atom("lock"), atom("subquery"), atom("dynamic"), atom("exclude"), atom("with_cte"),
        atom("union"), atom("union_all"), atom("prepend_order_by"), atom("windows"), atom("first"),
        atom("last"), atom("put_query_prefix") };
    return std::ranges::find(macros, name) != std::end(macros);
}

} // namespace

Eval Interpreter::evalArguments(const Node &node, Scope &scope, std::vector<Value> &out)
{
    out.reserve(node.items.size() + 1);
    for (const auto *item : node.items) {
        const auto value = eval(*item, scope);
        if (!value) {
            return value;
        }
        out.push_back(*value);
    }
    if (!node.sections.empty()) { // f(a) do … end is f(a, do: …)
        std::vector<Value> blocks;
        for (const auto &section : node.sections) {
            const auto value = section.body
                ? evalIn(*section.body, scope)
                : Eval(unknown("clauses as an argument are not understood"));
            if (!value) {
                return value;
            }
            blocks.push_back(pairTuple(m_arena, section.name, *value));
        }
        if (!out.empty() && node.items.back()->kind == NodeKind::List && isKeyword(out.back())) {
            blocks.insert(blocks.begin(), out.back().items().begin(), out.back().items().end());
            out.pop_back();
        }
        out.push_back(makeList(m_arena, blocks));
    }
    return Value();
}

Eval Interpreter::evalCall(const Node &node, Scope &scope)
{
    const auto *const previousCall = m_call;
    const auto *const previousSource = m_callSource;
    const auto previousLine = m_line;
    const auto here = [&] {
        m_call = &node;
        m_callSource = scope.source;
        if (scope.source == m_mainSource) {
            m_line = node.line;
        }
    };
    here();
    const int arity = int(node.items.size()) + (node.sections.empty() ? 0 : 1);
    const auto finish = [&](const Eval &value) {
        m_call = previousCall;
        m_callSource = previousSource;
        m_line = previousLine;
        return value;
    };
    const auto &special = forms();
    const auto form = special.find(node.name.id);
    const auto *local = localFunction(node.name, arity, scope);
    if (form != special.end() && !local) {
        const auto value = (this->*form->second)(node, scope);
        return finish(value);
    }
    if (local && local->macro) {
        return finish(expandMacro(*scope.module, *local, node, scope));
    }
    if (!local) {
        Module *owner = nullptr;
        if (const auto *const macro = importedMacro(node.name, arity, scope, owner)) {
            return finish(expandMacro(*owner, *macro, node, scope));
        }
    }
    if (!local && isQueryMacro(node.name) && imports(scope, A::EctoQuery)) {
        return finish(formQuery(node, scope)); // its arguments are no plain Elixir
    }
    std::vector<Value> arguments;
    if (const auto failed = evalArguments(node, scope, arguments); !failed) {
        return finish(failed);
    }
    here(); // arguments are calls too
    return finish(callLocal(node, scope, arguments));
}

Eval Interpreter::callLocal(const Node &node, Scope &scope, Arguments arguments)
{
    const int arity = int(arguments.size());
    if (const auto *const local = localFunction(node.name, arity, scope)) {
        return callFunction(*scope.module, *local, arguments);
    }
    bool found = false;
    const auto imported = callImported(node, scope, arguments, found);
    if (found) {
        return imported;
    }
    if (const auto builtin = findBuiltin(A::KernelModule, node.name, arity)) {
        return callBuiltin(builtin, node, scope, arguments);
    }
    if (const auto written = callInElixir(A::KernelModule, node, scope, arguments)) {
        return *written;
    }
    if (node.kind == NodeKind::Variable) {
        return raise(moduleAtom("CompileError"),
            "undefined variable \"" + std::string(nameOf(node.name)) + "\"");
    }
    const auto called = std::string(nameOf(node.name)) + "/" + std::to_string(arity);
    if (seesAllNames(node.name, scope)) {
        return raise(moduleAtom("CompileError"), "undefined function " + called);
    }
    return unknownCall(node, scope, "the function " + called + " is not known here");
}

const Function *Interpreter::importedMacro(Atom name, int arity, const Scope &scope, Module *&owner)
{
    for (const auto *link = scope.lexical.imports; link; link = link->next) {
        if (isBuiltinModule(link->module)) {
            continue;
        }
        owner = moduleNamed(link->module);
        const auto *const function = owner ? owner->reached(name, arity) : nullptr;
        if (function && function->exported && function->macro) {
            return function;
        }
    }
    return nullptr;
}

/// Nothing that could bring in a function is missing: a name that is not found is not there.
bool Interpreter::seesAllNames(Atom name, const Scope &scope)
{
    static const Atom notHere[] = { atom("binary_part"), atom("bit_size"), atom("send"),
        atom("spawn"), atom("spawn_link"), atom("spawn_monitor"), atom("node"), atom("make_ref"),
        atom("pop_in"), atom("update_in"), atom("get_and_update_in"), atom("is_pid"),
        atom("is_port"), atom("is_reference"), atom("is_non_struct_map"), atom("to_timeout"),
        atom("var!"), atom("alias!"), atom("binding"), atom("defimpl"), atom("defprotocol"),
        atom("defexception"), atom("defoverridable"), atom("destructure"), atom("use"),
        atom("sigil_p"), atom("tap"), atom("receive"), atom("macro_exported?"), atom("match?"),
        atom("schema"), atom("embedded_schema") };
    if (std::ranges::find(notHere, name) != std::end(notHere) || !scope.module || scope.macro) {
        return false;
    }
    for (const auto *link = scope.lexical.imports; link; link = link->next) {
        const bool whole = link->module == A::EctoMigration || link->module == A::EctoQuery
            || link->module == A::KernelModule;
        if (!whole && (isBuiltinModule(link->module) || !moduleNamed(link->module))) {
            return false;
        }
    }
    return std::ranges::all_of(scope.module->uses, [this](const auto &used) {
        return used.first == A::EctoMigration || moduleNamed(used.first);
    });
}

Eval Interpreter::callImported(const Node &node, Scope &scope, Arguments arguments, bool &found)
{
    const int arity = int(arguments.size());
    const auto allowed = [&](const ImportLink &link) {
        const auto lists = [&](const Value &list) {
            const auto *const entry = keywordFind(list, node.name);
            return entry != nullptr;
        };
        return (!link.only.isList() || lists(link.only))
            && !(link.except.isList() && lists(link.except));
    };
    for (const auto *link = scope.lexical.imports; link; link = link->next) {
        if (!allowed(*link)) {
            continue;
        }
        if (const auto builtin = findBuiltin(link->module, node.name, arity)) {
            found = true;
            return callBuiltin(builtin, node, scope, arguments);
        }
        if (isBuiltinModule(link->module)) {
            if (const auto written = callInElixir(link->module, node, scope, arguments)) {
                found = true;
                return *written;
            }
            continue;
        }
        auto *const module = moduleNamed(link->module);
        const auto *const function = module ? module->reached(node.name, arity) : nullptr;
        if (function && function->exported) {
            found = true;
            return function->macro ? expandMacro(*module, *function, node, scope)
                                   : callFunction(*module, *function, arguments);
        }
    }
    return Value();
}

Eval Interpreter::callBuiltin(
    BuiltinId builtin, const Node &node, Scope &scope, Arguments arguments)
{
    m_call = &node;
    m_callSource = scope.source;
    if (!builtin->takesUnknown) {
        if (const auto *const unknown = unknownAmong(arguments)) {
            return *unknown;
        }
    }
    return builtin->run(*this, arguments);
}

/// An argument that is not known; a function given beside it might have acted.
const Value *Interpreter::unknownAmong(Arguments arguments)
{
    const auto it = std::ranges::find_if(arguments, &Value::isUnknown);
    if (it == arguments.end()) {
        return nullptr;
    }
    if (std::ranges::any_of(arguments, &Value::isFunction)) {
        noteOpaque(*it->cause());
    }
    return &*it;
}

/// Rare functions of the standard library are written in Elixir.
std::optional<Eval> Interpreter::callInElixir(
    Atom name, const Node &node, Scope &scope, Arguments arguments)
{
    if (!isBuiltinModule(name)) {
        return std::nullopt;
    }
    auto *const module = moduleInElixir(name);
    const auto *const function = module ? module->reached(node.name, int(arguments.size()))
                                        : nullptr;
    if (!function || !function->exported) {
        return std::nullopt;
    }
    m_call = &node;
    m_callSource = scope.source;
    const auto *const unknown = unknownAmong(arguments);
    return unknown ? Eval(*unknown) : callFunction(*module, *function, arguments);
}

Eval Interpreter::evalRemote(const Node &node, Scope &scope)
{
    const auto target = node.target->kind == NodeKind::Alias ? moduleOf(*node.target, scope)
                                                             : eval(*node.target, scope);
    if (!target) {
        return target;
    }
    if (node.bare && target->isMap()) {
        return evalField(node, *target);
    }
    const auto *const previousCall = m_call;
    const auto *const previousSource = m_callSource;
    const auto previousLine = m_line;
    const auto here = [&] {
        m_call = &node;
        m_callSource = scope.source;
        if (scope.source == m_mainSource) {
            m_line = node.line;
        }
    };
    const auto finish = [&](const Eval &value) {
        m_call = previousCall;
        m_callSource = previousSource;
        m_line = previousLine;
        return value;
    };
    here();
    if (target->isUnknown()) {
        if (!node.bare && !target->cause()->effect) {
            noteOpaque(*target->cause());
        }
        return finish(*target);
    }
    if (!target->isAtom()) {
        return finish(node.bare
                ? raise(A::ArgumentError,
                      "no field " + std::string(nameOf(node.name)) + " in " + inspect(*target))
                : raise(A::ArgumentError, "a module was expected, got: " + inspect(*target)));
    }
    const auto module = target->toAtom();
    if (module == A::KernelModule || module == A::EctoMigration) {
        if (const auto form = forms().find(node.name.id); form != forms().end()) {
            return finish((this->*form->second)(node, scope));
        }
    }
    if (module == A::EctoQuery) {
        return finish(formQuery(node, scope));
    }
    if (!isBuiltinModule(module)) {
        auto *const code = moduleNamed(module);
        const auto *const function = code
            ? code->reached(node.name, int(node.items.size()) + (node.sections.empty() ? 0 : 1))
            : nullptr;
        if (function && function->macro) {
            return finish(expandMacro(*code, *function, node, scope));
        }
    }
    std::vector<Value> arguments;
    if (const auto failed = evalArguments(node, scope, arguments); !failed) {
        return finish(failed);
    }
    here();
    return finish(callNamedIn(module, node, scope, arguments));
}

Eval Interpreter::evalField(const Node &node, const Value &target)
{
    if (const auto *const found = target.find(node.name)) {
        return *found;
    }
    return raise(A::KeyError, "key " + inspect(node.name) + " not found in: " + inspect(target));
}

Eval Interpreter::callNamedIn(Atom name, const Node &node, Scope &scope, Arguments arguments)
{
    const int arity = int(arguments.size());
    if (const auto builtin = findBuiltin(name, node.name, arity)) {
        return callBuiltin(builtin, node, scope, arguments);
    }
    const auto called = std::string(shortName(name)) + "." + std::string(nameOf(node.name)) + "/"
        + std::to_string(arity);
    if (const auto written = callInElixir(name, node, scope, arguments)) {
        return *written;
    }
    if (isBuiltinModule(name)) {
        const bool acts = std::ranges::any_of(arguments, &Value::isFunction)
            || name == A::EctoMigration;
        return unknown("the function " + called + " is not known here", acts);
    }
    if (auto *const module = moduleNamed(name)) {
        if (const auto *const function = module->reached(node.name, arity);
            function && function->exported) {
            return callFunction(*module, *function, arguments);
        }
        if (module->repository) {
            return callRepository(name, node, arguments);
        }
        return unknownCall(node, scope, "the function " + called + " is not known here");
    }
    if (m_run && isRepository(name)) {
        return callRepository(name, node, arguments);
    }
    if (nameOf(name).starts_with("Elixir.")) {
        return unknownCall(
            node, scope, "the module " + std::string(shortName(name)) + " is not at hand");
    }
    return unknownCall(node, scope, "the Erlang function " + called + " is not known here");
}

Eval Interpreter::unknownCall(const Node &node, Scope &scope, std::string_view reason)
{
    m_call = &node;
    m_callSource = scope.source;
    return unknown(reason, true);
}

Eval Interpreter::evalApply(const Node &node, Scope &scope)
{
    const auto function = eval(*node.target, scope);
    if (!function) {
        return function;
    }
    std::vector<Value> arguments;
    if (const auto failed = evalArguments(node, scope, arguments); !failed) {
        return failed;
    }
    if (function->isUnknown()) {
        noteOpaque(*function->cause());
        return function;
    }
    return call(*function, arguments);
}

} // namespace Switchback::Ecto
