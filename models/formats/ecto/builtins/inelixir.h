// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Functions of the standard library that are rare in migrations and say more plainly in Elixir
// what they do than in C++. They are read once, when the first of them is called.

#include "formats/ecto/eval/interpreter.h"

namespace Switchback::Ecto {

/// The module of that name as far as it is written in Elixir here, or null.
Module *moduleInElixir(Atom name);
/// Names of all modules written here, without Elixir.
std::span<const std::string_view> modulesInElixir();

/// The texts, each holding modules.
std::string_view collectionsInElixir();
std::string_view textsInElixir();

} // namespace Switchback::Ecto
