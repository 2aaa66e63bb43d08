// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/servers.h"

#include "engines/engine.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <arpa/inet.h>
#include <grp.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr uid_t Nobody = 65534; // servers refuse to run as root
constexpr int PatienceMs = 60000;

// Runs the server and waits for the end of its input, which comes with the end of the test program,
// however that ends. Then nothing stays.
constexpr auto Guardian = R"(folder=$1; signal=$2; shift 2
"$@" >>"$folder/log" 2>&1 &
server=$!
cat >/dev/null
kill -"$signal" $server 2>/dev/null
wait $server
rm -rf "$folder")"_L1;

void dropRoot()
{
    if (::geteuid() == 0
        && (::setgroups(0, nullptr) != 0 || ::setgid(Nobody) != 0 || ::setuid(Nobody) != 0)) {
        ::_exit(126);
    }
}

int freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *general = reinterpret_cast<sockaddr *>(&address);
    const bool bound = ::bind(descriptor, general, size) == 0
        && ::getsockname(descriptor, general, &size) == 0;
    ::close(descriptor);
    return bound ? ntohs(address.sin_port) : 0;
}

// The first field of the first row.
QString ask(const QString &url, const QString &sql)
{
    const auto engine = engineForUrl(url);
    const auto settings = engine ? (*engine)->parseUrl(url, {}) : fail(engine.error());
    const auto connection = settings ? (*engine)->connect(*settings, Access::ReadWrite)
                                     : fail(settings.error());
    const auto rows = connection ? (*connection)->query(sql) : fail(connection.error());
    if (!rows) {
        return u"error: "_s + oneLine(rows.error());
    }
    return rows->rows.value(0).value(0).toString();
}

QString nextName()
{
    static int number = 0;
    return u"test_%1"_s.arg(++number);
}

} // namespace

PrivateServer::PrivateServer()
    : m_port(freePort())
    , m_folder(std::make_unique<QTemporaryDir>(u"/tmp/sb-XXXXXX"_s)) // sockets need short paths
{
    m_folder->setAutoRemove(false); // the guardian's part
    if (::geteuid() == 0
        && ::chown(QFile::encodeName(m_folder->path()).constData(), Nobody, Nobody) != 0) {
        m_reason = u"the server's folder cannot be given away"_s;
    }
}

PrivateServer::~PrivateServer()
{
    stop();
    QDir(m_folder->path()).removeRecursively();
}

QString PrivateServer::folder() const
{
    return m_folder->path();
}

QByteArray PrivateServer::log() const
{
    QFile file(folder() + "/log"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString PrivateServer::program(const QString &name, const QStringList &folders)
{
    auto path = QStandardPaths::findExecutable(name, folders);
    path = path.isEmpty() ? QStandardPaths::findExecutable(name) : path;
    if (path.isEmpty() && m_reason.isEmpty()) {
        m_reason = u"%1 is not installed"_s.arg(name);
    }
    return path;
}

bool PrivateServer::runOnce(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setChildProcessModifier(dropRoot);
    process.setWorkingDirectory(folder());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (process.waitForFinished(PatienceMs) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0) {
        return true;
    }
    m_reason = u"%1 failed: %2"_s.arg(
        program, QString::fromLocal8Bit(process.readAll().right(800)));
    return false;
}

void PrivateServer::start(
    const QString &signal, const QString &program, const QStringList &arguments)
{
    m_guardian = std::make_unique<QProcess>();
    m_guardian->setChildProcessModifier(dropRoot);
    m_guardian->setWorkingDirectory(folder());
    m_guardian->start(u"/bin/sh"_s,
        QStringList { u"-c"_s, Guardian, u"guardian"_s, folder(), signal, program } + arguments);
    m_guardian->waitForStarted();
}

void PrivateServer::stop()
{
    if (m_guardian) {
        m_guardian->closeWriteChannel();
        m_guardian->waitForFinished(10000);
        m_guardian.reset();
    }
}

bool PrivateServer::isUp() const
{
    return m_guardian && m_guardian->state() == QProcess::Running;
}

bool PrivateServer::waitUntil(const std::function<bool()> &answers)
{
    QElapsedTimer timer;
    timer.start();
    while (isUp() && timer.elapsed() < PatienceMs) {
        if (answers()) {
            return true;
        }
        QTest::qSleep(50);
    }
    m_reason = u"the server did not start: "_s + QString::fromLocal8Bit(log().right(800));
    return false;
}

PostgresServer &PostgresServer::shared()
{
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer()
{
    // Another server than the newest one installed, for tests that look at several.
    QStringList folders = qEnvironmentVariable("SWITCHBACK_POSTGRES")
                              .split(u':', Qt::SkipEmptyParts);
    const QDir versions(u"/usr/lib/postgresql"_s);
    for (const auto &version :
        versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        folders += versions.filePath(version + "/bin"_L1);
    }
    const auto initdb = program(u"initdb"_s, folders);
    const auto postgres = program(u"postgres"_s, folders);
    if (!m_reason.isEmpty()) {
        return;
    }
    const auto data = folder() + "/data"_L1;
    QFile password(folder() + "/password"_L1);
    if (!password.open(QIODevice::WriteOnly) || password.write("secret\n") < 0) {
        return;
    }
    password.setPermissions(QFile::ReadOwner | QFile::ReadOther);
    password.close();
    if (!runOnce(initdb,
            { u"-D"_s, data, u"-N"_s, u"-U"_s, u"postgres"_s, u"-E"_s, u"UTF8"_s,
                u"--locale=C.UTF-8"_s, u"--auth-local=trust"_s, u"--auth-host=scram-sha-256"_s,
                u"--pwfile="_s + password.fileName() })) {
        return;
    }
    QStringList arguments { u"-D"_s, data, u"-k"_s, folder(), u"-p"_s, QString::number(m_port) };
    for (const auto &setting :
        { u"fsync=off"_s, u"synchronous_commit=off"_s, u"full_page_writes=off"_s,
            u"autovacuum=off"_s, u"listen_addresses=127.0.0.1"_s, u"shared_buffers=32MB"_s,
            u"max_prepared_transactions=10"_s, u"log_line_prefix=%p %d %a: "_s }) {
        arguments += { u"-c"_s, setting };
    }
    for (const auto &setting :
        qEnvironmentVariable("SWITCHBACK_POSTGRES_SETTINGS").split(u' ', Qt::SkipEmptyParts)) {
        arguments += { u"-c"_s, setting };
    }
    start(u"QUIT"_s, postgres, arguments);
    waitUntil([this] { return run(u"SELECT 'up'"_s) == "up"_L1; });
}

QString PostgresServer::url(const QString &database, const QString &user) const
{
    return "postgresql://"_L1 + user + "@/"_L1 + database + "?host="_L1 + folder() + "&port="_L1
        + QString::number(m_port);
}

QString PostgresServer::tcpUrl(
    const QString &database, const QString &user, const QString &password) const
{
    return "postgresql://"_L1 + user + u':' + password + "@127.0.0.1:"_L1 + QString::number(m_port)
        + u'/' + database;
}

QString PostgresServer::run(const QString &sql, const QString &database) const
{
    return ask(url(database), sql);
}

QString PostgresServer::createDatabase()
{
    const auto name = nextName();
    run("CREATE DATABASE "_L1 + name);
    return name;
}

PostgresStandby::PostgresStandby(const PostgresServer &primary)
{
    QStringList folders;
    const QDir versions(u"/usr/lib/postgresql"_s);
    for (const auto &version :
        versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        folders += versions.filePath(version + "/bin"_L1);
    }
    const auto copier = program(u"pg_basebackup"_s, folders);
    const auto postgres = program(u"postgres"_s, folders);
    const auto data = folder() + "/data"_L1;
    if (!m_reason.isEmpty()
        || !runOnce(copier,
            { u"-h"_s, primary.folder(), u"-p"_s, QString::number(primary.port()), u"-U"_s,
                u"postgres"_s, u"-D"_s, data, u"-R"_s, u"-X"_s, u"stream"_s, u"-c"_s, u"fast"_s,
                u"--no-sync"_s })) {
        return;
    }
    start(u"QUIT"_s, postgres,
        { u"-D"_s, data, u"-k"_s, folder(), u"-p"_s, QString::number(m_port), u"-c"_s,
            u"listen_addresses="_s, u"-c"_s, u"fsync=off"_s, u"-c"_s, u"shared_buffers=32MB"_s,
            u"-c"_s, u"max_prepared_transactions=10"_s });
    waitUntil([this] { return run(u"SELECT 'up'"_s) == "up"_L1; });
}

QString PostgresStandby::run(const QString &sql, const QString &database) const
{
    return ask("postgresql://postgres@/"_L1 + database + "?host="_L1 + folder() + "&port="_L1
            + QString::number(m_port),
        sql);
}

MariaDbServer &MariaDbServer::shared()
{
    static MariaDbServer server;
    return server;
}

bool MariaDbServer::isMySql()
{
    return qEnvironmentVariableIsSet("SWITCHBACK_TEST_MYSQL");
}

// MySQL has no tables of numbers.
QString MariaDbServer::numbers(int count, const QString &alias)
{
    return isMySql() ? u"JSON_TABLE(CONCAT('[', REPEAT('0,', %1), '0]'), '$[*]' COLUMNS"
                       " (seq FOR ORDINALITY)) AS %2"_s.arg(count - 1)
                           .arg(alias)
                     : u"seq_1_to_%1 AS %2"_s.arg(count).arg(alias);
}

MariaDbServer &MariaDbServer::withPinnedLockWait()
{
    static MariaDbServer server({ u"--maximum-lock-wait-timeout=2"_s });
    return server;
}

MariaDbServer::MariaDbServer(const QStringList &more)
{
    if (isMySql()) {
        startMySql(more);
    } else {
        startMariaDb(more);
    }
    if (m_reason.isEmpty() && waitUntil([this] { return run(u"SELECT 'up'"_s) == "up"_L1; })) {
        run(u"CREATE USER tester IDENTIFIED BY 'secret'"_s);
        run(u"GRANT ALL ON *.* TO tester WITH GRANT OPTION"_s);
    }
}

QStringList MariaDbServer::arguments() const
{
    return { u"--no-defaults"_s, u"--datadir=%1/data"_s.arg(folder()),
        u"--tmpdir=%1/data"_s.arg(folder()), u"--socket=%1/s"_s.arg(folder()),
        u"--port=%1"_s.arg(m_port), u"--bind-address=127.0.0.1"_s,
        u"--pid-file=%1/pid"_s.arg(folder()), u"--skip-name-resolve"_s,
        u"--innodb-flush-log-at-trx-commit=0"_s };
}

void MariaDbServer::startMariaDb(const QStringList &more)
{
    const QStringList folders { u"/usr/sbin"_s, u"/usr/bin"_s, u"/usr/libexec"_s };
    const auto install = program(u"mariadb-install-db"_s, folders);
    const auto mariadbd = program(u"mariadbd"_s, folders);
    if (!m_reason.isEmpty()) {
        return;
    }
    // A server that starts removes what others keep in a shared folder for temporary tables.
    if (runOnce(install,
            { u"--no-defaults"_s, u"--datadir=%1/data"_s.arg(folder()),
                u"--tmpdir=%1"_s.arg(folder()), u"--auth-root-authentication-method=normal"_s,
                u"--skip-test-db"_s, u"--innodb-flush-log-at-trx-commit=0"_s })) {
        start(u"KILL"_s, mariadbd,
            arguments() + QStringList { u"--innodb-buffer-pool-size=32M"_s, u"--skip-log-bin"_s }
                + more);
    }
}

void MariaDbServer::startMySql(const QStringList &more)
{
    m_optional = true; // Debian 13 has none
    auto folders = qEnvironmentVariable("SWITCHBACK_MYSQL").split(u':', Qt::SkipEmptyParts);
    folders += { u"/usr/sbin"_s, u"/usr/local/mysql/bin"_s };
    const auto mysqld = program(u"mysqld"_s, folders);
    // MariaDB's server bears the name as well.
    if (m_reason.isEmpty() && QFileInfo(mysqld).canonicalFilePath().contains("mariadb"_L1)) {
        m_reason = u"%1 is MariaDB's"_s.arg(mysqld);
    }
    if (!m_reason.isEmpty()) {
        m_reason += u"; SWITCHBACK_MYSQL names the folder of a MySQL server's programs"_s;
        return;
    }
    // What dumps and restores is the server's own as well.
    qputenv("PATH", QFile::encodeName(QFileInfo(mysqld).path()) + ':' + qgetenv("PATH"));
    // It asks for no disk to be written: the folder goes in any case.
    const QStringList quick { u"--innodb-doublewrite=OFF"_s, u"--innodb-flush-method=nosync"_s,
        u"--innodb-redo-log-capacity=8M"_s };
    if (runOnce(mysqld,
            QStringList { u"--no-defaults"_s, u"--initialize-insecure"_s,
                u"--datadir=%1/data"_s.arg(folder()), u"--skip-log-bin"_s }
                + quick)) {
        start(u"KILL"_s, mysqld,
            arguments() + quick
                + QStringList { u"--secure-file-priv="_s, u"--mysqlx=OFF"_s, u"--sync-binlog=0"_s,
                    u"--gtid-mode=ON"_s, u"--enforce-gtid-consistency=ON"_s } // as hosts have it
                + more);
    }
}

QString MariaDbServer::url(const QString &database, const QString &user) const
{
    return "mysql://"_L1 + user + "@/"_L1 + database + "?socket="_L1 + folder() + "/s"_L1;
}

QString MariaDbServer::tcpUrl(
    const QString &database, const QString &user, const QString &password) const
{
    return "mysql://"_L1 + user + u':' + password + "@127.0.0.1:"_L1 + QString::number(m_port)
        + u'/' + database;
}

QString MariaDbServer::run(const QString &sql, const QString &database) const
{
    return ask(url(database), sql);
}

QString MariaDbServer::createDatabase()
{
    const auto name = nextName();
    run("CREATE DATABASE "_L1 + name);
    return name;
}

} // namespace Switchback
