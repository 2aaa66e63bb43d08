// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/indexadvice.h"

#include "core/facts.h"
#include "core/text.h"
#include "core/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int MostNamed = 6;

struct Index {
    QString name;
    bool primary = false;
    bool unique = false; // or an exclusion: the statement is checked by it
    bool summary = false; // BRIN keeps no entry a row
    bool opaque = false; // also about what stands in `text`
    QString text = {}; // expressions and conditions, as written; empty: any column may be in them
    QStringList columns; // all that it is about, in lower case
    QStringList keys; // in order, as far as they are plain columns
    qint64 bytes = -1;
};

constexpr QLatin1StringView PgIndexes(
    "SELECT x.relname, i.indisprimary, i.indisunique OR i.indisexclusion, m.amname = 'brin', "
    "coalesce(pg_get_expr(i.indexprs, i.indrelid), '') || coalesce(pg_get_expr(i.indpred, "
    "i.indrelid), '') ~ '\\.\\*',"
    " array_to_json(ARRAY(SELECT lower(a.attname) FROM pg_attribute a WHERE a.attrelid = "
    "i.indrelid AND (a.attnum = ANY (i.indkey) OR EXISTS (SELECT FROM pg_depend d WHERE d.classid "
    "= 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refobjid = i.indrelid AND "
    "d.refobjsubid = a.attnum))))::text,"
    " array_to_json(ARRAY(SELECT lower(a.attname) FROM unnest(i.indkey) WITH ORDINALITY k(n, o) "
    "JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n ORDER BY k.o))::text,"
    " CASE WHEN x.relkind = 'I' THEN (SELECT sum(pg_relation_size(t.relid)) FROM "
    "pg_partition_tree(i.indexrelid) t) ELSE pg_relation_size(i.indexrelid) END"
    " FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam"
    " WHERE i.indrelid = to_regclass(%1) ORDER BY 1");
constexpr QLatin1StringView MyIndexes(
    "SELECT index_name, non_unique, column_name, %2 FROM information_schema.statistics"
    " WHERE table_schema = database() AND table_name = %1 ORDER BY index_name, seq_in_index");
constexpr QLatin1StringView MySizes(
    "SELECT index_name, stat_value * @@innodb_page_size FROM mysql.innodb_index_stats"
    " WHERE database_name = database() AND table_name = %1 AND stat_name = 'size'");
constexpr QLatin1StringView LiteIndexes(
    "SELECT l.name, l.origin = 'pk', l.\"unique\", x.name, x.cid, l.partial, (SELECT m.sql FROM "
    "sqlite_schema m WHERE m.type = 'index' AND m.name = l.name)"
    " FROM pragma_index_list(%1) l JOIN pragma_index_xinfo(l.name) x"
    " WHERE x.key ORDER BY l.name, x.seqno");

QStringList listOf(const QVariant &json)
{
    QStringList list;
    for (const auto &value : QJsonDocument::fromJson(json.toString().toUtf8()).array()) {
        list += value.toString();
    }
    return list;
}

QList<Index> pgIndexes(const QList<QVariantList> &rows)
{
    QList<Index> all;
    for (const auto &row : rows) {
        all += Index { .name = row.at(0).toString(),
            .primary = row.at(1).toBool(),
            .unique = row.at(2).toBool(),
            .summary = row.at(3).toBool(),
            .opaque = row.at(4).toBool(),
            .columns = listOf(row.at(5)),
            .keys = listOf(row.at(6)),
            .bytes = row.at(7).isNull() ? -1 : row.at(7).toLongLong() };
    }
    return all;
}

// One row for each column of an index.
void addColumn(QMap<QString, Index> &all, const Index &head, const QVariant &column)
{
    auto &index = *all.insert(head.name, all.value(head.name, head));
    if (column.isNull() || column.toString().isEmpty()) {
        index.opaque = true; // an expression
        return;
    }
    index.columns += column.toString().toLower();
    index.keys += column.toString().toLower();
}

Result<QList<Index>> indexesOf(const LoadQuestion &question)
{
    const auto &engine = question.engine;
    const auto &id = engine.info().id;
    const bool postgres = id == "postgresql"_L1;
    const auto name = engine.literal(postgres ? question.table.sql : question.table.name);
    // MariaDB has no indexes on expressions, nor the column that tells them.
    const bool mariaDb = question.connection.server().product == "MariaDB"_L1;
    const auto sql = postgres ? QString(PgIndexes).arg(name)
        : engine.info().embedded
        ? QString(LiteIndexes).arg(name)
        : QString(MyIndexes).arg(name, mariaDb ? u"NULL"_s : u"expression"_s);
    const auto rows = question.connection.query(sql);
    if (!rows) {
        return fail(rows.error());
    }
    if (postgres) {
        return pgIndexes(rows->rows);
    }
    QMap<QString, Index> all;
    for (const auto &row : rows->rows) {
        if (engine.info().embedded) {
            addColumn(all,
                { .name = row.at(0).toString(),
                    .primary = row.at(1).toBool(),
                    .unique = row.at(2).toBool(),
                    .opaque = row.at(5).toBool(),
                    .text = row.at(6).toString() },
                row.at(4).toInt() < 0 ? QVariant() : row.at(3));
        } else {
            addColumn(all,
                { .name = row.at(0).toString(),
                    .primary = row.at(0).toString() == "PRIMARY"_L1,
                    .unique = !row.at(1).toBool(),
                    .text = row.at(3).toString() },
                row.at(2));
        }
    }
    if (!engine.info().embedded) { // mostly only for those who administer the server
        const auto sizes = question.connection.query(QString(MySizes).arg(name));
        for (const auto &row : sizes ? sizes->rows : QList<QVariantList>()) {
            if (const auto index = all.find(row.at(0).toString()); index != all.end()) {
                index->bytes = row.at(1).toLongLong();
            }
        }
    }
    return all.values();
}

QString named(const QList<Index> &indexes)
{
    QStringList words;
    for (const auto &index : indexes.mid(0, MostNamed)) {
        words += visible(index.name)
            + (index.bytes >= 0 ? u" (%1)"_s.arg(sizeText(index.bytes)) : QString());
    }
    if (indexes.size() > MostNamed) {
        words += tr("%n more", nullptr, int(indexes.size()) - MostNamed);
    }
    return words.join(u", "_s);
}

class Adviser
{
public:
    Adviser(const LoadQuestion &question, const QList<Index> &indexes)
        : m_question(question)
        , m_indexes(indexes)
    {
    }
    QStringList advise()
    {
        using Kind = DataChange::Kind;
        return m_question.change.kind == Kind::Insert ? ofInsert()
            : m_question.change.kind == Kind::Update  ? ofUpdate()
                                                      : QStringList();
    }

private:
    bool isPostgres() const { return m_question.engine.info().id == "postgresql"_L1; }
    QString table() const { return visible(m_question.table.name); }

    // What a foreign key stands on is not taken away; MariaDB and MySQL refuse it.
    bool holdsLink(const Index &index) const
    {
        return std::ranges::any_of(m_question.table.links, [&](const TableLink &link) {
            return !link.columns.isEmpty() && !index.keys.isEmpty()
                && link.columns.first().compare(index.keys.first(), Qt::CaseInsensitive) == 0;
        });
    }
    // The statement itself may look rows up by it.
    bool servesStatement(const Index &index) const
    {
        return index.keys.isEmpty()
            || std::ranges::any_of(m_question.change.where.columns, [&](const QString &column) {
                   return column.compare(index.keys.first(), Qt::CaseInsensitive) == 0;
               });
    }
    bool canWait(const Index &index) const
    {
        return !index.primary && !index.unique && !holdsLink(index) && !servesStatement(index);
    }

    static bool isAbout(const Index &index, const QStringList &changed)
    {
        return (index.opaque && index.text.isEmpty())
            || std::ranges::any_of(changed, [&index](const QString &column) {
                   const QRegularExpression word(
                       u"(?<!\\w)"_s + QRegularExpression::escape(column) + u"(?!\\w)"_s,
                       QRegularExpression::CaseInsensitiveOption);
                   return index.columns.contains(column)
                       || (index.opaque && index.text.contains(word));
               });
    }

    QStringList changedColumns() const
    {
        QStringList changed;
        for (const auto &set : m_question.change.sets) {
            changed += set.column.toLower();
        }
        for (const auto &column : m_question.table.columns) {
            if (column.computed) { // from what, is not asked
                changed += column.name.toLower();
            }
        }
        return changed;
    }

    qint64 rowsThere() const
    {
        const auto &engine = m_question.engine;
        const auto &id = engine.info().id;
        const auto most = m_question.rows;
        const auto rows = m_question.connection.query(
            u"SELECT count(*) FROM (SELECT 1 AS one FROM %1 LIMIT %2) s"_s.arg(m_question.table.sql)
                .arg(id == "mysql"_L1 ? std::min<qint64>(most, 1'000'000)
                                      : std::min<qint64>(most, 5'000'000)));
        return rows ? rows->rows.value(0).value(0).toLongLong() : most;
    }

    QString afterwards() const
    {
        return isPostgres()
            ? tr("Where nobody needs them meanwhile, drop them first and make them again "
                 "afterwards, with CREATE INDEX CONCURRENTLY.")
            : tr("Where nobody needs them meanwhile, drop them first"
                 " and make them again afterwards.");
    }

    QStringList ofInsert() const
    {
        QList<Index> waiting;
        for (const auto &index : m_indexes) {
            if (canWait(index)) {
                waiting += index;
            }
        }
        if (waiting.isEmpty()) {
            return {};
        }
        const auto text = tr("The load keeps %n secondary index(es) of %1 up to date: %2.", nullptr,
            int(waiting.size()))
                              .arg(table(), named(waiting));
        // To make them anew costs as much as all rows do, not only the new ones.
        return { rowsThere() * 2 < m_question.rows ? text + u' ' + afterwards() : text };
    }

    QStringList ofUpdate() const
    {
        const auto changed = changedColumns();
        QList<Index> hit;
        QList<Index> waiting;
        qsizetype others = 0;
        for (const auto &index : m_indexes) {
            const bool about = isAbout(index, changed);
            // Before version 16 a summary, too, is in the way of keeping a row on its page.
            const bool passes = index.summary && m_question.connection.server().number >= 160000;
            if (!about || passes) {
                others += index.primary || passes ? 0 : 1;
                continue;
            }
            hit += index;
            if (canWait(index)) {
                waiting += index;
            }
        }
        if (isPostgres()) {
            return ofPostgresUpdate(hit, waiting);
        }
        if (hit.isEmpty()) {
            return others == 0
                ? QStringList()
                : QStringList { tr("No index of %1 holds a column that this changes: "
                                   "none is written.")
                                    .arg(table())
                      + unlessTriggers() };
        }
        const auto text = tr("%n index(es) of %1 hold columns that this changes, and are written "
                             "with each changed row: %2.",
            nullptr, int(hit.size()))
                              .arg(table(), named(hit));
        return { text + tail(waiting, hit) + unlessTriggers() };
    }

    QString unlessTriggers() const
    {
        return m_question.changesMore
            ? u' ' + tr("Its triggers may change further columns, and so write further indexes.")
            : QString();
    }

    QString tail(const QList<Index> &waiting, const QList<Index> &hit) const
    {
        return waiting.isEmpty() ? QString()
            : waiting.size() == hit.size()
            ? u' ' + afterwards()
            : u' ' + tr("Of these, %1 may wait.").arg(named(waiting)) + u' ' + afterwards();
    }

    // A new version of a row needs no entry in any index as long as no column of one changes and
    // its page has room; otherwise it needs one in each of them.
    QStringList ofPostgresUpdate(const QList<Index> &hit, const QList<Index> &waiting) const
    {
        const auto facts = m_question.connection.query(
            u"SELECT coalesce((SELECT o.option_value::int FROM pg_options_to_table(c.reloptions) o "
            "WHERE o.option_name = 'fillfactor'), 100), c.relkind = 'p', m.amname IS NOT DISTINCT "
            "FROM 'heap' FROM pg_class c LEFT JOIN pg_am m ON m.oid = c.relam WHERE c.oid = "
            "to_regclass(%1)"_s.arg(m_question.engine.literal(m_question.table.sql)));
        if (!facts || facts->rows.isEmpty() || m_indexes.isEmpty()) {
            return {};
        }
        const auto &row = facts->rows.first();
        const bool parts = row.at(1).toBool();
        if (!parts && !row.at(2).toBool()) {
            return {}; // another way of keeping rows: nothing is known of it
        }
        if (!hit.isEmpty()) {
            return { tr("%n index(es) of %1 hold columns that this changes: %2. Where such a value "
                        "changes, the row gets a new entry in every index that"
                        " covers it, not only in these.",
                         nullptr, int(hit.size()))
                         .arg(table(), named(hit))
                + tail(waiting, hit) + unlessTriggers() };
        }
        auto text = tr("No index of %1 holds a column that this changes: a row's new version needs "
                       "no new index entries where it finds room on the same page (HOT).")
                        .arg(table());
        if (!parts) {
            const auto fill = row.at(0).toInt();
            text += u' '
                + (fill >= 100
                        ? tr("The fillfactor is 100: there is room only where"
                             " rows have gone or moved away.")
                        : tr("The fillfactor is %1: pages written since it was set keep room.")
                              .arg(fill));
        }
        return { text + unlessTriggers() };
    }

    const LoadQuestion &m_question;
    const QList<Index> &m_indexes;
};

} // namespace

Result<QStringList> indexAdvice(const LoadQuestion &question)
{
    if (question.rows < ManyRows) {
        return QStringList();
    }
    const auto indexes = indexesOf(question);
    return indexes ? Result<QStringList>(Adviser(question, *indexes).advise())
                   : fail(indexes.error());
}

} // namespace Switchback
