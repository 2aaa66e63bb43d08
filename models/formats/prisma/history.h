// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// _prisma_migrations: its rows read as states, its DDL, and what a run writes into it. A row is
// written before its migration, finished after it; one that never finished stops every later run
// until it is marked as rolled back.

#include "formats/steps.h"
#include "formats/tables.h"

namespace Switchback::Prisma {

TableName tableOf(const FormatContext &context, const ServerInfo &server);
Result<History> readHistory(Connection &connection, const FormatContext &context);

/// The schema where the URL names one that is not there, and the table, in Prisma's own words.
QStringList tableDdl(const Engine &engine, const TableName &name, const ServerInfo &server);

/// Whether a table stands in the schema that Prisma would mind: then it wants a baseline (P3005).
Result<bool> holdsTables(Connection &connection, const Engine &engine, const TableName &name);

/// What a step writes: up, down, and the ways on from a row that never finished.
StepHistory stepHistory(const StepRequest &request, const FormatContext &context);

} // namespace Switchback::Prisma
