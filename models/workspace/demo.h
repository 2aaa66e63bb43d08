// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A shop's project to try things on: two years of a Phoenix application's Ecto migrations, with
// customers and orders in the tables, on SQLite or on a private PostgreSQL server. Most are applied,
// by the same functions that apply any other project's; one needs mix, one arrives late, one is
// edited after it was applied, some are still to come.

#include "workspace/values.h"

#include <memory>

namespace Switchback {

class LocalServer;

struct MadeDemo {
    QString path;
    std::shared_ptr<LocalServer> server; // PostgreSQL's: the databases go with it
};

/// Makes the project anew in the user's data folder. Blocks. `server` is taken again when it is
/// there already.
Result<MadeDemo> makeDemo(Demo demo, const std::shared_ptr<LocalServer> &server = {});

} // namespace Switchback
