// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Cutting, searching and replacing in texts; Regex.

#include "formats/ecto/builtins/builtins.h"

#include <QRegularExpression>

#include <algorithm>

namespace Switchback::Ecto {

namespace {

bool isText(const Value &value)
{
    return value.isBinary();
}

/// Texts to look for: one, or a list of them.
std::optional<std::vector<std::string_view>> patternsOf(const Value &value)
{
    std::vector<std::string_view> out;
    if (value.isBinary()) {
        out.push_back(value.text());
        return out;
    }
    if (!value.isList() || !std::ranges::all_of(value.items(), isText)) {
        return std::nullopt;
    }
    std::ranges::transform(
        value.items(), std::back_inserter(out), [](const Value &item) { return item.text(); });
    return out;
}

std::optional<QRegularExpression> regexOf(const Value &value)
{
    if (!value.isStruct(A::RegexModule)) {
        return std::nullopt;
    }
    const auto source = fieldOf(value, A::Source).text();
    const auto flags = fieldOf(value, A::Opts).text();
    QRegularExpression::PatternOptions options;
    for (const char c : flags) {
        options |= c == 'i' ? QRegularExpression::CaseInsensitiveOption
            : c == 's'      ? QRegularExpression::DotMatchesEverythingOption
            : c == 'm'      ? QRegularExpression::MultilineOption
            : c == 'x'      ? QRegularExpression::ExtendedPatternSyntaxOption
            : c == 'u'      ? QRegularExpression::UseUnicodePropertiesOption
                            : QRegularExpression::NoPatternOption;
    }
    QRegularExpression regex(QString::fromUtf8(source.data(), qsizetype(source.size())), options);
    return regex.isValid() ? std::optional(regex) : std::nullopt;
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

std::pair<size_t, size_t> nextHit(
    std::string_view text, size_t from, const std::vector<std::string_view> &patterns)
{
    std::pair<size_t, size_t> best { std::string_view::npos, 0 };
    for (const auto pattern : patterns) {
        const auto at = pattern.empty() ? std::string_view::npos : text.find(pattern, from);
        if (at < best.first
            || (at == best.first && at != std::string_view::npos && pattern.size() > best.second)) {
            best = { at, pattern.size() };
        }
    }
    return best;
}

Eval finished(Interpreter &in, std::vector<Value> parts, const Value &options)
{
    if (keywordGet(options, A::Trim).truthy()) {
        std::erase_if(parts, [](const Value &part) { return part.text().empty(); });
    }
    return makeList(in.arena(), parts);
}

Eval splitBlanks(Interpreter &in, std::string_view text)
{
    std::vector<Value> parts;
    for (const auto &part :
        wide(text).split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts)) {
        parts.push_back(narrow(in, part));
    }
    return makeList(in.arena(), parts);
}

Eval splitRegex(
    Interpreter &in, const Value &text, const QRegularExpression &regex, const Value &options)
{
    std::vector<Value> parts;
    const auto subject = wide(text.text());
    const auto limit = keywordGet(options, A::Parts);
    qsizetype from = 0;
    auto matches = regex.globalMatch(subject);
    while (
        matches.hasNext() && !(limit.isInteger() && int64_t(parts.size()) + 1 >= limit.integer())) {
        const auto match = matches.next();
        if (match.capturedLength() == 0) {
            continue;
        }
        parts.push_back(narrow(in, subject.mid(from, match.capturedStart() - from)));
        from = match.capturedEnd();
    }
    parts.push_back(narrow(in, subject.mid(from)));
    return finished(in, parts, options);
}

Eval split(Interpreter &in, Arguments a)
{
    if (!a[0].isBinary()) {
        return badArgument(in, "a text was expected, got: " + inspect(a[0]));
    }
    if (a.size() == 1) {
        return splitBlanks(in, a[0].text());
    }
    const auto options = a.size() > 2 ? a[2] : Value::list({});
    if (const auto regex = regexOf(a[1])) {
        return splitRegex(in, a[0], *regex, options);
    }
    const auto patterns = patternsOf(a[1]);
    if (!patterns) {
        return in.unknown("splitting by this is not understood");
    }
    if (patterns->size() == 1 && patterns->front().empty()) {
        const auto parts = in.callModule(moduleAtom("String"), atom("graphemes"), a.first(1));
        if (!parts || keywordGet(options, A::Trim).truthy()) {
            return parts;
        }
        std::vector<Value> out { Value(std::string_view()) };
        out.insert(out.end(), parts->items().begin(), parts->items().end());
        out.push_back(Value(std::string_view()));
        return makeList(in.arena(), out);
    }
    const auto limit = keywordGet(options, A::Parts);
    std::vector<Value> parts;
    const auto text = a[0].text();
    size_t from = 0;
    for (auto hit = nextHit(text, 0, *patterns); hit.first != std::string_view::npos;
        hit = nextHit(text, from, *patterns)) {
        if (limit.isInteger() && int64_t(parts.size()) + 1 >= limit.integer()) {
            break;
        }
        parts.push_back(Value(text.substr(from, hit.first - from)));
        from = hit.first + hit.second;
    }
    parts.push_back(Value(text.substr(from)));
    return finished(in, parts, options);
}

// \\0 and \\1 in a replacement stand for what was found.
QString filled(const QString &replacement, const QRegularExpressionMatch &match)
{
    QString out;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const auto next = i + 1 < replacement.size() ? replacement[i + 1] : QChar();
        if (replacement[i] == u'\\' && next.isDigit()) {
            out += match.captured(next.digitValue());
            ++i;
        } else if (replacement[i] == u'\\' && next == u'\\') {
            out += u'\\';
            ++i;
        } else {
            out += replacement[i];
        }
    }
    return out;
}

Eval replaceRegex(Interpreter &in, const Value &text, const QRegularExpression &regex,
    const Value &with, bool global)
{
    const auto subject = wide(text.text());
    QString out;
    qsizetype from = 0;
    auto matches = regex.globalMatch(subject);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += subject.mid(from, match.capturedStart() - from);
        if (with.isFunction()) {
            std::vector<Value> arguments { narrow(in, match.captured()) };
            for (int i = 1; i < with.function()->arity; ++i) {
                arguments.push_back(narrow(in, match.captured(i)));
            }
            const auto value = in.call(with, arguments);
            const auto made = value ? in.textOf(*value) : value;
            if (!made || made->isUnknown()) {
                return made;
            }
            out += wide(made->text());
        } else {
            out += filled(wide(with.text()), match);
        }
        from = match.capturedEnd();
        if (!global) {
            break;
        }
    }
    return narrow(in, out + subject.mid(from));
}

Eval replace(Interpreter &in, Arguments a)
{
    if (!a[0].isBinary()) {
        return badArgument(in, "a text was expected, got: " + inspect(a[0]));
    }
    const bool global = a.size() < 4 || !keywordGet(a[3], A::Global, A::True).isAtom(A::False);
    if (!a[2].isBinary() && !a[2].isFunction()) {
        return badArgument(in, "a replacement was expected, got: " + inspect(a[2]));
    }
    if (const auto regex = regexOf(a[1])) {
        return replaceRegex(in, a[0], *regex, a[2], global);
    }
    const auto patterns = patternsOf(a[1]);
    if (!patterns) {
        return in.unknown("replacing this is not understood");
    }
    std::string out;
    const auto text = a[0].text();
    size_t from = 0;
    for (auto hit = nextHit(text, 0, *patterns); hit.first != std::string_view::npos;
        hit = nextHit(text, from, *patterns)) {
        out += text.substr(from, hit.first - from);
        if (a[2].isFunction()) {
            const Value found[] = { Value(text.substr(hit.first, hit.second)) };
            const auto value = in.call(a[2], found);
            if (!value || !value->isBinary()) {
                return value;
            }
            out += value->text();
        } else {
            out += a[2].text();
        }
        from = hit.first + hit.second;
        if (!in.spend(1 + int64_t(out.size() / 4096))) {
            return in.outOf("It makes too much text.");
        }
        if (!global) {
            break;
        }
    }
    return in.text(out + std::string(text.substr(from)));
}

template<bool leading, bool repeated>
Eval replaceEnd(Interpreter &in, Arguments a)
{
    if (!std::ranges::all_of(a, isText)) {
        return badArgument(in, "texts were expected");
    }
    auto text = a[0].text();
    std::string made;
    while (!a[1].text().empty()
        && (leading ? text.starts_with(a[1].text()) : text.ends_with(a[1].text()))) {
        leading ? text.remove_prefix(a[1].text().size()) : text.remove_suffix(a[1].text().size());
        made += a[2].text();
        if (!repeated) {
            break;
        }
    }
    return in.text(leading ? made + std::string(text) : std::string(text) + made);
}

enum class Where { Anywhere, Start, End };

template<Where where>
Eval contains(Interpreter &in, Arguments a)
{
    if (!a[0].isBinary()) {
        return badArgument(in, "a text was expected, got: " + inspect(a[0]));
    }
    const auto patterns = patternsOf(a[1]);
    if (!patterns) {
        return in.unknown("searching for this is not understood");
    }
    return Value(std::ranges::any_of(*patterns, [&](std::string_view pattern) {
        return where == Where::Start ? a[0].text().starts_with(pattern)
            : where == Where::End    ? a[0].text().ends_with(pattern)
                                     : a[0].text().find(pattern) != std::string_view::npos;
    }));
}

Eval matches(Interpreter &in, Arguments a)
{
    const auto regex = regexOf(a[0].isBinary() ? a[1] : a[0]);
    const auto &text = a[0].isBinary() ? a[0] : a[1];
    return regex && text.isBinary() ? Eval(Value(regex->match(wide(text.text())).hasMatch()))
                                    : in.unknown("this pattern is not understood");
}

Eval captured(Interpreter &in, const QRegularExpressionMatch &match)
{
    std::vector<Value> groups;
    for (int i = 0; i <= match.lastCapturedIndex(); ++i) {
        groups.push_back(narrow(in, match.captured(i)));
    }
    return makeList(in.arena(), groups);
}

Eval run(Interpreter &in, Arguments a)
{
    const auto regex = regexOf(a[0]);
    if (!regex || !a[1].isBinary() || a.size() > 2) {
        return in.unknown("this pattern is not understood");
    }
    const auto match = regex->match(wide(a[1].text()));
    return match.hasMatch() ? captured(in, match) : Eval(Value());
}

Eval scan(Interpreter &in, Arguments a)
{
    const auto regex = regexOf(a[0]);
    if (!regex || !a[1].isBinary() || a.size() > 2) {
        return in.unknown("this pattern is not understood");
    }
    std::vector<Value> out;
    auto all = regex->globalMatch(wide(a[1].text()));
    while (all.hasNext()) {
        out.push_back(*captured(in, all.next()));
    }
    return makeList(in.arena(), out);
}

Eval regexReplace(Interpreter &in, Arguments a)
{
    std::vector<Value> arguments { a[1], a[0], a[2] };
    arguments.insert(arguments.end(), a.begin() + 3, a.end());
    return replace(in, arguments);
}

Eval regexSplit(Interpreter &in, Arguments a)
{
    std::vector<Value> arguments { a[1], a[0] };
    arguments.insert(arguments.end(), a.begin() + 2, a.end());
    return split(in, arguments);
}

Eval compile(Interpreter &in, Arguments a)
{
    const auto flags = a.size() > 1 && a[1].isBinary() ? a[1] : Value(std::string_view());
    return structOf(in, A::RegexModule, { { A::Source, a[0] }, { A::Opts, flags } });
}

Eval escape(Interpreter &in, Arguments a)
{
    return a[0].isBinary() ? Eval(narrow(in, QRegularExpression::escape(wide(a[0].text()))))
                           : badArgument(in, "a text was expected");
}

constexpr std::string_view S = "String";
constexpr std::string_view R = "Regex";
constexpr BuiltinEntry Entries[] = {
    { S, "split", 1, 3, split },
    { S, "replace", 3, 4, replace },
    { S, "replace_leading", 3, 3, replaceEnd<true, true> },
    { S, "replace_trailing", 3, 3, replaceEnd<false, true> },
    { S, "replace_prefix", 3, 3, replaceEnd<true, false> },
    { S, "replace_suffix", 3, 3, replaceEnd<false, false> },
    { S, "contains?", 2, 2, contains<Where::Anywhere> },
    { S, "starts_with?", 2, 2, contains<Where::Start> },
    { S, "ends_with?", 2, 2, contains<Where::End> },
    { S, "match?", 2, 2, matches },
    { R, "match?", 2, 2, matches },
    { R, "run", 2, 3, run },
    { R, "scan", 2, 3, scan },
    { R, "replace", 3, 4, regexReplace },
    { R, "split", 2, 3, regexSplit },
    { R, "compile!", 1, 2, compile },
    { R, "escape", 1, 1, escape },
};

} // namespace

Builtins stringMoreBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
