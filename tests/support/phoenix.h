// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A small Phoenix project with Ecto migrations, in a temporary folder, for tests of the window.

#include "workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace Switchback {

class Phoenix
{
public:
    explicit Phoenix(const QByteArray &config = R"(import Config
config :shop, ecto_repos: [Shop.Repo]
config :shop, Shop.Repo, adapter: Ecto.Adapters.SQLite3, database: "shop.db"
)")
    {
        using namespace Qt::StringLiterals;
        write(u"mix.exs"_s, "defmodule Shop.MixProject do\nend\n");
        write(u"config/config.exs"_s, config);
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

    /// `body` is what stands in the module.
    void migration(const QString &name, const QByteArray &body,
        const QString &folder = QStringLiteral("priv/repo/migrations")) const
    {
        using namespace Qt::StringLiterals;
        write(u"%1/%2.exs"_s.arg(folder, name),
            "defmodule Shop.Repo.Migrations.M" + name.left(14).toLatin1()
                + " do\n  use Ecto.Migration\n\n" + body + "end\n");
    }

    void open(Workspace &workspace) const
    {
        auto opened = workspace.open(path());
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), 10000);
        const auto result = opened.result();
        QVERIFY2(result.has_value(), result ? "" : qPrintable(oneLine(result.error())));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace Switchback
