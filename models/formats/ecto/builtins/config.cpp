// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What configuration files call: Config and the older Mix.Config.

#include "formats/ecto/builtins/builtins.h"
#include "formats/ecto/project/configuration.h"

namespace Switchback::Ecto {

namespace {

std::unexpected<const Stop *> outside(Interpreter &in)
{
    return in.raise(A::RuntimeError, "this works in configuration files only");
}

Eval config(Interpreter &in, Arguments a)
{
    auto *const configuration = in.configuration();
    if (!configuration || !a[0].isAtom()) {
        return configuration && a[0].isUnknown() ? Eval(a[0]) : Eval(outside(in));
    }
    if (a.size() == 2) {
        return configuration->set(in, a[0].toAtom(), a[1]);
    }
    const Value pair[] = { pairTuple(in.arena(), a[1], a[2]) };
    return a[1].isAtom() ? configuration->set(in, a[0].toAtom(),
                               Value::list(in.arena().copy(std::span<const Value>(pair))))
                         : Eval(a[1]);
}

Eval importConfig(Interpreter &in, Arguments a)
{
    auto *const configuration = in.configuration();
    if (!configuration || !a[0].isBinary()) {
        return configuration && a[0].isUnknown() ? Eval(a[0]) : Eval(outside(in));
    }
    return configuration->import(in, a[0].text());
}

Eval environment(Interpreter &in, Arguments)
{
    return Value(in.surroundings().environment());
}
Eval target(Interpreter &, Arguments)
{
    return Value(atom("host"));
}

Eval loadCode(Interpreter &in, Arguments a)
{
    auto *const configuration = in.configuration();
    if (!configuration || !a[0].isBinary()) {
        return in.unknown("code that is loaded while it runs", true);
    }
    return configuration->loadCode(in, a[0].text());
}

constexpr std::string_view C = "Config";
constexpr std::string_view O = "Mix.Config";
constexpr BuiltinEntry Entries[] = {
    { C, "config", 2, 3, config, true },
    { O, "config", 2, 3, config, true },
    { C, "import_config", 1, 1, importConfig },
    { O, "import_config", 1, 1, importConfig },
    { C, "config_env", 0, 0, environment },
    { C, "config_target", 0, 0, target },
    { "Mix", "env", 0, 0, environment },
    { "Mix", "target", 0, 0, target },
    { "Code", "eval_file", 1, 2, loadCode },
    { "Code", "require_file", 1, 2, loadCode },
    { "Code", "compile_file", 1, 2, loadCode },
    { "Code", "load_file", 1, 2, loadCode },
};

} // namespace

Builtins configBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
