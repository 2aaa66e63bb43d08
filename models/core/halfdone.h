// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is true of a migration that was left half done.

#include "core/migration.h"

#include <QStringList>

namespace Switchback {

struct HalfDone {
    enum class Part {
        In,
        NotIn,
        Untold, // it leaves the schema as it is: rows, settings
    };
    Version version;
    QString name;
    QString path;
    Direction way = Direction::Up; // that was left half done
    QList<Statement> statements; // of that way, as the file has them
    int landed = 0; // so many are in, as far as the schema tells
    int perhaps = 0; // so many may be in: what lies between leaves the schema as it is
    /// False: the schema is none of those that the statements lead to, one after the other.
    bool known = true;
    QStringList differences; // then: between the schema and the nearest of those
    bool recorded = false; // the history says that it is applied
    bool dirty = false; // the history says that it failed
    QStringList leftBehind; // INVALID indexes
    bool operator==(const HalfDone &) const = default;

    /// The history says that this way was gone to its end.
    bool isOver() const { return way == Direction::Up ? recorded : !recorded && !dirty; }

    Part part(int statement) const
    {
        return statement < landed ? Part::In : statement < perhaps ? Part::Untold : Part::NotIn;
    }
};

} // namespace Switchback
