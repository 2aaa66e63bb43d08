// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/format.h"

#include "core/tr.h"
#include "formats/files.h"

namespace Switchback {

// What most tools do: read() leaves the texts on disk, here they are read; no lock, objections, side files or configuration.

Result<Migration> Format::loaded(const Migration &migration, const FormatContext &context) const
{
    auto result = migration;
    const auto load = [&context](const QString &path, QByteArray &into) -> Result<void> {
        if (path.isEmpty() || !into.isEmpty()) {
            return {};
        }
        const auto text = readMigrationFile(context, fileName(context, path));
        if (!text) {
            return fail(text.error());
        }
        into = *text;
        return {};
    };
    if (migration.broken) {
        return result;
    }
    // Where only the way down exists, both paths name it and the text stays empty.
    if (migration.path != migration.downPath) {
        if (const auto loaded = load(migration.path, result.text); !loaded) {
            return fail(loaded.error());
        }
    }
    if (const auto loaded = load(migration.downPath, result.downText); !loaded) {
        return fail(loaded.error());
    }
    return result;
}

QList<ToolLock> Format::locks(
    const ServerInfo &, const ConnectionSettings &, const FormatContext &) const
{
    return {};
}

Result<void> Format::check(const Timeline &, const Target &, const FormatContext &) const
{
    return {};
}

Result<QStringList> Format::afterRun(const ConnectionSettings &, const FormatContext &) const
{
    return QStringList {};
}

Result<OwnCommand> Format::ownCommand(
    const Version &, Direction, const QString &, const FormatContext &) const
{
    return fail({ .kind = ErrorKind::Refused,
        .what = tr("%1 has no tool that could run the migration.").arg(info().title),
        .untouched = tr("Nothing was run.") });
}

Result<QList<NewFile>> Format::draft(const MigrationDraft &, const FormatContext &) const
{
    return fail({ .kind = ErrorKind::Refused,
        .what = tr("New migrations of %1 are not written.").arg(info().title),
        .untouched = tr("Nothing was written.") });
}

QHash<QString, QString> Format::options(const QString &, const QString &) const
{
    return {};
}

QList<Environment> Format::environments(const QString &, const QString &) const
{
    return {};
}

} // namespace Switchback
