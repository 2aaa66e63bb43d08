// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/tableshape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Tables = QHash<QString, TableShape>; // by the catalog's own key

QStringList listOf(const QVariant &json)
{
    QStringList list;
    for (const auto &value : QJsonDocument::fromJson(json.toString().toUtf8()).array()) {
        list += value.toString();
    }
    return list;
}

QList<TableShape> sorted(const Tables &tables)
{
    auto list = tables.values();
    std::ranges::sort(list, {}, &TableShape::name);
    return list;
}

// Runs one question and gives each row to `take`.
Result<void> ask(Connection &connection, const QString &sql,
    const std::function<void(const QVariantList &row)> &take)
{
    const auto rows = connection.query(sql);
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        take(row);
    }
    return {};
}

// PostgreSQL

constexpr QLatin1StringView PgTables(
    "SELECT c.oid::text, n.nspname, c.relname, quote_ident(n.nspname) || '.' || "
    "quote_ident(c.relname)"
    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'"
    " AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'"
    " AND NOT EXISTS (SELECT FROM pg_depend d"
    " WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')");
constexpr QLatin1StringView PgColumns(
    "SELECT a.attrelid::text, a.attname,"
    " CASE WHEN b.typcategory = 'A' THEN format_type(b.typelem, -1)"
    "  ELSE format_type(b.oid, CASE WHEN t.typtype = 'd' THEN t.typtypmod"
    " ELSE a.atttypmod END) END,"
    " NOT (a.attnotnull OR t.typnotnull), a.attgenerated <> '',"
    " a.attidentity <> '' OR coalesce(pg_get_expr(f.adbin, f.adrelid) LIKE 'nextval(%', false),"
    " a.atthasdef, b.typcategory = 'A', e.typtype = 'e',"
    " array_to_json(ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = e.oid ORDER BY "
    "enumsortorder))::text,"
    " array_to_json(ARRAY(SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k"
    "  WHERE k.contypid = t.oid AND k.contype = 'c'))::text"
    " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
    " JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END"
    " JOIN pg_type e ON e.oid = CASE WHEN b.typcategory = 'A' THEN b.typelem ELSE b.oid END"
    " LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum"
    // Below are the server's own tables, a few thousand columns of them.
    " WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped"
    " ORDER BY a.attrelid, a.attnum");
constexpr QLatin1StringView PgConstraints(
    "SELECT k.conrelid::text, k.contype::text, array_to_json(ARRAY(SELECT a.attname"
    "  FROM unnest(k.conkey) WITH ORDINALITY u(n, i) JOIN pg_attribute a ON a.attrelid = "
    "k.conrelid AND a.attnum = u.n"
    "  ORDER BY u.i))::text, k.confrelid::text, array_to_json(ARRAY(SELECT a.attname"
    "  FROM unnest(k.confkey) WITH ORDINALITY u(n, i) JOIN pg_attribute a ON a.attrelid = "
    "k.confrelid AND a.attnum = u.n"
    "  ORDER BY u.i))::text, pg_get_constraintdef(k.oid), k.confupdtype IN ('c', 'n', 'd'), "
    "k.confdeltype IN ('c', 'n', 'd')"
    " FROM pg_constraint k WHERE k.conrelid <> 0 AND k.contype IN ('p', 'u', 'f', 'c')");
// Expressions and conditions count by the columns they look at.
constexpr QLatin1StringView PgUniqueIndexes(
    "SELECT i.indrelid::text, array_to_json(ARRAY(SELECT DISTINCT a.attname FROM pg_depend d"
    "  JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
    "  WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid"
    " AND d.refobjid = i.indrelid"
    "  AND d.refobjsubid > 0))::text"
    " FROM pg_index i WHERE i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint k WHERE "
    "k.conindid = i.indexrelid)");

void addPgColumn(Tables &tables, const QVariantList &row)
{
    const auto table = tables.find(row.at(0).toString());
    if (table == tables.end()) {
        return;
    }
    ColumnShape column { .name = row.at(1).toString() };
    readType(column, row.at(2).toString());
    column.nullable = row.at(3).toBool();
    column.computed = row.at(4).toBool();
    column.numbersItself = row.at(5).toBool();
    column.hasDefault = row.at(6).toBool();
    column.isArray = row.at(7).toBool();
    if (row.at(8).toBool()) {
        column.holds = Holds::Word;
        column.words = listOf(row.at(9));
    }
    for (auto check : listOf(row.at(10))) {
        static const QRegularExpression value(u"\\bVALUE\\b"_s);
        table->checks += check.replace(value, column.name);
    }
    table->columns += column;
}

void addPgConstraint(Tables &tables, const QVariantList &row)
{
    const auto table = tables.find(row.at(0).toString());
    if (table == tables.end()) {
        return;
    }
    const auto kind = row.at(1).toString();
    const auto columns = listOf(row.at(2));
    if (kind == "c"_L1) {
        table->checks += row.at(5).toString();
    } else if (kind == "f"_L1) {
        if (const auto other = tables.constFind(row.at(3).toString()); other != tables.constEnd()) {
            table->links += TableLink { columns, other->name, listOf(row.at(4)), row.at(6).toBool(),
                row.at(7).toBool() };
        }
    } else {
        table->uniques += columns;
        table->key = kind == "p"_L1 ? columns : table->key;
    }
}

Result<QList<TableShape>> postgresTables(Connection &connection)
{
    Tables tables;
    auto done = ask(connection, PgTables, [&](const QVariantList &row) {
        tables.insert(row.at(0).toString(),
            { .name = row.at(1).toString() + u'.' + row.at(2).toString(),
                .sql = row.at(3).toString() });
    });
    done = done
        ? ask(connection, PgColumns, [&](const QVariantList &row) { addPgColumn(tables, row); })
        : done;
    done = done ? ask(connection, PgConstraints,
                      [&](const QVariantList &row) { addPgConstraint(tables, row); })
                : done;
    done = done
        ? ask(connection, PgUniqueIndexes,
              [&](const QVariantList &row) {
                  if (const auto table = tables.find(row.at(0).toString()); table != tables.end()) {
                      table->uniques += listOf(row.at(1));
                  }
              })
        : done;
    return done ? Result<QList<TableShape>>(sorted(tables)) : fail(done.error());
}

// MariaDB and MySQL

constexpr QLatin1StringView MyTables(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = database()"
    " AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')");
constexpr QLatin1StringView MyColumns(
    "SELECT table_name, column_name, column_type, is_nullable, extra, column_default IS NOT NULL"
    " FROM information_schema.columns WHERE table_schema = database() ORDER BY table_name, "
    "ordinal_position");
constexpr QLatin1StringView MyUniques(
    "SELECT table_name, index_name, column_name FROM information_schema.statistics"
    " WHERE table_schema = database() AND non_unique = 0"
    " ORDER BY table_name, index_name, seq_in_index");
constexpr QLatin1StringView MyLinks(
    "SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, "
    "k.referenced_column_name, r.update_rule, r.delete_rule"
    " FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r"
    " ON r.constraint_schema = k.table_schema AND r.constraint_name = k.constraint_name AND "
    "r.table_name = k.table_name"
    " WHERE k.table_schema = database() AND k.referenced_table_schema = database()"
    " ORDER BY k.table_name, k.constraint_name, k.ordinal_position");
constexpr QLatin1StringView MariaDbChecks(
    "SELECT table_name, check_clause FROM information_schema.check_constraints"
    " WHERE constraint_schema = database()");
constexpr QLatin1StringView MySqlChecks(
    "SELECT t.table_name, c.check_clause FROM information_schema.check_constraints c"
    " JOIN information_schema.table_constraints t USING (constraint_schema, constraint_name)"
    " WHERE constraint_schema = database() AND t.constraint_type = 'CHECK'");

void addMyColumn(Tables &tables, const QVariantList &row)
{
    const auto table = tables.find(row.at(0).toString());
    if (table == tables.end()) {
        return;
    }
    ColumnShape column { .name = row.at(1).toString() };
    readType(column, row.at(2).toString());
    column.nullable = row.at(3).toString() == "YES"_L1;
    const auto extra = row.at(4).toString().toUpper();
    column.computed = extra.contains("GENERATED"_L1) && !extra.contains("DEFAULT_GENERATED"_L1);
    column.numbersItself = extra.contains("AUTO_INCREMENT"_L1);
    column.hasDefault = row.at(5).toBool();
    table->columns += column;
}

// Rows that belong to one key follow each other.
void addMyUnique(Tables &tables, QHash<QString, qsizetype> &places, const QVariantList &row)
{
    const auto table = tables.find(row.at(0).toString());
    if (table == tables.end()) {
        return;
    }
    const auto key = row.at(0).toString() + u'\n' + row.at(1).toString();
    if (!places.contains(key)) {
        places.insert(key, table->uniques.size());
        table->uniques += QStringList();
    }
    table->uniques[places.value(key)] += row.at(2).toString();
    if (row.at(1).toString() == "PRIMARY"_L1) {
        table->key = table->uniques.at(places.value(key));
    }
}

void addMyLink(Tables &tables, QHash<QString, qsizetype> &places, const QVariantList &row)
{
    const auto table = tables.find(row.at(0).toString());
    if (table == tables.end()) {
        return;
    }
    const auto key = row.at(0).toString() + u'\n' + row.at(1).toString();
    if (!places.contains(key)) {
        places.insert(key, table->links.size());
        const auto follows = [&row](int at) {
            const auto rule = row.at(at).toString().toUpper();
            return rule == "CASCADE"_L1 || rule.startsWith("SET "_L1);
        };
        table->links += TableLink { {}, row.at(3).toString(), {}, follows(5), follows(6) };
    }
    auto &link = table->links[places.value(key)];
    link.columns += row.at(2).toString();
    link.keys += row.at(4).toString();
}

Result<QList<TableShape>> mysqlTables(const Engine &engine, Connection &connection)
{
    Tables tables;
    QHash<QString, qsizetype> uniques;
    QHash<QString, qsizetype> links;
    auto done = ask(connection, MyTables, [&](const QVariantList &row) {
        const auto name = row.at(0).toString();
        tables.insert(name, { .name = name, .sql = engine.identifier(name) });
    });
    done = done ? ask(connection, MyColumns, [&](const auto &row) { addMyColumn(tables, row); })
                : done;
    done = done
        ? ask(connection, MyUniques, [&](const auto &row) { addMyUnique(tables, uniques, row); })
        : done;
    done = done ? ask(connection, MyLinks, [&](const auto &row) { addMyLink(tables, links, row); })
                : done;
    if (!done) {
        return fail(done.error());
    }
    // MySQL before 8.0.16 knows no checks, nor the view that lists them.
    const bool mariaDb = connection.server().product == "MariaDB"_L1;
    std::ignore = ask(
        connection, mariaDb ? MariaDbChecks : MySqlChecks, [&](const QVariantList &row) {
            if (const auto table = tables.find(row.at(0).toString()); table != tables.end()) {
                table->checks += row.at(1).toString();
            }
        });
    return sorted(tables);
}

// SQLite

constexpr QLatin1StringView LiteTables(
    "SELECT m.name, m.sql FROM sqlite_schema m JOIN pragma_table_list l ON l.name = m.name AND "
    "l.schema = 'main'"
    " WHERE m.type = 'table' AND l.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
constexpr QLatin1StringView LiteColumns(
    "SELECT m.name, x.name, x.type, x.\"notnull\", x.dflt_value IS NOT NULL, x.pk, x.hidden"
    " FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) x WHERE m.type = 'table' ORDER BY "
    "m.name, x.cid");
constexpr QLatin1StringView LiteUniques(
    "SELECT m.name, l.name, i.name FROM sqlite_schema m JOIN pragma_index_list(m.name) l"
    " JOIN pragma_index_info(l.name) i WHERE m.type = 'table'"
    " AND l.\"unique\" AND i.name IS NOT NULL"
    " ORDER BY m.name, l.name, i.seqno");
constexpr QLatin1StringView LiteLinks(
    "SELECT m.name, f.id, f.\"from\", f.\"table\", f.\"to\", f.on_update, "
    "f.on_delete FROM sqlite_schema m"
    " JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq");

void addLiteColumn(Tables &tables, const QVariantList &row)
{
    const auto table = tables.find(row.at(0).toString());
    if (table == tables.end()) {
        return;
    }
    ColumnShape column { .name = row.at(1).toString() };
    readType(column, row.at(2).toString());
    column.nullable = !row.at(3).toBool() && row.at(5).toInt() == 0;
    column.hasDefault = row.at(4).toBool();
    column.computed = row.at(6).toInt() > 1;
    if (row.at(5).toInt() > 0) {
        table->key += column.name;
    }
    table->columns += column;
}

// A single INTEGER PRIMARY KEY is the rowid. A link that names no keys means the parent's own.
void finishLite(Tables &tables)
{
    for (auto &table : tables) {
        for (auto &column : table.columns) {
            column.numbersItself = table.key == QStringList { column.name }
                && column.type.compare("integer"_L1, Qt::CaseInsensitive) == 0;
        }
        if (!table.key.isEmpty()) {
            table.uniques.removeAll(table.key);
            table.uniques += table.key;
        }
        for (auto &link : table.links) {
            for (auto it = tables.cbegin(); it != tables.cend(); ++it) {
                if (it.key().compare(link.table, Qt::CaseInsensitive) == 0) {
                    link.table = it->name;
                    link.keys = link.keys.contains(QString()) ? it->key : link.keys;
                }
            }
        }
    }
}

Result<QList<TableShape>> sqliteTables(const Engine &engine, Connection &connection)
{
    Tables tables;
    QHash<QString, qsizetype> uniques;
    QHash<QString, qsizetype> links;
    auto done = ask(connection, LiteTables, [&](const QVariantList &row) {
        const auto name = row.at(0).toString();
        tables.insert(name,
            { .name = name,
                .sql = engine.identifier(name),
                .checks = checksIn(row.at(1).toString()) });
    });
    done = done ? ask(connection, LiteColumns, [&](const auto &row) { addLiteColumn(tables, row); })
                : done;
    done = done
        ? ask(connection, LiteUniques, [&](const auto &row) { addMyUnique(tables, uniques, row); })
        : done;
    done = done
        ? ask(connection, LiteLinks, [&](const auto &row) { addMyLink(tables, links, row); })
        : done;
    if (!done) {
        return fail(done.error());
    }
    finishLite(tables);
    return sorted(tables);
}

struct TypeWord {
    QLatin1StringView word; // the declared type begins with it, or holds it where SQLite is free
    Holds holds;
    double most = 0;
};

// The longer word before the shorter that begins it.
constexpr TypeWord TypeWords[] = {
    { QLatin1StringView("tinyint(1)"), Holds::Boolean },
    { QLatin1StringView("tinyint"), Holds::Integer, 127 },
    { QLatin1StringView("smallint"), Holds::Integer, 32767 },
    { QLatin1StringView("smallserial"), Holds::Integer, 32767 },
    { QLatin1StringView("mediumint"), Holds::Integer, 8388607 },
    { QLatin1StringView("bigint"), Holds::Integer, 9e15 },
    { QLatin1StringView("interval"), Holds::Interval },
    { QLatin1StringView("inet"), Holds::Address },
    { QLatin1StringView("int"), Holds::Integer, 2147483647 },
    { QLatin1StringView("serial"), Holds::Integer, 2147483647 },
    { QLatin1StringView("oid"), Holds::Integer, 2147483647 },
    { QLatin1StringView("numeric"), Holds::Decimal },
    { QLatin1StringView("decimal"), Holds::Decimal },
    { QLatin1StringView("money"), Holds::Decimal },
    { QLatin1StringView("real"), Holds::Real },
    { QLatin1StringView("double"), Holds::Real },
    { QLatin1StringView("float"), Holds::Real },
    { QLatin1StringView("bool"), Holds::Boolean },
    { QLatin1StringView("uuid"), Holds::Uuid },
    { QLatin1StringView("datetime"), Holds::Timestamp },
    { QLatin1StringView("timestamp"), Holds::Timestamp },
    { QLatin1StringView("date"), Holds::Date },
    { QLatin1StringView("time"), Holds::Time },
    { QLatin1StringView("year"), Holds::Year },
    { QLatin1StringView("json"), Holds::Json },
    { QLatin1StringView("bytea"), Holds::Bytes },
    { QLatin1StringView("binary"), Holds::Bytes },
    { QLatin1StringView("varbinary"), Holds::Bytes },
    { QLatin1StringView("bit"), Holds::Bits },
    { QLatin1StringView("enum"), Holds::Word },
    { QLatin1StringView("set("), Holds::Word },
    { QLatin1StringView("cidr"), Holds::Address },
    { QLatin1StringView("macaddr"), Holds::Address },
    { QLatin1StringView("name"), Holds::Text },
    { QLatin1StringView("citext"), Holds::Text },
    { QLatin1StringView("clob"), Holds::Text },
};

} // namespace

const ColumnShape *TableShape::column(const QString &wanted) const
{
    const auto it = std::ranges::find_if(columns, [&](const ColumnShape &column) {
        return column.name.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    return it == columns.end() ? nullptr : &*it;
}

void readType(ColumnShape &column, const QString &declared)
{
    const auto type = declared.trimmed().toLower();
    column.type = declared.trimmed();
    const auto word = std::ranges::find_if(
        TypeWords, [&](const TypeWord &known) { return type.startsWith(known.word); });
    static const QRegularExpression numbers(u"\\((\\d+)(?:\\s*,\\s*(\\d+))?\\)"_s);
    const auto match = numbers.match(type);
    column.length = match.hasMatch() ? match.captured(1).toLongLong() : -1;
    if (type.endsWith("range"_L1)) { // int4range, datemultirange
        column.holds = Holds::Other;
    } else if (word != std::end(TypeWords)) {
        column.holds = word->holds;
        column.most = word->most;
    } else if (type.contains("char"_L1) || type.contains("text"_L1)) {
        column.holds = Holds::Text;
    } else if (type.endsWith("blob"_L1)) {
        column.holds = Holds::Bytes;
    }
    if (column.holds == Holds::Decimal && column.length >= 0) {
        column.scale = match.captured(2).toInt();
        column.length -= column.scale;
    }
    if (column.holds == Holds::Word) {
        static const QRegularExpression label(u"'((?:[^']|'')*)'"_s);
        for (auto it = label.globalMatch(declared); it.hasNext();) {
            column.words += it.next().captured(1).replace("''"_L1, "'"_L1);
        }
    }
}

QList<const TableShape *> parentsFirst(const QList<TableShape> &tables)
{
    QList<const TableShape *> order;
    QSet<QString> placed;
    while (order.size() < tables.size()) {
        const auto before = order.size();
        for (const auto &table : tables) {
            const bool ready = std::ranges::all_of(table.links, [&](const TableLink &link) {
                return link.table == table.name || placed.contains(link.table);
            });
            if (ready && !placed.contains(table.name)) {
                order += &table;
                placed += table.name;
            }
        }
        for (const auto &table : tables) {
            if (order.size() == before && !placed.contains(table.name)) {
                order += &table;
                placed += table.name;
            }
        }
    }
    return order;
}

QStringList checksIn(const QString &createTable)
{
    QStringList found;
    static const QRegularExpression check(
        u"\\bcheck\\s*\\("_s, QRegularExpression::CaseInsensitiveOption);
    for (auto it = check.globalMatch(createTable); it.hasNext();) {
        const auto start = it.next().capturedEnd();
        qsizetype depth = 1;
        bool quoted = false;
        auto end = start;
        for (; end < createTable.size() && depth > 0; ++end) {
            const auto c = createTable.at(end);
            quoted = c == u'\'' ? !quoted : quoted;
            depth += quoted ? 0 : c == u'(' ? 1 : c == u')' ? -1 : 0;
        }
        found += createTable.mid(start, end - start - 1).simplified();
    }
    return found;
}

Result<QList<TableShape>> tableShapes(const Engine &engine, Connection &connection)
{
    const auto &id = engine.info().id;
    return id == "postgresql"_L1 ? postgresTables(connection)
        : id == "sqlite"_L1      ? sqliteTables(engine, connection)
                                 : mysqlTables(engine, connection);
}

} // namespace Switchback
