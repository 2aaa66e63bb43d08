// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/schemadiff.h"

#include "core/enumlabels.h"
#include "core/schemafold.h"
#include "core/tr.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const auto Comment = u"comment"_s;
const auto Privileges = u"privileges"_s;

using Key = std::pair<QStringView, QString>;

class Comparison
{
public:
    Comparison(const DiffOptions &options, bool caseless)
        : m_options(options)
        , m_caseless(caseless)
    {
    }
    void lists(const QList<SchemaObject> &from, const QList<SchemaObject> &to,
        const QString &fromShown, const QString &toShown);
    QList<SchemaChange> take() { return std::move(m_changes); }

private:
    void pair(const SchemaObject &from, const SchemaObject &to, const QString &shown);
    void layer(const SchemaObject &from, const SchemaObject &to, const QString &shown,
        const PropertyChange &difference);
    void one(SchemaChange::Change change, const SchemaObject &object, const QString &shown);
    void order(const SchemaObject &from, const SchemaObject &to, const QString &shown);

    Key keyOf(const SchemaObject &object) const;

    const DiffOptions m_options;
    const bool m_caseless; // what a table is made of, not the table itself
    QList<SchemaChange> m_changes;
};

SchemaObject withoutChildren(const SchemaObject &object)
{
    auto bare = object;
    bare.children.clear();
    return bare;
}

bool holdsRows(const SchemaObject &object)
{
    static const QStringList kinds { u"table"_s, u"column"_s, u"schema"_s, u"sequence"_s,
        u"materialized view"_s, u"extension"_s, u"foreign table"_s };
    return kinds.contains(object.kind)
        && !(object.kind == "schema"_L1 && object.name == "public"_L1);
}

// Removed objects can be numbered by hash once; lists of one length in the same order need none.
bool sameShape(const QList<SchemaObject> &from, const QList<SchemaObject> &to)
{
    return std::ranges::equal(from, to, [](const SchemaObject &a, const SchemaObject &b) {
        return a.name == b.name && a.kind == b.kind;
    });
}

void Comparison::one(SchemaChange::Change change, const SchemaObject &object, const QString &shown)
{
    if (!m_options.privileges && object.kind.endsWith(Privileges)) {
        return; // default privileges, and those on members of extensions
    }
    const bool removed = change == SchemaChange::Change::Removed;
    m_changes += { .change = change,
        .kind = object.kind,
        .object = shown,
        .before = removed ? object : SchemaObject(),
        .after = removed ? SchemaObject() : object,
        .destructive = removed && holdsRows(object) };
}

Key Comparison::keyOf(const SchemaObject &object) const
{
    return { object.kind, m_caseless && !object.rooted ? object.name.toLower() : object.name };
}

void Comparison::lists(const QList<SchemaObject> &from, const QList<SchemaObject> &to,
    const QString &fromShown, const QString &toShown)
{
    if (sameShape(from, to)) {
        for (qsizetype i = 0; i < from.size(); ++i) {
            pair(from.at(i), to.at(i), shownName(to.at(i), toShown));
        }
        return;
    }
    QHash<Key, const SchemaObject *> there;
    there.reserve(to.size());
    for (const auto &object : to) {
        there.insert(keyOf(object), &object);
    }
    QSet<Key> matched;
    for (const auto &object : from) {
        const auto *other = there.value(keyOf(object));
        if (other) {
            matched.insert(keyOf(*other));
            pair(object, *other, shownName(object, fromShown));
        } else if (!object.inherited) {
            one(SchemaChange::Change::Removed, object, shownName(object, fromShown));
        }
    }
    for (const auto &object : to) {
        if (!object.inherited && !matched.contains(keyOf(object))) {
            one(SchemaChange::Change::Added, object, shownName(object, toShown));
        }
    }
}

void Comparison::layer(const SchemaObject &from, const SchemaObject &to, const QString &shown,
    const PropertyChange &difference)
{
    const auto change = difference.before.isEmpty() ? SchemaChange::Change::Added
        : difference.after.isEmpty()                ? SchemaChange::Change::Removed
                                                    : SchemaChange::Change::Changed;
    m_changes += { .change = change,
        .kind = difference.name,
        .object = shown,
        .before = withoutChildren(from),
        .after = withoutChildren(to),
        .properties = { difference } };
}

void Comparison::order(const SchemaObject &from, const SchemaObject &to, const QString &shown)
{
    QStringList before;
    QStringList after;
    const auto isColumn = [](const SchemaObject &object) { return object.kind == "column"_L1; };
    for (const auto &child : from.children) {
        before += isColumn(child) ? QStringList(child.name) : QStringList();
    }
    for (const auto &child : to.children) {
        after += isColumn(child) ? QStringList(child.name) : QStringList();
    }
    auto sortedBefore = before;
    auto sortedAfter = after;
    sortedBefore.sort();
    sortedAfter.sort();
    if (before != after && sortedBefore == sortedAfter) {
        m_changes += { .kind = to.kind,
            .object = shown,
            .before = withoutChildren(from),
            .after = withoutChildren(to),
            .properties = { { u"column order"_s, before.join(u", "_s), after.join(u", "_s) } } };
    }
}

void Comparison::pair(const SchemaObject &from, const SchemaObject &to, const QString &shown)
{
    if (from.inherited && to.inherited && from.kind != "column"_L1) {
        return;
    }
    QList<PropertyChange> own;
    for (const auto &difference : compareProperties(from, to, m_options)) {
        if (difference.name == Comment || difference.name == Privileges) {
            layer(from, to, shown, difference);
        } else {
            own += difference;
        }
    }
    if (from.name != to.name) {
        own.prepend({ u"name"_s, from.name, to.name });
    }
    if (!own.isEmpty()) {
        m_changes += { .kind = to.kind,
            .object = shown,
            .before = withoutChildren(from),
            .after = withoutChildren(to),
            .properties = own };
    }
    if (m_options.order) {
        order(from, to, shown);
    }
    lists(from.children, to.children, shown, shown);
}

bool wanted(const QString &name, const DiffOptions &options)
{
    static const QStringList storage { u"tablespace"_s, u"storage parameters"_s,
        u"toast parameters"_s, u"storage"_s, u"compression"_s, u"statistics target"_s,
        u"column storage"_s };
    if (name.startsWith(u'#')) {
        return false; // working notes of a reader
    }
    return (options.comments || !(name.endsWith(Comment) || name == "column comments"_L1))
        && (options.privileges || !name.endsWith(Privileges))
        && (options.owners || name != "owner"_L1) && (options.storage || !storage.contains(name));
}

// The name as a word of its own: a table "a" has no part in "varchar".
QString unnamed(const QString &text, const QString &name)
{
    const auto isPart = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'$'; };
    QString result;
    qsizetype from = 0;
    for (auto at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        const auto end = at + name.size();
        const bool whole = (at == 0 || !isPart(text.at(at - 1)))
            && (end == text.size() || !isPart(text.at(end)));
        if (whole && at >= from) {
            result += text.sliced(from, at - from) + u'?';
            from = end;
        }
    }
    return result + text.sliced(from);
}

// Everything but the name, and where it was.
QString likeness(const SchemaObject &object, const QString &place)
{
    auto text = place + u'\n' + object.kind;
    for (const auto &property : object.properties) {
        text += property.name.startsWith(u'#')
            ? QString()
            : u'\n' + property.name + u'=' + unnamed(property.value, object.name);
    }
    for (const auto &child : object.children) {
        text += child.kind == "column"_L1 ? u'\n' + child.name + likeness(child, {}) : QString();
    }
    return text;
}

QString placeOf(const SchemaChange &change, const SchemaObject &object)
{
    if (!object.rooted) {
        return change.object.chopped(object.name.size());
    }
    // Where names have no schema before them, all are in one place.
    return change.object.contains(u'.') ? change.object.section(u'.', 0, 0) : QString();
}

bool mayBeRenamed(const QString &kind)
{
    static const QStringList kinds { u"table"_s, u"column"_s, u"type"_s, u"domain"_s, u"view"_s,
        u"materialized view"_s, u"sequence"_s, u"index"_s, u"constraint"_s };
    return kinds.contains(kind);
}

// One gone and one new of the same kind, place and definition: a question, never an answer.
void hintRenames(QList<SchemaChange> &changes)
{
    QHash<QString, QList<qsizetype>> gone;
    QHash<QString, QList<qsizetype>> fresh;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const auto &change = changes.at(i);
        if (change.change != SchemaChange::Change::Changed && mayBeRenamed(change.kind)) {
            const bool removed = change.change == SchemaChange::Change::Removed;
            const auto &object = removed ? change.before : change.after;
            (removed ? gone : fresh)[likeness(object, placeOf(change, object))].append(i);
        }
    }
    for (const auto &[like, list] : gone.asKeyValueRange()) {
        const auto others = fresh.value(like);
        if (list.size() == 1 && others.size() == 1) {
            auto &removed = changes[list.first()];
            auto &added = changes[others.first()];
            removed.counterpart = added.object;
            added.counterpart = removed.object;
            removed.hint = tr("May have been renamed to %1: all else is the same.")
                               .arg(added.object);
            added.hint = tr(
                "May have been %1 before: all else is the same. Renaming would keep what it holds.")
                             .arg(removed.object);
        }
    }
}

SchemaRename labelAsked(const SchemaChange &change)
{
    for (const auto &property : change.properties) {
        const auto labels = property.name == "labels"_L1
            ? renamedLabel(property.before, property.after)
            : std::nullopt;
        if (labels) {
            const auto head = change.object + u'.';
            return { u"label"_s, head + labels->first, head + labels->second };
        }
    }
    return {};
}

// One label of an enum gone, and a new one in its place.
void hintLabels(QList<SchemaChange> &changes)
{
    for (auto &change : changes) {
        const auto asked = change.kind == "type"_L1 ? labelAsked(change) : SchemaRename();
        if (!asked.kind.isEmpty()) {
            change.counterpart = asked.to;
            change.hint = tr("The label %1 may have become %2: it stands in the same place, and "
                             "all others are the same. Renaming would keep the rows that hold it.")
                              .arg(asked.from.sliced(change.object.size() + 1),
                                  asked.to.sliced(change.object.size() + 1));
        }
    }
}

// Settings whose order says nothing, so long as each is there; a quoted text may hold a comma.
bool sameSettings(const QString &name, const QString &from, const QString &to)
{
    static const QStringList unordered { u"storage parameters"_s, u"toast parameters"_s,
        u"options"_s };
    if (from.size() != to.size() || !unordered.contains(name) || from.contains(u'\'')) {
        return false;
    }
    auto a = from.split(u", "_s);
    auto b = to.split(u", "_s);
    a.sort();
    b.sort();
    return a == b;
}

} // namespace

QList<PropertyChange> compareProperties(
    const SchemaObject &from, const SchemaObject &to, const DiffOptions &options)
{
    if (from.properties == to.properties) {
        return {};
    }
    QList<PropertyChange> changes;
    // What one of the logins may not see counts for nothing on either side.
    const auto unseen = from.property(u"#unseen").split(u", "_s)
        + to.property(u"#unseen").split(u", "_s);
    for (const auto &property : from.properties) {
        const auto other = to.property(property.name);
        if (property.value != other && !unseen.contains(property.name)
            && wanted(property.name, options) && !sameExpression(property.value, other)
            && !sameSettings(property.name, property.value, other)) {
            changes.append({ property.name, property.value, other });
        }
    }
    for (const auto &property : to.properties) {
        if (!from.has(property.name) && !unseen.contains(property.name)
            && wanted(property.name, options)) {
            changes.append({ property.name, QString(), property.value });
        }
    }
    return changes;
}

QList<SchemaChange> compareSchemas(const Schema &from, const Schema &to, const DiffOptions &options)
{
    Comparison comparison(options, from.engine == "mysql"_L1);
    comparison.lists(from.objects, to.objects, {}, {});
    auto changes = comparison.take();
    hintRenames(changes);
    hintLabels(changes);
    return changes;
}

SchemaRename renameAsked(const SchemaChange &change)
{
    if (change.counterpart.isEmpty()) {
        return {};
    }
    if (change.change == SchemaChange::Change::Changed) {
        return labelAsked(change);
    }
    return change.change == SchemaChange::Change::Removed
        ? SchemaRename { change.kind, change.object, change.counterpart }
        : SchemaRename { change.kind, change.counterpart, change.object };
}

SchemaChange renameChange(const SchemaRename &rename)
{
    SchemaChange change;
    change.kind = rename.kind;
    change.object = rename.to;
    change.before.kind = rename.kind;
    change.after.kind = rename.kind;
    change.properties = { { u"name"_s, rename.from, rename.to } };
    return change;
}

bool isRename(const SchemaChange &change)
{
    return change.change == SchemaChange::Change::Changed && change.properties.size() == 1
        && change.properties.first().name == "name"_L1;
}

QString changeWord(SchemaChange::Change change)
{
    switch (change) {
    case SchemaChange::Change::Added:
        return u"added"_s;
    case SchemaChange::Change::Removed:
        return u"removed"_s;
    case SchemaChange::Change::Changed:
        return u"changed"_s;
    }
    return {};
}

QString effectWord(ChangeEffect effect)
{
    switch (effect) {
    case ChangeEffect::Destructive:
        return u"destructive"_s;
    case ChangeEffect::Rewriting:
        return u"rewriting"_s;
    case ChangeEffect::Checking:
        return u"checking"_s;
    case ChangeEffect::Altering:
        return u"altering"_s;
    case ChangeEffect::Removing:
        return u"removing"_s;
    case ChangeEffect::Additive:
        return u"additive"_s;
    case ChangeEffect::Annotation:
        return u"annotation"_s;
    }
    return {};
}

ChangeEffect usualEffect(const SchemaChange &change)
{
    const auto isLayer = [](const PropertyChange &property) {
        return property.name == Comment || property.name == Privileges
            || property.name == "owner"_L1;
    };
    if (change.destructive) {
        return ChangeEffect::Destructive;
    }
    if (!change.properties.isEmpty() && std::ranges::all_of(change.properties, isLayer)) {
        return ChangeEffect::Annotation;
    }
    switch (change.change) {
    case SchemaChange::Change::Removed:
        return ChangeEffect::Removing;
    case SchemaChange::Change::Added:
        return ChangeEffect::Additive;
    case SchemaChange::Change::Changed:
        break;
    }
    return ChangeEffect::Altering;
}

} // namespace Switchback
