// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// landed: what is true of a migration that was left half done.

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/sqllabel.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/surgeon.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype SqlShown = 100;

QString partWord(HalfDone::Part part)
{
    return part == HalfDone::Part::In   ? u"in"_s
        : part == HalfDone::Part::NotIn ? u"not in"_s
                                        : u"not told"_s;
}

QJsonObject halfDoneJson(const HalfDone &half)
{
    QJsonArray statements;
    for (int i = 0; i < half.statements.size(); ++i) {
        const auto &statement = half.statements.at(i);
        statements += QJsonObject { { u"line"_s, statement.line },
            { u"sql"_s, elided(statement.sql, 4000) }, { u"state"_s, partWord(half.part(i)) } };
    }
    return { { u"version"_s, half.version.text }, { u"name"_s, half.name },
        { u"way"_s, half.way == Direction::Up ? u"up"_s : u"down"_s }, { u"known"_s, half.known },
        { u"landed"_s, half.landed }, { u"perhaps"_s, half.perhaps },
        { u"statements"_s, statements }, { u"recorded"_s, half.recorded },
        { u"dirty"_s, half.dirty },
        { u"differences"_s, QJsonArray::fromStringList(half.differences) },
        { u"left_behind"_s, QJsonArray::fromStringList(half.leftBehind) } };
}

QString halfDoneText(const HalfDone &half)
{
    QStringList lines;
    const bool back = half.way == Direction::Down;
    lines += half.known ? (back ? tr("Migration %1: %2 of %3 statements of its way back are in.")
                                : tr("Migration %1: %2 of %3 statements are in."))
                              .arg(titleOf(half.version, half.name))
                              .arg(half.landed)
                              .arg(half.statements.size())
                        : tr("Migration %1: which statements are in cannot be told.")
                              .arg(titleOf(half.version, half.name));
    for (int i = 0; half.known && i < half.statements.size(); ++i) {
        const auto part = half.part(i);
        const auto word = part == HalfDone::Part::In ? tr("in")
            : part == HalfDone::Part::NotIn          ? tr("not in")
                                                     : tr("not told");
        lines += u"  %1. %2: %3"_s.arg(i + 1).arg(word).arg(
            elided(withoutLeadingComments(half.statements.at(i).sql).simplified(), SqlShown));
    }
    for (const auto &difference : half.differences) {
        lines += tr("  differs: %1").arg(difference);
    }
    lines += half.recorded ? tr("The history says that it is applied.")
        : half.dirty       ? tr("The history says that it failed.")
                           : tr("The history does not have it.");
    lines += half.leftBehind;
    lines += back
        ? tr("Ways on, each shown by 'plan' first: rollback --mend finish, rollback --mend "
             "undo, rollback --mend mark.")
        : tr("Ways on, each shown by 'plan' first: up --mend finish, up --mend undo, "
             "up --mend mark.");
    for (auto &line : lines) {
        line = visible(scrubbed(line));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace

int landedCommand(const Arguments &arguments)
{
    const auto session = openSession(sessionRequest(arguments));
    if (!session) {
        return printError(session.error());
    }
    const auto half = halfDone(*session,
        { .version = { arguments.value(u"only"_s) },
            .way = arguments.has(u"rollback"_s) ? std::optional(Direction::Down) : std::nullopt },
        {});
    if (!half) {
        return printError(half.error());
    }
    const bool told = half->known && half->landed == half->perhaps;
    return finish(arguments.has(u"json"_s), QJsonDocument(halfDoneJson(*half)), halfDoneText(*half),
        told ? 0 : 1);
}

} // namespace Switchback
