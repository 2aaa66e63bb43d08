// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migration that cannot be shown exactly, run by the project's own tool (mix) because the user
// chose so after seeing the command. Runs the project's code: never called on our own account.

#include "run/runner.h"

namespace Switchback {

struct OwnRun {
    Version version;
    QString name;
    Direction direction = Direction::Up;
    OwnCommand command;
    QString program; // absolute
    /// Working folder, variables and arguments, as one would type them; no secret.
    QString shown() const;
};

/// For Plan::stop. Says so when the tool is not installed or would use another database.
Result<OwnRun> ownRun(const Session &session, const PlanStop &stop, Direction direction);

struct OwnOutcome {
    Outcome outcome; // finished holds the version when the history says so afterwards
    QStringList sql; // what the tool's log says it has sent
};

/// Blocks. `line` gets the tool's output as it comes; what it logs as SQL goes into the journal,
/// the run into the audit log.
OwnOutcome runOwn(const Session &session, const OwnRun &run,
    const std::function<void(const QString &line)> &line, const std::stop_token &stop);

/// The statements among the lines of a tool's log.
class SqlLog
{
public:
    /// A statement that this line shows to be complete.
    std::optional<QString> add(QString line);
    std::optional<QString> finish();

private:
    bool m_inside = false;
    QStringList m_lines;
};

} // namespace Switchback
