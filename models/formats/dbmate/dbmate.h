// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace Switchback {

class Format;

/// dbmate: one file with two marked blocks, versions as text, a table with one column, no lock.
const Format *dbmateFormat();

} // namespace Switchback
