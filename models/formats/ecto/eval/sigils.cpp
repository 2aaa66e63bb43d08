// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/eval/interpreter.h"

#include "formats/ecto/commands/run.h"
#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

std::vector<std::string_view> words(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\f\v";
    std::vector<std::string_view> out;
    for (size_t at = text.find_first_not_of(blanks); at != std::string_view::npos;
        at = text.find_first_not_of(blanks, at)) {
        const auto end = std::min(text.find_first_of(blanks, at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

} // namespace

Eval Interpreter::evalSigil(const Node &node, Scope &scope)
{
    std::string out;
    for (const auto *part : node.items) {
        const auto value = eval(*part, scope);
        const auto piece = value ? textOf(*value) : value;
        if (!piece || piece->isUnknown()) {
            return piece;
        }
        out += piece->text();
    }
    const auto name = nameOf(node.name);
    const auto modifiers = node.value.text();
    const auto body = text(out);
    if (name == "s" || name == "S") {
        return body;
    }
    if (name == "w" || name == "W") {
        std::vector<Value> list;
        for (const auto word : words(body.text())) {
            list.push_back(modifiers == "a" ? Value(atom(word)) : Value(word));
        }
        return makeList(m_arena, list);
    }
    if (name == "r" || name == "R") {
        return makeMap(m_arena,
            { { A::Struct, A::RegexModule }, { A::Source, body }, { A::Opts, text(modifiers) } });
    }
    if (name == "c" || name == "C") {
        return callModule(A::KernelModule, atom("to_charlist"), Arguments(&body, 1));
    }
    if (name == "D" || name == "N" || name == "U" || name == "T") {
        const auto module = name == "D" ? A::DateModule
            : name == "N"               ? A::NaiveDateTimeModule
            : name == "U"               ? A::DateTimeModule
                                        : A::TimeModule;
        return callModule(module, atom("from_iso8601!"), Arguments(&body, 1));
    }
    return callSigil(node, scope, body);
}

/// A sigil of the project's or a library's own: sigil_x(text, modifiers).
Eval Interpreter::callSigil(const Node &node, Scope &scope, const Value &body)
{
    auto *const call = m_arena.make<Node>(node);
    call->kind = NodeKind::Call;
    call->name = atom("sigil_" + std::string(nameOf(node.name)));
    call->items = {};
    const Value arguments[] = { body, Value::list({}) };
    return callLocal(*call, scope, arguments);
}

Eval Interpreter::repositoryQuery(Arguments arguments)
{
    if (!m_call || !arguments[0].isAtom()) {
        return unknown("asks the database while the migration runs", true);
    }
    return callRepository(arguments[0].toAtom(), *m_call, arguments.subspan(1));
}

} // namespace Switchback::Ecto
