// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/reference.h"

#include "core/tr.h"
#include "rules/locks.h"
#include "rules/rule.h"
#include "rules/verdict.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// PostgreSQL's table of conflicts: each mode, and the weakest it cannot stand beside. SHARE stands
/// beside itself, all others of that strength and above do not.
LockMode weakestConflict(LockMode mode)
{
    switch (mode) {
    case LockMode::AccessShare:
        return LockMode::AccessExclusive;
    case LockMode::RowShare:
        return LockMode::Exclusive;
    case LockMode::RowExclusive:
        return LockMode::Share;
    case LockMode::ShareUpdateExclusive:
        return LockMode::ShareUpdateExclusive;
    case LockMode::Share:
    case LockMode::ShareRowExclusive:
        return LockMode::RowExclusive;
    case LockMode::Exclusive:
        return LockMode::RowShare;
    case LockMode::AccessExclusive:
    case LockMode::None:
        break;
    }
    return LockMode::AccessShare;
}

QString takenBy(LockMode mode)
{
    switch (mode) {
    case LockMode::AccessShare:
        return u"SELECT, COPY … TO, pg_dump"_s;
    case LockMode::RowShare:
        return u"SELECT … FOR UPDATE, FOR SHARE"_s;
    case LockMode::RowExclusive:
        return u"INSERT, UPDATE, DELETE, MERGE, COPY … FROM"_s;
    case LockMode::ShareUpdateExclusive:
        return u"CREATE INDEX CONCURRENTLY, VALIDATE CONSTRAINT, ANALYZE, VACUUM"_s;
    case LockMode::Share:
        return u"CREATE INDEX"_s;
    case LockMode::ShareRowExclusive:
        return u"ADD FOREIGN KEY, CREATE TRIGGER"_s;
    case LockMode::Exclusive:
        return u"REFRESH MATERIALIZED VIEW CONCURRENTLY"_s;
    case LockMode::AccessExclusive:
        return u"ALTER TABLE, DROP TABLE, TRUNCATE, REINDEX, VACUUM FULL"_s;
    case LockMode::None:
        break;
    }
    return {};
}

LockBookEntry postgresql()
{
    LockBookEntry book { .engine = u"postgresql"_s,
        .title = u"PostgreSQL"_s,
        .modes = {},
        .remark = tr("A lock that is waited for already makes later ones wait that conflict with "
                     "it: while an "
                     "ALTER TABLE waits behind one open transaction, every new"
                     " SELECT waits behind the ALTER "
                     "TABLE. Hence the lock timeout. A lock is held until its transaction ends.") };
    for (int i = int(LockMode::AccessShare); i <= int(LockMode::AccessExclusive); ++i) {
        const auto mode = LockMode(i);
        LockEntry entry { .mode = lockModeName(mode),
            .waits = lockWords(lockModeName(mode)),
            .takenBy = takenBy(mode),
            .conflicts = {} };
        for (int other = int(weakestConflict(mode)); other <= int(LockMode::AccessExclusive);
            ++other) {
            if (mode != LockMode::Share || LockMode(other) != LockMode::Share) {
                entry.conflicts += lockModeName(LockMode(other));
            }
        }
        book.modes += entry;
    }
    return book;
}

LockBookEntry mysql()
{
    const auto none = u"LOCK=NONE"_s;
    const auto shared = u"LOCK=SHARED"_s;
    const auto exclusive = u"LOCK=EXCLUSIVE"_s;
    const auto reads = u"SELECT"_s;
    const auto writes = u"INSERT, UPDATE, DELETE"_s;
    const auto running = lockWords(lockModeName(LockMode::RowExclusive));
    return { .engine = u"mysql"_s,
        .title = u"MySQL, MariaDB"_s,
        .modes = { { reads, running, reads, { exclusive } },
            { writes, running, writes, { shared, exclusive } },
            { none, lockWords(none), u"ALTER TABLE … ALGORITHM=INSTANT, NOCOPY, INPLACE"_s,
                { none, shared, exclusive } },
            { shared, lockWords(shared), u"ALTER TABLE … ALGORITHM=COPY"_s,
                { writes, none, shared, exclusive } },
            { exclusive, lockWords(exclusive),
                u"ALTER TABLE … LOCK=EXCLUSIVE, LOCK TABLES … WRITE"_s,
                { reads, writes, none, shared, exclusive } } },
        .remark = tr(
            "Whatever the mode, the table's metadata is locked for a"
            " moment at the start and at the "
            "end. That waits for every open transaction that has read the table, and every later "
            "query waits behind it. Each statement commits by itself.") };
}

LockBookEntry sqlite()
{
    const auto shared = u"SHARED"_s;
    const auto reserved = u"RESERVED"_s;
    const auto exclusive = u"EXCLUSIVE"_s;
    return { .engine = u"sqlite"_s,
        .title = u"SQLite"_s,
        .modes = { { shared,
                       tr("nobody waits; commits wait until the reader is done, save in WAL mode"),
                       u"SELECT"_s, { exclusive } },
            { reserved, lockWords(reserved), tr("whatever writes, tables and rows alike"),
                { reserved, exclusive } },
            { exclusive, tr("reads and writes wait; in WAL mode reads go on"),
                tr("the moment of the commit"), { shared, reserved, exclusive } } },
        .remark = tr(
            "The lock is on the whole file: one writer at a time, whatever it writes to.") };
}

} // namespace

QList<RuleEntry> ruleEntries()
{
    QList<RuleEntry> entries;
    for (const auto &rule : rules()) {
        entries += { .id = QString::fromLatin1(rule.id),
            .group = ruleGroupTitle(rule.group),
            .severity = rule.severity,
            .on = rule.on,
            .databases = ruleDatabases(rule),
            .explanation = ruleExplanation(rule),
            .help = ruleHelp(rule) };
    }
    return entries;
}

QList<LockBookEntry> lockEntries()
{
    return { postgresql(), mysql(), sqlite() };
}

} // namespace Switchback
