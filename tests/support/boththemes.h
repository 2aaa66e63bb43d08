// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is shown is shown in both themes: rows for a test that begins with inTheme().

#include "widgets/palette.h"

#include <QTest>

namespace Switchback {

inline void bothThemes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Light or dark as the row of the test says; returns whether dark.
inline bool inTheme(Theme &theme)
{
    QFETCH(const bool, dark);
    theme.setChoice(dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
    return dark;
}

} // namespace Switchback
