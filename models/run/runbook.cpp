// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/runbook.h"

#include "core/text.h"
#include "core/tr.h"
#include "core/verdict.h"
#include "run/auditlog.h"
#include "run/backup.h"
#include "run/judge.h"
#include "run/livecopy.h"
#include "run/planner.h"
#include "run/prooflog.h"
#include "run/runbooktrial.h"

#include <QDateTime>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = DocumentBlock::Kind;

QString seconds(qint64 ms)
{
    return ms < 1000 ? tr("%1 ms").arg(ms)
                     : tr("%1 s").arg(QString::number(double(ms) / 1000, 'f', 1));
}

/// The options that plan the same again.
QStringList optionsOf(const Target &target)
{
    QStringList options;
    switch (target.kind) {
    case Target::Kind::All:
        break;
    case Target::Kind::Steps:
        options += u"--steps %1"_s.arg(target.steps);
        break;
    case Target::Kind::To:
        options += (target.exclusive ? u"--to-exclusive "_s : u"--to "_s) + target.to.text;
        break;
    case Target::Kind::Chosen:
        options += u"--only "_s + target.chosen.value(0).text;
        break;
    }
    options += target.allowLate ? QStringList { u"--allow-late"_s } : QStringList();
    options += target.rescue && target.kept.isEmpty() ? QStringList { u"--rescue"_s }
                                                      : QStringList();
    return options;
}

class Book
{
public:
    Book(const Session &session, const RunbookRequest &request)
        : m_session(session)
        , m_request(request)
    {
    }
    Result<Document> make();

private:
    Result<void> read();
    void add(Kind kind, const QString &text) { m_document += DocumentBlock { kind, text }; }
    void addHead();
    void addPreconditions();
    void addStep(qsizetype index);
    void addStatement(const PlannedStatement &planned, const StatementVerdict *verdict, qint64 ms);
    void addCheck();
    void addRollback();
    void addRestore();
    void addResults();
    QString clientCommand(const QString &file) const;
    QString ownCommand(const QString &command, const QStringList &options) const;
    QString address() const;
    QString client() const;

    const Session &m_session;
    const RunbookRequest &m_request;
    Plan m_plan;
    QList<ScriptVerdict> m_verdicts;
    History m_history;
    ServerInfo m_server;
    PlanTrial m_trial;
    Document m_document;
};

QString Book::client() const
{
    const auto &id = m_session.engine->info().id;
    return id == "postgresql"_L1           ? u"psql"_s
        : id == "sqlite"_L1                ? u"sqlite3"_s
        : m_server.product == "MariaDB"_L1 ? u"mariadb"_s
                                           : u"mysql"_s;
}

// Without passwords: the client asks, or finds them where it keeps them.
QString Book::clientCommand(const QString &file) const
{
    const auto &at = m_session.connection;
    if (client() == "psql"_L1) {
        return u"psql -v ON_ERROR_STOP=1%1 -f %2"_s.arg(address(), file);
    }
    return client() == "sqlite3"_L1 ? u"sqlite3 -bail '%1' < %2"_s.arg(at.database, file)
                                    : u"%1%2 < %3"_s.arg(client(), address(), file);
}

/// Host, port, user and database, as PostgreSQL's or MySQL's programs take them.
QString Book::address() const
{
    const auto &at = m_session.connection;
    const bool postgres = client() == "psql"_L1;
    const auto socket = at.parameter(u"socket");
    auto words = at.host.isEmpty() ? QString() : u" -h "_s + at.host;
    words += at.port > 0 ? (postgres ? u" -p %1"_s : u" -P %1"_s).arg(at.port) : QString();
    words += socket.isEmpty() ? QString() : u" -S '%1'"_s.arg(socket);
    words += at.user.isEmpty() ? QString() : (postgres ? u" -U "_s : u" -u "_s) + at.user;
    return words + (postgres ? u" -d "_s : u" -p "_s) + at.database;
}

QString Book::ownCommand(const QString &command, const QStringList &options) const
{
    const auto &environment = m_session.environment;
    auto words = QStringList { u"switchback-cli"_s, command } + options;
    words += environment.name.isEmpty() ? QString() : u"--env "_s + environment.name;
    words += environment.isProtected && command != "plan"_L1
        ? u"--confirm "_s + QFileInfo(m_session.connection.database).fileName()
        : QString();
    words.removeAll(QString());
    return words.join(u' ');
}

Result<void> Book::read()
{
    auto plan = makePlan(m_session, m_request.target);
    auto verdicts = plan ? judgePlan(m_session, *plan) : fail(plan.error());
    if (!verdicts) {
        return fail(verdicts.error());
    }
    const auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    auto history = live ? m_session.format->history(**live, m_session.context) : fail(live.error());
    if (!history) {
        return fail(history.error());
    }
    m_plan = std::move(*plan);
    m_verdicts = std::move(*verdicts);
    m_history = std::move(*history);
    m_server = (*live)->server();
    return {};
}

void Book::addHead()
{
    const auto name = m_session.project.file.name.isEmpty()
        ? QFileInfo(m_session.project.root).fileName()
        : m_session.project.file.name;
    add(Kind::Title, tr("Runbook: %1").arg(name));
    add(Kind::Paragraph,
        m_plan.steps.isEmpty()
            ? tr("Nothing is pending: the database is up to date.")
            : tr("Purpose: bring the database up by %n migration(s), and back again if it must be.",
                  nullptr, int(m_plan.steps.size())));
    add(Kind::Item,
        tr("Environment: %1")
                .arg(m_session.environment.name.isEmpty() ? tr("(none named)")
                                                          : m_session.environment.name)
            + (m_session.environment.isProtected ? tr(" (protected)") : QString()));
    add(Kind::Item, tr("Database: %1").arg(m_session.connection.display));
    add(Kind::Item, u"%1 %2"_s.arg(m_server.product, m_server.version));
    add(Kind::Item,
        tr("Migrations: %1, %2").arg(m_session.format->info().title, m_session.folder.path));
    add(Kind::Item,
        tr("Made: %1 UTC").arg(QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd HH:mm"_s)));
    add(Kind::Item, tr("Plan: %1").arg(m_plan.fingerprint));
    if (const auto log = readAudit(); log && !log->isEmpty()) {
        add(Kind::Item, tr("Log's head: %1").arg(log->last().hash));
    }
}

void Book::addPreconditions()
{
    add(Kind::Heading, tr("Before"));
    const auto backups = keptBackups(databaseKey(m_server));
    if (backups.isEmpty()) {
        add(Kind::Box, tr("Make a backup: switchback-cli backup FILE. None is known."));
    } else {
        const auto &last = backups.first();
        const auto when = last.at.toString(u"yyyy-MM-dd HH:mm"_s);
        add(Kind::Box,
            last.tested ? tr("Backup of %1 UTC, restored for a test: %2").arg(when, last.file)
                        : tr("Backup of %1 UTC, never tried: %2").arg(when, last.file));
        if (!last.tables.isEmpty()) {
            add(Kind::Paragraph,
                tr("It holds these tables alone: %1").arg(last.tables.join(u", "_s)));
        }
    }
    add(Kind::Box,
        tr("The plan is still the one above: %1, \"fingerprint\".")
            .arg(ownCommand(u"plan"_s, optionsOf(m_plan.target) + QStringList { u"--json"_s })));
    add(Kind::Box, tr("Nobody else migrates. The run takes: %1.").arg(m_plan.lock));
    for (const auto &note : std::as_const(m_plan.notes)) {
        add(Kind::Box, note);
    }
    if (m_plan.stop) {
        add(Kind::Box,
            tr("Migration %1 comes after these and is not in this document: %2")
                .arg(m_plan.stop->version.text, m_plan.stop->reason));
    }
    if (m_plan.target.chosen.size() < 2) {
        const QStringList exactly { u"--yes"_s, u"--plan "_s + m_plan.fingerprint };
        add(Kind::Paragraph,
            tr("Start: %1").arg(ownCommand(u"up"_s, optionsOf(m_plan.target) + exactly)));
    }
}

void Book::addStatement(const PlannedStatement &planned, const StatementVerdict *verdict, qint64 ms)
{
    add(Kind::Code, shownSql(planned));
    if (!verdict) {
        return;
    }
    for (const auto &lock : verdict->locks) {
        add(Kind::Item,
            tr("Locks %1: %2%3")
                .arg(lock.object, lock.mode,
                    lock.newObject ? tr(" (new, nobody uses it)") : QString()));
    }
    add(Kind::Item, verdict->words.isEmpty() ? tr("Blocks nobody.") : verdict->words);
    for (const auto &table : verdict->rewrites) {
        add(Kind::Item, tr("Writes every row of %1 again.").arg(table));
    }
    for (const auto &loss : verdict->losses) {
        add(Kind::Item, lossWords(loss));
    }
    if (ms >= 0) {
        add(Kind::Item, tr("Took %1 on the scratch copy.").arg(seconds(ms)));
    }
}

void Book::addStep(qsizetype index)
{
    const auto &step = m_plan.steps.at(index);
    const auto verdict = index < m_verdicts.size() ? m_verdicts.at(index) : ScriptVerdict();
    const auto times = m_trial.ms.value(index);
    add(Kind::Subheading, u"%1. %2"_s.arg(index + 1).arg(titleOf(step.version, step.name)));
    add(Kind::Item, tr("File: %1").arg(step.path));
    add(Kind::Item,
        step.transactional ? tr("In one transaction: a failure leaves nothing of it.")
                           : tr("Outside a transaction: a failure leaves what ran before it."));
    const auto proof = Proofs::read().of(step.sourceHash, m_plan.engine, m_plan.serverVersion);
    add(Kind::Item,
        proof.verdict == Verdict::NotRehearsed
            ? verdictSentence(proof)
            : verdictTitle(proof.verdict) + u". "_s + verdictSentence(proof));
    qint64 total = 0;
    qsizetype number = 0;
    for (const auto &planned : step.statements) {
        if (planned.role == StatementRole::Migration) {
            const auto ms = times.value(number, -1);
            total += std::max<qint64>(0, ms);
            addStatement(planned,
                number < verdict.statements.size() ? &verdict.statements.at(number) : nullptr, ms);
            ++number;
        }
    }
    for (const auto &finding : verdict.findings) {
        if (!finding.suppressed) {
            add(Kind::Item, tr("Finding, line %1: %2").arg(finding.line).arg(finding.message));
        }
    }
    const auto basis = m_session.engine->info().embedded
        ? tr("measured on a copy with all its rows")
        : m_trial.withRows
        ? tr("measured on a copy with up to %1 made-up rows a table").arg(m_request.rows)
        : tr("measured on a copy without rows: what reads or writes rows takes longer");
    if (!times.isEmpty()) {
        add(Kind::Paragraph, tr("Expected: %1 (%2).").arg(seconds(total), basis));
    }
    add(Kind::Box,
        tr("Check: 'switchback-cli status' lists %1 as applied.").arg(step.version.text));
}

void Book::addCheck()
{
    add(Kind::Heading, tr("After"));
    add(Kind::Box, tr("The history, with %1 alone:").arg(client()));
    add(Kind::Code, u"SELECT * FROM %1;"_s.arg(quotedTable(*m_session.engine, m_history.table)));
    add(Kind::Box, tr("The application answers, and its error rate is as before."));
}

void Book::addRollback()
{
    add(Kind::Heading, tr("Going back"));
    if (!m_trial.trouble.isEmpty()) {
        add(Kind::Paragraph, tr("The way back was not tried: %1").arg(m_trial.trouble));
        return;
    }
    add(Kind::Paragraph,
        tr("With Switchback: %1")
            .arg(ownCommand(
                u"rollback"_s, { u"--steps %1"_s.arg(m_plan.steps.size()), u"--yes"_s })));
    if (!m_trial.back.isEmpty()) {
        add(Kind::Paragraph,
            tr("With %1 alone: write what follows to back.sql, the last migration first, and run "
               "it. It was tried on a scratch copy.")
                .arg(client()));
        add(Kind::Code, clientCommand(u"back.sql"_s));
        add(Kind::Code, m_trial.back.join(u'\n'));
    }
    if (!m_trial.left.isEmpty()) {
        add(Kind::Paragraph,
            tr("It ran through there, and does not lead back to the schema from before:"));
        for (const auto &difference : std::as_const(m_trial.left)) {
            add(Kind::Item, difference);
        }
    }
    for (const auto &reason : std::as_const(m_trial.notBack)) {
        add(Kind::Paragraph, tr("From here on there is no way back but a backup: %1").arg(reason));
    }
    addRestore();
}

void Book::addRestore()
{
    const auto &at = m_session.connection;
    add(Kind::Paragraph, tr("From a backup, with the server's own programs:"));
    if (client() == "psql"_L1) {
        add(Kind::Code,
            u"pg_restore --clean --if-exists --single-transaction --exit-on-error%1 FILE"_s.arg(
                address()));
    } else if (client() == "sqlite3"_L1) {
        add(Kind::Code, u"sqlite3 '%1' '.restore FILE'"_s.arg(at.database));
    } else {
        add(Kind::Code, u"%1 --binary-mode%2 < FILE"_s.arg(client(), address()));
    }
}

void Book::addResults()
{
    add(Kind::Heading, tr("Results"));
    for (const auto &step : std::as_const(m_plan.steps)) {
        add(Kind::Box,
            tr("%1: started ________ ended ________ result ________________")
                .arg(step.version.text));
    }
    add(Kind::Paragraph,
        tr("Run by ________________  Reviewed by ________________  Date ____________"));
}

Result<Document> Book::make()
{
    if (const auto done = read(); !done) {
        return fail(done.error());
    }
    addHead();
    if (m_plan.steps.isEmpty()) {
        return m_document;
    }
    m_trial = tryPlan(m_session, m_plan, m_history, m_request);
    if (m_request.reading.stop.stop_requested()) {
        return fail({ .kind = ErrorKind::Cancelled,
            .what = tr("The runbook was stopped."),
            .untouched = tr("The database was only read.") });
    }
    addPreconditions();
    add(Kind::Heading, tr("Steps"));
    for (qsizetype i = 0; i < m_plan.steps.size(); ++i) {
        addStep(i);
    }
    addCheck();
    addRollback();
    addResults();
    return m_document;
}

} // namespace

Result<Document> makeRunbook(const Session &session, const RunbookRequest &request)
{
    return Book(session, request).make();
}

} // namespace Switchback
