// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/sqlitepages.h"

#include "engines/sqlite/sqliteparts.h"
#include "sql/sqlite.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Switchback;
using namespace Qt::StringLiterals;

namespace {

class Database
{
public:
    explicit Database(const QString &path)
    {
        sqlite3_open(QFile::encodeName(path).constData(), &m_handle);
    }
    ~Database() { sqlite3_close(m_handle); }
    Q_DISABLE_COPY_MOVE(Database)

    void run(const QString &sql)
    {
        char *message = nullptr;
        const int code = sqlite3_exec(
            m_handle, sql.toUtf8().constData(), nullptr, nullptr, &message);
        QVERIFY2(code == SQLITE_OK, message);
    }
    QStringList schema()
    {
        QStringList rows;
        const auto add = [](void *list, int, char **values, char **) {
            *static_cast<QStringList *>(list) += u"%1|%2|%3|%4"_s.arg(QString::fromUtf8(values[0]),
                QString::fromUtf8(values[1]), QString::fromUtf8(values[2]),
                QString::fromUtf8(values[3]));
            return 0;
        };
        sqlite3_exec(m_handle,
            "SELECT type, name, tbl_name, sql FROM sqlite_schema"
            " WHERE sql IS NOT NULL ORDER BY rowid",
            add, &rows, nullptr);
        return rows;
    }

private:
    sqlite3 *m_handle = nullptr;
};

QStringList texts(const std::optional<QList<SqliteSchemaRow>> &read)
{
    QStringList rows;
    for (const auto &row : read.value_or(QList<SqliteSchemaRow>())) {
        rows += u"%1|%2|%3|%4"_s.arg(QString::fromUtf8(row.type), QString::fromUtf8(row.name),
            QString::fromUtf8(row.table), QString::fromUtf8(row.sql));
    }
    return read ? rows : QStringList(u"not read"_s);
}

QStringList fromPages(const QString &path)
{
    return texts(sqliteSchemaRows(path));
}

QStringList statementsOf(const QString &sql)
{
    QStringList list;
    for (const auto &statement : splitSqlite(sql)) {
        list += statement.sql;
    }
    return list;
}

QString manyStatements(int count)
{
    QString sql = u"BEGIN;"_s;
    for (int i = 0; i < count; ++i) {
        // Some have no room on a page, some not on ten.
        const QString comment(i % 7 == 0 ? i * 40 : i % 5, u'ä');
        sql += u"CREATE TABLE \"tä ble %1\" (id INTEGER PRIMARY KEY, b TEXT UNIQUE /* %2 */);"
               "CREATE INDEX i%1 ON \"tä ble %1\" (b DESC);"_s.arg(i)
                   .arg(comment);
    }
    return sql
        + u"CREATE VIEW v AS SELECT 1;"
          "CREATE TRIGGER g AFTER INSERT ON \"tä ble 0\" BEGIN SELECT 1; END;COMMIT;"_s;
}

} // namespace

class SqlitePagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.emplace(); }

    void rowsAreThoseOfAQuestion_data()
    {
        QTest::addColumn<int>("pageSize");
        QTest::addColumn<int>("count");
        for (const int size : { 512, 1024, 4096, 65536 }) {
            for (const int count : { 0, 1, 90, 700 }) {
                QTest::addRow("%d tables on pages of %d", count, size) << size << count;
            }
        }
    }
    void rowsAreThoseOfAQuestion()
    {
        QFETCH(const int, pageSize);
        QFETCH(const int, count);
        Database database(path());
        database.run(u"PRAGMA page_size = %1; CREATE TABLE \"tä ble 0 before\" (a);"
                     "DROP TABLE \"tä ble 0 before\";"_s.arg(pageSize));
        database.run(count > 0 ? manyStatements(count) : u"CREATE VIEW v AS SELECT 1"_s);
        QCOMPARE(fromPages(path()), database.schema());
        for (int i = 0; i < count; i += 3) {
            database.run(u"DROP TABLE \"tä ble %1\""_s.arg(i));
        }
        QCOMPARE(fromPages(path()), database.schema());
    }

    void aLongFileIsMadeInParts()
    {
        const auto sql = u"PRAGMA foreign_keys=OFF;"_s + manyStatements(1500)
            + u"CREATE TRIGGER \"on\" BEFORE UPDATE OF b ON [tä BLE 1400] BEGIN SELECT 1; END;"_s;
        Database database(path());
        database.run(sql);
        auto wanted = database.schema();
        auto made = texts(sqliteRowsInParts(statementsOf(sql), {}));
        wanted.sort();
        made.sort();
        QCOMPARE(made, wanted);
    }

    void whatPartsCannotMakeIsLeftToSqlite_data()
    {
        QTest::addColumn<QString>("last");
        QTest::newRow("few") << QString();
        QTest::newRow("a change") << u"ALTER TABLE \"tä ble 1\" RENAME TO other"_s;
        QTest::newRow("rows") << u"INSERT INTO \"tä ble 1\" VALUES (1, 2)"_s;
        QTest::newRow("from a query") << u"CREATE TABLE x AS SELECT * FROM \"tä ble 1\""_s;
        QTest::newRow("twice") << u"CREATE TABLE \"tä ble 1\" (id)"_s;
        QTest::newRow("twice, an index") << u"CREATE TABLE i1 (id)"_s;
        QTest::newRow("if missing") << u"CREATE TABLE IF NOT EXISTS y (id)"_s;
        QTest::newRow("temporary") << u"CREATE TEMP TABLE y (id)"_s;
        QTest::newRow("a module") << u"CREATE VIRTUAL TABLE y USING fts5(a)"_s;
        QTest::newRow("another schema") << u"CREATE TABLE main.y (id)"_s;
        QTest::newRow("no such table") << u"CREATE INDEX z ON nowhere (id)"_s;
        QTest::newRow("no such column") << u"CREATE INDEX z ON \"tä ble 1\" (nothing)"_s;
        QTest::newRow("a mistake") << u"CREATE TABLE y (id INTEGER PRIMARY KEY PRIMARY KEY)"_s;
    }
    void whatPartsCannotMakeIsLeftToSqlite()
    {
        QFETCH(const QString, last);
        const auto sql = manyStatements(last.isEmpty() ? 10 : 1100) + last;
        QVERIFY(!sqliteRowsInParts(statementsOf(sql), {}));
    }

    void anEmptyFileIsLeftToSqlite()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(!sqliteSchemaRows(path()));
        QVERIFY(!sqliteSchemaRows(path() + u".missing"_s));
    }

    // Committed, and not yet in the file.
    void aDatabaseWithALogIsLeftToSqlite()
    {
        Database database(path());
        database.run(u"PRAGMA journal_mode = wal; CREATE TABLE a (id)"_s);
        QVERIFY(!sqliteSchemaRows(path()));
    }

    void anotherEncodingIsLeftToSqlite()
    {
        Database database(path());
        database.run(u"PRAGMA encoding = 'UTF-16'; CREATE TABLE a (id)"_s);
        QVERIFY(!sqliteSchemaRows(path()));
    }

    void aWriterAtWorkIsWaitedForBySqlite()
    {
        Database database(path());
        database.run(u"CREATE TABLE a (id); BEGIN EXCLUSIVE; CREATE TABLE b (id)"_s);
        QVERIFY(!sqliteSchemaRows(path()));
        database.run(u"COMMIT"_s);
        QCOMPARE(fromPages(path()), database.schema());
    }

    void aBrokenFileIsNeverReadPastItsEnd()
    {
        {
            Database database(path());
            database.run(u"PRAGMA page_size = 512"_s);
            database.run(manyStatements(60));
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto whole = file.readAll();
        QRandomGenerator random(7);
        for (int i = 0; i < 400; ++i) {
            auto broken = whole;
            for (int k = 0; k < 60; ++k) {
                broken[random.bounded(100, int(broken.size()))] = char(random.bounded(256));
            }
            if (i % 4 == 0) {
                broken.truncate(random.bounded(512, int(broken.size())));
            }
            QFile copy(path() + u".broken"_s);
            QVERIFY(copy.open(QIODevice::WriteOnly));
            copy.write(broken);
            copy.close();
            for (const auto &row :
                sqliteSchemaRows(copy.fileName()).value_or(QList<SqliteSchemaRow>())) {
                QVERIFY(row.sql.startsWith("CREATE "));
            }
        }
    }

private:
    QString path() const { return m_folder->filePath(u"schema.db"_s); }

    std::optional<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(SqlitePagesTest)

#include "tst_sqlitepages.moc"
