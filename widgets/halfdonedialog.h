// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// After a failure: which statements of a migration are in, and the ways on. Each leads to a plan.

#include "core/halfdone.h"
#include "core/plan.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace Switchback {

class Strip;
class Workspace;

class HalfDoneDialog : public QDialog
{
    Q_OBJECT
public:
    struct Wish {
        Version version; // empty: the one that was left half done
        std::optional<Direction> way; // empty: as its run says
    };
    HalfDoneDialog(Workspace *workspace, const Wish &wish, QWidget *parent = nullptr);
    void setHalfDone(const HalfDone &half);

Q_SIGNALS:
    void planWanted(const Switchback::Target &target);

private:
    void setupView();
    QWidget *makeFooter();
    void showStatements();
    void say(const Error &error);
    void choose(Mend mend);

    HalfDone m_half;
    QLabel *m_title;
    Strip *m_state;
    QListWidget *m_statements;
    QLabel *m_history;
    QLabel *m_landedLabel;
    QSpinBox *m_landed;
    QPushButton *m_finish;
    QPushButton *m_undo;
    QPushButton *m_mark;
    QPushButton *m_close;
};

} // namespace Switchback
