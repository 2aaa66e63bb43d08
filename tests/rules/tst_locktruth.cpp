// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The forecast beside the server: each statement form of tests/fixtures/locks is predicted, then
// run. PostgreSQL tells its locks, new files and scans inside the transaction; MariaDB refuses an
// algorithm or a lock that it cannot give.

#include "engines/engine.h"
#include "rules/lint.h"
#include "support/servers.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

struct Form {
    QString statement;
    QStringList setup;
    int since = 0; // major version of the first server that knows it
};

QString fixture(const QString &name)
{
    QFile file(qEnvironmentVariable("SWITCHBACK_FIXTURES") + u"/locks/"_s + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%ls cannot be read", qUtf16Printable(file.fileName()));
    }
    return QString::fromUtf8(file.readAll());
}

QList<Form> forms(const QString &name)
{
    QList<Form> list;
    QStringList setup;
    int since = 0;
    for (const auto &line : fixture(name).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith("+ "_L1)) {
            setup += line.sliced(2);
        } else if (line.startsWith("since "_L1)) {
            since = line.sliced(6).toInt();
        } else if (!line.startsWith(u'#')) {
            list += { line, setup, since };
            setup.clear();
            since = 0;
        }
    }
    return list;
}

QList<QString> statementsOf(const QString &name)
{
    QList<QString> list;
    for (const auto &line : fixture(name).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith("--"_L1)) {
            list += line.chopped(line.endsWith(u';') ? 1 : 0);
        }
    }
    return list;
}

LockForecast predicted(const Form &form, const QString &existing, const LintOptions &given)
{
    auto options = given;
    options.wantForecasts = true;
    LintMigration base { .file = u"base.sql"_s,
        .text = (existing + form.setup.join(u";\n"_s) + u';').toUtf8() };
    base.isBase = true;
    const LintMigration migration { .file = u"1.sql"_s, .text = form.statement.toUtf8() };
    const auto result = lint({ base, migration }, options);
    return result.forecasts.isEmpty() ? LockForecast {} : result.forecasts.first().locks;
}

std::unique_ptr<Connection> connectTo(const QString &engineId, const QString &url)
{
    const auto *engine = engineById(engineId);
    const auto settings = engine->parseUrl(url, {});
    if (!settings) {
        qFatal("%ls", qUtf16Printable(settings.error().what));
    }
    auto connection = engine->connect(*settings, Access::ReadWrite);
    if (!connection) {
        qFatal("%ls", qUtf16Printable(connection.error().what));
    }
    return std::move(*connection);
}

/// What a statement left behind, one line each: "t ACCESS EXCLUSIVE", "t new file", "t scanned".
using Marks = QMap<QString, QStringList>;

QMap<QString, QString> column(Connection &connection, const QString &sql)
{
    QMap<QString, QString> result;
    const auto rows = connection.query(sql);
    if (!rows) {
        qFatal("%ls", qUtf16Printable(rows.error().server));
    }
    for (const auto &row : rows->rows) {
        result.insert(row.value(0).toString(), row.value(1).toString());
    }
    return result;
}

const auto relations = u"from pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'S') and "
                       "c.relnamespace = 'public'::regnamespace"_s;

LockMode modeOf(QString name)
{
    static const QHash<QString, QString> words { { u"AccessShareLock"_s, u"ACCESS SHARE"_s },
        { u"RowShareLock"_s, u"ROW SHARE"_s }, { u"RowExclusiveLock"_s, u"ROW EXCLUSIVE"_s },
        { u"ShareUpdateExclusiveLock"_s, u"SHARE UPDATE EXCLUSIVE"_s },
        { u"ShareLock"_s, u"SHARE"_s }, { u"ShareRowExclusiveLock"_s, u"SHARE ROW EXCLUSIVE"_s },
        { u"ExclusiveLock"_s, u"EXCLUSIVE"_s },
        { u"AccessExclusiveLock"_s, u"ACCESS EXCLUSIVE"_s } };
    return lockModeFromName(words.value(name));
}

/// Scans of plain queries depend on the planner; only those of schema changes are forecast.
bool scansCount(const QString &statement)
{
    static const QStringList queries { u"SELECT"_s, u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s,
        u"MERGE"_s, u"ANALYZE"_s, u"CREATE TABLE n AS"_s, u"CREATE MATERIALIZED"_s, u"REFRESH"_s,
        u"CLUSTER"_s };
    return std::ranges::none_of(
        queries, [&statement](const QString &word) { return statement.startsWith(word); });
}

class PostgresObserver
{
public:
    explicit PostgresObserver(Connection &connection)
        : m_connection(connection)
        , m_kinds(column(connection, u"select c.oid::text, c.relname "_s + relations))
        , m_files(column(connection, u"select c.oid::text, c.relfilenode::text "_s + relations))
        , m_partitions(column(connection,
              u"select i.inhrelid::regclass::text, i.inhparent::regclass::text from pg_inherits i"_s))
        , m_read(column(connection, Reads))
    {
    }

    Marks seen(bool scans)
    {
        Marks marks;
        const auto locks = m_connection.query(
            u"select l.relation::text, l.mode from pg_locks l where l.pid = pg_backend_pid() and "
            "l.locktype = 'relation'"_s);
        for (const auto &row : locks ? locks->rows : QList<QVariantList>()) {
            const auto name = m_kinds.value(row.value(0).toString());
            if (!name.isEmpty()) {
                auto &mode = m_modes[name];
                mode = qMax(mode, modeOf(row.value(1).toString()));
            }
        }
        for (const auto &[name, mode] : m_modes.asKeyValueRange()) {
            marks[name] += lockModeName(mode);
        }
        const auto files = column(
            m_connection, u"select c.oid::text, c.relfilenode::text "_s + relations);
        for (const auto &[oid, name] : m_kinds.asKeyValueRange()) {
            if (files.contains(oid) && files.value(oid) != m_files.value(oid)) {
                marks[name] += u"new file"_s;
            }
        }
        const auto read = column(m_connection, Reads);
        for (const auto &[oid, count] : read.asKeyValueRange()) {
            if (scans && count.toInt() > m_read.value(oid).toInt() && m_kinds.contains(oid)) {
                marks[m_kinds.value(oid)] += u"scanned"_s;
            }
        }
        return marks;
    }

    Marks expected(const LockForecast &forecast, bool scans) const
    {
        Marks marks;
        const auto names = m_kinds.values();
        for (const auto &lock : forecast.locks) {
            if (names.contains(lock.object.name)) {
                marks[lock.object.name] += lockModeName(lock.mode);
            }
        }
        for (const auto &table : forecast.rewritten) {
            add(table, u"new file"_s, marks);
        }
        for (const auto &table : scans ? forecast.scanned : QStringList()) {
            add(table, u"scanned"_s, marks);
        }
        return marks;
    }

private:
    /// A partitioned table has no rows of its own: its partitions have.
    void add(const QString &table, const QString &mark, Marks &marks) const
    {
        const auto partitions = m_partitions.keys(table);
        for (const auto &name : partitions.isEmpty() ? QStringList { table } : partitions) {
            if (m_kinds.values().contains(name) && !marks[name].contains(mark)) {
                marks[name] += mark;
            }
        }
    }

    static inline const QString Reads =
        u"select relid::text, (seq_tup_read + coalesce(idx_tup_fetch, 0))::text from "
        "pg_stat_xact_user_tables"_s; // how the rows are found is the planner's choice
    Connection &m_connection;
    QMap<QString, QString> m_kinds; // oid → name
    QMap<QString, QString> m_files;
    QMap<QString, QString> m_partitions; // partition → parent
    QMap<QString, QString> m_read; // rows before, for the counts are those of the session
    QMap<QString, LockMode> m_modes;
};

QString shown(const Marks &marks)
{
    QStringList parts;
    for (const auto &[name, words] : marks.asKeyValueRange()) {
        if (!words.isEmpty()) {
            parts += name + u": "_s + words.join(u", "_s);
        }
    }
    return parts.join(u"; "_s);
}

} // namespace

class LockTruthTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postgresql_data()
    {
        if (MariaDbServer::isMySql()) {
            QSKIP("PostgreSQL's are tried beside MariaDB.");
        }
        SWITCHBACK_NEEDS(PostgresServer);
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QStringList>("setup");
        QTest::addColumn<int>("since");
        int number = 0;
        for (const auto &form : forms(u"postgresql.txt"_s)) {
            QTest::newRow(QByteArray::number(++number) + ' ' + form.statement.toUtf8())
                << form.statement << form.setup << form.since;
        }
        auto &server = PostgresServer::shared();
        server.run(u"CREATE ROLE somebody"_s);
        server.run(u"CREATE DATABASE shape TEMPLATE template0"_s);
        {
            const auto shape = connectTo(u"postgresql"_s, server.url(u"shape"_s));
            m_version = shape->server().number;
            for (const auto &sql : statementsOf(u"postgresql.sql"_s)) {
                const auto done = shape->execute(sql);
                QVERIFY2(done, done ? "" : qPrintable(sql + u": "_s + done.error().server));
            }
        }
        startAgain();
    }

    void postgresql()
    {
        QFETCH(QString, statement);
        QFETCH(QStringList, setup);
        QFETCH(int, since);
        if (m_version / 10000 < since) {
            QSKIP("This server does not know the statement.");
        }
        const Form form { statement, setup };
        const LintOptions options { .version = ServerVersion::fromText(
                                        m_connection->server().version) };
        const auto forecast = predicted(form, fixture(u"postgresql.sql"_s), options);
        // The setup stays in its own transaction, so that its locks are none of the statement's.
        m_changed = !setup.isEmpty();
        for (const auto &sql : setup) {
            const auto done = m_connection->execute(sql);
            QVERIFY2(done, done ? "" : qPrintable(sql + u": "_s + done.error().server));
        }
        QVERIFY(m_connection->execute(u"BEGIN"_s));
        PostgresObserver observer(*m_connection);
        const auto done = m_connection->execute(statement);
        QVERIFY2(done, done ? "" : qPrintable(done.error().server));
        const bool scans = scansCount(statement);
        const auto seen = shown(observer.seen(scans));
        QCOMPARE(shown(observer.expected(forecast, scans)), seen);
    }

    void cleanup()
    {
        if (m_connection) {
            std::ignore = m_connection->execute(u"ROLLBACK"_s);
        }
        if (m_connection && m_changed) {
            startAgain();
        }
    }

    void mariaDb_data()
    {
        m_connection.reset();
        SWITCHBACK_NEEDS(MariaDbServer);
        QTest::addColumn<QString>("clause");
        for (const auto &form : forms(u"mariadb.txt"_s)) {
            QTest::newRow(qPrintable(form.statement)) << form.statement;
        }
        auto &server = MariaDbServer::shared();
        m_maria = connectTo(u"mysql"_s, server.url(server.createDatabase()));
    }

    void mariaDb()
    {
        QFETCH(QString, clause);
        const LintOptions options { .dialect = Dialect::MySql,
            .version = ServerVersion::fromText(versionText(m_maria->server())) };
        const auto forecast = predicted(
            { u"ALTER TABLE t "_s + clause, {} }, fixture(u"mariadb.sql"_s), options);
        const auto words = forecast.locks.isEmpty() ? QString() : forecast.locks.first().words;
        if (MariaDbServer::isMySql() && !accepts(u"ALTER TABLE t "_s + clause)) {
            QSKIP("MySQL does not know the clause.");
        }
        QCOMPARE(forecast.algorithm + u' ' + words, observedOnline(clause));
    }

private:
    void startAgain()
    {
        auto &server = PostgresServer::shared();
        m_connection.reset();
        server.run(u"DROP DATABASE IF EXISTS forms"_s);
        server.run(u"CREATE DATABASE forms TEMPLATE shape"_s
            + (m_version >= 150000 ? u" STRATEGY file_copy"_s : QString()));
        m_connection = connectTo(u"postgresql"_s, server.url(u"forms"_s));
        QVERIFY(m_connection->execute(u"SET timezone = 'Europe/Berlin'"_s));
    }

    /// The cheapest algorithm that the server gives, and whether it lets others write meanwhile.
    QString observedOnline(const QString &clause)
    {
        if (MariaDbServer::isMySql()) {
            return observedOnMySql(clause);
        }
        static const std::pair<QString, QString> algorithms[] = { { u"INSTANT"_s, u"INSTANT"_s },
            { u"NOCOPY"_s, u"INPLACE"_s }, { u"INPLACE"_s, u"INPLACE with rebuild"_s },
            { u"COPY"_s, u"COPY"_s } };
        for (const auto &[word, name] : algorithms) {
            for (const auto &lock : { u"NONE"_s, u"SHARED"_s, u"EXCLUSIVE"_s }) {
                // PARTITION BY stands last, without a comma.
                const auto online = u"ALGORITHM=%1, LOCK=%2"_s.arg(word, lock);
                const bool last = clause.startsWith("PARTITION BY"_L1);
                if (accepts(u"ALTER TABLE t "_s
                        + (last ? online + u' ' + clause : clause + u", "_s + online))) {
                    return name + u" LOCK="_s + lock;
                }
            }
        }
        return u"refused"_s;
    }

    /// MySQL has no word for a change in place that makes the table anew: its number tells. A lock
    /// cannot be named beside INSTANT.
    QString observedOnMySql(const QString &clause)
    {
        const auto alter = [&clause](const QString &online) {
            return u"ALTER TABLE t "_s
                + (clause.startsWith("PARTITION BY"_L1) ? online + u' ' + clause
                                                        : clause + u", "_s + online);
        };
        if (accepts(alter(u"ALGORITHM=INSTANT"_s))) {
            return clause.startsWith("RENAME TO"_L1) ? u"INSTANT LOCK=EXCLUSIVE"_s
                                                     : u"INSTANT LOCK=NONE"_s;
        }
        for (const auto &algorithm : { u"INPLACE"_s, u"COPY"_s }) {
            for (const auto &lock : { u"NONE"_s, u"SHARED"_s, u"EXCLUSIVE"_s }) {
                if (accepts(alter(u"ALGORITHM=%1, LOCK=%2"_s.arg(algorithm, lock)))) {
                    const bool rebuilt = algorithm == "INPLACE"_L1 && m_number != number();
                    return algorithm + (rebuilt ? u" with rebuild LOCK="_s : u" LOCK="_s) + lock;
                }
            }
        }
        return u"refused"_s;
    }

    QString number()
    {
        const auto rows = m_maria->query(
            u"SELECT GROUP_CONCAT(TABLE_ID) FROM information_schema.INNODB_TABLES WHERE NAME IN "
            "(CONCAT(DATABASE(), '/t'), CONCAT(DATABASE(), '/u'))"_s);
        return rows ? rows->rows.value(0).value(0).toString() : QString();
    }

    bool accepts(const QString &statement)
    {
        for (const auto &table : { u"t"_s, u"u"_s, u"parent"_s }) {
            std::ignore = m_maria->execute(u"DROP TABLE IF EXISTS "_s + table);
        }
        for (const auto &sql : statementsOf(u"mariadb.sql"_s)) {
            if (const auto made = m_maria->execute(sql); !made) {
                qFatal("%ls", qUtf16Printable(made.error().server));
            }
        }
        m_number = MariaDbServer::isMySql() ? number() : QString();
        return m_maria->execute(statement).has_value();
    }

    int m_version = 0; // of PostgreSQL: 170002
    bool m_changed = false; // the setup of a form stays: the next one needs another database
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Connection> m_maria;
    QString m_number; // of the table before the statement
};

QTEST_GUILESS_MAIN(LockTruthTest)
#include "tst_locktruth.moc"
