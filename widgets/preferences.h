// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the user chose for every project, and which projects were opened before.

#include "items/recentprojectsmodel.h"

#include <Qt>

namespace Switchback {

struct Preferences {
    QString language; // "de"; empty = the system's
    Qt::ColorScheme scheme = Qt::ColorScheme::Unknown; // Unknown = the system's
    bool compactRows = false;
    bool reopenLast = true;
    bool operator==(const Preferences &) const = default;
};

Preferences loadPreferences();
void savePreferences(const Preferences &preferences);

/// Newest first; folders that are gone are left out.
QList<RecentProject> recentProjects();
void rememberProject(const QString &path, const QString &name);
void forgetProject(const QString &path);

} // namespace Switchback
