// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A script in the form that lets a busy database go on: what would keep readers and writers of
// tables that exist already away for long is done in steps that do not.

#include "core/schema.h"
#include "core/schemascript.h"

namespace Switchback {

/// Of a script that starts from `from`. Its statements run one by one, outside a transaction.
SchemaScript pgGentle(const SchemaScript &script, const Schema &from);

} // namespace Switchback
