// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/planner.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/landed.h"
#include "run/rescue.h"
#include "sql/sqlite.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// What the planning functions share for one plan.
struct Ground {
    const Session &session;
    const Target &target;
    MigrationSet files;
    History history;
    Timeline timeline;
    HistoryRules rules;
    QList<Mark> marks;
    Connection &connection;
};

Error refused(const QString &what, const QString &next, const QString &path = {}, int line = 0)
{
    return { .kind = ErrorKind::Refused,
        .what = what,
        .untouched = tr("Nothing was run."),
        .next = next,
        .place = { path, line } };
}

Error unknownVersion(const Version &version)
{
    return { .kind = ErrorKind::Usage,
        .what = tr("There is no migration with version '%1'.").arg(elided(version.text, 60)),
        .untouched = tr("Nothing was run."),
        .next = tr("'status' lists the versions.") };
}

Error problemError(const Problem &problem)
{
    return { .kind = ErrorKind::Input,
        .what = problem.message,
        .untouched = tr("Nothing was run."),
        .next = tr("Repair the file, then try again."),
        .place = problem.place };
}

/// A broken file stops every way up: what it would have said is not known.
Result<void> refuseBroken(const Ground &ground)
{
    if (ground.target.direction == Direction::Down) {
        return {};
    }
    for (const auto &problem : ground.files.problems) {
        if (problem.severity == Problem::Severity::Error) {
            return fail(problemError(problem));
        }
    }
    return {};
}

qsizetype indexOf(const Timeline &timeline, const Version &version)
{
    return std::ranges::find(timeline.entries, version, &TimelineEntry::version)
        - timeline.entries.begin();
}

using Chosen = QList<const TimelineEntry *>;

Result<Chosen> chooseUp(const Ground &ground)
{
    const auto &entries = ground.timeline.entries;
    const auto &target = ground.target;
    auto last = entries.size();
    if (target.kind == Target::Kind::To) {
        last = indexOf(ground.timeline, target.to);
        if (last == entries.size() || entries.at(last).migration < 0) {
            return fail(unknownVersion(target.to));
        }
        last += target.exclusive ? 0 : 1;
    }
    const QSet<Version> wanted(target.chosen.begin(), target.chosen.end());
    Chosen chosen;
    for (qsizetype i = 0; i < last; ++i) {
        const auto &entry = entries.at(i);
        const bool named = target.kind != Target::Kind::Chosen || wanted.contains(entry.version);
        if (named && isPending(entry, ground.rules)) {
            chosen += &entry;
        }
    }
    if (target.kind == Target::Kind::Steps && chosen.size() > target.steps) {
        chosen.resize(target.steps);
    }
    return chosen;
}

/// Applied migrations, the one that the tool would revert first in front.
Chosen revertible(const Ground &ground)
{
    Chosen list;
    for (const auto &entry : ground.timeline.entries) {
        const bool reverts = isApplied(entry.state) && entry.state != State::Baseline
            && !entry.repeatable;
        if (reverts && (entry.migration >= 0 || ground.rules.missingStopsRollback)) {
            list.prepend(&entry);
        }
    }
    if (ground.rules.rollback == HistoryRules::Rollback::AppliedOrder) {
        std::ranges::stable_sort(list, std::greater {}, &TimelineEntry::appliedOrder);
    }
    return list;
}

Result<Chosen> chooseOne(const Ground &ground, const Chosen &list)
{
    Chosen chosen;
    for (const auto &version : ground.target.chosen) {
        const auto it = std::ranges::find(
            list, version, [](const auto *entry) { return entry->version; });
        if (it == list.end()) {
            return fail(unknownVersion(version));
        }
        const bool last = it == list.begin();
        if (!last && !ground.rules.rollbackOfOne) {
            return fail(refused(tr("%1 rolls back in its own order; %2 is not next.")
                                    .arg(ground.session.format->info().title, version.text),
                tr("Roll back to the version before it.")));
        }
        chosen += *it;
    }
    return chosen;
}

Result<Chosen> chooseDown(const Ground &ground)
{
    const auto &target = ground.target;
    auto list = revertible(ground);
    switch (target.kind) {
    case Target::Kind::All:
        return list;
    case Target::Kind::Steps:
        list.resize(std::min<qsizetype>(list.size(), target.steps));
        return list;
    case Target::Kind::Chosen:
        return chooseOne(ground, list);
    case Target::Kind::To:
        break;
    }
    const auto stays = indexOf(ground.timeline, target.to);
    if (stays == ground.timeline.entries.size()) {
        return fail(unknownVersion(target.to));
    }
    const auto it = std::ranges::find(
        list, target.to, [](const auto *entry) { return entry->version; });
    if (it == list.end()) {
        return fail(refused(
            tr("Version %1 is not applied, so nothing can go back to it.").arg(target.to.text),
            tr("Choose an applied version.")));
    }
    list.resize(it - list.begin());
    return list;
}

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
        return refuse(traits.explanation.isEmpty()
                ? tr("COMMIT or the like inside a wrapped transaction.")
                : traits.explanation,
            tr("Take the statement out: the migration runs in one transaction already."));
    }
    if (traits.needsNoTransaction
        && (wrapped || (script.oneMessage && script.statements.size() > 1))) {
        return refuse(
            traits.explanation, tr("Give it a migration of its own without a transaction."));
    }
    return {};
}

/// A migration on its way into the plan.
struct Prepared {
    Migration migration;
    Rendering rendering;
};

/// Set for a migration whose statements cannot be known without running the application.
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
        const auto why = rendering.irreversible.isEmpty() ? tr("it has no way down.")
                                                          : rendering.irreversible;
        return fail(
            refused(tr("Migration %1 cannot be rolled back: %2").arg(migration.version.text, why),
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

bool dropsTable(const PlannedStatement &statement)
{
    return statement.role == StatementRole::Migration
        && Phrase(statement.sql, sqliteTokens(statement.sql)).follows(0, { "DROP"_L1, "TABLE"_L1 });
}

/// SQLite looks for rows that refer to nothing only when it is asked. A table that goes, mostly to
/// be built anew, may leave such rows: asked before and after, so that old ones do not count.
void checkReferences(const Engine &engine, Step &step)
{
    if (!engine.info().embedded || !step.transactional
        || !std::ranges::any_of(step.statements, dropsTable)) {
        return;
    }
    const PlannedStatement check { .sql = u"PRAGMA foreign_key_check"_s,
        .role = StatementRole::Check };
    const auto of = [&step](StatementRole role) {
        return std::ranges::find(step.statements, role, &PlannedStatement::role)
            - step.statements.begin();
    };
    step.statements.insert(of(StatementRole::Commit), check);
    step.statements.insert(of(StatementRole::Begin) + 1, check);
}

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
    const auto lock = lockRequest(session, server);
    auto step = session.format->step({ .migration = migration,
                                         .rendering = rendering,
                                         .direction = ground.target.direction,
                                         .files = ground.files,
                                         .history = ground.history,
                                         .position = int(plan.steps.size()),
                                         .server = server,
                                         .lockCheck = session.engine->lockCheck(lock, server) },
        session.context);
    if (!step) {
        return step;
    }
    step->sourceHash = sourceHash(migration);
    step->late = entry.state == State::Late;
    if (step->late) {
        plan.notes += tr("Migration %1 is late: newer ones are applied already.")
                          .arg(step->version.text);
    }
    if (!step->transactional) {
        if (const auto recovered = recoverStep(ground, *step, plan.notes); !recovered) {
            return fail(recovered.error());
        }
    }
    checkReferences(*session.engine, *step);
    if (const auto *marks = session.engine->marks()) {
        if (const auto marked = markStep(*step, *marks, ground.marks, plan.notes); !marked) {
            return fail(marked.error());
        }
    }
    return step;
}

/// Nothing half done is left once this plan has run.
bool completesAll(const Plan &plan, const QList<Mark> &marks)
{
    return std::ranges::all_of(marks, [&plan](const Mark &mark) {
        return std::ranges::contains(plan.steps, Version { mark.version }, &Step::version);
    });
}

/// The plan ends before a migration that only its own tool can run; nothing to run before it is
/// a refusal, unless the caller takes over there.
Result<void> stopBefore(const Ground &ground, const PlanStop &stop, Plan &plan)
{
    if (plan.steps.isEmpty() && !ground.target.handsOver) {
        return fail(refused(
            tr("Migration %1 cannot be shown exactly: %2").arg(stop.version.text, stop.reason),
            tr("Run it with the project's own tool."), stop.place.file, stop.place.line));
    }
    plan.stop = stop;
    plan.notes += tr(
        "The plan ends before migration %1, which only the project's own tool can run: %2")
                      .arg(stop.version.text, stop.reason);
    return {};
}

/// What a rollback kept of what the plan makes again.
void offerRescues(const Ground &ground, Plan &plan)
{
    const auto copies = rescueCopies(*ground.session.engine, ground.connection);
    for (const auto &copy : copies ? *copies : QList<RescueCopy>()) {
        if (!copy.restoredAt.isValid()
            && std::ranges::contains(plan.steps, Version { copy.version }, &Step::version)) {
            plan.rescued += rescueWords(copy);
            plan.notes += tr("There is a rescue %1: it can be put back after the run (--rescued).")
                              .arg(rescueWords(copy));
        }
    }
}

Result<Plan> planOn(const Ground &ground)
{
    const auto &session = ground.session;
    if (const auto refusal = refuseBroken(ground); !refusal) {
        return fail(refusal.error());
    }
    if (const auto objection = session.format->check(
            ground.timeline, ground.target, session.context);
        !objection) {
        return fail(objection.error());
    }
    const auto chosen = ground.target.direction == Direction::Up ? chooseUp(ground)
                                                                 : chooseDown(ground);
    if (!chosen) {
        return fail(chosen.error());
    }
    Plan plan { .target = ground.target,
        .format = session.format->info().id,
        .engine = session.engine->info().id };
    QStringList sources;
    for (const auto *entry : *chosen) {
        const auto prepared = prepare(ground, *entry);
        if (!prepared) {
            return fail(prepared.error());
        }
        if (const auto stop = stopAt(*prepared, ground.target.direction)) {
            if (const auto stopped = stopBefore(ground, *stop, plan); !stopped) {
                return fail(stopped.error());
            }
            break;
        }
        auto step = makeStep(ground, *entry, *prepared, plan);
        if (!step) {
            return fail(step.error());
        }
        sources += step->sourceHash;
        plan.steps += *step;
    }
    const auto &server = ground.connection.server();
    plan.serverVersion = versionText(server);
    if (!plan.steps.isEmpty()) {
        const auto notes = session.engine->preflight(ground.connection, session.connection);
        const auto prepared = session.format->prepare(
            ground.connection, ground.history, session.context);
        if (!notes || !prepared) {
            return fail(!notes ? notes.error() : prepared.error());
        }
        plan.notes += *notes;
        plan.preparation = session.engine->session(session.connection, server) + *prepared;
        if (const auto *marks = session.engine->marks()) {
            plan.preparation += marks->createTable();
            if (completesAll(plan, ground.marks)) {
                plan.steps.last().statements += marks->dropTable();
            }
        }
        plan.lock = session.engine->lockInWords(lockRequest(session, server));
    }
    if (ground.target.rescue) {
        if (const auto added = addRescues(session, ground.connection, plan); !added) {
            return fail(added.error());
        }
    } else if (ground.target.direction == Direction::Up) {
        offerRescues(ground, plan);
    }
    plan.fingerprint = planFingerprint(plan, ground.files, ground.history, sources);
    return plan;
}

QByteArray historyDigest(const History &history)
{
    QByteArray text = history.tableExists ? "table\n" : "no table\n";
    for (const auto &entry : history.entries) {
        text += entry.version.text.toUtf8() + ' ' + entry.checksum.toUtf8()
            + (entry.success ? " ok\n" : " failed\n");
    }
    return text + (history.highWaterMark ? history.highWaterMark->text.toUtf8() : QByteArray());
}

/// The target with its versions spelled as the timeline spells them: 1.0 may be listed as 1.
Target asListed(Target target, const Timeline &timeline, const HistoryRules &rules)
{
    const auto spell = [&](Version &version) {
        const auto key = rules.sameVersion(version.text);
        for (const auto &entry : timeline.entries) {
            if (rules.sameVersion(entry.version.text) == key) {
                version = entry.version;
                return;
            }
        }
    };
    if (rules.sameVersion && target.kind == Target::Kind::To) {
        spell(target.to);
    }
    for (auto &version : target.chosen) {
        if (rules.sameVersion) {
            spell(version);
        }
    }
    return target;
}

} // namespace

QString sourceHash(const Migration &migration)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(migration.text);
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(migration.downText);
    return QString::fromLatin1(hash.result().toHex());
}

LockRequest lockRequest(const Session &session, const ServerInfo &server)
{
    return { .toolLocks = session.format->locks(server, session.connection, session.context) };
}

Result<Plan> makePlan(const Session &session, const Target &target)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    auto files = readFiles(session);
    if (!files) {
        return fail(files.error());
    }
    auto history = session.format->history(**connection, session.context);
    if (!history) {
        return fail(history.error());
    }
    const auto rules = session.format->rules();
    const auto marks = readMarks(*session.engine, **connection);
    if (!marks) {
        return fail(marks.error());
    }
    const auto timeline = makeTimeline(*files, *history, rules);
    const auto wanted = asListed(target, timeline, rules);
    Ground ground { session, wanted, *files, *history, timeline, rules, *marks, **connection };
    showLanded(ground.timeline, *marks);
    return planOn(ground);
}

QString planFingerprint(
    const Plan &plan, const MigrationSet &files, const History &history, const QStringList &sources)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &migration : files.migrations) {
        hash.addData(migration.version.text.toUtf8() + ' ' + migration.path.toUtf8() + '\n');
    }
    hash.addData(historyDigest(history));
    hash.addData(sources.join(u'\n').toUtf8());
    const auto &target = plan.target;
    hash.addData(u"%1 %2 %3 %4 %5"_s.arg(int(target.direction))
            .arg(int(target.kind))
            .arg(target.steps)
            .arg(int(target.exclusive))
            .arg(target.to.text)
            .toUtf8());
    const auto add = [&hash](const QList<PlannedStatement> &statements) {
        for (const auto &statement : statements) {
            hash.addData(statement.sql.toUtf8());
            hash.addData(QByteArrayView("\0", 1));
        }
    };
    add(plan.preparation);
    for (const auto &step : plan.steps) {
        hash.addData(step.version.text.toUtf8() + '\n');
        add(step.statements);
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<QString> currentFingerprint(const Session &session, Connection &connection, const Plan &plan)
{
    const auto files = readFiles(session);
    if (!files) {
        return fail(files.error());
    }
    const auto history = session.format->history(connection, session.context);
    if (!history) {
        return fail(history.error());
    }
    QHash<QString, const Migration *> byPath;
    for (const auto &migration : files->migrations) {
        byPath.insert(migration.path, &migration);
        byPath.insert(
            migration.downPath.isEmpty() ? migration.path : migration.downPath, &migration);
    }
    QStringList sources;
    for (const auto &step : plan.steps) {
        const auto *migration = byPath.value(step.path);
        const auto text = migration ? session.format->loaded(*migration, session.context)
                                    : Result<Migration>(Migration {});
        if (!text) {
            return fail(text.error());
        }
        sources += sourceHash(*text);
    }
    return planFingerprint(plan, *files, *history, sources);
}

} // namespace Switchback
