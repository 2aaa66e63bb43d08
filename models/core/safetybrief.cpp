// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/safetybrief.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int RowsAreWritten = 3; // LockNote::strength of ROW EXCLUSIVE

const LockNote *strongestInUse(const StatementVerdict &verdict)
{
    const auto lock = std::ranges::find(verdict.locks, false, &LockNote::newObject);
    return lock == verdict.locks.end() ? nullptr : &*lock;
}

bool isHarsher(LockClass a, LockClass b)
{
    return int(a) > int(b);
}

QStringList wordsOf(const QList<Loss> &losses)
{
    QStringList words;
    for (const auto &loss : losses) {
        words += lossWords(loss);
    }
    return words;
}

void addFindings(const ScriptVerdict &script, SafetyBrief &brief)
{
    for (const auto &finding : script.findings) {
        if (finding.suppressed) {
            ++brief.suppressed;
            continue;
        }
        ++brief.findings;
        if (!brief.severity || finding.severity > *brief.severity) {
            brief.severity = finding.severity;
            brief.message = finding.message;
        }
        const bool up = finding.direction == Direction::Up;
        brief.cascade |= up && finding.rule.endsWith("-cascade"_L1);
        brief.outsideOnly |= up && finding.rule == "concurrently-in-transaction"_L1;
    }
}

void addLocks(const ScriptVerdict &script, SafetyBrief &brief)
{
    brief.lock = LockClass::Instant;
    for (const auto &statement : script.statements) {
        const auto lock = lockClassOf(statement);
        const auto *strongest = strongestInUse(statement);
        const bool waits = strongest && strongest->strength >= WritersWait
            && isHarsher(lock, LockClass::Brief);
        if (isHarsher(lock, brief.lock) || (lock == brief.lock && waits && !brief.waits)) {
            brief.lock = lock;
            brief.lockWords = statement.words;
        }
        brief.waits |= waits;
    }
}

bool isUnreadable(const ScriptVerdict &script)
{
    return std::ranges::contains(script.findings, u"syntax-error"_s, &Finding::rule);
}

} // namespace

LockClass lockClassOf(const StatementVerdict &verdict)
{
    const auto *lock = strongestInUse(verdict);
    const int strength = lock ? lock->strength : 0;
    // TRUNCATE gives a new file as well, but writes no row.
    const bool rewrites = !verdict.rewrites.isEmpty()
        && (!verdict.scans.isEmpty() || !verdict.algorithm.isEmpty());
    if (rewrites) {
        return LockClass::Rewrite;
    }
    if (!verdict.scans.isEmpty() && lock) {
        return strength >= EverybodyWaits ? LockClass::BlocksAll
            : strength >= WritersWait     ? LockClass::BlocksWrites
            : strength > RowsAreWritten   ? LockClass::Scan
                                          : LockClass::ChangesRows;
    }
    if (strength >= WritersWait) {
        return LockClass::Brief;
    }
    return strength == RowsAreWritten ? LockClass::ChangesRows : LockClass::Instant;
}

SafetyBrief briefOf(const MigrationVerdict &verdict, bool opaque)
{
    SafetyBrief brief;
    addFindings(verdict.up, brief);
    addLocks(verdict.up, brief);
    brief.lostUp = wordsOf(losses(verdict.up));
    if (verdict.down) {
        addFindings(*verdict.down, brief);
        brief.lostDown = wordsOf(losses(*verdict.down));
    }
    brief.back = !verdict.down    ? WayBack::Impossible
        : !brief.lostUp.isEmpty() ? WayBack::Lossy
        : verdict.down->statements.isEmpty() && !verdict.up.statements.isEmpty()
        ? WayBack::Empty
        : WayBack::Reversible;
    if (opaque || isUnreadable(verdict.up)) {
        // What is seen is the least of it; what is not seen may be worse.
        brief.lock = isHarsher(brief.lock, LockClass::ChangesRows) ? brief.lock
                                                                   : LockClass::Unknown;
        brief.back = brief.back == WayBack::Lossy ? brief.back : WayBack::Unknown;
    }
    return brief;
}

WayBack wayBackOf(const SafetyBrief &brief, bool applied)
{
    const bool loses = applied && !brief.lostDown.isEmpty();
    return loses && (brief.back == WayBack::Reversible || brief.back == WayBack::Empty)
        ? WayBack::Lossy
        : brief.back;
}

QString lockClassText(LockClass lock)
{
    switch (lock) {
    case LockClass::Unknown:
        break;
    case LockClass::Instant:
        return tr("Instant");
    case LockClass::ChangesRows:
        return tr("Changes rows");
    case LockClass::Brief:
        return tr("Brief lock");
    case LockClass::Scan:
        return tr("Scan");
    case LockClass::BlocksWrites:
        return tr("Blocks writes");
    case LockClass::BlocksAll:
        return tr("Blocks all");
    case LockClass::Rewrite:
        return tr("Rewrite");
    }
    return {};
}

QString wayBackText(WayBack back)
{
    switch (back) {
    case WayBack::Unknown:
        break;
    case WayBack::Proven:
        return tr("Proven");
    case WayBack::Reversible:
        return tr("Reversible");
    case WayBack::Empty:
        //: of a migration's way back: it does nothing
        return tr("Empty");
    case WayBack::Lossy:
        return tr("Lossy");
    case WayBack::Impossible:
        return tr("No way back");
    }
    return {};
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return tr("Error");
    case Severity::Warning:
        return tr("Warning");
    case Severity::Info:
        break;
    }
    return tr("Note");
}

} // namespace Switchback
