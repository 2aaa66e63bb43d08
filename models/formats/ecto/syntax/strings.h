// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What stands between quotes, as Elixir reads it: escapes, line continuations, heredoc indentation.

#include <string>
#include <string_view>

namespace Switchback::Ecto {

/// The character that an escape sequence (with its backslash) stands for; empty for an escaped line end.
std::string unescaped(std::string_view sequence);

/// Strips the indentation of a heredoc's closing line from pieces of its text, one after the other.
class Indentation
{
public:
    Indentation() = default;
    explicit Indentation(size_t width)
        : m_width(width)
        , m_first(true)
    {
    }
    std::string strip(std::string_view piece);
    /// An interpolation or escape stands here: no indentation any more on this line.
    void interrupt() { m_left = 0; }
    void lineStarts() { m_left = m_width; }

private:
    size_t m_width = 0;
    size_t m_left = 0; // still to be removed on this line
    bool m_first = false; // the line end after the opening quotes is no part of the text
};

} // namespace Switchback::Ecto
