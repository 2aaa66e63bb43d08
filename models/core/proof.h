// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a rehearsal found out about a migration's way back, bound to the bytes of its file and the
// version of the server: another file or another server, and it says nothing.

#include "core/migration.h"

#include <QDateTime>
#include <QStringList>

namespace Switchback {

enum class Verdict {
    NotRehearsed,
    Proven, // schema and rows return
    ShapeOnly, // the schema returns; there were no rows that could have
    Lossy, // the schema returns, some rows or values do not
    Impossible, // there is no way back
    Broken, // the way back fails, or does not lead back
    Fails, // already the way there
};

struct Proof {
    QString source; // Step::sourceHash
    QString engine; // Engine::info().id
    QString server; // "17.2": Plan::serverVersion
    Version version;
    Verdict verdict = Verdict::NotRehearsed;
    QStringList reasons; // what is lost, left behind or in the way; one sentence each
    qint64 rows = 0; // in the tables that the migration touches
    QDateTime at; // UTC
    bool operator==(const Proof &) const = default;
};

/// "proven", "shape-only", "lossy", "impossible", "broken", "fails", "not-rehearsed": never translated.
QString verdictWord(Verdict verdict);
/// NotRehearsed for a word that is none.
Verdict verdictFromWord(const QString &word);
/// For a badge: "Proven".
QString verdictTitle(Verdict verdict);
/// One sentence for a tool tip.
QString verdictSentence(const Proof &proof);

} // namespace Switchback
