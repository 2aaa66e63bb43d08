// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Runs another program: by absolute path and argument list, never through a shell, with a short
// list of variables. Passwords go through the environment or a private file, never an argument.

#include "core/error.h"

#include <QHash>
#include <QStringList>

#include <chrono>
#include <functional>
#include <stop_token>

namespace Switchback {

struct ChildProcess {
    QString program; // absolute path
    QStringList arguments;
    QHash<QString, QString> environment; // beside the few variables that every child gets
    /// Lines for `--defaults-extra-file=`, which becomes the first argument; empty = none.
    QByteArray optionFile;
    std::chrono::milliseconds patience { 120000 };
    QString folder; // working folder; empty = the caller's
    QString input; // a file for its standard input; empty = nothing to read
    bool wholeEnvironment = false; // the caller's own variables too, all of them
    /// What it prints, both streams, as it comes; then ChildResult holds none of it.
    std::function<void(const QByteArray &bytes)> onOutput;
    bool endsWithUs = false; // however we end; otherwise it outlives a crash
    bool errorsApart = false; // onOutput gets the first stream alone, ChildResult the second
};

struct ChildResult {
    int exitCode = 0;
    QByteArray output;
    QByteArray errors;
};

/// Blocks until it ends; an Error when it cannot start, crashes, is stopped or is out of patience.
/// It has a process group of its own: a stop reaches what it started itself.
Result<ChildResult> runChild(const ChildProcess &child, const std::stop_token &stop = {});

/// Absolute path of a program on PATH; empty when there is none.
QString findProgram(const QString &name);

} // namespace Switchback
