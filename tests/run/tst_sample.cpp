// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Live rows for a scratch copy: masked, with all that they refer to, on real servers.

#include "run/lateorder.h"
#include "run/mask.h"
#include "run/maskrules.h"
#include "run/sample.h"
#include "run/scratch.h"
#include "run/verify.h"
#include "support/everyengine.h"
#include "support/leftbehind.h"
#include "support/newurl.h"
#include "support/servers.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class SampleTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = std::make_unique<TestProject>(); }
    void masksKeepShapeAndDifference_data();
    void masksKeepShapeAndDifference();
    void noTwoValuesComeToTheSame();
    void numbersStayWithinTheirType();
    void everyTypeIsMasked_data();
    void everyTypeIsMasked();
    void whichNamesArePersonal();
    void aListCountsForItsColumnAlone();
    void noLiveValueIsSampled_data() { everyEngine(); }
    void noLiveValueIsSampled();
    void errorsRepeatNoValues_data();
    void errorsRepeatNoValues();
    void whichColumnsAreMasked();
    void aSlipInTheRulesHolds();
    void everyRowHasItsParents_data() { everyEngine(); }
    void everyRowHasItsParents();
    void aLargeTableIsReadInParts_data() { everyEngine(); }
    void aLargeTableIsReadInParts();
    void rehearsesOverSampledRows_data() { everyEngine(); }
    void rehearsesOverSampledRows();
    void brokenRowsAreLeftOutAndNamed_data() { everyEngine(); }
    void brokenRowsAreLeftOutAndNamed();
    void manyRefusedRowsHoldTheRehearsal_data() { everyEngine(); }
    void manyRefusedRowsHoldTheRehearsal();
    void chosenOnesAlone_data() { everyEngine(); }
    void chosenOnesAlone();
    void theOrderCountsForRows_data() { everyEngine(); }
    void theOrderCountsForRows();

private:
    Session open(const QString &engine);
    void apply(const Session &session, const QStringList &statements);
    void shopTables(const Session &session);
    void shop(const Session &session);
    Result<Sample> sample(
        const Session &session, qint64 rows, const RehearsalSettings &settings = {});
    QStringList column(Connection &connection, const QString &sql);

    std::unique_ptr<TestProject> m_project;
};

Session SampleTest::open(const QString &engine)
{
    return openSession(m_project->request(newUrl(engine, *m_project))).value();
}

void SampleTest::apply(const Session &session, const QStringList &statements)
{
    auto connection = session.engine->connect(session.connection, Access::ReadWrite).value();
    for (const auto &sql : statements) {
        const auto done = connection->execute(sql);
        [&] { QVERIFY2(done, done ? "" : qPrintable(oneLine(done.error()))); }();
    }
}

/// Owners in a circle with their teams, staff under bosses, orders by mail address.
void SampleTest::shopTables(const Session &session)
{
    apply(session,
        { u"CREATE TABLE teams (id integer PRIMARY KEY, title varchar(40) NOT NULL,"
          " lead_id integer)"_s,
            u"CREATE TABLE users (id integer PRIMARY KEY, email varchar(60) NOT NULL UNIQUE,"
            " team_id integer NOT NULL REFERENCES teams (id),"
            " boss_id integer REFERENCES users (id), phone varchar(20), born date)"_s,
            u"CREATE TABLE orders (id integer PRIMARY KEY,"
            " user_email varchar(60) NOT NULL REFERENCES users (email),"
            " state varchar(10) NOT NULL, price decimal(8,2) NOT NULL)"_s });
    if (session.engine->info().id != "sqlite"_L1) {
        apply(session,
            { u"ALTER TABLE teams ADD CONSTRAINT teams_lead"
              " FOREIGN KEY (lead_id) REFERENCES users (id)"_s });
    }
}

/// Its tables with rows.
void SampleTest::shop(const Session &session)
{
    shopTables(session);
    QStringList teams;
    QStringList users;
    QStringList orders;
    for (int i = 1; i <= 400; ++i) {
        teams += i <= 20 ? QStringList { u"(%1, 'Team %1', NULL)"_s.arg(i) } : QStringList();
        const auto boss = i == 1 ? u"NULL"_s : QString::number(i - 1);
        const auto phone = i % 4 == 0 ? u"NULL"_s : u"'+49 170 %1'"_s.arg(i, 6, 10, QChar(u'0'));
        users += u"(%1, 'Ann.%1@example.org', %2, %3, %4, '1990-01-%5')"_s.arg(i)
                     .arg(i % 20 + 1)
                     .arg(boss, phone)
                     .arg(i % 28 + 1, 2, 10, QChar(u'0'));
        orders += u"(%1, 'Ann.%2@example.org', '%3', %4.50)"_s.arg(i)
                      .arg(401 - i)
                      .arg(i % 2 ? u"open"_s : u"paid"_s)
                      .arg(i);
    }
    apply(session,
        { u"INSERT INTO teams VALUES "_s + teams.join(u", "_s),
            u"INSERT INTO users VALUES "_s + users.join(u", "_s),
            u"INSERT INTO orders VALUES "_s + orders.join(u", "_s),
            u"UPDATE teams SET lead_id = 400 - id"_s });
}

Result<Sample> SampleTest::sample(
    const Session &session, qint64 rows, const RehearsalSettings &settings)
{
    auto live = session.engine->connect(session.connection, Access::ReadOnly).value();
    auto read = readSample(*session.engine, *live, { .rows = rows, .settings = settings }, {});
    [&] { QVERIFY2(read, read ? "" : qPrintable(oneLine(read.error()))); }();
    return read;
}

QStringList SampleTest::column(Connection &connection, const QString &sql)
{
    const auto rows = connection.query(sql);
    [&] { QVERIFY2(rows, rows ? "" : qPrintable(oneLine(rows.error()))); }();
    QStringList list;
    for (const auto &row : rows->rows) {
        list += row.value(0).toString();
    }
    return list;
}

void SampleTest::masksKeepShapeAndDifference_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shape");
    QTest::newRow("mail") << u"Ann.Lee@example.org"_s
                          << u"^[A-Z][a-z]{2}\\.[A-Z][a-z]{2}@[a-z]{7}\\.[a-z]{3}$"_s;
    QTest::newRow("telephone") << u"+49 (170) 123-456"_s
                               << u"^\\+\\d\\d \\(\\d{3}\\) \\d{3}-\\d{3}$"_s;
    QTest::newRow("address") << u"https://example.org/a?b=1"_s
                             << u"^https://[a-z]{7}\\.[a-z]{3}/[a-z]\\?[a-z]=\\d$"_s;
    QTest::newRow("another script") << u"東京 Łódź"_s << u"^\\p{Han}{2} \\p{L}{4}$"_s;
    QTest::newRow("a document") << u"{\"name\":\"Ann\",\"n\":12}"_s
                                << u"^\\{\"n\":\\d\\d,\"name\":\"[A-Z][a-z]{2}\"\\}$"_s;
}

void SampleTest::masksKeepShapeAndDifference()
{
    QFETCH(const QString, value);
    QFETCH(const QString, shape);
    const Masker masker("key");
    const auto masked = masker.text(value);
    QVERIFY2(QRegularExpression(shape, QRegularExpression::UseUnicodePropertiesOption)
                 .match(masked)
                 .hasMatch(),
        qPrintable(masked));
    QVERIFY(masked != value);
    QCOMPARE(masker.text(value), masked);
    QVERIFY(Masker("another").text(value) != masked);
}

void SampleTest::noTwoValuesComeToTheSame()
{
    const Masker masker;
    QSet<QString> texts;
    QSet<QString> numbers;
    for (int i = 0; i < 1000; ++i) {
        texts += masker.text(u"%1"_s.arg(i, 3, 10, QChar(u'0'))); // all that there are
        numbers += masker.number(QString::number(i));
    }
    QCOMPARE(texts.size(), 1000);
    QCOMPARE(numbers.size(), 1000);
    // What differs in case alone still does, and in nothing else.
    QCOMPARE(masker.text(u"ANN"_s).toLower(), masker.text(u"ann"_s));
    QVERIFY(masker.text(u"x"_s) != u"x"_s);
}

void SampleTest::numbersStayWithinTheirType()
{
    const Masker masker;
    for (int i = 1; i < 128; ++i) {
        const auto masked = masker.number(QString::number(i), 127);
        QVERIFY2(masked.toInt() >= 0 && masked.toInt() <= 127, qPrintable(masked));
        QCOMPARE(masked.size(), QString::number(i).size());
    }
    QVERIFY(masker.number(u"-12.50"_s).startsWith(u'-'));
}

void SampleTest::everyTypeIsMasked_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("shape");
    const auto row = [](const char *type, const QVariant &value, const QString &shape) {
        QTest::addRow("%s %s", type, qPrintable(value.toString()))
            << QString::fromLatin1(type) << value << shape;
    };
    row("integer", 491711234567LL, u"^[1-9]\\d{11}$"_s);
    row("bigint", u"4111111111111111"_s, u"^[1-9]\\d{15}$"_s);
    row("bigint", u"411111111111111111"_s, u"^[1-9]\\d{17}$"_s);
    row("bigint", u"6304000000000000123"_s, u"^[1-9]\\d{18}$"_s);
    row("int unsigned", u"4111222333"_s, u"^[2-4]\\d{9}$"_s);
    row("numeric", u"12345678901234567890123"_s, u"^[1-9]\\d{22}$"_s);
    row("date", u"03.05.1970"_s, u"^\\d\\d\\.\\d\\d\\.\\d{4}$"_s);
    row("date", 19700503LL, u"^[1-9]\\d{7}$"_s);
    row("timestamp", u"1970-05-03 10:11:12"_s, u"^19\\d\\d-\\d\\d-\\d\\d 10:11:12$"_s);
    row("time", u"10:11:12"_s, u"^\\d\\d:\\d\\d:12$"_s);
    row("year", u"1970"_s, u"^(19|20|21)\\d\\d$"_s);
    row("boolean", u"true"_s, u"^false$"_s);
    row("boolean", 1LL, u"^0$"_s);
    row("enum('a','b','c')", u"b"_s, u"^[ac]$"_s);
    row("set('a','b','c')", u"b,c"_s, u"^[abc],[abc]$"_s);
    row("interval", u"1 day 02:03:04"_s, u"^\\d+ days \\d\\d:\\d\\d:\\d\\d$"_s);
    row("bit(4)", u"0101"_s, u"^[01]{4}$"_s);
    row("macaddr", u"08:00:2b:01:02:03"_s, u"^02(:[0-9a-f]{2}){5}$"_s);
    row("macaddr8", u"08:00:2b:01:02:03:04:05"_s, u"^02(:[0-9a-f]{2}){7}$"_s);
    row("jsonb", u"{\"tel\":491711234567}"_s, u"^\\{\"tel\":[1-9]\\d{11}\\}$"_s);
    row("jsonb", u"{\"ann@example.org\":[1]}"_s,
        u"^\\{\"[a-z]{3}@[a-z]{7}\\.[a-z]{3}\":\\[\\d\\]\\}$"_s);
}

void SampleTest::everyTypeIsMasked()
{
    QFETCH(const QString, type);
    QFETCH(const QVariant, value);
    QFETCH(const QString, shape);
    ColumnShape column { .name = u"c"_s };
    readType(column, type);
    const Masker masker("key");
    const auto masked = masker.value(column, value).toString();
    QVERIFY2(masked.contains(QRegularExpression(shape)), qPrintable(masked));
    QVERIFY(masked != value.toString());
    QCOMPARE(masker.value(column, value).toString(), masked);
}

void SampleTest::whichNamesArePersonal()
{
    for (const auto &name : { u"tax_id"_s, u"vatId"_s, u"passport_id"_s, u"phone2"_s,
             u"userBirthday"_s, u"dateOfBirth"_s, u"last IP"_s, u"customerIPAddress"_s }) {
        QVERIFY2(isPersonal(name), qPrintable(name));
    }
    for (const auto &name : { u"address_id"_s, u"contactId"_s, u"card_id"_s, u"name_id"_s, u"id"_s,
             u"phone_count"_s }) {
        QVERIFY2(!isPersonal(name), qPrintable(name));
    }
    QVERIFY(isOfBirth(u"dateOfBirth"_s) && isOfBirth(u"userBirthday"_s));
    QVERIFY(!isOfBirth(u"createdAt"_s));
}

void SampleTest::aListCountsForItsColumnAlone()
{
    TableShape table { .name = u"t"_s };
    table.columns = { { .name = u"state"_s, .holds = Holds::Text },
        { .name = u"remark"_s, .holds = Holds::Text } };
    for (const auto &check :
        { u"state IN ('open', 'done') OR remark IS NOT NULL"_s,
            u"`state` in ('open','done') or length(remark) in (1,2)"_s,
            u"CHECK (((state)::text = ANY ((ARRAY['open'::character varying])::text[])) OR (remark "
            u"<> ''::text))"_s,
            u"CAST(\"state\" AS text) IN ('open') AND remark LIKE 'a%'"_s }) {
        table.checks = { check };
        const auto masked = maskedColumns({ table }, {}, {});
        QVERIFY(masked);
        QVERIFY2(masked->value(u"t"_s) == QSet<QString> { u"remark"_s }, qPrintable(check));
    }
}

void SampleTest::noLiveValueIsSampled()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    const bool postgres = engine == "postgresql"_L1;
    const auto tail = u"INSERT INTO people VALUES (%1, %2, %3, '1970-05-03', 'Ann %1', %4)"_s;
    const auto raw = postgres ? u"'\\x%1'"_s : u"X'%1'"_s;
    apply(session,
        { u"CREATE TABLE people (id integer PRIMARY KEY, phone bigint, tax_id bigint,"
          " user_birthday date, remark varchar(40), face %1,"
          " CONSTRAINT short_ids CHECK (id IN (1, 2) OR remark IS NOT NULL))"_s.arg(
              postgres ? u"bytea"_s : u"blob"_s),
            tail.arg(1).arg(491711234567).arg(6304000000000000123).arg(raw.arg(u"c0ffee01"_s)),
            tail.arg(2).arg(491711234568).arg(6304000000000000124).arg(raw.arg(u"c0ffee02"_s)) });
    const auto read = sample(session, 10);
    QCOMPARE(read->masked.size(), 5);
    for (const auto &row : read->tables.first().rows) {
        QVERIFY2(
            !row.at(1).toString().startsWith(u"49171123456"_s), qPrintable(row.at(1).toString()));
        QCOMPARE(row.at(1).toString().size(), 12);
        QVERIFY(!row.at(2).toString().startsWith(u"63040000000000001"_s));
        QVERIFY(row.at(3).toString() != "1970-05-03"_L1);
        QVERIFY(!row.at(4).toString().startsWith(u"Ann"_s));
        QCOMPARE(row.at(5).toByteArray().size(), 4);
        QVERIFY(!row.at(5).toByteArray().startsWith("\xc0\xff\xee"));
    }
    for (const auto &name : { u"phone"_s, u"tax_id"_s, u"remark"_s }) {
        for (const auto &table : std::as_const(read->facts)) {
            QVERIFY(table.columns.value(name).low.isEmpty()
                && table.columns.value(name).words.isEmpty());
        }
    }
}

void SampleTest::errorsRepeatNoValues_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("told");
    QTest::newRow("PostgreSQL")
        << u"duplicate key value violates unique constraint \"users_email\" DETAIL: Key (email)=(ann@example.org) already exists."_s
        << u"duplicate key value violates unique constraint \"users_email\""_s;
    QTest::newRow("a cast") << u"invalid input syntax for type integer: \"ann\""_s
                            << u"invalid input syntax for type integer: \"…\""_s;
    QTest::newRow("MariaDB") << u"Duplicate entry 'O'Neil' for key 'users_email'"_s
                             << u"Duplicate entry '…' for key 'users_email'"_s;
    QTest::newRow("SQLite") << u"UNIQUE constraint failed: users.email"_s
                            << u"UNIQUE constraint failed: users.email"_s;
}

void SampleTest::errorsRepeatNoValues()
{
    QFETCH(const QString, said);
    QFETCH(const QString, told);
    QCOMPARE(withoutValues({ .server = said }, { u"users_email"_s }).server, told);
}

void SampleTest::whichColumnsAreMasked()
{
    const auto session = open(u"sqlite"_s);
    apply(session,
        { u"CREATE TABLE users (id integer PRIMARY KEY, name text, email text UNIQUE, state text,"
          " plan text CHECK (plan IN ('a', 'b')), age integer, phone integer, address_id integer,"
          " born date, made date, note text, code text)"_s,
            u"CREATE TABLE logins (id integer PRIMARY KEY, who text REFERENCES users (email))"_s });
    QStringList rows;
    for (int i = 0; i < 100; ++i) {
        rows +=
            u"(%1, 'n%1', 'm%1', 'on', 'a', 30, 4917%1, 5, '1990-01-01', '2020-01-01', 't%1', 'c%1')"_s
                .arg(i);
    }
    apply(session, { u"INSERT INTO users VALUES "_s + rows.join(u", "_s) });
    const auto usual = sample(session, 10);
    QCOMPARE(usual->masked,
        (QStringList { u"logins.who"_s, u"users.born"_s, u"users.code"_s, u"users.email"_s,
            u"users.name"_s, u"users.note"_s, u"users.phone"_s }));
    const auto ruled = sample(session, 10,
        { .mask = { u"users.age"_s, u"*.state"_s }, .keep = { u"users.code"_s, u"logins.who"_s } });
    QVERIFY(ruled->masked.contains(u"users.age"_s));
    QVERIFY(ruled->masked.contains(u"users.state"_s));
    QVERIFY(!ruled->masked.contains(u"users.code"_s));
    QVERIFY(!ruled->masked.contains(u"users.email"_s)); // as what refers to it
}

void SampleTest::aSlipInTheRulesHolds()
{
    const auto session = open(u"sqlite"_s);
    apply(session, { u"CREATE TABLE users (id integer PRIMARY KEY, size integer)"_s });
    auto live = session.engine->connect(session.connection, Access::ReadOnly).value();
    const auto read = readSample(
        *session.engine, *live, { .rows = 5, .settings = { .mask = { u"users.siez"_s } } }, {});
    QVERIFY(!read);
    QVERIFY(read.error().what.contains(u"users.siez"_s));
}

void SampleTest::everyRowHasItsParents()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    shop(session);
    const auto read = sample(session, 10);
    QVERIFY2(read->notes.isEmpty(), qPrintable(read->notes.join(u'\n')));
    // On scratch every constraint holds, and no value of the live database is there.
    const auto place = open(engine);
    const auto scratch = Scratch::make(*session.engine, place.connection).value();
    auto moved = session;
    moved.connection = scratch->settings();
    shopTables(moved);
    const auto loaded = loadSample(*session.engine, scratch->connection(), *read, {});
    QVERIFY2(loaded, loaded ? "" : qPrintable(oneLine(loaded.error())));
    QVERIFY2(loaded->notes.isEmpty(), qPrintable(loaded->notes.join(u'\n')));
    QCOMPARE(loaded->rows, read->rows());
    auto &copy = scratch->connection();
    QVERIFY(column(copy, u"SELECT count(*) FROM orders"_s).first().toInt() == 10);
    for (const auto &orphans :
        { u"SELECT id FROM orders WHERE user_email NOT IN (SELECT email FROM users)"_s,
            u"SELECT id FROM users WHERE boss_id IS NOT NULL AND boss_id NOT IN (SELECT id FROM users)"_s,
            u"SELECT id FROM users WHERE team_id NOT IN (SELECT id FROM teams)"_s,
            u"SELECT id FROM users WHERE email LIKE '%example.org'"_s }) {
        QCOMPARE(column(copy, orphans), QStringList());
    }
    // Words that come back over and over stay, and so does what is empty.
    for (const auto &state : column(copy, u"SELECT DISTINCT state FROM orders"_s)) {
        QVERIFY2(state == "open"_L1 || state == "paid"_L1, qPrintable(state));
    }
    QCOMPARE(column(copy, u"SELECT id FROM users WHERE id % 4 = 0 AND phone IS NOT NULL"_s),
        QStringList());
}

void SampleTest::aLargeTableIsReadInParts()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    apply(session, { u"CREATE TABLE big (id integer PRIMARY KEY, n integer)"_s });
    for (int lot = 0; lot < 20; ++lot) {
        QStringList rows;
        for (int i = 0; i < 500; ++i) {
            rows += u"(%1, %2)"_s.arg(lot * 500 + i).arg(i);
        }
        apply(session, { u"INSERT INTO big VALUES "_s + rows.join(u", "_s) });
    }
    apply(session, { engine == "mysql"_L1 ? u"ANALYZE TABLE big"_s : u"ANALYZE big"_s });
    const auto read = sample(session, 100);
    const auto &rows = read->tables.first().rows;
    QVERIFY2(rows.size() >= 20 && rows.size() <= 120, qPrintable(QString::number(rows.size())));
}

void SampleTest::rehearsesOverSampledRows()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_good.sql"_s, "CREATE INDEX orders_state ON orders (state);",
        engine == "mysql"_L1 ? "DROP INDEX orders_state ON orders;" : "DROP INDEX orders_state;");
    m_project->writeDbmate(u"2_lossy.sql"_s, "ALTER TABLE users DROP COLUMN phone;",
        "ALTER TABLE users ADD COLUMN phone varchar(20);");
    m_project->writeDbmate(u"3_fails.sql"_s, "CREATE UNIQUE INDEX orders_once ON orders (state);",
        engine == "mysql"_L1 ? "DROP INDEX orders_once ON orders;" : "DROP INDEX orders_once;");
    const auto session = open(engine);
    shop(session);
    const auto result = verifyPlan(session, { .rows = 50, .sampled = true }, {});
    QVERIFY2(result, result ? "" : qPrintable(oneLine(result.error())));
    QCOMPARE(leftBehind(session), QStringList());
    QVERIFY(result->sampled >= 120);
    QCOMPARE(verdictWord(result->trips.at(0).proof.verdict), u"proven"_s);
    QCOMPARE(verdictWord(result->trips.at(1).proof.verdict), u"lossy"_s);
    QCOMPARE(verdictWord(result->trips.at(2).proof.verdict), u"fails"_s);
    const auto said = result->trips.at(2).proof.reasons.join(u'\n') + result->notes.join(u'\n');
    QVERIFY2(!said.contains(u"open"_s) && !said.contains(u"paid"_s), qPrintable(said));
    // The database itself is as it was.
    auto live = session.engine->connect(session.connection, Access::ReadOnly).value();
    QCOMPARE(
        column(*live, u"SELECT count(*) FROM users WHERE email LIKE 'Ann.%'"_s).first(), u"400"_s);
}

void SampleTest::brokenRowsAreLeftOutAndNamed()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_more.sql"_s, "ALTER TABLE pets ADD COLUMN n integer;",
        "ALTER TABLE pets DROP COLUMN n;");
    const auto session = open(engine);
    apply(session,
        { u"CREATE TABLE people (id integer PRIMARY KEY)"_s,
            u"CREATE TABLE pets (id integer PRIMARY KEY, owner integer NOT NULL)"_s,
            u"INSERT INTO people VALUES (1), (2)"_s,
            u"INSERT INTO pets VALUES (1, 1), (2, 2), (3, 99)"_s });
    // A link that was declared when the rows were there already.
    if (engine == "postgresql"_L1) {
        apply(session,
            { u"ALTER TABLE pets ADD CONSTRAINT pets_owner FOREIGN KEY (owner) REFERENCES "
              u"people (id) NOT VALID"_s });
    } else if (engine == "mysql"_L1) {
        apply(session,
            { u"SET foreign_key_checks = 0"_s,
                u"ALTER TABLE pets ADD CONSTRAINT pets_owner FOREIGN KEY (owner) "
                u"REFERENCES people (id)"_s });
    } else {
        apply(session,
            { u"DROP TABLE pets"_s,
                u"CREATE TABLE pets (id integer PRIMARY KEY, owner integer NOT NULL "
                u"REFERENCES people (id))"_s,
                u"INSERT INTO pets VALUES (1, 1), (2, 2), (3, 99)"_s });
    }
    const auto result = verifyPlan(session, { .rows = 50, .sampled = true }, {});
    QVERIFY2(result, result ? "" : qPrintable(oneLine(result.error())));
    QVERIFY2(result->ok, qPrintable(result->trips.first().proof.reasons.join(u'\n')));
    QCOMPARE(result->sampled, 4);
    const auto notes = result->notes.join(u'\n');
    QVERIFY2(notes.contains(u"pets"_s) && notes.contains(u"owner"_s) && notes.contains(u"people"_s),
        qPrintable(notes));
}

void SampleTest::manyRefusedRowsHoldTheRehearsal()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_more.sql"_s, "ALTER TABLE codes ADD COLUMN n integer;",
        "ALTER TABLE codes DROP COLUMN n;");
    const auto session = open(engine);
    // No masked word keeps this condition.
    apply(session,
        { u"CREATE TABLE codes (id integer PRIMARY KEY, word varchar(20) NOT NULL,"
          " CONSTRAINT begins_right CHECK (word LIKE 'abcdef%'))"_s });
    QStringList rows;
    for (int i = 0; i < 100; ++i) {
        rows += u"(%1, 'abcdef%1')"_s.arg(i);
    }
    apply(session, { u"INSERT INTO codes VALUES "_s + rows.join(u", "_s) });
    const auto held = verifyPlan(session, { .rows = 100, .sampled = true }, {});
    QVERIFY(!held);
    QVERIFY2(held.error().what.contains(u"codes"_s), qPrintable(held.error().what));
    const auto said = oneLine(held.error());
    QVERIFY2(said.contains(u"begins_right"_s) && !said.contains(u"abcdef"_s), qPrintable(said));
    QVERIFY(!held.error().untouched.isEmpty());
    QCOMPARE(leftBehind(session), QStringList());
    QFile settings(m_project->path() + u"/switchback.toml"_s);
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[rehearsal]\nkeep = [\"codes.word\"]\n");
    settings.close();
    const auto kept = verifyPlan(session, { .rows = 100, .sampled = true }, {});
    QVERIFY2(kept, kept ? "" : qPrintable(oneLine(kept.error())));
    QCOMPARE(kept->sampled, 100);
}

void SampleTest::chosenOnesAlone()
{
    QFETCH(const QString, engine);
    for (int i = 1; i <= 6; ++i) {
        const auto n = QByteArray::number(i);
        m_project->writeDbmate(u"%1_t.sql"_s.arg(i),
            "CREATE TABLE t" + n + " (id integer PRIMARY KEY);", "DROP TABLE t" + n + ";");
    }
    const auto session = open(engine);
    QStringList sql { u"CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)"_s,
        u"INSERT INTO schema_migrations VALUES ('1'), ('2'), ('3')"_s };
    for (int i = 1; i <= 3; ++i) {
        sql += u"CREATE TABLE t%1 (id integer PRIMARY KEY)"_s.arg(i);
    }
    apply(session, sql);
    const auto result = verifyPlan(
        session, { .rows = 5, .chosen = { { u"6"_s }, { u"1"_s }, { u"4"_s } } }, {});
    QVERIFY2(result, result ? "" : qPrintable(oneLine(result.error())));
    QStringList tried;
    for (const auto &trip : result->trips) {
        tried += trip.version.text;
        QVERIFY2(trip.returns, qPrintable(trip.proof.reasons.join(u'\n')));
    }
    QCOMPARE(tried, (QStringList { u"4"_s, u"6"_s, u"1"_s }));
    const auto unknown = verifyPlan(session, { .chosen = { { u"9"_s } } }, {});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::Usage);
}

void SampleTest::theOrderCountsForRows()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_t.sql"_s,
        "CREATE TABLE t (id integer PRIMARY KEY, n integer NOT NULL);", "DROP TABLE t;");
    m_project->writeDbmate(u"2_late.sql"_s, "UPDATE t SET n = n * 2;", "SELECT 1;");
    m_project->writeDbmate(u"3_newer.sql"_s, "UPDATE t SET n = n + 1;", "SELECT 1;");
    const auto session = open(engine);
    apply(session,
        { u"CREATE TABLE t (id integer PRIMARY KEY, n integer NOT NULL)"_s,
            u"CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)"_s,
            u"INSERT INTO schema_migrations VALUES ('1'), ('3')"_s });
    const auto bare = lateOrders(session, 0, {});
    QVERIFY2(bare, bare ? "" : qPrintable(oneLine(bare.error())));
    QCOMPARE(bare->size(), 1);
    QVERIFY(bare->first().independent);
    const auto over = lateOrders(session, 50, {});
    QVERIFY2(over, over ? "" : qPrintable(oneLine(over.error())));
    QVERIFY(!over->first().independent);
    QVERIFY(over->first().difference.isEmpty());
    QCOMPARE(over->first().made, 50);
    QCOMPARE(over->first().rows.first().column, u"n"_s);
    QCOMPARE(leftBehind(session), QStringList());
}

QTEST_GUILESS_MAIN(SampleTest)
#include "tst_sample.moc"
