// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// With SWITCHBACK_PICTURES set to a folder, tests of the window leave pictures of what they
// tested there, for people to look at.

#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace Switchback {

inline void takePicture(QWidget *widget, const QString &name)
{
    const auto folder = qEnvironmentVariable("SWITCHBACK_PICTURES");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        widget->grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
    }
}

} // namespace Switchback
