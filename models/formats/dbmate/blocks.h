// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The two blocks of a dbmate migration, found as dbmate finds them: by marker lines, wherever they
// stand, strings and comments included.

#include <QByteArray>
#include <QString>

namespace Switchback::Dbmate {

struct Block {
    qsizetype start = -1; // of the marker line; -1 = no such block
    qsizetype end = -1;
    bool transaction = true;
    bool operator==(const Block &) const = default;
};

struct Blocks {
    Block up;
    Block down;
    QString error; // one sentence when dbmate would refuse the file
    int errorLine = 0; // 1-based
    bool operator==(const Blocks &) const = default;
};

Blocks findBlocks(QByteArrayView text);

/// 1-based line of an offset.
int lineOf(QByteArrayView text, qsizetype offset);

} // namespace Switchback::Dbmate
