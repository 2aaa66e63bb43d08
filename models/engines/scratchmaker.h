// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Makes and removes databases that only Switchback uses. Their names start with ScratchPrefix;
// nothing else is ever removed.

#include "engines/connection.h"

#include <stop_token>

namespace Switchback {

inline constexpr QLatin1StringView ScratchPrefix { "switchback_scratch_" };

class ScratchMaker
{
public:
    virtual ~ScratchMaker() = default;
    /// An empty database `name` beside the one of `like`, with its encoding and collation.
    virtual Result<ConnectionSettings> make(
        const ConnectionSettings &like, const QString &name) const = 0;
    virtual Result<void> remove(
        const ConnectionSettings &like, const ConnectionSettings &scratch) const = 0;
    /// Names of all scratch databases that are there.
    virtual Result<QStringList> names(const ConnectionSettings &like) const = 0;
    virtual ConnectionSettings inside(
        const ConnectionSettings &like, const QString &name) const = 0;
    /// Whether `copy` is possible, and `live` not too big for it.
    virtual bool copies(const ConnectionSettings &) const { return false; }
    /// All that `live` holds, without disturbing it.
    virtual Result<void> copy(
        const ConnectionSettings &, const ConnectionSettings &, std::stop_token) const
    {
        return {};
    }
    /// What `copy` made loses its rows; false where that takes more than making the tables anew.
    virtual bool empty(const ConnectionSettings &) const { return false; }
};

/// By Engine::info().id; null for an engine without.
const ScratchMaker *scratchMaker(QStringView engine);

} // namespace Switchback
