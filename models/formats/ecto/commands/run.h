// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One direction of one migration: the queue of commands, and what it became. Follows Ecto's runner:
// commands wait until the function returns or flush() is called, and a rollback of change/0 undoes
// them from the last to the first.

#include "formats/ecto/eval/interpreter.h"
#include "formats/ecto/sql/writer.h"

namespace Switchback::Ecto {

struct RenderedStatement {
    std::string sql;
    int line = 0; // of the migration's file, also for what a library's code made
    int lastLine = 0; // of the expression that starts there
    /// Sent through the repository while the migration runs, not queued; known because it is literal.
    bool direct = false;
};

struct RunSettings {
    const SqlWriter *writer = nullptr;
    Adapter adapter = Adapter::Postgres;
    Value repository; // module, as an atom
    Value adapterModule; // what repo().__adapter__() gives
    Value config; // the repository's keyword list
    Value prefix; // --prefix, or nil
    bool down = false; // direction(): the migrator's
    bool backward = false; // change/0 on the way down
    bool strictOptions = true; // unknown options of table, index … raise (ecto_sql 3.12)
};

/// Answers what the history of comments says: the text of the comment on a table now, or nothing.
using TableComments =
    std::function<std::optional<std::string>(std::string_view prefix, std::string_view table)>;

class MigrationRun
{
public:
    MigrationRun(Interpreter &interpreter, const RunSettings &settings)
        : m_interpreter(interpreter)
        , m_settings(settings)
    {
    }

    const RunSettings &settings() const { return m_settings; }
    Value config(Atom key, Value missing) const
    {
        return keywordGet(m_settings.config, key, missing);
    }

    // The commands of Ecto.Migration
    Eval queue(Command command);
    Eval start(Command command);
    Eval finish();
    Eval change(Change change);
    Eval flush();
    /// The table, index or constraint with the prefix that applies.
    Eval prefixed(const Value &object);
    /// {name, type, options} of the primary key, or false.
    Eval primaryKey(const Value &table);

    /// A query given to the repository directly. Literal SQL is kept at its place.
    void direct(std::string_view sql, int line);

    std::vector<RenderedStatement> takeStatements() { return std::move(m_statements); }
    /// Set when going back met a command that has no reverse.
    const std::string &irreversible() const { return m_irreversible; }

    TableComments comments;
    bool askedForComment = false;

private:
    Eval executeInDirection(const Command &command);
    Eval execute(const Command &command);
    Eval executeText(const Value &what, int line);

    Interpreter &m_interpreter;
    RunSettings m_settings;
    std::vector<Command> m_queue;
    std::optional<Command> m_current;
    std::vector<RenderedStatement> m_statements;
    std::string m_irreversible;
};

} // namespace Switchback::Ecto
