// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/logproxy.h"

#include "items/logmodel.h"

namespace Switchback {

void LogProxy::setWords(const QString &words)
{
    m_words = words.trimmed();
    invalidateRowsFilter();
}

void LogProxy::setEnvironment(const QString &environment)
{
    m_environment = environment;
    invalidateRowsFilter();
}

void LogProxy::setOutcomes(Outcomes outcomes)
{
    m_outcomes = outcomes;
    invalidateRowsFilter();
}

bool LogProxy::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *entry = qobject_cast<const LogModel *>(sourceModel())->entry(row);
    if (!entry || (!m_environment.isEmpty() && entry->environment != m_environment)) {
        return false;
    }
    const bool fits = m_outcomes == Outcomes::All || (m_outcomes == Outcomes::Done && entry->ok)
        || (m_outcomes == Outcomes::Failed && !entry->ok)
        || (m_outcomes == Outcomes::Overridden && !entry->reason.isEmpty());
    if (!fits || m_words.isEmpty()) {
        return fits;
    }
    const QStringList texts { entry->version, entry->environment, entry->database, entry->user,
        entry->action, entry->error, entry->reason, entry->signer, entry->run, entry->fingerprint,
        entry->hash, sourceModel()->index(row, LogModel::ActionColumn).data().toString(),
        sourceModel()->index(row, LogModel::OutcomeColumn).data().toString() };
    return std::ranges::any_of(
        texts, [this](const QString &text) { return text.contains(m_words, Qt::CaseInsensitive); });
}

} // namespace Switchback
