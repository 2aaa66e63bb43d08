// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The grammar's node types and fields, looked up once.

#include <tree_sitter/api.h>

namespace Switchback::Ecto {

enum class Syntax : uint8_t {
    Other,
    Error,
    Comment,
    Block,
    Identifier,
    Alias,
    Integer,
    Float,
    Char,
    Boolean,
    Nil,
    Atom,
    QuotedAtom,
    String,
    Charlist,
    Sigil,
    List,
    Tuple,
    Bitstring,
    Map,
    MapContent,
    Struct,
    OperatorIdentifier,
    Unary,
    Binary,
    Dot,
    Call,
    AccessCall,
    AnonymousFunction,
    Keywords,
    Pair,
    Keyword,
    QuotedKeyword,
    Interpolation,
    EscapeSequence,
    QuotedContent,
    SigilName,
    SigilModifiers,
    Arguments,
    DoBlock,
    AfterBlock,
    RescueBlock,
    CatchBlock,
    ElseBlock,
    StabClause,
    Body,
};

struct Grammar {
    const TSLanguage *language = nullptr;
    Syntax kinds[512] = {};
    TSFieldId target = 0;
    TSFieldId left = 0;
    TSFieldId right = 0;
    TSFieldId op = 0;
    TSFieldId operand = 0;
    TSFieldId key = 0;
    TSFieldId value = 0;
    TSFieldId quotedStart = 0;
    TSFieldId quotedEnd = 0;

    Syntax kind(TSNode node) const
    {
        const auto symbol = ts_node_symbol(node);
        return symbol == 0xffff ? Syntax::Error : symbol < 512 ? kinds[symbol] : Syntax::Other;
    }
};

const Grammar &grammar();

} // namespace Switchback::Ecto
