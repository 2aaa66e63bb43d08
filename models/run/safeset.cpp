// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/safeset.h"

#include "core/text.h"
#include "core/tr.h"
#include "rules/recipes.h"
#include "rules/verdict.h"
#include "run/judge.h"
#include "run/lintsource.h"
#include "run/stagedfiles.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error refused(const QString &what, const QString &next = {})
{
    return { .kind = ErrorKind::Refused,
        .what = what,
        .untouched = tr("Nothing was written."),
        .next = next };
}

/// The migration and everything that is needed to take it apart.
struct Source {
    MigrationSet files;
    int number = -1;
    Migration migration; // loaded
    Rendering rendering;
};

Result<Source> sourceOf(const Session &session, const Finding &finding)
{
    if (!hasRecipe(finding.rule)) {
        return fail(refused(tr("There is no ready recipe for the rule %1.").arg(finding.rule),
            tr("The finding says what to do instead.")));
    }
    if (const auto why = whyNoRecipe(finding.rule, dialectOf(session.engine)); !why.isEmpty()) {
        return fail(refused(why, tr("The finding says what to do instead.")));
    }
    if (finding.direction != Direction::Up || finding.statement < 0) {
        return fail(refused(tr("A recipe takes a statement of the way up apart.")));
    }
    if (session.hasDatabase) {
        const auto status = readStatus(session);
        if (!status) {
            return fail(status.error());
        }
        const auto &entries = status->timeline.entries;
        const auto entry = std::ranges::find(entries, finding.version, &TimelineEntry::version);
        if (entry != entries.end() && isApplied(entry->state)) {
            return fail(
                refused(tr("The migration is applied: changing its file changes nothing any more."),
                    tr("Write a new migration.")));
        }
    }
    const auto files = readFiles(session);
    if (!files) {
        return fail(files.error());
    }
    Source source { .files = *files };
    const auto at = std::ranges::find(
        source.files.migrations, finding.version, &Migration::version);
    if (at == source.files.migrations.end()) {
        return fail(refused(tr("The migration's file is gone.")));
    }
    source.number = int(at - source.files.migrations.begin());
    const auto loaded = session.format->loaded(*at, session.context);
    if (!loaded) {
        return fail(loaded.error());
    }
    source.migration = *loaded;
    source.rendering = session.format->render(*loaded, session.context);
    if (std::ranges::contains(source.rendering.opaque, false, &OpaquePart::known)
        || !source.rendering.problems.isEmpty()) {
        return fail(refused(tr("A part of the migration cannot be read: it would be lost.")));
    }
    return source;
}

/// Statements of the migrations before, oldest first.
QStringList earlierStatements(const Session &session, const Source &source)
{
    QStringList statements;
    for (int i = 0; i < source.number; ++i) {
        const auto loaded = session.format->loaded(source.files.migrations.at(i), session.context);
        if (!loaded) {
            continue;
        }
        for (const auto &statement :
            session.format->render(*loaded, session.context).up.statements) {
            statements += statement.sql;
        }
    }
    return statements;
}

/// The rules for which statements have a recipe, by the statement's number. The one that was asked
/// for goes before others at its statement.
QHash<int, QString> wantedRecipes(
    const ScriptVerdict &verdict, const Finding &asked, Dialect dialect)
{
    QHash<int, QString> rules;
    for (const bool moves : { false, true }) {
        for (const auto &finding : verdict.findings) {
            if (!finding.suppressed && finding.statement >= 0 && hasRecipe(finding.rule, dialect)
                && onlyMoves(finding.rule) == moves && !rules.contains(finding.statement)) {
                rules.insert(finding.statement, finding.rule);
            }
        }
    }
    rules.insert(asked.statement, asked.rule);
    return rules;
}

class Stager
{
public:
    Stager(const Source &source, const QStringList &earlier, const ServerVersion &version,
        Dialect dialect)
        : m_source(source)
        , m_earlier(earlier)
        , m_version(version)
        , m_dialect(dialect)
    {
    }

    Result<QList<Stage>> stages(const QHash<int, QString> &rules, int asked)
    {
        const auto &script = m_source.rendering.up;
        for (int i = 0; i < script.statements.size(); ++i) {
            const auto &sql = script.statements.at(i).sql;
            const auto rule = rules.value(i);
            auto recipe = rule.isEmpty() ? Result<Recipe>()
                                         : recipeFor({ .rule = rule,
                                               .sql = sql,
                                               .earlier = m_earlier,
                                               .version = m_version,
                                               .wayBack = wayBack(),
                                               .dialect = m_dialect });
            m_earlier += sql;
            if (!recipe && i == asked) {
                return fail(recipe.error());
            }
            if (rule.isEmpty() || !recipe) {
                if (!recipe) {
                    m_notes += tr("Line %1 stays as it is. %2")
                                   .arg(script.statements.at(i).line)
                                   .arg(recipe.error().what);
                }
                add(sql);
                continue;
            }
            take(*recipe);
        }
        addWaysBack();
        makeNamesDifferent();
        return m_stages;
    }

    const QStringList &notes() const { return m_notes; }
    /// Rules that speak of what the migration is for.
    const QStringList &kept() const { return m_kept; }
    const QStringList &different() const { return m_different; }
    bool mends() const { return m_mends; }

private:
    QStringList wayBack() const
    {
        QStringList statements;
        for (const auto &statement : m_source.rendering.down.value_or(Script()).statements) {
            statements += statement.sql;
        }
        return statements;
    }

    void take(const Recipe &recipe)
    {
        m_undone += recipe.undone;
        m_kept += recipe.keeps;
        m_different += recipe.different;
        m_mends = m_mends || recipe.mends;
        m_notes += recipe.ending.isEmpty() ? QStringList() : QStringList { recipe.ending };
        for (const auto &step : recipe.steps) {
            m_stages += Stage { .name = step.name,
                .transactional = step.transactional,
                .up = step.up,
                .down = step.down,
                .note = step.note,
                .takesBack = step.takesBack };
        }
    }

    /// What stays goes on in the order in which it stood.
    void add(const QString &sql)
    {
        if (m_stages.isEmpty() || !m_stages.last().original) {
            m_stages += Stage { .name = u"rest"_s,
                .transactional = m_source.rendering.up.transactional,
                .original = true };
        }
        m_stages.last().up += sql;
    }

    /// The first to be applied is the last to be taken back: what the original took back besides
    /// the recipes' own stands there.
    void addWaysBack()
    {
        if (!m_source.rendering.down) {
            return;
        }
        QStringList rest;
        for (const auto &sql : wayBack()) {
            const auto undone = undoneBy(sql, m_dialect);
            if (undone.isEmpty() || !m_undone.contains(undone)) {
                rest += sql;
            }
        }
        if (rest.isEmpty()) {
            return;
        }
        auto place = std::ranges::find(m_stages, true, &Stage::original);
        place = place == m_stages.end() ? std::ranges::find(m_stages, true, &Stage::takesBack)
                                        : place;
        // Some tools send a file as one message: what wants no transaction stands alone in it.
        place = place == m_stages.end()
            ? std::ranges::find_if_not(
                  m_stages, [](const Stage &stage) { return wantsNoTransaction(stage.down); })
            : place;
        if (place == m_stages.end()) {
            place = m_stages.begin();
            place->down.replaceInStrings(u" CONCURRENTLY"_s, QString());
        }
        place->down += rest;
    }

    void makeNamesDifferent()
    {
        QHash<QString, int> seen;
        for (auto &stage : m_stages) {
            const int count = ++seen[stage.name];
            stage.name += count > 1 ? u"_%1"_s.arg(count) : QString();
        }
        m_stages.first().name.clear(); // it takes the original's place
    }

    const Source &m_source;
    QStringList m_earlier;
    ServerVersion m_version;
    Dialect m_dialect;
    QList<Stage> m_stages;
    QStringList m_undone;
    QStringList m_kept;
    QStringList m_different;
    bool m_mends = false;
    QStringList m_notes;
};

/// What the rules say of the new files, the earlier ones being their base.
QList<Finding> linted(const Session &session, const Source &source, const QList<Migration> &staged,
    const QList<Stage> &stages)
{
    const LintFormat format { *session.format, session.context };
    const auto load = [&](int i) {
        const auto &migration = i < source.number ? source.files.migrations.at(i)
                                                  : staged.at(i - source.number);
        auto result = lintMigration(format, migration, { migration.path, migration.downPath });
        result.isBase = i < source.number;
        if (!result.isBase) { // settings files beside it are not there yet
            result.up.transactional = stages.at(i - source.number).transactional;
        }
        return result;
    };
    const auto options = lintOptions(session.project.file.lint, dialectOf(session.engine));
    return shown(lint(source.number + int(staged.size()), load, options).findings);
}

/// Errors that the original did not have, save for those that a recipe cannot take away: they speak
/// of what the migration is for.
bool isRefused(const QList<Finding> &findings, const ScriptVerdict &original,
    const QStringList &kept, Dialect dialect)
{
    return std::ranges::any_of(findings, [&](const Finding &finding) {
        const auto known = [&finding](const Finding &other) {
            return !other.suppressed && other.rule == finding.rule;
        };
        const bool stays = kept.contains(finding.rule)
            || (!hasRecipe(finding.rule, dialect) && std::ranges::any_of(original.findings, known));
        return finding.severity == Severity::Error && !stays;
    });
}

void addFile(SafeSet &set, const QString &path, const QByteArray &before, const QByteArray &after,
    bool isNew, const QString &note)
{
    if (!path.isEmpty() && before != after) {
        set.files += {
            .path = path, .before = before, .after = after, .isNew = isNew, .note = note
        };
    }
}

Result<void> writeFile(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("%1 cannot be written: %2.")
                .arg(visible(QDir::toNativeSeparators(path)), file.errorString()),
            .untouched = tr("Every file is as it was.") });
    }
    return {};
}

} // namespace

Result<SafeSet> makeSafeSet(const Session &session, const Finding &finding)
{
    const auto source = sourceOf(session, finding);
    if (!source) {
        return fail(source.error());
    }
    const auto judged = judgeFolder(session, source->files, { .only = { source->number } });
    if (!judged) {
        return fail(judged.error());
    }
    const auto version = ServerVersion::fromText(session.project.file.lint.serverVersion);
    Stager stager(*source, earlierStatements(session, *source),
        version.isEmpty() ? ServerVersion { .major = 17 } : version, dialectOf(session.engine));
    const auto &verdict = judged->migrations.at(source->number).up;
    auto rules = wantedRecipes(verdict, finding, dialectOf(session.engine));
    if (finding.rule == "mysql-ddl-implicit-commit"_L1) { // it speaks of all of them
        for (int i = 0; i < source->rendering.up.statements.size(); ++i) {
            rules.insert(i, rules.value(i, finding.rule));
        }
    }
    const auto stages = stager.stages(rules, finding.statement);
    if (!stages) {
        return fail(stages.error());
    }
    const auto format = session.format->info().id;
    const auto names = stagedNames(format, source->migration, source->files.migrations, *stages);
    if (!names) {
        return fail(names.error());
    }
    SafeSet set { .version = source->migration.version,
        .name = source->migration.name,
        .notes = stager.notes(),
        .different = stager.different(),
        .mends = stager.mends() };
    QList<Migration> staged;
    for (int i = 0; i < stages->size(); ++i) {
        const auto written = stagedTexts(format, source->migration, names->at(i), stages->at(i));
        if (!written) {
            return fail(written.error());
        }
        staged += *written;
        const bool isNew = i > 0;
        addFile(set, written->path, isNew ? QByteArray() : source->migration.text, written->text,
            isNew, stages->at(i).note);
        addFile(set, written->downPath, isNew ? QByteArray() : source->migration.downText,
            written->downText, isNew, {});
        for (const auto &[path, text] : stagedSettings(format, *written, stages->at(i))) {
            QFile now(QDir(session.project.root).absoluteFilePath(path));
            const bool there = now.open(QIODevice::ReadOnly);
            addFile(set, path, there ? now.readAll() : QByteArray(), text, !there, {});
        }
        set.versions += written->version;
    }
    const bool same = stages->size() == 1
        && stages->first().transactional == source->rendering.up.transactional
        && stages->first().up.size() == source->rendering.up.statements.size()
        && stages->first().up.value(0) == source->rendering.up.statements.value(0).sql;
    if (same) {
        return fail(
            refused(tr("The statement stands alone already: there is nothing to take apart."),
                tr("The finding says what to do instead.")));
    }
    set.findings = linted(session, *source, staged, *stages);
    set.refused = isRefused(set.findings, verdict, stager.kept(), dialectOf(session.engine));
    return set;
}

Result<void> writeSafeSet(const Session &session, const SafeSet &set)
{
    const QDir root(session.project.root);
    for (const auto &file : set.files) {
        QFile now(root.absoluteFilePath(file.path));
        const bool fits = file.isNew
            ? !now.exists()
            : now.open(QIODevice::ReadOnly) && now.readAll() == file.before;
        if (!fits) {
            return fail({ .kind = ErrorKind::Stale,
                .what = tr("%1 is not what it was.").arg(visible(file.path)),
                .untouched = tr("Nothing was written."),
                .next = tr("Look at it again.") });
        }
    }
    for (qsizetype i = 0; i < set.files.size(); ++i) {
        const auto &file = set.files.at(i);
        const auto written = writeFile(root.absoluteFilePath(file.path), file.after);
        if (written) {
            continue;
        }
        for (const auto &earlier : set.files.first(i)) {
            const auto path = root.absoluteFilePath(earlier.path);
            earlier.isNew ? void(QFile::remove(path)) : void(writeFile(path, earlier.before));
        }
        return fail(written.error());
    }
    return {};
}

} // namespace Switchback
