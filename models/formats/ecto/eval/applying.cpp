// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Calling what is already found: closures, functions of modules, and modules by their name.

#include "formats/ecto/eval/interpreter.h"

#include "formats/ecto/eval/acting.h"
#include "formats/ecto/project/configuration.h"
#include "formats/ecto/terms/text.h"

#include <algorithm>
#include <ranges>

namespace Switchback::Ecto {

Eval Interpreter::call(const Value &function, Arguments arguments)
{
    if (function.isUnknown()) {
        noteOpaque(*function.cause());
        return function;
    }
    if (!function.isFunction()) {
        return raise(
            moduleAtom("BadFunctionError"), "expected a function, got: " + inspect(function));
    }
    if (!spend(1) || stackIsLow()) {
        return outOf("It calls itself too deeply or too often.");
    }
    const auto &closure = *function.function();
    if (closure.arity != int(arguments.size())) {
        return raise(moduleAtom("BadArityError"),
            "a function of " + std::to_string(closure.arity) + " arguments was called with "
                + std::to_string(arguments.size()));
    }
    auto scope = closure.scope;
    switch (closure.type) {
    case Closure::Type::Capture:
        scope.captures = m_arena.copy(arguments);
        return eval(*closure.body, scope);
    case Closure::Type::Local:
        return closure.captureModule != A::Nil
            ? callNamedIn(closure.captureModule, *closure.body, scope, arguments)
            : callLocal(*closure.body, scope, arguments);
    case Closure::Type::Builtin:
        return closure.builtin->run(*this, arguments);
    case Closure::Type::Clauses:
    case Closure::Type::Constant:
        break;
    }
    for (size_t i = 0; i < closure.clauses.size(); ++i) {
        const auto &clause = closure.clauses[i];
        auto inner = closure.scope;
        bind(inner, A::Binding, Value());
        auto outcome = clause.patterns.size() == arguments.size()
            ? matchSequence(clause.patterns, arguments, inner)
            : Matched::No;
        if (outcome == Matched::No || !guardHolds(clause.guard, inner, outcome)) {
            continue;
        }
        if (outcome == Matched::Unsure && i + 1 < closure.clauses.size()) {
            return unsure(arguments, nodeMayAct(*clause.body));
        }
        return eval(*clause.body, inner);
    }
    return raise(A::FunctionClauseError, "no function clause matching in an anonymous function");
}

/// Which of several ways is taken depends on something unknown.
Eval Interpreter::unsure(Arguments values, bool acts)
{
    const Cause *cause = nullptr;
    for (const auto &value : values) {
        cause = cause ? cause : unknownIn(value);
    }
    if (!cause) {
        return unknown("which way it goes is not known", acts);
    }
    if (acts) {
        noteOpaque(*cause);
    }
    return Value(cause);
}

Eval Interpreter::callFunction(Module &module, const Function &function, Arguments arguments)
{
    if (!spend(1) || stackIsLow()) {
        return outOf("It calls itself too deeply or too often.");
    }
    if (function.macro) {
        return unknown("a macro called like a function is not understood", true);
    }
    if (int(arguments.size()) == function.arity) {
        return runClauses(function, arguments, module);
    }
    // Default arguments: the given values go to the parameters that have none first.
    auto missing = size_t(function.arity) - arguments.size();
    auto defaults = size_t(
        std::ranges::count_if(function.defaults, [](const Node *node) { return node != nullptr; }));
    std::vector<Value> all;
    size_t next = 0;
    for (const auto *preset : function.defaults) {
        if (preset && defaults > size_t(0) && missing >= defaults) {
            auto scope = function.clauses.front().scope;
            const auto value = eval(*preset, scope);
            if (!value) {
                return value;
            }
            all.push_back(*value);
            --missing;
            --defaults;
            continue;
        }
        defaults -= preset ? 1 : 0;
        all.push_back(arguments[next++]);
    }
    return runClauses(function, all, module);
}

Eval Interpreter::runClauses(const Function &function, Arguments arguments, Module &module)
{
    for (size_t i = 0; i < function.clauses.size(); ++i) {
        const auto clause = function.clauses[i]; // a copy: what runs may define another one
        if (!clause.body) {
            continue;
        }
        auto scope = clause.scope;
        scope.insideFunction = true;
        bind(scope, A::Binding, Value());
        auto outcome = matchSequence(clause.parameters, arguments, scope);
        if (outcome == Matched::No || !guardHolds(clause.guard, scope, outcome)) {
            continue;
        }
        if (outcome == Matched::Unsure && i + 1 < function.clauses.size()) {
            return unsure(arguments, true);
        }
        return clause.sections.size() > 1 ? runSections(clause, scope) : eval(*clause.body, scope);
    }
    return raise(A::FunctionClauseError,
        "no function clause matching in " + std::string(shortName(module.name)) + "."
            + std::string(nameOf(function.name)) + "/" + std::to_string(function.arity));
}

Eval Interpreter::callModule(Atom name, Atom functionName, Arguments arguments)
{
    if (const auto builtin = findBuiltin(name, functionName, int(arguments.size()))) {
        return builtin->run(*this, arguments);
    }
    auto *const module = moduleNamed(name);
    const auto *const function = module ? module->reached(functionName, int(arguments.size()))
                                        : nullptr;
    if (function && function->exported) {
        return callFunction(*module, *function, arguments);
    }
    if (m_call) {
        Scope scope;
        scope.source = m_callSource;
        auto *const node = m_arena.make<Node>(*m_call);
        node->name = functionName;
        return callNamedIn(name, *node, scope, arguments);
    }
    return unknown("the function " + std::string(shortName(name)) + "."
            + std::string(nameOf(functionName)) + " is not known here",
        true);
}

Module *Interpreter::moduleNamed(Atom name)
{
    for (const auto &module : m_modules | std::views::reverse) { // the later one redefines it
        if (module->name == name) {
            return module.get();
        }
    }
    if (isBuiltinModule(name)) {
        return nullptr;
    }
    auto *const helper = m_configuration ? m_configuration->module(name) : nullptr;
    return helper ? helper : m_surroundings.module(name);
}

} // namespace Switchback::Ecto
