// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migration that only the project's own tool can run: the exact command, environment and folder
// first, then, only when somebody presses the button, what the tool says and how it ended.

#include "core/runevent.h"
#include "workspace/values.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QCheckBox;
class QPushButton;

namespace Switchback {

class Strip;
class Workspace;

class OwnToolCard : public QWidget
{
    Q_OBJECT
public:
    explicit OwnToolCard(Workspace *workspace, QWidget *parent = nullptr);
    /// Asks how the tool would be started, and shows it.
    void offer(const PlanStop &stop, Direction direction);
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void backWanted();
    /// The tool has done its migration: the rest of the plan can be made.
    void goOnWanted();

private:
    void setupView();
    QWidget *makeHeading();
    QWidget *makeFacts();
    QWidget *makeFooter();
    void connectWorkspace();
    void answered(const Result<OwnToolOffer> &answer);
    void start();
    void ended(const Outcome &outcome);
    void showTrust();
    void updateButtons();

    Workspace *m_workspace;
    OwnToolOffer m_offer;
    int m_asked = 0; // late answers carry an older number
    bool m_known = false; // the tool is there
    bool m_running = false;
    bool m_done = false;

    QLabel *m_title;
    QLabel *m_reason;
    Strip *m_state;
    QWidget *m_facts;
    QLineEdit *m_command;
    QLineEdit *m_environment;
    QLineEdit *m_folder;
    QCheckBox *m_trust;
    QPlainTextEdit *m_output;
    QWidget *m_room; // where there will be no output
    QPushButton *m_copy;
    QPushButton *m_back;
    QPushButton *m_stop;
    QPushButton *m_run;
};

} // namespace Switchback
