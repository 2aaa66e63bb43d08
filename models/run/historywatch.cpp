// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/historywatch.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

HistoryWatch::HistoryWatch(const Session &session, Connection &connection)
    : m_session(session)
    , m_connection(connection)
    , m_seen(changes().value_or(0))
{
}

Result<qint64> HistoryWatch::changes() const
{
    const auto question = m_session.engine->changeCounter();
    if (question.isEmpty()) {
        return 0;
    }
    const auto rows = m_connection.query(question);
    return rows ? Result<qint64>(rows->rows.value(0).value(0).toLongLong()) : fail(rows.error());
}

Result<void> HistoryWatch::confirm(const Step &step)
{
    const auto now = changes();
    if (!now) {
        return fail(now.error());
    }
    if (std::exchange(m_seen, *now) == *now) {
        return {};
    }
    const auto files = readFiles(m_session);
    if (!files) {
        return fail(files.error());
    }
    const auto history = m_session.format->history(m_connection, m_session.context);
    if (!history) {
        return fail(history.error());
    }
    const auto timeline = makeTimeline(*files, *history, m_session.format->rules());
    const auto entry = std::ranges::find_if(timeline.entries, [&step](const TimelineEntry &each) {
        return each.version == step.version && each.name == step.name && !each.repeatable;
    });
    const bool wanted = step.direction == Direction::Down;
    if (entry == timeline.entries.end() || isApplied(entry->state) == wanted) {
        return {};
    }
    return fail({ .kind = ErrorKind::Locked,
        .what = wanted ? tr("it was rolled back by another program meanwhile.")
                       : tr("it was applied by another program meanwhile."),
        .untouched = tr("Nothing of it was kept."),
        .next = tr("Look at 'status', then make a new plan.") });
}

} // namespace Switchback
