// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/sqlitepages.h"

#include <QFile>
#include <QtEndian>

#include <sqlite3.h>

#include <memory>

namespace Switchback {

namespace {

constexpr qsizetype HeaderSize = 100; // of the file, in front of the first page's own
constexpr int MostLevels = 20; // SQLite's own limit for a tree
constexpr quint8 LeafPage = 0x0d;
constexpr quint8 InnerPage = 0x05;

// Reads from a view and remembers whether there was enough of it.
class Bytes
{
public:
    explicit Bytes(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }
    bool failed() const { return m_failed; }
    qsizetype at() const { return m_at; }
    void goTo(qsizetype at) { m_at = at; }

    QByteArrayView take(qsizetype size)
    {
        if (m_failed || size < 0 || m_at < 0 || size > m_bytes.size() - m_at) {
            m_failed = true;
            return {};
        }
        const auto taken = m_bytes.sliced(m_at, size);
        m_at += size;
        return taken;
    }
    template<class Number>
    Number number()
    {
        const auto taken = take(sizeof(Number));
        return m_failed ? Number() : qFromBigEndian<Number>(taken.data());
    }
    // Seven bits in each byte, and all of the ninth.
    quint64 varint()
    {
        quint64 value = 0;
        for (int i = 0; i < 9; ++i) {
            const auto byte = number<quint8>();
            value = i == 8 ? value << 8 | byte : value << 7 | (byte & 0x7f);
            if (byte < 0x80) {
                break;
            }
        }
        return value;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_failed = false;
};

// What a column of this type takes in a record.
qsizetype sizeOf(quint64 type)
{
    static constexpr int sizes[] { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };
    if (type >= 12) {
        return qsizetype((type - 12) / 2);
    }
    return type < std::size(sizes) ? sizes[type] : -1;
}

class Pages
{
public:
    explicit Pages(sqlite3_file *file)
        : m_file(file)
    {
    }
    std::optional<QList<SqliteSchemaRow>> rows();

private:
    bool readHeader();
    QByteArray bytesAt(qint64 offset, qsizetype size) const;
    QByteArray page(quint32 number);
    bool walk(quint32 number, int level);
    bool leaf(Bytes cell);
    QByteArray payload(Bytes &cell, quint64 size);
    bool keep(const QByteArray &record);

    sqlite3_file *m_file;
    qsizetype m_pageSize = 0;
    qsizetype m_usable = 0;
    qint64 m_fileSize = 0;
    qint64 m_pagesLeft = 0; // to read: a circle would need more than there are
    QList<SqliteSchemaRow> m_rows;
};

QByteArray Pages::bytesAt(qint64 offset, qsizetype size) const
{
    QByteArray bytes(size, Qt::Uninitialized);
    const bool there = offset + size <= m_fileSize
        && m_file->pMethods->xRead(m_file, bytes.data(), int(size), offset) == SQLITE_OK;
    return there ? bytes : QByteArray();
}

bool Pages::readHeader()
{
    if (m_file->pMethods->xFileSize(m_file, &m_fileSize) != SQLITE_OK) {
        return false;
    }
    const auto header = bytesAt(0, HeaderSize);
    if (!header.startsWith("SQLite format 3")) {
        return false;
    }
    Bytes bytes(header);
    bytes.goTo(16);
    const auto size = bytes.number<quint16>();
    m_pageSize = size == 1 ? 65536 : size;
    const auto version = bytes.number<quint16>();
    m_usable = m_pageSize - bytes.number<quint8>();
    bytes.goTo(56);
    const auto encoding = bytes.number<quint32>();
    m_pagesLeft = m_pageSize > 0 ? m_fileSize / m_pageSize : 0;
    constexpr quint16 journal = 0x0101; // readers and writers of the old kind: no log
    return m_usable >= 480 && version == journal && encoding == SQLITE_UTF8;
}

QByteArray Pages::page(quint32 number)
{
    if (number == 0 || m_pagesLeft-- <= 0) {
        return {};
    }
    return bytesAt(qint64(number - 1) * m_pageSize, m_pageSize);
}

// A record that has no room on its page goes on on others, each with the next one's number.
QByteArray Pages::payload(Bytes &cell, quint64 size)
{
    const auto most = quint64(m_usable - 35);
    if (size <= most) {
        return cell.take(qsizetype(size)).toByteArray();
    }
    if (size > quint64(m_fileSize)) {
        return {};
    }
    const auto least = quint64((m_usable - 12) * 32 / 255 - 23);
    const auto here = least + (size - least) % quint64(m_usable - 4);
    auto bytes = cell.take(qsizetype(here <= most ? here : least)).toByteArray();
    auto next = cell.number<quint32>();
    while (!cell.failed() && quint64(bytes.size()) < size) {
        const auto more = page(next);
        if (more.isEmpty()) {
            return {};
        }
        next = qFromBigEndian<quint32>(more.constData());
        const auto rest = qsizetype(size) - bytes.size();
        bytes += QByteArrayView(more).sliced(4, std::min(rest, m_usable - 4));
    }
    return bytes;
}

// type, name, tbl_name, rootpage, sql
bool Pages::keep(const QByteArray &record)
{
    Bytes header(record);
    Bytes body(record);
    body.goTo(qsizetype(header.varint()));
    QByteArrayView values[5];
    for (int i = 0; i < 5; ++i) {
        const auto type = header.varint();
        const auto size = sizeOf(type);
        const bool isText = type >= 13 && type % 2 == 1;
        values[i] = body.take(size);
        if (header.failed() || body.failed() || (i < 3 && !isText)) {
            return false;
        }
        if (i == 4 && type == 0) {
            return true; // an index that a constraint made: no statement of its own
        }
    }
    const bool whole = values[4].startsWith("CREATE ") && !values[4].contains('\0');
    m_rows += SqliteSchemaRow { record, values[0], values[1], values[2], values[4] };
    return whole;
}

bool Pages::leaf(Bytes cell)
{
    const auto size = cell.varint();
    cell.varint(); // the row's number
    const auto record = payload(cell, size);
    return !cell.failed() && quint64(record.size()) == size && keep(record);
}

bool Pages::walk(quint32 number, int level)
{
    const auto bytes = page(number);
    Bytes header(bytes);
    header.goTo(number == 1 ? HeaderSize : 0);
    const auto kind = header.number<quint8>();
    header.take(2);
    const auto count = header.number<quint16>();
    header.take(3);
    if (header.failed() || level > MostLevels || (kind != LeafPage && kind != InnerPage)) {
        return false;
    }
    const auto last = kind == InnerPage ? header.number<quint32>() : 0;
    for (int i = 0; i < count; ++i) {
        Bytes cell(QByteArrayView(bytes).first(m_usable));
        cell.goTo(header.number<quint16>());
        const bool good = kind == LeafPage ? leaf(cell) : walk(cell.number<quint32>(), level + 1);
        if (header.failed() || !good) {
            return false;
        }
    }
    return kind == LeafPage || walk(last, level + 1);
}

std::optional<QList<SqliteSchemaRow>> Pages::rows()
{
    return readHeader() && walk(1, 0) ? std::optional(std::move(m_rows)) : std::nullopt;
}

} // namespace

SqliteSchemaRow sqliteRow(
    QByteArrayView type, QByteArrayView name, QByteArrayView table, QByteArrayView sql)
{
    SqliteSchemaRow row { .record = type.toByteArray() };
    row.record.append(name).append(table).append(sql);
    QByteArrayView rest(row.record);
    const auto next = [&rest](qsizetype size) {
        const auto taken = rest.first(size);
        rest = rest.sliced(size);
        return taken;
    };
    row.type = next(type.size());
    row.name = next(name.size());
    row.table = next(table.size());
    row.sql = next(sql.size());
    return row;
}

std::optional<QList<SqliteSchemaRow>> sqliteSchemaRows(const QString &path)
{
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open_v2(
        QFile::encodeName(path).constData(), &opened, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(opened, sqlite3_close);
    // The version is the one question that takes the read lock, plays a crashed writer's journal
    // back, and parses nothing.
    sqlite3_file *file = nullptr;
    if (code != SQLITE_OK
        || sqlite3_exec(opened, "BEGIN; PRAGMA schema_version", nullptr, nullptr, nullptr)
            != SQLITE_OK
        || sqlite3_file_control(opened, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
        || !file || !file->pMethods) {
        return std::nullopt;
    }
    return Pages(file).rows();
}

} // namespace Switchback
