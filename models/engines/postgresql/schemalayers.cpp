// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemalayers.h"

#include "engines/postgresql/schemagrants.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Who owns it while the script gives and takes privileges: owners may be left as they are.
QString ownerOf(const PgPlan &plan, const DiffOptions &options, const PgPart &part)
{
    if (part.has(u"#owner")) {
        return part.property(u"#owner");
    }
    const auto &holder = part.parent ? *part.parent : *part.object;
    if (options.owners) {
        return holder.property(u"owner");
    }
    const int before = plan.from.number(holder.kind, holder.name);
    return before >= 0 && !plan.isGone(before) ? plan.from.part(before).property(u"owner")
                                               : u"CURRENT_USER"_s;
}

bool changesOwner(const DiffOptions &options, const PgPart &from, const PgPart &to)
{
    return options.owners && from.has(u"owner") && to.has(u"owner")
        && from.property(u"owner") != to.property(u"owner");
}

// What the new owner was given before becomes the owner's.
QString mergedOwner(const PgPart &to, const QString &privileges)
{
    const auto own = to.property(u"owner") + u": "_s;
    static const auto owners = u"OWNER: "_s;
    QStringList kept;
    QStringList words;
    for (const auto &line : privileges.split(u'\n')) {
        const bool former = line.startsWith(own);
        if (former || line.startsWith(owners)) {
            words += line.mid(former ? own.size() : owners.size()).split(u", "_s);
        } else {
            kept += line;
        }
    }
    words.removeDuplicates();
    if (words.contains(u"ALL"_s) && !words.join(QString()).contains(u'*')) {
        words = { u"ALL"_s };
    }
    return (words.isEmpty() ? kept : QStringList(owners + words.join(u", "_s)) + kept).join(u'\n');
}

QString ownerStatement(const PgPart &part)
{
    return u"ALTER %1 OWNER TO %2"_s.arg(pgCommentTarget(part), part.property(u"owner"));
}

} // namespace

QStringList pgLayersOfNew(const PgPlan &plan, const DiffOptions &options, const PgPart &part)
{
    QStringList statements;
    if (options.owners && part.has(u"owner")) {
        statements += ownerStatement(part);
    }
    if (options.comments) {
        statements += pgComments(part);
    }
    if (options.privileges) {
        const auto owner = ownerOf(plan, options, part);
        statements += pgGrants(
            part, owner, pgInitialPrivileges(plan.from, part), part.property(u"privileges"));
        statements += pgColumnGrants(part, owner, {}, part.property(u"column privileges"));
    }
    return statements;
}

QStringList pgLayerChanges(const PgPlan &plan, const DiffOptions &options, int number)
{
    const auto &part = plan.from.part(number);
    const auto &twin = plan.to.part(plan.from.twins.at(number));
    const bool given = changesOwner(options, part, twin);
    const auto owner = ownerOf(plan, options, twin);
    QStringList statements = given ? QStringList(ownerStatement(twin)) : QStringList();
    for (const auto &change : plan.changes.value(number)) {
        if (change.name == "comment"_L1) {
            // An extension brings its own.
            const auto text = change.after.isEmpty() ? twin.property(u"#usual comment")
                                                     : change.after;
            statements += u"COMMENT ON %1 IS %2"_s.arg(
                pgCommentTarget(twin), text.isEmpty() ? u"NULL"_s : pgLiteral(text));
        } else if (change.name == "index comment"_L1) {
            statements += pgIndexComment(twin);
        } else if (change.name == "privileges"_L1) {
            statements += pgGrants(twin, owner,
                given ? mergedOwner(twin, change.before) : change.before, change.after);
        } else if (change.name == "column privileges"_L1) {
            statements += pgColumnGrants(twin, owner, change.before, change.after);
        }
    }
    return statements;
}

// Default privileges, and those on members of extensions.
QStringList pgPrivilegeObject(
    const PgPlan &plan, const DiffOptions &options, const PgPart *before, const PgPart *after)
{
    const auto &part = after ? *after : *before;
    if (!options.privileges) {
        return {};
    }
    if (part.kind() == "default privileges"_L1) {
        const auto list = [](const PgPart *one) {
            return one ? one->property(u"definition") : QString();
        };
        return pgDefaultPrivileges(part, list(before), list(after));
    }
    const auto list = [&part](const PgPart *one) {
        return one ? one->property(u"privileges") : part.property(u"#given");
    };
    return pgGrants(part, ownerOf(plan, options, part), list(before), list(after));
}

} // namespace Switchback
