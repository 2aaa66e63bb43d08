// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Ways back tried out on a scratch copy: what to try, how far it is, and a verdict with its evidence
// for each migration.

#include "core/rehearsed.h"
#include "widgets/location.h"

#include <QElapsedTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTimer;

namespace Switchback {

class ElidedLabel;
class EmptyState;
class RehearsalEvidence;
class RehearsalModel;
class Strip;
class Workspace;

class RehearsalPage : public QWidget
{
    Q_OBJECT
public:
    explicit RehearsalPage(Workspace *workspace, QWidget *parent = nullptr);

    /// What is offered first: a plan's steps, or migrations of the timeline: one with what it needs,
    /// or several, `version` being one of them.
    void offer(const std::optional<Target> &target, const Version &version);
    /// Starts what is chosen; says why not when it may not.
    void start();
    /// "2/5" while it goes on; empty otherwise.
    QString progressWords() const;

    // What the workspace announces.
    void showTrips(const QList<RehearsedTrip> &trips);
    void end(const RehearsalEnd &end, const QList<RehearsedTrip> &trips);

Q_SIGNALS:
    void goTo(const Switchback::Location &location);
    void progressed();

private:
    void setupView();
    QWidget *makeHeading();
    QWidget *makeOptions();
    QWidget *makeFooter();
    void setupActions();
    void connectWorkspace();
    void fillChoices();
    void fillRows();
    void addChoice(const QString &text, const RehearsalWish &wish);
    RehearsalWish wish() const;
    void begun();
    void follow(int row);
    void showSelected();
    void showSummary(const RehearsalEnd &end);
    void updateState();

    Workspace *m_workspace;
    RehearsalModel *m_model;
    QTimer *m_ticker; // only while it goes on
    QElapsedTimer m_clock;
    QString m_words; // what is done now
    bool m_stopping = false;
    bool m_following = true; // until the user looks elsewhere
    std::optional<Target> m_target;
    Version m_version;
    QList<RehearsalWish> m_choices;

    QLabel *m_title;
    ElidedLabel *m_subtitle;
    QProgressBar *m_bar;
    QComboBox *m_which;
    QComboBox *m_source;
    QComboBox *m_rows;
    Strip *m_summary;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    QTableView *m_view;
    RehearsalEvidence *m_evidence;
    ElidedLabel *m_line;
    QPushButton *m_stop;
    QPushButton *m_start;
};

} // namespace Switchback
