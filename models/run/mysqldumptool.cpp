// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/text.h"
#include "core/tr.h"
#include "run/dumptools.h"
#include "run/onlytables.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

class MySqlTool : public DumpTool
{
public:
    MySqlTool(const Engine &engine, const QString &dump, const QString &client)
        : m_engine(engine)
        , m_dump(dump)
        , m_client(client)
        , m_ofMySql(!versionOf(dump).contains("MariaDB"_L1))
    {
    }
    QString words() const override
    {
        return tr("%1 in one transaction").arg(QFileInfo(m_dump).fileName());
    }
    Result<void> dump(const ConnectionSettings &live, const QString &file, const QString &,
        const DumpWatch &watch) const override
    {
        return dumpWith(live, file, { u"--routines"_s, u"--events"_s }, {}, watch);
    }
    Result<void> dumpTables(const ConnectionSettings &live, const QString &file, const QString &,
        const QList<TableName> &tables, const DumpWatch &watch) const override
    {
        auto done = refuseVersioned(live, tables);
        done = done ? dumpWith(live, file, {}, namesOf(tables), watch) : done;
        return done ? noteTables(file, tables) : done;
    }
    // The file drops each table and makes it again, without asking who refers to it.
    Result<void> replaceTables(const QString &file, const ConnectionSettings &live,
        const QList<TableName> &, bool, const DumpWatch &watch) const override
    {
        return load(file, live, watch);
    }
    Result<void> check(const QString &file) const override
    {
        const auto head = headOf(file, 512);
        if (!head.contains("MariaDB dump") && !head.contains("MySQL dump")) {
            return fail(notABackup(file, tr("it is no dump of mariadb-dump or mysqldump.")));
        }
        if (!endOf(file, 256 + noteSize(file)).contains("-- Dump completed")) {
            return fail(notABackup(file, tr("its end is missing.")));
        }
        return {};
    }
    Result<void> load(
        const QString &file, const ConnectionSettings &into, const DumpWatch &watch) const override
    {
        // --binary-mode: the client's own commands in the file are not obeyed.
        auto child = toolFor(m_engine, into, m_client,
            { u"--batch"_s, u"--binary-mode"_s, u"--default-character-set=utf8mb4"_s });
        child.arguments += u"--database="_s + into.database;
        child.input = file;
        return runTool(child, watch);
    }
    Result<void> replace(
        const QString &file, const ConnectionSettings &live, const DumpWatch &watch) const override
    {
        return load(file, live, watch);
    }
    bool replacesAtOnce() const override { return false; }

private:
    // MariaDB's programs bear MySQL's names, too.
    static QString versionOf(const QString &program)
    {
        const auto asked = runChild({ .program = program, .arguments = { u"--version"_s } });
        return asked ? QString::fromUtf8(asked->output) : QString();
    }
    // The program writes their rows of now, and to put those back would take the others away.
    Result<void> refuseVersioned(
        const ConnectionSettings &live, const QList<TableName> &tables) const
    {
        auto connection = m_engine.connect(live, Access::ReadOnly);
        const auto rows = connection
            ? (*connection)
                  ->query(u"SELECT table_name FROM information_schema.tables WHERE table_schema = "
                          "database() AND table_type = 'SYSTEM VERSIONED' ORDER BY 1"_s)
            : fail(connection.error());
        if (!rows) {
            return fail(rows.error());
        }
        for (const auto &row : rows->rows) {
            const auto name = row.first().toString();
            if (namesOf(tables).contains(name)) {
                return fail({ .kind = ErrorKind::Refused,
                    .what = tr("%1 keeps the history of its rows, which a backup does not hold.")
                        .arg(elided(visible(name), 100)),
                    .untouched = tr("Nothing was written.") });
            }
        }
        return {};
    }
    // MariaDB's program writes values of generated columns as well, which MySQL takes from nobody.
    Result<void> refuseGenerated(const ConnectionSettings &live, const QStringList &tables) const
    {
        auto connection = m_ofMySql ? fail(Error()) : m_engine.connect(live, Access::ReadOnly);
        if (m_ofMySql || (connection && (*connection)->server().product != "MySQL"_L1)) {
            return {};
        }
        const auto rows = connection
            ? (*connection)
                  ->query(u"SELECT DISTINCT table_name FROM information_schema.columns WHERE "
                          "table_schema = database() AND generation_expression <> '' ORDER BY 1"_s)
            : fail(connection.error());
        if (!rows) {
            return fail(rows.error());
        }
        for (const auto &row : rows->rows) {
            const auto name = row.first().toString();
            if (tables.isEmpty() || tables.contains(name)) {
                return fail({ .kind = ErrorKind::Refused,
                    .what = tr("%1 has generated columns, and what MariaDB's %2 writes of them, a "
                               "MySQL server does not take back.")
                        .arg(elided(visible(name), 100), QFileInfo(m_dump).fileName()),
                    .untouched = tr("Nothing was written."),
                    .next = tr(
                        "Install MySQL's own client programs, and put them first on PATH.") });
            }
        }
        return {};
    }
    Result<void> dumpWith(const ConnectionSettings &live, const QString &file,
        const QStringList &more, const QStringList &tables, const DumpWatch &watch) const
    {
        if (const auto refused = refuseGenerated(live, tables); !refused) {
            return refused;
        }
        // With GTIDs the dump would write into the server's own record of what it has seen.
        const auto own = m_ofMySql ? QStringList { u"--set-gtid-purged=OFF"_s } : QStringList();
        auto child = toolFor(m_engine, live, m_dump,
            QStringList { u"--single-transaction"_s, u"--quick"_s, u"--triggers"_s, u"--hex-blob"_s,
                u"--no-tablespaces"_s, u"--default-character-set=utf8mb4"_s, u"--verbose"_s,
                u"--result-file="_s + file }
                + own + more);
        child.arguments += QStringList { u"--"_s, live.database } + tables;
        return runTool(child, watch);
    }

    const Engine &m_engine;
    const QString m_dump;
    const QString m_client;
    const bool m_ofMySql;
};

} // namespace

std::unique_ptr<DumpTool> mySqlDumpTool(
    const Engine &engine, const QString &dump, const QString &client)
{
    return std::make_unique<MySqlTool>(engine, dump, client);
}

} // namespace Switchback
