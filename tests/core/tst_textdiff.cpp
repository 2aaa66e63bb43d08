// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Texts beside each other. '~' marks a line that differs, '[…]' the words that do, '-' a gap.

#include "core/textdiff.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

QString printed(const AlignedCell &cell)
{
    if (!cell.there) {
        return u"-"_s;
    }
    QString text = cell.text;
    for (auto span = cell.words.rbegin(); span != cell.words.rend(); ++span) {
        text.insert(span->start + span->length, u']');
        text.insert(span->start, u'[');
    }
    return (cell.differs ? u"~"_s : QString()) + text;
}

QStringList printed(const QList<AlignedLine> &lines)
{
    QStringList result;
    for (const auto &line : lines) {
        QStringList cells;
        for (const auto &cell : line) {
            cells += printed(cell);
        }
        result += cells.join(u" | "_s);
    }
    return result;
}

} // namespace

class TextDiffTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesStandBesideTheirCounterparts_data()
    {
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("nothing") << QStringList { {}, {} } << QStringList();
        QTest::newRow("equal") << QStringList { u"a\nb\n"_s, u"a\nb"_s }
                               << QStringList { u"a | a"_s, u"b | b"_s };
        QTest::newRow("new") << QStringList { {}, u"a\nb\n"_s }
                             << QStringList { u"- | ~a"_s, u"- | ~b"_s };
        QTest::newRow("gone") << QStringList { u"a\nb\n"_s, u"b\n"_s }
                              << QStringList { u"~a | -"_s, u"b | b"_s };
        QTest::newRow("word") << QStringList { u"(\n  phone varchar(20),\n)"_s,
            u"(\n  phone varchar(40),\n)"_s }
                              << QStringList { u"( | ("_s,
                                     u"~  phone varchar([20]), | ~  phone varchar([40]),"_s,
                                     u") | )"_s };
        QTest::newRow("one of two")
            << QStringList { u"a int,\nphone text\n"_s, u"a int,\nemail text,\nphone varchar\n"_s }
            << QStringList { u"a int, | a int,"_s, u"- | ~email text,"_s,
                   u"~phone [text] | ~phone [varchar]"_s };
        QTest::newRow("nothing in common")
            << QStringList { u"x\n"_s, u"y z\n"_s } << QStringList { u"~x | -"_s, u"- | ~y z"_s };
        QTest::newRow("three") << QStringList { u"a\nb\n"_s, u"a\nc\n"_s, u"a\nc\nd\n"_s }
                               << QStringList { u"a | a | a"_s, u"~b | - | -"_s, u"- | ~c | c"_s,
                                      u"- | - | ~d"_s };
        QTest::newRow("only in the middle")
            << QStringList { {}, u"a\n"_s, {} } << QStringList { u"- | ~a | -"_s };
        QTest::newRow("only outside")
            << QStringList { u"a\n"_s, {}, u"a\n"_s } << QStringList { u"~a | - | ~a"_s };
        QTest::newRow("hostile") << QStringList {
            u"\u202e\x1b[31m \U0001F600 x"_s, u"\u202e\x1b[31m \U0001F600 y"_s
        } << QStringList { u"~\u202e\x1b[31m \U0001F600 [x] | ~\u202e\x1b[31m \U0001F600 [y]"_s };
    }
    void linesStandBesideTheirCounterparts()
    {
        QFETCH(const QStringList, texts);
        QTEST(printed(alignTexts(texts)), "lines");
    }

    void everyTextIsWhole()
    {
        QString a;
        QString b;
        for (int i = 0; i < 3000; ++i) {
            a += u"line %1 of one\n"_s.arg(i);
            b += i % 7 == 0 ? u"quite another %1\n"_s.arg(i * 3)
                            : u"line %1 of %2\n"_s.arg(i).arg(i % 3 ? u"one"_s : u"two"_s);
        }
        QStringList back { {}, {} };
        for (const auto &line : alignTexts({ a, b })) {
            for (int side = 0; side < 2; ++side) {
                back[side] += line.at(side).there ? line.at(side).text + u'\n' : QString();
            }
        }
        QCOMPARE(back.at(0), a);
        QCOMPARE(back.at(1), b);
    }
};

QTEST_GUILESS_MAIN(TextDiffTest)
#include "tst_textdiff.moc"
