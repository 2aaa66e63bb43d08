// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/format.h"

#include "core/tr.h"

namespace Switchback {

// What most tools do: files are read whole; no lock, objections, side files or configuration.

Result<Migration> Format::loaded(const Migration &migration, const FormatContext &) const
{
    return migration;
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
