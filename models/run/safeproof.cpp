// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/safeproof.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/datastate.h"
#include "run/livecopy.h"
#include "run/planner.h"
#include "run/rehearsal.h"
#include "run/replay.h"
#include "run/seed.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 Rows = 300; // in each table: more than one batch would not show anything new

/// What a copy holds at one moment.
struct Sight {
    Schema schema; // without the history
    DataState data;
};

/// One of the two ways there and back.
struct Way {
    Sight start;
    Sight there;
    std::optional<Sight> back;
    Error error; // of the way up; its `what` is empty where there was none
    Error backError;
    Version at; // where the error happened
};

QString listed(const QList<SchemaChange> &changes)
{
    QStringList words;
    for (const auto &change : changes.mid(0, 4)) {
        QStringList properties;
        for (const auto &property : change.properties) {
            properties += tr("%1 '%2' instead of '%3'")
                              .arg(property.name, elided(property.after, 80),
                                  elided(property.before, 80));
        }
        const auto what = u"%1 %2"_s.arg(change.kind, change.object);
        words += change.change == SchemaChange::Change::Added ? tr("%1 is left over").arg(what)
            : change.change == SchemaChange::Change::Removed
            ? tr("%1 is missing").arg(what)
            : tr("%1 is different (%2)").arg(what, properties.join(u"; "_s));
    }
    return words.join(u", "_s)
        + (changes.size() > 4 ? tr(" and %n more", nullptr, int(changes.size()) - 4) : QString());
}

/// Changes of `mine` that `theirs` has not.
QList<SchemaChange> without(const QList<SchemaChange> &mine, const QList<SchemaChange> &theirs)
{
    auto rest = mine;
    rest.removeIf([&theirs](const SchemaChange &change) {
        return std::ranges::any_of(theirs, [&change](const SchemaChange &other) {
            return other.change == change.change && other.kind == change.kind
                && other.object == change.object;
        });
    });
    return rest;
}

/// Rows or values that are gone at `after`, in columns that both have.
QStringList lost(const DataState &before, const DataState &after)
{
    QStringList words;
    for (auto it = before.tables.cbegin(); it != before.tables.cend(); ++it) {
        const auto now = after.tables.constFind(it.key());
        if (now == after.tables.cend()) {
            continue; // a table that goes is a difference of the schema
        }
        if (now->rows != it->rows) {
            words += tr("%1 has %2 rows instead of %3")
                         .arg(it.key(), QString::number(now->rows), QString::number(it->rows));
            continue;
        }
        for (auto column = it->columns.cbegin(); column != it->columns.cend(); ++column) {
            const auto sum = now->columns.constFind(column.key());
            if (sum != now->columns.cend() && *sum != *column) {
                words += tr("%1.%2 has other values").arg(it.key(), column.key());
            }
        }
    }
    words.sort();
    return words;
}

/// The same, only of the columns that `start` had: new ones may hold chance values.
DataState onlyOf(const DataState &state, const DataState &start)
{
    DataState result;
    for (auto it = state.tables.cbegin(); it != state.tables.cend(); ++it) {
        const auto known = start.tables.constFind(it.key());
        TableData data { .rows = it->rows, .columns = {} };
        for (auto column = it->columns.cbegin(); column != it->columns.cend(); ++column) {
            if (known != start.tables.cend() && known->columns.contains(column.key())) {
                data.columns.insert(column.key(), *column);
            }
        }
        result.tables.insert(it.key(), data);
    }
    return result;
}

class Prover
{
public:
    Prover(const Session &session, const SafeSet &set, const ReadOptions &reading)
        : m_session(session)
        , m_set(set)
        , m_reading(reading)
    {
    }
    Result<SafeProof> run();

private:
    Result<void> readLive();
    Result<Session> stagedSession();
    Result<Sight> look(Scratch &scratch) const;
    Result<void> apply(const Session &session, Scratch &scratch, const Target &target) const;
    Result<std::unique_ptr<Scratch>> copyAtStart(qint64 rows, Way &way);
    Result<Way> walk(const Session &session, const QList<Version> &versions, qint64 rows);
    bool hasWayBack(const Session &session, const QList<Version> &versions) const;
    QList<SchemaChange> unmeant(QList<SchemaChange> changes) const;
    SafeProof judged(const Way &original, const Way &staged) const;
    static Result<SafeProof> notTried(const Error &error);

    const Session &m_session;
    const SafeSet &m_set;
    const ReadOptions &m_reading;
    History m_history;
    Schema m_live;
    QTemporaryDir m_folder;
    qint64 m_rows = 0;
};

Result<SafeProof> Prover::notTried(const Error &error)
{
    return error.kind == ErrorKind::Cancelled ? Result<SafeProof>(fail(error))
                                              : SafeProof { .reason = oneLine(error), .notes = {} };
}

Result<void> Prover::readLive()
{
    auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    auto history = m_session.format->history(**live, m_session.context);
    auto schema = history ? schemaTools(m_session.engine->info().id)->read(**live, m_reading)
                          : fail(history.error());
    if (!schema) {
        return fail(schema.error());
    }
    m_history = std::move(*history);
    m_live = std::move(*schema);
    return {};
}

/// The project with the set in the place of the original, in a folder of its own.
Result<Session> Prover::stagedSession()
{
    const auto cannot = [this](const QString &path) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("%1 cannot be copied for a trial.").arg(visible(path)),
            .untouched = tr("Every file is as it was.") });
    };
    const QDir from(m_session.context.directory);
    const QDir to(m_folder.path());
    QDirIterator files(from.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        const auto name = from.relativeFilePath(path);
        if (!to.mkpath(QFileInfo(name).path()) || !QFile::copy(path, to.filePath(name))) {
            return cannot(path);
        }
    }
    const QDir root(m_session.project.root);
    for (const auto &file : m_set.files) {
        const auto name = from.relativeFilePath(root.absoluteFilePath(file.path));
        QFile copy(to.filePath(name));
        if (name.startsWith("../"_L1) || !to.mkpath(QFileInfo(name).path())
            || !copy.open(QIODevice::WriteOnly | QIODevice::Truncate)
            || copy.write(file.after) != file.after.size()) {
            return cannot(file.path);
        }
    }
    auto session = m_session;
    session.context.directory = m_folder.path();
    session.context.nameIsEnough = {};
    session.folder.path = m_folder.path();
    return session;
}

Result<Sight> Prover::look(Scratch &scratch) const
{
    if (const auto fresh = scratch.reconnect(); !fresh) {
        return fail(fresh.error());
    }
    auto schema = schemaTools(m_session.engine->info().id)->read(scratch.connection(), m_reading);
    auto tables = schema ? tableShapes(*m_session.engine, scratch.connection())
                         : fail(schema.error());
    if (!tables) {
        return fail(tables.error());
    }
    withoutHistory(*schema, m_history.table);
    tables->removeIf([this](const TableShape &table) { return isHistory(table, m_history.table); });
    QSet<QString> names;
    for (const auto &table : std::as_const(*tables)) {
        names += table.name;
    }
    auto data = readData(*m_session.engine, scratch.connection(), *tables, names);
    return data ? Result<Sight>(Sight { std::move(*schema), std::move(*data) })
                : fail(data.error());
}

Result<void> Prover::apply(const Session &session, Scratch &scratch, const Target &target) const
{
    if (const auto fresh = scratch.reconnect(); !fresh) {
        return fail(fresh.error());
    }
    const auto moved = movedTo(session, scratch.settings());
    const auto plan = makePlan(moved, target);
    if (!plan) {
        return fail(plan.error());
    }
    if (plan->stop) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("Migration %1 can only be run by the project's own tool: %2")
                .arg(plan->stop->version.text, plan->stop->reason) });
    }
    RehearsalWatch watch;
    return rehearsePlan(moved, *plan, scratch.connection(), watch, m_reading.stop);
}

/// With everything applied that comes before, and rows.
Result<std::unique_ptr<Scratch>> Prover::copyAtStart(qint64 rows, Way &way)
{
    auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    auto scratch = liveCopy(m_session, m_live, m_history, **live, m_reading);
    live->reset();
    if (!scratch) {
        return scratch;
    }
    const Target before {
        .kind = Target::Kind::To, .to = m_set.version, .allowLate = true, .exclusive = true
    };
    if (const auto done = apply(m_session, **scratch, before); !done) {
        auto error = done.error();
        error.what = tr("A migration before it fails on the copy: %1").arg(error.what);
        return fail(error);
    }
    if (const auto fresh = (*scratch)->reconnect(); !fresh) {
        return fail(fresh.error());
    }
    if (rows > 0) {
        const SeedRequest request { .rows = rows, .facts = {}, .history = m_history.table };
        const auto seeded = seedRows(
            *m_session.engine, (*scratch)->connection(), request, m_reading.stop);
        if (!seeded) {
            return fail(seeded.error());
        }
        m_rows = seeded->rows;
    }
    auto start = look(**scratch);
    if (!start) {
        return fail(start.error());
    }
    way.start = std::move(*start);
    return scratch;
}

bool Prover::hasWayBack(const Session &session, const QList<Version> &versions) const
{
    const auto files = readFiles(session);
    return files && std::ranges::all_of(versions, [&](const Version &version) {
        const auto at = std::ranges::find(files->migrations, version, &Migration::version);
        const auto loaded = at == files->migrations.end()
            ? fail({ .kind = ErrorKind::Input, .what = version.text })
            : session.format->loaded(*at, session.context);
        return loaded && session.format->render(*loaded, session.context).down.has_value();
    });
}

Result<Way> Prover::walk(const Session &session, const QList<Version> &versions, qint64 rows)
{
    Way way;
    auto scratch = copyAtStart(rows, way);
    if (!scratch) {
        return fail(scratch.error());
    }
    const auto ends = [](const Error &error) {
        return error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Connection;
    };
    const auto go = [&](const Version &version, Direction direction) {
        return apply(session, **scratch,
            { .direction = direction,
                .kind = Target::Kind::Chosen,
                .chosen = { version },
                .allowLate = true });
    };
    for (const auto &version : versions) {
        if (const auto done = go(version, Direction::Up); !done) {
            way.error = done.error();
            way.at = version;
            return ends(way.error) ? Result<Way>(fail(way.error)) : way;
        }
    }
    auto there = look(**scratch);
    if (!there) {
        return fail(there.error());
    }
    way.there = std::move(*there);
    if (!hasWayBack(session, versions)) {
        return way;
    }
    for (auto version = versions.crbegin(); version != versions.crend(); ++version) {
        if (const auto done = go(*version, Direction::Down); !done) {
            way.backError = done.error();
            way.at = *version;
            return ends(way.backError) ? Result<Way>(fail(way.backError)) : way;
        }
    }
    auto back = look(**scratch);
    if (!back) {
        return fail(back.error());
    }
    way.back = std::move(*back);
    return way;
}

/// Without what the set is meant to make otherwise.
QList<SchemaChange> Prover::unmeant(QList<SchemaChange> changes) const
{
    changes.removeIf([this](const SchemaChange &change) { return isMeant(m_set, change.object); });
    return changes;
}

SafeProof Prover::judged(const Way &original, const Way &staged) const
{
    using Outcome = SafeProof::Outcome;
    SafeProof proof { .outcome = Outcome::Failed, .reason = {}, .notes = {}, .rows = m_rows };
    if (!staged.error.what.isEmpty()) {
        proof.reason = tr("Migration %1 of the set fails on a scratch copy: %2")
                           .arg(staged.at.text, oneLine(staged.error));
        return proof;
    }
    const bool fails = !original.error.what.isEmpty(); // the set does not: nothing to compare with
    const auto ends = fails ? QList<SchemaChange>()
                            : unmeant(schemaChanges(original.there.schema, staged.there.schema));
    if (!ends.isEmpty()) {
        proof.reason = tr("On a scratch copy it comes to something else than the original: %1.")
                           .arg(listed(ends));
        return proof;
    }
    const auto &start = original.start.data;
    const auto values = lost(onlyOf(original.there.data, start), onlyOf(staged.there.data, start));
    if (!fails && start.fingerprint() == staged.start.data.fingerprint() && !values.isEmpty()) {
        proof.reason = tr("On a scratch copy it leaves other rows than the original: %1.")
                           .arg(values.mid(0, 4).join(u", "_s));
        return proof;
    }
    if (!staged.backError.what.isEmpty()) {
        proof.reason = tr("The way back of migration %1 fails on a scratch copy: %2")
                           .arg(staged.at.text, oneLine(staged.backError));
        return proof;
    }
    if (staged.back) {
        // What the original's own way back does not bring back, the set's cannot either.
        const auto left = without(unmeant(schemaChanges(staged.start.schema, staged.back->schema)),
            original.back ? schemaChanges(original.start.schema, original.back->schema)
                          : QList<SchemaChange>());
        auto gone = lost(staged.start.data, staged.back->data);
        for (const auto &word : original.back ? lost(start, original.back->data) : QStringList()) {
            gone.removeAll(word);
        }
        // An original that fails has no way back either: the set's only has to run.
        if (!fails && (!left.isEmpty() || !gone.isEmpty())) {
            proof.reason = tr("On a scratch copy its way back does not lead to the start: %1.")
                               .arg(left.isEmpty() ? gone.mid(0, 4).join(u", "_s) : listed(left));
            return proof;
        }
    } else {
        proof.notes += tr("There is no way back, so none was tried.");
    }
    if (fails) {
        proof.notes += tr(
            "The migration as it stands fails on a scratch copy, the set does not: %1")
                           .arg(oneLine(original.error));
    }
    if (m_rows == 0) {
        proof.notes += tr("It was tried without rows.");
    }
    proof.outcome = Outcome::Proven;
    return proof;
}

Result<SafeProof> Prover::run()
{
    if (!m_session.hasDatabase || !m_session.engine) {
        return SafeProof { .reason = tr("There is no database to make a scratch copy of."),
            .notes = {} };
    }
    if (const auto read = readLive(); !read) {
        return notTried(read.error());
    }
    const auto staged = stagedSession();
    if (!staged) {
        return notTried(staged.error());
    }
    const auto refusesRows = [](const Result<Way> &way) {
        return way && !way->error.what.isEmpty();
    };
    qint64 rows = Rows;
    auto original = walk(m_session, { m_set.version }, rows);
    if (refusesRows(original)
        && !m_set.mends) { // made-up rows know nothing of what the migration expects
        rows = 0;
        m_rows = 0;
        original = walk(m_session, { m_set.version }, rows);
    }
    if (!original) {
        return notTried(original.error());
    }
    if (!original->error.what.isEmpty() && !m_set.mends) {
        return SafeProof { .reason = tr("The migration as it stands fails on a scratch copy: %1")
                               .arg(oneLine(original->error)),
            .notes = {} };
    }
    const auto way = walk(*staged, m_set.versions, rows);
    return way ? Result<SafeProof>(judged(*original, *way)) : notTried(way.error());
}

} // namespace

Result<SafeProof> proveSafeSet(
    const Session &session, const SafeSet &set, const ReadOptions &reading)
{
    return Prover(session, set, reading).run();
}

} // namespace Switchback
