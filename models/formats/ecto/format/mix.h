// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The command with which the project's own mix runs one migration. Put together, not started.

#include "formats/format.h"

namespace Switchback::Ecto {

Result<OwnCommand> mixCommand(
    const Version &version, Direction direction, const QString &url, const FormatContext &context);

} // namespace Switchback::Ecto
