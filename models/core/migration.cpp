// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/migration.h"

#include "core/tr.h"

namespace Switchback {

QString whyIrreversible(const Rendering &rendering)
{
    if (rendering.down) {
        return {};
    }
    return rendering.irreversible.isEmpty() ? tr("it has no way down.") : rendering.irreversible;
}

} // namespace Switchback
