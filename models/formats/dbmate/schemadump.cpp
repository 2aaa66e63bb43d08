// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/dbmate/schemadump.h"

#include "core/tr.h"
#include "formats/settings.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Switchback::Dbmate {

QString schemaFileOf(const FormatContext &context)
{
    if (isOn(context.options.value(u"no-dump-schema"_s))) {
        return {};
    }
    const QDir root(context.projectRoot);
    const auto named = context.options.value(u"schema-file"_s);
    const auto file = root.absoluteFilePath(named.isEmpty() ? u"db/schema.sql"_s : named);
    const bool usual = QDir::cleanPath(context.directory) == QDir::cleanPath(root.absoluteFilePath(u"db/migrations"_s));
    return usual || !named.isEmpty() ? QDir::cleanPath(file) : QString();
}

Result<QStringList> dumpSchema(const ConnectionSettings &, const FormatContext &, const QString &, const QString &)
{
    return QStringList {};
}

} // namespace Switchback::Dbmate
