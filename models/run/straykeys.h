// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Keys that refer to rows which are not there, counted by asking: the two tables may be in two
// databases, and the database may not look after it itself.

#include "run/tableset.h"

#include <stop_token>

namespace Switchback {

/// How many keys of `link`, which is the child's, are not among those of `parent` on its side.
Result<qint64> missingKeys(const Engine &engine, Connection &childSide, const TableShape &child,
    const TableLink &link, Connection &parentSide, const QString &parent,
    const std::stop_token &stop);

/// How many keys refer to nothing from or to the tables, by "child → parent".
Result<QMap<QString, qint64>> strayRows(const Engine &engine, Connection &live,
    const QList<TableName> &tables, const std::stop_token &stop);

} // namespace Switchback
