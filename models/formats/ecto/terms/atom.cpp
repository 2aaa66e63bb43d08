// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/terms/atom.h"

#include "formats/ecto/terms/arena.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <vector>

namespace Switchback::Ecto {

namespace {

constexpr uint32_t BlockSize = 4096;
constexpr uint32_t MostBlocks = 16384;

size_t hashOf(std::string_view name)
{
    return std::hash<std::string_view>()(name);
}

/// All names, once each. They lie in blocks that never move, so reading one takes no lock.
class Table
{
public:
    Table()
    {
        m_slots.resize(4096);
#define X(id, text) add(text, hashOf(text));
        SWITCHBACK_ECTO_ATOMS(X)
#undef X
    }

    std::string_view name(uint32_t id) const
    {
        return m_blocks[id / BlockSize].load(std::memory_order_acquire)[id % BlockSize];
    }

    uint32_t id(std::string_view name, size_t hash)
    {
        {
            const std::shared_lock lock(m_mutex);
            if (const auto found = m_slots[placeOf(name, hash)]; found != 0) {
                return found - 1;
            }
        }
        const std::unique_lock lock(m_mutex);
        const auto found = m_slots[placeOf(name, hash)];
        return found != 0 ? found - 1 : add(name, hash);
    }

private:
    /// Where the name stands among the slots, or would stand.
    size_t placeOf(std::string_view name, size_t hash) const
    {
        const auto mask = m_slots.size() - 1;
        auto place = hash & mask;
        while (m_slots[place] != 0
            && (m_hashes[m_slots[place] - 1] != uint32_t(hash)
                || this->name(m_slots[place] - 1) != name)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    uint32_t add(std::string_view name, size_t hash)
    {
        const auto id = uint32_t(m_hashes.size());
        if (id == BlockSize * MostBlocks) {
            return id - 1; // nobody has that many names
        }
        auto &block = m_blocks[id / BlockSize];
        if (!block) {
            m_owned.push_back(std::make_unique<std::string_view[]>(BlockSize));
            block.store(m_owned.back().get(), std::memory_order_release);
        }
        block.load()[id % BlockSize] = m_texts.text(name);
        m_hashes.push_back(uint32_t(hash));
        if (m_hashes.size() * 2 > m_slots.size()) {
            grow();
        }
        m_slots[placeOf(name, hash)] = id + 1;
        return id;
    }

    void grow()
    {
        m_slots.assign(m_slots.size() * 2, 0);
        for (uint32_t id = 0; id + 1 < m_hashes.size(); ++id) {
            const auto known = name(id);
            m_slots[placeOf(known, hashOf(known))] = id + 1;
        }
    }

    std::shared_mutex m_mutex;
    std::array<std::atomic<std::string_view *>, MostBlocks> m_blocks {};
    std::vector<std::unique_ptr<std::string_view[]>> m_owned;
    Arena m_texts;
    std::vector<uint32_t> m_hashes; // by id
    std::vector<uint32_t> m_slots; // id + 1, or 0; a power of two of them
};

Table &table()
{
    static Table instance;
    return instance;
}

} // namespace

Atom atom(std::string_view name)
{
    // Most names come again and again: what this thread saw last under a hash spares the lock.
    struct Seen {
        size_t hash = 0;
        uint32_t id = 0;
        bool used = false;
    };
    thread_local std::array<Seen, 2048> seen;
    const auto hash = hashOf(name);
    auto &last = seen[hash % seen.size()];
    auto &atoms = table();
    if (!last.used || last.hash != hash || atoms.name(last.id) != name) {
        last = { hash, atoms.id(name, hash), true };
    }
    return Atom { last.id };
}

std::string_view nameOf(Atom atom)
{
    return table().name(atom.id);
}

Atom moduleAtom(std::string_view dotted)
{
    return atom("Elixir." + std::string(dotted));
}

std::string_view shortName(Atom atom)
{
    const auto name = nameOf(atom);
    return name.starts_with("Elixir.") ? name.substr(7) : name;
}

std::string underscored(std::string_view name)
{
    std::string out;
    for (size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool upper = c >= 'A' && c <= 'Z';
        const auto before = i > 0 ? name[i - 1] : '.';
        const bool boundary = before != '.' && before != '_'
            && (!(before >= 'A' && before <= 'Z')
                || (i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z'));
        out += upper && boundary ? "_" : "";
        out += c == '.' ? '/' : upper ? char(c - 'A' + 'a') : c;
    }
    return out;
}

} // namespace Switchback::Ecto
