// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/planjson.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

struct RoleWord {
    StatementRole role;
    QLatin1StringView word;
};
constexpr RoleWord RoleWords[] = {
    { StatementRole::Session, QLatin1StringView("session") },
    { StatementRole::Lock, QLatin1StringView("lock") },
    { StatementRole::Begin, QLatin1StringView("begin") },
    { StatementRole::Local, QLatin1StringView("local") },
    { StatementRole::Number, QLatin1StringView("number") },
    { StatementRole::Migration, QLatin1StringView("migration") },
    { StatementRole::History, QLatin1StringView("history") },
    { StatementRole::Check, QLatin1StringView("check") },
    { StatementRole::Rescue, QLatin1StringView("rescue") },
    { StatementRole::Mark, QLatin1StringView("mark") },
    { StatementRole::Commit, QLatin1StringView("commit") },
    { StatementRole::Tidy, QLatin1StringView("tidy") },
};

StatementRole roleOf(const QString &word)
{
    const auto *found = std::ranges::find(RoleWords, word, &RoleWord::word);
    return found == std::end(RoleWords) ? StatementRole::Check : found->role;
}

QJsonObject stepJson(const Step &step)
{
    return { { u"version"_s, step.version.text }, { u"name"_s, step.name },
        { u"path"_s, step.path },
        { u"direction"_s, step.direction == Direction::Up ? u"up"_s : u"down"_s },
        { u"transactional"_s, step.transactional }, { u"late"_s, step.late },
        { u"one_way"_s, step.irreversible }, { u"source"_s, step.sourceHash },
        { u"statements"_s, toJson(step.statements) }, { u"on_failure"_s, toJson(step.onFailure) } };
}

Step stepFrom(const QJsonValue &o)
{
    return { .version = { o["version"_L1].toString() },
        .name = o["name"_L1].toString(),
        .path = o["path"_L1].toString(),
        .direction = o["direction"_L1].toString() == "up"_L1 ? Direction::Up : Direction::Down,
        .transactional = o["transactional"_L1].toBool(),
        .statements = statementsFromJson(o["statements"_L1]),
        .onFailure = statementsFromJson(o["on_failure"_L1]),
        .sourceHash = o["source"_L1].toString(),
        .late = o["late"_L1].toBool(),
        .irreversible = o["one_way"_L1].toString() };
}

} // namespace

QString wordOf(StatementRole role)
{
    return std::ranges::find(RoleWords, role, &RoleWord::role)->word;
}

QJsonArray toJson(const QList<PlannedStatement> &statements)
{
    QJsonArray array;
    for (const auto &statement : statements) {
        QJsonObject object { { u"sql"_s, statement.sql }, { u"role"_s, wordOf(statement.role) },
            { u"line"_s, statement.line } };
        if (statement.batches) {
            object.insert(u"batches"_s, toJson(*statement.batches));
        }
        array += object;
    }
    return array;
}

QList<PlannedStatement> statementsFromJson(const QJsonValue &value)
{
    QList<PlannedStatement> statements;
    for (const auto &each : value.toArray()) {
        PlannedStatement statement { each["sql"_L1].toString(), roleOf(each["role"_L1].toString()),
            each["line"_L1].toInt() };
        if (each["batches"_L1].isObject()) {
            statement.batches = plannedBatchesFrom(each["batches"_L1]);
        }
        statements += statement;
    }
    return statements;
}

QJsonArray toJson(const QList<Step> &steps)
{
    QJsonArray array;
    for (const auto &step : steps) {
        array += stepJson(step);
    }
    return array;
}

QList<Step> stepsFromJson(const QJsonValue &value)
{
    QList<Step> steps;
    for (const auto &each : value.toArray()) {
        steps += stepFrom(each);
    }
    return steps;
}

} // namespace Switchback
