// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The models of a comparison, printed to text, under Qt's own model tester.

#include "items/differencemodel.h"
#include "items/differencepropertymodel.h"
#include "support/printed.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

SchemaObject object(const QString &kind, const QString &name,
    const QList<SchemaProperty> &properties = {}, const QList<SchemaObject> &children = {})
{
    SchemaObject made {
        .kind = kind, .name = name, .properties = properties, .children = children
    };
    made.rooted = kind != "column"_L1;
    return made;
}

Differences differences()
{
    const auto column = [](const QString &name, const QString &type) {
        return object(u"column"_s, name, { { u"type"_s, type } });
    };
    Schema from { .engine = u"postgresql"_s };
    from.objects = { object(u"table"_s, u"old"_s, {}, { column(u"a"_s, u"int"_s) }),
        object(u"table"_s, u"users"_s, { { u"comment"_s, u"who"_s } },
            { column(u"phone"_s, u"text"_s), column(u"city"_s, u"text"_s) }) };
    Schema to { .engine = u"postgresql"_s };
    to.objects = { object(u"table"_s, u"users"_s, {},
                       { column(u"phone"_s, u"varchar(40)"_s), column(u"town"_s, u"text"_s) }),
        object(u"view"_s, u"v"_s) };
    Differences all { .titles = { u"Live"_s, u"After"_s } };
    auto changes = compareSchemas(from, to);
    for (auto &change : changes) {
        change.effect = usualEffect(change);
    }
    all.steps = { { .from = from, .to = to, .changes = changes } };
    all.rows = differenceRows(all.steps);
    return all;
}

} // namespace

class DifferenceModelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreGroupedByWhatWouldHappen()
    {
        DifferenceModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDifferences(differences());
        QCOMPARE(printed(model),
            QStringList({ u"[1] Renamed?"_s, u"  [0] users.city | column | removed | loses data"_s,
                u"  [2] users.town | column | added"_s, u"[0] Dropped"_s,
                u"  [0] old | table | removed | loses data"_s, u"[2] Changed"_s,
                u"  [2] users.phone | column | changed"_s, u"[2] Created"_s,
                u"  [2] v | view | added"_s, u"[2] Comments"_s,
                u"  [2] users | comment | removed"_s }));
    }

    void whatLosesDataIsTickedByHandAlone()
    {
        DifferenceModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDifferences(differences());
        const auto dropped = model.indexOf(u"table"_s, u"old"_s);
        QVERIFY(model.unticked().contains(DifferenceKey(u"table"_s, u"old"_s)));
        QSignalSpy spy(&model, &DifferenceModel::tickedChanged);
        QVERIFY(model.setData(dropped.parent(), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.unticked().contains(DifferenceKey(u"table"_s, u"old"_s)));
        QVERIFY(model.setData(dropped, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!model.unticked().contains(DifferenceKey(u"table"_s, u"old"_s)));
        QCOMPARE(dropped.parent().data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(spy.size(), 2);
    }

    void theFilterDimsOrLeavesOut()
    {
        DifferenceModel model;
        DifferenceFilter filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester tester(
            &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDifferences(differences());
        model.setWords(u"USERS."_s);
        QCOMPARE(model.matches(), 3);
        QCOMPARE(printed(filter).size(), printed(model).size());
        QVERIFY(model.indexOf(u"view"_s, u"v"_s).data(DifferenceModel::DimmedRole).toBool());
        filter.setNarrow(true);
        QCOMPARE(printed(filter).size(), 5);
        model.setWords(u"v"_s);
        QCOMPARE(model.matches(), 1);
        QCOMPARE(printed(filter), QStringList({ u"[2] Created"_s, u"  [2] v | view | added"_s }));
    }

    void theNextMatchGoesRoundTheEnds_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("all") << QString();
        QTest::newRow("some") << u"users"_s;
        QTest::newRow("of one kind") << u"VIEW"_s;
    }

    void theNextMatchGoesRoundTheEnds()
    {
        QFETCH(const QString, words);
        DifferenceModel model;
        model.setDifferences(differences());
        model.setWords(words);
        QList<QModelIndex> matching;
        for (int group = 0; group < model.rowCount(); ++group) {
            const auto parent = model.index(group, 0);
            for (int row = 0; row < model.rowCount(parent); ++row) {
                const auto index = model.index(row, 0, parent);
                if (!index.data(DifferenceModel::DimmedRole).toBool()) {
                    matching += index;
                }
            }
        }
        QCOMPARE(matching.size(), model.matches());
        QVERIFY(!matching.isEmpty());
        QModelIndex at;
        for (const auto &expected : std::as_const(matching)) {
            at = model.nextMatch(at, 1);
            QCOMPARE(at, expected);
        }
        QCOMPARE(model.nextMatch(at, 1), matching.first());
        QCOMPARE(model.nextMatch(matching.first(), -1), matching.last());
        QCOMPARE(model.nextMatch({}, -1), matching.last());
        const auto group = matching.last().parent();
        QCOMPARE(model.nextMatch(group, 1).parent(), group);
        model.setWords(u"nothing is called that"_s);
        QVERIFY(!model.nextMatch({}, 1).isValid());
    }

    void theWordsMayGrowAndShrink()
    {
        DifferenceModel model;
        model.setDifferences(differences());
        model.setWords(u"u"_s);
        const int some = model.matches();
        model.setWords(u"users"_s);
        const int fewer = model.matches();
        QVERIFY(fewer <= some);
        model.setWords(u"u"_s);
        QCOMPARE(model.matches(), some);
        model.setWords({});
        QCOMPARE(model.matches(), differences().rows.size());
    }

    void whatIsLostIsCounted()
    {
        DifferenceModel model;
        model.setDifferences(differences());
        model.addImpacts(
            { { .kind = u"table"_s, .object = u"old"_s, .rows = 1200, .bytes = 4096 } });
        const auto index = model.indexOf(u"table"_s, u"old"_s);
        QCOMPARE(index.siblingAtColumn(model.effectColumn()).data().toString(),
            u"1,200 rows · 4.0 KiB"_s);
    }

    void propertiesThatDifferComeFirst()
    {
        const auto all = differences();
        DifferencePropertyModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto row = std::ranges::find(all.rows, u"users.phone"_s, &DifferenceRow::object);
        model.setProperties(all.titles, differenceProperties(all, *row));
        QCOMPARE(printed(model), QStringList({ u"type | text | varchar(40)"_s }));
        QVERIFY(model.index(0, 0).data(DifferencePropertyModel::DiffersRole).toBool());
    }

    void columnsAreCalledByWhatTellsSidesApart_data()
    {
        QTest::addColumn<QStringList>("titles");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("servers") << QStringList { u"postgresql://app@db1.example.org:5432/shop"_s,
            u"postgresql://app@db2.example.org:5432/shop?sslmode=require"_s }
                                 << QStringList { u"db1.example.org:5432/shop"_s,
                                        u"db2.example.org:5432/shop"_s };
        QTest::newRow("sockets") << QStringList { u"postgresql://app@/shop?host=/run/postgresql"_s,
            u"postgresql:///shop_next"_s }
                                 << QStringList { u"shop"_s, u"shop_next"_s };
        QTest::newRow("files") << QStringList { u"sqlite:/srv/data/app.db"_s,
            u"/srv/dumps/wanted.sql"_s }
                               << QStringList { u"app.db"_s, u"wanted.sql"_s };
        QTest::newRow("the same name twice")
            << QStringList { u"sqlite:/srv/a/app.db"_s, u"sqlite:/srv/b/app.db"_s }
            << QStringList { u"sqlite:/srv/a/app.db"_s, u"sqlite:/srv/b/app.db"_s };
        QTest::newRow("words") << QStringList { u"Live"_s, u"After the plan"_s }
                               << QStringList { u"Live"_s, u"After the plan"_s };
    }

    void columnsAreCalledByWhatTellsSidesApart()
    {
        QFETCH(const QStringList, titles);
        QFETCH(const QStringList, shown);
        DifferencePropertyModel model;
        model.setProperties(titles, {});
        for (int side = 0; side < titles.size(); ++side) {
            const int column = DifferencePropertyModel::FirstSideColumn + side;
            QCOMPARE(model.headerData(column, Qt::Horizontal).toString(), shown.at(side));
            QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(),
                titles.at(side));
        }
    }

    void numbersInNamesAreSortedAsNumbers()
    {
        const QStringList names { u"a"_s, u"part_2"_s, u"part_09"_s, u"part_9a"_s, u"part_10"_s,
            u"part_10_b"_s, u"part_100"_s, u"q"_s };
        Schema from { .engine = u"postgresql"_s };
        Schema to = from;
        for (qsizetype i = names.size(); i-- > 0;) {
            to.objects += object(u"table"_s, names.at(i));
        }
        const auto rows = differenceRows(
            { { .from = from, .to = to, .changes = compareSchemas(from, to) } });
        QStringList sorted;
        for (const auto &row : rows) {
            sorted += row.object;
        }
        QCOMPARE(sorted, names);
    }
};

QTEST_GUILESS_MAIN(DifferenceModelsTest)
#include "tst_differencemodels.moc"
