// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One unsafe migration as the staged set that replaces it: files as they would be, nothing written.

#include "core/finding.h"

#include <QStringList>

namespace Switchback {

struct SafeFile {
    QString path; // as Migration::path
    QByteArray before; // empty: the file is new
    QByteArray after;
    bool isNew = false;
    QString note; // what it is for, and when it is to run
    bool operator==(const SafeFile &) const = default;
};

/// What became of the set on a scratch copy of the database.
struct SafeProof {
    enum class Outcome {
        NotTried, // `reason` says why
        Proven, // it comes to what the original comes to, and its way back leads to the start
        Failed, // `reason` says what is different, or what the server said
    };
    Outcome outcome = Outcome::NotTried;
    QString reason;
    QStringList notes; // what a proof does not cover: no rows, no way back
    qint64 rows = 0; // made for the copy
    bool operator==(const SafeProof &) const = default;
};

struct SafeSet {
    Version version; // of the migration that it replaces
    QString name;
    QList<Version> versions; // of the migrations that take its place, in the order they run
    QList<SafeFile> files; // in the order in which they run; the changed one first
    QStringList notes; // what was left as it was
    QList<Finding> findings; // of the rules in the result, without the suppressed ones
    QStringList different; // what is meant to be other than the original makes it: "users.total"
    bool mends = false; // the original fails
    bool refused = false; // an error among them that the original did not have
    bool operator==(const SafeSet &) const = default;
};

/// Is this difference, as it is shown ("public.users.total"), one that is meant?
bool isMeant(const SafeSet &set, const QString &object);

/// One sentence and what it leaves open, for people.
QString proofText(const SafeProof &proof);

} // namespace Switchback
