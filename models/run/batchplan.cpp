// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/batchplan.h"

#include "core/tr.h"
#include "run/batchplaces.h"
#include "run/batchwork.h"
#include "run/lintsource.h"
#include "sql/repeatable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error withPlace(Error error, const Step &step, int line)
{
    error.place = { step.path, line };
    return error;
}

Result<void> checkStatement(
    const Ground &ground, const Script &script, const Statement &statement, const Step &step)
{
    const auto &version = step.version.text;
    const auto dialect = dialectOf(ground.session.engine);
    const auto ranged = readRanged(statement.sql.trimmed(), dialect);
    if (!ranged && script.statements.size() > 1) {
        return fail(refused(tr("Migration %1 cannot run in batches: it has other statements "
                               "beside, and these would "
                               "be torn apart from it. They would stay in when a batch fails. %2")
                                .arg(version, ranged.error().what),
            tr("Split it: the change of the schema in one migration, that of the rows in the next "
               "('safe' writes both)."),
            step.path, statement.line));
    }
    if (!ranged) {
        return fail(withPlace(ranged.error(), step, statement.line));
    }
    const auto objection = objectionToParts(statement.sql, dialect);
    return objection.why.isEmpty()
        ? Result<void>()
        : fail(refused(tr("Migration %1 cannot run in batches: %2").arg(version, objection.why),
              objection.next, step.path, statement.line));
}

QStringList localsOf(const Step &step)
{
    QStringList locals;
    for (const auto &planned : step.statements) {
        if (planned.role == StatementRole::Local) {
            locals += planned.sql;
        }
    }
    return locals;
}

Result<PlannedStatement> inBatches(
    const Ground &ground, const Statement &statement, const Step &step, QStringList &notes)
{
    BatchWork work(*ground.session.engine, ground.connection,
        { .sql = statement.sql.trimmed(),
            .id = migrationPlace(step.version, statement.sql.trimmed()),
            .pace = ground.target.pace,
            .locals = localsOf(step),
            .partOfRun = true });
    if (const auto prepared = work.prepare(); !prepared) {
        auto error = withPlace(prepared.error(), step, statement.line);
        if (error.kind == ErrorKind::Refused && error.next.isEmpty()) {
            error.next = tr("If an earlier migration makes it, apply that one first.");
        }
        return fail(error);
    }
    const auto found = work.plan();
    const auto known = work.notes();
    if (!known) {
        return fail(withPlace(known.error(), step, statement.line));
    }
    notes += tr("Migration %1 runs in batches over about %2 rows of %3: what a batch has changed "
                "stays, also when a later one fails.")
                 .arg(step.version.text)
                 .arg(found.keys)
                 .arg(found.table);
    if (!found.resumed.isEmpty()) {
        notes += tr("An earlier run of migration %1 came to %2; this one goes on there.")
                     .arg(step.version.text, found.resumed);
    }
    if (found.withoutTriggers) {
        notes += tr("Migration %1 runs without user triggers. %2")
                     .arg(step.version.text, withoutTriggersWarning(*known));
    } else if (!known->triggers.isEmpty()) {
        notes += triggerWords(*known);
    }
    notes += known->advice;
    return PlannedStatement { .sql = work.part(),
        .role = StatementRole::Migration,
        .line = statement.line,
        .batches = work.planned() };
}

PlannedStatement forget(const Ground &ground, const Version &version)
{
    const auto &engine = *ground.session.engine;
    return { .sql = u"DELETE FROM %1 WHERE id LIKE %2"_s.arg(
                 engine.identifier(QString(BackfillTable)),
                 engine.literal(migrationPlaces(version) + u'%')),
        .role = StatementRole::Mark };
}

PlannedStatement tidy(const Ground &ground)
{
    return { .sql = u"DROP TABLE "_s + ground.session.engine->identifier(QString(BackfillTable)),
        .role = StatementRole::Tidy };
}

bool isHistory(const PlannedStatement &statement)
{
    return statement.role == StatementRole::History;
}

/// In the transaction of the history's rows; one is made for them where the tool has none.
void forgetWithHistory(
    const Ground &ground, const Version &version, QList<PlannedStatement> &statements)
{
    const auto &session = ground.session;
    const auto commit = std::ranges::find(
        statements, StatementRole::Commit, &PlannedStatement::role);
    if (commit != statements.end()) {
        statements.insert(commit, forget(ground, version));
        statements += tidy(ground);
        return;
    }
    const auto first = std::ranges::find_if(statements, isHistory) - statements.begin();
    const auto last = std::find_if(statements.rbegin(), statements.rend(), isHistory).base()
        - statements.begin();
    const auto begin = session.engine->begin(session.connection, ground.connection.server(), true);
    auto result = statements.first(std::min(first, last)) + begin
        + statements.sliced(std::min(first, last), std::max<qsizetype>(0, last - first));
    result << forget(ground, version) << session.engine->commit();
    statements = result + statements.sliced(last) << tidy(ground);
}

} // namespace

bool runsInBatches(const Ground &ground, const Version &version)
{
    return ground.target.direction == Direction::Up && ground.target.batched.contains(version);
}

Result<void> batchStep(const Ground &ground, const Script &script, Step &step, QStringList &notes)
{
    if (std::ranges::contains(ground.marks, step.version.text, &Mark::version)) {
        return fail(refused(
            tr("Migration %1 was left half done as one statement: it cannot go on in batches.")
                .arg(step.version.text),
            tr("Finish it first (--mend)."), step.path));
    }
    QList<PlannedStatement> batches { { .sql = {}, .role = StatementRole::Mark } };
    for (const auto &statement : script.statements) {
        if (const auto fits = checkStatement(ground, script, statement, step); !fits) {
            return fits;
        }
        const auto planned = inBatches(ground, statement, step, notes);
        if (!planned) {
            return fail(planned.error());
        }
        batches += *planned;
    }
    batches.first().sql = BatchWork(*ground.session.engine, ground.connection, {}).createTable();
    step.statements.removeIf(
        [](const PlannedStatement &planned) { return planned.role == StatementRole::Migration; });
    forgetWithHistory(ground, step.version, step.statements);
    step.statements = batches + step.statements;
    step.onFailure.clear(); // how far the batches came says it all
    step.transactional = false;
    return {};
}

void forgetBatches(const Ground &ground, Step &step, QStringList &notes)
{
    const auto own = migrationPlaces(step.version);
    const bool begun = std::ranges::any_of(
        ground.places, [&own](const QString &place) { return place.startsWith(own); });
    if (!begun) {
        return;
    }
    notes += step.direction == Direction::Up
        ? tr("Migration %1 was begun in batches and not finished. This plan runs it as a whole, "
             "over the rows that are changed already, too; to go on, choose batches again.")
              .arg(step.version.text)
        : tr("How far migration %1 came in batches is forgotten.").arg(step.version.text);
    const auto commit = std::ranges::find(
        step.statements, StatementRole::Commit, &PlannedStatement::role);
    step.statements.insert(commit, forget(ground, step.version));
    step.statements += tidy(ground);
}

Result<void> checkBatched(const Ground &ground, const Plan &plan)
{
    for (const auto &version : ground.target.batched) {
        const auto entry = std::ranges::find(
            ground.timeline.entries, version, &TimelineEntry::version);
        if (entry == ground.timeline.entries.end()) {
            return fail(unknownVersion(version));
        }
        if (!isApplied(entry->state)
            && !std::ranges::contains(plan.steps, version, &Step::version)) {
            return fail(refused(
                tr("Migration %1 is not in this plan: it cannot run in batches.").arg(version.text),
                tr("Ask for it, too (--to, --only).")));
        }
    }
    return {};
}

} // namespace Switchback
