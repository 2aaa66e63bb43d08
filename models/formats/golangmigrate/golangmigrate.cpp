// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/golangmigrate/golangmigrate.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/checksums.h"
#include "formats/drafts.h"
#include "formats/listing.h"
#include "formats/settings.h"
#include "formats/steps.h"
#include "formats/tables.h"
#include "formats/wholemessage.h"

#include <map>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

struct FileName {
    QString version; // without leading zeros; empty = none of the tool's names
    QByteArrayView title;
    bool up = false;
};

/// N_title.up.ext, the last `.up.` or `.down.` counting.
FileName nameOf(QByteArrayView name)
{
    const auto digits = leadingDigits(name);
    if (digits == 0 || digits == name.size() || name.at(digits) != '_') {
        return {};
    }
    const auto up = name.lastIndexOf(".up.");
    const auto down = name.lastIndexOf(".down.");
    const auto end = std::max(up, down);
    bool fits = false;
    const auto version = name.first(digits).toULongLong(&fits);
    if (end <= digits || !fits) {
        return {};
    }
    return { QString::number(version), name.sliced(digits + 1, end - digits - 1), up > down };
}

/// x-multi-statement: cut at every semicolon, whatever it stands in.
QList<Statement> cutEverywhere(const QString &text)
{
    QList<Statement> list;
    int line = 1;
    for (const auto &piece : text.split(u';')) {
        const auto sql = piece.trimmed();
        if (!sql.isEmpty()) {
            const auto start = piece.indexOf(sql.front());
            list += Statement { sql, line + int(piece.first(start).count(u'\n')) };
        }
        line += int(piece.count(u'\n'));
    }
    return list;
}

Script scriptOf(const FormatContext &context, const QByteArray &bytes)
{
    const auto text = QString::fromUtf8(bytes);
    const auto id = context.engine ? context.engine->info().id : QString();
    if (id == "postgresql"_L1 && isOn(context.options.value(u"url.x-multi-statement"_s))) {
        return {
            .statements = cutEverywhere(text), .transactional = false, .ownTransaction = true
        };
    }
    if (id == "postgresql"_L1) {
        return wholeMessage(context, text);
    }
    const bool bare = id == "mysql"_L1 || isOn(context.options.value(u"url.x-no-tx-wrap"_s));
    return {
        .statements = splitSql(context, text), .transactional = !bare, .ownTransaction = bare
    };
}

TableName tableOf(const FormatContext &context, const ServerInfo &server)
{
    const auto option = context.options.value(u"url.x-migrations-table"_s);
    const auto name = option.isEmpty() ? u"schema_migrations"_s : option;
    if (isOn(context.options.value(u"url.x-migrations-table-quoted"_s))) {
        const auto parts = QString(name).remove(u'"').split(u'.');
        return inSession(parts.size() == 2 ? TableName { parts.at(0), parts.at(1) }
                                           : TableName { server.schema, parts.at(0) },
            server);
    }
    // A dot is a part of the name here, not a separator.
    return { context.engine->info().id == "postgresql"_L1 ? server.schema : QString(), name };
}

class GolangMigrateFormat : public Format
{
public:
    const FormatInfo &info() const override
    {
        static const FormatInfo info { .id = u"golang-migrate"_s,
            .title = u"golang-migrate"_s,
            .fileNames = u"000001_name.up.sql and 000001_name.down.sql"_s };
        return info;
    }

    HistoryRules rules() const override
    {
        return { .highWaterMark = true,
            .appliesLate = false,
            .appliedOrder = false,
            .rollback = HistoryRules::Rollback::PreviousNumber,
            .missingStopsRollback = true };
    }

    Recognition recognise(const FolderLook &look) const override;
    Result<MigrationSet> read(const FormatContext &context) const override;
    Rendering render(const Migration &migration, const FormatContext &context) const override;
    Result<History> history(Connection &connection, const FormatContext &context) const override;
    Result<QList<PlannedStatement>> prepare(Connection &connection, const History &history,
        const FormatContext &context) const override;
    QList<ToolLock> locks(const ServerInfo &server, const ConnectionSettings &settings,
        const FormatContext &context) const override;
    Result<Step> step(const StepRequest &request, const FormatContext &context) const override;
    Result<void> check(const Timeline &timeline, const Target &target,
        const FormatContext &context) const override;
    QList<Environment> environments(
        const QString &projectRoot, const QString &directory) const override;
    Result<QList<NewFile>> draft(
        const MigrationDraft &draft, const FormatContext &context) const override;
};

Result<QList<NewFile>> GolangMigrateFormat::draft(
    const MigrationDraft &draft, const FormatContext &context) const
{
    if (const auto refused = noWholeMessage(context, draft, info().title)) {
        return fail(*refused);
    }
    const auto base = nextVersion(draft, true) + u'_' + fileName(draft);
    return QList { newFile(context, base + u".up.sql"_s, sqlOf(draft.up)),
        newFile(context, base + u".down.sql"_s, sqlOf(draft.down)) };
}

Recognition GolangMigrateFormat::recognise(const FolderLook &look) const
{
    int up = 0;
    int down = 0;
    for (const auto &file : look.files) {
        const auto bytes = file.toUtf8();
        const auto name = nameOf(bytes);
        if (!name.version.isEmpty() && file.endsWith(".sql"_L1)) {
            (name.up ? up : down) += 1;
        }
    }
    if (up == 0) {
        return {};
    }
    return { down > 0 ? 85 : 60,
        tr("%1 files N_name.up.sql, %2 files N_name.down.sql").arg(up).arg(down) };
}

using Pairs = std::map<quint64, Listed>;

/// One more file of a pair: a second one of the same direction refuses the version.
void addFile(Pairs &pairs, const FileName &name, const QString &path)
{
    auto &listed = pairs[name.version.toULongLong()];
    auto &migration = listed.migration;
    auto &place = name.up ? migration.path : migration.downPath;
    if (!place.isEmpty()) {
        refuse(listed,
            tr("Version %1 stands in two files: %2 and %3.")
                .arg(name.version, visible(place), visible(path)));
        return;
    }
    place = path;
    migration.version = { name.version };
    if (name.up || migration.name.isEmpty()) {
        migration.name = readableName(name.title);
    }
}

void readPair(Listed &listed, const Folder &folder, const FormatContext &context)
{
    auto &migration = listed.migration;
    const bool hasUp = !migration.path.isEmpty();
    migration.path = hasUp ? migration.path : migration.downPath;
    migration.reversible = !migration.downPath.isEmpty();
    for (const auto &path : { migration.path, migration.downPath }) {
        if (path.isEmpty() || migration.broken) {
            continue;
        }
        if (const auto text = folder.read(fileName(context, path)); !text) {
            refuse(listed, text.error());
            listed.problems.last().place.file = path;
        }
    }
    if (!hasUp) {
        listed.problems += Problem { Problem::Severity::Warning, { migration.path, 0 },
            tr("Version %1 has no .up.sql file: on the way up only the version moves.")
                .arg(migration.version.text) };
    }
}

Result<MigrationSet> GolangMigrateFormat::read(const FormatContext &context) const
{
    const auto folder = Folder::open(context);
    const auto entries = folder ? folder->entries()
                                : Result<QList<FolderEntry>>(fail(folder.error()));
    if (!entries) {
        return fail(entries.error());
    }
    Pairs pairs;
    for (const auto &entry : *entries) {
        const auto name = nameOf(entry.name);
        if (!name.version.isEmpty() && !entry.isFolder) {
            addFile(pairs, name, folder->shown(entry.name));
        }
    }
    QList<Listed> list;
    for (auto &[number, listed] : pairs) {
        list += std::move(listed);
    }
    auto *places = list.data();
    forEachIndex(list.size(), [&](qsizetype i) { readPair(places[i], *folder, context); });
    auto set = toSet(std::move(list));
    set.problems += passedOver(*folder, *entries, info(), [](const FolderEntry &entry) {
        return !entry.isFolder && !nameOf(entry.name).version.isEmpty();
    });
    return set;
}

Rendering GolangMigrateFormat::render(
    const Migration &migration, const FormatContext &context) const
{
    Rendering rendering { .up = scriptOf(context, migration.text) };
    if (migration.downPath.isEmpty()) {
        rendering.irreversible = tr(
            "There is no .down.sql file; golang-migrate would only move its version.");
    } else {
        rendering.down = scriptOf(context, migration.downText);
    }
    return rendering;
}

Result<History> GolangMigrateFormat::history(
    Connection &connection, const FormatContext &context) const
{
    const auto name = tableOf(context, connection.server());
    auto history = lookForHistory(
        connection, *context.engine, name, info().title, [](const TableLook &look) {
            return look.columns == QStringList { u"version"_s, u"dirty"_s };
        });
    if (!history || !history->tableExists) {
        return history;
    }
    const auto rows = connection.query(
        u"select version, dirty from "_s + quotedTable(*context.engine, name) + u" limit 1"_s);
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        const auto version = row.value(0).toString();
        history->dirty = row.value(1).toBool();
        if (!version.startsWith(u'-')) {
            history->highWaterMark = Version { version };
            history->entries += HistoryEntry { .version = { version }, .success = !history->dirty };
        }
        if (history->dirty) {
            history->dirtyNote = tr("Dirty database version %1. Repair what the failed migration "
                                    "left, then set the version "
                                    "that is true now with 'migrate force VERSION'.")
                                     .arg(visible(version));
        }
    }
    return history;
}

QList<PlannedStatement> tableDdl(const Engine &engine, const QString &table)
{
    if (engine.info().id != "sqlite"_L1) {
        return { { u"CREATE TABLE IF NOT EXISTS %1 (version bigint not null primary key, "
                   "dirty boolean not null)"_s.arg(table),
            StatementRole::History, 0 } };
    }
    return {
        { u"CREATE TABLE IF NOT EXISTS %1 (version uint64,dirty bool)"_s.arg(table),
            StatementRole::History, 0 },
        { u"CREATE UNIQUE INDEX IF NOT EXISTS version_unique ON %1 (version)"_s.arg(table),
            StatementRole::History, 0 },
    };
}

Result<QList<PlannedStatement>> GolangMigrateFormat::prepare(
    Connection &connection, const History &history, const FormatContext &context) const
{
    const auto &engine = *context.engine;
    auto list = GolangMigrate::statementTimeout(context, connection.server());
    if (!history.tableExists) {
        list += tableDdl(engine, quotedTable(engine, tableOf(context, connection.server())));
    }
    return list;
}

/// The command line locks by the URL's path with its slash, programs that use the library by the
/// database's name: both are taken.
QList<ToolLock> GolangMigrateFormat::locks(const ServerInfo &server,
    const ConnectionSettings &settings, const FormatContext &context) const
{
    using GolangMigrate::lockNumber;
    const auto name = tableOf(context, server);
    if (settings.engine == "postgresql"_L1) {
        return { { .kind = ToolLock::Kind::PgAdvisory,
                     .key = lockNumber(u'/' + settings.database, name.schema, name.table) },
            { .kind = ToolLock::Kind::PgAdvisory,
                .key = lockNumber(server.database, name.schema, name.table) } };
    }
    if (settings.engine == "mysql"_L1 && !isOn(settings.parameter(u"x-no-lock"))) {
        return { { .kind = ToolLock::Kind::Named,
            .name = QString::number(lockNumber(server.database + u':' + name.table)) } };
    }
    return {};
}

/// The version that is current after the step; empty = none.
QString targetOf(const StepRequest &request)
{
    if (request.direction == Direction::Up) {
        return request.migration.version.text;
    }
    QString previous;
    for (const auto &migration : request.files.migrations) {
        if (migration.version == request.migration.version) {
            break;
        }
        previous = migration.version.text;
    }
    return previous;
}

Result<Step> GolangMigrateFormat::step(
    const StepRequest &request, const FormatContext &context) const
{
    const auto &engine = *context.engine;
    const auto table = quotedTable(engine, tableOf(context, request.server));
    const auto target = targetOf(request);
    const auto number = target.isEmpty() ? u"-1"_s : target;
    const bool embedded = engine.info().id == "sqlite"_L1;
    const auto yes = embedded ? u"1"_s : u"true"_s;
    const auto no = embedded ? u"0"_s : u"false"_s;
    const bool hasRow = request.position > 0 || request.history.highWaterMark.has_value();
    // The tool empties the table and inserts: one statement does the same at once.
    const auto dirty = hasRow
        ? u"update %1 set version = %2, dirty = %3"_s.arg(table, number, yes)
        : u"insert into %1 (version, dirty) values (%2, %3)"_s.arg(table, number, yes);
    const auto clean = target.isEmpty()
        ? u"delete from "_s + table
        : u"update %1 set version = %2, dirty = %3"_s.arg(table, number, no);
    return makeStep(request, context, { .rows = { clean }, .first = { dirty } });
}

Result<void> GolangMigrateFormat::check(
    const Timeline &timeline, const Target &, const FormatContext &context) const
{
    const auto refuseWith = [](const QString &what, const QString &next) {
        return fail({ .kind = ErrorKind::Refused,
            .what = what,
            .untouched = tr("Nothing was run."),
            .next = next });
    };
    const auto strategy = context.options.value(u"url.x-lock-strategy"_s);
    if (!strategy.isEmpty() && strategy != "advisory"_L1) {
        return refuseWith(
            tr("The URL asks golang-migrate to lock by '%1'; a lock in a table outlives a killed "
               "program, so only advisory locks are taken here.")
                .arg(elided(visible(strategy), 40)),
            tr("Take x-lock-strategy out of the URL, here and where golang-migrate runs."));
    }
    if (timeline.dirty) {
        return refuseWith(
            timeline.dirtyNote, tr("What is in, and the ways on, are told by 'landed'."));
    }
    for (const auto &entry : timeline.entries) {
        if (entry.state == State::Missing) {
            return refuseWith(tr("No migration found for version %1, the current one.")
                                  .arg(visible(entry.version.text)),
                tr("Bring its file back, then try again."));
        }
    }
    return {};
}

QList<Environment> GolangMigrateFormat::environments(
    const QString &projectRoot, const QString &) const
{
    const auto dotEnv = readDotEnv(projectRoot);
    for (const auto &name : { u"DATABASE_URL"_s, u"DB_URL"_s, u"POSTGRES_URL"_s,
             u"POSTGRESQL_URL"_s, u"DB_SOURCE"_s, u"DATABASE_DSN"_s }) {
        if (const auto url = variable(dotEnv, name); url.value.contains(u':')) {
            return environmentFrom({ fromGo(url.value), url.origin });
        }
    }
    return {};
}

} // namespace

quint32 GolangMigrate::lockNumber(
    const QString &database, const QString &schema, const QString &table)
{
    const auto text = schema.isEmpty()
        ? database.toUtf8()
        : schema.toUtf8() + '\0' + table.toUtf8() + '\0' + database.toUtf8();
    return crc32(text) * 1486364155U;
}

QList<PlannedStatement> GolangMigrate::statementTimeout(
    const FormatContext &context, const ServerInfo &server)
{
    bool isNumber = false;
    const auto ms = context.options.value(u"url.x-statement-timeout"_s).toLongLong(&isNumber);
    if (!isNumber || ms <= 0 || context.engine->info().embedded) {
        return {};
    }
    ConnectionSettings settings { .engine = context.engine->info().id };
    const auto usual = context.engine->session(settings, server);
    settings.statementTimeout = std::chrono::milliseconds(ms);
    auto list = context.engine->session(settings, server);
    list.removeIf([&usual](const PlannedStatement &one) { return usual.contains(one); });
    return list;
}

const Format *golangMigrateFormat()
{
    static const GolangMigrateFormat format;
    return &format;
}

} // namespace Switchback
