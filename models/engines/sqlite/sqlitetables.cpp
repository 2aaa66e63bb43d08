// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Tables go from one file to another by their own definitions, word for word; the rows follow, then
// what watches them. Both ways are the same copy: from the file that is attached to the one that is open.

#include "core/text.h"
#include "core/tr.h"
#include "engines/tablecopy.h"

#include <QFile>
#include <QMap>

#include <sqlite3.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Patience = 5000; // milliseconds, for a lock that another program holds
constexpr int StepsBetweenLooks = 2000;

QString quoted(QString name)
{
    return u'"' + name.replace(u'"', "\"\""_L1) + u'"';
}

QString literal(QString text)
{
    return u'\'' + text.replace(u'\'', "''"_L1) + u'\'';
}

class TableCopy
{
public:
    explicit TableCopy(const SqliteTables &wanted)
        : m_wanted(wanted)
    {
    }
    ~TableCopy() { sqlite3_close(m_handle); }
    TableCopy(const TableCopy &) = delete;
    TableCopy &operator=(const TableCopy &) = delete;

    Result<void> openNew(const QString &from, const QString &to);
    Result<void> openLive(const QString &from, const QString &to);
    Result<void> save();
    Result<void> replace();

private:
    using Row = QStringList;
    void handle(const QString &path);
    Result<void> run(const QString &sql);
    Result<QList<Row>> ask(const QString &sql);
    Result<void> inTransaction(const QString &begin, const std::function<Result<void>()> &work);
    Result<void> copyTable(const QString &table);
    Result<QString> insertion(const QString &table);
    Result<void> counter(const QString &table);
    Result<void> attachments(const QString &table);
    Result<QMap<QString, int>> strays();
    static int look(void *self)
    {
        return static_cast<TableCopy *>(self)->m_wanted.stop.stop_requested() ? 1 : 0;
    }

    const SqliteTables &m_wanted;
    sqlite3 *m_handle = nullptr;
};

Result<void> TableCopy::run(const QString &sql)
{
    if (sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK) {
        return {};
    }
    const bool stopped = m_wanted.stop.stop_requested();
    return fail({ .kind = stopped ? ErrorKind::Cancelled : ErrorKind::Failed,
        .what = stopped ? tr("Copying was stopped.") : tr("The tables cannot be copied."),
        .server = QString::fromUtf8(sqlite3_errmsg(m_handle)) });
}

Result<QList<TableCopy::Row>> TableCopy::ask(const QString &sql)
{
    QList<Row> rows;
    const auto add = [](void *list, int count, char **values, char **) {
        Row row;
        for (int i = 0; i < count; ++i) {
            row += QString::fromUtf8(values[i]);
        }
        *static_cast<QList<Row> *>(list) += row;
        return 0;
    };
    if (sqlite3_exec(m_handle, sql.toUtf8().constData(), add, &rows, nullptr) != SQLITE_OK) {
        return fail({ .kind = ErrorKind::Failed,
            .what = tr("The tables cannot be copied."),
            .server = QString::fromUtf8(sqlite3_errmsg(m_handle)) });
    }
    return rows;
}

// Attached files must have the encoding of the first one, which a new file takes over.
Result<void> TableCopy::openNew(const QString &from, const QString &to)
{
    handle(from);
    const auto encoding = ask(u"PRAGMA encoding"_s);
    handle(to);
    const auto set = encoding
        ? run(u"PRAGMA encoding = %1; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"_s.arg(
              literal(encoding->value(0).value(0))))
        : fail(encoding.error());
    return set ? run(u"ATTACH %1 AS source"_s.arg(literal(from))) : set;
}

Result<void> TableCopy::openLive(const QString &from, const QString &to)
{
    handle(to);
    return run(
        u"PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; ATTACH %1 AS source"_s
            .arg(literal(from)));
}

void TableCopy::handle(const QString &path)
{
    sqlite3_close(std::exchange(m_handle, nullptr));
    sqlite3_open_v2(QFile::encodeName(path).constData(), &m_handle, SQLITE_OPEN_READWRITE, nullptr);
    sqlite3_busy_timeout(m_handle, Patience);
    sqlite3_progress_handler(m_handle, StepsBetweenLooks, look, this);
}

Result<void> TableCopy::inTransaction(
    const QString &begin, const std::function<Result<void>()> &work)
{
    auto done = run(begin);
    done = done ? work() : done;
    done = done ? run(u"COMMIT"_s) : done;
    if (!done && sqlite3_get_autocommit(m_handle) == 0) {
        sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    return done;
}

// Rows keep their numbers; what the table computes itself is left to it.
Result<QString> TableCopy::insertion(const QString &table)
{
    const auto columns = ask(
        u"SELECT name FROM pragma_table_xinfo(%1, 'source') WHERE hidden = 0"_s.arg(
            literal(table)));
    const auto plain = ask(
        u"SELECT wr FROM pragma_table_list WHERE schema = 'source' AND name = %1"_s.arg(
            literal(table)));
    if (!columns || !plain) {
        return fail(columns ? plain.error() : columns.error());
    }
    QStringList names;
    QStringList taken;
    for (const auto &row : *columns) {
        names += quoted(row.first());
        taken += row.first().toLower();
    }
    for (const auto &number : { u"rowid"_s, u"_rowid_"_s, u"oid"_s }) {
        if (plain->value(0).value(0) == "0"_L1 && !taken.contains(number)) {
            names.prepend(number);
            break;
        }
    }
    return u"INSERT INTO main.%1 (%2) SELECT %2 FROM source.%1"_s.arg(
        quoted(table), names.join(u", "_s));
}

Result<void> TableCopy::counter(const QString &table)
{
    const auto counts = ask(
        u"SELECT count(*) FROM source.sqlite_schema WHERE name = 'sqlite_sequence'"_s);
    const auto here = ask(
        u"SELECT count(*) FROM main.sqlite_schema WHERE name = 'sqlite_sequence'"_s);
    if (!counts || !here) {
        return fail(counts ? here.error() : counts.error());
    }
    if (counts->first().first() == "0"_L1 || here->first().first() == "0"_L1) {
        return {};
    }
    return run(
        u"DELETE FROM main.sqlite_sequence WHERE name = %1;"
        " INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence WHERE name = %1"_s
            .arg(literal(table)));
}

Result<void> TableCopy::attachments(const QString &table)
{
    const auto list = ask(
        u"SELECT sql FROM source.sqlite_schema WHERE tbl_name = %1 COLLATE NOCASE"
        " AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type, name"_s.arg(
            literal(table)));
    auto done = list ? Result<void>() : fail(list.error());
    for (const auto &row : list.value_or(QList<Row>())) {
        done = done ? run(row.first()) : done;
    }
    return done;
}

Result<void> TableCopy::copyTable(const QString &table)
{
    if (m_wanted.progress) {
        m_wanted.progress(table);
    }
    const auto definition = ask(
        u"SELECT sql FROM source.sqlite_schema WHERE type = 'table' AND name = %1"_s.arg(
            literal(table)));
    if (!definition) {
        return fail(definition.error());
    }
    if (definition->isEmpty()) {
        return fail({ .kind = ErrorKind::Failed,
            .what = tr("There is no table '%1' any more.").arg(elided(visible(table), 100)) });
    }
    auto done = run(definition->first().first());
    const auto insert = done ? insertion(table) : fail(done.error());
    done = insert ? run(*insert) : fail(insert.error());
    done = done ? counter(table) : done;
    return done ? attachments(table) : done;
}

Result<void> TableCopy::save()
{
    return inTransaction(u"BEGIN"_s, [this] {
        auto done = run(u"PRAGMA main.application_id = %1"_s.arg(SavedTablesMark));
        done = done ? run(u"CREATE TABLE main.%1 (name TEXT)"_s.arg(SavedTables)) : done;
        for (const auto &table : m_wanted.tables) {
            done = done ? copyTable(table) : done;
            done = done ? run(u"INSERT INTO main.%1 VALUES (%2)"_s.arg(SavedTables, literal(table)))
                        : done;
        }
        return done;
    });
}

/// How many rows refer to nothing: "orders → customers".
Result<QMap<QString, int>> TableCopy::strays()
{
    QMap<QString, int> counts;
    if (!m_wanted.links) {
        return counts;
    }
    const auto rows = ask(u"SELECT \"table\", parent, count(*) FROM"
                          " (SELECT * FROM pragma_foreign_key_check) GROUP BY 1, 2"_s);
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : *rows) {
        counts.insert(row.at(0) + u" → "_s + row.at(1), row.at(2).toInt());
    }
    return counts;
}

Result<void> TableCopy::replace()
{
    return inTransaction(u"BEGIN IMMEDIATE"_s, [this]() -> Result<void> {
        const auto before = strays();
        auto done = before ? Result<void>() : fail(before.error());
        for (const auto &table : m_wanted.tables) {
            done = done ? run(u"DROP TABLE IF EXISTS main."_s + quoted(table)) : done;
        }
        for (const auto &table : m_wanted.tables) {
            done = done ? copyTable(table) : done;
        }
        const auto after = done ? strays() : fail(done.error());
        if (!after) {
            return fail(after.error());
        }
        for (auto it = after->cbegin(); it != after->cend(); ++it) {
            if (const int more = it.value() - before->value(it.key()); more > 0) {
                return fail({ .kind = ErrorKind::Failed,
                    .what = tr("%n row(s) would refer to nothing: %1", nullptr, more)
                        .arg(visible(it.key())) });
            }
        }
        return {};
    });
}

} // namespace

Result<void> saveSqliteTables(const QString &from, const QString &to, const SqliteTables &wanted)
{
    TableCopy copy(wanted);
    const auto opened = copy.openNew(from, to);
    return opened ? copy.save() : opened;
}

Result<void> replaceSqliteTables(const QString &from, const QString &to, const SqliteTables &wanted)
{
    TableCopy copy(wanted);
    const auto opened = copy.openLive(from, to);
    return opened ? copy.replace() : opened;
}

} // namespace Switchback
