// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/plain/plain.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/drafts.h"
#include "formats/listing.h"
#include "formats/settings.h"
#include "formats/steps.h"
#include "formats/tables.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using namespace Plain;

constexpr QLatin1StringView TableOption { "table" };

TableName tableOf(const FormatContext &context, const ServerInfo &server)
{
    const auto option = context.options.value(TableOption);
    return tableNamed(
        option.isEmpty() ? u"switchback_migrations"_s : option, *context.engine, server);
}

bool startsWithNoTransaction(QByteArrayView text)
{
    const auto end = text.indexOf('\n');
    auto line = (end < 0 ? text : text.first(end)).trimmed();
    if (!line.startsWith("--")) {
        return false;
    }
    const auto words = line.sliced(2).trimmed().toByteArray().toLower();
    return words == "no-transaction" || words == "no transaction" || words == "transaction:false";
}

Script scriptOf(const FormatContext &context, const QByteArray &bytes)
{
    const bool marked = bytes.startsWith("\xef\xbb\xbf");
    const auto text = QString::fromUtf8(marked ? bytes.sliced(3) : bytes);
    Script script { .statements = splitSql(context, text),
        .transactional = !startsWithNoTransaction(bytes) };
    if (context.engine && script.statements.size() == 1
        && context.engine->traits(script.statements.first().sql).needsNoTransaction) {
        script.transactional = false;
    }
    return script;
}

class PlainFormat : public Format
{
public:
    const FormatInfo &info() const override
    {
        static const FormatInfo info { .id = u"plain"_s,
            .title = tr("Plain SQL files"),
            .fileNames = u"001_name.sql with 001_name.down.sql"_s };
        return info;
    }

    HistoryRules rules() const override
    {
        return { .rollback = HistoryRules::Rollback::FileOrder,
            .missingStopsRollback = true,
            .rollbackOfOne = true };
    }

    Recognition recognise(const FolderLook &look) const override;
    Result<MigrationSet> read(const FormatContext &context) const override;
    Rendering render(const Migration &migration, const FormatContext &context) const override;
    Result<History> history(Connection &connection, const FormatContext &context) const override;
    Result<QList<PlannedStatement>> prepare(Connection &connection, const History &history,
        const FormatContext &context) const override;
    Result<Step> step(const StepRequest &request, const FormatContext &context) const override;
    QList<Environment> environments(const QString &projectRoot, const QString &) const override
    {
        return environmentFrom(variable(readDotEnv(projectRoot), u"DATABASE_URL"_s));
    }
    Result<QList<NewFile>> draft(
        const MigrationDraft &draft, const FormatContext &context) const override;
};

Result<QList<NewFile>> PlainFormat::draft(
    const MigrationDraft &draft, const FormatContext &context) const
{
    const auto base = nextVersion(draft, false) + u'_' + fileName(draft);
    const QByteArray option = draft.transactional ? "" : "-- no-transaction\n";
    return QList { newFile(context, base + u".sql"_s, option + sqlOf(draft.up)),
        newFile(context, base + u".down.sql"_s, option + sqlOf(draft.down)) };
}

/// Comments that other tools read: such a folder is theirs.
bool hasMarker(const QByteArray &head)
{
    const auto text = head.toLower();
    for (const auto *marker :
        { "migrate:up", "+goose", "--liquibase", "-- up migration", "--! previous" }) {
        if (text.contains(marker)) {
            return true;
        }
    }
    return false;
}

Recognition PlainFormat::recognise(const FolderLook &look) const
{
    int up = 0;
    int looked = 0;
    for (const auto &file : look.files) {
        const auto name = parseName(file.toUtf8());
        if (name.version.isEmpty()) {
            continue;
        }
        if (looked < 6 && ++looked && hasMarker(look.head(file))) {
            return {};
        }
        up += name.up ? 1 : 0;
    }
    const bool folders = look.folders.contains("up"_L1) && look.folders.contains("down"_L1);
    if (up == 0) {
        return folders ? Recognition { 30, tr("folders up and down") } : Recognition {};
    }
    const auto folder = look.relative.section(u'/', -1);
    if (folder == "up"_L1 || folder == "down"_L1) {
        return {}; // half of a pair: the folder above is meant
    }
    const bool named = folder.contains("migrat"_L1, Qt::CaseInsensitive);
    // Two numbered files in a folder of another name may be anything: example queries, seeds.
    if (!named && up < 2) {
        return {};
    }
    return { named ? 45 : 20,
        tr("%n numbered SQL file(s) without the marks of a tool", nullptr, up) };
}

using Pairs = QHash<QByteArray, qsizetype>;

struct Collected {
    QList<Listed> list;
    QHash<QString, QByteArray> names; // of shown paths
    Pairs pairs;
};

void add(Collected &collected, const FormatContext &context, const QByteArray &file)
{
    const auto name = parseName(file);
    const auto path = shownPath(context, file);
    const auto known = collected.pairs.value(name.version + ' ' + name.title, -1);
    auto index = known;
    if (known < 0) {
        index = collected.list.size();
        collected.pairs.insert(name.version + ' ' + name.title, index);
        collected.list += Listed { .migration = { .version = { QString::fromLatin1(name.version) },
                                       .name = readableName(name.title) } };
    }
    auto &listed = collected.list[index];
    auto &place = name.up ? listed.migration.path : listed.migration.downPath;
    if (!place.isEmpty()) {
        refuse(listed,
            tr("Version %1 stands in two files: %2 and %3.")
                .arg(listed.migration.version.text, visible(place), visible(path)));
        return;
    }
    place = path;
    collected.names.insert(path, file);
}

void readPair(Listed &listed, const Folder &folder, const Collected &collected)
{
    auto &migration = listed.migration;
    if (migration.path.isEmpty()) {
        migration.path = migration.downPath;
        return refuse(
            listed, tr("%1 has no file for the way up.").arg(visible(migration.downPath)));
    }
    migration.reversible = !migration.downPath.isEmpty();
    for (const auto &path : { migration.path, migration.downPath }) {
        if (path.isEmpty() || migration.broken) {
            continue;
        }
        const auto text = folder.read(collected.names.value(path));
        if (!text) {
            refuse(listed, text.error());
        } else if (path == migration.path) {
            migration.transactional = !startsWithNoTransaction(*text);
        }
    }
}

Result<QList<FolderEntry>> entriesOf(const Folder &folder)
{
    auto entries = folder.entries();
    if (!entries) {
        return entries;
    }
    const auto isPair = [&](const char *name) {
        return std::ranges::any_of(*entries,
            [&](const FolderEntry &entry) { return entry.isFolder && entry.name == name; });
    };
    return isPair("up") ? folder.entriesBelow() : entries;
}

Result<MigrationSet> PlainFormat::read(const FormatContext &context) const
{
    const auto folder = Folder::open(context);
    const auto entries = folder ? entriesOf(*folder)
                                : Result<QList<FolderEntry>>(fail(folder.error()));
    if (!entries) {
        return fail(entries.error());
    }
    Collected collected;
    for (const auto &entry : *entries) {
        if (!entry.isFolder && !parseName(entry.name).version.isEmpty()) {
            add(collected, context, entry.name);
        }
    }
    auto &list = collected.list;
    std::ranges::stable_sort(list, [](const Listed &a, const Listed &b) {
        const auto &one = a.migration.version.text;
        const auto &two = b.migration.version.text;
        return isLess(one, two) || (!isLess(two, one) && a.migration.name < b.migration.name);
    });
    auto *places = list.data();
    forEachIndex(list.size(), [&](qsizetype i) { readPair(places[i], *folder, collected); });
    refuseDuplicates(list);
    if (context.engine && context.engine->info().id == "mysql"_L1) {
        refuseLongVersions(list, 191, info().title);
    }
    auto set = toSet(list);
    set.problems += passedOver(*folder, *entries, info(), [](const FolderEntry &entry) {
        return !entry.isFolder && !parseName(entry.name).version.isEmpty();
    });
    return set;
}

Rendering PlainFormat::render(const Migration &migration, const FormatContext &context) const
{
    Rendering rendering { .up = scriptOf(context, migration.text) };
    if (migration.downPath.isEmpty()) {
        rendering.irreversible = tr("There is no file for the way back.");
    } else {
        rendering.down = scriptOf(context, migration.downText);
    }
    return rendering;
}

Result<History> PlainFormat::history(Connection &connection, const FormatContext &context) const
{
    const auto name = tableOf(context, connection.server());
    auto history = lookForHistory(
        connection, *context.engine, name, u"Switchback"_s, [](const TableLook &look) {
            return look.columns == QStringList { u"version"_s, u"name"_s, u"applied_at"_s };
        });
    if (!history || !history->tableExists) {
        return history;
    }
    const auto rows = connection.query(
        u"SELECT version, name, applied_at FROM %1 ORDER BY applied_at, version"_s.arg(
            quotedTable(*context.engine, name)));
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        history->entries += HistoryEntry { .version = { row.value(0).toString() },
            .name = row.value(1).toString(),
            .appliedAt = utcTime(row.value(2)) };
    }
    return history;
}

Result<QList<PlannedStatement>> PlainFormat::prepare(
    Connection &connection, const History &history, const FormatContext &context) const
{
    if (history.tableExists) {
        return QList<PlannedStatement> {};
    }
    const auto &engine = *context.engine;
    const auto table = quotedTable(engine, tableOf(context, connection.server()));
    const auto id = engine.info().id;
    const auto time = id == "postgresql"_L1
        ? u"timestamp not null default (clock_timestamp() at time zone 'UTC')"_s
        : id == "sqlite"_L1 ? u"timestamp not null default (strftime('%Y-%m-%d %H:%M:%f', 'now'))"_s
                            : u"timestamp(6) not null default current_timestamp(6)"_s;
    const auto text = id == "mysql"_L1 ? u"varchar(191)"_s : u"text"_s;
    return QList<PlannedStatement> { { u"CREATE TABLE IF NOT EXISTS "_s + table + u" (version "_s
            + text + u" NOT NULL PRIMARY KEY, name text NOT NULL, applied_at "_s + time + u')',
        StatementRole::History, 0 } };
}

Result<Step> PlainFormat::step(const StepRequest &request, const FormatContext &context) const
{
    const auto &engine = *context.engine;
    const auto table = quotedTable(engine, tableOf(context, request.server));
    const auto version = engine.literal(request.migration.version.text);
    const auto row = request.direction == Direction::Up
        ? u"INSERT INTO %1 (version, name) VALUES (%2, %3)"_s.arg(
              table, version, engine.literal(request.migration.name))
        : u"DELETE FROM %1 WHERE version = %2"_s.arg(table, version);
    return makeStep(request, context, { .rows = { row } });
}

/// Takes `.down`, `_down` or `-down` off the end; false when it is not there.
bool takeWord(QByteArray &title, const char *word)
{
    for (const char separator : { '.', '_', '-' }) {
        const auto ending = separator + QByteArray(word);
        if (title.size() > ending.size() && title.endsWith(ending)) {
            title.chop(ending.size());
            return true;
        }
    }
    return false;
}

} // namespace

Plain::FileName Plain::parseName(const QByteArray &name)
{
    FileName result;
    auto file = QByteArrayView(name);
    const bool inUp = file.startsWith("up/");
    const bool inDown = file.startsWith("down/");
    file = file.sliced(inUp ? 3 : inDown ? 5 : 0);
    const auto digits = leadingDigits(file);
    if (digits == 0 || digits > 40 || file.contains('/') || !file.endsWith(".sql")) {
        return {};
    }
    result.version = file.first(digits).toByteArray();
    result.title = file.sliced(digits).chopped(4).toByteArray();
    result.up = !inDown;
    if (!inUp && !inDown && !takeWord(result.title, "up")) {
        for (const auto *word : { "down", "rollback", "undo", "revert" }) {
            if (takeWord(result.title, word)) {
                result.up = false;
                break;
            }
        }
    }
    return result;
}

const Format *plainFormat()
{
    static const PlainFormat format;
    return &format;
}

} // namespace Switchback
