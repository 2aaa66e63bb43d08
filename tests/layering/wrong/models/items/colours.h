// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once
// Every include here breaks a rule.

#include "workspace/workspace.h"

#include <QColor>
#include <QtCore/QString>
class QSqlQuery;
