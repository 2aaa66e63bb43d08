// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/commands.h"

#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/findings.h"
#include "rules/rule.h"
#include "run/lintfiles.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error usage(const QString &what)
{
    return { .kind = ErrorKind::Usage,
        .what = what,
        .untouched = tr("Nothing was checked."),
        .next = tr("'switchback-cli --help' lists commands and options.") };
}

/// Comma-separated rule ids, each of them known.
Result<QSet<QString>> ruleIds(const QString &list)
{
    QSet<QString> ids;
    for (const auto &id : list.split(u',', Qt::SkipEmptyParts)) {
        if (!ruleById(id.trimmed())) {
            QStringList known;
            for (const auto &rule : rules()) {
                known += QString::fromLatin1(rule.id);
            }
            const auto near = nearest(id, known);
            auto error = usage(tr("There is no rule '%1'.").arg(elided(id, 60)));
            error.next = near.isEmpty() ? error.next : tr("Did you mean '%1'?").arg(near);
            return fail(error);
        }
        ids.insert(id.trimmed());
    }
    return ids;
}

Result<LintRequest> requestOf(const Arguments &arguments)
{
    LintRequest request { .paths = arguments.operands,
        .base = arguments.value(u"base"_s),
        .format = arguments.value(u"format"_s),
        .transactional = !arguments.has(u"no-transaction"_s) };
    if (request.paths.isEmpty()) {
        return fail(usage(tr("Which file or folder?")));
    }
    const auto dialect = dialectByName(
        arguments.has(u"dialect"_s) ? arguments.value(u"dialect"_s) : u"postgresql"_s);
    if (!dialect) {
        return fail(usage(tr("There is no dialect '%1': postgresql, mysql or sqlite.")
                .arg(elided(arguments.value(u"dialect"_s), 40))));
    }
    request.options.dialect = *dialect;
    request.options.version = ServerVersion::fromText(arguments.value(u"server-version"_s));
    if (arguments.value(u"dialect"_s) == "mariadb"_L1) {
        request.options.version.mariaDb = true;
    }
    if (arguments.has(u"server-version"_s) && request.options.version.isEmpty()) {
        return fail(
            usage(tr("--server-version takes a number such as 17 or 11.8-MariaDB, not '%1'.")
                    .arg(elided(arguments.value(u"server-version"_s), 40))));
    }
    const auto enabled = ruleIds(arguments.value(u"enable"_s));
    const auto disabled = ruleIds(arguments.value(u"disable"_s));
    if (!enabled || !disabled) {
        return fail(enabled ? disabled.error() : enabled.error());
    }
    request.options.enabled = *enabled;
    request.options.disabled = *disabled;
    return request;
}

QList<RuleText> ruleTexts()
{
    QList<RuleText> texts;
    for (const auto &rule : rules()) {
        texts += { QString::fromLatin1(rule.id), rule.severity, ruleExplanation(rule),
            ruleHelp(rule) };
    }
    return texts;
}

bool hasError(const QList<Finding> &findings)
{
    return std::ranges::any_of(findings, [](const Finding &finding) {
        return !finding.suppressed && finding.severity == Severity::Error;
    });
}

} // namespace

int lintCommand(const Arguments &arguments)
{
    const auto request = requestOf(arguments);
    if (!request) {
        return printError(request.error());
    }
    const auto report = lintFiles(*request);
    if (!report) {
        return printError(report.error());
    }
    const auto &findings = report->findings;
    const int status = hasError(findings) ? 1 : 0;
    if (arguments.has(u"sarif"_s)) {
        return finish(true,
            QJsonDocument(findingsSarif(findings, ruleTexts(), QStringLiteral(SWITCHBACK_VERSION))),
            {}, status);
    }
    if (arguments.has(u"github"_s)) {
        return finish(false, {}, findingsGithub(findings), status);
    }
    const bool json = arguments.has(u"json"_s);
    return finish(json, json ? QJsonDocument(findingsJson(findings)) : QJsonDocument(),
        json ? QString() : findingsText(findings, report->files), status);
}

int rulesCommand(const Arguments &)
{
    return finish(false, {}, ruleReference());
}

} // namespace Switchback
