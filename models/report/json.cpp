// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "report/json.h"

#include "core/planjson.h"
#include "core/text.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue time(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject entryJson(const TimelineEntry &entry)
{
    QJsonObject object { { u"version"_s, entry.version.text }, { u"name"_s, entry.name },
        { u"state"_s, stateWord(entry.state) }, { u"out_of_order"_s, entry.outOfOrder },
        { u"applied_at"_s, time(entry.appliedAt) }, { u"reversible"_s, entry.reversible },
        { u"transactional"_s, entry.transactional }, { u"path"_s, orNull(entry.path) } };
    if (!entry.note.isEmpty()) {
        object.insert(u"note"_s, entry.note);
    }
    return object;
}

QJsonArray statementsJson(const Script &script)
{
    QJsonArray array;
    for (const auto &statement : script.statements) {
        array += statement.sql;
    }
    return array;
}

QJsonArray problemsJson(const QList<Problem> &problems)
{
    QJsonArray array;
    for (const auto &problem : problems) {
        array += QJsonObject { { u"file"_s, problem.place.file }, { u"line"_s, problem.place.line },
            { u"message"_s, problem.message } };
    }
    return array;
}

template<class T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonArray preconditionsJson(const QList<Precondition> &conditions)
{
    QJsonArray array;
    for (const auto &condition : conditions) {
        array += QJsonObject { { u"kind"_s, preconditionName(condition.kind) },
            { u"object"_s, preconditionSubject(condition) },
            { u"violations"_s, orNull(condition.violations) },
            { u"estimated"_s, condition.estimated },
            { u"changed_before"_s, condition.changedBefore },
            { u"trouble"_s, orNull(condition.trouble) } };
    }
    return array;
}

QJsonObject statementJson(const PlannedStatement &planned, const StatementVerdict &verdict)
{
    QJsonArray locks;
    for (const auto &lock : verdict.locks) {
        locks += QJsonObject { { u"object"_s, lock.object }, { u"mode"_s, lock.mode },
            { u"blocks"_s, lock.words }, { u"new"_s, lock.newObject } };
    }
    QJsonArray losses;
    for (const auto &loss : verdict.losses) {
        losses += QJsonObject { { u"kind"_s, lossKindName(loss.kind) },
            { u"object"_s, loss.object } };
    }
    const auto batches = planned.batches ? QJsonValue(toJson(*planned.batches)) : QJsonValue();
    return { { u"sql"_s, planned.sql }, { u"line"_s, planned.line }, { u"batches"_s, batches },
        { u"locks"_s, locks }, { u"rewrites"_s, !verdict.rewrites.isEmpty() },
        { u"scans"_s, QJsonArray::fromStringList(verdict.scans) },
        { u"algorithm"_s, orNull(verdict.algorithm) }, { u"effect"_s, verdict.words },
        { u"figures"_s, orNull(verdict.figures) },
        { u"in_the_way"_s, QJsonArray::fromStringList(verdict.inTheWay) },
        { u"preconditions"_s, preconditionsJson(verdict.preconditions) },
        { u"observed"_s, orNull(verdict.observed) }, { u"data_loss"_s, losses } };
}

QJsonObject stepJson(const Step &step, const ScriptVerdict &verdict)
{
    QJsonArray statements;
    for (const auto &statement : step.statements) {
        if (statement.role == StatementRole::Migration) {
            statements += statementJson(statement, verdict.statements.value(statements.size()));
        }
    }
    QJsonArray findings;
    for (const auto &finding : verdict.findings) {
        if (!finding.suppressed) {
            auto object = findingJson(finding);
            object.insert(u"statement"_s, finding.statement);
            findings += object;
        }
    }
    return { { u"version"_s, step.version.text }, { u"name"_s, step.name },
        { u"path"_s, step.path }, { u"transactional"_s, step.transactional },
        { u"late"_s, step.late }, { u"irreversible"_s, orNull(step.irreversible) },
        { u"statements"_s, statements }, { u"findings"_s, findings },
        { u"wire"_s, toJson(step.statements) } };
}

QString lightName(PlanTile::Light light)
{
    switch (light) {
    case PlanTile::Light::Red:
        return u"red"_s;
    case PlanTile::Light::Amber:
        return u"amber"_s;
    case PlanTile::Light::Green:
        return u"green"_s;
    case PlanTile::Light::Unknown:
        break;
    }
    return u"unknown"_s;
}

QJsonArray tilesJson(const QList<PlanTile> &tiles)
{
    static const QStringList names { u"expected_state"_s, u"blocks"_s, u"can_fail"_s,
        u"can_return"_s };
    QJsonArray array;
    for (qsizetype i = 0; i < tiles.size(); ++i) {
        const auto &tile = tiles.at(i);
        array += QJsonObject { { u"tile"_s, names.value(i) }, { u"light"_s, lightName(tile.light) },
            { u"sentence"_s, tile.sentence }, { u"step"_s, tile.step },
            { u"statement"_s, tile.statement },
            { u"lacks"_s, QJsonArray::fromStringList(tile.lacks) } };
    }
    return array;
}

QJsonArray flagsJson(const QList<FlagState> &flags)
{
    QJsonArray array;
    for (const auto &flag : flags) {
        array += QJsonObject { { u"version"_s, flag.version.text }, { u"flag"_s, flag.flag },
            { u"wanted"_s, orNull(flag.wanted) }, { u"state"_s, flagWord(flag.kind) },
            { u"open"_s, flag.isOpen() }, { u"where"_s, orNull(scrubbed(flag.words)) } };
    }
    return array;
}

QJsonObject tableJson(const TableFacts &table)
{
    QStringList dependants;
    for (const auto &dependant : table.dependants) {
        dependants += dependant.what;
    }
    dependants.removeDuplicates();
    return { { u"table"_s, table.table }, { u"rows"_s, orNull(table.rows) },
        { u"estimated"_s, !table.exact }, { u"bytes"_s, orNull(table.bytes) },
        { u"index_bytes"_s, orNull(table.indexBytes) }, { u"writes"_s, orNull(table.writes) },
        { u"reads"_s, orNull(table.reads) },
        { u"dependants"_s, QJsonArray::fromStringList(dependants) } };
}

QJsonObject sessionJson(const SessionFacts &session)
{
    QJsonArray locks;
    for (const auto &lock : session.locks) {
        locks += QJsonObject { { u"table"_s, lock.table }, { u"mode"_s, lock.mode } };
    }
    return { { u"backend"_s, session.backend }, { u"user"_s, session.user },
        { u"application"_s, session.application }, { u"state"_s, session.state },
        { u"seconds"_s, session.seconds < 0 ? QJsonValue() : QJsonValue(session.seconds) },
        { u"query"_s, scrubbed(session.query) }, { u"locks"_s, locks } };
}

QJsonValue factsJson(const LiveFacts &facts)
{
    if (!facts.at.isValid() && facts.missing.isEmpty()) {
        return {};
    }
    QJsonArray tables;
    for (const auto &table : facts.tables) {
        tables += tableJson(table);
    }
    QJsonArray sessions;
    for (const auto &session : facts.sessions) {
        sessions += sessionJson(session);
    }
    return QJsonObject { { u"at"_s, time(facts.at) }, { u"ms"_s, facts.ms },
        { u"replica"_s, facts.replica }, { u"replicas"_s, facts.replicas },
        { u"lag_bytes"_s, orNull(facts.lagBytes) }, { u"free_bytes"_s, orNull(facts.freeBytes) },
        { u"tables"_s, tables }, { u"sessions"_s, sessions },
        { u"missing"_s, QJsonArray::fromStringList(facts.missing) } };
}

QJsonArray ledgerJson(const QList<LedgerRow> &ledger)
{
    QJsonArray array;
    for (const auto &row : ledger) {
        array += QJsonObject { { u"kind"_s, lossKindName(row.loss.kind) },
            { u"object"_s, row.loss.object }, { u"rows"_s, orNull(row.rows) },
            { u"values"_s, orNull(row.values) }, { u"estimated"_s, row.estimated },
            { u"bytes"_s, orNull(row.bytes) }, { u"since_applied"_s, orNull(row.since) },
            { u"evidence"_s, orNull(evidenceName(row.evidence)) },
            { u"evidence_column"_s, orNull(row.evidenceColumn) }, { u"newest"_s, time(row.newest) },
            { u"dependants"_s, QJsonArray::fromStringList(row.dependants) },
            { u"sample"_s, QJsonArray::fromStringList(row.sample) },
            { u"trouble"_s, orNull(row.trouble) } };
    }
    return array;
}

} // namespace

QJsonValue stopJson(const std::optional<PlanStop> &stop)
{
    return stop ? QJsonObject { { u"version"_s, stop->version.text }, { u"name"_s, stop->name },
        { u"path"_s, stop->place.file }, { u"line"_s, stop->place.line },
        { u"reason"_s, stop->reason } }
                : QJsonValue();
}

QJsonObject statusJson(const StatusReport &status)
{
    QJsonArray migrations;
    for (const auto &entry : status.timeline.entries) {
        migrations += entryJson(entry);
    }
    return { { u"format"_s, status.format }, { u"dialect"_s, status.dialect },
        { u"server_version"_s, status.serverVersion }, { u"history_table"_s, status.historyTable },
        { u"current"_s, orNull(status.timeline.current) },
        { u"applied"_s, status.timeline.applied }, { u"pending"_s, status.timeline.pending },
        { u"failed"_s, status.timeline.failed }, { u"migrations"_s, migrations },
        { u"problems"_s, problemsJson(status.problems) }, { u"running"_s, orNull(status.running) },
        { u"guarded"_s, guardJson(status.guarded) } };
}

QJsonValue guardJson(const std::optional<GuardMarker> &marker)
{
    return marker ? QJsonValue(QJsonObject { { u"note"_s, orNull(marker->note) },
                        { u"by"_s, orNull(marker->by) }, { u"at"_s, time(marker->at) } })
                  : QJsonValue();
}

QJsonObject gridJson(const EnvironmentGrid &grid)
{
    QJsonArray environments;
    for (const auto &column : grid.columns) {
        environments += QJsonObject { { u"name"_s, column.environment },
            { u"database"_s, orNull(column.address) }, { u"server"_s, orNull(column.server) },
            { u"protected"_s, column.isProtected }, { u"error"_s, orNull(column.trouble) } };
    }
    QJsonArray migrations;
    for (int row = 0; row < grid.rows.size(); ++row) {
        QJsonObject in;
        for (int column = 0; column < grid.columns.size(); ++column) {
            const auto *entry = grid.entry(row, column);
            in.insert(grid.columns.at(column).environment,
                entry ? QJsonValue(QJsonObject { { u"state"_s, stateWord(entry->state) },
                            { u"applied_at"_s, time(entry->appliedAt) } })
                      : QJsonValue());
        }
        migrations += QJsonObject { { u"version"_s, grid.rows.at(row).version.text },
            { u"name"_s, grid.rows.at(row).name }, { u"in"_s, in } };
    }
    return { { u"environments"_s, environments }, { u"migrations"_s, migrations } };
}

QJsonObject renderedJson(const RenderedMigration &migration)
{
    const auto &rendering = migration.rendering;
    QJsonArray opaque;
    for (const auto &part : rendering.opaque) {
        opaque += QJsonObject { { u"line"_s, part.line }, { u"text"_s, part.text },
            { u"reason"_s, part.reason } };
    }
    return { { u"version"_s, migration.version.text }, { u"name"_s, migration.name },
        { u"path"_s, migration.path }, { u"problems"_s, problemsJson(rendering.problems) },
        { u"up"_s, statementsJson(rendering.up) },
        { u"down"_s, rendering.down ? QJsonValue(statementsJson(*rendering.down)) : QJsonValue() },
        { u"irreversible"_s, orNull(rendering.irreversible) }, { u"opaque"_s, opaque },
        { u"disable_ddl_transaction"_s, rendering.disableDdlTransaction },
        { u"disable_migration_lock"_s, rendering.disableMigrationLock } };
}

QJsonObject findingJson(const Finding &finding)
{
    return { { u"file"_s, finding.file }, { u"line"_s, finding.line },
        { u"column"_s, finding.column }, { u"rule"_s, finding.rule },
        { u"severity"_s, severityName(finding.severity) }, { u"message"_s, finding.message },
        { u"help"_s, finding.help } };
}

QJsonObject planJson(
    const Plan &plan, const QList<ScriptVerdict> &verdicts, const PlanEvidence &evidence)
{
    QJsonArray steps;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        steps += stepJson(plan.steps.at(i), verdicts.value(i));
    }
    return { { u"direction"_s, plan.target.direction == Direction::Up ? u"up"_s : u"rollback"_s },
        { u"steps"_s, steps }, { u"preparation"_s, toJson(plan.preparation) },
        { u"lock"_s, plan.lock }, { u"notes"_s, QJsonArray::fromStringList(plan.notes) },
        { u"rescue"_s, plan.target.rescue },
        { u"rescued"_s, QJsonArray::fromStringList(plan.rescued) },
        { u"tiles"_s, tilesJson(evidence.tiles) }, { u"flags"_s, flagsJson(evidence.flags) },
        { u"facts"_s, factsJson(evidence.facts) }, { u"ledger"_s, ledgerJson(evidence.ledger) },
        { u"stops_before"_s, stopJson(plan.stop) }, { u"fingerprint"_s, plan.fingerprint } };
}

QJsonObject outcomeJson(const Plan &plan, const Outcome &outcome)
{
    QJsonArray finished;
    for (qsizetype i = 0; i < outcome.finished.size(); ++i) {
        finished += QJsonObject { { u"version"_s, outcome.finished.at(i).text },
            { u"ms"_s, outcome.finishedMs.value(i) } };
    }
    QJsonValue failed;
    if (outcome.failedStep >= 0) {
        const auto &step = plan.steps.at(outcome.failedStep);
        const auto sql = step.statements.value(outcome.failedStatement).sql;
        failed = QJsonObject { { u"version"_s, step.version.text },
            { u"statement"_s, elided(sql, 4000) }, { u"line"_s, outcome.error.place.line },
            { u"error"_s, scrubbed(outcome.error.what) } };
    }
    return { { plan.target.direction == Direction::Up ? u"applied"_s : u"reverted"_s, finished },
        { u"failed"_s, failed }, { u"stopped_before"_s, stopJson(plan.stop) },
        { u"truth"_s, QJsonArray::fromStringList(outcome.truth) } };
}

QJsonArray auditJson(const QList<AuditEntry> &entries)
{
    QJsonArray array;
    for (const auto &entry : entries) {
        QJsonObject object { { u"at"_s, time(entry.at) }, { u"user"_s, entry.user },
            { u"environment"_s, entry.environment }, { u"database"_s, entry.database },
            { u"action"_s, entry.action }, { u"version"_s, orNull(entry.version) },
            { u"ok"_s, entry.ok }, { u"ms"_s, entry.ms }, { u"error"_s, orNull(entry.error) },
            { u"run"_s, entry.run }, { u"hash"_s, entry.hash } };
        if (!entry.reason.isEmpty()) {
            object.insert(u"reason"_s, entry.reason);
        }
        if (!entry.signer.isEmpty()) {
            object.insert(u"signer"_s, entry.signer);
        }
        array += object;
    }
    return array;
}

} // namespace Switchback
