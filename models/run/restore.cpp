// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/restore.h"

#include "core/text.h"
#include "core/tr.h"
#include "engines/schemareader.h"
#include "run/guardmarker.h"
#include "run/livecopy.h"
#include "run/onlytables.h"
#include "run/planner.h"
#include "run/scratch.h"
#include "run/straykeys.h"
#include "run/tablereplay.h"
#include "run/unfinished.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error unreadable(const QString &path, const QString &why)
{
    return { .kind = ErrorKind::Input,
        .what = tr("'%1' cannot be restored: %2")
            .arg(elided(visible(QDir::toNativeSeparators(path)), 200), why),
        .untouched = tr("The database was not touched."),
        .place = { path } };
}

// What can be dropped by its kind and name, with what hangs on it. Views, triggers and indexes go
// with their tables.
QString dropOf(const SchemaChange &change, bool cascades)
{
    static const QHash<QString, QString> words { { u"table"_s, u"TABLE"_s },
        { u"view"_s, u"VIEW"_s }, { u"materialized view"_s, u"MATERIALIZED VIEW"_s },
        { u"sequence"_s, u"SEQUENCE"_s }, { u"function"_s, u"FUNCTION"_s },
        { u"procedure"_s, u"PROCEDURE"_s }, { u"aggregate"_s, u"AGGREGATE"_s },
        { u"type"_s, u"TYPE"_s }, { u"enum"_s, u"TYPE"_s }, { u"composite"_s, u"TYPE"_s },
        { u"range"_s, u"TYPE"_s }, { u"domain"_s, u"DOMAIN"_s }, { u"schema"_s, u"SCHEMA"_s },
        { u"extension"_s, u"EXTENSION"_s }, { u"event"_s, u"EVENT"_s } };
    const auto word = words.value(change.kind);
    return word.isEmpty() ? QString()
                          : u"DROP %1 IF EXISTS %2%3"_s.arg(
                                word, change.before.name, cascades ? u" CASCADE"_s : QString());
}

// MariaDB and MySQL replace object by object: all that is there goes first.
Result<QStringList> emptying(const Engine &engine, Connection &live)
{
    const auto rows = live.query(
        u"SELECT CASE WHEN table_type LIKE '%VIEW%' THEN 'VIEW'"
        " WHEN table_type = 'SEQUENCE' THEN 'SEQUENCE'"
        " ELSE 'TABLE' END, table_name FROM information_schema.tables"
        " WHERE table_schema = database()"
        " UNION ALL SELECT routine_type, routine_name FROM information_schema.routines WHERE "
        "routine_schema = database()"
        " UNION ALL SELECT 'EVENT', event_name FROM information_schema.events WHERE event_schema = database()"_s);
    if (!rows) {
        return fail(rows.error());
    }
    QStringList list { u"SET FOREIGN_KEY_CHECKS = 0"_s };
    for (const auto &row : rows->rows) {
        list += u"DROP %1 IF EXISTS %2"_s.arg(
            row.at(0).toString(), engine.identifier(row.at(1).toString()));
    }
    return list;
}

} // namespace

Result<std::unique_ptr<Restore>> Restore::prepare(
    const Session &session, const RestoreRequest &request)
{
    auto restore = std::unique_ptr<Restore>(new Restore(session, request));
    auto &plan = restore->m_plan;
    const QFileInfo info(request.file);
    plan.file = info.absoluteFilePath();
    if (!info.exists()) {
        return fail(unreadable(plan.file, tr("there is no such file.")));
    }
    if (!info.isFile() || !info.isReadable()) {
        return fail(unreadable(plan.file, tr("it is no readable regular file.")));
    }
    if (session.engine->info().embedded
        && info.canonicalFilePath() == QFileInfo(session.connection.database).canonicalFilePath()) {
        return fail(unreadable(plan.file, tr("it is the database itself.")));
    }
    auto done = restore->look();
    done = done ? restore->m_tool->check(plan.file) : done;
    if (done) {
        const auto saved = savedTables(*session.engine, plan.file);
        if (!saved) {
            return fail(saved.error());
        }
        restore->m_tables = *saved;
        plan.only = namesOf(restore->m_tables);
        done = restore->m_tables.isEmpty() ? restore->tryOut() : restore->tryTables();
    }
    return done ? Result<std::unique_ptr<Restore>>(std::move(restore)) : fail(done.error());
}

Result<void> Restore::look()
{
    const auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    auto tool = dumpToolFor(*m_session.engine, (*live)->server());
    const auto rows = tool ? rowCounts(*m_session.engine, **live) : fail(tool.error());
    auto schema = rows
        ? schemaTools(m_session.engine->info().id)->read(**live, { .stop = m_request.watch.stop })
        : fail(rows.error());
    if (!schema) {
        return fail(schema.error());
    }
    m_tool = std::move(*tool);
    m_now = std::move(*schema);
    m_plan.now = *rows;
    m_plan.tool = m_tool->words();
    m_plan.atOnce = m_tool->replacesAtOnce();
    m_plan.database = m_session.connection.display;
    return {};
}

Result<void> Restore::tryOut()
{
    if (m_request.watch.progress) {
        m_request.watch.progress(tr("Trying the backup on a scratch database"));
    }
    const auto beside = placeForScratch(m_session);
    auto scratch = beside ? Scratch::make(*m_session.engine, *beside) : fail(beside.error());
    if (!scratch) {
        return fail(scratch.error());
    }
    auto loaded = m_tool->load(m_plan.file, (*scratch)->settings(), { {}, m_request.watch.stop });
    loaded = loaded ? (*scratch)->reconnect() : loaded;
    if (!loaded) {
        const bool stopped = loaded.error().kind == ErrorKind::Cancelled;
        return fail(stopped ? loaded.error() : unreadable(m_plan.file, oneLine(loaded.error())));
    }
    auto &connection = (*scratch)->connection();
    const auto rows = rowCounts(*m_session.engine, connection);
    auto schema = rows ? schemaTools(m_session.engine->info().id)
                             ->read(connection, { .stop = m_request.watch.stop })
                       : fail(rows.error());
    if (!schema) {
        return fail(schema.error());
    }
    m_then = std::move(*schema);
    m_plan.then = *rows;
    DiffOptions options;
    options.privileges = false;
    m_plan.changes = schemaChanges(m_now, m_then, options);
    if (m_session.engine->info().id == "postgresql"_L1) {
        for (const auto &change : std::as_const(m_plan.changes)) {
            const auto sql = change.change == SchemaChange::Change::Removed ? dropOf(change, true)
                                                                            : QString();
            m_plan.removed += sql.isEmpty() ? QStringList() : QStringList { sql };
        }
    }
    return {};
}

// What does not fit is found here, before anything is touched.
Result<void> Restore::tryTables()
{
    if (m_request.watch.progress) {
        m_request.watch.progress(tr("Trying the backup on a scratch database"));
    }
    const auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    auto trial = live ? Switchback::tryTables({ .session = &m_session,
                                                  .tool = m_tool.get(),
                                                  .file = m_plan.file,
                                                  .tables = m_tables,
                                                  .watch = { {}, m_request.watch.stop } },
                            m_now, **live, true)
                      : fail(live.error());
    if (!trial) {
        const bool stopped = trial.error().kind == ErrorKind::Cancelled;
        return fail(stopped ? trial.error() : unreadable(m_plan.file, oneLine(trial.error())));
    }
    if (!trial->obstacles.isEmpty()) {
        const auto others = trial->obstacles.size() - 3;
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("These tables cannot be put back as the database is now. %1")
                        .arg(trial->obstacles.mid(0, 3).join(u' '))
                + (others > 0 ? u' ' + tr("There are %n more reasons.", nullptr, int(others))
                              : QString()),
            .untouched = tr("The database was not touched."),
            .next = tr("Take that away first, or restore a backup of the whole database.") });
    }
    m_then = std::move(trial->schema);
    m_plan.again = trial->again;
    m_plan.notes = trial->notes;
    m_plan.then = m_plan.now;
    for (auto it = trial->rows.cbegin(); it != trial->rows.cend(); ++it) {
        m_plan.then.insert(it.key(), it.value());
    }
    DiffOptions options;
    options.privileges = false;
    m_plan.changes = schemaChanges(m_now, m_then, options);
    if (!m_plan.changes.isEmpty() && m_session.format) {
        m_plan.notes += tr("Their shape changes. The history of migrations still counts as applied "
                           "what came since, unless it is among them.");
    }
    return {};
}

// What hangs on the tables is made again as it was seen: nobody may have changed it meanwhile.
Result<void> Restore::checkUnchanged(Connection &live)
{
    const auto schema = schemaTools(m_session.engine->info().id)->read(live, {});
    if (!schema) {
        return fail(schema.error());
    }
    const auto changes = compareSchemas(m_now, *schema);
    return changes.isEmpty() ? Result<void>()
                             : fail({ .kind = ErrorKind::Stale,
                                   .what = tr("The schema has changed since the preview: %1 %2.")
                                       .arg(changes.first().kind, visible(changes.first().object)),
                                   .untouched = tr("The database was not touched."),
                                   .next = tr("Look at the preview again.") });
}

// In one transaction of its own where the engine has one.
Result<void> Restore::clear(Connection &live)
{
    if (m_session.engine->info().id == "mysql"_L1) {
        const auto statements = emptying(*m_session.engine, live);
        if (!statements) {
            return fail(statements.error());
        }
        m_plan.removed = *statements;
    } else if (m_plan.removed.isEmpty()) {
        return {};
    }
    const bool whole = m_session.engine->info().transactionalDdl;
    const auto sent = [&live](const QString &sql) {
        const auto done = live.execute(sql);
        return done ? Result<void>() : Result<void>(fail(done.error()));
    };
    auto done = whole ? sent(u"BEGIN"_s) : Result<void>();
    done = done && m_session.engine->info().id == "postgresql"_L1
        ? sent(u"SET LOCAL lock_timeout = '30s'"_s)
        : done;
    for (const auto &sql : std::as_const(m_plan.removed)) {
        done = done ? sent(sql) : done;
    }
    done = done && whole ? sent(u"COMMIT"_s) : done;
    if (!done && whole) {
        std::ignore = live.execute(m_session.engine->rollback());
    }
    return done;
}

// Those that were there before are no fault of the restore.
Result<void> Restore::checkLinks(Connection &live)
{
    const auto now = m_plan.atOnce
        ? Result<QMap<QString, qint64>>(m_strays)
        : strayRows(*m_session.engine, live, m_tables, m_request.watch.stop);
    if (!now) {
        return fail(now.error());
    }
    QStringList more;
    for (auto it = now->cbegin(); it != now->cend(); ++it) {
        more += it.value() > m_strays.value(it.key()) ? QStringList { it.key() } : QStringList();
    }
    return more.isEmpty()
        ? Result<void>()
        : fail({ .kind = ErrorKind::Failed,
              .what = tr("The tables are restored, but rows refer to nothing: %1.")
                  .arg(visible(more.join(u", "_s))) });
}

Result<void> Restore::compare(Connection &live)
{
    auto rows = rowCounts(*m_session.engine, live);
    auto schema = rows ? schemaTools(m_session.engine->info().id)->read(live, {})
                       : fail(rows.error());
    if (!schema) {
        return fail(schema.error());
    }
    if (!m_tables.isEmpty()) { // others go on with the other tables
        const auto names = m_plan.only;
        for (auto it = m_plan.then.cbegin(); it != m_plan.then.cend(); ++it) {
            if (!names.contains(it.key())) {
                rows->insert(it.key(), it.value());
            }
        }
        if (const auto whole = checkLinks(live); !whole) {
            return whole;
        }
    }
    DiffOptions options;
    options.privileges = false;
    const auto changes = compareSchemas(m_then, *schema, options);
    if (changes.isEmpty() && *rows == m_plan.then) {
        return {};
    }
    return fail({ .kind = ErrorKind::Failed,
        .what = changes.isEmpty()
            ? tr("The backup is restored, but others have written rows already.")
            : tr("The backup is restored, but the schema is not the same: %1 %2.")
                  .arg(changes.first().kind, changes.first().object),
        .next = tr("Compare the database with the backup.") });
}

Error Restore::brokenOff(const Error &why, bool cleared) const
{
    auto error = why;
    error.kind = error.kind == ErrorKind::Cancelled ? error.kind : ErrorKind::Failed;
    error.untouched = !m_plan.atOnce ? tr("The database is only partly restored.")
        : cleared ? tr("What the backup does not hold is gone; all else is as it was.")
                  : tr("The database is as it was.");
    error.next = tr("Run restore again; the backup itself is good.");
    return error;
}

Result<void> Restore::replace(std::unique_ptr<Connection> &live)
{
    if (!m_tables.isEmpty()) {
        live.reset(); // it is done on another one
        const auto done = replaceTables({ .session = &m_session,
                                            .tool = m_tool.get(),
                                            .file = m_plan.file,
                                            .tables = m_tables,
                                            .watch = m_request.watch },
            m_plan.again);
        return done ? done : fail(brokenOff(done.error(), false));
    }
    auto done = clear(*live);
    const bool cleared = done && !m_plan.removed.isEmpty();
    if (m_session.engine->info().embedded) {
        live.reset(); // SQLite's own backup wants the file for itself
    }
    done = done ? m_tool->replace(m_plan.file, m_session.connection, m_request.watch) : done;
    return done ? done : fail(brokenOff(done.error(), cleared));
}

Result<void> Restore::run()
{
    QElapsedTimer timer;
    timer.start();
    auto live = m_session.engine->connect(m_session.connection, Access::ReadWrite);
    if (!live) {
        return fail(live.error());
    }
    auto request = m_session.format ? lockRequest(m_session, (*live)->server()) : LockRequest();
    request.patience = m_request.lockWait;
    // The tool's own table is replaced as well: a lock on it would be in the way of ourselves.
    request.toolLocks.removeIf(
        [](const ToolLock &lock) { return lock.kind == ToolLock::Kind::PgTable; });
    const auto lock = m_session.engine->lock(
        m_session.connection, request, {}, m_request.watch.stop);
    if (!lock) {
        return fail(lock.error());
    }
    if (const auto same = m_tables.isEmpty() ? Result<void>() : checkUnchanged(**live); !same) {
        return same;
    }
    if (!m_tables.isEmpty() && !m_plan.atOnce) {
        const auto before = strayRows(*m_session.engine, **live, m_tables, m_request.watch.stop);
        if (!before) {
            return fail(before.error());
        }
        m_strays = *before;
    }
    const auto guarded = readGuardMarker(*m_session.engine, **live);
    auto done = m_plan.atOnce ? Result<void>() : noteRestore(m_session, m_plan.file);
    done = done ? replace(*live) : done;
    if (!done) {
        auditBackup(m_session, u"restore"_s, false, timer.elapsed(), oneLine(done.error()));
        return done;
    }
    restoreIsThrough(m_session);
    if (guarded && *guarded) { // an older backup does not take the protection away
        if (const auto kept = writeGuardMarker(m_session, (*guarded)->note); !kept) {
            return fail(kept.error());
        }
    }
    auto after = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    done = after ? compare(**after) : fail(after.error());
    auditBackup(m_session, u"restore"_s, done.has_value(), timer.elapsed(),
        done ? QString() : oneLine(done.error()));
    return done;
}

QString restoreText(const RestorePlan &plan)
{
    QString text = tr("Restore %1").arg(visible(QDir::toNativeSeparators(plan.file))) + u'\n'
        + tr("  into %1, by %2").arg(visible(plan.database), plan.tool) + u'\n';
    if (!plan.only.isEmpty()) {
        text += tr("  These tables are replaced, with their rows: %1. Everything else stays.")
                    .arg(visible(plan.only.join(u", "_s)))
            + u'\n';
    }
    auto names = plan.only.isEmpty() ? plan.now.keys() + plan.then.keys() : plan.only;
    names.sort();
    names.removeDuplicates();
    int empty = 0; // now as well as then
    for (const auto &name : std::as_const(names)) {
        if (plan.now.value(name, -1) == 0 && plan.then.value(name, -1) == 0) {
            ++empty;
            continue;
        }
        const auto count = [&name](const RowCounts &counts) {
            return counts.contains(name) ? QString::number(counts.value(name)) : tr("not there");
        };
        text += u"  %1: %2 → %3\n"_s.arg(visible(name), count(plan.now), count(plan.then));
    }
    text += empty > 0 ? tr("  %n table(s) without rows, now and then", nullptr, empty) + u'\n'
                      : QString();
    for (const auto &change : plan.changes) {
        if (change.kind != "table"_L1) {
            text += u"  %1 %2 %3\n"_s.arg(
                change.kind, visible(change.object), changeWord(change.change));
        }
    }
    for (const auto &sql : plan.removed) {
        text += tr("  first: %1").arg(visible(sql)) + u'\n';
    }
    for (const auto &sql : plan.again) {
        text += tr("  afterwards: %1").arg(visible(sql)) + u'\n';
    }
    for (const auto &note : plan.notes) {
        text += u"  "_s + note + u'\n';
    }
    if (!plan.only.isEmpty()) {
        return text
            + (plan.atOnce
                    ? tr("All that was written to these tables since the backup is lost. A failure "
                         "leaves the database as it is.")
                    : tr("All that was written to these tables since the backup is lost. A failure "
                         "may leave some of them restored and some not."))
            + u'\n';
    }
    text += plan.atOnce
        ? tr("All that was written since the backup is lost. A failure"
             " leaves the database as it is.")
        : tr("All that was written since the backup is lost. The database is emptied first.");
    return text + u'\n';
}

} // namespace Switchback
