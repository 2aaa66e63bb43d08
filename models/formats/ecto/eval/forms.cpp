// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/eval/interpreter.h"

#include "formats/ecto/eval/acting.h"
#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

const std::unordered_map<uint32_t, Interpreter::Form> &Interpreter::forms()
{
    static const std::unordered_map<uint32_t, Form> table {
        { A::If.id, &Interpreter::formIf },
        { A::Unless.id, &Interpreter::formUnless },
        { A::Case.id, &Interpreter::formCase },
        { A::Cond.id, &Interpreter::formCond },
        { A::With.id, &Interpreter::formWith },
        { A::For.id, &Interpreter::formFor },
        { A::Try.id, &Interpreter::formTry },
        { A::Quote.id, &Interpreter::formQuote },
        { A::Unquote.id, &Interpreter::formUnquote },
        { A::Alias.id, &Interpreter::formAlias },
        { A::Import.id, &Interpreter::formImport },
        { A::Use.id, &Interpreter::formUse },
        { A::Require.id, &Interpreter::formRequire },
        { A::Defmodule.id, &Interpreter::formDefmodule },
        { A::Def.id, &Interpreter::formDef },
        { A::Defp.id, &Interpreter::formDef },
        { A::Defmacro.id, &Interpreter::formDef },
        { A::Defmacrop.id, &Interpreter::formDef },
        { A::Defdelegate.id, &Interpreter::formDefdelegate },
        { A::Defstruct.id, &Interpreter::formDefstruct },
        { A::Defguard.id, &Interpreter::formNothing },
        { A::Defguardp.id, &Interpreter::formNothing },
        { A::Receive.id, &Interpreter::formUnsupported },
        { A::Super.id, &Interpreter::formUnsupported },
        { A::Raise.id, &Interpreter::formRaise },
        { A::Reraise.id, &Interpreter::formRaise },
        { A::Create.id, &Interpreter::formCreate },
        { A::CreateIfNotExists.id, &Interpreter::formCreate },
        { A::Alter.id, &Interpreter::formAlter },
        { A::Flush.id, &Interpreter::formFlush },
        { A::From.id, &Interpreter::formFrom },
        { atom("match?").id, &Interpreter::formMatches },
        { atom("schema").id, &Interpreter::formSchema },
        { atom("embedded_schema").id, &Interpreter::formSchema },
    };
    return table;
}

Eval Interpreter::sectionValue(const Section &section, Scope &scope)
{
    return section.body ? evalIn(*section.body, scope) : Eval(Value());
}

Eval Interpreter::formIf(const Node &node, Scope &scope)
{
    if (node.items.empty()) {
        return unknown("this expression is not understood", true);
    }
    const auto condition = eval(*node.items[0], scope);
    if (!condition) {
        return condition;
    }
    const bool inverted = node.name == A::Unless;
    if (condition->isUnknown()) {
        if (std::ranges::any_of(node.sections, sectionMayAct)) {
            noteOpaque(*condition->cause());
        }
        return condition;
    }
    const auto *const part = node.section(condition->truthy() != inverted ? A::Do : A::Else);
    return part ? sectionValue(*part, scope) : Eval(Value());
}

Eval Interpreter::formUnless(const Node &node, Scope &scope)
{
    return formIf(node, scope);
}

Eval Interpreter::runCase(
    const Value &value, std::span<const Clause> clauses, const Scope &scope, bool &matched)
{
    matched = true;
    for (size_t i = 0; i < clauses.size(); ++i) {
        auto inner = scope;
        bind(inner, A::Binding, Value());
        const auto *const pattern = clauses[i].patterns.empty() ? nullptr : clauses[i].patterns[0];
        auto outcome = pattern ? match(*pattern, value, inner) : Matched::No;
        if (outcome == Matched::No || !guardHolds(clauses[i].guard, inner, outcome)) {
            continue;
        }
        if (outcome == Matched::Unsure && i + 1 < clauses.size()) {
            const bool acts = std::ranges::any_of(
                clauses, [](const Clause &clause) { return nodeMayAct(*clause.body); });
            const Value values[] = { value };
            return unsure(values, acts);
        }
        return eval(*clauses[i].body, inner);
    }
    matched = false;
    return Value();
}

Eval Interpreter::formCase(const Node &node, Scope &scope)
{
    const auto *const body = node.section(A::Do);
    if (node.items.size() != 1 || !body) {
        return unknown("this expression is not understood", true);
    }
    const auto value = eval(*node.items[0], scope);
    if (!value) {
        return value;
    }
    bool matched = false;
    const auto result = runCase(*value, body->clauses, scope, matched);
    return matched ? result
                   : raise(A::CaseClauseError, "no case clause matching: " + inspect(*value));
}

Eval Interpreter::formCond(const Node &node, Scope &scope)
{
    const auto *const body = node.section(A::Do);
    for (const auto &clause : body ? body->clauses : std::span<Clause>()) {
        if (clause.patterns.empty()) {
            continue;
        }
        auto inner = scope;
        const auto condition = eval(*clause.patterns[0], inner);
        if (!condition) {
            return condition;
        }
        if (condition->isUnknown()) {
            const Value values[] = { *condition };
            return unsure(values, sectionMayAct(*body));
        }
        if (condition->truthy()) {
            return eval(*clause.body, inner);
        }
    }
    return raise(A::CondClauseError, "no cond clause evaluated to a truthy value");
}

Eval Interpreter::formWith(const Node &node, Scope &scope)
{
    auto inner = scope;
    const auto *const body = node.section(A::Do);
    const auto *const otherwise = node.section(A::Else);
    for (const auto *step : node.items) {
        const bool arrow = step->kind == NodeKind::Binary && step->op == Op::Arrow;
        const auto value = eval(arrow ? *step->items[1] : *step, inner);
        if (!value) {
            return value;
        }
        if (!arrow) {
            continue;
        }
        const auto *pattern = step->items[0];
        const Node *guard = nullptr;
        if (pattern->kind == NodeKind::Binary && pattern->op == Op::When) {
            guard = pattern->items[1];
            pattern = pattern->items[0];
        }
        bind(inner, A::Binding, Value());
        auto outcome = match(*pattern, *value, inner);
        if (outcome != Matched::No && !guardHolds(guard, inner, outcome)) {
            outcome = Matched::No;
        }
        if (outcome == Matched::Unsure) {
            const Value values[] = { *value };
            return unsure(values, std::ranges::any_of(node.sections, sectionMayAct));
        }
        if (outcome == Matched::No) {
            bool matched = false;
            const auto result = otherwise ? runCase(*value, otherwise->clauses, scope, matched)
                                          : value;
            return matched || !otherwise
                ? result
                : raise(A::WithClauseError, "no with clause matching: " + inspect(*value));
        }
    }
    return body ? sectionValue(*body, inner) : Eval(Value());
}

struct Interpreter::Loop {
    const Node *node = nullptr;
    size_t steps = 0; // generators and filters; what follows are options
    std::vector<Value> results;
    Value reduced;
    bool reduces = false;
    bool hidden = false; // a generator or filter was unknown
    const Cause *cause = nullptr;
};

Eval Interpreter::loop(Loop &state, size_t index, const Scope &scope)
{
    const auto *const body = state.node->section(A::Do);
    if (index == state.steps) {
        if (!state.reduces) {
            const bool plain = body && body->body; // clauses belong to reduce:
            const auto value = plain ? evalIn(*body->body, scope) : Eval(Value());
            if (value) {
                state.results.push_back(*value);
            }
            return value;
        }
        bool matched = false;
        const auto clauses = body ? body->clauses : std::span<Clause>();
        const auto value = runCase(state.reduced, clauses, scope, matched);
        if (value) {
            state.reduced = *value;
        }
        return value;
    }
    const auto &step = *state.node->items[index];
    if (!(step.kind == NodeKind::Binary && step.op == Op::Arrow)) {
        auto inner = scope;
        const auto holds = eval(step, inner);
        if (!holds) {
            return holds;
        }
        if (holds->isUnknown()) {
            state.hidden = true;
            state.cause = holds->cause();
            return Value();
        }
        return holds->truthy() ? loop(state, index + 1, inner) : Eval(Value());
    }
    auto generator = scope;
    const auto source = eval(*step.items[1], generator);
    if (!source) {
        return source;
    }
    const auto items = itemsOf(*source);
    if (!items) {
        const auto &failed = items.error();
        if (failed && failed->isUnknown()) {
            state.hidden = true;
            state.cause = failed->cause();
            return Value();
        }
        return failed;
    }
    const auto *pattern = step.items[0];
    const Node *guard = nullptr;
    if (pattern->kind == NodeKind::Binary && pattern->op == Op::When) {
        guard = pattern->items[1];
        pattern = pattern->items[0];
    }
    for (const auto &item : *items) {
        if (!spend(1)) {
            return outOf("It takes too many steps.");
        }
        auto inner = scope;
        bind(inner, A::Binding, Value());
        auto outcome = match(*pattern, item, inner);
        if (outcome == Matched::No || !guardHolds(guard, inner, outcome)) {
            continue;
        }
        if (const auto result = loop(state, index + 1, inner); !result) {
            return result;
        }
    }
    return Value();
}

Eval Interpreter::formFor(const Node &node, Scope &scope)
{
    Loop state;
    state.node = &node;
    state.steps = node.items.size();
    Value options = Value::list({});
    if (!node.items.empty()) {
        const auto &last = *node.items.back();
        const bool constant = last.kind == NodeKind::Literal && last.value.isList();
        if (constant || (last.kind == NodeKind::List && !last.splat)) {
            --state.steps;
            const auto value = eval(last, scope);
            if (!value) {
                return value;
            }
            options = *value;
        }
    }
    const auto *const initial = keywordFind(options, A::Reduce);
    state.reduces = initial != nullptr;
    state.reduced = initial ? *initial : Value();
    if (const auto result = loop(state, 0, scope); !result) {
        return result;
    }
    if (state.hidden) {
        if (std::ranges::any_of(node.sections, sectionMayAct) && state.cause) {
            noteOpaque(*state.cause);
        }
        return state.cause ? Value(state.cause) : unknown("the values of this loop are not known");
    }
    if (state.reduces) {
        return state.reduced;
    }
    if (keywordGet(options, A::Uniq).truthy()) {
        std::vector<Value> unique;
        for (const auto &item : state.results) {
            if (std::ranges::none_of(
                    unique, [&](const Value &kept) { return equal(kept, item); })) {
                unique.push_back(item);
            }
        }
        state.results = unique;
    }
    const auto list = makeList(m_arena, state.results);
    const auto *const into = keywordFind(options, A::Into);
    const Value arguments[] = { list, into ? *into : Value() };
    return into ? callModule(moduleAtom("Enum"), A::Into, arguments) : Eval(list);
}

Eval Interpreter::tryRescue(
    const Stop &stop, const Section &rescue, const Scope &scope, bool &handled)
{
    handled = true;
    for (const auto &clause : rescue.clauses) {
        if (clause.patterns.empty()) {
            continue;
        }
        auto inner = scope;
        const auto *pattern = clause.patterns[0];
        const auto *types = pattern;
        const Node *variable = nullptr;
        if (pattern->kind == NodeKind::Binary && pattern->op == Op::In) {
            variable = pattern->items[0];
            types = pattern->items[1];
        } else if (pattern->kind == NodeKind::Variable) {
            variable = pattern;
            types = nullptr;
        }
        if (types && !(types->kind == NodeKind::Variable && types->name == A::Underscore)) {
            std::vector<const Node *> names;
            if (types->kind == NodeKind::List) {
                names.assign(types->items.begin(), types->items.end());
            } else {
                names.push_back(types);
            }
            const bool fits = std::ranges::any_of(names, [&](const Node *name) {
                const auto module = moduleOf(*name, inner);
                return module && module->isAtom(stop.value.structName());
            });
            if (!fits) {
                continue;
            }
        }
        if (variable) {
            bind(inner, variable->name, stop.value);
        }
        return eval(*clause.body, inner);
    }
    handled = false;
    return Value();
}

Eval Interpreter::formTry(const Node &node, Scope &scope)
{
    FunctionClause clause;
    clause.sections = node.sections;
    clause.body = node.section(A::Do) ? node.section(A::Do)->body : nullptr;
    return clause.body ? runSections(clause, scope) : Eval(Value());
}

Eval Interpreter::runSections(const FunctionClause &clause, Scope &scope)
{
    const auto part = [&](Atom name) {
        const auto it = std::ranges::find(clause.sections, name, &Section::name);
        return it == clause.sections.end() ? nullptr : &*it;
    };
    auto result = evalIn(*clause.body, scope);
    if (!result && result.error()->kind == Stop::Kind::Raise) {
        if (const auto *const rescue = part(A::Rescue)) {
            bool handled = false;
            const auto rescued = tryRescue(*result.error(), *rescue, scope, handled);
            result = handled ? rescued : result;
        }
    } else if (!result && result.error()->kind == Stop::Kind::Throw && part(A::Catch)) {
        bool matched = false;
        const auto caught = runCase(result.error()->value, part(A::Catch)->clauses, scope, matched);
        result = matched ? caught : result;
    } else if (result && part(A::Else)) {
        bool matched = false;
        result = runCase(*result, part(A::Else)->clauses, scope, matched);
    }
    if (const auto *const after = part(A::After)) {
        if (const auto done = sectionValue(*after, scope); !done) {
            return done;
        }
    }
    return result;
}

Eval Interpreter::formRaise(const Node &node, Scope &scope)
{
    std::vector<Value> arguments;
    for (const auto *item : node.items) {
        const auto value = eval(*item, scope);
        if (!value) {
            return value;
        }
        arguments.push_back(*value);
    }
    if (arguments.empty()) {
        return raise(A::RuntimeError, "raised");
    }
    const auto &what = arguments[0];
    if (const auto *const cause = unknownIn(what)) {
        return raise(A::RuntimeError, cause->text);
    }
    if (what.isBinary()) {
        return raise(A::RuntimeError, what.text());
    }
    if (what.isMap()) {
        const auto *const message = what.find(A::Message);
        return raiseValue(what,
            message && message->isBinary() ? message->text() : std::string_view(inspect(what)));
    }
    if (!what.isAtom()) {
        return raise(A::ArgumentError, "raise/1 expects a module, exception or message");
    }
    std::string message(shortName(what.toAtom()));
    if (arguments.size() > 1) {
        const auto given = arguments[1].isBinary() ? arguments[1]
                                                   : keywordGet(arguments[1], A::Message);
        message = given.isBinary() ? std::string(given.text()) : message;
    }
    return raise(what.toAtom(), message);
}

Eval Interpreter::formNothing(const Node &, Scope &)
{
    return Value(A::Ok);
}

Eval Interpreter::formMatches(const Node &node, Scope &scope)
{
    if (node.items.size() != 2) {
        return unknown("this expression is not understood");
    }
    const auto value = eval(*node.items[1], scope);
    if (!value) {
        return value;
    }
    auto inner = scope;
    bind(inner, A::Binding, Value());
    const auto *pattern = node.items[0];
    const Node *guard = nullptr;
    if (pattern->kind == NodeKind::Binary && pattern->op == Op::When) {
        guard = pattern->items[1];
        pattern = pattern->items[0];
    }
    auto outcome = match(*pattern, *value, inner);
    if (outcome != Matched::No && !guardHolds(guard, inner, outcome)) {
        outcome = Matched::No;
    }
    return outcome == Matched::Unsure ? unsure(Arguments(&*value, 1), false)
                                      : Value(outcome == Matched::Yes);
}

// The fields of a schema have no part in SQL.
Eval Interpreter::formSchema(const Node &node, Scope &scope)
{
    const auto isSchema = [](const auto &used) { return used.first == A::EctoSchema; };
    if (scope.module && std::ranges::any_of(scope.module->uses, isSchema)) {
        return Value(A::Ok);
    }
    return plainCall(node, scope);
}

Eval Interpreter::formUnsupported(const Node &node, Scope &)
{
    return unknown(std::string(nameOf(node.name)) + " is not understood", true);
}

Eval Interpreter::formQuote(const Node &node, Scope &scope)
{
    const auto *const body = node.section(A::Do);
    if (!body || !body->body) {
        return unknown("this quoted code is not understood");
    }
    auto *const quoted = m_arena.make<Quoted>();
    quoted->node = body->body;
    quoted->scope = scope;
    const auto options = node.items.empty() ? Eval(Value()) : eval(*node.items[0], scope);
    const auto bound = options ? keywordGet(*options, atom("bind_quoted")) : Value();
    if (isKeyword(bound)) {
        quoted->binds = true;
        quoted->scope.variables = nullptr;
        for (const auto &pair : bound.items()) {
            auto value = Eval(pair.items()[1]);
            if (value->kind() == Kind::Quoted) { // code of the caller, evaluated once
                auto caller = value->quoted()->scope;
                value = eval(*value->quoted()->node, caller);
            }
            if (!value) {
                return value;
            }
            bind(quoted->scope, pair.items()[0].toAtom(), *value);
        }
    }
    return Value(static_cast<const Quoted *>(quoted));
}

/// The quoted code stands in the place of what called for it.
void Interpreter::enterQuoted(const Quoted &quoted, Scope &scope) const
{
    scope.macro = quoted.binds ? nullptr : m_arena.make<Scope>(quoted.scope);
    scope.source = quoted.scope.source;
    scope.lexical.aliases = quoted.scope.lexical.aliases;
    if (quoted.binds) {
        scope.variables = quoted.scope.variables;
    }
}

Eval Interpreter::formUnquote(const Node &node, Scope &scope)
{
    if (!scope.macro || node.items.empty()) {
        return node.items.empty()
            ? Eval(Value())
            : eval(*node.items[0], scope); // unquote fragments: def unquote(name)
    }
    auto macro = *scope.macro;
    const auto value = eval(*node.items[0], macro);
    if (!value || value->kind() != Kind::Quoted) {
        return value;
    }
    auto caller = value->quoted()->scope;
    return eval(*value->quoted()->node, caller);
}

} // namespace Switchback::Ecto
