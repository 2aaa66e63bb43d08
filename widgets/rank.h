// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Labels in the second rank: muted, and if wanted small or large. They follow the palette.

#include <QLabel>

namespace Switchback {

enum class Rank { Title, Body, Muted, Small };

/// Plain text in the rank's font and colour.
QLabel *makeLabel(Rank rank, const QString &text, QWidget *parent);
/// Gives an existing label the rank's look.
void setRank(QLabel *label, Rank rank);

} // namespace Switchback
