// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemainherit.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// An inherited column that another parent has as well stays inherited, if that parent comes before
// the one it had goes.
bool followsBoth(const PgPart &from, const PgPart &to)
{
    return std::ranges::all_of(to.object->children, [&](const SchemaObject &column) {
        return column.kind != "column"_L1 || !column.inherited
            || std::ranges::any_of(from.object->children, [&column](const SchemaObject &before) {
                   return before.kind == column.kind && before.name == column.name
                       && before.property(u"type") == column.property(u"type");
               });
    });
}

// What the table is to have from a parent and has not. Added by ALTER TABLE it would be its own.
QStringList missingParts(const PgPart &from, const PgPart &to)
{
    QStringList parts;
    for (const auto &child : to.object->children) {
        const PgPart part { &child, to.object };
        const bool had = std::ranges::any_of(
            from.object->children, [&child](const SchemaObject &before) {
                return before.kind == child.kind && before.name == child.name;
            });
        if (had || !child.inherited || part.has(u"generated") || part.isForeignKey()) {
            continue;
        }
        if (part.kind() == "column"_L1) {
            parts += u"ADD COLUMN "_s + pgColumnText(part, true);
        } else if (part.kind() == "constraint"_L1) {
            parts += u"ADD "_s + pgConstraintText(part);
        }
    }
    return parts;
}

// A parent that goes again hands it down.
QStringList handDown(const QString &head, const QString &parent, const QStringList &parts)
{
    QStringList statements { u"CREATE TABLE %1 ()"_s.arg(parent), head + u" INHERIT "_s + parent };
    for (const auto &part : parts) {
        statements += u"ALTER TABLE %1 %2"_s.arg(parent, part);
    }
    return statements;
}

} // namespace

QStringList pgInheritance(const PgPart &from, const PgPart &to)
{
    const auto head = pgAlterWord(to);
    QStringList leave;
    QStringList join;
    const auto had = from.property(u"inherits").split(u", "_s, Qt::SkipEmptyParts);
    const auto wanted = to.property(u"inherits").split(u", "_s, Qt::SkipEmptyParts);
    for (const auto &parent : had) {
        leave += wanted.contains(parent) ? QStringList()
                                         : QStringList(head + u" NO INHERIT "_s + parent);
    }
    for (const auto &parent : wanted) {
        join += had.contains(parent) ? QStringList() : QStringList(head + u" INHERIT "_s + parent);
    }
    const auto missing = join.isEmpty() ? QStringList() : missingParts(from, to);
    if (!missing.isEmpty()) {
        const auto schema = to.name().left(to.name().lastIndexOf(u'.') + 1);
        const auto parent = schema + u"switchback_parent"_s;
        return handDown(head, parent, missing) + join + leave
            + QStringList { head + u" NO INHERIT "_s + parent, u"DROP TABLE "_s + parent };
    }
    return followsBoth(from, to) ? join + leave : leave + join;
}

} // namespace Switchback
