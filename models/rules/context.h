// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a rule may ask while a script is walked: the statement, what is known before it, what
// happened earlier in the script, what comes later, and a way to report.

#include "rules/catalog.h"
#include "rules/lint.h"
#include "rules/locks.h"
#include "rules/rule.h"
#include "rules/script.h"

#include <optional>

namespace Switchback {

/// What happened so far.
struct WalkState {
    QHash<QString, QString> settings; // by SET in this script
    QSet<QString> localSettings;
    bool sessionIsUtc = false;
    bool foreignKeyChecks = true;
    bool strict = true;
    int transaction = 0;
    // in the transaction
    QHash<QString, LockMode> held; // existing tables, by key
    QSet<QString> changed; // tables with DML
    QStringList referenced; // existing tables that new foreign keys point to
    QHash<QString, QStringList> newLabels; // of enum types
    bool longReported = false;
    bool manyTablesReported = false;
    bool manyKeysReported = false;
    // in the script
    QHash<QString, int> createdTables; // key → statement
    QSet<QString> droppedTables;
    QSet<QString> droppedColumns; // "table.column"
    QList<KnownIndex> droppedIndexes;
    QSet<QString> droppedIfExists; // names of constraints and indexes
    bool lockTimeoutSet = false;
    bool statementTimeoutSet = false;
    int ddl = 0;
};

struct NewConstraint {
    ObjectName table;
    ConstraintDefinition constraint;
    const ColumnDefinition *column = nullptr; // it is written with
    bool newTable = false; // made by the statement itself
};

struct NewColumn {
    ObjectName table;
    const ColumnDefinition *column = nullptr;
    bool newTable = false;
};

class RuleContext
{
public:
    RuleContext(const LintMigration &migrationGiven, const LintOptions &optionsGiven,
        const ScriptView &scriptGiven, const Catalog &catalogGiven, WalkState &stateGiven,
        QList<Finding> &out);

    const LintMigration &migration;
    const LintOptions &options;
    const ScriptView &script;
    const Catalog &catalog;
    WalkState &state; // rules only set what says that they have spoken
    ServerVersion version;
    LockForecast locks; // of the statement
    qsizetype position = 0;
    const Rule *rule = nullptr;

    const DdlOperation &operation() const { return script.at(position); }
    const ScriptStatement &statement() const { return script.statements[position]; }
    bool inTransaction() const { return statement().transaction != 0; }
    bool isDown() const { return script.direction == Direction::Down; }
    Dialect dialect() const { return catalog.dialect(); }

    /// Made by this migration before this statement, or temporary.
    bool isNew(const ObjectName &table) const;
    bool isExisting(const ObjectName &table) const { return !table.isEmpty() && !isNew(table); }
    bool isNewColumn(const ObjectName &table, const QString &column) const;
    const KnownTable *table(const ObjectName &name) const { return catalog.table(name); }
    const KnownColumn *column(const ObjectName &table, const QString &column) const;
    /// Added by the migration as a whole; its way back sees the way forth.
    bool isOfThisMigration(int addedBy) const;
    bool isOperation(DdlOperation::Kind kind) const { return operation().kind == kind; }
    bool isAlter() const { return operation().kind == DdlOperation::Kind::AlterTable; }
    bool isDropOf(ObjectKind kind) const;
    bool isEnabled(const QString &ruleId) const;

    /// What the statement makes, in CREATE or ALTER TABLE or CREATE INDEX.
    const QList<NewColumn> &newColumns() const { return m_newColumns; }
    const QList<NewConstraint> &newConstraints() const { return m_newConstraints; }
    const QList<IndexDefinition> &newIndexes() const { return m_newIndexes; }
    const QList<TableAction> &actions() const { return operation().actions; }
    void moveTo(qsizetype statement);

    template<class Test>
    bool anyLater(Test test, bool sameTransaction = false) const
    {
        for (auto i = position + 1; i < script.statements.size(); ++i) {
            if ((!sameTransaction || script.sameTransaction(position, i)) && test(script.at(i))) {
                return true;
            }
        }
        return false;
    }
    template<class Test>
    bool anyEarlier(Test test, bool sameTransaction = false) const
    {
        for (qsizetype i = 0; i < position; ++i) {
            if ((!sameTransaction || script.sameTransaction(position, i)) && test(script.at(i))) {
                return true;
            }
        }
        return false;
    }

    void report(const QString &subject, std::optional<Severity> severity = {});
    void reportAt(qsizetype at, const QString &subject, std::optional<Severity> severity = {});
    void reportLine(int line, const QString &subject, std::optional<Severity> severity = {});

private:
    Finding finding(const QString &subject, std::optional<Severity> severity) const;
    int lineOf(qsizetype at, const QString &subject) const;
    void findColumns();
    void findConstraints();
    void findIndexes();

    QList<Finding> &m_out;
    QList<NewColumn> m_newColumns;
    QList<NewConstraint> m_newConstraints;
    QList<IndexDefinition> m_newIndexes;
};

QString shownName(const ObjectName &name);
QString shownColumn(const ObjectName &table, const QString &column);
/// Does a WHERE limit the rows to a part known beforehand?
bool isBounded(const DataChange &change, const KnownTable *table);
bool isAlwaysTrue(const Expression &where);
/// An UPDATE that only puts values where there were none.
bool onlyFills(const RuleContext &context, const DataChange &change);
/// From and to of a statement that renames a table; empty names otherwise.
QList<std::pair<ObjectName, ObjectName>> renamedTables(const DdlOperation &operation);
int milliseconds(const QString &setting); // -1 = not a duration

} // namespace Switchback
