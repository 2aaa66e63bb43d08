// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The small dialogs: preferences, shortcuts, about, and the two questions that are worth a box.

#include "widgets/preferences.h"

#include <functional>

class QAction;
class QDialog;
class QWidget;

namespace Switchback {

// All are shown without waiting for them and delete themselves; `answer` is called on OK.

QDialog *askPreferences(const Preferences &now, QWidget *parent,
    const std::function<void(const Preferences &)> &answer);
/// The window is to be closed while a run goes on: stop it first, or leave it running.
QDialog *askClose(QWidget *parent, const std::function<void(bool stop)> &answer);

/// The window is to be closed while a restore or a backfill changes the database.
QDialog *askCloseChange(QWidget *parent, const std::function<void()> &answer);

struct ShortcutGroup {
    QString title;
    QList<QAction *> actions;
};
QDialog *showShortcuts(const QList<ShortcutGroup> &groups, QWidget *parent);
QDialog *showAbout(QWidget *parent);

} // namespace Switchback
