// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rows that a table takes and that look like those of production: within the ranges, words and
// shares of NULL that were seen there, unique where they must be, linked to rows that exist.
// The same table and the same start give the same rows.

#include "run/rowchecks.h"
#include "run/tableshape.h"

#include <QRandomGenerator>

namespace Switchback {

/// What was seen of a column in the live database. No single value of a person is kept: only
/// bounds, lengths, and words that repeat themselves over and over.
struct SeenColumn {
    double nulls = -1; // share; -1 = not known
    QString low; // of numbers and times
    QString high;
    qint64 longest = -1; // characters
    QStringList words; // few different ones among many rows
};

struct SeenTable {
    qint64 rows = -1; // -1 = the live database has no such table; counted up to the wanted number
    QHash<QString, SeenColumn> columns;
};

/// Rows that a link may refer to, as literals: one list for each of TableLink::keys.
using ParentRows = QList<QStringList>;

class RowMaker
{
public:
    struct Ground {
        const Engine &engine;
        const TableShape &table;
        SeenTable facts;
        QList<ParentRows> parents; // one for each of TableShape::links
        qint64 existing = 0; // rows that are there already
        QHash<QString, qint64> highest; // greatest value of unique integer columns
    };
    explicit RowMaker(const Ground &ground);

    /// Those that are written; the rest has defaults or numbers itself.
    const QStringList &columns() const { return m_columns; }
    /// How many different rows the keys allow; -1 = any number.
    qint64 most() const { return m_most; }
    /// "(1, 'a', NULL)"
    QString row(qint64 number);

private:
    struct Rule {
        const ColumnShape *column = nullptr;
        QStringList words; // literals, of which one is taken
        double low = 0;
        double high = 0;
        double most = 0; // what the type holds
        double least = 0; // what type and conditions allow, whatever was seen
        double greatest = 0;
        qint64 shortest = 0;
        qint64 longest = 0;
        double nulls = 0;
        bool unique = false;
        bool counted = false; // a condition counts its letters, or bytes: then they are the same
        bool isJson = false; // MariaDB's JSON: a text with a condition
        qint64 start = 0; // of unique integers
        int ordinal = 0;
    };
    struct Link {
        QList<qsizetype> columns; // into m_rules
        qsizetype number = 0; // into Ground::parents
        bool nullable = false;
        qint64 divisor = 0; // > 0: the row's number says which parent, over this
    };
    struct Digit { // of a key that only links and words make up
        qsizetype rule = -1;
        qint64 divisor = 1;
    };

    void makeRules();
    Rule ruleFor(const ColumnShape &column, int ordinal) const;
    void useFacts(Rule &rule) const;
    void useCheck(Rule &rule, const QString &check) const;
    void useChecks();
    void passChecks(QStringList &values, qint64 number);
    QString parentOf(qsizetype rule);
    bool isFree(qsizetype rule) const;
    bool fits(qsizetype rule, const QString &value) const;
    void useKeys();
    void useKey(const QStringList &key);
    qsizetype ruleOf(const QString &column) const;
    QString value(const Rule &rule, qint64 number);
    QString plain(const Rule &rule, qint64 number);
    QString text(const Rule &rule, qint64 number) const;
    QString moment(const Rule &rule, qint64 number) const;

    Ground m_ground;
    QStringList m_columns;
    QList<Rule> m_rules;
    QList<Link> m_links;
    QList<Digit> m_digits;
    QList<RowCondition> m_conditions; // over several columns
    qint64 m_most = -1;
    QRandomGenerator m_random;
};

} // namespace Switchback
