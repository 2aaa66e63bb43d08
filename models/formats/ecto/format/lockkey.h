// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The number under which Ecto takes PostgreSQL's advisory lock: Erlang's portable hash of
// {ecto, Prefix, Repo}.

#include <cstdint>
#include <string_view>

namespace Switchback::Ecto {

/// `repository` without Elixir.; no prefix and an empty one are the same to a run.
uint32_t advisoryLockKey(std::string_view repository, std::string_view prefix = {});

} // namespace Switchback::Ecto
