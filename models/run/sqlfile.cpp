// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/sqlfile.h"

#include "core/text.h"
#include "core/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 SizeLimit = qint64(256) << 20; // bytes; dumps are bigger than migrations

// psql's own commands and rows after COPY … FROM stdin are no statements.
QString withoutClientLines(const QString &text)
{
    QStringList lines;
    bool rows = false;
    static const QRegularExpression copy(
        u"^COPY .* FROM stdin;\\s*$"_s, QRegularExpression::CaseInsensitiveOption);
    for (const auto &line : text.split(u'\n')) {
        if (rows) {
            rows = line != "\\."_L1;
            lines += QString();
        } else if (copy.match(line).hasMatch()) {
            rows = true;
            lines += QString();
        } else {
            lines += line.startsWith(u'\\') ? QString() : line;
        }
    }
    return lines.join(u'\n');
}

// A pipe or a device would never end.
Result<QByteArray> plainText(const QString &path)
{
    const auto unreadable = [&path](const QString &why) {
        return fail(Error { .kind = ErrorKind::Input,
            .what = tr("The file '%1' cannot be read: %2")
                .arg(elided(QDir::toNativeSeparators(path), 200), why),
            .untouched = tr("Nothing was compared.") });
    };
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) {
        return unreadable(tr("it is no regular file."));
    }
    if (info.size() > SizeLimit) {
        return unreadable(tr("it is bigger than %1 MB.").arg(SizeLimit >> 20));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unreadable(file.errorString());
    }
    const auto bytes = file.readAll();
    if (bytes.contains('\0') || !QByteArrayView(bytes).isValidUtf8()) {
        return unreadable(tr("it is no UTF-8 text."));
    }
    return bytes;
}

// SQLite writes its file after each statement that stands alone; a file's own transactions and
// settings are left as they are.
class Together
{
public:
    Together(Connection &connection, bool wanted)
        : m_connection(connection)
        , m_wanted(wanted)
    {
    }
    void before(const QString &sql)
    {
        static const QRegularExpression alone(
            u"^\\s*(?:BEGIN|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|VACUUM|ATTACH|DETACH)\\b"_s,
            QRegularExpression::CaseInsensitiveOption);
        if (alone.match(sql).hasMatch()) {
            end();
        } else if (m_wanted && m_connection.transaction() == Connection::Transaction::None) {
            m_open = m_connection.execute(u"BEGIN"_s).has_value();
        }
    }
    void end()
    {
        if (std::exchange(m_open, false)) {
            static_cast<void>(m_connection.execute(u"COMMIT"_s));
        }
    }

private:
    Connection &m_connection;
    bool m_wanted;
    bool m_open = false;
};

// A dump names the owners and those who are granted something, and makes none of them.
Result<Execution> executeForAnyRole(
    Connection &connection, const Engine &engine, const QString &sql, bool makesRoles)
{
    static const QRegularExpression missing(u"role \"(.+)\" does not exist"_s);
    constexpr int most = 100; // roles in one statement
    auto done = connection.execute(sql);
    for (int i = 0; i < most && makesRoles && !done; ++i) {
        const auto match = missing.match(done.error().server);
        if (!match.hasMatch()
            || !connection.execute(u"CREATE ROLE "_s + engine.identifier(match.captured(1)))) {
            break;
        }
        done = connection.execute(sql);
    }
    return done;
}

} // namespace

Result<QList<Statement>> fileStatements(const Engine &engine, const QString &path)
{
    const auto bytes = plainText(path);
    if (!bytes) {
        return fail(bytes.error());
    }
    auto text = QString::fromUtf8(*bytes);
    if (text.startsWith(u'\ufeff')) {
        text.remove(0, 1);
    }
    if (engine.info().id == "postgresql"_L1) {
        text = withoutClientLines(text);
    }
    return engine.split(text);
}

Result<void> loadFile(
    Connection &connection, const Engine &engine, const QString &path, const LoadOptions &options)
{
    const auto statements = fileStatements(engine, path);
    if (!statements) {
        return fail(statements.error());
    }
    const std::stop_callback stopper(options.stop, [&connection] { connection.cancel(); });
    Together together(connection, engine.info().embedded);
    for (const auto &statement : *statements) {
        together.before(statement.sql);
        const auto done = executeForAnyRole(connection, engine, statement.sql, options.makesRoles);
        if (options.stop.stop_requested()) {
            return fail({ .kind = ErrorKind::Cancelled,
                .what = tr("The comparison was stopped."),
                .untouched = tr("Nothing was compared.") });
        }
        if (!done) {
            auto error = done.error();
            error.kind = ErrorKind::Input;
            error.what = tr("The file does not load; this statement failed: %1")
                             .arg(elided(visible(statement.sql), 200));
            error.untouched = tr("Nothing was compared.");
            error.place.file = path;
            error.place.line = statement.line;
            return fail(error);
        }
    }
    together.end();
    return {};
}

} // namespace Switchback
