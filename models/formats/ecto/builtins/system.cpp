// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The application's configuration and environment, and what has no part in the SQL: logs, sleeps.

#include "formats/ecto/builtins/builtins.h"
#include "formats/ecto/project/configuration.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

/// A value of the application's configuration, or nothing; Unknown where the configuration was not read.
std::expected<std::optional<Value>, Eval> configured(
    Interpreter &in, const Value &application, const Value &key)
{
    using Failed = std::unexpected<Eval>;
    if (!application.isAtom()) {
        return Failed(badArgument(in, "an application's name was expected"));
    }
    std::vector<Value> path;
    if (key.isList()) {
        path.assign(key.items().begin(), key.items().end());
    } else {
        path.push_back(key);
    }
    const auto *const all = in.surroundings().application(application.toAtom());
    if (!all) {
        return std::optional<Value>();
    }
    std::optional<Value> value = *all;
    for (const auto &step : path) {
        if (value->isUnknown()) {
            return Failed(Eval(*value));
        }
        const Value *found = nullptr;
        if (value->isList() && step.isAtom()) {
            found = keywordFind(*value, step.toAtom());
        } else if (value->isMap()) {
            found = value->find(step);
        }
        if (!found) {
            return std::optional<Value>();
        }
        value = *found;
    }
    return value;
}

Eval getEnv(Interpreter &in, Arguments a)
{
    const auto value = configured(in, a[0], a[1]);
    if (!value) {
        return value.error();
    }
    return value->has_value() ? **value : a.size() > 2 ? a[2] : Value();
}

Eval fetchEnvOrRaise(Interpreter &in, Arguments a)
{
    const auto value = configured(in, a[0], a[1]);
    if (!value) {
        return value.error();
    }
    if (!value->has_value()) {
        // A library's own default, or a value that only exists where the application runs.
        return in.unknown("the configuration that was read does not hold this value");
    }
    return **value;
}

Eval fetchEnv(Interpreter &in, Arguments a)
{
    const auto value = configured(in, a[0], a[1]);
    if (!value) {
        return value.error();
    }
    return value->has_value() ? makeTuple(in.arena(), { A::Ok, **value }) : Value(A::Error);
}

Eval getAllEnv(Interpreter &in, Arguments a)
{
    const auto *const all = a[0].isAtom() ? in.surroundings().application(a[0].toAtom()) : nullptr;
    return all ? *all : Value::list({});
}

Eval appDirectory(Interpreter &in, Arguments a)
{
    if (a.size() > 1 && a[1].isBinary()) {
        return in.text(in.surroundings().root() + "/" + std::string(a[1].text()));
    }
    return in.text(in.surroundings().root());
}

Eval privDirectory(Interpreter &in, Arguments)
{
    return in.text(in.surroundings().root() + "/priv");
}

/// Configuration files see this program's own environment; migrations one that is not known yet.
Eval environment(Interpreter &in, Arguments a)
{
    auto *const configuration = in.configuration();
    if (!configuration || a.empty() || !a[0].isBinary()) {
        return in.unknown("a variable of the environment it runs in", false, true);
    }
    return configuration->variable(in, a[0].text(), a.size() > 1 ? a[1] : Value());
}

Eval environmentOrRaise(Interpreter &in, Arguments a)
{
    const auto value = environment(in, a);
    return value && value->isNil()
        ? in.raise(A::RuntimeError,
              "could not fetch environment variable " + inspect(a[0]) + " because it is not set")
        : value;
}

Eval environmentResult(Interpreter &in, Arguments a)
{
    const auto value = environment(in, a);
    if (!value || value->isUnknown()) {
        return value;
    }
    return value->isNil() ? Value(A::Error) : makeTuple(in.arena(), { A::Ok, *value });
}
Eval random(Interpreter &in, Arguments)
{
    return in.unknown("a random value", false, true);
}
Eval ok(Interpreter &, Arguments)
{
    return Value(A::Ok);
}
Eval started(Interpreter &in, Arguments)
{
    return makeTuple(in.arena(), { A::Ok, Value::list({}) });
}
Eval firstOf(Interpreter &, Arguments a)
{
    return a[0];
}

Eval ensureCompiled(Interpreter &in, Arguments a)
{
    return a[0].isAtom() && in.moduleNamed(a[0].toAtom())
        ? a[0]
        : in.unknown("whether the module is there is not known");
}

Eval isLoaded(Interpreter &in, Arguments a)
{
    return a[0].isAtom() && (isBuiltinModule(a[0].toAtom()) || in.moduleNamed(a[0].toAtom()))
        ? Value(A::True)
        : in.unknown("whether the module is there is not known");
}

Eval message(Interpreter &in, Arguments a)
{
    const auto *const text = a[0].isMap() ? a[0].find(A::Message) : nullptr;
    return text ? *text : in.text(inspect(a[0]));
}

Eval query(Interpreter &in, Arguments a)
{
    return in.repositoryQuery(a);
}

// Oban before 2.14 asks for its version through a configuration that it checks as for a running
// application; the question needs only the repository in it.
Eval obanConfiguration(Interpreter &in, Arguments a)
{
    return isKeyword(a[0]) ? in.callModule(moduleAtom("Map"), atom("new"), a)
                           : Eval(badArgument(in, "a keyword list was expected"));
}

Eval obanQuery(Interpreter &in, Arguments a)
{
    const Value arguments[] = { fieldOf(a[0], atom("repo")), a[1] };
    return in.repositoryQuery(arguments);
}

constexpr BuiltinEntry Entries[] = {
    { "Application", "get_env", 2, 3, getEnv },
    { "Application", "compile_env", 2, 3, getEnv },
    { "Application", "fetch_env!", 2, 2, fetchEnvOrRaise },
    { "Application", "compile_env!", 2, 2, fetchEnvOrRaise },
    { "Application", "fetch_env", 2, 2, fetchEnv },
    { "Application", "get_all_env", 1, 1, getAllEnv },
    { "Application", "app_dir", 1, 2, appDirectory },
    { "Application", "ensure_all_started", 1, 2, started },
    { "Application", "ensure_started", 1, 2, ok },
    { "Application", "load", 1, 1, ok },
    { "Application", "ensure_loaded", 1, 1, ok },
    { ":code", "priv_dir", 1, 1, privDirectory },
    { "System", "get_env", 0, 2, environment },
    { "System", "fetch_env", 1, 1, environmentResult },
    { "System", "fetch_env!", 1, 1, environmentOrRaise },
    { "System", "version", 0, 0, environment },
    { "Ecto.UUID", "generate", 0, 0, random },
    { "Ecto.UUID", "bingenerate", 0, 0, random },
    { "UUID", "uuid4", 0, 1, random },
    { ":crypto", "strong_rand_bytes", 1, 1, random },
    { ":rand", "uniform", 0, 1, random },
    { "IO", "puts", 1, 2, ok },
    { "IO", "write", 1, 2, ok },
    { "IO", "inspect", 1, 3, firstOf },
    { "IO", "warn", 1, 2, ok },
    { "Logger", "info", 1, 2, ok },
    { "Logger", "debug", 1, 2, ok },
    { "Logger", "warn", 1, 2, ok },
    { "Logger", "warning", 1, 2, ok },
    { "Logger", "error", 1, 2, ok },
    { "Logger", "notice", 1, 2, ok },
    { "Logger", "configure", 1, 1, ok },
    { "Process", "sleep", 1, 1, ok },
    { ":timer", "sleep", 1, 1, ok },
    { "Process", "put", 2, 2, ok },
    { "Code", "ensure_loaded", 1, 1, ensureCompiled },
    { "Code", "ensure_loaded?", 1, 1, isLoaded },
    { "Code", "ensure_compiled", 1, 1, ensureCompiled },
    { "Code", "ensure_compiled!", 1, 1, ensureCompiled },
    { "Exception", "message", 1, 1, message },
    { "Module", "register_attribute", 3, 3, ok },
    { "Oban.Config", "new", 1, 1, obanConfiguration },
    { "Oban.Repo", "query", 2, 4, obanQuery },
    { "Ecto.Adapters.SQL", "query!", 2, 4, query },
    { "Ecto.Adapters.SQL", "query", 2, 4, query },
    { "System", "schedulers_online", 0, 0, environment },
    { "System", "cwd", 0, 0, environment },
    { ":erlang", "phash2", 1, 2, random },
};

} // namespace

Builtins systemBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
