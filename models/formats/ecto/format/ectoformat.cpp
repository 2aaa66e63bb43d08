// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/ectoformat.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/ecto/ecto.h"
#include "formats/ecto/format/history.h"
#include "formats/ecto/format/lockkey.h"
#include "formats/ecto/format/projects.h"
#include "formats/ecto/terms/text.h"
#include "formats/files.h"
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

/// The integer, an underscore and the name that a migration's base name consists of.
struct FileName {
    QString version; // as Ecto stores it: no sign, no leading zeros
    QString name;
};

std::optional<FileName> parseName(const QByteArray &path)
{
    const auto base = path.mid(path.lastIndexOf('/') + 1);
    if (!base.endsWith(".exs") || !base.isValidUtf8()) {
        return std::nullopt;
    }
    const auto stem = base.chopped(4);
    qsizetype at = stem.startsWith('+') || stem.startsWith('-') ? 1 : 0;
    const auto digits = at;
    while (at < stem.size() && stem[at] >= '0' && stem[at] <= '9') {
        ++at;
    }
    if (at == digits || at >= stem.size() || stem[at] != '_') {
        return std::nullopt;
    }
    auto number = stem.sliced(digits, at - digits);
    while (number.size() > 1 && number.startsWith('0')) {
        number.remove(0, 1);
    }
    if (stem.startsWith('-') && number != "0") {
        number.prepend('-');
    }
    return FileName { QString::fromLatin1(number), QString::fromUtf8(stem.sliced(at + 1)) };
}

/// Integers of any length.
bool lessVersion(const QString &a, const QString &b)
{
    const bool negativeA = a.startsWith(u'-');
    const bool negativeB = b.startsWith(u'-');
    if (negativeA != negativeB) {
        return negativeA;
    }
    if (a.size() != b.size()) {
        return (a.size() < b.size()) != negativeA;
    }
    return negativeA ? a > b : a < b;
}

bool before(const Migration &a, const Migration &b)
{
    if (a.version != b.version) {
        return lessVersion(a.version.text, b.version.text);
    }
    return a.name != b.name ? a.name < b.name : a.path < b.path;
}

/// Ecto refuses these only among the migrations that it is about to run: said here, refused there.
void noteDuplicates(MigrationSet &set)
{
    QHash<QString, QString> versions;
    QHash<QString, QString> names;
    for (const auto &migration : std::as_const(set.migrations)) {
        if (const auto other = versions.value(migration.version.text); !other.isEmpty()) {
            set.problems += { Problem::Severity::Warning, { migration.path },
                tr("Version %1 is also that of %2; Ecto runs neither while both are pending.")
                    .arg(migration.version.text, other) };
        }
        if (const auto other = names.value(migration.name); !other.isEmpty()) {
            set.problems += { Problem::Severity::Warning, { migration.path },
                tr("The name %1 is also that of %2; Ecto runs neither while both are pending.")
                    .arg(visible(migration.name), other) };
        }
        versions.insert(migration.version.text, migration.path);
        names.insert(migration.name, migration.path);
    }
}

Ecto::Adapter adapterOf(const FormatContext &context, const Ecto::Repository *repository)
{
    const auto engine = context.engine ? context.engine->info().id : QString();
    return engine == "mysql"_L1                    ? Ecto::Adapter::MyXQL
        : engine == "sqlite"_L1                    ? Ecto::Adapter::SQLite3
        : engine == "postgresql"_L1 || !repository ? Ecto::Adapter::Postgres
                                                   : repository->adapter;
}

QList<Statement> statementsOf(const Ecto::WayResult &way)
{
    QList<Statement> list;
    list.reserve(qsizetype(way.statements.size()));
    for (const auto &statement : way.statements) {
        auto sql = wide(statement.sql).trimmed();
        while (sql.endsWith(u';')) {
            sql = sql.chopped(1).trimmed();
        }
        list += Statement { sql, statement.line };
    }
    return list;
}

QList<Problem> problemsOf(const std::vector<Ecto::Finding> &findings, const QString &path)
{
    QList<Problem> list;
    for (const auto &finding : findings) {
        const auto severity = finding.severity == Ecto::Finding::Severity::Error
            ? Problem::Severity::Error
            : finding.severity == Ecto::Finding::Severity::Warning ? Problem::Severity::Warning
                                                                   : Problem::Severity::Note;
        list += { severity, { path, finding.line, finding.column }, wide(finding.message) };
    }
    return list;
}

class EctoFormat : public Format
{
public:
    const FormatInfo &info() const override
    {
        static const FormatInfo info { .id = u"ecto"_s,
            .title = u"Ecto"_s,
            .fileNames = u"20240131120000_name.exs"_s,
            .recursive = true };
        return info;
    }

    HistoryRules rules() const override
    {
        return { .appliedOrder = false, .rollback = HistoryRules::Rollback::FileOrder };
    }

    Recognition recognise(const FolderLook &look) const override;
    Result<MigrationSet> read(const FormatContext &context) const override;
    Result<Migration> loaded(
        const Migration &migration, const FormatContext &context) const override;
    Rendering render(const Migration &migration, const FormatContext &context) const override;
    Result<History> history(Connection &connection, const FormatContext &context) const override;
    Result<QList<PlannedStatement>> prepare(Connection &connection, const History &history,
        const FormatContext &context) const override;
    QList<ToolLock> locks(const ServerInfo &server, const ConnectionSettings &settings,
        const FormatContext &context) const override;
    Result<Step> step(const StepRequest &request, const FormatContext &context) const override;
    Result<void> check(const Timeline &timeline, const Target &target,
        const FormatContext &context) const override;
    QHash<QString, QString> options(
        const QString &projectRoot, const QString &directory) const override;
    QList<Environment> environments(
        const QString &projectRoot, const QString &directory) const override;

private:
    std::optional<std::string> commentBefore(const Migration &migration,
        const FormatContext &context, std::string_view prefix, std::string_view table) const;
    Ecto::MigrationResult renderOne(const Migration &migration, const FormatContext &context,
        const Ecto::ProjectPlace &place) const;
};

Recognition EctoFormat::recognise(const FolderLook &look) const
{
    int marked = 0;
    int looked = 0;
    for (const auto &file : look.files) {
        if (looked < 12 && parseName(file.toUtf8())) {
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

Result<MigrationSet> EctoFormat::read(const FormatContext &context) const
{
    const auto folder = Folder::open(context);
    if (!folder) {
        return fail(folder.error());
    }
    const auto entries = folder->entriesBelow();
    if (!entries) {
        return fail(entries.error());
    }
    MigrationSet set;
    for (const auto &entry : *entries) {
        if (entry.isFolder) {
            continue;
        }
        if (const auto name = parseName(entry.name)) {
            set.migrations += Migration { .version = { name->version },
                .name = name->name,
                .path = shownPath(context, entry.name) };
        } else if (entry.name.endsWith(".ex") && parseName(entry.name + "s")) {
            set.problems += { Problem::Severity::Warning, { shownPath(context, entry.name) },
                tr("The file is named like a migration but ends in .ex; Ecto passes over it.") };
        }
    }
    std::ranges::sort(set.migrations, before);
    auto *const migrations = set.migrations.data();
    QList<QList<Problem>> problems(set.migrations.size());
    auto *const places = problems.data();
    forEachIndex(set.migrations.size(), [&](qsizetype i) {
        auto &migration = migrations[i];
        const auto text = folder->read(fileName(context, migration.path));
        if (!text) {
            places[i] += problemOf(text.error());
            migration.broken = true;
            return;
        }
        migration.transactional = !text->contains("@disable_ddl_transaction");
        migration.reversible = text->contains("def down") || text->contains("def change");
    });
    for (const auto &list : std::as_const(problems)) {
        set.problems += list;
    }
    noteDuplicates(set);
    return set;
}

Result<Migration> EctoFormat::loaded(const Migration &migration, const FormatContext &context) const
{
    if (!migration.text.isEmpty()) {
        return migration;
    }
    const auto text = readMigrationFile(context, fileName(context, migration.path));
    if (!text) {
        return fail(text.error());
    }
    auto result = migration;
    result.text = *text;
    return result;
}

Ecto::MigrationResult EctoFormat::renderOne(
    const Migration &migration, const FormatContext &context, const Ecto::ProjectPlace &place) const
{
    const auto path = context.directory + u'/'
        + QString::fromUtf8(fileName(context, migration.path));
    Ecto::RenderRequest request;
    request.text = { migration.text.constData(), size_t(migration.text.size()) };
    request.file = path.toStdString();
    request.directory = QFileInfo(path).path().toStdString();
    request.project = place.project.get();
    request.repository = place.repository;
    request.adapter = adapterOf(context, place.repository);
    request.prefix = context.options.value(u"prefix"_s).toStdString();
    request.commentsBefore = [&](std::string_view prefix, std::string_view table) {
        return commentBefore(migration, context, prefix, table);
    };
    return Ecto::render(request);
}

/// What the earlier migrations of the folder left as the comment on a table: libraries keep the
/// version of their tables there.
std::optional<std::string> EctoFormat::commentBefore(const Migration &migration,
    const FormatContext &context, std::string_view prefix, std::string_view table) const
{
    static thread_local int depth = 0; // earlier migrations may ask again
    if (depth > 50) {
        return std::nullopt;
    }
    const auto set = read(context);
    if (!set) {
        return std::nullopt;
    }
    ++depth;
    std::optional<std::string> found;
    const auto word =
        QByteArray(table.data(), qsizetype(table.size())).split('_').first().toLower();
    for (auto it = set->migrations.rbegin(); it != set->migrations.rend() && !found; ++it) {
        if (!before(*it, migration)) {
            continue;
        }
        const auto earlier = loaded(*it, context);
        if (!earlier
            || !earlier->text.toLower().contains(word)) { // only what speaks of it can have set it
            continue;
        }
        found = Ecto::lastTableComment(
            renderOne(*earlier, context, Ecto::placeOf(context)).up.statements, prefix, table);
    }
    --depth;
    return found;
}

Rendering EctoFormat::render(const Migration &migration, const FormatContext &context) const
{
    const auto place = Ecto::placeOf(context);
    const auto result = renderOne(migration, context, place);
    const bool transactional = !result.disableDdlTransaction
        && adapterOf(context, place.repository) != Ecto::Adapter::MyXQL;
    Rendering rendering;
    rendering.disableDdlTransaction = result.disableDdlTransaction;
    rendering.disableMigrationLock = result.disableMigrationLock;
    rendering.problems = problemsOf(result.findings, migration.path);
    rendering.up.transactional = transactional;
    if (result.up.possible) {
        rendering.up.statements = statementsOf(result.up);
    }
    if (result.down.possible) {
        rendering.down = Script { .statements = statementsOf(result.down),
            .transactional = transactional };
    } else {
        rendering.irreversible = result.down.reason.empty() ? tr("The migration cannot be read.")
                                                            : wide(result.down.reason);
    }
    for (const auto &note : result.opaque) {
        rendering.opaque += OpaquePart { note.line, wide(note.text), wide(note.reason),
            note.known };
    }
    return rendering;
}

Result<History> EctoFormat::history(Connection &connection, const FormatContext &context) const
{
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
    const auto repository = context.options.value(u"repo"_s);
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
    for (const auto *key : { "migration_source", "migration_lock", "migration_default_prefix" }) {
        const auto value = Ecto::keywordGet(place.repository->config, Ecto::atom(key));
        if (!value.isNil() && !value.isUnknown()) {
            options.insert(QString::fromLatin1(key), wide(Ecto::toText(value).value_or("")));
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
