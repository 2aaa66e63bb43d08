// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/runmodel.h"

#include "core/text.h"
#include "core/tr.h"
#include "items/duration.h"

#include <QLocale>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using RunState = RunModel::RunState;

/// The step an event is about; -2 = about the run as a whole.
int stepIn(const RunEvent &event)
{
    return std::visit(
        [](const auto &e) {
            if constexpr (requires { e.step; }) {
                return e.step;
            } else {
                return -2;
            }
        },
        event);
}

} // namespace

void RunModel::setPlan(const Plan &plan)
{
    beginResetModel();
    replacePlan(plan);
    m_groups.clear();
    m_outcome.reset();
    m_progress = { .steps = int(plan.steps.size()), .statements = int(plan.preparation.size()) };
    m_groups.emplace_back(Mark(), QList<Mark>(plan.preparation.size()));
    for (const auto &step : plan.steps) {
        m_groups.emplace_back(Mark(), QList<Mark>(step.statements.size()));
        m_progress.statements += int(step.statements.size());
    }
    endResetModel();
}

RunModel::Mark *RunModel::mark(int step, int statement)
{
    // A worker of another version, or a broken line, must not take the window down.
    if (step < -1 || step + 1 >= m_groups.size()) {
        return nullptr;
    }
    auto &marks = group(step);
    if (statement < 0) {
        return &marks.mark;
    }
    return statement < marks.statements.size() ? &marks.statements[statement] : nullptr;
}

const RunModel::Mark &RunModel::markOf(const QModelIndex &index) const
{
    const auto &marks = group(stepOf(index));
    const int number = statementOf(index);
    return number < 0 ? marks.mark : marks.statements.at(number);
}

void RunModel::append(const QList<RunEvent> &events)
{
    QSet<int> changed;
    bool whole = false;
    for (const auto &event : events) {
        apply(event);
        const int step = stepIn(event);
        whole = whole || std::holds_alternative<Outcome>(event);
        if (std::holds_alternative<Watching>(event)) {
            changed += m_progress.step;
        }
        if (step >= -1 && step + 1 < m_groups.size()) {
            changed += step;
        }
    }
    for (int step = -1; step + 1 < m_groups.size(); ++step) {
        const auto top = indexOf(step);
        if (!top.isValid() || !(whole || changed.contains(step))) {
            continue;
        }
        Q_EMIT dataChanged(top, top.siblingAtColumn(ColumnCount - 1));
        if (const int rows = rowCount(top); rows > 0) {
            Q_EMIT dataChanged(index(0, 0, top), index(rows - 1, ColumnCount - 1, top));
        }
    }
}

void RunModel::started(const StatementStarted &event)
{
    auto *statement = mark(event.step, event.statement);
    auto *step = mark(event.step, -1);
    if (!statement || !step) {
        return;
    }
    *statement = { .state = RunState::Running, .attempt = event.attempt };
    step->state = RunState::Running;
    m_progress.step = event.step;
    m_progress.statement = event.statement;
    m_progress.waitingFor.clear();
    m_progress.batch.reset();
}

void RunModel::apply(const RunEvent &event)
{
    if (const auto *waiting = std::get_if<LockWaiting>(&event)) {
        m_progress.waitingFor = waiting->holder;
    } else if (const auto *step = std::get_if<StepStarted>(&event)) {
        if (auto *itsMark = mark(step->step, -1)) {
            if (auto *preparation = mark(-1, -1);
                preparation && preparation->state == RunState::Running) {
                preparation->state = RunState::Done; // nothing else says that it ended
            }
            itsMark->state = RunState::Running;
            m_progress.step = step->step;
            m_progress.statement = -1;
            m_progress.waitingFor.clear();
        }
    } else if (const auto *begun = std::get_if<StatementStarted>(&event)) {
        started(*begun);
    } else if (const auto *done = std::get_if<StatementFinished>(&event)) {
        if (auto *itsMark = mark(done->step, done->statement)) {
            itsMark->state = RunState::Done;
            itsMark->ms = done->ms;
            itsMark->rows = done->rows;
            itsMark->notices = done->notices;
            ++m_progress.statementsDone;
        }
    } else if (const auto *watching = std::get_if<Watching>(&event)) {
        watched(*watching);
    } else if (const auto *batch = std::get_if<BatchDone>(&event)) {
        if (auto *itsMark = mark(batch->step, batch->statement)) {
            itsMark->rows = batch->rows;
            itsMark->message = batch->waiting;
            itsMark->state = batch->waiting.isEmpty() ? RunState::Running : RunState::Waiting;
            m_progress.waitingFor = batch->waiting;
            m_progress.batch = *batch;
        }
    } else if (const auto *again = std::get_if<StatementRetried>(&event)) {
        retried(*again);
    } else if (const auto *finished = std::get_if<StepFinished>(&event)) {
        if (auto *itsMark = mark(finished->step, -1)) {
            itsMark->state = RunState::Done;
            itsMark->ms = finished->ms;
            ++m_progress.stepsDone;
        }
    } else if (const auto *outcome = std::get_if<Outcome>(&event)) {
        ended(*outcome);
    }
}

/// What runs and what waits changes while the statement goes on.
void RunModel::watched(const Watching &event)
{
    auto *itsMark = mark(m_progress.step, m_progress.statement);
    const bool inProgress = itsMark
        && (itsMark->state == RunState::Running || itsMark->state == RunState::Waiting);
    if (!inProgress || m_progress.statement < 0 || !event.ended.isEmpty()) {
        return;
    }
    itsMark->state = event.seen.waiting ? RunState::Waiting : RunState::Running;
    const auto blockers = blockersInWords(event.seen.sessions);
    if (!event.seen.waiting) {
        m_progress.waitingFor.clear();
    } else if (!blockers.isEmpty()) {
        m_progress.waitingFor = blockers;
    }
    itsMark->message = event.seen.waiting ? m_progress.waitingFor : QString();
}

/// The whole transaction went back: its statements will come again. Where there is none, the one.
void RunModel::retried(const StatementRetried &event)
{
    auto *itsMark = mark(event.step, event.statement);
    if (!itsMark) {
        return;
    }
    if (plan().transactionalDdl) {
        for (auto &statement : group(event.step).statements) {
            m_progress.statementsDone -= statement.state == RunState::Done ? 1 : 0;
            statement = {};
        }
    }
    *itsMark = { .state = RunState::Waiting, .attempt = event.attempt, .message = event.reason };
    m_progress.waitingFor = event.reason;
}

void RunModel::ended(const Outcome &outcome)
{
    m_outcome = outcome;
    m_progress.waitingFor.clear();
    m_progress.step = -1;
    m_progress.statement = -1;
    for (int step = -1; step + 1 < m_groups.size(); ++step) {
        auto &marks = group(step);
        const bool isIn = step >= 0 ? outcome.finished.contains(plan().steps.at(step).version)
                                    : marks.mark.state != RunState::Running;
        const bool goesBack = step >= 0 && plan().steps.at(step).transactional;
        bool begun = marks.mark.state != RunState::Queued;
        for (auto &statement : marks.statements) {
            begun = begun || statement.state != RunState::Queued;
            if (statement.state == RunState::Queued || statement.state == RunState::Waiting) {
                statement.state = isIn && step >= 0 ? RunState::Done : RunState::NotRun;
            } else if (statement.state == RunState::Running) {
                statement.state = isIn && step >= 0 ? RunState::Done : RunState::RolledBack;
            } else if (!isIn && goesBack) {
                statement.state = RunState::RolledBack;
            }
        }
        if (step >= 0) {
            marks.mark.state = isIn ? RunState::Done
                : begun             ? RunState::RolledBack
                                    : RunState::NotRun;
        } else {
            marks.mark.state = begun ? RunState::Done : RunState::NotRun;
        }
    }
    if (outcome.kind == Outcome::Kind::Failed) {
        for (auto *failed :
            { mark(outcome.failedStep, -1), mark(outcome.failedStep, outcome.failedStatement) }) {
            if (failed && outcome.failedStatement >= 0) {
                failed->state = RunState::Failed;
                failed->message = outcome.error.what;
            }
        }
    }
}

RunModel::Progress RunModel::progress() const
{
    return m_progress;
}

QModelIndex RunModel::current() const
{
    if (m_outcome && m_outcome->failedStatement >= 0) {
        return indexOf(m_outcome->failedStep, m_outcome->failedStatement);
    }
    return m_progress.step < 0 && m_progress.statement < 0
        ? QModelIndex()
        : indexOf(m_progress.step, m_progress.statement);
}

int RunModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RunModel::text(const QModelIndex &index) const
{
    const auto &itsMark = markOf(index);
    switch (index.column()) {
    case TextColumn:
        return title(index);
    case StateColumn:
        return runStateText(itsMark.state);
    case DurationColumn:
        return durationText(itsMark.ms);
    case RowsColumn:
        return itsMark.rows < 0 ? QVariant() : QVariant(QLocale().toString(itsMark.rows));
    default:
        return {};
    }
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &itsMark = markOf(index);
    const auto *planned = statement(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
        return visibleLines(!itsMark.message.isEmpty() ? itsMark.message
                : planned                              ? elided(shownSql(*planned), 2000)
                                                       : title(index));
    case Qt::TextAlignmentRole:
        return index.column() >= DurationColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                : QVariant();
    case SortRole:
        return stepOf(index) * 100000 + statementOf(index) + 1;
    case KindRole:
        return int(kindOf(index));
    case TitleRole:
        return title(index);
    case SqlRole:
        return planned ? planned->sql : QString();
    case RunStateRole:
        return int(itsMark.state);
    case RunStateTextRole:
        return runStateText(itsMark.state);
    case DurationRole:
        return itsMark.ms;
    case RowsRole:
        return itsMark.rows;
    case AttemptRole:
        return itsMark.attempt;
    case NoticesRole:
        return itsMark.notices;
    case MessageRole:
        return visible(itsMark.message);
    case BracketRole:
        return int(bracket(index));
    case StepRole:
        return stepOf(index);
    case StatementRoleRole:
        return planned ? int(planned->role) : -1;
    default:
        return {};
    }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TextColumn:
        return tr("What runs");
    case StateColumn:
        return tr("State");
    case DurationColumn:
        return tr("Took");
    case RowsColumn:
        return tr("Rows");
    default:
        return {};
    }
}

QHash<int, QByteArray> RunModel::roleNames() const
{
    return { { Qt::DisplayRole, "display" }, { SortRole, "sort" }, { KindRole, "kind" },
        { TitleRole, "title" }, { SqlRole, "sql" }, { RunStateRole, "runState" },
        { RunStateTextRole, "runStateText" }, { DurationRole, "duration" }, { RowsRole, "rows" },
        { AttemptRole, "attempt" }, { NoticesRole, "notices" }, { MessageRole, "message" },
        { BracketRole, "bracket" }, { StepRole, "step" }, { StatementRoleRole, "statementRole" } };
}

QString runStateText(RunModel::RunState state)
{
    switch (state) {
    case RunState::Queued:
        return tr("Queued");
    case RunState::Running:
        return tr("Running");
    case RunState::Waiting:
        return tr("Waiting");
    case RunState::Done:
        return tr("Done");
    case RunState::Failed:
        return tr("Failed");
    case RunState::RolledBack:
        return tr("Rolled back");
    case RunState::NotRun:
        return tr("Not run");
    }
    return {};
}

} // namespace Switchback

#include "moc_runmodel.cpp"
