// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/schemareader.h"

#include "engines/postgresql/schemascript.h"

namespace Switchback {

const SchemaTools *schemaTools(QStringView engine)
{
    static const PgSchemaTools postgresql;
    return engine == u"postgresql" ? &postgresql : nullptr;
}

} // namespace Switchback
