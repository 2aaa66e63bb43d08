// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/flagsettings.h"

#include "core/tomlreader.h"
#include "core/tr.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

void readGates(TomlReader &reader, FlagSettings &flags)
{
    const auto *value = reader.take(u"gates"_s);
    if (!value) {
        return;
    }
    if (!value->table()) {
        reader.complain(u"gates"_s, tr("a table of versions and flags"), value->line);
        return;
    }
    for (const auto &[version, words] : *value->table()) {
        auto gate = flagGate(version, words.text() ? *words.text() : QString());
        if (gate.wanted.isEmpty()) {
            reader.complain(u"gates."_s + version,
                tr("the name of a flag, perhaps with \"=off\" behind it"), words.line);
            return;
        }
        gate.line = words.line;
        flags.gates += gate;
    }
}

/// How many places are named.
int readSource(TomlReader &reader, FlagSettings &flags)
{
    using Source = FlagSettings::Source;
    int sources = 0;
    for (const auto &[key, source] :
        { std::pair(u"sql"_s, Source::Sql), std::pair(u"url"_s, Source::Http),
            std::pair(u"variable"_s, Source::Variable), std::pair(u"file"_s, Source::File) }) {
        QString from;
        reader.read(key, from);
        if (!from.isEmpty()) {
            flags.source = source;
            flags.from = from;
            ++sources;
        }
    }
    bool funWithFlags = false;
    reader.read(u"fun_with_flags"_s, funWithFlags);
    if (funWithFlags) {
        flags.source = Source::FunWithFlags;
        ++sources;
    }
    return sources;
}

} // namespace

FlagGate flagGate(const QString &version, const QString &words)
{
    static const QRegularExpression shape(
        u"^\\s*([^\\s=]{1,200})(?:(?:\\s+|\\s*=\\s*)(on|off))?\\s*$"_s);
    const auto match = shape.match(words);
    if (!match.hasMatch()) {
        return { .version = version, .flag = words.trimmed() };
    }
    return { .version = version,
        .flag = match.captured(1),
        .wanted = match.captured(2).isEmpty() ? u"on"_s : match.captured(2) };
}

FlagSettings readFlagSettings(TomlReader &top, std::optional<Error> &error)
{
    FlagSettings flags;
    const auto *value = top.take(u"flags"_s);
    if (!value) {
        return flags;
    }
    TomlReader reader(*value, u"flags"_s, error);
    const int sources = readSource(reader, flags);
    reader.read(u"text"_s, flags.text);
    std::optional<std::chrono::milliseconds> timeout;
    reader.read(u"timeout"_s, timeout);
    flags.timeout = timeout.value_or(flags.timeout);
    readGates(reader, flags);
    reader.finish();
    if (sources > 1) {
        reader.complain(u"flags"_s,
            tr("a table with one of sql, url, variable, file and fun_with_flags"), value->line);
    }
    return flags;
}

} // namespace Switchback
