// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/builtins/builtins.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace Switchback::Ecto {

namespace {

Eval integerText(Interpreter &in, Arguments a)
{
    if (!a[0].isInteger()) {
        return badArgument(in, "an integer was expected, got: " + inspect(a[0]));
    }
    const auto base = a.size() > 1 && a[1].isInteger() ? int(a[1].integer()) : 10;
    if (base < 2 || base > 36) {
        return badArgument(in, "a base from 2 to 36 was expected");
    }
    char buffer[72];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, a[0].integer(), base).ptr;
    std::string text(buffer, end);
    std::ranges::transform(text, text.begin(),
        [](char c) { return char(std::toupper(static_cast<unsigned char>(c))); });
    return in.text(text);
}

Eval parseInteger(Interpreter &in, Arguments a)
{
    if (!a[0].isBinary()) {
        return badArgument(in, "a text was expected, got: " + inspect(a[0]));
    }
    const auto text = a[0].text();
    const auto *const start = text.data() + (text.starts_with('+') ? 1 : 0);
    int64_t number = 0;
    const auto result = std::from_chars(start, text.data() + text.size(), number);
    if (result.ec != std::errc()) {
        return Value(A::Error);
    }
    return makeTuple(
        in.arena(), { Value(number), Value(text.substr(size_t(result.ptr - text.data()))) });
}

Eval digits(Interpreter &in, Arguments a)
{
    if (!a[0].isInteger() || a.size() > 1) {
        return in.unknown("these digits are not understood");
    }
    std::vector<Value> out;
    for (const char c : std::to_string(std::abs(a[0].integer()))) {
        out.push_back(Value(int64_t(c - '0')));
    }
    return makeList(in.arena(), out);
}

Eval floorDivide(Interpreter &in, Arguments a)
{
    if (!a[0].isInteger() || !a[1].isInteger() || a[1].integer() == 0 || a[1].integer() == -1) {
        return in.raise(A::ArithmeticError, "bad argument in arithmetic expression");
    }
    const auto quotient = a[0].integer() / a[1].integer();
    return Value(
        a[0].integer() % a[1].integer() != 0 && (a[0].integer() < 0) != (a[1].integer() < 0)
            ? quotient - 1
            : quotient);
}

Eval modulo(Interpreter &in, Arguments a)
{
    if (!a[0].isInteger() || !a[1].isInteger() || a[1].integer() == 0 || a[1].integer() == -1) {
        return in.raise(A::ArithmeticError, "bad argument in arithmetic expression");
    }
    const auto rest = a[0].integer() % a[1].integer();
    return Value(rest != 0 && (rest < 0) != (a[1].integer() < 0) ? rest + a[1].integer() : rest);
}

Eval floatPower(Interpreter &in, Arguments a)
{
    return a[0].isNumber() && a[1].isNumber()
        ? Eval(Value(std::pow(a[0].number(), a[1].number())))
        : Eval(in.raise(A::ArithmeticError, "bad argument in arithmetic expression"));
}

Eval power(Interpreter &in, Arguments a)
{
    if (!a[0].isInteger() || !a[1].isInteger() || a[1].integer() < 0) {
        return in.raise(A::ArithmeticError, "bad argument in arithmetic expression");
    }
    int64_t result = 1;
    for (int64_t i = 0; i < a[1].integer(); ++i) {
        if (!in.spend(1) || __builtin_mul_overflow(result, a[0].integer(), &result)) {
            return in.unknown("the number is too large to be followed");
        }
    }
    return Value(result);
}

Eval isOdd(Interpreter &in, Arguments a)
{
    return a[0].isInteger() ? Eval(Value(a[0].integer() % 2 != 0))
                            : badArgument(in, "an integer was expected");
}
Eval isEven(Interpreter &in, Arguments a)
{
    return a[0].isInteger() ? Eval(Value(a[0].integer() % 2 == 0))
                            : badArgument(in, "an integer was expected");
}

Eval floatToText(Interpreter &in, Arguments a)
{
    return a[0].isFloat() ? Eval(in.text(floatText(a[0].number())))
                          : badArgument(in, "a float was expected");
}

Eval roundFloat(Interpreter &in, Arguments a)
{
    const auto places = a.size() > 1 && a[1].isInteger() ? a[1].integer() : 0;
    if (!a[0].isNumber() || places < 0 || places > 15) {
        return badArgument(in, "a float and a precision from 0 to 15 were expected");
    }
    const double scale = std::pow(10.0, double(places));
    return Value(std::round(a[0].number() * scale) / scale);
}

Eval atomText(Interpreter &in, Arguments a)
{
    return a[0].isAtom() ? Eval(in.text(nameOf(a[0].toAtom())))
                         : badArgument(in, "an atom was expected, got: " + inspect(a[0]));
}

Eval moduleSplit(Interpreter &in, Arguments a)
{
    const auto name = a[0].isAtom() ? nameOf(a[0].toAtom())
        : a[0].isBinary()           ? a[0].text()
                                    : std::string_view();
    if (!name.starts_with("Elixir.")) {
        return badArgument(in, "expected an Elixir module, got: " + inspect(a[0]));
    }
    std::vector<Value> parts;
    for (size_t at = 7; at <= name.size();) {
        const auto end = std::min(name.find('.', at), name.size());
        parts.push_back(Value(name.substr(at, end - at)));
        at = end + 1;
    }
    return makeList(in.arena(), parts);
}

Eval moduleConcat(Interpreter &in, Arguments a)
{
    std::string name;
    const auto items = a.size() == 1 ? in.itemsOf(a[0])
                                     : std::expected<std::span<const Value>, Eval>(a);
    if (!items) {
        return items.error();
    }
    for (const auto &item : *items) {
        const auto part = item.isAtom() ? shortName(item.toAtom())
            : item.isBinary()           ? item.text()
                                        : std::string_view();
        name += (name.empty() ? "" : ".")
            + std::string(part.starts_with("Elixir.") ? part.substr(7) : part);
    }
    return Value(moduleAtom(name));
}

Eval rangeNew(Interpreter &in, Arguments a)
{
    const auto step = a.size() > 2 ? a[2] : Value(int64_t(compare(a[0], a[1]) > 0 ? -1 : 1));
    return structOf(
        in, A::RangeModule, { { A::First, a[0] }, { A::Last, a[1] }, { A::Step, step } });
}

constexpr std::string_view I = "Integer";
constexpr std::string_view F = "Float";
constexpr BuiltinEntry Entries[] = {
    { I, "to_string", 1, 2, integerText },
    { I, "parse", 1, 1, parseInteger },
    { I, "digits", 1, 2, digits },
    { I, "floor_div", 2, 2, floorDivide },
    { I, "mod", 2, 2, modulo },
    { I, "pow", 2, 2, power },
    { "Float", "pow", 2, 2, floatPower },
    { I, "is_odd", 1, 1, isOdd },
    { I, "is_even", 1, 1, isEven },
    { F, "to_string", 1, 1, floatToText },
    { F, "round", 1, 2, roundFloat },
    { "Atom", "to_string", 1, 1, atomText },
    { "Module", "split", 1, 1, moduleSplit },
    { "Module", "concat", 1, 2, moduleConcat },
    { "Range", "new", 2, 3, rangeNew },
};

} // namespace

Builtins numberBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
