// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/terms/atom.h"

#include <deque>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace Switchback::Ecto {

namespace {

struct Table {
    std::shared_mutex mutex;
    std::deque<std::string> names; // never moves an element
    std::unordered_map<std::string_view, uint32_t> ids;

    Table() {
#define X(id, text) add(text);
        SWITCHBACK_ECTO_ATOMS(X)
#undef X
    }

    uint32_t add(std::string_view name)
    {
        const auto id = static_cast<uint32_t>(names.size());
        const auto &kept = names.emplace_back(name);
        ids.emplace(kept, id);
        return id;
    }
};

Table &table()
{
    static Table instance;
    return instance;
}

} // namespace

Atom atom(std::string_view name)
{
    // Most names come again and again: a cache of the thread spares the lock.
    thread_local std::unordered_map<std::string_view, uint32_t> seen;
    if (const auto it = seen.find(name); it != seen.end()) {
        return Atom { it->second };
    }
    auto &atoms = table();
    {
        const std::shared_lock lock(atoms.mutex);
        if (const auto it = atoms.ids.find(name); it != atoms.ids.end()) {
            seen.emplace(it->first, it->second);
            return Atom { it->second };
        }
    }
    const std::unique_lock lock(atoms.mutex);
    if (const auto it = atoms.ids.find(name); it != atoms.ids.end()) {
        return Atom { it->second };
    }
    return Atom { atoms.add(name) };
}

std::string_view nameOf(Atom atom)
{
    auto &atoms = table();
    const std::shared_lock lock(atoms.mutex);
    return atoms.names[atom.id];
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

} // namespace Switchback::Ecto
