// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An Elixir file as a tree that the evaluator walks. Pipes are already calls, `do:` keywords are
// already blocks, constant terms are already values. Nodes lie in the arena of their Source.

#include "formats/ecto/terms/value.h"

#include <string>
#include <vector>

namespace Switchback::Ecto {

enum class NodeKind : uint8_t {
    Literal, // value
    Text, // interpolated string: items
    Charlist, // interpolated charlist: items
    QuotedAtom, // interpolated atom: items
    Sigil, // name, value = modifiers; items = parts
    List, // items; the last may be Cons
    Tuple, // items
    Map, // items = key, value, key, value …; target = map to update; tag = struct
    Bitstring, // items
    Variable, // name
    Alias, // name = dotted text as an atom, unexpanded
    Call, // name(items), sections
    Remote, // target.name(items), sections; bare: no parentheses
    Apply, // target.(items)
    Unary, // op, target
    Binary, // op, items[0], items[1]
    Access, // target[items[0]]
    Block, // items
    Fn, // clauses
    Capture, // &target
    Placeholder, // &1: value
    Attribute, // @name, or @name target
    AliasGroup, // target.{items}
    Bad, // could not be read
};

enum class Op : uint8_t {
    None,
    Match,
    Equal,
    StrictEqual,
    NotEqual,
    StrictNotEqual,
    Less,
    Greater,
    LessEqual,
    GreaterEqual,
    And,
    Or,
    BooleanAnd,
    BooleanOr,
    Not,
    Bang,
    Plus,
    Minus,
    Times,
    Divide,
    Concat,
    Append,
    Subtract,
    In,
    NotIn,
    Range,
    Cons,
    Arrow,
    DefaultArg,
    When,
    Pin,
    Type,
    Matches,
    StepRange,
    Other,
};

struct Node;

struct Clause {
    std::span<Node *> patterns;
    Node *guard = nullptr;
    Node *body = nullptr;
    int line = 0;
};

/// What stands in do … end. A part is either a body or clauses.
struct Section {
    Atom name;
    Node *body = nullptr;
    std::span<Clause> clauses;
};

struct Node {
    NodeKind kind = NodeKind::Literal;
    Op op = Op::None;
    bool bare = false; // call without parentheses and arguments
    bool splat = false; // last list item is `rest` of [a | rest]; a stepped range
    int line = 0;
    uint32_t start = 0; // bytes in the source
    uint32_t end = 0;
    Atom name;
    Value value;
    Node *target = nullptr;
    std::span<Node *> items;
    std::span<Section> sections;
    std::span<Clause> clauses;

    const Section *section(Atom which) const
    {
        for (const auto &part : sections) {
            if (part.name == which) {
                return &part;
            }
        }
        return nullptr;
    }
};

struct SyntaxError {
    int line = 0;
    int column = 0;
    std::string near;
};

struct Source {
    std::string file; // as shown to people
    std::string directory; // of the file, for __DIR__
    std::string_view text; // in the arena
    Arena arena;
    Node *root = nullptr; // a Block; also with errors, as far as it could be read
    std::vector<SyntaxError> errors;

    /// The source of a node on one line, shortened.
    std::string excerpt(const Node &node, size_t limit = 160) const;
};

/// Never fails: what cannot be read is in `errors`.
std::unique_ptr<Source> readSource(
    std::string_view text, std::string file, std::string directory = {});

} // namespace Switchback::Ecto
