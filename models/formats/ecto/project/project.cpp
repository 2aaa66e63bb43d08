// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/project/project.h"

#include "formats/ecto/terms/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace Switchback::Ecto {

namespace {

bool isFile(const std::string &path)
{
    return QFileInfo(QString::fromStdString(path)).isFile();
}

bool isFolder(const std::string &path)
{
    return QFileInfo(QString::fromStdString(path)).isDir();
}

std::vector<std::string> foldersIn(const std::string &path)
{
    std::vector<std::string> out;
    const QDir directory(QString::fromStdString(path));
    for (const auto &name :
        directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
        out.push_back(path + "/" + name.toStdString());
    }
    return out;
}

std::string readText(const std::string &path, qint64 limit = 4 << 20)
{
    QFile file(QString::fromStdString(path));
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly) || file.size() > limit) {
        return {};
    }
    return file.readAll().toStdString();
}

} // namespace

std::string mixRoot(const std::string &directory, const std::string &top)
{
    std::string found;
    const auto limit = QDir::cleanPath(QString::fromStdString(top));
    for (auto path = QDir::cleanPath(QString::fromStdString(directory));
        path.startsWith(limit) && !path.isEmpty(); path = QFileInfo(path).path()) {
        if (QFileInfo(path + QStringLiteral("/mix.exs")).isFile()) {
            const bool umbrella = found.empty()
                || QString::fromStdString(found).startsWith(path + QStringLiteral("/apps/"));
            found = umbrella ? path.toStdString() : found;
        }
        if (path == limit || path == QStringLiteral("/")) {
            break;
        }
    }
    return found;
}

Project::Project(std::string root, Atom environment, Configuration::Environment lookUp)
    : m_root(std::move(root))
    , m_configuration(environment, std::move(lookUp))
{
    findApplications();
    readLock();
    readConfiguration();
    findRepositories();
}

void Project::findApplications()
{
    if (isFolder(m_root + "/apps")) {
        for (const auto &folder : foldersIn(m_root + "/apps")) {
            if (isFile(folder + "/mix.exs")) {
                m_applicationRoots.push_back(folder);
            }
        }
    }
    if (m_applicationRoots.empty() || isFolder(m_root + "/lib")) {
        m_applicationRoots.insert(m_applicationRoots.begin(), m_root);
    }
}

void Project::readConfiguration()
{
    const auto main = m_root + "/config/config.exs";
    if (isFile(main)) {
        m_configuration.read(main, *this);
    } else {
        for (const auto &root : m_applicationRoots) {
            if (isFile(root + "/config/config.exs")) {
                m_configuration.read(root + "/config/config.exs", *this);
            }
        }
    }
    if (isFile(m_root + "/config/runtime.exs")) {
        m_configuration.read(m_root + "/config/runtime.exs", *this);
    }
    readAdapterSettings();
}

void Project::applyConfiguration(const Value &applications)
{
    Arena arena;
    Interpreter interpreter(*this, arena);
    for (const auto &entry : applications.items()) {
        (void)m_configuration.set(interpreter, entry.items()[0].toAtom(), entry.items()[1]);
    }
    readAdapterSettings();
}

void Project::readAdapterSettings()
{
    const auto setting = [&](std::string_view application, std::string_view key) {
        const auto *const all = m_configuration.application(atom(application));
        return all ? keywordGet(*all, atom(key)) : Value();
    };
    if (const auto type = setting("ecto_sql", "postgres_map_type"); type.isBinary()) {
        m_adapterSettings.postgresMapType = std::string(type.text());
    }
    const auto blob = [&](std::string_view key) {
        return setting("ecto_sqlite3", key).isAtom(A::Binary);
    };
    m_adapterSettings.blobArrays = blob("array_type");
    m_adapterSettings.blobIds = blob("binary_id_type");
    m_adapterSettings.blobMaps = blob("map_type");
    m_adapterSettings.blobUuids = blob("uuid_type");
}

void Project::readLock()
{
    const auto text = QString::fromStdString(readText(m_root + "/mix.lock"));
    static const QRegularExpression entry(
        QStringLiteral("\"([a-z0-9_]+)\":\\s*\\{:hex,\\s*:[a-z0-9_]+,\\s*\"([^\"]+)\""));
    auto matches = entry.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        m_locked[match.captured(1).toStdString()] = match.captured(2).toStdString();
    }
    if (const auto it = m_locked.find("ecto_sql"); it != m_locked.end()) {
        m_ectoSqlVersion = it->second;
        const auto parts = QString::fromStdString(it->second).split(u'.');
        const int major = parts.value(0).toInt();
        m_strictOptions = major > 3 || (major == 3 && parts.value(1).toInt() >= 12);
    }
}

void Project::findRepositories()
{
    const auto known = atom("ecto_repos");
    for (const auto application : m_configuration.applications()) {
        const auto &settings = *m_configuration.application(application);
        const auto listed = keywordGet(settings, known);
        for (const auto &module : listed.isList() ? listed.items() : std::span<const Value>()) {
            if (module.isAtom()) {
                addRepository(application, module.toAtom());
            }
        }
        for (const auto &setting : settings.items()) {
            const auto key = setting.items()[0].toAtom();
            if (nameOf(key).starts_with("Elixir.") && isKeyword(setting.items()[1])) {
                const auto *const code = module(key);
                if (code && code->repository) {
                    addRepository(application, key);
                }
            }
        }
    }
}

void Project::addRepository(Atom application, Atom name)
{
    if (std::ranges::any_of(
            m_repositories, [&](const Repository &known) { return known.module == name; })) {
        return;
    }
    Repository repository;
    repository.module = name;
    repository.application = std::string(nameOf(application));
    repository.config = Value::list({});
    const auto *const code = module(name);
    for (const auto &[used, options] : code ? code->uses : std::vector<std::pair<Atom, Value>>()) {
        const auto owner = keywordGet(options, atom("otp_app"));
        if (owner.isAtom() && !owner.isNil()) {
            repository.application = std::string(nameOf(owner.toAtom()));
        }
    }
    if (const auto *const all = m_configuration.application(atom(repository.application))) {
        const auto config = keywordGet(*all, name);
        repository.config = isKeyword(config) ? config : Value::list({});
    }
    repository.root = m_applicationRoots.front();
    for (const auto &root : m_applicationRoots) {
        if (root.ends_with("/" + repository.application)) {
            repository.root = root;
        }
    }
    describeAdapter(repository);
    const auto last = repository.name().substr(repository.name().rfind('.') + 1);
    const auto priv = keywordGet(repository.config, atom("priv"));
    const auto folder = priv.isBinary() ? std::string(priv.text()) : "priv/" + underscored(last);
    repository.folder = QDir::cleanPath(
        QString::fromStdString(repository.root + "/" + folder + "/migrations"))
                            .toStdString();
    m_repositories.push_back(repository);
}

void Project::describeAdapter(Repository &repository) const
{
    Value adapter = keywordGet(repository.config, atom("adapter"));
    const auto *const code = module(repository.module);
    for (const auto &[used, options] : code ? code->uses : std::vector<std::pair<Atom, Value>>()) {
        if (const auto own = keywordGet(options, atom("adapter")); own.isAtom() && !own.isNil()) {
            adapter = own;
        }
    }
    repository.adapterName = adapter.isAtom() && !adapter.isNil()
        ? std::string(shortName(adapter.toAtom()))
        : std::string();
    static const std::pair<std::string_view, Adapter> known[] = { { "Ecto.Adapters.Postgres",
                                                                      Adapter::Postgres },
        { "Ecto.Adapters.MyXQL", Adapter::MyXQL }, { "Ecto.Adapters.SQLite3", Adapter::SQLite3 } };
    for (const auto &[name, which] : known) {
        if (repository.adapterName == name) {
            repository.adapter = which;
            repository.adapterKnown = true;
        }
    }
    if (repository.adapterKnown) {
        return;
    }
    // Chosen where the application is compiled: the driver that is locked says it, if there is one.
    const bool postgres = m_locked.contains("postgrex");
    const bool mysql = m_locked.contains("myxql");
    const bool sqlite = m_locked.contains("ecto_sqlite3");
    if (int(postgres) + int(mysql) + int(sqlite) == 1 && repository.adapterName.empty()) {
        repository.adapter = mysql ? Adapter::MyXQL : sqlite ? Adapter::SQLite3 : Adapter::Postgres;
        repository.adapterKnown = true;
    }
}

const Repository *Project::repositoryFor(const std::string &directory) const
{
    const auto clean = QDir::cleanPath(QString::fromStdString(directory)).toStdString();
    const Repository *best = nullptr;
    for (const auto &repository : m_repositories) {
        if (clean == repository.folder || clean.starts_with(repository.folder + "/")) {
            return &repository;
        }
        // Another folder beside it: priv/repo/async_migrations.
        const auto beside = repository.folder.substr(0, repository.folder.rfind('/') + 1);
        if (clean.starts_with(beside)) {
            best = best ? best : &repository;
        }
    }
    if (best) {
        return best;
    }
    for (const auto &repository : m_repositories) {
        if (clean.starts_with(repository.root + "/")) {
            return &repository;
        }
    }
    return m_repositories.empty() ? nullptr : &m_repositories.front();
}

bool Project::mayRead(const std::string &path) const
{
    const auto real = QFileInfo(QString::fromStdString(path)).canonicalFilePath();
    const auto root = QFileInfo(QString::fromStdString(m_root)).canonicalFilePath();
    return real.isEmpty() ? QDir::cleanPath(QString::fromStdString(path)).startsWith(root + u'/')
                          : real.startsWith(root + u'/');
}

} // namespace Switchback::Ecto
