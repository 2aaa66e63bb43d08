// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/plain/plain.h"

#include "formatbench.h"

using namespace Switchback;
using namespace Switchback::Test;

class PlainTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<bool>("up");
        QTest::newRow("plain") << QByteArray("001_a.sql") << QByteArray("001") << true;
        QTest::newRow("pair") << QByteArray("1_a.up.sql") << QByteArray("1") << true;
        QTest::newRow("pair down") << QByteArray("1_a.down.sql") << QByteArray("1") << false;
        QTest::newRow("underscore") << QByteArray("1-a_down.sql") << QByteArray("1") << false;
        QTest::newRow("rollback") << QByteArray("20240101_a.rollback.sql") << QByteArray("20240101")
                                  << false;
        QTest::newRow("folder") << QByteArray("down/1_a.sql") << QByteArray("1") << false;
        QTest::newRow("no number") << QByteArray("a.sql") << QByteArray() << true;
        QTest::newRow("no SQL") << QByteArray("1_a.txt") << QByteArray() << true;
        QTest::newRow("other folder") << QByteArray("seeds/1_a.sql") << QByteArray() << true;
    }

    void names()
    {
        QFETCH(QByteArray, name);
        const auto parsed = Plain::parseName(name);
        QTEST(parsed.version, "version");
        QTEST(parsed.up || parsed.version.isEmpty(), "up");
    }

    void upAndBack_data()
    {
        QTest::addColumn<QString>("up");
        QTest::addColumn<QString>("down");
        QTest::newRow("beside") << u"1_a.sql"_s << u"1_a.down.sql"_s;
        QTest::newRow("pair") << u"1_a.up.sql"_s << u"1_a.down.sql"_s;
        QTest::newRow("folders") << u"up/1_a.sql"_s << u"down/1_a.sql"_s;
        QTest::newRow("undo") << u"1-a.sql"_s << u"1-a_undo.sql"_s;
    }

    void upAndBack()
    {
        QFETCH(QString, up);
        QFETCH(QString, down);
        FormatBench bench(u"plain"_s);
        bench.write(up, "create table a (i);\n");
        bench.write(down, "drop table a;\n");
        QCOMPARE(bench.files().problems, QList<Problem> {});
        QCOMPARE(bench.states(), u"1 pending"_s);
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(bench.states(), u"1 applied"_s);
        QVERIFY(bench.timeline().entries.first().appliedAt.isValid());
        QCOMPARE(bench.query(u"select version, name from switchback_migrations"_s), u"1|a"_s);
        QCOMPARE(bench.run(u"1"_s, Direction::Down), QString());
        QCOMPARE(bench.states(), u"1 pending"_s);
        QCOMPARE(bench.query(u"select count(*) from sqlite_master where name = 'a'"_s), u"0"_s);
    }

    void orderIsNumeric()
    {
        FormatBench bench(u"plain"_s);
        for (const auto &name : { u"10_c.sql"_s, u"9_b.sql"_s, u"002_a.sql"_s }) {
            bench.write(name, "select 1;\n");
        }
        QCOMPARE(bench.states(), u"002 pending, 9 pending, 10 pending"_s);
        const auto rendering = bench.format.render(bench.files().migrations.first(), bench.context);
        QVERIFY(!rendering.down && !rendering.irreversible.isEmpty());
    }

    void aWayBackAloneIsRefused()
    {
        FormatBench bench(u"plain"_s);
        bench.write(u"1_a.down.sql"_s, "drop table a;\n");
        QVERIFY(bench.files().migrations.value(0).broken);
    }

    void withoutTransaction()
    {
        FormatBench bench(u"plain"_s);
        const auto render = [&](const QByteArray &text) {
            return bench.format.render({ .path = u"1_a.sql"_s, .text = text }, bench.context).up;
        };
        QVERIFY(!render("-- no-transaction\nselect 1;\n").transactional);
        QVERIFY(!render("vacuum;\n").transactional);
        QVERIFY(render("-- note\nselect 1;\n").transactional);
        QVERIFY(render("select 1; vacuum;\n").transactional); // the plan refuses it and says why
    }

    void aTableOfAnotherShapeIsRefused()
    {
        FormatBench bench(u"plain"_s);
        bench.execute(u"create table switchback_migrations (id int)"_s);
        const auto history = bench.format.history(bench.connection(), bench.context);
        QVERIFY(!history);
        QCOMPARE(history.error().kind, ErrorKind::Refused);
    }
};

QTEST_GUILESS_MAIN(PlainTest)
#include "tst_plain.moc"
