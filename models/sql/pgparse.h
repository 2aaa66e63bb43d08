// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to models/sql: PostgreSQL text to operations.

#include "sql/ddl.h"

namespace Switchback::Pg {

QList<DdlOperation> parse(const QByteArray &text, int firstLine);
/// The whole text by the linked parser; false when it does not parse.
bool readPlain(const QByteArray &text, QList<DdlOperation> &out);

} // namespace Switchback::Pg
