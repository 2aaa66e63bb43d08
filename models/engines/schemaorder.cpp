// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/schemaorder.h"

#include <functional>
#include <queue>

namespace Switchback {

SchemaOrder::SchemaOrder(const QList<qint64> &ranks)
    : m_ranks(ranks)
    , m_after(ranks.size())
    , m_waits(ranks.size(), 0)
{
}

void SchemaOrder::before(int first, int second)
{
    const auto key = quint64(first) << 32 | quint64(second);
    if (first == second || m_known.contains(key)) {
        return;
    }
    m_known.insert(key);
    m_after[first].append(second);
    ++m_waits[second];
}

QList<int> SchemaOrder::sorted(QSet<int> *stuck) const
{
    using Entry = std::pair<qint64, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> ready;
    auto waits = m_waits;
    QList<bool> done(m_ranks.size(), false);
    for (int i = 0; i < m_ranks.size(); ++i) {
        if (waits.at(i) == 0) {
            ready.emplace(m_ranks.at(i), i);
        }
    }
    QList<int> order;
    while (order.size() < m_ranks.size()) {
        if (ready.empty()) { // a circle: the lowest rank goes first
            int best = -1;
            for (int i = 0; i < m_ranks.size(); ++i) {
                if (!done.at(i)) {
                    stuck->insert(i);
                    best = best < 0 || m_ranks.at(i) < m_ranks.at(best) ? i : best;
                }
            }
            waits[best] = 0;
            ready.emplace(m_ranks.at(best), best);
        }
        const int next = ready.top().second;
        ready.pop();
        if (done.at(next)) {
            continue;
        }
        done[next] = true;
        order.append(next);
        for (const int after : m_after.at(next)) {
            if (--waits[after] == 0 && !done.at(after)) {
                ready.emplace(m_ranks.at(after), after);
            }
        }
    }
    return order;
}

} // namespace Switchback
