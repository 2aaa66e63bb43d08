// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// After a failure: which statements are in is found in the schema, and each way on is a plan that
// does what it says. On real servers, with tools that leave marks and with such that do not.

#include "run/planner.h"
#include "run/runner.h"
#include "run/surgeon.h"
#include "support/newurl.h"
#include "support/take.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

/// A project of a tool on a server, whose second migration is to be left half done.
class Ward
{
public:
    Ward(const QString &engine, const QString &format)
        : m_format(format)
        , m_url(newUrl(engine, m_project))
    {
    }

    Session session() const { return take(openSession(m_project.request(m_url, m_format))); }

    /// Both ways; the tool's own words around them.
    void write(int version, const QByteArray &up, const QByteArray &down = "select 1;\n") const
    {
        const auto number = QString::number(version);
        if (m_format == "golang-migrate"_L1) {
            m_project.write(number + u"_m.up.sql"_s, up);
            m_project.write(number + u"_m.down.sql"_s, down);
        } else if (m_format == "flyway"_L1) {
            m_project.write(u"V%1__m.sql"_s.arg(number), up);
        } else if (m_format == "prisma"_L1) {
            m_project.write(number + u"/migration.sql"_s, up);
            m_project.write(number + u"/down.sql"_s, down);
        } else if (m_format == "goose"_L1) {
            m_project.write(u"%1_m.sql"_s.arg(number, 5, u'0'),
                "-- +goose NO TRANSACTION\n-- +goose Up\n" + up + "\n-- +goose Down\n" + down);
        } else {
            m_project.writeDbmate(number + u"_m.sql"_s, up, down);
        }
    }

    Outcome run(const Target &target = {}) const
    {
        const auto at = session();
        const auto plan = makePlan(at, target);
        return plan ? runPlan(at, *plan, {}, [](const RunEvent &) { }, {})
                    : Outcome { .kind = Outcome::Kind::Refused, .error = plan.error() };
    }

    Plan plan(const Target &target) const { return take(makePlan(session(), target)); }
    HalfDone look() const { return take(halfDone(session(), {}, {})); }
    HalfDone look(const QString &version) const
    {
        return take(halfDone(session(), { .version = { version } }, {}));
    }

    HalfDone lookBack(const QString &version) const
    {
        return take(halfDone(session(), { .version = { version }, .way = Direction::Down }, {}));
    }

    void send(const QString &sql) const
    {
        const auto at = session();
        const auto connection = at.engine->connect(at.connection, Access::ReadWrite);
        if (const auto done = (*connection)->execute(sql); !done) {
            qFatal("%s", qPrintable(oneLine(done.error())));
        }
    }

    QString value(const QString &sql) const
    {
        const auto at = session();
        const auto connection = at.engine->connect(at.connection, Access::ReadOnly);
        return take((*connection)->query(sql)).rows.value(0).value(0).toString();
    }

    QString states() const
    {
        QStringList words;
        for (const auto &entry : take(readStatus(session())).timeline.entries) {
            words += entry.version.text + u' ' + stateWord(entry.state);
        }
        return words.join(", "_L1);
    }

    /// Tables and columns, without those of tools.
    QString shape() const
    {
        const auto at = session();
        auto connection = at.engine->connect(at.connection, Access::ReadOnly);
        const auto schema = take(schemaTools(at.engine->info().id)->read(**connection, {}));
        QStringList words;
        for (const auto &object : schema.objects) {
            for (const auto &child : object.children) {
                if (object.kind == "table"_L1 && object.name.size() < 12) {
                    words += object.name.section(u'.', -1).remove(u'`') + u'.' + child.name;
                }
            }
        }
        words.removeIf([](const QString &word) { return word.startsWith("goose"_L1); });
        words.sort();
        return words.join(u' ');
    }

private:
    TestProject m_project;
    QString m_format;
    QString m_url;
};

Target mending(Mend mend, const QString &version = {}, int landed = -1)
{
    Target target { .direction = mend == Mend::Undo ? Direction::Down : Direction::Up,
        .kind = Target::Kind::Chosen,
        .mend = mend,
        .landed = landed };
    target.chosen = version.isEmpty() ? QList<Version>() : QList { Version { version } };
    return target;
}

QStringList ofFile(const Plan &plan)
{
    QStringList list;
    for (const auto &statement : plan.steps.value(0).statements) {
        if (statement.role == StatementRole::Migration) {
            list += statement.sql;
        }
    }
    return list;
}

Target mendingBack(Mend mend, const QString &version, int landed = -1)
{
    auto target = mending(mend, version, landed);
    target.mendedWay = Direction::Down;
    target.direction = directionOf(mend, Direction::Down);
    return target;
}

const Target Back { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 };
const QByteArray Whole = "create table b (id int);\nalter table a add column n int;\n";
const QByteArray BrokenBack = "alter table a drop column n;\ndrop table nowhere;\ndrop table b;\n";
const QByteArray RepairedBack = "alter table a drop column n;\ndrop table b;\n";
const QByteArray Broken = "create table b (id int);\nalter table a add column n int;\n"
                          "insert into nowhere values (1);\ncreate table c (id int);\n";
const QByteArray Repaired = "create table b (id int);\nalter table a add column n int;\n"
                            "create table d (id int);\ncreate table c (id int);\n";

} // namespace

class SurgeonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
    }

    void whatLandedIsFound_data() { tools(); }
    void whatLandedIsFound()
    {
        QFETCH(QString, engine);
        QFETCH(QString, format);
        const auto ward = begin(engine, format);
        const auto half = ward->look(u"2"_s);
        QVERIFY(half.known);
        QCOMPARE(half.landed, 2);
        QCOMPARE(half.perhaps, 2);
        QCOMPARE(half.statements.size(), 4);
        QCOMPARE(half.part(1), HalfDone::Part::In);
        QCOMPARE(half.part(2), HalfDone::Part::NotIn);
        QVERIFY(!half.recorded);
        QCOMPARE(half.dirty, format == "flyway"_L1 || format == "prisma"_L1);
    }

    void itIsFinishedFromThere_data() { tools(); }
    void itIsFinishedFromThere()
    {
        QFETCH(QString, engine);
        QFETCH(QString, format);
        const auto ward = begin(engine, format);
        ward->write(2, Repaired);
        const auto plan = ward->plan(mending(Mend::Finish, u"2"_s));
        QCOMPARE(ofFile(plan),
            QStringList({ u"create table d (id int)"_s, u"create table c (id int)"_s }));
        const auto done = ward->run(mending(Mend::Finish, u"2"_s));
        QVERIFY2(done.kind == Outcome::Kind::Done, qPrintable(oneLine(done.error)));
        QCOMPARE(ward->states(), u"1 applied, 2 applied"_s);
        QCOMPARE(ward->run().kind, Outcome::Kind::Done);
    }

    void whatLandedIsUndone_data() { tools(); }
    void whatLandedIsUndone()
    {
        QFETCH(QString, engine);
        QFETCH(QString, format);
        const auto ward = begin(engine, format);
        QVERIFY(ward->shape().contains("b.id"_L1));
        const auto done = ward->run(mending(Mend::Undo, u"2"_s));
        QVERIFY2(done.kind == Outcome::Kind::Done, qPrintable(oneLine(done.error)));
        QVERIFY2(!ward->shape().contains("b.id"_L1), qPrintable(ward->shape()));
        QVERIFY2(!ward->shape().contains("a.n"_L1), qPrintable(ward->shape()));
        QCOMPARE(ward->states(), u"1 applied, 2 pending"_s);
        ward->write(2, Repaired);
        QCOMPARE(ward->run().kind, Outcome::Kind::Done);
        QCOMPARE(ward->states(), u"1 applied, 2 applied"_s);
    }

    void itIsLeftAndMarked_data() { tools(); }
    void itIsLeftAndMarked()
    {
        QFETCH(QString, engine);
        QFETCH(QString, format);
        const auto ward = begin(engine, format);
        const auto before = ward->shape();
        QCOMPARE(ofFile(ward->plan(mending(Mend::Mark, u"2"_s))), QStringList());
        const auto done = ward->run(mending(Mend::Mark, u"2"_s));
        QVERIFY2(done.kind == Outcome::Kind::Done, qPrintable(oneLine(done.error)));
        QCOMPARE(ward->states(), u"1 applied, 2 applied"_s);
        QCOMPARE(ward->shape(), before);
    }

    void aDirtyVersionWhereNothingLandedIsCleaned_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("golang-migrate") << u"golang-migrate"_s;
        QTest::newRow("Prisma") << u"prisma"_s;
    }

    void aDirtyVersionWhereNothingLandedIsCleaned()
    {
        QFETCH(QString, format);
        const Ward ward(u"postgresql"_s, format);
        ward.write(1, "create table a (id int);\n");
        QCOMPARE(ward.run().kind, Outcome::Kind::Done);
        ward.write(2, Broken);
        QCOMPARE(ward.run().kind, Outcome::Kind::Failed);
        QCOMPARE(ward.states(), u"1 applied, 2 failed"_s);
        QCOMPARE(ward.run().kind, Outcome::Kind::Refused);
        const auto half = ward.look();
        QCOMPARE(half.landed, 0);
        QVERIFY(half.known);
        QVERIFY(half.dirty);
        const auto done = ward.run(mending(Mend::Undo));
        QVERIFY2(done.kind == Outcome::Kind::Done, qPrintable(oneLine(done.error)));
        QCOMPARE(ward.states(), u"1 applied, 2 pending"_s);
    }

    // What Prisma shows of a failure, and what its `resolve` leaves.
    void prismaKeepsWhatFailedAndWhatBecameOfIt()
    {
        const auto ward = begin(u"postgresql"_s, u"prisma"_s);
        const auto rows = [&ward] {
            return ward->value(
                u"select string_agg(concat_ws(' ', migration_name, finished_at is not "
                "null, rolled_back_at is not null, applied_steps_count), ', ' order by "
                "started_at) from _prisma_migrations"_s);
        };
        QCOMPARE(rows(), u"1 t f 1, 2 f f 0"_s);
        QVERIFY(ward->value(u"select logs from _prisma_migrations where migration_name = '2'"_s)
                .contains("nowhere"_L1));
        ward->write(2, Repaired);
        QCOMPARE(ward->run(mending(Mend::Finish, u"2"_s)).kind, Outcome::Kind::Done);
        QCOMPARE(rows(), u"1 t f 1, 2 f t 0, 2 t f 1"_s);
    }

    void whatChangesRowsAloneIsNotTold()
    {
        const Ward ward(u"mysql"_s, u"flyway"_s);
        ward.write(1, "create table a (id int);\n");
        QCOMPARE(ward.run().kind, Outcome::Kind::Done);
        ward.write(2,
            "create table b (id int);\ninsert into a values (1);\n"
            "insert into nowhere values (1);\n");
        QCOMPARE(ward.run().kind, Outcome::Kind::Failed);
        ward.write(2,
            "create table b (id int);\ninsert into a values (1);\n"
            "insert into a values (2);\n");
        const auto half = ward.look();
        QCOMPARE(half.landed, 1);
        QCOMPARE(half.perhaps, 3);
        QCOMPARE(half.part(1), HalfDone::Part::Untold);
        const auto refused = makePlan(ward.session(), mending(Mend::Finish));
        QVERIFY(!refused);
        QVERIFY2(refused.error().next.contains("--landed"_L1), qPrintable(refused.error().next));
        QCOMPARE(ofFile(ward.plan(mending(Mend::Finish, u"2"_s, 2))),
            QStringList { u"insert into a values (2)"_s });
        QCOMPARE(ward.run(mending(Mend::Finish, u"2"_s, 2)).kind, Outcome::Kind::Done);
        QCOMPARE(ward.states(), u"1 applied, 2 applied"_s);
    }

    void aSchemaThatIsNoneOfThemIsNoGuess()
    {
        const auto ward = begin(u"mysql"_s, u"flyway"_s);
        ward->send(u"create table unrelated (id int)"_s); // is no obstacle
        QVERIFY(ward->look().known);
        ward->send(u"alter table b add column surprise int"_s);
        const auto half = ward->look();
        QVERIFY(!half.known);
        QVERIFY2(half.differences.join(u' ').contains("surprise"_L1),
            qPrintable(half.differences.join(u' ')));
        for (const auto mend : { Mend::Finish, Mend::Undo }) {
            const auto plan = makePlan(ward->session(), mending(mend));
            QVERIFY(!plan);
            QCOMPARE(plan.error().kind, ErrorKind::Refused);
        }
        QVERIFY(makePlan(ward->session(), mending(Mend::Finish, u"2"_s, 2)));
    }

    void anInvalidIndexGoesWithTheWayBack()
    {
        const Ward ward(u"postgresql"_s, u"goose"_s);
        ward.write(1, "create table a (id int);\ninsert into a values (1), (1);\n");
        QCOMPARE(ward.run().kind, Outcome::Kind::Done);
        ward.write(2,
            "alter table a add column n int;\n"
            "create unique index concurrently i on a (id);\n");
        QCOMPARE(ward.run().kind, Outcome::Kind::Failed);
        const auto half = ward.look(u"2"_s);
        QCOMPARE(half.landed, 1);
        QCOMPARE(half.leftBehind.size(), 1);
        const auto done = ward.run(mending(Mend::Undo, u"2"_s));
        QVERIFY2(done.kind == Outcome::Kind::Done, qPrintable(oneLine(done.error)));
        QVERIFY(take(readStatus(ward.session())).problems.isEmpty());
        QVERIFY2(!ward.shape().contains("a.n"_L1), qPrintable(ward.shape()));
    }

    void aWayBackIsFoundHalfDone_data() { toolsBack(); }
    void aWayBackIsFoundHalfDone()
    {
        QFETCH(QString, engine);
        QFETCH(QString, format);
        const auto ward = beginBack(engine, format);
        const auto half = ward->lookBack(u"2"_s);
        QVERIFY(half.known);
        QCOMPARE(half.way, Direction::Down);
        QCOMPARE(half.landed, 1);
        QCOMPARE(half.perhaps, 1);
        QCOMPARE(half.statements.size(), 3);
        QVERIFY(!half.isOver());
        QCOMPARE(half.dirty, format == "golang-migrate"_L1);
        QVERIFY(!ward->shape().contains("a.n"_L1));
    }

    void aWayBackIsFinishedFromThere_data() { toolsBack(); }
    void aWayBackIsFinishedFromThere()
    {
        QFETCH(QString, engine);
        QFETCH(QString, format);
        const auto ward = beginBack(engine, format);
        ward->write(2, Whole, RepairedBack);
        const auto target = mendingBack(Mend::Finish, u"2"_s);
        QCOMPARE(ofFile(ward->plan(target)), QStringList { u"drop table b"_s });
        const auto done = ward->run(target);
        QVERIFY2(done.kind == Outcome::Kind::Done, qPrintable(oneLine(done.error)));
        QCOMPARE(ward->states(), u"1 applied, 2 pending"_s);
        QVERIFY2(!ward->shape().contains("b.id"_L1), qPrintable(ward->shape()));
        QCOMPARE(ward->run().kind, Outcome::Kind::Done);
        QCOMPARE(ward->states(), u"1 applied, 2 applied"_s);
    }

    void whatLandedOfAWayBackIsUndone_data() { toolsBack(); }
    void whatLandedOfAWayBackIsUndone()
    {
        QFETCH(QString, engine);
        QFETCH(QString, format);
        const auto ward = beginBack(engine, format);
        const auto target = mendingBack(Mend::Undo, u"2"_s);
        const auto done = ward->run(target);
        QVERIFY2(done.kind == Outcome::Kind::Done, qPrintable(oneLine(done.error)));
        QCOMPARE(ward->states(), u"1 applied, 2 applied"_s);
        QVERIFY2(ward->shape().contains("a.n"_L1), qPrintable(ward->shape()));
        ward->write(2, Whole, RepairedBack);
        const auto back = ward->run(Back);
        QVERIFY2(back.kind == Outcome::Kind::Done, qPrintable(oneLine(back.error)));
        QCOMPARE(ward->states(), u"1 applied, 2 pending"_s);
    }

    void aWayBackIsLeftAndMarked_data() { toolsBack(); }
    void aWayBackIsLeftAndMarked()
    {
        QFETCH(QString, engine);
        QFETCH(QString, format);
        const auto ward = beginBack(engine, format);
        const auto before = ward->shape();
        const auto target = mendingBack(Mend::Mark, u"2"_s);
        QCOMPARE(ofFile(ward->plan(target)), QStringList());
        const auto done = ward->run(target);
        QVERIFY2(done.kind == Outcome::Kind::Done, qPrintable(oneLine(done.error)));
        QCOMPARE(ward->states(), u"1 applied, 2 pending"_s);
        QCOMPARE(ward->shape(), before);
    }

    void aWayBackThatWasNotBegunIsRefused()
    {
        const auto ward = begin(u"mysql"_s, u"dbmate"_s);
        const auto plan = makePlan(ward->session(), mendingBack(Mend::Finish, u"3"_s));
        QVERIFY(!plan);
        ward->write(3, "select 1;\n");
        QVERIFY(!makePlan(ward->session(), mendingBack(Mend::Finish, u"3"_s)));
    }

    // goose's history has nothing of it.
    void aRollbackDoesNotPassOverWhatIsHalfDone()
    {
        const auto ward = begin(u"mysql"_s, u"goose"_s);
        const auto plan = makePlan(ward->session(), Back);
        QVERIFY(!plan);
        QVERIFY2(plan.error().what.contains("half done"_L1), qPrintable(plan.error().what));
        QCOMPARE(ward->run(mending(Mend::Undo, u"2"_s)).kind, Outcome::Kind::Done);
        QVERIFY(makePlan(ward->session(), Back));
    }

    void anUnknownVersionIsSaid()
    {
        const auto ward = begin(u"mysql"_s, u"flyway"_s);
        QVERIFY(!makePlan(ward->session(), mending(Mend::Finish, u"77"_s)));
        const auto tooMany = makePlan(ward->session(), mending(Mend::Finish, u"2"_s, 9));
        QVERIFY(!tooMany);
        QCOMPARE(tooMany.error().kind, ErrorKind::Usage);
    }

private:
    static void tools()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("format");
        QTest::newRow("MariaDB, Flyway") << u"mysql"_s << u"flyway"_s;
        QTest::newRow("MariaDB, dbmate") << u"mysql"_s << u"dbmate"_s;
        QTest::newRow("PostgreSQL, goose") << u"postgresql"_s << u"goose"_s;
        QTest::newRow("MariaDB, Prisma") << u"mysql"_s << u"prisma"_s;
        QTest::newRow("SQLite, Prisma") << u"sqlite"_s << u"prisma"_s;
    }

    static void toolsBack()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("format");
        QTest::newRow("MariaDB, dbmate") << u"mysql"_s << u"dbmate"_s;
        QTest::newRow("MariaDB, golang-migrate") << u"mysql"_s << u"golang-migrate"_s;
        QTest::newRow("PostgreSQL, goose") << u"postgresql"_s << u"goose"_s;
        QTest::newRow("MariaDB, Prisma") << u"mysql"_s << u"prisma"_s;
        QTest::newRow("SQLite, Prisma") << u"sqlite"_s << u"prisma"_s;
    }

    /// The way back of the second migration fails at its second statement.
    static std::unique_ptr<Ward> beginBack(const QString &engine, const QString &format)
    {
        auto ward = std::make_unique<Ward>(engine, format);
        ward->write(1, "create table a (id int);\n");
        ward->write(2, Whole, BrokenBack);
        if (ward->run().kind != Outcome::Kind::Done) {
            qFatal("the migrations do not run");
        }
        if (ward->run(Back).kind != Outcome::Kind::Failed) {
            qFatal("the way back does not fail");
        }
        return ward;
    }

    /// The second migration fails at its third statement.
    static std::unique_ptr<Ward> begin(const QString &engine, const QString &format)
    {
        auto ward = std::make_unique<Ward>(engine, format);
        ward->write(1, "create table a (id int);\n");
        if (ward->run().kind != Outcome::Kind::Done) {
            qFatal("the first migration does not run");
        }
        ward->write(2, Broken);
        if (ward->run().kind != Outcome::Kind::Failed) {
            qFatal("the second migration does not fail");
        }
        return ward;
    }
};

QTEST_GUILESS_MAIN(SurgeonTest)
#include "tst_surgeon.moc"
