// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// config/*.exs, evaluated like any other Elixir. Environment variables are looked up where this
// program runs; what was looked up is remembered so that it can be said.

#include "formats/ecto/eval/interpreter.h"

#include <functional>
#include <map>

namespace Switchback::Ecto {

struct ConfigProblem {
    std::string file;
    int line = 0;
    std::string message;
    bool operator==(const ConfigProblem &) const = default;
};

/// What the configuration files of one project say, by application.
class Configuration
{
public:
    using Environment = std::function<std::optional<std::string>(std::string_view variable)>;

    explicit Configuration(Atom environment, Environment lookUp = {});
    Configuration(const Configuration &) = delete;
    Configuration &operator=(const Configuration &) = delete;

    /// Adds a file and what it imports. Problems are kept, what was said before them too.
    void read(const std::string &file, const Surroundings &surroundings);

    const Value *application(Atom name) const;
    std::vector<Atom> applications() const;
    Atom environment() const { return m_environment; }
    const std::vector<ConfigProblem> &problems() const { return m_problems; }
    const std::vector<std::string> &files() const { return m_files; }
    /// Variables that were asked for, and whether they had a value.
    const std::map<std::string, bool> &variables() const { return m_variables; }

    // For the functions of Config
    Eval set(Interpreter &in, Atom application, const Value &settings);
    Eval import(Interpreter &in, std::string_view path);
    /// Code.eval_file and the like: a helper beside the configuration.
    Eval loadCode(Interpreter &in, std::string_view path);
    Module *module(Atom name) const;
    Value variable(Interpreter &in, std::string_view name, const Value &missing);

private:
    Value deepMerge(const Value &first, const Value &second, int depth = 0);

    Arena m_arena;
    Atom m_environment;
    Environment m_lookUp;
    std::map<uint32_t, Value> m_applications;
    std::vector<std::unique_ptr<Source>> m_sources;
    std::vector<std::unique_ptr<Module>> m_modules;
    std::vector<ConfigProblem> m_problems;
    std::vector<std::string> m_files;
    std::map<std::string, bool> m_variables;
    const Surroundings *m_surroundings = nullptr;
    std::string m_directory; // of the file being read
};

} // namespace Switchback::Ecto
