// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqlerror.h"

#include "core/tr.h"
#include "engines/mysql/mysqlurl.h"
#include "engines/urlparts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Numbers below 2000 are the server's, from 2000 on the client library's.
enum Number {
    DatabaseDenied = 1044,
    AccessDenied = 1045,
    UnknownDatabase = 1049,
    DiskFull = 1021,
    ServerShutdown = 1053,
    DuplicateEntry = 1062,
    TableFull = 1114,
    LockWaitTimeout = 1205,
    Deadlock = 1213,
    OptionPreventsStatement = 1290,
    QueryInterrupted = 1317,
    DuplicateEntryWithKeyName = 1586,
    ReadOnlyTransaction = 1792,
    ReadOnlyMode = 1836,
    ConnectionKilled = 1927,
    SocketRefused = 2002,
    HostRefused = 2003,
    UnknownHost = 2005,
    ServerGone = 2006,
    ServerLost = 2013,
    TlsFailed = 2026,
    IdleTimeout = 4031,
};

struct Words {
    QString what;
    QString next;
};

Words connectWords(const ConnectionSettings &settings, int number)
{
    const auto address = mysqlAddressInWords(settings);
    switch (number) {
    case UnknownHost:
        return { tr("The host name %1 cannot be resolved.").arg(settings.host),
            tr("Check the name, and the network.") };
    case SocketRefused:
    case HostRefused:
        return { tr("The server at %1 refused the connection or does not answer.").arg(address),
            tr("Check that it runs and listens on that address and port.") };
    case AccessDenied: {
        const bool open = mysqlTls(settings) == MysqlTls::Off;
        return { tr("The server at %1 does not let user %2 in.").arg(address, settings.user),
            tr("Check user and password.")
                + (open ? u' ' + tr("If the user may only come over TLS, add ssl-mode=REQUIRED.")
                        : QString()) };
    }
    case DatabaseDenied:
        return { tr("The server at %1 does not let user %2 use database %3.")
                     .arg(address, settings.user, settings.database),
            tr("Have the user given its privileges.") };
    case UnknownDatabase:
        return { tr("The server at %1 has no database %2.").arg(address, settings.database),
            tr("Create it, or correct its name.") };
    case TlsFailed:
        return { tr("No verified TLS connection to the server at %1.").arg(address),
            tr("Name its root certificate with ssl-ca, or choose another ssl-mode knowingly.") };
    default:
        return { tr("No connection to database %1 on the server at %2 as user %3.")
                     .arg(settings.database, address, settings.user),
            tr("Check that MySQL or MariaDB listens there, and what the server's log says.") };
    }
}

QString sentence(Failure failure, const QString &address)
{
    switch (failure) {
    case Failure::LockTimeout:
        return tr("A lock was not given in time.");
    case Failure::Deadlock:
        return tr("The server ended a deadlock by stopping this statement.");
    case Failure::ConnectionLost:
        return tr("The connection to the server at %1 was lost.").arg(address);
    case Failure::Cancelled:
        return tr("The statement was cancelled.");
    case Failure::DiskFull:
        return tr("The server's disk or table is full.");
    case Failure::ReadOnly:
        return tr("The database can only be read here.");
    case Failure::DuplicateKey:
    case Failure::Other:
        break;
    }
    return tr("The server rejected the statement.");
}

// "… near 'x' at line 3": the only place that the server tells.
Place placeIn(const QString &message)
{
    static const QRegularExpression atLine(u" at line (\\d+)$"_s);
    const auto match = atLine.match(message);
    return { .line = match.hasMatch() ? match.captured(1).toInt() : 0 };
}

// "CREATE command denied to user 'app'@'%' for table `shop`.`orders`"; MySQL: for table 'orders'
void addMissingPrivilege(Error &error, const QString &database)
{
    static const QRegularExpression denied(
        u"^(.+) command denied to user ('.*'@'.*') for table (`[^`]+`\\.)?"_s);
    const auto match = denied.match(error.server);
    if (!match.hasMatch()) {
        return;
    }
    const auto user = match.captured(2);
    const auto where = match.hasCaptured(3) ? match.captured(3) + u'*'
        : database.isEmpty()                ? u"*.*"_s
                                            : quoted(database, u'`') + u".*"_s;
    error.kind = ErrorKind::Refused;
    error.what = tr("The user %1 may not do this.").arg(user);
    error.next = tr("Have an administrator run: %1")
                     .arg(u"GRANT %1 ON %2 TO %3;"_s.arg(match.captured(1), where, user));
}

} // namespace

Error mysqlConnectError(const ConnectionSettings &settings, int number, const QString &message)
{
    auto words = connectWords(settings, number);
    // What MySQL makes for itself names no machine.
    if (number == TlsFailed && message.contains("ostname verification"_L1)) {
        words.next = tr("Its certificate is for another name: connect by that one, give the server "
                        "one of its own, or choose another ssl-mode knowingly.");
    }
    return { .kind = ErrorKind::Connection,
        .what = words.what,
        .untouched = tr("Nothing was opened."),
        .next = words.next,
        .server = message.trimmed(),
        .sqlState = QString::number(number) };
}

Error mysqlStatementError(
    int number, const QString &message, const QString &address, const QString &database)
{
    Error error { .kind = ErrorKind::Failed,
        .server = message,
        .sqlState = QString::number(number),
        .place = placeIn(message) };
    error.what = sentence(mysqlFailure(error), address);
    addMissingPrivilege(error, database);
    return error;
}

Failure mysqlFailure(const Error &error)
{
    switch (error.sqlState.toInt()) {
    case LockWaitTimeout:
        return Failure::LockTimeout;
    case Deadlock:
        return Failure::Deadlock;
    case ServerShutdown:
    case ConnectionKilled:
    case ServerGone:
    case ServerLost:
    case IdleTimeout:
        return Failure::ConnectionLost;
    case DuplicateEntry:
    case DuplicateEntryWithKeyName:
        return Failure::DuplicateKey;
    case DiskFull:
    case TableFull:
        return Failure::DiskFull;
    case OptionPreventsStatement:
    case ReadOnlyTransaction:
    case ReadOnlyMode:
        return Failure::ReadOnly;
    case QueryInterrupted:
        return Failure::Cancelled;
    default:
        return Failure::Other;
    }
}

} // namespace Switchback
