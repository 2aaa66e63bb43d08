// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/sqliteparts.h"

#include "engines/sqlite/tabletext.h"
#include "sql/sqlite.h"

#include <QHash>
#include <QSet>

#include <sqlite3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype Few = 2000; // statements that one database takes in its stride
constexpr qsizetype PartSize = 500; // statements

struct Made {
    QString name; // folded; triggers have names of their own
    QString owner; // the table or view that must be in the same database
};

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

std::optional<Made> madeBy(const Phrase &phrase)
{
    const auto kind = phrase.is(1, "UNIQUE"_L1) ? 2 : 1;
    const auto name = sqliteName(phrase.text(kind + 1));
    const auto after = kind + 2;
    if (!phrase.is(0, "CREATE"_L1) || phrase.is(kind + 1, "IF"_L1) || name.isEmpty()) {
        return std::nullopt;
    }
    if (phrase.is(kind, "TABLE"_L1) && phrase.isSymbol(after, "("_L1)) {
        return Made { name, name };
    }
    if (phrase.is(kind, "VIEW"_L1) && !phrase.isSymbol(after, "."_L1)) {
        return Made { name, name };
    }
    if (phrase.is(kind, "INDEX"_L1) && phrase.is(after, "ON"_L1)) {
        return Made { name, sqliteName(phrase.text(after + 1)) };
    }
    if (phrase.is(kind, "TRIGGER"_L1) && !phrase.isSymbol(after, "."_L1)) {
        auto on = after;
        while (on < phrase.size() && !phrase.is(on, "ON"_L1)) {
            ++on;
        }
        return Made { u"trigger "_s + name, sqliteName(phrase.text(on + 1)) };
    }
    return std::nullopt;
}

// What a dump says around its definitions.
bool isFrame(const Phrase &phrase)
{
    return phrase.is(0, "BEGIN"_L1) || phrase.is(0, "COMMIT"_L1)
        || phrase.follows(0, { "PRAGMA"_L1, "FOREIGN_KEYS"_L1 });
}

// Whatever names a table goes where the table is.
std::optional<QList<QStringList>> inParts(const QStringList &statements)
{
    QList<QStringList> parts;
    QHash<QString, qsizetype> places;
    QSet<QString> names;
    for (const auto &sql : statements) {
        const Phrase phrase(sql, sqliteTokens(sql));
        if (isFrame(phrase)) {
            continue;
        }
        const auto made = madeBy(phrase);
        if (!made || names.contains(made->name)) {
            return std::nullopt;
        }
        names += made->name;
        if (made->name == made->owner) {
            if (parts.isEmpty() || parts.last().size() >= PartSize) {
                parts += QStringList();
            }
            places.insert(made->name, parts.size() - 1);
        }
        const auto place = places.value(made->owner, -1);
        if (place < 0) {
            return std::nullopt;
        }
        parts[place] += sql;
    }
    return parts;
}

bool addRows(sqlite3 *database, QList<SqliteSchemaRow> &rows)
{
    const auto add = [](void *list, int, char **values, char **) {
        *static_cast<QList<SqliteSchemaRow> *>(list) += sqliteRow(
            values[0], values[1], values[2], values[3]);
        return 0;
    };
    return sqlite3_exec(database,
               "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL", add,
               &rows, nullptr)
        == SQLITE_OK;
}

} // namespace

std::optional<QList<SqliteSchemaRow>> sqliteRowsInParts(
    const QStringList &statements, const std::stop_token &stop)
{
    const auto parts = statements.size() > Few ? inParts(statements) : std::nullopt;
    if (!parts) {
        return std::nullopt;
    }
    QList<SqliteSchemaRow> rows;
    for (const auto &part : *parts) {
        sqlite3 *opened = nullptr;
        sqlite3_open(":memory:", &opened);
        const Database database(opened, sqlite3_close);
        const auto run = [opened](const QByteArray &sql) {
            return sqlite3_exec(opened, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
        };
        const auto made = run("BEGIN") && std::ranges::all_of(part, [&](const QString &sql) {
            return !stop.stop_requested() && run(sql.toUtf8());
        });
        if (!made || !addRows(opened, rows)) {
            return std::nullopt;
        }
    }
    return rows;
}

} // namespace Switchback
