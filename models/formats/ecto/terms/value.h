// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Elixir's terms, sixteen bytes each, copied freely. What they point to lies in an Arena. Maps keep
// their pairs in the order of their keys. A term that cannot be known without running the
// application is Unknown and says why; it spreads through whatever is computed from it.

#include "formats/ecto/terms/arena.h"
#include "formats/ecto/terms/atom.h"

#include <compare>
#include <optional>
#include <span>

namespace Switchback::Ecto {

struct Closure;
struct Quoted;
struct Pair;

/// Why something cannot be known, and where it began.
struct Cause {
    int line = 0; // in the migration's own file
    std::string_view text; // the expression
    std::string_view reason;
    bool effect =
        false; // running it may do something: worth telling even when nobody uses the value
    bool clock = false; // differs from run to run: time, random values, environment
};

enum class Kind : uint8_t {
    Atom,
    Integer,
    Float,
    Large, // an integer of more than 64 bits, as its digits
    Binary,
    Bits,
    List,
    Tuple,
    Map,
    Function,
    Quoted,
    Unknown
};

class Value
{
public:
    Value() = default; // nil
    Value(Atom atom)
        : m_size(atom.id)
    {
    }
    explicit Value(int64_t number)
        : m_kind(Kind::Integer)
    {
        m_as.integer = number;
    }
    explicit Value(double number)
        : m_kind(Kind::Float)
    {
        m_as.number = number;
    }
    explicit Value(bool truth)
        : Value(truth ? A::True : A::False)
    {
    }
    explicit Value(std::string_view text)
        : m_kind(Kind::Binary)
        , m_size(static_cast<uint32_t>(text.size()))
    {
        m_as.text = text.data();
    }
    explicit Value(const Closure *function)
        : m_kind(Kind::Function)
    {
        m_as.function = function;
    }
    explicit Value(const Quoted *quoted)
        : m_kind(Kind::Quoted)
    {
        m_as.quoted = quoted;
    }
    explicit Value(const Cause *cause)
        : m_kind(Kind::Unknown)
    {
        m_as.cause = cause;
    }
    static Value list(std::span<const Value> items) { return sequence(Kind::List, items); }
    static Value tuple(std::span<const Value> items) { return sequence(Kind::Tuple, items); }
    static Value map(std::span<const Pair> sorted);
    static Value bits(std::string_view bytes, uint32_t bitCount);
    static Value large(std::string_view digits)
    {
        Value value(digits);
        value.m_kind = Kind::Large;
        return value;
    }

    Kind kind() const { return m_kind; }
    bool isAtom() const { return m_kind == Kind::Atom; }
    bool isAtom(Atom atom) const { return m_kind == Kind::Atom && m_size == atom.id; }
    bool isNil() const { return isAtom(A::Nil); }
    bool isInteger() const { return m_kind == Kind::Integer; }
    bool isFloat() const { return m_kind == Kind::Float; }
    bool isNumber() const { return isInteger() || isFloat(); }
    bool isLarge() const { return m_kind == Kind::Large; }
    bool isBinary() const { return m_kind == Kind::Binary; }
    bool isList() const { return m_kind == Kind::List; }
    bool isTuple() const { return m_kind == Kind::Tuple; }
    bool isTuple(size_t size) const { return isTuple() && m_size == size; }
    bool isMap() const { return m_kind == Kind::Map; }
    bool isFunction() const { return m_kind == Kind::Function; }
    bool isUnknown() const { return m_kind == Kind::Unknown; }
    bool isBoolean() const { return isAtom(A::True) || isAtom(A::False); }
    /// Elixir's truth: everything but nil and false.
    bool truthy() const { return !isNil() && !isAtom(A::False); }

    Atom toAtom() const { return Atom { m_size }; }
    int64_t integer() const { return isInteger() ? m_as.integer : 0; }
    double number() const
    {
        return isInteger() ? static_cast<double>(m_as.integer)
            : isFloat()    ? m_as.number
                           : largeNumber();
    }
    std::string_view text() const
    {
        return isBinary() || isLarge() ? std::string_view(m_as.text, m_size) : std::string_view();
    }
    std::span<const Value> items() const
    {
        return isList() || isTuple() ? std::span(m_as.items, m_size) : std::span<const Value>();
    }
    std::span<const Pair> pairs() const;
    const Closure *function() const { return m_as.function; }
    const Quoted *quoted() const { return m_as.quoted; }
    const Cause *cause() const { return m_as.cause; }
    uint32_t bitCount() const { return m_size; }
    std::string_view bitBytes() const { return { m_as.text, (m_size + 7) / 8 }; }

    /// A map's value, or none.
    const Value *find(const Value &key) const;
    const Value *find(Atom key) const;
    /// The struct's module, or nil.
    Atom structName() const;
    bool isStruct(Atom module) const { return isMap() && structName() == module; }

private:
    double largeNumber() const; // 0 of what is no number
    static Value sequence(Kind kind, std::span<const Value> items)
    {
        Value value;
        value.m_kind = kind;
        value.m_size = static_cast<uint32_t>(items.size());
        value.m_as.items = items.data();
        return value;
    }

    Kind m_kind = Kind::Atom;
    uint32_t m_size = 0; // atom, length or number of bits
    union {
        int64_t integer;
        double number;
        const char *text;
        const Value *items;
        const Pair *pairs;
        const Closure *function;
        const Quoted *quoted;
        const Cause *cause;
    } m_as {};
};

struct Pair {
    Value key;
    Value value;
};

inline std::span<const Pair> Value::pairs() const
{
    return isMap() ? std::span(m_as.pairs, m_size) : std::span<const Pair>();
}

/// A map's value, or nil.
inline Value fieldOf(const Value &map, Atom key)
{
    const auto *const value = map.find(key);
    return value ? *value : Value();
}

/// Elixir's order of terms; integers and floats compare as numbers.
std::strong_ordering compare(const Value &a, const Value &b);
/// ===, except that numbers of both kinds are told apart only when `strict`.
bool equal(const Value &a, const Value &b, bool strict = true);
/// An Unknown anywhere in it, or null.
const Cause *unknownIn(const Value &value, int depth = 0);

// Keyword lists
bool isKeyword(const Value &value);
const Value *keywordFind(const Value &list, Atom key);
Value keywordGet(const Value &list, Atom key, Value missing = {});
Value keywordPut(Arena &arena, const Value &list, Atom key, const Value &value);
Value keywordDelete(Arena &arena, const Value &list, Atom key);
/// Elixir's Keyword.merge: keys of the second replace all of the first and come after them.
Value keywordMerge(Arena &arena, const Value &first, const Value &second);
Value pairTuple(Arena &arena, const Value &first, const Value &second);

// Maps
Value makeMap(Arena &arena, std::vector<Pair> pairs); // later keys win
Value mapPut(Arena &arena, const Value &map, const Value &key, const Value &value);
Value mapDelete(Arena &arena, const Value &map, const Value &key);
/// False where the runtime promises no order: several atoms as keys, or more than 32 keys.
bool orderKnown(const Value &map);

Value makeList(Arena &arena, const std::vector<Value> &items);
Value makeTuple(Arena &arena, std::initializer_list<Value> items);
Value makeText(Arena &arena, std::string_view text);
/// Deep copy, for values that outlive the arena they were made in. Functions are kept as they are.
Value copyInto(Arena &arena, const Value &value);

} // namespace Switchback::Ecto
