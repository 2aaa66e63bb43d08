// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tables of switchback.toml, read key by key: a wrong type names the key and its line, an unknown
// key its nearest known neighbour.

#include "core/tomltext.h"

#include <chrono>

namespace Switchback {

inline const QString ProjectFileName = QStringLiteral("switchback.toml");

/// ErrorKind::Input about switchback.toml; nothing was run.
Error projectFileError(const QString &what, int line = 0);

/// Reads one table; the first wrong type or unknown key is remembered in `error`.
class TomlReader
{
public:
    TomlReader(const TomlValue &value, const QString &place, std::optional<Error> &error);

    void read(const QString &key, QString &into);
    void read(const QString &key, bool &into);
    void read(const QString &key, int &into);
    /// A text or a list of texts.
    void read(const QString &key, QStringList &into);
    void read(const QString &key, std::optional<std::chrono::milliseconds> &into);

    /// The value under a key that is known then; null when it is not there.
    const TomlValue *take(const QString &key);
    void complain(const QString &key, const QString &wanted, int line);
    /// Everything that was not asked for is unknown.
    void finish();

private:
    template<class T>
    void readAs(const QString &key, T &into, const QString &wanted);

    const TomlValue &m_value;
    QString m_place;
    std::optional<Error> &m_error;
    QStringList m_known;
};

} // namespace Switchback
