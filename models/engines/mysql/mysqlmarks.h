// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engines/marks.h"

namespace Switchback {

const StatementMarks &mysqlMarks();

} // namespace Switchback
