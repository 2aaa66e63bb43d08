// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/schema.h"

#include <algorithm>

namespace Switchback {

QString SchemaObject::property(QStringView wanted) const
{
    const auto found = std::ranges::find(properties, wanted, &SchemaProperty::name);
    return found == properties.end() ? QString() : found->value;
}

bool SchemaObject::has(QStringView wanted) const
{
    return std::ranges::find(properties, wanted, &SchemaProperty::name) != properties.end();
}

void SchemaObject::set(const QString &wanted, const QString &value)
{
    const auto found = std::ranges::find(properties, wanted, &SchemaProperty::name);
    if (value.isEmpty()) {
        if (found != properties.end()) {
            properties.erase(found);
        }
    } else if (found != properties.end()) {
        found->value = value;
    } else {
        properties.append({ wanted, value });
    }
}

QString shownName(const SchemaObject &object, const QString &parentShown)
{
    return object.rooted || parentShown.isEmpty() ? object.name : parentShown + u'.' + object.name;
}

} // namespace Switchback
