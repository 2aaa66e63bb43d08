// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The staged set that is to replace an unsafe migration, file by file as differences. Nothing is
// written before the button is pressed.

#include "core/safeset.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace Switchback {

class Strip;
class Workspace;

class SafeDialog : public QDialog
{
    Q_OBJECT
public:
    /// Asks for the set at once.
    SafeDialog(Workspace *workspace, const Finding &finding, QWidget *parent);
    void setSet(const SafeSet &set);
    const SafeSet &set() const { return m_set; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupView();
    void showFile();
    void write();
    void say(const Error &error);

    Workspace *m_workspace;
    SafeSet m_set;
    QLabel *m_title;
    Strip *m_strip;
    QListWidget *m_files;
    QLabel *m_note;
    QTextBrowser *m_text;
    QPushButton *m_write;
};

} // namespace Switchback
