// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a statement removes or overwrites for good, up or down: the rules of data loss speak of the
// way up alone, a ledger needs both.

#include "rules/context.h"

namespace Switchback {

/// Of the statement that the context stands at. On the way up nothing that the migration made
/// itself counts; on the way back it does, for it has been in use since.
QList<Loss> predictLosses(const RuleContext &context);

/// Does a change of type hold less than before, or forget the old values?
bool losesValues(const RuleContext &context, const TableAction &action);

} // namespace Switchback
