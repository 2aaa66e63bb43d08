// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqlconnection.h"

#include "core/tr.h"
#include "engines/mysql/libmariadb.h"
#include "engines/mysql/mysqlerror.h"
#include "engines/mysql/mysqlurl.h"
#include "engines/place.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSqlError>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr unsigned BinaryCharset = 63;

bool isBinary(const MYSQL_FIELD &field)
{
    switch (field.type) {
    case MYSQL_TYPE_TINY_BLOB:
    case MYSQL_TYPE_MEDIUM_BLOB:
    case MYSQL_TYPE_LONG_BLOB:
    case MYSQL_TYPE_BLOB:
    case MYSQL_TYPE_VAR_STRING:
    case MYSQL_TYPE_STRING:
        return field.charsetnr == BinaryCharset;
    case MYSQL_TYPE_BIT:
    case MYSQL_TYPE_GEOMETRY:
        return true;
    default:
        return false;
    }
}

QVariant value(const MYSQL_FIELD &field, QByteArrayView bytes, qint64 offset)
{
    switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_YEAR:
        return bytes.toLongLong();
    case MYSQL_TYPE_LONGLONG:
        return (field.flags & UNSIGNED_FLAG) != 0 ? QVariant(bytes.toULongLong())
                                                  : QVariant(bytes.toLongLong());
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
        return bytes.toDouble();
    case MYSQL_TYPE_TIMESTAMP:
    case MYSQL_TYPE_DATETIME: {
        const auto text = QString::fromLatin1(bytes);
        auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (!time.isValid()) {
            return text; // 0000-00-00
        }
        time = QDateTime(time.date(), time.time(), QTimeZone::UTC);
        // A TIMESTAMP is shown in the session's zone, a DATETIME is what was written.
        return field.type == MYSQL_TYPE_TIMESTAMP ? time.addSecs(-offset) : time;
    }
    default:
        return isBinary(field) ? QVariant(bytes.toByteArray()) : QVariant(QString::fromUtf8(bytes));
    }
}

} // namespace

MysqlConnection::MysqlConnection(const ConnectionSettings &settings)
    : m_settings(withMyCnf(settings))
    , m_database(u"QMYSQL"_s)
{
}

Result<std::unique_ptr<Connection>> MysqlConnection::open(
    const ConnectionSettings &settings, Access access)
{
    auto connection = std::unique_ptr<MysqlConnection>(new MysqlConnection(settings));
    if (!connection->m_database.hasDriver()) {
        return fail({ .kind = ErrorKind::Connection,
            .what = tr("Qt's driver for MySQL and MariaDB is not installed."),
            .untouched = tr("Nothing was opened."),
            .next = tr("Install the package that holds Qt's QMYSQL driver.") });
    }
    if (const auto connected = connection->connect(); !connected) {
        return fail(connected.error());
    }
    if (const auto read = connection->readServer(access); !read) {
        auto error = read.error();
        error.kind = ErrorKind::Connection;
        return fail(error);
    }
    return std::unique_ptr<Connection>(std::move(connection));
}

Result<void> MysqlConnection::connect()
{
    auto &database = m_database.get();
    database.setHostName(mysqlConnectionString(m_settings));
    database.setPort(m_settings.port > 0 ? m_settings.port : -1);
    database.setDatabaseName(m_settings.database);
    database.setUserName(m_settings.user);
    database.setPassword(m_settings.password.reveal());
    database.setConnectOptions(mysqlOptions(m_settings));
    if (!database.open()) {
        const auto failure = database.lastError();
        return fail(mysqlConnectError(
            m_settings, failure.nativeErrorCode().toInt(), failure.databaseText()));
    }
    m_handle = m_database.handle<MYSQL>();
    if (mysqlTls(m_settings) == MysqlTls::Required && !mysql_get_ssl_cipher(m_handle)) {
        return fail({ .kind = ErrorKind::Connection,
            .what = tr("The server at %1 offers no TLS, and the URL requires it.")
                .arg(mysqlAddressInWords(m_settings)),
            .untouched = tr("Nothing was opened.") });
    }
    // Qt asks for several statements a message; a run sends one.
    mysql_set_server_option(m_handle, MYSQL_OPTION_MULTI_STATEMENTS_OFF);
    return {};
}

// Qt sets the session's time zone for itself; a migration must meet the server's own.
Result<void> MysqlConnection::readServer(Access access)
{
    m_server.product = mariadb_connection(m_handle) ? u"MariaDB"_s : u"MySQL"_s;
    m_server.number = int(mysql_get_server_version(m_handle));
    if (const auto reset = run(u"SET time_zone = DEFAULT"_s, nullptr, nullptr); !reset) {
        return reset;
    }
    const auto identity = m_server.product == "MySQL"_L1
        ? "@@server_uuid"_L1
        : "CONCAT_WS(':', @@hostname, @@port, @@datadir)"_L1;
    const auto rows = query(
        "SELECT VERSION(), DATABASE(), CURRENT_USER(), CONNECTION_ID(), @@global.read_only, "
        "TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW()), "_L1
        + identity);
    if (!rows) {
        return fail(rows.error());
    }
    const auto row = rows->rows.value(0);
    m_server.version = row.value(0).toString().section(u'-', 0, 0);
    m_server.database = m_server.schema = row.value(1).toString();
    m_server.user = row.value(2).toString();
    m_server.backend = row.value(3).toLongLong();
    const auto readOnly = row.value(4).toString();
    m_server.readOnly = readOnly != "0"_L1 && readOnly != "OFF"_L1;
    m_offset = row.value(5).toLongLong();
    m_server.identity = row.value(6).toString();
    return access == Access::ReadOnly
        ? run(u"SET SESSION TRANSACTION READ ONLY"_s, nullptr, nullptr)
        : Result<void>();
}

Error MysqlConnection::error(QByteArrayView sent)
{
    const int number = int(mysql_errno(m_handle));
    auto error = mysqlStatementError(number, QString::fromUtf8(mysql_error(m_handle)),
        mysqlAddressInWords(m_settings),
        sent.contains(" performance_schema.") ? u"performance_schema"_s : m_server.schema);
    m_lost = m_lost || mysqlFailure(error) == Failure::ConnectionLost;
    if (m_cancelAsked && mysqlFailure(error) == Failure::Cancelled) {
        error.kind = ErrorKind::Cancelled;
    }
    return error;
}

void MysqlConnection::take(st_mysql_res *result, QList<Rows> *answers) const
{
    const auto count = mysql_num_fields(result);
    const auto *fields = mysql_fetch_fields(result);
    Rows rows;
    for (unsigned i = 0; i < count; ++i) {
        rows.columns += QString::fromUtf8(fields[i].name);
    }
    while (auto *row = mysql_fetch_row(result)) {
        const auto *lengths = mysql_fetch_lengths(result);
        QVariantList values;
        for (unsigned i = 0; answers && i < count; ++i) {
            values += row[i]
                ? value(fields[i], QByteArrayView(row[i], qsizetype(lengths[i])), m_offset)
                : QVariant();
        }
        if (answers) {
            rows.rows += values;
        }
    }
    if (answers) {
        *answers += std::move(rows);
    }
}

Result<void> MysqlConnection::run(const QString &sql, QList<Rows> *answers, qint64 *affected)
{
    const auto text = sql.toUtf8();
    if (const auto sendable = checkSendable(text, m_cancelAsked); !sendable) {
        m_cancelAsked = false;
        return sendable;
    }
    {
        const std::lock_guard guard(m_statementEnds);
        ++m_statement;
        m_running = true;
    }
    const auto done = runWhole(text, answers, affected);
    {
        const std::lock_guard guard(m_statementEnds);
        m_running = false;
    }
    m_cancelAsked = false;
    return done;
}

Result<void> MysqlConnection::runWhole(
    const QByteArray &text, QList<Rows> *answers, qint64 *affected)
{
    const auto size = static_cast<unsigned long>(text.size());
    if (mysql_real_query(m_handle, text.constData(), size) != 0) {
        return fail(error(text));
    }
    // A CALL answers with several results.
    for (int more = 0; more == 0; more = mysql_next_result(m_handle)) {
        if (auto *result = mysql_use_result(m_handle)) {
            take(result, answers);
            const bool cut = mysql_errno(m_handle) != 0;
            mysql_free_result(result);
            if (cut && answers) {
                answers->removeLast();
            }
        } else if (affected && mysql_field_count(m_handle) == 0) {
            *affected = qint64(mysql_affected_rows(m_handle));
        }
        if (mysql_errno(m_handle) != 0) {
            break;
        }
    }
    return mysql_errno(m_handle) == 0 ? Result<void>() : fail(error(text));
}

QStringList MysqlConnection::warnings()
{
    QStringList result;
    QList<Rows> answers;
    if (mysql_warning_count(m_handle) > 0 && run(u"SHOW WARNINGS LIMIT 100"_s, &answers, nullptr)) {
        for (const auto &row : answers.value(0).rows) {
            result += u"%1 %2: "_s.arg(row.value(0).toString(), row.value(1).toString())
                + row.value(2).toString();
        }
    }
    return result;
}

Result<Rows> MysqlConnection::query(const QString &sql)
{
    QList<Rows> answers;
    if (const auto done = run(sql, &answers, nullptr); !done) {
        return fail(done.error());
    }
    return answers.isEmpty() ? Rows() : answers.takeLast();
}

Result<QList<Rows>> MysqlConnection::queryEach(const QStringList &questions)
{
    QList<Rows> answers;
    mysql_set_server_option(m_handle, MYSQL_OPTION_MULTI_STATEMENTS_ON);
    const auto done = run(questions.join(u';'), &answers, nullptr);
    const bool over = !done
        && (m_lost || mysqlFailure(done.error()) == Failure::Cancelled
            || done.error().kind == ErrorKind::Cancelled);
    if (!m_lost) {
        mysql_set_server_option(m_handle, MYSQL_OPTION_MULTI_STATEMENTS_OFF);
    }
    return over ? fail(done.error()) : Result<QList<Rows>>(std::move(answers));
}

Result<Execution> MysqlConnection::execute(const QString &sql)
{
    QElapsedTimer timer;
    timer.start();
    Execution execution;
    if (const auto done = run(sql, nullptr, &execution.rows); !done) {
        return fail(done.error());
    }
    execution.ms = timer.elapsed();
    execution.notices = warnings();
    return execution;
}

void MysqlConnection::cancel()
{
    m_cancelAsked = true;
    const auto statement = m_statement.load();
    if (!m_running) {
        return;
    }
    MysqlConnection second(m_settings);
    if (!second.m_database.hasDriver() || !second.connect()) {
        return;
    }
    // Connecting takes its time: a KILL must not meet the statement after.
    const std::lock_guard guard(m_statementEnds);
    if (m_running && m_statement == statement) {
        std::ignore = second.run(u"KILL QUERY %1"_s.arg(m_server.backend), nullptr, nullptr);
    }
}

Connection::Transaction MysqlConnection::transaction()
{
    if (m_lost) {
        return Transaction::Lost;
    }
    unsigned status = 0;
    mariadb_get_info(m_handle, MARIADB_CONNECTION_SERVER_STATUS, &status);
    return (status & SERVER_STATUS_IN_TRANS) != 0 ? Transaction::Open : Transaction::None;
}

} // namespace Switchback
