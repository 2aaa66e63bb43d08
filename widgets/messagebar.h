// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The card that stands where another program would open a box: what happened, what is true now,
// what can be done, and the server's own words for whoever wants them.

#include "core/error.h"
#include "widgets/palette.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace Switchback {

struct Message {
    Tone tone = Tone::Danger;
    QString happened;
    QString truth; // what is true now; may be empty
    QString next; // what can be done; may be empty
    QString details; // verbatim, copyable; may be empty
    QString action; // label of a button; empty = none
    bool operator==(const Message &) const = default;
};

Message messageFor(const Error &error, const QString &action = {});

class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);
    void showMessage(const Message &message);
    void dismiss();
    const Message &message() const { return m_message; }

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupView();
    void showDetails(bool shown);
    void copy() const;
    void tint();

    Message m_message;
    QLabel *m_icon;
    QLabel *m_happened;
    QLabel *m_truth;
    QLabel *m_next;
    QPlainTextEdit *m_details;
    QPushButton *m_action;
    QPushButton *m_detailsButton;
    QPushButton *m_copy;
    QToolButton *m_dismiss;
};

} // namespace Switchback
