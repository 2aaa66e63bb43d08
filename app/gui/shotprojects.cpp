// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/gui/shotprojects.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(text);
    }
}

void writeMigration(
    const QString &root, const QString &name, const QByteArray &up, const QByteArray &down)
{
    write(root + u"/db/migrations/"_s + name + u".sql"_s,
        "-- migrate:up\n" + up + "\n\n-- migrate:down\n" + down + '\n');
}

void writeSettings(const QString &root, const QByteArray &environments)
{
    write(root + u"/switchback.toml"_s, environments);
}

const QByteArray OneSqlite = "[environments.development]\nurl = \"sqlite:dev.sqlite3\"\n";

} // namespace

void writeManyMigrations(const QString &root)
{
    writeSettings(root, OneSqlite);
    auto moment = QDateTime(QDate(2016, 1, 4), QTime(9, 0), QTimeZone::UTC);
    for (int i = 0; i < 10000; ++i) {
        const auto table = "t" + QByteArray::number(i);
        writeMigration(root, moment.toString(u"yyyyMMddHHmmss"_s) + u"_create_table_%1"_s.arg(i),
            "create table " + table + " (id integer primary key);", "drop table " + table + ';');
        moment = moment.addSecs(9 * 3600);
    }
}

void writeHostileProject(const QString &root)
{
    writeSettings(root,
        "[project]\nname = \"The shop's warehouse, shipping and returns department's database "
        "project\"\n"
        "[environments.development]\nurl = \"sqlite:dev.sqlite3\"\n"
        "[environments.\"a staging environment with a long name of its own\"]\nurl = "
        "\"sqlite:b.sqlite3\"\n"
        "[environments.qa-eu-central]\nurl = \"sqlite:c.sqlite3\"\ncolour = \"purple\"\n"
        "[environments.demo]\nurl = \"sqlite:d.sqlite3\"\n[environments.load-test]\nurl = "
        "\"sqlite:e.sqlite3\"\n"
        "[environments.production]\nurl = \"sqlite:f.sqlite3\"\nprotected = true\n");
    QByteArray long5000;
    for (int i = 0; i < 5000; ++i) {
        long5000 += "insert into places (id, name) values (" + QByteArray::number(i)
            + ", 'Place; number " + QByteArray::number(i) + "');\n";
    }
    writeMigration(root, u"20260101000000_places"_s,
        "create table places (id integer primary key, name text);", "drop table places;");
    writeMigration(root, u"20260102000000_five_thousand_lines"_s, long5000, "delete from places;");
    writeMigration(root,
        u"20260103000000_"_s
            + u"rename_the_column_that_holds_the_customers_preferred_delivery_time_window_and_everything_that_mentions_it_"_s
            + u"in_views_triggers_and_generated_columns"_s,
        "alter table places add column window text;", "alter table places drop column window;");
    writeMigration(root, u"20260104000000_إضافة_جدول_العملاء"_s,
        "create table \"عملاء\" (\"الاسم\" text); -- جدول العملاء", "drop table \"عملاء\";");
    writeMigration(root, u"20260105000000_הזמנות_חדשות"_s, "create table \"הזמנות\" (id integer);",
        "drop table \"הזמנות\";");
    writeMigration(
        root, u"20260106000000_<b>bold</b>&amp;<img src=x>"_s.replace(u'/', u'∕'), "select 1;", "");
    writeMigration(root, u"20260107000000_turns\u202enuf"_s, "select 1;", "");
    writeMigration(root, u"20260108000000_顧客テーブルを追加"_s,
        "create table \"顧客\" (id integer);", "drop table \"顧客\";");
    write(root + u"/db/migrations/20260109000000_not_text.sql"_s,
        QByteArray("-- migrate:up\n\xff\xfe\x00\x01", 18));
    write(root + u"/db/migrations/20260110000000_no_markers.sql"_s, "select 1;\n");
}

void writeFailingProject(const QString &root)
{
    QDir(root).removeRecursively();
    writeSettings(root, OneSqlite);
    writeMigration(root, u"20260101000000_create_accounts"_s,
        "create table accounts (id integer primary key, email text);", "drop table accounts;");
    writeMigration(root, u"20260102000000_require_owner"_s,
        "create table teams (id integer primary key);\ninsert into teams (id, owner) values (1, "
        "'ada');\n"
        "alter table accounts add column team_id integer not null references teams (id);",
        "alter table accounts drop column team_id;\ndrop table teams;");
    writeMigration(root, u"20260103000000_index_email"_s,
        "create index accounts_email on accounts (email);", "drop index accounts_email;");
}

void writeUnreachableProject(const QString &root)
{
    writeFailingProject(root);
    writeSettings(root,
        "[environments.staging]\nurl = \"postgresql://shop@127.0.0.1:1/shop\"\n"
        "[environments.production]\nurl = \"postgresql://shop@127.0.0.1:1/shop\"\nprotected = "
        "true\n");
}

} // namespace Switchback
