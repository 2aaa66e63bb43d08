// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemaplan.h"

using namespace Qt::StringLiterals;

namespace Switchback {

QStringList pgAttachedProperties(const QString &kind)
{
    if (kind == "column"_L1) {
        return { u"default"_s };
    }
    if (kind == "sequence"_L1) {
        return { u"owned by"_s };
    }
    if (kind == "table"_L1 || kind == "foreign table"_L1) {
        return { u"partition of"_s, u"bound"_s };
    }
    return kind == "type"_L1 ? QStringList { u"definition"_s } : QStringList();
}

namespace {

bool isType(const QString &kind)
{
    return kind == "type"_L1 || kind == "domain"_L1 || kind == "collation"_L1;
}

bool isTable(const QString &kind)
{
    return kind == "table"_L1 || kind == "foreign table"_L1;
}

// In the place of what was taken out of a schema after it was read.
const SchemaObject Nothing;

} // namespace

PgSide::PgSide(const Schema &read)
    : schema(read)
    , parts(read.numbers / 2, PgPart { &Nothing, nullptr })
    , fates(read.numbers, PgFate::Absent)
    , twins(read.numbers, -1)
    , dependents(read.numbers)
{
    for (const auto &object : schema.objects) {
        parts[object.id / 2] = { &object, nullptr };
        numbers.insert(object.kind + u' ' + object.name, object.id);
        if (object.kind == "default privileges"_L1) {
            defaultPrivileges += object.id;
        }
        for (const auto &child : object.children) {
            parts[child.id / 2] = { &child, &object };
            numbers.insert(child.kind + u' ' + shownName(child, object.name), child.id);
        }
    }
    for (const auto &part : std::as_const(parts)) {
        if (part.has(u"index of")) {
            const auto of = part.property(u"index of");
            const int index = number(u"index"_s, of);
            copies[index >= 0 ? index : number(u"constraint"_s, of)].append(part.object->id);
        }
    }
    for (const auto &need : schema.needs) {
        dependents[need.on].append(need.dependent);
    }
}

int PgSide::number(const QString &kind, const QString &shown) const
{
    return numbers.value(kind + u' ' + shown, -1);
}

QString PgSide::attachment(int number) const
{
    const auto &it = part(number);
    QString text;
    for (const auto &name : pgAttachedProperties(it.kind())) {
        text += text.isEmpty() || !it.has(name) ? it.property(name) : u'\n' + it.property(name);
    }
    return text;
}

int PgSide::doubleOf(int number) const
{
    const auto &own = part(number);
    if (number % 2 != 0 || own.kind() != "index"_L1 || !own.parent || own.has(u"index of")
        || !PgPart { own.parent, nullptr }.has(u"partition of")) {
        return -1;
    }
    const auto words = own.property(u"definition").section(u" ON "_s, 1);
    for (const auto &sibling : own.parent->children) {
        if (sibling.kind == "index"_L1 && sibling.id != own.object->id && sibling.has(u"index of")
            && sibling.property(u"definition").section(u" ON "_s, 1) == words) {
            return sibling.id;
        }
    }
    return -1;
}

PgPlan::PgPlan(const Schema &fromSchema, const Schema &toSchema, const DiffOptions &options)
    : from(fromSchema)
    , to(toSchema)
    , m_options(options)
{
}

void PgPlan::pair()
{
    for (int i = 0; i < from.parts.size(); ++i) {
        const auto &part = from.parts.at(i);
        if (part.object == &Nothing) {
            continue;
        }
        const int other = to.number(part.kind(), shownName(*part.object, part.table()));
        from.twins[i * 2] = other;
        from.twins[i * 2 + 1] = other < 0 ? -1 : other + 1;
        if (other >= 0) {
            to.twins[other] = i * 2;
            to.twins[other + 1] = i * 2 + 1;
        }
    }
    for (int i = 0; i < to.parts.size(); ++i) {
        if (to.twins.at(i * 2) < 0 && to.parts.at(i).object != &Nothing) {
            to.fates[i * 2] = PgFate::Create;
            to.fates[i * 2 + 1] = to.attachment(i * 2).isEmpty() ? PgFate::Absent : PgFate::Create;
        }
    }
}

void PgPlan::compareAttachment(int number)
{
    const int other = from.twins.at(number);
    const auto before = from.attachment(number);
    const auto after = other < 0 ? QString() : to.attachment(other);
    auto &fate = from.fates[number + 1];
    if (other < 0 || after.isEmpty()) {
        fate = before.isEmpty() ? PgFate::Absent : PgFate::Drop;
    } else if (before.isEmpty()) {
        to.fates[other + 1] = PgFate::Create;
    } else if (before == after) {
        fate = PgFate::Keep;
    } else {
        fate = isTable(from.part(number).kind()) ? PgFate::Renew : PgFate::Alter;
    }
}

void PgPlan::compare(int number)
{
    const auto &part = from.part(number);
    if (part.object == &Nothing) {
        return;
    }
    compareAttachment(number);
    const int other = from.twins.at(number);
    if (other < 0) {
        from.fates[number] = PgFate::Drop;
        return;
    }
    from.fates[number] = PgFate::Keep;
    const auto &twin = to.part(other);
    const bool copied = part.object->inherited && twin.object->inherited;
    if (copied && part.kind() != "column"_L1) {
        return;
    }
    const bool typed = !part.columnsOf().isEmpty() && part.columnsOf() == twin.columnsOf();
    const bool moved = typed
        && (part.property(u"type") != twin.property(u"type")
            || part.property(u"collation") != twin.property(u"collation"));
    const auto attached = pgAttachedProperties(part.kind());
    QList<PropertyChange> own;
    for (const auto &change : compareProperties(*part.object, *twin.object, m_options)) {
        static const QStringList layers { u"comment"_s, u"privileges"_s, u"owner"_s,
            u"index comment"_s, u"column privileges"_s };
        static const QStringList followed { u"type"_s, u"collation"_s, u"generated"_s,
            u"generated as"_s };
        // A base type that is another is made anew as a whole.
        const bool apart = attached.contains(change.name)
            && (!part.isBaseType() || change.before.isEmpty());
        if (apart || ((copied || typed) && followed.contains(change.name))) {
            continue;
        }
        changes[number] += change;
        own += layers.contains(change.name) ? QList<PropertyChange>() : QList { change };
    }
    if (!changes.contains(number) && !moved) {
        return;
    }
    const bool inWords = part.kind() == "default privileges"_L1;
    auto altered = own.isEmpty() || inWords ? PgAlteration() : pgAlter(part, twin, own);
    if (!altered && own.size() == 1 && own.first().name == "index of"_L1
        && leavesItsPlace(number)) {
        keepCopy(number);
    } else if (!altered) {
        from.fates[number] = PgFate::Renew;
    } else {
        from.fates[number] = PgFate::Alter;
        altered->disturbs = altered->disturbs || moved;
        alterations.insert(number, *altered);
    }
}

bool PgPlan::isGone(int number) const
{
    return number >= 0
        && (from.fates.at(number) == PgFate::Drop || from.fates.at(number) == PgFate::Renew);
}

// A key cannot go with an index of the parent's; and where the parent goes or changes, the
// partition is detached first.
bool PgPlan::outlivesOriginal(int copy) const
{
    const auto &part = from.part(copy);
    if (!part.parent || !isGone(part.parent->id + 1) || isGone(part.parent->id)) {
        return false;
    }
    const auto of = PgPart { part.parent, nullptr }.property(u"partition of");
    const int twin = from.twins.at(part.parent->id);
    const bool stays = twin >= 0 && to.part(twin).property(u"partition of") == of
        && !isGone(from.number(u"table"_s, of));
    return !stays
        || (part.kind() == "constraint"_L1
            && from.number(u"index"_s, part.property(u"index of")) >= 0);
}

// A partition that is detached for good, or for another parent, keeps its indexes as its own.
bool PgPlan::leavesItsPlace(int copy) const
{
    const auto &part = from.part(copy);
    const int twin = part.parent ? from.twins.at(part.parent->id) : -1;
    if (twin < 0 || from.twins.at(copy) < 0 || isGone(copy) || isGone(part.parent->id)) {
        return false;
    }
    const auto of = PgPart { part.parent, nullptr }.property(u"partition of");
    return to.part(twin).property(u"partition of") != of || isGone(from.number(u"table"_s, of));
}

// The server lets no part of an index go alone: all of it goes, or the partition is detached.
void PgPlan::freeCopy(int copy)
{
    const auto &part = from.part(copy);
    if (!part.has(u"index of") || !part.parent || isGone(part.parent->id)
        || isGone(part.parent->id + 1)) {
        return;
    }
    const auto of = part.property(u"index of");
    const int index = from.number(u"index"_s, of);
    if (index >= 0 && part.kind() == "constraint"_L1) {
        renew(part.parent->id + 1);
    } else {
        renew(index >= 0 ? index : from.number(u"constraint"_s, of));
    }
}

void PgPlan::keepCopy(int copy)
{
    const auto &twin = to.part(from.twins.at(copy));
    from.fates[copy] = PgFate::Alter;
    if (twin.has(u"index of")) {
        alterations[copy].statements = { pgAttachIndex(twin) };
    }
}

bool PgPlan::typeChanges(int number) const
{
    return from.fates.at(number) == PgFate::Alter && alterations.value(number).disturbs;
}

void PgPlan::renew(int number)
{
    if (number < 0) {
        return;
    }
    const bool hasTwin = from.twins.at(number) >= 0
        && (number % 2 == 0 || !to.attachment(from.twins.at(number)).isEmpty());
    const auto fate = hasTwin ? PgFate::Renew : PgFate::Drop;
    if (from.fates.at(number) == PgFate::Absent || from.fates.at(number) == fate) {
        return;
    }
    from.fates[number] = fate;
    m_waiting.append(number);
}

// What is dropped or made anew takes its own parts along.
void PgPlan::parts(int number)
{
    if (number % 2 != 0) {
        return;
    }
    renew(number + 1);
    for (const auto &child : from.part(number).object->children) {
        renew(child.id);
        renew(child.id + 1);
    }
}

// What comes afterwards needs a function of the same name as one that goes: while both are there,
// the server may not know which of them is called.
bool PgPlan::callsNamesake(int number, int by) const
{
    const auto &gone = from.part(by);
    const int other = from.twins.at(number);
    if (!gone.isCallable() || other < 0) {
        return false;
    }
    for (int i = 0; i < to.parts.size(); ++i) {
        const auto &part = to.parts.at(i);
        if (part.isCallable() && part.bareName() == gone.bareName()
            && to.dependents.at(i * 2).contains(other)) {
            return true;
        }
    }
    return false;
}

// In the way only until it is altered, and then it needs what is new alone.
bool PgPlan::survives(int number, int by) const
{
    if (from.fates.at(by) != PgFate::Drop || from.fates.at(number) != PgFate::Alter
        || callsNamesake(number, by)) {
        return false;
    }
    return number % 2 == 1 || alterations.value(number).rebinds;
}

void PgPlan::disturbAttachment(int number, int by)
{
    const auto &part = from.part(number);
    if (part.kind() == "column"_L1 && part.has(u"generated")) {
        const bool plain = from.fates.at(number - 1) == PgFate::Alter
            && !to.part(from.twins.at(number - 1)).has(u"generated");
        if (!plain || by != number - 1) {
            renew(number - 1);
        }
        return;
    }
    if (part.kind() == "sequence"_L1) {
        // The sequence falls with its column.
        if (from.fates.at(by) == PgFate::Renew || from.fates.at(by) == PgFate::Drop) {
            if (from.fates.at(by) == PgFate::Drop && from.fates.at(number) != PgFate::Keep) {
                return; // it is given to another or to nobody first
            }
            renew(number - 1);
        }
        return;
    }
    if (isTable(part.kind()) && typeChanges(by)) {
        return;
    }
    if (!survives(number, by)) {
        renew(number);
    }
}

void PgPlan::disturbColumn(int number, int by)
{
    const auto &kind = from.part(by).kind();
    const auto &part = from.part(number);
    if (isType(kind) && from.fates.at(by) == PgFate::Renew) {
        if (from.fates.at(number) == PgFate::Drop || from.fates.at(number) == PgFate::Renew
            || part.object->inherited) {
            return;
        }
        if (part.has(u"generated") || from.part(by).isBaseType()) {
            renew(number);
            return;
        }
        const bool changed = typeChanges(number);
        from.fates[number] = PgFate::Alter;
        alterations[number].disturbs = true;
        if (!changed) {
            retyped += number;
        }
        m_waiting.append(number);
    }
}

void PgPlan::disturb(int number, int by)
{
    if (from.fates.at(number) == PgFate::Drop || from.fates.at(number) == PgFate::Renew) {
        return;
    }
    if (number % 2 == 1) {
        disturbAttachment(number, by);
        return;
    }
    const auto &part = from.part(number);
    if (part.kind() == "column"_L1) {
        disturbColumn(number, by);
        return;
    }
    if (part.kind() == "attribute"_L1) {
        renew(from.number(part.parent->kind, part.table()));
        return;
    }
    const bool ofServer = part.kind() == "foreign table"_L1
        && from.part(by).kind() == "server"_L1; // its rows are elsewhere
    if ((isTable(part.kind()) && !ofServer) || part.kind() == "sequence"_L1
        || part.kind() == "extension"_L1) {
        return;
    }
    if (typeChanges(by) && from.part(by).kind() == "column"_L1) {
        const bool follows = part.kind() == "index"_L1 || part.kind() == "statistics"_L1
            || (part.kind() == "constraint"_L1 && part.property(u"#type") != "f"_L1);
        if (follows && !retyped.contains(by)) {
            return; // the server rebuilds it
        }
    }
    if (!survives(number, by)) {
        renew(number);
    }
}

void PgPlan::spread()
{
    while (!m_waiting.isEmpty()) {
        const int number = m_waiting.takeLast();
        if (typeChanges(number)) {
            if (from.part(number).kind() == "attribute"_L1) {
                const auto &type = *from.part(number).parent;
                for (const int user : std::as_const(from.dependents[type.id])) {
                    if (user % 2 == 0 && from.part(user).kind() == "column"_L1) {
                        renew(type.id);
                    }
                }
            } else {
                disturb(number + 1, number);
            }
        } else {
            parts(number);
            freeCopy(number);
            for (const int copy : std::as_const(from.copies[number])) {
                // goes with the original
                leavesItsPlace(copy) ? keepCopy(copy) : renew(copy);
            }
        }
        for (const int dependent : std::as_const(from.dependents[number])) {
            disturb(dependent, number);
        }
    }
}

// The server takes the first index that fits for the parent's: others like it come afterwards.
void PgPlan::makeWay()
{
    for (int number = 0; number < from.fates.size(); number += 2) {
        const int other = from.twins.at(number);
        const int copy = other < 0 ? -1 : to.doubleOf(other);
        if (copy >= 0 && from.fates.at(number) != PgFate::Drop
            && (to.twins.at(copy) < 0 || !from.part(to.twins.at(copy)).has(u"index of"))) {
            from.fates[number] = PgFate::Renew;
        }
    }
}

void PgPlan::decide()
{
    pair();
    for (int i = 0; i < from.parts.size(); ++i) {
        compare(i * 2);
    }
    makeWay();
    for (int number = 0; number < from.fates.size(); ++number) {
        const auto fate = from.fates.at(number);
        if (fate == PgFate::Drop || fate == PgFate::Renew || typeChanges(number)) {
            m_waiting.append(number);
        }
    }
    spread();
    for (int number = 0; number < from.fates.size(); ++number) {
        const int other = from.twins.at(number);
        const auto fate = from.fates.at(number);
        if (other >= 0
            && (fate == PgFate::Renew || fate == PgFate::Alter || fate == PgFate::Keep)) {
            to.fates[other] = fate;
        }
        if (number % 2 == 0 && other >= 0 && fate == PgFate::Renew
            && !to.attachment(other).isEmpty()) {
            to.fates[other + 1] = from.fates.at(number + 1) == PgFate::Absent ? PgFate::Create
                                                                              : PgFate::Renew;
        }
    }
}

} // namespace Switchback
