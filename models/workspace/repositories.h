// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where each of a project's repositories stands, on its own database.

#include "run/session.h"
#include "workspace/values.h"

namespace Switchback {

/// The environment of another folder that goes with the chosen one: "dev Audit.Repo" with
/// "dev Shop.Repo". Empty leaves the choice to the folder's own configuration.
QString environmentOf(const ProjectView &project, int folder);

/// `request` is what the project was opened with; `folder` an index into its folders. Of the
/// repository's own databases it takes the one that goes with the chosen environment.
RepositoryStanding standingOfRepository(
    const SessionRequest &request, const ProjectView &project, int folder);

} // namespace Switchback
