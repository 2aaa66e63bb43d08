// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/ledger.h"

namespace Switchback {

bool isEmpty(const LedgerRow &row)
{
    const auto &counted = row.loss.kind == Loss::Kind::Column ? row.values : row.rows;
    return counted && *counted == 0;
}

} // namespace Switchback
