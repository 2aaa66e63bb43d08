// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A difference becomes a migration in each tool's own words, and running it makes the difference.

#include "run/capture.h"
#include "run/compare.h"
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

namespace {

QString said(const Error &error)
{
    return error.what + u" — "_s + error.server;
}

} // namespace

class CaptureTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;

    void write(const QString &path, const QByteArray &text) const
    {
        const QFileInfo info(m_folder->filePath(path));
        QVERIFY(QDir().mkpath(info.absolutePath()));
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    Session open(const QString &format, const QString &url) const
    {
        SessionRequest request;
        request.project = m_folder->path();
        request.url = url;
        request.migrations = m_folder->filePath(u"m"_s);
        request.format = format;
        auto session = openSession(request);
        [&] { QVERIFY2(session.has_value(), session ? "" : qPrintable(said(session.error()))); }();
        return session.value_or(Session());
    }

    static CaptureWish wishFor(const Comparison &comparison, const QString &name, ScriptForm form)
    {
        auto back = comparison;
        std::swap(back.from, back.to);
        back.live.reset();
        back.changes = schemaChanges(back.from, back.to);
        return { name, triedScript(comparison, {}, form).value(),
            triedScript(back, {}, form).value() };
    }

    Comparison compared(const QString &dialect, const QString &url) const
    {
        CompareRequest request;
        request.from.text = m_folder->filePath(u"a.sql"_s);
        request.to.text = m_folder->filePath(u"b.sql"_s);
        request.dialect = dialect;
        request.scratchUrl = url;
        auto comparison = compareSources(request, {});
        [&] {
            QVERIFY2(
                comparison.has_value(), comparison ? "" : qPrintable(said(comparison.error())));
        }();
        return comparison.value();
    }

    static void run(const Session &session, const Target &target)
    {
        const auto plan = makePlan(session, target);
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(said(plan.error())));
        const auto outcome = runPlan(session, *plan, {}, [](const RunEvent &) { }, {});
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(said(outcome.error)));
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyFormatRunsWhatWasWritten_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("first"); // a file that is there already
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("names"); // T stands for a point in time
        QTest::newRow("dbmate") << u"dbmate"_s << u"m/20240101000000_a.sql"_s
                                << QByteArray(
                                       "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n")
                                << QStringList { u"T_add_some_things.sql"_s };
        QTest::newRow("goose, numbers")
            << u"goose"_s << u"m/00007_a.sql"_s
            << QByteArray("-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 1;\n")
            << QStringList { u"00008_add_some_things.sql"_s };
        QTest::newRow("golang-migrate")
            << u"golang-migrate"_s << u"m/000009_a.up.sql"_s << QByteArray("SELECT 1;\n")
            << QStringList { u"000010_add_some_things.down.sql"_s,
                   u"000010_add_some_things.up.sql"_s };
        QTest::newRow("flyway") << u"flyway"_s << u"m/V3__a.sql"_s << QByteArray("SELECT 1;\n")
                                << QStringList { u"U4__add_some_things.sql"_s,
                                       u"V4__add_some_things.sql"_s };
        QTest::newRow("prisma") << u"prisma"_s << u"m/20240101000000_a/migration.sql"_s
                                << QByteArray("SELECT 1;\n")
                                << QStringList { u"T_add_some_things/down.sql"_s,
                                       u"T_add_some_things/migration.sql"_s };
        QTest::newRow("plain") << u"plain"_s << u"m/001_a.sql"_s << QByteArray("SELECT 1;\n")
                               << QStringList { u"002_add_some_things.down.sql"_s,
                                      u"002_add_some_things.sql"_s };
        QTest::newRow("ecto")
            << u"ecto"_s << u"m/20240101000000_a.exs"_s
            << QByteArray("defmodule Shop.Repo.Migrations.A do\n  use Ecto.Migration\n"
                          "  def change do\n    execute(\"SELECT 1\", \"SELECT 1\")\n  end\nend\n")
            << QStringList { u"T_add_some_things.exs"_s };
    }

    void everyFormatRunsWhatWasWritten()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        QFETCH(const QString, format);
        QFETCH(const QString, first);
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, names);
        write(first, text);
        write(u"a.sql"_s, "CREATE TABLE people (id int PRIMARY KEY);");
        write(u"b.sql"_s,
            "CREATE TABLE people (id int PRIMARY KEY, name text DEFAULT 'it''s; \"\"\" \\ #{x}');\n"
            "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 1; -- "
            "one;\nEND\n$$;");
        auto &server = PostgresServer::shared();
        const auto url = server.url(server.createDatabase());
        const auto comparison = compared(u"postgresql"_s, url);
        const auto session = open(format, url);
        const auto wish = wishFor(comparison, u"Add some things!"_s, ScriptForm::Plain);
        const auto files = captureFiles(session, wish);
        QVERIFY2(files.has_value(), files ? "" : qPrintable(said(files.error())));
        const auto written = writeNewFiles(*files);
        QVERIFY2(written.has_value(), written ? "" : qPrintable(said(written.error())));
        QStringList found;
        for (const auto &file : *files) {
            auto name = QDir(m_folder->filePath(u"m"_s)).relativeFilePath(file.path);
            static const QRegularExpression time(u"^20\\d{12}"_s);
            found += name.replace(time, u"T"_s);
        }
        found.sort();
        QCOMPARE(found, names);
        run(session, { .kind = Target::Kind::Steps, .steps = 1 }); // the file that was there
        {
            const auto live = session.engine->connect(session.connection, Access::ReadWrite);
            QVERIFY((*live)->execute(u"CREATE TABLE people (id int PRIMARY KEY)"_s).has_value());
        }
        run(session, { .kind = Target::Kind::All });
        auto now = readDatabase(*session.engine, session.connection, {});
        QVERIFY(now.has_value());
        const auto status = readStatus(session);
        withoutTable(*now, status->history.table);
        QCOMPARE(schemaChanges(*now, comparison.to).size(), 0);
        run(session, { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
        now = readDatabase(*session.engine, session.connection, {});
        withoutTable(*now, status->history.table);
        QCOMPARE(schemaChanges(*now, comparison.from).size(), 0);
        // What is there is never written over.
        const auto again = writeNewFiles(*files);
        QVERIFY(!again.has_value());
        QCOMPARE(again.error().kind, ErrorKind::Refused);
        for (const auto &file : *files) {
            QVERIFY(QFile::exists(file.path));
        }
        // Nor does a folder stay that was made for a file that is not written.
        const auto fresh = m_folder->filePath(u"m/29990101000000_none"_s);
        QVERIFY(!writeNewFiles({ { fresh + u"/migration.sql"_s, "SELECT 1;\n" },
            { files->first().path, "SELECT 1;\n" } }));
        QVERIFY(!QFile::exists(fresh));
    }

    void whatCannotRunInATransactionSaysSo()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        write(
            u"m/20240101000000_a.sql"_s, "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
        write(u"a.sql"_s, "CREATE TABLE people (id int);");
        write(u"b.sql"_s, "CREATE TABLE people (id int); CREATE INDEX people_id ON people (id);");
        auto &server = PostgresServer::shared();
        const auto url = server.url(server.createDatabase());
        const auto session = open(u"dbmate"_s, url);
        const auto files = captureFiles(
            session, wishFor(compared(u"postgresql"_s, url), u"index"_s, ScriptForm::ZeroDowntime));
        QVERIFY2(files.has_value(), files ? "" : qPrintable(said(files.error())));
        QVERIFY2(
            files->first().text.contains("-- migrate:up transaction:false"), files->first().text);
    }

    void aRebuiltTableBringsItsOwnTransaction()
    {
        write(
            u"m/20240101000000_a.sql"_s, "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
        write(u"a.sql"_s, "CREATE TABLE people (id INTEGER PRIMARY KEY, age TEXT);");
        write(u"b.sql"_s,
            "CREATE TABLE people (id INTEGER PRIMARY KEY, age INTEGER NOT NULL DEFAULT 0);");
        const auto session = open(u"dbmate"_s, u"sqlite:live.db"_s);
        const auto files = captureFiles(
            session, wishFor(compared(u"sqlite"_s, {}), u"ages"_s, ScriptForm::Plain));
        QVERIFY2(files.has_value(), files ? "" : qPrintable(said(files.error())));
        const auto text = files->first().text;
        QVERIFY2(text.contains("transaction:false") && text.contains("PRAGMA foreign_keys"), text);
    }

private:
    static void withoutTable(Schema &schema, const QString &table)
    {
        const auto bare = table.section(u'.', -1);
        schema.objects.removeIf(
            [&](const SchemaObject &object) { return object.name.section(u'.', -1) == bare; });
    }
};

QTEST_GUILESS_MAIN(CaptureTest)
#include "tst_capture.moc"
