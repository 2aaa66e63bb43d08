// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// up, rollback and the worker behind the window: the commands that change a database.

#include "app/cli/asking.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/planrun.h"
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
#include <QLocale>
#include <QTranslator>

#include <csignal>

#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

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
    for (const auto *option :
        { "to", "to-exclusive", "steps", "only", "mend", "rescue", "rescue-only", "batched" }) {
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
