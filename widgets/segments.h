// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A few choices side by side, one of them taken; arrow keys move between them.

#include <QWidget>

class QButtonGroup;

namespace Switchback {

class Segments : public QWidget
{
    Q_OBJECT
public:
    /// `name` is what the whole choice is about, for screen readers.
    Segments(const QString &name, const QStringList &choices, QWidget *parent = nullptr);
    int current() const;
    void setCurrent(int index);
    void setChoiceEnabled(int index, bool enabled, const QString &reason = {});

Q_SIGNALS:
    void changed(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_buttons;
};

} // namespace Switchback
