// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Turns the grammar's tree into nodes, in one walk with one cursor.

#include "formats/ecto/syntax/grammar.h"
#include "formats/ecto/syntax/strings.h"
#include "formats/ecto/syntax/syntax.h"

#include <string>
#include <vector>

namespace Switchback::Ecto {

class Reader
{
public:
    Reader(Source &source, TSNode root);
    ~Reader();
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    void read();

private:
    using Nodes = std::vector<Node *>;
    /// Arguments of a call: the last keyword list's do: parts are taken out as sections.
    struct Arguments {
        Nodes items;
        std::vector<Section> sections;
        bool present = false;
    };
    enum class Escapes { Interpret, Keep };

    // Each reads the node that the cursor is on and leaves the cursor there.
    Node *node();
    Node *compound(TSNode current, Syntax kind);
    Node *blockOf(TSNode current);
    Node *unary(TSNode current);
    Node *binary(TSNode current);
    Node *binaryFrom(TSNode current, std::string_view op, Node *left, Node *right);
    Node *captured(Node *made, Node *operand);
    Node *attribute(Node *made, Node *operand);
    Node *call(TSNode current);
    Node *calling(TSNode current, Node *target, Arguments &arguments);
    Node *dot(TSNode current, bool inCall);
    Node *access(TSNode current);
    Node *map(TSNode current);
    Node *sequence(TSNode current, NodeKind kind);
    Node *anonymous(TSNode current);
    Node *piped(Node *made, Node *left, Node *right);

    // Leaves and quoted text
    Node *integer(TSNode current);
    Node *floating(TSNode current);
    Node *character(TSNode current);
    Node *keywordKey(TSNode current);
    Node *text(TSNode current, NodeKind kind);
    Node *sigil(TSNode current);
    Nodes quotedParts(Escapes escapes, std::string_view terminator, Indentation indentation);
    Indentation indentationOf(TSNode current) const;
    void addText(Nodes &parts, const std::string &text, TSNode at);

    void arguments(Arguments &out);
    void keywords(Arguments *arguments, Nodes &pairs);
    void doBlock(std::vector<Section> &sections);
    Section sectionBody(Atom name, bool (Reader::*skip)(Syntax) const);
    bool isSectionBlock(Syntax kind) const;
    Clause clause();
    void clauseLeft(Clause &clause, TSNode current);
    Nodes itemsOfBody();
    Nodes patterns();
    Node *list(TSNode at, const Nodes &items);
    Node *folded(Node *made);

    template<class F>
    void children(F &&each);
    Node *make(NodeKind kind, TSNode at);
    Node *literal(TSNode at, const Value &value);
    Node *bad(TSNode at);
    Node *blockFrom(const Nodes &items, TSNode at);
    std::string_view slice(TSNode at) const;
    TSFieldId fieldHere() const { return ts_tree_cursor_current_field_id(&m_cursor); }
    TSNode here() const { return ts_tree_cursor_current_node(&m_cursor); }

    const Grammar &m_grammar = grammar();
    Source &m_source;
    Arena &m_arena;
    TSTreeCursor m_cursor;
    int m_depth = 0;
};

/// The operator that a token stands for.
Op opOf(std::string_view token);

template<class F>
void Reader::children(F &&each)
{
    if (!ts_tree_cursor_goto_first_child(&m_cursor)) {
        return;
    }
    do {
        const auto child = here();
        const auto kind = m_grammar.kind(child);
        if (kind != Syntax::Comment) {
            each(child, kind, fieldHere());
        }
    } while (ts_tree_cursor_goto_next_sibling(&m_cursor));
    ts_tree_cursor_goto_parent(&m_cursor);
}

} // namespace Switchback::Ecto
