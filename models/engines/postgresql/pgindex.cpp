// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/pgindex.h"

#include "core/tr.h"
#include "engines/urlparts.h"
#include "sql/postgresql.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString unquotedName(const Phrase &phrase, qsizetype i)
{
    auto text = phrase.text(i).toString();
    if (i >= 0 && i < phrase.size() && phrase.token(i).kind == Token::Kind::QuotedName
        && text.startsWith(u'"')) {
        return text.sliced(1, text.size() - 2).replace("\"\""_L1, "\""_L1);
    }
    return text.toLower();
}

struct ConcurrentIndex {
    enum class Kind { None, Create, Drop };
    Kind kind = Kind::None;
    QString name; // of the index, folded; empty when the server is to choose one
    QString owner; // Create: the table, Drop: the index, as written: may carry its schema
};

// schema.name or name, from `i` on, as written.
QString writtenName(const Phrase &phrase, qsizetype i)
{
    auto result = phrase.text(i).toString();
    while (phrase.isSymbol(i + 1, "."_L1)) {
        result += u'.' + phrase.text(i + 2).toString();
        i += 2;
    }
    return result;
}

ConcurrentIndex parseIndex(const Phrase &phrase)
{
    ConcurrentIndex index;
    if (phrase.follows(0, { "DROP"_L1, "INDEX"_L1, "CONCURRENTLY"_L1 })) {
        const qsizetype i = phrase.follows(3, { "IF"_L1, "EXISTS"_L1 }) ? 5 : 3;
        return { ConcurrentIndex::Kind::Drop, {}, writtenName(phrase, i) };
    }
    qsizetype i = phrase.is(1, "UNIQUE"_L1) ? 2 : 1;
    if (!phrase.is(0, "CREATE"_L1) || !phrase.follows(i, { "INDEX"_L1, "CONCURRENTLY"_L1 })) {
        return index;
    }
    i += 2;
    i += phrase.follows(i, { "IF"_L1, "NOT"_L1, "EXISTS"_L1 }) ? 3 : 0;
    index.kind = ConcurrentIndex::Kind::Create;
    if (!phrase.is(i, "ON"_L1)) {
        index.name = unquotedName(phrase, i++);
    }
    i += phrase.is(i + 1, "ONLY"_L1) ? 2 : 1;
    index.owner = writtenName(phrase, i);
    return index;
}

ConcurrentIndex parseIndex(const QString &sql)
{
    return parseIndex(Phrase(sql, postgresqlTokens(sql)));
}

struct Found {
    bool exists = false;
    bool valid = false;
    bool building = false;
    QString definition;
    QString name; // schema.name, quoted
    QString table;
};

Result<Found> find(Connection &connection, const ConcurrentIndex &index)
{
    const auto progress = connection.server().number >= 120000
        ? "EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)"_L1
        : "false"_L1;
    const auto rows = connection.query("SELECT i.indisvalid, "_L1 + progress
        + ", pg_get_indexdef(i.indexrelid), format('%I.%I', n.nspname, c.relname), "
          "i.indrelid::regclass::text "
          "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = "
          "c.relnamespace "
          "WHERE c.relname = "_L1
        + quoted(index.name, u'\'') + " AND i.indrelid = to_regclass("_L1
        + quoted(index.owner, u'\'') + u')');
    if (!rows) {
        return fail(rows.error());
    }
    const auto row = rows->rows.value(0);
    return Found { !row.isEmpty(), row.value(0).toBool(), row.value(1).toBool(),
        row.value(2).toString(), row.value(3).toString(), row.value(4).toString() };
}

Result<Recovery> recoverDrop(Connection &connection, const ConcurrentIndex &index)
{
    const auto rows = connection.query(
        "SELECT to_regclass("_L1 + quoted(index.owner, u'\'') + ") IS NULL"_L1);
    if (!rows) {
        return fail(rows.error());
    }
    if (!rows->rows.value(0).value(0).toBool()) {
        return Recovery();
    }
    return Recovery { .alreadyDone = true,
        .note = tr("Index %1 is gone already.").arg(index.owner) };
}

Error notOurs(const Found &found)
{
    return { .kind = ErrorKind::Refused,
        .what = tr("Index %1 on %2 is INVALID, and its definition is not the migration's.")
            .arg(found.name, found.table),
        .untouched = tr("It was left as it is."),
        .next = tr("Look at it; drop it with DROP INDEX CONCURRENTLY if nobody needs it."),
        .server = found.definition };
}

Error beingBuilt(const Found &found)
{
    return { .kind = ErrorKind::Locked,
        .what = tr("Index %1 on %2 is being built by another session.")
            .arg(found.name, found.table),
        .untouched = tr("Nothing was run."),
        .next = tr("Wait until it is done, then try again.") };
}

} // namespace

Result<Recovery> recoverIndex(Connection &connection, const QString &sql)
{
    const auto index = parseIndex(sql);
    if (index.kind == ConcurrentIndex::Kind::Drop) {
        return recoverDrop(connection, index);
    }
    if (index.name.isEmpty()) {
        return Recovery();
    }
    const auto found = find(connection, index);
    if (!found) {
        return fail(found.error());
    }
    const bool same = indexWords(sql) == indexWords(found->definition);
    if (!found->exists || (found->valid && !same)) {
        return Recovery(); // the server itself says what it thinks of the name
    }
    if (found->valid) {
        return Recovery { .alreadyDone = true,
            .note = tr("Index %1 is there already, as the migration wants it: it is taken over.")
                .arg(found->name) };
    }
    if (found->building || !same) {
        return fail(found->building ? beingBuilt(*found) : notOurs(*found));
    }
    const auto drop = "DROP INDEX CONCURRENTLY IF EXISTS "_L1 + found->name;
    return Recovery { .before = { { .sql = drop, .role = StatementRole::Session } },
        .note = tr("Index %1 is INVALID, left by a build that was cut short:"
                   " it is dropped and built again.")
            .arg(found->name) };
}

Result<void> verifyIndex(Connection &connection, const QString &sql)
{
    const auto index = parseIndex(sql);
    if (index.kind != ConcurrentIndex::Kind::Create || index.name.isEmpty()) {
        return {};
    }
    const auto found = find(connection, index);
    if (!found) {
        return fail(found.error());
    }
    if (!found->exists || found->valid) {
        return {};
    }
    return fail({ .kind = ErrorKind::Failed,
        .what = tr("Index %1 on %2 is INVALID after it was built.").arg(found->name, found->table),
        .next = tr("Run again: it is dropped and built anew.") });
}

Result<QList<Problem>> invalidIndexes(Connection &connection)
{
    const auto building = connection.server().number >= 120000
        ? " AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)"_L1
        : ""_L1;
    // An index on a partitioned table (kind I) is invalid until all its parts are attached.
    const auto rows = connection.query(
        "SELECT format('%I.%I', n.nspname, c.relname), i.indrelid::regclass::text "
        "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE NOT i.indisvalid AND c.relkind = 'i'"_L1
        + building + " ORDER BY 1"_L1);
    if (!rows) {
        return fail(rows.error());
    }
    QList<Problem> problems;
    for (const auto &row : rows->rows) {
        problems += { .severity = Problem::Severity::Warning,
            .message = tr("Index %1 on %2 is INVALID: a concurrent build was"
                          " cut short. Queries do not use it.")
                .arg(row.value(0).toString(), row.value(1).toString()) };
    }
    return problems;
}

QStringList indexWords(const QString &definition)
{
    const Phrase phrase(definition, postgresqlTokens(definition));
    QStringList words;
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        if (phrase.is(i, "CONCURRENTLY"_L1) || phrase.is(i, "ONLY"_L1) || phrase.is(i, "ASC"_L1)
            || phrase.isSymbol(i, "("_L1) || phrase.isSymbol(i, ")"_L1)) {
            continue;
        }
        if (phrase.follows(i, { "IF"_L1, "NOT"_L1, "EXISTS"_L1 })) {
            i += 2;
        } else if (phrase.follows(i, { "USING"_L1, "BTREE"_L1 }) || phrase.isSymbol(i, "::"_L1)) {
            ++i; // the server writes the default method and the types of constants
        } else if (phrase.isSymbol(i + 1, "."_L1)) {
            ++i;
        } else {
            words += unquotedName(phrase, i);
        }
    }
    return words;
}

} // namespace Switchback
