// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemasteps.h"

#include "engines/schemaorder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Unsaid = -1; // happens by itself

// Attached to their place among their like: the parents are dropped last and made first.
int kindRank(const PgPart &part, bool attachment)
{
    static const QStringList kinds { u"schema"_s, u"language"_s, u"extension"_s, u"collation"_s,
        u"access method"_s, u"type"_s, u"domain"_s, u"attribute"_s, u"sequence"_s,
        u"foreign data wrapper"_s, u"server"_s, u"user mapping"_s, u"table"_s, u"foreign table"_s,
        u"column"_s, u"default"_s, u"constraint"_s, u"index"_s, u"place"_s, u"owner"_s,
        u"foreign key"_s, u"function"_s, u"procedure"_s, u"aggregate"_s, u"operator"_s,
        u"operator family"_s, u"operator class"_s, u"cast"_s, u"transform"_s,
        u"text search parser"_s, u"text search template"_s, u"text search dictionary"_s,
        u"text search configuration"_s, u"conversion"_s, u"view"_s, u"materialized view"_s,
        u"statistics"_s, u"rule"_s, u"trigger"_s, u"policy"_s, u"publication"_s, u"event trigger"_s,
        u"member privileges"_s, u"default privileges"_s };
    if (attachment) {
        return int(kinds.indexOf(part.kind() == "column"_L1 ? u"default"_s
                : part.kind() == "sequence"_L1              ? u"owner"_s
                                                            : u"place"_s));
    }
    return int(kinds.indexOf(part.isForeignKey() ? u"foreign key"_s : part.kind()));
}

// What a CREATE TABLE holds and ALTER TABLE can add just as well.
bool standsApart(const PgPart &part, int number)
{
    return number % 2 == 1 ? !part.has(u"generated")
                           : part.kind() == "constraint"_L1 && !part.object->inherited;
}

bool isOfTarget(const PgStep &step)
{
    return step.kind == PgStep::Kind::Create || step.kind == PgStep::Kind::Finish
        || step.kind == PgStep::Kind::Fill;
}

} // namespace

PgSteps::PgSteps(const PgPlan &plan)
    : m_plan(plan)
{
}

void PgSteps::add(PgStep::Kind kind, int number)
{
    m_steps.append({ .kind = kind, .number = number, .along = {} });
}

// A partition's copy of an index or key, an inherited column: goes and comes with the original.
int PgSteps::copyHost(const PgSide &side, int number) const
{
    const auto &part = side.part(number);
    if (part.has(u"index of")) {
        const auto of = part.property(u"index of");
        const int index = side.number(u"index"_s, of);
        return index >= 0 ? index : side.number(u"constraint"_s, of);
    }
    if (!part.object->inherited || !part.parent) {
        return -1;
    }
    auto parents = part.parent->property(u"inherits").split(u", "_s, Qt::SkipEmptyParts);
    if (part.parent->has(u"partition of")) {
        parents += part.parent->property(u"partition of");
    }
    for (const auto &parent : parents) {
        const int original = side.number(part.kind(), parent + u'.' + part.name());
        if (original >= 0) {
            return original;
        }
    }
    return -1;
}

// The number whose DROP takes `number` along; -1 = none.
int PgSteps::dropHost(int number) const
{
    const auto &from = m_plan.from;
    const auto gone = [&](int n) {
        return n >= 0 && (from.fates.at(n) == PgFate::Drop || from.fates.at(n) == PgFate::Renew);
    };
    if (m_apartDrops.contains(number)) {
        return -1;
    }
    const auto &part = from.part(number);
    if (number % 2 == 1) {
        const bool byItself = part.kind() == "column"_L1 || part.isTable() || part.isBaseType();
        return gone(number - 1) && (byItself || part.kind() == "sequence"_L1) ? number - 1 : -1;
    }
    if (part.parent && gone(part.parent->id)) {
        return part.parent->id;
    }
    if (part.kind() == "sequence"_L1 && part.has(u"owned by")) {
        const auto owner = part.property(u"owned by");
        const int column = from.number(u"column"_s, owner);
        return gone(column) ? column : -1;
    }
    if (const int type = typeOf(number); gone(type)) {
        return type;
    }
    if (const int attribute = attributeOf(from, number); gone(attribute)) {
        return attribute;
    }
    const bool alone = m_plan.outlivesOriginal(number) || leaves(number);
    const int copy = alone ? -1 : copyHost(from, number);
    return gone(copy) ? copy : -1;
}

// Of the type that says what columns a table has, and goes on saying so.
int PgSteps::attributeOf(const PgSide &side, int column) const
{
    const auto &part = side.part(column);
    const auto of = column % 2 == 0 ? part.columnsOf() : QString();
    const int table = of.isEmpty() ? -1 : side.twins.at(part.parent->id);
    const auto &other = &side == &m_plan.from ? m_plan.to : m_plan.from;
    return table >= 0 && other.part(table).property(u"of") == of
        ? side.number(u"attribute"_s, of + u'.' + part.name())
        : -1;
}

// The base type that a function makes, reads or writes: neither can be dropped before the other.
int PgSteps::typeOf(int function) const
{
    const auto &from = m_plan.from;
    if (!from.part(function).isCallable()) {
        return -1;
    }
    for (const int user : from.dependents.at(function)) {
        if (user % 2 == 1 && from.part(user).isBaseType()
            && from.dependents.at(user - 1).contains(function)) {
            return user - 1;
        }
    }
    return -1;
}

// The default of an inherited column, where the parent's default does not go by the same words;
// what a partition keeps as its own.
bool PgSteps::goesAlone(int number) const
{
    if (number % 2 == 0) {
        return m_plan.outlivesOriginal(number) || leaves(number);
    }
    const auto &from = m_plan.from;
    const int original = copyHost(from, number - 1);
    const auto fate = original < 0 ? PgFate::Keep : from.fates.at(original + 1);
    return (fate != PgFate::Drop && fate != PgFate::Renew) || dropHost(original + 1) >= 0;
}

// Had from a parent that its table leaves: it becomes the table's own then, and can go.
bool PgSteps::leaves(int number) const
{
    const auto &from = m_plan.from;
    const auto &part = from.part(number);
    const bool given = number % 2 == 0
        && (part.kind() == "column"_L1 || part.kind() == "constraint"_L1);
    if (!given || !part.parent || m_plan.isGone(part.parent->id)) {
        return false;
    }
    const auto &twin = m_plan.to.part(from.twins.at(part.parent->id));
    const auto kept = twin.property(u"inherits").split(u", "_s);
    const auto parents = part.parent->property(u"inherits").split(u", "_s, Qt::SkipEmptyParts);
    return std::ranges::any_of(parents, [&](const QString &parent) {
        return !kept.contains(parent) && from.number(part.kind(), parent + u'.' + part.name()) >= 0;
    });
}

// New, the table's own, and in a parent that the table gets: it is there before that.
bool PgSteps::arrives(int number) const
{
    const auto &to = m_plan.to;
    const auto &part = to.part(number);
    const bool own = number % 2 == 0 && !part.object->inherited && part.parent
        && (part.kind() == "column"_L1 || part.kind() == "constraint"_L1);
    const int before = own ? to.twins.at(part.parent->id) : -1;
    if (before < 0 || m_plan.isGone(before)) {
        return false;
    }
    const auto had = m_plan.from.part(before).property(u"inherits").split(u", "_s);
    const auto parents = part.parent->property(u"inherits").split(u", "_s, Qt::SkipEmptyParts);
    return std::ranges::any_of(parents, [&](const QString &parent) {
        return !had.contains(parent) && to.number(part.kind(), parent + u'.' + part.name()) >= 0;
    });
}

// CREATE TABLE takes two keys of the same columns for one.
bool PgSteps::isDouble(int number) const
{
    const auto &part = m_plan.to.part(number);
    const auto columns = [](const SchemaObject &key) {
        const auto words = key.property(u"definition");
        return words.mid(words.indexOf(u'('));
    };
    const auto isKey = [](const SchemaObject &each) {
        const auto type = each.property(u"#type");
        return each.kind == "constraint"_L1 && (type == "p"_L1 || type == "u"_L1 || type == "x"_L1);
    };
    return isKey(*part.object)
        && std::ranges::any_of(part.parent->children, [&](const SchemaObject &each) {
               return each.id < part.object->id && isKey(each)
                   && columns(each) == columns(*part.object);
           });
}

// A table that becomes a partition has the columns and checks of its parent already.
bool PgSteps::joins(int number) const
{
    const auto &from = m_plan.from;
    const auto &to = m_plan.to;
    const auto &part = to.part(number);
    const bool needed = number % 2 == 0 && part.object->inherited && part.parent
        && (part.kind() == "column"_L1 || part.property(u"#type") == "c"_L1);
    const int before = needed ? to.twins.at(part.parent->id) : -1;
    if (before < 0 || m_plan.isGone(before)) {
        return false;
    }
    const auto of = PgPart { part.parent, nullptr }.property(u"partition of");
    return !of.isEmpty()
        && (from.part(before).property(u"partition of") != of
            || m_plan.isGone(from.number(u"table"_s, of)));
}

int PgSteps::createHost(int number) const
{
    const auto &to = m_plan.to;
    const auto fresh = [&](int n) {
        return n >= 0 && (to.fates.at(n) == PgFate::Create || to.fates.at(n) == PgFate::Renew);
    };
    if (m_apartCreates.contains(number) || joins(number)) {
        return -1;
    }
    const auto &part = to.part(number);
    if (number % 2 == 1) {
        return part.kind() == "column"_L1 && fresh(number - 1) ? number - 1 : -1;
    }
    if (!part.parent) {
        return -1;
    }
    if (fresh(part.parent->id)) {
        const bool holds = PgPart { part.parent, nullptr }.isTable()
            || part.parent->kind == "domain"_L1;
        const bool inside = part.kind() == "column"_L1 || part.kind() == "attribute"_L1
            || (part.kind() == "constraint"_L1 && holds && !part.isForeignKey()
                && !part.has(u"#unfinished") && !isDouble(number)
                && !part.property(u"definition").endsWith(u" NOT VALID"_s));
        return inside ? part.parent->id : -1;
    }
    const int copy = part.object->inherited ? copyHost(to, number) : attributeOf(to, number);
    return fresh(copy) ? copy : -1;
}

// Follows hosts to the end and puts everything along with the last one.
void PgSteps::settle(QHash<int, int> &steps, PgStep::Kind kind)
{
    const auto numbers = steps.keys();
    for (const int number : numbers) {
        int host = number;
        for (int next = host; next >= 0 && host != -1;) {
            next = kind == PgStep::Kind::Drop ? dropHost(host) : createHost(host);
            host = next >= 0 ? next : host;
        }
        if (host != number) {
            const int step = steps.value(host, Unsaid);
            steps[number] = step;
            if (step >= 0) {
                m_steps[step].along.append(number);
            }
        }
    }
    for (auto &step : m_steps) {
        std::ranges::sort(step.along);
    }
}

void PgSteps::make()
{
    m_steps.clear();
    for (auto *map :
        { &m_drops, &m_alters, &m_creates, &m_last, &m_finishes, &m_fills, &m_empties }) {
        map->clear();
    }
    const auto &from = m_plan.from;
    const auto &to = m_plan.to;
    for (int n = 0; n < from.fates.size(); ++n) {
        const auto fate = from.fates.at(n);
        const auto &part = from.part(n);
        if (fate == PgFate::Alter) {
            m_alters.insert(n, int(m_steps.size()));
            add(PgStep::Kind::Alter, n);
        } else if (fate == PgFate::Drop || fate == PgFate::Renew) {
            const bool aside = n % 2 == 0 && fate == PgFate::Renew
                && ((part.kind() == "type"_L1 && !part.isBaseType()) || part.kind() == "domain"_L1
                    || part.kind() == "collation"_L1);
            const bool unsaid = part.object->inherited && dropHost(n) < 0 && !goesAlone(n);
            m_drops.insert(n, unsaid ? Unsaid : int(m_steps.size()));
            if (!unsaid) {
                add(aside ? PgStep::Kind::SetAside : PgStep::Kind::Drop, n);
            }
            if (aside) {
                m_last.insert(n, int(m_steps.size()));
                add(PgStep::Kind::DropAside, n);
            }
            if (m_emptied.contains(n)) {
                m_empties.insert(n, int(m_steps.size()));
                add(PgStep::Kind::Empty, n);
            }
        }
    }
    for (int n = 0; n < to.fates.size(); ++n) {
        const auto fate = to.fates.at(n);
        if (fate == PgFate::Create || fate == PgFate::Renew) {
            const auto &part = to.part(n);
            const bool unsaid = part.object->inherited && createHost(n) < 0 && n % 2 == 0
                && !joins(n);
            m_creates.insert(n, unsaid ? Unsaid : int(m_steps.size()));
            if (!unsaid) {
                add(PgStep::Kind::Create, n);
            }
            if (m_hollow.contains(n)) {
                m_steps.last().hollow = true;
                m_fills.insert(n, int(m_steps.size()));
                add(PgStep::Kind::Fill, n);
            }
        }
        const auto &part = to.part(n);
        if (n % 2 == 0 && fate != PgFate::Keep
            && (part.has(u"replica identity") || part.has(u"clustered on") || fate == PgFate::Alter)
            && part.isTable()) {
            m_finishes.insert(n, int(m_steps.size()));
            add(PgStep::Kind::Finish, n);
        }
    }
    const auto altered = m_alters.keys();
    for (const int n : altered) {
        const int attribute = attributeOf(from, n);
        if (m_alters.contains(attribute) && m_plan.alterations.value(n).statements.isEmpty()) {
            m_alters[n] = m_alters.value(attribute); // moves with it, and says nothing itself
        }
    }
    settle(m_drops, PgStep::Kind::Drop);
    settle(m_creates, PgStep::Kind::Create);
}

qint64 PgSteps::rank(const PgStep &step) const
{
    const auto &part = isOfTarget(step) ? m_plan.to.part(step.number)
                                        : m_plan.from.part(step.number);
    const int kind = kindRank(part, step.number % 2 == 1);
    constexpr qint64 Phase = qint64(1) << 40;
    constexpr qint64 Kind = qint64(1) << 32;
    switch (step.kind) {
    case PgStep::Kind::Drop: {
        const bool late = kind <= 9 || part.kind() == "function"_L1 || part.kind() == "schema"_L1;
        return (late ? 2 : 0) * Phase + (60 - kind) * Kind + step.number;
    }
    case PgStep::Kind::SetAside:
    case PgStep::Kind::Empty:
        return 60 * Kind + step.number;
    case PgStep::Kind::DropAside:
        return 3 * Phase - kind * Kind + step.number;
    case PgStep::Kind::Finish:
        return Phase + 18 * Kind + step.number;
    case PgStep::Kind::Alter:
    case PgStep::Kind::Create:
    case PgStep::Kind::Fill:
        break;
    }
    return Phase + kind * Kind + step.number;
}

namespace {

// What may need another table or a view, and keep it from going before its own table.
bool leavesApart(const PgPart &part)
{
    static const QStringList kinds { u"policy"_s, u"trigger"_s, u"rule"_s };
    return part.isForeignKey() || kinds.contains(part.kind());
}

} // namespace

// A view and a function that need each other: there is a view of the same columns first or last.
bool PgSteps::hollow(const QSet<int> &stuck, const SchemaOrder &order)
{
    bool any = false;
    for (const int index : stuck) {
        const auto &step = m_steps.at(index);
        const bool creates = step.kind == PgStep::Kind::Create;
        const bool ofView = (creates || step.kind == PgStep::Kind::Drop)
            && (creates ? m_plan.to : m_plan.from).part(step.number).kind() == "view"_L1;
        auto &views = creates ? m_hollow : m_emptied;
        if (ofView && !views.contains(step.number) && order.isInCircle(index)) {
            views += step.number;
            any = true;
        }
    }
    return any;
}

// Steps that wait for each other: what was put inside a table's statement is taken out again.
bool PgSteps::release(const QSet<int> &stuck)
{
    bool any = false;
    for (const int index : stuck) {
        const auto &step = m_steps.at(index);
        for (const int number : step.along) {
            if (step.kind == PgStep::Kind::Drop && leavesApart(m_plan.from.part(number))
                && !m_apartDrops.contains(number) && number % 2 == 0) {
                m_apartDrops += number;
                any = true;
            }
            if (step.kind == PgStep::Kind::Create && standsApart(m_plan.to.part(number), number)
                && !m_apartCreates.contains(number)) {
                m_apartCreates += number;
                any = true;
            }
        }
    }
    return any;
}

QList<PgStep> PgSteps::sorted()
{
    QList<int> sequence;
    for (int tries = 0; tries < 4; ++tries) {
        make();
        QList<qint64> ranks;
        for (const auto &step : m_steps) {
            ranks += rank(step);
        }
        SchemaOrder order(ranks);
        link(order);
        QSet<int> stuck;
        sequence = order.sorted(&stuck);
        if (stuck.isEmpty() || (!release(stuck) && !hollow(stuck, order))) {
            break;
        }
    }
    // A step whose number goes along with another says nothing itself.
    QSet<int> leading;
    for (const auto *map :
        { &m_drops, &m_alters, &m_creates, &m_last, &m_finishes, &m_fills, &m_empties }) {
        for (const auto &[number, step] : map->asKeyValueRange()) {
            if (step >= 0 && m_steps.at(step).number == number) {
                leading += step;
            }
        }
    }
    QList<PgStep> steps;
    for (const int index : sequence) {
        steps += leading.contains(index) ? QList { m_steps.at(index) } : QList<PgStep>();
    }
    // An event trigger answers other statements of this script, and may refuse them.
    std::ranges::stable_sort(steps, {}, [this](const PgStep &step) { return guardPlace(step); });
    return steps;
}

// Event triggers go before everything else and come after it.
int PgSteps::guardPlace(const PgStep &step) const
{
    const bool creates = isOfTarget(step);
    const auto &side = creates ? m_plan.to : m_plan.from;
    if (side.part(step.number).kind() != "event trigger"_L1) {
        return 0;
    }
    return step.kind == PgStep::Kind::Drop ? -1 : 1;
}

} // namespace Switchback
