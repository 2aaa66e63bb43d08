// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/differences.h"

#include <QHash>

#include <algorithm>
#include <compare>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Key = std::pair<QString, QString>;

// Under which top object a shown name stands: "public.users.email" under "public.users".
QString rootOf(const SchemaChange &change, const QHash<QString, QString> &roots)
{
    for (auto name = change.object; !name.isEmpty();) {
        if (roots.contains(name)) {
            return name;
        }
        const auto dot = name.lastIndexOf(u'.');
        name = dot < 0 ? QString() : name.left(dot);
    }
    return change.object;
}

void collectRoots(const Schema &schema, QHash<QString, QString> &roots)
{
    for (const auto &object : schema.objects) {
        if (object.kind != "schema"_L1) {
            roots.insert(object.name, object.name);
        }
        for (const auto &child : object.children) {
            if (child.rooted) {
                roots.insert(child.name, object.name);
            }
        }
    }
}

const SchemaObject *found(const QList<SchemaObject> &objects, const Key &key, const QString &shown)
{
    for (const auto &object : objects) {
        const auto name = shownName(object, shown);
        if (object.kind == key.first && name == key.second) {
            return &object;
        }
        const auto *inside = object.children.isEmpty() ? nullptr
                                                       : found(object.children, key, name);
        if (inside) {
            return inside;
        }
    }
    return nullptr;
}

const SchemaObject *rootNamed(const Schema &schema, const DifferenceRow &row, const QString &name)
{
    const SchemaObject *best = nullptr;
    for (const auto &object : schema.objects) {
        if (object.name == name && (!best || object.kind == row.kind)) {
            best = &object;
        }
    }
    return best;
}

// "part_9" before "part_10".
std::strong_ordering naturally(QStringView a, QStringView b)
{
    const auto number = [](QStringView text, qsizetype &at) {
        while (at + 1 < text.size() && text.at(at) == u'0' && text.at(at + 1).isDigit()) {
            ++at;
        }
        const auto start = at;
        while (at < text.size() && text.at(at).isDigit()) {
            ++at;
        }
        return text.sliced(start, at - start);
    };
    qsizetype i = 0;
    qsizetype k = 0;
    while (i < a.size() && k < b.size()) {
        if (a.at(i).isDigit() && b.at(k).isDigit()) {
            const auto one = number(a, i);
            const auto other = number(b, k);
            const auto order = one.size() != other.size() ? one.size() <=> other.size()
                                                          : one.compare(other) <=> 0;
            if (order != 0) {
                return order;
            }
        } else if (a.at(i) != b.at(k)) {
            return a.at(i).unicode() <=> b.at(k).unicode();
        } else {
            ++i;
            ++k;
        }
    }
    const auto rest = (a.size() - i) <=> (b.size() - k);
    return rest != 0 ? rest : a.compare(b) <=> 0;
}

} // namespace

int Differences::hidden() const
{
    int sum = 0;
    for (const auto &step : steps) {
        for (const auto &count : step.hidden) {
            sum += count.hidden;
        }
    }
    return sum;
}

const SchemaChange *differenceChange(const Differences &all, const DifferenceRow &row, int step)
{
    const int index = row.changes.value(step, -1);
    return index < 0 ? nullptr : &all.steps.at(step).changes.at(index);
}

bool isAnswer(const Differences &all, const DifferenceRow &row)
{
    for (int step = 0; step < all.steps.size(); ++step) {
        const auto *change = differenceChange(all, row, step);
        if (change && !isRename(*change)) {
            return false;
        }
    }
    return true;
}

DifferenceGroup differenceGroup(const Differences &all, const DifferenceRow &row)
{
    using Change = SchemaChange::Change;
    if (!row.hint.isEmpty()) {
        return DifferenceGroup::Question;
    }
    if (row.kind == "comment"_L1) {
        return DifferenceGroup::Comments;
    }
    bool removed = false;
    bool added = true;
    bool order = true;
    bool owners = true;
    for (qsizetype step = 0; step < all.steps.size(); ++step) {
        if (const auto *change = differenceChange(all, row, int(step))) {
            const auto only = [change](QLatin1StringView name) {
                return change->properties.size() == 1 && change->properties.first().name == name;
            };
            removed = removed || change->change == Change::Removed;
            added = added && change->change == Change::Added;
            order = order && only("column order"_L1);
            owners = owners && only("owner"_L1);
        }
    }
    if (row.kind == "privileges"_L1 || owners) {
        return DifferenceGroup::Privileges;
    }
    return order  ? DifferenceGroup::Order
        : removed ? DifferenceGroup::Dropped
        : added   ? DifferenceGroup::Created
                  : DifferenceGroup::Changed;
}

const Schema &differenceSide(const Differences &all, int side)
{
    return side == 0 ? all.steps.first().from : all.steps.at(side - 1).to;
}

const SchemaObject *differenceRoot(const Differences &all, const DifferenceRow &row, int side)
{
    const auto *best = rootNamed(differenceSide(all, side), row, row.root);
    return !best && side > 0 && side < all.steps.size()
        ? rootNamed(all.steps.at(side).from, row, row.root) // by its name in the next step
        : best;
}

QString nameBefore(const QList<SchemaRename> &renames, const QString &shown)
{
    auto name = shown;
    for (auto rename = renames.crbegin(); rename != renames.crend(); ++rename) {
        if (name == rename->to || name.startsWith(rename->to + u'.')) {
            name = rename->from + name.sliced(rename->to.size());
        }
    }
    return name;
}

DifferenceOriginal differenceOriginal(const Differences &all, const DifferenceRow &row, int side)
{
    const auto &first = all.steps.first();
    const auto &schema = side == 0 && first.asRead ? *first.asRead : differenceSide(all, side);
    auto name = row.root;
    for (auto step = int(all.steps.size()) - 1; step >= side; --step) {
        name = nameBefore(all.steps.at(step).renames, name);
    }
    const auto *root = rootNamed(schema, row, name);
    return { &schema, root ? root : rootNamed(schema, row, row.root) };
}

QList<DifferenceRow> differenceRows(const QList<DifferenceStep> &steps)
{
    QHash<QString, QString> roots;
    for (const auto &step : steps) {
        collectRoots(step.from, roots);
        collectRoots(step.to, roots);
    }
    QList<DifferenceRow> rows;
    QHash<Key, qsizetype> places;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const auto &changes = steps.at(i).changes;
        for (qsizetype k = 0; k < changes.size(); ++k) {
            const auto &change = changes.at(k);
            const Key key { change.kind, change.object };
            if (!places.contains(key)) {
                places.insert(key, rows.size());
                const auto root = rootOf(change, roots);
                rows += DifferenceRow { .kind = change.kind,
                    .object = change.object,
                    .root = roots.value(root, root),
                    .changes = QList<int>(steps.size(), -1),
                    .effect = change.effect,
                    .hint = {},
                    .asked = {},
                    .renamed = {} };
            }
            auto &row = rows[places.value(key)];
            row.changes[i] = int(k);
            row.effect = std::min(row.effect, change.effect);
            if (row.hint.isEmpty()) {
                row.hint = change.hint;
                row.asked = renameAsked(change);
            }
            if (isRename(change)) {
                const auto &names = change.properties.first();
                row.renamed = { change.kind, names.before, names.after };
            }
        }
    }
    std::ranges::stable_sort(rows, [](const DifferenceRow &a, const DifferenceRow &b) {
        const auto effect = a.effect <=> b.effect;
        const auto root = effect != 0 ? effect : naturally(a.root, b.root);
        return (root != 0 ? root : naturally(a.object, b.object)) < 0;
    });
    return rows;
}

QList<DifferenceProperty> differenceProperties(const Differences &all, const DifferenceRow &row)
{
    QList<DifferenceProperty> table;
    const int sides = int(all.steps.size()) + 1;
    for (int side = 0; side < sides; ++side) {
        const auto *root = differenceRoot(all, row, side);
        const auto *object = root ? found({ *root }, { row.kind, row.object }, {}) : nullptr;
        // Comments and privileges are rows of their own, on an object of another kind.
        object = object ? object : root && root->name == row.object ? root : nullptr;
        for (const auto &property : object ? object->properties : QList<SchemaProperty>()) {
            if (property.name.startsWith(u'#')) {
                continue;
            }
            auto line = std::ranges::find(table, property.name, &DifferenceProperty::name);
            if (line == table.end()) {
                table += { property.name, QStringList(sides, QString()), false };
                line = table.end() - 1;
            }
            line->values[side] = property.value;
        }
    }
    for (auto &line : table) {
        line.differs = std::ranges::any_of(
            line.values, [&](const QString &value) { return value != line.values.first(); });
    }
    std::ranges::stable_partition(table, &DifferenceProperty::differs);
    return table;
}

} // namespace Switchback
