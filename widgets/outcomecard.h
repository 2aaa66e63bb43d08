// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a run ended: what is true now, in the engine's own sentences, and what can be done next.

#include "core/runevent.h"
#include "widgets/palette.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace Switchback {

class OutcomeCard : public QFrame
{
    Q_OBJECT
public:
    explicit OutcomeCard(QWidget *parent = nullptr);
    void setOutcome(const Outcome &outcome, const Plan &plan);
    /// Everything on the card, for the clipboard.
    QString text() const { return m_text; }

Q_SIGNALS:
    void timelineWanted();
    void logWanted();
    /// The way on: the same target once more.
    void againWanted();
    /// Which statements are in, and the ways on.
    void mendWanted();
    /// The statement that failed.
    void failureWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupView();
    void addTruth(const QString &line);
    void tint();

    Tone m_tone = Tone::Applied;
    QString m_iconName;
    QString m_text;
    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_error;
    QPlainTextEdit *m_server;
    QWidget *m_truths;
    QVBoxLayout *m_truthColumn;
    QLabel *m_next;
    QPushButton *m_copy;
    QPushButton *m_failure;
    QPushButton *m_log;
    QPushButton *m_mend;
    QPushButton *m_again;
    QPushButton *m_timeline;
};

} // namespace Switchback
