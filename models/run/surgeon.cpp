// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/surgeon.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/landed.h"
#include "run/planner.h"
#include "run/planstep.h"
#include "run/scratch.h"
#include "run/sight.h"
#include "run/whatlanded.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype MostStatements = 500; // each is followed by a look at the whole schema

QList<const TimelineEntry *> leftHalfDone(const Timeline &timeline)
{
    QList<const TimelineEntry *> list;
    for (const auto &entry : timeline.entries) {
        if (entry.state == State::Failed || entry.landed > 0) {
            list += &entry;
        }
    }
    return list;
}

Result<const TimelineEntry *> entryOf(const Timeline &timeline, const Version &version)
{
    if (version.text.isEmpty()) {
        const auto list = leftHalfDone(timeline);
        if (list.size() == 1) {
            return list.first();
        }
        return fail(refused(list.isEmpty() ? tr("No migration is known to be left half done.")
                                           : tr("Several migrations were left half done."),
            tr("Name its version (--only).")));
    }
    const auto it = std::ranges::find(timeline.entries, version, &TimelineEntry::version);
    return it == timeline.entries.end() ? fail(unknownVersion(version))
                                        : Result<const TimelineEntry *>(&*it);
}

Result<Prepared> preparedOf(const Ground &ground, const TimelineEntry &entry, Direction way)
{
    auto prepared = prepare(ground, entry);
    if (!prepared) {
        return prepared;
    }
    if (const auto stop = stopAt(*prepared, way)) {
        return fail(refused(
            tr("Migration %1 cannot be shown exactly: %2").arg(stop->version.text, stop->reason),
            tr("Run it with the project's own tool."), stop->place.file, stop->place.line));
    }
    if (way == Direction::Down && !prepared->rendering.down) {
        return fail(refused(tr("Migration %1 has no way down.").arg(entry.version.text),
            tr("Write its way down, or restore a backup."), entry.path));
    }
    if (statementsOf(prepared->rendering, way).size() > MostStatements) {
        return fail(
            refused(tr("Migration %1 has more than %2 statements: too many to look after each.")
                        .arg(entry.version.text)
                        .arg(MostStatements),
                tr("Say how many are in (--landed).")));
    }
    return prepared;
}

Error notTold(const HalfDone &half)
{
    if (!half.known) {
        return refused(tr("Which statements of migration %1 are in cannot be told: the schema is "
                          "none of those that they lead to. It differs in %2.")
                           .arg(half.version.text, half.differences.join(u"; "_s)),
            tr("Look at the database, then say how many are in (--landed)."), half.path);
    }
    return refused(
        tr("Of migration %1, %2 statements are in, perhaps %3: those between change rows, and the "
           "schema does not tell.")
            .arg(half.version.text)
            .arg(half.landed)
            .arg(half.perhaps),
        tr("Look at the rows, then say how many are in (--landed)."), half.path,
        half.statements.value(half.landed).line);
}

/// What an index build left behind goes, too.
Result<QList<Statement>> leftovers(const Ground &ground, const HalfDone &half)
{
    QList<Statement> list;
    for (qsizetype i = half.landed; i < half.statements.size(); ++i) {
        const auto recovery = ground.session.engine->recover(
            ground.connection, half.statements.at(i).sql);
        if (!recovery) {
            return fail(recovery.error());
        }
        for (const auto &planned : recovery->before) {
            list += { .sql = planned.sql };
        }
    }
    return list;
}

/// From the schema with what landed back to the one before.
Result<Script> wayBack(const Ground &ground, const Examined &examined)
{
    const auto &engine = *ground.session.engine;
    const auto script = schemaTools(engine.info().id)->script(examined.landed, examined.before, {});
    if (!script) {
        return fail(script.error());
    }
    const auto before = leftovers(ground, examined.half);
    if (!before) {
        return fail(before.error());
    }
    Script way { .statements = *before,
        .transactional = before->isEmpty() && engine.info().transactionalDdl
            && !script->ownTransaction,
        .ownTransaction = script->ownTransaction };
    for (const auto &statement : script->statements) {
        if (!statement.shown.isEmpty()) { // a plan is shown and kept
            return fail(
                refused(tr("The script would have to hold secret options of a user mapping, "
                           "such as its password; they are not written down."),
                    tr("Set them by hand with ALTER USER MAPPING, then try again.")));
        }
        way.statements += { .sql = statement.sql };
    }
    return way;
}

Result<int> landedOf(const Target &target, const HalfDone &half)
{
    if (target.landed > half.statements.size()) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("Migration %1 has only %2 statements.")
                .arg(half.version.text)
                .arg(half.statements.size()) });
    }
    if (target.landed >= 0) {
        return target.landed;
    }
    return half.known && half.landed == half.perhaps ? Result<int>(half.landed)
                                                     : fail(notTold(half));
}

void keepOnly(Script &script, qsizetype from)
{
    script.statements = script.statements.sliced(std::min(from, script.statements.size()));
    script.oneMessage = false;
    script.whole.clear();
}

/// The same of a way back.
QString noteBack(Mend mend, const HalfDone &half, int landed)
{
    const auto all = half.statements.size();
    switch (mend) {
    case Mend::Finish:
        return tr("Migration %1: %2 of %3 statements of its way back"
                  " are in; it goes on with the next.")
            .arg(half.version.text)
            .arg(landed)
            .arg(all);
    case Mend::Undo:
        return tr("Migration %1: %2 of %3 statements of its way back are in; the schema is made "
                  "what it was before, and the migration stays applied. Rows"
                  " that are gone do not come back.")
            .arg(half.version.text)
            .arg(landed)
            .arg(all);
    default:
        return tr("Migration %1 is marked as rolled back as it stands; nothing of it is run.")
            .arg(half.version.text);
    }
}

/// Which statements count as being in, said where the plan is shown.
QString note(Mend mend, const HalfDone &half, int landed)
{
    const auto all = half.statements.size();
    if (half.way == Direction::Down) {
        return noteBack(mend, half, landed);
    }
    switch (mend) {
    case Mend::Finish:
        return tr("Migration %1: %2 of %3 statements are in; it goes on with the next.")
            .arg(half.version.text)
            .arg(landed)
            .arg(all);
    case Mend::Undo:
        return tr("Migration %1: %2 of %3 statements are in; their changes of the schema are taken "
                  "back. Rows that they changed stay as they are.")
            .arg(half.version.text)
            .arg(landed)
            .arg(all);
    default:
        return tr("Migration %1 is marked as applied as it stands; nothing of it is run.")
            .arg(half.version.text);
    }
}

Result<HalfDone> assumed(const Prepared &prepared, Direction way)
{
    return HalfDone { .version = prepared.migration.version,
        .name = prepared.migration.name,
        .path = prepared.migration.path,
        .way = way,
        .statements = statementsOf(prepared.rendering, way) };
}

/// As the marks of the run say.
Direction markedWay(const Ground &ground, const Version &version)
{
    const auto mark = std::ranges::find(ground.marks, version.text, &Mark::version);
    return mark == ground.marks.end() ? Direction::Up : mark->direction;
}

} // namespace

Result<HalfDone> halfDone(
    const Session &session, const HalfDoneWish &wish, const ReadOptions &reading)
{
    Result<HalfDone> answer = fail({});
    const auto looked = onGround(session, {}, [&](const Ground &ground) -> Result<void> {
        const auto entry = entryOf(ground.timeline, wish.version);
        if (!entry) {
            return fail(entry.error());
        }
        const auto way = wish.way.value_or(markedWay(ground, (*entry)->version));
        const auto prepared = preparedOf(ground, **entry, way);
        if (!prepared) {
            return fail(prepared.error());
        }
        const auto examined = examine(ground, **entry, *prepared, way, reading);
        if (!examined) {
            return fail(examined.error());
        }
        answer = examined->half;
        return {};
    });
    return looked ? answer : fail(looked.error());
}

/// What is whole is not mended, nor what would let a tool that keeps its newest version alone pass
/// over others.
Result<void> checkHalfDone(const Ground &ground, const TimelineEntry &entry)
{
    const auto &version = entry.version.text;
    if (isApplied(entry.state) && entry.state != State::Failed && entry.landed == 0) {
        return fail(refused(tr("Migration %1 is in the history: it is not half done.").arg(version),
            tr("Roll it back instead.")));
    }
    if (!ground.rules.highWaterMark) {
        return {};
    }
    for (const auto &other : ground.timeline.entries) {
        if (other.version == entry.version) {
            break;
        }
        if (isPending(other, ground.rules)) {
            return fail(refused(tr("Migration %1 is pending before %2, and"
                                   " the history would pass over it.")
                                    .arg(other.version.text, version),
                tr("Apply it first.")));
        }
    }
    return {};
}

/// A run that is gone may have left the server at work; nothing is mended beside it.
Result<void> checkServerRests(const Ground &ground, const TimelineEntry &entry)
{
    const auto *marks = marksOf(ground.session);
    for (const auto &mark : ground.marks) {
        if (!marks || mark.done || mark.version != entry.version.text) {
            continue;
        }
        if (const auto free = checkNobodyWorks(*marks, ground.connection, mark, {}); !free) {
            return free;
        }
    }
    return {};
}

/// A way back that was left half done: it is still in the history, or its tool says so otherwise.
Result<void> checkHalfBack(const Ground &ground, const TimelineEntry &entry)
{
    const auto &version = entry.version.text;
    if (!isApplied(entry.state) && entry.landed == 0
        && !isMarkedFailed(ground, entry.version, Direction::Down)) {
        return fail(refused(
            tr("Migration %1 is not in the history: its way back is not half done.").arg(version),
            tr("If its way up is, leave out --rollback.")));
    }
    if (!ground.rules.highWaterMark) {
        return {};
    }
    const auto &entries = ground.timeline.entries;
    auto later = std::ranges::find(entries, entry.version, &TimelineEntry::version);
    while (later != entries.end() && ++later != entries.end()) {
        if (isApplied(later->state)) {
            return fail(
                refused(tr("Migration %1 is applied after %2, and the history would pass over it.")
                            .arg(later->version.text, version),
                    tr("Roll it back first.")));
        }
    }
    return {};
}

/// The row of what was to be rolled back is there still: what is undone leaves it as it is.
void keepHistory(const HalfDone &half, Step &step)
{
    if (half.recorded && !half.dirty) {
        step.statements.removeIf(
            [](const PlannedStatement &planned) { return planned.role == StatementRole::History; });
    }
}

Result<Step> mendedStep(const Ground &ground, Plan &plan)
{
    const auto &target = ground.target;
    const auto way = target.mendedWay;
    const auto entry = entryOf(ground.timeline, target.chosen.value(0));
    if (!entry) {
        return fail(entry.error());
    }
    const auto half = way == Direction::Up ? checkHalfDone(ground, **entry)
                                           : checkHalfBack(ground, **entry);
    const auto free = half ? checkServerRests(ground, **entry) : half;
    if (!free) {
        return fail(free.error());
    }
    auto prepared = preparedOf(ground, **entry, way);
    if (!prepared) {
        return fail(prepared.error());
    }
    const bool looks = target.mend == Mend::Undo
        || (target.mend == Mend::Finish && target.landed < 0);
    auto examined = looks ? examine(ground, **entry, *prepared, way, {})
                          : assumed(*prepared, way).transform([](const HalfDone &found) {
                                return Examined { .half = found };
                            });
    if (!examined) {
        return fail(examined.error());
    }
    const auto landed = target.mend == Mend::Mark
        ? Result<int>(int(examined->half.statements.size()))
        : target.mend == Mend::Undo && examined->half.known
        ? Result<int>(examined->half.landed) // rows stay as they are either way
        : landedOf(target, examined->half);
    if (!landed) {
        return fail(landed.error());
    }
    auto &rendering = prepared->rendering;
    if (target.mend == Mend::Undo) {
        const auto back = examined->half.known ? wayBack(ground, *examined)
                                               : fail(notTold(examined->half));
        if (!back) {
            return fail(back.error());
        }
        (way == Direction::Up ? rendering.down.emplace() : rendering.up) = *back;
    } else {
        keepOnly(way == Direction::Up ? rendering.up : *rendering.down, *landed);
    }
    plan.target.chosen = { (*entry)->version };
    plan.target.landed = *landed;
    plan.notes += note(target.mend, examined->half, *landed);
    auto step = makeStep(ground, **entry, *prepared, plan);
    if (step && way == Direction::Down && target.mend == Mend::Undo) {
        keepHistory(examined->half, *step);
    }
    return step;
}

} // namespace Switchback
