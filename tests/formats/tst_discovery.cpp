// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/discovery.h"
#include "formats/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class DiscoveryTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString root() const { return QFileInfo(m_folder->path()).canonicalFilePath(); }

    void write(const QString &name, const QByteArray &text) const
    {
        const auto path = root() + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QStringList found() const
    {
        QStringList list;
        const auto project = openProject(root());
        for (const auto &folder : project.value().folders) {
            list += folder.format + u' ' + QDir(root()).relativeFilePath(folder.path);
        }
        return list;
    }

    const QByteArray m_dbmate = "-- migrate:up\nselect 1;\n-- migrate:down\n";

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qunsetenv("DATABASE_URL");
    }

    void dbmateIsFoundByItsMarkers()
    {
        write(u"db/migrations/20240101000000_a.sql"_s, m_dbmate);
        write(u"db/migrations/README.md"_s, "words\n");
        write(u".env"_s, "# local\nDATABASE_URL=sqlite:db/app.sqlite3\n");
        const auto project = openProject(root());
        QVERIFY(project);
        QCOMPARE(found(), QStringList { u"dbmate db/migrations"_s });
        QVERIFY(!project->folders.first().why.isEmpty());
        QCOMPARE(project->environments.size(), 1);
        QCOMPARE(project->environments.first().url, u"sqlite:db/app.sqlite3"_s);
        QCOMPARE(project->environments.first().urlOrigin, u".env:2"_s);
    }

    void ofEqualFoldersTheUsualNameThenTheLargerOneComesFirst()
    {
        for (const auto &folder : { u"db/data_migrations"_s, u"db/migrations"_s, u"db/more"_s }) {
            write(folder + u"/1_a.sql"_s, m_dbmate);
        }
        write(u"db/more/2_b.sql"_s, m_dbmate);
        write(u"db/more/3_c.sql"_s, m_dbmate);
        QCOMPARE(found(),
            (QStringList {
                u"dbmate db/migrations"_s, u"dbmate db/more"_s, u"dbmate db/data_migrations"_s }));
    }

    void copiesAndHiddenFoldersAreNotSearched()
    {
        for (const auto &folder :
            { u"node_modules/x"_s, u".git/x"_s, u"vendor/x"_s, u"_build/x"_s, u"services/a"_s }) {
            write(folder + u"/1_a.sql"_s, m_dbmate);
        }
        QFile::link(root() + u"/services"_s, root() + u"/link"_s);
        QCOMPARE(found(), QStringList { u"dbmate services/a"_s });
    }

    void theProjectFileComesFirst()
    {
        write(u"db/migrations/1_a.sql"_s, m_dbmate);
        write(u"other/1_a.sql"_s, m_dbmate);
        write(u"switchback.toml"_s,
            "[project]\nmigrations = \"other\"\n[environments.dev]\nurl = \"sqlite:dev.db\"\n");
        write(u".env"_s, "DATABASE_URL=sqlite:env.db\n");
        const auto project = openProject(root());
        QVERIFY(project);
        QCOMPARE(found(), QStringList({ u"dbmate other"_s, u"dbmate db/migrations"_s }));
        QCOMPARE(project->environments.size(), 1);
        QCOMPARE(project->environments.first().url, u"sqlite:dev.db"_s);
    }

    void theProcessesVariableWins()
    {
        write(u"db/migrations/1_a.sql"_s, m_dbmate);
        write(u".env"_s, "DATABASE_URL=sqlite:env.db\n");
        qputenv("DATABASE_URL", "sqlite:process.db");
        const auto project = openProject(root());
        QCOMPARE(project->environments.value(0).url, u"sqlite:process.db"_s);
        QVERIFY(project->environments.value(0).urlOrigin.contains("DATABASE_URL"_L1));
    }

    void aFolderWithoutMigrationsIsSaidSo()
    {
        write(u"src/main.c"_s, "int main() {}\n");
        QVERIFY(openProject(root()).value().folders.isEmpty());
        const auto folder = recogniseFolder(root(), root() + u"/src"_s);
        QVERIFY(!folder);
        QVERIFY(folder.error().next.contains("dbmate"_L1));
        QVERIFY(!openProject(root() + u"/nowhere"_s));
    }

    void dotEnvFiles_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << QByteArray("X=a b") << u"a b"_s;
        QTest::newRow("comment") << QByteArray("X=a # b") << u"a"_s;
        QTest::newRow("hash inside") << QByteArray("X=a#b") << u"a#b"_s;
        QTest::newRow("double quotes") << QByteArray("X = \"a # \\\"b\\\"\" # c") << u"a # \"b\""_s;
        QTest::newRow("single quotes") << QByteArray("X='a ${Y}'") << u"a ${Y}"_s;
        QTest::newRow("export") << QByteArray("export X=a\r") << u"a"_s;
        QTest::newRow("other variable") << QByteArray("Y=1\nX=${Y}2") << u"12"_s;
        QTest::newRow("empty") << QByteArray("X=") << QString(u""_s);
    }

    void dotEnvFiles()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, value);
        QCOMPARE(parseDotEnv(line, u".env"_s).value(u"X"_s).value, value);
    }

    void jdbcUrls_data()
    {
        QTest::addColumn<QString>("jdbc");
        QTest::addColumn<QString>("url");
        QTest::newRow("postgresql") << u"jdbc:postgresql://h:5/d?user=u&password=p&ssl=true"_s
                                    << u"postgresql://u:p@h:5/d?ssl=true"_s;
        QTest::newRow("schema") << u"jdbc:postgresql://h/d?currentSchema=s"_s
                                << u"postgresql://h/d?search_path=s"_s;
        QTest::newRow("no host") << u"jdbc:postgresql:d"_s << u"postgresql://localhost/d"_s;
        QTest::newRow("sqlite") << u"jdbc:sqlite:x.db"_s << u"sqlite:x.db"_s;
        QTest::newRow("mysql") << u"jdbc:mysql://h/d"_s << u"mysql://h/d"_s;
        QTest::newRow("no jdbc") << u"postgresql://h/d"_s << u"postgresql://h/d"_s;
    }

    void jdbcUrls()
    {
        QFETCH(QString, jdbc);
        QFETCH(QString, url);
        QCOMPARE(fromJdbc(jdbc), url);
    }
};

QTEST_GUILESS_MAIN(DiscoveryTest)
#include "tst_discovery.moc"
