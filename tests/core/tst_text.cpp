// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/error.h"
#include "core/sqllabel.h"
#include "core/text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class TextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStatementIsListedWithoutTheCommentsAheadOfIt()
    {
        QCOMPARE(withoutLeadingComments(
                     u"-- CreateTable\n\n  -- of users\nCREATE TABLE a (\n  i int -- key\n)"_s),
            u"CREATE TABLE a (\n  i int -- key\n)"_s);
        QCOMPARE(withoutLeadingComments(u"  SELECT 1\n"_s), u"SELECT 1"_s);
        QCOMPARE(withoutLeadingComments(u"-- nothing else\n"_s), u"-- nothing else"_s);
    }

    void controlCharactersBecomeVisible()
    {
        QCOMPARE(visible(u"a\x1b[31mb\nc"_s), u"a\\x1b[31mb c"_s);
        QCOMPARE(visible(u"x\u202ey"_s), u"x\\u202ey"_s);
        QCOMPARE(visibleLines(u"a\n\tb\x07"_s), u"a\n\tb\\x07"_s);
    }

    void longTextLosesItsMiddle()
    {
        QCOMPARE(elided(u"short"_s, 10), u"short"_s);
        const auto text = elided(QString(500, u'x'), 60);
        QCOMPARE(text.size(), 60);
        QVERIFY(text.contains(u'…'));
    }

    void aKnownSecretLeavesNoMessage()
    {
        rememberSecret(u"tops3cret"_s);
        const Error error { .kind = ErrorKind::Connection,
            .what = u"no entry for u:tops3cret@h"_s,
            .server = QString(190, u'x') + u"tops3cret"_s };
        QVERIFY(!oneLine(error).contains("tops3cret"_L1));
        QVERIFY(!oneLine(error).contains("tops"_L1));
    }

    void whatAnErrorSaysAreSentences()
    {
        QCOMPARE(oneLine({ .what = u"The file is gone"_s, .untouched = u"Nothing ran."_s }),
            u"The file is gone. Nothing ran."_s);
        QCOMPARE(oneLine({ .what = u"It is locked."_s, .next = u"Try again."_s }),
            u"It is locked. Try again."_s);
        QCOMPARE(oneLine({ .what = u"no such table"_s }), u"no such table"_s);
    }

    void whatTheServerSaysStandsOnce()
    {
        const Error error { .what = u"It failed: a key DETAIL: twice"_s,
            .next = u"Look."_s,
            .server = u"a key\nDETAIL: twice"_s };
        QCOMPARE(oneLine(error), u"It failed: a key DETAIL: twice. Look."_s);
        QCOMPARE(oneLine({ .what = u"Duplicate column 'a'"_s, .next = u"Look."_s }),
            u"Duplicate column 'a'. Look."_s);
    }

    void anErrorIsOneLineOfAtMost600Characters()
    {
        const Error error { .kind = ErrorKind::Input,
            .what = QString(1000, u'w'),
            .untouched = u"Nothing\nwas run."_s,
            .next = QString(1000, u'n'),
            .server = QString(1000, u's'),
            .place = { u"a.sql"_s, 3 } };
        const auto line = oneLine(error);
        QVERIFY(line.startsWith("a.sql:3: "_L1));
        QVERIFY(!line.contains(u'\n'));
        QVERIFY(line.size() <= 600);
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "tst_text.moc"
