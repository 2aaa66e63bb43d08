// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// goose's own reading of a migration: annotations, and statements that end where a line's last word
// ends in a semicolon. Quotes are not looked at; that is the tool's rule, and so it is ours.

#include "core/migration.h"

#include <functional>

namespace Switchback::Goose {

struct Piece {
    QString text; // as goose sends it, the semicolon included
    int line = 0; // 1-based
    bool block = false; // stood between StatementBegin and StatementEnd
    bool operator==(const Piece &) const = default;
};

struct Parsed {
    QList<Piece> pieces; // of the wanted direction
    bool transaction = true;
    bool hasDown = false;
    QString error; // one sentence; empty = goose would take the file
    int errorLine = 0;
};

/// The value of a variable for ENVSUB; an unset one is null.
using Variables = std::function<QString(const QString &name)>;

Parsed parse(QByteArrayView text, Direction direction, const Variables &variables);

} // namespace Switchback::Goose
