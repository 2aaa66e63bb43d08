// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <tuple>

namespace Switchback {

/// "17", "14.2", "8.0.20", "11.8-MariaDB", "3.46".
struct ServerVersion {
    int major = 0;
    int minor = 0;
    int patch = 0;
    bool mariaDb = false;
    bool hasMinor = false; // "14" says nothing about it

    static ServerVersion fromText(const QString &text)
    {
        ServerVersion version;
        version.mariaDb = text.contains(QLatin1StringView("mariadb"), Qt::CaseInsensitive);
        const auto numbers = text.section(u'-', 0, 0).split(u'.');
        version.major = numbers.value(0).toInt();
        version.hasMinor = numbers.size() > 1;
        version.minor = numbers.value(1).toInt();
        version.patch = numbers.value(2).toInt();
        return version;
    }
    bool isEmpty() const { return major == 0; }
    bool atLeast(int wantedMajor, int wantedMinor = 0, int wantedPatch = 0) const
    {
        return std::tuple(major, minor, patch) >= std::tuple(wantedMajor, wantedMinor, wantedPatch);
    }
    bool operator==(const ServerVersion &) const = default;
};

} // namespace Switchback
