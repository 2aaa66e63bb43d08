// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/lintfiles.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/discovery.h"
#include "run/lintsource.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// One migration still on disk: a plain file, or one that a format has listed.
struct Source {
    QString path; // as shown
    const Format *format = nullptr;
    FormatContext context;
    Migration migration;
    QString group; // the folder, where a format read it
    bool isBase = false;
};

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("%1 cannot be read: %2.")
                .arg(visible(QDir::toNativeSeparators(path)), file.errorString()),
            .untouched = tr("Nothing was checked.") });
    }
    return file.readAll();
}

QString engineId(Dialect dialect)
{
    return dialect == Dialect::PostgreSql ? u"postgresql"_s
        : dialect == Dialect::MySql       ? u"mysql"_s
                                          : u"sqlite"_s;
}

bool isSql(const QString &name)
{
    return name.endsWith(".sql"_L1, Qt::CaseInsensitive);
}

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

/// Beside up.sql a down.sql is the way back, not another migration.
bool isWayBack(const QString &name, const QStringList &files)
{
    auto up = name;
    return name.endsWith("down.sql"_L1) && files.contains(up.replace("down.sql"_L1, "up.sql"_L1));
}

/// A file, and before a way back what it is the way back of.
QStringList withWayForth(const QFileInfo &info)
{
    auto up = info.fileName();
    const bool back = up.endsWith("down.sql"_L1);
    up.replace("down.sql"_L1, "up.sql"_L1);
    return back && info.dir().exists(up) ? QStringList { info.fileName(), up }
                                         : QStringList { info.fileName() };
}

/// What is below a folder that holds no migrations itself.
QStringList foldersToSearch(const QString &path)
{
    static const QStringList passedOver { u"node_modules"_s, u"deps"_s, u"_build"_s, u"target"_s,
        u"vendor"_s };
    auto folders = QDir(path).entryList(
        QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    folders.removeIf([](const QString &name) { return passedOver.contains(name); });
    return folders;
}

/// Which format do files speak for themselves? Remembers what it saw of a folder.
class Recogniser
{
public:
    /// None where it is not certain.
    const Format *recognise(const QString &directory, const QStringList &files)
    {
        const Format *best = nullptr;
        int certainty = 49;
        const auto seen = look(directory, files);
        const bool pairs = std::ranges::any_of(
            files, [](const QString &file) { return file.contains("down"_L1); });
        for (const auto *format : formats()) {
            if (format->info().id == "plain"_L1 && !pairs) {
                continue; // nothing to know beyond the statements
            }
            const int found = format->recognise(seen).certainty;
            if (found > certainty) {
                best = format;
                certainty = found;
            }
        }
        return best;
    }

private:
    FolderLook look(const QString &directory, const QStringList &files)
    {
        auto &folders = m_folders[directory];
        if (!folders) {
            folders = QDir(directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        }
        const QDir folder(directory);
        return { .path = folder.absolutePath(),
            .relative = folder.dirName(),
            .files = files,
            .folders = *folders,
            .head = [directory](const QString &file) { return headOf(directory + u'/' + file); },
            .rootHas = [](const QString &) { return false; } };
    }

    QHash<QString, std::optional<QStringList>> m_folders;
};

class Collector
{
public:
    explicit Collector(const LintRequest &request)
        : m_request(request)
        , m_dialect(request.options.dialect)
    {
    }

    Dialect dialect() const { return m_dialect; }

    Result<QList<Source>> collect()
    {
        if (!m_request.format.isEmpty() && !(m_wanted = formatById(m_request.format))) {
            return fail({ .kind = ErrorKind::Usage,
                .what = tr("There is no format '%1'.").arg(visible(m_request.format)),
                .untouched = tr("Nothing was checked.") });
        }
        if (!m_request.base.isEmpty()) {
            m_sources.append({ .path = m_request.base, .isBase = true });
        }
        for (const auto &path : m_request.paths) {
            const QFileInfo info(path);
            if (!info.exists()) {
                return fail({ .kind = ErrorKind::Input,
                    .what = tr("There is no file or folder %1.")
                        .arg(visible(QDir::toNativeSeparators(path))),
                    .untouched = tr("Nothing was checked.") });
            }
            if (const auto done = info.isDir() ? addFolder(path) : addFile(path); !done) {
                return fail(done.error());
            }
        }
        return std::move(m_sources);
    }

private:
    /// With what the tool's own configuration says: Ecto's adapter is the dialect unless one is named.
    FormatContext context(const Format *format, const QString &directory)
    {
        const auto path = QFileInfo(directory).absoluteFilePath();
        auto options = format->options(path, path);
        const auto named = dialectByName(options.value(u"dialect"_s));
        m_dialect = named && !m_request.dialectGiven ? *named : m_dialect;
        return { .projectRoot = path,
            .directory = path,
            .engine = engineById(engineId(m_dialect)),
            .options = std::move(options) };
    }

    /// A folder of migrations, or a project somewhere in which they are.
    Result<void> addFolder(const QString &path)
    {
        if (addMigrations(path)) {
            return addFormat(m_recognised, path, {});
        }
        if (!m_sql.isEmpty()) {
            addPlain(path);
            return {};
        }
        const auto project = openProject(path);
        for (const auto &folder : project ? project->folders : QList<MigrationsFolder>()) {
            const auto shown = QDir(path).relativeFilePath(folder.path);
            if (const auto done = addFormat(formatById(folder.format), path + u'/' + shown, {});
                !done) {
                return done;
            }
        }
        if (!project || project->folders.isEmpty()) {
            addBelow(path);
        }
        return {};
    }

    /// Is the folder one of a format's? What it holds of plain SQL is in m_sql.
    bool addMigrations(const QString &path)
    {
        auto files = QDir(path).entryList(QDir::Files, QDir::NoSort);
        std::ranges::sort(files);
        m_recognised = m_wanted ? m_wanted : m_recogniser.recognise(path, files);
        m_sql = files;
        m_sql.removeIf(
            [&files](const QString &name) { return !isSql(name) || isWayBack(name, files); });
        return m_recognised;
    }

    void addPlain(const QString &path)
    {
        for (const auto &file : std::as_const(m_sql)) {
            m_sources.append({ .path = path + u'/' + file });
        }
    }

    /// A tree of plain SQL: Prisma and Diesel give each migration a folder of its own.
    void addBelow(const QString &path)
    {
        for (const auto &name : foldersToSearch(path)) {
            const auto folder = path + u'/' + name;
            m_sql.clear();
            if (!addMigrations(folder) && !m_sql.isEmpty()) {
                addPlain(folder);
            }
            addBelow(folder);
        }
    }

    Result<void> addFile(const QString &path)
    {
        const QFileInfo info(path);
        const auto *format = m_wanted ? m_wanted
                                      : m_recogniser.recognise(info.path(), withWayForth(info));
        if (!format && path.endsWith(".exs"_L1)) {
            format = formatById(u"ecto");
        }
        if (format) {
            return addFormat(format, info.path(), info.fileName());
        }
        m_sources.append({ .path = path });
        return {};
    }

    /// A folder as its format reads it, read once however many of its files are named.
    struct ReadFolder {
        FormatContext context;
        MigrationSet set;
        QHash<QString, qsizetype> byFile; // also the file of the way back
    };

    Result<const ReadFolder *> readFolder(const Format *format, const QString &directory)
    {
        const auto key = format->info().id + u'\n' + directory;
        auto known = m_read.constFind(key);
        if (known == m_read.constEnd()) {
            const auto where = context(format, directory);
            auto set = format->read(where);
            if (!set) {
                return fail(set.error());
            }
            ReadFolder folder { .context = where, .set = std::move(*set), .byFile = {} };
            for (qsizetype i = 0; i < folder.set.migrations.size(); ++i) {
                const auto &migration = folder.set.migrations.at(i);
                folder.byFile.insert(QFileInfo(migration.path).fileName(), i);
                folder.byFile.insert(QFileInfo(migration.downPath).fileName(), i);
            }
            known = m_read.insert(key, folder);
        }
        return &*known;
    }

    /// The migrations of a folder, or the one that `only` belongs to.
    Result<void> addFormat(const Format *format, const QString &directory, const QString &only)
    {
        const auto folder = readFolder(format, directory);
        if (!folder) {
            return fail(folder.error());
        }
        const auto &set = (*folder)->set;
        if (only.isEmpty()) {
            for (const auto &migration : set.migrations) {
                addMigration(format, **folder, directory, migration);
            }
        } else if (const auto found = (*folder)->byFile.constFind(only);
            found != (*folder)->byFile.constEnd()) {
            addMigration(format, **folder, directory, set.migrations.at(*found));
        } else if (only.endsWith(".exs"_L1)) {
            addMigration(format, **folder, directory, { .name = only, .path = only });
        } else {
            m_sources.append({ .path = directory + u'/' + only });
        }
        return {};
    }

    /// Once, though both files of a pair may be named.
    void addMigration(const Format *format, const ReadFolder &folder, const QString &directory,
        const Migration &migration)
    {
        const auto path = QDir::isAbsolutePath(migration.path) ? migration.path
                                                               : directory + u'/' + migration.path;
        if (!m_added.contains(path)) {
            m_added.insert(path);
            m_sources.append({ .path = path,
                .format = format,
                .context = folder.context,
                .migration = migration,
                .group = directory });
        }
    }

    const LintRequest &m_request;
    const Format *m_wanted = nullptr;
    const Format *m_recognised = nullptr;
    Recogniser m_recogniser;
    QStringList m_sql; // of the folder looked at last
    QHash<QString, ReadFolder> m_read;
    QSet<QString> m_added;
    Dialect m_dialect;
    QList<Source> m_sources;
};

LintMigration loadFormat(const Source &source)
{
    const auto folder = QFileInfo(source.path).path() + u'/';
    const auto down = source.migration.downPath;
    auto result = lintMigration({ *source.format, source.context }, source.migration,
        { source.path, down.isEmpty() ? QString() : folder + QFileInfo(down).fileName() });
    result.group = source.group;
    return result;
}

LintMigration loadPlain(const Source &source, bool transactional)
{
    LintMigration result { .file = source.path };
    result.isBase = source.isBase;
    result.up.transactional = transactional;
    const auto text = readFile(source.path);
    if (!text) {
        result.problems = { { .place = { source.path, 1, 1 }, .message = text.error().what } };
        return result;
    }
    result.text = *text;
    const auto first = text->left(text->indexOf('\n')).trimmed();
    if (first == "-- no-transaction") {
        result.up.transactional = false;
    }
    return result;
}

} // namespace

std::optional<Dialect> dialectByName(QStringView name)
{
    if (name == "postgresql"_L1) {
        return Dialect::PostgreSql;
    }
    if (name == "mysql"_L1 || name == "mariadb"_L1) {
        return Dialect::MySql;
    }
    if (name == "sqlite"_L1) {
        return Dialect::Sqlite;
    }
    return std::nullopt;
}

Result<LintReport> lintFiles(const LintRequest &request)
{
    Collector collector(request);
    const auto sources = collector.collect();
    if (!sources) {
        return fail(sources.error());
    }
    // What was named must be readable; files found in a folder may fail one by one.
    for (const auto &path :
        request.paths + (request.base.isEmpty() ? QStringList() : QStringList { request.base })) {
        const QFileInfo info(path);
        if (!info.isDir() && !info.isReadable()) {
            return fail({ .kind = ErrorKind::Input,
                .what = tr("%1 cannot be read.").arg(visible(QDir::toNativeSeparators(path))),
                .untouched = tr("Nothing was checked.") });
        }
    }
    const auto load = [&](int i) {
        const auto &source = sources->at(i);
        return source.format ? loadFormat(source) : loadPlain(source, request.transactional);
    };
    auto options = request.options;
    options.dialect = collector.dialect();
    auto result = lint(int(sources->size()), load, options);
    return LintReport { std::move(result.findings),
        int(sources->size()) - (request.base.isEmpty() ? 0 : 1) };
}

} // namespace Switchback
