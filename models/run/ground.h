// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the parts of planning share for one plan, and the words in which they refuse.

#include "run/session.h"

namespace Switchback {

struct Ground {
    const Session &session;
    const Target &target;
    MigrationSet files;
    History history;
    Timeline timeline;
    HistoryRules rules;
    QList<Mark> marks;
    Connection &connection;
    QStringList places = {}; // of batches that earlier runs began (migrationPlace)
};

/// ErrorKind::Refused; nothing was run.
Error refused(const QString &what, const QString &next, const QString &path = {}, int line = 0);
Error unknownVersion(const Version &version);
Error problemError(const Problem &problem);

} // namespace Switchback
