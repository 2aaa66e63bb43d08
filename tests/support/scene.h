// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A project in dbmate's format beside a database of its own on any of the three engines.

#include "run/planner.h"
#include "run/runner.h"
#include "support/newurl.h"
#include "support/take.h"

namespace Switchback {

class Scene
{
public:
    explicit Scene(const QString &engine)
        : m_project(std::make_unique<TestProject>())
        , m_url(newUrl(engine, *m_project))
    {
    }

    const TestProject &project() const { return *m_project; }
    const QString &url() const { return m_url; }

    void settings(const QByteArray &text) const
    {
        QFile file(m_project->path() + QStringLiteral("/switchback.toml"));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("cannot write switchback.toml");
        }
    }

    Session session() const { return sessionAt(m_url); }
    Session sessionAt(const QString &url) const
    {
        const auto session = openSession(m_project->request(url));
        return take(session);
    }

    std::unique_ptr<Connection> connect() const
    {
        const auto at = session();
        auto connection = at.engine->connect(at.connection, Access::ReadWrite);
        if (!connection) {
            qFatal("%ls", qUtf16Printable(oneLine(connection.error())));
        }
        return std::move(*connection);
    }

    void run(const QStringList &statements) const
    {
        const auto connection = connect();
        for (const auto &sql : statements) {
            if (const auto done = connection->execute(sql); !done) {
                qFatal("%ls: %ls", qUtf16Printable(sql), qUtf16Printable(oneLine(done.error())));
            }
        }
    }

    QString ask(const QString &sql) const
    {
        const auto rows = connect()->query(sql);
        return take(rows).rows.value(0).value(0).toString();
    }

    Plan plan(const Target &target = {}) const { return take(makePlan(session(), target)); }

    Outcome apply(const Target &target = {}) const
    {
        const auto at = session();
        return runPlan(at, take(makePlan(at, target)), {}, [](const RunEvent &) { }, {});
    }

private:
    std::unique_ptr<TestProject> m_project;
    QString m_url;
};

} // namespace Switchback
