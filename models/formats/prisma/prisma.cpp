// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/prisma/prisma.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/drafts.h"
#include "formats/listing.h"
#include "formats/prisma/config.h"
#include "formats/prisma/history.h"
#include "formats/settings.h"
#include "formats/wholemessage.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using namespace Prisma;

const QByteArray UpFile = "migration.sql";
const QByteArray DownFile = "down.sql";
constexpr QLatin1StringView LockFile { "migration_lock.toml" };
constexpr QLatin1StringView NoLock { "PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK" };

QString sumOf(const QByteArray &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

/// With the other kind of line ends: Prisma takes a file so changed for the same.
QByteArray withOtherLineEnds(QByteArray text)
{
    const bool windows = text.contains("\r\n");
    return windows ? text.replace("\r\n", "\n") : text.replace("\n", "\r\n");
}

/// On PostgreSQL a file is one message; the other engines take statement by statement.
Script scriptOf(const FormatContext &context, const QByteArray &bytes)
{
    const auto text = QString::fromUtf8(bytes);
    if (context.engine && context.engine->info().id == "postgresql"_L1) {
        return wholeMessage(context, text);
    }
    return {
        .statements = splitSql(context, text), .transactional = false, .ownTransaction = true
    };
}

Error refusal(const QString &what, const QString &next)
{
    return {
        .kind = ErrorKind::Refused, .what = what, .untouched = tr("Nothing was run."), .next = next
    };
}

class PrismaFormat : public Format
{
public:
    const FormatInfo &info() const override
    {
        static const FormatInfo info { .id = u"prisma"_s,
            .title = u"Prisma"_s,
            .fileNames = u"20240131120000_name/migration.sql"_s,
            .recursive = true };
        return info;
    }

    HistoryRules rules() const override
    {
        return { .checksums = true,
            .namesAsVersions = true,
            .rollback = HistoryRules::Rollback::AppliedOrder,
            .missingStopsRollback = true };
    }

    Recognition recognise(const FolderLook &look) const override;
    Result<MigrationSet> read(const FormatContext &context) const override;
    Rendering render(const Migration &migration, const FormatContext &context) const override;
    Result<History> history(Connection &connection, const FormatContext &context) const override
    {
        return readHistory(connection, context);
    }
    Result<QList<PlannedStatement>> prepare(Connection &connection, const History &history,
        const FormatContext &context) const override;
    QList<ToolLock> locks(const ServerInfo &server, const ConnectionSettings &settings,
        const FormatContext &context) const override;
    Result<Step> step(const StepRequest &request, const FormatContext &context) const override
    {
        return makeStep(request, context, stepHistory(request, context));
    }
    Result<void> check(const Timeline &timeline, const Target &target,
        const FormatContext &context) const override;
    QHash<QString, QString> options(const QString &projectRoot, const QString &) const override;
    QList<Environment> environments(
        const QString &projectRoot, const QString &directory) const override
    {
        return readEnvironments(projectRoot, directory);
    }
    Result<QList<NewFile>> draft(
        const MigrationDraft &draft, const FormatContext &context) const override;
};

Recognition PrismaFormat::recognise(const FolderLook &look) const
{
    constexpr int Looked = 12;
    int found = 0;
    int looked = 0;
    for (const auto &folder : look.folders) {
        if (++looked > Looked) {
            break;
        }
        const auto inside = folder + u'/';
        // Drizzle's folders hold a picture of the schema beside their SQL.
        if (!look.head(inside + u"snapshot.json"_s).isEmpty()) {
            return {};
        }
        found += look.head(inside + QString::fromLatin1(UpFile)).isEmpty() ? 0 : 1;
    }
    const bool locked = look.files.contains(LockFile) && look.head(LockFile).contains("provider");
    if (found == 0) {
        return locked ? Recognition { 40, tr("a migration_lock.toml") } : Recognition {};
    }
    const bool named = look.rootHas(u"prisma/schema.prisma"_s) || look.rootHas(u"schema.prisma"_s)
        || look.rootHas(u"prisma.config.ts"_s);
    return { locked ? 95 : named ? 85 : 60, tr("folders with a migration.sql in them") };
}

void readInto(Listed &listed, const Folder &folder, const QByteArray &name)
{
    auto &migration = listed.migration;
    const auto text = folder.read(name + '/' + UpFile);
    if (!text) {
        return refuse(listed, text.error());
    }
    migration.checksum = sumOf(*text);
    migration.otherChecksum = sumOf(withOtherLineEnds(*text));
    if (!migration.downPath.isEmpty()) {
        if (const auto down = folder.read(name + '/' + DownFile); !down) {
            refuse(listed, down.error());
            listed.problems.last().place.file = migration.downPath;
        }
    }
}

Result<MigrationSet> PrismaFormat::read(const FormatContext &context) const
{
    const auto folder = Folder::open(context);
    const auto entries = folder ? folder->entriesBelow()
                                : Result<QList<FolderEntry>>(fail(folder.error()));
    if (!entries) {
        return fail(entries.error());
    }
    QList<Listed> list;
    QList<QByteArray> names;
    QList<FolderEntry> strangers;
    QSet<QByteArray> waysBack;
    for (const auto &entry : *entries) {
        const bool inside = entry.name.contains('/');
        if (entry.isFolder && !inside && !entry.name.startsWith('.')) {
            names += entry.name;
        } else if (!entry.isFolder && inside && entry.name.endsWith('/' + DownFile)) {
            waysBack += entry.name;
        } else if (!entry.isFolder && !inside) {
            strangers += entry;
        }
    }
    for (const auto &name : std::as_const(names)) {
        const auto back = name + '/' + DownFile;
        const bool reversible = waysBack.contains(back);
        list += Listed { .migration = { .version = { QString::fromUtf8(name) },
                             .name = readableName(QByteArrayView(name).sliced(leadingDigits(name))),
                             .path = folder->shown(name + '/' + UpFile),
                             .downPath = reversible ? folder->shown(back) : QString(),
                             .reversible = reversible } };
    }
    const bool wraps = context.engine && context.engine->info().id == "postgresql"_L1;
    auto *places = list.data();
    forEachIndex(list.size(), [&](qsizetype i) {
        places[i].migration.transactional = wraps;
        readInto(places[i], *folder, names.at(i));
    });
    refuseLongVersions(list, 255, info().title);
    auto set = toSet(std::move(list));
    set.problems += passedOver(
        *folder, strangers, info(), [](const FolderEntry &) { return false; });
    return set;
}

Rendering PrismaFormat::render(const Migration &migration, const FormatContext &context) const
{
    Rendering rendering { .up = scriptOf(context, migration.text) };
    if (migration.downPath.isEmpty()) {
        rendering.irreversible = tr(
            "Prisma knows no way back, and there is no down.sql beside migration.sql.");
    } else {
        rendering.down = scriptOf(context, migration.downText);
    }
    return rendering;
}

Result<QList<PlannedStatement>> PrismaFormat::prepare(
    Connection &connection, const History &history, const FormatContext &context) const
{
    QList<PlannedStatement> list;
    if (history.tableExists) {
        return list;
    }
    const auto &server = connection.server();
    const auto name = tableOf(context, server);
    const auto holds = holdsTables(connection, *context.engine, name);
    if (!holds) {
        return fail(holds.error());
    }
    if (*holds) {
        return fail(refusal(
            tr("The database holds tables and has no history table %1 (Prisma's P3005).")
                .arg(visible(name.table)),
            tr("Tell Prisma which migrations are in with 'prisma migrate resolve --applied', then "
               "try again.")));
    }
    for (const auto &sql : tableDdl(*context.engine, inSession(name, server), server)) {
        list += { sql, StatementRole::History, 0 };
    }
    return list;
}

QList<ToolLock> PrismaFormat::locks(
    const ServerInfo &, const ConnectionSettings &settings, const FormatContext &context) const
{
    if (context.options.contains(NoLock) || settings.engine == "sqlite"_L1) {
        return {};
    }
    if (settings.engine == "postgresql"_L1) {
        return { { .kind = ToolLock::Kind::PgAdvisory, .key = 72707369 } };
    }
    return { { .kind = ToolLock::Kind::Named, .name = u"prisma_migrate"_s } };
}

Result<void> PrismaFormat::check(
    const Timeline &timeline, const Target &, const FormatContext &context) const
{
    if (timeline.dirty) {
        return fail(
            refusal(timeline.dirtyNote, tr("What is in, and the ways on, are told by 'landed'.")));
    }
    const auto provider = lockedProvider(context);
    if (!provider.isEmpty() && engineOfProvider(provider) != context.engine->info().id) {
        return fail(refusal(
            tr("The migrations are for '%1', as migration_lock.toml says; the database is %2 "
               "(Prisma's P3019).")
                .arg(elided(visible(provider), 40), context.engine->info().title),
            tr("Use a database of the right kind.")));
    }
    return {};
}

QHash<QString, QString> PrismaFormat::options(const QString &projectRoot, const QString &) const
{
    const auto without = variable(readDotEnv(projectRoot), NoLock);
    return without.origin.isEmpty() ? QHash<QString, QString> {}
                                    : QHash<QString, QString> { { NoLock, without.value } };
}

Result<QList<NewFile>> PrismaFormat::draft(
    const MigrationDraft &draft, const FormatContext &context) const
{
    if (const auto refused = noWholeMessage(context, draft, info().title)) {
        return fail(*refused);
    }
    // Prisma's own are named by the time, whatever others are called.
    auto timed = draft;
    timed.versions.removeIf(
        [](const QString &version) { return leadingDigits(version.toUtf8()) != 14; });
    const auto folder = nextVersion(timed, true) + u'_' + fileName(draft) + u'/';
    QList<NewFile> files { newFile(
        context, folder + QString::fromLatin1(UpFile), sqlOf(draft.up)) };
    if (!draft.down.isEmpty()) {
        files += newFile(context, folder + QString::fromLatin1(DownFile), sqlOf(draft.down));
    }
    return files;
}

} // namespace

const Format *prismaFormat()
{
    static const PrismaFormat format;
    return &format;
}

} // namespace Switchback
