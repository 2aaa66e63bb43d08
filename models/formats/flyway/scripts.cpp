// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/flyway/scripts.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/flyway/placeholders.h"
#include "formats/listing.h"
#include "formats/settings.h"
#include "formats/steps.h"

using namespace Qt::StringLiterals;

namespace Switchback::Flyway {

namespace {

/// A script's own settings, V1__x.sql.conf beside it.
struct ScriptSettings {
    std::optional<bool> transaction;
    bool placeholders = true;
    QString error;
};

ScriptSettings settingsOf(const FormatContext &context, const QString &path)
{
    ScriptSettings settings;
    settings.placeholders = context.options.value(u"placeholderReplacement"_s) != "false"_L1;
    const auto text = readMigrationFile(context, fileName(context, path) + ".conf", 1 << 20);
    const auto values = text ? parseDotEnv(*text, path) : Settings {};
    if (values.contains(u"executeInTransaction"_s)) {
        settings.transaction = values.value(u"executeInTransaction"_s).value == "true"_L1;
    }
    if (values.contains(u"placeholderReplacement"_s)) {
        settings.placeholders = values.value(u"placeholderReplacement"_s).value == "true"_L1;
    }
    const auto encoding = values.value(u"encoding"_s).value;
    const auto should = values.value(u"shouldExecute"_s).value;
    if (!encoding.isEmpty() && encoding.compare("UTF-8"_L1, Qt::CaseInsensitive) != 0) {
        settings.error = tr("%1.conf asks for the encoding %2; only UTF-8 is read.")
                             .arg(visible(path), visible(encoding));
    } else if (!should.isEmpty() && should != "true"_L1) {
        settings.error = tr(
            "%1.conf decides by shouldExecute whether to run, which only Flyway can do.")
                             .arg(visible(path));
    }
    return settings;
}

Text replacedText(
    const FormatContext &context, const QString &path, const QByteArray &bytes, bool replace)
{
    const auto raw = QString::fromUtf8(bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes);
    if (!replace) {
        return { raw, {}, 0 };
    }
    const auto replaced = replacePlaceholders(raw, context, scriptName(context, path));
    if (!replaced.unknown.isEmpty()) {
        return { {},
            tr("No value is provided for the placeholder ${%1}.")
                .arg(elided(visible(replaced.unknown), 60)),
            replaced.line };
    }
    return { replaced.text, {}, 0 };
}

/// A file with a statement that cannot be in a transaction runs wholly without one; beside others
/// it is an error unless `mixed` is set.
QString setTransaction(Script &script, const FormatContext &context, const ScriptSettings &settings)
{
    qsizetype without = 0;
    for (const auto &statement : std::as_const(script.statements)) {
        without += context.engine && context.engine->traits(statement.sql).needsNoTransaction ? 1
                                                                                              : 0;
    }
    script.transactional = settings.transaction.value_or(without == 0);
    const bool mixes = without > 0 && without < script.statements.size();
    if (mixes && !settings.transaction && !isOn(context.options.value(u"mixed"_s))) {
        return tr("Statements that need a transaction stand beside some that cannot be in one, and "
                  "'mixed' is not set.");
    }
    return {};
}

} // namespace

QString scriptName(const FormatContext &context, const QString &path)
{
    return QString::fromUtf8(fileName(context, path));
}

Text textOf(const FormatContext &context, const QString &path, const QByteArray &bytes)
{
    return replacedText(context, path, bytes, settingsOf(context, path).placeholders);
}

Script scriptOf(const FormatContext &context, const QString &path, const QByteArray &bytes,
    QList<Problem> &problems)
{
    const auto settings = settingsOf(context, path);
    const auto text = replacedText(context, path, bytes, settings.placeholders);
    const auto complain = [&](const QString &message, int line) {
        problems += Problem { Problem::Severity::Error, { path, line }, message };
    };
    if (!settings.error.isEmpty()) {
        complain(settings.error, 0);
    }
    if (!text.error.isEmpty()) {
        complain(text.error, text.line);
        return {};
    }
    Script script { .statements = splitSql(context, text.sql) };
    if (const auto mixed = setTransaction(script, context, settings); !mixed.isEmpty()) {
        complain(mixed, 0);
    }
    return script;
}

} // namespace Switchback::Flyway
