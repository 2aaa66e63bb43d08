// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formatbench.h"
#include "formats/discovery.h"
#include "support/servers.h"

using namespace Switchback;
using namespace Switchback::Test;

class PrismaTest : public QObject
{
    Q_OBJECT

    static void write(const FormatBench &bench, const QString &folder, const QByteArray &up,
        const QByteArray &down = {})
    {
        bench.write(folder + u"/migration.sql"_s, up);
        if (!down.isEmpty()) {
            bench.write(folder + u"/down.sql"_s, down);
        }
    }

    static void writeFile(const QString &path, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    static QString rows(FormatBench &bench)
    {
        return bench.query(u"select migration_name, finished_at is not null, rolled_back_at is not "
                           "null, applied_steps_count, coalesce(logs, '-') from _prisma_migrations "
                           "order by started_at, finished_at"_s);
    }

    static QString refusal(FormatBench &bench)
    {
        const auto checked = bench.format.check(bench.timeline(), {}, bench.context);
        return checked ? QString() : checked.error().what;
    }

    /// One step as `resolve` or a mend would have it; an empty text, or what went wrong.
    static QString resolve(FormatBench &bench, const QString &folder, Direction direction)
    {
        const auto set = bench.files();
        const auto it = std::ranges::find(set.migrations, Version { folder }, &Migration::version);
        const auto history = bench.format.history(bench.connection(), bench.context);
        const Rendering nothing { .down = Script {} };
        const auto step = bench.format.step({ .migration = *it,
                                                .rendering = nothing,
                                                .direction = direction,
                                                .files = set,
                                                .history = *history,
                                                .connection = bench.settings(),
                                                .server = bench.connection().server() },
            bench.context);
        QString said;
        for (const auto &statement : step->statements) {
            said += bench.execute(statement.sql);
        }
        return said;
    }

private Q_SLOTS:
    void foldersAreMigrations()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"20240102000000_second-step"_s, "select 2;\n", "select -2;\n");
        write(bench, u"20240101000000_first"_s, "select 1;\n");
        write(bench, u"0_init"_s, "select 0;\n");
        write(bench, u"20240101000000_first-b"_s, "select 1;\n");
        bench.write(u"migration_lock.toml"_s, "provider = \"sqlite\"\n");
        bench.write(u"stray.sql"_s, "select 3;\n");
        bench.write(u"20240103000000_empty/notes.txt"_s, "nothing\n");
        QStringList seen;
        const auto set = bench.files();
        for (const auto &migration : set.migrations) {
            seen += migration.version.text + u'|' + migration.name
                + (migration.reversible ? u"|down"_s : u""_s)
                + (migration.broken ? u"|broken"_s : u""_s);
        }
        QCOMPARE(seen,
            QStringList({ u"0_init|init"_s, u"20240101000000_first|first"_s,
                u"20240101000000_first-b|first-b"_s,
                u"20240102000000_second-step|second-step|down"_s,
                u"20240103000000_empty|empty|broken"_s }));
        QCOMPARE(set.problems.size(), 2);
        QVERIFY(set.problems.first().message.contains("20240103000000_empty/migration.sql"_L1));
        QVERIFY(set.problems.last().message.contains("stray.sql"_L1));
    }

    // The sum is Prisma's own for this file.
    void sumsAreTheTools()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"1_a"_s, "create table a (id int);\n");
        write(bench, u"2_b"_s, "create table a (id int);\r\n");
        const auto set = bench.files().migrations;
        const auto sum = u"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995"_s;
        QCOMPARE(set.first().checksum, sum);
        QCOMPARE(set.last().otherChecksum, sum);
        QCOMPARE(set.first().otherChecksum, set.last().checksum);
    }

    // SQLite keeps a table's text, and this is the text that Prisma leaves.
    void theTableIsPrismas()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"1_a"_s, "create table a (id int);\n", "drop table a;\n");
        QCOMPARE(bench.run(u"1_a"_s), QString());
        QCOMPARE(bench.query(u"select sql from sqlite_master where name = '_prisma_migrations'"_s),
            uR"(CREATE TABLE "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
))"_s);
        QCOMPARE(bench.query(u"select id like '________-____-4___-____-____________', started_at "
                             "like '____-__-__T__:__:__.___+00:00', finished_at like "
                             "'____-__-__T__:__:__.___+00:00' from _prisma_migrations"_s),
            u"1|1|1"_s);
        QCOMPARE(rows(bench), u"1_a|1|0|1|-"_s);
        QVERIFY(bench.timeline().entries.first().appliedAt.isValid());
        QCOMPARE(bench.run(u"1_a"_s, Direction::Down), QString());
        QCOMPARE(rows(bench), QString());
        QCOMPARE(bench.states(), u"1_a pending"_s);
    }

    void aFailureStopsEverythingUntilItIsResolved()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"1_a"_s, "create table a (id int);\ncreate table a (id int);\n");
        write(bench, u"2_b"_s, "create table b (id int);\n");
        QVERIFY(!bench.run(u"1_a"_s).isEmpty());
        QCOMPARE(rows(bench), u"1_a|0|0|0|-"_s);
        QVERIFY(bench.timeline().dirty);
        QVERIFY(bench.states().startsWith("1_a failed, 2_b pending"_L1));
        QVERIFY2(refusal(bench).contains("P3009"_L1), qPrintable(refusal(bench)));
        QVERIFY(refusal(bench).contains("resolve"_L1));
        // Taken back: the row stays, marked, and a later try adds its own.
        QCOMPARE(resolve(bench, u"1_a"_s, Direction::Down), QString());
        QCOMPARE(rows(bench), u"1_a|0|1|0|-"_s);
        QCOMPARE(bench.states(), u"1_a pending, 2_b pending"_s);
        QCOMPARE(refusal(bench), QString());
        QCOMPARE(bench.execute(u"drop table a"_s), QString());
        write(bench, u"1_a"_s, "create table a (id int);\n");
        QCOMPARE(bench.run(u"1_a"_s), QString());
        QCOMPARE(rows(bench), u"1_a|0|1|0|-\n1_a|1|0|1|-"_s);
        QCOMPARE(bench.states(), u"1_a applied, 2_b pending"_s);
    }

    void whatFailedCanBeMarkedAsApplied()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"1_a"_s, "create table a (id int);\ncreate table a (id int);\n");
        QVERIFY(!bench.run(u"1_a"_s).isEmpty());
        QCOMPARE(resolve(bench, u"1_a"_s, Direction::Up), QString());
        QCOMPARE(rows(bench), u"1_a|0|1|0|-\n1_a|1|0|0|"_s);
        QCOMPARE(bench.states(), u"1_a applied"_s);
    }

    void editedAndMissingFilesAreSeenAndStopNothing()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"20240101000000_a"_s, "create table a (id int);\n");
        write(bench, u"20240102000000_long_name"_s, "create table b (id int);\n");
        write(bench, u"20240104000000_d"_s, "create table d (id int);\n");
        for (const auto &folder :
            { u"20240101000000_a"_s, u"20240102000000_long_name"_s, u"20240104000000_d"_s }) {
            QCOMPARE(bench.run(folder), QString());
        }
        write(bench, u"20240101000000_a"_s, "create table a (id int);\r\n");
        write(bench, u"20240104000000_d"_s, "create table d (id bigint);\n");
        bench.remove(u"20240102000000_long_name/migration.sql"_s);
        QDir().rmdir(bench.context.directory + u"/20240102000000_long_name"_s);
        write(bench, u"20240103000000_c"_s, "create table c (id int);\n");
        QCOMPARE(bench.states(),
            u"20240101000000_a applied, 20240102000000_long_name missing, 20240103000000_c pending, "
            "20240104000000_d modified"_s);
        QCOMPARE(refusal(bench), QString());
        QCOMPARE(bench.run(u"20240103000000_c"_s), QString());
    }

    // Rows as Prisma's own engine and its adapters leave them on SQLite.
    void bothKindsOfTimesAreRead()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"1_a"_s, "create table a (id int);\n");
        QCOMPARE(bench.run(u"1_a"_s), QString());
        QCOMPARE(bench.execute(u"update _prisma_migrations set finished_at = 1700000000298"_s),
            QString());
        const auto number = bench.timeline().entries.first().appliedAt;
        QCOMPARE(bench.execute(u"update _prisma_migrations set finished_at = "
                               "'2023-11-14T22:13:20.298+00:00'"_s),
            QString());
        QCOMPARE(number, bench.timeline().entries.first().appliedAt);
        QCOMPARE(number.toMSecsSinceEpoch(), 1700000000298);
    }

    void aDatabaseWithTablesWantsABaseline()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"1_a"_s, "create table a (id int);\n");
        QCOMPARE(bench.execute(u"create table others (id int)"_s), QString());
        const auto said = bench.run(u"1_a"_s);
        QVERIFY2(
            said.contains("P3005"_L1) && said.contains("resolve --applied"_L1), qPrintable(said));
    }

    void anotherToolsTableIsLeftAlone()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"1_a"_s, "create table a (id int);\n");
        QCOMPARE(bench.execute(u"create table _prisma_migrations (version text, dirty bool)"_s),
            QString());
        QVERIFY(bench.states().contains("other columns"_L1)
            || bench.states().contains("not Prisma"_L1));
    }

    void theLockFileNamesTheKindOfDatabase()
    {
        FormatBench bench(u"prisma"_s);
        write(bench, u"1_a"_s, "create table a (id int);\n");
        QCOMPARE(refusal(bench), QString());
        bench.write(u"migration_lock.toml"_s, "# by Prisma\nprovider = \"postgresql\"\n");
        QVERIFY(refusal(bench).contains("'postgresql'"_L1));
        bench.write(u"migration_lock.toml"_s, "provider = \"sqlite\"\n");
        QCOMPARE(refusal(bench), QString());
        bench.write(u"migration_lock.toml"_s, "provider = [\n");
        QCOMPARE(refusal(bench), QString());
    }

    void aFileIsOneMessageOnPostgresqlOnly()
    {
        FormatBench bench(u"prisma"_s);
        const Migration migration { .path = u"1_a/migration.sql"_s,
            .text = "create table a (id int);\ncreate table b (id int);\n" };
        QVERIFY(!bench.format.render(migration, bench.context).up.transactional);
        bench.context.engine = engineById(u"postgresql");
        QVERIFY(bench.format.render(migration, bench.context).up.transactional);
        const auto alone = bench.format.render(
            { .path = u"1_a/migration.sql"_s, .text = "create index concurrently i on a (id);\n" },
            bench.context);
        QVERIFY(!alone.up.transactional);
        QVERIFY(alone.irreversible.contains("down.sql"_L1));
    }

    void theToolsOwnLockIsTaken()
    {
        FormatBench bench(u"prisma"_s);
        const auto lockOn = [&bench](const QString &engine) {
            return bench.format.locks({}, { .engine = engine }, bench.context);
        };
        QCOMPARE(lockOn(u"postgresql"_s).value(0).key, 72707369);
        QCOMPARE(lockOn(u"mysql"_s).value(0).name, u"prisma_migrate"_s);
        QVERIFY(lockOn(u"sqlite"_s).isEmpty());
        bench.context.options.insert(u"PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK"_s, u"1"_s);
        QVERIFY(lockOn(u"postgresql"_s).isEmpty());
    }

    void aNamedSchemaIsMadeAndHoldsTheTable()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        auto &server = PostgresServer::shared();
        const auto url = server.url(server.createDatabase());
        FormatBench bench(
            u"prisma"_s, url + (url.contains(u'?') ? u'&' : u'?') + u"schema=My-App"_s);
        for (const auto &[name, value] : bench.settings().parameters) {
            bench.context.options.insert(u"url."_s + name, value);
        }
        write(bench, u"1_a"_s, "create table a (id int);\n");
        QCOMPARE(bench.run(u"1_a"_s), QString());
        QCOMPARE(bench.query(u"select schemaname, tablename from pg_tables where schemaname not in "
                             "('pg_catalog', 'information_schema') order by 2"_s),
            u"My-App|_prisma_migrations\nMy-App|a"_s);
        QCOMPARE(bench.states(), u"1_a applied"_s);
    }

    // The server refuses it once the transaction has asked anything, and Prisma asks nothing.
    void aMigrationMayChooseItsIsolation()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        auto &server = PostgresServer::shared();
        FormatBench bench(u"prisma"_s, server.url(server.createDatabase()));
        write(bench, u"1_a"_s,
            "-- all of one moment\nSET TRANSACTION ISOLATION LEVEL REPEATABLE READ;\n"
            "create table a as select current_setting('transaction_isolation') as level;\n");
        QCOMPARE(bench.run(u"1_a"_s), QString());
        QCOMPARE(bench.query(u"select level from a"_s), u"repeatable read"_s);
    }

    void addressesOfTheProject_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("dotEnv");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("origin");
        QTest::newRow("a variable")
            << u"prisma/schema.prisma"_s
            << QByteArray(
                   "generator client {\n  provider = \"prisma-client-js\"\n}\n\ndatasource db "
                   "{\n  provider = \"postgresql\"\n  url      = env(\"PRISMA_TEST_URL\")\n}\n")
            << QByteArray("PRISMA_TEST_URL=\"postgresql://u@h/db?schema=app\"\n")
            << u"postgresql://u@h/db?schema=app"_s << u".env:1"_s;
        QTest::newRow("past the pooler")
            << u"prisma/schema.prisma"_s
            << QByteArray(
                   "datasource db {\n  provider = \"postgresql\"\n  url = "
                   "env(\"PRISMA_TEST_URL\")\n  directUrl = env(\"PRISMA_TEST_DIRECT\")\n}\n")
            << QByteArray("PRISMA_TEST_URL=prisma://service/?api_key=x\n"
                          "PRISMA_TEST_DIRECT=postgresql://u@h/direct\n")
            << u"postgresql://u@h/direct"_s << u".env:2"_s;
        QTest::newRow("a file of SQLite")
            << u"prisma/schema.prisma"_s
            << QByteArray(
                   "datasource db {\n  provider = \"sqlite\"\n  url = \"file:./dev.db\"\n}\n")
            << QByteArray() << u"sqlite:prisma/dev.db"_s << u"prisma/schema.prisma:3"_s;
        QTest::newRow("a configuration's program")
            << u"prisma.config.ts"_s
            << QByteArray("import { defineConfig, env } from 'prisma/config'\nexport default "
                          "defineConfig({\n  datasource: {\n    url: env('PRISMA_TEST_URL'),\n  "
                          "},\n})\n")
            << QByteArray("PRISMA_TEST_URL=mysql://u@h/db\n") << u"mysql://u@h/db"_s << u".env:1"_s;
        QTest::newRow("the program's own variables")
            << u"prisma.config.ts"_s
            << QByteArray("export default {\n  // url: env('OTHER')\n  datasource: { url: "
                          "process.env.PRISMA_TEST_URL! },\n}\n")
            << QByteArray("PRISMA_TEST_URL=mysql://u@h/db\n") << u"mysql://u@h/db"_s << u".env:1"_s;
        QTest::newRow("Prisma's own service")
            << u"prisma/schema.prisma"_s
            << QByteArray("datasource db {\n  url = env(\"PRISMA_TEST_URL\")\n}\n")
            << QByteArray("PRISMA_TEST_URL=prisma+postgres://service/?api_key=x\n") << QString()
            << QString();
    }

    void addressesOfTheProject()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, dotEnv);
        const QTemporaryDir folder;
        const auto root = QFileInfo(folder.path()).canonicalFilePath();
        writeFile(root + u'/' + file, text);
        writeFile(root + u"/.env"_s, dotEnv);
        writeFile(root + u"/prisma/migrations/20240101000000_a/migration.sql"_s, "select 1;\n");
        const auto project = openProject(root);
        QVERIFY(project);
        QCOMPARE(project->folders.value(0).format, u"prisma"_s);
        QCOMPARE(project->folders.value(0).path, root + u"/prisma/migrations"_s);
        QTEST(project->environments.value(0).url, "url");
        QTEST(project->environments.value(0).urlOrigin, "origin");
    }

    // Drizzle gives each migration a folder with a migration.sql, too.
    void drizzlesFoldersAreNotPrismas()
    {
        const QTemporaryDir folder;
        const auto root = QFileInfo(folder.path()).canonicalFilePath();
        writeFile(root + u"/drizzle/20240101000000_a/migration.sql"_s, "select 1;\n");
        writeFile(root + u"/drizzle/20240101000000_a/snapshot.json"_s, "{}\n");
        const auto project = openProject(root);
        QVERIFY(project);
        QVERIFY(project->folders.isEmpty());
    }

    void aNewMigrationIsAFolder()
    {
        FormatBench bench(u"prisma"_s);
        const auto files = bench.format.draft(
            { .name = u"Add a table"_s,
                .up = { u"create table a (id int)"_s },
                .down = { u"drop table a"_s },
                .versions = { u"0_init"_s, u"19_more"_s },
                .prefixes = {},
                .now = QDateTime::fromString(u"2024-02-03T04:05:06Z"_s, Qt::ISODate) },
            bench.context);
        QVERIFY(files);
        const auto folder = bench.context.directory + u"/20240203040506_add_a_table/"_s;
        QCOMPARE(files->value(0),
            (NewFile { folder + u"migration.sql"_s, "create table a (id int);\n" }));
        QCOMPARE(files->value(1), (NewFile { folder + u"down.sql"_s, "drop table a;\n" }));
    }
};

QTEST_GUILESS_MAIN(PrismaTest)
#include "tst_prisma.moc"
