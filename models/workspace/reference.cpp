// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/reference.h"

#include "rules/reference.h"

using namespace Qt::StringLiterals;

namespace Switchback {

Reference readReference()
{
    return { .rules = ruleEntries(), .locks = lockEntries() };
}

QSet<QString> rulesWithRecipe(const QString &engine)
{
    QSet<QString> rules;
    for (const auto &rule : engine == "postgresql"_L1 ? ruleEntries() : QList<RuleEntry>()) {
        if (hasRecipe(rule.id)) {
            rules += rule.id;
        }
    }
    return rules;
}

} // namespace Switchback
