// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/respell.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Objects = QHash<std::pair<QString, QString>, const SchemaObject *>;

int major(const Schema &schema)
{
    return int(schema.server.number / 10000);
}

Objects byName(const QList<SchemaObject> &list)
{
    Objects objects;
    for (const auto &object : list) {
        objects.insert({ object.kind, object.name }, &object);
    }
    return objects;
}

// Only what the newer server prints as the other side has it: everything else stays as it was read.
void adopt(
    QList<SchemaObject> &older, const QList<SchemaObject> &again, const QList<SchemaObject> &newer)
{
    const auto respelled = byName(again);
    const auto wanted = byName(newer);
    for (auto &object : older) {
        const std::pair key { object.kind, object.name };
        const auto *now = respelled.value(key);
        const auto *other = wanted.value(key);
        if (!now || !other) {
            continue;
        }
        for (auto &property : object.properties) {
            const auto value = other->property(property.name);
            const bool isNote = property.name.startsWith(
                u'#'); // what its server does not tell, too
            if (!isNote && property.value != value && now->property(property.name) == value) {
                property.value = value;
            }
        }
        adopt(object.children, now->children, other->children);
    }
}

// Words that have become keywords since: the newer server quotes what is called so.
QSet<QString> quotedWords(const QList<SchemaObject> &newer)
{
    static const QRegularExpression quoted(u"\"([a-z_][a-z0-9_$]*)\""_s);
    QSet<QString> words;
    for (const auto &object : newer) {
        for (auto found = quoted.globalMatch(object.name); found.hasNext();) {
            words += found.next().captured(1);
        }
        words += quotedWords(object.children);
    }
    return words;
}

void quoteNames(QList<SchemaObject> &older, const QSet<QString> &words)
{
    for (auto &object : older) {
        const auto arguments = object.name.indexOf(u'(');
        auto parts = object.name.left(arguments).split(u'.');
        for (auto &part : parts) {
            part = words.contains(part) ? u'"' + part + u'"' : part;
        }
        object.name = parts.join(u'.')
            + (arguments < 0 ? QString() : object.name.sliced(arguments));
        quoteNames(object.children, words);
    }
}

// A statement that needs what scratch lacks costs only what it makes.
Result<Schema> loaded(const Schema &schema, const CompareGround &ground,
    const ConnectionSettings &beside, const ReadOptions &reading)
{
    const auto *tools = schemaTools(ground.engine->info().id);
    const auto script = tools->script(tools->blank(schema), schema, {});
    auto scratch = script ? Scratch::make(*ground.engine, beside) : fail(script.error());
    if (!scratch) {
        return fail(scratch.error());
    }
    for (const auto &statement : script->statements) {
        if (reading.stop.stop_requested()) {
            return fail({ .kind = ErrorKind::Cancelled });
        }
        static_cast<void>((*scratch)->connection().execute(statement.sql));
    }
    const auto again = (*scratch)->reconnect();
    return again ? tools->read((*scratch)->connection(), reading) : fail(again.error());
}

} // namespace

void respell(Schema &older, const Schema &newer, const CompareGround &ground,
    const ConnectionSettings &beside, const ReadOptions &reading)
{
    if (const auto words = quotedWords(newer.objects); !words.isEmpty()) {
        quoteNames(older.objects, words);
    }
    const auto changes = compareSchemas(older, newer);
    const auto printed = [](const SchemaChange &change) {
        return change.change == SchemaChange::Change::Changed;
    };
    if (std::ranges::none_of(changes, printed)) {
        return;
    }
    const auto again = loaded(older, ground, beside, reading);
    if (again) {
        adopt(older.objects, again->objects, newer.objects);
    }
}

void respellOlder(Schema &from, const std::optional<ConnectionSettings> &fromServer, Schema &to,
    const std::optional<ConnectionSettings> &toServer, const CompareGround &ground,
    const ReadOptions &reading)
{
    if (ground.engine->info().id != "postgresql"_L1 || major(from) == major(to)) {
        return;
    }
    const bool fromIsOlder = major(from) < major(to);
    const auto &server = fromIsOlder ? toServer : fromServer;
    if (server) {
        respell(fromIsOlder ? from : to, fromIsOlder ? to : from, ground, *server, reading);
    }
}

} // namespace Switchback
