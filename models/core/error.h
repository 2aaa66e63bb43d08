// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What went wrong, in one value: a sentence, what was left untouched, what to do next and what
// the server said. Every fallible function of the core returns Result<T>; nothing throws.

#include <QString>

#include <expected>

namespace Switchback {

enum class ErrorKind {
    Usage, // the call is wrong: unknown option, contradictory arguments
    Input, // a file, folder or setting cannot be used
    Connection, // no server, wrong password, connection lost before anything ran
    Locked, // another runner holds the migration lock
    Stale, // files or history changed since the plan was made
    Refused, // a guard says no: protected environment, foreign history table
    Failed, // the work ran and the answer is no
    Cancelled, // the user stopped it
};

struct Place {
    QString file; // as shown to people; empty when the error is not in a file
    int line = 0; // 1-based; 0 = unknown
    int column = 0; // 1-based; 0 = unknown
    bool operator==(const Place &) const = default;
};

struct Error {
    ErrorKind kind = ErrorKind::Failed;
    QString what; // one translated sentence, names the object, file or host
    QString untouched; // what was left as it was; may be empty
    QString next; // what to do now; may be empty
    QString server; // the server's own words, verbatim and unfiltered
    QString sqlState; // five characters on PostgreSQL, the error number elsewhere
    Place place;
    bool operator==(const Error &) const = default;
};

template<class T>
using Result = std::expected<T, Error>;

/// The exit status of switchback-cli: 1 = ran and the answer is no, 2 = could not run (cli.md).
int exitStatus(const Error &error);

/// "file:line: what server-words — untouched; next", on one line, control characters made
/// visible, at most 600 characters, known secrets removed.
QString oneLine(const Error &error);

inline std::unexpected<Error> fail(Error error)
{
    return std::unexpected<Error>(std::move(error));
}

} // namespace Switchback
