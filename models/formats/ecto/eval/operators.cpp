// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/eval/interpreter.h"

#include "formats/ecto/eval/acting.h"
#include "formats/ecto/terms/text.h"

#include <algorithm>
#include <cmath>

namespace Switchback::Ecto {

Eval Interpreter::evalUnary(const Node &node, Scope &scope)
{
    const auto value = eval(*node.target, scope);
    if (!value || value->isUnknown()) {
        return value;
    }
    switch (node.op) {
    case Op::Not:
        if (!value->isBoolean()) {
            return raise(A::ArgumentError, "argument error");
        }
        return Value(!value->truthy());
    case Op::Bang:
        return Value(!value->truthy());
    case Op::Plus:
        return value;
    case Op::Minus:
        if (value->isInteger() && value->integer() != INT64_MIN) {
            return Value(-value->integer());
        }
        if (value->isLarge()) {
            return unknown("the number is too large to be followed");
        }
        return value->isFloat()
            ? Eval(Value(-value->number()))
            : raise(A::ArithmeticError, "bad argument in arithmetic expression");
    case Op::Pin:
        return value;
    default:
        return unknown("this operator is not understood");
    }
}

Eval Interpreter::evalBinary(const Node &node, Scope &scope)
{
    switch (node.op) {
    case Op::Match:
        return evalMatch(node, scope);
    case Op::And:
    case Op::Or:
    case Op::BooleanAnd:
    case Op::BooleanOr:
        return evalLogic(node, scope);
    case Op::Range:
        return evalRange(node, scope);
    default:
        break;
    }
    const auto left = eval(*node.items[0], scope);
    if (!left) {
        return left;
    }
    const auto right = eval(*node.items[1], scope);
    if (!right) {
        return right;
    }
    if (node.op == Op::Other) {
        const Value arguments[] = { *left, *right };
        return callOperator(node, scope, arguments);
    }
    return operate(node, *left, *right);
}

/// Operators that are functions of modules, which only an import brings in.
Eval Interpreter::callOperator(const Node &node, Scope &scope, Arguments arguments)
{
    static const Atom power = atom("**");
    static const Atom bitwise = moduleAtom("Bitwise");
    static const std::pair<Atom, Atom> bits[] = { { atom("&&&"), atom("band") },
        { atom("|||"), atom("bor") }, { atom("^^^"), atom("bxor") }, { atom("<<<"), atom("bsl") },
        { atom(">>>"), atom("bsr") } };
    auto *const call = m_arena.make<Node>(node);
    if (node.name == power) {
        const bool whole = arguments[0].isInteger() && arguments[1].isInteger()
            && arguments[1].integer() >= 0;
        call->name = atom("pow");
        return callNamedIn(moduleAtom(whole ? "Integer" : "Float"), *call, scope, arguments);
    }
    const auto it = std::ranges::find(bits, node.name, &std::pair<Atom, Atom>::first);
    if (it == std::end(bits) || !imports(scope, bitwise)) {
        return unknown("this operator is not understood");
    }
    call->name = it->second;
    return callNamedIn(bitwise, *call, scope, arguments);
}

Eval Interpreter::applyOperator(Op op, Atom name, const Value &left, const Value &right)
{
    Node node;
    node.kind = NodeKind::Binary;
    node.op = op;
    node.name = name;
    return operate(node, left, right);
}

Eval Interpreter::operate(const Node &node, const Value &left, const Value &right)
{
    if (left.isUnknown() || right.isUnknown()) {
        return left.isUnknown() ? left : right;
    }
    switch (node.op) {
    case Op::Plus:
    case Op::Minus:
    case Op::Times:
    case Op::Divide:
        return arithmetic(node, left, right);
    case Op::Concat:
        return concatenate(left, right);
    case Op::In:
    case Op::NotIn:
        return membership(node, left, right);
    case Op::Append:
    case Op::Subtract:
        if (!left.isList() || !right.isList()) {
            return raise(A::ArgumentError, "argument error");
        }
        if (!spend(int64_t(left.items().size()
                + (node.op == Op::Subtract ? left.items().size() * right.items().size()
                                           : right.items().size())))) {
            return outOf("It takes too many steps.");
        }
        break;
    case Op::Matches:
        if (right.isBinary() && left.isBinary()) {
            return Value(left.text().find(right.text()) != std::string_view::npos);
        }
        return callModule(
            A::RegexModule, atom("match?"), std::initializer_list<Value> { right, left });
    default:
        break;
    }
    if (node.op != Op::Append && node.op != Op::Subtract && (unknownIn(left) || unknownIn(right))) {
        return Value(unknownIn(left) ? unknownIn(left) : unknownIn(right));
    }
    switch (node.op) {
    case Op::Equal:
        return Value(equal(left, right, false));
    case Op::StrictEqual:
        return Value(equal(left, right));
    case Op::NotEqual:
        return Value(!equal(left, right, false));
    case Op::StrictNotEqual:
        return Value(!equal(left, right));
    case Op::Less:
        return Value(compare(left, right) < 0);
    case Op::Greater:
        return Value(compare(left, right) > 0);
    case Op::LessEqual:
        return Value(compare(left, right) <= 0);
    case Op::GreaterEqual:
        return Value(compare(left, right) >= 0);
    case Op::Append: {
        std::vector<Value> items(left.items().begin(), left.items().end());
        items.insert(items.end(), right.items().begin(), right.items().end());
        return makeList(m_arena, items);
    }
    case Op::Subtract: {
        std::vector<Value> items(left.items().begin(), left.items().end());
        for (const auto &gone : right.items()) {
            if (const auto it = std::ranges::find_if(
                    items, [&](const Value &item) { return equal(item, gone); });
                it != items.end()) {
                items.erase(it);
            }
        }
        return makeList(m_arena, items);
    }
    default:
        return unknown("this operator is not understood");
    }
}

Eval Interpreter::arithmetic(const Node &node, const Value &left, const Value &right)
{
    if (left.isLarge() || right.isLarge()) {
        return unknown("the number is too large to be followed");
    }
    if (!left.isNumber() || !right.isNumber()) {
        return raise(A::ArithmeticError, "bad argument in arithmetic expression");
    }
    if (node.op == Op::Divide) {
        return right.number() == 0
            ? Eval(raise(A::ArithmeticError, "bad argument in arithmetic expression"))
            : Eval(Value(left.number() / right.number()));
    }
    if (left.isFloat() || right.isFloat()) {
        const double a = left.number();
        const double b = right.number();
        return Value(node.op == Op::Plus ? a + b : node.op == Op::Minus ? a - b : a * b);
    }
    int64_t result = 0;
    const bool over = node.op == Op::Plus
        ? __builtin_add_overflow(left.integer(), right.integer(), &result)
        : node.op == Op::Minus ? __builtin_sub_overflow(left.integer(), right.integer(), &result)
                               : __builtin_mul_overflow(left.integer(), right.integer(), &result);
    return over ? Eval(unknown("the number is too large to be followed")) : Eval(Value(result));
}

Eval Interpreter::concatenate(const Value &left, const Value &right)
{
    if (!left.isBinary() || !right.isBinary()) {
        return raise(A::ArgumentError,
            "expected a binary in <>, got: " + inspect(left.isBinary() ? right : left));
    }
    const auto size = left.text().size() + right.text().size();
    if (!spend(int64_t(size / 64))) {
        return outOf("It makes too much text.");
    }
    std::string out;
    out.reserve(size);
    out += left.text();
    out += right.text();
    return text(out);
}

Eval Interpreter::membership(const Node &node, const Value &left, const Value &right)
{
    const auto items = itemsOf(right);
    if (!items) {
        return items.error();
    }
    if (!spend(int64_t(items->size() / 4))) {
        return outOf("It takes too many steps.");
    }
    const bool found = std::ranges::any_of(
        *items, [&](const Value &item) { return equal(item, left); });
    if (!found && (unknownIn(right) || unknownIn(left))) {
        return Value(unknownIn(right) ? unknownIn(right) : unknownIn(left));
    }
    return Value(found == (node.op == Op::In));
}

bool nodeMayAct(const Node &node)
{
    if (node.kind == NodeKind::Call || node.kind == NodeKind::Apply
        || (node.kind == NodeKind::Remote && !node.bare)) {
        return true;
    }
    const auto acts = [](const Node *item) { return item && nodeMayAct(*item); };
    return acts(node.target) || std::ranges::any_of(node.items, acts);
}

bool sectionMayAct(const Section &section)
{
    return (section.body && nodeMayAct(*section.body))
        || std::ranges::any_of(
            section.clauses, [](const Clause &clause) { return nodeMayAct(*clause.body); });
}

Eval Interpreter::evalLogic(const Node &node, Scope &scope)
{
    const auto left = eval(*node.items[0], scope);
    if (!left) {
        return left;
    }
    if (left->isUnknown()) {
        if (nodeMayAct(*node.items[1])) {
            noteOpaque(*left->cause());
        }
        return left;
    }
    const bool strict = node.op == Op::BooleanAnd || node.op == Op::BooleanOr;
    if (strict && !left->isBoolean()) {
        return raise(A::BadBooleanError,
            "expected a boolean on left-side of " + std::string(nameOf(node.name))
                + ", got: " + inspect(*left));
    }
    const bool stops = (node.op == Op::Or || node.op == Op::BooleanOr) == left->truthy();
    return stops ? left : eval(*node.items[1], scope);
}

Eval Interpreter::evalRange(const Node &node, Scope &scope)
{
    Value parts[3] = { Value(), Value(), Value(int64_t(1)) };
    for (size_t i = 0; i < node.items.size(); ++i) {
        const auto value = eval(*node.items[i], scope);
        if (!value || value->isUnknown()) {
            return value;
        }
        if (!value->isInteger()) {
            return raise(A::ArgumentError,
                "ranges (first..last) expect both sides to be integers, got: " + inspect(*value));
        }
        parts[i] = *value;
    }
    if (node.items.size() == 2 && parts[0].integer() > parts[1].integer()) {
        parts[2] = Value(int64_t(-1));
    }
    return makeMap(m_arena,
        { { A::Struct, A::RangeModule }, { A::First, parts[0] }, { A::Last, parts[1] },
            { A::Step, parts[2] } });
}

std::expected<std::span<const Value>, Eval> Interpreter::itemsOf(const Value &value)
{
    using Failed = std::unexpected<Eval>;
    if (value.isList()) {
        return value.items();
    }
    if (value.isUnknown()) {
        return Failed(Eval(value));
    }
    if (value.isStruct(A::RangeModule)) {
        const auto first = fieldOf(value, A::First).integer();
        const auto last = fieldOf(value, A::Last).integer();
        const auto step = fieldOf(value, A::Step).integer();
        std::vector<Value> items;
        const bool whole = fieldOf(value, A::First).isInteger()
            && fieldOf(value, A::Last).isInteger() && step != 0;
        if (!whole) { // a map that only calls itself a range
            return Failed(raise(A::FunctionClauseError, "no function clause takes such a range"));
        }
        int64_t distance = 0;
        const bool far = __builtin_sub_overflow(last, first, &distance) || distance == INT64_MIN
            || step == INT64_MIN;
        const bool away = distance != 0 && (distance < 0) != (step < 0);
        const auto count = far ? -1 : away ? 0 : distance / step + 1;
        if (count < 0 || !spend(count)) {
            return Failed(outOf("It walks over too long a range."));
        }
        items.reserve(size_t(count));
        for (int64_t i = 0; i < count; ++i) {
            items.push_back(Value(first + i * step));
        }
        return std::span<const Value>(m_arena.copy(items));
    }
    if (value.isStruct(A::MapSetModule)) {
        const auto set = fieldOf(value, A::Map);
        if (!orderKnown(set)) {
            return Failed(Eval(unknown("the order of a set is not defined")));
        }
        std::vector<Value> items;
        for (const auto &pair : set.pairs()) {
            items.push_back(pair.key);
        }
        return std::span<const Value>(m_arena.copy(items));
    }
    if (value.isMap() && value.structName() == A::Nil) {
        if (!orderKnown(value)) {
            return Failed(Eval(unknown(
                "Elixir does not define in which order a map with several atom keys is walked")));
        }
        std::vector<Value> items;
        for (const auto &pair : value.pairs()) {
            items.push_back(pairTuple(m_arena, pair.key, pair.value));
        }
        return std::span<const Value>(m_arena.copy(items));
    }
    return Failed(raise(A::Protocol, "protocol Enumerable not implemented for " + inspect(value)));
}

} // namespace Switchback::Ecto
