// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What the rules say, as columns of the timeline.

#include "items/timelinemodel.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

void TimelineModel::setSafety(const SafetyBriefs &briefs)
{
    if (briefs == m_briefs) {
        return;
    }
    m_briefs = briefs;
    if (!m_filter.isEmpty()) {
        markMatches();
    }
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1),
            { SeverityRole, LockClassRole, WayBackRole, MatchRole, Qt::DisplayRole });
    }
}

void TimelineModel::setProofs(const ProofsByVersion &proofs)
{
    if (proofs == m_proofs) {
        return;
    }
    m_proofs = proofs;
    if (!m_filter.isEmpty()) {
        markMatches();
    }
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1),
            { VerdictRole, MatchRole, Qt::DisplayRole });
    }
}

/// Null where nobody rehearsed it, and where the scripts alone tell of a loss that a rehearsal
/// without rows could not see.
const Proof *TimelineModel::proof(const TimelineEntry &entry) const
{
    const auto found = m_proofs.constFind(entry.version.text);
    if (entry.migration < 0 || found == m_proofs.constEnd()) {
        return nullptr;
    }
    const auto *known = brief(entry);
    const bool loses = known && wayBackOf(*known, isApplied(entry.state)) == WayBack::Lossy;
    return found->verdict == Verdict::ShapeOnly && loses ? nullptr : &*found;
}

int TimelineModel::nextFound(int row, int step) const
{
    for (int i = row + step; i >= 0 && i < m_rows.size(); i += step) {
        const auto *known = entry(i) ? brief(*entry(i)) : nullptr;
        if (known && known->findings > 0) {
            return i;
        }
    }
    return -1;
}

const SafetyBrief *TimelineModel::brief(const TimelineEntry &entry) const
{
    const auto found = m_briefs.constFind(entry.version.text);
    return entry.migration < 0 || found == m_briefs.constEnd() ? nullptr : &*found;
}

QString TimelineModel::safetyText(const TimelineEntry &entry, int column) const
{
    if (const auto *found = proof(entry); found && column == WayBackColumn) {
        return verdictTitle(found->verdict);
    }
    const auto *known = brief(entry);
    if (!known) {
        return {};
    }
    switch (column) {
    case RiskColumn:
        return known->severity ? severityText(*known->severity) : QString();
    case LockColumn:
        //: a lock badge: something else goes with what is dropped
        return known->cascade ? tr("Cascade") : lockClassText(known->lock);
    case WayBackColumn:
        return entry.repeatable ? QString()
                                : wayBackText(wayBackOf(*known, isApplied(entry.state)));
    default:
        return {};
    }
}

QVariant TimelineModel::safetyData(const TimelineEntry &entry, int role) const
{
    const auto *known = brief(entry);
    switch (role) {
    case JudgedRole:
        return known != nullptr;
    case SeverityRole:
        return known && known->severity ? int(*known->severity) : -1;
    case LockClassRole:
        return int(known ? known->lock : LockClass::Unknown);
    case WaitsRole:
        return known && known->waits;
    case WayBackRole:
        return int(known && !entry.repeatable ? wayBackOf(*known, isApplied(entry.state))
                                              : WayBack::Unknown);
    case VerdictRole: {
        const auto *found = proof(entry);
        return int(found ? found->verdict : Verdict::NotRehearsed);
    }
    case CascadeRole:
        return known && known->cascade;
    case SafetyRole:
        return safetyLines(entry);
    default:
        return {};
    }
}

/// What the badges stand for, in sentences.
QStringList TimelineModel::safetyLines(const TimelineEntry &entry) const
{
    QStringList lines;
    if (const auto *found = proof(entry)) {
        lines += visible(verdictSentence(*found));
    }
    const auto *known = brief(entry);
    if (!known) {
        return lines;
    }
    if (known->severity) {
        lines += u"%1: %2"_s.arg(severityText(*known->severity), visible(known->message));
    }
    if (known->findings > 1) {
        lines += tr("And %n more finding(s).", nullptr, known->findings - 1);
    }
    if (known->outsideOnly) {
        lines += tr("A statement of it needs a migration without transaction.");
    }
    lines += visible(known->lockWords);
    if (!entry.repeatable) {
        const auto back = wayBackOf(*known, isApplied(entry.state));
        lines += back == WayBack::Impossible ? tr("It cannot be rolled back.")
            : back == WayBack::Empty         ? tr("The way back changes nothing but the history.")
                                             : QString();
        for (const auto &lost :
            isApplied(entry.state) ? known->lostDown + known->lostUp : known->lostUp) {
            lines += visible(lost);
        }
    }
    lines.removeAll(QString());
    constexpr qsizetype Most = 8;
    if (lines.size() > Most) {
        lines.resize(Most);
        lines += u"…"_s;
    }
    return lines;
}

QString TimelineModel::accessibleText(const TimelineEntry &entry) const
{
    QStringList parts { visible(entry.version.text), visible(entry.name), stateText(entry.state),
        entry.note, safetyText(entry, RiskColumn), safetyText(entry, LockColumn),
        safetyText(entry, WayBackColumn) };
    parts.removeAll(QString());
    return parts.join(u' ');
}

/// What a column is about, where its heading is too short to say so.
QString TimelineModel::columnTip(int column)
{
    switch (column) {
    case RiskColumn:
        return tr("The worst that the rules found, in both directions");
    case LockColumn:
        return tr("What users of the database notice while it runs, by its strongest lock");
    case WayBackColumn:
        return tr("Whether rolling back returns what was there");
    default:
        return {};
    }
}

} // namespace Switchback
