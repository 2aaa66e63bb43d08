// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the next backup holds, where it goes, and whether it is tried out.

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace Switchback {

class BackupDialog : public QDialog
{
    Q_OBJECT
public:
    BackupDialog(const QString &file, const QString &database, QWidget *parent);
    QString file() const;
    bool test() const;
    /// Only the tables that the pending migrations touch.
    bool affected() const;
    /// `why` they cannot be backed up alone; empty: they can.
    void setAffected(const QStringList &tables, const QString &why);

private:
    void setupView(const QString &database);
    void browse();
    void check();

    QRadioButton *m_whole;
    QRadioButton *m_affected;
    QLabel *m_tables;
    QLineEdit *m_file;
    QCheckBox *m_test;
    QLabel *m_note;
    QPushButton *m_make;
};

} // namespace Switchback
