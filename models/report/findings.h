// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Findings for people, programs and code hosts.

#include "core/finding.h"

#include <QJsonObject>

namespace Switchback {

/// What a report says of a rule.
struct RuleText {
    QString id;
    Severity severity = Severity::Warning;
    QString explanation;
    QString help;
};

/// {"findings":[…],"suppressed":N}
QJsonObject findingsJson(const QList<Finding> &findings);
/// One line each, "file:line:column: severity: message [rule]", its help below it, a sum at the end.
QString findingsText(const QList<Finding> &findings, int files);
/// SARIF 2.1.0.
QJsonObject findingsSarif(
    const QList<Finding> &findings, const QList<RuleText> &rules, const QString &programVersion);
/// Workflow commands that GitHub shows beside the lines.
QString findingsGithub(const QList<Finding> &findings);

} // namespace Switchback
