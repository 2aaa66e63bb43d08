// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schematies.h"

using namespace Qt::StringLiterals;

namespace Switchback {

bool pgIsHeld(const PgPlan &plan, const PgPart &partition)
{
    QStringList parents;
    for (auto name = partition.property(u"partition of"); !name.isEmpty();) {
        const int number = plan.from.number(u"table"_s, name);
        if (number < 0 || plan.from.fates.at(number) == PgFate::Drop) {
            break;
        }
        parents += u" REFERENCES "_s + name + u'(';
        name = plan.from.part(number).property(u"partition of");
    }
    const auto holds = [&](const PgPart &part) {
        const auto text = part.isForeignKey() ? part.property(u"definition") : QString();
        return std::ranges::any_of(
            parents, [&](const QString &words) { return text.contains(words); });
    };
    return !parents.isEmpty() && std::ranges::any_of(plan.from.parts, holds);
}

bool pgJoinsKept(const PgPlan &plan, const PgPart &copy)
{
    const auto of = copy.property(u"index of");
    if (of.isEmpty() || !copy.parent) {
        return false;
    }
    const int index = plan.to.number(u"index"_s, of);
    const int original = index >= 0 ? index : plan.to.number(u"constraint"_s, of);
    if (original < 0) {
        return false;
    }
    return plan.to.part(original).has(u"#unfinished")
        || (plan.to.fates.at(original) == PgFate::Keep
            && plan.to.fates.at(copy.parent->id + 1) == PgFate::Keep);
}

bool pgKeepsCopies(const PgPlan &plan, int column)
{
    const auto &from = plan.from;
    const auto &part = from.part(column);
    if (part.kind() != "column"_L1) {
        return false;
    }
    for (int i = 0; i < from.parts.size(); ++i) {
        const auto &other = from.parts.at(i);
        const bool stays = from.fates.at(i * 2) != PgFate::Drop
            && from.fates.at(i * 2) != PgFate::Renew;
        if (stays && other.object->inherited && other.kind() == part.kind()
            && other.name() == part.name()
            && other.parent->property(u"inherits").split(u", "_s).contains(part.table())) {
            return true;
        }
    }
    return false;
}

bool pgIsUsedByColumns(const PgPlan &plan, int type)
{
    const auto &from = plan.from;
    return std::ranges::any_of(from.dependents.at(type), [&](int user) {
        const auto fate = from.fates.at(user);
        const auto &kind = from.part(user).kind();
        if (kind == "column"_L1 && user % 2 == 0) {
            return fate != PgFate::Drop && fate != PgFate::Renew;
        }
        return (kind == "domain"_L1 || kind == "attribute"_L1)
            && pgIsUsedByColumns(plan, kind == "attribute"_L1 ? from.part(user).parent->id : user);
    });
}

QString pgToTables(const PgPlan &plan, const PgPart &attribute)
{
    const auto follows = [&](const PgPart &part) {
        return part.isTable() && part.property(u"of") == attribute.table();
    };
    return std::ranges::any_of(plan.from.parts, follows) ? u" CASCADE"_s : QString();
}

} // namespace Switchback
