// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The files of a Flyway location: versioned, repeatable, baseline and undo scripts, and callbacks.

#include "formats/format.h"

namespace Switchback::Flyway {

Result<MigrationSet> readFiles(const FormatContext &context);

} // namespace Switchback::Flyway
