// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A password on its way from where it is kept to the driver. It cannot be streamed, printed or
// converted by accident, and everything that leaves the program is scrubbed of it (core/text.h).

#include "core/text.h"

namespace Switchback {

class Secret
{
public:
    Secret() = default;
    explicit Secret(const QString &value)
        : m_value(value)
    {
        rememberSecret(value);
    }
    bool isEmpty() const { return m_value.isEmpty(); }
    /// For drivers and private 0600 files only.
    const QString &reveal() const { return m_value; }
    bool operator==(const Secret &) const = default;

private:
    QString m_value;
};

} // namespace Switchback
