// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where expressions end: what the window marks in the source beside a statement.

#include "formats/ecto/syntax/syntax.h"

namespace Switchback::Ecto {

/// The last line of the longest call that starts on a line, definitions left out.
std::unordered_map<int, int> lastLines(const Source &source);

} // namespace Switchback::Ecto
