// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Migrations as files, in the words of each tool: how they are named, numbered and written.

#include "run/session.h"

namespace Switchback {

/// One migration to be.
struct Stage {
    QString name; // what is put behind the original's name; empty: it takes the original's place
    bool transactional = true;
    QStringList up;
    QStringList down;
    QString note;
    bool original = false; // holds statements of the migration that is replaced
    bool takesBack = false; // the original's own way back belongs here
};

/// A statement that is refused inside a transaction.
bool wantsNoTransaction(const QStringList &statements);

/// What the files of the stages are called: the first takes the original's place, the others get
/// versions between it and the next migration.
Result<QList<Migration>> stagedNames(const QString &format, const Migration &original,
    const QList<Migration> &all, const QList<Stage> &stages);

/// The texts that go with them, up and down; an Error where the tool has no way to say it.
Result<Migration> stagedTexts(
    const QString &format, const Migration &original, Migration named, const Stage &stage);

/// Files beside these that say how they are run: path and text.
QList<std::pair<QString, QByteArray>> stagedSettings(
    const QString &format, const Migration &named, const Stage &stage);

/// An Ecto migration that says in Ecto's own words what has some, and executes the rest.
QString ectoText(const Migration &original, const Stage &stage);

} // namespace Switchback
