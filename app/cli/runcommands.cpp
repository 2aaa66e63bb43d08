// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// up, rollback and the worker behind the window: the commands that change a database.

#include "app/cli/asking.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/text.h"
#include "run/guard.h"
#include "run/guardmarker.h"
#include "run/judge.h"
#include "run/livejudge.h"
#include "run/owntool.h"
#include "run/planfile.h"
#include "run/planner.h"
#include "run/runjob.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QTranslator>

#include <csignal>

#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 BatchesEveryMs = 2000;

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

/// How a red verdict is overridden here.
Error withOption(Error error)
{
    if (error.kind == ErrorKind::Refused) {
        error.next = tr("Change the migration, or repeat the command with --override and the "
                        "reason; it goes to "
                        "the log.");
    }
    return error;
}

/// Shows the plan and asks; without a terminal there is nobody to ask.
Result<void> askUser(const Session &session, const Plan &plan)
{
    if (const auto terminal = checkTerminal(
            tr("Look at 'plan', then repeat the command with --yes."));
        !terminal) {
        return terminal;
    }
    const auto examined = examinePlan(session, plan);
    if (!examined) {
        return fail(examined.error());
    }
    return confirm(planText(plan, examined->verdicts, examined->evidence) + u'\n'
        + tr("Run this? Type yes: "));
}

int report(
    const Arguments &arguments, const Plan &plan, const Outcome &outcome, const QJsonArray &waits)
{
    int status = 0;
    if (outcome.kind != Outcome::Kind::Done) {
        status = printError(outcome.error);
        if (outcome.kind == Outcome::Kind::Refused && outcome.finished.isEmpty()) {
            return status;
        }
    }
    auto document = outcomeJson(plan, outcome);
    if (!waits.isEmpty()) {
        document.insert(u"waits"_s, waits);
    }
    return finish(
        arguments.has(u"json"_s), QJsonDocument(document), outcomeText(plan, outcome), status);
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
        line += event.lagMs < 0 ? QString()
                                : tr(", replicas %1 ms behind").arg(event.lagMs);
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

/// One plan, made, asked about and run; again when somebody else's run came between.
struct Ran {
    Plan plan;
    Outcome outcome;
    QJsonArray waits;
};

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
        const bool handsOverAtOnce = plan->steps.isEmpty() && plan->stop;
        if (!arguments.has(u"yes"_s) && !handsOverAtOnce) {
            if (const auto asked = askUser(session, *plan); !asked) {
                return fail(asked.error());
            }
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

void add(Outcome &total, const Outcome &next)
{
    const auto finished = total.finished + next.finished;
    const auto ms = total.finishedMs + next.finishedMs;
    const auto truth = total.truth + next.truth;
    total = next;
    total.finished = finished;
    total.finishedMs = ms;
    total.truth = truth;
}

/// The command is shown before it starts; its output goes to standard error as it comes.
Result<Outcome> runByOwnTool(const Session &session, const PlanStop &stop,
    const Arguments &arguments, Direction direction, const std::stop_token &token)
{
    const auto run = ownRun(session, stop, direction);
    if (!run) {
        return fail(run.error());
    }
    printMessage(run->shown());
    if (!arguments.has(u"yes"_s)) {
        if (const auto asked = confirm(tr("Run this? Type yes: ")); !asked) {
            return fail(asked.error());
        }
    }
    return runOwn(
        session, *run, [](const QString &line) { printMessage(visible(scrubbed(line))); }, token)
        .outcome;
}

Error notRun(const PlanStop &stop)
{
    return { .kind = ErrorKind::Failed,
        .what = tr("Migration %1 was not run: it cannot be shown exactly (%2).")
            .arg(stop.version.text, stop.reason),
        .next = tr("Allow the project's own mix to run it: --allow-mix."),
        .place = stop.place };
}

/// What is left of the target once this much is done.
bool takeOff(Target &target, qsizetype done)
{
    if (target.kind == Target::Kind::Steps) {
        target.steps -= int(done);
        return target.steps > 0;
    }
    return true;
}

/// What the reviewed file is about; nothing else may be asked for beside it.
Result<Target> signedTarget(const Arguments &arguments, Direction direction)
{
    for (const auto *option : { "to", "to-exclusive", "steps", "only", "mend", "rescue", "batched" }) {
        if (arguments.has(QString::fromLatin1(option))) {
            return fail({ .kind = ErrorKind::Usage,
                .what = tr("--signed says what to run; --%1 does not go with it.")
                    .arg(QLatin1StringView(option)),
                .untouched = tr("Nothing was run.") });
        }
    }
    const auto file = readPlanFile(arguments.value(u"signed"_s));
    if (!file) {
        return fail(file.error());
    }
    if (file->plan.target.direction != direction) {
        return fail({ .kind = ErrorKind::Usage,
            .what = direction == Direction::Up ? tr("The plan in the file rolls back.")
                                               : tr("The plan in the file applies migrations."),
            .untouched = tr("Nothing was run."),
            .next = direction == Direction::Up ? tr("Use 'rollback'.") : tr("Use 'up'.") });
    }
    return file->plan.target;
}

int execute(const Arguments &arguments, Direction direction)
{
    auto target = arguments.has(u"signed"_s) ? signedTarget(arguments, direction)
                                             : targetOf(arguments, direction);
    auto options = runOptions(arguments);
    if (!target || !options) {
        return printError(!target ? target.error() : options.error());
    }
    Interrupt interrupt;
    options->after = interrupt.after().get_token();
    sayIfLogChanged();
    const auto session = openForChange(sessionRequest(arguments));
    if (!session) {
        return printError(session.error());
    }
    if (const auto confirmed = checkConfirmed(*session, arguments); !confirmed) {
        return printError(confirmed.error());
    }
    target->handsOver = arguments.has(u"allow-mix"_s);
    Outcome total;
    QJsonArray waits;
    for (;;) {
        const auto ran = planAndRun(
            *session, *target, arguments, *options, interrupt.source().get_token());
        if (!ran && total.finished.isEmpty()) {
            return printError(ran.error());
        }
        add(total,
            ran ? ran->outcome : Outcome { .kind = Outcome::Kind::Failed, .error = ran.error() });
        for (const auto &wait : ran ? ran->waits : QJsonArray()) {
            waits += wait;
        }
        const auto plan = ran ? ran->plan : Plan { .target = *target };
        if (total.kind != Outcome::Kind::Done || !plan.stop
            || !takeOff(*target, ran->outcome.finished.size())) {
            return report(arguments, plan, total, waits);
        }
        if (!target->handsOver) {
            add(total, { .kind = Outcome::Kind::Failed, .error = notRun(*plan.stop) });
            return report(arguments, plan, total, waits);
        }
        const auto own = runByOwnTool(
            *session, *plan.stop, arguments, direction, interrupt.source().get_token());
        add(total, own ? *own : Outcome { .kind = Outcome::Kind::Refused, .error = own.error() });
        if (total.kind != Outcome::Kind::Done || !takeOff(*target, 1)) {
            total.failedStep = -1;
            return report(arguments, plan, total, waits);
        }
    }
}

/// Reads "stop" and "stop after" from the window while the run goes on; a closed pipe means nothing.
void listen(std::stop_source &source, std::stop_source &after, const std::stop_token &ended)
{
    QByteArray line;
    pollfd waiting { STDIN_FILENO, POLLIN, 0 };
    while (!ended.stop_requested()) {
        if (::poll(&waiting, 1, 100) <= 0) {
            continue;
        }
        char c = 0;
        if (::read(STDIN_FILENO, &c, 1) != 1) {
            return;
        }
        line += c;
        if (c == '\n') {
            if (line.trimmed() == "stop") {
                source.request_stop();
            } else if (line.trimmed() == "stop after") {
                after.request_stop();
            }
            line.clear();
        }
    }
}

QByteArray readJobLine()
{
    QByteArray line;
    char c = 0;
    while (line.size() < (1 << 20) && ::read(STDIN_FILENO, &c, 1) == 1 && c != '\n') {
        line += c;
    }
    return line;
}

} // namespace

int upCommand(const Arguments &arguments)
{
    return execute(arguments, Direction::Up);
}

int rollbackCommand(const Arguments &arguments)
{
    return execute(arguments, Direction::Down);
}

int workerCommand(const Arguments &)
{
    std::signal(SIGPIPE, SIG_IGN); // the window may go away; the run does not
    auto job = runJobFromLine(readJobLine());
    if (!job) {
        return printError(job.error());
    }
    // The command line speaks English; what the window shows is in the window's language.
    QTranslator translator;
    if (!job->language.isEmpty()
        && translator.load(QLocale(job->language), u"switchback"_s, u"_"_s, u":/i18n"_s)) {
        QCoreApplication::installTranslator(&translator);
    }
    Interrupt interrupt;
    job->options.after = interrupt.after().get_token();
    const std::jthread listener([&](const std::stop_token &ended) {
        listen(interrupt.source(), interrupt.after(), ended);
    });
    const auto outcome = runJob(
        *job,
        [](const RunEvent &event) {
            std::ignore = printOut(
                QString::fromUtf8(QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact))
                + u'\n');
        },
        interrupt.source().get_token());
    return outcome.kind == Outcome::Kind::Done ? 0 : exitStatus(outcome.error);
}

} // namespace Switchback
