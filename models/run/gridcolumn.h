// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One environment of a project, read for the grid: looks only, and never fails; why it could not be
// reached is part of the answer.

#include "core/environmentgrid.h"
#include "run/session.h"

namespace Switchback {

/// `request` says where the project is; its address is not used. `password` counts where the
/// environment's own address has none.
GridColumn readGridColumn(
    const SessionRequest &request, const QString &environment, const Secret &password = {});

} // namespace Switchback
