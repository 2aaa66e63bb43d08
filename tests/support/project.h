// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A project folder written by a test, with a state folder of its own.

#include "run/session.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace Switchback {

class TestProject
{
public:
    explicit TestProject(const QString &migrations = QStringLiteral("db/migrations"))
        : m_migrations(m_folder.filePath(migrations))
    {
        QDir().mkpath(m_migrations);
        qputenv("XDG_STATE_HOME", m_folder.filePath(QStringLiteral("state")).toLocal8Bit());
        qputenv("DBMATE_NO_DUMP_SCHEMA", "true");
    }

    QString path() const { return m_folder.path(); }
    QString migrations() const { return m_migrations; }

    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_migrations + u'/' + name);
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("cannot write %s", qPrintable(file.fileName()));
        }
    }

    void remove(const QString &name) const { QFile::remove(m_migrations + u'/' + name); }

    void writeDbmate(const QString &name, const QByteArray &up, const QByteArray &down = {}) const
    {
        write(name, "-- migrate:up\n" + up + "\n\n-- migrate:down\n" + down + "\n");
    }

    SessionRequest request(
        const QString &url, const QString &format = QStringLiteral("dbmate")) const
    {
        return { .project = path(), .url = url, .migrations = m_migrations, .format = format };
    }

    QString sqliteUrl() const
    {
        return QStringLiteral("sqlite:") + m_folder.filePath(QStringLiteral("app.db"));
    }

private:
    QTemporaryDir m_folder;
    QString m_migrations;
};

} // namespace Switchback
