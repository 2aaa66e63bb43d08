// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A mix project as far as its migrations need it: repositories with their adapter, configuration
// and folders, and the modules below lib/ and deps/. Nothing of it is run. After opening it may be
// used from several threads.

#include "formats/ecto/project/configuration.h"
#include "formats/ecto/sql/writer.h"

#include <map>
#include <mutex>

namespace Switchback::Ecto {

struct Repository {
    Atom module;
    std::string application; // otp_app
    std::string root; // the application's folder, absolute
    Adapter adapter = Adapter::Postgres;
    std::string adapterName; // as written, also of adapters that are not known here
    bool adapterKnown = false;
    Value config; // keyword list, in the project's memory
    std::string folder; // migrations, absolute

    std::string name() const { return std::string(shortName(module)); }
};

class Project : public Surroundings
{
public:
    /// `root` holds mix.exs, or is the umbrella's folder.
    Project(std::string root, Atom environment, Configuration::Environment lookUp = {});

    const std::vector<Repository> &repositories() const { return m_repositories; }
    /// The one whose folder it is, or the best guess.
    const Repository *repositoryFor(const std::string &directory) const;
    const Configuration &configuration() const { return m_configuration; }
    const AdapterSettings &adapterSettings() const { return m_adapterSettings; }
    /// Unknown options of table, index and so on raise since ecto_sql 3.12.
    bool strictOptions() const { return m_strictOptions; }
    const std::string &ectoSqlVersion() const { return m_ectoSqlVersion; }
    /// Versions of mix.lock, by package.
    const std::map<std::string, std::string> &lockedVersions() const { return m_locked; }

    Module *module(Atom name) const override;
    const Value *application(Atom name) const override { return m_configuration.application(name); }
    Atom environment() const override { return m_configuration.environment(); }
    std::string root() const override { return m_root; }
    bool mayRead(const std::string &path) const override;

protected:
    /// More settings, by application, as configuration files would give them.
    void applyConfiguration(const Value &applications);

private:
    struct LoadedFile {
        Arena arena;
        std::unique_ptr<Source> source;
        std::vector<std::unique_ptr<Module>> modules;
    };

    void findApplications();
    void readConfiguration();
    void readAdapterSettings();
    void readLock();
    void findRepositories();
    void addRepository(Atom application, Atom module);
    void describeAdapter(Repository &repository) const;
    Module *find(Atom name) const;
    Module *load(const std::string &file, Atom name) const;
    void buildIndex() const;

    std::string m_root;
    Configuration m_configuration;
    AdapterSettings m_adapterSettings;
    std::vector<std::string> m_applicationRoots; // the root itself, or apps/*
    std::vector<Repository> m_repositories;
    std::map<std::string, std::string> m_locked;
    std::string m_ectoSqlVersion;
    bool m_strictOptions = true;

    mutable std::recursive_mutex m_mutex;
    mutable std::map<uint32_t, Module *> m_modules;
    mutable std::map<std::string, std::unique_ptr<LoadedFile>> m_files;
    mutable std::map<std::string, std::vector<std::string>> m_index; // module as written to files
    mutable bool m_indexed = false;
};

/// The nearest folder with a mix.exs, from `directory` upwards but not above `top`; an umbrella's
/// own folder if it is one of its applications. Empty when there is none.
std::string mixRoot(const std::string &directory, const std::string &top);

} // namespace Switchback::Ecto
