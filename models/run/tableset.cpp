// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/tableset.h"

#include "core/text.h"
#include "core/tr.h"
#include "engines/tablecopy.h"
#include "run/livejudge.h"
#include "run/planner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr QByteArrayView NoteHead("\n-- switchback: these tables alone ");
constexpr qint64 LongestNote = 4 << 20; // bytes
constexpr std::chrono::milliseconds FactBudget { 10000 };

QList<TableName> sortedNames(const QList<TableShape> &shapes, const QSet<QString> &wanted)
{
    QList<TableName> tables;
    for (const auto &shape : shapes) { // they are sorted
        if (wanted.contains(shape.name)) {
            tables += { shape.name, shape.sql };
        }
    }
    return tables;
}

// What it does is written elsewhere: in a function, or in a text that is put together.
bool hidesTables(const QString &sql)
{
    static const QRegularExpression opaque(
        u"^\\s*(?:--[^\\n]*\\n\\s*|/\\*.*?\\*/\\s*)*(?:DO|CALL|SELECT|EXECUTE|PREPARE|PERFORM|EXEC)\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return opaque.match(sql).hasMatch();
}

QString unknownIn(const Plan &plan, const QList<ScriptVerdict> &verdicts)
{
    if (plan.stop) {
        return tr("%1 is run by its own tool").arg(plan.stop->name);
    }
    for (qsizetype i = 0; i < plan.steps.size() && i < verdicts.size(); ++i) {
        qsizetype number = 0;
        for (const auto &statement : plan.steps.at(i).statements) {
            if (statement.role != StatementRole::Migration) {
                continue;
            }
            const auto judged = verdicts.at(i).statements.value(number++);
            if (judged.tables.isEmpty() && hidesTables(wholeSql(statement))) {
                return tr("'%1' of %2 does not say which tables it works on")
                    .arg(elided(visible(wholeSql(statement).simplified()), 60),
                        plan.steps.at(i).version.text);
            }
        }
    }
    return {};
}

// Rows that go may take those along that refer to them.
void addReferring(const QList<TableShape> &shapes, QSet<QString> losing, QSet<QString> &wanted)
{
    for (bool more = !losing.isEmpty(); more;) {
        more = false;
        for (const auto &shape : shapes) {
            const bool refers = std::ranges::any_of(shape.links, [&](const TableLink &link) {
                return link.table != shape.name && losing.contains(link.table);
            });
            if (refers && !losing.contains(shape.name)) {
                losing += shape.name;
                more = true;
            }
        }
    }
    wanted += losing;
}

// Behind the first dot that is not between quotes.
QString withoutSchema(const QString &sql)
{
    bool quoted = false;
    for (qsizetype i = 0; i < sql.size(); ++i) {
        quoted = sql.at(i) == u'"' || sql.at(i) == u'`' ? !quoted : quoted;
        if (!quoted && sql.at(i) == u'.') {
            return sql.mid(i + 1);
        }
    }
    return sql;
}

QString rootOfPartition(Connection &connection, const Engine &engine, const TableFacts &facts)
{
    const auto rows = connection.query(
        u"SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = "
        "c.relnamespace WHERE c.oid = pg_partition_root(%1::regclass)"_s.arg(engine.literal(
            engine.identifier(facts.schema) + u'.' + engine.identifier(facts.name))));
    return rows ? rows->rows.value(0).value(0).toString() : QString();
}

QString allRelations(const Engine &engine)
{
    const auto &id = engine.info().id;
    return id == "postgresql"_L1
        ? u"SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = "
          "c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')"_s
        : id == "sqlite"_L1
        ? u"SELECT 'main', name FROM sqlite_schema WHERE type IN ('table', 'view')"_s
        : u"SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema = "
          "database()"_s;
}

// A table that is there and of which nothing was learned, or a view, behind which others stand.
Result<QString> withoutFacts(const Engine &engine, Connection &connection,
    const QStringList &touched, const LiveFacts &facts)
{
    QStringList open;
    for (const auto &name : touched) {
        open += facts.table(name) ? QStringList() : QStringList { name };
    }
    if (open.isEmpty()) {
        return QString();
    }
    const auto rows = connection.query(allRelations(engine));
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        const auto name = row.at(1).toString();
        const auto whole = row.at(0).toString() + u'.' + name;
        for (const auto &touches : std::as_const(open)) {
            if (touches.compare(name, Qt::CaseInsensitive) == 0
                || touches.compare(whole, Qt::CaseInsensitive) == 0) {
                return tr("what %1 comes to was not learned").arg(visible(name));
            }
        }
    }
    return QString();
}

} // namespace

QStringList namesOf(const QList<TableName> &tables)
{
    QStringList names;
    for (const auto &table : tables) {
        names += table.name;
    }
    return names;
}

Result<AffectedTables> affectedTables(const Session &session, const Plan &plan)
{
    const auto verdicts = judgePlan(session, plan);
    const auto live = verdicts ? session.engine->connect(session.connection, Access::ReadOnly)
                               : fail(verdicts.error());
    const auto shapes = live ? tableShapes(*session.engine, **live) : fail(live.error());
    if (!shapes) {
        return fail(shapes.error());
    }
    QSet<QString> losing; // as the statements name them
    for (const auto &script : *verdicts) {
        for (const auto &loss : losses(script)) {
            if (loss.kind != Loss::Kind::Column && loss.kind != Loss::Kind::Values) {
                losing += loss.object;
            }
        }
    }
    const auto touched = touchedTables(*verdicts) + losing.values();
    const auto facts = readFacts(session, **live, touched, FactBudget, false);
    const bool postgres = session.engine->info().id == "postgresql"_L1;
    QSet<QString> wanted;
    QSet<QString> lost;
    for (const auto &table : facts.tables) {
        auto name = postgres ? table.schema + u'.' + table.name : table.name;
        if (postgres && !std::ranges::contains(*shapes, name, &TableShape::name)) {
            name = rootOfPartition(**live, *session.engine, table);
        }
        wanted += name;
        if (losing.contains(table.table)) {
            lost += name;
        }
    }
    addReferring(*shapes, lost, wanted);
    AffectedTables affected { .tables = sortedNames(*shapes, wanted),
        .unknown = unknownIn(plan, *verdicts) };
    if (affected.unknown.isEmpty()) {
        const auto open = withoutFacts(*session.engine, **live, touched, facts);
        affected.unknown = open ? *open : oneLine(open.error());
    }
    return affected;
}

Result<AffectedTables> pendingTables(const Session &session)
{
    if (!session.format) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("There are no migrations here, so nothing is known to be touched."),
            .untouched = tr("Nothing was written."),
            .next = tr("Name the tables, or back up the whole database.") });
    }
    Target target;
    target.allowLate = true;
    const auto plan = makePlan(session, target);
    return plan ? affectedTables(session, *plan) : fail(plan.error());
}

Result<QList<TableName>> namedTables(
    const Engine &engine, Connection &connection, const QString &list)
{
    const auto shapes = tableShapes(engine, connection);
    if (!shapes) {
        return fail(shapes.error());
    }
    const auto refuse = [](const QString &what) {
        return fail(Error { .kind = ErrorKind::Usage,
            .what = what,
            .untouched = tr("Nothing was written."),
            .next = tr("Name tables as 'snapshot' does, with a comma between two.") });
    };
    // A comma between quotes belongs to the name.
    static const QRegularExpression word(
        u"\\s*((?:\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|[^,\"`])+)\\s*(?:,|$)"_s);
    QSet<QString> wanted;
    for (auto it = word.globalMatch(list); it.hasNext();) {
        const auto name = it.next().captured(1).trimmed();
        QStringList found;
        for (const auto &shape : *shapes) {
            const auto last = withoutSchema(shape.sql);
            const bool exact = shape.name == name || shape.sql == name;
            if (exact || last == name || last == engine.identifier(name)) {
                found = exact ? QStringList { shape.name } : found + QStringList { shape.name };
            }
            if (exact) {
                break;
            }
        }
        if (found.size() != 1) {
            return refuse(found.isEmpty()
                    ? tr("There is no table '%1'.").arg(elided(visible(name), 100))
                    : tr("'%1' may be each of these tables: %2.")
                          .arg(elided(visible(name), 100), visible(found.join(u", "_s))));
        }
        wanted += found.first();
    }
    return wanted.isEmpty() ? refuse(tr("No table is named."))
                            : Result<QList<TableName>>(sortedNames(*shapes, wanted));
}

namespace {

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
        return QList<TableName>();
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
    if (!note || note->isEmpty()) {
        return note ? Result<QList<TableName>>(QList<TableName>()) : fail(note.error());
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
    const bool written = note.size() < LongestNote && file.open(QIODevice::Append)
        && file.write(note) == note.size() && file.flush();
    return written ? Result<void>()
                   : fail({ .kind = ErrorKind::Input,
                         .what = tr("'%1' cannot be written: %2.")
                             .arg(elided(visible(path), 200), file.errorString()) });
}

} // namespace Switchback
