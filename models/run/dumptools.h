// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The tools of the engines (DumpTool), and what they share: how their programs are called, and how
// their complaints are told.

#include "core/childprocess.h"
#include "run/dumptool.h"

namespace Switchback {

constexpr std::chrono::hours DumpPatience { 48 }; // big databases take long; a stop ends it earlier

std::unique_ptr<DumpTool> pgDumpTool(
    const Engine &engine, const QString &dump, const QString &restore, const QString &version);
std::unique_ptr<DumpTool> mySqlDumpTool(
    const Engine &engine, const QString &dump, const QString &client);
std::unique_ptr<DumpTool> sqliteDumpTool(const Engine &engine);

/// A program, told where the database is.
ChildProcess toolFor(const Engine &engine, const ConnectionSettings &settings,
    const QString &program, const QStringList &arguments);
/// Each line that it says is progress; the last ones explain a failure.
Result<void> runTool(ChildProcess child, const DumpWatch &watch);

Error notABackup(const QString &file, const QString &why);
QByteArray headOf(const QString &path, qint64 length);
QByteArray endOf(const QString &path, qint64 length);

} // namespace Switchback
