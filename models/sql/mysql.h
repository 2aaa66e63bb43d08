// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SQL text of MySQL and MariaDB. A conditional comment (/*! … */) is code: its words are tokens,
// and it is never cut in two. DELIMITER lines steer the splitter as they steer the mysql program
// and belong to no statement; BEGIN … END bodies need none.

#include "core/migration.h"
#include "sql/statementtraits.h"
#include "sql/token.h"

namespace Switchback {

QList<Token> mysqlTokens(QStringView text);
QList<Statement> splitMysql(QStringView text, int firstLine = 1);
StatementTraits mysqlTraits(QStringView statement);

} // namespace Switchback
