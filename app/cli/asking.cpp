// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/asking.h"

#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"

#include <QTextStream>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error refusal(const QString &what, const QString &next)
{
    return {
        .kind = ErrorKind::Refused, .what = what, .untouched = tr("Nothing was run."), .next = next
    };
}

} // namespace

bool namesDatabase(const Session &session, const Arguments &arguments)
{
    const auto &database = session.connection.database;
    const auto name = session.engine->info().embedded ? database.section(u'/', -1) : database;
    return arguments.value(u"confirm"_s) == name;
}

Result<void> checkConfirmed(const Session &session, const Arguments &arguments)
{
    if (!session.environment.isProtected || namesDatabase(session, arguments)) {
        return {};
    }
    const auto typed = arguments.value(u"confirm"_s);
    const auto guarded = tr("'%1' is a protected environment.").arg(session.environment.name);
    return fail(refusal(typed.isEmpty()
            ? guarded
            : guarded + u' ' + tr("Its database is not called '%1'.").arg(elided(typed, 60)),
        tr("Repeat the command with --confirm and the database's name.")));
}

Result<void> confirm(const QString &question)
{
    printOut(question);
    QTextStream input(stdin);
    if (input.readLine().trimmed() == "yes"_L1) {
        return {};
    }
    return fail(refusal(tr("Not confirmed."), {}));
}

Result<void> checkTerminal(const QString &next)
{
    return ::isatty(STDIN_FILENO)
        ? Result<void>()
        : fail(refusal(tr("Nobody can be asked: standard input is no terminal."), next));
}

void sayIfLogChanged()
{
    if (const auto trouble = auditProblem()) {
        printMessage(trouble->message + u' ' + tr("Look at 'log --verify'."));
    }
}

Result<std::chrono::milliseconds> lockWait(const Arguments &arguments)
{
    if (!arguments.has(u"lock-wait"_s)) {
        return std::chrono::milliseconds(10000);
    }
    bool number = false;
    const double seconds = arguments.value(u"lock-wait"_s).toDouble(&number);
    if (!number || seconds < 0 || seconds > 86400) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("--lock-wait takes seconds from 0 to 86400, not '%1'.")
                .arg(elided(arguments.value(u"lock-wait"_s), 40)),
            .untouched = tr("Nothing was run.") });
    }
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

} // namespace Switchback
