// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What the rules find, case by case: tests/fixtures/lint/*.cases, listed from disk. A case:
//
//   ## RULE fires|silent [in words]
//   @ dialect mysql 8.4     default: postgresql 17     @ version 11
//   @ outside               the runner opens no transaction
//   @ nobase                nothing is known           @ base SQL   known beside the usual tables
//   @ enable ID,ID          @ option NAME[=VALUE]      @ elixir     the text is Elixir
//   @ nodown, @ outoforder, @ duplicate, @ edited      facts about the file
//   @ at RULE LINE          it stands at this line of the text (every line so named)
//   statements
//   @ down                  what follows is the way back
//   > ID, ID                every rule that is found, sorted
//
// With SWITCHBACK_REWRITE=1 in the environment the last lines are written anew.

#include "engines/engine.h"
#include "formats/format.h"
#include "rules/lint.h"
#include "rules/rule.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

struct Case {
    QString title;
    LintOptions options;
    LintMigration migration;
    QString base;
    QString sql;
    QString down;
    QStringList expected;
    QStringList places; // "rule line"
    bool duplicate = false;
};

QString usualTables(Dialect dialect)
{
    switch (dialect) {
    case Dialect::PostgreSql:
        return u"CREATE TABLE orgs (id bigint PRIMARY KEY, name text);"
               "CREATE TABLE users (id bigint PRIMARY KEY, email varchar(100), name text, age int,"
               " status text NOT NULL DEFAULT 'new', bio text, org_id bigint);"
               "CREATE INDEX users_email_idx ON users (email);"_s;
    case Dialect::MySql:
        return u"CREATE TABLE orgs (id bigint PRIMARY KEY, name"
               " varchar(50)) DEFAULT CHARSET utf8mb4;"
               "CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), name text, age int,"
               " status enum('new','open') NOT NULL DEFAULT 'new', note"
               " varchar(20) NOT NULL DEFAULT 'x',"
               " org_id bigint) DEFAULT CHARSET utf8mb4;"_s;
    case Dialect::Sqlite:
        break;
    }
    return u"CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT, age INTEGER);"
           "CREATE INDEX users_email ON users (email);"_s;
}

void setOption(const QString &text, LintOptions &options)
{
    const auto name = text.section(u'=', 0, 0);
    const auto value = text.section(u'=', 1);
    if (name == "preparedStatements"_L1) {
        options.preparedStatements = true;
    } else if (name == "authoritative"_L1) {
        options.authoritative = true;
    } else if (name == "advisoryMigrationLock"_L1) {
        options.advisoryMigrationLock = true;
    } else if (name == "applicationRole"_L1) {
        options.applicationRole = value;
    } else if (name == "largeTables"_L1) {
        options.largeTables = { value };
    } else {
        qFatal("no option %ls", qUtf16Printable(name));
    }
}

struct Reading {
    bool noBase = false;
    bool inDown = false;
};

void readFact(const QString &word, Case &out, Reading &reading)
{
    auto &migration = out.migration;
    reading.noBase = reading.noBase || word == "nobase"_L1;
    out.duplicate = out.duplicate || word == "duplicate"_L1;
    migration.up.transactional = migration.up.transactional && word != "outside"_L1;
    migration.isElixir = migration.isElixir || word == "elixir"_L1;
    migration.outOfOrder = migration.outOfOrder || word == "outoforder"_L1;
    migration.editedAfterApply = migration.editedAfterApply || word == "edited"_L1;
    migration.down = word == "nodown"_L1 ? LintMigration::Down::Missing : migration.down;
}

void readDirective(const QString &text, Case &out, Reading &reading)
{
    const auto word = text.section(u' ', 0, 0);
    const auto rest = text.section(u' ', 1);
    static const QHash<QString, Dialect> dialects { { u"mysql"_s, Dialect::MySql },
        { u"sqlite"_s, Dialect::Sqlite }, { u"postgresql"_s, Dialect::PostgreSql } };
    if (word == "dialect"_L1) {
        out.options.dialect = dialects.value(rest.section(u' ', 0, 0));
        out.options.version = ServerVersion::fromText(rest.section(u' ', 1));
    } else if (word == "version"_L1) {
        out.options.version = ServerVersion::fromText(rest);
    } else if (word == "enable"_L1) {
        const auto ids = rest.split(u',');
        out.options.enabled = QSet<QString>(ids.begin(), ids.end());
    } else if (word == "option"_L1) {
        setOption(rest, out.options);
    } else if (word == "at"_L1) {
        out.places.append(rest);
    } else if (word == "base"_L1) {
        out.base += rest + u'\n';
    } else if (word == "down"_L1) {
        reading.inDown = true;
        out.migration.down = LintMigration::Down::Present;
    } else {
        readFact(word, out, reading);
    }
}

Case readCase(const QString &text)
{
    Case result;
    result.options.version = { .major = 17 };
    Reading reading;
    const auto lines = text.split(u'\n');
    result.title = lines.first().trimmed();
    for (const auto &line : lines.mid(1)) {
        if (line.startsWith("@ "_L1)) {
            readDirective(line.sliced(2), result, reading);
        } else if (line.startsWith(u'>')) {
            result.expected = line.sliced(1).simplified().split(u", "_s, Qt::SkipEmptyParts);
        } else {
            (reading.inDown ? result.down : result.sql) += line + u'\n';
        }
    }
    if (!reading.noBase) {
        result.base = usualTables(result.options.dialect) + result.base;
    }
    return result;
}

/// What Ecto would send, both ways.
void render(LintMigration &migration)
{
    const FormatContext context { .projectRoot = QDir::tempPath(),
        .directory = QDir::tempPath(),
        .engine = engineById(u"postgresql") };
    const auto rendering = formatById(u"ecto")->render(
        { .version = migration.version, .path = migration.file, .text = migration.text }, context);
    migration.up = rendering.up;
    migration.disableDdlTransaction = rendering.disableDdlTransaction;
    migration.disableMigrationLock = rendering.disableMigrationLock;
    migration.opaque = rendering.opaque;
    migration.problems = rendering.problems;
    if (rendering.down) {
        migration.down = LintMigration::Down::Present;
        migration.downScript = *rendering.down;
    }
}

QList<Finding> findingsOf(Case each)
{
    auto &migration = each.migration;
    LintMigration base { .file = u"base.sql"_s, .text = each.base.toUtf8() };
    base.isBase = true;
    migration.file = u"priv/repo/migrations/1_case.sql"_s;
    migration.version = { u"1"_s };
    migration.text = each.sql.toUtf8();
    migration.isPlain = !migration.isElixir;
    if (!each.down.trimmed().isEmpty()) {
        migration.downScript.statements = { { each.down, 100 } };
    }
    migration.downScript.transactional = migration.up.transactional;
    if (migration.isElixir) {
        render(migration);
    }
    QList<LintMigration> list { base, migration };
    if (each.duplicate) {
        auto other = migration;
        other.file = u"priv/repo/migrations/1_other.sql"_s;
        list.append(other);
    }
    return lint(list, each.options).findings;
}

QStringList found(const Case &each)
{
    QSet<QString> ids;
    for (const auto &finding : shown(findingsOf(each))) {
        ids.insert(finding.rule);
    }
    auto list = QStringList(ids.begin(), ids.end());
    list.sort();
    return list;
}

QStringList caseFiles()
{
    const QDir folder(qEnvironmentVariable("SWITCHBACK_FIXTURES") + u"/lint"_s);
    QStringList files;
    for (const auto &name : folder.entryList({ u"*.cases"_s }, QDir::Files, QDir::Name)) {
        files.append(folder.filePath(name));
    }
    return files;
}

QStringList blocksOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%ls cannot be read", qUtf16Printable(path));
    }
    auto blocks = (u'\n' + QString::fromUtf8(file.readAll())).split(u"\n## "_s);
    blocks.removeFirst();
    return blocks;
}

void rewrite(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto text = (u'\n' + QString::fromUtf8(file.readAll())).section(u"\n## "_s, 0, 0).trimmed();
    text += text.isEmpty() ? u""_s : u"\n"_s;
    file.close();
    for (const auto &block : blocksOf(path)) {
        const auto kept = block.left(block.lastIndexOf("\n>"_L1) + 1);
        text += u"## "_s + kept + (u"> "_s + found(readCase(block)).join(u", "_s)).trimmed()
            + u'\n';
    }
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

} // namespace

class LintCasesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsSet("SWITCHBACK_REWRITE")) {
            for (const auto &path : caseFiles()) {
                rewrite(path);
            }
        }
    }

    void findsWhatTheCaseSays_data()
    {
        QTest::addColumn<QString>("block");
        for (const auto &path : caseFiles()) {
            int number = 0;
            for (const auto &block : blocksOf(path)) {
                const auto name = QFileInfo(path).baseName() + u' ' + QString::number(++number)
                    + u": "_s + block.section(u'\n', 0, 0);
                QTest::newRow(qPrintable(name)) << block;
            }
        }
    }

    void findsWhatTheCaseSays()
    {
        QFETCH(QString, block);
        const auto each = readCase(block);
        QCOMPARE(found(each).join(u", "_s), each.expected.join(u", "_s));
    }

    void findingsStandAtTheirLines_data() { findsWhatTheCaseSays_data(); }

    void findingsStandAtTheirLines()
    {
        QFETCH(QString, block);
        const auto each = readCase(block);
        QStringList places;
        for (const auto &finding : shown(findingsOf(each))) {
            const auto place = u"%1 %2"_s.arg(finding.rule).arg(finding.line);
            const bool asked = std::ranges::any_of(each.places,
                [&](const QString &named) { return named.startsWith(finding.rule + u' '); });
            if (asked && finding.direction == Direction::Up) {
                places.append(place);
            }
        }
        QCOMPARE(places.join(u", "_s), each.places.join(u", "_s));
    }

    void titlesAreTrue_data() { findsWhatTheCaseSays_data(); }

    void titlesAreTrue()
    {
        QFETCH(QString, block);
        const auto each = readCase(block);
        const auto rule = each.title.section(u' ', 0, 0);
        QVERIFY2(ruleById(rule), qPrintable(rule));
        QCOMPARE(each.expected.contains(rule), each.title.section(u' ', 1, 1) == "fires"_L1);
    }

    void everyRuleFiresAndStaysSilent()
    {
        QSet<QString> titles;
        for (const auto &path : caseFiles()) {
            for (const auto &block : blocksOf(path)) {
                titles.insert(block.section(u'\n', 0, 0).section(u' ', 0, 1));
            }
        }
        QStringList missing;
        for (const auto &rule : rules()) {
            for (const auto &word : { u" fires"_s, u" silent"_s }) {
                if (!titles.contains(QString::fromLatin1(rule.id) + word)) {
                    missing.append(QString::fromLatin1(rule.id) + word);
                }
            }
        }
        QCOMPARE(missing.join(u'\n'), QString());
    }
};

QTEST_APPLESS_MAIN(LintCasesTest)
#include "tst_lintcases.moc"
