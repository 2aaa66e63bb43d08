// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/lintsource.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// A single function `up` or an .up.sql alone: the way back is missing. Formats that have no place
/// for it say so by the kind of their files.
LintMigration::Down downOf(
    const QString &format, const Rendering &rendering, const QByteArray &text)
{
    if (format == "dbmate"_L1 && !text.contains("migrate:down")) {
        return LintMigration::Down::Missing;
    }
    if (rendering.down) {
        return LintMigration::Down::Present;
    }
    if (format == "ecto"_L1) {
        const bool placed = text.contains("def change") || text.contains("def down");
        return placed ? LintMigration::Down::NoPlace : LintMigration::Down::Missing;
    }
    static const QStringList without { u"plain"_s, u"prisma"_s, u"flyway"_s };
    return without.contains(format) ? LintMigration::Down::NoPlace : LintMigration::Down::Missing;
}

/// dbmate refuses a file without a way back; what stands in it is checked all the same.
Migration withBothParts(Migration migration, const QString &format)
{
    if (format == "dbmate"_L1 && !migration.text.contains("migrate:down")) {
        migration.text += "\n-- migrate:down\n";
    }
    return migration;
}

} // namespace

LintMigration lintMigration(
    const LintFormat &from, const Migration &migration, const LintPaths &paths)
{
    LintMigration result {
        .file = paths.up, .isPlain = false, .version = migration.version, .name = migration.name
    };
    auto whole = migration;
    whole.broken = false;
    const auto loaded = from.format.loaded(whole, from.context);
    if (!loaded) {
        result.problems = { { .place = loaded.error().place, .message = loaded.error().what } };
        return result;
    }
    const auto format = from.format.info().id;
    auto rendering = from.format.render(withBothParts(*loaded, format), from.context);
    result.text = loaded->text;
    result.downText = loaded->downText;
    result.downFile = loaded->downPath.isEmpty() ? QString() : paths.down;
    result.isElixir = paths.up.endsWith(".exs"_L1);
    result.up = std::move(rendering.up);
    result.down = downOf(format, rendering, loaded->text);
    if (rendering.down) {
        result.downScript = std::move(*rendering.down);
    }
    result.disableDdlTransaction = rendering.disableDdlTransaction;
    result.disableMigrationLock = rendering.disableMigrationLock;
    result.advisoryMigrationLock = from.context.options.value(u"migration_lock"_s)
        == "pg_advisory_lock"_L1;
    result.opaque = std::move(rendering.opaque);
    result.problems = std::move(rendering.problems);
    return result;
}

Dialect dialectOf(const Engine *engine)
{
    const auto id = engine ? engine->info().id : QString();
    return id == "sqlite"_L1 ? Dialect::Sqlite
        : id == "mysql"_L1   ? Dialect::MySql
                             : Dialect::PostgreSql;
}

LintOptions lintOptions(const LintSettings &settings, Dialect dialect)
{
    return { .dialect = dialect,
        .version = ServerVersion::fromText(settings.serverVersion),
        .enabled = QSet<QString>(settings.enable.begin(), settings.enable.end()),
        .silenced = QSet<QString>(settings.disable.begin(), settings.disable.end()),
        .hotTables = settings.hot };
}

} // namespace Switchback
