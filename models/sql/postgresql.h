// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PostgreSQL's SQL text, read by the server's own scanner (libpg_query). Text that the scanner
// cannot read (an unclosed quote) is split up to there; the rest is one statement.

#include "core/migration.h"
#include "sql/statementtraits.h"
#include "sql/token.h"

namespace Switchback {

QList<Token> postgresqlTokens(QStringView text);
/// COPY … FROM STDIN keeps its data, up to the line `\.`; a psql command ends with its line.
QList<Statement> splitPostgresql(QStringView text, int firstLine = 1);
StatementTraits postgresqlTraits(QStringView statement);

} // namespace Switchback
