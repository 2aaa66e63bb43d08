// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What the rules say of plans and folders, in the circumstances of each.

#include "run/judge.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

class Folder
{
public:
    void write(const QString &name, const QByteArray &text)
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"db/migrations"_s));
        QFile file(m_folder.filePath(u"db/migrations/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void settings(const QByteArray &text)
    {
        QFile file(m_folder.filePath(u"switchback.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    Session session()
    {
        auto session = openSession({ .project = m_folder.path(),
            .migrations = m_folder.filePath(u"db/migrations"_s),
            .format = u"dbmate"_s,
            .dialect = u"postgresql"_s,
            .offline = true });
        if (!session) {
            qFatal("%ls", qUtf16Printable(session.error().what));
        }
        return *session;
    }

private:
    QTemporaryDir m_folder;
};

/// A plan as the planner would make it, without a server to ask.
Plan planOf(const Session &session, Direction direction, const QStringList &versions)
{
    Plan plan { .target = { .direction = direction }, .serverVersion = u"17.2"_s };
    const auto files = readFiles(session);
    for (const auto &version : versions) {
        for (const auto &migration : files->migrations) {
            if (migration.version.text != version) {
                continue;
            }
            const auto loaded = session.format->loaded(migration, session.context);
            const auto rendering = session.format->render(*loaded, session.context);
            const auto &script = direction == Direction::Up ? rendering.up : *rendering.down;
            Step step { .version = migration.version,
                .path = migration.path,
                .direction = direction,
                .transactional = script.transactional };
            step.statements += { u"BEGIN"_s, StatementRole::Begin, 0 };
            for (const auto &statement : script.statements) {
                step.statements += { statement.sql, StatementRole::Migration, statement.line };
            }
            step.statements += { u"COMMIT"_s, StatementRole::Commit, 0 };
            plan.steps += step;
        }
    }
    return plan;
}

QStringList rulesOf(const ScriptVerdict &verdict)
{
    QStringList rules;
    for (const auto &finding : verdict.findings) {
        rules += finding.suppressed ? u'(' + finding.rule + u')' : finding.rule;
    }
    return rules;
}

} // namespace

class JudgeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_folder->write(u"20260101000000_tags.sql"_s,
            "-- migrate:up\nCREATE TABLE tags (id bigint PRIMARY KEY, label text);\n\n"
            "-- migrate:down\nDROP TABLE tags;\n");
        m_folder->write(u"20260101000001_index.sql"_s,
            "-- migrate:up\nSET LOCAL lock_timeout = '1s';\n"
            "CREATE INDEX tags_label ON tags (label);\n\n"
            "-- migrate:down\nDROP INDEX tags_label;\n");
    }

    void whatOnePlanMakesNobodyUsesYet()
    {
        const auto session = m_folder->session();
        const auto plan = planOf(
            session, Direction::Up, { u"20260101000000"_s, u"20260101000001"_s });
        const auto verdicts = judgePlan(session, plan);
        QVERIFY(verdicts);
        QCOMPARE(verdicts->size(), 2);
        QCOMPARE(rulesOf(verdicts->at(1)), QStringList());
        const auto &index = verdicts->at(1).statements.at(1);
        QCOMPARE(index.locks.first().object, u"public.tags"_s);
        QVERIFY(index.locks.first().newObject);
        QVERIFY(verdicts->at(1).strongest.mode.isEmpty());
    }

    void onATableThatIsThereTheSameStatementBlocks()
    {
        const auto session = m_folder->session();
        const auto plan = planOf(session, Direction::Up, { u"20260101000001"_s });
        const auto verdicts = judgePlan(session, plan);
        QVERIFY(verdicts);
        const auto &verdict = verdicts->first();
        QCOMPARE(rulesOf(verdict), QStringList { u"index-not-concurrent"_s });
        QCOMPARE(verdict.severity, Severity::Error);
        QCOMPARE(verdict.strongest.mode, u"SHARE"_s);
        QCOMPARE(verdict.statements.size(), 2);
        QVERIFY(verdict.statements.at(0).locks.isEmpty());
        QCOMPARE(verdict.statements.at(1).line, 3);
        QCOMPARE(verdict.statements.at(1).severity, Severity::Error);
        QCOMPARE(verdict.statements.at(1).words,
            u"Writes to public.tags wait while all rows are looked at; reads go on."_s);
        QCOMPARE(verdict.findings.first().statement, 1);
    }

    void theWayBackTellsWhatIsLost()
    {
        const auto session = m_folder->session();
        const auto plan = planOf(
            session, Direction::Down, { u"20260101000001"_s, u"20260101000000"_s });
        const auto verdicts = judgePlan(session, plan);
        QVERIFY(verdicts);
        QCOMPARE(rulesOf(verdicts->at(0)), QStringList { u"drop-index-not-concurrent"_s });
        QVERIFY(losses(verdicts->at(0)).isEmpty());
        const QList<Loss> lost { { Loss::Kind::Table, u"tags"_s, true } };
        QCOMPARE(losses(verdicts->at(1)), lost);
        QCOMPARE(verdicts->at(1).strongest.mode, u"ACCESS EXCLUSIVE"_s);
    }

    void aFolderIsJudgedBothWays()
    {
        const auto verdicts = judgeFolder(m_folder->session(), {});
        QVERIFY(verdicts);
        QCOMPARE(verdicts->size(), 2);
        QCOMPARE(rulesOf(verdicts->at(0).up), QStringList());
        QVERIFY(verdicts->at(1).down);
        QCOMPARE(verdicts->at(1).down->strongest.mode, u"ACCESS EXCLUSIVE"_s);
    }

    void whatIsWantedFirstIsJudgedAlone()
    {
        const auto session = m_folder->session();
        const auto files = readFiles(session);
        const auto first = judgeFolder(session, *files, { .only = { 1 } });
        QVERIFY(first);
        QVERIFY(!first->complete);
        QCOMPARE(first->briefs.keys(), QStringList { u"20260101000001"_s });
        QCOMPARE(first->briefs.value(u"20260101000001"_s).lock, LockClass::BlocksWrites);
        const auto all = judgeFolder(session, *files, {});
        QVERIFY(all);
        QVERIFY(all->complete);
        QCOMPARE(all->briefs.size(), 2);
        QCOMPARE(all->briefs.value(u"20260101000001"_s), first->briefs.value(u"20260101000001"_s));
        QCOMPARE(all->of({ u"20260101000000"_s })->up.statements.size(), 1);
    }

    void lookingCanBeStopped()
    {
        const auto session = m_folder->session();
        std::stop_source stop;
        stop.request_stop();
        const auto answer = judgeFolder(session, *readFiles(session), { .stop = stop.get_token() });
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    }

    void whatTheProjectSilencesIsCounted()
    {
        m_folder->settings(
            "[lint]\ndisable = [\"index-not-concurrent\"]\nserver_version = \"15\"\n");
        const auto verdicts = judgeFolder(m_folder->session(), {});
        QVERIFY(verdicts);
        const auto &up = verdicts->at(1).up;
        QVERIFY(rulesOf(up).contains(u"(index-not-concurrent)"_s));
        QCOMPARE(up.severity, std::nullopt);
    }

    void everyKindOfLossIsSeen_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");
        QTest::newRow("column") << QByteArray("ALTER TABLE tags DROP COLUMN label")
                                << u"column tags.label"_s;
        QTest::newRow("rows") << QByteArray("DELETE FROM tags WHERE id = 1") << u"rows tags"_s;
        QTest::newRow("truncate") << QByteArray("TRUNCATE tags") << u"rows tags"_s;
        QTest::newRow("values") << QByteArray("UPDATE tags SET label = 'x'") << u"values tags"_s;
        QTest::newRow("only filled")
            << QByteArray("UPDATE tags SET label = 'x' WHERE label IS NULL") << QString();
        QTest::newRow("narrowed") << QByteArray(
            "ALTER TABLE tags ALTER COLUMN label TYPE varchar(3)")
                                  << u"values tags.label"_s;
        QTest::newRow("schema") << QByteArray("DROP SCHEMA app CASCADE") << u"schema app"_s;
        QTest::newRow("sequence") << QByteArray("DROP SEQUENCE numbers") << u"sequence numbers"_s;
        QTest::newRow("own table")
            << QByteArray("CREATE TABLE x (id bigint PRIMARY KEY); DROP TABLE x") << QString();
        QTest::newRow("index") << QByteArray("DROP INDEX tags_label") << QString();
    }

    void everyKindOfLossIsSeen()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        m_folder->write(
            u"20260101000002_x.sql"_s, "-- migrate:up\n" + sql + ";\n-- migrate:down\n");
        const auto session = m_folder->session();
        const auto verdicts = judgePlan(
            session, planOf(session, Direction::Up, { u"20260101000002"_s }));
        QVERIFY(verdicts);
        QStringList seen;
        for (const auto &loss : losses(verdicts->first())) {
            seen += lossKindName(loss.kind) + u' ' + loss.object;
            QVERIFY(!lossWords(loss).isEmpty());
        }
        QCOMPARE(seen.join(u", "_s), expected);
    }

private:
    std::unique_ptr<Folder> m_folder;
};

QTEST_APPLESS_MAIN(JudgeTest)
#include "tst_judge.moc"
