// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/context.h"

#include "rules/mysqlonline.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

RuleContext::RuleContext(const LintMigration &migrationGiven, const LintOptions &optionsGiven,
    const ScriptView &scriptGiven, const Catalog &catalogGiven, WalkState &stateGiven,
    QList<Finding> &out)
    : migration(migrationGiven)
    , options(optionsGiven)
    , script(scriptGiven)
    , catalog(catalogGiven)
    , state(stateGiven)
    , version(optionsGiven.version)
    , m_out(out)
{
}

bool RuleContext::isNew(const ObjectName &name) const
{
    const auto *known = catalog.table(name);
    return known && (known->temporary || catalog.isNew(known->createdBy));
}

bool RuleContext::isNewColumn(const ObjectName &name, const QString &columnName) const
{
    const auto *known = column(name, columnName);
    return isNew(name) || (known && catalog.isNew(known->addedBy));
}

const KnownColumn *RuleContext::column(const ObjectName &name, const QString &columnName) const
{
    const auto *known = catalog.table(name);
    return known ? known->column(columnName) : nullptr;
}

bool RuleContext::isOfThisMigration(int addedBy) const
{
    const int first = catalog.migration() - (isDown() ? 1 : 0);
    return addedBy > 0 && addedBy >= first;
}

bool RuleContext::isDropOf(ObjectKind kind) const
{
    return operation().kind == Kind::Drop && operation().objectKind == kind;
}

bool RuleContext::isEnabled(const QString &ruleId) const
{
    const auto *wanted = ruleById(ruleId);
    return wanted && !options.disabled.contains(ruleId)
        && (wanted->on || options.enabled.contains(ruleId));
}

void RuleContext::moveTo(qsizetype statement)
{
    position = statement;
    m_newColumns.clear();
    m_newConstraints.clear();
    m_newIndexes.clear();
    const auto kind = operation().kind;
    if (kind == Kind::CreateTable || kind == Kind::AlterTable || kind == Kind::CreateIndex) {
        findColumns();
        findConstraints();
        findIndexes();
    }
}

void RuleContext::findColumns()
{
    auto &result = m_newColumns;
    const auto &op = operation();
    if (op.kind == Kind::CreateTable) {
        for (const auto &each : op.columns) {
            result.append({ op.object, &each, true });
        }
    } else if (op.kind == Kind::AlterTable) {
        for (const auto &action : op.actions) {
            if (action.kind == Action::AddColumn) {
                result.append({ op.object, &action.column, false });
            }
        }
    }
}

void RuleContext::findConstraints()
{
    auto &result = m_newConstraints;
    const auto &op = operation();
    for (const auto &each : std::as_const(m_newColumns)) {
        for (const auto &constraint : each.column->constraints) {
            result.append({ op.object, constraint, each.column, each.newTable });
        }
    }
    if (op.kind == Kind::CreateTable) {
        for (const auto &constraint : op.constraints) {
            result.append({ op.object, constraint, nullptr, true });
        }
    } else if (op.kind == Kind::AlterTable) {
        for (const auto &action : op.actions) {
            if (action.kind == Action::AddConstraint) {
                result.append({ op.object, action.constraint, nullptr, false });
            }
        }
    }
}

void RuleContext::findIndexes()
{
    auto &result = m_newIndexes;
    const auto &op = operation();
    if (op.kind == Kind::CreateIndex) {
        result.append(op.index);
    } else if (op.kind == Kind::AlterTable || op.kind == Kind::CreateTable) {
        for (const auto &action : op.actions) {
            if (action.kind == Action::AddIndex) {
                result.append(action.index);
            }
        }
    }
}

Finding RuleContext::finding(const QString &subject, std::optional<Severity> severity) const
{
    const auto id = QString::fromLatin1(rule->id);
    auto level = options.severities.value(id, severity.value_or(rule->severity));
    if (isDown()) {
        level = qMin(level, Severity::Warning);
    }
    const auto explanation = ruleExplanation(*rule);
    Finding result { .file = migration.file,
        .rule = id,
        .severity = level,
        .message = subject.isEmpty() ? explanation : subject + u": "_s + explanation,
        .help = ruleHelp(*rule),
        .version = migration.version,
        .direction = script.direction };
    if (isDown() && !migration.downFile.isEmpty()) {
        result.file = migration.downFile;
    }
    return result;
}

/// The column's own line, where the subject is a column or what stands with it.
int RuleContext::lineOf(qsizetype at, const QString &subject) const
{
    const auto &statement = script.statements[at];
    for (const auto &[column, line] : statement.columnLines.asKeyValueRange()) {
        if (subject == shownColumn(statement.operation.object, column)) {
            return line;
        }
    }
    for (const auto &each : at == position ? m_newConstraints : QList<NewConstraint>()) {
        if (subject == each.constraint.name) {
            const auto column = each.column ? each.column->name : each.constraint.columns.value(0);
            return statement.columnLines.value(column, statement.operation.line);
        }
    }
    return statement.operation.line;
}

void RuleContext::reportAt(qsizetype at, const QString &subject, std::optional<Severity> severity)
{
    auto result = finding(subject, severity);
    const bool exists = at >= 0 && at < script.statements.size();
    result.line = exists ? lineOf(at, subject) : 1;
    result.column = exists ? script.at(at).column : 1;
    result.statement = exists ? script.statements[at].statement : -1;
    const auto table = exists ? script.at(at).object.name : QString();
    if (result.severity == Severity::Warning && options.hotTables.contains(table)
        && !table.isEmpty()) {
        result.severity = Severity::Error;
    }
    // One statement gets a rule once, however often it applies inside it.
    for (auto it = m_out.rbegin(); it != m_out.rend(); ++it) {
        if (it->statement != result.statement || it->direction != result.direction) {
            break;
        }
        if (it->rule == result.rule && it->message == result.message && result.statement >= 0) {
            return;
        }
    }
    m_out.append(result);
}

void RuleContext::report(const QString &subject, std::optional<Severity> severity)
{
    reportAt(position, subject, severity);
}

void RuleContext::reportLine(int line, const QString &subject, std::optional<Severity> severity)
{
    auto result = finding(subject, severity);
    result.line = line;
    result.column = 1;
    m_out.append(result);
}

QString shownName(const ObjectName &name)
{
    return name.schema.isEmpty() ? name.name : name.schema + u'.' + name.name;
}

QString shownColumn(const ObjectName &table, const QString &column)
{
    return shownName(table) + u'.' + column;
}

bool isAlwaysTrue(const Expression &where)
{
    if (!where.present) {
        return true;
    }
    return !where.conditions.isEmpty()
        && std::ranges::all_of(where.conditions, [](const Condition &condition) {
               return condition.kind == Condition::Kind::Constant && condition.alwaysTrue;
           });
}

bool onlyFills(const RuleContext &context, const DataChange &change)
{
    return change.kind == DataChange::Kind::Update
        && std::ranges::all_of(change.sets, [&](const Assignment &set) {
               const bool guarded = change.where.text.contains(set.column + u" isnull"_s)
                   || change.where.text.contains(set.column.toLower() + u" is null"_s);
               return guarded || context.isNewColumn(change.table, set.column);
           });
}

namespace {

bool isUnique(const KnownTable *table, const QString &column)
{
    if (!table || !table->columnsKnown) {
        // A table never seen: its usual key is taken at its word.
        return column == "id"_L1 || column == "uuid"_L1 || column == "guid"_L1;
    }
    if (table->primaryKey() == QStringList { column }) {
        return true;
    }
    return std::ranges::any_of(table->indexes, [&column](const KnownIndex &index) {
        return index.unique && index.keys.size() == 1 && index.keys.first().column == column;
    });
}

bool coversKey(const KnownTable *table, const QStringList &equal)
{
    if (!table) {
        return false;
    }
    return std::ranges::any_of(table->indexes, [&equal](const KnownIndex &index) {
        return index.unique && !index.where.present && !index.keys.isEmpty()
            && std::ranges::all_of(
                index.keys, [&equal](const IndexKey &key) { return equal.contains(key.column); });
    });
}

} // namespace

bool isBounded(const DataChange &change, const KnownTable *table)
{
    if (change.limited) {
        return true;
    }
    QHash<QString, int> ends; // column → 1 lower, 2 upper
    QStringList equal;
    for (const auto &condition : change.where.conditions) {
        using ConditionKind = Condition::Kind;
        if (condition.limited || condition.kind == ConditionKind::Between
            || condition.column == "ctid"_L1) {
            return true;
        }
        const bool equals = (condition.kind == ConditionKind::Compare && condition.op == "="_L1
                                && condition.constant)
            || (condition.kind == ConditionKind::InValues && condition.constant);
        if (equals) {
            equal.append(condition.column);
        }
        if (equals && isUnique(table, condition.column)) {
            return true;
        }
        if (condition.kind == ConditionKind::Compare && condition.constant) {
            ends[condition.column] |= condition.op.startsWith(u'>')        ? 1
                : condition.op.startsWith(u'<') && condition.op != "<>"_L1 ? 2
                                                                           : 0;
        }
        if (ends.value(condition.column) == 3) {
            return true;
        }
    }
    return coversKey(table, equal);
}

QList<std::pair<ObjectName, ObjectName>> renamedTables(const DdlOperation &operation)
{
    QList<std::pair<ObjectName, ObjectName>> result;
    if (operation.kind == Kind::Rename && operation.objectKind == ObjectKind::Table) {
        if (operation.objects.size() > 1) {
            for (qsizetype i = 0; i + 1 < operation.objects.size(); i += 2) {
                result.append({ operation.objects[i], operation.objects[i + 1] });
            }
        } else {
            result.append({ operation.object, { operation.object.schema, operation.newName } });
        }
    } else if (operation.kind == Kind::AlterTable) {
        for (const auto &action : operation.actions) {
            if (action.kind == Action::RenameTable) {
                result.append({ operation.object, { operation.object.schema, action.newName } });
            }
        }
    }
    return result;
}

int milliseconds(const QString &setting)
{
    qsizetype digits = 0;
    while (digits < setting.size() && (setting[digits].isDigit() || setting[digits] == u'.')) {
        ++digits;
    }
    bool number = false;
    const auto amount = setting.left(digits).toDouble(&number);
    if (!number) {
        return -1;
    }
    const auto unit = setting.sliced(digits).trimmed();
    const double factor = unit.isEmpty() || unit == "ms"_L1 ? 1
        : unit == "s"_L1                                    ? 1000
        : unit == "min"_L1                                  ? 60000
        : unit == "h"_L1                                    ? 3600000
        : unit == "d"_L1                                    ? 86400000
        : unit == "us"_L1                                   ? 0.001
                                                            : -1;
    return factor < 0 ? -1 : int(qMin(amount * factor, 2e9));
}

} // namespace Switchback
