// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Map and MapSet.

#include "formats/ecto/builtins/enumeration.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

std::unexpected<const Stop *> notMap(Interpreter &in, const Value &got)
{
    return in.raise(A::BadMapError, "expected a map, got: " + inspect(got));
}

template<Builtin function>
Eval onMap(Interpreter &in, Arguments a)
{
    return a[0].isMap() ? function(in, a) : Eval(notMap(in, a[0]));
}

Eval get(Interpreter &, Arguments a)
{
    const auto *const found = a[0].find(a[1]);
    return found ? *found : a.size() > 2 ? a[2] : Value();
}

Eval fetchOrRaise(Interpreter &in, Arguments a)
{
    const auto *const found = a[0].find(a[1]);
    return found
        ? Eval(*found)
        : in.raise(A::KeyError, "key " + inspect(a[1]) + " not found in: " + inspect(a[0]));
}

Eval fetch(Interpreter &in, Arguments a)
{
    const auto *const found = a[0].find(a[1]);
    return found ? Eval(makeTuple(in.arena(), { A::Ok, *found })) : Eval(Value(A::Error));
}

Eval getLazy(Interpreter &in, Arguments a)
{
    const auto *const found = a[0].find(a[1]);
    return found ? Eval(*found) : in.call(a[2], {});
}

Eval put(Interpreter &in, Arguments a)
{
    return mapPut(in.arena(), a[0], a[1], a[2]);
}
Eval putNew(Interpreter &in, Arguments a)
{
    return a[0].find(a[1]) ? a[0] : mapPut(in.arena(), a[0], a[1], a[2]);
}

Eval putNewLazy(Interpreter &in, Arguments a)
{
    if (a[0].find(a[1])) {
        return a[0];
    }
    const auto value = in.call(a[2], {});
    return value ? Eval(mapPut(in.arena(), a[0], a[1], *value)) : value;
}

Eval removeKey(Interpreter &in, Arguments a)
{
    return mapDelete(in.arena(), a[0], a[1]);
}
Eval hasKey(Interpreter &, Arguments a)
{
    return Value(a[0].find(a[1]) != nullptr);
}

Eval merge(Interpreter &in, Arguments a)
{
    if (!a[1].isMap()) {
        return notMap(in, a[1]);
    }
    Value merged = a[0];
    for (const auto &pair : a[1].pairs()) {
        auto value = Eval(pair.value);
        const auto *const old = a.size() > 2 ? merged.find(pair.key) : nullptr;
        if (old) {
            const Value arguments[] = { pair.key, *old, pair.value };
            value = in.call(a[2], arguments);
        }
        if (!value) {
            return value;
        }
        merged = mapPut(in.arena(), merged, pair.key, *value);
    }
    return merged;
}

Eval update(Interpreter &in, Arguments a)
{
    const auto *const found = a[0].find(a[1]);
    if (!found) {
        return a.size() > 3 ? Eval(mapPut(in.arena(), a[0], a[1], a[2])) : fetchOrRaise(in, a);
    }
    const auto value = in.call(a.back(), Arguments(found, 1));
    return value ? Eval(mapPut(in.arena(), a[0], a[1], *value)) : value;
}

Eval chosen(Interpreter &in, Arguments a, bool wanted)
{
    const auto keys = in.itemsOf(a[1]);
    if (!keys) {
        return keys.error();
    }
    std::vector<Pair> out;
    for (const auto &pair : a[0].pairs()) {
        if (std::ranges::any_of(*keys, [&](const Value &key) { return equal(key, pair.key); })
            == wanted) {
            out.push_back(pair);
        }
    }
    return makeMap(in.arena(), out);
}

Eval take(Interpreter &in, Arguments a)
{
    return chosen(in, a, true);
}
Eval dropKeys(Interpreter &in, Arguments a)
{
    return chosen(in, a, false);
}

// keys, values and to_list show the order of the map.
Eval listed(Interpreter &in, const Value &map, int what)
{
    if (!orderKnown(map)) {
        return in.unknown(
            "Elixir does not define in which order a map with several atom keys is walked");
    }
    std::vector<Value> out;
    for (const auto &pair : map.pairs()) {
        out.push_back(what == 0 ? pair.key
                : what == 1     ? pair.value
                                : pairTuple(in.arena(), pair.key, pair.value));
    }
    return makeList(in.arena(), out);
}

Eval keys(Interpreter &in, Arguments a)
{
    return listed(in, a[0], 0);
}
Eval values(Interpreter &in, Arguments a)
{
    return listed(in, a[0], 1);
}
Eval toList(Interpreter &in, Arguments a)
{
    return listed(in, a[0], 2);
}

Eval newMap(Interpreter &in, Arguments a)
{
    if (a.empty()) {
        return Value::map({});
    }
    if (a.size() == 1 && a[0].isMap() && a[0].structName() == A::Nil) {
        return a[0];
    }
    Value list = a[0];
    if (a.size() > 1) {
        const auto mapped = in.callModule(moduleAtom("Enum"), A::Map, a);
        if (!mapped || !mapped->isList()) {
            return mapped;
        }
        list = *mapped;
    }
    const Value arguments[] = { list, Value::map({}) };
    return in.callModule(moduleAtom("Enum"), A::Into, arguments);
}

Eval fromStruct(Interpreter &in, Arguments a)
{
    return mapDelete(in.arena(), a[0], A::Struct);
}

Eval pop(Interpreter &in, Arguments a)
{
    const auto *const found = a[0].find(a[1]);
    return makeTuple(in.arena(),
        { found                ? *found
                : a.size() > 2 ? a[2]
                               : Value(),
            mapDelete(in.arena(), a[0], a[1]) });
}

// Sets: a map from members to true.

Eval newSet(Interpreter &in, Arguments a)
{
    std::vector<Pair> pairs;
    const auto items = a.empty() ? std::span<const Value>() : in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    for (const auto &item : *items) {
        const auto member = a.size() > 1 ? in.call(a[1], Arguments(&item, 1)) : Eval(item);
        if (!member) {
            return member;
        }
        pairs.push_back({ *member, A::True });
    }
    return structOf(in, A::MapSetModule, { { A::Map, makeMap(in.arena(), pairs) } });
}

Eval setMember(Interpreter &in, Arguments a)
{
    const auto *const map = a[0].isStruct(A::MapSetModule) ? a[0].find(A::Map) : nullptr;
    return map ? Eval(Value(map->find(a[1]) != nullptr)) : Eval(notMap(in, a[0]));
}

Eval setPut(Interpreter &in, Arguments a)
{
    const auto *const map = a[0].isStruct(A::MapSetModule) ? a[0].find(A::Map) : nullptr;
    return map ? Eval(mapPut(in.arena(), a[0], A::Map, mapPut(in.arena(), *map, a[1], A::True)))
               : Eval(notMap(in, a[0]));
}

Eval setToList(Interpreter &in, Arguments a)
{
    const auto items = in.itemsOf(a[0]);
    return items ? Eval(Value::list(*items)) : items.error();
}

constexpr std::string_view M = "Map";
constexpr std::string_view S = "MapSet";
constexpr BuiltinEntry Entries[] = {
    { M, "get", 2, 3, onMap<get> },
    { M, "fetch!", 2, 2, onMap<fetchOrRaise> },
    { M, "fetch", 2, 2, onMap<fetch> },
    { M, "get_lazy", 3, 3, onMap<getLazy> },
    { M, "put", 3, 3, onMap<put> },
    { M, "put_new", 3, 3, onMap<putNew> },
    { M, "put_new_lazy", 3, 3, onMap<putNewLazy> },
    { M, "delete", 2, 2, onMap<removeKey> },
    { M, "has_key?", 2, 2, onMap<hasKey> },
    { M, "merge", 2, 3, onMap<merge> },
    { M, "update!", 3, 3, onMap<update> },
    { M, "update", 4, 4, onMap<update> },
    { M, "take", 2, 2, onMap<take> },
    { M, "drop", 2, 2, onMap<dropKeys> },
    { M, "keys", 1, 1, onMap<keys> },
    { M, "values", 1, 1, onMap<values> },
    { M, "to_list", 1, 1, onMap<toList> },
    { M, "new", 0, 2, newMap },
    { M, "from_struct", 1, 1, onMap<fromStruct> },
    { M, "pop", 2, 3, onMap<pop> },
    { S, "new", 0, 2, newSet },
    { S, "member?", 2, 2, setMember },
    { S, "put", 2, 2, setPut },
    { S, "to_list", 1, 1, setToList },
};

} // namespace

Builtins mapBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
