// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A restore before it happens: what becomes of each table and of everything else, and the button
// that does it.

#include "core/backups.h"
#include "core/error.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace Switchback {

class ElidedLabel;
class RestoreModel;
class Strip;
class Workspace;

class RestoreView : public QWidget
{
    Q_OBJECT
public:
    explicit RestoreView(Workspace *workspace, QWidget *parent = nullptr);
    void setPreview(const RestorePreview &preview);
    void say(const Error &error);

Q_SIGNALS:
    void backWanted();
    void restoreWanted();

private:
    void setupView();
    QWidget *makeFooter();
    void updateButton();
    QString whyNot() const;
    QString database() const;

    Workspace *m_workspace;
    RestoreModel *m_model;
    QLabel *m_title;
    ElidedLabel *m_subtitle;
    Strip *m_warning;
    QTableView *m_view;
    QLabel *m_reason;
    QLineEdit *m_confirm;
    QPushButton *m_back;
    QPushButton *m_restore;
};

} // namespace Switchback
