// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the window tells the worker process on the first line of its standard input. The worker
// makes the plan again from the target and runs it only when the fingerprint is the one shown.

#include "run/runner.h"

#include <QJsonObject>

namespace Switchback {

struct WorkerJob {
    SessionRequest request;
    Target target;
    QString fingerprint;
    RunOptions options;
};

/// One line of JSON. It holds the password, if any, in the clear: for a pipe, never for a file.
QByteArray toLine(const WorkerJob &job);
Result<WorkerJob> workerJobFromLine(const QByteArray &line);

} // namespace Switchback
