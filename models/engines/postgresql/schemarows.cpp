// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemarows.h"

#include "engines/postgresql/libpq.h"

#include <QVarLengthArray>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int FirstProperty = 8; // class, oid, sub, pclass, poid, name, inherited, rooted
constexpr qsizetype Longest = 40; // of the texts that are likely to come again

/// One row, with its columns shifted where the kind stands before the others.
class Row
{
public:
    Row(const PGresult *rows, int number, int shift = 0)
        : m_rows(rows)
        , m_number(number)
        , m_shift(shift)
    {
    }

    QByteArrayView text(int column) const
    {
        return { PQgetvalue(m_rows, m_number, column + m_shift),
            PQgetlength(m_rows, m_number, column + m_shift) };
    }
    quint64 number(int column) const
    {
        quint64 value = 0;
        for (const char digit : text(column)) {
            value = value * 10 + quint64(digit - '0');
        }
        return value;
    }
    bool isTrue(int column) const { return text(column) == "t"; }
    PgAddress address(int catalog, int oid) const
    {
        return (number(catalog) << 48) | (number(oid) << 16);
    }
    PgAddress address(int catalog, int oid, int sub) const
    {
        return address(catalog, oid) | (quint64(text(sub).toInt()) & 0xffff);
    }

private:
    const PGresult *m_rows;
    const int m_number;
    const int m_shift;
};

/// The properties' names, which all rows of an answer share.
QStringList namesOf(const PGresult *rows, PgStrings &strings)
{
    QStringList names;
    for (int i = 0; i < PQnfields(rows); ++i) {
        names += strings(PQfname(rows, i));
    }
    return names;
}

} // namespace

QString PgStrings::operator()(QByteArrayView utf8)
{
    if (utf8.size() > Longest) {
        return QString::fromUtf8(utf8);
    }
    const auto known = m_known.constFind(utf8);
    return known != m_known.cend() ? *known
                                   : *m_known.insert(utf8.toByteArray(), QString::fromUtf8(utf8));
}

void takeObjects(const pg_result *rows, const QString &kind, PgStrings &strings, PgAnswer &answer)
{
    const auto names = namesOf(rows, strings);
    const int definition = int(names.indexOf("definition"_L1));
    const int shift = kind.isEmpty() ? 1 : 0;
    for (int i = 0; i < PQntuples(rows); ++i) {
        const Row row(rows, i, shift);
        answer.gone = answer.gone || (definition >= 0 && PQgetisnull(rows, i, definition) != 0);
        QVarLengthArray<int, 32> given;
        for (int column = shift + FirstProperty; column < names.size(); ++column) {
            if (PQgetlength(rows, i, column) > 0) {
                given.append(column);
            }
        }
        auto &found = answer.found.emplaceBack();
        auto &object = found.object;
        object.kind = shift ? strings(Row(rows, i).text(0)) : kind;
        object.name = strings(row.text(5));
        object.inherited = row.isTrue(6);
        object.rooted = row.isTrue(7);
        object.properties.reserve(given.size());
        for (const int column : given) {
            object.properties.append({ names.at(column), strings(Row(rows, i).text(column)) });
        }
        found.self = row.address(0, 1, 2);
        found.parent = row.number(4) == 0 ? 0 : row.address(3, 4);
    }
}

void takeLinks(const pg_result *rows, PgAnswer &answer)
{
    // class, oid, class, oid, sub; or class, oid, sub, class, oid, sub, how
    const bool alias = PQnfields(rows) == 5;
    for (int i = 0; i < PQntuples(rows); ++i) {
        const Row row(rows, i);
        answer.links.append(alias ? PgLink { .from = row.address(0, 1), .to = row.address(2, 3, 4) }
                                  : PgLink { .from = row.address(0, 1, 2),
                                        .to = row.address(3, 4, 5),
                                        .how = *PQgetvalue(rows, i, 6) });
    }
}

void takeLines(const pg_result *rows, PgAnswer &answer)
{
    for (int i = 0; i < PQntuples(rows); ++i) {
        answer.lines += QString::fromUtf8(Row(rows, i).text(0));
    }
}

} // namespace Switchback
