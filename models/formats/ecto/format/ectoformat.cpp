// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/ectoformat.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/ecto/format/drafted.h"
#include "formats/ecto/format/files.h"
#include "formats/ecto/format/history.h"
#include "formats/ecto/format/lockkey.h"
#include "formats/ecto/format/mix.h"
#include "formats/ecto/format/projects.h"
#include "formats/ecto/format/rendered.h"
#include "formats/ecto/terms/text.h"
#include "formats/settings.h"
#include "formats/steps.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString wide(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

class EctoFormat : public Format
{
public:
    const FormatInfo &info() const override
    {
        static const FormatInfo info { .id = u"ecto"_s,
            .title = u"Ecto"_s,
            .fileNames = u"20240131120000_name.exs"_s,
            .recursive = true,
            .language = u"Elixir"_s };
        return info;
    }

    HistoryRules rules() const override
    {
        return { .appliedOrder = false, .rollback = HistoryRules::Rollback::FileOrder };
    }

    Recognition recognise(const FolderLook &look) const override;
    Result<MigrationSet> read(const FormatContext &context) const override
    {
        return Ecto::readMigrations(context);
    }
    Result<Migration> loaded(
        const Migration &migration, const FormatContext &context) const override
    {
        return Ecto::withText(migration, context);
    }

    Rendering render(const Migration &migration, const FormatContext &context) const override
    {
        return Ecto::rendered(migration, context);
    }

    Result<History> history(Connection &connection, const FormatContext &context) const override;
    Result<QList<PlannedStatement>> prepare(Connection &connection, const History &history,
        const FormatContext &context) const override;
    QList<ToolLock> locks(const ServerInfo &server, const ConnectionSettings &settings,
        const FormatContext &context) const override;
    Result<Step> step(const StepRequest &request, const FormatContext &context) const override;
    Result<void> check(const Timeline &timeline, const Target &target,
        const FormatContext &context) const override;
    Result<OwnCommand> ownCommand(const Version &version, Direction direction, const QString &url,
        const FormatContext &context) const override
    {
        return Ecto::mixCommand(version, direction, url, context);
    }

    Result<QList<NewFile>> draft(
        const MigrationDraft &draft, const FormatContext &context) const override
    {
        return Ecto::drafted(draft, context);
    }

    QHash<QString, QString> options(
        const QString &projectRoot, const QString &directory) const override;
    QList<Environment> environments(
        const QString &projectRoot, const QString &directory) const override;
};

Recognition EctoFormat::recognise(const FolderLook &look) const
{
    int marked = 0;
    int looked = 0;
    for (const auto &file : look.files) {
        if (looked < 12 && Ecto::migrationNamed(file.toUtf8())) {
            ++looked;
            marked += look.head(file).contains("Migration");
        }
    }
    if (marked > 0) {
        return { marked == looked ? 95 : 80, tr("%n migration(s) of Ecto", nullptr, marked) };
    }
    const bool place = look.path.endsWith("/migrations"_L1) && look.path.contains("/priv/"_L1);
    return looked == 0 && place && look.rootHas(u"mix.exs"_s)
        ? Recognition { 20, tr("an empty migrations folder below priv") }
        : Recognition {};
}

Result<History> EctoFormat::history(Connection &connection, const FormatContext &context) const
{
    if (const auto here = Ecto::historyIsHere(context); !here) {
        return fail(here.error());
    }
    return Ecto::readHistory(connection, context);
}

Result<QList<PlannedStatement>> EctoFormat::prepare(
    Connection &connection, const History &history, const FormatContext &context) const
{
    if (history.tableExists) {
        return QList<PlannedStatement> {};
    }
    return QList<PlannedStatement> { { Ecto::createHistoryTable(connection.server(), context),
        StatementRole::History, 0 } };
}

QList<ToolLock> EctoFormat::locks(
    const ServerInfo &, const ConnectionSettings &, const FormatContext &context) const
{
    const auto kind = context.options.value(u"migration_lock"_s);
    const auto engine = context.engine ? context.engine->info().id : QString();
    const auto repository = Ecto::historyKeeper(context); // whose connection Ecto locks on
    if (kind == "false"_L1 || engine == "sqlite"_L1) {
        return {};
    }
    if (engine == "mysql"_L1) {
        return { ToolLock { .kind = ToolLock::Kind::Named, .name = u"ecto_"_s + repository } };
    }
    if (kind == "pg_advisory_lock"_L1) {
        const auto key = Ecto::advisoryLockKey(
            repository.toStdString(), context.options.value(u"prefix"_s).toStdString());
        return { ToolLock { .kind = ToolLock::Kind::PgAdvisory, .key = key } };
    }
    return { ToolLock { .kind = ToolLock::Kind::PgTable,
        .name = Ecto::quotedHistoryTable(context),
        .mode = u"SHARE UPDATE EXCLUSIVE"_s } };
}

Result<Step> EctoFormat::step(const StepRequest &request, const FormatContext &context) const
{
    const bool up = request.direction == Direction::Up;
    const auto version = request.migration.version.text;
    return makeStep(request, context,
        { .rows = { up ? Ecto::insertHistory(context, version)
                       : Ecto::deleteHistory(context, version) } });
}

/// Duplicates among what is about to run; strict version order where it was asked for.
Result<void> EctoFormat::check(
    const Timeline &timeline, const Target &target, const FormatContext &context) const
{
    if (target.direction == Direction::Down) {
        return {};
    }
    QSet<QString> versions;
    QSet<QString> names;
    for (const auto &entry : timeline.entries) {
        if (!isPending(entry, rules())) {
            continue;
        }
        const bool version = versions.contains(entry.version.text);
        if (version || names.contains(entry.name)) {
            return fail({ .kind = ErrorKind::Refused,
                .what = version
                    ? tr("Version %1 is that of two pending migrations; Ecto refuses to run.")
                          .arg(entry.version.text)
                    : tr("%1 is the name of two pending migrations; Ecto refuses to run.")
                          .arg(visible(entry.name)),
                .untouched = tr("Nothing was run."),
                .next = tr("Rename one of them."),
                .place = { entry.path, 0 } });
        }
        if (entry.state == State::Late && isOn(context.options.value(u"strict_version_order"_s))
            && !target.allowLate) {
            return fail({ .kind = ErrorKind::Refused,
                .what = tr("Migration %1 is older than the newest applied one, %2, and strict "
                           "version order is set.")
                    .arg(entry.version.text, timeline.current),
                .untouched = tr("Nothing was run."),
                .next = tr("Give the file a newer version."),
                .place = { entry.path, 0 } });
        }
        versions.insert(entry.version.text);
        names.insert(entry.name);
    }
    return {};
}

QHash<QString, QString> EctoFormat::options(
    const QString &projectRoot, const QString &directory) const
{
    QHash<QString, QString> options;
    const auto place = Ecto::placeOf({ .projectRoot = projectRoot, .directory = directory });
    if (!place.repository) {
        return options;
    }
    options.insert(u"repo"_s, QString::fromStdString(place.repository->name()));
    options.insert(u"adapter"_s, QString::fromStdString(place.repository->adapterName));
    if (place.repository->adapterKnown) {
        const auto adapter = place.repository->adapter;
        options.insert(u"dialect"_s,
            adapter == Ecto::Adapter::MyXQL         ? u"mysql"_s
                : adapter == Ecto::Adapter::SQLite3 ? u"sqlite"_s
                                                    : u"postgresql"_s);
    }
    for (const auto *key : { "migration_source", "migration_lock", "migration_repo" }) {
        const auto value = Ecto::keywordGet(place.repository->config, Ecto::atom(key));
        if (!value.isNil() && !value.isUnknown()) {
            auto text = wide(Ecto::toText(value).value_or(""));
            if (text.startsWith("Elixir."_L1)) { // a module's name in full
                text.remove(0, 7);
            }
            options.insert(QString::fromLatin1(key), text);
        }
    }
    return options;
}

QList<Environment> EctoFormat::environments(
    const QString &projectRoot, const QString &directory) const
{
    const auto place = Ecto::placeOf({ .projectRoot = projectRoot, .directory = directory });
    return place.repository ? Ecto::databaseAddresses(*place.project, *place.repository)
                            : QList<Environment> {};
}

} // namespace

const Format *ectoFormat()
{
    static const EctoFormat format;
    return &format;
}

} // namespace Switchback
