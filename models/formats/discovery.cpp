// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/discovery.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/files.h"
#include "formats/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int MaxDepth = 9;
constexpr int MaxFolders = 20000;
constexpr qint64 HeadSize = 4096;

/// Folders that hold copies, packages and build results, never the project's own migrations.
bool isSkipped(const QString &name)
{
    static const QSet<QString> names { u"node_modules"_s, u"bower_components"_s, u"vendor"_s,
        u"build"_s, u"_build"_s, u"deps"_s, u"target"_s, u"dist"_s, u"out"_s, u"bin"_s, u"obj"_s,
        u"venv"_s, u"__pycache__"_s, u"coverage"_s, u"cmake-build-debug"_s,
        u"cmake-build-release"_s };
    return name.startsWith(u'.') || names.contains(name);
}

FolderLook lookAt(const QString &root, const QString &path, const QList<FolderEntry> &entries,
    const std::shared_ptr<Folder> &folder)
{
    FolderLook look { .path = path, .relative = QDir(root).relativeFilePath(path) };
    for (const auto &entry : entries) {
        (entry.isFolder ? look.folders : look.files) += QString::fromUtf8(entry.name);
    }
    auto seen = std::make_shared<QHash<QString, QByteArray>>();
    look.head = [folder, seen](const QString &file) {
        auto it = seen->find(file);
        if (it == seen->end()) {
            it = seen->insert(file, folder->head(QFile::encodeName(file), HeadSize));
        }
        return *it;
    };
    look.rootHas = [root](const QString &relative) {
        return QFileInfo::exists(root + u'/' + relative);
    };
    return look;
}

MigrationsFolder recognised(const FolderLook &look)
{
    MigrationsFolder best { .path = look.path };
    for (const auto *format : formats()) {
        const auto found = format->recognise(look);
        if (found.certainty > best.certainty) {
            best.format = format->info().id;
            best.why = found.why;
            best.certainty = found.certainty;
        }
    }
    return best;
}

struct Visit {
    QString path;
    int depth = 0;
};

/// Of folders that are equally sure, the one with the usual name, then the one with more files.
void putBestFirst(QList<MigrationsFolder> &folders, const QHash<QString, qsizetype> &files)
{
    const auto rank = [&files](const MigrationsFolder &folder) {
        const bool usual = folder.path.endsWith("/migrations"_L1);
        return std::tuple(folder.certainty, usual, files.value(folder.path));
    };
    std::ranges::stable_sort(folders, std::greater {}, rank);
}

Result<QList<FolderEntry>> visit(const QString &root, const QString &path, OpenProject &project)
{
    auto folder = Folder::open({ .projectRoot = root, .directory = path });
    if (!folder) {
        return fail(folder.error());
    }
    const auto shared = std::make_shared<Folder>(std::move(*folder));
    auto entries = shared->entries();
    if (entries) {
        if (const auto found = recognised(lookAt(root, path, *entries, shared));
            found.certainty > 0) {
            project.folders += found;
        }
    }
    return entries;
}

void walk(OpenProject &project)
{
    QList<Visit> open { { project.root, 0 } };
    QHash<QString, qsizetype> files;
    int visited = 0;
    while (!open.isEmpty() && visited < MaxFolders) {
        const auto here = open.takeFirst();
        ++visited;
        const auto entries = visit(project.root, here.path, project);
        if (!entries) {
            project.problems += Problem { Problem::Severity::Note, entries.error().place,
                entries.error().what };
            continue;
        }
        files[here.path] = std::ranges::count(*entries, false, &FolderEntry::isFolder);
        for (const auto &entry : *entries) {
            const auto name = QString::fromUtf8(entry.name);
            if (entry.isFolder && here.depth < MaxDepth && !isSkipped(name)) {
                open += { here.path + u'/' + name, here.depth + 1 };
            }
        }
    }
    if (!open.isEmpty()) {
        project.problems += Problem { Problem::Severity::Note, {},
            tr("Only the first %n folder(s) were searched for migrations.", nullptr, MaxFolders) };
    }
    // A format that goes into folders below has found those already.
    const auto found = project.folders;
    project.folders.removeIf([&found](const MigrationsFolder &folder) {
        return std::ranges::any_of(found, [&folder](const MigrationsFolder &above) {
            return above.format == folder.format && formatById(above.format)->info().recursive
                && folder.path.startsWith(above.path + u'/');
        });
    });
    putBestFirst(project.folders, files);
}

void findEnvironments(OpenProject &project)
{
    project.environments = project.file.environments;
    if (!project.environments.isEmpty()) {
        return;
    }
    const auto add = [&project](const QList<Environment> &found) {
        for (const auto &environment : found) {
            if (std::ranges::find(project.environments, environment.name, &Environment::name)
                == project.environments.end()) {
                project.environments += environment;
            }
        }
    };
    for (const auto &folder : std::as_const(project.folders)) {
        add(formatById(folder.format)->environments(project.root, folder.path));
    }
    if (project.environments.isEmpty()) {
        add(environmentFrom(variable(readDotEnv(project.root), u"DATABASE_URL"_s)));
    }
}

/// The folders that switchback.toml names come before everything that was found.
void putNamedFirst(OpenProject &project)
{
    QList<MigrationsFolder> named;
    for (const auto &name : std::as_const(project.file.migrations)) {
        const auto path = QDir::cleanPath(QDir(project.root).absoluteFilePath(name));
        auto found = recogniseFolder(project.root, path)
                         .value_or(MigrationsFolder { .path = path });
        project.folders.removeIf(
            [&path](const MigrationsFolder &folder) { return folder.path == path; });
        if (!project.file.format.isEmpty()) {
            found.format = project.file.format;
        }
        if (formatById(found.format)) {
            found.why = tr("named in switchback.toml");
            found.certainty = 100;
            named += found;
        }
    }
    project.folders = named + project.folders;
}

} // namespace

Result<OpenProject> openProject(const QString &directory)
{
    const auto root = QFileInfo(directory).canonicalFilePath();
    auto listed = listFolder(root.isEmpty() ? directory : root);
    if (!listed) {
        return fail(listed.error());
    }
    auto file = readProjectFile(root);
    if (!file) {
        return fail(file.error());
    }
    OpenProject project {
        .root = root, .name = file->name, .file = *file, .problems = file->problems
    };
    if (project.name.isEmpty()) {
        project.name = visible(QDir(root).dirName());
    }
    walk(project);
    putNamedFirst(project);
    findEnvironments(project);
    return project;
}

Result<MigrationsFolder> recogniseFolder(const QString &projectRoot, const QString &directory)
{
    auto folder = Folder::open({ .projectRoot = projectRoot, .directory = directory });
    if (!folder) {
        return fail(folder.error());
    }
    const auto shared = std::make_shared<Folder>(std::move(*folder));
    const auto entries = shared->entries();
    if (!entries) {
        return fail(entries.error());
    }
    const auto found = recognised(lookAt(projectRoot, directory, *entries, shared));
    if (found.certainty > 0) {
        return found;
    }
    QStringList names;
    for (const auto *format : formats()) {
        names += u"%1 (%2)"_s.arg(format->info().title, format->info().fileNames);
    }
    return fail({ .kind = ErrorKind::Input,
        .what = tr("No migrations of a known format were found in %1.")
            .arg(visible(QDir::toNativeSeparators(directory))),
        .untouched = tr("Nothing was run."),
        .next = tr("Name the format with --format. Known: %1").arg(names.join(", "_L1)),
        .place = { directory, 0 } });
}

} // namespace Switchback
