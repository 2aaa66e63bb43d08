// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is worth knowing of a statement before it runs in batches: triggers that it sets off, and
// what indexes cost it. Advice alone; nothing here decides anything.

#include "run/tableshape.h"

namespace Switchback {

struct BatchNotes {
    QString table; // that is written: TableShape::name
    QStringList triggers; // of users, and rules, that each row sets off
    QStringList stubborn; // of these, those that fire even where triggers are left out
    bool seen = false; // whether the table and all its triggers were
    QString triggersStay; // why they cannot be left out, a sentence; empty: they can
    QStringList advice; // on indexes, a sentence each; empty for few rows
    bool operator==(const BatchNotes &) const = default;
};

struct BatchQuestion {
    QString sql;
    qint64 rows = 0; // gone through, about
    bool withoutTriggers = false;
};
/// Only reads.
Result<BatchNotes> batchNotes(
    const Engine &engine, Connection &connection, const BatchQuestion &question);

/// "3 triggers fire for each changed row: a, b, c."
QString triggerWords(const BatchNotes &notes);
/// What goes with the triggers when they are left out.
QString withoutTriggersWarning(const BatchNotes &notes);

} // namespace Switchback
