// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/pgurl.h"

#include "core/tr.h"
#include "engines/postgresql/libpq.h"
#include "engines/urlparts.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Drivers in Go send any parameter they do not know as a setting of the session; URLs in projects
// rely on it for these.
bool isServerSetting(const QString &name)
{
    static const QSet<QString> names { u"search_path"_s, u"lock_timeout"_s, u"statement_timeout"_s,
        u"idle_in_transaction_session_timeout"_s, u"transaction_timeout"_s, u"timezone"_s,
        u"datestyle"_s, u"role"_s, u"default_transaction_read_only"_s, u"client_min_messages"_s,
        u"work_mem"_s, u"maintenance_work_mem"_s };
    return names.contains(name.toLower());
}

// Of migration tools and of connection pools inside programs: nothing for a server.
bool isOthers(const QString &name)
{
    static const QSet<QString> names { u"pgbouncer"_s, u"connection_limit"_s, u"pool_size"_s,
        u"pool_timeout"_s, u"binary_parameters"_s, u"default_query_exec_mode"_s,
        u"statement_cache_size"_s, u"socket_timeout"_s, u"sslaccept"_s };
    return name.startsWith("x-"_L1) || name.startsWith("pool_"_L1) || names.contains(name);
}

bool isLibpqKeyword(const QString &name)
{
    static const QSet<QString> names = [] {
        QSet<QString> set;
        auto *defaults = PQconndefaults();
        for (const auto *option = defaults; option && option->keyword; ++option) {
            set += QString::fromLatin1(option->keyword);
        }
        PQconninfoFree(defaults);
        return set;
    }();
    return names.contains(name);
}

Error badUrl(const QString &what, const QString &next = {})
{
    return { .kind = ErrorKind::Usage,
        .what = what,
        .untouched = tr("Nothing was opened."),
        .next = next.isEmpty() ? tr("Correct the database URL.") : next };
}

Result<void> checkPorts(const QString &ports)
{
    for (const auto &port : ports.split(u',')) {
        bool isNumber = false;
        const auto number = port.toInt(&isNumber);
        if (!port.isEmpty() && (!isNumber || number < 1 || number > 65535)) {
            return fail(
                badUrl(tr("The port '%1' in the database URL is not a number from 1 to 65535.")
                        .arg(port.left(40))));
        }
    }
    return {};
}

// One port is a field of its own; several stay a list for libpq.
Result<void> setPorts(ConnectionSettings &settings, const QString &ports)
{
    if (const auto checked = checkPorts(ports); !checked) {
        return checked;
    }
    if (ports.contains(u',')) {
        settings.parameters.emplaceBack(u"port"_s, ports);
    } else {
        settings.port = ports.toInt();
    }
    return {};
}

Result<void> addParameter(
    ConnectionSettings &settings, QString &ports, const QString &key, const QString &value)
{
    if (key == "host"_L1) {
        settings.host = value;
    } else if (key == "port"_L1) {
        ports = value;
    } else if (key == "user"_L1) {
        settings.user = value;
    } else if (key == "password"_L1) {
        settings.password = Secret(value);
    } else if (key == "dbname"_L1) {
        settings.database = value;
    } else if (key == "schema"_L1) { // Prisma's word for where an unqualified name leads
        settings.parameters.emplaceBack(u"search_path"_s, quoted(value, u'"'));
    } else if (value.contains(u';') && !isOthers(key)) {
        // Qt's driver takes a semicolon for the end of a parameter and offers no way around it.
        return fail(
            badUrl(tr("The database URL's parameter '%1' may not hold a semicolon.").arg(key)));
    } else if (isOthers(key) || isServerSetting(key) || isLibpqKeyword(key)) {
        settings.parameters.emplaceBack(key, value);
        rememberSecret(key == "sslpassword"_L1 ? value : QString());
    } else {
        return fail(badUrl(tr("The database URL's parameter '%1' is not one that PostgreSQL's "
                              "client library knows.")
                               .arg(key.left(60)),
            tr("Correct its name, or take it out.")));
    }
    return {};
}

bool isLocal(const QString &host)
{
    if (host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@')
        || host == "localhost"_L1) {
        return true;
    }
    return host.startsWith("127."_L1) || host == "::1"_L1;
}

bool allLocal(const ConnectionSettings &settings)
{
    auto hosts = settings.parameter(u"hostaddr");
    hosts = hosts.isEmpty() ? settings.host : hosts;
    hosts = hosts.isEmpty() ? qEnvironmentVariable("PGHOST") : hosts;
    return std::ranges::all_of(hosts.split(u','), isLocal);
}

QString pair(QLatin1StringView key, QString value)
{
    value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
    return key + "='"_L1 + value + "' "_L1;
}

QString pair(const QString &key, const QString &value)
{
    return pair(QLatin1StringView(key.toLatin1()), value);
}

// options=-c a=b -c c=d, with blanks and backslashes escaped as the server wants them.
QString serverOptions(const ConnectionSettings &settings)
{
    auto options = settings.parameter(u"options");
    for (const auto &[key, given] : settings.parameters) {
        if (isServerSetting(key)) {
            auto value = given;
            value.replace(u'\\', "\\\\"_L1).replace(u' ', "\\ "_L1);
            options += (options.isEmpty() ? "-c "_L1 : " -c "_L1) + key + u'=' + value;
        }
    }
    return options;
}

QString tlsDefaults(const ConnectionSettings &settings)
{
    const bool chosen = !settings.parameter(u"sslmode").isEmpty()
        || !settings.parameter(u"service").isEmpty() || qEnvironmentVariableIsSet("PGSSLMODE")
        || qEnvironmentVariableIsSet("PGSERVICE");
    if (chosen || allLocal(settings)) {
        return {};
    }
    auto result = pair("sslmode"_L1, u"verify-full"_s);
    const bool ownRoot = !settings.parameter(u"sslrootcert").isEmpty()
        || qEnvironmentVariableIsSet("PGSSLROOTCERT")
        || QFile::exists(QDir::homePath() + "/.postgresql/root.crt"_L1);
    return ownRoot ? result : result + pair("sslrootcert"_L1, u"system"_s);
}

} // namespace

Result<ConnectionSettings> parsePostgresqlUrl(const QString &url)
{
    const auto parts = parseServerUrl(url);
    if (!parts) {
        return fail(parts.error());
    }
    ConnectionSettings settings { .engine = u"postgresql"_s,
        .host = parts->hosts.join(u','),
        .user = parts->user,
        .password = parts->password,
        .database = parts->path };
    const bool severalPorts = parts->ports.size() > 1 && !parts->ports.join(QString()).isEmpty();
    auto ports = severalPorts ? parts->ports.join(u',') : parts->ports.value(0);
    for (const auto &[key, value] : parts->parameters) {
        if (const auto added = addParameter(settings, ports, key, value); !added) {
            return fail(added.error());
        }
    }
    if (const auto set = setPorts(settings, ports); !set) {
        return fail(set.error());
    }
    auto shown = *parts;
    shown.user = settings.user;
    shown.path = settings.database;
    settings.display = displayUrl(shown);
    if (settings.host != parts->hosts.join(u',')) {
        settings.display += "?host="_L1 + settings.host;
    }
    return settings;
}

QString libpqOptions(const ConnectionSettings &settings)
{
    static const QList<std::pair<QString, QString>> defaults { { u"connect_timeout"_s, u"10"_s },
        { u"keepalives_idle"_s, u"10"_s }, { u"keepalives_interval"_s, u"5"_s },
        { u"keepalives_count"_s, u"3"_s }, { u"tcp_user_timeout"_s, u"30000"_s },
        { u"fallback_application_name"_s, u"switchback"_s } };
    QString result;
    for (const auto &[key, value] : settings.parameters) {
        const bool elsewhere = key == "options"_L1 || isServerSetting(key) || isOthers(key);
        result += elsewhere ? QString() : pair(key, value);
    }
    for (const auto &[key, value] : defaults) {
        const bool inEnvironment = key == "connect_timeout"_L1
            && qEnvironmentVariableIsSet("PGCONNECT_TIMEOUT");
        result += settings.parameter(key).isEmpty() && !inEnvironment ? pair(key, value)
                                                                      : QString();
    }
    if (const auto options = serverOptions(settings); !options.isEmpty()) {
        result += pair("options"_L1, options);
    }
    return result + tlsDefaults(settings);
}

QString libpqAddress(const ConnectionSettings &settings)
{
    QString result;
    const auto add = [&result](QLatin1StringView key, const QString &value) {
        result += value.isEmpty() ? QString() : pair(key, value);
    };
    add("host"_L1, settings.host);
    add("port"_L1, settings.port > 0 ? QString::number(settings.port) : QString());
    add("user"_L1, settings.user);
    add("dbname"_L1, settings.database);
    return result + libpqOptions(settings);
}

QSet<QString> settingsInUrl(const ConnectionSettings &settings)
{
    // -c name=value, -cname=value, --name=value; a dash in a long name stands for an underscore.
    static const QRegularExpression assignment(u"(?:^|\\s)(?:-c\\s*|--)([A-Za-z_][\\w.-]*)\\s*="_s);
    QSet<QString> names;
    for (const auto &match : assignment.globalMatch(serverOptions(settings))) {
        names += match.captured(1).toLower().replace(u'-', u'_');
    }
    return names;
}

QString addressInWords(const ConnectionSettings &settings)
{
    auto host = settings.host.isEmpty() ? qEnvironmentVariable("PGHOST") : settings.host;
    const auto service = settings.parameter(u"service");
    if (host.isEmpty() && !service.isEmpty()) {
        return tr("service %1").arg(service);
    }
    if (host.isEmpty() || host.startsWith(u'/')) {
        return host.isEmpty() ? tr("the local socket") : tr("the socket in %1").arg(host);
    }
    const auto port = settings.port > 0 ? QString::number(settings.port)
                                        : settings.parameter(u"port");
    if (host.contains(u',') || port.contains(u',')) {
        return host;
    }
    host = host.contains(u':') ? u'[' + host + u']' : host;
    return host + u':' + (port.isEmpty() ? u"5432"_s : port);
}

} // namespace Switchback
