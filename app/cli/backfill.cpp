// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// backfill: one statement over many rows, a few at a time.

#include "run/backfill.h"
#include "app/cli/asking.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/numbers.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/backup.h"
#include "run/guardmarker.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 SizeLimit = 1 << 20; // bytes of a file with one statement
constexpr qint64 TellEvery = 1000; // milliseconds

Error usage(const QString &what)
{
    return { .kind = ErrorKind::Usage, .what = what, .untouched = tr("Nothing was run.") };
}

/// The statement itself, or the name of a file that holds it.
Result<QString> statementOf(const Arguments &arguments)
{
    const auto word = arguments.operands.value(0);
    if (word.trimmed().isEmpty()) {
        return fail(usage(tr("'backfill' needs a statement, or a file that holds one.")));
    }
    const QFileInfo info(word.size() < 4096 ? word : QString());
    if (!info.isFile() || info.size() > SizeLimit) {
        return word;
    }
    QFile file(word);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(usage(
            tr("'%1' cannot be read: %2").arg(elided(visible(word), 80), file.errorString())));
    }
    return QString::fromUtf8(file.readAll());
}

Result<BackfillRequest> backfillRequest(const Arguments &arguments)
{
    const auto sql = statementOf(arguments);
    const auto batch = wholeNumber(arguments, u"batch"_s, 1'000'000);
    const auto wanted = wholeNumber(arguments, u"part-ms"_s, 3'600'000);
    BackfillRequest request;
    const auto pause = numberOrNone(
        arguments, u"pause"_s, 3'600'000, std::chrono::milliseconds(request.pause).count());
    if (!sql || !batch || !wanted || !pause) {
        return fail(!sql  ? sql.error()
                : !batch  ? batch.error()
                : !wanted ? wanted.error()
                          : pause.error());
    }
    request.sql = *sql;
    request.batch = *batch > 0 ? *batch : request.batch;
    request.adapts = !arguments.has(u"fixed"_s);
    request.wanted = *wanted > 0 ? std::chrono::milliseconds(*wanted) : request.wanted;
    request.pause = std::chrono::milliseconds(*pause);
    request.anew = arguments.has(u"anew"_s);
    request.withoutTriggers = arguments.has(u"without-triggers"_s);
    return request;
}

QString planText(const BackfillPlan &plan)
{
    auto text =
        tr("Along the key (%1) of %2, about %3 rows. Each part, in a transaction of its own:")
            .arg(plan.key.join(u", "_s), visible(plan.table))
            .arg(plan.keys)
        + u'\n';
    for (const auto &sql : plan.locals) {
        text += u"  "_s + visible(sql) + u";\n"_s;
    }
    text += u"  "_s + visible(plan.part) + u'\n';
    text += tr("How far it came is kept in the table %1, which goes at the end.")
                .arg(BackfillTable);
    text += plan.resumed.isEmpty() ? QString()
                                   : u'\n'
            + tr("An earlier run came to %1; this one goes on there.").arg(visible(plan.resumed));
    if (plan.withoutTriggers) {
        text += u'\n' + tr("User triggers are left out.") + u' '
            + withoutTriggersWarning(plan.notes);
    } else if (!plan.notes.triggers.isEmpty()) {
        text += u'\n' + triggerWords(plan.notes);
    }
    for (const auto &advice : plan.notes.advice) {
        text += u'\n' + advice;
    }
    return text;
}

QString progressText(const BackfillProgress &progress)
{
    auto text = tr("%1 of about %2 rows, %3 a second, parts of %4")
                    .arg(progress.keys)
                    .arg(std::max(progress.all, progress.keys))
                    .arg(qint64(progress.perSecond))
                    .arg(progress.batch);
    if (progress.perSecond > 0 && progress.all > progress.keys) {
        text += tr(", %1 s left")
                    .arg(qint64(double(progress.all - progress.keys) / progress.perSecond));
    }
    return progress.waiting.isEmpty() ? text : text + u"; "_s + progress.waiting;
}

QJsonObject resultJson(const BackfillResult &result)
{
    return { { u"done"_s, result.done }, { u"resumed"_s, result.resumed },
        { u"keys"_s, result.keys }, { u"rows"_s, result.rows }, { u"parts"_s, result.parts },
        { u"ms"_s, result.ms } };
}

QString resultText(const BackfillResult &result)
{
    return (result.done ? tr("Done: %1 rows gone through, %2 changed, %3 parts, %4 ms.")
                        : tr("Stopped: %1 rows gone through, %2 changed, %3 parts, %4 ms. The same "
                             "command goes on."))
               .arg(result.keys)
               .arg(result.rows)
               .arg(result.parts)
               .arg(result.ms)
        + u'\n';
}

} // namespace

int backfillCommand(const Arguments &arguments)
{
    const auto request = backfillRequest(arguments);
    if (!request) {
        return printError(request.error());
    }
    Interrupt interrupt;
    sayIfLogChanged();
    const auto session = openForChange(sessionRequest(arguments));
    if (!session) {
        return printError(session.error());
    }
    if (const auto confirmed = checkConfirmed(*session, arguments); !confirmed) {
        return printError(confirmed.error());
    }
    const auto backfill = Backfill::prepare(*session, *request);
    if (!backfill) {
        return printError(backfill.error());
    }
    printMessage(planText((*backfill)->plan()));
    if (!arguments.has(u"yes"_s)) {
        auto asked = checkTerminal(tr("Repeat the command with --yes."));
        asked = asked ? confirm(tr("Run this? Type yes: ")) : asked;
        if (!asked) {
            return printError(asked.error());
        }
    }
    QElapsedTimer told;
    const auto tell = [&told](const BackfillProgress &progress) {
        if (!told.isValid() || told.elapsed() >= TellEvery) {
            printMessage(progressText(progress));
            told.start();
        }
    };
    const auto result = (*backfill)->run(tell, interrupt.source().get_token());
    const bool done = result && result->done;
    auditBackup(*session, backfillAction((*backfill)->plan().withoutTriggers), done,
        result ? result->ms : 0,
        result ? done ? QString() : tr("Stopped.") : oneLine(result.error()));
    if (!result) {
        return printError(result.error());
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(resultJson(*result)), resultText(*result),
        done ? 0 : 1);
}

} // namespace Switchback
