// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A new migration in Ecto's words: change where one statement has one way back, else up and down.

#include "formats/format.h"

namespace Switchback::Ecto {

Result<QList<NewFile>> drafted(const MigrationDraft &draft, const FormatContext &context);

} // namespace Switchback::Ecto
