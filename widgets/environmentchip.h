// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One environment as a button: its colour as a dot, a lock when it is protected, its name.

#include "core/project.h"

#include <QAbstractButton>

namespace Switchback {

class EnvironmentChip : public QAbstractButton
{
    Q_OBJECT
public:
    EnvironmentChip(const Environment &environment, int number, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_colour;
    bool m_isProtected;
};

/// The colour of an environment as switchback.toml names it; invalid when it names none.
QColor environmentColour(const QString &name, bool dark);

} // namespace Switchback
