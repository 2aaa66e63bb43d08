// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A run handed to a worker process: the first line of its standard input, as JSON. It may hold a
// password, so it goes through a pipe and nowhere else. The worker answers with one RunEvent a
// line; the line "stop" asks it to stop. A closed pipe does not: the run goes on without a window.

#include "run/runner.h"

namespace Switchback {

struct RunJob {
    SessionRequest request;
    Target target;
    RunOptions options;
    QString fingerprint; // of the plan that was shown; empty = whatever the plan is now
    QString follow; // the journal of a run that goes on elsewhere: only watched, nothing is run
    QString language; // of what is told about the run; empty = the texts' own
};

QJsonObject toJson(const Target &target);
Target targetFromJson(const QJsonObject &object);

QByteArray toLine(const RunJob &job); // without line end; holds the password
Result<RunJob> runJobFromLine(const QByteArray &line);

/// Makes the plan again, refuses it when it is not the one that was shown, and runs it.
Outcome runJob(const RunJob &job, const RunSink &sink, std::stop_token stop);

} // namespace Switchback
