// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A scratch copy of the live database as a plan finds it: its schema and the rows of its history.
// A file is copied as it is, rows and all.

#include "engines/schemareader.h"
#include "run/scratch.h"
#include "run/session.h"

namespace Switchback {

/// The environment's scratch_url, or beside the database itself.
Result<ConnectionSettings> placeForScratch(const Session &session);

/// Which rows the copy has: all of them where that is quick, or those of the history alone.
enum class CopiedRows { Whole, History };

/// `live` is open on the database; it is only read.
Result<std::unique_ptr<Scratch>> liveCopy(const Session &session, const Schema &schema,
    const History &history, Connection &live, const ReadOptions &reading,
    CopiedRows copied = CopiedRows::Whole);

/// The session, with the scratch database in the place of its own.
Session movedTo(const Session &session, const ConnectionSettings &scratch);

/// History::table, quoted.
QString quotedTable(const Engine &engine, const QString &table);

/// A value as the engine's SQL writes it.
QString sqlLiteral(const Engine &engine, const QVariant &value);

} // namespace Switchback
