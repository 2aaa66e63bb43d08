// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An engine as its tests use it: an error is printed where it happens.

#include "engines/engine.h"

#include <QDebug>
#include <QTest>
#include <QVariant>

namespace Switchback {

using namespace Qt::StringLiterals;

class EngineInTest
{
protected:
    explicit EngineInTest(QStringView id)
        : m_engine(*engineById(id))
    {
    }

    ConnectionSettings settings(const QString &url, const QString &folder = {}) const
    {
        const auto parsed = m_engine.parseUrl(url, folder);
        return parsed ? *parsed : ConnectionSettings();
    }

    std::unique_ptr<Connection> open(
        const ConnectionSettings &target, Access access = Access::ReadWrite) const
    {
        auto connection = m_engine.connect(target, access);
        if (!connection) {
            qWarning().noquote() << oneLine(connection.error());
            return nullptr;
        }
        return std::move(*connection);
    }

    /// The first value of the first row.
    static QVariant value(Connection &connection, const QString &sql)
    {
        const auto rows = connection.query(sql);
        return rows ? rows->rows.value(0).value(0)
                    : QVariant(QStringLiteral("error: ") + oneLine(rows.error()));
    }

    static bool run(Connection &connection, const QString &sql)
    {
        const auto done = connection.execute(sql);
        if (!done) {
            qWarning().noquote() << oneLine(done.error());
        }
        return done.has_value();
    }

    /// A cancel that comes between two statements ends the next one, and spares a rollback.
    void tryCancelsBetweenStatements(Connection &connection) const
    {
        connection.cancel();
        const auto refused = connection.execute(u"CREATE TABLE t (a int)"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_engine.failure(refused.error()), Failure::Cancelled);
        QVERIFY(connection.execute(u"CREATE TABLE t (a int)"_s));
        for (const auto &statement : m_engine.begin({}, connection.server(), true)) {
            QVERIFY(connection.query(statement.sql));
        }
        QVERIFY(connection.execute(u"INSERT INTO t VALUES (1)"_s));
        connection.cancel();
        QVERIFY(connection.execute(m_engine.rollback()));
        QCOMPARE(value(connection, u"SELECT count(*) FROM t"_s).toInt(), 0);
    }

    const Engine &m_engine;
};

} // namespace Switchback
