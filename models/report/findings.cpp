// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "report/findings.h"

#include "core/text.h"
#include "core/tr.h"
#include "report/json.h"

#include <QDir>
#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

QJsonObject findingsJson(const QList<Finding> &findings)
{
    QJsonArray array;
    int suppressed = 0;
    for (const auto &finding : findings) {
        if (finding.suppressed) {
            ++suppressed;
            continue;
        }
        array += findingJson(finding);
    }
    return { { u"findings"_s, array }, { u"suppressed"_s, suppressed } };
}

namespace {

QString sumText(const QList<Finding> &findings, int files)
{
    int errors = 0;
    int warnings = 0;
    int notes = 0;
    int suppressed = 0;
    for (const auto &finding : findings) {
        auto &count = finding.suppressed            ? suppressed
            : finding.severity == Severity::Error   ? errors
            : finding.severity == Severity::Warning ? warnings
                                                    : notes;
        ++count;
    }
    auto text = tr("%n file(s): ", nullptr, files)
        + tr("%1 errors, %2 warnings, %3 notes").arg(errors).arg(warnings).arg(notes);
    if (suppressed > 0) {
        text += u", "_s + tr("%1 suppressed").arg(suppressed);
    }
    return text + u".\n"_s;
}

} // namespace

QString findingsText(const QList<Finding> &findings, int files)
{
    QString text;
    for (const auto &finding : findings) {
        if (finding.suppressed) {
            continue;
        }
        text += u"%1:%2:%3: %4: %5 [%6]\n    %7\n"_s
                    .arg(visible(QDir::toNativeSeparators(finding.file)))
                    .arg(finding.line)
                    .arg(finding.column)
                    .arg(severityName(finding.severity), visible(finding.message), finding.rule,
                        visible(finding.help));
    }
    return text + sumText(findings, files);
}

namespace {

QString sarifLevel(Severity severity)
{
    return severity == Severity::Info ? u"note"_s : severityName(severity);
}

QJsonObject sarifRule(const RuleText &rule)
{
    return { { u"id"_s, rule.id },
        { u"shortDescription"_s, QJsonObject { { u"text"_s, rule.explanation } } },
        { u"help"_s, QJsonObject { { u"text"_s, rule.help } } },
        { u"defaultConfiguration"_s, QJsonObject { { u"level"_s, sarifLevel(rule.severity) } } } };
}

QJsonObject sarifResult(const Finding &finding)
{
    const QJsonObject region { { u"startLine"_s, qMax(1, finding.line) },
        { u"startColumn"_s, qMax(1, finding.column) } };
    const QJsonObject place { { u"artifactLocation"_s,
                                  QJsonObject {
                                      { u"uri"_s, QDir::fromNativeSeparators(finding.file) } } },
        { u"region"_s, region } };
    QJsonObject result { { u"ruleId"_s, finding.rule },
        { u"level"_s, sarifLevel(finding.severity) },
        { u"message"_s, QJsonObject { { u"text"_s, finding.message + u' ' + finding.help } } },
        { u"locations"_s, QJsonArray { QJsonObject { { u"physicalLocation"_s, place } } } } };
    if (finding.suppressed) {
        result.insert(u"suppressions"_s,
            QJsonArray { QJsonObject {
                { u"kind"_s, u"inSource"_s }, { u"justification"_s, finding.reason } } });
    }
    return result;
}

/// The values of a workflow command: line ends and its own signs escaped.
QString escaped(QString text, bool property)
{
    text.replace(u'%', "%25"_L1).replace(u'\r', "%0D"_L1).replace(u'\n', "%0A"_L1);
    if (property) {
        text.replace(u':', "%3A"_L1).replace(u',', "%2C"_L1);
    }
    return text;
}

} // namespace

QJsonObject findingsSarif(
    const QList<Finding> &findings, const QList<RuleText> &rules, const QString &programVersion)
{
    QSet<QString> used;
    QJsonArray results;
    for (const auto &finding : findings) {
        used.insert(finding.rule);
        results += sarifResult(finding);
    }
    QJsonArray descriptions;
    for (const auto &rule : rules) {
        if (used.contains(rule.id)) {
            descriptions += sarifRule(rule);
        }
    }
    const QJsonObject driver { { u"name"_s, u"switchback"_s }, { u"version"_s, programVersion },
        { u"rules"_s, descriptions } };
    const QJsonObject run { { u"tool"_s, QJsonObject { { u"driver"_s, driver } } },
        { u"results"_s, results } };
    return { { u"$schema"_s, u"https://json.schemastore.org/sarif-2.1.0.json"_s },
        { u"version"_s, u"2.1.0"_s }, { u"runs"_s, QJsonArray { run } } };
}

QString findingsGithub(const QList<Finding> &findings)
{
    QString text;
    for (const auto &finding : findings) {
        if (finding.suppressed) {
            continue;
        }
        const auto level = finding.severity == Severity::Info ? u"notice"_s
                                                              : severityName(finding.severity);
        text += u"::%1 file=%2,line=%3,col=%4,title=%5::%6\n"_s
                    .arg(level, escaped(finding.file, true))
                    .arg(qMax(1, finding.line))
                    .arg(qMax(1, finding.column))
                    .arg(escaped(finding.rule, true),
                        escaped(finding.message + u' ' + finding.help, false));
    }
    return text;
}

} // namespace Switchback
