// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Which tables stand on the map, and which lines run between them.

#include "core/schemamap.h"
#include "engines/schemareader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

/// A table whose foreign keys are given as the server writes them.
SchemaObject table(
    const QString &name, const QStringList &keys = {}, const QStringList &columns = {})
{
    SchemaObject made { .kind = u"table"_s, .name = name, .rooted = true };
    for (const auto &column : columns) {
        made.children += {
            .kind = u"column"_s, .name = column, .properties = { { u"type"_s, u"integer"_s } }
        };
    }
    for (const auto &key : keys) {
        made.children += { .kind = u"constraint"_s,
            .name = u"key%1"_s.arg(made.children.size()),
            .properties = { { u"definition"_s, key } } };
    }
    return made;
}

Differences compared(const QList<SchemaObject> &from, const QList<SchemaObject> &to)
{
    const auto schema = [](const QList<SchemaObject> &objects) {
        Schema made { .engine = u"postgresql"_s };
        made.objects = objects;
        return made;
    };
    Differences all { .engine = u"postgresql"_s, .titles = { u"before"_s, u"after"_s } };
    DifferenceStep step { .from = schema(from), .to = schema(to) };
    step.changes = schemaChanges(step.from, step.to, {});
    all.steps = { step };
    all.rows = differenceRows(all.steps);
    return all;
}

QString glyph(MapTable::State state)
{
    return QString(u"=+-~"[int(state)]);
}

QStringList printed(const SchemaMap &map)
{
    QStringList lines;
    for (const auto &each : map.tables) {
        lines += glyph(each.state) + each.name
            + (each.lines.isEmpty() ? QString() : u" ("_s + each.lines.join(u", "_s) + u')');
    }
    for (const auto &link : map.links) {
        lines += glyph(link.state) + map.tables.at(link.from).name + u" → "_s
            + map.tables.at(link.to).name;
    }
    lines.sort();
    return lines;
}

} // namespace

class SchemaMapTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changedTablesAndTheirNeighboursAreShown_data()
    {
        using Tables = QList<SchemaObject>;
        QTest::addColumn<Tables>("from");
        QTest::addColumn<Tables>("to");
        QTest::addColumn<QStringList>("map");
        const auto users = table(u"public.users"_s);
        const auto far = table(u"public.far"_s, { u"FOREIGN KEY (a) REFERENCES near(id)"_s });
        QTest::newRow("nothing") << Tables { users } << Tables { users } << QStringList();
        QTest::newRow("new") << Tables { users }
                             << Tables { users,
                                    table(u"public.notes"_s,
                                        { u"FOREIGN KEY (user_id) REFERENCES users(id)"_s }) }
                             << QStringList { u"+public.notes"_s, u"+public.notes → public.users"_s,
                                    u"=public.users"_s };
        QTest::newRow("gone") << Tables { users,
            table(u"public.notes"_s, { u"FOREIGN KEY (user_id) REFERENCES users(id)"_s }) }
                              << Tables { users }
                              << QStringList { u"-public.notes"_s,
                                     u"-public.notes → public.users"_s, u"=public.users"_s };
        QTest::newRow("changed, with who refers to it, and no farther")
            << Tables { table(u"public.near"_s), far, table(u"public.other"_s) }
            << Tables { table(u"public.near"_s, {}, { u"phone"_s }), far, table(u"public.other"_s) }
            << QStringList { u"=public.far"_s, u"=public.far → public.near"_s,
                   u"~public.near (+ phone)"_s };
        QTest::newRow("names with quotes and another schema")
            << Tables { table(u"app.\"Order Lines\""_s) }
            << Tables { table(u"app.\"Order Lines\""_s),
                   table(u"public.audit"_s,
                       { u"FOREIGN KEY (l) REFERENCES app.\"Order Lines\"(id) ON DELETE CASCADE"_s }) }
            << QStringList { u"+public.audit"_s, u"+public.audit → app.\"Order Lines\""_s,
                   u"=app.\"Order Lines\""_s };
        QTest::newRow("as MariaDB writes them")
            << Tables { table(u"orders"_s) }
            << Tables { table(u"orders"_s),
                   table(u"lines"_s, { u"FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`)"_s }) }
            << QStringList { u"+lines"_s, u"+lines → orders"_s, u"=orders"_s };
        const auto child = table(u"tree"_s, { u"FOREIGN KEY (up) REFERENCES tree(id)"_s });
        QTest::newRow("of itself")
            << Tables() << Tables { child } << QStringList { u"+tree"_s, u"+tree → tree"_s };
    }
    void changedTablesAndTheirNeighboursAreShown()
    {
        QFETCH(const QList<SchemaObject>, from);
        QFETCH(const QList<SchemaObject>, to);
        QFETCH(const QStringList, map);
        QCOMPARE(printed(schemaMap(compared(from, to), 0)), map);
    }

    void manyChangesOfATableAreCut()
    {
        QStringList columns;
        for (int i = 0; i < 20; ++i) {
            columns += u"c%1"_s.arg(i, 2, 10, QChar(u'0'));
        }
        const auto map = schemaMap(compared({ table(u"t"_s) }, { table(u"t"_s, {}, columns) }), 0);
        QCOMPARE(map.tables.size(), 1);
        QCOMPARE(map.tables.first().lines.last(), u"… +15"_s);
    }

    void whatHasNoRoomIsCounted()
    {
        QList<SchemaObject> tables;
        for (int i = 0; i < 30; ++i) {
            tables += table(u"t%1"_s.arg(i), { u"FOREIGN KEY (up) REFERENCES hub(id)"_s });
        }
        const auto map = schemaMap(
            compared({ table(u"hub"_s) }, QList { table(u"hub"_s) } + tables), 0, 20);
        QCOMPARE(map.tables.size(), 20);
        QCOMPARE(map.leftOut, 11); // ten new ones and the hub
    }

    void eachTableLeadsToItsRow()
    {
        const auto all = compared(
            { table(u"a"_s), table(u"b"_s) }, { table(u"a"_s, {}, { u"x"_s }), table(u"c"_s) });
        for (const auto &each : schemaMap(all, 0).tables) {
            QCOMPARE(all.rows.at(each.row).root, each.name);
        }
    }
};

QTEST_GUILESS_MAIN(SchemaMapTest)
#include "tst_schemamap.moc"
