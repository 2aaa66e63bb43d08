// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/planstep.h"

#include "core/tr.h"
#include "run/batchplan.h"
#include "run/fingerprint.h"
#include "run/landed.h"
#include "run/planner.h"
#include "sql/sqlite.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Result<void> checkStatement(const Ground &ground, const Migration &migration, const Script &script,
    const Statement &statement)
{
    const auto traits = ground.session.engine->traits(statement.sql);
    const bool wrapped = script.transactional && !script.ownTransaction;
    const auto refuse = [&](const QString &why, const QString &next) {
        return fail(refused(tr("Migration %1: %2").arg(migration.version.text, why), next,
            migration.path, statement.line));
    };
    if (traits.copyFromStdin || traits.clientCommand) {
        return refuse(traits.explanation, tr("Write it as plain SQL."));
    }
    if (traits.transactionControl && wrapped) {
        // golang-migrate's SQLite driver can be told to wrap nothing; only the address says so.
        const bool optional = ground.session.format->info().id == "golang-migrate"_L1
            && ground.session.engine->info().embedded;
        return refuse(traits.explanation.isEmpty()
                ? tr("COMMIT or the like inside a wrapped transaction.")
                : traits.explanation,
            optional
                ? tr("Take the statement out, or add '?x-no-tx-wrap=true' to the address if the "
                     "application migrates so.")
                : tr("Take the statement out: the migration runs in one transaction already."));
    }
    if (traits.needsNoTransaction
        && (wrapped || (script.oneMessage && script.statements.size() > 1))) {
        return refuse(
            traits.explanation, tr("Give it a migration of its own without a transaction."));
    }
    return {};
}

/// The script that the step runs, or why there is none.
Result<Script> scriptOf(
    const Ground &ground, const Migration &migration, const Rendering &rendering)
{
    for (const auto &problem : rendering.problems) {
        if (problem.severity == Problem::Severity::Error) {
            return fail(problemError(problem));
        }
    }
    if (ground.target.direction == Direction::Up) {
        return rendering.up;
    }
    if (!rendering.down) {
        return fail(refused(tr("Migration %1 cannot be rolled back: %2")
                                .arg(migration.version.text, whyIrreversible(rendering)),
            tr("Write its way down, or restore a backup."), migration.path));
    }
    return *rendering.down;
}

/// Around each statement that runs outside a transaction: what an earlier, cut-short try left
/// behind, and the settings it needs.
Result<void> recoverStep(const Ground &ground, Step &step, QStringList &notes)
{
    const auto &engine = *ground.session.engine;
    QList<PlannedStatement> result;
    for (const auto &planned : std::as_const(step.statements)) {
        if (planned.role != StatementRole::Migration) {
            result += planned;
            continue;
        }
        const auto recovery = engine.recover(ground.connection, planned.sql);
        if (!recovery) {
            auto error = recovery.error();
            error.place = { step.path, planned.line };
            return fail(error);
        }
        if (!recovery->note.isEmpty()) {
            notes += tr("Migration %1: %2").arg(step.version.text, recovery->note);
        }
        result += engine.around(planned.sql, true, ground.session.connection);
        result += recovery->before;
        if (!recovery->alreadyDone) {
            result += planned;
        }
        result += engine.around(planned.sql, false, ground.session.connection);
    }
    step.statements = result;
    return {};
}

/// Where each statement commits by itself, a lost lock must not be found at the end alone.
void checkLockBeforeEach(Step &step, const QList<PlannedStatement> &lockCheck)
{
    QList<PlannedStatement> result;
    for (const auto &planned : std::as_const(step.statements)) {
        if (planned.role == StatementRole::Migration) {
            result += lockCheck;
        }
        result += planned;
    }
    step.statements = result;
}

/// A name as written, without its quotes.
QString unquotedName(const Phrase &phrase, qsizetype i)
{
    const auto text = i < phrase.size() ? phrase.text(i) : QStringView();
    const auto first = text.isEmpty() ? QChar() : text.front();
    if (text.size() < 2 || !QStringView(u"\"`['").contains(first)) {
        return text.toString();
    }
    const auto last = first == u'[' ? u']' : first;
    return text.sliced(1, text.size() - 2).toString().replace(QString(2, last), QString(last));
}

/// The table that a statement of a file drops, as written without quotes; empty = none.
QString droppedTable(const PlannedStatement &statement)
{
    const Phrase phrase(statement.sql, sqliteTokens(statement.sql));
    if (statement.role != StatementRole::Migration
        || !phrase.follows(0, { "DROP"_L1, "TABLE"_L1 })) {
        return {};
    }
    auto at = phrase.follows(2, { "IF"_L1, "EXISTS"_L1 }) ? 4 : 2;
    at += phrase.isSymbol(at + 1, "."_L1) ? 2 : 0;
    return unquotedName(phrase, at);
}

bool mentions(const Step &step, const QString &table)
{
    return std::ranges::any_of(step.statements, [&table](const PlannedStatement &statement) {
        const Phrase phrase(statement.sql, sqliteTokens(statement.sql));
        for (qsizetype i = 0; statement.role == StatementRole::Migration && i < phrase.size();
            ++i) {
            if (unquotedName(phrase, i).compare(table, Qt::CaseInsensitive) == 0) {
                return true;
            }
        }
        return false;
    });
}

/// Tables whose rows go with those of a table that is dropped, where foreign keys are enforced,
/// although the migration says nothing of them.
QStringList silentlyEmptied(const Ground &ground, const Step &step, const QStringList &dropped)
{
    const auto rows = ground.connection.query(
        u"SELECT DISTINCT m.name, f.\"table\" FROM sqlite_schema m, "
        "pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.on_delete = 'CASCADE'"_s);
    QStringList tables;
    for (const auto &row : rows ? rows->rows : QList<QVariantList>()) {
        const auto child = row.value(0).toString();
        if (dropped.contains(row.value(1).toString(), Qt::CaseInsensitive)
            && !mentions(step, child)) {
            tables += child;
        }
    }
    tables.removeDuplicates();
    return tables;
}

/// SQLite looks for rows that refer to nothing only when it is asked. A table that goes, mostly to
/// be built anew, may leave such rows, or take others with it: asked before and after, so that old
/// ones do not count.
void checkReferences(const Ground &ground, Step &step)
{
    const auto &engine = *ground.session.engine;
    if (!engine.info().embedded || !step.transactional) {
        return;
    }
    QStringList dropped;
    for (const auto &statement : std::as_const(step.statements)) {
        dropped += droppedTable(statement);
    }
    dropped.removeAll(QString());
    if (dropped.isEmpty()) {
        return;
    }
    QList<PlannedStatement> checks { { .sql = u"PRAGMA foreign_key_check"_s,
        .role = StatementRole::Check } };
    for (const auto &table : silentlyEmptied(ground, step, dropped)) {
        checks += { .sql = u"SELECT count(*) AS \"rows\" FROM "_s + engine.identifier(table),
            .role = StatementRole::Check };
    }
    const auto of = [&step](StatementRole role) {
        return std::ranges::find(step.statements, role, &PlannedStatement::role)
            - step.statements.begin();
    };
    const auto begin = of(StatementRole::Begin);
    const auto commit = of(StatementRole::Commit);
    step.statements = step.statements.first(begin + 1) + checks
        + step.statements.sliced(begin + 1, commit - begin - 1) + checks
        + step.statements.sliced(commit);
}

} // namespace

Result<Prepared> prepare(const Ground &ground, const TimelineEntry &entry)
{
    const auto &session = ground.session;
    const auto broken = std::ranges::find_if(ground.files.problems,
        [&](const Problem &problem) { return entry.broken && problem.place.file == entry.path; });
    if (entry.migration < 0 || entry.broken) {
        return fail(broken != ground.files.problems.end()
                ? problemError(*broken)
                : refused(tr("Version %1 is in the history, but the folder has no file for it.")
                              .arg(entry.version.text),
                      tr("Bring its file back, then try again.")));
    }
    const auto migration = session.format->loaded(
        ground.files.migrations.at(entry.migration), session.context);
    if (!migration) {
        return fail(migration.error());
    }
    return Prepared { *migration, session.format->render(*migration, session.context) };
}

std::optional<PlanStop> stopAt(const Prepared &prepared, Direction direction)
{
    const auto &[migration, rendering] = prepared;
    const auto unknown = std::ranges::find_if(
        rendering.opaque, [direction](const OpaquePart &part) {
            return !part.known && (direction == Direction::Up ? part.up : part.down);
        });
    const auto isError = [](const Problem &problem) {
        return problem.severity == Problem::Severity::Error;
    };
    if (unknown == rendering.opaque.end() || std::ranges::any_of(rendering.problems, isError)) {
        return std::nullopt;
    }
    return PlanStop { migration.version, migration.name, { migration.path, unknown->line },
        unknown->reason };
}

Result<Step> makeStep(
    const Ground &ground, const TimelineEntry &entry, const Prepared &prepared, Plan &plan)
{
    const auto &session = ground.session;
    const auto &[migration, rendering] = prepared;
    const auto script = scriptOf(ground, migration, rendering);
    if (!script) {
        return fail(script.error());
    }
    for (const auto &statement : script->statements) {
        if (const auto checked = checkStatement(ground, migration, *script, statement); !checked) {
            return fail(checked.error());
        }
        const auto traits = session.engine->traits(statement.sql);
        if (traits.ignoredInTransaction && script->transactional) {
            plan.notes += tr("Migration %1, line %2: %3")
                              .arg(entry.version.text)
                              .arg(statement.line)
                              .arg(traits.explanation);
        }
    }
    const auto &server = ground.connection.server();
    const auto lockCheck = session.engine->lockCheck(lockRequest(session, server), server);
    auto step = session.format->step({ .migration = migration,
                                         .rendering = rendering,
                                         .direction = ground.target.direction,
                                         .files = ground.files,
                                         .history = ground.history,
                                         .position = int(plan.steps.size()),
                                         .connection = session.connection,
                                         .server = server,
                                         .lockCheck = lockCheck },
        session.context);
    if (!step) {
        return step;
    }
    step->sourceHash = sourceHash(migration);
    step->late = entry.state == State::Late;
    if (ground.target.direction == Direction::Up && !migration.repeatable) {
        step->irreversible = whyIrreversible(rendering);
    }
    if (step->late) {
        plan.notes += tr("Migration %1 is late: newer ones are applied already.")
                          .arg(step->version.text);
    }
    if (!step->transactional) {
        if (const auto recovered = recoverStep(ground, *step, plan.notes); !recovered) {
            return fail(recovered.error());
        }
    }
    checkReferences(ground, *step);
    const bool batched = runsInBatches(ground, entry.version);
    if (batched) {
        if (const auto cut = batchStep(ground, *script, *step, plan.notes); !cut) {
            return fail(cut.error());
        }
    } else {
        forgetBatches(ground, *step, plan.notes);
    }
    if (!session.engine->info().transactionalDdl) {
        checkLockBeforeEach(*step, lockCheck);
    }
    const auto *marks = marksOf(session);
    if (marks && ground.target.mend != Mend::None) {
        const auto commit = std::ranges::find(
            step->statements, StatementRole::Commit, &PlannedStatement::role);
        step->statements.insert(commit, marks->forget(server.schema, entry.version.text));
    } else if (marks && !batched) {
        const Earlier earlier { ground.marks, ground.connection };
        if (const auto marked = markStep(*step, *marks, earlier, plan.notes); !marked) {
            return fail(marked.error());
        }
    }
    return step;
}

} // namespace Switchback
