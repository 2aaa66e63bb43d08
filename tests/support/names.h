// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a screen reader could not name: widgets that take the keyboard and have neither words nor
// an accessible name.

#include <QAbstractButton>
#include <QStringList>
#include <QWidget>

namespace Switchback {

inline QStringList unnamed(const QWidget &page)
{
    QStringList found;
    for (const auto *widget : page.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *parent = widget->parentWidget();
        const bool inside = parent
            && (parent->inherits("QLineEdit") || parent->inherits("QTabBar")
                || parent->inherits("QAbstractSpinBox")
                || parent->inherits("QComboBoxPrivateContainer"));
        const bool speaks = !widget->accessibleName().isEmpty()
            || (button && !button->text().isEmpty());
        // An empty or hidden button is given its words together with its purpose.
        const bool idle = button && !widget->isVisible();
        if (widget->focusPolicy() & Qt::TabFocus && !inside && !idle && !speaks
            && !widget->inherits("QScrollBar")) {
            found += QLatin1StringView(widget->metaObject()->className()) + u' '
                + widget->objectName();
        }
    }
    return found;
}

} // namespace Switchback
