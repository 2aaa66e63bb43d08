// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/onlytables.h"

#include "core/text.h"
#include "core/tr.h"
#include "engines/tablecopy.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr QByteArrayView NoteHead("\n-- switchback: these tables alone ");
constexpr qint64 LongestNote = 4 << 20; // bytes

Error damaged(const QString &path)
{
    return { .kind = ErrorKind::Input,
        .what = tr("'%1' cannot be restored: %2")
            .arg(elided(visible(QDir::toNativeSeparators(path)), 200), tr("its end is missing.")),
        .untouched = tr("The database was not touched."),
        .place = { path } };
}

// Where the note begins, also one that breaks off in its first words.
qsizetype noteStart(const QByteArray &end)
{
    const auto whole = end.lastIndexOf(NoteHead);
    for (auto size = NoteHead.size() - 1; whole < 0 && size > 3; --size) {
        if (end.endsWith(NoteHead.first(size))) {
            return end.size() - size;
        }
    }
    return whole;
}

// Empty: there is none.
Result<QByteArray> noteOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)
        || !file.seek(std::max<qint64>(0, file.size() - LongestNote))) {
        return fail(damaged(path));
    }
    const auto end = file.readAll();
    const auto at = noteStart(end);
    return file.error() != QFileDevice::NoError ? Result<QByteArray>(fail(damaged(path)))
        : at < 0                                ? QByteArray()
                                                : end.sliced(at);
}

// pg_dump's header tells when it was written, with a number for summer time, of which every reader
// takes any negative one for "not known". Ours stands there; the archive stays as long as it was.
constexpr int SummerMark = 7301;
constexpr qint64 HeadSize = 4096;

struct HeadMark {
    qint64 at = -1; // -1: there is no place for it
    QByteArray bytes;
};

HeadMark archiveMark(const QByteArray &head)
{
    constexpr int FixedSize = 11; // "PGDMP", three of the version, two sizes, the format
    const int size = head.size() > FixedSize ? head.at(8) : 0;
    if (size < 2 || size > 8) {
        return {};
    }
    const int compression = head.at(6) >= 15 ? 1 : 1 + size; // since 1.15 one byte for its kind
    const qint64 at = FixedSize + compression + 6LL * (1 + size); // behind six numbers of the date
    QByteArray bytes(1, '\1'); // negative
    for (int i = 0; i < size; ++i) {
        bytes += char(i < 4 ? SummerMark >> (8 * i) & 0xff : 0);
    }
    return { at, bytes };
}

// A dump as SQL begins with comments; one of them is a line of dashes.
HeadMark scriptMark(const QByteArray &head)
{
    static const QByteArray mark("-- switchback: some tables alone, listed at the end ");
    const auto marked = head.indexOf('\n' + mark);
    const QByteArray dashes("\n-- " + QByteArray(mark.size(), '-'));
    const auto at = marked >= 0 ? marked : head.indexOf(dashes);
    return at < 0 ? HeadMark {} : HeadMark { at + 1, mark };
}

HeadMark markOf(const QByteArray &head)
{
    return head.startsWith("PGDMP") ? archiveMark(head) : scriptMark(head);
}

bool isMarked(const QString &path)
{
    QFile file(path);
    const auto head = file.open(QIODevice::ReadOnly) ? file.read(HeadSize) : QByteArray();
    const auto mark = markOf(head);
    return mark.at >= 0 && head.sliced(std::min(mark.at, head.size())).startsWith(mark.bytes);
}

Result<QList<TableName>> withoutList(const QString &path)
{
    return fail({ .kind = ErrorKind::Input,
        .what = tr("'%1' holds some tables alone, and the list of them is gone from it.")
            .arg(elided(visible(QDir::toNativeSeparators(path)), 200)),
        .untouched = tr("The database was not touched."),
        .next = tr("Take another copy of the file: this one is damaged."),
        .place = { path } });
}

Result<QList<TableName>> savedInSqlite(const Engine &engine, const QString &file)
{
    ConnectionSettings settings;
    settings.engine = engine.info().id;
    settings.database = QFileInfo(file).absoluteFilePath();
    auto connection = engine.connect(settings, Access::ReadOnly);
    const auto listed = connection
        ? (*connection)
              ->query(u"SELECT count(*) FROM sqlite_schema WHERE name = %1"_s.arg(
                  engine.literal(QString(SavedTables))))
        : fail(connection.error());
    if (listed && listed->rows.value(0).value(0).toInt() == 0) {
        const auto mark = (*connection)->query(u"PRAGMA application_id"_s);
        return mark && mark->rows.value(0).value(0).toInt() == SavedTablesMark ? withoutList(file)
                                                                               : QList<TableName>();
    }
    const auto rows = listed
        ? (*connection)->query(u"SELECT name FROM %1 ORDER BY 1"_s.arg(SavedTables))
        : fail(listed.error());
    if (!rows || rows->rows.isEmpty()) {
        return fail(rows ? damaged(file) : rows.error());
    }
    QList<TableName> tables;
    for (const auto &row : rows->rows) {
        tables += { row.first().toString(), engine.identifier(row.first().toString()) };
    }
    return tables;
}

} // namespace

qint64 noteSize(const QString &file)
{
    return noteOf(file).value_or(QByteArray()).size();
}

Result<QList<TableName>> savedTables(const Engine &engine, const QString &file)
{
    if (engine.info().embedded) {
        return savedInSqlite(engine, file);
    }
    const auto note = noteOf(file);
    if (!note) {
        return fail(note.error());
    }
    if (note->isEmpty()) {
        return isMarked(file) ? withoutList(file) : QList<TableName>();
    }
    const auto json = QJsonDocument::fromJson(
        note->sliced(std::min(note->size(), NoteHead.size())));
    QList<TableName> tables;
    for (const auto &entry : json.array()) {
        tables += { entry[0].toString(), entry[1].toString() };
        if (tables.last().name.isEmpty() || tables.last().sql.isEmpty()) {
            return fail(damaged(file));
        }
    }
    return tables.isEmpty() ? Result<QList<TableName>>(fail(damaged(file))) : tables;
}

Result<void> noteTables(const QString &path, const QList<TableName> &tables)
{
    QJsonArray list;
    for (const auto &table : tables) {
        list += QJsonArray { table.name, table.sql };
    }
    QFile file(path);
    const auto note = NoteHead.toByteArray() + QJsonDocument(list).toJson(QJsonDocument::Compact)
        + '\n';
    bool written = note.size() < LongestNote && file.open(QIODevice::ReadWrite);
    const auto mark = written ? markOf(file.read(HeadSize)) : HeadMark();
    written = written && mark.at >= 0 && file.seek(mark.at)
        && file.write(mark.bytes) == mark.bytes.size() && file.seek(file.size())
        && file.write(note) == note.size() && file.flush();
    return written
        ? Result<void>()
        : fail({ .kind = ErrorKind::Input,
              .what = tr("'%1' cannot be written: %2.")
                  .arg(elided(visible(path), 200),
                      mark.at < 0 ? tr("its head is not as expected") : file.errorString()) });
}

} // namespace Switchback
