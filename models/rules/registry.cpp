// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/rule.h"

#include "core/tr.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

struct Family {
    RuleGroup group;
    QList<Rule> (*list)();
};

constexpr Family Families[] = {
    { RuleGroup::Locks, lockRules },
    { RuleGroup::Locks, transactionLockRules },
    { RuleGroup::Rewrites, rewriteRules },
    { RuleGroup::Constraints, constraintRules },
    { RuleGroup::Constraints, droppedConstraintRules },
    { RuleGroup::Compatibility, compatibilityRules },
    { RuleGroup::DataLoss, dataLossRules },
    { RuleGroup::Reversibility, reversibilityRules },
    { RuleGroup::DataChanges, dataChangeRules },
    { RuleGroup::Transactions, transactionRules },
    { RuleGroup::Indexes, indexRules },
    { RuleGroup::Types, typeRules },
    { RuleGroup::Types, shapeRules },
    { RuleGroup::Hygiene, hygieneRules },
    { RuleGroup::Security, securityRules },
    { RuleGroup::Ecto, ectoRules },
    { RuleGroup::Sqlite, sqliteRules },
    { RuleGroup::MySql, mysqlRules },
};

QList<Rule> allRules()
{
    QList<Rule> result;
    for (const auto &family : Families) {
        for (auto rule : family.list()) {
            rule.group = family.group;
            result.append(rule);
        }
    }
    return result;
}

} // namespace

const QList<Rule> &rules()
{
    static const auto list = allRules();
    return list;
}

const Rule *ruleById(QStringView id)
{
    static const auto index = [] {
        QHash<QString, const Rule *> result;
        for (const auto &rule : rules()) {
            result.insert(QString::fromLatin1(rule.id), &rule);
        }
        return result;
    }();
    return index.value(id.toString());
}

QString ruleGroupTitle(RuleGroup group)
{
    switch (group) {
    case RuleGroup::Locks:
        return tr("Availability and locks");
    case RuleGroup::Rewrites:
        return tr("Table rewrites");
    case RuleGroup::Constraints:
        return tr("Constraints");
    case RuleGroup::Compatibility:
        return tr("The running application");
    case RuleGroup::DataLoss:
        return tr("Data loss");
    case RuleGroup::Reversibility:
        return tr("The way back");
    case RuleGroup::DataChanges:
        return tr("Data changes");
    case RuleGroup::Transactions:
        return tr("Transactions");
    case RuleGroup::Indexes:
        return tr("Indexes");
    case RuleGroup::Types:
        return tr("Types and table shape");
    case RuleGroup::Hygiene:
        return tr("Names and files");
    case RuleGroup::Security:
        return tr("Security and privileges");
    case RuleGroup::Ecto:
        return tr("Ecto");
    case RuleGroup::Sqlite:
        return tr("SQLite");
    case RuleGroup::MySql:
        return tr("MySQL and MariaDB");
    }
    return {};
}

QString ruleDatabases(const Rule &rule)
{
    const int dialects = rule.dialects;
    QStringList names;
    if (dialects & OnPostgreSql) {
        names.append(u"PostgreSQL"_s);
    }
    if (dialects & OnMySql) {
        names.append(u"MySQL, MariaDB"_s);
    }
    if (dialects & OnSqlite) {
        names.append(u"SQLite"_s);
    }
    if (dialects & OnEcto) {
        names.append(u"Ecto"_s);
    }
    return names.join(u", "_s);
}

QString ruleExplanation(const Rule &rule)
{
    return tr(rule.explanation);
}

QString ruleHelp(const Rule &rule)
{
    return tr(rule.help);
}

QString ruleReference()
{
    QString text =
        // REUSE-IgnoreStart
        u"<!--\nSPDX-FileCopyrightText: Switchback contributors\nSPDX-License-Identifier: Apache-2.0\n-->\n\n"_s
        // REUSE-IgnoreEnd
        + u"# Rules\n\n"_s
        + tr("What `switchback-cli lint` and the window look for: %1 rules. A"
             " rule marked ○ is off until it is "
             "enabled in `switchback.toml` or with `--enable`. This page"
             " is made from the table of rules.")
              .arg(rules().size())
        + u"\n\n"_s
        + tr("A comment before a statement silences a rule for it: `--"
             " switchback:ignore RULE[, RULE] "
             "reason`; `switchback:ignore-file` does so for the whole file. The comments of squawk "
             "(`-- squawk-ignore`, `-- squawk-ignore-file`) and of excellent_migrations "
             "(`safety-assured-for-next-line`, `safety-assured-for-this-file`)"
             " count as well. What is "
             "silenced is counted, and a comment that silences nothing is a finding itself.")
        + u'\n';
    std::optional<RuleGroup> group;
    for (const auto &rule : rules()) {
        if (group != rule.group) {
            group = rule.group;
            text += u"\n## "_s + ruleGroupTitle(rule.group) + u'\n';
        }
        text += u"\n### "_s + QString::fromLatin1(rule.id) + u"\n\n"_s
            + (rule.on ? u"● "_s : u"○ "_s) + severityName(rule.severity) + u" · "_s
            + ruleDatabases(rule) + u"\n\n"_s + ruleExplanation(rule) + u"\n\n"_s + ruleHelp(rule)
            + u'\n';
    }
    return text;
}

} // namespace Switchback
