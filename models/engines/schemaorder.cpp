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
    , m_wishes(ranks.size())
    , m_hopes(ranks.size(), 0)
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

void SchemaOrder::wish(int first, int second)
{
    const auto key = quint64(first) << 32 | quint64(second);
    if (first != second && !m_known.contains(key)) {
        m_known.insert(key);
        m_wishes[first].append(second);
        ++m_hopes[second];
    }
}

bool SchemaOrder::isInCircle(int step) const
{
    QSet<int> seen;
    QList<int> open { step };
    while (!open.isEmpty()) {
        const int next = open.takeLast();
        for (const int after : m_after.at(next)) {
            if (after == step) {
                return true;
            }
            if (!seen.contains(after)) {
                seen.insert(after);
                open.append(after);
            }
        }
    }
    return false;
}

QList<int> SchemaOrder::sorted(QSet<int> *stuck) const
{
    using Entry = std::pair<qint64, int>;
    using Queue = std::priority_queue<Entry, std::vector<Entry>, std::greater<>>;
    Queue ready;
    Queue able; // only wishes stand against these
    auto waits = m_waits;
    auto hopes = m_hopes;
    QList<bool> done(m_ranks.size(), false);
    const auto offer = [&](int i) {
        if (waits.at(i) == 0 && !done.at(i)) {
            (hopes.at(i) == 0 ? ready : able).emplace(m_ranks.at(i), i);
        }
    };
    for (int i = 0; i < m_ranks.size(); ++i) {
        offer(i);
    }
    QList<int> order;
    while (order.size() < m_ranks.size()) {
        if (ready.empty() && able.empty()) { // a circle: the lowest rank goes first
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
        auto &queue = ready.empty() ? able : ready;
        const int next = queue.top().second;
        queue.pop();
        if (done.at(next)) {
            continue;
        }
        done[next] = true;
        order.append(next);
        for (const int after : m_after.at(next)) {
            --waits[after];
            offer(after);
        }
        for (const int after : m_wishes.at(next)) {
            --hopes[after];
            offer(after);
        }
    }
    return order;
}

} // namespace Switchback
