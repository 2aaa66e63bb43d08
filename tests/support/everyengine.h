// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What holds on every engine is tried on every engine: rows for QFETCH(QString, engine).

#include <QTest>

namespace Switchback {

inline void everyEngine()
{
    QTest::addColumn<QString>("engine");
    for (const auto *engine : { "sqlite", "postgresql", "mysql" }) {
        QTest::newRow(engine) << QString::fromLatin1(engine);
    }
}

} // namespace Switchback
