// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/safeset.h"

#include "core/text.h"
#include "core/tr.h"
#include "rules/recipes.h"
#include "rules/verdict.h"
#include "run/capture.h"
#include "run/judge.h"
#include "run/lintsource.h"
#include "run/stager.h"

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
    const auto &verdict = judged->migrations.at(source->number).up;
    auto rules = wantedRecipes(verdict, finding, dialectOf(session.engine));
    if (finding.rule == "mysql-ddl-implicit-commit"_L1) { // it speaks of all of them
        for (int i = 0; i < source->rendering.up.statements.size(); ++i) {
            rules.insert(i, rules.value(i, finding.rule));
        }
    }
    const auto made = stagesOf({ .rendering = source->rendering,
        .earlier = earlierStatements(session, *source),
        .version = version.isEmpty() ? ServerVersion { .major = 17 } : version,
        .dialect = dialectOf(session.engine),
        .rules = rules,
        .asked = finding.statement });
    if (!made) {
        return fail(made.error());
    }
    const auto &stages = made->stages;
    const auto format = session.format->info().id;
    const auto names = stagedNames(format, source->migration, source->files.migrations, stages);
    if (!names) {
        return fail(names.error());
    }
    SafeSet set { .version = source->migration.version,
        .name = source->migration.name,
        .notes = made->notes,
        .different = made->different,
        .mends = made->mends };
    QList<Migration> staged;
    for (int i = 0; i < stages.size(); ++i) {
        const auto written = stagedTexts(format, source->migration, names->at(i), stages.at(i));
        if (!written) {
            return fail(written.error());
        }
        staged += *written;
        const bool isNew = i > 0;
        addFile(set, written->path, isNew ? QByteArray() : source->migration.text, written->text,
            isNew, stages.at(i).note);
        addFile(set, written->downPath, isNew ? QByteArray() : source->migration.downText,
            written->downText, isNew, {});
        for (const auto &[path, text] : stagedSettings(format, *written, stages.at(i))) {
            QFile now(QDir(session.project.root).absoluteFilePath(path));
            const bool there = now.open(QIODevice::ReadOnly);
            addFile(set, path, there ? now.readAll() : QByteArray(), text, !there, {});
        }
        set.versions += written->version;
    }
    const bool same = stages.size() == 1
        && stages.first().transactional == source->rendering.up.transactional
        && stages.first().up.size() == source->rendering.up.statements.size()
        && stages.first().up.value(0) == source->rendering.up.statements.value(0).sql;
    if (same) {
        return fail(
            refused(tr("The statement stands alone already: there is nothing to take apart."),
                tr("The finding says what to do instead.")));
    }
    set.findings = linted(session, *source, staged, stages);
    set.refused = isRefused(set.findings, verdict, made->kept, dialectOf(session.engine));
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
    QStringList folders;
    for (qsizetype i = 0; i < set.files.size(); ++i) {
        const auto &file = set.files.at(i);
        const auto made = makeFolderOf(root.absoluteFilePath(file.path));
        folders += made.isEmpty() ? QStringList() : QStringList(made);
        const auto written = writeFile(root.absoluteFilePath(file.path), file.after);
        if (written) {
            continue;
        }
        for (const auto &earlier : set.files.first(i)) {
            const auto path = root.absoluteFilePath(earlier.path);
            earlier.isNew ? void(QFile::remove(path)) : void(writeFile(path, earlier.before));
        }
        for (const auto &folder : std::as_const(folders)) {
            QDir().rmdir(folder);
        }
        return fail(written.error());
    }
    return {};
}

} // namespace Switchback
