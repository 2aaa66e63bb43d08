// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#include "formats/ecto/reader.h"
#include "engines/registry.h"
