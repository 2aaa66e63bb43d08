// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/probe.h"

#include "core/childprocess.h"
#include "core/project.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/deadline.h"
#include "run/http/httpget.h"

#include <QDir>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString shortened(const QString &text)
{
    return elided(visible(scrubbed(text.simplified())), 160);
}

/// The end of what a program said: there stands why it failed.
QString lastWords(const QByteArray &output)
{
    const auto text = QString::fromUtf8(output).trimmed();
    return shortened(text.right(400).section(u'\n', -3));
}

ProbeAnswer askAddress(const Probe &probe, const std::stop_token &stop)
{
    const auto url = expandVariables(probe.url);
    if (!url) {
        return { .words = oneLine(url.error()) };
    }
    const auto answer = httpGet(*url, probe.timeout, stop);
    if (probe.noAnswer) {
        return answer ? ProbeAnswer { .words = tr("answers %1").arg(answer->status) }
                      : ProbeAnswer { .yes = answer.error().kind == ErrorKind::Connection,
                            .words = shortened(answer.error().what) };
    }
    if (!answer) {
        return { .words = shortened(answer.error().what) };
    }
    if (answer->status != probe.status) {
        return { .words = tr("answers %1 instead of %2").arg(answer->status).arg(probe.status) };
    }
    const bool holds = probe.text.isEmpty() || answer->body.contains(probe.text.toUtf8());
    return {
        .yes = holds,
        .words = holds
            ? tr("answers %1").arg(answer->status)
            : tr("answers %1 without '%2'").arg(answer->status).arg(elided(visible(probe.text), 60))
    };
}

ProbeAnswer askSql(const Session &session, const Probe &probe)
{
    const auto value = askDatabase(session, probe.sql, probe.timeout);
    if (!value) {
        return { .words = shortened(oneLine(value.error())) };
    }
    const auto lower = value->toLower();
    const bool yes = probe.result.isEmpty()
        ? !lower.isEmpty() && lower != "0"_L1 && lower != "false"_L1 && lower != "f"_L1
        : *value == probe.result
            || (saysYes(*value) && saysYes(probe.result) && value->toInt() < 2);
    return { .yes = yes, .words = tr("answers '%1'").arg(elided(visible(*value), 60)) };
}

ProbeAnswer askCommand(
    const Session &session, const Probe &probe, bool mayRun, const std::stop_token &stop)
{
    if (!mayRun) {
        return { .words = tr("was not run: nobody allowed commands") };
    }
    const auto said = runOwnCommand(session, probe.command, probe.timeout, stop);
    return said ? ProbeAnswer { .yes = true, .words = said->isEmpty() ? tr("ends with 0") : *said }
                : ProbeAnswer { .words = shortened(said.error().what) };
}

} // namespace

bool saysYes(const QString &word)
{
    static const QStringList yes { u"true"_s, u"on"_s, u"1"_s, u"enabled"_s, u"t"_s, u"yes"_s };
    return yes.contains(word.trimmed().toLower());
}

Result<Rows> askForRows(
    const Session &session, const QString &sql, std::chrono::milliseconds timeout)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    const Deadline deadline(**connection, Deadline::Clock::now() + timeout);
    auto rows = (*connection)->query(sql);
    if (!rows && deadline.isOver()) {
        return fail(
            { .kind = ErrorKind::Failed, .what = tr("The database did not answer in time.") });
    }
    return rows;
}

Result<QString> askDatabase(
    const Session &session, const QString &sql, std::chrono::milliseconds timeout)
{
    const auto rows = askForRows(session, sql, timeout);
    return rows ? Result<QString>(rows->rows.value(0).value(0).toString()) : fail(rows.error());
}

Result<QString> runOwnCommand(const Session &session, const QStringList &command,
    std::chrono::milliseconds patience, const std::stop_token &stop)
{
    const auto name = command.value(0);
    const auto program = name.contains(u'/')
        ? QDir::cleanPath(QDir(session.project.root).absoluteFilePath(name))
        : findProgram(name);
    if (program.isEmpty()) {
        return fail({ .kind = ErrorKind::Failed,
            .what = tr("There is no program '%1'.").arg(elided(visible(name), 80)) });
    }
    QByteArray said;
    const auto result = runChild(
        { .program = program,
            .arguments = command.sliced(1),
            .environment = { { u"SWITCHBACK_ENVIRONMENT"_s, session.environment.name } },
            .optionFile = {},
            .patience = patience,
            .folder = session.project.root,
            .input = {},
            .wholeEnvironment = true,
            .onOutput = [&said](
                            const QByteArray &bytes) { said = (said + bytes).right(64 << 10); } },
        stop);
    if (!result) {
        return fail(result.error());
    }
    if (result->exitCode != 0) {
        const auto words = lastWords(said);
        const auto ended =
            tr("'%1' ended with %2").arg(elided(shownCommand(command), 120)).arg(result->exitCode);
        return fail({ .kind = ErrorKind::Failed,
            .what = ended + (words.isEmpty() ? u"."_s : u": "_s + words) });
    }
    return lastWords(said);
}

ProbeAnswer askProbe(
    const Session &session, const Probe &probe, bool mayRun, const std::stop_token &stop)
{
    QElapsedTimer timer;
    timer.start();
    auto answer = !probe.url.isEmpty() ? askAddress(probe, stop)
        : !probe.sql.isEmpty()         ? askSql(session, probe)
                                       : askCommand(session, probe, mayRun, stop);
    answer.name = probe.name;
    answer.ms = timer.elapsed();
    return answer;
}

} // namespace Switchback
