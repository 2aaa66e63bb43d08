// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Pairs of schemas, fixtures/schema/<engine or server>/<case>/{a,b}.sql: the script from one to the other runs,
// reaches it, and afterwards nothing is left to say. Both ways.

#include "run/respell.h"
#include "run/triedscript.h"
#include "support/servers.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class SchemaPairsTest : public QObject
{
    Q_OBJECT

private slots:
    void scriptReachesTheOther_data();
    void scriptReachesTheOther();
    void equalSchemasDoNotDiffer_data() { scriptReachesTheOther_data(); }
    void busyDatabasesGoOn_data();
    void busyDatabasesGoOn();
    void theStepsAreThoseThatBlockNobody();
    void equalSchemasDoNotDiffer();
    void brokenFileIsNamed();
    void filesNeedNoServer();
    void scratchIsRemoved();
    void anotherVersionSaysItInOtherWords();
    void keysInAnyWordsAreChecked();
    void namesThatAnOlderServerDoesNotTellStay();
    void formerRightsOfTheNewOwnerGo();
    void secretsAreComparedAndNotWrittenDown();
    void whatALoginMayNotSeeOfAMappingIsNoDifference();
};

namespace {

QString serverFor(const QString &engine)
{
    if (engine == "postgresql"_L1) {
        return PostgresServer::shared().reason().isEmpty() ? PostgresServer::shared().url()
                                                           : QString();
    }
    if (engine == "mysql"_L1 && MariaDbServer::shared().reason().isEmpty()) {
        static const auto database = MariaDbServer::shared().createDatabase();
        return MariaDbServer::shared().url(database);
    }
    return {};
}

CompareRequest requestFor(const QString &engine, const QString &from, const QString &to)
{
    CompareRequest request;
    request.from.text = from;
    request.to.text = to;
    request.dialect = engine;
    request.scratchUrl = serverFor(engine);
    return request;
}

QString said(const Error &error)
{
    return error.what + u" — "_s + error.server;
}

} // namespace

void SchemaPairsTest::scriptReachesTheOther_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    const QDir root(qEnvironmentVariable("SWITCHBACK_FIXTURES") + u"/schema"_s);
    const bool mySql = MariaDbServer::isMySql();
    for (const auto &folder : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        // What one of the two servers alone knows has a folder of its own.
        const bool of = folder == "mysql"_L1 || folder == (mySql ? "mysql8"_L1 : "mariadb"_L1);
        if (!of && (mySql || folder == "mysql8"_L1)) {
            continue;
        }
        const auto engine = of ? u"mysql"_s : folder;
        const QDir cases(root.filePath(folder));
        for (const auto &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const auto a = cases.filePath(name + u"/a.sql"_s);
            const auto b = cases.filePath(name + u"/b.sql"_s);
            QTest::addRow("%s: %s", qPrintable(folder), qPrintable(name)) << engine << a << b;
            QTest::addRow("%s: %s, back", qPrintable(folder), qPrintable(name)) << engine << b << a;
        }
    }
}

void SchemaPairsTest::scriptReachesTheOther()
{
    QFETCH(const QString, engine);
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    if (engine != "sqlite"_L1 && serverFor(engine).isEmpty()) {
        QSKIP("The server's programs are not installed.");
    }
    const auto request = requestFor(engine, a, b);
    const auto comparison = compareSources(request, {});
    QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
    QVERIFY(!comparison->changes.isEmpty());
    const auto tried = triedScript(*comparison, {});
    QVERIFY2(tried, qPrintable(tried ? QString() : said(tried.error())));
    QVERIFY2(!tried->failure, qPrintable(tried->failure ? said(*tried->failure) : QString()));
    QVERIFY2(tried->verified, qPrintable(tried->notVerified));
    QVERIFY(!tried->script.statements.isEmpty());
}

void SchemaPairsTest::equalSchemasDoNotDiffer()
{
    QFETCH(const QString, engine);
    QFETCH(const QString, a);
    if (engine != "sqlite"_L1 && serverFor(engine).isEmpty()) {
        QSKIP("The server's programs are not installed.");
    }
    const auto request = requestFor(engine, a, a);
    const auto comparison = compareSources(request, {});
    QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
    QCOMPARE(comparison->changes.size(), 0);
    const auto tried = triedScript(*comparison, {});
    QVERIFY(tried);
    QCOMPARE(tried->script.statements.size(), 0);
}

void SchemaPairsTest::busyDatabasesGoOn_data()
{
    if (MariaDbServer::isMySql()) {
        QSKIP("It is a matter of PostgreSQL.");
    }
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    const QDir cases(qEnvironmentVariable("SWITCHBACK_FIXTURES") + u"/schema/postgresql"_s);
    for (const auto &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QTest::addRow("%s", qPrintable(name))
            << cases.filePath(name + u"/a.sql"_s) << cases.filePath(name + u"/b.sql"_s);
    }
}

void SchemaPairsTest::busyDatabasesGoOn()
{
    SWITCHBACK_NEEDS(PostgresServer);
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    const auto comparison = compareSources(requestFor(u"postgresql"_s, a, b), {});
    QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
    const auto tried = triedScript(*comparison, {}, ScriptForm::ZeroDowntime);
    QVERIFY2(tried, qPrintable(tried ? QString() : said(tried.error())));
    QVERIFY2(!tried->failure, qPrintable(tried->failure ? said(*tried->failure) : QString()));
    QVERIFY2(tried->verified, qPrintable(tried->notVerified));
}

void SchemaPairsTest::theStepsAreThoseThatBlockNobody()
{
    SWITCHBACK_NEEDS(PostgresServer);
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(u"a.sql"_s,
        "CREATE TABLE t (id int, \"odd name\" text); CREATE TABLE p (id int PRIMARY KEY);"
        "CREATE INDEX gone ON t (id);");
    write(u"b.sql"_s,
        "CREATE TABLE p (id int PRIMARY KEY);"
        "CREATE TABLE t (id int CONSTRAINT t_p REFERENCES p, \"odd name\" text NOT NULL,"
        " CONSTRAINT t_u UNIQUE (id), CONSTRAINT t_c CHECK (id > 0));"
        "CREATE INDEX \"new one\" ON t (\"odd name\");"
        "CREATE TABLE fresh (id int UNIQUE); CREATE INDEX fresh_i ON fresh (id);");
    const auto comparison = compareSources(
        requestFor(u"postgresql"_s, folder.filePath(u"a.sql"_s), folder.filePath(u"b.sql"_s)), {});
    QVERIFY(comparison);
    const auto tried = triedScript(*comparison, {}, ScriptForm::ZeroDowntime);
    QVERIFY(tried);
    QVERIFY2(
        tried->verified, qPrintable(tried->failure ? said(*tried->failure) : tried->notVerified));
    QStringList statements;
    for (const auto &statement : tried->script.statements) {
        statements += statement.sql;
    }
    for (const auto &wanted : { u"DROP INDEX CONCURRENTLY public.gone"_s,
             u"CREATE INDEX CONCURRENTLY \"new one\" ON public.t USING btree (\"odd name\")"_s,
             u"CREATE UNIQUE INDEX CONCURRENTLY t_u ON public.t (id)"_s,
             u"ALTER TABLE public.t ADD CONSTRAINT t_u UNIQUE USING INDEX t_u"_s,
             u"ALTER TABLE public.t VALIDATE CONSTRAINT t_p"_s,
             u"ALTER TABLE public.t VALIDATE CONSTRAINT t_c"_s,
             u"ALTER TABLE public.t VALIDATE CONSTRAINT switchback_not_null_1"_s,
             u"ALTER TABLE public.t DROP CONSTRAINT switchback_not_null_1"_s,
             u"CREATE INDEX fresh_i ON public.fresh USING btree (id)"_s }) {
        QVERIFY2(
            statements.contains(wanted), qPrintable(wanted + u"\n\n"_s + statements.join(u'\n')));
    }
}

void SchemaPairsTest::brokenFileIsNamed()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"broken.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("CREATE TABLE a (id integer);\nCREATE TABEL b (id integer);\n");
    file.close();
    const auto comparison = compareSources(
        requestFor(u"sqlite"_s, file.fileName(), file.fileName()), {});
    QVERIFY(!comparison);
    QCOMPARE(comparison.error().kind, ErrorKind::Input);
    QCOMPARE(comparison.error().place.line, 2);
    QVERIFY(comparison.error().what.contains("CREATE TABEL b"_L1));
}

void SchemaPairsTest::filesNeedNoServer()
{
    SWITCHBACK_NEEDS(PostgresServer);
    const auto folder = qEnvironmentVariable("SWITCHBACK_FIXTURES")
        + u"/schema/postgresql/enum-grows/"_s;
    auto request = requestFor(u"postgresql"_s, folder + u"a.sql"_s, folder + u"b.sql"_s);
    request.scratchUrl.clear();
    const auto comparison = compareSources(request, {});
    QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
    QCOMPARE(comparison->changes.size(), 2);
}

void SchemaPairsTest::scratchIsRemoved()
{
    SWITCHBACK_NEEDS(PostgresServer);
    const auto engine = engineById(u"postgresql");
    const auto settings = engine->parseUrl(PostgresServer::shared().url(), {});
    QVERIFY(settings);
    const auto *maker = scratchMaker(u"postgresql");
    // A process of this number can not be running: what it left is swept.
    const auto mine = [&] { return maker->names(*settings).value_or(QStringList { u"?"_s }); };
    {
        const auto scratch = Scratch::make(*engine, *settings);
        QVERIFY(scratch);
        auto forgotten = (*scratch)->settings().database.split(u'_');
        forgotten[3] = u"999999999"_s;
        QVERIFY(maker->make(*settings, forgotten.join(u'_')));
        QCOMPARE(mine().size(), 2);
        QCOMPARE(sweepScratch(*engine, *settings), QStringList { forgotten.join(u'_') });
    }
    QCOMPARE(mine(), QStringList());
}

// Before 16 a view of one table had the table's name before each column.
void SchemaPairsTest::anotherVersionSaysItInOtherWords()
{
    SWITCHBACK_NEEDS(PostgresServer);
    auto &server = PostgresServer::shared();
    const auto *engine = engineById(u"postgresql");
    const auto settings = engine->parseUrl(server.url(server.createDatabase()), {}).value();
    auto connection = engine->connect(settings, Access::ReadWrite);
    QVERIFY(connection);
    QVERIFY((*connection)->execute(u"CREATE TABLE t (id int, gone int, kept int)"_s));
    QVERIFY((*connection)->execute(u"CREATE VIEW v AS SELECT id, gone FROM t"_s));
    auto newer = schemaTools(u"postgresql")->read(**connection, {});
    QVERIFY(newer);
    auto older = *newer;
    older.server.number = 150000;
    auto different = *newer;
    for (auto &object : older.objects) {
        if (object.kind == "view"_L1) {
            object.set(u"definition"_s, u" SELECT t.id,\n    t.gone\n   FROM public.t;"_s);
        }
    }
    for (auto &object : different.objects) {
        if (object.kind == "view"_L1) {
            object.set(u"definition"_s, u" SELECT id,\n    kept\n   FROM public.t;"_s);
        }
    }
    QCOMPARE(compareSchemas(older, *newer).size(), 1);
    QCOMPARE(compareSchemas(older, different).size(), 1);
    auto same = older;
    CompareGround ground;
    ground.engine = engine;
    respellOlder(same, {}, *newer, settings, ground, {});
    QCOMPARE(compareSchemas(same, *newer).size(), 0);
    respellOlder(older, {}, different, settings, ground, {});
    QCOMPARE(compareSchemas(older, different).size(), 1);
}

// A rebuild says PRAGMA foreign_key_check, unless a foreign key leads to what is no key.
void SchemaPairsTest::keysInAnyWordsAreChecked()
{
    QTemporaryDir folder;
    const auto checks = [&folder](const QByteArray &target, const QByteArray &index) {
        const auto write = [&](const QString &name, const QByteArray &more) {
            QFile file(folder.filePath(name));
            file.open(QIODevice::WriteOnly | QIODevice::Truncate);
            file.write("CREATE TABLE t (" + target + ");" + index
                + "CREATE TABLE u (id INTEGER PRIMARY KEY, t TEXT REFERENCES t(\"Id\")" + more
                + ");");
            return file.fileName();
        };
        const auto a = write(u"a.sql"_s, {});
        const auto b = write(u"b.sql"_s, ", CHECK (id > 0)");
        const auto comparison = compareSources(requestFor(u"sqlite"_s, a, b), {});
        const auto tried = comparison ? triedScript(*comparison, {}) : fail(comparison.error());
        return tried && tried->verified
            && std::ranges::any_of(tried->script.statements, [](const SchemaStatement &statement) {
                   return statement.sql == "PRAGMA foreign_key_check"_L1;
               });
    };
    QVERIFY(checks("id INTEGER, PRIMARY KEY(\"id\" AUTOINCREMENT)", ""));
    QVERIFY(checks("id TEXT, PRIMARY KEY(id DESC)", ""));
    QVERIFY(checks("id TEXT COLLATE NOCASE, PRIMARY KEY(id COLLATE nocase DESC)", ""));
    QVERIFY(checks("id TEXT", "CREATE UNIQUE INDEX i ON t (\"ID\" COLLATE BINARY DESC);"));
    QVERIFY(!checks("id TEXT, PRIMARY KEY(id COLLATE NOCASE)", "")); // SQLite finds no key there
    QVERIFY(!checks("id TEXT", ""));
}

void SchemaPairsTest::namesThatAnOlderServerDoesNotTellStay()
{
    SWITCHBACK_NEEDS(PostgresServer);
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) > 0 ? file.fileName()
                                                                       : QString();
    };
    const auto a = write(u"a.sql"_s,
        "CREATE DOMAIN one AS text NOT NULL; CREATE DOMAIN two AS text;"
        "CREATE UNLOGGED TABLE t (id bigint GENERATED ALWAYS AS IDENTITY);");
    const auto b = write(u"b.sql"_s,
        "CREATE DOMAIN one AS text DEFAULT 'x' CONSTRAINT given NOT NULL;"
        "CREATE DOMAIN two AS text CONSTRAINT given NOT NULL;"
        "CREATE UNLOGGED TABLE t (id bigint GENERATED BY DEFAULT AS IDENTITY);"
        "ALTER SEQUENCE t_id_seq SET LOGGED;");
    auto comparison = compareSources(requestFor(u"postgresql"_s, a, b), {});
    QVERIFY(comparison);
    for (auto &object : comparison->from.objects) {
        if (object.kind == "domain"_L1) {
            object.set(u"#unseen"_s, u"not null name"_s);
        } else if (object.kind == "table"_L1) {
            object.children[0].set(u"#unseen"_s, u"identity persistence"_s);
        }
    }
    comparison->changes = compareSchemas(comparison->from, comparison->to);
    const auto tried = triedScript(*comparison, {});
    QVERIFY(tried);
    const auto text = scriptText(*tried);
    QVERIFY2(tried->verified, qPrintable(text));
    QVERIFY2(!text.contains("given"_L1) && !text.contains("LOGGED"_L1), qPrintable(text));
    QVERIFY2(text.contains("SET NOT NULL"_L1), qPrintable(text));
}

void SchemaPairsTest::formerRightsOfTheNewOwnerGo()
{
    SWITCHBACK_NEEDS(PostgresServer);
    auto &server = PostgresServer::shared();
    server.run(u"CREATE ROLE next_owner"_s);
    const auto *engine = engineById(u"postgresql");
    const auto *tools = schemaTools(u"postgresql");
    const auto database = [&](const QStringList &statements) {
        const auto name = server.createDatabase();
        for (const auto &statement : statements) {
            server.run(statement, name);
        }
        return name;
    };
    const auto read = [&](const QString &name) {
        const auto settings = engine->parseUrl(server.url(name), {}).value();
        return tools->read(*engine->connect(settings, Access::ReadOnly).value(), {}).value();
    };
    const auto from = database({ u"CREATE TABLE t (id integer)"_s,
        u"REVOKE INSERT ON t FROM postgres"_s, u"GRANT SELECT, INSERT ON t TO next_owner"_s });
    const auto to = database(
        { u"CREATE TABLE t (id integer)"_s, u"ALTER TABLE t OWNER TO next_owner"_s,
            u"REVOKE ALL ON t FROM next_owner"_s, u"GRANT SELECT ON t TO next_owner"_s });
    const DiffOptions options { .owners = true };
    const auto script = tools->script(read(from), read(to), options).value();
    for (const auto &statement : script.statements) {
        server.run(statement.sql, from);
    }
    QCOMPARE(compareSchemas(read(from), read(to), options).size(), 0);
}

void SchemaPairsTest::secretsAreComparedAndNotWrittenDown()
{
    SWITCHBACK_NEEDS(PostgresServer);
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &secret) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("CREATE FOREIGN DATA WRAPPER far; CREATE SERVER s FOREIGN DATA WRAPPER far;"
                   "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (\"user\" 'reader', password '"
            + secret + "');");
    };
    write(u"a.sql"_s, "tulip-one");
    write(u"b.sql"_s, "tulip-two");
    const auto a = folder.filePath(u"a.sql"_s);
    const auto b = folder.filePath(u"b.sql"_s);
    const auto same = compareSources(requestFor(u"postgresql"_s, a, a), {});
    QVERIFY(same);
    QCOMPARE(same->changes.size(), 0);
    const auto comparison = compareSources(requestFor(u"postgresql"_s, a, b), {});
    QVERIFY(comparison);
    QCOMPARE(comparison->changes.size(), 1);
    for (const auto &property : comparison->changes.first().properties) {
        QVERIFY2(!property.before.contains("tulip"_L1) && !property.after.contains("tulip"_L1),
            qPrintable(property.before + property.after));
    }
    const auto tried = triedScript(*comparison, {});
    QVERIFY(tried);
    QVERIFY(!tried->verified);
    QVERIFY(tried->failure);
    QCOMPARE(tried->failure->kind, ErrorKind::Refused);
    QCOMPARE(tried->script.statements.size(), 1);
    QVERIFY2(!scriptText(*tried).contains("tulip"_L1), qPrintable(scriptText(*tried)));
    const auto &mapping = comparison->changes.first().after;
    const auto text = objectDdl(comparison->to, mapping);
    QVERIFY2(
        text.contains("USER MAPPING"_L1) && text.contains(u"password '…'"_s), qPrintable(text));
    QVERIFY2(!text.contains("tulip"_L1), qPrintable(text));
    write(u"snapshot.sql"_s, "…");
    const auto snapshot = folder.filePath(u"snapshot.sql"_s);
    const auto kept = compareSources(requestFor(u"postgresql"_s, a, snapshot), {});
    QVERIFY(kept);
    QCOMPARE(kept->changes.size(), 0);
    auto broken = *comparison; // its server is not there
    broken.from.objects.removeIf([](const SchemaObject &object) {
        return object.kind == "server"_L1 || object.kind == "user mapping"_L1;
    });
    broken.to.objects.removeIf(
        [](const SchemaObject &object) { return object.kind == "server"_L1; });
    broken.changes = compareSchemas(broken.from, broken.to);
    const auto failed = triedScript(broken, {});
    QVERIFY(failed && failed->failure);
    QVERIFY2(failed->failure->what.contains("USER MAPPING"_L1), qPrintable(said(*failed->failure)));
    QVERIFY2(!said(*failed->failure).contains("tulip"_L1), qPrintable(said(*failed->failure)));
}

void SchemaPairsTest::whatALoginMayNotSeeOfAMappingIsNoDifference()
{
    SWITCHBACK_NEEDS(PostgresServer);
    auto &server = PostgresServer::shared();
    const auto *engine = engineById(u"postgresql");
    const auto readAs = [&](const QString &options, const QString &role) {
        const auto database = server.createDatabase();
        for (const auto &sql :
            { u"DO $$ BEGIN CREATE ROLE mapping_looker LOGIN; EXCEPTION WHEN"
              " duplicate_object THEN NULL; END $$"_s,
                u"CREATE FOREIGN DATA WRAPPER far"_s, u"CREATE SERVER s FOREIGN DATA WRAPPER far"_s,
                u"CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (\"user\" '%1')"_s.arg(
                    options) }) {
            server.run(sql, database);
        }
        const auto settings = engine->parseUrl(server.url(database, role), {}).value();
        auto connection = engine->connect(settings, Access::ReadOnly).value();
        return schemaTools(u"postgresql")->read(*connection, {}).value();
    };
    const auto all = readAs(u"one"_s, u"postgres"_s);
    const auto other = readAs(u"two"_s, u"postgres"_s);
    const auto part = readAs(u"two"_s, u"mapping_looker"_s);
    QCOMPARE(compareSchemas(all, other).size(), 1);
    QCOMPARE(compareSchemas(all, part).size(), 0);
    QCOMPARE(compareSchemas(part, all).size(), 0);
    QCOMPARE(all.notCompared, QStringList());
    QCOMPARE(part.notCompared, QStringList { u"options of the user mapping of public on s"_s });
}

QTEST_GUILESS_MAIN(SchemaPairsTest)
#include "tst_schemapairs.moc"
