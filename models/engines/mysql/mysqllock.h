// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The run lock on MySQL and MariaDB: named locks of the server (GET_LOCK) on a session of their
// own, taken by trying. The server frees them when that session ends.

#include "engines/engine.h"

namespace Switchback {

Result<std::unique_ptr<RunLock>> lockMysql(std::unique_ptr<Connection> session,
    const LockRequest &request, const Engine::Waiting &waiting, const std::stop_token &stop);
QList<PlannedStatement> mysqlLockCheck(const LockRequest &request, const ServerInfo &server);
/// Engine::runInProgress()
Result<QString> mysqlRunInProgress(Connection &connection);
/// `text` as a literal: a backslash escapes there.
QString mysqlLiteral(QStringView text);
/// "connection 12 (user app, from host:4711, Sleep for 35 s)"
QString mysqlSessionInWords(const QVariantList &row);
inline constexpr auto MysqlSessionColumns = "p.ID, p.USER, p.HOST, p.COMMAND, p.TIME";

} // namespace Switchback
