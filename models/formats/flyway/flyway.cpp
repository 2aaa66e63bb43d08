// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/flyway/flyway.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/checksums.h"
#include "formats/drafts.h"
#include "formats/flyway/config.h"
#include "formats/flyway/history.h"
#include "formats/flyway/names.h"
#include "formats/flyway/placeholders.h"
#include "formats/listing.h"
#include "formats/settings.h"
#include "formats/steps.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using namespace Flyway;

/// A script's own settings, V1__x.sql.conf beside it.
struct ScriptSettings {
    std::optional<bool> transaction;
    bool placeholders = true;
    QString error;
};

ScriptSettings settingsOf(const FormatContext &context, const QString &path)
{
    ScriptSettings settings;
    settings.placeholders = context.options.value(u"placeholderReplacement"_s) != "false"_L1;
    const auto text = readMigrationFile(context, fileName(context, path) + ".conf", 1 << 20);
    const auto values = text ? parseDotEnv(*text, path) : Settings {};
    if (values.contains(u"executeInTransaction"_s)) {
        settings.transaction = values.value(u"executeInTransaction"_s).value == "true"_L1;
    }
    if (values.contains(u"placeholderReplacement"_s)) {
        settings.placeholders = values.value(u"placeholderReplacement"_s).value == "true"_L1;
    }
    const auto encoding = values.value(u"encoding"_s).value;
    const auto should = values.value(u"shouldExecute"_s).value;
    if (!encoding.isEmpty() && encoding.compare("UTF-8"_L1, Qt::CaseInsensitive) != 0) {
        settings.error = tr("%1.conf asks for the encoding %2; only UTF-8 is read.")
                             .arg(visible(path), visible(encoding));
    } else if (!should.isEmpty() && should != "true"_L1) {
        settings.error = tr(
            "%1.conf decides by shouldExecute whether to run, which only Flyway can do.")
                             .arg(visible(path));
    }
    return settings;
}

QString scriptName(const FormatContext &context, const QString &path)
{
    return QString::fromUtf8(fileName(context, path));
}

struct Text {
    QString sql;
    QString error;
    int line = 0;
};

/// What is sent: placeholders replaced, the byte order mark gone.
Text textOf(
    const FormatContext &context, const QString &path, const QByteArray &bytes, bool replace)
{
    const auto raw = QString::fromUtf8(bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes);
    if (!replace) {
        return { raw, {}, 0 };
    }
    const auto replaced = replacePlaceholders(raw, context, scriptName(context, path));
    if (!replaced.unknown.isEmpty()) {
        return { {},
            tr("No value is provided for the placeholder ${%1}.")
                .arg(elided(visible(replaced.unknown), 60)),
            replaced.line };
    }
    return { replaced.text, {}, 0 };
}

/// A file with a statement that cannot be in a transaction runs wholly without one; beside others
/// it is an error unless `mixed` is set.
QString setTransaction(Script &script, const FormatContext &context, const ScriptSettings &settings)
{
    qsizetype without = 0;
    for (const auto &statement : std::as_const(script.statements)) {
        without += context.engine && context.engine->traits(statement.sql).needsNoTransaction ? 1
                                                                                              : 0;
    }
    script.transactional = settings.transaction.value_or(without == 0);
    const bool mixes = without > 0 && without < script.statements.size();
    if (mixes && !settings.transaction && !isOn(context.options.value(u"mixed"_s))) {
        return tr("Statements that need a transaction stand beside some that cannot be in one, and "
                  "'mixed' is not set.");
    }
    return {};
}

Script scriptOf(const FormatContext &context, const QString &path, const QByteArray &bytes,
    QList<Problem> &problems)
{
    const auto settings = settingsOf(context, path);
    const auto text = textOf(context, path, bytes, settings.placeholders);
    const auto complain = [&](const QString &message, int line) {
        problems += Problem { Problem::Severity::Error, { path, line }, message };
    };
    if (!settings.error.isEmpty()) {
        complain(settings.error, 0);
    }
    if (!text.error.isEmpty()) {
        complain(text.error, text.line);
        return {};
    }
    Script script { .statements = splitSql(context, text.sql) };
    if (const auto mixed = setTransaction(script, context, settings); !mixed.isEmpty()) {
        complain(mixed, 0);
    }
    return script;
}

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
    Result<MigrationSet> read(const FormatContext &context) const override;
    Result<Migration> loaded(
        const Migration &migration, const FormatContext &context) const override
    {
        return loadTexts(migration, context);
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

struct Collected {
    QList<Listed> list;
    QHash<QString, QString> undo; // version key → shown path
    QList<Migration> callbacks;
    QList<Problem> problems;
};

/// What happens when a migrating Flyway meets the callback.
enum class CallbackUse { Runs, Refuses, Passes };

CallbackUse useOf(const QString &event)
{
    if (event.endsWith("EachMigrate"_L1) || event.endsWith("EachUndo"_L1)) {
        return CallbackUse::Runs;
    }
    static const QStringList others { u"Clean"_s, u"Info"_s, u"Baseline"_s, u"Repair"_s, u"Error"_s,
        u"Undo"_s, u"UndoStatement"_s, u"OperationFinish"_s };
    const bool passes = std::ranges::any_of(
        others, [&event](const QString &end) { return event.endsWith(end); });
    return passes ? CallbackUse::Passes : CallbackUse::Refuses;
}

void addCallback(Collected &collected, const Folder &folder, const QByteArray &file,
    const QString &event, const QString &path)
{
    const auto use = useOf(event);
    if (use != CallbackUse::Runs) {
        const bool refuses = use == CallbackUse::Refuses;
        collected.problems += Problem {
            refuses ? Problem::Severity::Error : Problem::Severity::Note, { path, 0 },
            refuses ? tr("%1 is a callback that Flyway runs around its migrations; Switchback runs "
                         "only "
                         "beforeEachMigrate and afterEachMigrate.")
                          .arg(visible(path))
                    : tr("%1 is a callback that only Flyway runs.").arg(visible(path))
        };
        return;
    }
    const auto text = folder.read(file);
    if (!text) {
        collected.problems += problemOf(text.error());
        return;
    }
    collected.callbacks += Migration { .version = { event }, .path = path, .text = *text };
}

void addFile(Collected &collected, const FormatContext &context, const Folder &folder,
    const QByteArray &file)
{
    const auto path = folder.shown(file);
    const auto name = parseName(QString::fromUtf8(file).section(u'/', -1), context.options);
    switch (name.kind) {
    case Kind::None:
        if (!name.mistake.isEmpty()) {
            collected.problems += Problem { Problem::Severity::Warning, { path, 0 },
                visible(name.mistake) };
        }
        return;
    case Kind::Callback:
        return addCallback(collected, folder, file, name.version, path);
    case Kind::Undo:
        collected.undo.insert(versionKey(name.version), path);
        return;
    case Kind::Versioned:
    case Kind::Baseline:
    case Kind::Repeatable:
        break;
    }
    const bool repeatable = name.kind == Kind::Repeatable;
    collected.list += Listed { .migration = {
                                   .version = { repeatable ? repeatableKey(name.description)
                                                           : name.version },
                                   .name = visible(name.description),
                                   .path = path,
                                   .repeatable = repeatable,
                                   .baseline = name.kind == Kind::Baseline,
                               } };
}

/// V and B by version, then R by description.
bool comesBefore(const Listed &a, const Listed &b)
{
    const auto &one = a.migration;
    const auto &two = b.migration;
    if (one.repeatable || two.repeatable) {
        return one.repeatable != two.repeatable ? two.repeatable : one.name < two.name;
    }
    if (isLower(one.version.text, two.version.text)
        || isLower(two.version.text, one.version.text)) {
        return isLower(one.version.text, two.version.text);
    }
    return one.baseline && !two.baseline;
}

/// One version may stand in one V file and one B file.
void refuseTwins(QList<Listed> &list)
{
    for (qsizetype i = 1; i < list.size(); ++i) {
        auto &one = list[i - 1];
        auto &two = list[i];
        const bool same = one.migration.repeatable == two.migration.repeatable
            && one.migration.baseline == two.migration.baseline
            && versionKey(one.migration.version.text) == versionKey(two.migration.version.text);
        if (same) {
            const auto message = tr("Version %1 stands in two files: %2 and %3.")
                                     .arg(visible(two.migration.version.text),
                                         visible(one.migration.path), visible(two.migration.path));
            refuse(one, message);
            refuse(two, message);
        }
    }
}

void readInto(Listed &listed, const Folder &folder, const FormatContext &context)
{
    auto &migration = listed.migration;
    const auto text = folder.read(fileName(context, migration.path));
    if (!text) {
        return refuse(listed, text.error());
    }
    migration.checksum = QString::number(checksum(*text));
    if (migration.repeatable) {
        // A repeatable is compared with its placeholders replaced; Flyway accepts the raw sum, too.
        const auto settings = settingsOf(context, migration.path);
        const auto replaced = textOf(context, migration.path, *text, settings.placeholders);
        migration.otherChecksum = migration.checksum;
        migration.checksum = replaced.error.isEmpty()
            ? QString::number(checksum(replaced.sql.toUtf8()))
            : migration.checksum;
    }
}

Result<Collected> collect(const FormatContext &context, const Folder &folder)
{
    const auto entries = folder.entriesBelow();
    if (!entries) {
        return fail(entries.error());
    }
    Collected collected;
    for (const auto &entry : *entries) {
        if (!entry.isFolder) {
            addFile(collected, context, folder, entry.name);
        }
    }
    refuseLongVersions(collected.list, 50, u"Flyway"_s);
    collected.problems += passedOver(
        folder, *entries, flywayFormat()->info(), [&context](const FolderEntry &entry) {
            const auto file = QString::fromUtf8(entry.name).section(u'/', -1);
            const auto name = parseName(file, context.options);
            return !entry.isFolder && (name.kind != Kind::None || !name.mistake.isEmpty());
        });
    std::ranges::stable_sort(collected.list, comesBefore);
    for (auto &listed : collected.list) {
        auto &migration = listed.migration;
        if (!migration.repeatable && !migration.baseline) {
            migration.downPath = collected.undo.take(versionKey(migration.version.text));
            migration.reversible = !migration.downPath.isEmpty();
        }
    }
    for (const auto &path : std::as_const(collected.undo)) {
        collected.problems += Problem { Problem::Severity::Note, { path, 0 },
            tr("%1 undoes a version that has no file.").arg(visible(path)) };
    }
    return collected;
}

Result<MigrationSet> FlywayFormat::read(const FormatContext &context) const
{
    const auto folder = Folder::open(context);
    auto collected = folder ? collect(context, *folder) : Result<Collected>(fail(folder.error()));
    if (!collected) {
        return fail(collected.error());
    }
    auto *places = collected->list.data();
    forEachIndex(
        collected->list.size(), [&](qsizetype i) { readInto(places[i], *folder, context); });
    refuseTwins(collected->list);
    auto set = toSet(collected->list);
    set.problems += collected->problems;
    set.companions = collected->callbacks;
    return set;
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
        .next = tr("Tell Flyway what is there with 'flyway baseline' or baselineOnMigrate, then "
                   "try again.") });
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
            const auto text = textOf(context, callback.path, callback.text,
                settingsOf(context, callback.path).placeholders);
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
                tr("Bring the file back as it was, or run 'flyway repair' if the change is "
                   "meant.")));
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
        return fail(refusal(timeline.dirtyNote, {}));
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
