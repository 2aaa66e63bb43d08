// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqlmarks.h"

#include "engines/mysql/mysqlfate.h"
#include "engines/mysql/mysqllock.h"
#include "engines/urlparts.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString literal(QString text)
{
    return u'\'' + text.replace(u'\\', "\\\\"_L1).replace(u'\'', "''"_L1) + u'\'';
}

QString table(const QString &schema)
{
    return schema.isEmpty() ? u"switchback_journal"_s
                            : quoted(schema, u'`') + u".switchback_journal"_s;
}

QString directionWord(Direction direction)
{
    return direction == Direction::Up ? u"up"_s : u"down"_s;
}

class MysqlMarks : public StatementMarks
{
public:
    PlannedStatement createTable(const QString &schema) const override
    {
        return { .sql = "CREATE TABLE IF NOT EXISTS "_L1 + table(schema)
                + " (version VARCHAR(200) NOT NULL, direction VARCHAR(4) NOT NULL, "
                  "statement INT NOT NULL, statements INT NOT NULL, hash CHAR(64) NOT NULL, "
                  "state VARCHAR(7) NOT NULL, connection_id BIGINT NOT NULL, "
                  "at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, "
                  "PRIMARY KEY (version, statement))"_L1,
            .role = StatementRole::Mark };
    }

    PlannedStatement started(const QString &schema, const Mark &mark) const override
    {
        return {
            .sql = u"REPLACE INTO %1 (version, direction, statement, statements, hash, state, "
                   "connection_id) VALUES (%2, '%3', %4, %5, '%6', 'started', CONNECTION_ID())"_s
                       .arg(table(schema), literal(mark.version), directionWord(mark.direction),
                           QString::number(mark.statement), QString::number(mark.statements),
                           mark.hash),
            .role = StatementRole::Mark
        };
    }

    PlannedStatement done(const QString &schema, const Mark &mark) const override
    {
        return { .sql = u"UPDATE %1 SET state = 'done' WHERE version = %2 AND statement = %3"_s.arg(
                     table(schema), literal(mark.version), QString::number(mark.statement)),
            .role = StatementRole::Mark };
    }

    QString withdraw(const QString &schema, const QString &version) const override
    {
        return u"DELETE FROM %1 WHERE state = 'started' AND version = %2"_s.arg(
            table(schema), literal(version));
    }

    PlannedStatement forget(const QString &schema, const QString &version) const override
    {
        return { .sql = u"DELETE FROM %1 WHERE version = %2"_s.arg(table(schema), literal(version)),
            .role = StatementRole::Mark };
    }

    PlannedStatement dropTable(const QString &schema) const override
    {
        return { .sql = "DROP TABLE IF EXISTS "_L1 + table(schema), .role = StatementRole::Mark };
    }

    Result<QList<Mark>> read(Connection &connection) const override
    {
        const auto there = connection.query(
            u"SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() "
            "AND TABLE_NAME = 'switchback_journal'"_s);
        if (!there) {
            return fail(there.error());
        }
        if (there->rows.value(0).value(0).toInt() == 0) {
            return QList<Mark> {};
        }
        const auto rows = connection.query(
            u"SELECT version, direction, statement, statements, hash, state, connection_id "
            "FROM switchback_journal ORDER BY version, statement"_s);
        if (!rows) {
            return fail(rows.error());
        }
        QList<Mark> marks;
        for (const auto &row : rows->rows) {
            marks += Mark { .version = row.at(0).toString(),
                .direction = row.at(1).toString() == "up"_L1 ? Direction::Up : Direction::Down,
                .statement = row.at(2).toInt(),
                .statements = row.at(3).toInt(),
                .hash = row.at(4).toString(),
                .done = row.at(5).toString() == "done"_L1,
                .connection = row.at(6).toLongLong() };
        }
        return marks;
    }

    // A number is given again only after the server was started anew; then nothing works on it.
    Result<QString> worker(Connection &connection, const Mark &mark) const override
    {
        const auto rows = connection.query("SELECT "_L1 + QLatin1StringView(MysqlSessionColumns)
            + " FROM information_schema.PROCESSLIST p WHERE p.COMMAND <> 'Sleep' AND p.ID = "_L1
            + QString::number(mark.connection));
        if (!rows) {
            return fail(rows.error());
        }
        return rows->rows.isEmpty() ? QString() : mysqlSessionInWords(rows->rows.first());
    }

    Result<StatementFate> fate(Connection &connection, const QString &sql) const override
    {
        return mysqlFate(connection, sql);
    }
};

} // namespace

const StatementMarks &mysqlMarks()
{
    static const MysqlMarks marks;
    return marks;
}

} // namespace Switchback
