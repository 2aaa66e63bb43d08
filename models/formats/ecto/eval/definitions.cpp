// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/eval/interpreter.h"

#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

Atom Interpreter::expandAlias(Atom dotted, const Scope &scope) const
{
    const auto name = nameOf(dotted);
    if (name.starts_with("Elixir.")) {
        return dotted;
    }
    const auto point = name.find('.');
    const auto first = atom(name.substr(0, point));
    for (const auto *link = scope.lexical.aliases; link; link = link->next) {
        if (link->name == first) {
            return point == std::string_view::npos
                ? link->full
                : atom(std::string(nameOf(link->full)) + std::string(name.substr(point)));
        }
    }
    return moduleAtom(name);
}

Eval Interpreter::evalAlias(const Node &node, Scope &scope)
{
    return moduleOf(node, scope);
}

Eval Interpreter::moduleOf(const Node &node, Scope &scope)
{
    if (node.kind != NodeKind::Alias) {
        return eval(node, scope);
    }
    if (!node.target) {
        return Value(expandAlias(node.name, scope));
    }
    const auto base = eval(*node.target, scope); // __MODULE__.Name
    if (!base || !base->isAtom()) {
        return base;
    }
    return Value(atom(std::string(nameOf(base->toAtom())) + "." + std::string(nameOf(node.name))));
}

Eval Interpreter::formAlias(const Node &node, Scope &scope)
{
    if (node.items.empty()) {
        return Value(A::Ok);
    }
    const auto lastPart = [](Atom full) {
        const auto name = nameOf(full);
        return atom(name.substr(name.rfind('.') + 1));
    };
    const auto add = [&](Atom name, Atom full) {
        scope.lexical.aliases = m_arena.make<AliasLink>(name, full, scope.lexical.aliases);
    };
    const auto &what = *node.items[0];
    if (what.kind == NodeKind::AliasGroup) {
        const auto base = moduleOf(*what.target, scope);
        for (const auto *item : what.items) {
            if (base && base->isAtom() && item->kind == NodeKind::Alias) {
                const auto full = atom(
                    std::string(nameOf(base->toAtom())) + "." + std::string(nameOf(item->name)));
                add(lastPart(full), full);
            }
        }
        return Value(A::Ok);
    }
    const auto full = moduleOf(what, scope);
    if (!full || !full->isAtom()) {
        return full;
    }
    auto name = lastPart(full->toAtom());
    if (node.items.size() > 1 && node.items[1]->kind == NodeKind::List) {
        for (const auto *pair : node.items[1]->items) {
            if (pair->items.size() == 2 && pair->items[0]->value.isAtom(A::As)
                && pair->items[1]->kind == NodeKind::Alias) {
                name = pair->items[1]->name;
            }
        }
    }
    add(name, full->toAtom());
    return full;
}

Eval Interpreter::formRequire(const Node &node, Scope &scope)
{
    return node.items.size() > 1 ? formAlias(node, scope) : Eval(Value(A::Ok));
}

Eval Interpreter::formImport(const Node &node, Scope &scope)
{
    if (node.items.empty()) {
        return Value(A::Ok);
    }
    std::vector<Atom> names;
    if (node.items[0]->kind == NodeKind::AliasGroup) {
        const auto base = moduleOf(*node.items[0]->target, scope);
        for (const auto *item : node.items[0]->items) {
            if (base && base->isAtom()) {
                names.push_back(atom(
                    std::string(nameOf(base->toAtom())) + "." + std::string(nameOf(item->name))));
            }
        }
    } else {
        const auto module = moduleOf(*node.items[0], scope);
        if (!module || !module->isAtom()) {
            return module;
        }
        names.push_back(module->toAtom());
    }
    Value options;
    if (node.items.size() > 1) {
        const auto value = eval(*node.items[1], scope);
        options = value ? *value : Value();
    }
    for (const auto name : names) {
        scope.lexical.imports = m_arena.make<ImportLink>(name, keywordGet(options, A::Only),
            keywordGet(options, A::Except), scope.lexical.imports);
    }
    return Value(A::Ok);
}

Eval Interpreter::formUse(const Node &node, Scope &scope)
{
    if (node.items.empty()) {
        return Value(A::Ok);
    }
    const auto module = moduleOf(*node.items[0], scope);
    if (!module || !module->isAtom()) {
        return module;
    }
    Value options = Value::list({});
    if (node.items.size() > 1) {
        const auto value = eval(*node.items[1], scope);
        if (!value) {
            return value;
        }
        options = *value;
    }
    return useModule(module->toAtom(), options, node, scope);
}

Eval Interpreter::useModule(Atom name, const Value &options, const Node &node, Scope &scope)
{
    if (scope.module) {
        scope.module->uses.emplace_back(name, options);
    }
    if (name == A::EctoMigration) {
        scope.lexical.imports = m_arena.make<ImportLink>(
            name, Value(), Value(), scope.lexical.imports);
        for (const auto attribute : { A::DisableDdlTransaction, A::DisableMigrationLock }) {
            scope.lexical.attributes = m_arena.make<Binding>(
                attribute, Value(A::False), scope.lexical.attributes);
        }
        if (scope.module) {
            scope.module->migration = true;
        }
        return Value(A::Ok);
    }
    if (name == A::EctoRepo) {
        if (scope.module) {
            scope.module->repository = true;
        }
        return Value(A::Ok);
    }
    if (isBuiltinModule(name)) {
        static const Atom oldConfig = moduleAtom("Mix.Config");
        if (name == oldConfig || name == A::EctoQuery) {
            scope.lexical.imports = m_arena.make<ImportLink>(
                name, Value(), Value(), scope.lexical.imports);
        }
        return Value(A::Ok);
    }
    auto *const module = moduleNamed(name);
    const auto *const macro = module ? module->find(A::Using_, 1) : nullptr;
    if (!macro || !macro->macro) {
        // Nothing to go by: what it brings in is missed where it is called, not here.
        if (m_run || scope.source == m_mainSource) {
            m_call = &node;
        }
        return Value(A::Ok);
    }
    const auto clause = macro->clauses.front();
    auto *const macroScope = m_arena.make<Scope>(clause.scope);
    macroScope->insideFunction = true;
    bind(*macroScope, A::Binding, Value());
    const Value arguments[] = { options };
    if (matchSequence(clause.parameters, arguments, *macroScope) == Matched::No || !clause.body) {
        return Value(A::Ok);
    }
    const auto code = eval(*clause.body, *macroScope);
    if (!code || code->kind() != Kind::Quoted) {
        return code;
    }
    // The quoted body stands in the place of `use`.
    const auto outer = scope;
    enterQuoted(*code->quoted(), scope);
    const auto result = eval(*code->quoted()->node, scope);
    scope.macro = outer.macro;
    scope.lexical.aliases = outer.lexical.aliases;
    scope.source = outer.source;
    if (code->quoted()->binds) {
        scope.variables = outer.variables;
    }
    return result;
}

Eval Interpreter::expandMacro(Module &, const Function &function, const Node &node, Scope &scope)
{
    if (!spend(10) || stackIsLow()) {
        return outOf("It calls itself too deeply or too often.");
    }
    std::vector<Value> arguments;
    const auto quote = [&](const Node &item) {
        if (item.kind == NodeKind::Literal) {
            return item.value;
        }
        auto *const quoted = m_arena.make<Quoted>();
        quoted->node = &item;
        quoted->scope = scope;
        return Value(static_cast<const Quoted *>(quoted));
    };
    for (const auto *item : node.items) {
        arguments.push_back(quote(*item));
    }
    std::vector<Value> blocks;
    for (const auto &section : node.sections) {
        if (section.body) {
            blocks.push_back(pairTuple(m_arena, section.name, quote(*section.body)));
        }
    }
    if (!blocks.empty()) {
        arguments.push_back(makeList(m_arena, blocks));
    }
    while (arguments.size() < size_t(function.arity)) { // defaults
        const auto *const preset = function.defaults[arguments.size()];
        arguments.push_back(preset ? quote(*preset) : Value());
    }
    for (size_t i = 0; i < function.clauses.size(); ++i) {
        const auto clause = function.clauses[i]; // a copy: what runs may define another one
        auto *const macroScope = m_arena.make<Scope>(clause.scope);
        macroScope->insideFunction = true;
        bind(*macroScope, A::Binding, Value());
        if (!clause.body || clause.parameters.size() != arguments.size()
            || matchSequence(clause.parameters, arguments, *macroScope) != Matched::Yes) {
            continue;
        }
        const auto code = eval(*clause.body, *macroScope);
        if (!code || code->kind() != Kind::Quoted) {
            return code;
        }
        auto inner = scope; // variables of the macro's own code stay inside
        enterQuoted(*code->quoted(), inner);
        const auto *const imports = code->quoted()->scope.lexical.imports;
        inner.lexical.imports = imports ? imports : inner.lexical.imports;
        return eval(*code->quoted()->node, inner);
    }
    return unknown("this macro is not understood", true);
}

/// defmodule unquote(name): the alias that the macro was given.
const Node &Interpreter::aliasIn(const Node &head, const Scope &scope)
{
    if (head.kind != NodeKind::Call || head.name != A::Unquote || head.items.empty()
        || !scope.macro) {
        return head;
    }
    auto macro = *scope.macro;
    const auto given = eval(*head.items[0], macro);
    return given && given->kind() == Kind::Quoted ? *given->quoted()->node : head;
}

Eval Interpreter::formDefmodule(const Node &node, Scope &scope)
{
    const auto *const body = node.section(A::Do);
    if (node.items.empty() || !body || !body->body) {
        return unknown("this module is not understood", true);
    }
    Atom name;
    const auto &head = aliasIn(*node.items[0], scope);
    if (head.kind == NodeKind::Alias && !head.target && scope.module) {
        name = atom(std::string(nameOf(scope.module->name)) + "." + std::string(nameOf(head.name)));
        const auto plain = nameOf(head.name);
        scope.lexical.aliases = m_arena.make<AliasLink>(atom(plain.substr(0, plain.find('.'))),
            atom(std::string(nameOf(scope.module->name)) + "."
                + std::string(plain.substr(0, plain.find('.')))),
            scope.lexical.aliases);
    } else {
        const auto value = moduleOf(head, scope);
        if (!value || !value->isAtom()) {
            return value;
        }
        name = value->toAtom();
    }
    m_modules.push_back(std::make_unique<Module>());
    auto *const module = m_modules.back().get();
    module->name = name;
    module->source = scope.source;
    Scope inner = scope;
    inner.module = module;
    inner.insideFunction = false;
    const auto value = eval(*body->body, inner);
    module->scope = inner;
    // In the order in which Elixir finishes them: an inner module before its outer one.
    const auto place = std::ranges::find(m_modules, module, &std::unique_ptr<Module>::get);
    std::rotate(place, std::next(place), m_modules.end());
    return value ? Eval(Value(name)) : value;
}

Eval Interpreter::formDef(const Node &node, Scope &scope)
{
    if (node.items.empty() || !scope.module) {
        return Value(A::Ok);
    }
    if (scope.insideFunction) {
        return raise(A::ArgumentError,
            "cannot invoke " + std::string(nameOf(node.name)) + "/2 inside function/macro");
    }
    return defineFrom(*node.items[0], node, scope);
}

/// def f(a, do: block): the reader took the keyword for a block; here it is a pattern again.
std::span<Node *> Interpreter::parametersOf(const Node &head)
{
    if (head.sections.empty()) {
        return head.items;
    }
    std::vector<Node *> pairs;
    for (const auto &section : head.sections) {
        auto *const key = m_arena.make<Node>();
        key->value = section.name;
        auto *const pair = m_arena.make<Node>();
        pair->kind = NodeKind::Tuple;
        pair->items = m_arena.copy(std::vector<Node *> { key, section.body });
        pairs.push_back(pair);
    }
    auto *const list = m_arena.make<Node>();
    list->kind = NodeKind::List;
    list->items = m_arena.copy(pairs);
    std::vector<Node *> all(head.items.begin(), head.items.end());
    all.push_back(list);
    return m_arena.copy(all);
}

Eval Interpreter::defineFrom(const Node &whole, const Node &node, Scope &scope)
{
    FunctionClause clause;
    const auto *head = &whole;
    if (head->kind == NodeKind::Binary && head->op == Op::When) {
        clause.guard = head->items[1];
        head = head->items[0];
    }
    auto name = head->name;
    if (head->kind == NodeKind::Apply && head->target && head->target->kind == NodeKind::Call
        && head->target->name == A::Unquote) {
        const auto given = formUnquote(*head->target, scope);
        if (!given || !given->isAtom()) {
            return given;
        }
        name = given->toAtom();
    } else if (head->kind == NodeKind::Call && name == A::Unquote) {
        const auto given = formUnquote(*head, scope);
        if (!given || !given->isAtom()) {
            return given;
        }
        name = given->toAtom();
        head = nullptr;
    } else if (head->kind != NodeKind::Call && head->kind != NodeKind::Variable) {
        return Value(A::Ok); // operators
    }
    const auto parameters = head ? parametersOf(*head) : std::span<Node *>();
    auto &function = scope.module->functions[Module::functionKey(name, int(parameters.size()))];
    function.name = name;
    function.arity = int(parameters.size());
    function.exported = node.name == A::Def || node.name == A::Defmacro;
    function.macro = node.name == A::Defmacro || node.name == A::Defmacrop;
    function.defaults.resize(parameters.size());
    for (size_t i = 0; i < parameters.size(); ++i) {
        if (parameters[i]->kind == NodeKind::Binary && parameters[i]->op == Op::DefaultArg) {
            function.defaults[i] = parameters[i]->items[1];
        }
    }
    clause.parameters = parameters;
    clause.sections = node.sections;
    const auto *const body = node.section(A::Do);
    clause.body = body ? body->body : nullptr;
    clause.scope = scope;
    if (!scope.macro) {
        // Variables of the module's body are seen through unquote() only.
        clause.scope.variables = nullptr;
        clause.scope.macro = scope.variables ? m_arena.make<Scope>(scope) : nullptr;
    }
    function.clauses.push_back(clause);
    return Value(A::Ok);
}

Eval Interpreter::formDefdelegate(const Node &node, Scope &scope)
{
    if (node.items.size() < 2 || !scope.module
        || (node.items[0]->kind != NodeKind::Call && node.items[0]->kind != NodeKind::Variable)) {
        return Value(A::Ok);
    }
    const auto options = eval(*node.items[1], scope);
    const auto to = options ? keywordGet(*options, A::To) : Value();
    if (!to.isAtom() || to.isNil()) {
        return Value(A::Ok);
    }
    const auto &head = *node.items[0];
    const auto other = keywordGet(*options, A::As);
    auto *const target = m_arena.make<Node>();
    target->value = to;
    std::vector<Node *> plain; // up(opts \\ []) hands on opts
    std::vector<const Node *> defaults;
    for (auto *parameter : head.items) {
        const bool preset = parameter->kind == NodeKind::Binary && parameter->op == Op::DefaultArg;
        plain.push_back(preset ? parameter->items[0] : parameter);
        defaults.push_back(preset ? parameter->items[1] : nullptr);
    }
    auto *const call = m_arena.make<Node>(head);
    call->kind = NodeKind::Remote;
    call->name = other.isNil() ? head.name : other.toAtom();
    call->target = target;
    call->items = m_arena.copy(plain);
    auto &function = scope.module
                         ->functions[Module::functionKey(head.name, int(head.items.size()))];
    function = { head.name, int(head.items.size()), true, false, {}, defaults };
    FunctionClause clause;
    clause.parameters = m_arena.copy(plain);
    clause.body = call;
    clause.scope = scope;
    function.clauses.push_back(clause);
    return Value(A::Ok);
}

Eval Interpreter::formDefstruct(const Node &node, Scope &scope)
{
    if (node.items.empty() || !scope.module) {
        return Value(A::Ok);
    }
    const auto fields = eval(*node.items[0], scope);
    if (!fields || !fields->isList()) {
        return fields;
    }
    std::vector<Pair> pairs { { A::Struct, scope.module->name } };
    for (const auto &field : fields->items()) {
        const bool valued = field.isTuple(2);
        pairs.push_back({ valued ? field.items()[0] : field, valued ? field.items()[1] : Value() });
    }
    scope.module->structFields = makeMap(m_arena, pairs);
    return Value(A::Ok);
}

Eval Interpreter::load(const Source &source, Atom importedFirst)
{
    m_mainSource = m_mainSource ? m_mainSource : &source;
    Scope scope;
    scope.source = &source;
    if (importedFirst != A::Nil) {
        scope.lexical.imports = m_arena.make<ImportLink>(importedFirst);
    }
    return eval(*source.root, scope);
}

} // namespace Switchback::Ecto
