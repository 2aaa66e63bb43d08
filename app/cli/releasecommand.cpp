// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// release: the pending migrations in the steps of a blue-green release.

#include "app/cli/asking.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/planrun.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/release.h"
#include "run/guardmarker.h"
#include "run/releasewalk.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error usage(const QString &what)
{
    return { .kind = ErrorKind::Usage, .what = what, .untouched = tr("Nothing was run.") };
}

/// --phase VERSION=PHASE, as often as wanted.
Result<QHash<QString, Phase>> phases(const Arguments &arguments)
{
    QHash<QString, Phase> byHand;
    for (const auto &word : arguments.all.value(u"phase"_s)) {
        const auto phase = phaseFromWord(word.section(u'=', -1));
        if (!phase || !word.contains(u'=')) {
            return fail(usage(tr("--phase takes VERSION=expand, =migrate or =contract, not '%1'.")
                    .arg(elided(visible(word), 60))));
        }
        byHand.insert(word.section(u'=', 0, -2), *phase);
    }
    return byHand;
}

int report(const Arguments &arguments, const ReleaseView &view, int status = 0)
{
    const ReleaseFacts facts { view.command, view.back, view.applied, view.elsewhere };
    return finish(arguments.has(u"json"_s), QJsonDocument(releaseJson(view.release, facts)),
        releaseText(view.release, facts), status);
}

int exitOf(const Release &release)
{
    return release.hold == ReleaseHold::None && !release.aborted ? 0
        : release.hold == ReleaseHold::Asks                      ? 2
                                                                 : 1;
}

/// The words that would run, each as it is given to its program.
QStringList commandLines(const ReleaseView &view, const ReleaseOrders &orders)
{
    QStringList lines;
    if (!view.command.isEmpty()) {
        lines += shownCommand(view.command);
    }
    const auto stage = view.release.stage;
    const auto probes = stage == ReleaseStage::Contract                ? view.settings.oldGone
        : stage == ReleaseStage::Check || stage == ReleaseStage::Watch ? view.settings.checks
                                                                       : QList<Probe>();
    for (const auto &probe : probes) {
        if (!probe.command.isEmpty()) {
            lines += shownCommand(probe.command);
        }
    }
    if (stage == ReleaseStage::Watch && orders.returns && !view.back.isEmpty()) {
        lines += tr("only if green fails: %1").arg(shownCommand(view.back));
    }
    return lines;
}

/// Shows what would run and has it allowed: by --yes, or by an answer at a terminal.
Result<void> allow(const Arguments &arguments, const QStringList &lines)
{
    if (lines.isEmpty()) {
        return {};
    }
    for (const auto &line : lines) {
        printMessage(tr("Runs: %1").arg(line));
    }
    if (arguments.has(u"yes"_s)) {
        return {};
    }
    if (const auto terminal = checkTerminal(
            tr("Look at the command, then repeat this one with --yes."));
        !terminal) {
        return terminal;
    }
    return confirm(tr("Run this? Type yes: "));
}

/// Each answer that is another than before, on standard error.
class Answers
{
public:
    void take(const ReleaseLook &look)
    {
        for (const auto &answer : look.answers) {
            const auto line = u"%1 %2: %3"_s.arg(
                answer.yes ? u"✓"_s : u"✗"_s, visible(answer.name), visible(answer.words));
            if (m_said.value(answer.name) != line) {
                m_said.insert(answer.name, line);
                printMessage(line);
            }
        }
    }

private:
    QHash<QString, QString> m_said;
};

/// An ordinary run of the stage's migrations.
int apply(
    const Session &session, const Target &target, const Arguments &arguments, Interrupt &interrupt)
{
    auto options = runOptions(arguments);
    if (!options) {
        return printError(options.error());
    }
    options->after = interrupt.after().get_token();
    const auto ran = planAndRun(
        session, target, arguments, *options, interrupt.source().get_token());
    if (!ran) {
        return printError(ran.error());
    }
    const int status = ran->outcome.kind == Outcome::Kind::Done ? 0
                                                                : printError(ran->outcome.error);
    for (const auto &line : ran->outcome.truth) {
        printMessage(visible(scrubbed(line)));
    }
    const auto view = viewRelease(session);
    return view ? report(arguments, *view, status) : printError(view.error());
}

int next(const Session &session, const Arguments &arguments, const ReleaseView &view)
{
    Interrupt interrupt;
    const auto target = releaseTarget(session, view);
    if (!target) {
        return printError(target.error());
    }
    const bool isContract = view.release.stage == ReleaseStage::Contract;
    if (*target && !isContract) {
        return apply(session, **target, arguments, interrupt);
    }
    ReleaseOrders orders {
        .said = arguments.has(u"done"_s), .returns = arguments.has(u"return"_s), .back = view.back
    };
    if (const auto allowed = allow(arguments, commandLines(view, orders)); !allowed) {
        return printError(allowed.error());
    }
    orders.command = view.command;
    orders.mayCheck = true;
    Answers answers;
    const auto done = goOn(
        session, orders, [&answers](const ReleaseLook &look) { answers.take(look); },
        interrupt.source().get_token());
    if (!done) {
        return printError(done.error());
    }
    if (isContract && *target && done->release.hold == ReleaseHold::None) {
        printMessage(visible(done->release.words));
        return apply(session, **target, arguments, interrupt);
    }
    if (exitOf(done->release) != 0) {
        printMessage(visible(done->release.words));
    }
    return report(arguments, *done, exitOf(done->release));
}

int abort(const Session &session, const Arguments &arguments, const ReleaseView &view)
{
    ReleaseOrders orders { .said = arguments.has(u"done"_s) };
    if (view.needsBack) {
        const auto lines = view.back.isEmpty() ? QStringList()
                                               : QStringList { shownCommand(view.back) };
        if (const auto allowed = allow(arguments, lines); !allowed) {
            return printError(allowed.error());
        }
        orders.command = view.back;
    }
    Interrupt interrupt;
    const auto done = abortRelease(session, orders, interrupt.source().get_token());
    if (!done) {
        return printError(done.error());
    }
    const int status = done->release.aborted ? 0 : exitOf(done->release);
    if (status != 0) {
        printMessage(visible(done->release.words));
    }
    return report(arguments, *done, status);
}

int change(const Session &session, const Arguments &arguments, const QString &word)
{
    const auto byHand = phases(arguments);
    if (!byHand) {
        return printError(byHand.error());
    }
    if (word == "begin"_L1) {
        const auto view = beginRelease(session, *byHand);
        return view ? report(arguments, *view) : printError(view.error());
    }
    if (const auto confirmed = checkConfirmed(session, arguments); !confirmed) {
        return printError(confirmed.error());
    }
    const auto view = viewRelease(session);
    if (!view) {
        return printError(view.error());
    }
    if (view->release.id.isEmpty() || view->release.isOver()) {
        return printError({ .kind = ErrorKind::Refused,
            .what = tr("No release goes on here."),
            .untouched = tr("Nothing was run."),
            .next = tr("Begin one: release begin.") });
    }
    return word == "next"_L1 ? next(session, arguments, *view) : abort(session, arguments, *view);
}

} // namespace

int releaseCommand(const Arguments &arguments)
{
    static const QStringList words { u"status"_s, u"begin"_s, u"next"_s, u"abort"_s };
    const auto word = arguments.operands.value(0, words.first());
    if (!words.contains(word)) {
        return printError(usage(tr("'release' knows status, begin, next and abort, not '%1'.")
                .arg(elided(visible(word), 40))));
    }
    if (word != "status"_L1) {
        const auto session = openForChange(sessionRequest(arguments));
        return session ? change(*session, arguments, word) : printError(session.error());
    }
    const auto byHand = phases(arguments);
    const auto session = openSession(sessionRequest(arguments));
    if (!session || !byHand) {
        return printError(!session ? session.error() : byHand.error());
    }
    const auto view = viewRelease(*session, *byHand);
    return view ? report(arguments, *view) : printError(view.error());
}

} // namespace Switchback
