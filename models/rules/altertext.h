// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An ALTER TABLE as text that can be put together anew: its head, and its actions cut at the commas
// between them. Names stay as they were written. What asks for no dialect is PostgreSQL's.

#include "sql/ddl.h"
#include "sql/postgresql.h"

namespace Switchback {

struct AlterText {
    QString head; // "ALTER TABLE ONLY public.users"
    QString table; // "public.users", as written
    QStringList actions; // "ADD COLUMN a integer"
    DdlOperation operation; // its actions are as many, in the same order
};

/// Empty when it is something else, or cannot be cut for sure.
std::optional<AlterText> readAlter(const QString &sql, Dialect dialect = Dialect::PostgreSql);

QList<Token> tokensOf(QStringView text, Dialect dialect);
/// A name as it has to be written.
QString quotedName(const QString &name);
QString typeText(const SqlType &type);

/// Without the words from the one at `word` to where the next part of a column definition begins:
/// "a integer DEFAULT 1 NOT NULL" without "DEFAULT" is "a integer NOT NULL".
QString withoutClause(const QString &text, QLatin1StringView word);
/// What follows the word up to there: "1".
QString clauseOf(const QString &text, QLatin1StringView word);
/// With `more` put behind the first occurrence of the keyword `word`.
QString insertedAfter(const QString &text, QLatin1StringView word, const QString &more);
/// Without "IF NOT EXISTS".
QString withoutIfNotExists(const QString &text);

} // namespace Switchback
