// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// flyway.toml, flyway.conf, FLYWAY_… variables and Spring's application.properties, as one list of
// Flyway's own names: "table", "placeholders.x", "postgresql.transactional.lock".

#include "core/project.h"

#include <QHash>

namespace Switchback::Flyway {

QHash<QString, QString> readOptions(const QString &projectRoot);
QList<Environment> readEnvironments(const QString &projectRoot);

} // namespace Switchback::Flyway
