// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/sqlitelock.h"

#include "core/tr.h"
#include "engines/polling.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <csignal>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

class FileLock : public RunLock
{
public:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    // The file stays: removing it would let a third process lock a new one beside a waiting one's.
    ~FileLock() override
    {
        std::ignore = ::ftruncate(m_descriptor, 0); // nobody holds it any more
        ::close(m_descriptor);
    }
    Result<void> confirm(Connection &) override { return {}; }

private:
    int m_descriptor;
};

Error notMade(const QString &path)
{
    return { .kind = ErrorKind::Input,
        .what = tr("The lock file %1 cannot be made: %2.").arg(path, qt_error_string(errno)),
        .untouched = tr("Nothing was run."),
        .next = tr("Make its folder writable for you alone, or set XDG_RUNTIME_DIR.") };
}

bool isOurs(const QByteArray &folder)
{
    struct stat status = {};
    return ::lstat(folder.constData(), &status) == 0 && S_ISDIR(status.st_mode)
        && status.st_uid == ::geteuid();
}

QString lockFolderName()
{
    const auto runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool usable = QDir::isAbsolutePath(runtime) && isOurs(QFile::encodeName(runtime));
    return usable ? runtime + u"/switchback"_s
                  : QDir::tempPath() + u"/switchback-%1"_s.arg(::geteuid());
}

Result<QString> lockFolder()
{
    const auto folder = lockFolderName();
    const auto path = QFile::encodeName(folder);
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST) {
        return fail(notMade(folder));
    }
    if (!isOurs(path)) {
        errno = EACCES;
        return fail(notMade(folder));
    }
    return folder;
}

// The folder by device and inode and the file by name: the same before and after the first run
// creates the database, and through every link to it.
QString nameFor(const QString &database)
{
    const QFileInfo info(database);
    const QFileInfo real(info.exists() ? info.canonicalFilePath() : info.absoluteFilePath());
    struct stat status = {};
    ::stat(QFile::encodeName(real.absolutePath()).constData(), &status);
    const auto place =
        u"%1:%2/%3"_s.arg(quint64(status.st_dev)).arg(quint64(status.st_ino)).arg(real.fileName());
    const auto hash = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"sqlite-%1.lock"_s.arg(QString::fromLatin1(hash.first(32)));
}

void writeHolder(int descriptor)
{
    const auto text = "%1 %2\n"_L1
                          .arg(QString::number(::getpid()),
                              QDateTime::currentDateTimeUtc().toString(Qt::ISODate))
                          .toLatin1();
    if (::ftruncate(descriptor, 0) != 0
        || ::pwrite(descriptor, text.constData(), size_t(text.size()), 0) < 0) {
        return; // only a courtesy to whoever waits
    }
}

struct Holder {
    qint64 process = 0;
    QDateTime since; // invalid: nobody has written anything
};

Holder readHolder(int descriptor)
{
    char text[80] = {};
    const auto size = ::pread(descriptor, text, sizeof text - 1, 0);
    const auto words =
        QString::fromLatin1(text, std::max<qsizetype>(0, size)).simplified().split(u' ');
    return { words.value(0).toLongLong(), QDateTime::fromString(words.value(1), Qt::ISODate) };
}

QString holder(int descriptor)
{
    const auto found = readHolder(descriptor);
    if (!found.since.isValid()) {
        return tr("another run of Switchback");
    }
    return tr("another run of Switchback, process %1, since %2 (%3 s)")
        .arg(QString::number(found.process), found.since.toLocalTime().toString("HH:mm:ss"_L1))
        .arg(found.since.secsTo(QDateTime::currentDateTimeUtc()));
}

bool isAlive(qint64 process)
{
    return process > 0 && (::kill(pid_t(process), 0) == 0 || errno == EPERM);
}

} // namespace

Result<std::unique_ptr<RunLock>> lockSqlite(const ConnectionSettings &settings,
    const LockRequest &request, const Engine::Waiting &waiting, const std::stop_token &stop)
{
    const auto folder = lockFolder();
    if (!folder) {
        return fail(folder.error());
    }
    const auto path = *folder + u'/' + nameFor(settings.database);
    const int descriptor = ::open(
        QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return fail(notMade(path));
    }
    auto lock = std::make_unique<FileLock>(descriptor);
    const auto attempt = [descriptor]() -> Result<QString> {
        return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? QString() : holder(descriptor);
    };
    if (const auto taken = pollForLock(attempt, request.patience, waiting, stop); !taken) {
        return fail(taken.error());
    }
    writeHolder(descriptor);
    return lock;
}

QString sqliteRunInProgress(const ConnectionSettings &settings)
{
    const auto folder = lockFolderName();
    const int descriptor = isOurs(QFile::encodeName(folder))
        ? ::open(QFile::encodeName(folder + u'/' + nameFor(settings.database)).constData(),
              O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        : -1;
    if (descriptor < 0) {
        return {}; // nobody has ever run anything here
    }
    const auto found = readHolder(descriptor);
    ::close(descriptor);
    return found.since.isValid() && isAlive(found.process)
        ? tr("process %1, since %2")
              .arg(QString::number(found.process), sinceInWords(found.since.toSecsSinceEpoch()))
        : QString();
}

} // namespace Switchback
