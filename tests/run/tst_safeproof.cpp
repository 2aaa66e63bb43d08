// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Every recipe of 'Make safe' on a real server with rows: the staged set comes to what the unsafe
// original comes to, leads back to the start, and the trial on a scratch copy says the same.

#include "support/staged.h"

#include <QHash>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const QByteArray Shop =
    "CREATE TABLE countries (id bigint PRIMARY KEY);\n"
    "CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, age integer NOT NULL "
    "DEFAULT "
    "18,\n"
    "  country_id bigint, score text);\n"
    "CREATE INDEX users_age ON users (age);\n"
    "INSERT INTO countries SELECT g FROM generate_series(1, 50) AS g;\n"
    "INSERT INTO users SELECT g, 'u' || g, 'n' || g, g % 90, g % 50 + 1, g::text\n"
    "  FROM generate_series(1, 2500) AS g;";

const QByteArray Events =
    "CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, body text) PARTITION BY RANGE "
    "(at);\n"
    "CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO "
    "('2025-01-01');\n"
    "CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO "
    "('2026-01-01');\n"
    "CREATE TABLE events_2026 (id bigint NOT NULL, at date NOT NULL, body text);\n"
    "INSERT INTO events SELECT g, date '2024-01-01' + g % 700, 'b' FROM generate_series(1, 900) AS "
    "g;\n"
    "INSERT INTO events_2026 SELECT g, date '2026-01-01' + g % 300, 'b' FROM generate_series(1, "
    "300) "
    "AS g;";

const QByteArray WithDefault = Events
    + "\nCREATE TABLE events_rest PARTITION OF events DEFAULT;\n"
      "INSERT INTO events VALUES (1, '2019-05-05', 'old');";

const QByteArray Orders =
    "CREATE TYPE state AS ENUM ('new', 'paid', 'gone');\n"
    "CREATE TABLE orders (id bigint PRIMARY KEY, state state DEFAULT 'paid', total integer NOT "
    "NULL "
    "DEFAULT 3);\n"
    "INSERT INTO orders SELECT g, (ARRAY['new', 'paid'])[g % 2 + 1]::state, g\n"
    "  FROM generate_series(1, 1500) AS g;";

QList<UnsafeCase> recipes()
{
    return {
        { "index", "index-not-concurrent", Shop, "CREATE INDEX users_email ON users (email);",
            "DROP INDEX users_email;" },
        { "dropped index", "drop-index-not-concurrent", Shop, "DROP INDEX users_age;",
            "CREATE INDEX users_age ON users (age);" },
        { "index built anew", "reindex-not-concurrent", Shop, "REINDEX INDEX users_age;",
            "SELECT 1;" },
        { "foreign key", "add-foreign-key-without-not-valid", Shop,
            "ALTER TABLE users ADD FOREIGN KEY (country_id) REFERENCES countries (id);",
            "ALTER TABLE users DROP CONSTRAINT users_country_id_fkey;" },
        { "check", "add-check-without-not-valid", Shop,
            "ALTER TABLE users ADD CONSTRAINT grown CHECK (age >= 0);",
            "ALTER TABLE users DROP CONSTRAINT grown;" },
        { "not null", "set-not-null-scan", Shop,
            "ALTER TABLE users ALTER COLUMN email SET NOT NULL;",
            "ALTER TABLE users ALTER COLUMN email DROP NOT NULL;" },
        { "unique", "add-unique-without-index", Shop,
            "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);",
            "ALTER TABLE users DROP CONSTRAINT users_email_key;" },
        { "primary key", "add-primary-key-without-index",
            "CREATE TABLE tags (tag_id bigint, word text);\n"
            "INSERT INTO tags SELECT g, 'w' FROM generate_series(1, 400) AS g;",
            "ALTER TABLE tags ADD PRIMARY KEY (tag_id);",
            "ALTER TABLE tags DROP CONSTRAINT tags_pkey;\n"
            "ALTER TABLE tags ALTER COLUMN tag_id DROP NOT NULL;" },
        { "volatile default", "add-column-volatile-default", Shop,
            "ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();",
            "ALTER TABLE users DROP COLUMN token;" },
        { "volatile default and not null", "add-column-volatile-default", Shop,
            "ALTER TABLE users ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();",
            "ALTER TABLE users DROP COLUMN token;" },
        { "type", "alter-column-type-rewrite", Shop,
            "ALTER TABLE users ALTER COLUMN age TYPE bigint;",
            "ALTER TABLE users ALTER COLUMN age TYPE integer;" },
        { "type with USING", "alter-column-type-rewrite", Shop,
            "ALTER TABLE users ALTER COLUMN score TYPE integer USING score::integer;",
            "ALTER TABLE users ALTER COLUMN score TYPE text USING score::text;" },
        { "renamed column", "rename-column", Shop,
            "ALTER TABLE users RENAME COLUMN nick TO handle;",
            "ALTER TABLE users RENAME COLUMN handle TO nick;" },
        { "renamed table", "rename-table", Shop, "ALTER TABLE users RENAME TO people;",
            "ALTER TABLE people RENAME TO users;" },
        { "dropped column", "drop-column", Shop, "ALTER TABLE users DROP COLUMN age;",
            "ALTER TABLE users ADD COLUMN age integer NOT NULL DEFAULT 18;\n"
            "CREATE INDEX users_age ON users (age);" },
        { "dropped table", "drop-table-locks-referenced",
            Shop
                + "\nCREATE TABLE visits (id bigint PRIMARY KEY,\n"
                  "  user_id bigint REFERENCES users (id), country_id bigint REFERENCES countries "
                  "(id));",
            "DROP TABLE visits;",
            "CREATE TABLE visits (id bigint PRIMARY KEY,\n"
            "  user_id bigint REFERENCES users (id), country_id bigint REFERENCES countries "
            "(id));" },
        { "serial", "add-column-serial", Shop, "ALTER TABLE users ADD COLUMN seq_no bigserial;",
            "ALTER TABLE users DROP COLUMN seq_no;" },
        { "identity", "add-column-serial", Shop,
            "ALTER TABLE users ADD COLUMN seq_no bigint GENERATED ALWAYS AS IDENTITY;",
            "ALTER TABLE users DROP COLUMN seq_no;" },
        { "attached partition", "attach-partition-scan", Events,
            "ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO "
            "('2027-01-01');",
            "ALTER TABLE events DETACH PARTITION events_2026;" },
        { "detached partition", "detach-partition-not-concurrent", Events,
            "ALTER TABLE events DETACH PARTITION events_2024;",
            "ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO "
            "('2025-01-01');" },
        { "index on partitions", "index-on-partitioned-table", Events,
            "CREATE INDEX events_body_idx ON events (body);", "DROP INDEX events_body_idx;" },
        { "domain", "alter-domain-constraint",
            "CREATE DOMAIN amount AS integer;\n"
            "CREATE TABLE ledger (id bigint PRIMARY KEY, paid amount);\n"
            "INSERT INTO ledger SELECT g, g FROM generate_series(1, 100) AS g;",
            "ALTER DOMAIN amount ADD CONSTRAINT amount_pos CHECK (VALUE >= 0);",
            "ALTER DOMAIN amount DROP CONSTRAINT amount_pos;" },
        { "materialized view", "refresh-matview-not-concurrent",
            Shop
                + "\nCREATE MATERIALIZED VIEW report AS SELECT country_id, count(*) AS n FROM "
                  "users "
                  "GROUP BY country_id;\n"
                  "CREATE UNIQUE INDEX report_country ON report (country_id);",
            "REFRESH MATERIALIZED VIEW report;", "SELECT 1;" },
        { "exclusion", "add-exclusion-constraint",
            "CREATE TABLE bookings (id bigint PRIMARY KEY, room integer NOT NULL, during "
            "int4range);\n"
            "CREATE INDEX bookings_room ON bookings (room);\n"
            "INSERT INTO bookings SELECT g, g % 9, int4range(g * 10, g * 10 + 5)\n"
            "  FROM generate_series(1, 1300) AS g;",
            "ALTER TABLE bookings ADD CONSTRAINT bookings_during_excl"
            " EXCLUDE USING gist (during WITH &&);",
            "ALTER TABLE bookings DROP CONSTRAINT bookings_during_excl;" },
        { "used label", "enum-value-used-in-transaction", Orders,
            "ALTER TYPE state ADD VALUE IF NOT EXISTS 'shipped' AFTER 'paid';\n"
            "UPDATE orders SET state = 'shipped' WHERE id = 1;",
            "SELECT 1;" },
        { "renamed label", "rename-enum-value", Orders,
            "ALTER TYPE state RENAME VALUE 'paid' TO 'settled';",
            "ALTER TYPE state RENAME VALUE 'settled' TO 'paid';" },
        { "generated column", "add-column-generated-stored", Orders,
            "ALTER TABLE orders ADD COLUMN double_total bigint GENERATED"
            " ALWAYS AS (total * 2) STORED;",
            "ALTER TABLE orders DROP COLUMN double_total;" },
        { "generated column without NULL", "add-column-generated-stored", Orders,
            "ALTER TABLE orders ADD COLUMN double_total bigint GENERATED ALWAYS AS (total * 2) "
            "STORED NOT NULL;",
            "ALTER TABLE orders DROP COLUMN double_total;" },
        { "type of a key", "alter-column-type-rewrite",
            "CREATE TABLE notes (id serial PRIMARY KEY, word text);\n"
            "INSERT INTO notes (word) SELECT 'w' FROM generate_series(1, 1200) AS g;",
            "ALTER TABLE notes ALTER COLUMN id TYPE bigint;",
            "ALTER TABLE notes ALTER COLUMN id TYPE integer;" },
        { "type of an identity", "alter-column-type-rewrite",
            "CREATE TABLE notes (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, word text);\n"
            "INSERT INTO notes (word) SELECT 'w' FROM generate_series(1, 1200) AS g;",
            "ALTER TABLE notes ALTER COLUMN id TYPE bigint;",
            "ALTER TABLE notes ALTER COLUMN id TYPE integer;" },
        { "type with constraints", "alter-column-type-rewrite",
            Shop
                + "\nCREATE TABLE stays (id bigint PRIMARY KEY, room integer NOT NULL DEFAULT (1 + "
                  "1),\n"
                  "  country_id integer REFERENCES countries (id) ON DELETE CASCADE,\n"
                  "  CHECK (room > 0), UNIQUE (room, country_id));\n"
                  "CREATE VIEW guests AS SELECT id FROM stays;\n"
                  "INSERT INTO stays SELECT g, g + 1, g % 50 + 1 FROM generate_series(1, 1100) AS "
                  "g;",
            "ALTER TABLE stays ALTER COLUMN room TYPE bigint;",
            "ALTER TABLE stays ALTER COLUMN room TYPE integer;" },
        { "type under views", "alter-column-type-rewrite",
            Shop
                + "\nCREATE VIEW grown AS SELECT id, age FROM users WHERE age >= 18;\n"
                  "CREATE VIEW old AS SELECT age FROM grown WHERE age > 60;",
            "DROP VIEW old;\nDROP VIEW grown;\n"
            "ALTER TABLE users ALTER COLUMN age TYPE bigint;\n"
            "ALTER TABLE users ADD COLUMN phone text;\n"
            "CREATE VIEW grown AS SELECT id, age FROM users WHERE age >= 18;\n"
            "CREATE VIEW old AS SELECT age FROM grown WHERE age > 60;",
            "ALTER TABLE users DROP COLUMN phone;\n"
            "DROP VIEW old, grown;\n"
            "ALTER TABLE users ALTER COLUMN age TYPE integer;\n"
            "CREATE VIEW grown AS SELECT id, age FROM users WHERE age >= 18;\n"
            "CREATE VIEW old AS SELECT age FROM grown WHERE age > 60;" },
        { "dropped column under a view", "drop-column",
            Shop + "\nCREATE VIEW people AS SELECT id, nick, age FROM users;",
            "DROP VIEW people;\nALTER TABLE users DROP COLUMN age;\n"
            "CREATE VIEW people AS SELECT id, nick FROM users;",
            "DROP VIEW people;\n"
            "ALTER TABLE users ADD COLUMN age integer NOT NULL DEFAULT 18;\n"
            "CREATE INDEX users_age ON users (age);\n"
            "CREATE VIEW people AS SELECT id, nick, age FROM users;" },
        { "type of a foreign key", "alter-column-type-rewrite",
            Shop
                + "\nCREATE TABLE stays (id bigint PRIMARY KEY,\n"
                  "  country_id integer NOT NULL REFERENCES countries (id) ON DELETE CASCADE);\n"
                  "INSERT INTO stays SELECT g, g % 50 + 1 FROM generate_series(1, 1100) AS g;",
            "ALTER TABLE stays ALTER COLUMN country_id TYPE bigint;",
            "ALTER TABLE stays ALTER COLUMN country_id TYPE integer;" },
        { "partition beside a default", "attach-partition-scan", WithDefault,
            "ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO "
            "('2027-01-01');",
            "ALTER TABLE events DETACH PARTITION events_2026;" },
        { "detached beside a default", "detach-partition-not-concurrent", WithDefault,
            "ALTER TABLE events DETACH PARTITION events_2024;",
            "ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO "
            "('2025-01-01');" },
        { "many rows", "unbatched-backfill", Shop, "UPDATE users SET nick = email WHERE age > 20;",
            "SELECT 1;" },
        { "every row", "update-without-where", Shop, "UPDATE users SET nick = 'x';", "SELECT 1;" },
        { "rows beside a table", "backfill-with-ddl", Shop,
            "ALTER TABLE users ADD COLUMN phone text;\nUPDATE users"
            " SET phone = 'none' WHERE id = 1;",
            "ALTER TABLE users DROP COLUMN phone;" },
        { "checked at once", "validate-in-same-transaction", Shop,
            "ALTER TABLE users ADD CONSTRAINT grown CHECK (age >= 0) NOT VALID;\n"
            "ALTER TABLE users VALIDATE CONSTRAINT grown;",
            "ALTER TABLE users DROP CONSTRAINT grown;" },
        { "two tables", "multiple-tables-locked", Shop,
            "ALTER TABLE users ADD COLUMN phone text;\nALTER TABLE countries ADD COLUMN code text;",
            "ALTER TABLE countries DROP COLUMN code;\nALTER TABLE users DROP COLUMN phone;" },
        { "concurrently inside", "concurrently-in-transaction", Shop,
            "CREATE INDEX CONCURRENTLY users_email ON users (email);", "DROP INDEX users_email;" },
    };
}

void everyRecipe()
{
    QTest::addColumn<int>("number");
    const auto list = recipes();
    for (int i = 0; i < list.size(); ++i) {
        QTest::newRow(list.at(i).name) << i;
    }
}

} // namespace

class SafeProofTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { SWITCHBACK_NEEDS(PostgresServer); }

    void aSetComesToTheSame_data() { everyRecipe(); }
    void aSetComesToTheSame()
    {
        QFETCH(int, number);
        comesToTheSame(recipes().at(number), u"postgresql"_s);
    }

    void aViewStaysThroughTheSet()
    {
        const auto list = recipes();
        const auto recipe = std::ranges::find_if(list,
            [](const UnsafeCase &each) { return QByteArray(each.name) == "type under views"; });
        const Pending pending(*recipe, u"postgresql"_s);
        const auto session = pending.scene.session();
        const auto set = makeSafeSet(
            session, findingOf(session, QString::fromLatin1(recipe->rule)));
        QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
        QVERIFY(writeSafeSet(session, *set));
        for (qsizetype i = 0; i < set->versions.size(); ++i) {
            QVERIFY(pending.scene.ask(u"SELECT count(*) FROM old"_s).toInt() > 0);
            pending.run({ .kind = Target::Kind::Steps, .steps = 1 });
        }
        for (qsizetype i = 0; i < set->versions.size(); ++i) {
            QVERIFY(pending.scene.ask(u"SELECT count(*) FROM old"_s).toInt() > 0);
            pending.run({ .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
        }
        QVERIFY(pending.scene.ask(u"SELECT count(*) FROM old"_s).toInt() > 0);
    }

    void aMaterializedViewIsRefused()
    {
        const Pending pending(
            { "", "", Shop + "\nCREATE MATERIALIZED VIEW ages AS SELECT age FROM users;",
                "DROP MATERIALIZED VIEW ages;\n"
                "ALTER TABLE users ALTER COLUMN age TYPE bigint;\n"
                "CREATE MATERIALIZED VIEW ages AS SELECT age FROM users;",
                "" },
            u"postgresql"_s);
        const auto session = pending.scene.session();
        const auto set = makeSafeSet(session, findingOf(session, u"alter-column-type-rewrite"_s));
        QVERIFY(!set);
        QVERIFY2(set.error().what.contains(u"The view ages would be gone"_s),
            qPrintable(set.error().what));
    }

    void aSetThatIsNotTheSameIsFound_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("reason");
        QTest::newRow("another column")
            << QByteArray("(email)") << QByteArray("(nick)") << u"users_email"_s;
        QTest::newRow("nothing at all")
            << QByteArray("CREATE INDEX CONCURRENTLY users_email ON users (email);")
            << QByteArray("SELECT 1;") << u"users_email is missing"_s;
        QTest::newRow("a failing statement")
            << QByteArray("ON users (email)") << QByteArray("ON nowhere (email)") << u"nowhere"_s;
        QTest::newRow("lost rows")
            << QByteArray("CREATE INDEX CONCURRENTLY users_email ON users (email);")
            << QByteArray("SELECT 1;\n") << u"users_email"_s;
        QTest::newRow("no way back") << QByteArray("DROP INDEX CONCURRENTLY IF EXISTS users_email;")
                                     << QByteArray("SELECT 1;") << u"left over"_s;
        QTest::newRow("a failing way back")
            << QByteArray("DROP INDEX CONCURRENTLY IF EXISTS users_email;")
            << QByteArray("DROP INDEX nowhere;") << u"nowhere"_s;
    }

    void aSetThatIsNotTheSameIsFound()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, reason);
        const Pending pending(recipes().first(), u"postgresql"_s);
        const auto session = pending.scene.session();
        auto set = makeSafeSet(session, findingOf(session, u"index-not-concurrent"_s));
        QVERIFY(set);
        auto &text = set->files.first().after;
        QVERIFY2(text.contains(from), text.constData());
        text.replace(from, to);
        const auto proof = proveSafeSet(session, *set, {});
        QVERIFY(proof);
        QVERIFY(proof->outcome == SafeProof::Outcome::Failed);
        QVERIFY2(proof->reason.contains(reason), qPrintable(proof->reason));
        QCOMPARE(leftBehind(session), QStringList());
    }

    void rowsThatGoOnTheWayAreFound()
    {
        const Pending pending(recipes().first(), u"postgresql"_s);
        const auto session = pending.scene.session();
        auto set = makeSafeSet(session, findingOf(session, u"index-not-concurrent"_s));
        QVERIFY(set);
        set->files.first().after = "-- migrate:up\nCREATE INDEX users_email ON users (email);\n"
                                   "DELETE FROM users;\n-- migrate:down\nDROP INDEX users_email;\n";
        const auto proof = proveSafeSet(session, *set, {});
        QVERIFY(proof);
        QVERIFY(proof->outcome == SafeProof::Outcome::Failed);
        QVERIFY2(proof->reason.contains(u"users has 0 rows"_s), qPrintable(proof->reason));
    }

    void withoutADatabaseNothingWasTried()
    {
        const Pending pending(recipes().first(), u"postgresql"_s);
        auto request = pending.scene.project().request({});
        request.offline = true;
        request.dialect = u"postgresql"_s;
        const auto session = openSession(request);
        QVERIFY(session);
        const auto set = makeSafeSet(*session, findingOf(*session, u"index-not-concurrent"_s));
        QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
        const auto proof = proveSafeSet(*session, *set, {});
        QVERIFY(proof);
        QVERIFY(proof->outcome == SafeProof::Outcome::NotTried);
        QVERIFY(!proof->reason.isEmpty());
    }

    void everyFormatProvesIt_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("number");
        // Alone outside a transaction everywhere; in several files, with batches, with a function and
        // by the original's own way back where the format has something of its own to say to it.
        const QHash<QString, QStringList> chosen { { u"golang-migrate"_s,
                                                       { u"index"_s, u"identity"_s } },
            { u"goose"_s, { u"index"_s, u"type"_s } }, { u"flyway"_s, { u"index"_s, u"check"_s } },
            { u"plain"_s, { u"index"_s, u"detached partition"_s } },
            { u"ecto"_s, { u"index"_s, u"identity"_s, u"check"_s } } };
        const auto list = recipes();
        for (auto it = chosen.cbegin(); it != chosen.cend(); ++it) {
            for (int i = 0; i < list.size(); ++i) {
                if (it->contains(QString::fromLatin1(list.at(i).name))) {
                    QTest::addRow("%s: %s", qPrintable(it.key()), list.at(i).name) << it.key() << i;
                }
            }
        }
    }

    void everyFormatProvesIt()
    {
        QFETCH(QString, format);
        QFETCH(int, number);
        provesItself(recipes().at(number), u"postgresql"_s, format);
    }
};

QTEST_GUILESS_MAIN(SafeProofTest)
#include "tst_safeproof.moc"
