// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The real dbmate and Switchback take turns on one database; a twin is driven by dbmate alone.
// After every turn nobody can tell the two databases apart.

#include "run/planner.h"
#include "run/runner.h"
#include "support/project.h"
#include "support/servers.h"

#include <QProcess>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

struct File {
    QString name;
    QByteArray up;
    QByteArray down;
};

const QList<File> &files()
{
    static const QList<File> list {
        { u"20240101000000_people.sql"_s,
            "create table people (id int primary key, note text default 'a;b');",
            "drop table people;" },
        { u"20240102000000_index.sql"_s,
            "-- why; because\ncreate index people_note on people (note); -- tail; comment",
            "drop index people_note;" },
        { u"20240103000000_größe.sql"_s,
            "create table \"größe;日本\" (v text);\r\ninsert into \"größe;日本\" values "
            "('one;\r\ntwo');",
            "drop table \"größe;日本\";" },
        { u"20240104000000_view.sql"_s,
            "create view noted as select id from people where note <> ';';", "drop view noted;" },
        { u"20240105000000_.sql"_s, "create table bare (id int)", "drop table bare" },
        { u"20240106000000_nothing.sql"_s, "-- nothing to do; really", "" },
    };
    return list;
}

/// One database with a project folder of its own.
class Side
{
public:
    explicit Side(const QString &engine)
        : m_url(engine == "sqlite"_L1
                  ? m_project.sqliteUrl()
                  : PostgresServer::shared().tcpUrl(PostgresServer::shared().createDatabase())
                      + u"?sslmode=disable"_s)
    {
    }

    /// Only the first `count` files are there: dbmate has no number of steps.
    void show(qsizetype count) const
    {
        for (qsizetype i = 0; i < files().size(); ++i) {
            const auto &file = files().at(i);
            m_project.remove(file.name);
            if (i < count) {
                m_project.writeDbmate(file.name, file.up, file.down);
            }
        }
    }

    QByteArray dbmate(const QStringList &words) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("SWITCHBACK_DBMATE"),
            QStringList { u"--url"_s, m_url, u"--migrations-dir"_s, m_project.migrations(),
                u"--schema-file"_s, m_project.path() + u"/dump.sql"_s }
                + words);
        process.waitForFinished(60000);
        if (process.exitCode() != 0) {
            qFatal("dbmate %s: %s", qPrintable(words.join(u' ')),
                process.readAllStandardError().constData());
        }
        return process.readAllStandardOutput();
    }

    void switchback(const Target &target) const
    {
        const auto session = openSession(m_project.request(m_url));
        const auto plan = makePlan(*session, target);
        if (!plan) {
            qFatal("%s", qPrintable(oneLine(plan.error())));
        }
        const auto outcome = runPlan(*session, *plan, {}, [](const RunEvent &) { }, {});
        if (outcome.kind != Outcome::Kind::Done) {
            qFatal("%s", qPrintable(oneLine(outcome.error)));
        }
    }

    /// What dbmate itself says of the database: its status, and its dump of schema and history.
    QByteArray look() const
    {
        const auto status = dbmate({ u"status"_s });
        dbmate({ u"dump"_s });
        QFile dump(m_project.path() + u"/dump.sql"_s);
        return dump.open(QIODevice::ReadOnly) ? status + dump.readAll() : QByteArray();
    }

private:
    TestProject m_project;
    QString m_url;
};

} // namespace

class DbmateInteropTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        if (!QFile::exists(qEnvironmentVariable("SWITCHBACK_DBMATE"))) {
            QSKIP("the real dbmate is not here: './dev test' fetches it");
        }
    }

    void turnsLeaveWhatDbmateAloneLeaves_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<bool>("weBegin");
        QTest::newRow("SQLite, dbmate creates the history") << u"sqlite"_s << false;
        QTest::newRow("SQLite, Switchback creates the history") << u"sqlite"_s << true;
        QTest::newRow("PostgreSQL, dbmate creates the history") << u"postgresql"_s << false;
        QTest::newRow("PostgreSQL, Switchback creates the history") << u"postgresql"_s << true;
    }
    void turnsLeaveWhatDbmateAloneLeaves()
    {
        QFETCH(QString, engine);
        QFETCH(bool, weBegin);
        const Side shared(engine);
        const Side twin(engine);
        bool ours = weBegin;
        for (const qsizetype count : { 2, 4, 6 }) {
            shared.show(count);
            twin.show(count);
            twin.dbmate({ u"--no-dump-schema"_s, u"up"_s });
            ours ? shared.switchback({}) : void(shared.dbmate({ u"--no-dump-schema"_s, u"up"_s }));
            QCOMPARE(shared.look(), twin.look());
            ours = !ours;
        }
        for (qsizetype left = files().size() - 1; left >= 0; --left) {
            twin.dbmate({ u"--no-dump-schema"_s, u"rollback"_s });
            ours ? shared.switchback(
                       { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 })
                 : void(shared.dbmate({ u"--no-dump-schema"_s, u"rollback"_s }));
            QCOMPARE(shared.look(), twin.look());
            ours = !ours;
        }
    }
};

QTEST_GUILESS_MAIN(DbmateInteropTest)
#include "tst_dbmateinterop.moc"
