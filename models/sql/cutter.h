// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Collects statements as exact slices of a text: what every splitter does once it knows where a
// statement ends.

#include "core/migration.h"

namespace Switchback {

class Cutter
{
public:
    Cutter(QStringView text, int firstLine)
        : m_text(text)
        , m_line(firstLine)
    {
    }
    /// Ends the statement before `end`; the next one starts at `next`. Without any code in it
    /// (comments and blanks alone) the piece is dropped.
    void cut(qsizetype end, qsizetype next, bool hasCode);
    qsizetype start() const { return m_start; }
    QList<Statement> take() { return std::move(m_statements); }

private:
    QStringView m_text;
    qsizetype m_start = 0;
    qsizetype m_counted = 0; // lines are counted up to here
    int m_line = 1;
    QList<Statement> m_statements;
};

} // namespace Switchback
