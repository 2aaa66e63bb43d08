// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/flags.h"

#include "core/flagsettings.h"
#include "core/project.h"
#include "core/text.h"
#include "core/tomlreader.h"
#include "core/tr.h"
#include "formats/files.h"
#include "run/http/httpget.h"
#include "run/probe.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = FlagState::Kind;

struct Known {
    Kind kind = Kind::Unknown;
    QString words;
    bool answered = true; // false: the place itself did not, whichever flag is asked about
};

/// CHECKOUT_V2 for checkout-v2: what a variable can be called.
QString upperName(const QString &flag)
{
    static const QRegularExpression other(u"[^A-Za-z0-9]"_s);
    return QString(flag).replace(other, u"_"_s).toUpper();
}

QString filled(QString text, const QString &flag, const QString &upper)
{
    return text.replace("{flag}"_L1, flag).replace("{FLAG}"_L1, upper);
}

Known fromWord(const QString &word, const QString &where)
{
    static const QStringList no { u"false"_s, u"off"_s, u"0"_s, u"disabled"_s, u"f"_s, u"no"_s };
    if (saysYes(word)) {
        return { Kind::On, where };
    }
    if (no.contains(word.trimmed().toLower())) {
        return { Kind::Off, where };
    }
    return { Kind::Unknown,
        tr("%1 says '%2', which is neither on nor off").arg(where, elided(visible(word), 40)) };
}

/// These words end up in parentheses.
Known unknown(const Error &error)
{
    auto words = error.server.isEmpty() ? error.what
                                        : tr("the server says: %1").arg(error.server.simplified());
    while (words.endsWith(u'.')) {
        words.chop(1);
    }
    return { Kind::Unknown, elided(visible(scrubbed(words)), 200), false };
}

Known bySql(const Session &session, const FlagSettings &settings, const QString &flag)
{
    const auto literal = session.engine->literal(flag);
    const auto value = askDatabase(
        session, filled(settings.from, literal, literal), settings.timeout);
    if (!value) {
        return unknown(value.error());
    }
    return value->isEmpty() ? Known { Kind::Off, tr("the query finds nothing") }
                            : fromWord(*value, tr("by the query"));
}

Known byHttp(const FlagSettings &settings, const QString &flag)
{
    const auto encoded = QString::fromLatin1(QUrl::toPercentEncoding(flag));
    const auto url = expandVariables(filled(settings.from, encoded, encoded));
    const auto answer = url ? httpGet(*url, settings.timeout) : fail(url.error());
    if (!answer) {
        return unknown(answer.error());
    }
    if (answer->status != 200) {
        return { Kind::Unknown, tr("the address answers %1").arg(answer->status) };
    }
    if (!settings.text.isEmpty()) {
        const bool on = answer->body.contains(settings.text.toUtf8());
        return { on ? Kind::On : Kind::Off, tr("by its address") };
    }
    return fromWord(QString::fromUtf8(answer->body).trimmed(), tr("its address"));
}

Known byVariable(const FlagSettings &settings, const QString &flag)
{
    const auto name = filled(settings.from, flag, upperName(flag)).toLocal8Bit();
    const auto shown = visible(QString::fromLocal8Bit(name));
    return qEnvironmentVariableIsSet(name.constData())
        ? fromWord(qEnvironmentVariable(name.constData()), tr("the variable %1").arg(shown))
        : Known { Kind::Unknown, tr("the variable %1 is not set").arg(shown) };
}

/// Of a JSON object the value under the flag's name, else the whole text, else a line NAME=WORD.
Known byFile(const Session &session, const FlagSettings &settings, const QString &flag)
{
    const auto path = QDir::cleanPath(
        QDir(session.project.root).absoluteFilePath(filled(settings.from, flag, upperName(flag))));
    const auto shown = elided(visible(QDir(session.project.root).relativeFilePath(path)), 80);
    const auto bytes = readSmallFile(session.project.root, path);
    if (!bytes) {
        return { Kind::Unknown, tr("the file %1 cannot be read").arg(shown) };
    }
    const auto document = QJsonDocument::fromJson(*bytes);
    if (document.isObject()) {
        const auto value = document.object().value(flag);
        return value.isBool() ? Known { value.toBool() ? Kind::On : Kind::Off, shown }
            : value.isUndefined()
            ? Known { Kind::Unknown, tr("the file %1 does not name it").arg(shown) }
            : fromWord(value.toVariant().toString(), shown);
    }
    const auto text = QString::fromUtf8(*bytes);
    for (const auto &line : text.split(u'\n')) {
        if (line.section(u'=', 0, 0).trimmed() == flag && line.contains(u'=')) {
            return fromWord(line.section(u'=', 1), shown);
        }
    }
    return fromWord(text, shown);
}

/// One row a gate: the boolean one turns the flag on for all; actors and groups may be left out.
Known byFunWithFlags(const Session &session, const FlagSettings &settings, const QString &flag)
{
    const auto rows = askForRows(session,
        u"SELECT gate_type, enabled FROM fun_with_flags_toggles WHERE flag_name = "_s
            + session.engine->literal(flag),
        settings.timeout);
    if (!rows) {
        auto known = unknown(rows.error());
        if (settings.source == FlagSettings::Source::None) {
            known.words = tr("[flags] of switchback.toml names no other place, so FunWithFlags "
                             "was asked; %1")
                              .arg(known.words);
        }
        return known;
    }
    bool all = false;
    bool some = false;
    bool without = false;
    for (const auto &row : rows->rows) {
        const bool enabled = saysYes(row.value(1).toString());
        const bool boolean = row.value(0).toString() == "boolean"_L1;
        all = all || (boolean && enabled);
        some = some || enabled;
        without = without || (!boolean && !enabled);
    }
    const auto kind = all && !without ? Kind::On : some ? Kind::Partly : Kind::Off;
    return { kind,
        rows->rows.isEmpty() ? tr("FunWithFlags does not know it") : tr("by FunWithFlags") };
}

Known ask(const Session &session, const FlagSettings &settings, const QString &flag)
{
    using Source = FlagSettings::Source;
    auto source = settings.source;
    if (source == Source::None && session.format->info().id == "ecto"_L1) {
        source = Source::FunWithFlags;
    }
    switch (source) {
    case Source::Sql:
        return bySql(session, settings, flag);
    case Source::Http:
        return byHttp(settings, flag);
    case Source::Variable:
        return byVariable(settings, flag);
    case Source::File:
        return byFile(session, settings, flag);
    case Source::FunWithFlags:
        return byFunWithFlags(session, settings, flag);
    case Source::None:
        break;
    }
    return { Kind::Unknown, tr("[flags] of switchback.toml does not say where to ask") };
}

/// Gates of files that are not there any more hold nothing back, and a mistyped one should not look
/// as if it did.
Result<void> checkGates(const FlagSettings &settings, const QList<Migration> &migrations)
{
    for (const auto &gate : settings.gates) {
        const auto isMeant = [&gate](const Migration &m) { return m.version.text == gate.version; };
        if (std::ranges::none_of(migrations, isMeant)) {
            return fail(projectFileError(tr("[flags.gates] names '%1', and"
                                            " no migration has that version.")
                                             .arg(elided(visible(gate.version), 60)),
                gate.line));
        }
    }
    return {};
}

/// What the file itself and switchback.toml name.
Result<QList<FlagGate>> gatesOf(
    const Session &session, const Migration &migration, const FlagSettings &settings)
{
    const auto loaded = session.format->loaded(migration, session.context);
    if (!loaded) {
        return fail(loaded.error());
    }
    auto gates = namedFlags(loaded->text);
    for (const auto &gate : settings.gates) {
        if (gate.version == migration.version.text) {
            gates += gate;
        }
    }
    return gates;
}

} // namespace

QList<FlagGate> namedFlags(const QByteArray &text)
{
    static const QRegularExpression comment(
        u"^[ \\t]*(?:--|#|/\\*)[ \\t]*switchback:flag\\b([^\\r\\n]*)"_s,
        QRegularExpression::MultilineOption);
    QList<FlagGate> gates;
    auto found = comment.globalMatch(QString::fromUtf8(text));
    while (found.hasNext()) {
        auto words = found.next().captured(1).trimmed();
        if (words.endsWith("*/"_L1)) {
            words.chop(2);
        }
        gates += flagGate({}, words);
    }
    return gates;
}

Result<QList<FlagState>> flagStates(const Session &session, const QList<Version> &versions)
{
    QList<FlagState> states;
    const auto settings = readFlagSettings(session.project.root);
    const auto files = settings ? readFiles(session) : fail(settings.error());
    if (!files) {
        return fail(files.error());
    }
    if (const auto checked = checkGates(*settings, files->migrations); !checked) {
        return fail(checked.error());
    }
    QHash<QString, Known> asked;
    std::optional<Known> silent; // one wait for a place that does not answer is enough
    for (const auto &version : versions) {
        const auto file = std::ranges::find(files->migrations, version, &Migration::version);
        if (file == files->migrations.end()) {
            continue;
        }
        const auto gates = gatesOf(session, *file, *settings);
        if (!gates) {
            return fail(gates.error());
        }
        for (const auto &gate : *gates) {
            FlagState state { .version = version, .flag = gate.flag, .wanted = gate.wanted };
            if (gate.wanted.isEmpty()) {
                state.words = tr("write NAME, NAME on or NAME off");
                states += state;
                continue;
            }
            if (!asked.contains(gate.flag)) {
                const auto known = silent ? *silent : ask(session, *settings, gate.flag);
                asked.insert(gate.flag, known);
                silent = known.answered ? silent : known;
            }
            state.kind = asked.value(gate.flag).kind;
            state.words = asked.value(gate.flag).words;
            states += state;
        }
    }
    return states;
}

} // namespace Switchback
