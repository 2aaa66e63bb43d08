// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The conformance suite's files. A .cases file holds many small migrations:
//
//   === name
//   config: [migration_primary_key: [type: :uuid]]     (optional; opts: and apps: are not the repository's)
//   body of change/0, or whole modules
//
// The .expected file beside it holds what each adapter sends, both ways.

#include "formats/ecto/ecto.h"

#include <QByteArray>
#include <QList>

namespace Switchback::Test {

struct EctoCase {
    QByteArray name;
    QByteArray config;
    QByteArray source; // a complete file
};

QList<EctoCase> ectoCases(const QByteArray &text);
/// What all three adapters make of it, as it stands in the .expected file.
QByteArray ectoExpectation(const EctoCase &oneCase);

} // namespace Switchback::Test
