// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engines/factreader.h"

namespace Switchback {

class PgFactReader : public FactReader
{
public:
    LiveFacts read(Connection &connection, const ConnectionSettings &settings,
        const FactRequest &request) const override;
    Result<QList<SeenStatement>> statements(Connection &connection) const override;
};

} // namespace Switchback
