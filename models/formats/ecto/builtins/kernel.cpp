// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/builtins/builtins.h"

#include <algorithm>
#include <cmath>

namespace Switchback::Ecto {

namespace {

Eval isAtom(Interpreter &, Arguments a)
{
    return Value(a[0].isAtom());
}
Eval isBinary(Interpreter &, Arguments a)
{
    return Value(a[0].isBinary());
}
Eval isBitstring(Interpreter &, Arguments a)
{
    return Value(a[0].isBinary() || a[0].kind() == Kind::Bits);
}
Eval isBoolean(Interpreter &, Arguments a)
{
    return Value(a[0].isBoolean());
}
Eval isInteger(Interpreter &, Arguments a)
{
    return Value(a[0].isInteger() || a[0].isLarge());
}
Eval isFloat(Interpreter &, Arguments a)
{
    return Value(a[0].isFloat());
}
Eval isNumber(Interpreter &, Arguments a)
{
    return Value(a[0].isNumber() || a[0].isLarge());
}
Eval isList(Interpreter &, Arguments a)
{
    return Value(a[0].isList());
}
Eval isTuple(Interpreter &, Arguments a)
{
    return Value(a[0].isTuple());
}
Eval isMap(Interpreter &, Arguments a)
{
    return Value(a[0].isMap());
}
Eval isNil(Interpreter &, Arguments a)
{
    return Value(a[0].isNil());
}
Eval isFunction(Interpreter &, Arguments a)
{
    return Value(a[0].isFunction()
        && (a.size() == 1 || (a[1].isInteger() && a[0].function()->arity == a[1].integer())));
}
Eval isStruct(Interpreter &, Arguments a)
{
    return Value(a[0].structName() != A::Nil && (a.size() == 1 || a[1].isAtom(a[0].structName())));
}
Eval isMapKey(Interpreter &, Arguments a)
{
    return Value(a[0].isMap() && a[0].find(a[1]));
}
Eval isException(Interpreter &, Arguments a)
{
    return Value(a[0].isMap() && a[0].find(A::Exception));
}

Eval toStringFunction(Interpreter &in, Arguments a)
{
    return in.textOf(a[0]);
}

Eval inspectFunction(Interpreter &in, Arguments a)
{
    if (const auto *const cause = unknownIn(a[0])) {
        return Value(cause);
    }
    return in.text(inspect(a[0]));
}

Eval toCharlist(Interpreter &in, Arguments a)
{
    const auto text = in.textOf(a[0]);
    if (!text || text->isUnknown()) {
        return text;
    }
    std::vector<Value> points;
    for (size_t at = 0; at < text->text().size();) {
        points.push_back(Value(int64_t(nextCodePoint(text->text(), at))));
    }
    return makeList(in.arena(), points);
}

Eval length(Interpreter &in, Arguments a)
{
    return a[0].isList() ? Eval(Value(int64_t(a[0].items().size())))
                         : badArgument(in, "length/1 expects a list");
}

Eval byteSize(Interpreter &in, Arguments a)
{
    return a[0].isBinary() ? Eval(Value(int64_t(a[0].text().size())))
                           : badArgument(in, "byte_size/1 expects a binary");
}

Eval mapSize(Interpreter &in, Arguments a)
{
    return a[0].isMap() ? Eval(Value(int64_t(a[0].pairs().size())))
                        : badArgument(in, "map_size/1 expects a map");
}

Eval tupleSize(Interpreter &in, Arguments a)
{
    return a[0].isTuple() ? Eval(Value(int64_t(a[0].items().size())))
                          : badArgument(in, "tuple_size/1 expects a tuple");
}

Eval head(Interpreter &in, Arguments a)
{
    return a[0].isList() && !a[0].items().empty()
        ? Eval(a[0].items().front())
        : badArgument(in, "hd/1 expects a list that is not empty");
}

Eval tail(Interpreter &in, Arguments a)
{
    return a[0].isList() && !a[0].items().empty()
        ? Eval(Value::list(a[0].items().subspan(1)))
        : badArgument(in, "tl/1 expects a list that is not empty");
}

Eval element(Interpreter &in, Arguments a)
{
    if (!a[0].isTuple() || !a[1].isInteger() || a[1].integer() < 0
        || size_t(a[1].integer()) >= a[0].items().size()) {
        return badArgument(in, "elem/2 expects a tuple and a position in it");
    }
    return a[0].items()[size_t(a[1].integer())];
}

Eval putElement(Interpreter &in, Arguments a)
{
    if (!a[0].isTuple() || !a[1].isInteger() || a[1].integer() < 0
        || size_t(a[1].integer()) >= a[0].items().size()) {
        return badArgument(in, "put_elem/3 expects a tuple and a position in it");
    }
    const auto items = in.arena().copy(a[0].items());
    items[size_t(a[1].integer())] = a[2];
    return Value::tuple(items);
}

Eval divide(Interpreter &in, Arguments a)
{
    if (!a[0].isInteger() || !a[1].isInteger() || a[1].integer() == 0
        || (a[0].integer() == INT64_MIN && a[1].integer() == -1)) {
        return in.raise(A::ArithmeticError, "bad argument in arithmetic expression");
    }
    return Value(a[0].integer() / a[1].integer());
}

Eval remainder(Interpreter &in, Arguments a)
{
    if (!a[0].isInteger() || !a[1].isInteger() || a[1].integer() == 0 || a[1].integer() == -1) {
        return a[0].isInteger() && a[1].isInteger() && a[1].integer() == -1
            ? Eval(Value(int64_t(0)))
            : in.raise(A::ArithmeticError, "bad argument in arithmetic expression");
    }
    return Value(a[0].integer() % a[1].integer());
}

Eval absolute(Interpreter &in, Arguments a)
{
    if (!a[0].isNumber() || (a[0].isInteger() && a[0].integer() == INT64_MIN)) {
        return in.raise(A::ArithmeticError, "bad argument in arithmetic expression");
    }
    return a[0].isInteger() ? Value(std::abs(a[0].integer())) : Value(std::abs(a[0].number()));
}

Eval maximum(Interpreter &, Arguments a)
{
    return compare(a[0], a[1]) >= 0 ? a[0] : a[1];
}
Eval minimum(Interpreter &, Arguments a)
{
    return compare(a[0], a[1]) <= 0 ? a[0] : a[1];
}

Eval rounded(Interpreter &in, Arguments a, double (*how)(double))
{
    if (!a[0].isNumber() || std::abs(a[0].number()) > 9e18) {
        return badArgument(in, "a number was expected");
    }
    return a[0].isInteger() ? a[0] : Value(int64_t(how(a[0].number())));
}

Eval roundNumber(Interpreter &in, Arguments a)
{
    return rounded(in, a, &std::round);
}
Eval truncate(Interpreter &in, Arguments a)
{
    return rounded(in, a, &std::trunc);
}
Eval ceiling(Interpreter &in, Arguments a)
{
    return rounded(in, a, &std::ceil);
}
Eval floorNumber(Interpreter &in, Arguments a)
{
    return rounded(in, a, &std::floor);
}

Eval then(Interpreter &in, Arguments a)
{
    return in.call(a[1], a.first(1));
}

Eval tap(Interpreter &in, Arguments a)
{
    const auto done = in.call(a[1], a.first(1));
    return done ? Eval(a[0]) : done;
}

Eval applyFunction(Interpreter &in, Arguments a)
{
    if (a.size() == 2) {
        return a[1].isList() ? in.call(a[0], a[1].items())
                             : badArgument(in, "apply/2 expects a list of arguments");
    }
    if (!a[0].isAtom() || !a[1].isAtom() || !a[2].isList()) {
        return badArgument(in, "apply/3 expects a module, a name and a list of arguments");
    }
    return in.callModule(a[0].toAtom(), a[1].toAtom(), a[2].items());
}

// &>=/2, Enum.reduce(list, &+/2), Kernel.<>(a, b)
template<Op O>
Eval operation(Interpreter &in, Arguments a)
{
    static const Atom symbol = atom("operator"); // only in messages
    return in.applyOperator(O, symbol, a[0], a[1]);
}

Eval negated(Interpreter &in, Arguments a)
{
    return in.applyOperator(Op::Minus, atom("-"), Value(int64_t(0)), a[0]);
}

Eval notTruthy(Interpreter &, Arguments a)
{
    return Value(!a[0].truthy());
}

Eval throwValue(Interpreter &in, Arguments a)
{
    return std::unexpected<const Stop *>(in.arena().make<Stop>(
        Stop::Kind::Throw, a[0], std::string_view("a value was thrown"), in.line()));
}

Eval getIn(Interpreter &in, Arguments a)
{
    auto value = a[0];
    const auto keys = in.itemsOf(a[1]);
    if (!keys) {
        return keys.error();
    }
    for (const auto &key : *keys) {
        if (value.isNil() || value.isUnknown()) {
            return value;
        }
        if (value.isMap()) {
            const auto *const found = value.find(key);
            value = found ? *found : Value();
        } else if (value.isList() && key.isAtom()) {
            value = keywordGet(value, key.toAtom());
        } else {
            return in.unknown("this access is not understood", key.isFunction());
        }
    }
    return value;
}

Eval putIn(Interpreter &in, Arguments a)
{
    const auto keys = in.itemsOf(a[1]);
    if (!keys || keys->empty()) {
        return keys ? Eval(a[2]) : keys.error();
    }
    const auto &key = keys->front();
    const auto rest = Value::list(keys->subspan(1));
    if (a[0].isMap()) {
        const auto *const found = a[0].find(key);
        const Value inner[] = { found ? *found : Value(), rest, a[2] };
        const auto value = putIn(in, inner);
        return value ? Eval(mapPut(in.arena(), a[0], key, *value)) : value;
    }
    if (isKeyword(a[0]) && key.isAtom()) {
        const Value inner[] = { keywordGet(a[0], key.toAtom()), rest, a[2] };
        const auto value = putIn(in, inner);
        return value ? Eval(keywordPut(in.arena(), a[0], key.toAtom(), *value)) : value;
    }
    return badArgument(in, "put_in expects maps or keyword lists");
}

Eval structFunction(Interpreter &in, Arguments a)
{
    Value base = a[0];
    if (a[0].isAtom()) {
        auto *const module = in.moduleNamed(a[0].toAtom());
        if (!module || !module->structFields.isMap()) {
            return in.unknown("this struct is not at hand");
        }
        base = module->structFields;
    }
    const auto fields = a.size() > 1 ? in.itemsOf(a[1]) : std::span<const Value>();
    if (!fields) {
        return fields.error();
    }
    for (const auto &field : *fields) {
        if (field.isTuple(2) && base.find(field.items()[0])) {
            base = mapPut(in.arena(), base, field.items()[0], field.items()[1]);
        }
    }
    return base;
}

Eval functionExported(Interpreter &in, Arguments a)
{
    if (!a[0].isAtom() || !a[1].isAtom() || !a[2].isInteger()) {
        return badArgument(in, "function_exported?/3 expects a module, a name and an arity");
    }
    if (auto *const module = in.moduleNamed(a[0].toAtom())) {
        return Value(module->exports(a[1].toAtom(), int(a[2].integer())));
    }
    return findBuiltin(a[0].toAtom(), a[1].toAtom(), int(a[2].integer()))
        ? Eval(Value(A::True))
        : Eval(in.unknown("whether the function exists is not known"));
}

Eval self(Interpreter &in, Arguments)
{
    return in.unknown("a process");
}
Eval ignore(Interpreter &, Arguments)
{
    return Value(A::Ok);
}
Eval exitFunction(Interpreter &in, Arguments a)
{
    return in.raise(A::RuntimeError, "exit: " + inspect(a[0]));
}

constexpr std::string_view K = "Kernel";
constexpr BuiltinEntry Entries[] = {
    { K, "is_atom", 1, 1, isAtom },
    { K, "is_binary", 1, 1, isBinary },
    { K, "is_bitstring", 1, 1, isBitstring },
    { K, "is_boolean", 1, 1, isBoolean },
    { K, "is_integer", 1, 1, isInteger },
    { K, "is_float", 1, 1, isFloat },
    { K, "is_number", 1, 1, isNumber },
    { K, "is_list", 1, 1, isList },
    { K, "is_tuple", 1, 1, isTuple },
    { K, "is_map", 1, 1, isMap },
    { K, "is_nil", 1, 1, isNil },
    { K, "is_function", 1, 2, isFunction },
    { K, "is_struct", 1, 2, isStruct },
    { K, "is_map_key", 2, 2, isMapKey },
    { K, "is_exception", 1, 1, isException },
    { K, "to_string", 1, 1, toStringFunction },
    { K, "inspect", 1, 2, inspectFunction },
    { K, "to_charlist", 1, 1, toCharlist },
    { K, "length", 1, 1, length },
    { K, "byte_size", 1, 1, byteSize },
    { K, "map_size", 1, 1, mapSize },
    { K, "tuple_size", 1, 1, tupleSize },
    { K, "hd", 1, 1, head },
    { K, "tl", 1, 1, tail },
    { K, "elem", 2, 2, element },
    { K, "put_elem", 3, 3, putElement },
    { K, "div", 2, 2, divide },
    { K, "rem", 2, 2, remainder },
    { K, "abs", 1, 1, absolute },
    { K, "max", 2, 2, maximum },
    { K, "min", 2, 2, minimum },
    { K, "round", 1, 1, roundNumber },
    { K, "trunc", 1, 1, truncate },
    { K, "ceil", 1, 1, ceiling },
    { K, "floor", 1, 1, floorNumber },
    { K, "then", 2, 2, then },
    { K, "tap", 2, 2, tap },
    { K, "apply", 2, 3, applyFunction },
    { K, "+", 2, 2, operation<Op::Plus> },
    { K, "-", 2, 2, operation<Op::Minus> },
    { K, "-", 1, 1, negated },
    { K, "*", 2, 2, operation<Op::Times> },
    { K, "/", 2, 2, operation<Op::Divide> },
    { K, "++", 2, 2, operation<Op::Append> },
    { K, "--", 2, 2, operation<Op::Subtract> },
    { K, "<>", 2, 2, operation<Op::Concat> },
    { K, "=~", 2, 2, operation<Op::Matches> },
    { K, "==", 2, 2, operation<Op::Equal> },
    { K, "!=", 2, 2, operation<Op::NotEqual> },
    { K, "===", 2, 2, operation<Op::StrictEqual> },
    { K, "!==", 2, 2, operation<Op::StrictNotEqual> },
    { K, "<", 2, 2, operation<Op::Less> },
    { K, ">", 2, 2, operation<Op::Greater> },
    { K, "<=", 2, 2, operation<Op::LessEqual> },
    { K, ">=", 2, 2, operation<Op::GreaterEqual> },
    { K, "!", 1, 1, notTruthy },
    { K, "not", 1, 1, notTruthy },
    { K, "throw", 1, 1, throwValue },
    { K, "get_in", 2, 2, getIn },
    { K, "put_in", 3, 3, putIn },
    { K, "struct", 1, 2, structFunction },
    { K, "struct!", 1, 2, structFunction },
    { K, "function_exported?", 3, 3, functionExported },
    { K, "self", 0, 0, self },
    { K, "exit", 1, 1, exitFunction },
    { K, "dbg", 0, 1, ignore },
};

} // namespace

Builtins kernelBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
