// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engines/engine.h"

namespace Switchback {

const Engine &mysqlEngine();

} // namespace Switchback
