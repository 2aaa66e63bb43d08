// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/pgerror.h"

#include "core/tr.h"
#include "engines/postgresql/pgurl.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

struct Words {
    QString what;
    QString next;
};

QString databaseInWords(const ConnectionSettings &settings)
{
    return settings.database.isEmpty() ? settings.user : settings.database;
}

// libpq's and the server's English; anything else falls to the general sentence.
Words connectWords(const ConnectionSettings &settings, const QString &message)
{
    const auto address = addressInWords(settings);
    const auto has = [&message](QLatin1StringView part) {
        return message.contains(part, Qt::CaseInsensitive);
    };
    if (has("translate host name"_L1)) {
        return { tr("The host name %1 cannot be resolved.").arg(settings.host),
            tr("Check the name, and the network.") };
    }
    if (has("Connection refused"_L1)) {
        return { tr("The server at %1 refused the connection.").arg(address),
            tr("Check that it runs and listens on that address and port.") };
    }
    if (has("No such file or directory"_L1) && has("socket"_L1)) {
        return { tr("No server answers at %1.").arg(address),
            tr("Check that it runs, and the socket's folder.") };
    }
    if (has("no password supplied"_L1)) {
        return { tr("The server at %1 asks for a password for user %2, and there is none.")
                     .arg(address, settings.user),
            tr("Give it in the URL, in ~/.pgpass or by password_env.") };
    }
    if (has("password authentication failed"_L1)) {
        return { tr("The server at %1 does not take the password of user %2.")
                     .arg(address, settings.user),
            tr("Check user and password.") };
    }
    if (has("role"_L1) && has("does not exist"_L1)) {
        return { tr("The server at %1 has no role %2.").arg(address, settings.user),
            tr("Check the user's name.") };
    }
    if (has("database"_L1) && has("does not exist"_L1)) {
        return { tr("The server at %1 has no database %2.").arg(address, databaseInWords(settings)),
            tr("Create it, or correct its name.") };
    }
    if (has("timeout expired"_L1) || has("timed out"_L1)) {
        return { tr("The server at %1 did not answer in time.").arg(address),
            tr("Check the address, and the network.") };
    }
    if (has("invalid "_L1) && has(" value: "_L1)) {
        return { tr("The database URL has a parameter with a value that is not known."),
            tr("Correct it in the URL.") };
    }
    if (has("SSL"_L1) || has("certificate"_L1)) {
        return {
            tr("No verified TLS connection to the server at %1.").arg(address),
            tr("Name its root certificate with sslrootcert, or choose another sslmode knowingly.")
        };
    }
    return { tr("No connection to database %1 on the server at %2 as user %3.")
                 .arg(databaseInWords(settings), address, settings.user),
        tr("Check that PostgreSQL listens there, and what the server's log says.") };
}

} // namespace

Error pgConnectError(const ConnectionSettings &settings, const QString &message)
{
    const auto words = connectWords(settings, message);
    return { .kind = ErrorKind::Connection,
        .what = words.what,
        .untouched = tr("Nothing was opened."),
        .next = words.next,
        .server = message.trimmed() };
}

QString pgSentence(const QString &sqlState, const QString &address)
{
    if (sqlState.startsWith("57P0"_L1) || sqlState.startsWith("08"_L1) || sqlState == "25P03"_L1) {
        return tr("The server at %1 ended the connection.").arg(address);
    }
    if (sqlState == "55P03"_L1) {
        return tr("A lock was not given in time.");
    }
    if (sqlState == "40P01"_L1) {
        return tr("The server ended a deadlock by stopping this statement.");
    }
    if (sqlState == "57014"_L1) {
        return tr("The statement was cancelled.");
    }
    if (sqlState == "42501"_L1) {
        return tr("The user lacks a privilege.");
    }
    if (sqlState == "25006"_L1) {
        return tr("The database can only be read here.");
    }
    if (sqlState == "53100"_L1) {
        return tr("The server's disk is full.");
    }
    return tr("The server rejected the statement.");
}

Failure pgFailure(const Error &error)
{
    const auto &state = error.sqlState;
    if (error.kind == ErrorKind::Cancelled) {
        return Failure::Cancelled;
    }
    if (state == "55P03"_L1) {
        return Failure::LockTimeout;
    }
    if (state == "40P01"_L1) {
        return Failure::Deadlock;
    }
    // 25P03, 25P04, 57P05: the server's own time limits end the session, not the statement.
    if (state.startsWith("08"_L1) || state.startsWith("57P0"_L1) || state == "25P03"_L1
        || state == "25P04"_L1) {
        return Failure::ConnectionLost;
    }
    if (state == "23505"_L1) {
        return Failure::DuplicateKey;
    }
    if (state == "53100"_L1) {
        return Failure::DiskFull;
    }
    return state == "25006"_L1 ? Failure::ReadOnly : Failure::Other;
}

} // namespace Switchback
