// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/pgconnection.h"

#include "core/tr.h"
#include "engines/place.h"
#include "engines/postgresql/libpq.h"
#include "engines/postgresql/pgerror.h"
#include "engines/postgresql/pgurl.h"
#include "engines/postgresql/pgvalue.h"

#include <QElapsedTimer>
#include <QSqlError>

#include <poll.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

struct Clearer {
    void operator()(PGresult *result) const { PQclear(result); }
};
using OwnedResult = std::unique_ptr<PGresult, Clearer>;

QString fieldOf(const PGresult *result, char field)
{
    return QString::fromUtf8(PQresultErrorField(result, field));
}

// As the server says it, without the echo of the statement that libpq adds.
QString serverWords(const PGresult *result)
{
    auto words = fieldOf(result, PG_DIAG_MESSAGE_PRIMARY);
    for (const auto &[field, name] : { std::pair(PG_DIAG_MESSAGE_DETAIL, "DETAIL"_L1),
             std::pair(PG_DIAG_MESSAGE_HINT, "HINT"_L1),
             std::pair(PG_DIAG_CONTEXT, "CONTEXT"_L1) }) {
        const auto text = fieldOf(result, char(field));
        words += text.isEmpty() ? QString() : u'\n' + name + ": "_L1 + text;
    }
    return words;
}

// Large results are only drained: a chunk at a time is held, never all of it.
void streamRows(PGconn *connection)
{
#ifdef LIBPQ_HAS_CHUNK_MODE
    PQsetChunkedRowsMode(connection, 500);
#else
    PQsetSingleRowMode(connection);
#endif
}

} // namespace

PgConnection::PgConnection()
    : m_database(u"QPSQL"_s)
{
}

PgConnection::~PgConnection()
{
    PQfreeCancel(m_cancel);
}

Result<std::unique_ptr<PgConnection>> PgConnection::open(
    const ConnectionSettings &settings, Access access)
{
    auto connection = std::unique_ptr<PgConnection>(new PgConnection);
    connection->m_settings = settings;
    auto &database = connection->m_database.get();
    if (!connection->m_database.hasDriver()) {
        return fail({ .kind = ErrorKind::Connection,
            .what = tr("Qt's driver for PostgreSQL is not installed."),
            .untouched = tr("Nothing was opened."),
            .next = tr("Install the package that holds Qt's QPSQL driver.") });
    }
    database.setHostName(settings.host);
    database.setDatabaseName(settings.database);
    database.setUserName(settings.user);
    database.setPassword(settings.password.reveal());
    database.setPort(settings.port > 0 ? settings.port : -1);
    database.setConnectOptions(libpqOptions(settings));
    if (!database.open()) {
        return fail(pgConnectError(settings, database.lastError().databaseText()));
    }
    connection->m_address = addressInWords(settings);
    connection->m_handle = connection->m_database.handle<PGconn>();
    connection->m_cancel = PQgetCancel(connection->m_handle);
    PQsetNoticeReceiver(connection->m_handle, &PgConnection::notice, connection.get());
    if (const auto read = connection->readServer(access); !read) {
        return fail(read.error());
    }
    return connection;
}

Result<std::unique_ptr<PgConnection>> PgConnection::another() const
{
    return open(m_settings, Access::ReadOnly);
}

// Qt sets the session's time zone and bytea format for itself; a migration must meet the server's
// own. One message, one round trip.
Result<void> PgConnection::readServer(Access access)
{
    const auto ask = [this, access](QLatin1StringView system) {
        const auto guard = access == Access::ReadOnly
            ? "; SET default_transaction_read_only = on"_L1
            : ""_L1;
        return query(
            "RESET timezone; RESET bytea_output; "
            "SELECT current_setting('server_version'), current_setting('server_version_num')::int, "
            "current_database()::text, current_user::text, current_schema()::text, "
            "pg_is_in_recovery(), "
            "current_setting('default_transaction_read_only') = 'on', pg_backend_pid(), "
            "(SELECT oid FROM pg_database WHERE datname = current_database()), "_L1
            + system + guard);
    };
    auto rows = ask("(SELECT system_identifier::text FROM pg_control_system())"_L1);
    if (!rows && rows.error().sqlState == "42501"_L1) {
        rows = ask("''"_L1); // some hosts keep it to themselves
    }
    if (!rows) {
        auto error = rows.error();
        error.kind = ErrorKind::Connection;
        return fail(error);
    }
    const auto row = rows->rows.value(0);
    m_server = { .product = u"PostgreSQL"_s,
        .version = row.value(0).toString().section(u' ', 0, 0),
        .number = row.value(1).toInt(),
        .identity = row.value(9).toString() + u'/' + row.value(8).toString(),
        .database = row.value(2).toString(),
        .user = row.value(3).toString(),
        .schema = row.value(4).toString(),
        .readOnly = row.value(6).toBool(),
        .replica = row.value(5).toBool(),
        .backend = row.value(7).toLongLong() };
    return {};
}

void PgConnection::notice(void *self, const pg_result *result)
{
    const auto severity = fieldOf(result, PG_DIAG_SEVERITY);
    static_cast<PgConnection *>(self)->m_notices += severity + ": "_L1 + serverWords(result);
}

Error PgConnection::lost() const
{
    return { .kind = ErrorKind::Failed,
        .what = tr("The connection to the server at %1 was lost.").arg(m_address),
        .server = QString::fromUtf8(PQerrorMessage(m_handle)).trimmed(),
        .sqlState = u"08006"_s };
}

Error PgConnection::error(const QByteArray &sql, const pg_result *result) const
{
    const auto state = fieldOf(result, PG_DIAG_SQLSTATE);
    if (state.isEmpty() && PQstatus(m_handle) == CONNECTION_BAD) {
        return lost();
    }
    const bool cancelled = state == "57014"_L1 && m_cancelAsked;
    const auto position = fieldOf(result, PG_DIAG_STATEMENT_POSITION).toLongLong();
    return { .kind = cancelled ? ErrorKind::Cancelled : ErrorKind::Failed,
        .what = pgSentence(state, m_address),
        .server = state.isEmpty() ? QString::fromUtf8(PQresultErrorMessage(result)).trimmed()
                                  : serverWords(result),
        .sqlState = state,
        .place = position > 0 ? placeOfCharacter(sql, position - 1) : Place() };
}

void PgConnection::drainCopy()
{
    char *data = nullptr;
    while (PQgetCopyData(m_handle, &data, 0) > 0) {
        PQfreemem(data);
    }
}

void PgConnection::take(pg_result *result, const Sink &sink, Answer &answer)
{
    auto *rows = sink.whole;
    switch (PQresultStatus(result)) {
    case PGRES_COPY_IN:
        PQputCopyEnd(m_handle, "COPY FROM STDIN is not supported here");
        break;
    case PGRES_COPY_OUT:
        drainCopy();
        break;
#ifdef LIBPQ_HAS_CHUNK_MODE
    case PGRES_TUPLES_CHUNK:
#endif
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE:
        if (sink.parts) {
            (*sink.parts)(result);
        }
        if (rows) {
            *rows = {};
            for (int i = 0; i < PQnfields(result); ++i) {
                rows->columns += QString::fromUtf8(PQfname(result, i));
            }
            for (int r = 0; r < PQntuples(result); ++r) {
                QVariantList row;
                for (int i = 0; i < PQnfields(result); ++i) {
                    row += pgValue(result, r, i);
                }
                rows->rows += row;
            }
        }
        [[fallthrough]];
    case PGRES_COMMAND_OK:
        if (const auto *count = PQcmdTuples(result); count && *count) {
            answer.rows = std::max<qint64>(answer.rows, 0) + QByteArrayView(count).toLongLong();
        }
        break;
    case PGRES_BAD_RESPONSE:
    case PGRES_FATAL_ERROR:
        if (!answer.error) {
            answer.error = error(m_sql, result);
        }
        break;
    default:
        break;
    }
}

// The request to cancel is sent from here, again and again while the server is at work: one that
// reaches the server before the statement does would be lost, and cancel() never has to wait.
bool PgConnection::waitForResult()
{
    QElapsedTimer sinceCancel;
    while (PQisBusy(m_handle) != 0) {
        pollfd descriptor { .fd = PQsocket(m_handle), .events = POLLIN, .revents = 0 };
        const int ready = ::poll(&descriptor, 1, 100);
        if (ready > 0 && PQconsumeInput(m_handle) == 0) {
            return PQstatus(m_handle) != CONNECTION_BAD;
        }
        if (m_cancelAsked && (!sinceCancel.isValid() || sinceCancel.elapsed() > 1000)) {
            char ignored[256];
            PQcancel(m_cancel, ignored, sizeof ignored);
            sinceCancel.start();
        }
    }
    return true;
}

Result<PgConnection::Answer> PgConnection::run(const QString &sql, const Sink &sink)
{
    m_sql = sql.toUtf8();
    m_notices.clear();
    if (const auto sendable = checkSendable(m_sql, m_cancelAsked); !sendable) {
        m_cancelAsked = false;
        return fail(sendable.error());
    }
    if (PQsendQuery(m_handle, m_sql.constData()) == 0) {
        return fail(lost());
    }
    if (!sink.whole) {
        streamRows(m_handle);
    }
    const auto answer = answers(sink);
    m_sql.clear();
    m_cancelAsked = false;
    return answer.error ? fail(*answer.error) : Result<Answer>(answer);
}

// All that the server says to one message.
PgConnection::Answer PgConnection::answers(const Sink &sink)
{
    Answer answer;
    while (true) {
        const OwnedResult result(waitForResult() ? PQgetResult(m_handle) : nullptr);
        if (!result) {
            break;
        }
        take(result.get(), sink, answer);
        if (PQstatus(m_handle) == CONNECTION_BAD) {
            answer.error = answer.error ? answer.error : lost();
            break;
        }
    }
    if (!answer.error && PQstatus(m_handle) == CONNECTION_BAD) {
        answer.error = lost();
    }
    return answer;
}

Result<void> PgConnection::startCopy(const QString &sql)
{
    m_sql = sql.toUtf8();
    if (const auto sendable = checkSendable(m_sql, m_cancelAsked); !sendable) {
        m_cancelAsked = false;
        return fail(sendable.error());
    }
    if (PQsendQuery(m_handle, m_sql.constData()) == 0) {
        return fail(lost());
    }
    const OwnedResult result(waitForResult() ? PQgetResult(m_handle) : nullptr);
    if (result && PQresultStatus(result.get()) == PGRES_COPY_IN) {
        return {};
    }
    Answer answer;
    if (result) {
        take(result.get(), {}, answer);
    }
    std::ignore = answers({});
    return fail(answer.error ? *answer.error : lost());
}

Result<void> PgConnection::putRows(const QByteArray &bytes)
{
    const bool put = PQputCopyData(m_handle, bytes.constData(), int(bytes.size())) == 1;
    return put ? Result<void>() : fail(lost());
}

Result<void> PgConnection::endCopy()
{
    if (PQputCopyEnd(m_handle, nullptr) != 1) {
        return fail(lost());
    }
    const auto answer = answers({});
    m_sql.clear();
    m_cancelAsked = false;
    return answer.error ? fail(*answer.error) : Result<void>();
}

Result<Rows> PgConnection::query(const QString &sql)
{
    Rows rows;
    if (const auto answer = run(sql, { .whole = &rows }); !answer) {
        return fail(answer.error());
    }
    return rows;
}

Result<void> PgConnection::stream(
    const QString &sql, const std::function<void(const pg_result *rows)> &take)
{
    const auto answer = run(sql, { .parts = &take });
    return answer ? Result<void>() : fail(answer.error());
}

Result<Execution> PgConnection::execute(const QString &sql)
{
    QElapsedTimer timer;
    timer.start();
    const auto answer = run(sql, {});
    if (!answer) {
        return fail(answer.error());
    }
    return Execution { .ms = timer.elapsed(), .rows = answer->rows, .notices = m_notices };
}

void PgConnection::cancel()
{
    m_cancelAsked = true;
}

Connection::Transaction PgConnection::transaction()
{
    if (PQstatus(m_handle) == CONNECTION_BAD) {
        return Transaction::Lost;
    }
    switch (PQtransactionStatus(m_handle)) {
    case PQTRANS_IDLE:
        return Transaction::None;
    case PQTRANS_INERROR:
        return Transaction::Failed;
    case PQTRANS_UNKNOWN:
        return Transaction::Lost;
    default:
        return Transaction::Open;
    }
}

qint64 PgConnection::greetedBackend() const
{
    return PQbackendPID(m_handle);
}

} // namespace Switchback
