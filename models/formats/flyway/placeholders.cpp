// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/flyway/placeholders.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace Switchback::Flyway {

namespace {

QString defaultSchema(const FormatContext &context)
{
    auto schema = context.options.value(u"defaultSchema"_s);
    schema = schema.isEmpty() ? context.options.value(u"schemas"_s).section(u',', 0, 0).trimmed()
                              : schema;
    schema = schema.isEmpty()
        ? context.options.value(u"url.search_path"_s).section(u',', 0, 0).trimmed()
        : schema;
    if (!schema.isEmpty() || !context.engine) {
        return schema;
    }
    const auto &id = context.engine->info().id;
    return id == "postgresql"_L1 ? u"public"_s
        : id == "sqlite"_L1      ? u"main"_s
                                 : context.options.value(u"connection.database"_s);
}

/// A null text: there is no such placeholder.
QString valueOf(const QString &name, const FormatContext &context, const QString &script)
{
    for (auto it = context.options.begin(); it != context.options.end(); ++it) {
        if (it.key().startsWith("placeholders."_L1)
            && it.key().sliced(13).compare(name, Qt::CaseInsensitive) == 0) {
            return it.value().isNull() ? u""_s : it.value();
        }
    }
    const auto lower = name.toLower();
    if (lower == "flyway:timestamp"_L1) {
        return QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
    }
    const auto table = context.options.value(u"table"_s);
    const QHash<QString, QString> own { { u"flyway:defaultschema"_s, defaultSchema(context) },
        { u"flyway:user"_s, context.options.value(u"connection.user"_s) },
        { u"flyway:database"_s, context.options.value(u"connection.database"_s) },
        { u"flyway:filename"_s, script.section(u'/', -1) },
        { u"flyway:workingdirectory"_s, context.projectRoot },
        { u"flyway:table"_s, table.isEmpty() ? u"flyway_schema_history"_s : table } };
    return own.value(lower);
}

} // namespace

Replaced replacePlaceholders(
    const QString &text, const FormatContext &context, const QString &script)
{
    const auto option = [&context](const QString &name, const QString &fallback) {
        const auto value = context.options.value(name);
        return value.isEmpty() ? fallback : value;
    };
    const auto prefix = option(u"placeholderPrefix"_s, u"${"_s);
    const auto suffix = option(u"placeholderSuffix"_s, u"}"_s);
    Replaced result;
    qsizetype at = 0;
    for (;;) {
        const auto open = text.indexOf(prefix, at);
        const auto close = open < 0 ? -1 : text.indexOf(suffix, open + prefix.size());
        if (close < 0) {
            result.text += text.sliced(at);
            return result;
        }
        const auto name = text.sliced(open + prefix.size(), close - open - prefix.size());
        const auto value = valueOf(name, context, script);
        if (value.isNull() && result.unknown.isEmpty()) {
            result.unknown = name;
            result.line = int(QStringView(text).first(open).count(u'\n')) + 1;
        }
        result.text += text.sliced(at, open - at) + value;
        at = close + suffix.size();
    }
}

} // namespace Switchback::Flyway
