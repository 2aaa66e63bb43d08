// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Puts steps in an order in which each finds what it needs, as near to the given one as that
// allows.

#include <QList>
#include <QSet>

namespace Switchback {

class SchemaOrder
{
public:
    /// Steps are 0 … count-1. Of those that could come next the one of lowest rank does, then the
    /// one of lowest number.
    explicit SchemaOrder(const QList<qint64> &ranks);
    void before(int first, int second);
    /// The same, as long as nothing known stands against it.
    void wish(int first, int second);
    /// The steps in order; `stuck` are those that wait for each other (empty = none) and then
    /// follow in order of rank.
    QList<int> sorted(QSet<int> *stuck) const;
    /// Waits, by way of others, for itself.
    bool isInCircle(int step) const;

private:
    QList<qint64> m_ranks;
    QList<QList<int>> m_after;
    QList<int> m_waits;
    QList<QList<int>> m_wishes; // as m_after
    QList<int> m_hopes; // as m_waits
    QSet<quint64> m_known;
};

} // namespace Switchback
