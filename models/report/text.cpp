// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "report/text.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString terminated(const QString &sql)
{
    return visibleLines(sql) + (sql.trimmed().endsWith(u';') ? "\n"_L1 : ";\n"_L1);
}

QString scriptText(const QString &title, const Script &script)
{
    auto text = u"-- %1\n"_s.arg(title);
    for (const auto &statement : script.statements) {
        text += terminated(statement.sql);
    }
    return text;
}

QString problemsText(const QList<Problem> &problems)
{
    QString text;
    for (const auto &problem : problems) {
        text += u"! %1"_s.arg(visible(problem.place.file));
        text += problem.place.line > 0 ? u":%1"_s.arg(problem.place.line) : QString();
        text += u": %1\n"_s.arg(visible(problem.message));
    }
    return text;
}

} // namespace

QString statusText(const StatusReport &status)
{
    QString text;
    for (const auto &entry : status.timeline.entries) {
        const auto when = entry.appliedAt.isValid() ? entry.appliedAt.toUTC().toString(u"yyyy-MM-dd HH:mm"_s) : QString();
        // Ten thousand rows: appended, where arg() would build each anew for every part.
        text += stateWord(entry.state).leftJustified(8) + "  "_L1 + when.leftJustified(16) + "  "_L1
            + visible(entry.version.text) + "  "_L1 + visible(entry.name);
        text += entry.note.isEmpty() ? u"\n"_s : u"  (%1)\n"_s.arg(visible(entry.note));
    }
    text += problemsText(status.problems);
    text += tr("%1 · %2 %3 · history table %4\n")
                .arg(status.format, status.dialect, status.serverVersion, visible(status.historyTable));
    text += tr("Applied: %1, pending: %2\n").arg(status.timeline.applied).arg(status.timeline.pending);
    if (status.timeline.dirty) {
        text += visible(status.timeline.dirtyNote) + u'\n';
    }
    return text;
}

QString renderText(const QList<RenderedMigration> &migrations)
{
    QString text;
    for (const auto &migration : migrations) {
        const auto &rendering = migration.rendering;
        text += u"-- %1 %2\n"_s.arg(visible(migration.version.text), visible(migration.name));
        text += scriptText(tr("up"), rendering.up);
        text += rendering.down ? scriptText(tr("down"), *rendering.down)
                               : u"-- %1\n"_s.arg(tr("no way down: %1").arg(visible(rendering.irreversible)));
        for (const auto &problem : rendering.problems) {
            text += u"-- "_s + problemsText({ problem });
        }
        for (const auto &part : rendering.opaque) {
            text += u"-- %1\n"_s.arg(tr("line %1 needs Elixir: %2 (%3)").arg(part.line).arg(visible(part.text),
                visible(part.reason)));
        }
        text += u'\n';
    }
    return text;
}

namespace {

/// What stands above a statement: who waits and what is gone.
QString effectText(const StatementVerdict &verdict)
{
    QString text;
    if (!verdict.words.isEmpty()) {
        text += u"-- %1\n"_s.arg(visible(verdict.words));
    }
    for (const auto &loss : verdict.losses) {
        text += u"-- %1\n"_s.arg(visible(lossWords(loss)));
    }
    return text;
}

QString stepText(const Step &step, const ScriptVerdict &verdict)
{
    auto text = u"\n-- %1 %2 (%3)\n"_s.arg(
        visible(step.version.text), visible(step.name), visible(step.path));
    for (const auto &finding : verdict.findings) {
        if (!finding.suppressed) {
            text += u"-- %1:%2: %3: %4 [%5]\n"_s.arg(visible(finding.file))
                        .arg(finding.line)
                        .arg(severityName(finding.severity), visible(finding.message), finding.rule);
        }
    }
    qsizetype number = 0;
    for (const auto &statement : step.statements) {
        if (statement.role == StatementRole::Migration) {
            text += effectText(verdict.statements.value(number++));
        }
        text += terminated(statement.sql);
    }
    return text;
}

} // namespace

QString planText(const Plan &plan, const QList<ScriptVerdict> &verdicts)
{
    if (plan.steps.isEmpty() && !plan.stop) {
        return tr("Nothing to do.") + u'\n';
    }
    QString text;
    for (const auto &note : plan.notes) {
        text += u"-- %1\n"_s.arg(visible(note));
    }
    text += u"-- %1\n"_s.arg(tr("lock: %1").arg(visible(plan.lock)));
    for (const auto &statement : plan.preparation) {
        text += terminated(statement.sql);
    }
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        text += stepText(plan.steps.at(i), verdicts.value(i));
    }
    return text;
}

QString outcomeText(const Plan &plan, const Outcome &outcome)
{
    QString text;
    const bool up = plan.target.direction == Direction::Up;
    for (qsizetype i = 0; i < outcome.finished.size(); ++i) {
        const auto version = visible(outcome.finished.at(i).text);
        text += (up ? tr("applied %1 in %2 ms") : tr("rolled back %1 in %2 ms"))
                    .arg(version).arg(outcome.finishedMs.value(i)) + u'\n';
    }
    if (plan.steps.isEmpty() && outcome.finished.isEmpty() && outcome.kind == Outcome::Kind::Done) {
        text += tr("Nothing to do.") + u'\n';
    }
    for (const auto &line : outcome.truth) {
        text += visible(line) + u'\n';
    }
    return text;
}

QString auditText(const QList<AuditEntry> &entries)
{
    QString text;
    for (const auto &entry : entries) {
        text += u"%1  %2  %3  %4 %5  %6 ms  %7\n"_s.arg(entry.at.toUTC().toString(Qt::ISODate), visible(entry.user),
            visible(entry.environment.isEmpty() ? entry.database : entry.environment), entry.action,
            visible(entry.version), QString::number(entry.ms), entry.ok ? tr("ok") : visible(entry.error));
        if (!entry.reason.isEmpty()) {
            text.chop(1);
            text += u"  "_s + tr("overridden: %1").arg(visible(entry.reason)) + u'\n';
        }
    }
    return text;
}

} // namespace Switchback
