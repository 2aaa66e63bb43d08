// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Views and triggers that mention what changes go first and come back last: otherwise a rename
// fails, because SQLite looks through the whole schema for what the new name breaks.

#include "core/tr.h"
#include "engines/sqlite/sqliteschema.h"
#include "engines/sqlite/tabletext.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Objects = QHash<QString, const SchemaObject *>; // by kind and name

struct Side {
    Objects all;
    QList<const SchemaObject *> tables;
    QList<const SchemaObject *> others; // indexes, views, triggers
    explicit Side(const Schema &schema);
};

QString keyOf(const SchemaObject &object)
{
    return object.kind + u' ' + object.name;
}

Side::Side(const Schema &schema)
{
    for (const auto &object : schema.objects) {
        (object.kind == "table"_L1 ? tables : others) += &object;
        all.insert(keyOf(object), &object);
        for (const auto &child : object.children) {
            if (child.rooted) {
                others += &child;
                all.insert(keyOf(child), &child);
            }
        }
    }
}

class Writer
{
public:
    Writer(const Schema &from, const Schema &to, const DiffOptions &options)
        : m_from(from)
        , m_to(to)
        , m_options(options)
    {
    }
    SchemaScript write();

private:
    void sort();
    void compareTables(const SchemaObject &before, const SchemaObject &after);
    bool appends(const SchemaObject &before, const SchemaObject &after);
    void spreadMentions();
    void dropOthers();
    void createOthers();
    bool keysFit() const;
    void rebuild(const SchemaObject &before, const SchemaObject &after);
    void rename(const QString &from, const QString &to);
    void say(const QString &sql, bool destructive = false, const QString &note = {});
    QString dropWord(const SchemaObject &object) const;

    const Side m_from;
    const Side m_to;
    const DiffOptions m_options;
    SchemaScript m_script;
    QSet<QString> m_touched; // folded names of tables and views that go, or come anew
    QSet<QString> m_dropped; // keys of what is dropped
    QSet<QString> m_renewed; // keys of what is there before and after and is made anew
    QList<std::pair<const SchemaObject *, const SchemaObject *>> m_rebuilds;
    QStringList m_additions;
};

void Writer::say(const QString &sql, bool destructive, const QString &note)
{
    m_script.statements.append({ sql, destructive, note });
}

bool differs(const SchemaObject &before, const SchemaObject &after, const DiffOptions &options)
{
    return !compareProperties(before, after, options).isEmpty();
}

QList<const SchemaObject *> partsOf(const SchemaObject &table)
{
    QList<const SchemaObject *> parts;
    for (const auto &child : table.children) {
        parts += child.rooted ? QList<const SchemaObject *>() : QList { &child };
    }
    return parts;
}

// Only new columns at the end, each of which ADD COLUMN takes: nothing is copied.
bool Writer::appends(const SchemaObject &before, const SchemaObject &after)
{
    if (differs(before, after, m_options)) {
        return false;
    }
    Objects had;
    for (const auto *part : partsOf(before)) {
        had.insert(keyOf(*part), part);
    }
    QSet<QString> fresh;
    const auto text = sqliteTableText(after.property(u"#sql"));
    for (const auto &column : text.columns) {
        if (!had.contains(u"column "_s + column.name)) {
            if (!column.appendable) {
                return false;
            }
            fresh += column.name;
        }
    }
    QSet<QString> ofFresh;
    for (const auto &constraint : text.constraints) {
        if (fresh.contains(constraint.column)) {
            ofFresh += constraint.definition.section(u" references "_s, 0, 0);
        }
    }
    qsizetype matched = 0;
    for (const auto *part : partsOf(after)) {
        const auto *old = had.value(keyOf(*part));
        if (old) {
            if (differs(*old, *part, m_options)) {
                return false;
            }
            ++matched;
        } else if (part->kind == "column"_L1
                ? !fresh.contains(part->name)
                : !ofFresh.contains(
                      part->property(u"definition").section(u" references "_s, 0, 0))) {
            return false;
        }
    }
    if (matched != had.size() || fresh.isEmpty()) {
        return false;
    }
    if (m_options.order) {
        for (qsizetype i = 0; i < text.columns.size() - fresh.size(); ++i) {
            if (fresh.contains(text.columns.at(i).name)) {
                return false;
            }
        }
    }
    for (const auto &column : text.columns) {
        if (fresh.contains(column.name)) {
            m_additions += u"ALTER TABLE %1 ADD COLUMN %2"_s.arg(
                sqliteQuoted(before.property(u"#name")), column.text);
        }
    }
    return true;
}

void Writer::compareTables(const SchemaObject &before, const SchemaObject &after)
{
    const auto old = partsOf(before);
    const auto now = partsOf(after);
    Objects had;
    for (const auto *part : old) {
        had.insert(keyOf(*part), part);
    }
    bool same = !differs(before, after, m_options) && old.size() == now.size();
    for (const auto *part : now) {
        const auto *twin = had.value(keyOf(*part));
        same = same && twin && !differs(*twin, *part, m_options);
    }
    if (same || appends(before, after)) {
        return;
    }
    m_touched += after.name;
    if (before.has(u"#virtual") || after.has(u"#virtual")) {
        m_renewed += keyOf(after);
    } else {
        m_rebuilds.emplaceBack(&before, &after);
    }
}

// What mentions a name that goes or is made anew goes along, and so does what mentions that.
void Writer::spreadMentions()
{
    for (bool more = true; more;) {
        more = false;
        for (const auto *object : m_from.others) {
            const auto key = keyOf(*object);
            if (object->kind == "index"_L1 || m_dropped.contains(key) || m_renewed.contains(key)) {
                continue;
            }
            const auto mentions = sqliteMentions(object->property(u"#sql"));
            if (std::ranges::any_of(
                    mentions, [&](const QString &name) { return m_touched.contains(name); })) {
                m_renewed += key;
                if (object->kind == "view"_L1) {
                    m_touched += object->name;
                }
                more = true;
            }
        }
    }
}

void Writer::sort()
{
    for (const auto *table : m_from.tables) {
        const auto *after = m_to.all.value(keyOf(*table));
        if (after) {
            compareTables(*table, *after);
        } else {
            m_dropped += keyOf(*table);
            m_touched += table->name;
        }
    }
    for (const auto *object : m_from.others) {
        const auto *after = m_to.all.value(keyOf(*object));
        if (!after) {
            m_dropped += keyOf(*object);
        } else if (differs(*object, *after, m_options)) {
            m_renewed += keyOf(*object);
        } else {
            continue;
        }
        if (object->kind == "view"_L1) {
            m_touched += object->name;
        }
    }
    spreadMentions();
}

QString Writer::dropWord(const SchemaObject &object) const
{
    return u"DROP %1 %2"_s.arg(object.kind.toUpper(), sqliteQuoted(object.property(u"#name")));
}

void Writer::dropOthers()
{
    for (const auto &kind : { u"trigger"_s, u"view"_s, u"index"_s }) {
        for (const auto *object : m_from.others) {
            const auto key = keyOf(*object);
            if (object->kind == kind && (m_dropped.contains(key) || m_renewed.contains(key))) {
                say(dropWord(*object));
            }
        }
    }
    for (const auto *table : m_from.tables) {
        const auto key = keyOf(*table);
        const bool isVirtual = table->has(u"#virtual");
        if (m_dropped.contains(key)) {
            say(dropWord(*table), true, tr("What it holds is lost."));
        } else if (m_renewed.contains(key)) {
            say(dropWord(*table), true,
                isVirtual ? tr("It cannot be changed and is made anew, empty.")
                          : tr("It is made anew, empty."));
        }
    }
}

void Writer::rebuild(const SchemaObject &before, const SchemaObject &after)
{
    const auto old = sqliteTableText(before.property(u"#sql"));
    const auto now = sqliteTableText(after.property(u"#sql"));
    const auto name = sqliteQuoted(before.property(u"#name"));
    const auto fresh = sqliteQuoted(u"switchback_new_"_s + after.property(u"#name"));
    say(u"CREATE TABLE %1 %2"_s.arg(fresh, after.property(u"#sql").mid(now.body)));
    QHash<QString, SqliteColumnText> had;
    for (const auto &column : old.columns) {
        had.insert(column.name, column);
    }
    QStringList into;
    QStringList values;
    bool hasRowid = !old.options.contains("without rowid"_L1)
        && !now.options.contains("without rowid"_L1);
    bool autoincrement = false;
    QSet<QString> kept;
    for (const auto &column : now.columns) {
        hasRowid = hasRowid && !column.rowid && column.name != "rowid"_L1;
        autoincrement = autoincrement
            || (column.autoincrement && had.value(column.name).autoincrement);
        if (!had.contains(column.name)) {
            continue;
        }
        kept += column.name;
        if (column.generated) {
            continue;
        }
        into += column.spelling;
        const auto value = had.value(column.name).spelling;
        const bool fill = column.notNull && !had.value(column.name).notNull
            && !column.standard.isEmpty();
        values += fill ? u"coalesce(%1, %2)"_s.arg(value, column.standard) : value;
    }
    for (const auto &column : old.columns) {
        hasRowid = hasRowid && !column.rowid && column.name != "rowid"_L1;
    }
    if (hasRowid && !into.isEmpty()) {
        into.prepend(u"rowid"_s);
        values.prepend(u"rowid"_s);
    }
    if (!into.isEmpty()) {
        say(u"INSERT INTO %1 (%2) SELECT %3 FROM %4"_s.arg(
            fresh, into.join(u", "_s), values.join(u", "_s), name));
    }
    if (autoincrement) {
        const auto literal = [](QString text) {
            return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
        };
        const auto target = literal(u"switchback_new_"_s + after.property(u"#name"));
        say(u"DELETE FROM sqlite_sequence WHERE name = %1"_s.arg(target));
        say(u"INSERT INTO sqlite_sequence (name, seq) SELECT %1, seq FROM sqlite_sequence"
            " WHERE name = %2"_s.arg(target, literal(before.property(u"#name"))));
    }
    QStringList lost;
    for (const auto &column : old.columns) {
        if (!kept.contains(column.name) && !column.generated) {
            lost += column.name;
        }
    }
    say(u"DROP TABLE %1"_s.arg(name), !lost.isEmpty(),
        lost.isEmpty()
            ? tr("Its rows were copied to the new table above.")
            : tr("Its rows were copied above; lost are the columns %1.").arg(lost.join(u", "_s)));
    rename(fresh, sqliteQuoted(after.property(u"#name")));
}

// Nothing names the new table yet. What stays and does not concern it may be broken, and has been:
// that is no reason to refuse.
void Writer::rename(const QString &from, const QString &to)
{
    const bool stays = std::ranges::any_of(m_from.others, [this](const SchemaObject *object) {
        const auto key = keyOf(*object);
        return object->kind != "index"_L1 && !m_dropped.contains(key) && !m_renewed.contains(key);
    });
    if (stays) {
        say(u"PRAGMA legacy_alter_table = ON"_s, false,
            tr("So that a view or trigger that is broken already does not stop the rename."));
    }
    say(u"ALTER TABLE %1 RENAME TO %2"_s.arg(from, to));
    if (stays) {
        say(u"PRAGMA legacy_alter_table = OFF"_s);
    }
}

void Writer::createOthers()
{
    for (const auto &kind : { u"index"_s, u"view"_s, u"trigger"_s }) {
        for (const auto *object : m_to.others) {
            if (object->kind != kind) {
                continue;
            }
            const auto key = keyOf(*object);
            const bool gone = m_touched.contains(object->property(u"#table")) && kind == "index"_L1;
            if (!m_from.all.contains(key) || m_renewed.contains(key) || gone) {
                say(object->property(u"#sql"));
            }
        }
    }
}

QString collationOf(const SchemaObject *table, const QString &name)
{
    static const QRegularExpression collate(u"\\bcollate (\\S+)"_s);
    for (const auto &part : table ? table->children : QList<SchemaObject>()) {
        const auto match = part.kind == "column"_L1 && part.name == name
            ? collate.match(part.property(u"attributes"))
            : QRegularExpressionMatch();
        if (match.hasMatch()) {
            return match.captured(1);
        }
    }
    return u"binary"_s;
}

// "a ( b , c ) …" at the end of a definition: the columns, in no order. Names stand there without
// quotes, so that only what may follow one is cut; a collation only where it is the column's own.
QSet<QString> columnsAfter(const QString &words, const SchemaObject *table = nullptr)
{
    static const QRegularExpression tail(
        u"(?: collate (\\S+))?(?: asc| desc)?(?: on conflict \\w+)?(?: autoincrement)?$"_s);
    QSet<QString> columns;
    for (const auto &item : words.section(u"( "_s, 1).section(u" )"_s, 0, 0).split(u" , "_s)) {
        const auto match = tail.match(item);
        const auto name = item.first(match.capturedStart());
        const auto collation = match.captured(1);
        columns += collation.isEmpty() || collation == collationOf(table, name) ? name : item;
    }
    return columns;
}

// SQLite cannot check a foreign key whose columns over there are no key: it has no counterparts.
bool Writer::keysFit() const
{
    QHash<QString, QList<QSet<QString>>> keys;
    QList<QString> references;
    for (const auto *table : m_to.tables) {
        auto &own = keys[table->name];
        for (const auto &part : table->children) {
            const auto words = part.property(u"definition");
            if (words.startsWith("primary key"_L1) || words.startsWith("unique"_L1)) {
                own += columnsAfter(words, table);
            }
            references += words.contains(" references "_L1)
                ? QStringList(words.section(u" references "_s, 1))
                : QStringList();
        }
    }
    for (const auto *object : m_to.others) {
        const auto words = object->property(u"definition");
        if (words.startsWith("create unique index "_L1) && !words.contains(" where "_L1)) {
            const auto name = object->property(u"#table");
            keys[name] += columnsAfter(words, m_to.all.value(u"table "_s + name));
        }
    }
    return std::ranges::all_of(references, [&keys](const QString &reference) {
        const auto table = reference.section(u' ', 0, 0);
        return !keys.contains(table) || keys.value(table).contains(columnsAfter(reference));
    });
}

SchemaScript Writer::write()
{
    sort();
    dropOthers();
    for (const auto *table : m_to.tables) {
        if (!m_from.all.contains(keyOf(*table)) || m_renewed.contains(keyOf(*table))) {
            say(table->property(u"#sql"));
        }
    }
    for (const auto &addition : std::as_const(m_additions)) {
        say(addition);
    }
    for (const auto &[before, after] : std::as_const(m_rebuilds)) {
        rebuild(*before, *after);
    }
    createOthers();
    if (m_script.statements.isEmpty()) {
        return m_script;
    }
    const bool copies = !m_rebuilds.isEmpty();
    m_script.statements.prepend({ .sql = u"BEGIN"_s, .destructive = false, .note = {} });
    if (copies || !m_dropped.isEmpty()) {
        m_script.statements.prepend({ .sql = u"PRAGMA foreign_keys = OFF"_s,
            .destructive = false,
            .note = tr("Dropping a table must not delete rows of others; it has"
                       " no effect inside a transaction.") });
    }
    if (copies && keysFit()) {
        say(u"PRAGMA foreign_key_check"_s, false, tr("Must find nothing."));
    }
    say(u"COMMIT"_s);
    m_script.ownTransaction = true;
    return m_script;
}

} // namespace

SchemaScript sqliteScript(const Schema &from, const Schema &to, const DiffOptions &options)
{
    return Writer(from, to, options).write();
}

} // namespace Switchback
