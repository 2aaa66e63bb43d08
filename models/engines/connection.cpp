// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/connection.h"

namespace Switchback {

QString ConnectionSettings::parameter(QStringView name) const
{
    for (const auto &[key, value] : parameters) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

} // namespace Switchback
