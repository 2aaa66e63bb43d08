// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqlurl.h"

#include "core/tr.h"
#include "engines/urlparts.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// The same thing is spelled in several ways by clients, drivers and frameworks.
QString canonical(const QString &key)
{
    static const QHash<QString, QString> names { { u"unix_socket"_s, u"socket"_s },
        { u"sslmode"_s, u"ssl-mode"_s }, { u"ssl_mode"_s, u"ssl-mode"_s },
        { u"tls"_s, u"ssl-mode"_s }, { u"ssl"_s, u"ssl-mode"_s }, { u"sslrootcert"_s, u"ssl-ca"_s },
        { u"ssl_ca"_s, u"ssl-ca"_s }, { u"sslca"_s, u"ssl-ca"_s }, { u"sslcert"_s, u"ssl-cert"_s },
        { u"ssl_cert"_s, u"ssl-cert"_s }, { u"sslkey"_s, u"ssl-key"_s },
        { u"ssl_key"_s, u"ssl-key"_s }, { u"connect-timeout"_s, u"connect_timeout"_s },
        { u"timeout"_s, u"connect_timeout"_s } };
    return names.value(key.toLower(), key);
}

// What the client library's connection string takes as it is.
bool isLibraryKey(const QString &key)
{
    static const QSet<QString> keys { u"socket"_s, u"ssl-ca"_s, u"ssl-capath"_s, u"ssl-cert"_s,
        u"ssl-key"_s, u"ssl-cipher"_s, u"ssl-crl"_s, u"ssl-crlpath"_s, u"tls-version"_s };
    return keys.contains(key);
}

Error badUrl(const QString &what)
{
    return { .kind = ErrorKind::Usage,
        .what = what,
        .untouched = tr("Nothing was opened."),
        .next = tr("Correct the database URL.") };
}

std::optional<MysqlTls> tlsFromWord(const QString &word)
{
    static const QHash<QString, MysqlTls> words { { u"disabled"_s, MysqlTls::Off },
        { u"disable"_s, MysqlTls::Off }, { u"false"_s, MysqlTls::Off }, { u"0"_s, MysqlTls::Off },
        { u"preferred"_s, MysqlTls::Preferred }, { u"prefer"_s, MysqlTls::Preferred },
        { u"required"_s, MysqlTls::Required }, { u"require"_s, MysqlTls::Required },
        { u"skip-verify"_s, MysqlTls::Required }, { u"true"_s, MysqlTls::Verified },
        { u"1"_s, MysqlTls::Verified }, { u"verify_ca"_s, MysqlTls::Verified },
        { u"verify-ca"_s, MysqlTls::Verified }, { u"verify_identity"_s, MysqlTls::Verified },
        { u"verify-identity"_s, MysqlTls::Verified }, { u"verify-full"_s, MysqlTls::Verified } };
    const auto found = words.constFind(word.toLower());
    return found == words.constEnd() ? std::nullopt : std::optional(*found);
}

// Settings of other drivers (parseTime, multiStatements, x-…) mean nothing here and do no harm; a
// misspelt TLS parameter would.
Result<void> checkParameter(const QString &key, const QString &value)
{
    if (isLibraryKey(key) && value.contains(u';')) {
        return fail(
            badUrl(tr("The database URL's parameter '%1' may not hold a semicolon.").arg(key)));
    }
    if (key == "ssl-mode"_L1 && !tlsFromWord(value)) {
        return fail(badUrl(tr("'%1' is no TLS mode.").arg(value.left(40))));
    }
    if (key == "sslaccept"_L1) {
        return {}; // Prisma's; what is taken without it is the stricter of its two values
    }
    const bool tls = key.startsWith("ssl"_L1, Qt::CaseInsensitive)
        || key.startsWith("tls"_L1, Qt::CaseInsensitive);
    if (tls && key != "ssl-mode"_L1 && !isLibraryKey(key)) {
        return fail(
            badUrl(tr("The database URL's parameter '%1' is not known.").arg(key.left(60))));
    }
    return {};
}

bool isLocal(const ConnectionSettings &settings)
{
    const auto &host = settings.host;
    return host.isEmpty() || host == "localhost"_L1 || host.startsWith("127."_L1)
        || host == "::1"_L1 || !settings.parameter(u"socket").isEmpty();
}

using Cnf = QHash<QString, QString>;

QString unquotedValue(QString value)
{
    value = value.trimmed();
    const bool quotedValue = value.size() >= 2 && (value.front() == u'"' || value.front() == u'\'')
        && value.back() == value.front();
    return quotedValue ? value.sliced(1, value.size() - 2) : value;
}

// As the client programs do: a file that everyone can write to is not believed.
Cnf readMyCnf()
{
    QFile file(QDir::homePath() + "/.my.cnf"_L1);
    Cnf values;
    if (!file.exists() || file.permissions().testFlag(QFile::WriteOther)
        || !file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        return values;
    }
    bool ours = false;
    for (const auto &bytes : file.read(1 << 20).split('\n')) {
        const auto line = QString::fromUtf8(bytes).trimmed();
        if (line.startsWith(u'[')) {
            ours = line == "[client]"_L1 || line == "[client-server]"_L1
                || line == "[client-mariadb]"_L1;
        } else if (ours && !line.startsWith(u'#') && !line.startsWith(u';')) {
            const auto equals = line.indexOf(u'=');
            values.insert(canonical(line.left(equals).trimmed().replace(u'_', u'-')),
                equals < 0 ? QString() : unquotedValue(line.sliced(equals + 1)));
        }
    }
    return values;
}

} // namespace

Result<ConnectionSettings> parseMysqlUrl(const QString &url)
{
    const auto parts = parseServerUrl(url);
    if (!parts) {
        return fail(parts.error());
    }
    if (parts->hosts.size() != 1) {
        return fail(badUrl(tr("The database URL names several hosts; MySQL takes one.")));
    }
    if (parts->hosts.first().contains(u';')) {
        return fail(badUrl(tr("The host name in the database URL may not hold a semicolon.")));
    }
    ConnectionSettings settings { .engine = u"mysql"_s,
        .host = parts->hosts.first(),
        .port = parts->ports.first().toInt(),
        .user = parts->user,
        .password = parts->password,
        .database = parts->path,
        .display = displayUrl(*parts) };
    for (const auto &[given, value] : parts->parameters) {
        const auto key = canonical(given);
        if (const auto checked = checkParameter(key, value); !checked) {
            return fail(checked.error());
        }
        settings.parameters.emplaceBack(key, value);
    }
    if (const auto socket = settings.parameter(u"socket"); !socket.isEmpty()) {
        settings.display += "?socket="_L1 + socket;
    }
    return settings;
}

MysqlTls mysqlTls(const ConnectionSettings &settings)
{
    const auto chosen = tlsFromWord(settings.parameter(u"ssl-mode"));
    const bool local = isLocal(settings) && settings.parameter(u"ssl-ca").isEmpty();
    return chosen.value_or(local ? MysqlTls::Off : MysqlTls::Verified);
}

QString mysqlConnectionString(const ConnectionSettings &settings)
{
    const auto tls = mysqlTls(settings);
    QStringList parts;
    if (!settings.host.isEmpty()) {
        parts += "host="_L1 + settings.host;
    }
    if (tls == MysqlTls::Verified) {
        parts += u"ssl-verify-server-cert=1"_s;
    } else if (tls != MysqlTls::Off) {
        parts += u"ssl-enforce=1"_s;
    }
    for (const auto &[key, value] : settings.parameters) {
        if (isLibraryKey(key)) {
            parts += key + u'=' + value;
        }
    }
    return parts.join(u';') + u';'; // the semicolon tells it from a host name
}

QString mysqlOptions(const ConnectionSettings &settings)
{
    const auto seconds = settings.parameter(u"connect_timeout").toInt();
    return u"MYSQL_OPT_RECONNECT=0;MYSQL_OPT_LOCAL_INFILE=0;MYSQL_OPT_CONNECT_TIMEOUT=%1"_s.arg(
        seconds > 0 ? seconds : 10);
}

ConnectionSettings withMyCnf(ConnectionSettings settings)
{
    const auto cnf = readMyCnf();
    const bool sameUser = settings.user.isEmpty()
        || settings.user == cnf.value(u"user"_s, settings.user);
    if (settings.password.isEmpty() && sameUser) {
        settings.password = Secret(cnf.value(u"password"_s));
    }
    if (settings.user.isEmpty()) {
        settings.user = cnf.value(u"user"_s);
    }
    if (settings.host.isEmpty() && settings.parameter(u"socket").isEmpty()) {
        settings.host = cnf.value(u"host"_s);
        settings.port = settings.port > 0 ? settings.port : cnf.value(u"port"_s).toInt();
        if (cnf.contains(u"socket"_s)) {
            settings.parameters.emplaceBack(u"socket"_s, cnf.value(u"socket"_s));
        }
    }
    for (const auto &key : { u"ssl-ca"_s, u"ssl-cert"_s, u"ssl-key"_s }) {
        if (cnf.contains(key) && !cnf.value(key).contains(u';')
            && settings.parameter(key).isEmpty()) {
            settings.parameters.emplaceBack(key, cnf.value(key));
        }
    }
    return settings;
}

QByteArray mysqlOptionFile(const ConnectionSettings &settings)
{
    QString text = u"[client]\n"_s;
    const auto add = [&text](const QString &key, QString value) {
        if (!value.isEmpty()) {
            value.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'\n', "\\n"_L1);
            text += key + "=\""_L1 + value + "\"\n"_L1;
        }
    };
    add(u"host"_s, settings.host);
    add(u"port"_s, settings.port > 0 ? QString::number(settings.port) : QString());
    add(u"user"_s, settings.user);
    add(u"password"_s, settings.password.reveal());
    for (const auto &key : { u"socket"_s, u"ssl-ca"_s, u"ssl-capath"_s, u"ssl-cert"_s, u"ssl-key"_s,
             u"ssl-cipher"_s }) {
        add(key, settings.parameter(key));
    }
    // MySQL's programs know one set of words for TLS, MariaDB's another.
    static const QHash<MysqlTls, std::pair<QString, QString>> words {
        { MysqlTls::Off, { u"DISABLED"_s, u"skip-ssl"_s } },
        { MysqlTls::Preferred, { u"PREFERRED"_s, u"ssl\nskip-ssl-verify-server-cert"_s } },
        { MysqlTls::Required, { u"REQUIRED"_s, u"ssl\nskip-ssl-verify-server-cert"_s } },
        { MysqlTls::Verified, { u"VERIFY_IDENTITY"_s, u"ssl-verify-server-cert"_s } }
    };
    const auto [mysql, maria] = words.value(mysqlTls(settings));
    text += "loose-ssl-mode="_L1 + mysql + "\n[client-mariadb]\n"_L1 + maria + u'\n';
    return text.toUtf8();
}

QString mysqlAddressInWords(const ConnectionSettings &settings)
{
    if (const auto socket = settings.parameter(u"socket"); !socket.isEmpty()) {
        return tr("the socket %1").arg(socket);
    }
    if (settings.host.isEmpty() || settings.host == "localhost"_L1) {
        return tr("the local socket");
    }
    return settings.host + u':' + QString::number(settings.port > 0 ? settings.port : 3306);
}

} // namespace Switchback
