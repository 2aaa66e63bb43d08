// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What a project's database should hold, holds and will hold, side by side.

#include "run/differences.h"
#include "run/planner.h"
#include "run/runner.h"
#include "run/triedscript.h"
#include "support/privatehome.h"
#include "support/servers.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class DifferencesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void threeSides_data();
    void threeSides();
    void folderAtAVersion();
    void stopsWhenAsked();
    void rulesOfTheProjectCount();

private:
    void write(const QString &path, const QByteArray &text);
    Session open(const QString &url);

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

using Kind = DifferenceSource::Kind;

DifferenceRequest threeWays()
{
    DifferenceRequest request;
    request.sources = { { .kind = Kind::Expected, .text = {}, .version = {} },
        { .kind = Kind::Live, .text = {}, .version = {} },
        { .kind = Kind::AfterPlan, .text = {}, .version = {} } };
    return request;
}

QString list(const Differences &all)
{
    QStringList lines;
    for (const auto &row : all.rows) {
        QStringList steps;
        for (qsizetype i = 0; i < row.changes.size(); ++i) {
            steps += row.changes.at(i) < 0
                ? u"-"_s
                : changeWord(all.steps.at(i).changes.at(row.changes.at(i)).change);
        }
        lines += row.kind + u' ' + row.object.section(u'.', -1) + u": "_s + steps.join(u", "_s);
    }
    lines.sort();
    return lines.join(u'\n');
}

} // namespace

void DifferencesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"db/migrations/1_a.sql"_s, "CREATE TABLE a (id integer NOT NULL, name varchar(20));");
    write(u"db/migrations/2_b.sql"_s, "CREATE TABLE b (id integer NOT NULL);");
}

void DifferencesTest::write(const QString &path, const QByteArray &text)
{
    const QFileInfo info(m_folder->filePath(path));
    QVERIFY(QDir().mkpath(info.absolutePath()));
    QFile file(info.filePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(path.endsWith(".sql"_L1)
            ? "-- migrate:up\n" + text + "\n\n-- migrate:down\nSELECT 1;\n"
            : text);
}

Session DifferencesTest::open(const QString &url)
{
    SessionRequest request;
    request.project = m_folder->path();
    request.url = url;
    request.migrations = m_folder->filePath(u"db/migrations"_s);
    request.format = u"dbmate"_s;
    return openSession(request).value();
}

void DifferencesTest::threeSides_data()
{
    QTest::addColumn<QString>("url");
    QTest::addRow("sqlite") << u"sqlite:live.db"_s;
    if (auto &server = PostgresServer::shared(); server.reason().isEmpty()) {
        QTest::addRow("postgresql") << server.url(server.createDatabase());
    }
    if (auto &server = MariaDbServer::shared(); server.reason().isEmpty()) {
        QTest::addRow("mysql") << server.url(server.createDatabase());
    }
}

void DifferencesTest::threeSides()
{
    QFETCH(const QString, url);
    const auto session = open(url);
    const auto plan = makePlan(session, { .kind = Target::Kind::Steps, .steps = 1 });
    QVERIFY(plan);
    const auto outcome = runPlan(session, *plan, {}, [](const RunEvent &) { }, {});
    QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(outcome.error.what));
    {
        const auto live = session.engine->connect(session.connection, Access::ReadWrite);
        QVERIFY((*live)->execute(u"ALTER TABLE a ADD COLUMN stray integer"_s));
        // What batches note down while they go on is nobody's drift.
        QVERIFY((*live)->execute(u"CREATE TABLE switchback_backfill (id integer PRIMARY KEY)"_s));
    }
    const auto read = readDifferences(&session, threeWays(), {});
    QVERIFY2(read, qPrintable(read ? QString() : oneLine(read.error())));
    const auto &all = read->all;
    QCOMPARE(all.titles.size(), 3);
    QCOMPARE(list(all), u"column stray: added, -\ntable b: -, added"_s);
    const auto &row = *std::ranges::find(all.rows, u"column"_s, &DifferenceRow::kind);
    QVERIFY(!differenceDdl(all, row, 0).contains("stray"_L1));
    QVERIFY(differenceDdl(all, row, 1).contains("stray"_L1));
    const auto properties = differenceProperties(all, row);
    QVERIFY(!properties.isEmpty());
    QVERIFY(properties.first().differs);
    QCOMPARE(properties.first().values.size(), 3);
    QVERIFY(properties.first().values.first().isEmpty());
    for (const auto &step : read->steps) {
        const auto tried = triedScript(step, {});
        QVERIFY(tried);
        QVERIFY2(tried->verified, qPrintable(tried->notVerified));
    }
}

void DifferencesTest::folderAtAVersion()
{
    const auto folder = m_folder->filePath(u"db/migrations"_s);
    DifferenceRequest request;
    request.dialect = u"sqlite"_s;
    request.sources = { { .text = folder, .version = u"1"_s }, { .text = folder, .version = {} } };
    const auto read = readDifferences(nullptr, request, {});
    QVERIFY2(read, qPrintable(read ? QString() : oneLine(read.error())));
    QCOMPARE(list(read->all), u"table b: added"_s);
    request.sources[0] = { .text = folder + u"@1"_s, .version = {} };
    const auto again = readDifferences(nullptr, request, {});
    QVERIFY(again);
    QCOMPARE(list(again->all), list(read->all));
}

void DifferencesTest::stopsWhenAsked()
{
    const auto session = open(u"sqlite:live.db"_s);
    std::stop_source stop;
    ReadOptions reading;
    reading.stop = stop.get_token();
    reading.phase = [&stop](const QString &) { stop.request_stop(); };
    const auto read = readDifferences(&session, threeWays(), reading);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Cancelled);
    const auto left = scratchMaker(u"sqlite")->names(session.connection);
    QCOMPARE(left.value_or(QStringList { u"?"_s }), QStringList());
}

void DifferencesTest::rulesOfTheProjectCount()
{
    write(u"switchback.toml"_s, "[[diff.ignore]]\nkind = \"table\"\nobject = \"b\"\n");
    const auto session = open(u"sqlite:live.db"_s);
    const auto read = readDifferences(&session, threeWays(), {});
    QVERIFY2(read, qPrintable(read ? QString() : oneLine(read.error())));
    QCOMPARE(list(read->all), u"table a: -, added"_s);
    QCOMPARE(read->all.hidden(), 1);
}

QTEST_GUILESS_MAIN(DifferencesTest)
#include "tst_differences.moc"
