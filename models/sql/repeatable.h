// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether a change of rows may be run by parts in the place of one statement: it must not see what
// earlier parts did, and somebody who runs all of it again after a stop must not change a row twice.

#include "sql/ddl.h"

#include <QString>

namespace Switchback {

struct Objection {
    QString why; // empty: there is none
    QString next; // how to write it instead
};

/// Knows nothing of the database, so it is careful. For statements that readRanged() takes.
Objection objectionToParts(const QString &sql, Dialect dialect);

} // namespace Switchback
