// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Secrets, rights and row security.

#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

bool connectsWithPassword(const DdlOperation &op)
{
    const bool calls = std::ranges::any_of(
        op.functions, [](const QString &function) { return function.startsWith("dblink"_L1); });
    return calls && std::ranges::any_of(op.arguments, [](const QString &text) {
        return text.contains("password="_L1, Qt::CaseInsensitive);
    });
}

void passwordLiteral(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.password || connectsWithPassword(op)) {
        context.report(op.object.name);
    }
}

void grantToPublic(RuleContext &context)
{
    const auto &op = context.operation();
    const bool routine = op.objectKind == ObjectKind::Function
        || op.objectKind == ObjectKind::Procedure;
    if (op.kind == Kind::Grant && op.roles.contains(u"public"_s) && !routine) {
        context.report(shownName(op.object));
    }
}

void grantAll(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::Grant) {
        return;
    }
    const bool everywhere = op.value == "*.*"_L1
        || (op.grantOption && context.dialect() == Dialect::MySql);
    if (op.names.contains(u"all"_s) || (op.grantOption && context.dialect() == Dialect::MySql)) {
        context.report(shownName(op.object), everywhere ? Severity::Warning : Severity::Info);
    }
}

void revoke(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::Revoke) {
        return;
    }
    const auto *routine = context.catalog.routine(op.object.name);
    const auto *other = context.catalog.object(op.objectKind, op.object);
    const int number = context.catalog.migration();
    const bool made = context.isNew(op.object) || (routine && routine->createdBy == number)
        || (other && other->createdBy == number);
    if (!(made && op.roles.contains(u"public"_s))) {
        context.report(shownName(op.object));
    }
}

void securityDefiner(RuleContext &context)
{
    const auto &op = context.operation();
    const bool routine = op.kind == Kind::CreateRoutine || op.kind == Kind::AlterOther;
    if (routine && op.securityDefiner && !op.setsSearchPath) {
        context.report(shownName(op.object));
    }
}

bool needsSuperuser(const DdlOperation &op)
{
    static const QStringList trusted { u"plpgsql"_s, u"plperl"_s, u"pltcl"_s };
    switch (op.kind) {
    case Kind::AlterSystem:
    case Kind::CreateEventTrigger:
        return true;
    case Kind::CreateRole:
    case Kind::AlterRole:
        return op.superuser;
    case Kind::Copy:
        return op.fromFile;
    case Kind::CreateLanguage:
        return !trusted.contains(op.object.name);
    case Kind::Set:
        return op.global || op.name == "session_replication_role"_L1;
    default:
        return false;
    }
}

void superuserStatement(RuleContext &context)
{
    if (needsSuperuser(context.operation())) {
        context.report(context.operation().name.isEmpty() ? context.operation().object.name
                                                          : context.operation().name);
    }
}

void createExtension(RuleContext &context)
{
    const auto kind = context.operation().kind;
    if (kind == Kind::CreateExtension || kind == Kind::AlterExtension
        || context.isDropOf(ObjectKind::Extension)) {
        context.report(context.operation().object.name);
    }
}

void rowSecurityWeakened(RuleContext &context)
{
    const auto &op = context.operation();
    for (const auto &action : context.actions()) {
        if ((action.kind == Action::DisableRowSecurity || action.kind == Action::NoForceRowSecurity)
            && context.isExisting(op.object)) {
            context.report(shownName(op.object));
        }
    }
    if (!context.isDropOf(ObjectKind::Policy)) {
        return;
    }
    const auto replaces = [&](const DdlOperation &other) {
        return other.kind == Kind::CreatePolicy && context.catalog.same(other.table, op.table);
    };
    if (!context.anyLater(replaces, true) && !context.anyEarlier(replaces, true)) {
        context.report(op.name);
    }
}

void policyAlwaysTrue(RuleContext &context)
{
    const auto &op = context.operation();
    const bool everyone = op.roles.isEmpty() || op.roles.contains(u"public"_s);
    if (op.kind == Kind::CreatePolicy && everyone && (op.where.isTrue || op.check.isTrue)) {
        context.report(op.name);
    }
}

void rowSecurityWithoutPolicy(RuleContext &context)
{
    const auto &op = context.operation();
    const bool enables = std::ranges::any_of(op.actions,
        [](const TableAction &action) { return action.kind == Action::EnableRowSecurity; });
    if (!enables) {
        return;
    }
    const auto *table = context.table(op.object);
    const bool later = context.anyLater([&](const DdlOperation &other) {
        return other.kind == Kind::CreatePolicy && context.catalog.same(other.table, op.object);
    });
    if ((!table || table->policies.isEmpty()) && !later) {
        context.report(shownName(op.object));
    }
}

void ownerChange(RuleContext &context)
{
    const auto &op = context.operation();
    const bool action = std::ranges::any_of(
        op.actions, [](const TableAction &each) { return each.kind == Action::ChangeOwner; });
    if (op.kind == Kind::ChangeOwner || op.kind == Kind::ReassignOwned || action) {
        context.report(shownName(op.object));
    }
}

void missingGrants(RuleContext &context)
{
    const auto &op = context.operation();
    const auto &role = context.options.applicationRole;
    if (op.kind != Kind::CreateTable || role.isEmpty() || op.temporary) {
        return;
    }
    const bool granted = context.anyLater([&](const DdlOperation &other) {
        return other.kind == Kind::Grant && other.roles.contains(role)
            && (other.value == "all in schema"_L1
                || std::ranges::any_of(other.objects,
                    [&](const ObjectName &each) { return context.catalog.same(each, op.object); }));
    });
    if (!granted) {
        context.report(shownName(op.object));
    }
}

void dropRole(RuleContext &context)
{
    if (context.isDropOf(ObjectKind::Role)) {
        context.report(context.operation().object.name);
    }
}

} // namespace

QList<Rule> securityRules()
{
    return {
        { "password-literal", Severity::Error, true, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "The password stands in version control, in logs and in statement statistics."),
            QT_TRANSLATE_NOOP("Switchback", "Set it outside, or from the environment."),
            passwordLiteral },
        { "grant-to-public", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "Every role gets this right."),
            QT_TRANSLATE_NOOP("Switchback", "Name the roles."), grantToPublic },
        { "grant-all", Severity::Info, true, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP("Switchback", "More rights than are needed."),
            QT_TRANSLATE_NOOP("Switchback", "List the privileges."), grantAll },
        { "revoke-privileges", Severity::Warning, true, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP("Switchback", "The running version may lose access at once."),
            QT_TRANSLATE_NOOP("Switchback", "Deploy what no longer needs it first."), revoke },
        { "security-definer-without-search-path", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "Callers can plant objects in the search path and have"
                " them run with the owner's rights."),
            QT_TRANSLATE_NOOP(
                "Switchback", "SET search_path = pg_catalog, pg_temp, or qualified names."),
            securityDefiner },
        { "superuser-statement", Severity::Warning, true, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "It needs a superuser or a special role: it fails on managed servers."),
            QT_TRANSLATE_NOOP("Switchback", "Leave it to the server's administration."),
            superuserStatement },
        { "create-extension", Severity::Info, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "The extension's package and the right to use it must be on every server."),
            QT_TRANSLATE_NOOP("Switchback", "Prepare the servers first; IF NOT EXISTS."),
            createExtension },
        { "row-security-weakened", Severity::Error, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "Rows of others become visible."),
            QT_TRANSLATE_NOOP("Switchback", "Replace policies in one transaction."),
            rowSecurityWeakened },
        { "policy-always-true", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "A policy that is always true for everyone protects nothing."),
            QT_TRANSLATE_NOOP("Switchback", "Write the condition."), policyAlwaysTrue },
        { "row-security-without-policy", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Without a policy every role but the owner sees no rows."),
            QT_TRANSLATE_NOOP("Switchback", "Create the policies first, in the same transaction."),
            rowSecurityWithoutPolicy },
        { "owner-change", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "The old owner's rights end, and later migrations may lack them."),
            QT_TRANSLATE_NOOP("Switchback", "Grant roles instead."), ownerChange },
        { "missing-grants", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "The application's role gets no right on the new table."),
            QT_TRANSLATE_NOOP("Switchback", "GRANT in the migration."), missingGrants },
        { "drop-role", Severity::Warning, true, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Sessions of the running version can no longer log in."),
            QT_TRANSLATE_NOOP("Switchback", "Drop it in a later deployment."), dropRole },
    };
}

} // namespace Switchback
