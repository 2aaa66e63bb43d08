// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Every recipe of 'Make safe' for MySQL and MariaDB on a real server with rows: the staged set comes
// to what the unsafe original comes to, in its rows as well, and leads back to the start.

#include "support/staged.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const QByteArray Shop =
    "CREATE TABLE countries (id bigint PRIMARY KEY);\n"
    "CREATE TABLE users (id int PRIMARY KEY, email varchar(100), age int NOT NULL DEFAULT 18,\n"
    "  score varchar(20) NOT NULL, country_id bigint, state enum('new','paid','gone') NOT NULL\n"
    "  DEFAULT 'new', touched datetime DEFAULT '2020-01-01' ON UPDATE CURRENT_TIMESTAMP,\n"
    "  KEY users_age (age), UNIQUE KEY users_score (score, age));\n"
    "INSERT INTO countries SELECT seq FROM "
    + MariaDbServer::numbers(50).toUtf8()
    + ";\n"
      "INSERT INTO users (id, email, age, score, country_id, state)\n"
      "  SELECT seq * 3, CONCAT('u', seq), seq % 90, seq, seq % 50 + 1, 'paid' FROM "
    + MariaDbServer::numbers(2500).toUtf8() + ';';

QList<UnsafeCase> recipes()
{
    return {
        { "foreign key", "mysql-add-foreign-key", Shop,
            "ALTER TABLE users ADD CONSTRAINT users_country FOREIGN KEY (country_id)\n"
            "  REFERENCES countries (id);",
            "ALTER TABLE users DROP FOREIGN KEY users_country;\n"
            "ALTER TABLE users DROP INDEX users_country;" },
        { "asked to block", "mysql-algorithm-or-lock-requested", Shop,
            "ALTER TABLE users ALGORITHM=COPY, ADD COLUMN phone varchar(20), LOCK=SHARED;",
            "ALTER TABLE users DROP COLUMN phone;" },
        { "one each", "mysql-ddl-implicit-commit", Shop,
            "ALTER TABLE users ADD COLUMN phone varchar(20);\n"
            "ALTER TABLE countries ADD COLUMN code varchar(2) DEFAULT 'xx';",
            "ALTER TABLE countries DROP COLUMN code;\nALTER TABLE users DROP COLUMN phone;" },
        { "not null", "mysql-table-rebuild", Shop,
            "ALTER TABLE users MODIFY email varchar(100) NOT NULL;",
            "ALTER TABLE users MODIFY email varchar(100);" },
        { "not null with a default", "mysql-table-rebuild", Shop,
            "ALTER TABLE users MODIFY COLUMN country_id bigint NOT NULL DEFAULT (1 + 2);",
            "ALTER TABLE users MODIFY COLUMN country_id bigint;" },
        { "not null without strict mode", "mysql-not-null-without-strict", Shop,
            "SET SESSION sql_mode = '';\n"
            "ALTER TABLE users MODIFY email varchar(100) NOT NULL DEFAULT 'none';",
            "ALTER TABLE users MODIFY email varchar(100);" },
        { "type", "mysql-table-copy", Shop,
            "ALTER TABLE users MODIFY age bigint NOT NULL DEFAULT 18;",
            "ALTER TABLE users MODIFY age int NOT NULL DEFAULT 18;" },
        { "type without a default", "mysql-table-copy", Shop,
            "ALTER TABLE users MODIFY COLUMN score int unsigned NOT NULL COMMENT 'it''s new';",
            "ALTER TABLE users MODIFY COLUMN score varchar(20) NOT NULL;" },
        { "type of what may be NULL", "mysql-table-copy", Shop,
            "ALTER TABLE users MODIFY email varchar(50) CHARACTER SET utf8mb4;",
            "ALTER TABLE users MODIFY email varchar(100);" },
        { "labels", "mysql-enum-change", Shop,
            "ALTER TABLE users MODIFY state enum('paid','new') NOT NULL DEFAULT 'paid';",
            "ALTER TABLE users MODIFY state enum('new','paid','gone') NOT NULL DEFAULT 'new';" },
    };
}

} // namespace

class SafeProofMysqlTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { SWITCHBACK_NEEDS(MariaDbServer); }

    void aSetComesToTheSame_data()
    {
        QTest::addColumn<int>("number");
        const auto list = recipes();
        for (int i = 0; i < list.size(); ++i) {
            QTest::newRow(list.at(i).name) << i;
        }
    }

    void aSetComesToTheSame()
    {
        QFETCH(int, number);
        comesToTheSame(recipes().at(number), u"mysql"_s);
    }

    void everyFormatProvesIt_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("number");
        const QStringList chosen { u"foreign key"_s, u"not null"_s, u"type"_s, u"labels"_s };
        for (const auto &format :
            QStringList { u"golang-migrate"_s, u"goose"_s, u"flyway"_s, u"plain"_s, u"ecto"_s }) {
            for (int i = 0; i < recipes().size(); ++i) {
                const auto name = recipes().at(i).name;
                if (chosen.contains(QString::fromLatin1(name))) {
                    QTest::addRow("%s: %s", qPrintable(format), name) << format << i;
                }
            }
        }
    }

    void everyFormatProvesIt()
    {
        QFETCH(QString, format);
        QFETCH(int, number);
        provesItself(recipes().at(number), u"mysql"_s, format);
    }
};

QTEST_GUILESS_MAIN(SafeProofMysqlTest)
#include "tst_safeproofmysql.moc"
