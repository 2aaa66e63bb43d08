// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/terms/value.h"

#include <algorithm>

namespace Switchback::Ecto {

Value Value::map(std::span<const Pair> sorted)
{
    Value value;
    value.m_kind = Kind::Map;
    value.m_size = static_cast<uint32_t>(sorted.size());
    value.m_as.pairs = sorted.data();
    return value;
}

Value Value::bits(std::string_view bytes, uint32_t bitCount)
{
    if (bitCount % 8 == 0) {
        return Value(bytes.substr(0, bitCount / 8));
    }
    Value value;
    value.m_kind = Kind::Bits;
    value.m_size = bitCount;
    value.m_as.text = bytes.data();
    return value;
}

const Value *Value::find(Atom key) const
{
    for (const auto &pair : pairs()) {
        if (pair.key.isAtom(key)) {
            return &pair.value;
        }
    }
    return nullptr;
}

const Value *Value::find(const Value &key) const
{
    if (key.isAtom()) {
        return find(key.toAtom());
    }
    for (const auto &pair : pairs()) {
        if (equal(pair.key, key)) {
            return &pair.value;
        }
    }
    return nullptr;
}

double Value::largeNumber() const
{
    return isLarge() ? std::strtod(std::string(text()).c_str(), nullptr) : 0;
}

Atom Value::structName() const
{
    if (!isMap()) {
        return A::Nil;
    }
    const auto *const name = find(A::Struct);
    return name && name->isAtom() ? name->toAtom() : A::Nil;
}

namespace {

// number < atom < reference < function < port < pid < tuple < map < nil < list < bitstring
int rank(const Value &value)
{
    switch (value.kind()) {
    case Kind::Integer:
    case Kind::Float:
    case Kind::Large:
        return 0;
    case Kind::Atom:
        return 1;
    case Kind::Function:
        return 2;
    case Kind::Quoted:
        return 2;
    case Kind::Tuple:
        return 3;
    case Kind::Map:
        return 4;
    case Kind::List:
        return 5;
    case Kind::Binary:
    case Kind::Bits:
        return 6;
    case Kind::Unknown:
        return 7;
    }
    return 7;
}

std::strong_ordering compareItems(std::span<const Value> a, std::span<const Value> b)
{
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (const auto order = compare(a[i], b[i]); order != 0) {
            return order;
        }
    }
    return a.size() <=> b.size();
}

std::strong_ordering compareMaps(std::span<const Pair> a, std::span<const Pair> b)
{
    if (a.size() != b.size()) {
        return a.size() <=> b.size();
    }
    for (size_t i = 0; i < a.size(); ++i) {
        if (const auto order = compare(a[i].key, b[i].key); order != 0) {
            return order;
        }
    }
    for (size_t i = 0; i < a.size(); ++i) {
        if (const auto order = compare(a[i].value, b[i].value); order != 0) {
            return order;
        }
    }
    return std::strong_ordering::equal;
}

std::strong_ordering compareNumbers(const Value &a, const Value &b)
{
    if (a.isInteger() && b.isInteger()) {
        return a.integer() <=> b.integer();
    }
    const double x = a.number();
    const double y = b.number();
    return x < y ? std::strong_ordering::less
        : x > y  ? std::strong_ordering::greater
                 : std::strong_ordering::equal;
}

std::string_view bytesOf(const Value &value)
{
    return value.isBinary() ? value.text() : value.bitBytes();
}

} // namespace

std::strong_ordering compare(const Value &a, const Value &b)
{
    if (const auto order = rank(a) <=> rank(b); order != 0) {
        return order;
    }
    switch (rank(a)) {
    case 0:
        return compareNumbers(a, b);
    case 1:
        return a.toAtom() == b.toAtom() ? std::strong_ordering::equal
                                        : nameOf(a.toAtom()) <=> nameOf(b.toAtom());
    case 3:
        if (a.items().size() != b.items().size()) {
            return a.items().size() <=> b.items().size();
        }
        return compareItems(a.items(), b.items());
    case 4:
        return compareMaps(a.pairs(), b.pairs());
    case 5:
        return compareItems(a.items(), b.items());
    case 6:
        return bytesOf(a) <=> bytesOf(b);
    default:
        return reinterpret_cast<uintptr_t>(a.function())
            <=> reinterpret_cast<uintptr_t>(b.function());
    }
}

bool equal(const Value &a, const Value &b, bool strict)
{
    if (a.kind() != b.kind()) {
        return !strict && a.isNumber() && b.isNumber() && compareNumbers(a, b) == 0;
    }
    switch (a.kind()) {
    case Kind::Atom:
        return a.toAtom() == b.toAtom();
    case Kind::Binary:
    case Kind::Large:
        return a.text() == b.text();
    case Kind::List:
    case Kind::Tuple:
        return std::ranges::equal(a.items(), b.items(),
            [strict](const Value &x, const Value &y) { return equal(x, y, strict); });
    case Kind::Map:
        return std::ranges::equal(a.pairs(), b.pairs(), [strict](const Pair &x, const Pair &y) {
            return equal(x.key, y.key) && equal(x.value, y.value, strict);
        });
    default:
        return compare(a, b) == 0;
    }
}

const Cause *unknownIn(const Value &value, int depth)
{
    if (value.isUnknown()) {
        return value.cause();
    }
    if (depth > 100) {
        return nullptr;
    }
    if (value.isList() || value.isTuple()) {
        for (const auto &item : value.items()) {
            if (const auto *const cause = unknownIn(item, depth + 1)) {
                return cause;
            }
        }
    } else if (value.isMap()) {
        for (const auto &pair : value.pairs()) {
            if (const auto *const cause = unknownIn(pair.value, depth + 1)) {
                return cause;
            }
        }
    }
    return nullptr;
}

bool isKeyword(const Value &value)
{
    return value.isList() && std::ranges::all_of(value.items(), [](const Value &item) {
        return item.isTuple(2) && item.items()[0].isAtom();
    });
}

const Value *keywordFind(const Value &list, Atom key)
{
    if (!list.isList()) {
        return nullptr;
    }
    for (const auto &item : list.items()) {
        if (item.isTuple(2) && item.items()[0].isAtom(key)) {
            return &item.items()[1];
        }
    }
    return nullptr;
}

Value keywordGet(const Value &list, Atom key, Value missing)
{
    const auto *const found = keywordFind(list, key);
    return found ? *found : missing;
}

Value keywordDelete(Arena &arena, const Value &list, Atom key)
{
    if (!keywordFind(list, key)) {
        return list;
    }
    std::vector<Value> kept;
    for (const auto &item : list.items()) {
        if (!(item.isTuple(2) && item.items()[0].isAtom(key))) {
            kept.push_back(item);
        }
    }
    return makeList(arena, kept);
}

Value keywordPut(Arena &arena, const Value &list, Atom key, const Value &value)
{
    std::vector<Value> items { pairTuple(arena, key, value) };
    const auto rest = keywordDelete(arena, list, key);
    items.insert(items.end(), rest.items().begin(), rest.items().end());
    return makeList(arena, items);
}

Value keywordMerge(Arena &arena, const Value &first, const Value &second)
{
    std::vector<Value> items;
    for (const auto &item : first.items()) {
        if (!keywordFind(second, item.items()[0].toAtom())) {
            items.push_back(item);
        }
    }
    items.insert(items.end(), second.items().begin(), second.items().end());
    return makeList(arena, items);
}

Value pairTuple(Arena &arena, const Value &first, const Value &second)
{
    return makeTuple(arena, { first, second });
}

Value makeMap(Arena &arena, std::vector<Pair> pairs)
{
    const auto before = [](const Pair &a, const Pair &b) { return compare(a.key, b.key) < 0; };
    if (std::ranges::adjacent_find(pairs, std::not_fn(before)) == pairs.end()) {
        return Value::map(arena.copy(pairs));
    }
    std::ranges::stable_sort(pairs, before);
    std::vector<Pair> kept;
    kept.reserve(pairs.size());
    for (const auto &pair : pairs) {
        if (!kept.empty() && equal(kept.back().key, pair.key)) {
            kept.back().value = pair.value;
        } else {
            kept.push_back(pair);
        }
    }
    return Value::map(arena.copy(kept));
}

Value mapPut(Arena &arena, const Value &map, const Value &key, const Value &value)
{
    const auto pairs = map.pairs();
    if (map.find(key)) {
        const auto copy = arena.copy(pairs);
        std::ranges::find_if(copy, [&key](const Pair &pair) {
            return equal(pair.key, key);
        })->value = value;
        return Value::map(copy);
    }
    std::vector<Pair> all(pairs.begin(), pairs.end());
    const auto place = std::ranges::find_if(
        all, [&key](const Pair &pair) { return compare(key, pair.key) < 0; });
    all.insert(place, Pair { key, value });
    return Value::map(arena.copy(all));
}

Value mapDelete(Arena &arena, const Value &map, const Value &key)
{
    std::vector<Pair> kept;
    for (const auto &pair : map.pairs()) {
        if (!equal(pair.key, key)) {
            kept.push_back(pair);
        }
    }
    return Value::map(arena.copy(kept));
}

bool orderKnown(const Value &map)
{
    const auto atoms = std::ranges::count_if(
        map.pairs(), [](const Pair &pair) { return pair.key.isAtom(); });
    return atoms < 2 && map.pairs().size() <= 32;
}

Value makeList(Arena &arena, const std::vector<Value> &items)
{
    return Value::list(arena.copy(items));
}

Value makeTuple(Arena &arena, std::initializer_list<Value> items)
{
    return Value::tuple(arena.copy(std::span<const Value>(items.begin(), items.size())));
}

Value makeText(Arena &arena, std::string_view text)
{
    return Value(arena.text(text));
}

Value copyInto(Arena &arena, const Value &value)
{
    switch (value.kind()) {
    case Kind::Binary:
        return makeText(arena, value.text());
    case Kind::Large:
        return Value::large(arena.text(value.text()));
    case Kind::Bits:
        return Value::bits(arena.text(value.bitBytes()), value.bitCount());
    case Kind::List:
    case Kind::Tuple: {
        auto items = arena.copy(value.items());
        for (auto &item : items) {
            item = copyInto(arena, item);
        }
        return value.isList() ? Value::list(items) : Value::tuple(items);
    }
    case Kind::Map: {
        auto pairs = arena.copy(value.pairs());
        for (auto &pair : pairs) {
            pair = { copyInto(arena, pair.key), copyInto(arena, pair.value) };
        }
        return Value::map(pairs);
    }
    case Kind::Unknown: {
        auto *const cause = arena.make<Cause>(*value.cause());
        cause->text = arena.text(cause->text);
        cause->reason = arena.text(cause->reason);
        return Value(cause);
    }
    default:
        return value;
    }
}

} // namespace Switchback::Ecto
