// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What tools' own configuration says: .env files, variables, keys with values. Text only.

#include "core/project.h"

#include <QHash>

namespace Switchback {

struct Setting {
    QString value;
    QString origin; // ".env:3", "environment variable DATABASE_URL"
    bool operator==(const Setting &) const = default;
};
using Settings = QHash<QString, Setting>;

/// KEY=value lines with comments, `export`, quotes and ${OTHER}, as dotenv libraries read them.
Settings parseDotEnv(QByteArrayView text, const QString &file);
/// `root`/.env; empty when there is none.
Settings readDotEnv(const QString &root);
/// The process's own variable, else the file's: what every tool does. Empty origin = nowhere.
Setting variable(const Settings &dotEnv, const QString &name);

/// An environment for an address that a tool's configuration names; nothing when it is empty.
QList<Environment> environmentFrom(
    const Setting &url, const QString &name = QStringLiteral("default"));

/// `jdbc:postgresql://h/db?user=u` as postgresql://u@h/db; others unchanged.
QString fromJdbc(const QString &url, const QString &user = {}, const QString &password = {});

/// `user:pw@tcp(h:3306)/db` and sqlite3://path as Go's drivers write them; others unchanged.
QString fromGo(const QString &url);

/// What goose's driver makes of its address: a URL, libpq's `key=value` words, Go's form or a file.
QString fromGoose(const QString &driver, const QString &address);

/// Whether a tool's switch is on: "1", "t", "true" in any case, as Go reads them.
bool isOn(const QString &value);

} // namespace Switchback
