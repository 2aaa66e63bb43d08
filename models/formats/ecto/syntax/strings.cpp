// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/syntax/strings.h"

#include "formats/ecto/terms/text.h"

#include <charconv>

namespace Switchback::Ecto {

namespace {

std::string hexCharacter(std::string_view digits, bool byte)
{
    if (digits.starts_with('{')) {
        digits = digits.substr(1, digits.size() - 2);
    }
    uint32_t code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    std::string out;
    if (byte && code < 0x100) {
        out += static_cast<char>(code);
    } else {
        appendCodePoint(out, code);
    }
    return out;
}

} // namespace

std::string unescaped(std::string_view sequence)
{
    const char c = sequence.size() > 1 ? sequence[1] : '\\';
    switch (c) {
    case 'n':
        return "\n";
    case 'r':
        return "\r";
    case 't':
        return "\t";
    case 's':
        return " ";
    case '0':
        return std::string(1, '\0');
    case 'a':
        return "\a";
    case 'b':
        return "\b";
    case 'd':
        return "\x7f";
    case 'e':
        return "\x1b";
    case 'f':
        return "\f";
    case 'v':
        return "\v";
    case '\n':
    case '\r':
        return {};
    case 'x':
        return hexCharacter(sequence.substr(2), true);
    case 'u':
        return hexCharacter(sequence.substr(2), false);
    default:
        return std::string(sequence.substr(1));
    }
}

std::string Indentation::strip(std::string_view piece)
{
    if (m_width == 0 && !m_first) {
        return std::string(piece);
    }
    std::string out;
    out.reserve(piece.size());
    for (size_t i = 0; i < piece.size(); ++i) {
        const char c = piece[i];
        if (m_first) {
            m_first = c != '\n';
            m_left = m_width;
            continue;
        }
        if (m_left > 0 && (c == ' ' || c == '\t')) {
            --m_left;
            continue;
        }
        m_left = c == '\n' ? m_width : 0;
        out += c;
    }
    return out;
}

} // namespace Switchback::Ecto
