// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A small shop on SQLite in dbmate's format, in a temporary folder, for tests of the window.

#include "workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace Switchback {

class Shop
{
public:
    Shop()
    {
        using namespace Qt::StringLiterals;
        write(u"switchback.toml"_s, "[environments.development]\nurl = \"sqlite:shop.db\"\n");
        migration(u"20260801080000_create_customers"_s,
            "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
            "INSERT INTO customers (name) VALUES ('Ada'), ('Grace');\n",
            "DROP TABLE customers;\n");
        migration(u"20260812090000_create_orders"_s,
            "-- What people bought.\nCREATE TABLE orders (\n  id INTEGER PRIMARY KEY,\n"
            "  customer_id INTEGER NOT NULL REFERENCES customers (id),\n  total_cents INTEGER NOT "
            "NULL DEFAULT 0\n);\n"
            "CREATE INDEX orders_customer ON orders (customer_id);\n",
            "DROP TABLE orders;\n");
        migration(u"20261112101000_add_phone_to_customers"_s,
            "ALTER TABLE customers ADD COLUMN phone TEXT;\n",
            "ALTER TABLE customers DROP COLUMN phone;\n");
    }

    QString path() const { return m_folder.path(); }

    void write(const QString &name, const QByteArray &text) const
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    void migration(const QString &name, const QByteArray &up, const QByteArray &down) const
    {
        using namespace Qt::StringLiterals;
        write(u"db/migrations/%1.sql"_s.arg(name),
            "-- migrate:up\n" + up + "\n-- migrate:down\n" + down);
    }

    void open(Workspace &workspace) const
    {
        auto opened = workspace.open(path());
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), 10000);
        const auto result = opened.result();
        QVERIFY2(result.has_value(), result ? "" : qPrintable(oneLine(result.error())));
        QTRY_VERIFY_WITH_TIMEOUT(workspace.standing().fromDatabase, 10000);
    }

    static Plan plan(Workspace &workspace, const Target &target)
    {
        auto asked = workspace.plan(target);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 10000); }();
        const auto result = asked.result();
        [&] { QVERIFY2(result.has_value(), result ? "" : qPrintable(oneLine(result.error()))); }();
        return result.value_or(Plan());
    }

    /// Runs a plan to its end.
    static Outcome run(Workspace &workspace, const Target &target)
    {
        QSignalSpy ended(&workspace, &Workspace::runEnded);
        const auto started = workspace.startRun(plan(workspace, target));
        [&] {
            QVERIFY2(started.has_value(), started ? "" : qPrintable(oneLine(started.error())));
        }();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000); }();
        const auto outcome = ended.isEmpty() ? Outcome()
                                             : ended.constFirst().constFirst().value<Outcome>();
        [&] { QVERIFY2(outcome.error.what.isEmpty(), qPrintable(oneLine(outcome.error))); }();
        return outcome;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace Switchback
