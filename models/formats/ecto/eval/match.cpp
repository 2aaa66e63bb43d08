// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/eval/interpreter.h"

#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

void Interpreter::bind(Scope &scope, Atom name, const Value &value) const
{
    scope.variables = m_arena.make<Binding>(name, value, scope.variables);
}

Interpreter::Matched Interpreter::match(const Node &pattern, const Value &value, Scope &scope)
{
    switch (pattern.kind) {
    case NodeKind::Variable:
        if (pattern.name == A::Underscore) {
            return Matched::Yes;
        }
        if (pattern.name == A::ModuleVar) {
            return scope.module && value.isAtom(scope.module->name) ? Matched::Yes : Matched::No;
        }
        if (const auto name = nameOf(pattern.name); !name.starts_with('_')) {
            // The same variable twice in one pattern must be equal; the marker below tells the pattern's own.
            for (const auto *binding = scope.variables; binding && binding->name != A::Binding;
                binding = binding->next) {
                if (binding->name == pattern.name) {
                    return binding->value.isUnknown() || value.isUnknown() ? Matched::Unsure
                        : equal(binding->value, value)                     ? Matched::Yes
                                                                           : Matched::No;
                }
            }
        }
        bind(scope, pattern.name, value);
        return Matched::Yes;
    case NodeKind::Binary:
        if (pattern.op == Op::Match) { // both sides are patterns
            const auto left = match(*pattern.items[0], value, scope);
            const auto right = match(*pattern.items[1], value, scope);
            return left == Matched::No || right == Matched::No  ? Matched::No
                : left == Matched::Yes && right == Matched::Yes ? Matched::Yes
                                                                : Matched::Unsure;
        }
        if (pattern.op == Op::DefaultArg) {
            return match(*pattern.items[0], value, scope);
        }
        break;
    default:
        break;
    }
    if (value.isUnknown()) {
        return matchUnknown(pattern, value, scope);
    }
    switch (pattern.kind) {
    case NodeKind::Literal:
        if (equal(pattern.value, value)) {
            return Matched::Yes;
        }
        return unknownIn(value) ? Matched::Unsure : Matched::No;
    case NodeKind::List:
        return matchList(pattern, value, scope);
    case NodeKind::Tuple:
        return value.isTuple(pattern.items.size())
            ? matchSequence(pattern.items, value.items(), scope)
            : Matched::No;
    case NodeKind::Map:
        return matchMap(pattern, value, scope);
    case NodeKind::Binary:
        if (pattern.op == Op::Concat) {
            return matchConcat(pattern, value, scope);
        }
        if (pattern.op == Op::Range) { // first..last, first..last//step
            const Value parts[] = { fieldOf(value, A::First), fieldOf(value, A::Last),
                fieldOf(value, A::Step) };
            return value.isStruct(A::RangeModule)
                ? matchSequence(pattern.items, std::span(parts).first(pattern.items.size()), scope)
                : Matched::No;
        }
        return Matched::Unsure;
    default: {
        // Pinned variables, aliases, attributes, interpolated texts: compare with their value.
        const auto expected = eval(pattern, scope);
        if (!expected || expected->isUnknown()) {
            return Matched::Unsure;
        }
        return equal(*expected, value) ? Matched::Yes : Matched::No;
    }
    }
}

// Whatever the term is, its parts are unknown too; only a bare variable surely matches.
Interpreter::Matched Interpreter::matchUnknown(
    const Node &pattern, const Value &value, Scope &scope)
{
    const auto inner = [&](const Node *part) {
        if (part
            && (part->kind == NodeKind::Variable || part->kind == NodeKind::Tuple
                || part->kind == NodeKind::List || part->kind == NodeKind::Map
                || part->kind == NodeKind::Binary)) {
            match(*part, value, scope);
        }
    };
    if (pattern.kind == NodeKind::Map) {
        for (size_t i = 1; i < pattern.items.size(); i += 2) {
            inner(pattern.items[i]);
        }
    } else if (pattern.kind == NodeKind::Tuple || pattern.kind == NodeKind::List
        || pattern.kind == NodeKind::Binary) {
        std::ranges::for_each(pattern.items, inner);
    }
    return Matched::Unsure;
}

Interpreter::Matched Interpreter::matchSequence(
    std::span<Node *const> patterns, std::span<const Value> values, Scope &scope)
{
    auto result = Matched::Yes;
    for (size_t i = 0; i < patterns.size(); ++i) {
        const auto one = match(*patterns[i], values[i], scope);
        if (one == Matched::No) {
            return Matched::No;
        }
        result = one == Matched::Unsure ? one : result;
    }
    return result;
}

Interpreter::Matched Interpreter::matchList(const Node &pattern, const Value &value, Scope &scope)
{
    if (!value.isList()) {
        return Matched::No;
    }
    const auto items = value.items();
    const auto heads = pattern.items.size() - (pattern.splat ? 1 : 0);
    if (items.size() < heads || (!pattern.splat && items.size() != heads)) {
        return Matched::No;
    }
    const auto first = matchSequence(pattern.items.first(heads), items, scope);
    if (first == Matched::No || !pattern.splat) {
        return first;
    }
    const auto rest = match(*pattern.items.back(), Value::list(items.subspan(heads)), scope);
    return rest == Matched::Yes ? first : rest;
}

Interpreter::Matched Interpreter::matchMap(const Node &pattern, const Value &value, Scope &scope)
{
    if (!value.isMap()) {
        return Matched::No;
    }
    auto result = Matched::Yes;
    if (!pattern.sections.empty()) {
        const auto &name = *pattern.sections.front().body;
        if (value.structName() == A::Nil) {
            return Matched::No;
        }
        result = name.kind == NodeKind::Alias || name.kind == NodeKind::Variable ? Matched::Yes
                                                                                 : Matched::Unsure;
        if (name.kind == NodeKind::Alias) {
            const auto module = moduleOf(name, scope);
            if (!module || !module->isAtom(value.structName())) {
                return Matched::No;
            }
        } else if (name.kind == NodeKind::Variable) {
            match(name, value.structName(), scope);
        }
    }
    for (size_t i = 0; i + 1 < pattern.items.size(); i += 2) {
        const auto key = eval(*pattern.items[i], scope);
        if (!key || key->isUnknown()) {
            return Matched::Unsure;
        }
        const auto *const found = value.find(*key);
        const auto one = found ? match(*pattern.items[i + 1], *found, scope) : Matched::No;
        if (one == Matched::No) {
            return Matched::No;
        }
        result = one == Matched::Unsure ? one : result;
    }
    return result;
}

// "prefix" <> rest
Interpreter::Matched Interpreter::matchConcat(const Node &pattern, const Value &value, Scope &scope)
{
    if (!value.isBinary()) {
        return Matched::No;
    }
    const auto prefix = eval(*pattern.items[0], scope);
    if (!prefix || !prefix->isBinary()) {
        return Matched::Unsure;
    }
    if (!value.text().starts_with(prefix->text())) {
        return Matched::No;
    }
    return match(*pattern.items[1], Value(value.text().substr(prefix->text().size())), scope);
}

Eval Interpreter::evalMatch(const Node &node, Scope &scope)
{
    const auto value = eval(*node.items[1], scope);
    if (!value) {
        return value;
    }
    const auto before = scope.variables;
    bind(scope, A::Binding, Value());
    if (match(*node.items[0], *value, scope) == Matched::No) {
        scope.variables = before;
        return raise(A::MatchError, "no match of right hand side value: " + inspect(*value));
    }
    return value;
}

bool Interpreter::guardHolds(const Node *guard, Scope &scope, Matched &outcome)
{
    if (!guard) {
        return true;
    }
    if (guard->kind == NodeKind::Binary && guard->op == Op::When) { // when a when b
        return guardHolds(guard->items[0], scope, outcome)
            || guardHolds(guard->items[1], scope, outcome);
    }
    const auto value = eval(*guard, scope);
    if (!value) {
        return false;
    }
    if (value->isUnknown()) {
        outcome = Matched::Unsure;
        return true;
    }
    return value->isAtom(A::True);
}

} // namespace Switchback::Ecto
