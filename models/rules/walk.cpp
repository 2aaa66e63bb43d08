// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/walk.h"

#include "rules/losses.h"
#include "rules/preconditions.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

int dialectBit(Dialect dialect)
{
    return dialect == Dialect::PostgreSql ? OnPostgreSql
        : dialect == Dialect::MySql       ? OnMySql
                                          : OnSqlite;
}

/// What the way back is judged by.
bool countsOnTheWayBack(const Rule &rule)
{
    switch (rule.group) {
    case RuleGroup::Locks:
    case RuleGroup::Rewrites:
    case RuleGroup::Constraints:
    case RuleGroup::Transactions:
    case RuleGroup::Indexes:
        return true;
    default:
        return qstrcmp(rule.id, "syntax-error") == 0;
    }
}

} // namespace

RuleSelection::RuleSelection(const LintOptions &options)
{
    for (const auto &rule : rules()) {
        const auto id = QString::fromLatin1(rule.id);
        if (options.disabled.contains(id) || (!rule.on && !options.enabled.contains(id))) {
            continue;
        }
        for (const bool down : { false, true }) {
            for (const bool elixir : { false, true }) {
                const bool dialect = (rule.dialects & dialectBit(options.dialect))
                    || (rule.dialects == OnEcto && elixir);
                if (!dialect || (down && !countsOnTheWayBack(rule))) {
                    continue;
                }
                auto &chosen = m_chosen[down][elixir];
                if (rule.statement) {
                    chosen.statement.append(&rule);
                }
                if (rule.script) {
                    chosen.script.append(&rule);
                }
            }
        }
    }
}

Walk::Walk(const LintMigration &migration, const LintOptions &options, const RuleSelection &rules,
    Catalog &catalog, WalkResult &result)
    : m_migration(migration)
    , m_options(options)
    , m_rules(rules)
    , m_catalog(catalog)
    , m_result(result)
{
    m_state.strict = options.strictSqlMode;
}

void Walk::run(const ScriptView &script)
{
    m_catalog.beginMigration();
    RuleContext context(m_migration, m_options, script, m_catalog, m_state, m_result.findings);
    for (qsizetype i = 0; i < script.statements.size(); ++i) {
        visit(i, context);
    }
    if (m_migration.isBase) {
        return;
    }
    context.position = qMax<qsizetype>(0, script.statements.size() - 1);
    context.locks = {};
    for (const auto *rule : m_rules.of(script.direction, m_migration.isElixir).script) {
        context.rule = rule;
        rule->script(context);
    }
}

void Walk::visit(qsizetype position, RuleContext &context)
{
    const auto &statement = context.script.statements[position];
    if (statement.transaction != m_state.transaction || statement.transaction == 0) {
        m_state.held.clear();
        m_state.changed.clear();
        m_state.referenced.clear();
        m_state.newLabels.clear();
        m_state.longReported = m_state.manyTablesReported = m_state.manyKeysReported = false;
        m_state.transaction = statement.transaction;
    }
    m_catalog.setTransaction(statement.transaction);
    if (m_migration.isBase) {
        m_catalog.apply(statement.operation);
        return;
    }
    context.moveTo(position);
    context.locks = predictLocks(statement.operation,
        { m_catalog, m_options.version, m_state.sessionIsUtc, m_state.foreignKeyChecks,
            m_state.strict });
    if (m_options.wantForecasts) {
        m_result.forecasts.append({ .direction = context.script.direction,
            .statement = statement.statement,
            .line = statement.operation.line,
            .locks = context.locks,
            .losses = predictLosses(context),
            .tables = touchedTables(context),
            .preconditions = predictPreconditions(context) });
    }
    for (const auto *rule : m_rules.of(context.script.direction, m_migration.isElixir).statement) {
        context.rule = rule;
        rule->statement(context);
    }
    learn(context);
    m_catalog.apply(statement.operation);
}

void Walk::learnSetting(const DdlOperation &operation)
{
    const bool reset = operation.kind == Kind::Reset || operation.isDefault;
    if (reset) {
        m_state.settings.remove(operation.name);
    } else {
        m_state.settings.insert(operation.name, operation.value);
    }
    const bool lockTimeout = operation.name == "lock_timeout"_L1
        || operation.name == "lock_wait_timeout"_L1
        || operation.name == "innodb_lock_wait_timeout"_L1;
    m_state.lockTimeoutSet = m_state.lockTimeoutSet || (lockTimeout && !reset);
    const bool statementTimeout = operation.name == "statement_timeout"_L1
        || operation.name == "transaction_timeout"_L1;
    m_state.statementTimeoutSet = m_state.statementTimeoutSet || (statementTimeout && !reset);
    if (operation.name == "timezone"_L1) {
        m_state.sessionIsUtc = operation.value == "utc"_L1 || operation.value == "etc/utc"_L1
            || operation.value == "gmt"_L1;
    } else if (operation.name == "foreign_key_checks"_L1) {
        m_state.foreignKeyChecks = operation.value != "0"_L1 && operation.value != "off"_L1;
    } else if (operation.name == "sql_mode"_L1) {
        m_state.strict = operation.value.contains("strict"_L1)
            || operation.value.contains("traditional"_L1) || operation.value.contains(u'@');
    }
}

void Walk::learnTransaction(const RuleContext &context)
{
    for (const auto &lock : context.locks.locks) {
        if (!lock.onNewObject) {
            auto &mode = m_state.held[m_catalog.key(lock.object)];
            mode = qMax(mode, lock.mode);
        }
    }
    for (const auto &[from, to] : renamedTables(context.operation())) {
        const auto mode = m_state.held.take(m_catalog.key(from)); // the lock stays with the table
        m_state.held.insert(m_catalog.key(to), mode);
    }
    for (const auto &change : context.operation().changes) {
        m_state.changed.insert(m_catalog.key(change.table));
    }
    for (const auto &each : context.newConstraints()) {
        const auto key = m_catalog.key(each.constraint.referenced);
        if (each.constraint.kind == ConstraintKind::ForeignKey
            && context.isExisting(each.constraint.referenced) && key != m_catalog.key(each.table)
            && !m_state.referenced.contains(key)) {
            m_state.referenced.append(key);
        }
    }
    const auto &operation = context.operation();
    if (operation.kind == Kind::AlterEnum && !operation.renamesValue) {
        m_state.newLabels[m_catalog.key(operation.object)].append(operation.newName);
    }
}

void Walk::learnObjects(const RuleContext &context)
{
    const auto &operation = context.operation();
    if (operation.kind == Kind::Drop && operation.objectKind == ObjectKind::Table) {
        for (const auto &object : operation.objects) {
            m_state.droppedTables.insert(m_catalog.key(object));
        }
    }
    if (operation.kind == Kind::Drop && operation.objectKind == ObjectKind::Index) {
        for (const auto &object : operation.objects) {
            if (const auto *index = m_catalog.index(object)) {
                m_state.droppedIndexes.append(*index);
            }
            if (operation.ifExists) {
                m_state.droppedIfExists.insert(object.name);
            }
        }
    }
    if (operation.kind == Kind::Drop && operation.ifExists) {
        for (const auto &object : operation.objects) {
            m_state.droppedIfExists.insert(object.name);
        }
    }
    for (const auto &action : operation.actions) {
        if (action.kind == Action::DropColumn) {
            m_state.droppedColumns.insert(m_catalog.key(operation.object) + u'.' + action.name);
        }
        if (action.ifExists) {
            m_state.droppedIfExists.insert(action.name);
        }
        const auto *table = m_catalog.table(operation.object);
        if (action.kind == Action::DropIndex && table && table->index(action.name)) {
            m_state.droppedIndexes.append(*table->index(action.name));
        }
    }
    m_state.ddl += isSchemaChange(operation) ? 1 : 0;
}

void Walk::learn(const RuleContext &context)
{
    const auto &operation = context.operation();
    if (operation.kind == Kind::Set || operation.kind == Kind::Reset) {
        learnSetting(operation);
        if (operation.local) {
            m_state.localSettings.insert(operation.name);
        }
        return;
    }
    learnTransaction(context);
    learnObjects(context);
}

void dropReplaced(QList<Finding> &findings)
{
    // The first silences the second at the same statement.
    static const std::pair<QLatin1StringView, QLatin1StringView> replaced[] = {
        { "truncate-cascade"_L1, "truncate"_L1 },
        { "validate-in-same-transaction"_L1, "long-statement-under-lock"_L1 },
        { "update-without-where"_L1, "unbatched-backfill"_L1 },
        { "delete-without-where"_L1, "unbatched-backfill"_L1 },
        { "offset-batching"_L1, "unbatched-backfill"_L1 },
        { "index-on-partitioned-table"_L1, "index-not-concurrent"_L1 },
    };
    const auto present = findings;
    findings.removeIf([&present](const Finding &finding) {
        return std::ranges::any_of(replaced, [&](const auto &pair) {
            return finding.rule == pair.second
                && std::ranges::any_of(present, [&](const Finding &other) {
                       return other.rule == pair.first && other.statement == finding.statement
                           && other.direction == finding.direction;
                   });
        });
    });
}

void finishFolder(
    const QList<const Catalog *> &catalogs, const LintOptions &options, QList<Finding> &findings)
{
    const auto id = u"not-valid-never-validated"_s;
    if (!options.enabled.contains(id) || options.disabled.contains(id)) {
        return;
    }
    // Reported where the constraint was added; later migrations may have validated or dropped it.
    findings.removeIf([&](const Finding &finding) {
        if (finding.rule != id) {
            return false;
        }
        const auto parts = finding.message.section(u':', 0, 0).split(u'.');
        bool open = false;
        for (const auto *catalog : catalogs) {
            catalog->forEachTable([&](const KnownTable &table) {
                const auto *constraint = table.constraint(parts.last());
                open = open
                    || (constraint && table.name.name == parts.value(parts.size() - 2)
                        && !constraint->valid);
            });
        }
        return !open;
    });
}

} // namespace Switchback
