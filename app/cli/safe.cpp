// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// safe: an unsafe migration as the staged set that would replace it.

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "rules/recipes.h"
#include "run/judge.h"
#include "run/lintsource.h"
#include "run/safeproof.h"
#include "run/safeset.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// The finding that was asked for; without a rule the first that has a recipe.
Result<Finding> findingOf(const Session &session, const Version &version, const QString &rule)
{
    const auto folder = judgeFolder(session, QString());
    if (!folder) {
        return fail(folder.error());
    }
    bool known = false;
    for (const auto &migration : *folder) {
        known = known || migration.version == version;
        for (const auto &finding : migration.up.findings) {
            const bool wanted = rule.isEmpty() ? hasRecipe(finding.rule, dialectOf(session.engine))
                                               : finding.rule == rule;
            if (migration.version == version && wanted && !finding.suppressed
                && finding.statement >= 0) {
                return finding;
            }
        }
    }
    const auto what = !known ? tr("There is no migration with version '%1'.")
        : rule.isEmpty()     ? tr("No finding of migration %1 has a recipe.")
                             : tr("Migration %1 has no finding of the rule %2.").arg(u"%1"_s, rule);
    return fail({ .kind = known ? ErrorKind::Refused : ErrorKind::Usage,
        .what = what.arg(elided(version.text, 60)),
        .untouched = tr("Nothing was written.") });
}

QString outcomeWord(SafeProof::Outcome outcome)
{
    return outcome == SafeProof::Outcome::Proven ? u"proven"_s
        : outcome == SafeProof::Outcome::Failed  ? u"failed"_s
                                                 : u"not-tried"_s;
}

QJsonObject setJson(const SafeSet &set, const SafeProof &proof, bool written)
{
    QJsonArray files;
    for (const auto &file : set.files) {
        files += QJsonObject { { u"path"_s, file.path }, { u"new"_s, file.isNew },
            { u"text"_s, QString::fromUtf8(file.after) }, { u"note"_s, file.note } };
    }
    QJsonArray findings;
    for (const auto &finding : set.findings) {
        findings += QJsonObject { { u"file"_s, finding.file }, { u"line"_s, finding.line },
            { u"rule"_s, finding.rule }, { u"severity"_s, severityName(finding.severity) },
            { u"message"_s, finding.message } };
    }
    return { { u"version"_s, set.version.text }, { u"files"_s, files },
        { u"notes"_s, QJsonArray::fromStringList(set.notes) }, { u"findings"_s, findings },
        { u"refused"_s, set.refused }, { u"written"_s, written },
        { u"proof"_s,
            QJsonObject { { u"outcome"_s, outcomeWord(proof.outcome) },
                { u"reason"_s, proof.reason },
                { u"notes"_s, QJsonArray::fromStringList(proof.notes) },
                { u"rows"_s, proof.rows } } } };
}

QString setText(const SafeSet &set, const SafeProof &proof, bool written)
{
    QString text;
    for (const auto &file : set.files) {
        text += (file.isNew ? tr("New: %1") : tr("Changed: %1")).arg(visible(file.path)) + u'\n';
        text += file.note.isEmpty() ? QString() : u"  "_s + visible(file.note) + u'\n';
        for (const auto &line : QString::fromUtf8(file.after).split(u'\n')) {
            text += line.isEmpty() ? u"\n"_s : u"    "_s + visible(line) + u'\n';
        }
    }
    for (const auto &note : set.notes) {
        text += visible(note) + u'\n';
    }
    for (const auto &finding : set.findings) {
        text += u"%1:%2: %3 %4: %5\n"_s.arg(visible(finding.file), QString::number(finding.line),
            severityName(finding.severity), finding.rule, visible(finding.message));
    }
    text += visible(proofText(proof)) + u'\n';
    return text
        + (written ? tr("%n file(s) written.", nullptr, int(set.files.size())) + u'\n' : QString());
}

} // namespace

int safeCommand(const Arguments &arguments)
{
    if (arguments.operands.size() != 1) {
        return printError({ .kind = ErrorKind::Usage,
            .what = tr("'safe' wants the version of one pending migration."),
            .untouched = tr("Nothing was written.") });
    }
    Interrupt interrupt;
    auto request = sessionRequest(arguments);
    request.offline = true; // without a database nothing can be tried, which is said
    const auto session = openSession(request);
    const auto finding = session
        ? findingOf(*session, { arguments.operands.first() }, arguments.value(u"rule"_s))
        : fail(session.error());
    const auto set = finding ? makeSafeSet(*session, *finding) : fail(finding.error());
    if (!set) {
        return printError(set.error());
    }
    const auto proof = proveSafeSet(*session, *set, { .stop = interrupt.source().get_token() });
    if (!proof) {
        return printError(proof.error());
    }
    const bool good = !set->refused && proof->outcome != SafeProof::Outcome::Failed;
    const bool write = good && arguments.has(u"write"_s);
    if (write) {
        if (const auto written = writeSafeSet(*session, *set); !written) {
            return printError(written.error());
        }
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(setJson(*set, *proof, write)),
        setText(*set, *proof, write), good ? 0 : 1);
}

} // namespace Switchback
