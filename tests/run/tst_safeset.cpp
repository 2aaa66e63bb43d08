// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// 'Make safe': one unsafe migration becomes a staged set in the project's own format and numbering,
// against which the rules have nothing to say.

#include "run/judge.h"
#include "run/safeset.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

struct Project {
    QTemporaryDir folder;
    QString format;
    QString dialect = u"postgresql"_s;

    void write(const QString &name, const QByteArray &text) const
    {
        QVERIFY(QDir(folder.path()).mkpath(u"db/migrations"_s));
        QFile file(folder.filePath(u"db/migrations/"_s + name));
        QDir().mkpath(QFileInfo(file).path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    Session session() const
    {
        const auto session = openSession({ .project = folder.path(),
            .migrations = folder.filePath(u"db/migrations"_s),
            .format = format,
            .dialect = dialect,
            .offline = true });
        if (!session) {
            qFatal("%ls", qUtf16Printable(session.error().what));
        }
        return *session;
    }
};

const QByteArray Tables =
    "CREATE TABLE countries (id bigint PRIMARY KEY);\n"
    "CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, age bigint,\n"
    "  country_id bigint);\n";

/// The first finding of this rule, up.
Finding findingOf(const Session &session, const QString &rule)
{
    const auto judged = judgeFolder(session, QString());
    for (const auto &migration : *judged) {
        for (const auto &finding : migration.up.findings) {
            if (finding.rule == rule) {
                return finding;
            }
        }
    }
    return {};
}

QStringList upsOf(const SafeSet &set)
{
    QStringList ups;
    for (const auto &file : set.files) {
        auto text = QString::fromUtf8(file.after);
        ups += text.section(u"-- migrate:down"_s, 0, 0).simplified();
    }
    return ups;
}

QStringList errorsOf(const SafeSet &set)
{
    QStringList rules;
    for (const auto &finding : set.findings) {
        if (finding.severity == Severity::Error) {
            rules += finding.rule + u' ' + finding.file + u": "_s + finding.message;
        }
    }
    return rules;
}

} // namespace

class SafeSetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anUnsafeStatementBecomesAStagedSet_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QByteArray &sql, const char *rule,
                             const QStringList &ups) {
            QTest::newRow(name) << sql << QString::fromLatin1(rule) << ups;
        };
        row("index", "CREATE INDEX users_email ON users (email);", "index-not-concurrent",
            { u"-- migrate:up transaction:false CREATE INDEX CONCURRENTLY users_email ON users (email);"_s });
        row("unnamed index", "CREATE UNIQUE INDEX ON users (email, nick);", "index-not-concurrent",
            { u"-- migrate:up transaction:false CREATE UNIQUE INDEX CONCURRENTLY users_email_nick_idx ON users (email, nick);"_s });
        row("foreign key",
            "ALTER TABLE users ADD FOREIGN KEY (country_id) REFERENCES countries (id);",
            "add-foreign-key-without-not-valid",
            { u"-- migrate:up ALTER TABLE users ADD CONSTRAINT users_country_id_fkey FOREIGN KEY (country_id) REFERENCES countries (id) NOT VALID;"_s,
                u"-- migrate:up ALTER TABLE users VALIDATE CONSTRAINT users_country_id_fkey;"_s });
        row("check", "ALTER TABLE users ADD CONSTRAINT grown CHECK (age >= 18);",
            "add-check-without-not-valid",
            { u"-- migrate:up ALTER TABLE users ADD CONSTRAINT grown CHECK (age >= 18) NOT VALID;"_s,
                u"-- migrate:up ALTER TABLE users VALIDATE CONSTRAINT grown;"_s });
        row("not null", "ALTER TABLE users ALTER COLUMN email SET NOT NULL;", "set-not-null-scan",
            { u"-- migrate:up ALTER TABLE users ADD CONSTRAINT users_email_nn CHECK (email IS NOT NULL) NOT VALID;"_s,
                u"-- migrate:up ALTER TABLE users VALIDATE CONSTRAINT users_email_nn; "
                "ALTER TABLE users ALTER COLUMN email SET NOT NULL; "
                "ALTER TABLE users DROP CONSTRAINT users_email_nn;"_s });
        row("unique", "ALTER TABLE users ADD UNIQUE (email);", "add-unique-without-index",
            { u"-- migrate:up transaction:false CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);"_s,
                u"-- migrate:up ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;"_s });
        row("volatile default",
            "ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();",
            "add-column-volatile-default", {});
        row("rename", "ALTER TABLE users RENAME COLUMN nick TO handle;", "rename-column", {});
        row("among others",
            "ALTER TABLE users ADD COLUMN phone text;\nCREATE INDEX users_phone ON users (phone);\n"
            "COMMENT ON COLUMN users.phone IS 'E.164';",
            "index-not-concurrent",
            { u"-- migrate:up ALTER TABLE users ADD COLUMN phone text;"_s,
                u"-- migrate:up transaction:false CREATE INDEX CONCURRENTLY users_phone ON users (phone);"_s,
                u"-- migrate:up COMMENT ON COLUMN users.phone IS 'E.164';"_s });
    }

    void anUnsafeStatementBecomesAStagedSet()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, rule);
        QFETCH(QStringList, expected);
        Project project { .format = u"dbmate"_s };
        project.write(u"20260101000000_tables.sql"_s,
            "-- migrate:up\n" + Tables
                + "\n-- migrate:down\nDROP TABLE users;\nDROP TABLE countries;\n");
        project.write(u"20260102000000_change.sql"_s,
            "-- migrate:up\n" + sql + "\n-- migrate:down\nSELECT 1;\n");
        const auto session = project.session();
        const auto finding = findingOf(session, rule);
        QCOMPARE(finding.rule, rule);
        const auto set = makeSafeSet(session, finding);
        QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
        QCOMPARE(errorsOf(*set).join(u'\n'), QString());
        if (!expected.isEmpty()) {
            QCOMPARE(upsOf(*set), expected);
        }
        QVERIFY(!set->files.first().isNew);
        for (const auto &other : set->files) {
            QVERIFY(other.path.startsWith(u"db/migrations/2026010200000"_s)
                || other.path.contains(u"/20260102"_s));
        }
    }

    void aWayBackTakesEachStepBackOnce()
    {
        Project project { .format = u"dbmate"_s };
        project.write(u"20260101000000_tables.sql"_s,
            "-- migrate:up\n" + Tables + "\n-- migrate:down\nDROP TABLE users;\n");
        project.write(u"20260102000000_change.sql"_s,
            "-- migrate:up\nALTER TABLE users ADD COLUMN phone text;\nCREATE INDEX users_phone ON "
            "users (phone);\n"
            "-- migrate:down\nDROP INDEX users_phone;\nALTER TABLE users DROP COLUMN phone;\n");
        const auto session = project.session();
        const auto set = makeSafeSet(session, findingOf(session, u"index-not-concurrent"_s));
        QVERIFY(set);
        QCOMPARE(set->files.size(), 2);
        QVERIFY(set->files.at(0).after.endsWith(
            "-- migrate:down\nALTER TABLE users DROP COLUMN phone;\n"));
        QVERIFY(set->files.at(1).after.endsWith(
            "-- migrate:down transaction:false\nDROP INDEX CONCURRENTLY IF EXISTS users_phone;\n"));
        QCOMPARE(set->files.at(1).path, u"db/migrations/20260102000001_change_index.sql"_s);
    }

    void everyFormatHasItsOwnWords_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QByteArray>("tables");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("contained");
        QTest::newRow("goose")
            << u"goose"_s << u"00001_tables.sql"_s << "-- +goose Up\n" + Tables
            << u"00002_index.sql"_s
            << QByteArray("-- +goose Up\nCREATE INDEX i ON users (email);\n-- +goose Down\nDROP "
                          "INDEX i;\n")
            << QByteArray("-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY i");
        QTest::newRow("prisma") << u"prisma"_s << u"20260101000000_tables/migration.sql"_s << Tables
                                << u"20260102000000_index/migration.sql"_s
                                << QByteArray("CREATE INDEX i ON users (email);\n")
                                << QByteArray("CREATE INDEX CONCURRENTLY i");
        QTest::newRow("ecto")
            << u"ecto"_s << u"20260101000000_tables.exs"_s
            << QByteArray(
                   "defmodule Shop.Repo.Migrations.Tables do\n  use Ecto.Migration\n\n  def change "
                   "do\n"
                   "    create table(:users) do\n      add :email, :string\n    end\n  end\nend\n")
            << u"20260102000000_index.exs"_s
            << QByteArray("defmodule Shop.Repo.Migrations.Index do\n  use Ecto.Migration\n\n  def "
                          "change do\n"
                          "    create index(:users, [:email])\n  end\nend\n")
            << QByteArray("@disable_ddl_transaction true");
    }

    void everyFormatHasItsOwnWords()
    {
        QFETCH(QString, format);
        QFETCH(QString, before);
        QFETCH(QByteArray, tables);
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, contained);
        Project project { .format = format };
        project.write(before, tables);
        project.write(name, text);
        const auto session = project.session();
        const auto set = makeSafeSet(session, findingOf(session, u"index-not-concurrent"_s));
        QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
        QVERIFY2(
            set->files.first().after.contains(contained), set->files.first().after.constData());
        QVERIFY(set->files.first().after.contains(
            format == "ecto"_L1 ? "concurrently: true)" : "CREATE INDEX CONCURRENTLY"));
        QCOMPARE(errorsOf(*set).join(u'\n'), QString());
    }

    void otherServersHaveTheirOwn_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QByteArray>("contained"); // empty: there is none, and why is said
        QTest::newRow("foreign key unchecked")
            << u"mysql"_s
            << QByteArray(
                   "ALTER TABLE users ADD CONSTRAINT c FOREIGN KEY (age) REFERENCES ages (id);")
            << u"mysql-add-foreign-key"_s
            << QByteArray(
                   "\nSET SESSION foreign_key_checks = 0;\nALTER TABLE users ADD CONSTRAINT c "
                   "FOREIGN KEY (age) REFERENCES ages (id);\n"
                   "SET SESSION foreign_key_checks = 1;");
        QTest::newRow("one statement each")
            << u"mysql"_s
            << QByteArray(
                   "ALTER TABLE users ADD COLUMN a int;\nALTER TABLE users ADD COLUMN b int;")
            << u"mysql-ddl-implicit-commit"_s
            << QByteArray("-- migrate:up\nALTER TABLE users ADD COLUMN a int;\n\n-- migrate:down");
        QTest::newRow("online") << u"mysql"_s
                                << QByteArray("ALTER TABLE users ADD COLUMN a int, ALGORITHM=COPY;")
                                << u"mysql-algorithm-or-lock-requested"_s
                                << QByteArray("ADD COLUMN a int, ALGORITHM=INPLACE, LOCK=NONE;");
        QTest::newRow("no loop") << u"mysql"_s << QByteArray("UPDATE users SET age = 1;")
                                 << u"update-without-where"_s << QByteArray();
        QTest::newRow("SQLite") << u"sqlite"_s << QByteArray("UPDATE users SET age = 1;")
                                << u"update-without-where"_s << QByteArray();
    }

    void otherServersHaveTheirOwn()
    {
        QFETCH(QString, dialect);
        QFETCH(QByteArray, sql);
        QFETCH(QString, rule);
        QFETCH(QByteArray, contained);
        Project project { .format = u"dbmate"_s, .dialect = dialect };
        project.write(u"20260101000000_tables.sql"_s,
            "-- migrate:up\nCREATE TABLE users (id int PRIMARY KEY, age int);\n-- migrate:down\n");
        project.write(u"20260101000001_ages.sql"_s,
            "-- migrate:up\nCREATE TABLE ages (id int PRIMARY KEY);\n-- migrate:down\n");
        project.write(
            u"20260102000000_change.sql"_s, "-- migrate:up\n" + sql + "\n-- migrate:down\n");
        const auto session = project.session();
        const auto finding = findingOf(session, rule);
        QCOMPARE(finding.rule, rule);
        const auto set = makeSafeSet(session, finding);
        if (contained.isEmpty()) {
            QVERIFY(!set);
            QVERIFY2(!set.error().what.contains(u"nobody"_s), qPrintable(set.error().what));
            return;
        }
        QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
        QCOMPARE(errorsOf(*set).join(u'\n'), QString());
        QVERIFY2(
            set->files.first().after.contains(contained), set->files.first().after.constData());
    }

    void golangMigrateHasPairs()
    {
        Project project { .format = u"golang-migrate"_s };
        project.write(u"000001_tables.up.sql"_s, Tables);
        project.write(u"000001_tables.down.sql"_s, "DROP TABLE users;\n");
        project.write(u"000002_check.up.sql"_s,
            "ALTER TABLE users ADD CONSTRAINT grown CHECK (age >= 18);\n");
        project.write(u"000002_check.down.sql"_s, "ALTER TABLE users DROP CONSTRAINT grown;\n");
        const auto session = project.session();
        const auto set = makeSafeSet(session, findingOf(session, u"add-check-without-not-valid"_s));
        QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
        QStringList paths;
        for (const auto &file : set->files) {
            paths += file.path.section(u'/', -1);
        }
        QVERIFY2(paths.contains(u"000003_check_validate.up.sql"_s), qPrintable(paths.join(u' ')));
        QCOMPARE(errorsOf(*set).join(u'\n'), QString());
    }

    void whatCannotBeTakenApartIsRefused_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("rule");
        QTest::newRow("several actions") << QByteArray(
            "ALTER TABLE users ADD CONSTRAINT a CHECK (age > 1), ADD CONSTRAINT b CHECK (age > 2);")
                                         << u"add-check-without-not-valid"_s;
        QTest::newRow("renamed key")
            << QByteArray("ALTER TABLE users RENAME COLUMN id TO uid;") << u"rename-column"_s;
        QTest::newRow("no recipe")
            << QByteArray("ALTER TABLE users DROP COLUMN nick;") << u"drop-column"_s;
    }

    void whatCannotBeTakenApartIsRefused()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, rule);
        Project project { .format = u"dbmate"_s };
        project.write(
            u"20260101000000_tables.sql"_s, "-- migrate:up\n" + Tables + "\n-- migrate:down\n");
        project.write(
            u"20260102000000_change.sql"_s, "-- migrate:up\n" + sql + "\n-- migrate:down\n");
        const auto session = project.session();
        const auto set = makeSafeSet(session, findingOf(session, rule));
        QVERIFY(!set);
        QCOMPARE(set.error().kind, ErrorKind::Refused);
        QVERIFY(!set.error().next.isEmpty());
    }

    void thereMustBeRoomForVersions()
    {
        Project project { .format = u"goose"_s };
        project.write(u"00001_tables.sql"_s, "-- +goose Up\n" + Tables);
        project.write(u"00002_check.sql"_s,
            "-- +goose Up\nALTER TABLE users ADD CONSTRAINT grown CHECK (age >= 18);\n");
        project.write(u"00003_more.sql"_s, "-- +goose Up\nSELECT 1;\n");
        const auto session = project.session();
        const auto set = makeSafeSet(session, findingOf(session, u"add-check-without-not-valid"_s));
        QVERIFY(!set);
        QVERIFY(set.error().what.contains(u"00002"_s));
    }

    void allFilesAreWrittenOrNone()
    {
        Project project { .format = u"dbmate"_s };
        project.write(
            u"20260101000000_tables.sql"_s, "-- migrate:up\n" + Tables + "\n-- migrate:down\n");
        project.write(u"20260102000000_change.sql"_s,
            "-- migrate:up\nALTER TABLE users ADD CONSTRAINT grown CHECK (age >= 18);\n-- "
            "migrate:down\n");
        const auto session = project.session();
        const auto set = makeSafeSet(session, findingOf(session, u"add-check-without-not-valid"_s));
        QVERIFY(set);
        const QDir root(project.folder.path());
        QVERIFY(!root.exists(set->files.last().path)); // nothing is written before it is wanted
        auto stale = *set;
        stale.files.first().before = "something else";
        QCOMPARE(writeSafeSet(session, stale).error().kind, ErrorKind::Stale);
        QVERIFY(!root.exists(set->files.last().path));
        QVERIFY(writeSafeSet(session, *set));
        for (const auto &file : set->files) {
            QFile written(root.absoluteFilePath(file.path));
            QVERIFY(written.open(QIODevice::ReadOnly));
            QCOMPARE(written.readAll(), file.after);
        }
        QCOMPARE(findingOf(session, u"add-check-without-not-valid"_s).rule, QString());
        QCOMPARE(writeSafeSet(session, *set).error().kind, ErrorKind::Stale);
    }
};

QTEST_APPLESS_MAIN(SafeSetTest)
#include "tst_safeset.moc"
