// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Lock prediction against what PostgreSQL, MySQL and MariaDB were seen to do.

#include "rules/locks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const QByteArray tables = R"sql(
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, a int, b varchar(20), c timestamp, p bigint REFERENCES parent (id));
CREATE INDEX t_a ON t (a);
ALTER TABLE t ADD CONSTRAINT b_ok CHECK (b <> '');
ALTER TABLE t ADD CONSTRAINT a_nn CHECK (a IS NOT NULL AND a > 0);
ALTER TABLE t ADD CONSTRAINT later CHECK (a > 1) NOT VALID;
CREATE DOMAIN amount AS int;
CREATE TABLE ledger (id bigint PRIMARY KEY, v amount);
CREATE TABLE ev (k int NOT NULL) PARTITION BY RANGE (k);
CREATE TABLE ev_1 PARTITION OF ev FOR VALUES FROM (1) TO (10);
CREATE TABLE ev_2 (k int NOT NULL);
CREATE VIEW v AS SELECT id FROM t;
CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
CREATE SEQUENCE s;
)sql";

QString abbreviated(LockMode mode)
{
    static const QStringList names { u""_s, u"AS"_s, u"RS"_s, u"RX"_s, u"SUX"_s, u"S"_s, u"SRX"_s,
        u"X"_s, u"AX"_s };
    return names.value(int(mode));
}

QString shownLocks(const LockForecast &forecast)
{
    QStringList parts;
    for (const auto &lock : forecast.locks) {
        parts.append(
            lock.object.name + u' ' + (lock.words.isEmpty() ? abbreviated(lock.mode) : lock.words));
    }
    parts.sort();
    auto text = parts.join(u", "_s);
    text += forecast.rewrites() ? u" rewrite"_s : forecast.scans() ? u" scan"_s : QString();
    return text;
}

LockForecast forecastOf(
    const QByteArray &sql, Dialect dialect, const ServerVersion &version, const QByteArray &known)
{
    Catalog catalog(dialect);
    catalog.beginMigration();
    for (const auto &operation : parseSql(known, dialect)) {
        catalog.apply(operation);
    }
    catalog.beginMigration();
    return predictLocks(parseSql(sql, dialect).value(0), { catalog, version });
}

struct Row {
    const char *sql;
    const char *expected;
    int version = 17;
};

// AX: ACCESS EXCLUSIVE, SRX: SHARE ROW EXCLUSIVE, SUX: SHARE UPDATE EXCLUSIVE, S: SHARE …
const Row postgresqlRows[] = {
    { "ALTER TABLE t ADD COLUMN n int", "t AX" },
    { "ALTER TABLE t ADD COLUMN n int NOT NULL DEFAULT 1", "t AX" },
    { "ALTER TABLE t ADD COLUMN n timestamptz DEFAULT now()", "t AX" },
    { "ALTER TABLE t ADD COLUMN n float DEFAULT random()", "t AX rewrite" },
    { "ALTER TABLE t ADD COLUMN n serial", "t AX rewrite" },
    { "ALTER TABLE t ADD COLUMN n int GENERATED ALWAYS AS (a) STORED", "t AX rewrite" },
    { "ALTER TABLE t ADD COLUMN n int GENERATED ALWAYS AS (a) VIRTUAL", "t AX", 18 },
    { "ALTER TABLE t ADD COLUMN n int CHECK (n > 0)", "t AX scan" },
    { "ALTER TABLE t ADD COLUMN n int UNIQUE", "t AX scan" },
    { "ALTER TABLE t ADD COLUMN n bigint REFERENCES parent", "parent SRX, t AX" },
    { "ALTER TABLE ev ADD COLUMN n int", "ev AX, ev_1 AX" },
    { "ALTER TABLE t DROP COLUMN a", "t AX" },
    { "ALTER TABLE t DROP COLUMN p", "parent AX, t AX" },
    { "ALTER TABLE t ALTER COLUMN b SET NOT NULL", "t AX scan" },
    { "ALTER TABLE t ALTER COLUMN a SET NOT NULL", "t AX" },
    { "ALTER TABLE t ALTER COLUMN a SET NOT NULL", "t AX scan", 11 },
    { "ALTER TABLE t ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT a_nn", "t AX scan" },
    { "ALTER TABLE t ALTER COLUMN a SET STATISTICS 10", "t SUX" },
    { "ALTER TABLE t ALTER COLUMN a TYPE bigint", "t AX rewrite" },
    { "ALTER TABLE t ALTER COLUMN b TYPE text", "t AX scan" },
    { "ALTER TABLE t ALTER COLUMN c TYPE timestamp(3)", "t AX rewrite" },
    { "ALTER TABLE t ALTER COLUMN p TYPE int", "parent AX, t AX rewrite" },
    { "ALTER TABLE parent ALTER COLUMN id TYPE numeric", "parent AX, t AX rewrite" },
    { "ALTER TABLE t ADD CHECK (a > 0)", "t AX scan" },
    { "ALTER TABLE t ADD CHECK (a > 0) NOT VALID", "t AX" },
    { "ALTER TABLE t VALIDATE CONSTRAINT later", "t SUX scan" },
    { "ALTER TABLE t VALIDATE CONSTRAINT b_ok", "t SUX" },
    { "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent", "parent SRX, t SRX scan" },
    { "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent NOT VALID", "parent SRX, t SRX" },
    { "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent NOT ENFORCED", "parent SRX, t SRX", 18 },
    { "ALTER TABLE t ADD UNIQUE (a)", "t AX scan" },
    { "ALTER TABLE t DROP CONSTRAINT b_ok", "t AX" },
    { "ALTER TABLE t DROP CONSTRAINT t_p_fkey", "parent AX, t AX" },
    { "ALTER TABLE parent DROP CONSTRAINT parent_pkey CASCADE", "parent AX, t AX" },
    { "ALTER TABLE t RENAME TO u", "t AX" },
    { "ALTER TABLE t RENAME COLUMN a TO z", "t AX" },
    { "ALTER TABLE t SET SCHEMA app", "t AX" },
    { "ALTER TABLE t SET LOGGED", "t AX" },
    { "ALTER TABLE t SET UNLOGGED", "t AX rewrite" },
    { "ALTER TABLE t SET TABLESPACE fast", "t AX rewrite" },
    { "ALTER TABLE t SET ACCESS METHOD heap", "t AX" },
    { "ALTER TABLE t SET (fillfactor = 70)", "t SUX" },
    { "ALTER TABLE t SET (user_catalog_table = true)", "t AX" },
    { "ALTER TABLE t CLUSTER ON t_a", "t SUX" },
    { "ALTER TABLE t DISABLE TRIGGER ALL", "t SRX" },
    { "ALTER TABLE t ENABLE ROW LEVEL SECURITY", "t AX" },
    { "ALTER TABLE t INHERIT parent", "parent SUX, t AX" },
    { "ALTER TABLE ev ATTACH PARTITION ev_2 FOR VALUES FROM (10) TO (20)", "ev SUX, ev_2 AX scan" },
    { "ALTER TABLE ev ATTACH PARTITION ev_2 FOR VALUES FROM (10) TO (20)", "ev AX, ev_2 AX scan",
        11 },
    { "ALTER TABLE ev DETACH PARTITION ev_1", "ev AX, ev_1 AX" },
    { "ALTER TABLE ev DETACH PARTITION ev_1", "ev AX, ev_1 SUX", 13 },
    { "ALTER TABLE ev DETACH PARTITION ev_1 CONCURRENTLY", "ev SUX, ev_1 SUX" },
    { "CREATE TABLE ev_3 PARTITION OF ev FOR VALUES FROM (30) TO (40)", "ev AX" },
    { "CREATE INDEX i ON t (a)", "t S scan" },
    { "CREATE INDEX CONCURRENTLY i ON t (a)", "t SUX scan" },
    { "CREATE INDEX i ON ev (k)", "ev S, ev_1 S scan" },
    { "CREATE INDEX i ON ONLY ev (k)", "ev S" },
    { "DROP INDEX t_a", "t AX, t_a AX" },
    { "DROP INDEX CONCURRENTLY t_a", "t SUX, t_a SUX" },
    { "ALTER INDEX t_a RENAME TO t_b", "t_a SUX" },
    { "ALTER INDEX t_a RENAME TO t_b", "t_a AX", 11 },
    { "REINDEX TABLE t", "t S, t_a AX, t_pkey AX scan" },
    { "REINDEX INDEX CONCURRENTLY t_a", "t SUX, t_a SUX scan" },
    { "CREATE TRIGGER x BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()", "t SRX" },
    { "DROP TRIGGER x ON t", "t AX" },
    { "CREATE POLICY x ON t USING (true)", "t AX" },
    { "CREATE TABLE n (id int REFERENCES parent)", "parent SRX" },
    { "CREATE TABLE n AS SELECT * FROM t", "t AS scan" },
    { "CREATE TABLE n (LIKE t)", "t AS" },
    { "DROP TABLE t", "parent AX, t AX" },
    { "DROP TABLE parent CASCADE", "parent AX, t AX" },
    { "DROP TABLE ev_1", "ev AX, ev_1 AX" },
    { "TRUNCATE t", "t AX rewrite" },
    { "TRUNCATE parent CASCADE", "parent AX, t AX rewrite" },
    { "CREATE OR REPLACE VIEW v AS SELECT id FROM t", "t AS, v AX" },
    { "DROP VIEW v", "v AX" },
    { "REFRESH MATERIALIZED VIEW m", "m AX, t AS rewrite" },
    { "REFRESH MATERIALIZED VIEW CONCURRENTLY m", "m X, t AS scan" },
    { "COMMENT ON TABLE t IS 'x'", "t SUX" },
    { "GRANT SELECT ON t TO app", "" },
    { "GRANT SELECT ON t TO app", "t AS", 18 },
    { "ALTER DOMAIN amount ADD CHECK (VALUE > 0)", "ledger S scan" },
    { "ALTER DOMAIN amount ADD CHECK (VALUE > 0) NOT VALID", "" },
    { "ALTER SEQUENCE s RESTART", "s SRX rewrite" },
    { "CREATE STATISTICS st ON a, b FROM t", "t SUX" },
    { "ANALYZE t", "t SUX" },
    { "VACUUM FULL t", "t AX rewrite" },
    { "CLUSTER t USING t_a", "t AX rewrite" },
    { "LOCK TABLE t", "t AX" },
    { "SELECT * FROM t", "t AS scan" },
    { "SELECT * FROM t WHERE id = 1 FOR UPDATE", "t RS" },
    { "INSERT INTO t (id) VALUES (1)", "parent RS, t RX" },
    { "UPDATE t SET a = 1", "t RX" },
    { "MERGE INTO t USING parent ON t.p = parent.id WHEN MATCHED THEN DELETE", "parent AS, t RX" },
};

const Row mysqlRows[] = {
    { "ALTER TABLE t ADD n int", "INSTANT" },
    { "ALTER TABLE t ADD n int AFTER id", "INSTANT" },
    { "ALTER TABLE t ADD n int DEFAULT (1 + 1)", "COPY" },
    { "ALTER TABLE t ADD n int UNIQUE", "INPLACE with rebuild" },
    { "ALTER TABLE t ADD n int GENERATED ALWAYS AS (a) STORED", "COPY" },
    { "ALTER TABLE t ADD n int GENERATED ALWAYS AS (a) VIRTUAL", "INSTANT" },
    { "ALTER TABLE t DROP b", "INSTANT" },
    { "ALTER TABLE t DROP a", "INPLACE with rebuild" },
    { "ALTER TABLE t MODIFY a bigint", "COPY" },
    { "ALTER TABLE t MODIFY a int", "INSTANT" },
    { "ALTER TABLE t MODIFY b varchar(60)", "INPLACE" },
    { "ALTER TABLE t MODIFY b varchar(64)", "COPY" },
    { "ALTER TABLE t MODIFY b varchar(40)", "COPY" },
    { "ALTER TABLE t MODIFY a int NOT NULL", "INPLACE with rebuild" },
    { "ALTER TABLE t RENAME COLUMN a TO z", "INSTANT" },
    { "ALTER TABLE t ALTER a SET DEFAULT 3", "INSTANT" },
    { "ALTER TABLE t ADD INDEX (b)", "INPLACE" },
    { "ALTER TABLE t ADD FULLTEXT (b)", "INPLACE with rebuild" },
    { "ALTER TABLE t ADD CHECK (a > 0)", "COPY" },
    { "ALTER TABLE t ADD CHECK (a > 0) NOT ENFORCED", "INSTANT" },
    { "ALTER TABLE t DROP PRIMARY KEY", "COPY" },
    { "ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (id, a)", "INPLACE with rebuild" },
    { "ALTER TABLE t ENGINE=InnoDB", "INPLACE with rebuild" },
    { "ALTER TABLE t ENGINE=MyISAM", "COPY" },
    { "ALTER TABLE t ROW_FORMAT=DYNAMIC", "INPLACE with rebuild" },
    { "OPTIMIZE TABLE t", "INPLACE with rebuild" },
};

} // namespace

class LocksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postgresql_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("version");
        for (const auto &row : postgresqlRows) {
            QTest::addRow("%d %s", row.version, row.sql)
                << QByteArray(row.sql) << QString::fromUtf8(row.expected) << row.version;
        }
    }

    void postgresql()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        QFETCH(int, version);
        QCOMPARE(shownLocks(forecastOf(sql, Dialect::PostgreSql, { .major = version }, tables)),
            expected);
    }

    void mysql_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");
        for (const auto &row : mysqlRows) {
            QTest::newRow(row.sql) << QByteArray(row.sql) << QString::fromUtf8(row.expected);
        }
    }

    void mysql()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        const QByteArray known = "CREATE TABLE t (id bigint PRIMARY KEY, a int, b varchar(50), KEY "
                                 "(a)) DEFAULT CHARSET utf8mb4;";
        QCOMPARE(
            forecastOf(sql, Dialect::MySql, { .major = 9, .minor = 7 }, known).algorithm, expected);
    }
};

QTEST_APPLESS_MAIN(LocksTest)
#include "tst_locks.moc"
