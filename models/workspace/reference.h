// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What there is to read up on in the window, in the language of now.

#include "core/reference.h"

#include <QSet>

namespace Switchback {

struct Reference {
    QList<RuleEntry> rules;
    QList<LockBookEntry> locks; // one an engine
};

Reference readReference();

/// The rules whose findings can be made safe on this engine.
QSet<QString> rulesWithRecipe(const QString &engine);

} // namespace Switchback
