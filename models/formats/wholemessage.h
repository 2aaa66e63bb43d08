// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tools that send a whole file to PostgreSQL as one message: golang-migrate, Prisma. The server
// runs such a message as one transaction.

#include "formats/format.h"

namespace Switchback {

/// The same as BEGIN, its statements one by one, COMMIT, where that is what the message means; a
/// file that opens and closes transactions in its middle stays one message. A statement that stands
/// alone in the file and takes no transaction has none.
Script wholeMessage(const FormatContext &context, const QString &text);

/// The refusal of a draft that such a file cannot say: several statements outside a transaction.
std::optional<Error> noWholeMessage(
    const FormatContext &context, const MigrationDraft &draft, const QString &tool);

} // namespace Switchback
