// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/schemareader.h"

#include "core/tr.h"
#include "engines/mysql/mysqlschema.h"
#include "engines/postgresql/schemascript.h"
#include "engines/sqlite/sqliteschema.h"

#include <QHash>

#include <thread>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

SchemaObject renumbered(const SchemaObject &object, int &next, QHash<int, int> &numbers)
{
    auto copy = object;
    copy.id = next;
    next += 2;
    numbers.insert(object.id, copy.id);
    for (auto &child : copy.children) {
        child = renumbered(child, next, numbers);
    }
    return copy;
}

constexpr int MostTries = 12;
constexpr std::chrono::milliseconds Pause { 25 }; // longer from try to try

// Settings and transactions round a script are no part of a definition.
bool isFrame(const QString &sql)
{
    return sql == "BEGIN"_L1 || sql == "COMMIT"_L1 || sql.startsWith("PRAGMA "_L1)
        || sql.startsWith("SET "_L1);
}

} // namespace

Result<Schema> readInPeace(const std::function<Result<Schema>()> &read, const std::stop_token &stop)
{
    auto schema = read();
    for (int tries = 1; tries < MostTries && !schema && !stop.stop_requested()
        && schema.error().kind == ErrorKind::Stale;
        ++tries) {
        std::this_thread::sleep_for(Pause * tries);
        schema = read();
    }
    if (!schema && schema.error().kind == ErrorKind::Stale) {
        schema.error().what = tr("The schema keeps changing while it is read.");
        schema.error().next = tr("Try again when nobody changes it.");
    }
    return schema;
}

QList<SchemaChange> schemaChanges(const Schema &from, const Schema &to, const DiffOptions &options)
{
    auto changes = compareSchemas(from, to, options);
    const auto *tools = schemaTools(from.engine);
    for (auto &change : changes) {
        change.effect = tools->effect(change);
        change.destructive = change.effect == ChangeEffect::Destructive;
    }
    return changes;
}

QString objectDdl(const Schema &schema, const SchemaObject &object)
{
    const auto *tools = schemaTools(schema.engine);
    const auto blank = tools->blank(schema);
    auto alone = blank;
    alone.objects.removeIf([&](const SchemaObject &other) {
        return other.kind == object.kind && other.name == object.name;
    });
    QHash<int, int> numbers;
    alone.objects += renumbered(object, alone.numbers, numbers);
    for (const auto &need : schema.needs) {
        const int dependent = numbers.value(need.dependent & ~1, -1);
        const int on = numbers.value(need.on & ~1, -1);
        if (dependent >= 0 && on >= 0) {
            alone.needs += { dependent + (need.dependent & 1), on + (need.on & 1) };
        }
    }
    auto script = tools->script(blank, alone, { .owners = true }).value_or(SchemaScript());
    hideSecrets(script); // people read a definition
    QString text;
    for (const auto &statement : std::as_const(script.statements)) {
        text += isFrame(statement.sql) ? QString() : statement.sql + u";\n"_s;
    }
    return text;
}

const SchemaTools *schemaTools(QStringView engine)
{
    static const PgSchemaTools postgresql;
    static const SqliteSchemaTools sqlite;
    static const MysqlSchemaTools mysql;
    return engine == u"postgresql" ? static_cast<const SchemaTools *>(&postgresql)
        : engine == u"sqlite"      ? static_cast<const SchemaTools *>(&sqlite)
        : engine == u"mysql"       ? static_cast<const SchemaTools *>(&mysql)
                                   : nullptr;
}

} // namespace Switchback
