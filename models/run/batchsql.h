// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a statement in batches sends, for the plan and for the run alike.

#include "engines/engine.h"
#include "run/tableshape.h"
#include "sql/ranged.h"

namespace Switchback {

using KeyPlace = QStringList; // a key as literals

struct BatchSql {
    const Engine &engine;
    QString id; // in the table of places
    RangedStatement statement = {};
    TableShape table = {};
    QStringList key = {}; // columns

    /// Marks where a key goes: valid as they stand, and true of no row.
    KeyPlace marks(const QString &name) const;
    /// The table of places, as SQL names it.
    QString marker() const;
    QString ownId() const { return engine.literal(id); }

    QString createTable() const;
    QString begin() const;
    QString lastKey() const;
    QString forget() const;
    /// `kept`: the statement as the table of places has it.
    QString insert(const QString &kept, const QString &last) const;
    QString upper(const KeyPlace &after, const KeyPlace &last, const QString &rows) const;
    QString claim() const;
    QString part(const KeyPlace &after, const KeyPlace &upto) const;
    /// The statement of one batch, with marks where the keys go.
    QString part() const;
    QString keep(const QString &place, const QString &keysDone, const QString &rowsDone) const;

    QString beyond(const QString &sign, const KeyPlace &place, const QString &prefix) const;
    QString keys(const QString &prefix, const QString &order = {}) const;
    QString readable(const QString &prefix) const;
};

} // namespace Switchback
