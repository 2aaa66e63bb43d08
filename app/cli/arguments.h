// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The words of the command line: one table of options, of which every command takes some.

#include "core/error.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace Switchback {

/// A command's words, checked against the table: unknown options are errors, values are there.
struct Arguments {
    QString command;
    QStringList operands;
    QHash<QString, QString> values; // by option name without dashes; a flag's value is empty
    QHash<QString, QStringList> all; // what an option was given, each time; `values` has the last
    bool help = false;

    bool has(const QString &option) const { return values.contains(option); }
    QString value(const QString &option) const { return values.value(option); }
};

struct OptionInfo {
    QString name; // without dashes
    QString argument; // as shown in the help; empty = a flag
    QString description;
    QHash<QString, QString> elsewhere = {}; // what it means to these commands
};

struct CommandInfo {
    QString name;
    QString operands; // as shown in the help
    QString summary;
    QStringList options; // names, beside the common ones
    int maxOperands = 0; // -1 = any number
    bool hidden = false;
    int (*run)(const Arguments &arguments) = nullptr;
};

const QList<OptionInfo> &optionTable();
/// Options that every command takes.
const QStringList &commonOptions();

Result<Arguments> parseArguments(const QStringList &words, const QList<CommandInfo> &commands);

/// The one nearest to `word`, if any is near enough to be meant.
QString nearest(const QString &word, const QStringList &known);

} // namespace Switchback
