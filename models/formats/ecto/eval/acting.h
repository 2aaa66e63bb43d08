// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/ecto/eval/scope.h"

namespace Switchback::Ecto {

/// Whether running this could do anything beyond giving a value: it contains a call.
bool nodeMayAct(const Node &node);
bool sectionMayAct(const Section &section);
bool imports(const Scope &scope, Atom module);

} // namespace Switchback::Ecto
