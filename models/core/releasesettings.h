// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// [release] of switchback.toml: how a new version of the application comes to its users. Commands
// are lists of words for a program, never a line for a shell. Nothing in here is run by reading it:
// a command is shown first, and somebody says that it may run (docs/releases.md).

#include "core/error.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace Switchback {

class TomlReader;
struct TomlValue;

/// A question that is answered with yes or no: to an address, to the database or by a command.
struct Probe {
    QString name;
    QString url;
    int status = 200;
    QString text; // the answer holds it; empty = whatever it says
    bool noAnswer = false; // yes means that nobody answers there any more
    QString sql;
    QString result; // the first value as text; empty = anything but NULL, false and 0
    QStringList command; // program and arguments; 0 means yes
    std::chrono::milliseconds timeout { 5000 };
    bool operator==(const Probe &) const = default;
};

struct ReleaseSettings {
    bool present = false;
    QStringList deploy; // program and arguments; empty = somebody does it and says so
    QStringList switchTraffic; // likewise
    QStringList switchBack; // likewise
    QList<Probe> checks; // of the new version
    QList<Probe> oldGone; // all yes: the old version is gone; empty = somebody says so
    QStringList source; // folders that are searched for readers; empty = the project
    std::chrono::milliseconds every { 2000 }; // between two looks
    std::chrono::milliseconds healthyFor { 30'000 };
    std::chrono::milliseconds patience { 300'000 }; // until healthy
    std::chrono::milliseconds watchFor { 300'000 }; // after the switch
    std::chrono::milliseconds quietFor { 600'000 }; // nobody read what will be dropped
    std::chrono::milliseconds commandTime { 600'000 };
    int failures = 3; // in a row, while it is watched
    bool backfillAfter = false; // the switch; else before the deployment
    bool operator==(const ReleaseSettings &) const = default;
};

/// What is asked: the address, the query, or each word of the command.
QString askedBy(const Probe &probe);

/// From DIR/switchback.toml: the environment's own table, else the project's.
Result<ReleaseSettings> readReleaseSettings(const QString &directory, const QString &environment);
/// The table of a file that is being read; `place` is what errors call it.
ReleaseSettings readReleaseSettings(
    const TomlValue &table, const QString &place, std::optional<Error> &error);

} // namespace Switchback
