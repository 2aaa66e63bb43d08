// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where one begins: a folder to open, a demo to try, the projects opened before.

#include "workspace/values.h"

#include <QWidget>

class QListView;
class QPushButton;
class QLabel;

namespace Switchback {

class RecentProjectsModel;

class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);
    /// Reads the list of recent projects again.
    void refresh();
    /// A folder hangs over the window, ready to be dropped.
    void setDropping(bool dropping);

Q_SIGNALS:
    void folderWanted();
    void demoWanted(Switchback::Demo demo);
    void projectChosen(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setupView();
    QPushButton *addChoice(const QString &name, const QString &icon, const QString &text);

    RecentProjectsModel *m_model;
    QListView *m_recent;
    QLabel *m_recentTitle;
    QLabel *m_drop;
    QPushButton *m_open;
    QPushButton *m_demo;
    QPushButton *m_demoOnPostgres;
    bool m_dropping = false;
};

} // namespace Switchback
