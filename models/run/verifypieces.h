// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which migrations a rehearsal tries, in which order and which way first.

#include "run/verify.h"

namespace Switchback {

struct Piece {
    Version version;
    QString name;
    QString path;
    QString source; // Step::sourceHash
    Direction direction = Direction::Up; // of the first leg
    Rendering rendering;
    bool passes = false; // on the way to one that is rehearsed
};

struct ChosenPieces {
    QList<Piece> pieces; // those that go up first in front
    QList<RoundTrip> open; // that cannot be tried here, with the reason
};

Result<ChosenPieces> verifyPieces(const Session &session, const VerifyRequest &request);

} // namespace Switchback
