// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/syntax/reader.h"

#include "formats/ecto/terms/text.h"

#include <algorithm>
#include <charconv>

namespace Switchback::Ecto {

Node *Reader::integer(TSNode current)
{
    std::string digits(slice(current));
    std::erase(digits, '_');
    int base = 10;
    size_t skip = 0;
    if (digits.size() > 2 && digits[0] == '0') {
        base = digits[1] == 'x' ? 16 : digits[1] == 'o' ? 8 : digits[1] == 'b' ? 2 : 10;
        skip = base == 10 ? 0 : 2;
    }
    int64_t number = 0;
    const auto result = std::from_chars(
        digits.data() + skip, digits.data() + digits.size(), number, base);
    if (result.ec == std::errc::result_out_of_range && base == 10) {
        digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
        return literal(current, Value::large(m_arena.text(digits)));
    }
    return result.ec == std::errc() ? literal(current, Value(number)) : bad(current);
}

Node *Reader::floating(TSNode current)
{
    std::string digits(slice(current));
    std::erase(digits, '_');
    double number = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return result.ec == std::errc() ? literal(current, Value(number)) : bad(current);
}

Node *Reader::character(TSNode current)
{
    auto token = slice(current).substr(1);
    const std::string plain = token.size() > 1 && token[0] == '\\' ? unescaped(token)
                                                                   : std::string(token);
    size_t at = 0;
    return literal(
        current, Value(plain.empty() ? int64_t('\n') : int64_t(nextCodePoint(plain, at))));
}

Node *Reader::keywordKey(TSNode current)
{
    if (m_grammar.kind(current) == Syntax::Keyword) {
        const auto token = slice(current);
        return literal(current, atom(token.substr(0, token.rfind(':'))));
    }
    return text(current, NodeKind::QuotedAtom);
}

void Reader::addText(Nodes &parts, const std::string &text, TSNode at)
{
    if (text.empty()) {
        return;
    }
    if (!parts.empty() && parts.back()->kind == NodeKind::Literal) {
        parts.back()->value = makeText(m_arena, std::string(parts.back()->value.text()) + text);
    } else {
        parts.push_back(literal(at, makeText(m_arena, text)));
    }
}

Indentation Reader::indentationOf(TSNode current) const
{
    const auto text = slice(current);
    const auto quotes = text.find_first_of("\"'");
    if (quotes == std::string_view::npos || quotes + 3 > text.size()) {
        return {};
    }
    const auto fence = text.substr(quotes, 3);
    if (fence != R"(""")" && fence != "'''") {
        return {};
    }
    // A sigil's own delimiter may be something else: ~s(""").
    if (text[0] == '~'
        && text.find_first_not_of("~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
            != quotes) {
        return {};
    }
    const auto closing = text.rfind(fence);
    const auto line = text.rfind('\n', closing);
    if (line == std::string_view::npos || closing <= quotes) {
        return {};
    }
    return Indentation(closing - line - 1);
}

// Heredocs end with the indentation of the closing line; stripping removes it like any other.
Reader::Nodes Reader::quotedParts(
    Escapes escapes, std::string_view terminator, Indentation indentation)
{
    Nodes parts;
    children([&](TSNode child, Syntax kind, TSFieldId) {
        if (kind == Syntax::QuotedContent) {
            auto piece = slice(child);
            if (escapes == Escapes::Interpret) {
                // Only a backslash before a line end is left in the content.
                for (auto at = piece.find('\\'); at != std::string_view::npos;
                    at = piece.find('\\')) {
                    addText(parts, indentation.strip(piece.substr(0, at)), child);
                    const auto next = piece.find('\n', at);
                    piece = next == std::string_view::npos ? std::string_view()
                                                           : piece.substr(next + 1);
                    indentation.lineStarts();
                }
            }
            addText(parts, indentation.strip(piece), child);
        } else if (kind == Syntax::EscapeSequence) {
            const auto token = slice(child);
            const bool lineEnd = token.size() > 1 && (token[1] == '\n' || token[1] == '\r');
            if (escapes == Escapes::Interpret) {
                addText(parts, unescaped(token), child);
            } else if (!terminator.empty() && token.substr(1) == terminator) {
                addText(parts, std::string(terminator), child);
            } else {
                addText(parts, std::string(token), child);
            }
            lineEnd ? indentation.lineStarts() : indentation.interrupt();
        } else if (kind == Syntax::Interpolation) {
            indentation.interrupt();
            Nodes inner;
            children([&](TSNode part, Syntax partKind, TSFieldId) {
                if (ts_node_is_named(part) && partKind != Syntax::Error) {
                    inner.push_back(node());
                }
            });
            auto *const holder = make(NodeKind::Block, child);
            holder->items = m_arena.copy(inner);
            parts.push_back(holder);
        }
    });
    return parts;
}

Node *Reader::text(TSNode current, NodeKind kind)
{
    const auto parts = quotedParts(Escapes::Interpret, {}, indentationOf(current));
    const bool plain = parts.empty() || (parts.size() == 1 && parts[0]->kind == NodeKind::Literal);
    if (!plain) {
        auto *const made = make(kind, current);
        made->items = m_arena.copy(parts);
        return made;
    }
    const auto value = parts.empty() ? Value(std::string_view()) : parts[0]->value;
    if (kind == NodeKind::QuotedAtom) {
        return literal(current, atom(value.text()));
    }
    if (kind == NodeKind::Text) {
        return literal(current, value);
    }
    std::vector<Value> points;
    for (size_t at = 0; at < value.text().size();) {
        points.push_back(Value(int64_t(nextCodePoint(value.text(), at))));
    }
    return literal(current, makeList(m_arena, points));
}

Node *Reader::sigil(TSNode current)
{
    std::string_view name;
    std::string_view modifiers;
    std::string_view closing;
    children([&](TSNode child, Syntax kind, TSFieldId field) {
        if (kind == Syntax::SigilName) {
            name = slice(child);
        } else if (kind == Syntax::SigilModifiers) {
            modifiers = slice(child);
        } else if (field == m_grammar.quotedEnd) {
            closing = slice(child);
        }
    });
    const bool lower = !name.empty() && name[0] >= 'a';
    const bool interprets = lower && name != "r";
    auto *const made = make(NodeKind::Sigil, current);
    made->name = atom(name);
    made->value = makeText(m_arena, modifiers);
    auto parts = quotedParts(
        interprets ? Escapes::Interpret : Escapes::Keep, closing, indentationOf(current));
    if (!lower && closing.size() == 1) {
        // Raw text: only the closing delimiter can be escaped.
        const std::string escaped = "\\" + std::string(closing);
        for (auto *part : parts) {
            std::string plain(part->value.text());
            for (auto at = plain.find(escaped); at != std::string::npos;
                at = plain.find(escaped, at + 1)) {
                plain.erase(at, 1);
            }
            part->value = makeText(m_arena, plain);
        }
    }
    made->items = m_arena.copy(parts);
    if (lower && name == "s"
        && (parts.empty() || (parts.size() == 1 && parts[0]->kind == NodeKind::Literal))) {
        return literal(current, parts.empty() ? Value(std::string_view()) : parts[0]->value);
    }
    if (name == "S") {
        return literal(current, parts.empty() ? Value(std::string_view()) : parts[0]->value);
    }
    return made;
}

namespace {

void collectErrors(TSTreeCursor &cursor, Source &source)
{
    const auto node = ts_tree_cursor_current_node(&cursor);
    if (!ts_node_has_error(node) || source.errors.size() >= 20) {
        return;
    }
    if (ts_node_is_error(node) || ts_node_is_missing(node)) {
        const auto point = ts_node_start_point(node);
        const auto start = ts_node_start_byte(node);
        const auto rest = source.text.substr(
            start, std::min<size_t>(40, ts_node_end_byte(node) - start));
        source.errors.push_back({ int(point.row) + 1, int(point.column) + 1,
            std::string(rest.substr(0, rest.find('\n'))) });
        return;
    }
    if (!ts_tree_cursor_goto_first_child(&cursor)) {
        return;
    }
    do {
        collectErrors(cursor, source);
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    ts_tree_cursor_goto_parent(&cursor);
}

// One parser a thread: making one costs more than reading a small file.
TSParser *parser()
{
    struct Holder {
        TSParser *parser = ts_parser_new();
        Holder() { ts_parser_set_language(parser, grammar().language); }
        ~Holder() { ts_parser_delete(parser); }
        Holder(const Holder &) = delete;
        Holder &operator=(const Holder &) = delete;
    };
    thread_local Holder holder;
    ts_parser_reset(holder.parser);
    return holder.parser;
}

} // namespace

std::string Source::excerpt(const Node &node, size_t limit) const
{
    std::string out;
    if (node.end > text.size() || node.start > node.end) {
        return out;
    }
    for (const char c : text.substr(node.start, node.end - node.start)) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (blank && (out.empty() || out.back() == ' ')) {
            continue;
        }
        out += blank ? ' ' : c;
        if (out.size() > limit) {
            break;
        }
    }
    if (out.size() > limit) {
        while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xc0) == 0x80) {
            out.pop_back();
        }
        out.back() = ' ';
        out += "…";
    }
    return out;
}

std::unique_ptr<Source> readSource(std::string_view text, std::string file, std::string directory)
{
    auto source = std::make_unique<Source>();
    source->file = std::move(file);
    source->directory = std::move(directory);
    if (text.starts_with("\xef\xbb\xbf")) {
        text.remove_prefix(3);
    }
    source->text = source->arena.text(text);
    auto *const tree = ts_parser_parse_string(
        parser(), nullptr, source->text.data(), uint32_t(source->text.size()));
    const auto root = ts_tree_root_node(tree);
    if (ts_node_has_error(root)) {
        auto cursor = ts_tree_cursor_new(root);
        collectErrors(cursor, *source);
        ts_tree_cursor_delete(&cursor);
        if (source->errors.empty()) {
            source->errors.push_back({ 1, 1, {} });
        }
    }
    Reader(*source, root).read();
    ts_tree_delete(tree);
    return source;
}

} // namespace Switchback::Ecto
