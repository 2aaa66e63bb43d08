// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What pages that do long work have alike, above and below.

#include <QList>

class QLabel;
class QProgressBar;
class QString;
class QWidget;

namespace Switchback {

/// What the page is for, where it stands, and how far its work is.
QWidget *pageHeading(QLabel *title, QWidget *subtitle, QProgressBar *progress);
/// What is known beside what can be done; the first takes the room that is left.
QWidget *pageFooter(const QList<QWidget *> &parts);

} // namespace Switchback
