// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One migration there, back and there again on the scratch copy, and what is to be thought of it.

#include "run/verifycopy.h"

namespace Switchback {

/// Of a migration that was not tried yet.
RoundTrip untriedTrip(const Piece &piece);

/// Judged, whatever became of it. An Error: nothing more can be tried.
Result<RoundTrip> roundTrip(const Piece &piece, const VerifyRequest &request, VerifyCopy &copy);

/// Stopping and losing the scratch server end everything; all else is said of the migration.
bool endsAll(const Error &error);

} // namespace Switchback
