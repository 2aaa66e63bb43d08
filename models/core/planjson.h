// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan's steps and statements as JSON, as plan files and plans beside a journal keep them.

#include "core/plan.h"

#include <QJsonArray>

namespace Switchback {

/// The word that stands for a role in these files: 'lock', 'migration', 'history' …
QString wordOf(StatementRole role);

QJsonArray toJson(const QList<PlannedStatement> &statements);
QList<PlannedStatement> statementsFromJson(const QJsonValue &value);

QJsonArray toJson(const QList<Step> &steps);
QList<Step> stepsFromJson(const QJsonValue &value);

} // namespace Switchback
