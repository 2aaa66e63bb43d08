// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/flyway/flyway.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/checksums.h"
#include "formats/drafts.h"
#include "formats/flyway/config.h"
#include "formats/flyway/files.h"
#include "formats/flyway/history.h"
#include "formats/flyway/names.h"
#include "formats/flyway/scripts.h"
#include "formats/listing.h"
#include "formats/settings.h"
#include "formats/steps.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using namespace Flyway;

class FlywayFormat : public Format
{
public:
    const FormatInfo &info() const override
    {
        static const FormatInfo info { .id = u"flyway"_s,
            .title = u"Flyway"_s,
            .fileNames = u"V1__name.sql"_s,
            .recursive = true };
        return info;
    }

    HistoryRules rules() const override
    {
        return { .lateRefuses = true,
            .checksums = true,
            .baselines = true,
            .sameVersion = versionKey,
            .rollback = HistoryRules::Rollback::AppliedOrder,
            .missingStopsRollback = true };
    }

    Recognition recognise(const FolderLook &look) const override;
    Result<MigrationSet> read(const FormatContext &context) const override
    {
        return readFiles(context);
    }
    Rendering render(const Migration &migration, const FormatContext &context) const override;
    Result<History> history(Connection &connection, const FormatContext &context) const override
    {
        return readHistory(connection, context);
    }
    Result<QList<PlannedStatement>> prepare(Connection &connection, const History &history,
        const FormatContext &context) const override;
    QList<ToolLock> locks(const ServerInfo &server, const ConnectionSettings &settings,
        const FormatContext &context) const override;
    Result<Step> step(const StepRequest &request, const FormatContext &context) const override;
    Result<void> check(const Timeline &timeline, const Target &target,
        const FormatContext &context) const override;
    QHash<QString, QString> options(const QString &projectRoot, const QString &) const override
    {
        return readOptions(projectRoot);
    }
    QList<Environment> environments(const QString &projectRoot, const QString &) const override
    {
        return readEnvironments(projectRoot);
    }
    Result<QList<NewFile>> draft(
        const MigrationDraft &draft, const FormatContext &context) const override;
};

Result<QList<NewFile>> FlywayFormat::draft(
    const MigrationDraft &draft, const FormatContext &context) const
{
    const auto base = nextVersion(draft, false) + u"__"_s + fileName(draft) + u".sql"_s;
    QList<NewFile> files { newFile(context, u'V' + base, sqlOf(draft.up)),
        newFile(context, u'U' + base, sqlOf(draft.down)) };
    for (const auto letter : draft.transactional ? QString() : u"VU"_s) {
        files += newFile(context, letter + base + u".conf"_s, "executeInTransaction=false\n");
    }
    return files;
}

Recognition FlywayFormat::recognise(const FolderLook &look) const
{
    int found = 0;
    int repeatable = 0;
    for (const auto &file : look.files) {
        // Ten thousand files of another tool are told by their first letter.
        if (!file.startsWith(u'V') && !file.startsWith(u'B') && !file.startsWith(u'R')) {
            continue;
        }
        const auto kind = parseName(file, {}).kind;
        found += kind == Kind::Versioned || kind == Kind::Baseline ? 1 : 0;
        repeatable += kind == Kind::Repeatable ? 1 : 0;
    }
    if (found + repeatable == 0) {
        return {};
    }
    const bool configured = look.rootHas(u"flyway.toml"_s) || look.rootHas(u"flyway.conf"_s)
        || look.rootHas(u"conf/flyway.conf"_s) || look.rootHas(u"conf/flyway.toml"_s);
    return { found == 0  ? 30
            : configured ? 95
                         : 80,
        tr("%n file(s) named V1__name.sql or R__name.sql", nullptr, found + repeatable) };
}

Rendering FlywayFormat::render(const Migration &migration, const FormatContext &context) const
{
    Rendering rendering;
    rendering.up = scriptOf(context, migration.path, migration.text, rendering.problems);
    if (migration.downPath.isEmpty()) {
        rendering.irreversible = migration.repeatable || migration.baseline
            ? tr("Flyway undoes only versioned migrations.")
            : tr("There is no undo script U%1__….sql.").arg(visible(migration.version.text));
    } else {
        QList<Problem> problems;
        rendering.down = scriptOf(context, migration.downPath, migration.downText, problems);
        rendering.problems += problems;
    }
    return rendering;
}

QString installer(const FormatContext &context, const ServerInfo &server)
{
    const auto configured = context.options.value(u"installedBy"_s);
    return configured.isEmpty() ? server.user : configured;
}

/// A schema with tables and no history: only a baseline says where it stands.
Result<void> mustBeEmpty(Connection &connection, const Engine &engine, const TableName &name)
{
    const auto empty = isEmptySchema(connection, engine, name);
    if (!empty) {
        return fail(empty.error());
    }
    if (*empty) {
        return {};
    }
    return fail({ .kind = ErrorKind::Refused,
        .what = tr("The schema %1 is not empty and has no history table %2.")
            .arg(visible(name.schema), visible(name.table)),
        .untouched = tr("Nothing was run."),
        .next = tr("Tell Flyway what is there with 'flyway baseline' or"
                   " baselineOnMigrate, then try again.") });
}

Result<QList<PlannedStatement>> FlywayFormat::prepare(
    Connection &connection, const History &history, const FormatContext &context) const
{
    QList<PlannedStatement> list;
    if (history.tableExists) {
        return list;
    }
    const auto &engine = *context.engine;
    const auto name = tableOf(context, connection.server());
    const auto baseline = history.entries.value(0);
    if (!baseline.baseline) {
        if (const auto empty = mustBeEmpty(connection, engine, name); !empty) {
            return fail(empty.error());
        }
    }
    const auto table = inSession(name, connection.server());
    for (const auto &sql : tableDdl(engine, table)) {
        list += { sql, StatementRole::History, 0 };
    }
    if (baseline.baseline) {
        const auto user = installer(context, connection.server());
        list += { baselineRow(engine, table, baseline, user), StatementRole::History, 0 };
    }
    return list;
}

QList<ToolLock> FlywayFormat::locks(const ServerInfo &server, const ConnectionSettings &settings,
    const FormatContext &context) const
{
    if (settings.engine == "sqlite"_L1) {
        return {};
    }
    const auto table = quotedTable(*context.engine, tableOf(context, server));
    if (settings.engine == "postgresql"_L1) {
        return { { .kind = ToolLock::Kind::PgAdvisory, .key = lockKey(table) } };
    }
    return { { .kind = ToolLock::Kind::Named,
        .name = u"Flyway-"_s + QString::number(javaHash(table)) } };
}

Row rowOf(const StepRequest &request, const FormatContext &context)
{
    const auto &migration = request.migration;
    const bool up = request.direction == Direction::Up;
    const auto path = up ? migration.path : migration.downPath;
    const auto name = parseName(path.section(u'/', -1), context.options);
    return { .rank = request.history.lastRow + 1 + request.position,
        .version = migration.repeatable ? QString() : migration.version.text,
        .description = name.description.isEmpty() ? u"<< no description >>"_s : name.description,
        .type = !up              ? u"UNDO_SQL"_s
            : migration.baseline ? u"SQL_BASELINE"_s
                                 : u"SQL"_s,
        .script = scriptName(context, path),
        .checksum = up ? migration.checksum : QString::number(checksum(migration.downText)),
        .user = installer(context, request.server) };
}

QList<Statement> callbackStatements(
    const StepRequest &request, const FormatContext &context, const QString &event)
{
    QList<Statement> list;
    for (const auto &callback : request.files.companions) {
        if (callback.version.text == event) {
            const auto text = textOf(context, callback.path, callback.text);
            for (const auto &statement : splitSql(context, text.sql)) {
                list += Statement { statement.sql, 0 };
            }
        }
    }
    return list;
}

/// What `repair` removes goes with the step; what was undone by hand never was.
Step mended(const StepRequest &request, const FormatContext &context, const Version &version,
    StepHistory history)
{
    const auto &engine = *context.engine;
    const auto name = inSession(tableOf(context, request.server), request.server);
    const bool sqlite = engine.info().id == "sqlite"_L1;
    const auto removal = u"delete from %1 where %2 = %3 and %4 = %5"_s.arg(
        quotedTable(engine, name), engine.identifier(u"version"), engine.literal(version.text),
        engine.identifier(u"success"), sqlite ? u"0"_s : u"false"_s);
    if (request.direction == Direction::Down) {
        history.rows.clear();
    }
    history.rows.prepend(removal);
    return makeStep(request, context, history);
}

Result<Step> FlywayFormat::step(const StepRequest &request, const FormatContext &context) const
{
    const auto &engine = *context.engine;
    const bool up = request.direction == Direction::Up;
    const auto name = inSession(tableOf(context, request.server), request.server);
    auto row = rowOf(request, context);
    StepHistory history { .rows = { insertOf(engine, name, row) } };
    const auto failed = std::ranges::find_if(request.history.entries, [&](const auto &entry) {
        return !entry.success && versionKey(entry.version.text) == versionKey(row.version);
    });
    if (failed != request.history.entries.end()) {
        return mended(request, context, failed->version, history);
    }
    auto rendering = request.rendering;
    auto &script = up ? rendering.up : *rendering.down;
    script.statements = callbackStatements(
                            request, context, up ? u"beforeEachMigrate"_s : u"beforeEachUndo"_s)
        + script.statements
        + callbackStatements(request, context, up ? u"afterEachMigrate"_s : u"afterEachUndo"_s);
    if (!script.transactional || !engine.info().transactionalDdl) {
        row.success = false;
        history.onFailure = { insertOf(engine, name, row) };
    }
    return makeStep(
        { request.migration, rendering, request.direction, request.files, request.history,
            request.position, request.connection, request.server, request.lockCheck },
        context, history);
}

Error refusal(const QString &what, const QString &next)
{
    return {
        .kind = ErrorKind::Refused, .what = what, .untouched = tr("Nothing was run."), .next = next
    };
}

/// Flyway's validation before `migrate`.
Result<void> validate(const Timeline &timeline, const Target &target, const FormatContext &context)
{
    const auto ignored = context.options.value(u"ignoreMigrationPatterns"_s);
    const auto ignores = [&ignored](QLatin1StringView state) {
        return ignored.contains(state) || ignored.contains("*:*"_L1);
    };
    const bool allowsLate = target.allowLate || isOn(context.options.value(u"outOfOrder"_s))
        || ignores("ignored"_L1);
    for (const auto &entry : timeline.entries) {
        const auto version = visible(entry.version.text);
        if (entry.state == State::Modified) {
            return fail(refusal(
                tr("The checksum of migration %1 is not the one it was applied with.").arg(version),
                tr("Bring the file back as it was, or run 'flyway repair' if the change is meant.")));
        }
        const bool repeatable = entry.version.text.startsWith("R__"_L1);
        const bool future = !repeatable && !isLower(entry.version.text, timeline.current);
        if (entry.state == State::Missing && !ignores("missing"_L1) && !future) {
            return fail(
                refusal(tr("Migration %1 was applied, but its file is not here.").arg(version),
                    tr("Bring the file back, or run 'flyway repair'.")));
        }
        if (entry.state == State::Late && !allowsLate) {
            return fail(refusal(tr("Migration %1 is lower than the current version %2.")
                                    .arg(version, visible(timeline.current)),
                tr("Give the file a higher version, or set outOfOrder.")));
        }
    }
    return {};
}

Result<void> FlywayFormat::check(
    const Timeline &timeline, const Target &target, const FormatContext &context) const
{
    if (timeline.dirty) {
        return fail(
            refusal(timeline.dirtyNote, tr("What is in, and the ways on, are told by 'landed'.")));
    }
    if (target.direction == Direction::Down) {
        return {};
    }
    const bool one = target.kind == Target::Kind::Steps && target.steps == 1;
    if (isOn(context.options.value(u"group"_s)) && !one && timeline.pending > 1) {
        return fail(refusal(
            tr("'group' is set: Flyway would put all pending migrations into one transaction."),
            tr("Apply them one at a time (--steps 1), or unset 'group'.")));
    }
    return context.options.value(u"validateOnMigrate"_s) == "false"_L1
        ? Result<void> {}
        : validate(timeline, target, context);
}

} // namespace

qint64 Flyway::lockKey(const QString &quotedTable)
{
    return 77431708279161 + javaHash(quotedTable);
}

const Format *flywayFormat()
{
    static const FlywayFormat format;
    return &format;
}

} // namespace Switchback
