// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A line of text across a page on the wash of a tone, with one thing to do about it.

#include "widgets/palette.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Switchback {

class Strip : public QWidget
{
    Q_OBJECT
public:
    Strip(Tone tone, const QString &text, const QString &button, QWidget *parent = nullptr);
    /// From the page's edges, so that it stands in line with what is above.
    void setInset(int inset);
    void say(Tone tone, const QString &text, const QString &button = {});

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();
    Tone m_tone;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_button;
};

/// A border of one device pixel across a page.
QWidget *makeLine();

} // namespace Switchback
