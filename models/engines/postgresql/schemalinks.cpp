// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Which step has to come before which.

#include "engines/postgresql/schemasteps.h"
#include "engines/schemaorder.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isType(const PgPart &part)
{
    return part.kind() == "type"_L1 || part.kind() == "domain"_L1 || part.kind() == "collation"_L1;
}

// Names that only one relation of a schema can have; types and tables share theirs too.
QString relationName(const PgPart &part)
{
    static const QStringList relations { u"table"_s, u"foreign table"_s, u"view"_s,
        u"materialized view"_s, u"sequence"_s, u"index"_s, u"type"_s, u"domain"_s };
    if (relations.contains(part.kind())) {
        return part.name();
    }
    const auto type = part.property(u"#type");
    if (part.kind() == "constraint"_L1 && (type == "p"_L1 || type == "u"_L1 || type == "x"_L1)) {
        return part.table().section(u'.', 0, 0) + u'.' + part.name();
    }
    if (part.kind() == "column"_L1 && part.has(u"identity sequence")) {
        return part.property(u"identity sequence");
    }
    static const QStringList callable { u"function"_s, u"procedure"_s, u"aggregate"_s };
    return callable.contains(part.kind()) ? part.name() : QString();
}

QStringList without(QStringList names, const QStringList &others)
{
    names.removeIf([&others](const QString &name) { return others.contains(name); });
    return names;
}

// The steps that `steps` has for the tables' columns.
QList<int> columnsOf(const PgSide &side, const QStringList &tables, const QHash<int, int> &steps)
{
    QList<int> found;
    for (const auto &table : tables) {
        const int number = side.number(u"table"_s, table);
        for (const auto &child :
            number < 0 ? QList<SchemaObject>() : side.part(number).object->children) {
            const int step = child.kind == "column"_L1 ? steps.value(child.id, -1) : -1;
            if (step >= 0) {
                found += step;
            }
        }
    }
    return found;
}

} // namespace

void PgSteps::linkDrops(SchemaOrder &order) const
{
    const auto link = [&](int first, int second) {
        if (first >= 0 && second >= 0) {
            order.before(first, second);
        }
    };
    const auto &from = m_plan.from;
    const auto step = [](const QHash<int, int> &map, int n) { return map.value(n, -1); };
    const auto one = [&](int dependent, int on) {
        // A view without its text needs no more than the types of its columns.
        const bool empty = m_empties.contains(dependent) && !isType(from.part(on));
        const int gone = step(empty ? m_empties : m_drops, dependent);
        link(gone, step(m_drops, on));
        link(gone, step(m_alters, on));
        if (from.fates.at(on) == PgFate::Drop) {
            link(step(m_alters, dependent), step(m_drops, on));
        }
        if (m_last.contains(dependent) && !m_last.contains(on)) {
            link(step(m_last, dependent), step(m_drops, on));
        }
        if (m_last.contains(on)) {
            link(step(m_alters, dependent), step(m_last, on));
            link(step(m_last, dependent), step(m_last, on));
        }
    };
    for (const auto &need : from.schema.needs) {
        one(need.dependent, need.on);
    }
    for (int i = 0; i < from.parts.size(); ++i) {
        if (const auto *parent = from.parts.at(i).parent; parent && leaves(i * 2)) {
            link(step(m_alters, parent->id), step(m_drops, i * 2));
        } else if (parent) {
            one(i * 2, parent->id);
        }
        one(i * 2 + 1, i * 2);
    }
    for (const auto &[view, empty] : m_empties.asKeyValueRange()) {
        link(empty, step(m_drops, view));
    }
}

int PgSteps::stepOf(int number) const
{
    const int created = m_creates.value(number, -1);
    return created >= 0 ? created : m_alters.value(m_plan.to.twins.at(number), -1);
}

void PgSteps::linkCreations(SchemaOrder &order) const
{
    const auto &to = m_plan.to;
    const auto step = [this](int n) { return stepOf(n); };
    const auto one = [&](int dependent, int on) {
        const int first = step(on);
        const bool later = m_fills.contains(dependent) && !isType(to.part(on));
        const int second = later ? m_fills.value(dependent) : step(dependent);
        if (first >= 0 && second >= 0) {
            order.before(first, second);
        }
    };
    for (const auto &need : to.schema.needs) {
        if (m_alters.contains(to.twins.at(need.dependent)) && need.dependent % 2 == 0
            && to.part(need.dependent).kind() == "table"_L1
            && to.part(need.on).kind() != "table"_L1) {
            continue;
        }
        one(need.dependent, need.on);
    }
    for (int i = 0; i < to.parts.size(); ++i) {
        const auto *parent = to.parts.at(i).parent;
        if (parent) {
            arrives(i * 2) ? one(parent->id, i * 2) : one(i * 2, parent->id);
            const int finish = m_finishes.value(parent->id, -1);
            if (finish >= 0 && step(i * 2) >= 0) {
                order.before(step(i * 2), finish);
            }
        }
        one(i * 2 + 1, i * 2);
    }
    for (const auto &[view, fill] : m_fills.asKeyValueRange()) {
        order.before(step(view), fill);
    }
    for (const auto &[table, finish] : m_finishes.asKeyValueRange()) {
        if (step(table) >= 0) {
            order.before(step(table), finish);
        }
    }
}

// A type set aside, a table under an index's old name: what leaves a name goes before what takes it.
void PgSteps::linkNames(SchemaOrder &order) const
{
    QHash<QString, int> leaving;
    for (const auto &[number, step] : m_drops.asKeyValueRange()) {
        const auto name = number % 2 == 0 ? relationName(m_plan.from.part(number)) : QString();
        if (!name.isEmpty() && step >= 0) {
            leaving.insert(name, step);
        }
    }
    for (const auto &[number, step] : m_alters.asKeyValueRange()) {
        const auto name = m_plan.from.part(number).property(u"identity sequence");
        const auto after = m_plan.to.part(m_plan.from.twins.at(number))
                               .property(u"identity sequence");
        if (number % 2 == 0 && !name.isEmpty() && name != after) {
            leaving.insert(name, step);
        }
    }
    for (const auto &[number, step] : m_creates.asKeyValueRange()) {
        if (step < 0) {
            continue;
        }
        const auto &part = m_plan.to.part(number);
        const auto name = number % 2 == 0 ? relationName(part) : QString();
        if (!name.isEmpty() && leaving.contains(name)) {
            order.before(leaving.value(name), step);
        }
        const int before = m_drops.value(m_plan.to.twins.at(number), -1);
        if (before >= 0) {
            order.before(before, step);
        }
    }
    for (const auto &[number, last] : m_last.asKeyValueRange()) {
        order.before(m_drops.value(number), last);
    }
}

// A partition's own index and key are there before the partition takes its place and before the
// parent's are made: then they are adopted under their own names.
void PgSteps::linkCopies(SchemaOrder &order) const
{
    const auto &to = m_plan.to;
    for (const auto &[number, step] : m_creates.asKeyValueRange()) {
        if (step < 0 || number % 2 != 0) {
            continue;
        }
        const auto &part = to.part(number);
        if (!part.parent) {
            continue;
        }
        const int place = m_creates.value(part.parent->id + 1, -1);
        const bool key = part.kind() == "index"_L1
            || (part.kind() == "constraint"_L1 && !part.isForeignKey());
        const bool column = part.kind() == "column"_L1;
        const int copy = to.doubleOf(number);
        const int host = part.has(u"index of") ? copyHost(to, number) : -1;
        const bool finishes = host >= 0 && to.part(host).has(u"#unfinished"); // by ALTER INDEX
        if (place >= 0 && (key || column || joins(number))) {
            copy >= 0 || finishes ? order.before(place, step) : order.before(step, place);
        }
        if (copy >= 0) {
            for (const int first :
                { m_creates.value(copy, -1), m_creates.value(copyHost(to, copy), -1),
                    m_alters.value(to.twins.at(copy), -1) }) {
                if (first >= 0) {
                    order.before(first, step);
                }
            }
        }
        const int original = m_creates.value(host, -1);
        if (original >= 0) {
            finishes ? order.before(original, step) : order.before(step, original);
        }
    }
    for (const auto &[number, step] : m_alters.asKeyValueRange()) {
        const int other = number % 2 == 0 ? m_plan.from.twins.at(number) : -1;
        const bool copy = other >= 0 && to.part(other).has(u"index of");
        const int original = copy ? m_creates.value(copyHost(to, other), -1) : -1;
        if (original >= 0) {
            order.before(original, step);
        }
        const int place = copy && to.part(other).parent
            ? m_creates.value(to.part(other).parent->id + 1, -1)
            : -1;
        if (place >= 0) {
            order.before(place, step); // what is attached on the way is attached already
        }
    }
    linkDetached(order);
    linkPlaces(order);
    linkParents(order);
    for (const auto &[number, step] : m_creates.asKeyValueRange()) {
        if (number % 2 == 1 && to.part(number).isTable() && step >= 0) {
            const int parent = to.number(u"table"_s, to.part(number).property(u"partition of"));
            const int made = m_creates.value(parent, -1);
            if (made >= 0) {
                order.before(made, step);
            }
        }
    }
}

// What has to happen before a table takes its place, or after it leaves it.
void PgSteps::linkPlaces(SchemaOrder &order) const
{
    const auto &from = m_plan.from;
    const auto &to = m_plan.to;
    const auto link = [&order](int first, int second) {
        if (first >= 0 && second >= 0) {
            order.before(first, second);
        }
    };
    for (const auto &[number, step] : m_drops.asKeyValueRange()) {
        if (number % 2 == 0 && m_plan.outlivesOriginal(number)) {
            const int place = m_drops.value(from.part(number).parent->id + 1, -1);
            link(place, step);
            link(place, m_drops.value(copyHost(from, number), -1));
        } else if (number % 2 == 0 && from.part(number).has(u"index of")) {
            // Goes with its original while it still belongs to that, unless a table goes whole.
            const int original = copyHost(from, number);
            const int table = from.part(number).parent->id;
            if (original >= 0 && !m_plan.isGone(table)
                && !m_plan.isGone(from.part(original).parent->id)) {
                link(m_drops.value(original, -1), m_drops.value(table + 1, -1));
            }
        }
    }
    for (const auto &[number, step] : m_alters.asKeyValueRange()) {
        const auto &part = from.part(number);
        if (number % 2 != 0 || part.kind() != "column"_L1) {
            continue;
        }
        const auto &twin = to.part(from.twins.at(number));
        if (part.object->inherited && twin.object->inherited) {
            link(m_alters.value(copyHost(from, number), -1), step);
        }
        if (part.has(u"identity") != twin.has(u"identity")) {
            link(m_drops.value(part.parent->id + 1, -1), step);
            link(step, m_creates.value(twin.parent->id + 1, -1));
        }
    }
    // A parent's key without its parts: those that come later would be given theirs.
    for (const auto &[number, step] : m_creates.asKeyValueRange()) {
        const auto &table = to.part(number);
        const int parent = number % 2 == 1 && table.isTable()
            ? to.number(u"table"_s, table.property(u"partition of"))
            : -1;
        for (const auto &child :
            parent < 0 ? QList<SchemaObject>() : to.part(parent).object->children) {
            if (child.has(u"#unfinished")) {
                link(step, m_creates.value(child.id, -1));
            }
        }
    }
}

// A new parent has its columns before the child follows it; a partition that goes does so before
// the columns that it has in common with its parent.
void PgSteps::linkParents(SchemaOrder &order) const
{
    const auto &from = m_plan.from;
    const auto &to = m_plan.to;
    for (const auto &[number, step] : m_alters.asKeyValueRange()) {
        const auto &table = from.part(number);
        if (number % 2 != 0 || !table.isTable()) {
            continue;
        }
        const auto had = table.property(u"inherits").split(u", "_s);
        const auto has = to.part(from.twins.at(number)).property(u"inherits").split(u", "_s);
        for (const int made : columnsOf(to, without(has, had), m_creates)) {
            order.before(made, step);
        }
        // A parent that is left takes none of its columns along afterwards.
        for (const int gone : columnsOf(from, without(had, has), m_drops)) {
            order.before(step, gone);
        }
    }
    for (const auto &[number, step] : m_drops.asKeyValueRange()) {
        const auto &part = from.part(number);
        const bool column = number % 2 == 0 && part.kind() == "column"_L1 && part.parent;
        if (column && step >= 0 && m_plan.isGone(part.parent->id)) {
            const int original = m_drops.value(copyHost(from, number), -1);
            if (original >= 0) {
                order.before(step, original);
            }
        }
    }
}

// A partition that comes back gets its parent's new columns while it is still attached.
void PgSteps::linkDetached(SchemaOrder &order) const
{
    const auto &from = m_plan.from;
    for (const auto &[number, step] : m_drops.asKeyValueRange()) {
        const auto &part = from.part(number);
        if (number % 2 == 0 || !part.isTable() || step < 0
            || from.fates.at(number) != PgFate::Renew) {
            continue;
        }
        const int parent = from.number(u"table"_s, part.property(u"partition of"));
        if (parent < 0 || from.fates.at(parent) == PgFate::Drop
            || from.fates.at(parent) == PgFate::Renew) {
            continue;
        }
        for (const auto &column : from.part(parent).object->children) {
            for (const int change :
                { m_alters.value(column.id, -1), m_drops.value(column.id, -1) }) {
                if (column.kind == "column"_L1 && change >= 0) {
                    order.before(change, step);
                }
            }
        }
        const int after = from.twins.at(parent);
        for (const auto &column : m_plan.to.part(after).object->children) {
            const int made = m_creates.value(column.id, -1);
            if (column.kind == "column"_L1 && made >= 0) {
                order.before(made, step);
            }
        }
    }
}

void PgSteps::link(SchemaOrder &order) const
{
    linkDrops(order);
    linkCreations(order);
    linkNames(order);
    linkCopies(order);
    wishBodies(order);
    wishNamesakes(order);
}

} // namespace Switchback
