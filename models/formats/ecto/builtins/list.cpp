// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// List, Tuple, Keyword.

#include "formats/ecto/builtins/enumeration.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

Eval wrap(Interpreter &in, Arguments a)
{
    return a[0].isList() ? a[0]
        : a[0].isNil()   ? Value::list({})
                         : Value::list(in.arena().copy(a.first(1)));
}

void flattenInto(const Value &list, std::vector<Value> &out)
{
    for (const auto &item : list.items()) {
        item.isList() ? flattenInto(item, out) : out.push_back(item);
    }
}

Eval flatten(Interpreter &in, Arguments a)
{
    std::vector<Value> out;
    if (!a[0].isList()) {
        return badArgument(in, "flatten/1 expects a list");
    }
    flattenInto(a[0], out);
    return makeList(in.arena(), out);
}

Eval first(Interpreter &, Arguments a)
{
    return a[0].isList() && !a[0].items().empty() ? a[0].items().front()
        : a.size() > 1                            ? a[1]
                                                  : Value();
}
Eval last(Interpreter &, Arguments a)
{
    return a[0].isList() && !a[0].items().empty() ? a[0].items().back()
        : a.size() > 1                            ? a[1]
                                                  : Value();
}

Eval deleteItem(Interpreter &in, Arguments a)
{
    std::vector<Value> out(a[0].items().begin(), a[0].items().end());
    const auto it = std::ranges::find_if(out, [&](const Value &item) { return equal(item, a[1]); });
    if (it != out.end()) {
        out.erase(it);
    }
    return makeList(in.arena(), out);
}

Eval insertAt(Interpreter &in, Arguments a)
{
    std::vector<Value> out(a[0].items().begin(), a[0].items().end());
    const auto size = int64_t(out.size());
    const auto at = std::clamp(
        a[1].integer() < 0 ? a[1].integer() + size + 1 : a[1].integer(), int64_t(0), size);
    out.insert(out.begin() + at, a[2]);
    return makeList(in.arena(), out);
}

Eval duplicate(Interpreter &in, Arguments a)
{
    if (!a[1].isInteger() || a[1].integer() < 0 || !in.spend(a[1].integer())) {
        return in.outOf("It makes too long a list.");
    }
    return makeList(in.arena(), std::vector<Value>(size_t(a[1].integer()), a[0]));
}

Eval listToTuple(Interpreter &, Arguments a)
{
    return Value::tuple(a[0].items());
}
Eval tupleToList(Interpreter &, Arguments a)
{
    return Value::list(a[0].items());
}

Eval listToString(Interpreter &in, Arguments a)
{
    return in.textOf(a[0]);
}

Eval listToAtom(Interpreter &in, Arguments a)
{
    const auto text = in.textOf(a[0]);
    return text && text->isBinary() ? Eval(Value(atom(text->text()))) : text;
}

Eval keyFind(Interpreter &, Arguments a)
{
    for (const auto &item : a[0].items()) {
        if (item.isTuple() && a[2].isInteger() && size_t(a[2].integer()) < item.items().size()
            && equal(item.items()[size_t(a[2].integer())], a[1])) {
            return item;
        }
    }
    return a.size() > 3 ? a[3] : Value();
}

Eval appendToTuple(Interpreter &in, Arguments a)
{
    std::vector<Value> out(a[0].items().begin(), a[0].items().end());
    out.push_back(a[1]);
    return Value::tuple(in.arena().copy(out));
}

Eval foldLeft(Interpreter &in, Arguments a)
{
    return in.callModule(moduleAtom("Enum"), A::Reduce, a);
}

// Keyword

Atom keyOf(const Value &value)
{
    return value.isAtom() ? value.toAtom() : A::Nil;
}

Eval get(Interpreter &, Arguments a)
{
    return keywordGet(a[0], keyOf(a[1]), a.size() > 2 ? a[2] : Value());
}

Eval fetchOrRaise(Interpreter &in, Arguments a)
{
    const auto *const found = keywordFind(a[0], keyOf(a[1]));
    return found
        ? Eval(*found)
        : in.raise(A::KeyError, "key " + inspect(a[1]) + " not found in: " + inspect(a[0]));
}

Eval fetch(Interpreter &in, Arguments a)
{
    const auto *const found = keywordFind(a[0], keyOf(a[1]));
    return found ? Eval(makeTuple(in.arena(), { A::Ok, *found })) : Eval(Value(A::Error));
}

Eval getLazy(Interpreter &in, Arguments a)
{
    const auto *const found = keywordFind(a[0], keyOf(a[1]));
    return found ? Eval(*found) : in.call(a[2], {});
}

Eval put(Interpreter &in, Arguments a)
{
    return keywordPut(in.arena(), a[0], keyOf(a[1]), a[2]);
}

Eval putNew(Interpreter &in, Arguments a)
{
    if (keywordFind(a[0], keyOf(a[1]))) {
        return a[0];
    }
    std::vector<Value> out { pairTuple(in.arena(), a[1], a[2]) };
    out.insert(out.end(), a[0].items().begin(), a[0].items().end());
    return makeList(in.arena(), out);
}

Eval removeKey(Interpreter &in, Arguments a)
{
    return keywordDelete(in.arena(), a[0], keyOf(a[1]));
}

Eval merge(Interpreter &in, Arguments a)
{
    if (!isKeyword(a[0]) || !isKeyword(a[1])) {
        return badArgument(in, "merge/2 expects keyword lists");
    }
    if (a.size() < 3) {
        return keywordMerge(in.arena(), a[0], a[1]);
    }
    Value merged = a[0];
    for (const auto &item : a[1].items()) {
        const auto key = item.items()[0].toAtom();
        const auto *const old = keywordFind(merged, key);
        auto value = Eval(item.items()[1]);
        if (old) {
            const Value arguments[] = { key, *old, item.items()[1] };
            value = in.call(a[2], arguments);
        }
        if (!value) {
            return value;
        }
        std::vector<Value> out(keywordDelete(in.arena(), merged, key).items().begin(),
            keywordDelete(in.arena(), merged, key).items().end());
        out.push_back(pairTuple(in.arena(), key, *value));
        merged = makeList(in.arena(), out);
    }
    return merged;
}

Eval pop(Interpreter &in, Arguments a)
{
    return makeTuple(
        in.arena(), { get(in, a).value(), keywordDelete(in.arena(), a[0], keyOf(a[1])) });
}

Eval popOrRaise(Interpreter &in, Arguments a)
{
    const auto value = fetchOrRaise(in, a);
    return value
        ? Eval(makeTuple(in.arena(), { *value, keywordDelete(in.arena(), a[0], keyOf(a[1])) }))
        : value;
}

Eval chosen(Interpreter &in, Arguments a, bool wanted)
{
    const auto keys = in.itemsOf(a[1]);
    if (!keys) {
        return keys.error();
    }
    std::vector<Value> out;
    for (const auto &item : a[0].items()) {
        const bool listed = item.isTuple(2) && std::ranges::any_of(*keys, [&](const Value &key) {
            return equal(key, item.items()[0]);
        });
        if (listed == wanted) {
            out.push_back(item);
        }
    }
    return makeList(in.arena(), out);
}

Eval takeKeys(Interpreter &in, Arguments a)
{
    return chosen(in, a, true);
}
Eval dropKeys(Interpreter &in, Arguments a)
{
    return chosen(in, a, false);
}

Eval parts(Interpreter &in, Arguments a, size_t which)
{
    std::vector<Value> out;
    for (const auto &item : a[0].items()) {
        if (item.isTuple(2)) {
            out.push_back(item.items()[which]);
        }
    }
    return makeList(in.arena(), out);
}

Eval keys(Interpreter &in, Arguments a)
{
    return parts(in, a, 0);
}
Eval values(Interpreter &in, Arguments a)
{
    return parts(in, a, 1);
}

Eval getValues(Interpreter &in, Arguments a)
{
    std::vector<Value> out;
    for (const auto &item : a[0].items()) {
        if (item.isTuple(2) && equal(item.items()[0], a[1])) {
            out.push_back(item.items()[1]);
        }
    }
    return makeList(in.arena(), out);
}

Eval hasKey(Interpreter &, Arguments a)
{
    return Value(keywordFind(a[0], keyOf(a[1])) != nullptr);
}
Eval isKeywordFunction(Interpreter &, Arguments a)
{
    return Value(isKeyword(a[0]));
}

Eval newKeyword(Interpreter &in, Arguments a)
{
    const auto items = a.empty() ? std::span<const Value>() : in.itemsOf(a[0]);
    if (!items) {
        return items.error();
    }
    std::vector<Value> kept;
    for (const auto &item : *items) {
        if (!item.isTuple(2) || !item.items()[0].isAtom()) {
            return badArgument(in, "Keyword.new expects pairs with atoms");
        }
        std::erase_if(
            kept, [&](const Value &old) { return equal(old.items()[0], item.items()[0]); });
        kept.push_back(item);
    }
    return makeList(in.arena(), kept);
}

Eval validate(Interpreter &in, Arguments a)
{
    std::vector<Value> out(a[0].items().begin(), a[0].items().end());
    for (const auto &item : a[1].items()) {
        if (item.isTuple(2) && !keywordFind(a[0], keyOf(item.items()[0]))) {
            out.push_back(item);
        }
    }
    return makeList(in.arena(), out);
}

constexpr std::string_view L = "List";
constexpr std::string_view T = "Tuple";
constexpr std::string_view K = "Keyword";
// Entries whose first argument must be a list say so before the function looks at it.
template<Builtin function, bool (Value::*is)() const>
Eval checked(Interpreter &in, Arguments a)
{
    if (!(a[0].*is)()) {
        return badArgument(in, "a list or tuple was expected, got: " + inspect(a[0]));
    }
    return function(in, a);
}
template<Builtin function>
constexpr Builtin onList = checked<function, &Value::isList>;
template<Builtin function>
constexpr Builtin onTuple = checked<function, &Value::isTuple>;

constexpr BuiltinEntry Entries[] = {
    { L, "wrap", 1, 1, wrap },
    { L, "flatten", 1, 1, flatten },
    { L, "first", 1, 2, first },
    { L, "last", 1, 2, last },
    { L, "delete", 2, 2, onList<deleteItem> },
    { L, "insert_at", 3, 3, onList<insertAt> },
    { L, "duplicate", 2, 2, duplicate },
    { L, "to_tuple", 1, 1, onList<listToTuple> },
    { L, "to_string", 1, 1, listToString },
    { L, "to_atom", 1, 1, listToAtom },
    { L, "keyfind", 3, 4, onList<keyFind> },
    { L, "foldl", 3, 3, foldLeft },
    { T, "to_list", 1, 1, onTuple<tupleToList> },
    { T, "append", 2, 2, onTuple<appendToTuple> },
    { K, "get", 2, 3, get },
    { K, "fetch!", 2, 2, fetchOrRaise },
    { K, "fetch", 2, 2, fetch },
    { K, "get_lazy", 3, 3, getLazy },
    { K, "put", 3, 3, onList<put> },
    { K, "put_new", 3, 3, onList<putNew> },
    { K, "delete", 2, 2, onList<removeKey> },
    { K, "merge", 2, 3, merge },
    { K, "pop", 2, 3, onList<pop> },
    { K, "pop!", 2, 2, onList<popOrRaise> },
    { K, "take", 2, 2, onList<takeKeys> },
    { K, "drop", 2, 2, onList<dropKeys> },
    { K, "keys", 1, 1, onList<keys> },
    { K, "values", 1, 1, onList<values> },
    { K, "get_values", 2, 2, onList<getValues> },
    { K, "has_key?", 2, 2, hasKey },
    { K, "keyword?", 1, 1, isKeywordFunction },
    { K, "new", 0, 1, newKeyword },
    { K, "validate!", 2, 2, onList<validate> },
};

} // namespace

Builtins listBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
