// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/tr.h"
#include "engines/mysql/mysqlconnection.h"
#include "engines/mysql/mysqlerror.h"
#include "engines/mysql/mysqlschema.h"
#include "engines/mysql/mysqlsight.h"
#include "engines/mysql/mysqlwords.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int RoutineColumn = 2; // of SHOW CREATE FUNCTION and its like
constexpr qsizetype Together = 200; // questions in one message

QString quotedName(QString name)
{
    return u'`' + name.replace(u'`', u"``"_s) + u'`';
}

SchemaObject made(const QString &kind, const QString &name, bool rooted = true)
{
    SchemaObject object;
    object.kind = kind;
    object.name = name;
    object.rooted = rooted;
    return object;
}

// `name` at the start of a text: the name without quotes, and what follows it.
std::pair<QString, QString> leadingName(const QString &text)
{
    QString name;
    qsizetype i = 1;
    for (; i < text.size(); ++i) {
        if (text.at(i) != u'`') {
            name += text.at(i);
        } else if (i + 1 < text.size() && text.at(i + 1) == u'`') {
            name += u'`';
            ++i;
        } else {
            break;
        }
    }
    return { name, text.mid(i + 1).trimmed() };
}

class Reading
{
public:
    Reading(Connection &connection, const ReadOptions &options)
        : m_connection(connection)
        , m_options(options)
    {
    }
    Result<Schema> read();

private:
    Result<Rows> ask(const QString &sql);
    Result<void> askAhead(const QStringList &questions, qsizetype from);
    Result<QString> definition(const QString &kind, const QString &shown, int column);
    void sight();
    Result<void> database();
    Result<void> collations();
    Result<void> relations();
    Result<void> relation(const QString &name, const QString &word);
    Result<void> triggers();
    Result<void> routines();
    Result<void> events();
    void table(const QString &name, const QString &text);
    void line(SchemaObject &table, const QString &text);
    QString clean(QString text) const;
    struct Collations {
        QString own;
        QString tables;
    };

    Connection &m_connection;
    const ReadOptions &m_options;
    Schema m_schema;
    QHash<QString, Rows> m_answers; // to questions that were asked ahead
    QString m_mode; // sql_mode of the routine whose definition was read last
    QHash<QString, Collations> m_collations; // of table and column
};

Result<Rows> Reading::ask(const QString &sql)
{
    if (m_options.stop.stop_requested()) {
        return fail(
            { .kind = ErrorKind::Cancelled, .what = tr("Reading the schema was stopped.") });
    }
    return m_connection.query(sql);
}

QString showCreate(const QString &kind, const QString &name)
{
    return u"SHOW CREATE %1 %2"_s.arg(kind.toUpper(), quotedName(name));
}

// The server tells only one object's definition at a time, and what the catalog says falls short of
// it (an index's parser, a column's compression): many questions share a message, so that a server
// far away is not waited for at each. What fails among them is asked again alone.
Result<void> Reading::askAhead(const QStringList &questions, qsizetype from)
{
    auto *connection = dynamic_cast<MysqlConnection *>(&m_connection);
    if (from % Together != 0 || !connection || m_options.stop.stop_requested()) {
        return {};
    }
    const auto next = questions.mid(from, Together);
    auto answers = connection->queryEach(next);
    if (!answers) {
        return fail(answers.error());
    }
    m_answers.clear();
    for (qsizetype i = 0; i < std::min(next.size(), answers->size()); ++i) {
        m_answers.insert(next.at(i), std::move((*answers)[i]));
    }
    return {};
}

// It was in the list a moment ago.
bool isGone(const Error &error)
{
    static constexpr int numbers[] { 1146, 1305, 1347, 1360, 1539, 4089, 4091 };
    return std::ranges::find(numbers, error.sqlState.toInt()) != std::end(numbers);
}

// What SHOW CREATE says in the given column. Empty where it is kept from this user, or cannot be
// printed: that is noted.
Result<QString> Reading::definition(const QString &kind, const QString &name, int column)
{
    const auto question = showCreate(kind, name);
    const auto rows = m_answers.contains(question) ? Result<Rows>(m_answers.take(question))
                                                   : ask(question);
    if (!rows) {
        auto error = rows.error();
        const auto failure = mysqlFailure(error);
        if (isGone(error)) {
            error.kind = ErrorKind::Stale;
            error.what = tr("The schema was changed while it was read.");
            return fail(error);
        }
        if (error.kind == ErrorKind::Cancelled || failure == Failure::Cancelled
            || failure == Failure::ConnectionLost) {
            return fail(error);
        }
    }
    const auto text = rows ? rows->rows.value(0).value(column).toString() : QString();
    if (text.isEmpty()) {
        const auto why = rows ? tr("its text is kept from the user") : rows.error().server;
        m_schema.notCompared += u"%1 %2 (%3)"_s.arg(kind, name, why);
        m_schema.unread += { kind, name };
    } else if (column == RoutineColumn) {
        m_mode = rows->rows.first().at(1).toString();
    }
    return text;
}

// What the user's rights hide altogether is missing in every list.
void Reading::sight()
{
    const auto grants = m_connection.query(u"SHOW GRANTS"_s);
    QStringList lines;
    for (const auto &row : grants ? grants->rows : QList<QVariantList>()) {
        lines += row.value(0).toString();
    }
    for (const auto &kind : mysqlHiddenKinds(lines, m_schema.server.database)) {
        m_schema.unread += { kind, {} };
        m_schema.notCompared += tr("any %1 that this user may not see").arg(kind);
    }
}

// Neither who made it nor in which database it lies is part of a definition.
QString Reading::clean(QString text) const
{
    static const QRegularExpression definer(u" DEFINER\\s*=\\s*(`[^`]*`|\\S+?)@(`[^`]*`|\\S+)"_s);
    static const QRegularExpression counter(u" AUTO_INCREMENT=\\d+"_s);
    text.remove(quotedName(m_schema.server.database) + u'.');
    return text.remove(definer).remove(counter);
}

Result<void> Reading::database()
{
    const auto rows = ask(u"SELECT default_character_set_name, default_collation_name FROM"
                          " information_schema.schemata WHERE schema_name = database()"_s);
    if (!rows) {
        return fail(rows.error());
    }
    if (rows->rows.isEmpty()) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("The URL names no database."),
            .untouched = tr("Nothing was read.") });
    }
    auto object = made(u"database"_s, u"database"_s);
    object.set(u"character set"_s, rows->rows.first().at(0).toString());
    object.set(u"collation"_s, rows->rows.first().at(1).toString());
    m_schema.objects += object;
    return {};
}

// What SHOW CREATE leaves out: the collation that a column has from its table.
Result<void> Reading::collations()
{
    // MariaDB opens every table for such a question, and needs no answer.
    const bool mariaDb = m_schema.server.product == "MariaDB"_L1;
    const auto rows = ask(
        u"SELECT c.table_name, c.column_name, c.collation_name, %1 FROM"
        " information_schema.columns c %2 WHERE c.table_schema = database()"
        " AND c.collation_name IS NOT NULL"_s.arg(mariaDb ? u"NULL"_s : u"t.table_collation"_s,
            mariaDb ? QString()
                    : u"JOIN information_schema.tables t ON t.table_schema = c.table_schema"
                      " AND t.table_name = c.table_name"_s));
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        m_collations.insert(row.at(0).toString() + u'\n' + row.at(1).toString(),
            { row.at(2).toString(), row.at(3).toString() });
    }
    return {};
}

void Reading::line(SchemaObject &table, const QString &text)
{
    static const QRegularExpression key(u"^((?:UNIQUE |FULLTEXT |SPATIAL |VECTOR )?KEY) (?=`)"_s);
    if (text.startsWith(u'`')) {
        const auto [name, rest] = leadingName(text);
        auto column = made(u"column"_s, name, false);
        const auto collations = m_collations.value(table.name + u'\n' + name);
        column.set(u"definition"_s,
            m_schema.server.product == "MariaDB"_L1
                ? rest
                : withOwnCollation(rest, collations.own, collations.tables));
        column.set(u"collation"_s, collations.own);
        table.children += column;
        return;
    }
    if (text.startsWith("CONSTRAINT `"_L1)) {
        const auto [name, rest] = leadingName(text.mid(11));
        auto constraint = made(u"constraint"_s, name, false);
        constraint.set(u"definition"_s, rest);
        table.children += constraint;
        return;
    }
    const auto match = key.match(text);
    auto index = made(u"index"_s, text, false);
    if (match.hasMatch()) {
        const auto [name, rest] = leadingName(text.mid(match.capturedLength()));
        index.name = name;
        index.set(u"definition"_s, match.captured(1) + u' ' + quotedName(name) + u' ' + rest);
    } else if (text.startsWith("PRIMARY KEY"_L1)) {
        index.name = u"PRIMARY"_s;
        index.set(u"definition"_s, text);
    } else {
        index.kind = u"clause"_s; // PERIOD FOR and the like
        index.set(u"definition"_s, text);
    }
    table.children += index;
}

void Reading::table(const QString &name, const QString &text)
{
    auto object = made(u"table"_s, name);
    const auto lines = clean(text).split(u'\n');
    qsizetype i = 1;
    for (; i < lines.size() && !lines.at(i).startsWith(u')'); ++i) {
        auto item = lines.at(i).trimmed();
        line(object, item.endsWith(u',') ? item.chopped(1) : item);
    }
    object.set(u"options"_s, lines.value(i).mid(1).trimmed());
    object.set(u"partitions"_s, lines.mid(i + 1).join(u'\n').trimmed());
    m_schema.objects += object;
}

Result<void> Reading::relation(const QString &name, const QString &word)
{
    const auto text = definition(word, name, 1);
    if (!text || text->isEmpty()) {
        return text ? Result<void>() : fail(text.error());
    }
    if (word == "table"_L1) {
        table(name, *text);
        return {};
    }
    auto object = made(word, name);
    object.set(u"definition"_s, clean(*text));
    m_schema.objects += object;
    return {};
}

QString relationWord(const QString &type)
{
    return type.contains("VIEW"_L1) ? u"view"_s
        : type == "SEQUENCE"_L1     ? u"sequence"_s
                                    : u"table"_s;
}

Result<void> Reading::relations()
{
    auto rows = ask(u"SHOW FULL TABLES"_s);
    if (!rows) {
        return fail(rows.error());
    }
    auto &list = rows->rows;
    list.removeIf([](const QVariantList &row) {
        // Rescue copies and the guard's mark are no part of anybody's schema.
        const auto name = row.at(0).toString();
        return name.startsWith("switchback_rescue"_L1) || name == "switchback_guard"_L1;
    });
    QStringList questions;
    for (const auto &row : std::as_const(list)) {
        questions += showCreate(relationWord(row.at(1).toString()), row.at(0).toString());
    }
    for (qsizetype i = 0; i < list.size(); ++i) {
        const auto ahead = askAhead(questions, i);
        const auto read = ahead
            ? relation(list.at(i).at(0).toString(), relationWord(list.at(i).at(1).toString()))
            : fail(ahead.error());
        if (!read) {
            return read;
        }
        if (m_options.progress && i % Together == 0) {
            m_options.progress(int(i), int(list.size()));
        }
    }
    return {};
}

Result<void> Reading::triggers()
{
    const auto rows = ask(
        u"SELECT trigger_name, event_object_table, action_timing, event_manipulation, action_order,"
        " action_statement FROM information_schema.triggers WHERE trigger_schema = database()"
        " ORDER BY event_object_table, action_timing, event_manipulation, action_order"_s);
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        auto object = made(u"trigger"_s, row.at(1).toString() + u'.' + row.at(0).toString());
        object.set(u"definition"_s,
            u"CREATE TRIGGER %1 %2 %3 ON %4 FOR EACH ROW %5"_s.arg(quotedName(row.at(0).toString()),
                row.at(2).toString(), row.at(3).toString(), quotedName(row.at(1).toString()),
                clean(row.at(5).toString())));
        object.set(u"order"_s, row.at(4).toString());
        object.set(u"#name"_s, row.at(0).toString());
        m_schema.objects += object;
    }
    return {};
}

Result<void> Reading::routines()
{
    const auto rows = ask(
        u"SELECT routine_type, routine_name FROM information_schema.routines WHERE"
        " routine_schema = database() ORDER BY routine_type, routine_name"_s);
    if (!rows) {
        return fail(rows.error());
    }
    QStringList questions;
    for (const auto &row : rows->rows) {
        questions += showCreate(row.at(0).toString(), row.at(1).toString());
    }
    for (qsizetype i = 0; i < rows->rows.size(); ++i) {
        const auto type = rows->rows.at(i).at(0).toString().toLower();
        const auto name = rows->rows.at(i).at(1).toString();
        const auto ahead = askAhead(questions, i);
        const auto text = ahead ? definition(type, name, RoutineColumn) : fail(ahead.error());
        if (!text) {
            return fail(text.error());
        }
        if (text->isEmpty()) {
            continue;
        }
        auto object = made(type, name);
        object.set(u"definition"_s, clean(*text));
        object.set(u"#mode"_s, m_mode);
        m_schema.objects += object;
    }
    return {};
}

Result<void> Reading::events()
{
    const auto rows = ask(u"SELECT event_name FROM information_schema.events WHERE event_schema ="
                          " database() ORDER BY event_name"_s);
    if (!rows) {
        return fail(rows.error());
    }
    static const QRegularExpression starts(u" STARTS '[^']*'"_s);
    for (const auto &row : rows->rows) {
        const auto name = row.at(0).toString();
        const auto text = definition(u"event"_s, name, 3);
        if (!text) {
            return fail(text.error());
        }
        if (text->isEmpty()) {
            continue;
        }
        auto object = made(u"event"_s, name);
        object.set(u"definition"_s, clean(*text).remove(starts));
        m_schema.objects += object;
    }
    return {};
}

Result<Schema> Reading::read()
{
    m_schema.engine = u"mysql"_s;
    m_schema.server = m_connection.server();
    auto read = database();
    read = read ? collations() : read;
    read = read ? relations() : read;
    read = read ? triggers() : read;
    read = read ? routines() : read;
    read = read ? events() : read;
    if (!read) {
        return fail(read.error());
    }
    sight();
    return std::move(m_schema);
}

} // namespace

Result<Schema> readMysqlSchema(Connection &connection, const ReadOptions &options)
{
    return readInPeace([&] { return Reading(connection, options).read(); }, options.stop);
}

Result<Schema> MysqlSchemaTools::read(Connection &connection, const ReadOptions &options) const
{
    return readMysqlSchema(connection, options);
}

QString MysqlSchemaTools::rename(
    const SchemaObject &object, const SchemaObject *parent, const QString &newName) const
{
    const auto old = quotedName(object.name);
    const auto fresh = quotedName(newName);
    if (object.kind == "table"_L1 || object.kind == "view"_L1 || object.kind == "sequence"_L1) {
        return u"RENAME TABLE %1 TO %2"_s.arg(old, fresh);
    }
    if (object.kind == "column"_L1 && parent) {
        return u"ALTER TABLE %1 RENAME COLUMN %2 TO %3"_s.arg(quotedName(parent->name), old, fresh);
    }
    return object.kind == "index"_L1 && parent && object.name != "PRIMARY"_L1
        ? u"ALTER TABLE %1 RENAME INDEX %2 TO %3"_s.arg(quotedName(parent->name), old, fresh)
        : QString();
}

ChangeEffect MysqlSchemaTools::effect(const SchemaChange &change) const
{
    const auto usual = usualEffect(change);
    const bool onTable = change.kind == "constraint"_L1 || change.kind == "index"_L1;
    if (onTable && (usual == ChangeEffect::Additive || usual == ChangeEffect::Altering)) {
        return ChangeEffect::Checking;
    }
    for (const auto &property : change.properties) {
        const bool type = change.kind == "column"_L1 && property.name == "definition"_L1
            && property.before.section(u' ', 0, 0) != property.after.section(u' ', 0, 0);
        if (type || property.name == "collation"_L1 || property.name == "partitions"_L1) {
            return ChangeEffect::Rewriting;
        }
    }
    return usual;
}

Schema MysqlSchemaTools::blank(const Schema &like) const
{
    Schema schema;
    schema.engine = like.engine;
    schema.server = like.server;
    for (const auto &object : like.objects) {
        if (object.kind == "database"_L1) {
            schema.objects += object;
        }
    }
    return schema;
}

Result<SchemaScript> MysqlSchemaTools::script(
    const Schema &from, const Schema &to, const DiffOptions &options) const
{
    return mysqlScript(from, to, options);
}

} // namespace Switchback
