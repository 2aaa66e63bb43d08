// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A run that is over, as its journal tells it.

#include "core/plan.h"
#include "core/runevent.h"

namespace Switchback {

struct RunRecord {
    QString run; // UUID
    QString user;
    QString reason; // why it ran though something spoke against it
    QString signer;
    QDateTime startedAt; // UTC
    Plan plan; // no steps: it was not kept
    QList<StatementFinished> done;
    std::optional<Outcome> outcome; // empty: cut short
};

} // namespace Switchback
