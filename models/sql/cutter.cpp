// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/cutter.h"

namespace Switchback {

namespace {

// What SQL's grammars pass over. QChar::isSpace() would also take a no-break space, which servers
// take for the beginning of a name.
bool isBlank(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

} // namespace

void Cutter::cut(qsizetype end, qsizetype next, bool hasCode)
{
    if (hasCode) {
        while (m_start < end && isBlank(m_text[m_start])) {
            ++m_start;
        }
        while (end > m_start && isBlank(m_text[end - 1])) {
            --end;
        }
    }
    if (hasCode && m_start < end) {
        m_line += int(m_text.sliced(m_counted, m_start - m_counted).count(u'\n'));
        m_counted = m_start;
        m_statements += Statement { m_text.sliced(m_start, end - m_start).toString(), m_line };
    }
    m_start = next;
}

} // namespace Switchback
