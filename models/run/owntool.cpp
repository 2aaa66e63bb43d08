// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/owntool.h"

#include "core/childprocess.h"
#include "core/secret.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"
#include "run/journal.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QUuid>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr std::chrono::hours ToolPatience { 12 };

QString shellWord(const QString &word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=@%+-]+$"_s);
    auto quoted = word;
    return plain.match(word).hasMatch() ? word : u'\'' + quoted.replace(u'\'', "'\\''"_L1) + u'\'';
}

/// Hands over whole lines.
class Lines
{
public:
    explicit Lines(std::function<void(const QString &)> sink)
        : m_sink(std::move(sink))
    {
    }

    void add(const QByteArray &bytes)
    {
        m_rest += bytes;
        for (auto end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
            m_sink(QString::fromUtf8(m_rest.first(end)));
            m_rest.remove(0, end + 1);
        }
        constexpr qsizetype Longest = 1 << 20;
        if (m_rest.size() > Longest) {
            finish();
        }
    }

    void finish()
    {
        if (!m_rest.isEmpty()) {
            m_sink(QString::fromUtf8(std::exchange(m_rest, {})));
        }
    }

private:
    std::function<void(const QString &)> m_sink;
    QByteArray m_rest;
};

class Working
{
public:
    Working(const Session &session, const OwnRun &run)
        : m_session(session)
        , m_run(run)
    {
    }

    OwnOutcome execute(
        const std::function<void(const QString &)> &line, const std::stop_token &stop)
    {
        m_timer.start();
        if (const auto begun = begin(); !begun) {
            return refused(begun.error());
        }
        const auto child = start(line, stop);
        auto &outcome = m_result.outcome;
        outcome.ms = m_timer.elapsed();
        const auto applied = isApplied();
        if (applied && *applied == (m_run.direction == Direction::Up)) {
            outcome.finished += m_run.version;
            outcome.finishedMs += outcome.ms;
        } else {
            outcome.kind = stop.stop_requested() ? Outcome::Kind::Cancelled : Outcome::Kind::Failed;
            outcome.failedStep = 0;
            outcome.error = why(child, applied);
            outcome.truth += tr("What %1 did is in its output above.").arg(m_run.command.program);
        }
        keep();
        return m_result;
    }

private:
    Result<void> begin()
    {
        auto journal = Journal::create({ .run = m_id,
            .project = m_session.project.root,
            .environment = m_session.environment.name,
            .database = m_session.connection.display,
            .startedAt = QDateTime::currentDateTimeUtc(),
            .process = ::getpid(),
            .steps = 1,
            .direction = m_run.direction });
        if (!journal) {
            return fail(journal.error());
        }
        m_journal = std::move(*journal);
        return m_journal->write(StepStarted { 0 });
    }

    OwnOutcome refused(const Error &error)
    {
        m_result.outcome = { .kind = Outcome::Kind::Refused, .error = error };
        return m_result;
    }

    Result<ChildResult> start(
        const std::function<void(const QString &)> &line, const std::stop_token &stop)
    {
        SqlLog log;
        const auto note = [&](const std::optional<QString> &sql) {
            if (sql) {
                m_result.sql += *sql;
                std::ignore = m_journal->sent(*sql);
            }
        };
        Lines lines([&](const QString &text) {
            line(text);
            note(log.add(text));
        });
        const auto result = runChild(
            { .program = m_run.program,
                .arguments = m_run.command.arguments,
                .environment = m_run.command.environment,
                .patience = ToolPatience,
                .folder = m_run.command.folder,
                .wholeEnvironment = true,
                .onOutput = [&](const QByteArray &bytes) { lines.add(bytes); } },
            stop);
        lines.finish();
        note(log.finish());
        return result;
    }

    /// What the database says, whatever the tool said.
    Result<bool> isApplied() const
    {
        const auto status = readStatus(m_session);
        if (!status) {
            return fail(status.error());
        }
        const auto &entries = status->history.entries;
        return std::ranges::contains(entries, m_run.version, &HistoryEntry::version);
    }

    Error why(const Result<ChildResult> &child, const Result<bool> &applied) const
    {
        if (!child || !applied) {
            return !child ? child.error() : applied.error();
        }
        const auto &tool = m_run.command.program;
        return { .kind = ErrorKind::Failed,
            .what = child->exitCode != 0
                ? tr("%1 failed on migration %2 (exit status %3).")
                      .arg(tool, m_run.version.text, QString::number(child->exitCode))
                : tr("%1 ended well, but the history of this database does not show migration %2.")
                      .arg(tool, m_run.version.text),
            .next = tr("Read its output.") };
    }

    void keep()
    {
        const auto &outcome = m_result.outcome;
        const AuditEntry entry { .at = QDateTime::currentDateTimeUtc(),
            .user = loginName(),
            .environment = m_session.environment.name,
            .database = m_session.connection.display,
            .action = (m_run.direction == Direction::Up ? u"up by "_s : u"rollback by "_s)
                + m_run.command.program,
            .version = m_run.version.text,
            .ok = outcome.kind == Outcome::Kind::Done,
            .ms = outcome.ms,
            .error = outcome.kind == Outcome::Kind::Done ? QString() : oneLine(outcome.error),
            .statements = int(m_result.sql.size()),
            .run = m_id };
        if (const auto kept = appendAudit({ entry }); !kept) {
            m_result.outcome.truth += oneLine(kept.error());
        }
        std::ignore = m_journal->write(m_result.outcome);
    }

    const Session &m_session;
    const OwnRun &m_run;
    const QString m_id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QElapsedTimer m_timer;
    std::unique_ptr<Journal> m_journal;
    OwnOutcome m_result;
};

} // namespace

QString OwnRun::shown() const
{
    QStringList words { u"cd"_s, shellWord(command.folder), u"&&"_s };
    auto variables = command.environment.keys();
    variables.sort();
    for (const auto &variable : std::as_const(variables)) {
        words += variable + u'=' + shellWord(scrubbed(command.environment.value(variable)));
    }
    words += command.program;
    for (const auto &argument : command.arguments) {
        words += shellWord(argument);
    }
    return words.join(u' ');
}

Result<OwnRun> ownRun(const Session &session, const PlanStop &stop, Direction direction)
{
    const auto &environment = session.environment;
    if (!environment.allowedSigners.isEmpty() || !environment.promotedFrom.isEmpty()) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("'%1' runs only what was signed or promoted, and what migration %2 does is "
                       "known to the project's own code alone.")
                .arg(environment.name, stop.version.text),
            .untouched = tr("It was not run."),
            .next = tr("Run it with the project's own tool, outside of Switchback.") });
    }
    const auto url = expandVariables(session.environment.url);
    if (!url) {
        return fail(url.error());
    }
    auto command = session.format->ownCommand(stop.version, direction, *url, session.context);
    if (!command) {
        return fail(command.error());
    }
    const auto program = findProgram(command->program);
    if (program.isEmpty()) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("Migration %1 needs %2, which is not on the PATH.")
                .arg(stop.version.text, command->program),
            .untouched = tr("It was not run."),
            .next = tr("Install it, or run the migration where it is installed.") });
    }
    return OwnRun { stop.version, stop.name, direction, *command, program };
}

OwnOutcome runOwn(const Session &session, const OwnRun &run,
    const std::function<void(const QString &line)> &line, const std::stop_token &stop)
{
    return Working(session, run).execute(line, stop);
}

// Elixir's logger: a line "… QUERY OK db=1.2ms", then the statement and its parameters in
// brackets, over as many lines as it has, then a line that is none of it.
std::optional<QString> SqlLog::add(QString line)
{
    static const QRegularExpression colour(u"\x1b\\[[0-9;]*m"_s);
    static const QRegularExpression head(u"\\bQUERY (OK|ERROR)\\b"_s);
    static const QRegularExpression other(
        u"^\\s*(↳|\\d\\d:\\d\\d:\\d\\d[.,]\\d+ \\[|== |\\*\\* \\()"_s);
    line.remove(colour);
    const bool starts = head.match(line).hasMatch();
    std::optional<QString> done;
    if (m_inside && (starts || other.match(line).hasMatch())) {
        done = finish();
    }
    if (starts) {
        m_inside = true;
    } else if (m_inside) {
        m_lines += line;
    }
    return done;
}

std::optional<QString> SqlLog::finish()
{
    static const QRegularExpression parameters(u"\\s*\\[(?:[^\\[\\]]|\\[[^\\[\\]]*\\])*\\]$"_s);
    m_inside = false;
    auto text = std::exchange(m_lines, {}).join(u'\n').trimmed();
    text.remove(parameters);
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace Switchback
