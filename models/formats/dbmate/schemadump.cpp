// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/dbmate/schemadump.h"

#include "core/childprocess.h"
#include "core/text.h"
#include "core/tr.h"
#include "formats/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace Switchback::Dbmate {

namespace {

/// What keeps the file from being written is told, not failed: the migrations are in.
Error note(const QString &why)
{
    return { .kind = ErrorKind::Failed, .what = why };
}

QVersionNumber versionOf(const QString &program)
{
    const auto answer = runChild({ .program = program,
        .arguments = { u"--version"_s },
        .patience = std::chrono::seconds(10) });
    if (!answer) {
        return {};
    }
    // "pg_dump (PostgreSQL) 17.2 (Debian 17.2-1)": the first word that begins with a digit.
    for (const auto &word : QString::fromUtf8(answer->output).simplified().split(u' ')) {
        if (!word.isEmpty() && word.front().isDigit()) {
            return QVersionNumber::fromString(word);
        }
    }
    return {};
}

/// pg_dump refuses servers newer than itself; distributions keep others beside the one on PATH.
Result<std::pair<QString, QVersionNumber>> findPgDump(int serverNumber)
{
    const int major = serverNumber / 10000;
    QVersionNumber seen;
    for (const auto &program :
        { findProgram(u"pg_dump"_s), u"/usr/lib/postgresql/%1/bin/pg_dump"_s.arg(major),
            u"/usr/pgsql-%1/bin/pg_dump"_s.arg(major) }) {
        if (program.isEmpty() || !QFileInfo(program).isExecutable()) {
            continue;
        }
        const auto version = versionOf(program);
        if (version.majorVersion() >= major) {
            return std::pair(program, version);
        }
        seen = seen.isNull() ? version : seen;
    }
    return fail(note(seen.isNull()
            ? tr("pg_dump was not found on PATH.")
            : tr("pg_dump %1 is older than the server (%2).").arg(seen.toString()).arg(major)));
}

bool knowsRestrictKey(const QVersionNumber &version)
{
    static const QHash<int, int> since { { 13, 22 }, { 14, 19 }, { 15, 14 }, { 16, 10 },
        { 17, 6 } };
    return version.majorVersion() > 17
        || version.minorVersion() >= since.value(version.majorVersion(), 1000);
}

Result<QByteArray> output(ChildProcess child, const Dump &dump)
{
    const auto address = dump.context.engine->toolAddress(dump.settings);
    child.environment = address.environment;
    child.optionFile = address.optionFile;
    const auto result = runChild(child);
    if (!result) {
        return fail(result.error());
    }
    if (result->exitCode != 0) {
        const auto said = elided(visible(QString::fromUtf8(result->errors).trimmed()), 300);
        return fail(note(tr("%1 failed: %2").arg(QFileInfo(child.program).fileName(), said)));
    }
    return result->output;
}

/// The versions as SQL literals, quoted by the server.
Result<QStringList> versions(const Dump &dump, QLatin1StringView quote)
{
    const auto rows = dump.connection.query(
        u"select %1(version) from %2 order by version asc"_s.arg(
            quote, quotedTable(*dump.context.engine, dump.table)));
    if (!rows) {
        return fail(rows.error());
    }
    QStringList list;
    for (const auto &row : rows->rows) {
        list += row.value(0).toString();
    }
    return list;
}

QByteArray insertOf(const QString &table, const QStringList &literals, QLatin1StringView indent)
{
    if (literals.isEmpty()) {
        return {};
    }
    const auto rows = literals.join("),\n"_L1 + indent + u'(');
    return u"INSERT INTO %1 (version) VALUES\n%2(%3);\n"_s.arg(table, indent, rows).toUtf8();
}

Result<QByteArray> postgresqlDump(const Dump &dump)
{
    const auto program = findPgDump(dump.connection.server().number);
    if (!program) {
        return fail(program.error());
    }
    QStringList arguments { u"--format=plain"_s, u"--encoding=UTF8"_s, u"--schema-only"_s,
        u"--no-privileges"_s, u"--no-owner"_s, u"--no-password"_s,
        u"--exclude-schema=switchback_rescue"_s, u"--exclude-schema=switchback_guard"_s };
    if (knowsRestrictKey(program->second)) {
        arguments += u"--restrict-key=dbmate"_s;
    }
    for (const auto &schema :
        dump.settings.parameter(u"search_path").split(u',', Qt::SkipEmptyParts)) {
        arguments += { u"--schema"_s, schema.trimmed() };
    }
    arguments += dump.context.engine->toolAddress(dump.settings).arguments;
    const auto text = output({ .program = program->first, .arguments = arguments }, dump);
    const auto literals = versions(dump, "quote_literal"_L1);
    const auto &engine = *dump.context.engine;
    const auto table = dump.connection.query(
        u"select quote_ident(%1) || '.' || quote_ident(%2)"_s.arg(
            engine.literal(dump.table.schema), engine.literal(dump.table.table)));
    if (!text || !literals || !table) {
        return fail(!text ? text.error() : !literals ? literals.error() : table.error());
    }
    return *text + "\n--\n-- Dbmate schema migrations\n--\n\n"
        + insertOf(table->rows.value(0).value(0).toString(), *literals, "    "_L1);
}

/// The mark of a protected database is no part of its schema; it was made by a statement of one line.
QByteArray withoutGuard(const QByteArray &text)
{
    auto lines = text.split('\n');
    lines.removeIf([](const QByteArray &line) {
        return line.startsWith("CREATE TABLE switchback_guard (")
            || line.startsWith("CREATE TABLE IF NOT EXISTS switchback_guard (");
    });
    return lines.join('\n');
}

Result<QByteArray> sqliteDump(const Dump &dump)
{
    const auto program = findProgram(u"sqlite3"_s);
    if (program.isEmpty()) {
        return fail(note(tr("sqlite3 was not found on PATH.")));
    }
    const auto arguments = dump.context.engine->toolAddress(dump.settings).arguments
        + QStringList { u".schema --nosys"_s };
    const auto text = output({ .program = program, .arguments = arguments }, dump);
    const auto literals = versions(dump, "quote"_L1);
    if (!text || !literals) {
        return fail(!text ? text.error() : literals.error());
    }
    return withoutGuard(*text) + "-- Dbmate schema migrations\n"
        + insertOf(quotedTable(*dump.context.engine, dump.table), *literals, "  "_L1);
}

/// The next free number of a table is data, not schema.
QByteArray withoutNextNumbers(const QByteArray &text)
{
    QByteArray result;
    qsizetype at = 0;
    for (;;) {
        const auto found = text.indexOf(" AUTO_INCREMENT=", at);
        if (found < 0) {
            return result + text.sliced(at);
        }
        result += text.sliced(at, found - at);
        at = found + 16;
        while (at < text.size() && text.at(at) >= '0' && text.at(at) <= '9') {
            ++at;
        }
    }
}

Result<QByteArray> mysqlDump(const Dump &dump)
{
    const bool maria = dump.connection.server().product == "MariaDB"_L1;
    auto program = findProgram(maria ? u"mariadb-dump"_s : u"mysqldump"_s);
    program = program.isEmpty() ? findProgram(maria ? u"mysqldump"_s : u"mariadb-dump"_s) : program;
    if (program.isEmpty()) {
        return fail(note(tr("Neither mariadb-dump nor mysqldump was found on PATH.")));
    }
    QStringList arguments { u"--opt"_s, u"--routines"_s, u"--no-data"_s, u"--skip-dump-date"_s,
        u"--skip-add-drop-table"_s };
    arguments += dump.context.engine->toolAddress(dump.settings).arguments;
    arguments += u"--ignore-table=%1.switchback_guard"_s.arg(dump.settings.database);
    arguments += dump.settings.database;
    const auto text = output({ .program = program, .arguments = arguments }, dump);
    const auto literals = versions(dump, "quote"_L1);
    if (!text || !literals) {
        return fail(!text ? text.error() : literals.error());
    }
    const auto table = dump.context.engine->identifier(dump.table.table);
    auto rows = insertOf(table, *literals, "  "_L1);
    if (!rows.isEmpty()) {
        rows = "LOCK TABLES " + table.toUtf8() + " WRITE;\n" + rows + "UNLOCK TABLES;\n";
    }
    return withoutNextNumbers(*text) + "\n--\n-- Dbmate schema migrations\n--\n\n" + rows;
}

Result<void> writeFile(const QString &file, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(file).path());
    QSaveFile save(file);
    if (!save.open(QIODevice::WriteOnly) || save.write(text) != text.size() || !save.commit()) {
        return fail(note(tr("It cannot be written: %1").arg(save.errorString())));
    }
    return {};
}

} // namespace

QString schemaFileOf(const FormatContext &context)
{
    if (isOn(context.options.value(u"no-dump-schema"_s))) {
        return {};
    }
    const QDir root(context.projectRoot);
    const auto named = context.options.value(u"schema-file"_s);
    const auto file = QDir::cleanPath(
        root.absoluteFilePath(named.isEmpty() ? u"db/schema.sql"_s : named));
    const bool usual = QDir::cleanPath(context.directory)
        == QDir::cleanPath(root.absoluteFilePath(u"db/migrations"_s));
    // A project's .env must not choose files outside the project.
    const bool inside = file.startsWith(QDir::cleanPath(root.absolutePath()) + u'/');
    return inside && (usual || !named.isEmpty() || QFileInfo::exists(file)) ? file : QString();
}

QStringList dumpSchema(const Dump &dump, const QString &file)
{
    const auto shown = visible(QDir(dump.context.projectRoot).relativeFilePath(file));
    const auto &id = dump.context.engine->info().id;
    const auto text = id == "postgresql"_L1 ? postgresqlDump(dump)
        : id == "sqlite"_L1                 ? sqliteDump(dump)
                                            : mysqlDump(dump);
    const auto written = text ? writeFile(file, withoutLeadingComments(*text))
                              : Result<void>(fail(text.error()));
    if (written) {
        return { tr("%1 was rewritten.").arg(shown) };
    }
    const auto &error = written.error();
    return { tr("%1 was not rewritten. %2")
            .arg(shown, (error.what + u' ' + visible(error.server)).trimmed()) };
}

QByteArray withoutLeadingComments(const QByteArray &dump)
{
    QByteArray result;
    result.reserve(dump.size());
    bool head = true;
    qsizetype at = 0;
    while (at < dump.size()) {
        auto end = dump.indexOf('\n', at);
        end = end < 0 ? dump.size() : end;
        auto line = QByteArrayView(dump).sliced(at, end - at);
        at = end + 1;
        if (head && (line.isEmpty() || line.startsWith("--"))) {
            continue;
        }
        head = false;
        while (
            !line.isEmpty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
            line.chop(1);
        }
        result += line;
        result += '\n';
    }
    return result;
}

} // namespace Switchback::Dbmate
