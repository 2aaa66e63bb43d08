// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who still reads what a release is going to drop: the project's source, and the statements that
// the server has counted. Files are read as text; nothing in them is run.

#include "run/session.h"

#include <stop_token>

namespace Switchback {

struct Readers {
    QStringList places; // "lib/user.ex:12 names users.phone"; the first of each file
    QHash<QString, qint64> calls; // of counted statements that name it, by their id
    QHash<QString, QString> statements; // the same as text, shortened
    QStringList missing; // what could not be looked at, a sentence each
};

/// `drops` as ReleasePart::drops; `folders` from the project's root, empty = all of it.
Readers findReaders(const Session &session, const QStringList &drops, const QStringList &folders,
    const std::stop_token &stop = {});

/// Whether a text names a table or one of its columns ("users", "users.phone") in any of the usual
/// spellings: phone_number, phoneNumber; users, User. The line of the first; 0 = it does not.
int lineThatReads(const QString &text, const QString &drop);

} // namespace Switchback
