// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/judge.h"

#include "core/tr.h"
#include "rules/verdict.h"
#include "run/lintsource.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

LintOptions optionsOf(const Session &session, const QString &serverVersion)
{
    auto options = lintOptions(session.project.file.lint, dialectOf(session.engine));
    if (!serverVersion.isEmpty()) {
        options.version = ServerVersion::fromText(serverVersion);
    }
    return options;
}

LintMigration load(const Session &session, const Migration &migration)
{
    return lintMigration(
        { *session.format, session.context }, migration, { migration.path, migration.downPath });
}

/// The statements that a step sends from its file; the rest is the tool's own.
Script scriptOf(const Step &step)
{
    Script script { .transactional = step.transactional };
    for (const auto &planned : step.statements) {
        if (planned.role == StatementRole::Migration) {
            script.statements.append({ wholeSql(planned), planned.line });
        }
    }
    return script;
}

/// The number of the step that a migration has in the plan; -1 = none.
int stepOf(const Plan &plan, const Migration &migration)
{
    for (int i = 0; i < plan.steps.size(); ++i) {
        const auto &path = plan.steps.at(i).path;
        if (plan.steps.at(i).version == migration.version
            && (path == migration.path || path == migration.downPath)) {
            return i;
        }
    }
    return -1;
}

/// A file's part in a plan: a step of it, or only what came before.
LintMigration partOf(const Session &session, const Plan &plan, const Migration &migration)
{
    auto result = load(session, migration);
    const int number = stepOf(plan, migration);
    if (number < 0) {
        result.isBase = true;
        return result;
    }
    const auto &step = plan.steps.at(number);
    if (step.direction == Direction::Up) {
        result.up = scriptOf(step);
        result.down = LintMigration::Down::NoPlace; // judged when it is planned
    } else {
        result.downScript = scriptOf(step);
        result.down = LintMigration::Down::Present;
    }
    return result;
}

/// The live tables' valid checks, as a script that adds them.
QByteArray constraintsOf(const Session &session, const LiveFacts &facts)
{
    QString text;
    const auto &engine = *session.engine;
    for (const auto &table : facts.tables) {
        const auto name = engine.identifier(table.schema) + u'.' + engine.identifier(table.name);
        for (const auto &constraint : table.constraints) {
            if (constraint.valid && constraint.kind == ConstraintFacts::Kind::Check) {
                const auto own = engine.identifier(constraint.name);
                text += u"ALTER TABLE %1 DROP CONSTRAINT IF EXISTS %2;\n"
                        "ALTER TABLE %1 ADD CONSTRAINT %2 %3;\n"_s.arg(
                            name, own, constraint.definition);
            }
        }
    }
    return text.toUtf8();
}

qsizetype firstStep(const Plan &plan, const QList<Migration> &migrations)
{
    return std::ranges::find_if(migrations, [&plan](const Migration &migration) {
        return stepOf(plan, migration) >= 0;
    }) - migrations.begin();
}

/// What batches are the answer to is not said again.
void takeBatchesAsAnswer(const Step &step, ScriptVerdict &script)
{
    if (!std::ranges::any_of(step.statements,
            [](const PlannedStatement &planned) { return planned.batches.has_value(); })) {
        return;
    }
    script.findings.removeIf(
        [](const Finding &finding) { return finding.rule == "unbatched-backfill"_L1; });
    countSeverities(script);
}

ScriptVerdict ofDirection(MigrationVerdict &verdict, Direction direction)
{
    auto script = direction == Direction::Down && verdict.down ? *verdict.down : verdict.up;
    // The file itself stands among the findings of the way up; a way back hears of its own alone.
    script.findings.removeIf(
        [direction](const Finding &finding) { return finding.direction != direction; });
    return script;
}

} // namespace

Result<QList<ScriptVerdict>> judgePlan(const Session &session, const Plan &plan)
{
    return judgePlan(session, plan, {});
}

Result<QList<ScriptVerdict>> judgePlan(
    const Session &session, const Plan &plan, const LiveFacts &facts)
{
    QList<ScriptVerdict> verdicts(plan.steps.size());
    if (plan.steps.isEmpty()) {
        return verdicts;
    }
    const auto files = readFiles(session);
    if (!files) {
        return fail(files.error());
    }
    const auto &migrations = files->migrations;
    auto count = migrations.size();
    while (count > 0 && stepOf(plan, migrations.at(count - 1)) < 0) {
        --count; // what comes later is not there yet, or no longer
    }
    auto options = optionsOf(session, plan.serverVersion);
    options.onePlan = plan.target.direction == Direction::Up;
    const auto known = constraintsOf(session, facts);
    const auto first = options.onePlan && !known.isEmpty() ? firstStep(plan, migrations) : count;
    const auto fileOf = [first](qsizetype i) { return i > first ? i - 1 : i; };
    const auto all = count + (first < count ? 1 : 0);
    auto judged = judge(
        int(all),
        [&](int i) {
            return i == first && first < count ? LintMigration { .text = known, .isBase = true }
                                               : partOf(session, plan, migrations.at(fileOf(i)));
        },
        options);
    for (qsizetype i = 0; i < all; ++i) {
        const int step = i == first ? -1 : stepOf(plan, migrations.at(fileOf(i)));
        if (step >= 0) {
            verdicts[step] = ofDirection(judged[i], plan.target.direction);
            takeBatchesAsAnswer(plan.steps.at(step), verdicts[step]);
        }
    }
    return verdicts;
}

Result<QList<MigrationVerdict>> judgeFolder(const Session &session, const QString &serverVersion)
{
    const auto files = readFiles(session);
    if (!files) {
        return fail(files.error());
    }
    auto judged = judgeFolder(session, *files, { .serverVersion = serverVersion });
    if (!judged) {
        return fail(judged.error());
    }
    return std::move(judged->migrations);
}

Result<FolderVerdicts> judgeFolder(
    const Session &session, const MigrationSet &files, const FolderWish &wish)
{
    const auto &migrations = files.migrations;
    std::vector<char> opaque(size_t(migrations.size())); // each written by one thread
    const auto part = [&](int i) -> LintMigration {
        if (wish.stop.stop_requested()) {
            return { .isBase = true }; // the rest goes by quickly
        }
        auto result = load(session, migrations.at(i));
        result.isBase = !wish.only.isEmpty() && !wish.only.contains(i);
        opaque[size_t(i)] = std::ranges::contains(result.opaque, false, &OpaquePart::known) ? 1 : 0;
        return result;
    };
    FolderVerdicts answer { .complete = wish.only.isEmpty() };
    answer.migrations = judge(int(migrations.size()), part, optionsOf(session, wish.serverVersion));
    if (wish.stop.stop_requested()) {
        return fail({ .kind = ErrorKind::Cancelled, .what = tr("Looking was stopped.") });
    }
    for (int i = 0; i < migrations.size(); ++i) {
        if (answer.complete || wish.only.contains(i)) {
            const auto &version = migrations.at(i).version.text;
            answer.numbers.insert(version, i);
            answer.briefs.insert(version, briefOf(answer.migrations.at(i), opaque[size_t(i)] != 0));
        }
    }
    return answer;
}

} // namespace Switchback
