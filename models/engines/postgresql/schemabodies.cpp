// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What a function's body names, the server does not know. A check, a default, an index or a
// materialized view that calls the function while it is made needs it all the same. Read from the
// text, so it may be wrong: a wish that gives way to every known need.

#include "engines/postgresql/schemasteps.h"
#include "engines/schemaorder.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isRoutine(const PgPart &part)
{
    return part.kind() == "function"_L1 || part.kind() == "procedure"_L1;
}

bool isNamedInBodies(const PgPart &part)
{
    static const QStringList kinds { u"function"_s, u"procedure"_s, u"aggregate"_s, u"table"_s,
        u"view"_s, u"materialized view"_s, u"sequence"_s };
    return kinds.contains(part.kind());
}

QString bare(const QString &name)
{
    return name.section(u'.', 1);
}

} // namespace

// schema.name and, for whoever leaves the schema out, name: to the steps that make it.
QHash<QString, QList<int>> PgSteps::madeNames() const
{
    const auto &to = m_plan.to;
    QHash<QString, QList<int>> names;
    for (int i = 0; i < to.parts.size(); ++i) {
        const auto &part = to.parts.at(i);
        const int step = isNamedInBodies(part) ? stepOf(i * 2) : -1;
        if (step >= 0) {
            const auto name = part.name().section(u'(', 0, 0);
            names[name].append(step);
            names[bare(name)].append(step);
        }
    }
    return names;
}

void PgSteps::wishBodies(SchemaOrder &order) const
{
    static const QRegularExpression word(uR"([A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)?)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const auto &to = m_plan.to;
    const auto names = madeNames();
    for (int i = 0; i < to.parts.size(); ++i) {
        const int step = isRoutine(to.parts.at(i)) ? stepOf(i * 2) : -1;
        if (step < 0) {
            continue;
        }
        const auto text = to.parts.at(i).property(u"definition");
        for (auto words = word.globalMatch(text); words.hasNext();) {
            for (const int needed : names.value(words.next().captured())) {
                order.wish(needed, step);
            }
        }
    }
}

// While a function that goes is still there, a call of another of its name may fit both.
void PgSteps::wishNamesakes(SchemaOrder &order) const
{
    const auto &to = m_plan.to;
    QHash<QString, QList<int>> leaving;
    for (const auto &[number, step] : m_drops.asKeyValueRange()) {
        const auto &part = m_plan.from.part(number);
        if (step >= 0 && number % 2 == 0 && part.isCallable() && m_plan.from.twins.at(number) < 0) {
            leaving[part.bareName()].append(step);
        }
    }
    for (int i = 0; i < to.parts.size() && !leaving.isEmpty(); ++i) {
        const auto &part = to.parts.at(i);
        for (const int gone : part.isCallable() ? leaving.value(part.bareName()) : QList<int>()) {
            for (const int caller : to.dependents.at(i * 2)) {
                const int made = stepOf(caller);
                if (made >= 0) {
                    order.wish(gone, made);
                }
            }
        }
    }
}

} // namespace Switchback
