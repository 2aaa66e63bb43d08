// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/planrun.h"

#include "app/cli/asking.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/text.h"
#include "run/guard.h"
#include "run/livejudge.h"
#include "run/planfile.h"
#include "run/planner.h"
#include "run/unfinished.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 BatchesEveryMs = 2000;

/// How a red verdict is overridden here.
Error withOption(Error error)
{
    if (error.kind == ErrorKind::Refused) {
        error.next = tr("Change what stands in the way, or repeat the command with --override and "
                        "the reason; it goes to the log.");
    }
    return error;
}

/// Shows the plan and asks; without a terminal there is nobody to ask. What it was shown with.
Result<PlanEvidence> askUser(const Session &session, const Plan &plan)
{
    if (const auto terminal = checkTerminal(
            tr("Look at 'plan', then repeat the command with --yes."));
        !terminal) {
        return fail(terminal.error());
    }
    auto examined = examinePlan(session, plan);
    if (!examined) {
        return fail(examined.error());
    }
    const auto confirmed = confirm(planText(plan, examined->verdicts, examined->evidence) + u'\n'
        + tr("Run this? Type yes: "));
    return confirmed ? Result<PlanEvidence>(std::move(examined->evidence))
                     : fail(confirmed.error());
}

/// What an earlier run left half done makes this one fail, or do something twice. `known` where the
/// plan was examined; else the database is asked, and mostly there is nothing to ask it for.
void sayHalfDone(const Session &session, const Plan &plan, const std::optional<QStringList> &known)
{
    if (plan.target.mend != Mend::None || (!known && unfinishedRuns().isEmpty())) {
        return;
    }
    auto halfDone = known.value_or(QStringList());
    if (!known) {
        const auto status = readStatus(session, Look::IntoUnapplied);
        halfDone = status ? halfDoneOf(plan, status->unfinished) : halfDone;
    }
    for (const auto &sentence : std::as_const(halfDone)) {
        printMessage(sentence);
    }
}

/// Says on standard error what a statement waits for, once a wait, and keeps it for the document.
class Waits
{
public:
    explicit Waits(const Plan &plan)
        : m_plan(plan)
    {
    }

    void take(const RunEvent &event)
    {
        if (const auto *started = std::get_if<StatementStarted>(&event)) {
            m_now = *started;
            m_said = false;
        } else if (const auto *lock = std::get_if<LockWaiting>(&event); lock && !m_now) {
            say(tr("Waiting for the migration lock held by %1.").arg(lock->holder));
        } else if (const auto *again = std::get_if<StatementRetried>(&event)) {
            printMessage(visible(scrubbed(again->reason)));
        } else if (const auto *batch = std::get_if<BatchDone>(&event)) {
            batched(*batch);
        } else if (const auto *watching = std::get_if<Watching>(&event)) {
            watched(*watching);
        }
    }
    const QJsonArray &list() const { return m_list; }

private:
    void say(const QString &line)
    {
        if (!std::exchange(m_said, true)) {
            printMessage(visible(scrubbed(line)));
        }
    }

    void batched(const BatchDone &event)
    {
        if (m_batches.isValid() && m_batches.elapsed() < BatchesEveryMs) {
            return;
        }
        m_batches.start();
        auto line = tr("%1 of about %2 rows, %3 changed, %4 a second, batches of %5")
                        .arg(event.keys)
                        .arg(std::max(event.all, event.keys))
                        .arg(event.rows)
                        .arg(qint64(event.perSecond))
                        .arg(event.size);
        line += event.lagMs < 0 ? QString() : tr(", replicas %1 ms behind").arg(event.lagMs);
        printMessage(visible(event.waiting.isEmpty() ? line : line + u"; "_s + event.waiting));
    }

    void watched(const Watching &event)
    {
        if (!event.ended.isEmpty()) {
            printMessage(tr("Nobody watches the run any more: %1").arg(event.ended));
            return;
        }
        const auto blockers = blockersInWords(event.seen.sessions);
        if (!blockers.isEmpty()) {
            say(tr("Waiting for a lock held by %1.").arg(blockers));
        }
        if (!event.seen.sessions.isEmpty() && m_now) {
            keep(event);
        }
    }

    /// The last look of each statement's wait: the longest.
    void keep(const Watching &event)
    {
        const auto version = m_now->step >= 0 ? m_plan.steps.at(m_now->step).version.text
                                              : QString();
        const QJsonObject wait { { u"version"_s, version }, { u"statement"_s, m_now->statement },
            { u"attempt"_s, m_now->attempt }, { u"ms"_s, event.ms },
            { u"waiting"_s, event.seen.waiting }, { u"sessions"_s, toJson(event.seen.sessions) } };
        if (std::exchange(m_kept, m_now) == m_now) {
            m_list.removeLast();
        }
        m_list += wait;
    }

    const Plan &m_plan;
    std::optional<StatementStarted> m_now;
    std::optional<StatementStarted> m_kept;
    bool m_said = false;
    QElapsedTimer m_batches; // since something was said of them
    QJsonArray m_list;
};

} // namespace

Result<RunOptions> runOptions(const Arguments &arguments)
{
    const auto wait = lockWait(arguments);
    if (!wait) {
        return fail(wait.error());
    }
    RunOptions options { .lockWait = *wait,
        .reason = arguments.value(u"override"_s),
        .planFile = arguments.value(u"signed"_s),
        .putBack = arguments.has(u"rescued"_s) };
    if (arguments.has(u"override"_s) && options.reason.simplified().isEmpty()) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("--override takes the reason, in words."),
            .untouched = tr("Nothing was run.") });
    }
    return options;
}

Result<Ran> planAndRun(const Session &session, const Target &target, const Arguments &arguments,
    const RunOptions &options, const std::stop_token &stop)
{
    const auto wanted = arguments.value(u"plan"_s);
    for (int attempt = 1;; ++attempt) {
        const auto plan = makePlan(session, target);
        if (!plan) {
            return fail(plan.error());
        }
        if (!wanted.isEmpty() && plan->fingerprint != wanted) {
            return fail({ .kind = ErrorKind::Stale,
                .what = tr("The plan is out of date."),
                .untouched = tr("Nothing was run."),
                .next = tr("Look at 'plan' again.") });
        }
        if (!plan->otherServer.isEmpty() && !namesDatabase(session, arguments)) {
            return fail({ .kind = ErrorKind::Refused,
                .what = plan->otherServer,
                .untouched = tr("Nothing was run."),
                .next = tr("If it is the right one, repeat the command with --confirm and the "
                           "database's name.") });
        }
        std::optional<QStringList> halfDone;
        const bool handsOverAtOnce = plan->steps.isEmpty() && plan->stop;
        if (!arguments.has(u"yes"_s) && !handsOverAtOnce) {
            const auto asked = askUser(session, *plan);
            if (!asked) {
                return fail(asked.error());
            }
            halfDone = asked->halfDone;
        }
        // No reason stands in for a signature, so its refusal names no --override.
        if (const auto signer = signerOf(session, *plan, options.planFile);
            !signer && !plan->steps.isEmpty()) {
            return fail(signer.error());
        }
        const auto passed = passGuard(session, *plan, { options.reason, options.planFile });
        if (!passed) {
            return fail(withOption(passed.error()));
        }
        auto guarded = options;
        guarded.reason = passed->reason;
        guarded.signer = passed->signer;
        guarded.otherServer = namesDatabase(session, arguments);
        sayHalfDone(session, *plan, passed->halfDone ? passed->halfDone : halfDone);
        Waits waits(*plan);
        const auto outcome = runPlan(
            session, *plan, guarded, [&waits](const RunEvent &event) { waits.take(event); }, stop);
        // With --yes the caller agreed to whatever is pending now.
        const bool again = outcome.error.kind == ErrorKind::Stale && wanted.isEmpty()
            && arguments.has(u"yes"_s) && target.mend == Mend::None;
        if (!again || attempt == 3) {
            return Ran { *plan, outcome, waits.list() };
        }
    }
}

} // namespace Switchback
