// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Terms as text, the way Elixir writes them.

#include "formats/ecto/terms/value.h"

#include <optional>
#include <string>

namespace Switchback::Ecto {

/// What #{} and to_string give; nothing for terms that have no text (tuples, maps, functions).
std::optional<std::string> toText(const Value &value);
/// Chardata: nested lists of texts and code points.
bool appendChardata(const Value &value, std::string &out);
/// inspect/1, for messages and for code that asks for it.
std::string inspect(const Value &value);
/// JSON as the usual libraries write it: no blanks. Nothing for terms that JSON cannot hold, and for
/// maps whose order is not defined.
std::optional<std::string> toJson(const Value &value);
/// A map in it whose order is not defined.
bool isOrderOpen(const Value &value);

std::string floatText(double number);
void appendCodePoint(std::string &out, uint32_t codePoint);
/// Reads one code point and moves on; U+FFFD for malformed bytes.
uint32_t nextCodePoint(std::string_view text, size_t &at);
bool isValidUtf8(std::string_view text);

} // namespace Switchback::Ecto
