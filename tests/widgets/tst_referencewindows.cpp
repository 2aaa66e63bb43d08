// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The rule reference and the table of locks.

#include "support/names.h"
#include "support/picture.h"
#include "widgets/palette.h"
#include "widgets/referencewindows.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace Switchback;

class ReferenceWindowsTest : public QObject
{
    Q_OBJECT
private:
    const Reference m_reference = readReference();

private Q_SLOTS:
    void initTestCase() { new Theme(qApp); }

    void theRulesAreThoseOfTheDocument()
    {
        QFile file(qEnvironmentVariable("SWITCHBACK_FIXTURES") + u"/../../docs/rules.md"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(file.readAll());
        QStringList documented;
        for (const auto &match :
            QRegularExpression(u"^### (\\S+)$"_s, QRegularExpression::MultilineOption)
                .globalMatch(text)) {
            documented += match.captured(1);
        }
        QStringList shown;
        for (const auto &rule : m_reference.rules) {
            shown += rule.id;
            QVERIFY2(!rule.explanation.isEmpty() && !rule.help.isEmpty(), qPrintable(rule.id));
        }
        QCOMPARE(shown, documented);
    }

    void aRuleIsShownAndFound()
    {
        RuleWindow window(m_reference.rules, nullptr);
        window.showRule(u"index-not-concurrent"_s);
        window.show();
        takePicture(&window, u"rules"_s);
        QCOMPARE(window.rule(), u"index-not-concurrent"_s);
        const auto *text = window.findChild<QTextBrowser *>(u"ruleText"_s);
        QVERIFY(text->toPlainText().contains(u"CREATE INDEX CONCURRENTLY"_s));
        auto *list = window.findChild<QTableView *>(u"ruleList"_s);
        QTest::keyClicks(window.findChild<QLineEdit *>(u"ruleFilter"_s), u"foreign key"_s);
        QCOMPARE_GT(list->model()->rowCount(), 3);
        QCOMPARE_LT(list->model()->rowCount(), 60);
        window.showRule(u"drop-table"_s); // though the filter would have hidden it
        QCOMPARE(window.rule(), u"drop-table"_s);
        QCOMPARE(unnamed(window), QStringList());
    }

    void locksWaitAsTheServerSays_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("conflicts");
        QTest::newRow("AS") << u"ACCESS SHARE"_s << u"ACCESS EXCLUSIVE"_s;
        QTest::newRow("RS") << u"ROW SHARE"_s << u"EXCLUSIVE,ACCESS EXCLUSIVE"_s;
        QTest::newRow("RX") << u"ROW EXCLUSIVE"_s
                            << u"SHARE,SHARE ROW EXCLUSIVE,EXCLUSIVE,ACCESS EXCLUSIVE"_s;
        QTest::newRow("SUX")
            << u"SHARE UPDATE EXCLUSIVE"_s
            << u"SHARE UPDATE EXCLUSIVE,SHARE,SHARE ROW EXCLUSIVE,EXCLUSIVE,ACCESS EXCLUSIVE"_s;
        QTest::newRow("S")
            << u"SHARE"_s
            << u"ROW EXCLUSIVE,SHARE UPDATE EXCLUSIVE,SHARE ROW EXCLUSIVE,EXCLUSIVE,ACCESS EXCLUSIVE"_s;
        QTest::newRow("SRX")
            << u"SHARE ROW EXCLUSIVE"_s
            << u"ROW EXCLUSIVE,SHARE UPDATE EXCLUSIVE,SHARE,SHARE ROW EXCLUSIVE,EXCLUSIVE,ACCESS EXCLUSIVE"_s;
        QTest::newRow("X")
            << u"EXCLUSIVE"_s
            << u"ROW SHARE,ROW EXCLUSIVE,SHARE UPDATE EXCLUSIVE,SHARE,SHARE ROW EXCLUSIVE,EXCLUSIVE,ACCESS EXCLUSIVE"_s;
        QTest::newRow("AX")
            << u"ACCESS EXCLUSIVE"_s
            << u"ACCESS SHARE,ROW SHARE,ROW EXCLUSIVE,SHARE UPDATE EXCLUSIVE,SHARE,SHARE ROW EXCLUSIVE,EXCLUSIVE,ACCESS EXCLUSIVE"_s;
    }

    void locksWaitAsTheServerSays()
    {
        QFETCH(QString, mode);
        QFETCH(QString, conflicts);
        const auto &modes = m_reference.locks.first().modes;
        const auto found = std::ranges::find(modes, mode, &LockEntry::mode);
        QVERIFY(found != modes.end());
        QCOMPARE(found->conflicts.join(u','), conflicts);
    }

    void whatWaitsForWhatIsMutual()
    {
        for (const auto &book : m_reference.locks) {
            for (const auto &a : book.modes) {
                QVERIFY2(!a.waits.isEmpty() && !a.takenBy.isEmpty(), qPrintable(a.mode));
                for (const auto &b : book.modes) {
                    QCOMPARE(a.conflicts.contains(b.mode), b.conflicts.contains(a.mode));
                }
            }
        }
    }

    void aLockIsShownAmongItsEngines_data()
    {
        QTest::addColumn<QString>("mode");
        for (const auto *mode : { "ACCESS EXCLUSIVE", "LOCK=SHARED", "RESERVED" }) {
            QTest::newRow(mode) << QString::fromLatin1(mode);
        }
    }

    void aLockIsShownAmongItsEngines()
    {
        QFETCH(QString, mode);
        LockWindow window(m_reference.locks, u"postgresql"_s, nullptr);
        window.showLock(mode);
        window.show();
        QTest::qWait(1);
        takePicture(
            &window, u"locks-%1"_s.arg(QString(mode).replace(u' ', u'-').replace(u'=', u'-')));
        QCOMPARE(window.lock(), mode);
        QVERIFY(!window.findChild<QLabel *>(u"lockWords"_s)->text().isEmpty());
        QCOMPARE(unnamed(window), QStringList());
    }
};

QTEST_MAIN(ReferenceWindowsTest)
#include "tst_referencewindows.moc"
