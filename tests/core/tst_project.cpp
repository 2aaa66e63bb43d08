// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/project.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Switchback;
using namespace std::chrono_literals;

class ProjectTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path() const { return m_folder.filePath(u"switchback.toml"_s); }

    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private Q_SLOTS:
    void cleanup()
    {
        QFile::remove(path());
        ::rmdir(qPrintable(path()));
    }

    void noFileIsAnEmptyProject()
    {
        const auto file = readProjectFile(m_folder.path());
        QVERIFY(file);
        QCOMPARE(*file, ProjectFile());
    }

    void everyKeyIsRead()
    {
        write("default = \"dev\"\n"
              "[project]\nname = \"shop\"\nmigrations = [\"db/migrations\", \"more\"]\nformat = "
              "\"dbmate\"\n"
              "allow_outside_links = true\n"
              "[environments.prod]\nurl = \"postgresql://db/shop\"\nprotected = true\ncolour = "
              "\"#c00\"\n"
              "lock_timeout = \"500ms\"\nstatement_timeout = \"1m\"\nscratch_url = "
              "\"postgresql://db/scratch\"\n"
              "backup_within = \"24h\"\npassword_env = \"SHOP_PW\"\npooler = "
              "\"session\"\nstrict_order = true\norder = 2\n"
              "[environments.dev]\nurl = \"sqlite:dev.db\"\nlock_timeout = \"0\"\norder = 1\n"
              "[lint]\nenable = [\"a\"]\ndisable = \"b\"\nmin_rows = 7\nhot = "
              "[\"t\"]\nserver_version = 15\n"
              "[diff]\nlayers = [\"comments\", \"order\"]\n"
              "[[diff.ignore]]\nkind = \"table\"\nobject = \"x\"\nproperty = \"comment\"\nreason = "
              "\"why\"\n");
        const auto file = readProjectFile(m_folder.path());
        QVERIFY2(file, file ? "" : qPrintable(oneLine(file.error())));
        QCOMPARE(file->defaultEnvironment, u"dev"_s);
        QCOMPARE(file->migrations, QStringList({ u"db/migrations"_s, u"more"_s }));
        QVERIFY(file->allowOutsideLinks);
        QCOMPARE(file->environments.size(), 2);
        const auto &dev = file->environments.at(0);
        QCOMPARE(dev.name, u"dev"_s);
        QCOMPARE(dev.lockTimeout, std::optional(0ms));
        QVERIFY(!dev.statementTimeout);
        QCOMPARE(dev.urlOrigin, u"switchback.toml:20"_s);
        const auto &prod = file->environments.at(1);
        QVERIFY(prod.isProtected && prod.strictOrder);
        QCOMPARE(prod.lockTimeout, std::optional(500ms));
        QCOMPARE(prod.statementTimeout, std::optional(60000ms));
        QCOMPARE(prod.pooler, u"session"_s);
        QCOMPARE(prod.passwordEnv, u"SHOP_PW"_s);
        QCOMPARE(file->lint.serverVersion, u"15"_s);
        QCOMPARE(file->lint.disable, QStringList { u"b"_s });
        QCOMPARE(file->diff.ignore.at(0).reason, u"why"_s);
        QVERIFY(file->problems.isEmpty());
    }

    void mistakesNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char *name, const QByteArray &text, int line,
                             const QString &mentions) {
            QTest::newRow(name) << text << line << mentions;
        };
        row("unknown key", "[project]\n\nnmae = \"x\"\n", 3, u"Did you mean 'name'?"_s);
        row("unknown key far from all", "quarrel = 1\n", 1, u"Known keys: default"_s);
        row("unknown environment key", "[environments.dev]\nlock_timeouts = \"1s\"\n", 2,
            u"'lock_timeout'"_s);
        row("wrong type", "default = 7\n", 1, u"'default' must be a text"_s);
        row("environments is a text", "environments = \"none\"\n", 1, u"environments"_s);
        row("an environment is a text", "[environments]\ndev = \"sqlite:x\"\n", 2,
            u"environments.dev"_s);
        row("list of numbers", "[project]\nmigrations = [1, 2]\n", 2, u"project.migrations"_s);
        row("bad duration", "[environments.a]\nlock_timeout = \"soon\"\n", 2, u"duration"_s);
        row("duration without unit", "[environments.a]\nlock_timeout = \"5\"\n", 2, u"duration"_s);
        row("endless duration", "[environments.a]\nlock_timeout = \"99999999999h\"\n", 2,
            u"duration"_s);
        row("layers", "[diff]\nlayers = [\"colours\"]\n", 2, u"comments"_s);
        row("ignore is no list", "[diff.ignore]\nkind = \"x\"\n", 1, u"[[diff.ignore]]"_s);
        row("ignore's key", "[[diff.ignore]]\nknd = \"x\"\n", 2, u"'kind'"_s);
        row("broken syntax", "[environments\nurl = \n", 1, u"TOML"_s);
        row("twice", "default = \"a\"\ndefault = \"b\"\n", 2, u"TOML"_s);
        row("invalid UTF-8", "# fine\ndefault = \"\xff\xfe\xfa\"\n", 2, u"UTF-8"_s);
        row("NUL", QByteArray("\ndefault = \"a\0b\"\n", 17), 2, u"NUL"_s);
        row("100,000 brackets", "a = " + QByteArray(100000, '[') + "\n", 1, u"64"_s);
        row("100,000 inline tables", "\na = " + QByteArray("{b=").repeated(100000) + "\n", 2,
            u"64"_s);
        row("100,000 dots", "\n" + QByteArray("a.").repeated(100000) + "a = 1\n", 2, u"64"_s);
        row("100,000 dots in a header", "\n[" + QByteArray("a.").repeated(100000) + "a]\n", 2,
            u"64"_s);
    }

    void mistakesNameTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, mentions);
        write(text);
        const auto file = readProjectFile(m_folder.path());
        QVERIFY(!file);
        QCOMPARE(file.error().kind, ErrorKind::Input);
        QCOMPARE(file.error().place, (Place { u"switchback.toml"_s, line }));
        const auto said = oneLine(file.error());
        QVERIFY2(said.contains(mentions), qPrintable(said));
        QVERIFY(said.contains("switchback.toml"_L1));
    }

    void bracketsInTextsDoNotNest()
    {
        write("default = \"" + QByteArray(500, '[') + "\"\n# " + QByteArray(500, '{')
            + "\n[project]\nname = '''" + QByteArray(500, '[') + "\n" + QByteArray(500, '.')
            + "'''\n[[diff.ignore]]\n[[diff.ignore]]\n");
        QVERIFY(readProjectFile(m_folder.path()));
    }

    void whatIsNoFileIsRefused()
    {
        const auto refusal = [this] {
            const auto file = readProjectFile(m_folder.path());
            return file ? QString() : oneLine(file.error());
        };
        QCOMPARE(::mkdir(qPrintable(path()), 0700), 0);
        QVERIFY(refusal().contains("switchback.toml"_L1));
        QCOMPARE(::rmdir(qPrintable(path())), 0);
        QCOMPARE(::symlink("switchback.toml", qPrintable(path())), 0);
        QVERIFY(refusal().contains("switchback.toml"_L1));
        QCOMPARE(::unlink(qPrintable(path())), 0);
        QCOMPARE(::mkfifo(qPrintable(path()), 0600), 0);
        QVERIFY(refusal().contains("switchback.toml"_L1));
        QCOMPARE(::unlink(qPrintable(path())), 0);
        write("# " + QByteArray(1 << 20, 'x') + "\n");
        QVERIFY(refusal().contains("1 MiB"_L1));
    }

    void aPasswordInAUrlIsANote()
    {
        write("[environments.a]\nurl = \"postgresql://u:secret@h/db\"\n"
              "[environments.b]\nurl = \"postgresql://u:${PW}@h/db\"\n[environments.c]\nurl = "
              "\"mysql://u@h/db\"\n");
        const auto file = readProjectFile(m_folder.path());
        QVERIFY(file);
        QCOMPARE(file->problems.size(), 1);
        QCOMPARE(file->problems.first().severity, Problem::Severity::Note);
        QVERIFY(!file->problems.first().message.contains("secret"_L1));
    }

    void aFileThatOthersCanWriteIsAWarning()
    {
        write("default = \"a\"\n");
        QCOMPARE(::chmod(qPrintable(path()), 0666), 0);
        const auto file = readProjectFile(m_folder.path());
        QVERIFY(file);
        QCOMPARE(file->problems.value(0).severity, Problem::Severity::Warning);
    }

    void variablesAreExpanded()
    {
        qputenv("SWITCHBACK_TEST_HOST", "db.example");
        QCOMPARE(expandVariables(u"postgresql://${SWITCHBACK_TEST_HOST}/x"_s).value(),
            u"postgresql://db.example/x"_s);
        QCOMPARE(expandVariables(u"a$b{c}"_s).value(), u"a$b{c}"_s);
        const auto unset = expandVariables(u"${SWITCHBACK_TEST_NOWHERE}"_s);
        QVERIFY(!unset);
        QVERIFY(unset.error().what.contains("SWITCHBACK_TEST_NOWHERE"_L1));
    }
};

QTEST_APPLESS_MAIN(ProjectTest)
#include "tst_project.moc"
