// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A file counts nothing by itself. Small tables are counted, large ones estimated by their greatest
// row number.

#include "engines/sqlite/sqlitefacts.h"

#include "core/tr.h"
#include "engines/urlparts.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 CountedRows = 100'000;

class Reader
{
public:
    Reader(Connection &connection, const ConnectionSettings &settings, const FactRequest &request)
        : m_settings(settings)
        , m_request(request)
        , m_questions(connection, m_facts, request.budget)
    {
    }

    LiveFacts read()
    {
        m_facts.freeBytes = freeBytesAt(QFileInfo(m_settings.database).path());
        readTables();
        if (!m_facts.tables.isEmpty()) {
            readRows();
            readColumns();
            readDependants();
        }
        return std::move(m_facts);
    }

private:
    void readTables()
    {
        const auto rows = m_questions.ask(tr("The tables"),
            u"SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"_s);
        for (const auto &wanted : m_request.tables) {
            const auto name = wanted.startsWith("main."_L1) ? wanted.sliced(5) : wanted;
            for (const auto &row : rows) {
                if (row.at(0).toString().compare(name, Qt::CaseInsensitive) == 0) {
                    m_facts.tables += TableFacts {
                        .table = wanted, .schema = u"main"_s, .name = row.at(0).toString()
                    };
                }
            }
        }
    }

    void readRows()
    {
        const auto bytes = m_questions.ask(
            {}, u"SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"_s);
        const auto file = bytes.isEmpty() ? qint64(-1) : bytes.first().value(0).toLongLong();
        bool sizes = true;
        for (auto &table : m_facts.tables) {
            const auto name = quoted(table.name, u'"');
            const auto rows = m_questions.ask(tr("The rows of %1").arg(table.name),
                u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT %2)"_s.arg(name).arg(
                    CountedRows + 1));
            if (rows.isEmpty()) {
                continue;
            }
            table.rows = rows.first().at(0).toLongLong();
            table.exact = *table.rows <= CountedRows;
            if (!table.exact) {
                const auto last = m_questions.ask({}, u"SELECT max(rowid) FROM "_s + name);
                table.rows = qMax(*table.rows, last.value(0).value(0).toLongLong());
            }
            const auto pages = sizes
                ? m_questions.ask({},
                      u"SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name = "_s
                          + quoted(table.name, u'\''))
                : QList<QVariantList>();
            sizes = !pages.isEmpty() && !pages.first().at(0).isNull();
            if (sizes) {
                table.bytes = pages.first().at(0).toLongLong();
            } else if (file >= 0) {
                table.bytes = file; // at most: the whole file
            }
        }
    }

    void readColumns()
    {
        for (auto &table : m_facts.tables) {
            const auto rows = m_questions.ask({},
                u"SELECT name, type, pk, hidden, \"notnull\" FROM "
                "pragma_table_xinfo(%1) ORDER BY cid"_s.arg(quoted(table.name, u'\'')));
            QMap<int, QString> key;
            for (const auto &row : rows) {
                if (row.at(2).toInt() > 0) {
                    key.insert(row.at(2).toInt(), row.at(0).toString());
                }
                if (m_request.columns) {
                    table.columns += ColumnFacts { .name = row.at(0).toString(),
                        .type = row.at(1).toString(),
                        .generated = row.at(3).toInt() > 1 };
                }
            }
            table.primaryKey = key.values();
        }
    }

    void readDependants()
    {
        const auto keys = m_questions.ask(tr("What depends on the tables"),
            u"SELECT lower(f.\"table\"), t.name, f.\"to\" FROM sqlite_schema t, "
            "pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY t.name"_s);
        const auto texts = m_questions.ask({},
            u"SELECT type, name, lower(sql) FROM sqlite_schema "
            "WHERE type IN ('view', 'trigger') ORDER BY name"_s);
        for (auto &table : m_facts.tables) {
            const auto name = table.name.toLower();
            for (const auto &row : keys) {
                if (row.at(0) == name && row.at(1).toString().toLower() != name) {
                    table.dependants += { tr("foreign key of %1").arg(row.at(1).toString()),
                        row.at(2).toString() };
                }
            }
            for (const auto &row : texts) {
                if (row.at(2).toString().contains(name)) {
                    const auto view = row.at(0).toString() == "view"_L1;
                    table.dependants += {
                        (view ? tr("view %1") : tr("trigger %1")).arg(row.at(1).toString()), {}
                    };
                }
            }
        }
    }

    const ConnectionSettings &m_settings;
    const FactRequest &m_request;
    LiveFacts m_facts;
    FactQuestions m_questions;
};

} // namespace

LiveFacts SqliteFactReader::read(
    Connection &connection, const ConnectionSettings &settings, const FactRequest &request) const
{
    return Reader(connection, settings, request).read();
}

Result<QList<SeenStatement>> SqliteFactReader::statements(Connection &) const
{
    return fail({ .kind = ErrorKind::Refused,
        .what = tr("SQLite counts no statements, so it is not known what is still read.") });
}

} // namespace Switchback
