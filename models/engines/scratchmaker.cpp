// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/scratchmaker.h"

#include "engines/engine.h"
#include "engines/sqlite/sqlitecopy.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 MostCopied = 512 * 1024 * 1024;

// Beside the one that is compared, on its server, as its user.
class ServerScratch : public ScratchMaker
{
public:
    explicit ServerScratch(const QString &engine)
        : m_engine(engine)
    {
    }
    Result<ConnectionSettings> make(
        const ConnectionSettings &like, const QString &name) const override
    {
        auto connection = engineById(m_engine)->connect(like, Access::ReadWrite);
        if (!connection) {
            return fail(connection.error());
        }
        auto created = creation(**connection, name);
        const auto made = created ? (*connection)->execute(*created) : fail(created.error());
        if (!made) {
            return fail(made.error());
        }
        return inside(like, name);
    }
    Result<void> remove(
        const ConnectionSettings &like, const ConnectionSettings &scratch) const override
    {
        auto connection = engineById(m_engine)->connect(like, Access::ReadWrite);
        if (!connection) {
            return fail(connection.error());
        }
        const auto removed = (*connection)->execute(removal(scratch.database));
        return removed ? Result<void>() : fail(removed.error());
    }
    Result<QStringList> names(const ConnectionSettings &like) const override
    {
        auto connection = engineById(m_engine)->connect(like, Access::ReadOnly);
        if (!connection) {
            return fail(connection.error());
        }
        const auto rows = (*connection)->query(listing());
        if (!rows) {
            return fail(rows.error());
        }
        QStringList found;
        for (const auto &row : rows->rows) {
            found += row.at(0).toString();
        }
        return found;
    }
    ConnectionSettings inside(const ConnectionSettings &like, const QString &name) const override
    {
        auto settings = like;
        settings.database = name;
        settings.lockTimeout = {};
        settings.statementTimeout = {};
        return settings;
    }

protected:
    virtual Result<QString> creation(Connection &connection, const QString &name) const = 0;
    virtual QString removal(const QString &name) const = 0;
    virtual QString listing() const = 0;

private:
    const QString m_engine;
};

class PgScratch : public ServerScratch
{
public:
    PgScratch()
        : ServerScratch(u"postgresql"_s)
    {
    }

protected:
    Result<QString> creation(Connection &connection, const QString &name) const override
    {
        const auto rows = connection.query(
            u"SELECT pg_encoding_to_char(encoding), quote_literal(datcollate), "
            u"quote_literal(datctype)"
            " FROM pg_database WHERE datname = current_database()"_s);
        if (!rows) {
            return fail(rows.error());
        }
        const auto &row = rows->rows.first();
        const auto cheap = connection.server().number >= 150000 ? u" STRATEGY file_copy"_s
                                                                : QString();
        return u"CREATE DATABASE %1 TEMPLATE template0 ENCODING '%2' LC_COLLATE %3 LC_CTYPE %4%5"_s
            .arg(name, row.at(0).toString(), row.at(1).toString(), row.at(2).toString(), cheap);
    }
    QString removal(const QString &name) const override
    {
        return u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(name);
    }
    QString listing() const override
    {
        return u"SELECT datname FROM pg_database WHERE starts_with(datname, '%1')"_s.arg(
            ScratchPrefix);
    }
};

class MySqlScratch : public ServerScratch
{
public:
    MySqlScratch()
        : ServerScratch(u"mysql"_s)
    {
    }

protected:
    Result<QString> creation(Connection &connection, const QString &name) const override
    {
        const auto rows = connection.query(
            u"SELECT default_character_set_name, default_collation_name FROM"
            " information_schema.schemata WHERE schema_name = database()"_s);
        if (!rows || rows->rows.isEmpty()) {
            return u"CREATE DATABASE `%1`"_s.arg(name);
        }
        return u"CREATE DATABASE `%1` CHARACTER SET %2 COLLATE %3"_s.arg(
            name, rows->rows.first().at(0).toString(), rows->rows.first().at(1).toString());
    }
    QString removal(const QString &name) const override
    {
        return u"DROP DATABASE IF EXISTS `%1`"_s.arg(name);
    }
    QString listing() const override
    {
        return u"SELECT schema_name FROM information_schema.schemata"
               " WHERE left(schema_name, %1) = '%2'"_s.arg(ScratchPrefix.size())
                   .arg(ScratchPrefix);
    }
};

// A file in a folder of its own among the temporary ones.
class SqliteScratch : public ScratchMaker
{
public:
    Result<ConnectionSettings> make(
        const ConnectionSettings &like, const QString &name) const override
    {
        const auto settings = inside(like, name);
        QDir().mkdir(folder(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return settings;
    }
    Result<void> remove(
        const ConnectionSettings &like, const ConnectionSettings &scratch) const override
    {
        Q_UNUSED(like)
        QDir(QFileInfo(scratch.database).absolutePath()).removeRecursively();
        return {};
    }
    Result<QStringList> names(const ConnectionSettings &like) const override
    {
        Q_UNUSED(like)
        return QDir::temp().entryList({ ScratchPrefix + u'*' }, QDir::Dirs);
    }
    ConnectionSettings inside(const ConnectionSettings &like, const QString &name) const override
    {
        auto settings = like;
        settings.engine = u"sqlite"_s;
        settings.database = folder(name) + u"/scratch.db"_s;
        settings.parameters += { u"synchronous"_s, u"off"_s }; // nobody misses it after a crash
        return settings;
    }
    bool copies(const ConnectionSettings &live) const override
    {
        const QFileInfo file(live.database);
        return file.exists() && file.size() <= MostCopied;
    }
    Result<void> copy(const ConnectionSettings &live, const ConnectionSettings &scratch,
        std::stop_token stop) const override
    {
        return copySqlite(live.database, scratch.database, std::move(stop));
    }
    bool empty(const ConnectionSettings &scratch) const override
    {
        return emptySqlite(scratch.database).has_value();
    }

private:
    static QString folder(const QString &name) { return QDir::temp().filePath(name); }
};

} // namespace

const ScratchMaker *scratchMaker(QStringView engine)
{
    static const PgScratch postgresql;
    static const SqliteScratch sqlite;
    static const MySqlScratch mysql;
    return engine == u"postgresql" ? static_cast<const ScratchMaker *>(&postgresql)
        : engine == u"sqlite"      ? static_cast<const ScratchMaker *>(&sqlite)
        : engine == u"mysql"       ? static_cast<const ScratchMaker *>(&mysql)
                                   : nullptr;
}

} // namespace Switchback
