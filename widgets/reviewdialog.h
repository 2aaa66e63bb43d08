// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan file under the eyes of a second person: every statement, what rehearsals found, who signed
// it; and the two ways on, to sign it and to run it.

#include "core/planfile.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace Switchback {

class SqlView;
class Strip;
class Workspace;

class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    ReviewDialog(Workspace *workspace, const QString &file, QWidget *parent = nullptr);
    void setReview(const PlanReview &review);

Q_SIGNALS:
    /// The plan page is to make this plan and to run it with the file.
    void planWanted(const Switchback::Target &target, const QString &file);

private:
    void setupView();
    void answered(const Result<PlanReview> &review);
    void showSignature();
    void askKey();

    Workspace *m_workspace;
    PlanReview m_review;
    QLabel *m_title;
    QLabel *m_about;
    Strip *m_state;
    SqlView *m_sql;
    QPushButton *m_sign;
    QPushButton *m_run;
};

} // namespace Switchback
