// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/sqlitecopy.h"

#include "core/tr.h"

#include <QDir>
#include <QFile>

#include <sqlite3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int PagesAtOnce = 2000; // between two looks at the stop token
constexpr int Patience = 5000; // milliseconds, for a lock that another program holds

using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Error notCopied(const QString &path, sqlite3 *handle)
{
    return { .kind = ErrorKind::Connection,
        .what = tr("The database %1 cannot be copied.").arg(QDir::toNativeSeparators(path)),
        .untouched = tr("It was only read."),
        .server = QString::fromUtf8(sqlite3_errmsg(handle)) };
}

Handle opened(const QString &path, int flags)
{
    sqlite3 *handle = nullptr;
    sqlite3_open_v2(QFile::encodeName(path).constData(), &handle, flags, nullptr);
    sqlite3_busy_timeout(handle, Patience);
    return { handle, sqlite3_close };
}

// The names first: a table cannot be emptied while the list is being read.
QList<QByteArray> tableNames(sqlite3 *handle)
{
    QList<QByteArray> names;
    const auto add = [](void *list, int, char **values, char **) {
        *static_cast<QList<QByteArray> *>(list) += QByteArray(values[0]);
        return 0;
    };
    sqlite3_exec(handle,
        "SELECT '\"' || replace(name, '\"', '\"\"') || '\"' FROM pragma_table_list"
        " WHERE schema = 'main' AND type = 'table' AND name NOT IN ('sqlite_schema', "
        "'sqlite_master')",
        add, &names, nullptr);
    return names;
}

} // namespace

Result<void> emptySqlite(const QString &path)
{
    const auto target = opened(path, SQLITE_OPEN_READWRITE);
    sqlite3_db_config(target.get(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(target.get(), SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
    QByteArray all = "PRAGMA synchronous = OFF; BEGIN;";
    for (const auto &name : tableNames(target.get())) {
        all += "DELETE FROM " + name + ';';
    }
    all += "COMMIT";
    return sqlite3_exec(target.get(), all.constData(), nullptr, nullptr, nullptr) == SQLITE_OK
        ? Result<void>()
        : fail(notCopied(path, target.get()));
}

Result<void> copySqlite(const QString &from, const QString &to, std::stop_token stop)
{
    const auto source = opened(from, SQLITE_OPEN_READONLY);
    const auto target = opened(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    auto *backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (!backup) {
        return fail(notCopied(from, target.get()));
    }
    int code = SQLITE_OK;
    while (code == SQLITE_OK && !stop.stop_requested()) {
        code = sqlite3_backup_step(backup, PagesAtOnce);
    }
    sqlite3_backup_finish(backup);
    if (stop.stop_requested()) {
        return fail({ .kind = ErrorKind::Cancelled, .what = tr("Copying was stopped.") });
    }
    return code == SQLITE_DONE ? Result<void>() : fail(notCopied(from, target.get()));
}

} // namespace Switchback
