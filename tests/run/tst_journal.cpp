// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/journal.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Switchback;

class JournalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_state = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_state->path().toLocal8Bit());
    }

    void aRunThatEndedIsNotUnfinished()
    {
        auto journal = *Journal::create(head(deadProcess()));
        QVERIFY(journal->write(StepStarted { 0 }));
        QVERIFY(journal->write(Outcome {}));
        QVERIFY(unfinishedRuns().isEmpty());
    }

    void aRunWhoseProcessDiedIsFound()
    {
        auto journal = *Journal::create(head(deadProcess()));
        QVERIFY(journal->write(StepStarted { 0 }));
        QVERIFY(journal->write(StepFinished { 0, 5 }));
        QVERIFY(journal->write(StepStarted { 1 }));
        QVERIFY(journal->write(StatementStarted { 1, 3 }));
        QVERIFY(journal->commitSent(1, u"4711"_s));
        const auto runs = unfinishedRuns();
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().head.run, u"the-run"_s);
        QCOMPARE(runs.first().lastStep, 1);
        QCOMPARE(runs.first().lastStatement, 3);
        QVERIFY(runs.first().commitSent);
        QCOMPARE(runs.first().transaction, u"4711"_s);
    }

    void aRunThatStillGoesOnIsLeftAlone()
    {
        auto journal = *Journal::create(head(::getpid()));
        QVERIFY(journal->write(StepStarted { 0 }));
        QVERIFY(unfinishedRuns().isEmpty());
    }

    void aForgottenRunIsNotShownAgain()
    {
        std::ignore = *Journal::create(head(deadProcess()));
        const auto runs = unfinishedRuns();
        QCOMPARE(runs.size(), 1);
        QVERIFY(forgetUnfinished(runs.first()));
        QVERIFY(unfinishedRuns().isEmpty());
    }

    void aTornLastLineHidesNothing()
    {
        auto journal = *Journal::create(head(deadProcess()));
        QVERIFY(journal->write(StepStarted { 2 }));
        QFile file(journal->path());
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"event\":\"outco");
        file.close();
        QCOMPARE(unfinishedRuns().first().lastStep, 2);
    }

    void withoutAStateFolderThereIsNoJournal()
    {
        qputenv("XDG_STATE_HOME", "/proc/nowhere");
        const auto journal = Journal::create(head(1));
        QVERIFY(!journal);
        QCOMPARE(exitStatus(journal.error()), 2);
    }

private:
    static JournalHead head(qint64 process)
    {
        return { .run = u"the-run"_s,
            .project = u"/p"_s,
            .startedAt = QDateTime::currentDateTimeUtc(),
            .process = process,
            .steps = 3 };
    }

    static qint64 deadProcess()
    {
        return (1LL << 22) + 1; // beyond the kernel's largest process number
    }

    std::unique_ptr<QTemporaryDir> m_state;
};

QTEST_APPLESS_MAIN(JournalTest)
#include "tst_journal.moc"
