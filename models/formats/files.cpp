// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/files.h"

#include "core/text.h"
#include "core/tr.h"

#include <QDir>
#include <QFile>
#include <QLocale>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <thread>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int MaxDepth = 16;

QString untouched()
{
    return tr("Nothing was run.");
}

Error fileError(const QString &what, const QString &shown, int line = 0)
{
    return {
        .kind = ErrorKind::Input, .what = what, .untouched = untouched(), .place = { shown, line }
    };
}

QString reasonOf(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

QByteArray realPath(const QByteArray &path)
{
    char *resolved = ::realpath(path.constData(), nullptr);
    QByteArray result(resolved);
    std::free(resolved);
    return result;
}

bool isInside(const QByteArray &path, const QByteArray &folder)
{
    return !folder.isEmpty() && (path == folder || folder == "/" || path.startsWith(folder + '/'));
}

int lineAt(const QByteArray &text, qsizetype offset)
{
    return int(std::count(text.begin(), text.begin() + offset, '\n')) + 1;
}

/// Where the first byte stands that is no part of a character.
qsizetype firstInvalid(const QByteArray &text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const auto lead = uchar(text.at(at));
        const qsizetype length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (at + length > text.size() || !QByteArrayView(text).sliced(at, length).isValidUtf8()) {
            break;
        }
        at += length;
    }
    return at;
}

Result<void> checkText(const QByteArray &text, const ShownName &shown)
{
    if (text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff")) {
        return fail(fileError(
            tr("%1 is UTF-16 text; migrations are read as UTF-8.").arg(shown()), shown(), 1));
    }
    if (const auto nul = text.indexOf('\0'); nul >= 0) {
        const auto line = lineAt(text, nul);
        return fail(fileError(tr("%1 holds a NUL byte in line %2, at offset %3.")
                                  .arg(shown(), QString::number(line), QString::number(nul)),
            shown(), line));
    }
    if (!text.isValidUtf8()) {
        const auto offset = firstInvalid(text);
        const auto line = lineAt(text, offset);
        return fail(fileError(tr("%1 is not valid UTF-8 in line %2, at offset %3.")
                                  .arg(shown(), QString::number(line), QString::number(offset)),
            shown(), line));
    }
    return {};
}

QString kindOf(mode_t mode)
{
    if (S_ISDIR(mode)) {
        return tr("a folder");
    }
    if (S_ISFIFO(mode)) {
        return tr("a pipe");
    }
    if (S_ISSOCK(mode)) {
        return tr("a socket");
    }
    return tr("a device");
}

Result<QByteArray> readAll(int handle, const ShownName &shown, qint64 limit)
{
    struct stat info {};
    if (::fstat(handle, &info) != 0) {
        return fail(fileError(tr("%1 cannot be read: %2.").arg(shown(), reasonOf(errno)), shown()));
    }
    if (!S_ISREG(info.st_mode)) {
        return fail(
            fileError(tr("%1 is %2, not a file.").arg(shown(), kindOf(info.st_mode)), shown()));
    }
    const auto tooLarge = [&] {
        const auto size = QLocale::c().formattedDataSize(limit, 0, QLocale::DataSizeIecFormat);
        return fail(
            fileError(tr("%1 is larger than the limit of %2.").arg(shown(), size), shown()));
    };
    if (info.st_size > limit) {
        return tooLarge();
    }
    // One byte more than fstat said tells whether the file is growing under our hands.
    QByteArray text(qsizetype(info.st_size) + 1, Qt::Uninitialized);
    qsizetype length = 0;
    for (;;) {
        if (length == text.size()) {
            text.resize(length * 5 / 4 + 1);
        }
        const auto got = ::read(handle, text.data() + length, size_t(text.size() - length));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail(
                fileError(tr("%1 cannot be read: %2.").arg(shown(), reasonOf(errno)), shown()));
        }
        length += got;
        if (length > limit) {
            return tooLarge();
        }
        if (got == 0 || length == info.st_size) {
            break;
        }
    }
    text.truncate(length);
    return text;
}

Result<int> openDirectory(int at, const QByteArray &path, const QString &shown)
{
    const int handle = ::openat(
        at, path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
    if (handle >= 0) {
        return handle;
    }
    const auto number = errno;
    auto what = tr("The migrations folder %1 cannot be opened: %2.").arg(shown, reasonOf(number));
    if (number == ENOENT) {
        what = tr("There is no folder %1.").arg(shown);
    } else if (number == ENOTDIR) {
        what = tr("%1 is not a folder.").arg(shown);
    }
    return fail({ .kind = ErrorKind::Input,
        .what = what,
        .untouched = untouched(),
        .place = { shown, 0 } });
}

/// As memcmp does: ten thousand names are compared hundreds of thousands of times.
void sortBytewise(QList<FolderEntry> &list)
{
    std::ranges::sort(list, {}, [](const FolderEntry &entry) {
        return std::string_view(entry.name.constData(), size_t(entry.name.size()));
    });
}

Result<void> listInto(QList<FolderEntry> &list, int handle, const QByteArray &prefix)
{
    // fdopendir() takes the handle over, and its place in the folder: both must be its own.
    const int own = ::openat(handle, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = own < 0 ? nullptr : ::fdopendir(own);
    if (!stream) {
        const auto shown = visible(QString::fromUtf8(prefix));
        return fail(fileError(
            tr("The folder %1 cannot be listed: %2.").arg(shown, reasonOf(errno)), shown));
    }
    while (const auto *entry = ::readdir(stream)) {
        const QByteArray name(entry->d_name);
        if (name == "." || name == "..") {
            continue;
        }
        bool folder = entry->d_type == DT_DIR;
        if (entry->d_type == DT_UNKNOWN) {
            struct stat info {};
            folder = ::fstatat(own, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0
                && S_ISDIR(info.st_mode);
        }
        list += FolderEntry { prefix.isEmpty() ? name : prefix + name, folder };
    }
    ::closedir(stream);
    sortBytewise(list);
    return {};
}

} // namespace

QString ShownName::operator()() const
{
    return visible(folder + QString::fromUtf8(name));
}

Result<Folder> Folder::open(const FormatContext &context)
{
    Folder folder;
    folder.m_path = QFile::encodeName(context.directory);
    const auto handle = openDirectory(AT_FDCWD, folder.m_path, visible(context.directory));
    if (!handle) {
        return fail(handle.error());
    }
    folder.m_handle = *handle;
    folder.m_shown = shownPath(context, {});
    folder.m_root = realPath(QFile::encodeName(context.projectRoot));
    folder.m_outside = context.allowOutsideLinks;
    return folder;
}

Folder::Folder(Folder &&other) noexcept
    : m_handle(std::exchange(other.m_handle, -1))
    , m_path(std::move(other.m_path))
    , m_shown(std::move(other.m_shown))
    , m_root(std::move(other.m_root))
    , m_outside(other.m_outside)
{
}

Folder &Folder::operator=(Folder &&other) noexcept
{
    std::swap(m_handle, other.m_handle);
    std::swap(m_path, other.m_path);
    std::swap(m_shown, other.m_shown);
    std::swap(m_root, other.m_root);
    std::swap(m_outside, other.m_outside);
    return *this;
}

Folder::~Folder()
{
    if (m_handle >= 0) {
        ::close(m_handle);
    }
}

Result<QList<FolderEntry>> Folder::entries() const
{
    QList<FolderEntry> list;
    if (const auto listed = listInto(list, m_handle, {}); !listed) {
        return fail(listed.error());
    }
    return list;
}

Result<QList<FolderEntry>> Folder::entriesBelow() const
{
    QList<FolderEntry> all;
    QList<std::pair<QByteArray, int>> open { { QByteArray(), 0 } };
    while (!open.isEmpty()) {
        const auto [prefix, depth] = open.takeLast();
        const int handle = prefix.isEmpty() ? ::dup(m_handle)
                                            : ::openat(m_handle, prefix.constData(),
                                                  O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (handle < 0) {
            continue; // gone, or a link by now
        }
        QList<FolderEntry> list;
        const auto listed = listInto(list, handle, prefix);
        ::close(handle);
        if (!listed) {
            return fail(listed.error());
        }
        for (const auto &entry : std::as_const(list)) {
            const auto hidden = QByteArrayView(entry.name).sliced(prefix.size()).startsWith('.');
            if (entry.isFolder && !hidden && depth < MaxDepth) {
                open += std::pair(entry.name + '/', depth + 1);
            }
        }
        all += list;
    }
    sortBytewise(all);
    return all;
}

Result<int> Folder::openLinked(const QByteArray &name, const ShownName &shown) const
{
    const auto real = realPath(m_path + '/' + name);
    if (real.isEmpty()) {
        const auto what = errno == ELOOP ? tr("%1 is a link that leads to itself.").arg(shown())
                                         : tr("%1 is a link that leads nowhere.").arg(shown());
        return fail(fileError(what, shown()));
    }
    if (!m_outside && !isInside(real, m_root) && !isInside(real, realPath(m_path))) {
        auto error = fileError(tr("%1 is a link that leaves the project.").arg(shown()), shown());
        error.next = tr("Copy the file, or set allow_outside_links in switchback.toml.");
        return fail(std::move(error));
    }
    const int handle = ::open(
        real.constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
    if (handle < 0) {
        return fail(
            fileError(tr("%1 cannot be opened: %2.").arg(shown(), reasonOf(errno)), shown()));
    }
    return handle;
}

Result<int> Folder::openFile(const QByteArray &name, const ShownName &shown) const
{
    const int handle = ::openat(
        m_handle, name.constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
    if (handle >= 0) {
        return handle;
    }
    if (errno == ELOOP) {
        return openLinked(name, shown);
    }
    return fail(fileError(tr("%1 cannot be opened: %2.").arg(shown(), reasonOf(errno)), shown()));
}

Result<QByteArray> Folder::read(const QByteArray &name, qint64 limit) const
{
    const ShownName shown { m_shown, name };
    const auto handle = openFile(name, shown);
    if (!handle) {
        return fail(handle.error());
    }
    auto text = readAll(*handle, shown, limit);
    ::close(*handle);
    if (!text) {
        return text;
    }
    if (const auto checked = checkText(*text, shown); !checked) {
        return fail(checked.error());
    }
    return text;
}

QString Folder::shown(const QByteArray &name) const
{
    QString path;
    path.reserve(m_shown.size() + name.size());
    return path.append(m_shown).append(QUtf8StringView(name));
}

QByteArray Folder::head(const QByteArray &name, qint64 size) const
{
    const auto handle = openFile(name, { m_shown, name });
    if (!handle) {
        return {};
    }
    struct stat info {};
    QByteArray text(qsizetype(size), Qt::Uninitialized);
    const bool regular = ::fstat(*handle, &info) == 0 && S_ISREG(info.st_mode);
    const auto got = regular ? ::read(*handle, text.data(), size_t(size)) : 0;
    ::close(*handle);
    text.truncate(std::max<qsizetype>(0, got));
    return text;
}

Result<QList<FolderEntry>> listFolder(const QString &directory)
{
    const auto folder = Folder::open({ .projectRoot = directory, .directory = directory });
    if (!folder) {
        return fail(folder.error());
    }
    return folder->entries();
}

Result<QByteArray> readMigrationFile(
    const FormatContext &context, const QByteArray &name, qint64 limit)
{
    const auto folder = Folder::open(context);
    if (!folder) {
        return fail(folder.error());
    }
    return folder->read(name, limit);
}

std::optional<QByteArray> readSmallFile(const QString &root, const QString &path)
{
    const auto slash = path.lastIndexOf(u'/');
    const auto folder = Folder::open(
        { .projectRoot = root, .directory = path.left(std::max<qsizetype>(slash, 1)) });
    if (!folder) {
        return {};
    }
    auto text = folder->read(QFile::encodeName(path.mid(slash + 1)), 1 << 20);
    return text ? std::optional(std::move(*text)) : std::nullopt;
}

Problem problemOf(const Error &error)
{
    return { .severity = Problem::Severity::Error, .place = error.place, .message = error.what };
}

QString shownPath(const FormatContext &context, const QByteArray &name)
{
    const auto file = QString::fromUtf8(name);
    const auto root = QDir::cleanPath(context.projectRoot) + u'/';
    const auto directory = QDir::cleanPath(context.directory);
    if (directory + u'/' == root) {
        return file;
    }
    return (directory.startsWith(root) ? directory.sliced(root.size()) : directory) + u'/' + file;
}

QByteArray fileName(const FormatContext &context, const QString &path)
{
    const auto prefix = shownPath(context, {});
    return QFile::encodeName(path.startsWith(prefix) ? path.sliced(prefix.size()) : path);
}

void forEachIndex(qsizetype count, const std::function<void(qsizetype)> &work)
{
    const auto part = [&work](qsizetype from, qsizetype to) {
        for (auto i = from; i < to; ++i) {
            work(i);
        }
    };
    constexpr qsizetype Pays = 500;
    if (count < Pays) {
        part(0, count);
        return;
    }
    const std::jthread second(part, count / 2, count);
    part(0, count / 2);
}

} // namespace Switchback
