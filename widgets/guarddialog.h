// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The mark by which the open database says that it is protected: set with a note, taken away with
// the database's name, typed.

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Switchback {

class Strip;
class Workspace;

class GuardDialog : public QDialog
{
    Q_OBJECT
public:
    explicit GuardDialog(Workspace *workspace, QWidget *parent = nullptr);

private:
    void setupView();
    void check();
    void apply();
    QString database() const;

    Workspace *m_workspace;
    bool m_marked; // else it is to be
    QLineEdit *m_text; // the note, or the name
    Strip *m_message;
    QPushButton *m_apply;
};

} // namespace Switchback
