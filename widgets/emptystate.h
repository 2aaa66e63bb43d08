// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where there is nothing to show: what to do next, in one sentence and one button.

#include <QWidget>

class QLabel;
class QPushButton;

namespace Switchback {

class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// No `button`: the sentence alone.
    void say(const QString &icon, const QString &sentence, const QString &button = {});

Q_SIGNALS:
    void pressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();
    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace Switchback
