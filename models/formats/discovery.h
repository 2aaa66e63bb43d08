// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finds what a project holds without being told. Reads names and text, runs nothing.

#include "formats/format.h"

namespace Switchback {

struct OpenProject {
    QString root; // absolute
    QString name;
    ProjectFile file;
    QList<MigrationsFolder> folders; // best first
    QList<Environment> environments; // switchback.toml's, else what the tools' files say
    QList<Problem> problems;
};

/// Walks the tree (skipping .git, node_modules, build folders, links out of it; bounded in depth
/// and number) and asks every format about every folder. An unreadable root is an Error.
Result<OpenProject> openProject(const QString &directory);

/// The same for one folder that was named without its format; an Error lists what was looked for.
Result<MigrationsFolder> recogniseFolder(const QString &projectRoot, const QString &directory);

} // namespace Switchback
