// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to models/sql: what the linked parser (PostgreSQL 17) does not know: clauses of newer
// servers.

#include "sql/ddl.h"

namespace Switchback::Pg {

/// A statement that the linked parser refuses: GENERATED … VIRTUAL, NOT ENFORCED, NOT NULL as a
/// table constraint (18), REPACK (19). False when it is none of these.
bool readNewer(const QByteArray &statement, QList<DdlOperation> &out);

} // namespace Switchback::Pg
