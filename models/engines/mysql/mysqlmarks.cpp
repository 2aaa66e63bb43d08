// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqlmarks.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString literal(QString text)
{
    return u'\'' + text.replace(u'\\', "\\\\"_L1).replace(u'\'', "''"_L1) + u'\'';
}

QString directionWord(Direction direction)
{
    return direction == Direction::Up ? u"up"_s : u"down"_s;
}

class MysqlMarks : public StatementMarks
{
public:
    PlannedStatement createTable() const override
    {
        return {
            .sql =
                u"CREATE TABLE IF NOT EXISTS switchback_journal (version VARCHAR(200) NOT NULL, "
                "direction VARCHAR(4) NOT NULL, statement INT NOT NULL, statements INT NOT NULL, "
                "hash CHAR(64) NOT NULL, state VARCHAR(7) NOT NULL, connection_id BIGINT NOT NULL, "
                "at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (version, statement))"_s,
            .role = StatementRole::Mark
        };
    }

    PlannedStatement started(const Mark &mark) const override
    {
        return {
            .sql = u"REPLACE INTO switchback_journal (version, direction, statement, statements, "
                   u"hash, state, "
                   "connection_id) VALUES (%1, '%2', %3, %4, '%5', 'started', CONNECTION_ID())"_s
                       .arg(literal(mark.version), directionWord(mark.direction),
                           QString::number(mark.statement), QString::number(mark.statements),
                           mark.hash),
            .role = StatementRole::Mark
        };
    }

    PlannedStatement done(const Mark &mark) const override
    {
        return {
            .sql =
                u"UPDATE switchback_journal SET state = 'done' WHERE version = %1 AND statement = %2"_s
                    .arg(literal(mark.version), QString::number(mark.statement)),
            .role = StatementRole::Mark
        };
    }

    QString withdraw(const QString &version) const override
    {
        return u"DELETE FROM switchback_journal WHERE state = 'started' AND version = "_s
            + literal(version);
    }

    PlannedStatement forget(const QString &version) const override
    {
        return { .sql = u"DELETE FROM switchback_journal WHERE version = "_s + literal(version),
            .role = StatementRole::Mark };
    }

    PlannedStatement dropTable() const override
    {
        return { .sql = u"DROP TABLE IF EXISTS switchback_journal"_s, .role = StatementRole::Mark };
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
            u"SELECT version, direction, statement, statements, hash, state "
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
                .done = row.at(5).toString() == "done"_L1 };
        }
        return marks;
    }
};

} // namespace

const StatementMarks &mysqlMarks()
{
    static const MysqlMarks marks;
    return marks;
}

} // namespace Switchback
