// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/format.h"

namespace Switchback {

// What most tools do: no lock of their own, no objections, no side files, no configuration.

QList<ToolLock> Format::locks(const ServerInfo &, const ConnectionSettings &, const FormatContext &) const
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
