// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Safety findings for files and folders on disk, offline. A folder's earlier files are the base of
// its later ones; files given one by one are in the order given.

#include "engines/engine.h"
#include "formats/format.h"
#include "rules/lint.h"

namespace Switchback {

struct LintRequest {
    QStringList paths; // files and folders
    QString base; // SQL file that describes what exists before; may be empty
    QString format; // Format::info().id; empty: recognised, else plain SQL
    bool transactional = true; // plain SQL runs in a transaction
    bool dialectGiven =
        true; // false: what the tool's own configuration says wins over the options'
    LintOptions options;
};

struct LintReport {
    QList<Finding> findings; // suppressed ones are among them, and marked
    int files = 0;
};

/// A path that cannot be read is ErrorKind::Input; a file inside a folder that cannot becomes a
/// finding's neighbour, a Problem of its migration.
Result<LintReport> lintFiles(const LintRequest &request);

/// "postgresql", "mysql" and "sqlite", the words of --dialect.
std::optional<Dialect> dialectByName(QStringView name);

} // namespace Switchback
