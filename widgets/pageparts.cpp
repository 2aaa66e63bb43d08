// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/pageparts.h"

#include "widgets/rank.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace Switchback {

QWidget *pageHeading(QLabel *title, QWidget *subtitle, QProgressBar *progress)
{
    setRank(title, Rank::Title);
    subtitle->setForegroundRole(QPalette::PlaceholderText);
    progress->setTextVisible(false);
    progress->setFixedHeight(10);
    auto *heading = new QWidget;
    auto *column = new QVBoxLayout(heading);
    column->setContentsMargins(12, 16, 12, 12);
    column->setSpacing(4);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addWidget(progress);
    return heading;
}

QWidget *pageFooter(const QList<QWidget *> &parts)
{
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    for (auto *part : parts) {
        row->addWidget(part, part == parts.first() ? 1 : 0);
    }
    return footer;
}

} // namespace Switchback
