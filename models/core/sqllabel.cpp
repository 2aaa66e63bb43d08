// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/sqllabel.h"

using namespace Qt::StringLiterals;

namespace Switchback {

QString withoutLeadingComments(const QString &sql)
{
    qsizetype start = 0;
    for (const auto line : QStringView(sql).split(u'\n')) {
        const auto text = line.trimmed();
        if (!text.isEmpty() && !text.startsWith("--"_L1)) {
            return sql.sliced(start).trimmed();
        }
        start += line.size() + 1;
    }
    return sql.trimmed();
}

} // namespace Switchback
