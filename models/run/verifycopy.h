// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The scratch copy that a rehearsal runs on: made as the live database is, with rows of its own, and
// looked at between the legs.

#include "run/sample.h"
#include "run/scratch.h"
#include "run/seed.h"
#include "run/sight.h"
#include "run/verifypieces.h"

namespace Switchback {

class VerifyCopy
{
public:
    /// What is to be said of the copy's rows goes to `result`, and what begins to the request's watch.
    VerifyCopy(const Session &session, const VerifyRequest &request, const ReadOptions &reading,
        Verification &result);
    /// Looks at the live database, once, before all else.
    Result<void> begin();
    /// The copy anew; `bare`: without any rows but the history's.
    Result<void> stage(bool bare);
    /// Makes up the rows that are missing, where some are asked for.
    Result<void> fill();
    /// One way of one migration; the milliseconds that it took.
    Result<qint64> leg(const Piece &piece, Direction direction);
    Result<Sight> look(const Piece &piece);
    /// Rows that go where an application leaves foreign keys on (SQLite).
    QList<RowChange> cascades(const Piece &piece, const Sight &before);

    bool hasRows() const;
    bool makesRows() const { return m_rows > 0; }
    const Engine &engine() const { return *m_session.engine; }
    const QString &server() const { return m_server; } // its version
    void say(const QString &words) const;
    void note(const QStringList &notes);
    void drop() { m_scratch.reset(); }

private:
    Result<void> readRows(Connection &live);
    Error told(const Error &error) const;

    const Session &m_session;
    const ReadOptions &m_reading;
    const std::function<void(const QString &)> &m_said;
    Verification &m_result;
    History m_history;
    Schema m_live;
    SeenTables m_facts;
    QSet<QString> m_givenUp;
    bool m_sampled;
    qint64 m_rows;
    std::optional<Sample> m_sample;
    QSet<QString> m_names; // that an error may repeat though live rows are there
    QString m_server;
    std::unique_ptr<Scratch> m_scratch;
};

} // namespace Switchback
