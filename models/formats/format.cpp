// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/format.h"

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

QHash<QString, QString> Format::options(const QString &, const QString &) const
{
    return {};
}

QList<Environment> Format::environments(const QString &, const QString &) const
{
    return {};
}

} // namespace Switchback
