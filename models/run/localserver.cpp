// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/localserver.h"

#include "core/tr.h"
#include "run/scratch.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>

#include <csignal>
#include <grp.h>
#include <mutex>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int StartTime = 60000; // milliseconds
constexpr int StopTime = 10000;
constexpr uid_t Nobody = 65534;

// Paths of Unix sockets are short: at most 107 bytes.
const QString FolderPrefix = u"switchback_server_"_s;

QString program(const QString &name, int major = 0)
{
    QStringList folders { u"/usr/lib/postgresql/%1/bin"_s.arg(major) };
    const QDir versions(u"/usr/lib/postgresql"_s);
    auto list = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::ranges::sort(
        list, [](const QString &a, const QString &b) { return a.toInt() > b.toInt(); });
    for (const auto &version : std::as_const(list)) {
        folders += versions.filePath(version + u"/bin"_s);
    }
    folders += { u"/usr/sbin"_s, u"/usr/local/sbin"_s };
    const auto found = QStandardPaths::findExecutable(name, folders);
    return found.isEmpty() ? QStandardPaths::findExecutable(name) : found;
}

// Servers refuse to run as root.
void becomeNobody()
{
    if (::geteuid() == 0
        && (::setgroups(0, nullptr) != 0 || ::setgid(Nobody) != 0 || ::setuid(Nobody) != 0)) {
        ::_exit(126);
    }
}

Error notStarted(const QString &what, const QString &server = {})
{
    return { .kind = ErrorKind::Refused,
        .what = tr("No private server can be started: %1").arg(what),
        .untouched = tr("Nothing was compared."),
        .next = tr("Name a server with --url or scratch_url in switchback.toml."),
        .server = server };
}

} // namespace

// The number after the prefix is the starter's process.
void LocalServer::sweep()
{
    for (const auto &name : QDir::temp().entryList({ FolderPrefix + u'*' }, QDir::Dirs)) {
        const int process = name.mid(FolderPrefix.size()).section(u'_', 0, 0).toInt();
        if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) {
            QDir(QDir::temp().filePath(name)).removeRecursively();
        }
    }
}

bool LocalServer::isOurs(const ConnectionSettings &settings)
{
    const auto folder = QDir::temp().filePath(FolderPrefix);
    return settings.host.startsWith(folder) || settings.parameter(u"socket").startsWith(folder)
        || settings.parameter(u"host").startsWith(folder);
}

LocalServer::LocalServer()
{
    static int number = 0;
    m_folder = QDir::temp().filePath(u"%1%2_%3"_s.arg(FolderPrefix).arg(::getpid()).arg(++number));
    QDir().mkdir(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (::geteuid() == 0) {
        const bool given = ::chown(QFile::encodeName(m_folder).constData(), Nobody, Nobody) == 0;
        Q_UNUSED(given) // the server says so itself when it cannot write
    }
}

LocalServer::~LocalServer()
{
    if (m_process && m_process->state() != QProcess::NotRunning) {
        ::kill(pid_t(m_process->processId()), SIGINT); // PostgreSQL: without waiting for sessions
        m_process->terminate();
        if (!m_process->waitForFinished(StopTime)) {
            m_process->kill();
            m_process->waitForFinished(StopTime);
        }
    }
    QDir(m_folder).removeRecursively();
}

Result<void> LocalServer::runOnce(const QString &path, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder);
    process.setChildProcessModifier(becomeNobody);
    process.start(path, arguments);
    if (!process.waitForFinished(StartTime) || process.exitCode() != 0) {
        const auto said = QString::fromUtf8(process.readAll()).trimmed().section(u'\n', -1);
        return fail(notStarted(tr("%1 failed.").arg(QDir(path).dirName()), said));
    }
    return {};
}

Result<void> LocalServer::launch(const QString &path, const QStringList &arguments)
{
    m_process = std::make_unique<QProcess>();
    m_process->setStandardOutputFile(m_folder + u"/log"_s);
    m_process->setStandardErrorFile(m_folder + u"/log"_s, QIODevice::Append);
    m_process->setWorkingDirectory(m_folder);
    m_process->setChildProcessModifier([] {
        becomeNobody();
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
    m_process->start(path, arguments);
    if (!m_process->waitForStarted(StartTime)) {
        return fail(notStarted(m_process->errorString()));
    }
    return {};
}

Result<void> LocalServer::startPostgres(int major)
{
    const auto initdb = program(u"initdb"_s, major);
    const auto postgres = program(u"postgres"_s, major);
    if (initdb.isEmpty() || postgres.isEmpty()) {
        return fail(notStarted(tr("PostgreSQL's programs are not installed.")));
    }
    const auto data = m_folder + u"/data"_s;
    const auto made = runOnce(initdb,
        { u"-D"_s, data, u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s, u"-N"_s, u"-E"_s, u"UTF8"_s,
            u"--locale=C"_s });
    if (!made) {
        return made;
    }
    m_url = u"postgresql://postgres@/postgres?host=%1&port=5432"_s.arg(m_folder);
    return launch(postgres,
        { u"-D"_s, data, u"-k"_s, m_folder, u"-p"_s, u"5432"_s, u"-c"_s, u"listen_addresses="_s,
            u"-c"_s, u"fsync=off"_s, u"-c"_s, u"max_locks_per_transaction=512"_s });
}

Result<void> LocalServer::startMariaDb()
{
    const auto install = program(u"mariadb-install-db"_s);
    const auto server = program(u"mariadbd"_s);
    if (install.isEmpty() || server.isEmpty()) {
        return fail(notStarted(tr("MariaDB's programs are not installed.")));
    }
    const auto data = m_folder + u"/data"_s;
    // A server that starts removes what others keep in a shared folder for temporary tables.
    const auto made = runOnce(install,
        { u"--no-defaults"_s, u"--datadir="_s + data, u"--tmpdir="_s + m_folder,
            u"--skip-test-db"_s, u"--auth-root-authentication-method=normal"_s });
    if (!made) {
        return made;
    }
    const auto socket = m_folder + u"/s"_s;
    m_url = u"mysql://root@localhost/mysql?socket=%1"_s.arg(socket);
    return launch(server,
        { u"--no-defaults"_s, u"--datadir="_s + data, u"--tmpdir="_s + data,
            u"--socket="_s + socket, u"--skip-networking"_s,
            u"--pid-file="_s + m_folder + u"/pid"_s, u"--innodb-flush-log-at-trx-commit=0"_s });
}

Result<void> LocalServer::startMySql()
{
    // MariaDB's server bears the name as well.
    QString server;
    for (const auto &found :
        { QStandardPaths::findExecutable(u"mysqld"_s), program(u"mysqld"_s) }) {
        const bool maria = QFileInfo(found).canonicalFilePath().contains("mariadb"_L1);
        server = server.isEmpty() && !maria ? found : server;
    }
    if (server.isEmpty()) {
        return fail(notStarted(tr("MySQL's programs are not installed.")));
    }
    const auto data = u"--datadir="_s + m_folder + u"/data"_s;
    const auto made = runOnce(
        server, { u"--no-defaults"_s, u"--initialize-insecure"_s, data, u"--skip-log-bin"_s });
    if (!made) {
        return made;
    }
    const auto socket = m_folder + u"/s"_s;
    m_url = u"mysql://root@localhost/mysql?socket=%1"_s.arg(socket);
    return launch(server,
        { u"--no-defaults"_s, data, u"--tmpdir="_s + m_folder + u"/data"_s, u"--socket="_s + socket,
            u"--skip-networking"_s, u"--mysqlx=OFF"_s, u"--secure-file-priv="_s,
            u"--pid-file="_s + m_folder + u"/pid"_s, u"--skip-log-bin"_s,
            u"--innodb-flush-log-at-trx-commit=0"_s });
}

Result<void> LocalServer::waitFor(const Engine &engine)
{
    auto settings = engine.parseUrl(m_url, m_folder);
    if (!settings) {
        return fail(settings.error());
    }
    m_settings = *settings;
    m_settings.display = tr("a private server");
    Error last;
    for (const QDeadlineTimer deadline(StartTime); !deadline.hasExpired();) {
        auto connection = engine.connect(m_settings, Access::ReadWrite);
        if (connection) {
            return {};
        }
        last = connection.error();
        if (m_process->waitForFinished(100)) {
            break;
        }
    }
    QFile log(m_folder + u"/log"_s);
    const auto said = log.open(QIODevice::ReadOnly)
        ? QString::fromUtf8(log.readAll()).trimmed().section(u'\n', -1)
        : QString();
    return fail(notStarted(tr("it does not answer."), said.isEmpty() ? last.server : said));
}

Result<std::shared_ptr<LocalServer>> LocalServer::start(
    const Engine &engine, int major, const QString &product)
{
    sweep();
    auto server = std::shared_ptr<LocalServer>(new LocalServer);
    auto started = engine.info().id == "postgresql"_L1 ? server->startPostgres(major)
        : product == "MySQL"_L1                        ? server->startMySql()
                                                       : server->startMariaDb();
    started = started ? server->waitFor(engine) : started;
    if (!started) {
        return fail(started.error());
    }
    return server;
}

Result<std::shared_ptr<LocalServer>> LocalServer::shared(
    const Engine &engine, int major, const QString &product)
{
    static std::mutex mutex;
    static QHash<QString, std::weak_ptr<LocalServer>> running;
    const std::scoped_lock lock(mutex);
    const auto key = u"%1 %2 %3"_s.arg(engine.info().id).arg(major).arg(product);
    if (auto server = running.value(key).lock()) {
        return server;
    }
    auto server = start(engine, major, product);
    if (server) {
        running.insert(key, *server);
    }
    return server;
}

} // namespace Switchback
