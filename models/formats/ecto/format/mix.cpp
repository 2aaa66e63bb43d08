// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/mix.h"

#include "core/tr.h"
#include "formats/ecto/format/files.h"
#include "formats/ecto/format/projects.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Switchback::Ecto {

namespace {

Error refused(const QString &what, const QString &next)
{
    return { .kind = ErrorKind::Refused,
        .what = what,
        .untouched = tr("mix was not started."),
        .next = next };
}

QStringList arguments(const Version &version, Direction direction, const FormatContext &context)
{
    QStringList words { direction == Direction::Up ? u"ecto.migrate"_s : u"ecto.rollback"_s,
        u"-r"_s, context.options.value(u"repo"_s), u"--to"_s, version.text,
        u"--log-migrations-sql"_s, u"--log-migrator-sql"_s };
    if (const auto prefix = context.options.value(u"prefix"_s); !prefix.isEmpty()) {
        words += { u"--prefix"_s, prefix };
    }
    const auto place = placeOf(context);
    const bool usual = place.repository && foldersOf(context).size() == 1
        && QFileInfo(context.directory).canonicalFilePath()
            == QFileInfo(QString::fromStdString(place.repository->folder)).canonicalFilePath();
    for (const auto &folder : usual ? QList<FormatContext>() : foldersOf(context)) {
        words += { u"--migrations-path"_s, folder.directory };
    }
    return words;
}

} // namespace

Result<OwnCommand> mixCommand(
    const Version &version, Direction direction, const QString &url, const FormatContext &context)
{
    const auto place = placeOf(context);
    if (!place.project || !place.repository) {
        return fail(refused(tr("The folder belongs to no mix project with a known repository."),
            tr("Open the folder that holds mix.exs.")));
    }
    const auto from = whereFrom(url, context);
    if (from == AddressFrom::Elsewhere) {
        return fail(refused(tr("mix would use the database of the project's own configuration, "
                               "which is another one."),
            tr("Choose the project's own database, or let its configuration read DATABASE_URL.")));
    }
    const auto root = QString::fromStdString(place.repository->root);
    OwnCommand command { .program = u"mix"_s, .arguments = arguments(version, direction, context) };
    command.folder = QFileInfo::exists(root + u"/mix.exs"_s)
        ? root
        : QString::fromStdString(place.project->root());
    command.environment.insert(u"MIX_ENV"_s, QString::fromStdString(configEnvironment(context)));
    if (from == AddressFrom::DatabaseUrl) {
        command.environment.insert(u"DATABASE_URL"_s, url);
    }
    return command;
}

} // namespace Switchback::Ecto
