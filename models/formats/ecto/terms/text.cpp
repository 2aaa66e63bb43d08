// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/terms/text.h"

#include <QByteArrayView>
#include <QUtf8StringView>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace Switchback::Ecto {

void appendCodePoint(std::string &out, uint32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    }
}

uint32_t nextCodePoint(std::string_view text, size_t &at)
{
    const auto first = static_cast<unsigned char>(text[at++]);
    if (first < 0x80) {
        return first;
    }
    const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    if (more == 0 || at + size_t(more) > text.size()) {
        return 0xfffd;
    }
    uint32_t c = first & (0x3fu >> more);
    for (int i = 0; i < more; ++i) {
        c = (c << 6) | (static_cast<unsigned char>(text[at++]) & 0x3f);
    }
    return c;
}

bool isValidUtf8(std::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size())).isValidUtf8();
}

namespace {

// The shorter of plain and scientific notation; plain wins a tie for numbers from one upwards.
std::string placePoint(const std::string &digits, int place)
{
    const int length = static_cast<int>(digits.size());
    if (place > 0 && place < length) {
        return digits.substr(0, size_t(place)) + "." + digits.substr(size_t(place));
    }
    const auto exponent = std::to_string(place - 1);
    const int cost = static_cast<int>(exponent.size()) + 1 + (length == 1 ? 2 : 1);
    if (place <= 0 && 2 - place <= cost) {
        return "0." + std::string(size_t(-place), '0') + digits;
    }
    if (place >= length && place - length + 2 <= cost) {
        return digits + std::string(size_t(place - length), '0') + ".0";
    }
    return digits.substr(0, 1) + "." + (length == 1 ? "0" : digits.substr(1)) + "e" + exponent;
}

} // namespace

std::string floatText(double number)
{
    if (number == 0) {
        return std::signbit(number) ? "-0.0" : "0.0";
    }
    char buffer[64];
    const auto end = std::to_chars(
        buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific)
                         .ptr;
    const std::string_view text(buffer, size_t(end - buffer));
    const auto e = text.find('e');
    std::string digits;
    std::ranges::copy_if(
        text.substr(0, e), std::back_inserter(digits), [](char c) { return c != '.'; });
    const auto power = text.substr(e + 1);
    int exponent = 0;
    std::from_chars(power.data() + (power[0] == '+'), power.data() + power.size(), exponent);
    const auto sign = std::signbit(number) ? "-" : "";
    if (std::abs(number) >= 9007199254740992.0) {
        return sign + digits.substr(0, 1) + "." + (digits.size() == 1 ? "0" : digits.substr(1))
            + "e" + std::to_string(exponent);
    }
    return sign + placePoint(digits, exponent + 1);
}

bool appendChardata(const Value &value, std::string &out)
{
    if (value.isBinary()) {
        out += value.text();
        return true;
    }
    if (value.isInteger() && value.integer() >= 0 && value.integer() <= 0x10ffff) {
        appendCodePoint(out, static_cast<uint32_t>(value.integer()));
        return true;
    }
    return value.isList() && std::ranges::all_of(value.items(), [&out](const Value &item) {
        return appendChardata(item, out);
    });
}

namespace {

std::string padded(int64_t number, int width)
{
    auto text = std::to_string(number < 0 ? -number : number);
    text.insert(0, size_t(std::max(0, width - static_cast<int>(text.size()))), '0');
    return (number < 0 ? "-" : "") + text;
}

int64_t part(const Value &map, Atom key)
{
    const auto *const value = map.find(key);
    return value && value->isInteger() ? value->integer() : 0;
}

std::string dateText(const Value &date)
{
    return padded(part(date, A::Year), 4) + "-" + padded(part(date, A::Month), 2) + "-"
        + padded(part(date, A::Day), 2);
}

std::string timeText(const Value &time)
{
    auto text = padded(part(time, A::Hour), 2) + ":" + padded(part(time, A::Minute), 2) + ":"
        + padded(part(time, A::Second), 2);
    const auto *const micro = time.find(A::Microsecond);
    if (micro && micro->isTuple(2) && micro->items()[1].integer() > 0) {
        text += "."
            + padded(micro->items()[0].integer(), 6).substr(0, size_t(micro->items()[1].integer()));
    }
    return text;
}

std::optional<std::string> structText(const Value &value)
{
    const auto name = value.structName();
    if (name == A::DateModule) {
        return dateText(value);
    }
    if (name == A::TimeModule) {
        return timeText(value);
    }
    if (name == A::NaiveDateTimeModule) {
        return dateText(value) + " " + timeText(value);
    }
    if (name == A::DateTimeModule) {
        return dateText(value) + " " + timeText(value) + "Z";
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> toText(const Value &value)
{
    switch (value.kind()) {
    case Kind::Atom:
        return value.isNil() ? std::string() : std::string(nameOf(value.toAtom()));
    case Kind::Integer:
        return std::to_string(value.integer());
    case Kind::Float:
        return floatText(value.number());
    case Kind::Binary:
    case Kind::Large:
        return std::string(value.text());
    case Kind::List: {
        std::string out;
        if (appendChardata(value, out)) {
            return out;
        }
        return std::nullopt;
    }
    case Kind::Map:
        return structText(value);
    default:
        return std::nullopt;
    }
}

namespace {

bool isPlainAtom(std::string_view name)
{
    if (name.empty() || !(std::isalpha(static_cast<unsigned char>(name[0])) || name[0] == '_')) {
        return false;
    }
    const auto body = name.ends_with('?') || name.ends_with('!') ? name.substr(0, name.size() - 1)
                                                                 : name;
    return std::ranges::all_of(body,
        [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '@'; });
}

std::string inQuotes(std::string_view text)
{
    static constexpr std::string_view special = "\a\b\x7f\x1b\f\n\r\t\v\"\\";
    static constexpr std::string_view letters = "abdefnrtv\"\\";
    std::string out = "\"";
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto at = special.find(c);
        const auto byte = static_cast<unsigned char>(c);
        if (at != std::string_view::npos) {
            out += '\\';
            out += letters[at];
        } else if (c == '#' && i + 1 < text.size() && text[i + 1] == '{') {
            out += "\\#";
        } else if (byte < 0x20) {
            constexpr auto digits = "0123456789ABCDEF";
            out += byte == 0 ? "\\0" : std::string("\\x") + digits[byte >> 4] + digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string inspectAtom(Atom atom)
{
    const auto name = nameOf(atom);
    if (atom == A::Nil || atom == A::True || atom == A::False) {
        return std::string(name);
    }
    if (name.starts_with("Elixir.")) {
        return std::string(name.substr(7));
    }
    return ":" + (isPlainAtom(name) ? std::string(name) : inQuotes(name));
}

std::string inspectBinary(std::string_view text)
{
    if (isValidUtf8(text)) {
        return inQuotes(text);
    }
    std::string out = "<<";
    for (const char c : text) {
        out += (out.size() > 2 ? ", " : "") + std::to_string(static_cast<unsigned char>(c));
    }
    return out + ">>";
}

std::string keyText(Atom key)
{
    const auto name = nameOf(key);
    return (isPlainAtom(name) ? std::string(name) : inQuotes(name)) + ": ";
}

std::string inspectItems(std::span<const Value> items, bool keyword)
{
    std::string out;
    for (const auto &item : items) {
        out += out.empty() ? "" : ", ";
        out += keyword ? keyText(item.items()[0].toAtom()) + inspect(item.items()[1])
                       : inspect(item);
    }
    return out;
}

bool isPrintableCharlist(const Value &list)
{
    return !list.items().empty() && std::ranges::all_of(list.items(), [](const Value &item) {
        return item.isInteger()
            && ((item.integer() >= 32 && item.integer() < 127)
                || (item.integer() >= 7 && item.integer() <= 13) || item.integer() == 27);
    });
}

std::string inspectList(const Value &list)
{
    if (isPrintableCharlist(list)) {
        std::string text;
        appendChardata(list, text);
        return "~c" + inQuotes(text);
    }
    return "[" + inspectItems(list.items(), !list.items().empty() && isKeyword(list)) + "]";
}

std::string inspectMap(const Value &map)
{
    const auto name = map.structName();
    if (name == A::RangeModule) {
        const auto step = part(map, A::Step);
        return inspect(fieldOf(map, A::First)) + ".." + inspect(fieldOf(map, A::Last))
            + (step == 1 ? "" : "//" + std::to_string(step));
    }
    if (const auto text = structText(map)) {
        const auto *const sigil = name == A::DateModule ? "~D["
            : name == A::TimeModule                     ? "~T["
            : name == A::NaiveDateTimeModule            ? "~N["
                                                        : "~U[";
        return sigil + *text + "]";
    }
    const bool keyword = std::ranges::all_of(
        map.pairs(), [](const Pair &pair) { return pair.key.isAtom(); });
    std::string out;
    for (const auto &pair : map.pairs()) {
        if (name != A::Nil && pair.key.isAtom(A::Struct)) {
            continue;
        }
        out += out.empty() ? "" : ", ";
        out += (keyword ? keyText(pair.key.toAtom()) : inspect(pair.key) + " => ")
            + inspect(pair.value);
    }
    return "%" + (name == A::Nil ? std::string() : std::string(shortName(name))) + "{" + out + "}";
}

} // namespace

std::string inspect(const Value &value)
{
    switch (value.kind()) {
    case Kind::Atom:
        return inspectAtom(value.toAtom());
    case Kind::Integer:
        return std::to_string(value.integer());
    case Kind::Float:
        return floatText(value.number());
    case Kind::Large:
        return std::string(value.text());
    case Kind::Binary:
        return inspectBinary(value.text());
    case Kind::Bits:
        return "<<…::" + std::to_string(value.bitCount()) + ">>";
    case Kind::List:
        return inspectList(value);
    case Kind::Tuple:
        return "{" + inspectItems(value.items(), false) + "}";
    case Kind::Map:
        return inspectMap(value);
    case Kind::Function:
        return "#Function<>";
    case Kind::Quoted:
        return "#Quoted<>";
    case Kind::Unknown:
        return "#Unknown<>";
    }
    return {};
}

namespace {

std::string jsonText(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c == '\b') {
            out += "\\b";
        } else if (c == '\f') {
            out += "\\f";
        } else if (byte < 0x20) {
            constexpr auto digits = "0123456789ABCDEF";
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

bool hasOpenOrder(const Value &value)
{
    if (value.isMap()) {
        return (value.structName() == A::Nil && !orderKnown(value))
            || std::ranges::any_of(
                value.pairs(), [](const Pair &pair) { return hasOpenOrder(pair.value); });
    }
    return value.isList() && std::ranges::any_of(value.items(), hasOpenOrder);
}

std::optional<std::string> jsonMap(const Value &map)
{
    if (!orderKnown(map)) {
        return std::nullopt;
    }
    std::string out = "{";
    for (const auto &pair : map.pairs()) {
        const auto key = toText(pair.key);
        const auto value = toJson(pair.value);
        if (!key || !value) {
            return std::nullopt;
        }
        out += (out.size() > 1 ? "," : "") + jsonText(*key) + ":" + *value;
    }
    return out + "}";
}

std::optional<std::string> jsonList(const Value &list)
{
    std::string out = "[";
    for (const auto &item : list.items()) {
        const auto text = toJson(item);
        if (!text) {
            return std::nullopt;
        }
        out += (out.size() > 1 ? "," : "") + *text;
    }
    return out + "]";
}

} // namespace

std::optional<std::string> toJson(const Value &value)
{
    switch (value.kind()) {
    case Kind::Atom:
        if (value.isNil() || value.isBoolean()) {
            return value.isNil() ? "null" : std::string(nameOf(value.toAtom()));
        }
        return jsonText(nameOf(value.toAtom()));
    case Kind::Integer:
    case Kind::Float:
    case Kind::Large:
        return toText(value);
    case Kind::Binary:
        return isValidUtf8(value.text()) ? std::optional(jsonText(value.text())) : std::nullopt;
    case Kind::List:
        return jsonList(value);
    case Kind::Map:
        if (value.structName() != A::Nil) {
            auto text = structText(value);
            if (text) { // ISO 8601
                std::ranges::replace(*text, ' ', 'T');
            }
            return text ? std::optional(jsonText(*text)) : std::nullopt;
        }
        return jsonMap(value);
    default:
        return std::nullopt;
    }
}

bool isOrderOpen(const Value &value)
{
    return hasOpenOrder(value);
}

} // namespace Switchback::Ecto
