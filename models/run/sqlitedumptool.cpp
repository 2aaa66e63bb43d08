// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/text.h"
#include "core/tr.h"
#include "engines/scratchmaker.h"
#include "engines/tablecopy.h"
#include "run/dumptools.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

class SqliteTool : public DumpTool
{
public:
    explicit SqliteTool(const Engine &engine)
        : m_engine(engine)
    {
    }
    QString words() const override { return tr("SQLite's backup interface"); }
    Result<void> dump(const ConnectionSettings &live, const QString &file, const QString &,
        const DumpWatch &watch) const override
    {
        if (!QFileInfo::exists(live.database)) {
            return fail({ .kind = ErrorKind::Connection,
                .what = tr("There is no database file '%1'.")
                    .arg(QDir::toNativeSeparators(live.database)),
                .untouched = tr("Nothing was written.") });
        }
        const auto copied = copy(live.database, file, watch);
        return copied && QFileInfo(file).size() == 0 ? giveHead(file) : copied;
    }
    Result<void> dumpTables(const ConnectionSettings &live, const QString &file, const QString &,
        const QList<TableName> &tables, const DumpWatch &watch) const override
    {
        return saveSqliteTables(live.database, file, wantedOf(tables, watch, true));
    }
    Result<void> replaceTables(const QString &file, const ConnectionSettings &live,
        const QList<TableName> &tables, bool links, const DumpWatch &watch) const override
    {
        return replaceSqliteTables(file, live.database, wantedOf(tables, watch, links));
    }
    Result<void> check(const QString &file) const override
    {
        if (headOf(file, 16) != QByteArray("SQLite format 3\0", 16)) {
            return fail(notABackup(file, tr("it is no SQLite database.")));
        }
        auto connection = m_engine.connect(at(file), Access::ReadOnly);
        const auto rows = connection ? (*connection)->query(u"PRAGMA integrity_check"_s)
                                     : fail(connection.error());
        const auto said = rows ? rows->rows.value(0).value(0).toString() : oneLine(rows.error());
        return said == "ok"_L1 ? Result<void>() : fail(notABackup(file, said));
    }
    Result<void> load(
        const QString &file, const ConnectionSettings &into, const DumpWatch &watch) const override
    {
        return copy(file, into.database, watch);
    }
    // The backup interface writes in one transaction: others see the old pages or the new ones, and
    // a crash rolls back.
    Result<void> replace(
        const QString &file, const ConnectionSettings &live, const DumpWatch &watch) const override
    {
        return copy(file, live.database, watch);
    }
    bool replacesAtOnce() const override { return true; }

private:
    ConnectionSettings at(const QString &file) const
    {
        ConnectionSettings settings;
        settings.engine = m_engine.info().id;
        settings.database = QFileInfo(file).absoluteFilePath();
        settings.display = settings.database;
        return settings;
    }
    static SqliteTables wantedOf(const QList<TableName> &tables, const DumpWatch &watch, bool links)
    {
        const auto say = [progress = watch.progress](const QString &table) {
            if (progress) {
                progress(tr("Copying %1").arg(visible(table)));
            }
        };
        return { .tables = namesOf(tables), .progress = say, .stop = watch.stop, .links = links };
    }
    // A database without anything is an empty file, which nobody would know for a backup.
    Result<void> giveHead(const QString &file) const
    {
        auto connection = m_engine.connect(at(file), Access::ReadWrite);
        auto done = connection ? (*connection)->execute(u"CREATE TABLE t (a)"_s)
                               : fail(connection.error());
        done = done ? (*connection)->execute(u"DROP TABLE t"_s) : done;
        return done ? Result<void>() : fail(done.error());
    }
    Result<void> copy(const QString &from, const QString &to, const DumpWatch &watch) const
    {
        if (watch.progress) {
            watch.progress(tr("Copying %1").arg(QDir::toNativeSeparators(from)));
        }
        return scratchMaker(m_engine.info().id)->copy(at(from), at(to), watch.stop);
    }

    const Engine &m_engine;
};

} // namespace

std::unique_ptr<DumpTool> sqliteDumpTool(const Engine &engine)
{
    return std::make_unique<SqliteTool>(engine);
}

} // namespace Switchback
