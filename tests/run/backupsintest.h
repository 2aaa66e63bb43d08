// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the tests of backups share: a project with a database, and what stands in it.

#include "engines/schemareader.h"
#include "run/restore.h"
#include "run/scratch.h"
#include "support/leftbehind.h"
#include "support/project.h"
#include "support/servers.h"

#include <QTest>

namespace Switchback {

using namespace Qt::StringLiterals;

inline Schema schemaOf(const Session &session)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    return schemaTools(session.engine->info().id)->read(**connection, {}).value();
}

inline RowCounts countsOf(const Session &session)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    return rowCounts(*session.engine, **connection).value();
}

inline const QStringList shop {
    u"CREATE TABLE customers (id integer PRIMARY KEY, name varchar(40) NOT NULL)"_s,
    u"CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL, FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE)"_s,
    u"CREATE INDEX orders_customer ON orders (customer_id)"_s,
    u"CREATE VIEW names AS SELECT name FROM customers"_s,
    u"INSERT INTO customers (id, name) VALUES (1, 'Ada'), (2, 'Gr\u00e4ce; -- \\'), (3, 'O''Neil')"_s,
    u"INSERT INTO orders (id, customer_id) VALUES (1, 1), (2, 2)"_s,
};

inline QString said(const auto &result)
{
    return result ? QString() : oneLine(result.error());
}

class BackupsInTest
{
protected:
    void begin() { m_project = std::make_unique<TestProject>(); }

    Session open(const QString &engine)
    {
        // Through TCP, which wants the password.
        const auto url = engine == "postgresql"_L1
            ? PostgresServer::shared().tcpUrl(PostgresServer::shared().createDatabase())
            : engine == "mysql"_L1
            ? MariaDbServer::shared().tcpUrl(MariaDbServer::shared().createDatabase())
            : m_project->sqliteUrl();
        return openSession(m_project->request(url)).value();
    }

    void send(const Session &session, const QStringList &statements)
    {
        auto connection = session.engine->connect(session.connection, Access::ReadWrite).value();
        for (auto sql : statements) {
            if (session.engine->info().id == "mysql"_L1) {
                sql.replace(u'\\', "\\\\"_L1);
            }
            const auto done = connection->execute(sql);
            [&] { QVERIFY2(done, done ? "" : qPrintable(oneLine(done.error()))); }();
        }
    }

    QStringList column(const Session &session, const QString &sql)
    {
        const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
        const auto rows = (*connection)->query(sql);
        QStringList list;
        for (const auto &row : rows ? rows->rows : QList<QVariantList>()) {
            list += row.first().toString();
        }
        return rows ? list : QStringList { oneLine(rows.error()) };
    }

    QString file(const QString &name) const { return m_project->path() + u'/' + name; }
    QStringList files() const
    {
        return QDir(m_project->path()).entryList({ u"*.backup*"_s }, QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<TestProject> m_project;
};

} // namespace Switchback
