// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Owns one connection of Qt SQL under a name of its own and forgets the name when it goes.
//
// The drivers connect and close; statements are sent through the drivers' own handles (sqlite3,
// PGconn, MYSQL), because Qt hides what a migration run lives on: notices, SQLSTATE and place of
// an error, whole scripts, COPY answers, draining large results, interrupting.

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QVariant>

namespace Switchback {

class QtDatabase
{
public:
    explicit QtDatabase(const QString &driver);
    QtDatabase(const QtDatabase &) = delete;
    QtDatabase &operator=(const QtDatabase &) = delete;
    ~QtDatabase();

    QSqlDatabase &get() { return m_database; }
    bool hasDriver() const { return m_database.isValid(); }
    /// `Handle` is sqlite3, PGconn or MYSQL.
    template<class Handle>
    Handle *handle() const
    {
        const auto value = m_database.driver()->handle();
        return value.isValid() ? *static_cast<Handle *const *>(value.constData()) : nullptr;
    }

private:
    QString m_name;
    QSqlDatabase m_database;
};

} // namespace Switchback
