// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/builtins/builtins.h"

#include "formats/ecto/builtins/inelixir.h"

#include <unordered_set>

namespace Switchback::Ecto {

namespace {

struct Registry {
    std::unordered_map<uint64_t, std::vector<BuiltinId>> functions; // by module and name
    std::unordered_set<uint32_t> modules;

    Registry()
    {
        for (const auto list : { migrationBuiltins(), migrationObjectBuiltins(), kernelBuiltins(),
                 enumBuiltins(), enumMoreBuiltins(), listBuiltins(), mapBuiltins(),
                 stringBuiltins(), stringMoreBuiltins(), numberBuiltins(), calendarBuiltins(),
                 systemBuiltins(), fileBuiltins(), configBuiltins(), baseBuiltins() }) {
            for (const auto &entry : list) {
                const bool erlang = entry.module.starts_with(':');
                const auto module = erlang ? atom(entry.module.substr(1))
                                           : moduleAtom(entry.module);
                modules.insert(module.id);
                functions[key(module, atom(entry.name))].push_back(&entry);
            }
        }
        modules.insert(A::EctoQuery.id);
        modules.insert(A::EctoSchema.id);
        for (const auto name : modulesInElixir()) {
            modules.insert(moduleAtom(name).id);
        }
        for (const auto *name : { "Ecto", "Ecto.Query.API", "Ecto.Changeset", "Stream" }) {
            modules.insert(moduleAtom(name).id);
        }
    }
    static uint64_t key(Atom module, Atom name) { return uint64_t(module.id) << 32 | name.id; }
};

const Registry &registry()
{
    static const Registry instance;
    return instance;
}

} // namespace

BuiltinId findBuiltin(Atom module, Atom name, int arity)
{
    const auto &functions = registry().functions;
    const auto it = functions.find(Registry::key(module, name));
    if (it == functions.end()) {
        return nullptr;
    }
    for (const auto *entry : it->second) {
        if (arity >= entry->least && arity <= entry->most) {
            return entry;
        }
    }
    return nullptr;
}

bool isBuiltinModule(Atom module)
{
    return registry().modules.contains(module.id);
}

} // namespace Switchback::Ecto
