// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/dbmate/dbmate.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/dbmate/blocks.h"
#include "formats/dbmate/schemadump.h"
#include "formats/drafts.h"
#include "formats/listing.h"
#include "formats/settings.h"
#include "formats/steps.h"
#include "formats/tables.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using namespace Dbmate;

/// The digits a migration's file name begins with; empty when it is none of dbmate's.
QByteArrayView versionOf(QByteArrayView name)
{
    return name.endsWith(".sql") ? name.first(leadingDigits(name)) : QByteArrayView();
}

Listed listedOf(const Folder &folder, const QByteArray &name)
{
    const auto version = versionOf(name);
    return { .migration = { .version = { QString::fromLatin1(version) },
                 .name = readableName(QByteArrayView(name).sliced(version.size()).chopped(4)),
                 .path = folder.shown(name) } };
}

void readInto(Listed &listed, const Folder &folder, const QByteArray &name)
{
    const auto text = folder.read(name);
    if (!text) {
        refuse(listed, text.error());
        return;
    }
    const auto blocks = findBlocks(*text);
    if (!blocks.error.isEmpty()) {
        refuse(listed, blocks.error, blocks.errorLine);
        return;
    }
    listed.migration.transactional = blocks.up.transaction;
    listed.migration.reversible = true;
    // A name that is no UTF-8 cannot be found again by its path.
    if (!QByteArrayView(name).isValidUtf8()) {
        listed.migration.text = *text;
    }
}

/// dbmate passes over folders in silence. One that stands where the next migration is expected
/// was hardly meant so: it keeps `up` from running. Any other was passed over before.
void addFolders(QList<Listed> &list, const QList<QByteArray> &folders, const Folder &folder)
{
    const auto newest = list.isEmpty() ? QString() : list.last().migration.path;
    for (const auto &name : folders) {
        auto listed = listedOf(folder, name);
        if (listed.migration.path > newest) {
            refuse(listed,
                tr("%1 is a folder, not a file; dbmate would pass over it.")
                    .arg(visible(listed.migration.path)));
            list += listed;
        }
    }
}

Script scriptOf(const Migration &migration, const Block &block, const FormatContext &context)
{
    const auto bytes = QByteArrayView(migration.text).sliced(block.start, block.end - block.start);
    auto line = lineOf(migration.text, block.start);
    // The marker is a comment and need not be sent. A lone CR would end it early on PostgreSQL:
    // then the block stays whole.
    auto head = bytes.indexOf('\n') + 1;
    const auto marker = bytes.first(head).trimmed();
    if (marker.contains('\r')) {
        head = 0;
    }
    line += head > 0 ? 1 : 0;
    Script script { .statements = splitSql(context, QString::fromUtf8(bytes.sliced(head)), line),
        .transactional = block.transaction };
    const bool postgres = context.engine && context.engine->info().id == "postgresql"_L1;
    if (!block.transaction && postgres && script.statements.size() > 1) {
        script.oneMessage = true;
        script.whole = QString::fromUtf8(bytes);
    }
    return script;
}

QString tableOption(const FormatContext &context)
{
    const auto table = context.options.value(u"migrations-table"_s);
    return table.isEmpty() ? u"schema_migrations"_s : table;
}

/// dbmate's own rule: the table's prefix, the first of the URL's search_path, the current schema, public.
TableName tableOf(const FormatContext &context, const ServerInfo &server)
{
    const auto &engine = *context.engine;
    const auto option = tableOption(context);
    if (engine.info().id != "postgresql"_L1) {
        return { {}, option };
    }
    const auto path = context.options.value(u"url.search_path"_s).section(u',', 0, 0).trimmed();
    if (!option.contains(u'.') && !path.isEmpty()) {
        return { path, option };
    }
    return tableNamed(option, engine, server);
}

class DbmateFormat : public Format
{
public:
    const FormatInfo &info() const override
    {
        static const FormatInfo info {
            .id = u"dbmate"_s, .title = u"dbmate"_s, .fileNames = u"20240131120000_name.sql"_s
        };
        return info;
    }

    HistoryRules rules() const override
    {
        return { .appliedOrder = false, .rollback = HistoryRules::Rollback::FileOrder };
    }

    Recognition recognise(const FolderLook &look) const override;
    Result<MigrationSet> read(const FormatContext &context) const override;
    Rendering render(const Migration &migration, const FormatContext &context) const override;
    Result<History> history(Connection &connection, const FormatContext &context) const override;
    Result<QList<PlannedStatement>> prepare(Connection &connection, const History &history,
        const FormatContext &context) const override;
    Result<Step> step(const StepRequest &request, const FormatContext &context) const override;
    Result<void> check(const Timeline &timeline, const Target &target,
        const FormatContext &context) const override;
    Result<QStringList> afterRun(
        const ConnectionSettings &settings, const FormatContext &context) const override;
    QHash<QString, QString> options(
        const QString &projectRoot, const QString &directory) const override;
    QList<Environment> environments(
        const QString &projectRoot, const QString &directory) const override;
    Result<QList<NewFile>> draft(
        const MigrationDraft &draft, const FormatContext &context) const override;
};

Result<QList<NewFile>> DbmateFormat::draft(
    const MigrationDraft &draft, const FormatContext &context) const
{
    const QByteArray option = draft.transactional ? "" : " transaction:false";
    const auto text = "-- migrate:up" + option + '\n' + sqlOf(draft.up) + "\n-- migrate:down"
        + option + '\n' + sqlOf(draft.down);
    return QList { newFile(
        context, nextVersion(draft, true) + u'_' + fileName(draft) + u".sql"_s, text) };
}

Recognition DbmateFormat::recognise(const FolderLook &look) const
{
    int marked = 0;
    int looked = 0;
    for (const auto &file : look.files) {
        if (looked < 12 && !versionOf(file.toUtf8()).isEmpty()) {
            ++looked;
            const auto head = look.head(file);
            marked += findBlocks(head).up.start >= 0 || head.contains("\n-- migrate:up")
                || head.startsWith("-- migrate:up");
        }
    }
    if (marked > 0) {
        return { marked == looked ? 95 : 80,
            tr("%n file(s) with '-- migrate:up'", nullptr, marked) };
    }
    if (looked == 0 && look.relative == "db/migrations"_L1 && look.rootHas(u"db/schema.sql"_s)) {
        return { 20, tr("an empty db/migrations beside db/schema.sql") };
    }
    return {};
}

Result<MigrationSet> DbmateFormat::read(const FormatContext &context) const
{
    const auto folder = Folder::open(context);
    if (!folder) {
        return fail(folder.error());
    }
    const auto entries = folder->entries();
    if (!entries) {
        return fail(entries.error());
    }
    QList<QByteArray> names;
    QList<QByteArray> folders;
    for (const auto &entry : *entries) {
        if (!versionOf(entry.name).isEmpty()) {
            (entry.isFolder ? folders : names) += entry.name;
        }
    }
    QList<Listed> list(names.size());
    auto *places = list.data();
    forEachIndex(names.size(), [&](qsizetype i) { places[i] = listedOf(*folder, names.at(i)); });
    const auto known = context.nameIsEnough ? context.nameIsEnough() : QSet<QString>();
    forEachIndex(names.size(), [&](qsizetype i) {
        if (!known.contains(places[i].migration.version.text)) {
            readInto(places[i], *folder, names.at(i));
        }
    });
    addFolders(list, folders, *folder);
    refuseDuplicates(list);
    if (context.engine && context.engine->info().id == "mysql"_L1) {
        refuseLongVersions(list, 128, info().title);
    }
    auto set = toSet(std::move(list));
    set.problems += passedOver(*folder, *entries, info(),
        [](const FolderEntry &entry) { return !versionOf(entry.name).isEmpty(); });
    return set;
}

Rendering DbmateFormat::render(const Migration &migration, const FormatContext &context) const
{
    const auto blocks = findBlocks(migration.text);
    if (!blocks.error.isEmpty()) {
        return { .irreversible = blocks.error,
            .problems = { { Problem::Severity::Error, { migration.path, blocks.errorLine },
                blocks.error } } };
    }
    return { .up = scriptOf(migration, blocks.up, context),
        .down = scriptOf(migration, blocks.down, context) };
}

Result<History> DbmateFormat::history(Connection &connection, const FormatContext &context) const
{
    const auto name = tableOf(context, connection.server());
    auto history = lookForHistory(
        connection, *context.engine, name, info().title, [](const TableLook &look) {
            return look.columns == QStringList { u"version"_s } && !look.rails;
        });
    if (!history || !history->tableExists) {
        return history;
    }
    const auto rows = connection.query(
        u"select version from "_s + quotedTable(*context.engine, name) + u" order by version"_s);
    if (!rows) {
        return fail(rows.error());
    }
    history->entries.reserve(rows->rows.size());
    for (const auto &row : rows->rows) {
        history->entries += HistoryEntry { .version = { row.value(0).toString() } };
    }
    return history;
}

Result<QList<PlannedStatement>> DbmateFormat::prepare(
    Connection &connection, const History &history, const FormatContext &context) const
{
    QList<PlannedStatement> list;
    if (history.tableExists) {
        return list;
    }
    const auto &engine = *context.engine;
    const auto name = tableOf(context, connection.server());
    const bool postgres = engine.info().id == "postgresql"_L1;
    if (postgres) {
        const auto known = connection.query(
            u"select 1 from pg_catalog.pg_namespace where nspname = "_s
            + engine.literal(name.schema));
        if (!known) {
            return fail(known.error());
        }
        if (known->rows.isEmpty()) {
            list += { u"create schema if not exists "_s + engine.identifier(name.schema),
                StatementRole::History, 0 };
        }
    }
    list += { u"create table if not exists %1 (version %2 primary key)"_s.arg(
                  quotedTable(engine, name), postgres ? u"varchar"_s : u"varchar(128)"_s),
        StatementRole::History, 0 };
    return list;
}

Result<Step> DbmateFormat::step(const StepRequest &request, const FormatContext &context) const
{
    const auto &engine = *context.engine;
    const auto table = quotedTable(engine, tableOf(context, request.server));
    const auto version = engine.literal(request.migration.version.text);
    const auto row = request.direction == Direction::Up
        ? u"insert into %1 (version) values (%2)"_s.arg(table, version)
        : u"delete from %1 where version = %2"_s.arg(table, version);
    return makeStep(request, context, { .rows = { row } });
}

/// --strict compares versions as text, and so do we.
Result<void> DbmateFormat::check(
    const Timeline &timeline, const Target &target, const FormatContext &context) const
{
    if (target.direction == Direction::Down || target.allowLate
        || !isOn(context.options.value(u"strict"_s))) {
        return {};
    }
    for (const auto &entry : timeline.entries) {
        if (entry.state == State::Late) {
            return fail({ .kind = ErrorKind::Refused,
                .what = tr("Migration %1 is older than the newest applied one, %2, and "
                           "DBMATE_STRICT is set.")
                    .arg(visible(entry.version.text), visible(timeline.current)),
                .untouched = tr("Nothing was run."),
                .next = tr("Give the file a newer version, or unset DBMATE_STRICT."),
                .place = { entry.path, 0 } });
        }
    }
    return {};
}

Result<QStringList> DbmateFormat::afterRun(
    const ConnectionSettings &settings, const FormatContext &context) const
{
    const auto file = schemaFileOf(context);
    if (file.isEmpty()) {
        return QStringList {};
    }
    const auto connection = context.engine->connect(settings, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    return dumpSchema(
        { settings, context, **connection, tableOf(context, (*connection)->server()) }, file);
}

QHash<QString, QString> DbmateFormat::options(const QString &projectRoot, const QString &) const
{
    static const QList<std::pair<QString, QString>> names { { u"migrations-table"_s,
                                                                u"DBMATE_MIGRATIONS_TABLE"_s },
        { u"schema-file"_s, u"DBMATE_SCHEMA_FILE"_s },
        { u"no-dump-schema"_s, u"DBMATE_NO_DUMP_SCHEMA"_s }, { u"strict"_s, u"DBMATE_STRICT"_s } };
    QHash<QString, QString> options;
    const auto dotEnv = readDotEnv(projectRoot);
    for (const auto &[option, name] : names) {
        if (const auto value = variable(dotEnv, name).value; !value.isEmpty()) {
            options.insert(option, value);
        }
    }
    return options;
}

QList<Environment> DbmateFormat::environments(const QString &projectRoot, const QString &) const
{
    return environmentFrom(variable(readDotEnv(projectRoot), u"DATABASE_URL"_s));
}

} // namespace

const Format *dbmateFormat()
{
    static const DbmateFormat format;
    return &format;
}

} // namespace Switchback
