// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// String, except for cutting and searching.

#include "formats/ecto/builtins/builtins.h"

#include <QList>
#include <QString>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <charconv>

namespace Switchback::Ecto {

namespace {

std::unexpected<const Stop *> notText(Interpreter &in, const Value &got)
{
    return in.raise(A::FunctionClauseError, "expected a text, got: " + inspect(got));
}

template<Builtin function>
Eval onText(Interpreter &in, Arguments a)
{
    return a[0].isBinary() ? function(in, a) : Eval(notText(in, a[0]));
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

QString wide(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Value narrow(Interpreter &in, const QString &text)
{
    const auto bytes = text.toUtf8();
    return in.text({ bytes.constData(), size_t(bytes.size()) });
}

Eval upcase(Interpreter &in, Arguments a)
{
    return narrow(in, wide(a[0].text()).toUpper());
}
Eval downcase(Interpreter &in, Arguments a)
{
    return narrow(in, wide(a[0].text()).toLower());
}

Eval capitalize(Interpreter &in, Arguments a)
{
    const auto text = wide(a[0].text());
    const auto first = text.isEmpty() ? 0 : text[0].isHighSurrogate() ? 2 : 1;
    return narrow(in, text.left(first).toUpper() + text.mid(first).toLower());
}

constexpr std::string_view Blanks = " \t\n\r\f\v";

Eval trimmed(Interpreter &in, Arguments a, bool left, bool right)
{
    auto text = a[0].text();
    if (a.size() > 1) {
        if (!a[1].isBinary()) {
            return notText(in, a[1]);
        }
        const auto what = a[1].text();
        while (left && !what.empty() && text.starts_with(what)) {
            text.remove_prefix(what.size());
        }
        while (right && !what.empty() && text.ends_with(what)) {
            text.remove_suffix(what.size());
        }
        return Value(text);
    }
    if (!isAscii(text)) {
        auto unicode = wide(text);
        while (left && !unicode.isEmpty() && unicode.front().isSpace()) {
            unicode.remove(0, 1);
        }
        while (right && !unicode.isEmpty() && unicode.back().isSpace()) {
            unicode.chop(1);
        }
        return narrow(in, unicode);
    }
    if (left) {
        text.remove_prefix(std::min(text.find_first_not_of(Blanks), text.size()));
    }
    if (right) {
        const auto last = text.find_last_not_of(Blanks);
        text = last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
    }
    return Value(text);
}

Eval trim(Interpreter &in, Arguments a)
{
    return trimmed(in, a, true, true);
}
Eval trimLeading(Interpreter &in, Arguments a)
{
    return trimmed(in, a, true, false);
}
Eval trimTrailing(Interpreter &in, Arguments a)
{
    return trimmed(in, a, false, true);
}

Eval padded(Interpreter &in, Arguments a, bool leading)
{
    if (!a[1].isInteger() || a[1].integer() > 1'000'000 || (a.size() > 2 && !a[2].isBinary())) {
        return badArgument(in, "a length and a text were expected");
    }
    const auto length = int64_t(wide(a[0].text()).toUcs4().size());
    std::string fill;
    const auto with = a.size() > 2 ? a[2].text() : std::string_view(" ");
    size_t at = 0;
    for (auto i = length; i < a[1].integer() && !with.empty(); ++i) {
        at = at >= with.size() ? 0 : at;
        const auto before = at;
        nextCodePoint(with, at);
        fill += with.substr(before, at - before);
    }
    return in.text(leading ? fill + std::string(a[0].text()) : std::string(a[0].text()) + fill);
}

Eval padLeading(Interpreter &in, Arguments a)
{
    return padded(in, a, true);
}
Eval padTrailing(Interpreter &in, Arguments a)
{
    return padded(in, a, false);
}

std::vector<std::string_view> graphemesOf(std::string_view text)
{
    std::vector<std::string_view> out;
    if (isAscii(text)) {
        for (size_t i = 0; i < text.size(); ++i) {
            const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
            out.push_back(text.substr(i, pair ? 2 : 1));
            i += pair ? 1 : 0;
        }
        return out;
    }
    const auto unicode = wide(text);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, unicode);
    size_t at = 0;
    qsizetype start = 0;
    for (auto end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
        const auto size = size_t(QStringView(unicode).mid(start, end - start).toUtf8().size());
        out.push_back(text.substr(at, size));
        at += size;
        start = end;
    }
    return out;
}

Eval graphemes(Interpreter &in, Arguments a)
{
    std::vector<Value> out;
    for (const auto part : graphemesOf(a[0].text())) {
        out.push_back(Value(part));
    }
    return makeList(in.arena(), out);
}

Eval length(Interpreter &, Arguments a)
{
    return Value(int64_t(graphemesOf(a[0].text()).size()));
}

Eval reverse(Interpreter &in, Arguments a)
{
    std::string out;
    const auto parts = graphemesOf(a[0].text());
    for (auto it = parts.rbegin(); it != parts.rend(); ++it) {
        out += *it;
    }
    return in.text(out);
}

Eval slice(Interpreter &in, Arguments a)
{
    const auto parts = graphemesOf(a[0].text());
    const auto size = int64_t(parts.size());
    int64_t first = 0;
    int64_t last = 0; // one behind
    if (a.size() == 3 && a[1].isInteger() && a[2].isInteger()) {
        first = a[1].integer() < 0 ? std::max<int64_t>(0, a[1].integer() + size) : a[1].integer();
        last = first + std::min(a[2].integer(), size);
    } else if (a.size() == 2 && a[1].isStruct(A::RangeModule)) {
        const auto place = [size](const Value &value) {
            return value.integer() < 0 ? value.integer() + size : value.integer();
        };
        first = std::max<int64_t>(0, place(*a[1].find(A::First)));
        last = place(*a[1].find(A::Last)) + 1;
    } else {
        return badArgument(in, "a range, or a start and a length were expected");
    }
    std::string out;
    for (auto i = first; i < std::min(last, size); ++i) {
        out += parts[size_t(i)];
    }
    return in.text(out);
}

Eval at(Interpreter &in, Arguments a)
{
    const auto parts = graphemesOf(a[0].text());
    if (!a[1].isInteger()) {
        return badArgument(in, "a position was expected");
    }
    const auto index = a[1].integer() < 0 ? a[1].integer() + int64_t(parts.size()) : a[1].integer();
    return index >= 0 && index < int64_t(parts.size()) ? Value(parts[size_t(index)]) : Value();
}

Eval first(Interpreter &, Arguments a)
{
    const auto parts = graphemesOf(a[0].text());
    return parts.empty() ? Value() : Value(parts.front());
}

Eval last(Interpreter &, Arguments a)
{
    const auto parts = graphemesOf(a[0].text());
    return parts.empty() ? Value() : Value(parts.back());
}

Eval duplicate(Interpreter &in, Arguments a)
{
    if (!a[1].isInteger() || a[1].integer() < 0) {
        return badArgument(in, "a number of copies was expected");
    }
    const auto size = a[0].text().empty() ? 0 : a[1].integer();
    if (size > (8 << 20) / int64_t(std::max<size_t>(1, a[0].text().size()))
        || !in.spend(size / 16)) {
        return in.outOf("It makes too much text.");
    }
    std::string out;
    for (int64_t i = 0; i < size; ++i) {
        out += a[0].text();
    }
    return in.text(out);
}

Eval toAtomFunction(Interpreter &, Arguments a)
{
    return Value(atom(a[0].text()));
}

Eval toInteger(Interpreter &in, Arguments a)
{
    int64_t number = 0;
    const auto text = a[0].text();
    const auto *const start = text.data() + (text.starts_with('+') ? 1 : 0);
    const auto result = std::from_chars(start, text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size()) {
        return badArgument(in, "not a textual representation of an integer: " + inspect(a[0]));
    }
    return Value(number);
}

Eval toFloat(Interpreter &in, Arguments a)
{
    double number = 0;
    const auto text = a[0].text();
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size()
        || text.find('.') == std::string_view::npos) {
        return badArgument(in, "not a textual representation of a float: " + inspect(a[0]));
    }
    return Value(number);
}

Eval toCharlist(Interpreter &in, Arguments a)
{
    return in.callModule(A::KernelModule, atom("to_charlist"), a);
}
Eval toStringFunction(Interpreter &in, Arguments a)
{
    return in.textOf(a[0]);
}
Eval isValid(Interpreter &, Arguments a)
{
    return Value(a[0].isBinary() && isValidUtf8(a[0].text()));
}
Eval identity(Interpreter &, Arguments a)
{
    return a[0];
}

Eval concat(Interpreter &in, Arguments a)
{
    std::string out;
    return appendChardata(a[0], out) ? Eval(in.text(out))
                                     : Eval(badArgument(in, "iodata was expected"));
}

Eval underscore(Interpreter &in, Arguments a)
{
    std::string source = a[0].isAtom() ? std::string(shortName(a[0].toAtom()))
                                       : std::string(a[0].isBinary() ? a[0].text() : "");
    std::string out;
    for (size_t i = 0; i < source.size(); ++i) {
        const char c = source[i];
        if (c == '.') {
            out += '/';
            continue;
        }
        const bool upper = std::isupper(static_cast<unsigned char>(c));
        const bool afterLower = i > 0 && source[i - 1] != '.' && source[i - 1] != '_'
            && !std::isupper(static_cast<unsigned char>(source[i - 1]));
        const bool beforeLower = i > 0 && source[i - 1] != '.' && source[i - 1] != '_'
            && i + 1 < source.size() && std::islower(static_cast<unsigned char>(source[i + 1]));
        if (upper && (afterLower || beforeLower)) {
            out += '_';
        }
        out += c == '-' ? '_' : char(std::tolower(static_cast<unsigned char>(c)));
    }
    return in.text(out);
}

Eval camelize(Interpreter &in, Arguments a)
{
    std::string out;
    bool start = true;
    for (const char c : a[0].isBinary() ? a[0].text() : std::string_view()) {
        if (c == '_') {
            start = true;
        } else if (c == '/') {
            out += '.';
            start = true;
        } else {
            out += start ? char(std::toupper(static_cast<unsigned char>(c))) : c;
            start = false;
        }
    }
    return in.text(out);
}

constexpr std::string_view S = "String";
constexpr BuiltinEntry Entries[] = {
    { S, "upcase", 1, 2, onText<upcase> },
    { S, "downcase", 1, 2, onText<downcase> },
    { S, "capitalize", 1, 2, onText<capitalize> },
    { S, "trim", 1, 2, onText<trim> },
    { S, "trim_leading", 1, 2, onText<trimLeading> },
    { S, "trim_trailing", 1, 2, onText<trimTrailing> },
    { S, "pad_leading", 2, 3, onText<padLeading> },
    { S, "pad_trailing", 2, 3, onText<padTrailing> },
    { S, "graphemes", 1, 1, onText<graphemes> },
    { S, "codepoints", 1, 1, onText<graphemes> },
    { S, "length", 1, 1, onText<length> },
    { S, "reverse", 1, 1, onText<reverse> },
    { S, "slice", 2, 3, onText<slice> },
    { S, "at", 2, 2, onText<at> },
    { S, "first", 1, 1, onText<first> },
    { S, "last", 1, 1, onText<last> },
    { S, "duplicate", 2, 2, onText<duplicate> },
    { S, "to_atom", 1, 1, onText<toAtomFunction> },
    { S, "to_existing_atom", 1, 1, onText<toAtomFunction> },
    { S, "to_integer", 1, 1, onText<toInteger> },
    { S, "to_float", 1, 1, onText<toFloat> },
    { S, "to_charlist", 1, 1, toCharlist },
    { S, "valid?", 1, 1, isValid },
    { "String.Chars", "to_string", 1, 1, toStringFunction },
    { "IO", "iodata_to_binary", 1, 1, concat },
    { "IO", "chardata_to_string", 1, 1, concat },
    { "Macro", "underscore", 1, 1, underscore },
    { "Macro", "camelize", 1, 1, camelize },
    { ":erlang", "iolist_to_binary", 1, 1, concat },
    { "Function", "identity", 1, 1, identity },
};

} // namespace

Builtins stringBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
