// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A rule: what it is called, how bad it is, what it says, and the function that looks. The table in
// registry.cpp is the one source of the checks, the settings, the rule reference and docs/rules.md.

#include "core/finding.h"
#include "sql/ddl.h"

namespace Switchback {

class RuleContext;

enum class RuleGroup {
    Locks,
    Rewrites,
    Constraints,
    Compatibility,
    DataLoss,
    Reversibility,
    DataChanges,
    Transactions,
    Indexes,
    Types,
    Hygiene,
    Security,
    Ecto,
    Sqlite,
    MySql,
};

enum RuleDialect : int {
    OnPostgreSql = 1,
    OnMySql = 2,
    OnSqlite = 4,
    OnAll = 7,
    OnEcto = 8, // Elixir source, whatever the database
};

struct Rule {
    const char *id = nullptr;
    Severity severity = Severity::Warning;
    bool on = true; // by default
    int dialects = OnAll;
    const char *explanation = nullptr; // what it means for the database and who waits; translatable
    const char *help = nullptr; // the safer way; translatable
    /// Looks at one statement. Empty for rules that judge the migration or the source as a whole.
    void (*statement)(RuleContext &context) = nullptr;
    void (*script)(RuleContext &context) = nullptr; // once at the end of a script
    RuleGroup group = RuleGroup::Locks; // set by the registry
};

/// All rules, group by group.
const QList<Rule> &rules();
const Rule *ruleById(QStringView id);

QString ruleGroupTitle(RuleGroup group);
/// "PostgreSQL, SQLite": the databases it is about.
QString ruleDatabases(const Rule &rule);
QString ruleExplanation(const Rule &rule);
QString ruleHelp(const Rule &rule);
/// The whole reference as Markdown: docs/rules.md.
QString ruleReference();

// One list a family; registry.cpp joins them.
QList<Rule> lockRules();
QList<Rule> transactionLockRules();
QList<Rule> rewriteRules();
QList<Rule> constraintRules();
QList<Rule> droppedConstraintRules();
QList<Rule> compatibilityRules();
QList<Rule> dataLossRules();
QList<Rule> reversibilityRules();
QList<Rule> dataChangeRules();
QList<Rule> transactionRules();
QList<Rule> indexRules();
QList<Rule> typeRules();
QList<Rule> shapeRules();
QList<Rule> hygieneRules();
QList<Rule> securityRules();
QList<Rule> ectoRules();
QList<Rule> sqliteRules();
QList<Rule> mysqlRules();

} // namespace Switchback
