// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/builtins/inelixir.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

class Nowhere : public Surroundings
{
public:
    Module *module(Atom) const override { return nullptr; }
    const Value *application(Atom) const override { return nullptr; }
    Atom environment() const override { return atom("dev"); }
    std::string root() const override { return {}; }
    bool mayRead(const std::string &) const override { return false; }
};

struct Library {
    Nowhere surroundings;
    Arena arena;
    std::vector<std::unique_ptr<Source>> sources;
    std::vector<std::unique_ptr<Module>> modules;

    Library()
    {
        Interpreter interpreter(surroundings, arena);
        for (const auto text : { collectionsInElixir(), textsInElixir() }) {
            sources.push_back(readSource(text, "elixir"));
            (void)interpreter.load(*sources.back());
        }
        modules = interpreter.takeModules();
    }
};

constexpr std::string_view Names[] = { "Access", "Bitwise", "Calendar", "Date", "Ecto.UUID", "Enum",
    "Integer", "Kernel", "Keyword", "List", "Macro", "Map", "MapSet", "Path", "Range", "Regex",
    "Stream", "String", "Tuple" };

} // namespace

Module *moduleInElixir(Atom name)
{
    static const Library library;
    const auto it = std::ranges::find_if(
        library.modules, [&](const auto &module) { return module->name == name; });
    return it == library.modules.end() ? nullptr : it->get();
}

std::span<const std::string_view> modulesInElixir()
{
    return Names;
}

} // namespace Switchback::Ecto
