// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/capture.h"

#include "core/text.h"
#include "core/tr.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error cannotCapture(const QString &what, const QString &next = {})
{
    return { .kind = ErrorKind::Refused,
        .what = what,
        .untouched = tr("Nothing was written."),
        .next = next };
}

bool isFrame(const QString &sql)
{
    return sql == "BEGIN"_L1 || sql == "COMMIT"_L1;
}

/// The statements as they stand in a migration: what only opens and closes a transaction is the
/// tool's own business, unless something has to stand outside of it.
QStringList statementsOf(const SchemaScript &script, bool transactional)
{
    QStringList statements;
    for (const auto &statement : script.statements) {
        if (!transactional || !script.ownTransaction || !isFrame(statement.sql)) {
            statements += statement.sql;
        }
    }
    return statements;
}

bool fitsTransaction(const Engine &engine, const SchemaScript &script)
{
    return std::ranges::none_of(script.statements, [&](const SchemaStatement &statement) {
        return engine.traits(statement.sql).needsNoTransaction
            || (script.ownTransaction && statement.sql.startsWith("PRAGMA foreign_keys"_L1));
    });
}

QString plain(const QString &sql)
{
    auto text = sql.trimmed();
    while (text.endsWith(u';')) {
        text.chop(1);
    }
    return text.trimmed();
}

bool sameStatements(const Script &read, const QStringList &meant)
{
    const auto whole = read.oneMessage ? plain(read.whole) : QString();
    QStringList texts;
    for (const auto &statement : read.statements) {
        texts += plain(statement.sql);
    }
    QStringList wanted;
    for (const auto &sql : meant) {
        wanted += plain(sql);
    }
    return texts == wanted || (!whole.isEmpty() && whole == plain(wanted.join(u";\n\n"_s)));
}

// Read back in an empty folder, as the format reads any other.
Result<void> checkFiles(
    const Session &session, const MigrationDraft &draft, const QList<NewFile> &files)
{
    const QTemporaryDir trial;
    auto context = session.context;
    context.directory = trial.path();
    context.projectRoot = trial.path();
    for (const auto &file : files) {
        const auto name = QDir(session.context.directory).relativeFilePath(file.path);
        const auto path = trial.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile copy(path);
        if (!copy.open(QIODevice::WriteOnly) || copy.write(file.text) != file.text.size()) {
            return fail(
                cannotCapture(tr("The migration cannot be tried: %1").arg(copy.errorString())));
        }
    }
    const auto set = session.format->read(context);
    if (!set || set->migrations.size() != 1) {
        return fail(set ? cannotCapture(tr("%1 would not read what would be written.")
                                  .arg(session.format->info().title))
                        : set.error());
    }
    const auto loaded = session.format->loaded(set->migrations.first(), context);
    if (!loaded) {
        return fail(loaded.error());
    }
    const auto rendering = session.format->render(*loaded, context);
    if (!sameStatements(rendering.up, draft.up)
        || (rendering.down && !sameStatements(*rendering.down, draft.down))) {
        return fail(cannotCapture(
            tr("%1 would cut the statements at other places.").arg(session.format->info().title),
            tr("Save the script and run it by hand.")));
    }
    return {};
}

QByteArray newestText(const Session &session, const MigrationSet &files)
{
    for (auto i = files.migrations.size(); i > 0; --i) {
        const auto loaded = session.format->loaded(files.migrations.at(i - 1), session.context);
        if (loaded && !loaded->text.isEmpty()) {
            return loaded->text;
        }
    }
    return {};
}

Result<MigrationDraft> draftOf(const Session &session, const CaptureWish &wish)
{
    const auto files = readFiles(session);
    if (!files) {
        return fail(files.error());
    }
    MigrationDraft draft { .name = wish.name,
        .up = {},
        .down = {},
        .transactional = fitsTransaction(*session.engine, wish.up.script)
            && fitsTransaction(*session.engine, wish.down.script),
        .versions = {},
        .prefixes = {},
        .now = QDateTime::currentDateTimeUtc(),
        .like = newestText(session, *files) };
    draft.up = statementsOf(wish.up.script, draft.transactional);
    draft.down = statementsOf(wish.down.script, draft.transactional);
    for (const auto &migration : files->migrations) {
        draft.versions += migration.version.text;
        const auto name = QFileInfo(migration.path).fileName();
        const auto isDigit = [](QChar c) { return c.isDigit(); };
        draft.prefixes += name.first(std::ranges::find_if_not(name, isDigit) - name.begin());
    }
    return draft;
}

} // namespace

Result<QList<NewFile>> captureFiles(const Session &session, const CaptureWish &wish)
{
    if (!session.engine) {
        return fail(cannotCapture(tr("Which kind of database the project is for is not known.")));
    }
    if (wish.up.script.statements.isEmpty()) {
        return fail(cannotCapture(tr("There is nothing to write: the schemas do not differ.")));
    }
    const auto draft = draftOf(session, wish);
    if (!draft) {
        return fail(draft.error());
    }
    const auto files = session.format->draft(*draft, session.context);
    const auto checked = files ? checkFiles(session, *draft, *files) : Result<void>();
    return checked ? files : fail(checked.error());
}

QString makeFolderOf(const QString &file)
{
    const auto folder = QFileInfo(file).path();
    return !QFileInfo::exists(folder) && QDir().mkpath(folder) ? folder : QString();
}

Result<void> writeNewFiles(const QList<NewFile> &files)
{
    QStringList written;
    QStringList folders;
    for (const auto &file : files) {
        const auto made = makeFolderOf(file.path);
        folders += made.isEmpty() ? QStringList() : QStringList(made);
        QFile out(file.path);
        const bool fresh = out.open(QIODevice::WriteOnly | QIODevice::NewOnly);
        written += fresh ? QStringList(file.path) : QStringList();
        if (!fresh || out.write(file.text) != file.text.size() || !out.flush()) {
            for (const auto &path : std::as_const(written)) {
                QFile::remove(path);
            }
            for (const auto &folder : std::as_const(folders)) {
                QDir().rmdir(folder);
            }
            auto error = cannotCapture(QFile::exists(file.path) && !fresh
                    ? tr("There is a file of that name already.")
                    : tr("The migration cannot be written."));
            error.server = out.errorString();
            error.place = { file.path };
            return fail(error);
        }
    }
    return {};
}

} // namespace Switchback
