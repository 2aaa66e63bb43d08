// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The interpreter knows no translations; what it says of a migration is put into the user's
// language here. What Ecto, Elixir or a library itself would say stays as it is.

#include <QString>

#include <string_view>

namespace Switchback::Ecto {

QString inWords(std::string_view reason);

} // namespace Switchback::Ecto
