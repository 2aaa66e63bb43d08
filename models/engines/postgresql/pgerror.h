// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What PostgreSQL's refusals mean: plain sentences beside the server's own words.

#include "engines/engine.h"

namespace Switchback {

/// `message` is libpq's. It has no SQLSTATE and may be in any language, so the sentence names
/// server, database and user in any case.
Error pgConnectError(const ConnectionSettings &settings, const QString &message);
QString pgSentence(const QString &sqlState, const QString &address);
Failure pgFailure(const Error &error);

} // namespace Switchback
