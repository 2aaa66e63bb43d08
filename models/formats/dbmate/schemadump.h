// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// db/schema.sql, rewritten after a run as dbmate rewrites it: the engine's own dump without its
// leading comments, and one INSERT of all versions.

#include "formats/tables.h"

namespace Switchback::Dbmate {

/// Absolute path of the schema file to keep up; empty when this project keeps none.
QString schemaFileOf(const FormatContext &context);

struct Dump {
    const ConnectionSettings &settings;
    const FormatContext &context;
    Connection &connection;
    TableName table;
};

/// Writes the file and says so; a missing or too old dump program is a note, not a failure.
QStringList dumpSchema(const Dump &dump, const QString &file);

/// The dump as dbmate keeps it: no leading comments or blank lines, every line ended.
QByteArray withoutLeadingComments(const QByteArray &dump);

} // namespace Switchback::Dbmate
