// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A statement whose answer was lost, on a server where DDL commits by itself: the catalog tells of
// most definitions whether it is in, because each is carried out whole or not at all. Of rows
// nothing can be told.

#include "engines/marks.h"

namespace Switchback {

Result<StatementFate> mysqlFate(Connection &connection, const QString &sql);

} // namespace Switchback
