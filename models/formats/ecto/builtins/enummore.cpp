// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// More of Enum: order, parts, grouping.

#include "formats/ecto/builtins/enumeration.h"

#include <algorithm>

namespace Switchback::Ecto {

std::expected<std::vector<Value>, Eval> unorderedItems(Interpreter &in, const Value &value)
{
    std::vector<Value> items;
    if (value.isMap() && value.structName() == A::Nil) {
        for (const auto &pair : value.pairs()) {
            items.push_back(pairTuple(in.arena(), pair.key, pair.value));
        }
        return items;
    }
    const auto list = in.itemsOf(value);
    if (!list) {
        return std::unexpected(list.error());
    }
    items.assign(list->begin(), list->end());
    return items;
}

namespace {

struct Keyed {
    Value key;
    Value item;
};

/// Whether `a` may stand before `b`: by a function, a module with compare/2, or {:desc, module}.
Eval inOrder(Interpreter &in, const Value &order, const Value &a, const Value &b)
{
    const Value arguments[] = { a, b };
    if (order.isFunction()) {
        return in.call(order, arguments);
    }
    const bool directed = order.isTuple(2);
    const auto module = directed ? order.items()[1] : order;
    if (!module.isAtom()) {
        return badArgument(in, "a function, a module or a direction was expected");
    }
    static const Atom compare = atom("compare");
    const auto result = in.callModule(module.toAtom(), compare, arguments);
    if (!result || result->isUnknown()) {
        return result;
    }
    const bool down = directed && order.items()[0].isAtom(A::Desc);
    return Value(!result->isAtom(down ? atom("lt") : atom("gt")));
}

Eval sortedBy(Interpreter &in, Arguments a, const Value &key, const Value &order)
{
    auto items = unorderedItems(in, a[0]);
    if (!items) {
        return items.error();
    }
    std::vector<Keyed> keyed;
    for (const auto &item : *items) {
        if (const auto *const cause = unknownIn(item)) {
            return Value(cause);
        }
        const auto value = key.isFunction() ? in.call(key, Arguments(&item, 1)) : Eval(item);
        if (!value || value->isUnknown()) {
            return value;
        }
        keyed.push_back({ *value, item });
    }
    if (!in.spend(int64_t(keyed.size() * 4))) {
        return in.outOf("It takes too many steps.");
    }
    const bool direct = order.isNil() || order.isAtom(A::Asc) || order.isAtom(A::Desc);
    if (!direct) {
        // Insertion keeps a comparison that lies from doing harm.
        std::vector<Keyed> sorted;
        for (const auto &item : keyed) {
            auto place = sorted.end();
            while (place != sorted.begin()) {
                const auto fine = inOrder(in, order, std::prev(place)->key, item.key);
                if (!fine || fine->isUnknown()) {
                    return fine;
                }
                if (fine->truthy()) {
                    break;
                }
                --place;
            }
            sorted.insert(place, item);
        }
        keyed = sorted;
    } else {
        const bool down = order.isAtom(A::Desc);
        std::ranges::stable_sort(keyed, [down](const Keyed &x, const Keyed &y) {
            return down ? compare(x.key, y.key) > 0 : compare(x.key, y.key) < 0;
        });
    }
    std::vector<Value> out;
    std::ranges::transform(keyed, std::back_inserter(out), &Keyed::item);
    return makeList(in.arena(), out);
}

Eval sort(Interpreter &in, Arguments a)
{
    return sortedBy(in, a, Value(), a.size() > 1 ? a[1] : Value());
}
Eval sortBy(Interpreter &in, Arguments a)
{
    return sortedBy(in, a, a[1], a.size() > 2 ? a[2] : Value());
}

Eval toList(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    return items ? Eval(Value::list(*items)) : items.error();
}

Eval reverse(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    std::vector<Value> out(items->rbegin(), items->rend());
    if (a.size() > 1 && a[1].isList()) {
        out.insert(out.end(), a[1].items().begin(), a[1].items().end());
    }
    return makeList(in.arena(), out);
}

Eval concat(Interpreter &in, Arguments a)
{
    std::vector<Value> out;
    std::vector<Value> parts;
    if (a.size() == 1) {
        const auto lists = in.itemsOf(a[0]);
        if (!lists) {
            return lists.error();
        }
        parts.assign(lists->begin(), lists->end());
    } else {
        parts.assign(a.begin(), a.end());
    }
    for (const auto &part : parts) {
        const auto items = in.itemsOf(part);
        if (!items) {
            return items.error();
        }
        out.insert(out.end(), items->begin(), items->end());
    }
    return makeList(in.arena(), out);
}

Eval uniqueBy(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return unknownItems(in, items.error(), a);
    }
    std::vector<Value> keys;
    std::vector<Value> out;
    for (const auto &item : *items) {
        const auto key = a.size() > 1 ? in.call(a[1], Arguments(&item, 1)) : Eval(item);
        if (!key || key->isUnknown()) {
            return key;
        }
        if (!in.spend(int64_t(keys.size() / 8))) {
            return in.outOf("It takes too many steps.");
        }
        if (std::ranges::none_of(keys, [&](const Value &seen) { return equal(seen, *key); })) {
            keys.push_back(*key);
            out.push_back(item);
        }
    }
    return makeList(in.arena(), out);
}

Eval taken(Interpreter &in, Arguments a, bool take)
{
    const auto items = in.itemsOf(a[0]);
    if (!items || !a[1].isInteger()) {
        return items ? badArgument(in, "a number of items was expected") : items.error();
    }
    const auto size = int64_t(items->size());
    const auto n = std::clamp(a[1].integer(), -size, size);
    if (take) {
        return Value::list(n >= 0 ? items->first(size_t(n)) : items->last(size_t(-n)));
    }
    return Value::list(n >= 0 ? items->subspan(size_t(n)) : items->first(size_t(size + n)));
}

Eval take(Interpreter &in, Arguments a)
{
    return taken(in, a, true);
}
Eval dropItems(Interpreter &in, Arguments a)
{
    return taken(in, a, false);
}

Eval whileFunction(Interpreter &in, Arguments a, bool takes)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return unknownItems(in, items.error(), a);
    }
    size_t n = 0;
    for (; n < items->size(); ++n) {
        const auto holds = in.call(a[1], items->subspan(n, 1));
        if (!holds || holds->isUnknown()) {
            return holds;
        }
        if (!holds->truthy()) {
            break;
        }
    }
    return Value::list(takes ? items->first(n) : items->subspan(n));
}

Eval takeWhile(Interpreter &in, Arguments a)
{
    return whileFunction(in, a, true);
}
Eval dropWhile(Interpreter &in, Arguments a)
{
    return whileFunction(in, a, false);
}

Eval split(Interpreter &in, Arguments a)
{
    const auto one = taken(in, a, true);
    const auto other = taken(in, a, false);
    const bool fromEnd = a[1].isInteger() && a[1].integer() < 0; // counts where to cut
    return one && other
        ? Eval(makeTuple(in.arena(), { fromEnd ? *other : *one, fromEnd ? *one : *other }))
        : one;
}

Eval splitWith(Interpreter &in, Arguments a)
{
    const auto first = takeWhile(in, a);
    if (!first || !first->isList()) {
        return first;
    }
    const auto all = in.itemsOf(a[0]);
    return makeTuple(in.arena(), { *first, Value::list(all->subspan(first->items().size())) });
}

Eval partition(Interpreter &in, Arguments a)
{
    std::vector<Value> yes;
    std::vector<Value> no;
    return each(
        in, a[0], a[1],
        [&](const Value &item, const Value &result) {
            if (result.isUnknown()) {
                return Flow::Unknown;
            }
            (result.truthy() ? yes : no).push_back(item);
            return Flow::Next;
        },
        [&] {
            return makeTuple(in.arena(), { makeList(in.arena(), yes), makeList(in.arena(), no) });
        });
}

Eval at(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items || !a[1].isInteger()) {
        return items ? badArgument(in, "a position was expected") : items.error();
    }
    const auto index = a[1].integer() < 0 ? a[1].integer() + int64_t(items->size())
                                          : a[1].integer();
    if (index < 0 || index >= int64_t(items->size())) {
        return a.size() > 2 ? a[2] : Value();
    }
    return (*items)[size_t(index)];
}

Eval fetch(Interpreter &in, Arguments a)
{
    const Value missing = in.text("\x01 nothing here");
    const Value arguments[] = { a[0], a[1], missing };
    const auto found = at(in, arguments);
    return found && found->isBinary() && found->text().data() == missing.text().data()
        ? in.raise(A::EnumOutOfBounds, "out of bounds error")
        : found;
}

Eval zip(Interpreter &in, Arguments a)
{
    std::vector<Value> sources(a.begin(), a.end());
    if (a.size() == 1) {
        const auto lists = in.itemsOf(a[0]);
        if (!lists) {
            return lists.error();
        }
        sources.assign(lists->begin(), lists->end());
    }
    std::vector<std::span<const Value>> lists;
    size_t shortest = sources.empty() ? 0 : SIZE_MAX;
    for (const auto &source : sources) {
        const auto items = in.itemsOf(source);
        if (!items) {
            return items.error();
        }
        lists.push_back(*items);
        shortest = std::min(shortest, items->size());
    }
    std::vector<Value> out;
    for (size_t i = 0; i < shortest; ++i) {
        std::vector<Value> row;
        std::ranges::transform(
            lists, std::back_inserter(row), [i](const auto &list) { return list[i]; });
        out.push_back(Value::tuple(in.arena().copy(row)));
    }
    return makeList(in.arena(), out);
}

Eval unzip(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    std::vector<Value> first;
    std::vector<Value> second;
    for (const auto &item : *items) {
        if (!item.isTuple(2)) {
            return badArgument(in, "unzip/1 expects pairs");
        }
        first.push_back(item.items()[0]);
        second.push_back(item.items()[1]);
    }
    return makeTuple(in.arena(), { makeList(in.arena(), first), makeList(in.arena(), second) });
}

Eval chunkEvery(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    if (!a[1].isInteger() || a[1].integer() < 1
        || (a.size() > 2 && (!a[2].isInteger() || a[2].integer() < 1))) {
        return badArgument(in, "chunk_every expects positive numbers");
    }
    const auto size = size_t(a[1].integer());
    const auto step = a.size() > 2 ? size_t(a[2].integer()) : size;
    std::vector<Value> out;
    for (size_t i = 0; i < items->size(); i += step) {
        const auto rest = items->subspan(i);
        out.push_back(Value::list(rest.first(std::min(size, rest.size()))));
        if (rest.size() <= size && step < size) {
            break;
        }
    }
    return makeList(in.arena(), out);
}

Eval groupBy(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return unknownItems(in, items.error(), a);
    }
    std::vector<std::pair<Value, std::vector<Value>>> groups;
    for (const auto &item : *items) {
        const auto key = in.call(a[1], Arguments(&item, 1));
        if (!key || key->isUnknown()) {
            return key;
        }
        const auto value = a.size() > 2 ? in.call(a[2], Arguments(&item, 1)) : Eval(item);
        if (!value) {
            return value;
        }
        auto it = std::ranges::find_if(
            groups, [&](const auto &group) { return equal(group.first, *key); });
        if (it == groups.end()) {
            it = groups.insert(groups.end(), { *key, {} });
        }
        it->second.push_back(*value);
    }
    std::vector<Pair> pairs;
    for (const auto &[key, values] : groups) {
        pairs.push_back({ key, makeList(in.arena(), values) });
    }
    return makeMap(in.arena(), pairs);
}

Eval frequencies(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    Value map = Value::map({});
    for (const auto &item : *items) {
        const auto *const count = map.find(item);
        map = mapPut(in.arena(), map, item, Value(count ? count->integer() + 1 : int64_t(1)));
    }
    return map;
}

Eval extreme(Interpreter &in, Arguments a, bool largest, bool keyed)
{
    const auto items = unorderedItems(in, a[0]);
    if (!items) {
        return items.error();
    }
    if (items->empty()) {
        return in.raise(A::EnumError, "empty error");
    }
    Value best;
    Value bestKey;
    for (size_t i = 0; i < items->size(); ++i) {
        const auto key = keyed ? in.call(a[1], Arguments(&(*items)[i], 1)) : Eval((*items)[i]);
        if (!key || key->isUnknown()) {
            return key;
        }
        if (i == 0 || (largest ? compare(*key, bestKey) > 0 : compare(*key, bestKey) < 0)) {
            best = (*items)[i];
            bestKey = *key;
        }
    }
    return best;
}

Eval maximum(Interpreter &in, Arguments a)
{
    return extreme(in, a, true, false);
}
Eval minimum(Interpreter &in, Arguments a)
{
    return extreme(in, a, false, false);
}
Eval maximumBy(Interpreter &in, Arguments a)
{
    return extreme(in, a, true, true);
}
Eval minimumBy(Interpreter &in, Arguments a)
{
    return extreme(in, a, false, true);
}

Eval sum(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    int64_t whole = 0;
    double parts = 0;
    bool floating = false;
    for (const auto &item : *items) {
        if (!item.isNumber()) {
            return item.isUnknown()
                ? Eval(item)
                : in.raise(A::ArithmeticError, "bad argument in arithmetic expression");
        }
        floating = floating || item.isFloat();
        parts += item.number();
        if (item.isInteger() && __builtin_add_overflow(whole, item.integer(), &whole)) {
            return in.unknown("the number is too large to be followed");
        }
    }
    return floating ? Value(parts) : Value(whole);
}

Eval member(Interpreter &in, Arguments a)
{
    if (a[0].isMap() && a[0].structName() == A::Nil) {
        const auto *const found = a[1].isTuple(2) ? a[0].find(a[1].items()[0]) : nullptr;
        return Value(found && equal(*found, a[1].items()[1]));
    }
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    return Value(std::ranges::any_of(*items, [&](const Value &item) { return equal(item, a[1]); }));
}

Eval isEmpty(Interpreter &in, Arguments a)
{
    if (a[0].isMap() && a[0].structName() == A::Nil) {
        return Value(a[0].pairs().empty());
    }
    const auto items = in.itemsOf(a[0]);
    return items ? Eval(Value(items->empty())) : items.error();
}

Eval intersperse(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    std::vector<Value> out;
    for (const auto &item : *items) {
        if (!out.empty()) {
            out.push_back(a[1]);
        }
        out.push_back(item);
    }
    return makeList(in.arena(), out);
}

Eval dedup(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    std::vector<Value> out;
    for (const auto &item : *items) {
        if (out.empty() || !equal(out.back(), item)) {
            out.push_back(item);
        }
    }
    return makeList(in.arena(), out);
}

Eval random(Interpreter &in, Arguments)
{
    return in.unknown("a random value", false, true);
}

constexpr std::string_view E = "Enum";
constexpr std::string_view S = "Stream";
constexpr BuiltinEntry Entries[] = {
    { E, "sort", 1, 2, sort },
    { E, "sort_by", 2, 3, sortBy },
    { E, "to_list", 1, 1, toList },
    { E, "reverse", 1, 2, reverse },
    { E, "concat", 1, 2, concat },
    { S, "concat", 1, 2, concat },
    { E, "uniq", 1, 1, uniqueBy },
    { E, "uniq_by", 2, 2, uniqueBy },
    { S, "uniq", 1, 1, uniqueBy },
    { E, "take", 2, 2, take },
    { S, "take", 2, 2, take },
    { E, "drop", 2, 2, dropItems },
    { S, "drop", 2, 2, dropItems },
    { E, "take_while", 2, 2, takeWhile },
    { E, "drop_while", 2, 2, dropWhile },
    { E, "split", 2, 2, split },
    { E, "split_while", 2, 2, splitWith },
    { E, "split_with", 2, 2, partition },
    { E, "at", 2, 3, at },
    { E, "fetch!", 2, 2, fetch },
    { E, "zip", 1, 2, zip },
    { S, "zip", 1, 2, zip },
    { E, "unzip", 1, 1, unzip },
    { E, "chunk_every", 2, 3, chunkEvery },
    { S, "chunk_every", 2, 3, chunkEvery },
    { E, "group_by", 2, 3, groupBy },
    { E, "frequencies", 1, 1, frequencies },
    { E, "max", 1, 1, maximum },
    { E, "min", 1, 1, minimum },
    { E, "max_by", 2, 2, maximumBy },
    { E, "min_by", 2, 2, minimumBy },
    { E, "sum", 1, 1, sum },
    { E, "member?", 2, 2, member },
    { E, "empty?", 1, 1, isEmpty },
    { E, "intersperse", 2, 2, intersperse },
    { E, "dedup", 1, 1, dedup },
    { E, "random", 1, 1, random },
    { E, "shuffle", 1, 1, random },
    { E, "take_random", 2, 2, random },
};

} // namespace

Builtins enumMoreBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
