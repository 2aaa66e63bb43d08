// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/projects.h"

#include "core/tr.h"
#include "formats/ecto/terms/text.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <map>
#include <mutex>

using namespace Qt::StringLiterals;

namespace Switchback::Ecto {

namespace {

/// Changes whenever a file that a project was made from changes.
QString stampOf(const std::vector<std::string> &files)
{
    QString stamp;
    for (const auto &file : files) {
        const QFileInfo info(QString::fromStdString(file));
        stamp += info.exists() ? QString::number(info.lastModified().toMSecsSinceEpoch()) + u':'
                + QString::number(info.size()) + u';'
                               : u"-;"_s;
    }
    return stamp;
}

std::vector<std::string> filesOf(const Project &project)
{
    auto files = project.configuration().files();
    files.push_back(project.root() + "/mix.lock");
    files.push_back(project.root() + "/mix.exs");
    files.push_back(project.root() + "/config/config.exs");
    return files;
}

struct Known {
    std::shared_ptr<const Project> project;
    QString stamp;
};

struct Recent {
    ProjectPlace place;
    std::chrono::steady_clock::time_point at;
};

struct Memory {
    std::mutex mutex;
    std::map<std::string, Recent> recent; // by keyOf()
    std::map<std::string, Known> projects; // by root and environment
};

Memory &memory()
{
    static Memory instance;
    return instance;
}

} // namespace

std::string configEnvironment(const FormatContext &context)
{
    const auto chosen = context.options.value(u"config_env"_s);
    const auto fallback = qEnvironmentVariable("MIX_ENV", u"dev"_s);
    return (chosen.isEmpty() ? fallback : chosen).toStdString();
}

namespace {

std::string keyOf(const FormatContext &context)
{
    return (context.directory + u'\n' + context.projectRoot + u'\n'
               + context.options.value(u"repo"_s) + u'\n')
               .toStdString()
        + configEnvironment(context);
}

ProjectPlace lookUp(const FormatContext &context)
{
    const auto directory = QDir::cleanPath(context.directory).toStdString();
    const auto top = context.projectRoot.isEmpty()
        ? directory
        : QDir::cleanPath(context.projectRoot).toStdString();
    auto root = mixRoot(directory, top);
    if (root.empty()) { // the folder was named by itself, or lies elsewhere
        root = mixRoot(directory, "/");
    }
    if (root.empty()) {
        return {};
    }
    const auto environment = configEnvironment(context);
    auto &known = memory();
    const std::lock_guard lock(known.mutex);
    auto &entry = known.projects[root + '\n' + environment];
    if (!entry.project || entry.stamp != stampOf(filesOf(*entry.project))) {
        entry.project = std::make_shared<const Project>(root, atom(environment));
        entry.stamp = stampOf(filesOf(*entry.project));
    }
    const auto wanted = context.options.value(u"repo"_s).toStdString();
    ProjectPlace place { entry.project, entry.project->repositoryFor(directory) };
    for (const auto &repository : entry.project->repositories()) {
        if (!wanted.empty() && repository.name() == wanted) {
            place.repository = &repository;
        }
    }
    return place;
}

} // namespace

ProjectPlace placeOf(const FormatContext &context)
{
    auto place = lookUp(context);
    auto &known = memory();
    const std::lock_guard lock(known.mutex);
    known.recent[keyOf(context)] = { place, std::chrono::steady_clock::now() };
    return place;
}

ProjectPlace recentPlaceOf(const FormatContext &context)
{
    constexpr std::chrono::milliseconds moment { 200 };
    {
        auto &known = memory();
        const std::lock_guard lock(known.mutex);
        const auto it = known.recent.find(keyOf(context));
        if (it != known.recent.end() && std::chrono::steady_clock::now() - it->second.at < moment) {
            return it->second.place;
        }
    }
    return placeOf(context);
}

namespace {

/// The same server and database, whatever the spelling and whoever connects.
bool isSame(const ConnectionSettings &a, const ConnectionSettings &b)
{
    const auto host = [](const ConnectionSettings &settings) {
        const bool local = settings.host.isEmpty() || settings.host == "127.0.0.1"_L1
            || settings.host == "::1"_L1;
        return local ? u"localhost"_s : settings.host.toLower();
    };
    const auto port = [](const ConnectionSettings &settings) {
        return settings.port != 0 ? settings.port : settings.engine == "mysql"_L1 ? 3306 : 5432;
    };
    const bool embedded = a.engine == "sqlite"_L1;
    return a.engine == b.engine && a.database == b.database
        && (embedded || (host(a) == host(b) && port(a) == port(b)));
}

std::optional<ConnectionSettings> addressOf(
    const Project &project, const QString &name, const FormatContext &context)
{
    const auto repositories = project.repositories();
    const auto repository = std::ranges::find(repositories, name.toStdString(), &Repository::name);
    const auto found = repository == repositories.end() ? QList<Environment>()
                                                        : databaseAddresses(project, *repository);
    const auto url = found.isEmpty() ? Result<QString>(QString())
                                     : expandVariables(found.first().url);
    const auto settings = url && !url->isEmpty() && context.engine
        ? context.engine->parseUrl(*url, QString::fromStdString(repository->root))
        : fail(Error {});
    return settings ? std::optional(*settings) : std::nullopt;
}

bool names(const Project &project, const FormatContext &context, const ConnectionSettings &wanted)
{
    const auto settings = addressOf(project, context.options.value(u"repo"_s), context);
    return settings && isSame(*settings, wanted);
}

} // namespace

QString historyKeeper(const FormatContext &context)
{
    const auto keeper = context.options.value(u"migration_repo"_s);
    return keeper.isEmpty() ? context.options.value(u"repo"_s) : keeper;
}

Result<void> historyIsHere(const FormatContext &context)
{
    const auto keeper = historyKeeper(context);
    const auto own = context.options.value(u"repo"_s);
    if (keeper == own) {
        return {};
    }
    const auto place = placeOf(context);
    if (place.project) {
        const auto there = addressOf(*place.project, keeper, context);
        const auto here = addressOf(*place.project, own, context);
        if (there && here && isSame(*there, *here)) {
            return {};
        }
    }
    return fail({ .kind = ErrorKind::Refused,
        .what = tr("%1 keeps its history in the database of %2 (migration_repo). A migration and "
                   "its history row could not be one transaction, so neither is written from here.")
            .arg(own, keeper),
        .untouched = tr("Nothing was run."),
        .next = tr("Look at it and run it with mix ecto.migrations and mix ecto.migrate -r %1.")
            .arg(own) });
}

AddressFrom whereFrom(const QString &url, const FormatContext &context)
{
    const auto place = placeOf(context);
    const auto wanted = context.engine ? context.engine->parseUrl(url, context.projectRoot)
                                       : Result<ConnectionSettings>(ConnectionSettings {});
    if (!place.project || !wanted) {
        return AddressFrom::Elsewhere;
    }
    if (names(*place.project, context, *wanted)) {
        return AddressFrom::Configuration;
    }
    const auto given = url.toStdString();
    const Project other(place.project->root(), place.project->environment(),
        [&given](std::string_view name) -> std::optional<std::string> {
            if (name == "DATABASE_URL") {
                return given;
            }
            const std::string key(name);
            return qEnvironmentVariableIsSet(key.c_str())
                ? std::optional(qgetenv(key.c_str()).toStdString())
                : std::nullopt;
        });
    return names(other, context, *wanted) ? AddressFrom::DatabaseUrl : AddressFrom::Elsewhere;
}

QList<Environment> databaseAddresses(const Project &project, const Repository &repository)
{
    const auto text = [&](std::string_view key) {
        const auto value = keywordGet(repository.config, atom(key));
        return value.isUnknown() || value.isNil()
            ? QString()
            : QString::fromStdString(toText(value).value_or(""));
    };
    auto address = text("url");
    if (address.isEmpty() && repository.adapter == Adapter::SQLite3) {
        const auto file = text("database");
        address = file.isEmpty() ? QString() : u"sqlite:"_s + file;
    } else if (address.isEmpty() && !text("database").isEmpty()) {
        QUrl url;
        url.setScheme(repository.adapter == Adapter::MyXQL ? u"mysql"_s : u"postgresql"_s);
        url.setHost(text("hostname").isEmpty() ? u"localhost"_s : text("hostname"));
        url.setUserName(text("username"));
        url.setPassword(text("password"));
        url.setPort(text("port").isEmpty() ? -1 : text("port").toInt());
        url.setPath(u'/' + text("database"));
        if (const auto socket = text("socket_dir"); !socket.isEmpty()) {
            url.setHost({});
            QUrlQuery query;
            query.addQueryItem(u"host"_s, socket);
            url.setQuery(query);
        }
        address = url.toString(QUrl::FullyEncoded);
    } else if (address.startsWith("ecto://"_L1)) {
        address = (repository.adapter == Adapter::MyXQL ? u"mysql"_s : u"postgresql"_s)
            + address.mid(4);
    }
    if (address.isEmpty()) {
        return {};
    }
    Environment environment;
    const auto several = project.repositories().size() > 1;
    environment.name = QString::fromUtf8(
        nameOf(project.environment()).data(), qsizetype(nameOf(project.environment()).size()));
    environment.name += several ? u" "_s + QString::fromStdString(repository.name()) : QString();
    environment.url = address;
    environment.urlOrigin = tr("the project's configuration of %1")
                                .arg(QString::fromStdString(repository.name()));
    return { environment };
}

} // namespace Switchback::Ecto
