// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/ledger.h"

#include "core/plantiles.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"
#include "run/deadline.h"
#include "run/livejudge.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 ReadASecond = 200'000'000;

struct Question {
    Loss loss;
    QDateTime appliedAt; // of the migration that is rolled back; invalid: not known
};

/// What one count asks for, and how its answer is read.
struct Count {
    QString sql;
    Evidence evidence = Evidence::None;
    QString column; // of the evidence
    bool ofColumn = false;
};

class LedgerReader
{
public:
    LedgerReader(const Session &session, Connection &connection, const LedgerOptions &options)
        : m_session(session)
        , m_engine(*session.engine)
        , m_connection(connection)
        , m_options(options)
        , m_end(Deadline::Clock::now() + options.budget)
    {
    }

    QList<LedgerRow> read(const QList<Question> &questions)
    {
        QStringList tables;
        for (const auto &question : questions) {
            tables += tableOf(question.loss);
        }
        tables.removeDuplicates();
        tables.removeAll(QString());
        m_facts = readFacts(m_session, m_connection, tables, m_options.budget / 2, false);
        m_commitTimes = isPostgres() && askCommitTimes();
        const Deadline deadline(m_connection, m_end);
        QList<LedgerRow> ledger;
        for (const auto &question : questions) {
            ledger += counted(question);
        }
        return ledger;
    }

private:
    bool isPostgres() const { return m_engine.info().id == "postgresql"_L1; }
    bool isSqlite() const { return m_engine.info().embedded; }

    bool askCommitTimes()
    {
        const auto rows = m_connection.query(u"SELECT current_setting('track_commit_timestamp')"_s);
        return rows && rows->rows.value(0).value(0).toString() == "on"_L1;
    }

    QString quoted(const QString &name) const
    {
        QStringList names;
        for (const auto &part : name.split(u'.')) {
            names += m_engine.identifier(part);
        }
        return names.join(u'.');
    }

    LedgerRow counted(const Question &question)
    {
        LedgerRow row { .loss = question.loss };
        const auto table = tableOf(question.loss);
        if (table.isEmpty()) {
            return row;
        }
        const auto *facts = m_facts.table(table);
        const auto count = countOf(question, facts);
        if (facts) {
            describe(*facts, row);
        }
        const auto seconds = facts ? facts->bytes.value_or(0) / ReadASecond : 0;
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(
            m_end - Deadline::Clock::now());
        if (Deadline::Clock::now() >= m_end || seconds > left.count()) {
            estimate(facts, tr("Counting takes too long."), row);
            return row;
        }
        const auto answer = m_connection.query(count.sql);
        if (!answer) {
            const auto &error = answer.error();
            if (error.kind == ErrorKind::Cancelled || Deadline::Clock::now() >= m_end) {
                estimate(facts, tr("Counting takes too long."), row);
            } else {
                row.trouble = oneLine(error);
            }
            return row;
        }
        take(answer->rows.value(0), count, question, facts, row);
        takeSample(table, row);
        return row;
    }

    static void estimate(const TableFacts *facts, const QString &why, LedgerRow &row)
    {
        row.trouble = why;
        if (facts && facts->rows) {
            row.rows = facts->rows;
            row.estimated = true;
        }
    }

    static void describe(const TableFacts &facts, LedgerRow &row)
    {
        const auto column = isOfColumn(row.loss) ? row.loss.object.section(u'.', -1) : QString();
        for (const auto &dependant : facts.dependants) {
            const bool concerned = column.isEmpty() || dependant.column.isEmpty()
                || dependant.column.compare(column, Qt::CaseInsensitive) == 0;
            if (concerned && !row.dependants.contains(dependant.what)) {
                row.dependants += dependant.what;
            }
        }
        if (column.isEmpty() && facts.bytes) {
            row.bytes = *facts.bytes + facts.indexBytes.value_or(0);
        }
    }

    /// rows, values and their bytes, rows since, time of the newest.
    Count countOf(const Question &question, const TableFacts *facts) const
    {
        const auto table = tableOf(question.loss);
        Count count { .ofColumn = isOfColumn(question.loss) };
        const auto column = count.ofColumn
            ? m_engine.identifier(question.loss.object.section(u'.', -1))
            : QString();
        QStringList parts { u"count(*)"_s };
        parts += count.ofColumn ? u"count(%1)"_s.arg(column) : u"NULL"_s;
        parts += count.ofColumn ? bytesOf(column) : u"NULL"_s;
        const auto time = timeOf(facts, count);
        const auto there = count.ofColumn ? u"%1 IS NOT NULL AND "_s.arg(column) : QString();
        const auto moment = question.appliedAt.isValid()
            ? momentOf(question.appliedAt, facts, count)
            : QString();
        parts += time.isEmpty() || moment.isEmpty()
            ? u"NULL"_s
            : u"sum(CASE WHEN %1%2 > %3 THEN 1 ELSE 0 END)"_s.arg(there, time, moment);
        parts += time.isEmpty() ? u"NULL"_s
            : count.ofColumn    ? u"max(CASE WHEN %1 IS NOT NULL THEN %2 END)"_s.arg(column, time)
                                : u"max(%1)"_s.arg(time);
        count.sql = u"SELECT %1 FROM %2"_s.arg(parts.join(u", "_s), quoted(table));
        return count;
    }

    QString bytesOf(const QString &column) const
    {
        return isPostgres() ? u"sum(pg_column_size(%1))"_s.arg(column)
            : isSqlite()    ? u"sum(length(CAST(%1 AS BLOB)))"_s.arg(column)
                            : u"sum(length(%1))"_s.arg(column);
    }

    /// An expression for when a row was written last; empty where nothing tells.
    QString timeOf(const TableFacts *facts, Count &count) const
    {
        if (m_commitTimes) {
            count.evidence = Evidence::CommitTimes;
            return u"pg_xact_commit_timestamp(xmin)"_s;
        }
        static const QStringList names { u"updated_at"_s, u"modified_at"_s, u"changed_at"_s,
            u"updatedat"_s, u"updated_on"_s, u"last_modified"_s, u"inserted_at"_s, u"created_at"_s,
            u"createdat"_s, u"created_on"_s };
        for (const auto &name : names) {
            for (const auto &column : facts ? facts->columns : QList<ColumnFacts>()) {
                if (column.name.toLower() == name && isTime(column)) {
                    count.evidence = Evidence::Column;
                    count.column = column.name;
                    const auto quotedName = m_engine.identifier(column.name);
                    return isSqlite() ? u"datetime(%1)"_s.arg(quotedName) : quotedName;
                }
            }
        }
        return {};
    }

    bool isTime(const ColumnFacts &column) const
    {
        const auto type = column.type.toLower();
        return type.contains("time"_L1) || type.contains("date"_L1)
            || (isSqlite() && (type.startsWith("text"_L1) || type.isEmpty()));
    }

    /// The time of the migration as the expression's type has it. Columns without a zone hold UTC.
    QString momentOf(const QDateTime &at, const TableFacts *facts, const Count &count) const
    {
        const auto utc = m_engine.literal(at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s));
        if (!isPostgres()) {
            return utc;
        }
        const auto moment = u"(%1::timestamp AT TIME ZONE 'UTC')"_s.arg(utc);
        if (count.evidence == Evidence::CommitTimes) {
            return moment;
        }
        for (const auto &column : facts->columns) {
            if (column.name == count.column && column.type.contains("with time zone"_L1)) {
                return moment;
            }
        }
        return utc + u"::timestamp"_s;
    }

    void take(const QVariantList &values, const Count &count, const Question &question,
        const TableFacts *facts, LedgerRow &row) const
    {
        row.rows = values.value(0).toLongLong();
        if (count.ofColumn) {
            row.values = values.value(1).toLongLong();
            row.bytes = values.value(2).toLongLong();
        }
        row.newest = timeFrom(values.value(4));
        if (question.loss.madeHere) {
            row.evidence = Evidence::Made;
            row.since = count.ofColumn ? row.values : row.rows;
            return;
        }
        if (!question.appliedAt.isValid()) {
            return;
        }
        if (count.evidence != Evidence::None) {
            row.evidence = count.evidence;
            row.evidenceColumn = count.column;
            row.since = values.value(3).toLongLong();
            return;
        }
        // The server's counters count from a day of their own; before it they know nothing.
        const bool covered = !m_facts.countersSince.isValid()
            || m_facts.countersSince <= question.appliedAt;
        if (facts && facts->everWritten && covered) {
            row.evidence = Evidence::Statistics;
            row.since = std::min(*row.rows, *facts->everWritten);
        }
    }

    static QDateTime timeFrom(const QVariant &value)
    {
        if (value.isNull()) {
            return {};
        }
        auto at = value.toDateTime();
        if (!at.isValid()) {
            at = QDateTime::fromString(value.toString().replace(u' ', u'T'), Qt::ISODate);
        }
        if (at.isValid() && at.timeSpec() == Qt::LocalTime) {
            at = QDateTime(at.date(), at.time(), QTimeZone::UTC);
        }
        return at;
    }

    void takeSample(const QString &table, LedgerRow &row)
    {
        if (m_options.sample <= 0) {
            return;
        }
        const auto column = isOfColumn(row.loss)
            ? m_engine.identifier(row.loss.object.section(u'.', -1))
            : QString();
        const auto rows = m_connection.query(column.isEmpty()
                ? u"SELECT * FROM %1 LIMIT %2"_s.arg(quoted(table)).arg(m_options.sample)
                : u"SELECT %1 FROM %2 WHERE %1 IS NOT NULL LIMIT %3"_s.arg(column, quoted(table))
                      .arg(m_options.sample));
        for (const auto &values : rows ? rows->rows : QList<QVariantList>()) {
            QStringList parts;
            for (qsizetype i = 0; i < values.size(); ++i) {
                parts += rows->columns.value(i) + u": "_s
                    + (values.at(i).isNull() ? u"NULL"_s : masked(values.at(i).toString()));
            }
            row.sample += parts.join(u", "_s);
        }
    }

    const Session &m_session;
    const Engine &m_engine;
    Connection &m_connection;
    const LedgerOptions &m_options;
    const Deadline::Clock::time_point m_end;
    LiveFacts m_facts;
    bool m_commitTimes = false;
};

Result<QList<LedgerRow>> readAll(
    const Session &session, QList<Question> questions, bool rollback, const LedgerOptions &options)
{
    if (questions.isEmpty()) {
        return QList<LedgerRow>();
    }
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    if (!rollback) {
        for (auto &question : questions) {
            question.appliedAt = {};
        }
    }
    return LedgerReader(session, **connection, options).read(questions);
}

/// When each migration was applied, as the history tells.
QHash<QString, QDateTime> appliedTimes(const Session &session)
{
    QHash<QString, QDateTime> times;
    QSet<QString> kept; // by the tool itself
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    const auto history = connection ? session.format->history(**connection, session.context)
                                    : Result<History>(fail(connection.error()));
    for (const auto &entry : history ? history->entries : QList<HistoryEntry>()) {
        times.insert(entry.version.text, entry.appliedAt);
        if (entry.appliedAt.isValid()) {
            kept += entry.version.text;
        }
    }
    // Some tools keep no times; what this program ran is in its own log.
    for (const auto &entry : readAudit().value_or(QList<AuditEntry>())) {
        auto &at = times[entry.version];
        const bool ran = entry.ok && entry.action == "up"_L1
            && entry.database == session.connection.display;
        at = ran && (!at.isValid() || !kept.contains(entry.version)) ? entry.at : at;
    }
    return times;
}

} // namespace

bool isOfColumn(const Loss &loss)
{
    const bool column = loss.kind == Loss::Kind::Column || loss.kind == Loss::Kind::Values;
    return column && loss.object.contains(u'.');
}

QString tableOf(const Loss &loss)
{
    switch (loss.kind) {
    case Loss::Kind::Table:
    case Loss::Kind::Rows:
        return loss.object;
    case Loss::Kind::Column:
    case Loss::Kind::Values:
        return isOfColumn(loss) ? loss.object.section(u'.', 0, -2) : loss.object;
    default:
        return {};
    }
}

Result<QList<LedgerRow>> readLedger(const Session &session, const Plan &plan,
    const QList<ScriptVerdict> &verdicts, const LedgerOptions &options)
{
    const bool rollback = plan.target.direction == Direction::Down;
    if (planLosses(verdicts).isEmpty()) {
        return QList<LedgerRow>();
    }
    const auto times = rollback ? appliedTimes(session) : QHash<QString, QDateTime>();
    QList<Question> questions;
    for (qsizetype step = 0; step < verdicts.size(); ++step) {
        for (const auto &loss : losses(verdicts.at(step))) {
            if (!std::ranges::contains(questions, loss, &Question::loss)) {
                questions += { loss, times.value(plan.steps.value(step).version.text) };
            }
        }
    }
    return readAll(session, questions, rollback, options);
}

Result<QList<LedgerRow>> readLedger(
    const Session &session, const QList<Loss> &losses, std::chrono::milliseconds budget)
{
    QList<Question> questions;
    for (const auto &loss : losses) {
        questions += { loss, {} };
    }
    return readAll(session, questions, false, { .budget = budget });
}

} // namespace Switchback
