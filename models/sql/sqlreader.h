// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to models/sql: reads one statement of MySQL, MariaDB or SQLite, word by word, over the
// dialect's own lexer. It is no full grammar: what it does not know it steps over, and says Other.

#include "sql/ddl.h"
#include "sql/token.h"

#include <optional>

namespace Switchback {

class SqlReader
{
public:
    SqlReader(const QString &statement, Dialect dialect);
    DdlOperation read();

private:
    // Words
    bool is(QLatin1StringView word, qsizetype ahead = 0) const
    {
        return m_phrase.is(m_at + ahead, word);
    }
    bool symbol(QLatin1StringView text, qsizetype ahead = 0) const
    {
        return m_phrase.isSymbol(m_at + ahead, text);
    }
    bool take(QLatin1StringView word);
    bool takeAll(std::initializer_list<QLatin1StringView> words);
    bool takeSymbol(QLatin1StringView text);
    bool atEnd() const { return m_at >= m_end; }
    QString plain(qsizetype i) const; // a name or text without its quotes
    bool isText(qsizetype i) const;
    QString name();
    ObjectName objectName();
    QString value(); // one word, number or text, after an optional =
    QStringList nameList(); // (a, b(10), c DESC)
    bool takeIfExists();
    bool takeIfNotExists();

    // Expressions
    Expression expression(qsizetype from, qsizetype to) const;
    void addCondition(qsizetype from, qsizetype to, Expression &out) const;
    Condition compare(qsizetype from, qsizetype to, qsizetype op) const;
    void stripParentheses(qsizetype &from, qsizetype &to) const;
    Condition oneCondition(qsizetype from, qsizetype to) const;
    bool isConstant(qsizetype from, qsizetype to) const;
    QString columnAt(qsizetype from, qsizetype to) const;
    QStringList constantsIn(qsizetype from, qsizetype to) const;
    qsizetype find(
        QLatin1StringView word, qsizetype from, qsizetype to) const; // outside parentheses
    qsizetype findAny(
        std::initializer_list<QLatin1StringView> words, qsizetype from, qsizetype to) const;
    QList<ObjectName> tablesIn(qsizetype from, qsizetype to) const;
    Expression parenthesised();

    // Tables
    SqlType type();
    void typeAttributes(SqlType &type);
    ColumnDefinition column(const QString &name);
    bool columnAttribute(ColumnDefinition &column);
    bool columnConstraint(ColumnDefinition &column, const QString &constraintName);
    Expression defaultValue();
    void references(ConstraintDefinition &constraint);
    std::optional<ConstraintDefinition> tableConstraint();
    std::optional<IndexDefinition> indexElement();
    QList<IndexKey> indexKeys();
    DdlOperation createTable(bool temporary);
    void tableElement(DdlOperation &table);
    void tableOptions(DdlOperation &table);
    bool tableOption(DdlOperation &table);
    DdlOperation alterTable();
    QList<TableAction> alterActions();
    TableAction addAction();
    TableAction dropAction();
    TableAction alterColumnAction();
    TableAction renameAction();
    bool optionAction(TableAction &action);
    bool partitionAction(TableAction &action);

    // Statements
    DdlOperation create();
    DdlOperation createIndex(bool unique, const QString &method);
    DdlOperation createView();
    DdlOperation createRole();
    DdlOperation drop();
    DdlOperation update();
    DdlOperation deleteFrom();
    DdlOperation insert();
    DdlOperation select();
    DdlOperation set();
    DdlOperation pragma();
    DdlOperation renameTables();
    DdlOperation lockTables();
    DdlOperation grant(bool revoke);
    DdlOperation with();
    DdlOperation tableMaintenance(DdlOperation::Kind kind);
    void assignments(qsizetype from, qsizetype to, DataChange &change) const;
    void limits(qsizetype from, qsizetype to, DataChange &change) const;

    QString m_text;
    Dialect m_dialect;
    Phrase m_phrase;
    qsizetype m_at = 0;
    qsizetype m_end = 0;
};

} // namespace Switchback
