// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/syntax/reader.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

constexpr int DepthLimit =
    400; // of nested source; a reader of hostile files must not use up the stack

} // namespace

Op opOf(std::string_view token)
{
    static const std::pair<std::string_view, Op> list[] = { { "=", Op::Match }, { "==", Op::Equal },
        { "===", Op::StrictEqual }, { "!=", Op::NotEqual }, { "!==", Op::StrictNotEqual },
        { "<", Op::Less }, { ">", Op::Greater }, { "<=", Op::LessEqual },
        { ">=", Op::GreaterEqual }, { "&&", Op::And }, { "||", Op::Or }, { "and", Op::BooleanAnd },
        { "or", Op::BooleanOr }, { "not", Op::Not }, { "!", Op::Bang }, { "+", Op::Plus },
        { "-", Op::Minus }, { "*", Op::Times }, { "/", Op::Divide }, { "<>", Op::Concat },
        { "++", Op::Append }, { "--", Op::Subtract }, { "in", Op::In }, { "not in", Op::NotIn },
        { "..", Op::Range }, { "|", Op::Cons }, { "<-", Op::Arrow }, { "\\\\", Op::DefaultArg },
        { "when", Op::When }, { "^", Op::Pin }, { "::", Op::Type }, { "=~", Op::Matches },
        { "//", Op::StepRange } };
    const auto it = std::ranges::find(list, token, &std::pair<std::string_view, Op>::first);
    return it == std::end(list) ? Op::Other : it->second;
}

Reader::Reader(Source &source, TSNode root)
    : m_source(source)
    , m_arena(source.arena)
    , m_cursor(ts_tree_cursor_new(root))
{
}

Reader::~Reader()
{
    ts_tree_cursor_delete(&m_cursor);
}

void Reader::read()
{
    const auto root = here();
    m_source.root = blockFrom(itemsOfBody(), root);
}

Node *Reader::make(NodeKind kind, TSNode at)
{
    auto *const made = m_arena.make<Node>();
    made->kind = kind;
    made->line = int(ts_node_start_point(at).row) + 1;
    made->start = ts_node_start_byte(at);
    made->end = ts_node_end_byte(at);
    return made;
}

Node *Reader::literal(TSNode at, const Value &value)
{
    auto *const made = make(NodeKind::Literal, at);
    made->value = value;
    return made;
}

Node *Reader::bad(TSNode at)
{
    return make(NodeKind::Bad, at);
}

Node *Reader::blockFrom(const Nodes &items, TSNode at)
{
    if (items.size() == 1) {
        return items.front();
    }
    auto *const made = make(NodeKind::Block, at);
    made->items = m_arena.copy(items);
    return made;
}

std::string_view Reader::slice(TSNode at) const
{
    return m_source.text.substr(
        ts_node_start_byte(at), ts_node_end_byte(at) - ts_node_start_byte(at));
}

Node *Reader::node()
{
    const auto current = here();
    if (m_depth >= DepthLimit) {
        if (m_source.errors.empty()) {
            const auto point = ts_node_start_point(current);
            m_source.errors.push_back({ int(point.row) + 1, int(point.column) + 1, {}, true });
        }
        return bad(current);
    }
    ++m_depth;
    auto *const made = compound(current, m_grammar.kind(current));
    --m_depth;
    return made;
}

Node *Reader::compound(TSNode current, Syntax kind)
{
    switch (kind) {
    case Syntax::Block:
        return blockOf(current);
    case Syntax::Identifier: {
        auto *const made = make(NodeKind::Variable, current);
        made->name = atom(slice(current));
        return made;
    }
    case Syntax::Alias: {
        auto *const made = make(NodeKind::Alias, current);
        std::string name(slice(current));
        std::erase_if(name, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
        made->name = atom(name);
        return made;
    }
    case Syntax::Integer:
        return integer(current);
    case Syntax::Float:
        return floating(current);
    case Syntax::Char:
        return character(current);
    case Syntax::Boolean:
    case Syntax::Nil:
        return literal(current, atom(slice(current)));
    case Syntax::Atom:
        return literal(current, atom(slice(current).substr(1)));
    case Syntax::QuotedAtom:
        return text(current, NodeKind::QuotedAtom);
    case Syntax::String:
        return text(current, NodeKind::Text);
    case Syntax::Charlist:
        return text(current, NodeKind::Charlist);
    case Syntax::Sigil:
        return sigil(current);
    case Syntax::List:
        return sequence(current, NodeKind::List);
    case Syntax::Tuple:
        return sequence(current, NodeKind::Tuple);
    case Syntax::Bitstring:
        return sequence(current, NodeKind::Bitstring);
    case Syntax::Map:
        return map(current);
    case Syntax::Unary:
        return unary(current);
    case Syntax::Binary:
        return binary(current);
    case Syntax::Dot:
        return dot(current, false);
    case Syntax::Call:
        return call(current);
    case Syntax::AccessCall:
        return access(current);
    case Syntax::AnonymousFunction:
        return anonymous(current);
    case Syntax::Keywords: {
        Nodes pairs;
        keywords(nullptr, pairs);
        return list(current, pairs);
    }
    case Syntax::Body:
        return blockFrom(itemsOfBody(), current);
    case Syntax::OperatorIdentifier: {
        auto *const made = make(NodeKind::Variable, current);
        made->name = atom(slice(current));
        return made;
    }
    default:
        return bad(current);
    }
}

Reader::Nodes Reader::itemsOfBody()
{
    Nodes items;
    children([&](TSNode child, Syntax kind, TSFieldId) {
        if (ts_node_is_named(child) && kind != Syntax::Error) {
            items.push_back(node());
        }
    });
    return items;
}

Node *Reader::blockOf(TSNode current)
{
    Nodes items;
    std::vector<Clause> clauses;
    children([&](TSNode child, Syntax kind, TSFieldId) {
        if (kind == Syntax::StabClause) {
            clauses.push_back(clause());
        } else if (ts_node_is_named(child) && kind != Syntax::Error) {
            items.push_back(node());
        }
    });
    if (!clauses.empty()) {
        return bad(current);
    }
    return blockFrom(items, current);
}

Node *Reader::folded(Node *made)
{
    std::vector<Value> values;
    values.reserve(made->items.size());
    for (const auto *item : made->items) {
        if (item->kind != NodeKind::Literal) {
            return made;
        }
        values.push_back(item->value);
    }
    const auto kept = std::span<const Value>(m_arena.copy(values));
    made->value = made->kind == NodeKind::List ? Value::list(kept) : Value::tuple(kept);
    made->kind = NodeKind::Literal;
    return made;
}

Node *Reader::list(TSNode at, const Nodes &items)
{
    auto *const made = make(NodeKind::List, at);
    made->items = m_arena.copy(items);
    return folded(made);
}

Node *Reader::sequence(TSNode current, NodeKind kind)
{
    Nodes items;
    children([&](TSNode child, Syntax childKind, TSFieldId) {
        if (childKind == Syntax::Keywords) {
            if (kind == NodeKind::Tuple) {
                items.push_back(node());
            } else {
                keywords(nullptr, items);
            }
        } else if (ts_node_is_named(child) && childKind != Syntax::Error) {
            items.push_back(node());
        }
    });
    auto *const made = make(kind, current);
    if (kind == NodeKind::List && !items.empty() && items.back()->kind == NodeKind::Binary
        && items.back()->op == Op::Cons) {
        auto *const last = items.back();
        items.pop_back();
        items.push_back(last->items[0]);
        items.push_back(last->items[1]);
        made->splat = true;
        made->items = m_arena.copy(items);
        return made;
    }
    made->items = m_arena.copy(items);
    return kind == NodeKind::Bitstring ? made : folded(made);
}

void Reader::keywords(Arguments *arguments, Nodes &pairs)
{
    Nodes blocks; // key, value …
    const auto at = here();
    children([&](TSNode, Syntax kind, TSFieldId) {
        if (kind != Syntax::Pair) {
            return;
        }
        const auto pairAt = here();
        Nodes parts;
        children([&](TSNode child, Syntax childKind, TSFieldId) {
            if (childKind == Syntax::Keyword || childKind == Syntax::QuotedKeyword) {
                parts.push_back(keywordKey(child));
            } else if (ts_node_is_named(child) && childKind != Syntax::Error) {
                parts.push_back(node());
            }
        });
        if (parts.size() != 2) {
            return;
        }
        auto *const made = make(NodeKind::Tuple, pairAt);
        made->items = m_arena.copy(parts);
        pairs.push_back(folded(made));
    });
    if (!arguments) {
        return;
    }
    // if x, do: a, else: b  is  if x do a else b end
    const auto keyOf = [](const Node *pair) {
        const auto key = pair->kind == NodeKind::Literal ? pair->value.items()[0]
            : pair->items[0]->kind == NodeKind::Literal  ? pair->items[0]->value
                                                         : Value();
        return key.isAtom() ? key.toAtom() : A::Nil;
    };
    if (std::ranges::none_of(pairs, [&](const Node *pair) { return keyOf(pair) == A::Do; })) {
        return;
    }
    Nodes rest;
    for (auto *pair : pairs) {
        const auto key = keyOf(pair);
        if (key == A::Do || key == A::Else || key == A::Rescue || key == A::Catch
            || key == A::After) {
            auto *const body = pair->kind == NodeKind::Literal ? literal(at, pair->value.items()[1])
                                                               : pair->items[1];
            arguments->sections.push_back({ key, body, {} });
        } else {
            rest.push_back(pair);
        }
    }
    pairs = rest;
}

void Reader::arguments(Arguments &out)
{
    out.present = true;
    children([&](TSNode child, Syntax kind, TSFieldId) {
        if (kind == Syntax::Keywords) {
            Nodes pairs;
            keywords(&out, pairs);
            if (!pairs.empty()) {
                out.items.push_back(list(child, pairs));
            }
        } else if (ts_node_is_named(child) && kind != Syntax::Error) {
            out.items.push_back(node());
        }
    });
}

bool Reader::isSectionBlock(Syntax kind) const
{
    return kind == Syntax::ElseBlock || kind == Syntax::RescueBlock || kind == Syntax::CatchBlock
        || kind == Syntax::AfterBlock;
}

Section Reader::sectionBody(Atom name, bool (Reader::*skip)(Syntax) const)
{
    Nodes items;
    std::vector<Clause> clauses;
    const auto at = here();
    children([&](TSNode child, Syntax kind, TSFieldId) {
        if ((this->*skip)(kind) || !ts_node_is_named(child) || kind == Syntax::Error) {
            return;
        }
        if (kind == Syntax::StabClause) {
            clauses.push_back(clause());
        } else {
            items.push_back(node());
        }
    });
    Section section { name, nullptr, {} };
    if (clauses.empty()) {
        section.body = blockFrom(items, at);
    } else {
        section.clauses = m_arena.copy(clauses);
    }
    return section;
}

void Reader::doBlock(std::vector<Section> &sections)
{
    sections.push_back(sectionBody(A::Do, &Reader::isSectionBlock));
    children([&](TSNode, Syntax kind, TSFieldId) {
        if (isSectionBlock(kind)) {
            const auto name = kind == Syntax::ElseBlock ? A::Else
                : kind == Syntax::RescueBlock           ? A::Rescue
                : kind == Syntax::CatchBlock            ? A::Catch
                                                        : A::After;
            sections.push_back(sectionBody(name, &Reader::isSectionBlock));
        }
    });
}

Clause Reader::clause()
{
    Clause result;
    result.line = int(ts_node_start_point(here()).row) + 1;
    const auto at = here();
    children([&](TSNode child, Syntax, TSFieldId field) {
        if (field == m_grammar.left) {
            clauseLeft(result, child);
        } else if (field == m_grammar.right) {
            result.body = node();
        }
    });
    if (!result.body) {
        result.body = literal(at, A::Nil);
    }
    return result;
}

// Like arguments, but do: is a keyword like any other.
Reader::Nodes Reader::patterns()
{
    Nodes items;
    children([&](TSNode child, Syntax kind, TSFieldId) {
        if (ts_node_is_named(child) && kind != Syntax::Error) {
            items.push_back(node());
        }
    });
    return items;
}

void Reader::clauseLeft(Clause &clause, TSNode current)
{
    const auto kind = m_grammar.kind(current);
    if (kind == Syntax::Arguments) {
        clause.patterns = m_arena.copy(patterns());
        return;
    }
    if (kind == Syntax::Binary) { // arguments when guard
        children([&](TSNode child, Syntax childKind, TSFieldId field) {
            if (field == m_grammar.left) {
                if (childKind == Syntax::Arguments) {
                    clauseLeft(clause, child);
                } else {
                    clause.patterns = m_arena.copy(Nodes { node() });
                }
            } else if (field == m_grammar.right) {
                clause.guard = node();
            }
        });
        return;
    }
    clause.patterns = m_arena.copy(Nodes { node() });
}

Node *Reader::anonymous(TSNode current)
{
    std::vector<Clause> clauses;
    children([&](TSNode, Syntax kind, TSFieldId) {
        if (kind == Syntax::StabClause) {
            clauses.push_back(clause());
        }
    });
    auto *const made = make(NodeKind::Fn, current);
    made->clauses = m_arena.copy(clauses);
    return made;
}

} // namespace Switchback::Ecto
