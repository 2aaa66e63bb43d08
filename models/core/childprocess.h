// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Runs another program: by absolute path and argument list, never through a shell, with a short
// list of variables. Passwords go through the environment or a private file, never an argument.

#include "core/error.h"

#include <QHash>
#include <QStringList>

#include <chrono>

namespace Switchback {

struct ChildProcess {
    QString program; // absolute path
    QStringList arguments;
    QHash<QString, QString> environment; // beside the few variables that every child gets
    /// Lines for `--defaults-extra-file=`, which becomes the first argument; empty = none.
    QByteArray optionFile;
    std::chrono::milliseconds patience { 120000 };
};

struct ChildResult {
    int exitCode = 0;
    QByteArray output;
    QByteArray errors;
};

/// Blocks until it ends; an Error when it cannot start, crashes or is out of patience.
Result<ChildResult> runChild(const ChildProcess &child);

/// Absolute path of a program on PATH; empty when there is none.
QString findProgram(const QString &name);

} // namespace Switchback
