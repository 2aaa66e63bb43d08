// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/syntax/grammar.h"

#include <string_view>
#include <utility>

extern "C" const TSLanguage *tree_sitter_elixir();

namespace Switchback::Ecto {

namespace {

constexpr std::pair<std::string_view, Syntax> Names[] = {
    { "ERROR", Syntax::Error },
    { "comment", Syntax::Comment },
    { "block", Syntax::Block },
    { "identifier", Syntax::Identifier },
    { "alias", Syntax::Alias },
    { "integer", Syntax::Integer },
    { "float", Syntax::Float },
    { "char", Syntax::Char },
    { "boolean", Syntax::Boolean },
    { "nil", Syntax::Nil },
    { "atom", Syntax::Atom },
    { "quoted_atom", Syntax::QuotedAtom },
    { "string", Syntax::String },
    { "charlist", Syntax::Charlist },
    { "sigil", Syntax::Sigil },
    { "list", Syntax::List },
    { "tuple", Syntax::Tuple },
    { "bitstring", Syntax::Bitstring },
    { "map", Syntax::Map },
    { "map_content", Syntax::MapContent },
    { "struct", Syntax::Struct },
    { "operator_identifier", Syntax::OperatorIdentifier },
    { "unary_operator", Syntax::Unary },
    { "binary_operator", Syntax::Binary },
    { "dot", Syntax::Dot },
    { "call", Syntax::Call },
    { "access_call", Syntax::AccessCall },
    { "anonymous_function", Syntax::AnonymousFunction },
    { "keywords", Syntax::Keywords },
    { "pair", Syntax::Pair },
    { "keyword", Syntax::Keyword },
    { "quoted_keyword", Syntax::QuotedKeyword },
    { "interpolation", Syntax::Interpolation },
    { "escape_sequence", Syntax::EscapeSequence },
    { "quoted_content", Syntax::QuotedContent },

    { "sigil_name", Syntax::SigilName },
    { "sigil_modifiers", Syntax::SigilModifiers },
    { "arguments", Syntax::Arguments },
    { "do_block", Syntax::DoBlock },
    { "after_block", Syntax::AfterBlock },
    { "rescue_block", Syntax::RescueBlock },
    { "catch_block", Syntax::CatchBlock },
    { "else_block", Syntax::ElseBlock },
    { "stab_clause", Syntax::StabClause },
    { "body", Syntax::Body },
};

TSFieldId field(const TSLanguage *language, std::string_view name)
{
    return ts_language_field_id_for_name(language, name.data(), uint32_t(name.size()));
}

Grammar load()
{
    Grammar result;
    result.language = tree_sitter_elixir();
    // Symbols that the grammar only uses as other names come after the counted ones.
    for (uint32_t i = 0; i < 512; ++i) {
        const char *const name = ts_language_symbol_name(result.language, TSSymbol(i));
        if (!name) {
            break;
        }
        if (ts_language_symbol_type(result.language, TSSymbol(i)) != TSSymbolTypeRegular) {
            continue;
        }
        for (const auto &[text, kind] : Names) {
            if (text == name) {
                result.kinds[i] = kind;
            }
        }
    }
    result.target = field(result.language, "target");
    result.left = field(result.language, "left");
    result.right = field(result.language, "right");
    result.op = field(result.language, "operator");
    result.operand = field(result.language, "operand");
    result.key = field(result.language, "key");
    result.value = field(result.language, "value");
    result.quotedStart = field(result.language, "quoted_start");
    result.quotedEnd = field(result.language, "quoted_end");
    return result;
}

} // namespace

const Grammar &grammar()
{
    static const Grammar instance = load();
    return instance;
}

} // namespace Switchback::Ecto
