// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/whatlanded.h"

#include "run/landed.h"
#include "run/livecopy.h"
#include "run/rehearsal.h"
#include "run/replay.h"
#include "run/scratch.h"
#include "run/sight.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype DifferencesShown = 8;

const auto JournalTable = u"switchback_journal"_s;

/// The schema after each statement; the first is that before all of them.
class Prefixes : public RehearsalWatch
{
public:
    Prefixes(const SchemaTools &tools, Connection &connection, const ReadOptions &reading)
        : m_tools(tools)
        , m_connection(connection)
        , m_reading(reading)
    {
    }
    Result<void> take()
    {
        auto schema = m_tools.read(m_connection, m_reading);
        if (!schema) {
            return fail(schema.error());
        }
        schemas += *schema;
        return {};
    }
    void sent(const Step &, const PlannedStatement &, const Result<Execution> &done) override
    {
        if (done && !trouble) {
            if (const auto taken = take(); !taken) {
                trouble = taken.error();
            }
        }
    }

    QList<Schema> schemas;
    std::optional<Error> trouble; // of reading; a statement that fails ends the list

private:
    const SchemaTools &m_tools;
    Connection &m_connection;
    const ReadOptions &m_reading;
};

/// Those that are in the history before this way is gone: on the way back also the one itself.
Target appliedBefore(const Ground &ground, const Version &version, Direction way)
{
    Target target { .kind = Target::Kind::Chosen, .allowLate = true };
    for (const auto &entry : ground.timeline.entries) {
        const bool isIn = entry.version == version ? way == Direction::Down
                                                   : isApplied(entry.state);
        if (entry.migration >= 0 && isIn) {
            target.chosen += entry.version;
        }
    }
    return target;
}

Plan oneByOne(const Prepared &prepared, Direction way)
{
    Step step { .version = prepared.migration.version,
        .name = prepared.migration.name,
        .path = prepared.migration.path,
        .transactional = false };
    for (const auto &statement : statementsOf(prepared.rendering, way)) {
        step.statements += { .sql = statement.sql, .line = statement.line };
    }
    return { .steps = { step } };
}

Result<QList<Schema>> schemasAfterEach(
    const Ground &ground, const Prepared &prepared, Direction way, const ReadOptions &reading)
{
    const auto &session = ground.session;
    const auto &engine = *session.engine;
    const auto beside = placeForScratch(session);
    if (!beside) {
        return fail(beside.error());
    }
    const auto scratch = Scratch::make(engine, *beside);
    if (!scratch) {
        return fail(scratch.error());
    }
    const auto settings = (*scratch)->settings();
    const auto others = appliedBefore(ground, prepared.migration.version, way);
    QList<Version> skipped;
    const auto history = replaySession(session, engine, settings, others, reading.stop, &skipped);
    if (!history) {
        return fail(history.error());
    }
    Prefixes prefixes(*schemaTools(engine.info().id), (*scratch)->connection(), reading);
    if (const auto first = prefixes.take(); !first) {
        return fail(first.error());
    }
    // A statement that fails here as well ends the list; the others are still worth knowing.
    const auto done = rehearsePlan(movedTo(session, settings), oneByOne(prepared, way),
        (*scratch)->connection(), prefixes, reading.stop);
    if (prefixes.trouble || (!done && done.error().kind != ErrorKind::Failed)) {
        return fail(prefixes.trouble ? *prefixes.trouble : done.error());
    }
    for (auto &schema : prefixes.schemas) {
        withoutHistory(schema, *history);
    }
    return prefixes.schemas;
}

/// Indexes that a build left INVALID: the migration does not have them.
void withoutInvalidIndexes(QList<SchemaObject> &objects)
{
    objects.removeIf([](const SchemaObject &object) { return object.has(u"invalid"); });
    for (auto &object : objects) {
        withoutInvalidIndexes(object.children);
    }
}

Result<Schema> liveSchema(const Ground &ground, const ReadOptions &reading)
{
    auto schema = schemaTools(ground.session.engine->info().id)->read(ground.connection, reading);
    if (schema) {
        withoutHistory(*schema, ground.history.table);
        withoutHistory(*schema, JournalTable);
        withoutInvalidIndexes(schema->objects);
    }
    return schema;
}

using Keys = QSet<QString>;

Keys differences(const Schema &from, const Schema &to)
{
    Keys keys;
    for (const auto &change : schemaChanges(from, to)) {
        auto key = changeWord(change.change) + u' ' + change.kind + u' ' + change.object;
        for (const auto &property : change.properties) {
            key += u" · %1: %2 → %3"_s.arg(property.name, property.before, property.after);
        }
        keys += key;
    }
    return keys;
}

/// What differs whichever statement is looked at has nothing to do with the migration.
QList<Keys> ownDifferences(const QList<Schema> &schemas, const Schema &live, Keys &foreign)
{
    QList<Keys> all;
    for (const auto &schema : schemas) {
        all += differences(schema, live);
    }
    foreign = all.first();
    for (const auto &keys : std::as_const(all)) {
        foreign.intersect(keys);
    }
    for (auto &keys : all) {
        keys.subtract(foreign);
    }
    return all;
}

/// The copy did not get to the end: what differs from all that it showed may come from a statement
/// that it never ran, where one of these names the object.
bool mayComeLater(
    const HalfDone &half, const QList<Schema> &schemas, const Schema &live, const Keys &foreign)
{
    const auto tried = schemas.size() - 1;
    if (tried >= half.statements.size() || foreign.isEmpty()) {
        return false;
    }
    const MigrationWords rest(Script { .statements = half.statements.sliced(tried) });
    return std::ranges::any_of(
        schemaChanges(schemas.last(), live), [&rest](const SchemaChange &change) {
            const auto parts = change.object.split(u'.');
            return std::ranges::any_of(parts.sliced(parts.size() > 1 ? 1 : 0),
                [&rest](const QString &part) { return rest.name(part); });
        });
}

void match(const QList<Schema> &schemas, const Schema &live, HalfDone &half)
{
    Keys foreign;
    const auto all = ownDifferences(schemas, live, foreign);
    QList<int> matching;
    for (int i = 0; i < all.size(); ++i) {
        if (all.at(i).isEmpty()) {
            matching += i;
        }
    }
    half.known = !matching.isEmpty() && !mayComeLater(half, schemas, live, foreign);
    if (half.known) {
        half.landed = matching.first();
        half.perhaps = matching.last();
        return;
    }
    const auto nearest = std::ranges::min_element(all, {}, &Keys::size);
    half.landed = int(nearest - all.begin());
    half.perhaps = half.landed;
    half.differences = QStringList(nearest->begin(), nearest->end());
    half.differences.sort();
    half.differences = half.differences.first(std::min(half.differences.size(), DifferencesShown));
}

/// golang-migrate: while the way back runs, the version below stands in the history, as dirty.
bool failedAbove(const Ground &ground, const Version &version)
{
    const auto &history = ground.history;
    const auto &entries = ground.timeline.entries;
    const auto at = std::ranges::find(entries, version, &TimelineEntry::version);
    if (!history.dirty || at == entries.end()) {
        return false;
    }
    return at == entries.begin() ? !history.highWaterMark
            || !std::ranges::contains(entries, *history.highWaterMark, &TimelineEntry::version)
                                 : history.highWaterMark == std::prev(at)->version;
}

} // namespace

const QList<Statement> &statementsOf(const Rendering &rendering, Direction way)
{
    return way == Direction::Up ? rendering.up.statements : rendering.down->statements;
}

bool isMarkedFailed(const Ground &ground, const Version &version, Direction way)
{
    const auto &history = ground.history;
    if (way == Direction::Down && failedAbove(ground, version)) {
        return true;
    }
    return (history.dirty && history.highWaterMark == version)
        || std::ranges::any_of(history.entries, [&version](const HistoryEntry &entry) {
               return !entry.success && entry.version == version;
           });
}

Result<Examined> examine(const Ground &ground, const TimelineEntry &entry, const Prepared &prepared,
    Direction way, const ReadOptions &reading)
{
    auto schemas = schemasAfterEach(ground, prepared, way, reading);
    if (!schemas) {
        return fail(schemas.error());
    }
    const auto live = liveSchema(ground, reading);
    const auto health = ground.session.engine->health(ground.connection);
    if (!live || !health) {
        return fail(!live ? live.error() : health.error());
    }
    Examined examined { .half = { .version = entry.version,
                            .name = prepared.migration.name,
                            .path = prepared.migration.path,
                            .way = way,
                            .statements = statementsOf(prepared.rendering, way),
                            .recorded = isApplied(entry.state) && entry.state != State::Failed,
                            .dirty = isMarkedFailed(ground, entry.version, way) } };
    for (const auto &problem : *health) {
        examined.half.leftBehind += problem.message;
    }
    match(*schemas, *live, examined.half);
    examined.before = schemas->first();
    examined.landed = schemas->at(examined.half.landed);
    return examined;
}

} // namespace Switchback
