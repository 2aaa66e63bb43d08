// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/steps.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QList<PlannedStatement> historyStatements(const QStringList &rows)
{
    QList<PlannedStatement> list;
    for (const auto &sql : rows) {
        list += PlannedStatement { sql, StatementRole::History, 0 };
    }
    return list;
}

QList<PlannedStatement> migrationStatements(const Script &script)
{
    if (script.oneMessage) {
        const int line = script.statements.isEmpty() ? 1 : script.statements.first().line;
        return { { script.whole, StatementRole::Migration, line } };
    }
    QList<PlannedStatement> list;
    for (const auto &statement : script.statements) {
        list += PlannedStatement { statement.sql, StatementRole::Migration, statement.line };
    }
    return list;
}

QList<PlannedStatement> wrapped(const StepRequest &request, const FormatContext &context,
    const QList<PlannedStatement> &script, const StepHistory &history)
{
    const auto *engine = context.engine;
    const auto rows = historyStatements(history.rows);
    auto list = engine->begin(request.connection, request.server, true);
    if (engine->info().embedded) {
        list += rows + script;
    } else {
        const auto ahead = std::ranges::find_if_not(script, [&](const PlannedStatement &statement) {
            return engine->traits(statement.sql).aheadOfQueries;
        }) - script.begin();
        const auto number = std::ranges::find(list, StatementRole::Number, &PlannedStatement::role);
        const auto asked = QList<PlannedStatement>(number, list.end());
        list.erase(number, list.end());
        list += script.first(ahead) + asked + script.sliced(ahead) + rows;
    }
    list += request.lockCheck;
    list += engine->commit();
    return list;
}

QList<PlannedStatement> bare(const StepRequest &request, const FormatContext &context,
    const QList<PlannedStatement> &script, const StepHistory &history)
{
    auto list = context.engine->begin(request.connection, request.server, false) + script;
    if (!history.rows.isEmpty()) {
        list += request.lockCheck;
    }
    return list + historyStatements(history.rows);
}

} // namespace

Step makeStep(const StepRequest &request, const FormatContext &context, const StepHistory &history)
{
    const bool up = request.direction == Direction::Up;
    const auto script = up ? request.rendering.up : request.rendering.down.value_or(Script {});
    const auto statements = migrationStatements(script);
    auto wire = historyStatements(history.first);
    wire += script.transactional ? wrapped(request, context, statements, history)
                                 : bare(request, context, statements, history);
    wire += historyStatements(history.afterwards);
    return { .version = request.migration.version,
        .name = request.migration.name,
        .path = up || request.migration.downPath.isEmpty() ? request.migration.path
                                                           : request.migration.downPath,
        .direction = request.direction,
        .transactional = script.transactional,
        .statements = wire,
        .onFailure = historyStatements(history.onFailure) };
}

QList<Statement> splitSql(const FormatContext &context, const QString &text, int firstLine)
{
    if (context.engine) {
        return context.engine->split(text, firstLine);
    }
    return text.trimmed().isEmpty() ? QList<Statement> {}
                                    : QList<Statement> { { text.trimmed(), firstLine } };
}

QString insertRow(const QString &table, const QList<std::pair<QString, QString>> &values)
{
    QStringList names;
    QStringList texts;
    for (const auto &[name, value] : values) {
        names += name;
        texts += value;
    }
    return u"insert into %1 (%2) values (%3)"_s.arg(
        table, names.join(", "_L1), texts.join(", "_L1));
}

} // namespace Switchback
