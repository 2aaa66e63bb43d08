// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Enum and Stream. Streams are walked at once: they end where a migration uses them.

#include "formats/ecto/builtins/enumeration.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

Eval map(Interpreter &in, Arguments a)
{
    std::vector<Value> out;
    return each(
        in, a[0], a[1],
        [&](const Value &, const Value &result) {
            out.push_back(result);
            return Flow::Next;
        },
        [&] { return makeList(in.arena(), out); });
}

Eval eachFunction(Interpreter &in, Arguments a)
{
    return each(
        in, a[0], a[1], [](const Value &, const Value &) { return Flow::Next; },
        [] { return Value(A::Ok); });
}

Eval keeping(Interpreter &in, Arguments a, bool wanted)
{
    std::vector<Value> out;
    return each(
        in, a[0], a[1],
        [&](const Value &item, const Value &result) {
            if (result.isUnknown()) {
                return Flow::Unknown;
            }
            if (result.truthy() == wanted) {
                out.push_back(item);
            }
            return Flow::Next;
        },
        [&] { return makeList(in.arena(), out); });
}

Eval filter(Interpreter &in, Arguments a)
{
    return keeping(in, a, true);
}
Eval reject(Interpreter &in, Arguments a)
{
    return keeping(in, a, false);
}

Eval flatMap(Interpreter &in, Arguments a)
{
    std::vector<Value> out;
    Eval failed = Value();
    const auto result = each(
        in, a[0], a[1],
        [&](const Value &, const Value &part) {
            const auto items = in.itemsOf(part);
            if (!items) {
                failed = items.error();
                return Flow::Stop;
            }
            out.insert(out.end(), items->begin(), items->end());
            return Flow::Next;
        },
        [&] { return makeList(in.arena(), out); });
    return !failed || failed->isUnknown() ? failed : result;
}

Eval reduce(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return unknownItems(in, items.error(), a);
    }
    const bool seeded = a.size() == 3;
    if (!seeded && items->empty()) {
        return in.raise(A::EnumError, "empty error");
    }
    Value state = seeded ? a[1] : items->front();
    for (size_t i = seeded ? 0 : 1; i < items->size(); ++i) {
        const Value arguments[] = { (*items)[i], state };
        const auto next = in.call(a.back(), arguments);
        if (!next) {
            return next;
        }
        state = *next;
    }
    return state;
}

Eval reduceWhile(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return unknownItems(in, items.error(), a);
    }
    Value state = a[1];
    for (const auto &item : *items) {
        const Value arguments[] = { item, state };
        const auto next = in.call(a[2], arguments);
        if (!next || next->isUnknown()) {
            return next;
        }
        if (!next->isTuple(2)) {
            return badArgument(in, "reduce_while expects {:cont, term} or {:halt, term}");
        }
        state = next->items()[1];
        if (next->items()[0].isAtom(A::Halt)) {
            break;
        }
    }
    return state;
}

Eval mapReduce(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return unknownItems(in, items.error(), a);
    }
    Value state = a[1];
    std::vector<Value> out;
    for (const auto &item : *items) {
        const Value arguments[] = { item, state };
        const auto next = in.call(a[2], arguments);
        if (!next || next->isUnknown() || !next->isTuple(2)) {
            return next;
        }
        out.push_back(next->items()[0]);
        state = next->items()[1];
    }
    return makeTuple(in.arena(), { makeList(in.arena(), out), state });
}

Eval joined(Interpreter &in, std::span<const Value> items, const Value &separator)
{
    std::string out;
    bool first = true;
    for (const auto &item : items) {
        const auto text = in.textOf(item);
        if (!text || text->isUnknown()) {
            return text;
        }
        if (!first && separator.isBinary()) {
            out += separator.text();
        }
        first = false;
        out += text->text();
        if (!in.spend(1 + int64_t(text->text().size() / 64))) {
            return in.outOf("It makes too much text.");
        }
    }
    return in.text(out);
}

Eval join(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    return items ? joined(in, *items, a.size() > 1 ? a[1] : Value()) : items.error();
}

Eval mapJoin(Interpreter &in, Arguments a)
{
    const Value arguments[] = { a[0], a.back() };
    const auto mapped = map(in, arguments);
    return mapped && mapped->isList() ? joined(in, mapped->items(), a.size() > 2 ? a[1] : Value())
                                      : mapped;
}

Eval quantify(Interpreter &in, Arguments a, bool any)
{
    if (a.size() == 1) {
        const auto items = in.itemsOf(a[0]);
        if (!items) {
            return items.error();
        }
        const auto holds = [](const Value &item) { return item.truthy(); };
        return Value(any ? std::ranges::any_of(*items, holds) : std::ranges::all_of(*items, holds));
    }
    bool found = false;
    return each(
        in, a[0], a[1],
        [&](const Value &, const Value &result) {
            if (result.isUnknown()) {
                return Flow::Unknown;
            }
            found = result.truthy() == any;
            return found ? Flow::Stop : Flow::Next;
        },
        [&] { return Value(found == any); });
}

Eval any(Interpreter &in, Arguments a)
{
    return quantify(in, a, true);
}
Eval all(Interpreter &in, Arguments a)
{
    return quantify(in, a, false);
}

Eval find(Interpreter &in, Arguments a)
{
    Value found = a.size() > 2 ? a[1] : Value();
    return each(
        in, a[0], a.back(),
        [&](const Value &item, const Value &result) {
            if (result.isUnknown()) {
                return Flow::Unknown;
            }
            found = result.truthy() ? item : found;
            return result.truthy() ? Flow::Stop : Flow::Next;
        },
        [&] { return found; });
}

Eval findIndex(Interpreter &in, Arguments a)
{
    int64_t at = -1;
    bool hit = false;
    return each(
        in, a[0], a[1],
        [&](const Value &, const Value &result) {
            ++at;
            hit = result.truthy();
            return result.isUnknown() ? Flow::Unknown : hit ? Flow::Stop : Flow::Next;
        },
        [&] { return hit ? Value(at) : Value(); });
}

Eval findValue(Interpreter &in, Arguments a)
{
    Value found = a.size() > 2 ? a[1] : Value();
    return each(
        in, a[0], a.back(),
        [&](const Value &, const Value &result) {
            if (result.isUnknown()) {
                return Flow::Unknown;
            }
            found = result.truthy() ? result : found;
            return result.truthy() ? Flow::Stop : Flow::Next;
        },
        [&] { return found; });
}

Eval count(Interpreter &in, Arguments a)
{
    if (a.size() == 1) {
        if (a[0].isMap() && a[0].structName() == A::Nil) {
            return Value(int64_t(a[0].pairs().size()));
        }
        const auto items = in.itemsOf(a[0]);
        return items ? Eval(Value(int64_t(items->size()))) : items.error();
    }
    const auto kept = keeping(in, a, true);
    return kept && kept->isList() ? Eval(Value(int64_t(kept->items().size()))) : kept;
}

Eval withIndex(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return unknownItems(in, items.error(), a);
    }
    int64_t index = a.size() > 1 && a[1].isInteger() ? a[1].integer() : 0;
    std::vector<Value> out;
    for (const auto &item : *items) {
        if (a.size() > 1 && a[1].isFunction()) {
            const Value arguments[] = { item, Value(index) };
            const auto value = in.call(a[1], arguments);
            if (!value) {
                return value;
            }
            out.push_back(*value);
        } else {
            out.push_back(pairTuple(in.arena(), item, Value(index)));
        }
        ++index;
    }
    return makeList(in.arena(), out);
}

std::expected<std::vector<Value>, Eval> copied(
    const std::expected<std::span<const Value>, Eval> &items)
{
    if (!items) {
        return std::unexpected(items.error());
    }
    return std::vector<Value>(items->begin(), items->end());
}

Eval into(Interpreter &in, Arguments a)
{
    Value items = a[0];
    if (a.size() > 2) {
        const Value arguments[] = { a[0], a[2] };
        const auto mapped = map(in, arguments);
        if (!mapped || mapped->isUnknown()) {
            return mapped;
        }
        items = *mapped;
    }
    const bool toMap = a[1].isMap() && a[1].structName() == A::Nil;
    const auto list = toMap ? unorderedItems(in, items) : copied(in.itemsOf(items));
    if (!list) {
        return list.error();
    }
    if (toMap) {
        std::vector<Pair> pairs(a[1].pairs().begin(), a[1].pairs().end());
        for (const auto &item : *list) {
            if (!item.isTuple(2)) {
                return item.isUnknown() ? Eval(item)
                                        : badArgument(in, "collecting into a map expects pairs");
            }
            pairs.push_back({ item.items()[0], item.items()[1] });
        }
        return makeMap(in.arena(), pairs);
    }
    if (a[1].isList()) {
        std::vector<Value> out(a[1].items().begin(), a[1].items().end());
        out.insert(out.end(), list->begin(), list->end());
        return makeList(in.arena(), out);
    }
    if (a[1].isBinary()) {
        const auto rest = joined(in, *list, Value());
        return rest && rest->isBinary()
            ? Eval(in.text(std::string(a[1].text()) + std::string(rest->text())))
            : rest;
    }
    if (a[1].isStruct(A::MapSetModule)) {
        const Value arguments[] = { makeList(in.arena(), { list->begin(), list->end() }) };
        return in.callModule(A::MapSetModule, atom("new"), arguments);
    }
    return in.unknown("collecting into this is not understood");
}

constexpr std::string_view E = "Enum";
constexpr std::string_view S = "Stream";
constexpr BuiltinEntry Entries[] = {
    { E, "map", 2, 2, map },
    { S, "map", 2, 2, map },
    { E, "each", 2, 2, eachFunction },
    { S, "each", 2, 2, eachFunction },
    { E, "filter", 2, 2, filter },
    { S, "filter", 2, 2, filter },
    { E, "reject", 2, 2, reject },
    { S, "reject", 2, 2, reject },
    { E, "flat_map", 2, 2, flatMap },
    { S, "flat_map", 2, 2, flatMap },
    { E, "reduce", 2, 3, reduce },
    { E, "reduce_while", 3, 3, reduceWhile },
    { E, "map_reduce", 3, 3, mapReduce },
    { E, "join", 1, 2, join },
    { E, "map_join", 2, 3, mapJoin },
    { E, "any?", 1, 2, any },
    { E, "all?", 1, 2, all },
    { E, "find", 2, 3, find },
    { E, "find_index", 2, 2, findIndex },
    { E, "find_value", 2, 3, findValue },
    { E, "count", 1, 2, count },
    { E, "with_index", 1, 2, withIndex },
    { S, "with_index", 1, 2, withIndex },
    { E, "into", 2, 3, into },
    { S, "run", 1, 1, [](Interpreter &, Arguments) -> Eval { return Value(A::Ok); } },
};

} // namespace

Eval unknownItems(Interpreter &in, const Eval &failed, Arguments a)
{
    if (failed && failed->isUnknown() && std::ranges::any_of(a, &Value::isFunction)) {
        in.noteOpaque(*failed->cause());
    }
    return failed;
}

Builtins enumBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
