// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/timeline.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

MigrationSet files(const QStringList &versions)
{
    MigrationSet set;
    for (const auto &version : versions) {
        set.migrations += Migration {
            .version = { version }, .name = u"m"_s + version, .checksum = u"sum"_s
        };
    }
    return set;
}

History history(const QStringList &versions)
{
    History result { .tableExists = true };
    for (const auto &version : versions) {
        result.entries += HistoryEntry { .version = { version }, .checksum = u"sum"_s };
    }
    return result;
}

QString printed(const Timeline &timeline)
{
    QStringList words;
    for (const auto &entry : timeline.entries) {
        words += entry.version.text + u':' + stateWord(entry.state)
            + (entry.outOfOrder ? u"!"_s : QString());
    }
    return words.join(u' ');
}

} // namespace

class TimelineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesAndHistoryMakeStates_data()
    {
        QTest::addColumn<QStringList>("onDisk");
        QTest::addColumn<QStringList>("applied");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("current");
        QTest::addColumn<int>("pending");

        const QStringList none;
        QTest::newRow("nothing at all") << none << none << u""_s << u""_s << 0;
        QTest::newRow("all pending")
            << QStringList { u"1"_s, u"2"_s } << none << u"1:pending 2:pending"_s << u""_s << 2;
        QTest::newRow("partly applied") << QStringList { u"1"_s, u"2"_s } << QStringList { u"1"_s }
                                        << u"1:applied 2:pending"_s << u"1"_s << 1;
        QTest::newRow("a late one stays pending")
            << QStringList { u"1"_s, u"2"_s, u"3"_s } << QStringList { u"1"_s, u"3"_s }
            << u"1:applied 2:pending! 3:applied"_s << u"3"_s << 1;
        QTest::newRow("applied late")
            << QStringList { u"1"_s, u"2"_s } << QStringList { u"2"_s, u"1"_s }
            << u"1:applied! 2:applied"_s << u"2"_s << 0;
        QTest::newRow("a missing file stands where it belongs")
            << QStringList { u"1"_s, u"3"_s } << QStringList { u"1"_s, u"2"_s, u"3"_s }
            << u"1:applied 2:missing 3:applied"_s << u"3"_s << 0;
        QTest::newRow("a missing newest file")
            << QStringList { u"1"_s } << QStringList { u"1"_s, u"99"_s }
            << u"1:applied 99:missing"_s << u"99"_s << 0;
    }
    void filesAndHistoryMakeStates()
    {
        QFETCH(QStringList, onDisk);
        QFETCH(QStringList, applied);
        const auto timeline = makeTimeline(files(onDisk), history(applied), {});
        QTEST(printed(timeline), "expected");
        QTEST(timeline.current, "current");
        QTEST(timeline.pending, "pending");
        QCOMPARE(timeline.applied, int(applied.size()));
    }

    void manyMissingFilesComeInOrder()
    {
        QStringList applied;
        for (int i = 20000; i > 0; --i) {
            applied += QString::number(i);
        }
        const auto timeline = makeTimeline(
            files({ u"5"_s, u"300"_s }), history(applied), { .appliedOrder = false });
        QCOMPARE(timeline.entries.size(), 20000);
        for (qsizetype i = 0; i < timeline.entries.size(); ++i) {
            QCOMPARE(timeline.entries.at(i).version.text, QString::number(i + 1));
        }
        QCOMPARE(timeline.entries.at(299).state, State::Applied);
        QCOMPARE(timeline.entries.at(300).state, State::Missing);
    }

    void spellingsOfAVersionAreOne()
    {
        const HistoryRules rules { .sameVersion = [](const QString &version) {
            return version.section(u'.', 0, 0);
        } };
        const auto timeline = makeTimeline(files({ u"1"_s, u"2"_s }), history({ u"1.0"_s }), rules);
        QCOMPARE(printed(timeline), u"1:applied 2:pending"_s);
    }

    void aVersionAboveTheMarkWithoutFile()
    {
        History mark { .tableExists = true, .highWaterMark = Version { u"2"_s } };
        mark.entries += HistoryEntry { .version = { u"2"_s } };
        const auto timeline = makeTimeline(
            files({ u"1"_s, u"3"_s }), mark, { .highWaterMark = true });
        QCOMPARE(printed(timeline), u"1:applied 2:missing 3:pending"_s);
    }

    void aHighWaterMarkAppliesEverythingBelow()
    {
        History mark { .tableExists = true, .highWaterMark = Version { u"2"_s } };
        const HistoryRules rules { .highWaterMark = true, .appliesLate = false };
        const auto timeline = makeTimeline(files({ u"1"_s, u"2"_s, u"3"_s }), mark, rules);
        QCOMPARE(printed(timeline), u"1:applied 2:applied 3:pending"_s);
        QCOMPARE(timeline.pending, 1);
    }

    void anEditedFileIsSeenByItsChecksum()
    {
        auto edited = files({ u"1"_s });
        edited.migrations.first().checksum = u"other"_s;
        const HistoryRules rules { .checksums = true };
        QCOMPARE(makeTimeline(edited, history({ u"1"_s }), rules).entries.first().state,
            State::Modified);
        edited.migrations.first().repeatable = true;
        const auto outdated = makeTimeline(edited, history({ u"1"_s }), rules);
        QCOMPARE(outdated.entries.first().state, State::Outdated);
        QCOMPARE(outdated.pending, 1);
    }

    void aFormatWithoutChecksumsReportsNoEdit()
    {
        auto edited = files({ u"1"_s });
        edited.migrations.first().checksum = u"other"_s;
        QCOMPARE(
            makeTimeline(edited, history({ u"1"_s }), {}).entries.first().state, State::Applied);
    }

    void aFailedRowIsShownAsFailed()
    {
        auto broken = history({ u"1"_s });
        broken.entries.first().success = false;
        const auto timeline = makeTimeline(files({ u"1"_s }), broken, {});
        QCOMPARE(printed(timeline), u"1:failed"_s);
        QCOMPARE(timeline.applied, 0);
        QCOMPARE(timeline.failed, 1);
    }

    void anUnusualStateExplainsItself()
    {
        const auto timeline = makeTimeline(
            files({ u"1"_s, u"3"_s }), history({ u"2"_s, u"3"_s }), {});
        for (const auto &entry : timeline.entries) {
            QCOMPARE(entry.note.isEmpty(), entry.state == State::Applied);
        }
    }
};

QTEST_APPLESS_MAIN(TimelineTest)
#include "tst_timeline.moc"
