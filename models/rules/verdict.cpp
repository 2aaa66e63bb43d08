// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/verdict.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

void countIn(const Finding &finding, ScriptVerdict &script)
{
    if (finding.suppressed) {
        return;
    }
    script.severity = qMax(script.severity.value_or(Severity::Info), finding.severity);
    if (finding.statement >= 0 && finding.statement < script.statements.size()) {
        auto &severity = script.statements[finding.statement].severity;
        severity = qMax(severity.value_or(Severity::Info), finding.severity);
    }
}

constexpr int WritersWait = int(LockMode::Share);

/// A place among PostgreSQL's modes for the words of the other engines.
int strengthOf(const PredictedLock &lock)
{
    if (lock.mode != LockMode::None) {
        return int(lock.mode);
    }
    if (lock.words == "LOCK=EXCLUSIVE"_L1) {
        return int(LockMode::AccessExclusive);
    }
    return lock.words == "LOCK=NONE"_L1 ? int(LockMode::ShareUpdateExclusive) : WritersWait;
}

LockNote noteOf(const PredictedLock &lock)
{
    LockNote note { .object = lock.key,
        .mode = lock.mode == LockMode::None ? lock.words : lockModeName(lock.mode),
        .strength = strengthOf(lock),
        .newObject = lock.onNewObject };
    note.words = lockWords(note.mode);
    return note;
}

/// How long: a moment, or as long as it takes to work through the table.
enum class Span { Moment, Scan, Rewrite };

QString waitSentence(const LockNote &lock, Span span)
{
    const auto &object = lock.object;
    if (lock.strength >= int(LockMode::AccessExclusive)) {
        return span == Span::Rewrite
            ? tr("Nobody can read or write %1 while all rows are written again.").arg(object)
            : span == Span::Scan
            ? tr("Nobody can read or write %1 while all rows are looked at.").arg(object)
            : tr("Nobody can read or write %1 for a moment.").arg(object);
    }
    if (lock.strength >= WritersWait) {
        return span == Span::Rewrite
            ? tr("Writes to %1 wait while all rows are written again; reads go on.").arg(object)
            : span == Span::Scan
            ? tr("Writes to %1 wait while all rows are looked at; reads go on.").arg(object)
            : tr("Writes to %1 wait for a moment; reads go on.").arg(object);
    }
    if (lock.strength >= int(LockMode::ShareUpdateExclusive)) {
        return tr("Reads and writes of %1 go on; other schema changes wait.").arg(object);
    }
    return tr("Nobody waits for %1 but schema changes.").arg(object);
}

QString fileSentence(const LockNote &lock)
{
    return lock.mode == "RESERVED"_L1 ? tr("Other writers of the file wait; reads go on.")
                                      : QString();
}

/// Of the strongest lock on something that is in use.
QString sentenceOf(const StatementVerdict &verdict)
{
    const auto lock = std::ranges::find(verdict.locks, false, &LockNote::newObject);
    if (lock == verdict.locks.end()) {
        return verdict.locks.isEmpty() ? QString() : tr("Nobody waits: nothing in use is touched.");
    }
    const auto file = fileSentence(*lock);
    // TRUNCATE gives a new file as well, but writes no row: nothing is read for it.
    const bool writes = !verdict.rewrites.isEmpty()
        && (!verdict.scans.isEmpty() || !verdict.algorithm.isEmpty());
    const auto span = writes ? Span::Rewrite : !verdict.scans.isEmpty() ? Span::Scan : Span::Moment;
    return file.isEmpty() ? waitSentence(*lock, span) : file;
}

class Assembler
{
public:
    explicit Assembler(int count)
        : m_verdicts(count)
    {
    }

    /// A place for each statement; safe for different numbers at the same time.
    static void prepare(const LintMigration &migration, MigrationVerdict &verdict)
    {
        verdict = { .version = migration.version, .file = migration.file };
        if (migration.isBase) {
            return;
        }
        prepare(verdict.up, migration.up, Direction::Up);
        if (migration.down == LintMigration::Down::Present) {
            prepare(verdict.down.emplace(), migration.downScript, Direction::Down);
        }
    }

    QList<MigrationVerdict> &verdicts() { return m_verdicts; }

    void assemble(const LintResult &result)
    {
        for (const auto &forecast : result.forecasts) {
            add(forecast);
        }
        for (const auto &finding : result.findings) {
            add(finding);
        }
        for (auto &verdict : m_verdicts) {
            finish(verdict.up);
            if (verdict.down) {
                finish(*verdict.down);
            }
        }
    }

private:
    static void prepare(ScriptVerdict &verdict, const Script &script, Direction direction)
    {
        verdict.direction = direction;
        for (int i = 0; i < script.statements.size(); ++i) {
            verdict.statements.append({ .statement = i, .line = script.statements[i].line });
        }
    }

    ScriptVerdict *scriptOf(int migration, Direction direction)
    {
        if (migration < 0 || migration >= m_verdicts.size()) {
            return nullptr;
        }
        auto &verdict = m_verdicts[migration];
        if (direction == Direction::Up) {
            return &verdict.up;
        }
        return verdict.down ? &*verdict.down : nullptr;
    }

    void add(const StatementForecast &forecast)
    {
        auto *script = scriptOf(forecast.migration, forecast.direction);
        if (!script || forecast.statement >= script->statements.size()) {
            return;
        }
        auto &verdict = script->statements[forecast.statement];
        for (const auto &lock : forecast.locks.locks) {
            addLock(noteOf(lock), verdict.locks);
        }
        addMissing(forecast.locks.rewritten, verdict.rewrites);
        addMissing(forecast.locks.scanned, verdict.scans);
        addMissing(forecast.losses, verdict.losses);
        addMissing(forecast.tables, verdict.tables);
        addMissing(forecast.preconditions, verdict.preconditions);
        verdict.algorithm = forecast.locks.algorithm.isEmpty() ? verdict.algorithm
                                                               : forecast.locks.algorithm;
    }

    static void addLock(const LockNote &note, QList<LockNote> &locks)
    {
        const auto known = std::ranges::find(locks, note.object, &LockNote::object);
        if (known == locks.end()) {
            locks += note;
        } else if (known->strength < note.strength) {
            *known = note;
        }
    }

    template<class T>
    static void addMissing(const QList<T> &more, QList<T> &list)
    {
        for (const auto &each : more) {
            if (!list.contains(each)) {
                list += each;
            }
        }
    }

    void add(const Finding &finding)
    {
        auto *script = scriptOf(finding.migration, finding.direction);
        if (!script) {
            return;
        }
        script->findings += finding;
        countIn(finding, *script);
    }

    static void finish(ScriptVerdict &script)
    {
        for (auto &verdict : script.statements) {
            std::ranges::stable_sort(verdict.locks, std::greater {}, &LockNote::strength);
            verdict.words = sentenceOf(verdict);
            for (const auto &lock : std::as_const(verdict.locks)) {
                if (!lock.newObject && lock.strength > script.strongest.strength) {
                    script.strongest = lock;
                }
            }
        }
    }

    QList<MigrationVerdict> m_verdicts;
};

} // namespace

QList<MigrationVerdict> judge(
    int count, const std::function<LintMigration(int)> &load, LintOptions options)
{
    options.wantForecasts = true;
    Assembler assembler(count);
    auto *places = assembler.verdicts().data(); // detached here, not by several threads
    const auto prepared = [&load, places](int number) {
        auto migration = load(number);
        Assembler::prepare(migration, places[number]);
        return migration;
    };
    assembler.assemble(lint(count, prepared, options));
    return std::move(assembler.verdicts());
}

int lockStrength(const QString &mode)
{
    return mode == "RESERVED"_L1 ? int(LockMode::Share) : int(lockModeFromName(mode));
}

QString lockWords(const QString &mode)
{
    switch (lockModeFromName(mode)) {
    case LockMode::AccessExclusive:
        return tr("reads and writes wait");
    case LockMode::Exclusive:
        return tr("writes and row locks wait, reads go on");
    case LockMode::ShareRowExclusive:
    case LockMode::Share:
        return tr("writes wait, reads go on");
    case LockMode::ShareUpdateExclusive:
        return tr("reads and writes go on, other schema changes wait");
    case LockMode::RowExclusive:
    case LockMode::RowShare:
    case LockMode::AccessShare:
        return tr("reads and writes go on");
    case LockMode::None:
        break;
    }
    if (mode == "LOCK=EXCLUSIVE"_L1) {
        return tr("reads and writes wait");
    }
    if (mode == "LOCK=SHARED"_L1) {
        return tr("writes wait, reads go on");
    }
    if (mode == "LOCK=NONE"_L1) {
        return tr("reads and writes go on, save for a moment at the start and the end");
    }
    return mode == "RESERVED"_L1 ? tr("other writers wait, reads go on") : QString();
}

void countSeverities(ScriptVerdict &script)
{
    script.severity.reset();
    for (auto &statement : script.statements) {
        statement.severity.reset();
    }
    for (const auto &finding : std::as_const(script.findings)) {
        countIn(finding, script);
    }
}

} // namespace Switchback
