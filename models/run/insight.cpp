// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/insight.h"

#include <algorithm>

namespace Switchback {

Insights insightsOf(const Session &session, const QList<Migration> &migrations)
{
    Insights insights;
    for (const auto &migration : migrations) {
        const auto loaded = migration.broken ? fail(Error {})
                                             : session.format->loaded(migration, session.context);
        if (!loaded) {
            continue;
        }
        const auto rendering = session.format->render(*loaded, session.context);
        insights.insert(migration.version.text,
            { .opaque = std::ranges::contains(rendering.opaque, false, &OpaquePart::known),
                .reversible = rendering.down.has_value(),
                .transactional = rendering.up.transactional });
    }
    return insights;
}

void applyInsights(const Insights &insights, Timeline &timeline)
{
    for (auto &entry : timeline.entries) {
        const auto found = insights.constFind(entry.version.text);
        if (found != insights.constEnd() && entry.migration >= 0) {
            entry.reversible = found->reversible;
            entry.transactional = found->transactional;
        }
    }
}

} // namespace Switchback
