// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Elixir's Ecto: .exs migrations, evaluated and written as SQL without Elixir, and Ecto's protocol
// around them: schema_migrations, its lock, one transaction a migration.

namespace Switchback {

class Format;

const Format *ectoFormat();

} // namespace Switchback
