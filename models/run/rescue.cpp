// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/rescue.h"

#include "core/tr.h"
#include "run/ledger.h"
#include "run/livejudge.h"
#include "run/rescuetext.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

PlannedStatement rescue(const QString &sql)
{
    return { .sql = sql, .role = StatementRole::Rescue };
}

Error cannotKeep(const Loss &loss, const QString &why)
{
    return { .kind = ErrorKind::Refused,
        .what = tr("No rescue copy of %1 can be made: %2").arg(loss.object, why),
        .untouched = tr("Nothing was run."),
        .next = tr("Plan without rescue copies, and make a backup first.") };
}

class RescuePlanner
{
public:
    RescuePlanner(const Session &session, Connection &connection, Plan &plan)
        : m_session(session)
        , m_connection(connection)
        , m_plan(plan)
        , m_text(*session.engine)
    {
    }

    Result<void> add()
    {
        const auto verdicts = judgePlan(m_session, m_plan);
        if (!verdicts) {
            return fail(verdicts.error());
        }
        if (const auto known = learn(*verdicts); !known) {
            return known;
        }
        for (qsizetype i = 0; i < m_plan.steps.size(); ++i) {
            if (const auto added = addTo(m_plan.steps[i], verdicts->at(i)); !added) {
                return added;
            }
        }
        for (const auto &object : std::as_const(m_plan.target.kept)) {
            if (!m_losses.contains(object)) {
                return fail({ .kind = ErrorKind::Usage,
                    .what = m_losses.isEmpty()
                        ? tr("The plan loses nothing, so no '%1' either.").arg(object)
                        : tr("The plan loses no '%1'; it loses: %2.")
                              .arg(object, m_losses.join(u", "_s)),
                    .untouched = tr("Nothing was run.") });
            }
        }
        if (m_made > 0) {
            for (const auto &sql : m_text.ground()) {
                m_plan.preparation += rescue(sql);
            }
            m_plan.notes += tr(
                "Rescue copies are made before anything is dropped; 'rescue list' shows them.");
            if (!m_session.engine->info().transactionalDdl) {
                m_plan.notes += tr(
                    "What others write between the copy and the drop is not in the copy.");
            }
        }
        return {};
    }

private:
    Result<void> learn(const QList<ScriptVerdict> &verdicts)
    {
        QStringList tables;
        for (const auto &script : verdicts) {
            for (const auto &loss : losses(script)) {
                tables += tableOf(loss);
            }
        }
        tables.removeAll(QString());
        tables.removeDuplicates();
        m_facts = readFacts(m_session, m_connection, tables, std::chrono::seconds(10), false);
        const auto copies = rescueCopies(*m_session.engine, m_connection);
        if (!copies) {
            return fail(copies.error());
        }
        for (const auto &copy : *copies) {
            m_last = qMax(m_last, copy.id);
        }
        return {};
    }

    Result<void> addTo(Step &step, const ScriptVerdict &verdict)
    {
        QList<PlannedStatement> statements;
        int number = 0;
        for (const auto &planned : std::as_const(step.statements)) {
            if (planned.role == StatementRole::Migration) {
                const auto made = copiesFor(step, verdict.statements.value(number++));
                if (!made) {
                    return fail(made.error());
                }
                statements += *made;
            }
            statements += planned;
        }
        step.statements = statements;
        return {};
    }

    Result<QList<PlannedStatement>> copiesFor(const Step &step, const StatementVerdict &verdict)
    {
        QList<PlannedStatement> statements;
        for (const auto &loss : verdict.losses) {
            const auto &kept = m_plan.target.kept;
            m_losses += m_losses.contains(loss.object) ? QStringList()
                                                       : QStringList { loss.object };
            if (loss.kind == Loss::Kind::Sequence
                || (!kept.isEmpty() && !kept.contains(loss.object))) {
                continue; // where it stood follows from the rows
            }
            const auto table = tableOf(loss);
            if (table.isEmpty()) {
                return fail(cannotKeep(loss, tr("it is more than one table.")));
            }
            const auto *facts = m_facts.table(table);
            if (!facts || facts->columns.isEmpty()) {
                // Made by an earlier statement of the plan, or not there at all.
                if (m_facts.missing.isEmpty()) {
                    continue;
                }
                return fail(cannotKeep(loss, m_facts.missing.first()));
            }
            RescueCopy copy { .id = ++m_last,
                .version = step.version.text,
                .name = step.name,
                .loss = loss,
                .table = facts->schema + u'.' + facts->name,
                .key = facts->primaryKey };
            copy.copy = m_text.copyName(copy.id);
            const bool atomic = step.transactional && m_session.engine->info().transactionalDdl;
            for (const auto &sql : m_text.keep(copy, *facts, atomic)) {
                statements += rescue(sql);
            }
            ++m_made;
        }
        return statements;
    }

    const Session &m_session;
    Connection &m_connection;
    Plan &m_plan;
    const RescueText m_text;
    LiveFacts m_facts;
    QStringList m_losses; // everything that could be kept
    int m_last = 0;
    int m_made = 0;
};

} // namespace

Result<void> addRescues(const Session &session, Connection &connection, Plan &plan)
{
    return RescuePlanner(session, connection, plan).add();
}

Result<QList<RescueCopy>> rescueCopies(const Engine &engine, Connection &connection)
{
    const RescueText text(engine);
    const auto there = connection.query(text.isThere());
    if (!there) {
        return fail(there.error());
    }
    if (there->rows.value(0).value(0).toInt() == 0) {
        return QList<RescueCopy>();
    }
    const auto rows = connection.query(text.list());
    if (!rows) {
        return fail(rows.error());
    }
    QList<RescueCopy> copies;
    for (const auto &row : rows->rows) {
        copies += RescueText::copyFrom(row);
    }
    return copies;
}

QList<PutBack> putBackVersions(const Session &session, const QList<Version> &versions)
{
    QList<PutBack> results;
    const auto connection = session.engine->connect(session.connection, Access::ReadWrite);
    const auto copies = connection ? rescueCopies(*session.engine, **connection)
                                   : Result<QList<RescueCopy>>(fail(connection.error()));
    if (!copies) {
        return { PutBack { .trouble = oneLine(copies.error()) } };
    }
    QStringList done;
    for (const auto &copy : *copies) {
        const auto object = copy.version + u'\n' + copy.loss.object;
        const bool wanted = versions.contains(Version { copy.version })
            && !copy.restoredAt.isValid();
        if (wanted && !done.contains(object)) { // of several the newest
            done += object;
            results += putBack(session, **connection, copy);
        }
    }
    return results;
}

Result<void> purgeRescue(
    const Engine &engine, Connection &connection, const QList<RescueCopy> &copies)
{
    const RescueText text(engine);
    for (const auto &copy : copies) {
        for (const auto &sql : text.purge(copy)) {
            if (const auto done = connection.execute(sql); !done) {
                return fail(done.error());
            }
        }
    }
    const auto left = rescueCopies(engine, connection);
    if (left && left->isEmpty()) {
        for (const auto &sql : text.removeGround()) {
            if (const auto done = connection.execute(sql); !done) {
                return fail(done.error());
            }
        }
    }
    return {};
}

} // namespace Switchback
