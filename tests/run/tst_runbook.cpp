// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A runbook says what will happen, and its rollback section works with the server's client alone.

#include "core/childprocess.h"
#include "report/document.h"
#include "run/planner.h"
#include "run/runbook.h"
#include "run/runner.h"
#include "run/scratch.h"
#include "support/newurl.h"
#include "support/servers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class RunbookTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = std::make_unique<TestProject>(); }
    void saysWhatHappens_data();
    void saysWhatHappens();
    void itsCommandsPlanTheSameAndItsWayBackIsCompared_data() { saysWhatHappens_data(); }
    void itsCommandsPlanTheSameAndItsWayBackIsCompared();
    void thePrintedWayBackWorksAlone_data() { saysWhatHappens_data(); }
    void thePrintedWayBackWorksAlone();
    void whatHasNoWayBackSaysSo();
    void nothingPendingIsSaid();
    void everyFormEscapes();
    void aPdfIsWhole();

private:
    void migrations();
    Session open(const QString &engine);

    std::unique_ptr<TestProject> m_project;
};

namespace {

// Scratch databases of this program: others may be at work on the same machine.
QStringList leftBehind(const Session &session)
{
    const auto names = scratchMaker(session.engine->info().id)->names(session.connection);
    return names.value_or(QStringList { u"?"_s })
        .filter(u"_%1_"_s.arg(QCoreApplication::applicationPid()));
}

QString textOf(const Document &document, DocumentBlock::Kind kind)
{
    QStringList texts;
    for (const auto &block : document) {
        if (block.kind == kind) {
            texts += block.text;
        }
    }
    return texts.join(u'\n');
}

} // namespace

void RunbookTest::saysWhatHappens_data()
{
    QTest::addColumn<QString>("engine");
    for (const auto &engine : { u"sqlite"_s, u"postgresql"_s, u"mysql"_s }) {
        QTest::addRow("%s", qPrintable(engine)) << engine;
    }
}

void RunbookTest::migrations()
{
    m_project->writeDbmate(u"1_people.sql"_s,
        "CREATE TABLE people (id integer PRIMARY KEY, name varchar(40) NOT NULL);",
        "DROP TABLE people;");
    m_project->writeDbmate(u"2_mail.sql"_s,
        "ALTER TABLE people ADD COLUMN mail varchar(80) DEFAULT 'a;b';",
        "ALTER TABLE people DROP COLUMN mail;");
}

Session RunbookTest::open(const QString &engine)
{
    const auto url = newUrl(engine, *m_project);
    auto session = openSession(m_project->request(url)).value();
    auto connection = session.engine->connect(session.connection, Access::ReadWrite).value();
    return session;
}

void RunbookTest::saysWhatHappens()
{
    QFETCH(const QString, engine);
    migrations();
    const auto session = open(engine);
    const auto document = makeRunbook(session, { .rows = 50 });
    QVERIFY2(document, document ? "" : qPrintable(oneLine(document.error())));
    const auto text = documentMarkdown(*document);
    QVERIFY(textOf(*document, DocumentBlock::Kind::Code)
            .contains("ALTER TABLE people ADD COLUMN mail"_L1));
    QVERIFY(textOf(*document, DocumentBlock::Kind::Subheading).contains("2. 2 mail"_L1));
    QVERIFY(text.contains("Took"_L1));
    QVERIFY(text.contains("Expected"_L1));
    QVERIFY(text.contains("Going back"_L1));
    QVERIFY(!text.contains("was not tried"_L1));
    QCOMPARE(leftBehind(session), QStringList());
    for (const auto &other :
        { documentHtml(*document), QString::fromLatin1(documentPdf(*document)) }) {
        QVERIFY(other.contains("ADD COLUMN mail"_L1));
    }
}

void RunbookTest::itsCommandsPlanTheSameAndItsWayBackIsCompared()
{
    QFETCH(const QString, engine);
    migrations();
    m_project->writeDbmate(
        u"3_forgets.sql"_s, "CREATE INDEX people_names ON people (name);", "SELECT 1;");
    m_project->writeDbmate(
        u"4_later.sql"_s, "CREATE TABLE later (id integer);", "DROP TABLE later;");
    const auto session = open(engine);
    const auto document = makeRunbook(
        session, { .target = { .kind = Target::Kind::Steps, .steps = 3 } });
    QVERIFY2(document, document ? "" : qPrintable(oneLine(document.error())));
    const auto said = textOf(*document, DocumentBlock::Kind::Paragraph);
    const auto plan = makePlan(session, { .kind = Target::Kind::Steps, .steps = 3 });
    QVERIFY2(
        said.contains(u"up --steps 3 --yes --plan %1"_s.arg(plan->fingerprint)), qPrintable(said));
    // All of it goes back, so the table takes the forgotten index along.
    QVERIFY2(!said.contains(u"does not lead back"_s), qPrintable(said));
    QCOMPARE(runPlan(session, *makePlan(session, { .kind = Target::Kind::Steps, .steps = 2 }), {},
                 [](const RunEvent &) { }, {})
                 .kind,
        Outcome::Kind::Done);
    const auto forgets = makeRunbook(
        session, { .target = { .kind = Target::Kind::Steps, .steps = 1 } });
    QVERIFY(textOf(*forgets, DocumentBlock::Kind::Paragraph).contains(u"does not lead back"_s));
    QVERIFY(textOf(*forgets, DocumentBlock::Kind::Item).contains(u"people_names is left behind"_s));
}

// Applies, then takes back with psql, mariadb or sqlite3 and nothing else.
void RunbookTest::thePrintedWayBackWorksAlone()
{
    QFETCH(const QString, engine);
    migrations();
    const auto session = open(engine);
    const auto document = makeRunbook(session, {});
    QVERIFY(document);
    QString script;
    for (const auto &block : *document) {
        script = block.kind == DocumentBlock::Kind::Code
                && block.text.contains("DROP TABLE people"_L1)
            ? block.text
            : script;
    }
    QVERIFY(!script.isEmpty());
    const auto plan = makePlan(session, {});
    QCOMPARE(runPlan(session, *plan, {}, [](const RunEvent &) { }, {}).kind, Outcome::Kind::Done);
    QFile file(m_project->path() + u"/back.sql"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(script.toUtf8()) > 0);
    file.close();
    const auto name = engine == "postgresql"_L1 ? u"psql"_s
        : engine == "mysql"_L1                  ? u"mariadb"_s
                                                : u"sqlite3"_s;
    const auto program = findProgram(name);
    if (program.isEmpty()) {
        QSKIP("no client here");
    }
    const auto address = session.engine->toolAddress(session.connection);
    auto arguments = address.arguments;
    if (engine == "postgresql"_L1) {
        arguments += { u"-v"_s, u"ON_ERROR_STOP=1"_s };
    } else if (engine == "mysql"_L1) {
        arguments += session.connection.database;
    } else {
        arguments.prepend(u"-bail"_s);
    }
    const auto ran = runChild({ .program = program,
        .arguments = arguments,
        .environment = address.environment,
        .optionFile = address.optionFile,
        .input = file.fileName() });
    QVERIFY(ran);
    QVERIFY2(ran->exitCode == 0, ran->errors.constData());
    const auto status = readStatus(session);
    QCOMPARE(status->timeline.pending, 2);
    QCOMPARE(status->timeline.applied, 0);
    QVERIFY(makePlan(session, {}));
}

void RunbookTest::whatHasNoWayBackSaysSo()
{
    m_project->write(u"1_people.up.sql"_s, "CREATE TABLE people (id integer PRIMARY KEY);");
    m_project->write(u"1_people.down.sql"_s, "DROP TABLE people;");
    m_project->write(u"2_one_way.up.sql"_s, "INSERT INTO people VALUES (1);");
    const auto session = openSession(
        m_project->request(m_project->sqliteUrl(), u"golang-migrate"_s));
    const auto document = session ? makeRunbook(*session, {}) : fail(session.error());
    QVERIFY2(document, document ? "" : qPrintable(oneLine(document.error())));
    QVERIFY(documentMarkdown(*document).contains("no way back but a backup"_L1));
}

void RunbookTest::nothingPendingIsSaid()
{
    const auto document = makeRunbook(open(u"sqlite"_s), {});
    QVERIFY2(document, document ? "" : qPrintable(oneLine(document.error())));
    QVERIFY(documentMarkdown(*document).contains("Nothing is pending"_L1));
}

void RunbookTest::everyFormEscapes()
{
    using Kind = DocumentBlock::Kind;
    const Document document { { Kind::Title, u"<script>alert(1)</script> *x* [a](b)"_s },
        { Kind::Code, u"SELECT '</pre>' -- ``` \u202e"_s }, { Kind::Box, u"one\ntwo"_s } };
    const auto html = documentHtml(document);
    QVERIFY(!html.contains("<script>"_L1));
    QVERIFY(html.contains("&lt;/pre&gt;"_L1));
    QVERIFY(!html.contains(QChar(0x202e)));
    const auto markdown = documentMarkdown(document);
    QVERIFY(!markdown.contains("<script>"_L1) || markdown.contains("\\<script\\>"_L1));
    QVERIFY(markdown.contains("````sql"_L1));
    QVERIFY(markdown.contains("- [ ] one two"_L1));
}

void RunbookTest::aPdfIsWhole()
{
    Document document { { DocumentBlock::Kind::Title, u"Prüfung (1) \\ Ж"_s } };
    for (int i = 0; i < 300; ++i) {
        document += DocumentBlock { DocumentBlock::Kind::Paragraph,
            u"Paragraph %1 with some words to wrap: "_s.arg(i).repeated(6) };
    }
    const auto pdf = documentPdf(document);
    QVERIFY(pdf.startsWith("%PDF-1.4"));
    QVERIFY(pdf.endsWith("%%EOF\n"));
    QVERIFY(pdf.contains("Pr\xfc"
                         "fung \\(1\\)"));
    QVERIFY(pdf.contains("u0416"));
    QVERIFY(pdf.count("/Type /Page ") > 5);
    // The table of places points at the objects.
    const auto start = pdf.mid(pdf.lastIndexOf("startxref") + 10).split('\n').first().toInt();
    QVERIFY(pdf.mid(start).startsWith("xref"));
    const auto first = pdf.mid(start).split('\n').at(3).first(10).toInt();
    QVERIFY(pdf.mid(first).startsWith("1 0 obj"));
}

QTEST_GUILESS_MAIN(RunbookTest)
#include "tst_runbook.moc"
