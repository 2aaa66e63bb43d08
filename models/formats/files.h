// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reading what stands in somebody else's folder: never hangs, never follows a link out of the
// project unasked, never reads more than it said.

#include "formats/format.h"

namespace Switchback {

inline constexpr qint64 MigrationSizeLimit = 64LL << 20; // bytes

struct FolderEntry {
    QByteArray name; // as the file system has it
    bool isFolder = false; // by lstat; links are not followed here
};

/// A file's name for a message, put together only when one is needed.
struct ShownName {
    const QString &folder;
    const QByteArray &name;
    QString operator()() const;
};

/// A folder kept open while its files are read, so that a file costs no walk through the tree.
/// read() and entries() may be called from several threads.
class Folder
{
public:
    /// A missing folder, or one that is a file, is an Error that names it.
    static Result<Folder> open(const FormatContext &context);
    Folder(Folder &&other) noexcept;
    Folder &operator=(Folder &&other) noexcept;
    ~Folder();

    /// Names in bytewise order.
    Result<QList<FolderEntry>> entries() const;
    /// The same for everything below, as `sub/name`; links and hidden folders are not entered.
    /// At most 16 deep. `name` holds the path below this folder.
    Result<QList<FolderEntry>> entriesBelow() const;
    /// The bytes of a regular file: opened O_NONBLOCK, checked by fstat, at most `limit`, valid
    /// UTF-8 without NUL. The error names file, line and offset. A byte order mark is left in place.
    Result<QByteArray> read(const QByteArray &name, qint64 limit = MigrationSizeLimit) const;

    /// shownPath() of one of its files, without looking the folder up again.
    QString shown(const QByteArray &name) const;
    /// The first bytes of a regular file, unchecked; empty when it cannot be read.
    QByteArray head(const QByteArray &name, qint64 size) const;

private:
    Folder() = default;
    Result<int> openFile(const QByteArray &name, const ShownName &shown) const;
    Result<int> openLinked(const QByteArray &name, const ShownName &shown) const;

    int m_handle = -1;
    QByteArray m_path;
    QString m_shown; // put before names in messages
    QByteArray m_root; // the project's real path; a link must stay in it or in the folder itself
    bool m_outside = false; // links may lead anywhere
};

/// Names in bytewise order. A missing folder, or one that is a file, is an Error that names it.
Result<QList<FolderEntry>> listFolder(const QString &directory);

/// One file of the context's folder, as Folder::read().
Result<QByteArray> readMigrationFile(
    const FormatContext &context, const QByteArray &name, qint64 limit = MigrationSizeLimit);

/// A small text file of a tool's configuration; nothing when it is missing, no regular file,
/// larger than 1 MiB or not UTF-8. Links are followed only inside `root`.
std::optional<QByteArray> readSmallFile(const QString &root, const QString &path);

/// An error about one file as an entry of MigrationSet::problems.
Problem problemOf(const Error &error);

/// The path as shown: relative to the project when inside it.
QString shownPath(const FormatContext &context, const QByteArray &name);
/// The name below context.directory of a path made by shownPath().
QByteArray fileName(const FormatContext &context, const QString &path);

/// Calls `work` for every index below `count`, on a second thread too where that pays.
void forEachIndex(qsizetype count, const std::function<void(qsizetype)> &work);

} // namespace Switchback
