// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/prisma/config.h"

#include "core/tomltext.h"
#include "formats/files.h"
#include "formats/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback::Prisma {

namespace {

/// An address as it stands in a file: a text, or the name of a variable that holds it.
struct Address {
    QString literal;
    QString variable;
    QString file; // relative to the project
    int line = 0;
};

QString relativeTo(const QString &root, const QString &path)
{
    return QDir(root).relativeFilePath(path);
}

/// The first match of a pattern whose first group is a variable's name, whose second is a text.
std::optional<Address> firstMatch(
    const QString &text, const QRegularExpression &pattern, const QString &file)
{
    const auto match = pattern.match(text);
    if (!match.hasMatch()) {
        return {};
    }
    return Address { .literal = match.captured(2),
        .variable = match.captured(1),
        .file = file,
        .line = 1 + int(QStringView(text).first(match.capturedStart()).count(u'\n')) };
}

std::optional<Address> inSchema(const QByteArray &bytes, const QString &file)
{
    static const QRegularExpression block(
        u"^\\s*datasource\\s+\\w+\\s*\\{[^}]*\\}"_s, QRegularExpression::MultilineOption);
    const auto text = QString::fromUtf8(bytes);
    const auto found = block.match(text);
    // Lines before the block keep its own numbers right.
    const auto until = found.hasMatch() ? text.first(found.capturedEnd()) : QString();
    for (const auto &key : { u"directUrl"_s, u"url"_s }) {
        const QRegularExpression pattern(
            u"^[ \\t]*%1\\s*=\\s*(?:env\\(\\s*\"([^\"]+)\"\\s*\\)|\"([^\"]+)\")"_s.arg(key),
            QRegularExpression::MultilineOption);
        if (const auto address = firstMatch(until, pattern, file)) {
            return address;
        }
    }
    return {};
}

/// A program in TypeScript or JavaScript: only the usual ways to write an address are known.
std::optional<Address> inConfig(const QByteArray &bytes, const QString &file)
{
    for (const auto &key : { u"directUrl"_s, u"url"_s }) {
        const QRegularExpression pattern(
            u"^[^/\\n]*\\b%1\\s*:\\s*(?:(?|env(?:<[^>]*>)?\\(\\s*['\"](\\w+)['\"]|"
            "process\\.env\\.(\\w+)|process\\.env\\[['\"](\\w+)['\"]\\])|"
            "['\"`]([^'\"`]+)['\"`])"_s.arg(key),
            QRegularExpression::MultilineOption);
        if (const auto address = firstMatch(QString::fromUtf8(bytes), pattern, file)) {
            return address;
        }
    }
    return {};
}

/// Where schema.prisma may stand: beside the migrations, or where Prisma looks first.
QStringList schemaFiles(const QString &root, const QString &directory)
{
    QStringList list;
    const QDir beside(QFileInfo(directory).path());
    for (const auto &folder : { beside.path(), beside.filePath(u"schema"_s), root + u"/prisma"_s,
             root + u"/prisma/schema"_s, root }) {
        const auto names = QDir(folder).entryList({ u"*.prisma"_s }, QDir::Files, QDir::Name);
        for (const auto &name : names.first(std::min<qsizetype>(names.size(), 100))) {
            list += folder + u'/' + name;
        }
    }
    list.removeDuplicates();
    return list;
}

std::optional<Address> findAddress(const QString &root, const QString &directory)
{
    for (const auto &name : { u"prisma.config.ts"_s, u"prisma.config.js"_s, u"prisma.config.mts"_s,
             u"prisma.config.mjs"_s, u".config/prisma.ts"_s, u".config/prisma.js"_s }) {
        const auto text = readSmallFile(root, root + u'/' + name);
        if (const auto address = text ? inConfig(*text, name) : std::nullopt) {
            return address;
        }
    }
    for (const auto &path : schemaFiles(root, directory)) {
        const auto text = readSmallFile(root, path);
        const auto address = text ? inSchema(*text, relativeTo(root, path)) : std::nullopt;
        if (address) {
            return address;
        }
    }
    return {};
}

/// The project's own .env, then that beside schema.prisma: Prisma reads both.
Settings variablesOf(const QString &root, const QString &directory)
{
    const auto folder = QFileInfo(directory).path();
    auto settings = readDotEnv(root);
    if (const auto text = readSmallFile(root, folder + u"/.env"_s); text && folder != root) {
        settings.insert(parseDotEnv(*text, relativeTo(root, folder + u"/.env"_s)));
    }
    return settings;
}

/// `file:./dev.db` counts from the folder of the schema's file.
QString withEngineScheme(const QString &url, const QString &root, const QString &folder)
{
    if (!url.startsWith("file:"_L1)) {
        return url;
    }
    const auto path = url.sliced(5).section(u'?', 0, 0);
    return u"sqlite:"_s + relativeTo(root, QDir::cleanPath(QDir(folder).absoluteFilePath(path)));
}

} // namespace

QList<Environment> readEnvironments(const QString &projectRoot, const QString &directory)
{
    const auto variables = variablesOf(projectRoot, directory);
    const auto address = findAddress(projectRoot, directory);
    auto folder = QFileInfo(directory).path();
    Setting url = variable(variables, u"DATABASE_URL"_s);
    if (address) {
        url = address->variable.isEmpty()
            ? Setting { address->literal, u"%1:%2"_s.arg(address->file).arg(address->line) }
            : variable(variables, address->variable);
        folder = QFileInfo(projectRoot + u'/' + address->file).path();
    }
    // Addresses of Prisma's own service are none of a database.
    if (url.value.startsWith("prisma"_L1)) {
        return {};
    }
    url.value = withEngineScheme(url.value, projectRoot, folder);
    return environmentFrom(url);
}

QString lockedProvider(const FormatContext &context)
{
    const auto name = u"migration_lock.toml"_s;
    const auto text = readSmallFile(context.projectRoot, context.directory + u'/' + name);
    const auto toml = text ? parseToml(*text, name) : Result<TomlValue>(TomlValue {});
    const auto *provider = toml ? toml->at(u"provider") : nullptr;
    return provider && provider->text() ? *provider->text() : QString();
}

QString engineOfProvider(const QString &provider)
{
    return provider == "postgres"_L1 || provider == "postgresql"_L1 ? u"postgresql"_s
        : provider == "sqlite"_L1 || provider == "mysql"_L1         ? provider
                                                                    : QString();
}

} // namespace Switchback::Prisma
