// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Rules hide what they name, say how much, and leave the rest alone.

#include "core/diffrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class DiffRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void hides_data();
    void hides();
    void ruleOfAnExampleHidesIt();
    void adoptedObjectsKeepWhatTheyNeed();
    void orderOfSettingsSaysNothing();
    void textIsToml();
};

namespace {

SchemaObject object(const QString &kind, const QString &name, int id, bool rooted = true)
{
    SchemaObject made;
    made.kind = kind;
    made.name = name;
    made.id = id;
    made.rooted = rooted;
    return made;
}

SchemaObject column(const QString &name, int id, const QString &type)
{
    auto made = object(u"column"_s, name, id, false);
    made.set(u"type"_s, type);
    return made;
}

// users: a column's type and comment differ; "tmp_x" is only before, tmp_y only after.
std::pair<Schema, Schema> sides()
{
    Schema from;
    from.engine = u"postgresql"_s;
    auto users = object(u"table"_s, u"public.users"_s, 0);
    users.children = { column(u"id"_s, 2, u"integer"_s), column(u"name"_s, 4, u"text"_s) };
    auto view = object(u"view"_s, u"public.\"tmp_x\""_s, 6);
    from.objects = { users, view };
    from.numbers = 8;
    from.needs = { { .dependent = 6, .on = 4 } };
    Schema to = from;
    to.objects.removeLast();
    to.objects.append(object(u"table"_s, u"public.tmp_y"_s, 6));
    to.needs.clear();
    to.objects[0].children[0].set(u"type"_s, u"bigint"_s);
    to.objects[0].children[0].set(u"comment"_s, u"the key"_s);
    return { from, to };
}

} // namespace

void DiffRulesTest::hides_data()
{
    QTest::addColumn<DiffIgnore>("rule");
    QTest::addColumn<int>("hidden");
    const auto add = [](const char *name, const DiffIgnore &rule, int hidden) {
        QTest::addRow("%s", name) << rule << hidden;
    };
    add("a pattern", { {}, u"public.tmp_*"_s, {}, {} }, 2);
    add("a pattern and a kind", { u"table"_s, u"public.tmp_?"_s, {}, {} }, 1);
    add("a property", { u"column"_s, {}, u"type"_s, {} }, 1);
    add("another property", { u"column"_s, {}, u"default"_s, {} }, 0);
    add("comments", { u"comment"_s, {}, {}, {} }, 1);
    add("a table with its parts", { u"table"_s, u"public.users"_s, {}, {} }, 2);
    add("another table", { u"table"_s, u"public.user"_s, {}, {} }, 0);
}

void DiffRulesTest::hides()
{
    QFETCH(const DiffIgnore, rule);
    QFETCH(const int, hidden);
    const auto [from, to] = sides();
    const auto all = compareSchemas(from, to).size();
    QCOMPARE(all, 4);
    const auto ruled = hideByRules(from, to, { rule }, {});
    QCOMPARE(ruled.counts.size(), 1);
    QCOMPARE(ruled.counts.first().hidden, hidden);
    QCOMPARE(compareSchemas(from, ruled.to).size(), all - hidden);
}

void DiffRulesTest::ruleOfAnExampleHidesIt()
{
    const auto [from, to] = sides();
    for (const auto &change : compareSchemas(from, to)) {
        const auto ruled = hideByRules(from, to, { ruleLike(change) }, {});
        QCOMPARE(ruled.counts.first().hidden, 1);
        for (const auto &left : compareSchemas(from, ruled.to)) {
            QVERIFY(left.object != change.object || left.kind != change.kind);
        }
    }
}

void DiffRulesTest::adoptedObjectsKeepWhatTheyNeed()
{
    const auto [from, to] = sides();
    const auto ruled = hideByRules(from, to, { { u"view"_s, u"*"_s, {}, {} } }, {});
    QCOMPARE(ruled.to.objects.last().kind, u"view"_s);
    QCOMPARE(ruled.to.objects.last().id, 8);
    QCOMPARE(ruled.to.numbers, 10);
    QCOMPARE(ruled.to.needs, (QList<SchemaNeed> { { .dependent = 8, .on = 4 } }));
}

void DiffRulesTest::orderOfSettingsSaysNothing()
{
    const auto changes = [](const QString &before, const QString &after) {
        auto from = object(u"table"_s, u"t"_s, 0);
        auto to = from;
        from.set(u"options"_s, before);
        to.set(u"options"_s, after);
        return compareProperties(from, to, {}).size();
    };
    QCOMPARE(changes(u"a=1, b=2"_s, u"b=2, a=1"_s), 0);
    QCOMPARE(changes(u"a=1, b=2"_s, u"b=1, a=2"_s), 1);
    QCOMPARE(changes(u"COMMENT='x, new, open'"_s, u"COMMENT='x, open, new'"_s), 1);
    QCOMPARE(changes(u"COMMENT='new', b=1, c=2"_s, u"COMMENT='new', c=2, b=1"_s), 1);
}

void DiffRulesTest::textIsToml()
{
    QCOMPARE(ruleText({ u"table"_s, u"a\"b"_s, {}, u"why"_s }),
        u"[[diff.ignore]]\nkind = \"table\"\nobject = \"a\\\"b\"\nreason = \"why\"\n"_s);
}

QTEST_GUILESS_MAIN(DiffRulesTest)
#include "tst_diffrules.moc"
