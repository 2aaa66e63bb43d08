// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What PostgreSQL servers of different versions say of one schema, and what an older or a newer one
// than the one at hand has to be told.

#include "run/respell.h"
#include "run/triedscript.h"
#include "support/servers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const Engine &engine()
{
    return *engineById(u"postgresql");
}

const SchemaTools &tools()
{
    return *schemaTools(u"postgresql");
}

ConnectionSettings database(const QStringList &statements)
{
    auto &server = PostgresServer::shared();
    const auto name = server.createDatabase();
    for (const auto &statement : statements) {
        server.run(statement, name);
    }
    return engine().parseUrl(server.url(name), {}).value();
}

Schema read(const ConnectionSettings &settings)
{
    return tools().read(*engine().connect(settings, Access::ReadOnly).value(), {}).value();
}

Schema schemaOf(const QStringList &statements)
{
    return read(database(statements));
}

SchemaObject &object(Schema &schema, const QString &name)
{
    return *std::ranges::find(schema.objects, name, &SchemaObject::name);
}

SchemaObject &part(Schema &schema, const QString &name, const QString &partName)
{
    return *std::ranges::find(object(schema, name).children, partName, &SchemaObject::name);
}

QStringList script(const Schema &from, const Schema &to)
{
    const auto made = tools().script(from, to, {}).value();
    QStringList statements;
    for (const auto &statement : made.statements) {
        statements += statement.sql;
    }
    return statements;
}

} // namespace

class SchemaVersionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aNameThatBecameAKeywordStays();
    void aCastThatNobodyNamedIsNoDifference();
    void rightsInPublicAreSaidForNewerServers();
    void keysThatAnOlderServerLosesMayBeGone();
    void ownStorageIsNamedWhereThereIsNoDefault();
    void namesOfNotNullAreCompared();
    void notNullHasItsForms();
    void extensionsGetTheirCommentBack();
};

void SchemaVersionsTest::initTestCase()
{
    SWITCHBACK_NEEDS(PostgresServer);
}

// From 16 on `json` is quoted, before it was not.
void SchemaVersionsTest::aNameThatBecameAKeywordStays()
{
    const auto place = database({ u"CREATE TABLE t (\"json\" text CHECK (\"json\" <> ''))"_s,
        u"CREATE FUNCTION f(json) RETURNS json LANGUAGE sql AS 'SELECT $1'"_s,
        u"CREATE TYPE span AS RANGE (subtype = integer)"_s });
    const auto newer = read(place);
    auto older = newer;
    older.server.number = 150000;
    part(older, u"public.t"_s, u"\"json\""_s).name = u"json"_s;
    auto &check = part(older, u"public.t"_s, u"t_json_check"_s);
    check.set(u"definition"_s, check.property(u"definition").remove(u'"'));
    // Before 14 ranges have none, which is no difference.
    object(older, u"public.span"_s).set(u"multirange_type_name"_s, {});
    object(older, u"public.span"_s).set(u"#unseen"_s, u"multirange_type_name"_s);
    QCOMPARE(compareSchemas(older, newer).size(), 3);
    CompareGround ground;
    ground.engine = &engine();
    respellOlder(older, {}, const_cast<Schema &>(newer), place, ground, {});
    QCOMPARE(compareSchemas(older, newer).size(), 0);
}

void SchemaVersionsTest::aCastThatNobodyNamedIsNoDifference()
{
    const auto view = [](const QString &last) {
        return schemaOf(
            { u"CREATE VIEW v AS SELECT q.a FROM (SELECT 1 AS a UNION ALL SELECT %1) q"_s.arg(
                last) });
    };
    const auto text = [](const Schema &schema) {
        return std::ranges::find(schema.objects, u"public.v"_s, &SchemaObject::name)
            ->property(u"definition");
    };
    const auto one = view(u"NULL"_s);
    const auto again = view(u"NULL::integer AS int4"_s);
    const auto other = view(u"NULL::integer AS b"_s);
    QVERIFY(text(one) != text(again));
    QCOMPARE(compareSchemas(one, again).size(), 0);
    QCOMPARE(compareSchemas(one, other).size(), 1);
}

// Before 15 everybody may create in `public`: a snapshot of such a server says so.
void SchemaVersionsTest::rightsInPublicAreSaidForNewerServers()
{
    auto older = schemaOf({ u"GRANT CREATE ON SCHEMA public TO PUBLIC"_s });
    older.server.number = 130000;
    const auto text = script(tools().blank(older), older).join(u'\n');
    QVERIFY2(text.contains(u"GRANT CREATE ON SCHEMA public TO PUBLIC"_s), qPrintable(text));
    const auto closed = schemaOf({});
    const auto none = script(tools().blank(closed), closed).join(u'\n');
    QVERIFY2(none.isEmpty(), qPrintable(none));
}

void SchemaVersionsTest::keysThatAnOlderServerLosesMayBeGone()
{
    auto from = schemaOf({ u"CREATE TABLE place (id integer PRIMARY KEY) PARTITION BY LIST (id)"_s,
        u"CREATE TABLE stay (id integer, place integer CONSTRAINT stay_place REFERENCES place)"
        " PARTITION BY LIST (id)"_s,
        u"CREATE TABLE stay_one PARTITION OF stay FOR VALUES IN (1)"_s });
    const auto to = schemaOf(
        { u"CREATE TABLE place (id integer PRIMARY KEY) PARTITION BY LIST (id)"_s,
            u"CREATE TABLE stay (id integer, place integer)"_s,
            u"CREATE TABLE stay_one (id integer, place integer)"_s });
    QVERIFY(script(from, to).contains(u"ALTER TABLE public.stay_one DROP CONSTRAINT stay_place"_s));
    from.server.number = 140000;
    const auto older = script(from, to);
    QVERIFY2(older.contains(u"ALTER TABLE public.stay_one DROP CONSTRAINT IF EXISTS stay_place"_s),
        qPrintable(older.join(u'\n')));
}

void SchemaVersionsTest::ownStorageIsNamedWhereThereIsNoDefault()
{
    const QStringList plain { u"CREATE TABLE t (a text)"_s,
        u"CREATE MATERIALIZED VIEW m AS SELECT a FROM t"_s };
    auto from = schemaOf(plain
        + QStringList { u"ALTER TABLE t ALTER a SET STORAGE EXTERNAL"_s,
            u"ALTER MATERIALIZED VIEW m ALTER a SET STORAGE MAIN"_s });
    const auto to = schemaOf(plain);
    QCOMPARE(script(from, to).filter(u"SET STORAGE DEFAULT"_s).size(), 2);
    // As they are read from servers before 16.
    part(from, u"public.t"_s, u"a"_s).set(u"#own storage"_s, u"EXTENDED"_s);
    object(from, u"public.m"_s).set(u"#own storage"_s, u"a\tEXTENDED"_s);
    QCOMPARE(script(from, to).filter(u"SET STORAGE EXTENDED"_s).size(), 2);
}

// Version 18 is the first that tells them.
void SchemaVersionsTest::namesOfNotNullAreCompared()
{
    const auto told = [](const QString &name) {
        auto schema = schemaOf({ u"CREATE TABLE t (a text NOT NULL)"_s });
        auto &column = part(schema, u"public.t"_s, u"a"_s);
        column.set(u"#unseen"_s, {});
        if (!name.isEmpty()) {
            column.set(u"not null constraint"_s, name);
            column.set(u"#not null constraint"_s, name);
        }
        return schema;
    };
    const auto older = schemaOf({ u"CREATE TABLE t (a text NOT NULL)"_s });
    QCOMPARE(compareSchemas(older, told(u"wanted"_s)).size(), 0);
    QCOMPARE(compareSchemas(told(u"wanted"_s), older).size(), 0);
    QCOMPARE(compareSchemas(told({}), told(u"wanted"_s)).size(), 1);
    QCOMPARE(script(told({}), told(u"wanted"_s)),
        QStringList(u"ALTER TABLE public.t RENAME CONSTRAINT t_a_not_null TO wanted"_s));
    QCOMPARE(script(told(u"wanted"_s), told({})),
        QStringList(u"ALTER TABLE public.t RENAME CONSTRAINT wanted TO t_a_not_null"_s));
    QVERIFY(script(schemaOf({}), told(u"wanted"_s))
            .join(u'\n')
            .contains(u"a text CONSTRAINT wanted NOT NULL"_s));
}

void SchemaVersionsTest::notNullHasItsForms()
{
    const auto told = [](const QString &form) {
        auto schema = schemaOf({ u"CREATE TABLE t (a text)"_s });
        part(schema, u"public.t"_s, u"a"_s).set(u"not null"_s, form);
        return schema;
    };
    const auto added = u"ALTER TABLE public.t ADD CONSTRAINT t_a_not_null NOT NULL a"_s;
    const auto dropped = u"ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL"_s;
    const auto set = u"ALTER TABLE public.t ALTER COLUMN a SET NOT NULL"_s;
    QCOMPARE(script(told({}), told(u"not valid"_s)), QStringList(added + u" NOT VALID"_s));
    QCOMPARE(script(told(u"not valid"_s), told(u"yes"_s)), QStringList(set));
    QCOMPARE(script(told(u"yes"_s), told(u"no inherit"_s)),
        QStringList({ dropped, added + u" NO INHERIT"_s }));
    QCOMPARE(script(told(u"no inherit"_s), told(u"yes"_s)), QStringList({ dropped, set }));
    const auto made = script(schemaOf({}), told(u"not valid"_s));
    QVERIFY(made.contains(added + u" NOT VALID"_s));
    QVERIFY(!made.first().contains(u"NOT NULL"_s));
}

void SchemaVersionsTest::extensionsGetTheirCommentBack()
{
    const auto own = schemaOf({ u"COMMENT ON EXTENSION plpgsql IS 'Bodies of functions'"_s });
    const auto usual = schemaOf({});
    QCOMPARE(script(own, usual),
        QStringList(u"COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language'"_s));
}

QTEST_GUILESS_MAIN(SchemaVersionsTest)

#include "tst_schemaversions.moc"
