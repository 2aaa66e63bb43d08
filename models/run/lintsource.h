// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Migrations of a format and settings of a project as the rules want them.

#include "engines/engine.h"
#include "formats/format.h"
#include "rules/lint.h"

namespace Switchback {

/// How findings name the files.
struct LintPaths {
    QString up;
    QString down; // of a pair; empty: the same file
};

struct LintFormat {
    const Format &format;
    const FormatContext &context;
};

/// Loaded and rendered both ways. What the format refuses is checked all the same, as far as it
/// can be read; why it is refused is among the problems.
LintMigration lintMigration(
    const LintFormat &from, const Migration &migration, const LintPaths &paths);

/// The dialect of an engine, by its id.
Dialect dialectOf(const Engine *engine);
/// [lint] of switchback.toml; names that are no rules are passed over.
LintOptions lintOptions(const LintSettings &settings, Dialect dialect);

} // namespace Switchback
