// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the next backup goes, and whether it is tried out.

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Switchback {

class BackupDialog : public QDialog
{
    Q_OBJECT
public:
    BackupDialog(const QString &file, const QString &database, QWidget *parent);
    QString file() const;
    bool test() const;

private:
    void setupView(const QString &database);
    void browse();
    void check();

    QLineEdit *m_file;
    QCheckBox *m_test;
    QLabel *m_note;
    QPushButton *m_make;
};

} // namespace Switchback
