// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SQLite's SQL text. Whether a trigger is complete is SQLite's own word (sqlite3_complete).

#include "core/migration.h"
#include "sql/statementtraits.h"
#include "sql/token.h"

namespace Switchback {

QList<Token> sqliteTokens(QStringView text);
QList<Statement> splitSqlite(QStringView text, int firstLine = 1);
StatementTraits sqliteTraits(QStringView statement);

} // namespace Switchback
