// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rules and locks to read up on. The rules come from the table that docs/rules.md is made from.

#include "core/reference.h"
#include "sql/ddl.h"

namespace Switchback {

QList<RuleEntry> ruleEntries();
QList<LockBookEntry> lockEntries();
/// Is there a recipe that takes apart what this rule finds?
bool hasRecipe(QStringView rule);
/// Does it mean something there?
bool hasRecipe(QStringView rule, Dialect dialect);

} // namespace Switchback
