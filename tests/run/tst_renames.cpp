// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A question of names answered with yes: the script renames, rows stay where they are, and nothing
// is left to say. With rows, on every engine, both ways.

#include "run/renames.h"
#include "run/triedscript.h"
#include "support/servers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class RenamesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void rowsStay_data();
    void rowsStay();
    void questionsSayWhatTheyAsk_data() { engines(); }
    void questionsSayWhatTheyAsk();
    void labelsKeepTheirRows();
    void whatIsNotThereIsNamed_data() { engines(); }
    void whatIsNotThereIsNamed();

private:
    void engines();
    QString database(const QString &engine, const QString &sql);

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_made = 0;
};

namespace {

QString said(const Error &error)
{
    return error.what + u" — "_s + error.server;
}

QList<SchemaRename> renames(const QStringList &texts)
{
    QList<SchemaRename> list;
    for (const auto &text : texts) {
        list += { {}, text.section(u'=', 0, 0), text.section(u'=', 1) };
    }
    return list;
}

Result<QString> value(const QString &url, const QString &sql)
{
    const auto *engine = engineForUrl(url).value();
    auto connection = engine->connect(engine->parseUrl(url, {}).value(), Access::ReadOnly);
    const auto rows = connection ? (*connection)->query(sql) : fail(connection.error());
    return rows ? Result<QString>(rows->rows.value(0).value(0).toString()) : fail(rows.error());
}

const auto People = u"CREATE TABLE users (id integer PRIMARY KEY, mail varchar(40), age integer);"
                    "CREATE INDEX users_mail ON users (mail);"
                    "CREATE TABLE posts (id integer PRIMARY KEY, owner integer,"
                    " CONSTRAINT posts_owner FOREIGN KEY (owner) REFERENCES users (id));"
                    "INSERT INTO users VALUES (1, 'a@b', 7); INSERT INTO posts VALUES (5, 1);"_s;

} // namespace

void RenamesTest::engines()
{
    QTest::addColumn<QString>("engine");
    QTest::addRow("sqlite") << u"sqlite"_s;
    if (PostgresServer::shared().reason().isEmpty()) {
        QTest::addRow("postgresql") << u"postgresql"_s;
    }
    if (MariaDbServer::shared().reason().isEmpty()) {
        QTest::addRow("mysql") << u"mysql"_s;
    }
}

QString RenamesTest::database(const QString &engine, const QString &sql)
{
    const auto url = engine == "postgresql"_L1
        ? PostgresServer::shared().url(PostgresServer::shared().createDatabase())
        : engine == "mysql"_L1
        ? MariaDbServer::shared().url(MariaDbServer::shared().createDatabase())
        : u"sqlite:%1/%2.db"_s.arg(m_folder->path()).arg(++m_made);
    const auto *kind = engineForUrl(url).value();
    auto connection = kind->connect(kind->parseUrl(url, {}).value(), Access::ReadWrite);
    [&] { QVERIFY(connection); }();
    for (const auto &statement : kind->split(sql)) {
        const auto done = (*connection)->execute(statement.sql);
        [&] { QVERIFY2(done, done ? "" : qPrintable(said(done.error()))); }();
    }
    return url;
}

void RenamesTest::rowsStay_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("answer");
    QStringList known { u"sqlite"_s };
    known += PostgresServer::shared().reason().isEmpty() ? QStringList(u"postgresql"_s)
                                                         : QStringList();
    known += MariaDbServer::shared().reason().isEmpty() ? QStringList(u"mysql"_s) : QStringList();
    for (const auto &engine : std::as_const(known)) {
        const auto pre = engine == "postgresql"_L1 ? u"public."_s : QString();
        const auto arg = [&pre](const QString &text) { return QString(text).replace(u'@', pre); };
        QTest::addRow("%s: a table", qPrintable(engine))
            << engine << QString(People).replace(u"users"_s, u"people"_s)
            << QStringList { arg(u"@users=@people"_s) }
            << u"SELECT mail FROM people JOIN posts ON posts.owner = people.id"_s << u"a@b"_s;
        QTest::addRow("%s: a column", qPrintable(engine))
            << engine
            << QString(People)
                   .replace(u"mail varchar"_s, u"\"e mail\" varchar"_s)
                   .replace(u"(mail)"_s, u"(\"e mail\")"_s)
                   .replace(u'"', engine == "mysql"_L1 ? u'`' : u'"')
            << QStringList { engine == "postgresql"_L1
                       ? u"public.users.mail=public.users.\"e mail\""_s
                       : u"users.mail=users.e mail"_s }
            << (engine == "mysql"_L1 ? u"SELECT `e mail` FROM users"_s
                                     : u"SELECT \"e mail\" FROM users"_s)
            << u"a@b"_s;
        QTest::addRow("%s: both, and a wider type", qPrintable(engine))
            << engine
            << QString(People)
                   .replace(u"users"_s, u"people"_s)
                   .replace(u"mail varchar(40)"_s, u"address varchar(90)"_s)
                   .replace(u"(mail)"_s, u"(address)"_s)
            << QStringList { arg(u"@people.mail=@people.address"_s), arg(u"@users=@people"_s) }
            << u"SELECT address FROM people"_s << u"a@b"_s;
        QTest::addRow("%s: two that change places", qPrintable(engine))
            << engine
            << QString(People)
                   .replace(u"mail varchar(40), age integer"_s, u"age varchar(40), mail integer"_s)
                   .replace(u"(mail)"_s, u"(age)"_s)
            << QStringList { arg(u"@users.mail=@users.age"_s), arg(u"@users.age=@users.mail"_s) }
            << u"SELECT mail FROM users"_s << u"7"_s;
    }
}

void RenamesTest::rowsStay()
{
    QFETCH(const QString, engine);
    QFETCH(const QString, wanted);
    QFETCH(const QStringList, answers);
    QFETCH(const QString, question);
    QFETCH(const QString, answer);
    CompareRequest request;
    request.from.text = database(engine, People);
    request.to.text = database(engine, wanted);
    request.renames = renames(answers);
    const auto comparison = compareSources(request, {});
    QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
    QVERIFY(std::ranges::none_of(comparison->changes, &SchemaChange::destructive));
    const auto tried = triedScript(*comparison, {});
    QVERIFY2(tried, qPrintable(tried ? QString() : said(tried.error())));
    QVERIFY2(
        tried->verified, qPrintable(tried->failure ? said(*tried->failure) : tried->notVerified));
    const auto back = turnedRound(*comparison, {});
    QVERIFY2(back, qPrintable(back ? QString() : said(back.error())));
    const auto triedBack = triedScript(*back, {});
    QVERIFY2(triedBack && triedBack->verified,
        qPrintable(!triedBack        ? said(triedBack.error())
                : triedBack->failure ? said(*triedBack->failure)
                                     : triedBack->notVerified));
    const auto *kind = comparison->ground.engine;
    {
        auto live = kind->connect(*comparison->live, Access::ReadWrite);
        for (const auto &statement : tried->script.statements) {
            const auto done = (*live)->execute(statement.sql);
            QVERIFY2(done, qPrintable(statement.sql + (done ? QString() : said(done.error()))));
        }
    }
    const auto found = value(request.from.text, question);
    QVERIFY2(found, qPrintable(found ? QString() : said(found.error())));
    QCOMPARE(*found, answer);
    request.renames.clear();
    const auto again = compareSources(request, {});
    QVERIFY(again);
    QCOMPARE(again->changes.size(), 0);
}

void RenamesTest::questionsSayWhatTheyAsk()
{
    QFETCH(const QString, engine);
    CompareRequest request;
    request.from.text = database(engine, u"CREATE TABLE a (id integer, name varchar(9))"_s);
    request.to.text = database(engine, u"CREATE TABLE b (id integer, name varchar(9))"_s);
    auto comparison = compareSources(request, {});
    QVERIFY(comparison);
    QCOMPARE(comparison->changes.size(), 2);
    const auto asked = renameAsked(comparison->changes.first());
    QCOMPARE(asked, renameAsked(comparison->changes.last()));
    QVERIFY(!asked.kind.isEmpty());
    request.renames = { asked };
    comparison = compareSources(request, {});
    QVERIFY(comparison);
    QCOMPARE(comparison->changes.size(), 1);
    QVERIFY(isRename(comparison->changes.first()));
}

void RenamesTest::labelsKeepTheirRows()
{
    if (!PostgresServer::shared().reason().isEmpty()) {
        QSKIP(qPrintable(PostgresServer::shared().reason()));
    }
    const auto made = u"CREATE TYPE mood AS ENUM ('glad', '%1', 'it''s so'); CREATE TABLE days"
                      " (felt mood DEFAULT '%1'); INSERT INTO days DEFAULT VALUES"_s;
    CompareRequest request;
    request.from.text = database(u"postgresql"_s, made.arg(u"sad"_s));
    request.to.text = database(u"postgresql"_s, made.arg(u"b.l=ue"_s));
    auto comparison = compareSources(request, {});
    QVERIFY(comparison);
    const auto asks = [](const SchemaChange &change) {
        return !renameAsked(change).kind.isEmpty();
    };
    const auto asking = std::ranges::find_if(comparison->changes, asks);
    QVERIFY(asking != comparison->changes.end());
    const SchemaRename asked { u"label"_s, u"public.mood.'sad'"_s, u"public.mood.'b.l=ue'"_s };
    QCOMPARE(renameAsked(*asking), asked);
    request.renames = { asked };
    comparison = compareSources(request, {});
    QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
    QCOMPARE(comparison->changes.size(), 1);
    const auto tried = triedScript(*comparison, {});
    QVERIFY(tried && tried->verified);
    QCOMPARE(tried->script.statements.size(), 1);
    QCOMPARE(tried->script.statements.first().sql,
        u"ALTER TYPE public.mood RENAME VALUE 'sad' TO 'b.l=ue'"_s);
}

void RenamesTest::whatIsNotThereIsNamed()
{
    QFETCH(const QString, engine);
    CompareRequest request;
    request.from.text = database(engine, u"CREATE TABLE a (id integer)"_s);
    request.to.text = database(engine, u"CREATE TABLE b (id integer)"_s);
    request.renames = { { {}, u"c"_s, u"b"_s } };
    const auto comparison = compareSources(request, {});
    QVERIFY(!comparison);
    QCOMPARE(comparison.error().kind, ErrorKind::Usage);
    QVERIFY(comparison.error().what.contains(u"'c'"_s));
}

QTEST_GUILESS_MAIN(RenamesTest)
#include "tst_renames.moc"
