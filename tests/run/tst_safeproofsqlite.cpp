// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// 'Make safe' on SQLite: what its ALTER TABLE refuses becomes a table that is built anew, and no row,
// index, trigger, view or counterpart is lost on the way there or back.

#include "support/staged.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const QByteArray Shop =
    "CREATE TABLE countries (id integer PRIMARY KEY, code text);\n"
    "CREATE TABLE users (id integer PRIMARY KEY AUTOINCREMENT, email text, age integer DEFAULT "
    "18,\n"
    "  country_id integer REFERENCES countries (id), score text NOT NULL DEFAULT '0',\n"
    "  twice integer GENERATED ALWAYS AS (age * 2) VIRTUAL, CHECK (CAST(score AS integer) >= 0));\n"
    "CREATE TABLE visits (id integer PRIMARY KEY,\n"
    "  user_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE);\n"
    "CREATE TABLE log (at text, what text);\n"
    "CREATE INDEX users_email ON users (email);\n"
    "CREATE UNIQUE INDEX users_grown ON users (id, age) WHERE age >= 18;\n"
    "CREATE VIEW grown AS SELECT id, email FROM users WHERE age >= 18;\n"
    "CREATE VIEW grown_visits AS SELECT count(*) AS n FROM visits JOIN grown ON grown.id = "
    "user_id;\n"
    "CREATE TRIGGER users_log AFTER INSERT ON users BEGIN\n"
    "  INSERT INTO log VALUES ('now', new.email);\nEND;\n"
    "CREATE TRIGGER visits_log AFTER INSERT ON visits BEGIN\n"
    "  UPDATE users SET age = age WHERE id = new.user_id;\nEND;\n"
    "INSERT INTO countries VALUES (1, 'a'), (2, 'b');\n"
    "INSERT INTO users (id, email, age, country_id) VALUES (1, 'x', NULL, 1), (2, 'y', 20, 2);\n"
    "INSERT INTO users (id, email) VALUES (90, 'gone');\n"
    "DELETE FROM users WHERE id = 90;\n"
    "INSERT INTO visits (user_id) VALUES (1), (1), (2);";

const QByteArray OwnRebuild =
    "CREATE TABLE new_users (id integer PRIMARY KEY, email text, age integer);\n"
    "INSERT INTO new_users SELECT id, email, age FROM users;\n"
    "DROP TABLE users;\nALTER TABLE new_users RENAME TO users;";

struct Kept {
    const char *name;
    const char *rule;
    QByteArray up;
    QByteArray down;
    QString definition; // what the table says afterwards
};

QList<Kept> cases()
{
    return {
        { "type", "sqlite-alter-unsupported", "ALTER TABLE users ALTER COLUMN age TYPE text;",
            "ALTER TABLE users ALTER COLUMN age TYPE integer;", u"age text DEFAULT 18"_s },
        { "not null with a default", "sqlite-alter-unsupported",
            "ALTER TABLE users ALTER COLUMN age SET NOT NULL;",
            "ALTER TABLE users ALTER COLUMN age DROP NOT NULL;",
            u"age integer DEFAULT 18 NOT NULL"_s },
        { "default", "sqlite-alter-unsupported",
            "ALTER TABLE users ALTER COLUMN email SET DEFAULT 'none';",
            "ALTER TABLE users ALTER COLUMN email DROP DEFAULT;", u"email text DEFAULT 'none'"_s },
        { "constraint", "sqlite-alter-unsupported",
            "ALTER TABLE users ADD CONSTRAINT one UNIQUE (email, age);",
            "ALTER TABLE users DROP CONSTRAINT one;", u"CONSTRAINT one UNIQUE (email, age)"_s },
        { "several at once", "sqlite-alter-unsupported",
            "ALTER TABLE users ADD COLUMN phone text, ADD COLUMN fax text DEFAULT 'no';",
            "ALTER TABLE users DROP COLUMN fax;\nALTER TABLE users DROP COLUMN phone;",
            u"fax text DEFAULT 'no'"_s },
        { "clock", "sqlite-add-column-rejected",
            "ALTER TABLE users ADD COLUMN made text DEFAULT CURRENT_TIMESTAMP;",
            "ALTER TABLE users DROP COLUMN made;", u"made text DEFAULT CURRENT_TIMESTAMP"_s },
    };
}

} // namespace

class SafeProofSqliteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsKept_data()
    {
        QTest::addColumn<int>("number");
        const auto list = cases();
        for (int i = 0; i < list.size(); ++i) {
            QTest::newRow(list.at(i).name) << i;
        }
    }

    void everythingIsKept()
    {
        QFETCH(int, number);
        const auto kept = cases().at(number);
        const UnsafeCase unsafe { kept.name, kept.rule, Shop, kept.up, kept.down };
        const Pending pending(unsafe, u"sqlite"_s);
        const auto start = pending.schema();
        const auto session = pending.scene.session();
        const auto set = makeSafeSet(session, findingOf(session, QString::fromLatin1(kept.rule)));
        QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
        QVERIFY2(!set->refused, qPrintable(errorsOf(*set)));
        const auto proof = proveSafeSet(session, *set, {});
        QVERIFY2(proof, proof ? "" : qPrintable(oneLine(proof.error())));
        QVERIFY2(proof->outcome == SafeProof::Outcome::Proven, qPrintable(proof->reason));
        QVERIFY(writeSafeSet(session, *set));
        pending.run({});
        const auto definition = pending.scene.ask(
            u"SELECT sql FROM sqlite_schema WHERE name = 'users'"_s);
        QVERIFY2(definition.contains(kept.definition), qPrintable(definition));
        rowsAreThere(pending);
        pending.run({ .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
        QCOMPARE(said(schemaChanges(start, pending.schema())), QString());
        rowsAreThere(pending);
        pending.run({});
        rowsAreThere(pending);
    }

    void aColumnThatAnIndexHolds()
    {
        const Pending pending({ "", "", Shop, "ALTER TABLE users DROP COLUMN email;",
                                  "ALTER TABLE users ADD COLUMN email text;" },
            u"sqlite"_s);
        const auto session = pending.scene.session();
        const auto set = makeSafeSet(session, findingOf(session, u"sqlite-drop-column-rejected"_s));
        QVERIFY(!set); // a view and a trigger speak of it
        QVERIFY2(
            set.error().what.contains(u"speaks of the column"_s), qPrintable(set.error().what));
        const Pending other({ "", "",
                                "CREATE TABLE a (b integer, c text, d text);\n"
                                "CREATE INDEX a_c ON a (c);\nCREATE INDEX a_d ON a (d);\n"
                                "INSERT INTO a VALUES (1, 'x', 'y');",
                                "ALTER TABLE a DROP COLUMN c;",
                                "ALTER TABLE a ADD COLUMN c text;\nCREATE INDEX a_c ON a (c);" },
            u"sqlite"_s);
        const auto at = other.scene.session();
        const auto made = makeSafeSet(at, findingOf(at, u"sqlite-drop-column-rejected"_s));
        QVERIFY2(made, made ? "" : qPrintable(oneLine(made.error())));
        QVERIFY2(!made->refused, qPrintable(errorsOf(*made)));
        QVERIFY(writeSafeSet(at, *made));
        other.run({});
        QCOMPARE(other.scene.ask(u"SELECT b || d FROM a"_s), u"1y"_s);
        QCOMPARE(
            other.scene.ask(u"SELECT group_concat(name) FROM sqlite_schema WHERE type = 'index' "
                            "AND tbl_name = 'a'"_s),
            u"a_d"_s);
    }

    void aRowWithoutItsCounterpartStopsIt()
    {
        const Pending pending(
            { "", "", Shop, "ALTER TABLE users ALTER COLUMN age TYPE text;", "" }, u"sqlite"_s);
        pending.scene.run({ u"PRAGMA foreign_keys = OFF"_s,
            u"INSERT INTO users (id, email, country_id) VALUES (7, 'z', 77)"_s });
        const auto session = pending.scene.session();
        const auto set = makeSafeSet(session, findingOf(session, u"sqlite-alter-unsupported"_s));
        QVERIFY(set);
        QVERIFY(writeSafeSet(session, *set));
        const auto start = pending.schema();
        const auto done = pending.scene.apply({});
        QVERIFY2(done.error.what.contains(u"every_row_has_its_counterpart"_s),
            qPrintable(oneLine(done.error)));
        QCOMPARE(said(schemaChanges(start, pending.schema())), QString());
        QCOMPARE(pending.scene.ask(u"SELECT count(*) FROM users"_s), u"3"_s);
    }

    void aRebuildOfTheirOwnIsWrapped_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("rule");
        QTest::newRow("keys on") << QByteArray() << QByteArray()
                                 << u"sqlite-rebuild-with-foreign-keys-on"_s;
        QTest::newRow("a pragma that does nothing")
            << QByteArray("PRAGMA foreign_keys = OFF;\n")
            << QByteArray("\nPRAGMA foreign_keys = ON;") << u"sqlite-pragma-in-transaction"_s;
    }

    void aRebuildOfTheirOwnIsWrapped()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, rule);
        const QByteArray tables =
            "CREATE TABLE users (id integer PRIMARY KEY, email text, age integer);\n"
            "CREATE TABLE visits (user_id integer REFERENCES users (id) ON DELETE CASCADE);\n"
            "INSERT INTO users VALUES (1, 'x', 3);\nINSERT INTO visits VALUES (1);";
        const Pending pending({ "", "", tables, before + OwnRebuild + after, "" }, u"sqlite"_s);
        const auto session = pending.scene.session();
        const auto set = makeSafeSet(session, findingOf(session, rule));
        QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
        QVERIFY2(!set->refused, qPrintable(errorsOf(*set)));
        QVERIFY(writeSafeSet(session, *set));
        pending.run({});
        QCOMPARE(pending.scene.ask(u"SELECT count(*) FROM visits"_s), u"1"_s);
    }

private:
    static void rowsAreThere(const Pending &pending)
    {
        const auto &scene = pending.scene;
        QCOMPARE(
            scene.ask(u"SELECT group_concat(id || email || coalesce(country_id, '')) FROM users"_s),
            u"1x1,2y2"_s);
        QCOMPARE(scene.ask(u"SELECT count(*) FROM visits"_s), u"3"_s);
        QCOMPARE(scene.ask(u"SELECT seq FROM sqlite_sequence WHERE name = 'users'"_s), u"90"_s);
        QCOMPARE(scene.ask(u"SELECT count(*) FROM sqlite_schema WHERE type IN ('index', 'view', "
                           "'trigger') AND name NOT LIKE 'sqlite_%'"_s),
            u"6"_s);
    }

    void everyFormatProvesIt_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("number");
        const QStringList chosen { u"type"_s, u"several at once"_s, u"clock"_s };
        for (const auto &format :
            QStringList { u"golang-migrate"_s, u"goose"_s, u"flyway"_s, u"plain"_s, u"ecto"_s }) {
            for (int i = 0; i < cases().size(); ++i) {
                const auto name = cases().at(i).name;
                if (chosen.contains(QString::fromLatin1(name))) {
                    QTest::addRow("%s: %s", qPrintable(format), name) << format << i;
                }
            }
        }
    }

    void everyFormatProvesIt()
    {
        QFETCH(QString, format);
        QFETCH(int, number);
        const auto kept = cases().at(number);
        provesItself({ kept.name, kept.rule, Shop, kept.up, kept.down }, u"sqlite"_s, format);
    }
};

QTEST_GUILESS_MAIN(SafeProofSqliteTest)
#include "tst_safeproofsqlite.moc"
