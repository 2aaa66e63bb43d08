// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/sight.h"

#include "core/tr.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

void addLines(const SchemaObject &object, const QString &indent, QStringList &lines)
{
    lines += indent + object.kind + u' ' + object.name;
    for (const auto &property : object.properties) {
        lines += indent + u"  "_s + property.name + u'=' + property.value;
    }
    auto children = object.children;
    std::ranges::sort(
        children, {}, [](const SchemaObject &child) { return child.kind + child.name; });
    for (const auto &child : std::as_const(children)) {
        addLines(child, indent + u"  "_s, lines);
    }
}

} // namespace

QSet<QString> silentLosses(const Sight &before, const Sight &after, const MigrationWords &words)
{
    QSet<QString> tables;
    for (auto it = before.data.tables.cbegin(); it != before.data.tables.cend(); ++it) {
        const auto now = after.data.tables.constFind(it.key());
        if (now != after.data.tables.cend() && now->rows < it->rows
            && !words.deletesFrom(it.key())) {
            tables += it.key();
        }
    }
    return tables;
}

MigrationWords::MigrationWords(const Script &script)
{
    static const QRegularExpression word(u"[\\w$]+"_s);
    for (const auto &statement : script.statements) {
        statements += statement.sql;
        for (auto it = word.globalMatch(statement.sql); it.hasNext();) {
            names += it.next().captured().toLower();
        }
    }
}

bool MigrationWords::name(const QString &table) const
{
    const auto bare = table.section(u'.', -1).toLower();
    return names.contains(bare) || std::ranges::any_of(statements, [&](const QString &sql) {
        return sql.contains(u'"' + bare + u'"', Qt::CaseInsensitive)
            || sql.contains(u'`' + bare + u'`', Qt::CaseInsensitive);
    });
}

bool MigrationWords::deletesFrom(const QString &table) const
{
    static const QRegularExpression deleting(
        u"\\b(?:delete|truncate|replace\\s+into)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return std::ranges::any_of(statements, [&](const QString &sql) {
        return sql.contains(deleting)
            && MigrationWords(Script { { Statement { sql } } }).name(table);
    });
}

QString Sight::fingerprint() const
{
    QStringList lines { data.fingerprint() };
    auto objects = schema.objects;
    std::ranges::sort(
        objects, {}, [](const SchemaObject &object) { return object.kind + object.name; });
    for (const auto &object : std::as_const(objects)) {
        addLines(object, {}, lines);
    }
    return QString::fromLatin1(
        QCryptographicHash::hash(lines.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex());
}

void compareSights(const SeenTrip &seen, RoundTrip &trip)
{
    const auto &[before, there, after, going, coming] = seen;
    trip.difference = schemaChanges(before.schema, after.schema);
    const auto silent = silentLosses(before, there, going) + silentLosses(there, after, coming);
    for (auto change : lostData(before.data, after.data)) {
        const bool leftBehind = change.column.isEmpty() && change.rowsAfter > change.rowsBefore;
        const bool named = going.name(change.table) || coming.name(change.table);
        change.silent = silent.contains(change.table) || leftBehind || !named;
        (change.silent ? trip.damage : trip.lost) += change;
    }
}

QString differenceWords(const SchemaChange &change)
{
    const auto object = change.kind + u' ' + change.object;
    switch (change.change) {
    case SchemaChange::Change::Added:
        return tr("%1 is left behind").arg(object);
    case SchemaChange::Change::Removed:
        return tr("%1 does not come back").arg(object);
    case SchemaChange::Change::Changed:
        break;
    }
    return tr("%1 comes back different").arg(object);
}

} // namespace Switchback
