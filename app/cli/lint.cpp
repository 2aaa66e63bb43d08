// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/commands.h"

#include "app/cli/output.h"
#include "core/project.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/findings.h"
#include "rules/rule.h"
#include "run/lintfiles.h"
#include "run/lintsource.h"

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

/// Rule ids, each of them known.
Result<QSet<QString>> ruleIds(const QStringList &list)
{
    QSet<QString> ids;
    for (const auto &word : list) {
        const auto id = word.trimmed();
        if (id.isEmpty()) {
            continue;
        }
        if (!ruleById(id)) {
            QStringList known;
            for (const auto &rule : rules()) {
                known += QString::fromLatin1(rule.id);
            }
            const auto near = nearest(id, known);
            auto error = usage(tr("There is no rule '%1'.").arg(elided(id, 60)));
            error.next = near.isEmpty() ? error.next : tr("Did you mean '%1'?").arg(near);
            return fail(error);
        }
        ids.insert(id);
    }
    return ids;
}

Result<void> readVersion(const QString &text, LintOptions &options)
{
    if (text.isEmpty()) {
        return {};
    }
    options.version = ServerVersion::fromText(text);
    if (options.version.isEmpty()) {
        return fail(usage(tr("A server version is a number such as 17 or 11.8-MariaDB, not '%1'.")
                .arg(elided(text, 40))));
    }
    return {};
}

Result<void> readRules(const QStringList &enable, const QStringList &disable, LintOptions &options)
{
    const auto enabled = ruleIds(enable);
    const auto disabled = ruleIds(disable);
    if (!enabled || !disabled) {
        return fail(enabled ? disabled.error() : enabled.error());
    }
    options.enabled += *enabled;
    options.disabled -= *enabled;
    options.silenced -= *enabled;
    options.disabled += *disabled;
    return {};
}

/// What the project's own database speaks, by the scheme of its address.
std::optional<Dialect> dialectOf(const ProjectFile &file)
{
    const auto &list = file.environments;
    const auto named = std::ranges::find(list, file.defaultEnvironment, &Environment::name);
    const auto url = named == list.end() ? list.value(0).url : named->url;
    return dialectByName(url.section(u':', 0, 0));
}

/// What the project's switchback.toml says; the command line wins over it.
Result<void> readProject(const Arguments &arguments, LintOptions &options)
{
    const auto file = readProjectFile(
        arguments.has(u"project"_s) ? arguments.value(u"project"_s) : u"."_s);
    if (!file) {
        return fail(file.error());
    }
    const auto dialect = arguments.has(u"dialect"_s) ? std::nullopt : dialectOf(*file);
    options = lintOptions(file->lint, dialect.value_or(options.dialect));
    if (const auto done = readVersion(file->lint.serverVersion, options); !done) {
        return done;
    }
    const auto silenced = ruleIds(file->lint.disable);
    if (!silenced) {
        return fail(silenced.error());
    }
    options.silenced = *silenced;
    return readRules(file->lint.enable, {}, options);
}

Result<LintRequest> requestOf(const Arguments &arguments)
{
    LintRequest request { .paths = arguments.operands,
        .base = arguments.value(u"base"_s),
        .format = arguments.value(u"format"_s),
        .transactional = !arguments.has(u"no-transaction"_s),
        .dialectGiven = arguments.has(u"dialect"_s) };
    if (request.paths.isEmpty()) {
        return fail(usage(tr("Which file or folder?")));
    }
    const auto name = arguments.has(u"dialect"_s) ? arguments.value(u"dialect"_s) : u"postgresql"_s;
    const auto dialect = dialectByName(name);
    if (!dialect) {
        return fail(usage(
            tr("There is no dialect '%1': postgresql, mysql or sqlite.").arg(elided(name, 40))));
    }
    auto &options = request.options;
    options.dialect = *dialect;
    const auto list = [&arguments](
                          const QString &option) { return arguments.value(option).split(u','); };
    if (const auto done = readProject(arguments, options); !done) {
        return fail(done.error());
    }
    if (const auto done = readVersion(arguments.value(u"server-version"_s), options); !done) {
        return fail(done.error());
    }
    if (const auto done = readRules(list(u"enable"_s), list(u"disable"_s), options); !done) {
        return fail(done.error());
    }
    options.version.mariaDb = options.version.mariaDb || name == "mariadb"_L1;
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
