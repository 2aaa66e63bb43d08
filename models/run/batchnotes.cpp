// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/batchnotes.h"

#include "core/text.h"
#include "core/tr.h"
#include "engines/triggersight.h"
#include "run/indexadvice.h"
#include "run/lintsource.h"
#include "run/usertriggers.h"
#include "sql/ddl.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int MostNamed = 8; // of a list, in a sentence

const TableShape *written(
    const QList<TableShape> &shapes, const ObjectName &name, const QString &schema)
{
    const auto whole = (name.schema.isEmpty() ? schema : name.schema) + u'.' + name.name;
    const auto found = std::ranges::find_if(shapes, [&](const TableShape &shape) {
        return shape.name.compare(whole, Qt::CaseInsensitive) == 0
            || shape.name.compare(name.name, Qt::CaseInsensitive) == 0;
    });
    return found == shapes.end() ? nullptr : &*found;
}

QString list(const QStringList &names)
{
    auto some = names.mid(0, MostNamed);
    if (names.size() > MostNamed) {
        some += tr("%n more", nullptr, int(names.size()) - MostNamed);
    }
    return elided(visible(some.join(u", "_s)), 400);
}

} // namespace

Result<BatchNotes> batchNotes(
    const Engine &engine, Connection &connection, const BatchQuestion &question)
{
    BatchNotes notes { .triggersStay = whyTriggersStay(engine, connection, question.sql) };
    const auto operations = parseSql(question.sql.toUtf8(), dialectOf(&engine));
    const auto shapes = tableShapes(engine, connection);
    const auto all = shapes ? userTriggers(engine, connection) : fail(shapes.error());
    if (!all) {
        return fail(all.error());
    }
    if (operations.isEmpty() || operations.first().changes.isEmpty()) {
        return notes;
    }
    const auto &change = operations.first().changes.last(); // what WITH brings stands before it
    const auto *table = written(*shapes, change.table, connection.server().schema);
    if (!table) {
        return notes;
    }
    const auto sees = seesAllTriggers(engine, connection);
    notes.table = table->name;
    notes.seen = sees.value_or(false);
    QStringList sets;
    for (const auto &set : change.sets) {
        sets += set.column.toLower();
    }
    static const QRegularExpression meets(
        u"\\b(?:CONFLICT|DUPLICATE|REPLACE)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const bool replaces = question.sql.contains(meets);
    bool changesMore = false;
    for (const auto &trigger : triggersFor(*all, table->name, eventsOf(change, replaces), sets)) {
        using Fires = UserTrigger::Fires;
        if (trigger.fires == Fires::Never || trigger.fires == Fires::OnReplicas) {
            notes.stubborn += trigger.fires == Fires::OnReplicas ? QStringList { trigger.name }
                                                                 : QStringList();
            continue;
        }
        notes.triggers += trigger.name;
        notes.stubborn += trigger.fires == Fires::Always ? QStringList { trigger.name }
                                                         : QStringList();
        changesMore = changesMore || (trigger.before && !question.withoutTriggers);
    }
    const auto advice = indexAdvice({ .engine = engine,
        .connection = connection,
        .table = *table,
        .change = change,
        .rows = question.rows,
        .changesMore = changesMore });
    notes.advice = advice.value_or(QStringList()); // what cannot be read gives no advice
    return notes;
}

QString triggerWords(const BatchNotes &notes)
{
    if (!notes.triggers.isEmpty()) {
        return tr("%n trigger(s) or rule(s) of users apply to changed rows of %1: %2.", nullptr,
            int(notes.triggers.size()))
            .arg(visible(notes.table), list(notes.triggers));
    }
    return notes.seen ? tr("No trigger of a user fires for a changed row.")
                      : tr("Whether triggers of users fire for a changed row is not known.");
}

QString withoutTriggersWarning(const BatchNotes &notes)
{
    QStringList left = notes.triggers;
    left.removeIf([&notes](const QString &name) { return notes.stubborn.contains(name); });
    QStringList words;
    if (!left.isEmpty()) {
        words += tr("What they do is left undone for these rows: %1.").arg(list(left));
    } else if (notes.stubborn.isEmpty() && notes.seen) {
        words += tr("There is no user trigger to leave out here.");
    }
    if (!notes.stubborn.isEmpty()) {
        words += tr("These fire all the same, because they are enabled for replicas: %1.")
                     .arg(list(notes.stubborn));
    }
    words += tr(
        "PostgreSQL checks no foreign key meanwhile and follows none of their cascades, and "
        "rules do not apply: rows that refer to nothing may be left.");
    return words.join(u' ');
}

} // namespace Switchback
