// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/journal.h"

#include "engines/engine.h"
#include "run/keptplan.h"
#include "run/unfinished.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
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

    void whatARunLeftHalfDoneIsSaidUntilTheHistorySettlesIt()
    {
        Session session;
        session.engine = engineById(u"postgresql"_s);
        session.connection.display = u"postgresql://me@host/shop"_s;
        Plan plan;
        plan.steps = { Step { .version = { u"7"_s }, .transactional = false } };
        for (const auto *sql : { "ALTER TABLE a ADD b int", "SELECT 1", "SELECT 2" }) {
            plan.steps[0].statements += PlannedStatement { .sql = QLatin1StringView(sql) };
        }
        const auto died = [&](const QString &database) {
            auto journal = *Journal::create(head(deadProcess(), database));
            keepPlan(journal->path(), plan);
            QVERIFY(journal->write(StepStarted { 0 }));
            QVERIFY(journal->write(StatementStarted { 0, 1 }));
        };
        died(u"postgresql://me@host/elsewhere"_s);
        Timeline timeline { .entries = { TimelineEntry { .version = { u"7"_s } } } };
        timeline.entries[0].state = State::Pending;
        QVERIFY(unfinishedIn(session, timeline).isEmpty());
        died(session.connection.display);
        const auto found = unfinishedIn(session, timeline);
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().partly);
        QVERIFY2(found.first().sentence.contains(u"statement 2 of 3 of 7"_s),
            qPrintable(found.first().sentence));
        // What the history has, by whatever tool, is no question any more.
        timeline.entries[0].state = State::Applied;
        QVERIFY(unfinishedIn(session, timeline).isEmpty());
        // Nor what a later run brought to its end, there or back.
        timeline.entries[0].state = State::Pending;
        QCOMPARE(unfinishedIn(session, timeline).size(), 1);
        settleUnfinished(session.connection.display, { { u"7"_s } });
        QVERIFY(unfinishedIn(session, timeline).isEmpty());
        QCOMPARE(unfinishedRuns().size(), 1);
    }

    void aRestoreThatDidNotEndIsSaid()
    {
        Session session;
        session.connection.display = u"mysql://me@host/shop"_s;
        QVERIFY(noteRestore(session, u"/b/shop.sql"_s));
        QVERIFY(!openRestore(session)); // it goes on
        const auto child = ::fork();
        if (child == 0) {
            ::_exit(noteRestore(session, u"/b/shop.sql"_s) ? 0 : 1);
        }
        int status = 1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        const auto words = openRestore(session);
        QVERIFY(words && words->contains(u"shop.sql"_s));
        const auto runs = unfinishedRuns();
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().restored, u"/b/shop.sql"_s);
        QCOMPARE(runs.first().head.database, session.connection.display);
        QVERIFY(activeRuns().isEmpty());
        const auto left = unfinishedIn(session, {});
        QCOMPARE(left.size(), 1);
        QVERIFY(left.first().isRestore());
        QCOMPARE(left.first().sentence, *words);
        Session other;
        other.connection.display = u"mysql://me@host/elsewhere"_s;
        QVERIFY(!openRestore(other));
        restoreIsThrough(session);
        QVERIFY(!openRestore(session));
        QVERIFY(unfinishedRuns().isEmpty());
    }

    void aRestoreThatAnEarlierVersionNotedIsSaid()
    {
        Session session;
        session.connection.display = u"mysql://me@host/shop"_s;
        QVERIFY(noteRestore(session, u"/b/shop.sql"_s));
        const auto folder = QDir(m_state->filePath(u"switchback"_s));
        const auto names = folder.entryList({ u"restore-*.json"_s });
        QCOMPARE(names.size(), 1);
        QFile mark(folder.filePath(names.first()));
        QVERIFY(mark.open(QIODevice::WriteOnly | QIODevice::Truncate));
        mark.write(R"({"at":"2026-01-02T03:04:05Z","file":"/b/shop.sql","process":4194305})");
        mark.close();
        const auto words = openRestore(session);
        QVERIFY(words && words->contains(u"/b/shop.sql that began 2026-01-02 03:04"_s));
        QCOMPARE(unfinishedRuns().size(), 1);
    }

    void withoutAStateFolderThereIsNoJournal()
    {
        qputenv("XDG_STATE_HOME", "/proc/nowhere");
        const auto journal = Journal::create(head(1));
        QVERIFY(!journal);
        QCOMPARE(exitStatus(journal.error()), 2);
    }

private:
    static JournalHead head(qint64 process, const QString &database = {})
    {
        // The journal's name comes from it.
        return { .run = u"the-run"_s + database.section(u'/', 3),
            .project = u"/p"_s,
            .database = database,
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
