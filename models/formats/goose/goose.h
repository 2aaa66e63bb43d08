// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace Switchback {

class Format;

/// goose: annotated files, a history of numbered rows that is added to and deleted from.
const Format *gooseFormat();

} // namespace Switchback
