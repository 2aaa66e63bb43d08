// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The staged set that is to replace an unsafe migration, file by file as differences, and what became
// of it on a scratch copy. Nothing is written before the button is pressed.

#include "core/safeset.h"

#include <QDialog>

#include <stop_token>

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
    ~SafeDialog() override;
    /// Not to be written before a proof is there.
    void setSet(const SafeSet &set);
    void setProof(const SafeProof &proof);
    const SafeSet &set() const { return m_set; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupView();
    void showFile();
    void write();
    void prove();
    void say(const Error &error);

    Workspace *m_workspace;
    std::stop_source m_stop; // of the trial
    SafeSet m_set;
    QLabel *m_title;
    Strip *m_strip;
    QListWidget *m_files;
    QLabel *m_note;
    QTextBrowser *m_text;
    QPushButton *m_write;
};

} // namespace Switchback
