// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TOML as a table of plain values that know their lines. Nothing throws, nothing nests deeper than
// 64, so that a hostile file costs neither the stack nor the patience of the reader.

#include "core/error.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>
#include <variant>

namespace Switchback {

struct TomlValue;
using TomlTable = QList<std::pair<QString, TomlValue>>; // as written
using TomlArray = QList<TomlValue>;

struct TomlValue {
    /// Dates and times are their texts.
    std::variant<std::monostate, bool, qint64, double, QString, TomlArray, TomlTable> value;
    int line = 0; // 1-based

    const QString *text() const { return std::get_if<QString>(&value); }
    const TomlTable *table() const { return std::get_if<TomlTable>(&value); }
    const TomlArray *array() const { return std::get_if<TomlArray>(&value); }
    /// The value under a key of a table, or null.
    const TomlValue *at(QStringView key) const;
};

/// `file` is what errors name.
Result<TomlValue> parseToml(const QByteArray &text, const QString &file);

} // namespace Switchback
