// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/runpage.h"
#include "formats/format.h"
