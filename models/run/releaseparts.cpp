// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/releaseparts.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/judge.h"
#include "run/lintsource.h"
#include "run/planner.h"
#include "sql/ddl.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

/// What a migration's statements were found to do; the first reason of each sort is told.
struct Found {
    QString contracts; // why the old code may break
    QString moves; // why it changes rows
    QStringList drops;
    bool adds = false;
    bool renames = false;
    QSet<QString> tables; // that it names, folded
};

/// Findings after which the running version breaks.
const QHash<QString, const char *> &breaking()
{
    static const QHash<QString, const char *> rules {
        { u"rename-table"_s, QT_TRANSLATE_NOOP("Switchback", "It renames a table.") },
        { u"rename-column"_s, QT_TRANSLATE_NOOP("Switchback", "It renames a column.") },
        { u"rename-schema"_s, QT_TRANSLATE_NOOP("Switchback", "It renames a schema.") },
        { u"rename-enum-value"_s, QT_TRANSLATE_NOOP("Switchback", "It renames a value.") },
        { u"move-to-schema"_s,
            QT_TRANSLATE_NOOP("Switchback", "It moves something to another schema.") },
        { u"narrowing-type-change"_s,
            QT_TRANSLATE_NOOP("Switchback",
                "It narrows a type, and the old code may still write what is wider.") },
        { u"add-required-column"_s,
            QT_TRANSLATE_NOOP("Switchback",
                "It adds a column that the old code does not fill and that may not be empty.") },
        { u"drop-default-on-required-column"_s,
            QT_TRANSLATE_NOOP("Switchback", "It removes a default that the old code relies on.") },
        { u"drop-view"_s, QT_TRANSLATE_NOOP("Switchback", "It drops a view.") },
        { u"drop-routine-or-type"_s,
            QT_TRANSLATE_NOOP("Switchback", "It drops a routine or a type.") },
        { u"replace-routine-signature"_s,
            QT_TRANSLATE_NOOP("Switchback", "It changes how a routine is called.") },
    };
    return rules;
}

void noteFindings(const ScriptVerdict &verdict, Found &found)
{
    for (const auto &finding : verdict.findings) {
        const auto why = breaking().constFind(finding.rule);
        if (why == breaking().constEnd()) {
            continue;
        }
        found.renames = found.renames || finding.rule.startsWith("rename-"_L1)
            || finding.rule == "move-to-schema"_L1;
        if (found.contracts.isEmpty()) {
            found.contracts = tr(*why);
        }
    }
}

void noteLosses(const StatementVerdict &verdict, Found &found)
{
    for (const auto &loss : verdict.losses) {
        const bool rows = loss.kind == Loss::Kind::Rows || loss.kind == Loss::Kind::Values;
        if (rows) {
            continue;
        }
        if (loss.kind == Loss::Kind::Table || loss.kind == Loss::Kind::Column) {
            found.drops += loss.object;
        }
        if (found.contracts.isEmpty()) {
            found.contracts = lossWords(loss);
        }
    }
}

QString folded(const ObjectName &name)
{
    return name.name.toLower();
}

QString constraintWords()
{
    return tr("It adds a constraint that the old code may still offend against.");
}

void noteActions(const DdlOperation &operation, const QSet<QString> &made, Found &found)
{
    const bool isNew = made.contains(folded(operation.object));
    for (const auto &action : operation.actions) {
        const bool tight = action.kind == Action::SetNotNull || action.kind == Action::AddConstraint
            || (action.kind == Action::AddIndex && action.index.unique);
        if (tight && !isNew) {
            found.contracts = found.contracts.isEmpty() ? constraintWords() : found.contracts;
        } else if (action.kind == Action::AddColumn || action.kind == Action::AddIndex
            || action.kind == Action::AddConstraint) {
            found.adds = true;
        }
    }
}

void noteTables(const DdlOperation &operation, QSet<QString> &tables)
{
    QList<ObjectName> names = operation.objects + operation.reads;
    names += { operation.object, operation.table, operation.index.table };
    for (const auto &change : operation.changes) {
        names += change.sources;
        names += change.table;
    }
    for (const auto &constraint : operation.constraints) {
        names += constraint.referenced;
    }
    for (const auto &action : operation.actions) {
        names += { action.constraint.referenced, action.index.table, action.other };
    }
    for (const auto &name : std::as_const(names)) {
        if (!name.isEmpty()) {
            tables += folded(name);
        }
    }
}

void noteOperation(const DdlOperation &operation, QSet<QString> &made, Found &found)
{
    noteTables(operation, found.tables);
    switch (operation.kind) {
    case Kind::CreateTable:
    case Kind::CreateTableAs:
        made += folded(operation.object);
        found.adds = true;
        break;
    case Kind::CreateIndex:
        if (!operation.index.unique || made.contains(folded(operation.index.table))) {
            found.adds = true;
        } else if (found.contracts.isEmpty()) {
            found.contracts = constraintWords();
        }
        break;
    case Kind::AlterTable:
        noteActions(operation, made, found);
        break;
    case Kind::Drop:
        // Tables and columns are losses; of the rest the old code may need each, save for
        // what only holds it back.
        if (operation.objectKind == ObjectKind::Index && found.contracts.isEmpty()) {
            found.contracts = tr("It drops an index that the old code's queries may need.");
        }
        break;
    case Kind::DataChange:
    case Kind::Copy:
        found.moves = tr("It changes rows.");
        break;
    case Kind::Do:
        for (const auto &inner : operation.inner) {
            noteOperation(inner, made, found);
        }
        found.moves = operation.inner.isEmpty() ? tr("It runs code of its own.") : found.moves;
        break;
    case Kind::Call:
    case Kind::Execute:
        found.moves = tr("It runs code of its own.");
        break;
    case Kind::Opaque:
    case Kind::SyntaxError:
        if (found.contracts.isEmpty()) {
            found.contracts = tr("What it does cannot be read, so it waits; choose by hand.");
        }
        break;
    default:
        found.adds = found.adds || operation.kind <= Kind::CreateOther;
    }
}

Found look(
    const Session &session, const Step &step, const ScriptVerdict &verdict, QSet<QString> &made)
{
    Found found;
    noteFindings(verdict, found);
    int number = 0;
    for (const auto &statement : step.statements) {
        if (statement.role != StatementRole::Migration) {
            continue;
        }
        noteLosses(verdict.statements.value(number++), found);
        for (const auto &operation : parseSql(statement.sql.toUtf8(), dialectOf(session.engine))) {
            noteOperation(operation, made, found);
        }
    }
    found.drops.removeDuplicates();
    return found;
}

ReleasePart partOf(const Step &step, const Found &found)
{
    ReleasePart part { .version = step.version,
        .name = step.name,
        .path = step.path,
        .hash = step.sourceHash,
        .drops = found.drops };
    if (!found.contracts.isEmpty()) {
        part.phase = Phase::Contract;
        part.why = visible(found.contracts);
        part.fitsNeither = found.renames || found.adds;
        if (part.fitsNeither) {
            part.why += u' '
                + (found.renames ? tr("The new code may need it before: better in steps.")
                                 : tr("It also adds: better as two migrations."));
        }
    } else if (!found.moves.isEmpty() && !found.adds) {
        part.phase = Phase::Migrate;
        part.why = found.moves;
    } else {
        part.why = found.moves.isEmpty() ? tr("It only adds; the old code does not notice.")
                                         : tr("It adds, and changes rows.");
    }
    return part;
}

/// Migrations of one table keep their order; where the tool knows no late ones, all of them do.
void keepOrder(const HistoryRules &rules, const QList<Found> &found, QList<ReleasePart> &parts)
{
    const bool strict = !rules.appliesLate || rules.highWaterMark;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        auto &part = parts[i];
        for (qsizetype k = 0; k < i && !part.byHand; ++k) {
            const auto &before = parts.at(k);
            if (before.phase <= part.phase
                || (!strict && !found.at(k).tables.intersects(found.at(i).tables))) {
                continue;
            }
            part.phase = before.phase;
            part.why = strict ? tr("It comes after %1, and the tool applies nothing late.")
                                    .arg(visible(before.version.text))
                              : tr("It works on the same tables as %1, which comes before it.")
                                    .arg(visible(before.version.text));
        }
    }
}

} // namespace

QList<ReleasePart> cutPlan(const Session &session, const Plan &plan,
    const QList<ScriptVerdict> &verdicts, const QHash<QString, Phase> &byHand)
{
    QList<ReleasePart> parts;
    QList<Found> all;
    QSet<QString> made;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const auto &step = plan.steps.at(i);
        all += look(session, step, verdicts.value(i), made);
        auto part = partOf(step, all.constLast());
        if (byHand.contains(step.version.text)) {
            part.byHand = true;
            part.phase = byHand.value(step.version.text);
            part.why = tr("Chosen by hand.");
        }
        parts += part;
    }
    keepOrder(session.format->rules(), all, parts);
    return parts;
}

Result<QList<ReleasePart>> cutPending(const Session &session, const QHash<QString, Phase> &byHand)
{
    // A rule that the project does not want to hear of still tells what breaks the old code.
    auto judged = session;
    judged.project.file.lint.disable.clear();
    const auto plan = makePlan(judged, { .allowLate = true });
    const auto verdicts = plan ? judgePlan(judged, *plan) : fail(plan.error());
    if (!verdicts) {
        return fail(verdicts.error());
    }
    if (plan->stop) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("Migration %1 can only be run by the project's own tool, so it cannot be "
                       "part of a release.")
                .arg(visible(plan->stop->version.text)),
            .untouched = tr("Nothing was begun."),
            .next = tr("Apply it first, or write it so that it can be shown exactly."),
            .place = plan->stop->place });
    }
    for (auto it = byHand.begin(); it != byHand.end(); ++it) {
        if (std::ranges::none_of(
                plan->steps, [&it](const Step &step) { return step.version.text == it.key(); })) {
            return fail({ .kind = ErrorKind::Usage,
                .what = tr("No migration '%1' is pending.").arg(elided(visible(it.key()), 60)),
                .untouched = tr("Nothing was begun.") });
        }
    }
    return cutPlan(session, *plan, *verdicts, byHand);
}

} // namespace Switchback
