// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/syntax/reader.h"

namespace Switchback::Ecto {

Node *Reader::unary(TSNode current)
{
    std::string_view token;
    Node *operand = nullptr;
    children([&](TSNode child, Syntax kind, TSFieldId field) {
        if (field == m_grammar.op) {
            token = slice(child);
        } else if (ts_node_is_named(child) && kind != Syntax::Error) {
            operand = node();
        }
    });
    if (!operand) {
        return bad(current);
    }
    auto *const made = make(NodeKind::Unary, current);
    if (token == "&") {
        return captured(made, operand);
    }
    if (token == "@") {
        return attribute(made, operand);
    }
    if (token == "-" && operand->kind == NodeKind::Literal && operand->value.isLarge()) {
        made->kind = NodeKind::Literal;
        made->value = Value::large(m_arena.text("-" + std::string(operand->value.text())));
        return made;
    }
    if (token == "-" && operand->kind == NodeKind::Literal && operand->value.isNumber()) {
        made->kind = NodeKind::Literal;
        made->value = operand->value.isInteger() ? Value(-operand->value.integer())
                                                 : Value(-operand->value.number());
        return made;
    }
    made->op = opOf(token);
    made->target = operand;
    return made;
}

Node *Reader::captured(Node *made, Node *operand)
{
    if (operand->kind == NodeKind::Literal && operand->value.isInteger()) {
        made->kind = NodeKind::Placeholder;
        made->value = operand->value;
        return made;
    }
    made->kind = NodeKind::Capture;
    made->target = operand;
    return made;
}

Node *Reader::attribute(Node *made, Node *operand)
{
    made->kind = NodeKind::Attribute;
    made->name = operand->name;
    if (operand->kind == NodeKind::Call) {
        made->target = operand->items.empty() ? nullptr : operand->items[0];
    } else if (operand->kind != NodeKind::Variable) {
        made->kind = NodeKind::Bad;
    }
    return made;
}

Node *Reader::binary(TSNode current)
{
    std::string_view token;
    Node *left = nullptr;
    Node *right = nullptr;
    children([&](TSNode child, Syntax, TSFieldId field) {
        if (field == m_grammar.op) {
            token = ts_node_is_named(child) ? slice(child) : std::string_view(ts_node_type(child));
        } else if (field == m_grammar.left) {
            left = node();
        } else if (field == m_grammar.right) {
            right = node();
        }
    });
    if (!left || !right) {
        return bad(current);
    }
    return binaryFrom(current, token, left, right);
}

Node *Reader::binaryFrom(TSNode current, std::string_view token, Node *left, Node *right)
{
    auto *const made = make(NodeKind::Binary, current);
    if (token == "|>") {
        return piped(made, left, right);
    }
    made->op = opOf(token);
    made->name = atom(token);
    made->items = m_arena.copy(Nodes { left, right });
    if (made->op == Op::StepRange && left->kind == NodeKind::Binary && left->op == Op::Range) {
        made->op = Op::Range;
        made->items = m_arena.copy(Nodes { left->items[0], left->items[1], right });
    }
    return made;
}

Node *Reader::piped(Node *made, Node *left, Node *right)
{
    Nodes items { left };
    switch (right->kind) {
    case NodeKind::Variable:
        made->kind = NodeKind::Call;
        made->name = right->name;
        break;
    case NodeKind::Call:
    case NodeKind::Remote:
    case NodeKind::Apply:
        items.insert(items.end(), right->items.begin(), right->items.end());
        made->kind = right->kind;
        made->name = right->name;
        made->target = right->target;
        made->sections = right->sections;
        break;
    case NodeKind::Alias: // only inside quoted code
    default:
        made->kind = NodeKind::Bad;
        return made;
    }
    made->line = right->line; // where the call stands, not where its first argument began
    made->items = m_arena.copy(items);
    return made;
}

Node *Reader::call(TSNode current)
{
    Node *target = nullptr;
    Arguments out;
    children([&](TSNode child, Syntax kind, TSFieldId field) {
        if (field == m_grammar.target) {
            target = kind == Syntax::Dot ? dot(child, true) : node();
        } else if (kind == Syntax::Arguments) {
            arguments(out);
        } else if (kind == Syntax::DoBlock) {
            doBlock(out.sections);
        }
    });
    return target ? calling(current, target, out) : bad(current);
}

Node *Reader::calling(TSNode current, Node *target, Arguments &out)
{
    auto *const made = make(NodeKind::Call, current);
    made->items = m_arena.copy(out.items);
    made->sections = m_arena.copy(out.sections);
    if (target->kind == NodeKind::Variable) {
        made->name = target->name;
    } else if (target->kind == NodeKind::Remote && target->bare) {
        made->kind = NodeKind::Remote;
        made->name = target->name;
        made->target = target->target;
        made->bare = !out.present && out.sections.empty();
        if (target->name == A::Nil) { // a dot with nothing behind it: fun.()
            made->kind = NodeKind::Apply;
        }
    } else {
        made->kind = NodeKind::Apply;
        made->target = target;
        made->splat = true; // unquote(name)(…): a call of what a call returned
    }
    return made;
}

Node *Reader::dot(TSNode current, bool inCall)
{
    Node *left = nullptr;
    Node *right = nullptr;
    children([&](TSNode, Syntax, TSFieldId field) {
        if (field == m_grammar.left) {
            left = node();
        } else if (field == m_grammar.right) {
            right = node();
        }
    });
    if (!left) {
        return bad(current);
    }
    auto *const made = make(NodeKind::Remote, current);
    made->bare = true;
    made->target = left;
    if (!right) {
        return inCall ? made : bad(current);
    }
    if (right->kind == NodeKind::Variable) {
        made->name = right->name;
    } else if (right->kind == NodeKind::Literal && right->value.isBinary()) {
        made->name = atom(right->value.text());
    } else if (right->kind == NodeKind::Alias) {
        made->kind = NodeKind::Alias;
        made->name = right->name;
    } else if (right->kind == NodeKind::Tuple) {
        made->kind = NodeKind::AliasGroup;
        made->items = right->items;
    } else {
        return bad(current);
    }
    return made;
}

Node *Reader::access(TSNode current)
{
    auto *const made = make(NodeKind::Access, current);
    Nodes keys;
    children([&](TSNode, Syntax, TSFieldId field) {
        if (field == m_grammar.target) {
            made->target = node();
        } else if (field == m_grammar.key) {
            keys.push_back(node());
        }
    });
    if (!made->target || keys.size() != 1) {
        return bad(current);
    }
    made->items = m_arena.copy(keys);
    return made;
}

Node *Reader::map(TSNode current)
{
    auto *const made = make(NodeKind::Map, current);
    Nodes pairs;
    const auto addConstant = [&](TSNode at, const Value &pair) {
        if (pair.isTuple(2)) {
            pairs.push_back(literal(at, pair.items()[0]));
            pairs.push_back(literal(at, pair.items()[1]));
        }
    };
    const auto add = [&](TSNode at, Node *item) {
        if (item->kind == NodeKind::Binary && item->name == atom("=>")) {
            pairs.push_back(item->items[0]);
            pairs.push_back(item->items[1]);
        } else if (item->kind == NodeKind::Literal && item->value.isList()) { // constant keywords
            for (const auto &pair : item->value.items()) {
                addConstant(at, pair);
            }
        } else if (item->kind == NodeKind::List) {
            for (auto *pair : item->items) {
                if (pair->kind == NodeKind::Literal) {
                    addConstant(at, pair->value);
                } else if (pair->kind == NodeKind::Tuple && pair->items.size() == 2) {
                    pairs.push_back(pair->items[0]);
                    pairs.push_back(pair->items[1]);
                }
            }
        }
    };
    children([&](TSNode, Syntax kind, TSFieldId) {
        if (kind == Syntax::Struct) {
            children([&](TSNode child, Syntax, TSFieldId) {
                if (ts_node_is_named(child)) {
                    made->sections = m_arena.copy(
                        std::vector<Section> { { A::Struct, node(), {} } });
                }
            });
        } else if (kind == Syntax::MapContent) {
            children([&](TSNode child, Syntax itemKind, TSFieldId) {
                if (!ts_node_is_named(child) || itemKind == Syntax::Error) {
                    return;
                }
                auto *const item = node();
                if (item->kind == NodeKind::Binary && item->op == Op::Cons) {
                    made->target = item->items[0];
                    add(child, item->items[1]);
                } else {
                    add(child, item);
                }
            });
        }
    });
    made->items = m_arena.copy(pairs);
    return made;
}

} // namespace Switchback::Ecto
