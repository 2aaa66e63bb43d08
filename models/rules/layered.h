// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A table of values over another one that it leaves untouched: what a way back changes is
// forgotten again without a copy of everything.

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>

namespace Switchback {

template<class T>
class Layered
{
public:
    void setBelow(const Layered *below) { m_below = below; }

    const T *find(const QString &key) const
    {
        const auto own = m_own.constFind(key);
        if (own != m_own.constEnd()) {
            return own->has_value() ? &**own : nullptr;
        }
        return m_below ? m_below->find(key) : nullptr;
    }
    bool contains(const QString &key) const { return find(key); }

    /// For changing; null when there is none.
    T *edit(const QString &key)
    {
        const auto own = m_own.find(key);
        if (own != m_own.end()) {
            return own->has_value() ? &**own : nullptr;
        }
        const auto *found = m_below ? m_below->find(key) : nullptr;
        return found ? &*m_own.insert(key, *found).value() : nullptr;
    }
    T &insert(const QString &key, T value) { return *m_own.insert(key, std::move(value)).value(); }
    void remove(const QString &key)
    {
        if (m_below) {
            m_own.insert(key, std::nullopt);
        } else {
            m_own.remove(key);
        }
    }

    template<class Visit>
    void forEach(Visit visit) const
    {
        QSet<QString> seen;
        for (const auto *layer = this; layer; layer = layer->m_below) {
            for (auto it = layer->m_own.begin(); it != layer->m_own.end(); ++it) {
                if (layer->m_below || layer != this) {
                    if (seen.contains(it.key())) {
                        continue;
                    }
                    seen.insert(it.key());
                }
                if (it.value().has_value()) {
                    visit(it.key(), *it.value());
                }
            }
        }
    }

private:
    QHash<QString, std::optional<T>> m_own;
    const Layered *m_below = nullptr;
};

} // namespace Switchback
