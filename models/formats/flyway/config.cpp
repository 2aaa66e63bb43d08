// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/flyway/config.h"

#include "core/tomltext.h"
#include "formats/files.h"
#include "formats/settings.h"

#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace Switchback::Flyway {

namespace {

QString plainText(const TomlValue &value)
{
    if (const auto *text = value.text()) {
        return *text;
    }
    if (const auto *flag = std::get_if<bool>(&value.value)) {
        return *flag ? u"true"_s : u"false"_s;
    }
    if (const auto *number = std::get_if<qint64>(&value.value)) {
        return QString::number(*number);
    }
    QStringList parts;
    if (const auto *list = value.array()) {
        for (const auto &item : *list) {
            parts += plainText(item);
        }
    }
    return parts.join(u',');
}

void flatten(const TomlValue &value, const QString &prefix, Settings &settings, const QString &file)
{
    for (const auto &[key, item] : *value.table()) {
        if (item.table()) {
            flatten(item, prefix + key + u'.', settings, file);
        } else {
            settings.insert(
                prefix + key, { plainText(item), file + u':' + QString::number(item.line) });
        }
    }
}

/// key=value lines; a backslash at the end goes on, as in Java's properties.
void addProperties(Settings &settings, const QByteArray &text, const QString &file)
{
    int line = 0;
    QString pending;
    for (const auto &part : QString::fromUtf8(text).split(u'\n')) {
        ++line;
        const auto trimmed = part.trimmed();
        if (pending.isEmpty() && (trimmed.startsWith(u'#') || trimmed.startsWith(u'!'))) {
            continue;
        }
        pending += trimmed;
        if (pending.endsWith(u'\\')) {
            pending.chop(1);
            continue;
        }
        const auto equals = pending.indexOf(u'=');
        if (equals > 0) {
            settings.insert(pending.first(equals).trimmed(),
                { pending.sliced(equals + 1).trimmed(), file + u':' + QString::number(line) });
        }
        pending.clear();
    }
}

/// Everything under its full name: flyway.url, environments.dev.url, spring.datasource.url.
Settings readFiles(const QString &root)
{
    Settings settings;
    for (const auto &name : { u"src/main/resources/application.properties"_s, u"conf/flyway.conf"_s,
             u"flyway.conf"_s }) {
        if (const auto text = readSmallFile(root, root + u'/' + name)) {
            addProperties(settings, *text, name);
        }
    }
    for (const auto &name : { u"conf/flyway.toml"_s, u"flyway.toml"_s, u"flyway.user.toml"_s }) {
        if (const auto text = readSmallFile(root, root + u'/' + name)) {
            if (const auto toml = parseToml(*text, name)) {
                flatten(*toml, {}, settings, name);
            }
        }
    }
    return settings;
}

void addVariables(QHash<QString, QString> &options)
{
    static const QHash<QString, QString> known { { u"FLYWAY_TABLE"_s, u"table"_s },
        { u"FLYWAY_DEFAULT_SCHEMA"_s, u"defaultSchema"_s }, { u"FLYWAY_SCHEMAS"_s, u"schemas"_s },
        { u"FLYWAY_OUT_OF_ORDER"_s, u"outOfOrder"_s }, { u"FLYWAY_GROUP"_s, u"group"_s },
        { u"FLYWAY_MIXED"_s, u"mixed"_s }, { u"FLYWAY_INSTALLED_BY"_s, u"installedBy"_s },
        { u"FLYWAY_PLACEHOLDER_REPLACEMENT"_s, u"placeholderReplacement"_s },
        { u"FLYWAY_PLACEHOLDER_PREFIX"_s, u"placeholderPrefix"_s },
        { u"FLYWAY_PLACEHOLDER_SUFFIX"_s, u"placeholderSuffix"_s },
        { u"FLYWAY_VALIDATE_ON_MIGRATE"_s, u"validateOnMigrate"_s },
        { u"FLYWAY_IGNORE_MIGRATION_PATTERNS"_s, u"ignoreMigrationPatterns"_s },
        { u"FLYWAY_BASELINE_ON_MIGRATE"_s, u"baselineOnMigrate"_s },
        { u"FLYWAY_BASELINE_VERSION"_s, u"baselineVersion"_s },
        { u"FLYWAY_BASELINE_DESCRIPTION"_s, u"baselineDescription"_s } };
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : environment.keys()) {
        if (name.startsWith("FLYWAY_PLACEHOLDERS_"_L1)) {
            options.insert(u"placeholders."_s + name.sliced(20).toLower(), environment.value(name));
        } else if (known.contains(name)) {
            options.insert(known.value(name), environment.value(name));
        }
    }
}

/// Spring takes baseline-on-migrate and baselineOnMigrate for one name.
QString fromSpring(const QString &name)
{
    QString result;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool joins = name.at(i) == u'-' && i + 1 < name.size();
        result += joins ? name.at(++i).toUpper() : name.at(i);
    }
    return result;
}

void addEnvironment(QList<Environment> &list, const QString &name, const Settings &settings,
    const QString &prefix, const QString &userKey)
{
    auto url = settings.value(prefix + u"url"_s);
    url.value = fromJdbc(url.value, settings.value(prefix + userKey).value,
        settings.value(prefix + u"password"_s).value);
    list += environmentFrom(url, name);
}

QStringList environmentNames(const Settings &settings)
{
    QStringList names;
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (it.key().startsWith("environments."_L1) && it.key().endsWith(".url"_L1)) {
            names += it.key().sliced(13).chopped(4);
        }
    }
    names.sort();
    // The one that Flyway itself would take comes first.
    const auto wanted = settings.value(u"flyway.environment"_s).value;
    if (names.removeOne(wanted)) {
        names.prepend(wanted);
    }
    return names;
}

} // namespace

QHash<QString, QString> readOptions(const QString &projectRoot)
{
    QHash<QString, QString> options;
    const auto settings = readFiles(projectRoot);
    const auto spring = u"spring.flyway."_s;
    const auto own = u"flyway."_s;
    const auto add = [&](const QString &prefix) {
        for (auto it = settings.begin(); it != settings.end(); ++it) {
            if (it.key().startsWith(prefix)) {
                const auto name = it.key().sliced(prefix.size());
                const bool renames = prefix == spring && !name.startsWith("placeholders."_L1);
                options.insert(renames ? fromSpring(name) : name, it.value().value);
            }
        }
    };
    add(spring);
    add(own); // the tool's own files win
    addVariables(options);
    return options;
}

QList<Environment> readEnvironments(const QString &projectRoot)
{
    QList<Environment> list;
    const auto settings = readFiles(projectRoot);
    if (auto own = variable({}, u"FLYWAY_URL"_s); !own.value.isEmpty()) {
        own.value = fromJdbc(own.value, variable({}, u"FLYWAY_USER"_s).value,
            variable({}, u"FLYWAY_PASSWORD"_s).value);
        list += environmentFrom(own);
    }
    for (const auto &name : environmentNames(settings)) {
        addEnvironment(list, name, settings, u"environments."_s + name + u'.', u"user"_s);
    }
    if (list.isEmpty()) {
        addEnvironment(list, u"default"_s, settings, u"flyway."_s, u"user"_s);
    }
    if (list.isEmpty()) {
        addEnvironment(list, u"default"_s, settings, u"spring.datasource."_s, u"username"_s);
    }
    return list;
}

} // namespace Switchback::Flyway
