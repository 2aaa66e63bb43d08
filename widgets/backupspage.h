// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The backups of the open database: how old, how large, tested or not; making one, and bringing one
// back after its own preview.

#include "widgets/location.h"
#include "workspace/backups.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace Switchback {

class BackupModel;
class ElidedLabel;
class EmptyState;
class RestoreView;
class Strip;
class Workspace;

class BackupsPage : public QWidget
{
    Q_OBJECT
public:
    explicit BackupsPage(Workspace *workspace, QWidget *parent = nullptr);

    /// Asks where the next one goes.
    void openBackupDialog();
    /// Asks for the file to bring back.
    void askRestore();
    void prepare(const QString &file);
    /// What goes on, in a word or two; empty: nothing.
    QString progressWords() const;

    // What the workspace announces.
    void made(const MadeBackup &backup);
    void showPreview(const RestorePreview &preview);
    void failed(const Error &error);

Q_SIGNALS:
    void goTo(const Switchback::Location &location);
    void progressed();

private:
    void setupView();
    QWidget *makeList();
    QWidget *makeHeading();
    QWidget *makeFooter();
    void setupActions();
    void connectWorkspace();
    void showKept();
    void workChanged();
    void updateState();
    void say(const Result<void> &started);

    Workspace *m_workspace;
    BackupModel *m_model;
    QTimer *m_ticker; // only while something goes on
    QElapsedTimer m_clock;
    QString m_words;
    bool m_stopping = false;

    QStackedWidget *m_pages;
    RestoreView *m_restoreView;
    ElidedLabel *m_subtitle;
    QProgressBar *m_bar;
    Strip *m_message;
    QStackedWidget *m_lists;
    EmptyState *m_empty;
    QTableView *m_view;
    ElidedLabel *m_line;
    QPushButton *m_stop;
    QPushButton *m_restore;
    QPushButton *m_make;
};

} // namespace Switchback
