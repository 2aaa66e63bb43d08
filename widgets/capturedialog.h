// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A difference written as a new migration: its name, the files as they would be, and whether both
// ways were seen to work.

#include "workspace/differencereader.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;

namespace Switchback {

class BadgeLabel;
class SqlView;
class Strip;

class CaptureDialog : public QDialog
{
    Q_OBJECT
public:
    CaptureDialog(DifferenceReader *reader, const ScriptWish &wish, const QString &language,
        QWidget *parent = nullptr);

Q_SIGNALS:
    void written(const QStringList &paths);

private:
    void setupView();
    void scriptsCame(const Result<CaptureScripts> &answer);
    void preview();
    void refuse(const Error &error);
    void write();

    DifferenceReader *m_reader;
    const QString m_language; // of the files; empty: SQL
    std::optional<CaptureScripts> m_scripts;
    CapturePreview m_files;
    int m_asked = 0;

    QLineEdit *m_name;
    QTimer *m_pause; // while a name is typed
    BadgeLabel *m_up;
    BadgeLabel *m_down;
    Strip *m_trouble;
    SqlView *m_text;
    QPushButton *m_write;
};

} // namespace Switchback
