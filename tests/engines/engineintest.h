// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An engine as its tests use it: an error is printed where it happens.

#include "engines/engine.h"

#include <QDebug>
#include <QVariant>

namespace Switchback {

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

    const Engine &m_engine;
};

} // namespace Switchback
