// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What rehearsals found out, kept in the state folder: one JSON line a verdict, the last one for a
// file and a server counts.

#include "core/error.h"
#include "core/proof.h"

#include <QHash>
#include <QSet>

namespace Switchback {

Result<void> keepProofs(const QList<Proof> &proofs);

class Proofs
{
public:
    /// Of all projects; an unreadable line says nothing and hides no other.
    static Proofs read();
    /// NotRehearsed when nobody has.
    Proof of(const QString &sourceHash, const QString &engine, const QString &server) const;
    /// Versions, of any project, that this server has a verdict of.
    QSet<QString> versions(const QString &engine, const QString &server) const;

private:
    QHash<QString, Proof> m_proofs;
};

} // namespace Switchback
