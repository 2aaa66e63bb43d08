// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/eval/interpreter.h"

#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

uintptr_t stackPosition()
{
    return reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
}

} // namespace

Interpreter::Interpreter(const Surroundings &surroundings, Arena &arena, Budget budget)
    : m_surroundings(surroundings)
    , m_arena(arena)
    , m_steps(budget.steps)
    , m_memory(arena.used() + budget.memory)
    , m_stack(budget.stack)
    , m_stackBase(stackPosition())
{
}

void Interpreter::restart(Budget budget)
{
    m_steps = budget.steps;
    m_memory = m_arena.used() + budget.memory;
    m_stackBase = stackPosition();
    m_opaque.clear();
    m_line = 0;
    m_call = nullptr;
    m_callSource = nullptr;
}

bool Interpreter::stackIsLow() const
{
    return m_stackBase - stackPosition() > m_stack;
}

Eval Interpreter::eval(const Node &node, Scope &scope)
{
    if (node.kind == NodeKind::Literal) {
        return node.value;
    }
    if (--m_steps < 0) {
        return outOf("It takes too many steps.");
    }
    if (m_arena.used() > m_memory) {
        return outOf("It needs too much memory.");
    }
    if (stackIsLow()) {
        return outOf("It calls itself too deeply.");
    }
    return evalKind(node, scope);
}

Eval Interpreter::evalKind(const Node &node, Scope &scope)
{
    switch (node.kind) {
    case NodeKind::Literal:
        return node.value;
    case NodeKind::Text:
    case NodeKind::Charlist:
    case NodeKind::QuotedAtom:
        return evalText(node, scope);
    case NodeKind::Sigil:
        return evalSigil(node, scope);
    case NodeKind::List:
    case NodeKind::Tuple:
        return evalSequence(node, scope);
    case NodeKind::Map:
        return evalMap(node, scope);
    case NodeKind::Bitstring:
        return evalBitstring(node, scope);
    case NodeKind::Variable:
        return evalVariable(node, scope);
    case NodeKind::Alias:
        return evalAlias(node, scope);
    case NodeKind::Call:
        return evalCall(node, scope);
    case NodeKind::Remote:
        return evalRemote(node, scope);
    case NodeKind::Apply:
        return evalApply(node, scope);
    case NodeKind::Unary:
        return evalUnary(node, scope);
    case NodeKind::Binary:
        return evalBinary(node, scope);
    case NodeKind::Access:
        return evalAccess(node, scope);
    case NodeKind::Block:
        return evalBlock(node, scope);
    case NodeKind::Fn:
        return evalFn(node, scope);
    case NodeKind::Capture:
        return evalCapture(node, scope);
    case NodeKind::Placeholder: {
        const auto index = node.value.integer();
        return index >= 1 && size_t(index) <= scope.captures.size()
            ? Eval(scope.captures[size_t(index - 1)])
            : Eval(Value());
    }
    case NodeKind::Attribute:
        return evalAttribute(node, scope);
    case NodeKind::AliasGroup:
    case NodeKind::Bad:
        break;
    }
    return unknown("this expression is not understood", true);
}

Eval Interpreter::evalBlock(const Node &node, Scope &scope)
{
    Value last;
    for (const auto *item : node.items) {
        const auto value = eval(*item, scope);
        if (!value) {
            return value;
        }
        last = *value;
    }
    return last;
}

Eval Interpreter::evalVariable(const Node &node, Scope &scope)
{
    for (const auto *binding = scope.variables; binding; binding = binding->next) {
        if (binding->name == node.name) {
            return binding->value;
        }
    }
    if (node.name == A::ModuleVar) {
        return Value(scope.module ? scope.module->name : A::Nil);
    }
    if (node.name == A::DirVar) {
        return text(scope.source ? scope.source->directory : std::string());
    }
    if (node.name == A::EnvVar) {
        return makeMap(m_arena,
            { { A::Struct, moduleAtom("Macro.Env") },
                { atom("module"), scope.module ? scope.module->name : A::Nil },
                { atom("file"), text(scope.source ? scope.source->file : std::string()) } });
    }
    return evalCall(node, scope);
}

Eval Interpreter::evalText(const Node &node, Scope &scope)
{
    std::string out;
    for (const auto *part : node.items) {
        const auto value = eval(*part, scope);
        if (!value) {
            return value;
        }
        const auto piece = textOf(*value);
        if (!piece || piece->isUnknown()) {
            return piece;
        }
        out += piece->text();
    }
    if (!spend(int64_t(out.size() / 64))) {
        return outOf("It makes too much text.");
    }
    if (node.kind == NodeKind::QuotedAtom) {
        return Value(atom(out));
    }
    if (node.kind == NodeKind::Text) {
        return text(out);
    }
    std::vector<Value> points;
    for (size_t at = 0; at < out.size();) {
        points.push_back(Value(int64_t(nextCodePoint(out, at))));
    }
    return makeList(m_arena, points);
}

Eval Interpreter::evalSequence(const Node &node, Scope &scope)
{
    const auto count = node.items.size() - (node.splat ? 1 : 0);
    const auto items = m_arena.array<Value>(count);
    for (size_t i = 0; i < count; ++i) {
        const auto value = eval(*node.items[i], scope);
        if (!value) {
            return value;
        }
        items[i] = *value;
    }
    if (node.kind == NodeKind::Tuple) {
        return Value::tuple({ items, count });
    }
    if (!node.splat) {
        return Value::list({ items, count });
    }
    const auto rest = eval(*node.items.back(), scope);
    if (!rest || rest->isUnknown()) {
        return rest;
    }
    if (!rest->isList()) {
        return unknown("an improper list is not understood");
    }
    if (!spend(int64_t(rest->items().size() / 8))) {
        return outOf("It takes too many steps.");
    }
    std::vector<Value> all(items, items + count);
    all.insert(all.end(), rest->items().begin(), rest->items().end());
    return makeList(m_arena, all);
}

Eval Interpreter::evalMap(const Node &node, Scope &scope)
{
    std::vector<Pair> pairs;
    for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
        const auto key = eval(*node.items[i], scope);
        if (!key) {
            return key;
        }
        const auto value = eval(*node.items[i + 1], scope);
        if (!value) {
            return value;
        }
        pairs.push_back({ *key, *value });
    }
    if (!node.target) {
        const auto fields = makeMap(m_arena, std::move(pairs));
        return node.sections.empty() ? Eval(fields) : evalStruct(node, scope, fields);
    }
    auto map = eval(*node.target, scope);
    if (!map || map->isUnknown()) {
        return map;
    }
    if (!map->isMap()) {
        return raise(A::BadMapError, "expected a map, got: " + inspect(*map));
    }
    for (const auto &pair : pairs) {
        if (!map->find(pair.key)) {
            return raise(
                A::KeyError, "key " + inspect(pair.key) + " not found in: " + inspect(*map));
        }
        map = mapPut(m_arena, *map, pair.key, pair.value);
    }
    return map;
}

Eval Interpreter::evalStruct(const Node &node, Scope &scope, const Value &fields)
{
    const auto name = moduleOf(*node.sections.front().body, scope);
    if (!name || !name->isAtom()) {
        return name;
    }
    auto result = fields;
    if (auto *const module = moduleNamed(name->toAtom()); module && module->structFields.isMap()) {
        result = module->structFields;
        for (const auto &pair : fields.pairs()) {
            result = mapPut(m_arena, result, pair.key, pair.value);
        }
    } else if (!isBuiltinModule(name->toAtom())) {
        return unknown(
            "the fields of %" + std::string(shortName(name->toAtom())) + "{} are not at hand");
    }
    return mapPut(m_arena, result, A::Struct, *name);
}

// Only whole bytes and integers of a given size: what default values of bit columns use.
Eval Interpreter::evalBitstring(const Node &node, Scope &scope)
{
    std::string bytes;
    uint32_t bits = 0;
    const auto push = [&](uint64_t number, uint32_t width) {
        for (uint32_t i = width; i > 0; --i) {
            if (bits % 8 == 0) {
                bytes += '\0';
            }
            const auto bit = i > 64 ? 0u : unsigned(number >> (i - 1)) & 1u;
            bytes.back() = char(static_cast<unsigned char>(bytes.back()) | (bit << (7 - bits % 8)));
            ++bits;
        }
    };
    for (const auto *item : node.items) {
        const bool typed = item->kind == NodeKind::Binary && item->op == Op::Type;
        const auto value = eval(typed ? *item->items[0] : *item, scope);
        if (!value || value->isUnknown()) {
            return value;
        }
        const auto *const type = typed ? item->items[1] : nullptr;
        int64_t width = 8;
        if (type && type->kind == NodeKind::Literal && type->value.isInteger()) {
            width = type->value.integer();
        } else if (type && type->kind == NodeKind::Call && type->name == A::Size
            && type->items.size() == 1) {
            const auto size = eval(*type->items[0], scope);
            if (!size || !size->isInteger()) {
                return size;
            }
            width = size->integer();
        } else if (type && type->kind == NodeKind::Variable && type->name == atom("utf8")
            && value->isInteger()) {
            std::string encoded;
            appendCodePoint(encoded, uint32_t(value->integer()));
            for (const char c : encoded) {
                push(static_cast<unsigned char>(c), 8);
            }
            continue;
        } else if (type
            && !(type->kind == NodeKind::Variable
                && (type->name == A::Binary || type->name == atom("bitstring")))) {
            return unknown("this bit pattern is not understood");
        }
        if (value->isInteger()) {
            if (width < 0 || width > 4096 || !spend(width)) {
                return unknown("this bit pattern is not understood");
            }
            push(uint64_t(value->integer()), uint32_t(width));
        } else if (value->isBinary()) {
            for (const char c : value->text()) {
                push(static_cast<unsigned char>(c), 8);
            }
        } else {
            return unknown("this bit pattern is not understood");
        }
    }
    return Value::bits(m_arena.text(bytes), bits);
}

Eval Interpreter::evalAccess(const Node &node, Scope &scope)
{
    const auto target = eval(*node.target, scope);
    if (!target || target->isUnknown() || target->isNil()) {
        return target;
    }
    const auto key = eval(*node.items[0], scope);
    if (!key || key->isUnknown()) {
        return key;
    }
    if (target->isMap()) {
        const auto *const found = target->find(*key);
        return found ? *found : Value();
    }
    if (target->isList() && key->isAtom()) {
        return keywordGet(*target, key->toAtom());
    }
    return raise(A::ArgumentError,
        "the Access calls expect a map or keyword list, got: " + inspect(*target));
}

Eval Interpreter::evalAttribute(const Node &node, Scope &scope)
{
    if (node.target) {
        static const Atom ignored[] = { atom("doc"), atom("moduledoc"), atom("spec"), atom("type"),
            atom("typep"), atom("opaque"), atom("callback"), atom("impl"), atom("dialyzer"),
            atom("typedoc"), atom("compile"), atom("deprecated"), atom("behaviour"),
            atom("macrocallback"), atom("since") };
        if (std::ranges::find(ignored, node.name) != std::end(ignored)) {
            return Value(A::Ok);
        }
        const auto value = eval(*node.target, scope);
        if (!value) {
            return value;
        }
        scope.lexical.attributes = m_arena.make<Binding>(
            node.name, *value, scope.lexical.attributes);
        return Value(A::Ok);
    }
    for (const auto *binding = scope.lexical.attributes; binding; binding = binding->next) {
        if (binding->name == node.name) {
            return binding->value;
        }
    }
    return Value();
}

Eval Interpreter::evalFn(const Node &node, Scope &scope)
{
    auto *const closure = m_arena.make<Closure>();
    closure->arity = node.clauses.empty() ? 0 : int(node.clauses[0].patterns.size());
    closure->clauses = node.clauses;
    closure->scope = scope;
    return Value(static_cast<const Closure *>(closure));
}

namespace {

int64_t placeholdersIn(const Node &node)
{
    int64_t most = node.kind == NodeKind::Placeholder ? node.value.integer() : 0;
    if (node.target) {
        most = std::max(most, placeholdersIn(*node.target));
    }
    for (const auto *item : node.items) {
        most = std::max(most, placeholdersIn(*item));
    }
    for (const auto &section : node.sections) {
        if (section.body) {
            most = std::max(most, placeholdersIn(*section.body));
        }
        for (const auto &clause : section.clauses) {
            most = std::max(most, placeholdersIn(*clause.body));
        }
    }
    return most;
}

} // namespace

Eval Interpreter::evalCapture(const Node &node, Scope &scope)
{
    const auto &body = *node.target;
    if (body.kind == NodeKind::Binary && body.op == Op::Divide
        && body.items[1]->kind == NodeKind::Literal && body.items[1]->value.isInteger()
        && placeholdersIn(body) == 0) {
        return captureNamed(*body.items[0], scope, int(body.items[1]->value.integer()));
    }
    auto *const closure = m_arena.make<Closure>();
    closure->type = Closure::Type::Capture;
    closure->arity = int(placeholdersIn(body));
    closure->body = &body;
    closure->scope = scope;
    return Value(static_cast<const Closure *>(closure));
}

// &name/1 and &Module.name/1: a closure that calls by name, so that nothing is looked up too early.
Eval Interpreter::captureNamed(const Node &node, Scope &scope, int arity)
{
    auto *const closure = m_arena.make<Closure>();
    closure->arity = arity;
    closure->name = node.name;
    closure->type = Closure::Type::Local;
    closure->body = &node;
    closure->scope = scope;
    if (node.kind == NodeKind::Remote) {
        const auto module = eval(*node.target, scope);
        if (!module || !module->isAtom()) {
            return module;
        }
        closure->captureModule = module->toAtom();
    }
    return Value(static_cast<const Closure *>(closure));
}

Eval Interpreter::textOf(const Value &value)
{
    if (const auto *const cause = unknownIn(value)) {
        return Value(cause);
    }
    if (value.isBinary()) {
        return value;
    }
    const auto plain = toText(value);
    if (!plain) {
        return raise(A::Protocol, "protocol String.Chars not implemented for " + inspect(value));
    }
    return text(*plain);
}

std::unexpected<const Stop *> Interpreter::raise(Atom exception, std::string_view message)
{
    const auto kept = m_arena.text(message);
    const auto value = makeMap(m_arena,
        { { A::Struct, exception }, { A::Exception, A::True }, { A::Message, Value(kept) } });
    return raiseValue(value, kept);
}

std::unexpected<const Stop *> Interpreter::raiseValue(
    const Value &exception, std::string_view message)
{
    return std::unexpected<const Stop *>(
        m_arena.make<Stop>(Stop::Kind::Raise, exception, m_arena.text(message), m_line));
}

std::unexpected<const Stop *> Interpreter::outOf(std::string_view what)
{
    m_steps = -1;
    return std::unexpected<const Stop *>(
        m_arena.make<Stop>(Stop::Kind::Budget, Value(), m_arena.text(what), m_line));
}

Value Interpreter::unknown(std::string_view reason, bool effect, bool clock)
{
    m_sawUnknown = true;
    auto *const cause = m_arena.make<Cause>();
    cause->line = m_line;
    if (m_call && m_callSource) {
        cause->text = m_arena.text(m_callSource->excerpt(*m_call));
    }
    if (m_configuration) { // used later, from another file
        cause->line = 0;
        cause->reason = m_arena.text(
            std::string(reason) + " (" + file() + ":" + std::to_string(m_line) + ")");
    } else {
        cause->reason = m_arena.text(reason);
    }
    cause->effect = effect;
    cause->clock = clock;
    if (effect) {
        noteOpaque(*cause);
    }
    return Value(static_cast<const Cause *>(cause));
}

void Interpreter::noteOpaque(const Cause &cause)
{
    OpaqueNote note { cause.line ? cause.line : m_line, std::string(cause.text),
        std::string(cause.reason), false };
    if (m_opaque.size() < 200 && std::ranges::find(m_opaque, note) == m_opaque.end()) {
        m_opaque.push_back(std::move(note));
    }
}

void Interpreter::noteKnown(std::string_view reason)
{
    OpaqueNote note { m_line,
        m_call && m_callSource ? m_callSource->excerpt(*m_call) : std::string(),
        std::string(reason), true };
    if (m_opaque.size() < 200 && std::ranges::find(m_opaque, note) == m_opaque.end()) {
        m_opaque.push_back(std::move(note));
    }
}

} // namespace Switchback::Ecto
