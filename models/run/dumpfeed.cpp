// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/dumpfeed.h"

#include "engines/tablecopy.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Statements between the rows, rows as rows.
class Feeder
{
public:
    explicit Feeder(Connection &connection)
        : m_connection(connection)
        , m_taker(dynamic_cast<CopyTaker *>(&connection))
    {
    }
    Result<void> feed(const TableReplay &replay, DumpPart part, const QStringList &leftOut)
    {
        std::stop_source source;
        const std::stop_callback passOn(replay.watch.stop, [&source] { source.request_stop(); });
        const auto scripted = replay.tool->script(replay.file, part, leftOut,
            [this, &source](const QByteArray &bytes) {
                if (!m_done || !take(bytes)) {
                    source.request_stop(); // the program has nothing to write for any more
                }
            },
            { {}, source.get_token() });
        m_done = m_done && scripted ? sendStatements() : m_done;
        return m_done ? scripted : m_done;
    }

private:
    bool take(const QByteArray &bytes)
    {
        m_open += bytes;
        qsizetype first = 0; // of the rows not yet sent
        qsizetype at = 0;
        for (auto end = m_open.indexOf('\n'); end >= 0 && m_done; end = m_open.indexOf('\n', at)) {
            const auto line = QByteArrayView(m_open).sliced(at, end - at);
            if (m_rows && line == "\\.") {
                m_done = putRows(m_open.sliced(first, at - first));
                m_done = m_done ? m_taker->endCopy() : m_done;
                m_rows = false;
            } else if (!m_rows) {
                takeLine(line.toByteArray());
                first = end + 1;
            }
            at = end + 1;
        }
        if (m_rows && m_done && at > first) {
            m_done = putRows(m_open.sliced(first, at - first));
        }
        m_open.remove(0, at);
        return m_done.has_value();
    }
    Result<void> putRows(const QByteArray &rows)
    {
        return rows.isEmpty() ? Result<void>() : m_taker->putRows(rows);
    }
    // Commands for psql are none for us; timeouts are our own, and older servers do not know all.
    void takeLine(const QByteArray &line)
    {
        static const QRegularExpression unwanted(
            u"^(?:\\\\(?:un)?restrict |SET [a-z_]+_timeout = )"_s);
        if (unwanted.match(QString::fromUtf8(line)).hasMatch()) {
            return;
        }
        if (line.startsWith("COPY ") && line.endsWith(" FROM stdin;")) {
            m_done = sendStatements();
            m_done = m_done ? m_taker->startCopy(QString::fromUtf8(line)) : m_done;
            m_rows = m_done.has_value();
            return;
        }
        m_sql += line + '\n';
    }
    Result<void> sendStatements()
    {
        const auto sql = QString::fromUtf8(std::exchange(m_sql, {}));
        const auto sent = sql.trimmed().isEmpty() ? Result<Execution>(Execution())
                                                  : m_connection.execute(sql);
        return sent ? Result<void>() : fail(sent.error());
    }

    Connection &m_connection;
    CopyTaker *m_taker;
    Result<void> m_done;
    QByteArray m_open;
    QByteArray m_sql;
    bool m_rows = false;
};

} // namespace

Result<void> feedDump(
    Connection &connection, const TableReplay &replay, DumpPart part, const QStringList &leftOut)
{
    return Feeder(connection).feed(replay, part, leftOut);
}

} // namespace Switchback
