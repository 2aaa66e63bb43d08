// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "report/text.h"

#include "core/text.h"
#include "core/tr.h"

#include <QLocale>

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
        const auto line = problem.place.line > 0 ? u":%1"_s.arg(problem.place.line) : QString();
        const auto place = visible(problem.place.file) + line;
        text += u"! "_s + (place.isEmpty() ? QString() : place + u": "_s) + visible(problem.message)
            + u'\n';
    }
    return text;
}

} // namespace

QString statusText(const StatusReport &status)
{
    QString text;
    text.reserve(status.timeline.entries.size() * 80);
    for (const auto &entry : status.timeline.entries) {
        const auto when = entry.appliedAt.isValid()
            ? entry.appliedAt.toUTC().toString(u"yyyy-MM-dd HH:mm"_s)
            : QString();
        // Ten thousand rows: appended, where each part would build the row anew.
        const auto add = [&text](const QString &part, qsizetype width) {
            text += part;
            text.resize(text.size() + std::max<qsizetype>(width - part.size(), 0) + 2, u' ');
        };
        add(stateWord(entry.state), 8);
        add(when, 16);
        add(visible(entry.version.text), 0);
        text += versionBeside(entry.version, entry.name) == entry.version.text ? visible(entry.name)
                                                                               : QString();
        text += entry.note.isEmpty() ? u"\n"_s : u"  (%1)\n"_s.arg(visible(entry.note));
    }
    text += problemsText(status.problems);
    text += tr("%1 · %2 %3 · history table %4\n")
                .arg(status.format, status.dialect, status.serverVersion,
                    visible(status.historyTable));
    const auto &timeline = status.timeline;
    text += timeline.failed > 0
        ? tr("Applied: %1, failed: %2, pending: %3\n")
              .arg(timeline.applied)
              .arg(timeline.failed)
              .arg(timeline.pending)
        : tr("Applied: %1, pending: %2\n").arg(timeline.applied).arg(timeline.pending);
    if (status.timeline.dirty) {
        text += visible(status.timeline.dirtyNote) + u'\n';
    }
    if (status.guarded) {
        text += guardInWords(*status.guarded) + u'\n';
    }
    if (!status.running.isEmpty()) {
        text += tr("Migrations are being run on this database: %1.").arg(visible(status.running))
            + u'\n';
    }
    return text;
}

QString renderText(const QList<RenderedMigration> &migrations)
{
    QString text;
    for (const auto &migration : migrations) {
        const auto &rendering = migration.rendering;
        text += u"-- %1\n"_s.arg(visible(titleOf(migration.version, migration.name)));
        text += scriptText(tr("up"), rendering.up);
        text += rendering.down
            ? scriptText(tr("down"), *rendering.down)
            : u"-- %1\n"_s.arg(tr("no way down: %1").arg(visible(rendering.irreversible)));
        for (const auto &problem : rendering.problems) {
            text += u"-- "_s + problemsText({ problem });
        }
        for (const auto &part : rendering.opaque) {
            text += u"-- %1\n"_s.arg(tr("line %1 needs Elixir: %2 (%3)")
                    .arg(part.line)
                    .arg(visible(part.text), visible(part.reason)));
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
        const QStringList words { verdict.words, verdict.figures };
        text += u"-- %1\n"_s.arg(visible(words.join(u' ').trimmed()));
    }
    for (const auto &session : verdict.inTheWay) {
        text += u"-- %1\n"_s.arg(visible(session));
    }
    for (const auto &condition : verdict.preconditions) {
        const bool asked = condition.violations || !condition.trouble.isEmpty();
        text += asked ? u"-- %1\n"_s.arg(visible(preconditionWords(condition))) : QString();
    }
    for (const auto &loss : verdict.losses) {
        text += u"-- %1\n"_s.arg(visible(lossWords(loss)));
    }
    return text;
}

QString lightWord(PlanTile::Light light)
{
    switch (light) {
    case PlanTile::Light::Red:
        return tr("red");
    case PlanTile::Light::Amber:
        return tr("amber");
    case PlanTile::Light::Green:
        return tr("green");
    case PlanTile::Light::Unknown:
        break;
    }
    return tr("not known");
}

QString ledgerText(const LedgerRow &row)
{
    const QLocale locale;
    QStringList parts;
    if (row.rows) {
        parts += (row.estimated ? tr("about %1 rows") : tr("%1 rows"))
                     .arg(locale.toString(*row.rows));
    }
    if (row.values) {
        parts += tr("%1 values").arg(locale.toString(*row.values));
    }
    if (row.bytes) {
        parts += sizeText(*row.bytes);
    }
    if (row.since) {
        parts += tr("%1 written since it was applied (%2)")
                     .arg(locale.toString(*row.since), evidenceWords(row));
    }
    if (row.newest.isValid()) {
        parts += tr("the newest at %1").arg(row.newest.toUTC().toString(Qt::ISODate));
    }
    if (!row.dependants.isEmpty()) {
        parts += tr("needed by %1").arg(row.dependants.join(u", "_s));
    }
    if (!row.trouble.isEmpty()) {
        parts += row.trouble;
    }
    return lossWords(row.loss) + (parts.isEmpty() ? QString() : u' ' + parts.join(u"; "_s));
}

/// The verdict in four lines, then everything that is lost, counted.
QString evidenceText(const PlanEvidence &evidence)
{
    QString text;
    for (const auto &tile : evidence.tiles) {
        text += u"-- %1: %2. %3\n"_s.arg(tile.title, lightWord(tile.light), visible(tile.sentence));
    }
    for (const auto &flag : evidence.flags) {
        text += u"-- %1\n"_s.arg(visible(flagSentence(flag)));
    }
    for (const auto &missing : evidence.facts.missing) {
        text += u"-- %1\n"_s.arg(tr("Not known: %1").arg(visible(missing)));
    }
    for (const auto &row : evidence.ledger) {
        text += u"-- %1\n"_s.arg(visible(ledgerText(row)));
        for (const auto &sample : row.sample) {
            text += u"--     %1\n"_s.arg(visible(sample));
        }
    }
    return text;
}

QString stepText(const Step &step, const ScriptVerdict &verdict)
{
    auto text = u"\n-- %1 (%2)\n"_s.arg(
        visible(titleOf(step.version, step.name)), visible(step.path));
    for (const auto &finding : verdict.findings) {
        if (!finding.suppressed) {
            text += u"-- %1:%2: %3: %4 [%5]\n"_s.arg(visible(finding.file))
                        .arg(finding.line)
                        .arg(
                            severityName(finding.severity), visible(finding.message), finding.rule);
        }
    }
    qsizetype number = 0;
    for (const auto &statement : step.statements) {
        if (statement.role == StatementRole::Migration) {
            text += effectText(verdict.statements.value(number++));
        }
        text += statement.batches ? visibleLines(shownSql(statement)) + u'\n'
                                  : terminated(statement.sql);
    }
    return text;
}

} // namespace

QString planText(
    const Plan &plan, const QList<ScriptVerdict> &verdicts, const PlanEvidence &evidence)
{
    if (plan.steps.isEmpty() && !plan.stop) {
        return tr("Nothing to do.") + u'\n';
    }
    auto text = evidenceText(evidence);
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
                    .arg(version)
                    .arg(outcome.finishedMs.value(i))
            + u'\n';
    }
    if (plan.steps.isEmpty() && outcome.finished.isEmpty() && outcome.kind == Outcome::Kind::Done) {
        text += tr("Nothing to do.") + u'\n';
    }
    for (const auto &line : outcome.truth) {
        text += visible(line) + u'\n';
    }
    return text;
}

QString auditCsv(const QList<AuditEntry> &entries)
{
    // What a spreadsheet would take for a formula is kept from being one.
    const auto field = [](QString text) {
        if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front())) {
            text.prepend(u'\'');
        }
        return u'"' + text.replace(u'"', "\"\""_L1) + u'"';
    };
    QString csv = u"at,user,environment,database,action,version,ok,ms,error,reason,signer,run,"
                  "fingerprint,source,hash\r\n"_s;
    for (const auto &entry : entries) {
        const QStringList fields { entry.at.toUTC().toString(Qt::ISODateWithMs), entry.user,
            entry.environment, entry.database, entry.action, entry.version,
            entry.ok ? u"true"_s : u"false"_s, QString::number(entry.ms), entry.error, entry.reason,
            entry.signer, entry.run, entry.fingerprint, entry.source, entry.hash };
        QStringList quoted;
        for (const auto &text : fields) {
            quoted += field(text);
        }
        csv += quoted.join(u',') + "\r\n"_L1;
    }
    return csv;
}

QString auditText(const QList<AuditEntry> &entries)
{
    QString text;
    for (const auto &entry : entries) {
        text += u"%1  %2  %3  %4 %5  %6 ms  %7\n"_s.arg(entry.at.toUTC().toString(Qt::ISODate),
            visible(entry.user),
            visible(entry.environment.isEmpty() ? entry.database : entry.environment), entry.action,
            visible(entry.version), QString::number(entry.ms),
            entry.ok ? tr("ok") : visible(entry.error));
        if (!entry.reason.isEmpty()) {
            text.chop(1);
            text += u"  "_s + tr("overridden: %1").arg(visible(entry.reason)) + u'\n';
        }
    }
    return text;
}

} // namespace Switchback
