// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The deployment and rollback document for what is pending: what runs, whom it blocks, how long it
// takes and how that is known, how to check it, how to go back with the server's own client alone.

#include "core/document.h"
#include "engines/schemareader.h"
#include "run/session.h"

namespace Switchback {

struct RunbookRequest {
    Target target;
    qint64 rows = 0; // that each table of the scratch copy should have
    ReadOptions reading;
};

/// Runs the plan and its way back on a scratch copy; where none can be made, the document says so.
Result<Document> makeRunbook(const Session &session, const RunbookRequest &request);

} // namespace Switchback
