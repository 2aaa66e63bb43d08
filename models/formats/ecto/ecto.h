// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Ecto projects for the rest of the program: open one, read a folder, render a migration. Rendering
// is a pure function of the file, the project and the earlier migrations' comments on tables; it
// may be done on many threads at once.

#include "formats/ecto/commands/run.h"
#include "formats/ecto/project/project.h"

namespace Switchback::Ecto {

struct Finding {
    enum class Severity { Error, Warning, Note };
    Severity severity = Severity::Error;
    int line = 0;
    int column = 0;
    std::string message;
    bool operator==(const Finding &) const = default;
};

/// One way of a migration.
struct WayResult {
    std::vector<RenderedStatement> statements; // also what would be sent before a refusal
    bool possible = true;
    std::string reason; // why it is not possible: Ecto's own words where it has some
};

struct MigrationResult {
    WayResult up;
    WayResult down;
    std::vector<OpaqueNote> opaque;
    std::vector<Finding> findings;
    bool compiled = false; // what is wrong with it shows only when it runs
    bool disableDdlTransaction = false;
    bool disableMigrationLock = false;
    bool askedForComment = false; // depends on what earlier migrations wrote in a comment
};

struct RenderRequest {
    std::string_view text;
    std::string file; // as shown
    std::string directory; // absolute
    const Project *project = nullptr;
    const Repository *repository = nullptr; // may be null: defaults
    Adapter adapter = Adapter::Postgres;
    std::string prefix; // --prefix; empty for none
    std::string database; // the one that is open, and its user; empty: only the files are known
    std::string user;
    TableComments commentsBefore; // before this migration is applied
};

MigrationResult render(const RenderRequest &request);

/// What these statements leave as the comment on a table, if they set it.
std::optional<std::string> lastTableComment(const std::vector<RenderedStatement> &statements,
    std::string_view prefix, std::string_view table);

} // namespace Switchback::Ecto
