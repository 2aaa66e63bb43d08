// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migration's file as the rest of the program sees it: statements, both ways, with their lines.

#include "formats/format.h"

namespace Switchback::Ecto {

/// `migration` with its text. Earlier ones are rendered as well where a library asks what version
/// it has left in a comment.
Rendering rendered(const Migration &migration, const FormatContext &context);

} // namespace Switchback::Ecto
