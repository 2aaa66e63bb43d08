// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/renames.h"

#include "core/differences.h"
#include "core/enumlabels.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/triedscript.h"

#include <QHash>

#include <memory>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const auto Aside = u"switchback_renamed"_s; // the third name of a swap

struct Place {
    const SchemaObject *object = nullptr;
    const SchemaObject *parent = nullptr;
    std::shared_ptr<const SchemaObject> own; // keeps what no schema holds
};

bool fits(const SchemaObject &object, const QString &kind)
{
    static const QStringList kinds { u"table"_s, u"column"_s, u"type"_s, u"domain"_s, u"view"_s,
        u"materialized view"_s, u"foreign table"_s, u"sequence"_s, u"index"_s, u"constraint"_s,
        u"label"_s };
    return kind.isEmpty() ? kinds.contains(object.kind) : object.kind == kind;
}

// A label is no object of its own: one is made up for the question.
Place labelOf(const SchemaObject &type, const QString &shown)
{
    if (type.kind != "type"_L1 || !shown.startsWith(type.name + u'.')) {
        return {};
    }
    const auto label = shown.sliced(type.name.size() + 1);
    if (!enumLabels(type.property(u"labels")).contains(label)) {
        return {};
    }
    auto object = std::make_shared<SchemaObject>();
    object->kind = u"label"_s;
    object->name = label;
    return { object.get(), &type, object };
}

// Columns come before constraints among a table's parts, so a bare name means the column.
Place placeOf(const Schema &schema, const QString &kind, const QString &shown)
{
    for (const auto &object : schema.objects) {
        if (object.name == shown && fits(object, kind)) {
            return { &object, nullptr, {} };
        }
        if (const auto label = labelOf(object, shown); label.object && fits(*label.object, kind)) {
            return label;
        }
        for (const auto &child : object.children) {
            if (shownName(child, object.name) == shown && fits(child, kind)) {
                return { &child, &object, {} };
            }
        }
    }
    return {};
}

// A server's names are quoted, and may hold dots inside the quotes.
qsizetype lastDot(const QString &name)
{
    bool quoted = false;
    qsizetype dot = -1;
    for (qsizetype i = 0; i < name.size(); ++i) {
        quoted = name.at(i) == u'"' ? !quoted : quoted;
        dot = name.at(i) == u'.' && !quoted ? i : dot;
    }
    return dot;
}

// What stands before the object's own name, as far as it cannot change by a rename.
QString prefixOf(const Schema &schema, const Place &place, const QString &shown)
{
    if (place.parent && !place.object->rooted) {
        return place.parent->name + u'.';
    }
    return schema.engine == "postgresql"_L1 ? shown.left(lastDot(shown) + 1) : QString();
}

class Renaming
{
public:
    Renaming(Comparison &comparison, const ReadOptions &reading)
        : m_comparison(comparison)
        , m_reading(reading)
        , m_tools(schemaTools(comparison.ground.engine->info().id))
    {
    }
    Result<void> run(QList<SchemaRename> waiting);

private:
    Result<void> fill();
    Result<bool> round(QList<SchemaRename> &waiting);
    Result<void> one(const Place &place, const SchemaRename &rename, const QString &name);
    Result<void> follow();
    Result<void> readAgain();
    void keepOwners();
    QString spelled(const SchemaRename &rename, const QString &name) const;

    Comparison &m_comparison;
    const ReadOptions &m_reading;
    const SchemaTools *m_tools;
    std::unique_ptr<Scratch> m_scratch;
    Renamed m_renamed;
    Schema m_now;
};

Error notThere(const SchemaRename &rename)
{
    return { .kind = ErrorKind::Usage,
        .what = tr("There is nothing called '%1' that could have become '%2'.")
            .arg(elided(visible(rename.from), 100), elided(visible(rename.to), 100)),
        .untouched = tr("Nothing was compared."),
        .next = tr("Name both as the comparison shows them.") };
}

Error cannotRename(const SchemaRename &rename)
{
    return { .kind = ErrorKind::Refused,
        .what = tr("%1 %2 cannot be renamed to %3.")
            .arg(rename.kind, elided(visible(rename.from), 100), elided(visible(rename.to), 100)),
        .untouched = tr("Nothing was compared."),
        .next = tr("Leave this answer out: the script then drops the one and makes the other.") };
}

Result<void> Renaming::fill()
{
    const auto &ground = m_comparison.ground;
    auto scratch = scratchCopy(
        m_comparison.from, *ground.engine, ground.beside, m_comparison.live, m_reading);
    if (!scratch) {
        return fail(scratch.error());
    }
    m_scratch = std::move(*scratch);
    m_now = m_comparison.from;
    return {};
}

// Where names are folded for comparing, the wanted side still knows how they are written.
QString Renaming::spelled(const SchemaRename &rename, const QString &name) const
{
    const auto wanted = placeOf(m_comparison.to, rename.kind, rename.to);
    return wanted.object && wanted.object->has(u"#name") ? wanted.object->property(u"#name") : name;
}

Result<void> Renaming::one(const Place &place, const SchemaRename &rename, const QString &name)
{
    const auto sql = m_tools->rename(*place.object, place.parent, name);
    if (sql.isEmpty()) {
        return fail(cannotRename(rename));
    }
    if (const auto done = m_scratch->connection().execute(sql); !done) {
        auto error = cannotRename(rename);
        error.server = done.error().server;
        return fail(error);
    }
    m_renamed.statements += sql;
    return {};
}

/// All that can go now. False: nothing could.
Result<bool> Renaming::round(QList<SchemaRename> &waiting)
{
    QSet<QString> freed;
    bool moved = false;
    for (qsizetype i = 0; i < waiting.size();) {
        auto rename = waiting.at(i);
        const auto place = placeOf(m_now, rename.kind, rename.from);
        const auto prefix = place.object ? prefixOf(m_now, place, rename.from) : QString();
        if (!place.object || !rename.to.startsWith(prefix) || freed.contains(rename.from)) {
            ++i;
            continue;
        }
        rename.kind = place.object->kind;
        const bool taken = placeOf(m_now, {}, rename.to).object && !freed.contains(rename.to);
        const auto waits = [&rename](const SchemaRename &other) { return other.from == rename.to; };
        if (taken && std::ranges::none_of(waiting, waits)) {
            return fail(cannotRename(rename));
        }
        const bool swap = taken && !moved && i + 1 == waiting.size();
        if (taken && !swap) {
            ++i;
            continue;
        }
        const auto name = swap ? Aside : spelled(rename, rename.to.sliced(prefix.size()));
        if (const auto done = one(place, rename, name); !done) {
            return fail(done.error());
        }
        moved = true;
        if (swap) {
            waiting[i].from = prefix + Aside;
            waiting[i].kind = rename.kind;
            m_renamed.renames += { rename.kind, rename.from, prefix + Aside };
            break;
        }
        freed += rename.from;
        m_renamed.renames += rename;
        waiting.removeAt(i);
    }
    return moved;
}

Result<void> Renaming::readAgain()
{
    if (const auto again = m_scratch->reconnect(); !again) {
        return fail(again.error());
    }
    auto schema = m_tools->read(m_scratch->connection(), m_reading);
    if (!schema) {
        return fail(schema.error());
    }
    m_now = std::move(*schema);
    return {};
}

// What is named after a table keeps its name on the server when the table gets another.
Result<void> Renaming::follow()
{
    static const QStringList kinds { u"index"_s, u"constraint"_s, u"sequence"_s };
    QList<SchemaRename> more;
    for (const auto &change : compareSchemas(m_now, m_comparison.to, {})) {
        auto rename = renameAsked(change);
        if (change.change != SchemaChange::Change::Removed || !kinds.contains(rename.kind)) {
            continue;
        }
        const auto place = placeOf(m_now, rename.kind, rename.from);
        const auto near = [&](const SchemaRename &done) {
            const auto table = place.parent ? place.parent->name
                                            : place.object->property(u"owned by");
            return done.kind == "table"_L1 ? table == done.to || table.startsWith(done.to + u'.')
                                           : done.to.startsWith(table + u'.') || table == done.to;
        };
        const bool can = place.object && std::ranges::any_of(m_renamed.renames, near)
            && !m_tools->rename(*place.object, place.parent, u"x"_s).isEmpty();
        more += can ? QList { rename } : QList<SchemaRename>();
    }
    if (more.isEmpty()) {
        return {};
    }
    const auto moved = round(more);
    return moved ? readAgain() : fail(moved.error());
}

// A scratch database belongs to whoever made it.
void Renaming::keepOwners()
{
    QHash<QString, QString> before;
    for (const auto &rename : std::as_const(m_renamed.renames)) {
        const auto first = before.take(rename.kind + rename.from);
        before.insert(rename.kind + rename.to, first.isEmpty() ? rename.from : first);
    }
    QHash<QString, QString> owners;
    for (const auto &object : std::as_const(m_renamed.original.objects)) {
        owners.insert(object.kind + object.name, object.property(u"owner"));
    }
    for (auto &object : m_now.objects) {
        const auto key = object.kind + object.name;
        object.set(u"owner"_s, owners.value(object.kind + before.value(key, object.name)));
    }
}

Result<void> Renaming::run(QList<SchemaRename> waiting)
{
    if (const auto filled = fill(); !filled) {
        return filled;
    }
    while (!waiting.isEmpty()) {
        const auto moved = round(waiting);
        if (!moved || !*moved) {
            return fail(moved ? notThere(waiting.first()) : moved.error());
        }
        if (const auto read = readAgain(); !read) {
            return read;
        }
    }
    if (const auto followed = follow(); !followed) {
        return followed;
    }
    m_renamed.original = std::move(m_comparison.from);
    keepOwners();
    m_now.notCompared = m_renamed.original.notCompared;
    m_comparison.from = std::move(m_now);
    m_comparison.renamed = std::move(m_renamed);
    return {};
}

} // namespace

Result<void> applyRenames(
    Comparison &comparison, const QList<SchemaRename> &renames, const ReadOptions &reading)
{
    return Renaming(comparison, reading).run(renames);
}

Result<Comparison> turnedRound(const Comparison &comparison, const ReadOptions &reading)
{
    auto back = comparison;
    back.live.reset();
    back.renamed.reset();
    back.from = comparison.to;
    back.to = comparison.renamed ? comparison.renamed->original : comparison.from;
    QList<SchemaRename> renames;
    for (const auto &done :
        comparison.renamed ? comparison.renamed->renames : QList<SchemaRename>()) {
        renames.prepend({ done.kind, done.to, done.from });
    }
    if (!renames.isEmpty()) {
        if (const auto named = applyRenames(back, renames, reading); !named) {
            return fail(named.error());
        }
    }
    back.changes = schemaChanges(back.from, back.to, back.options);
    return back;
}

QString nameBefore(const Comparison &comparison, const QString &shown)
{
    return comparison.renamed ? nameBefore(comparison.renamed->renames, shown) : shown;
}

void listRenames(const QList<SchemaRename> &renames, QList<SchemaChange> &changes)
{
    for (auto rename = renames.crbegin(); rename != renames.crend(); ++rename) {
        changes.prepend(renameChange(*rename));
    }
}

void prependRenames(SchemaScript &script, const QStringList &statements, bool embedded)
{
    auto &all = script.statements;
    if (embedded && !script.ownTransaction && all.size() + statements.size() > 1) {
        all.prepend({ .sql = u"BEGIN"_s, .destructive = false, .note = {} });
        all.append({ .sql = u"COMMIT"_s, .destructive = false, .note = {} });
        script.ownTransaction = true;
    }
    const auto begin = std::ranges::find(all, u"BEGIN"_s, &SchemaStatement::sql);
    auto at = begin == all.end() ? qsizetype(0) : begin - all.begin() + 1;
    for (const auto &sql : statements) {
        all.insert(at++,
            { .sql = sql,
                .destructive = false,
                .note = at == 1 ? tr("Renamed, so that it keeps what it holds.") : QString() });
    }
}

} // namespace Switchback
