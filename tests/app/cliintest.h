// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// switchback-cli as its tests use it: started in a folder of its own, with nobody at the terminal.

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace Switchback {

struct Ran {
    int status = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    qsizetype errorLines() const { return err.split('\n').size() - 1; }
};

class CliInTest
{
protected:
    QString file(const QString &name) const { return m_folder->filePath(name); }

    void write(const QString &name, const QByteArray &text) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(file(name)).path()));
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
    }

    /// In dbmate's format.
    void migration(const QString &name, const QByteArray &up, const QByteArray &down) const
    {
        write(QStringLiteral("db/migrations/") + name,
            "-- migrate:up\n" + up + "\n\n-- migrate:down\n" + down + "\n");
    }

    /// `url`: what DATABASE_URL says; empty: as it is.
    void start(QProcess &process, const QStringList &words, const QString &url = {}) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_STATE_HOME"), file(QStringLiteral("state")));
        environment.insert(QStringLiteral("DBMATE_NO_DUMP_SCHEMA"), QStringLiteral("true"));
        if (!url.isEmpty()) {
            environment.insert(QStringLiteral("DATABASE_URL"), url);
        }
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder->path());
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(qEnvironmentVariable("SWITCHBACK_CLI"), words);
    }

    Ran runHere(const QStringList &words, const QString &url = {}) const
    {
        QProcess process;
        start(process, words, url);
        [&] { QVERIFY(process.waitForFinished(60000)); }();
        return { process.exitCode(), process.readAllStandardOutput(),
            process.readAllStandardError() };
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace Switchback
