// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/text.h"
#include "core/tr.h"
#include "run/dumptools.h"
#include "run/onlytables.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString unquoted(const QString &name)
{
    return name.startsWith(u'"') ? name.mid(1, name.size() - 2).replace("\"\""_L1, "\""_L1) : name;
}

// Comments on foreign keys come after all of those: pg_restore takes a comment for a part of what
// stands before it.
QByteArray linesFor(DumpPart part, const QByteArray &list)
{
    static const QRegularExpression link(u"^\\d+; \\d+ \\d+ FK CONSTRAINT (.*)$"_s);
    static const QRegularExpression comment(
        u"^\\d+; \\d+ \\d+ COMMENT (.*) CONSTRAINT (.*) ON (\"(?:[^\"]|\"\")*\"|\\S+)( .*)$"_s);
    QByteArray links;
    QByteArray others;
    QStringList named; // "schema table constraint owner"
    for (const auto &line : list.split('\n')) {
        const auto match = link.match(QString::fromUtf8(line));
        named += match.hasMatch() ? QStringList { match.captured(1) } : QStringList();
        links += match.hasMatch() ? line + '\n' : QByteArray();
    }
    for (const auto &line : list.split('\n')) {
        const auto text = QString::fromUtf8(line);
        const auto match = comment.match(text);
        const bool ofLink = match.hasMatch()
            && named.contains(match.captured(1) + u' ' + unquoted(match.captured(3)) + u' '
                + unquoted(match.captured(2)) + match.captured(4));
        links += ofLink ? line + '\n' : QByteArray();
        others += ofLink || link.match(text).hasMatch() ? QByteArray() : line + '\n';
    }
    return part == DumpPart::Links ? links : others;
}

class PgTool : public DumpTool
{
public:
    PgTool(
        const Engine &engine, const QString &dump, const QString &restore, const QString &version)
        : m_engine(engine)
        , m_dump(dump)
        , m_restore(restore)
        , m_version(version)
    {
    }
    QString words() const override
    {
        return tr("pg_dump for PostgreSQL %1, custom format").arg(m_version);
    }
    Result<void> dump(const ConnectionSettings &live, const QString &file, const QString &snapshot,
        const DumpWatch &watch) const override
    {
        return dumpWith(live, file, snapshot, {}, watch);
    }
    // quote_ident's names are patterns of psql that mean just themselves.
    Result<void> dumpTables(const ConnectionSettings &live, const QString &file,
        const QString &snapshot, const QList<TableName> &tables,
        const DumpWatch &watch) const override
    {
        QStringList arguments { u"--strict-names"_s, u"--encoding=UTF8"_s };
        for (const auto &table : tables) {
            arguments += u"--table="_s + table.sql;
        }
        const auto partitions = partitionsOf(live, tables);
        if (!partitions) {
            return fail(partitions.error());
        }
        for (const auto &partition : *partitions) {
            arguments += u"--table="_s + partition;
        }
        const auto done = dumpWith(live, file, snapshot, arguments, watch);
        return done ? noteTables(file, tables) : done;
    }
    Result<void> script(const QString &file, DumpPart part, const QStringList &leftOut,
        const std::function<void(const QByteArray &)> &take, const DumpWatch &watch) const override
    {
        static const QHash<DumpPart, QString> sections { { DumpPart::Definitions, u"pre-data"_s },
            { DumpPart::Rows, u"data"_s }, { DumpPart::Indexes, u"post-data"_s },
            { DumpPart::Links, u"post-data"_s } };
        QStringList arguments { u"--file=-"_s, u"--section="_s + sections.value(part) };
        arguments += leftOut;
        QTemporaryFile list;
        if (part == DumpPart::Indexes || part == DumpPart::Links) {
            if (const auto written = writeList(file, part, list, watch); !written) {
                return written;
            }
            arguments += u"--use-list="_s + list.fileName();
        }
        const auto ended = runChild({ .program = m_restore,
                                        .arguments = arguments + QStringList { file },
                                        .environment = {},
                                        .optionFile = {},
                                        .patience = DumpPatience,
                                        .onOutput = take,
                                        .errorsApart = true },
            watch.stop);
        if (!ended) {
            return fail(ended.error());
        }
        const auto words = QString::fromUtf8(ended->errors.right(400)).trimmed();
        return ended->exitCode == 0 ? Result<void>()
                                    : fail(notABackup(file, scrubbed(visible(words))));
    }
    Result<void> replaceTables(const QString &, const ConnectionSettings &,
        const QList<TableName> &, bool, const DumpWatch &) const override
    {
        return {}; // goes through script()
    }
    Result<void> check(const QString &file) const override
    {
        if (headOf(file, 5) != "PGDMP") {
            return fail(notABackup(file, tr("it is no dump in pg_dump's custom format.")));
        }
        return {};
    }
    // Owners and rights belong to the place where it comes from; a trial needs neither.
    Result<void> load(
        const QString &file, const ConnectionSettings &into, const DumpWatch &watch) const override
    {
        return restore(file, into, { u"--no-owner"_s, u"--no-privileges"_s }, watch);
    }
    Result<void> replace(
        const QString &file, const ConnectionSettings &live, const DumpWatch &watch) const override
    {
        QStringList arguments { u"--clean"_s, u"--if-exists"_s, u"--single-transaction"_s };
        if (!isSuperuser(live)) {
            arguments += u"--no-owner"_s;
        }
        return restore(file, live, arguments, watch);
    }
    bool replacesAtOnce() const override { return true; }

private:
    Result<void> dumpWith(const ConnectionSettings &live, const QString &file,
        const QString &snapshot, const QStringList &more, const DumpWatch &watch) const
    {
        QStringList arguments { u"--format=custom"_s, u"--verbose"_s, u"--no-password"_s,
            u"--no-sync"_s, u"--lock-wait-timeout=30s"_s, u"--file="_s + file };
        if (!snapshot.isEmpty()) {
            arguments += u"--snapshot="_s + snapshot;
        }
        return runTool(toolFor(m_engine, live, m_dump, arguments + more), watch);
    }
    // Older programs take a partitioned table without its partitions.
    Result<QStringList> partitionsOf(
        const ConnectionSettings &live, const QList<TableName> &tables) const
    {
        auto connection = m_engine.connect(live, Access::ReadOnly);
        QStringList found;
        for (const auto &table : tables) {
            const auto rows = connection
                ? (*connection)
                      ->query(
                          u"SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)"
                          " FROM pg_partition_tree(to_regclass(%1)) p JOIN pg_class c ON c.oid = "
                          "p.relid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE p.level > 0"_s
                              .arg(m_engine.literal(table.sql)))
                : fail(connection.error());
            if (!rows) {
                return fail(rows.error());
            }
            for (const auto &row : rows->rows) {
                found += row.first().toString();
            }
        }
        return found;
    }
    // Foreign keys apart from all else that comes after the rows.
    Result<void> writeList(
        const QString &file, DumpPart part, QTemporaryFile &list, const DumpWatch &watch) const
    {
        const auto all = runChild({ .program = m_restore,
                                      .arguments = { u"--list"_s, file },
                                      .environment = {},
                                      .optionFile = {} },
            watch.stop);
        if (!all || all->exitCode != 0) {
            return fail(
                all ? notABackup(file, QString::fromUtf8(all->errors).trimmed()) : all.error());
        }
        const auto lines = linesFor(part, all->output);
        const bool written = list.open() && list.write(lines) == lines.size() && list.flush();
        return written ? Result<void>()
                       : fail({ .kind = ErrorKind::Input, .what = list.errorString() });
    }
    Result<void> restore(const QString &file, const ConnectionSettings &into, QStringList arguments,
        const DumpWatch &watch) const
    {
        arguments += { u"--exit-on-error"_s, u"--verbose"_s, u"--no-password"_s };
        auto child = toolFor(m_engine, into, m_restore, arguments);
        child.arguments += file;
        child.environment.insert(u"PGOPTIONS"_s, u"-c lock_timeout=30s"_s);
        return runTool(child, watch);
    }
    bool isSuperuser(const ConnectionSettings &live) const
    {
        const auto connection = m_engine.connect(live, Access::ReadOnly);
        const auto rows = connection
            ? (*connection)->query(u"SELECT rolsuper FROM pg_roles WHERE rolname = current_user"_s)
            : fail(connection.error());
        return rows && rows->rows.value(0).value(0).toBool();
    }

    const Engine &m_engine;
    const QString m_dump;
    const QString m_restore;
    const QString m_version;
};

} // namespace

std::unique_ptr<DumpTool> pgDumpTool(
    const Engine &engine, const QString &dump, const QString &restore, const QString &version)
{
    return std::make_unique<PgTool>(engine, dump, restore, version);
}

} // namespace Switchback
