// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/lintfiles.h"

#include "core/text.h"
#include "core/tr.h"
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

bool isMigrationFile(const QString &name)
{
    return name.endsWith(".sql"_L1, Qt::CaseInsensitive) || name.endsWith(".exs"_L1);
}

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

FolderLook look(const QString &directory, const QStringList &files)
{
    const QDir folder(directory);
    return { .path = folder.absolutePath(),
        .relative = folder.dirName(),
        .files = files,
        .folders = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name),
        .head = [directory](const QString &file) { return headOf(directory + u'/' + file); },
        .rootHas = [](const QString &) { return false; } };
}

/// The format that these files speak for themselves; none where it is not certain.
const Format *recognise(const QString &directory, const QStringList &files)
{
    const Format *best = nullptr;
    int certainty = 49;
    const auto seen = look(directory, files);
    const bool pairs = std::ranges::any_of(files, [](const QString &file) { return file.contains("down"_L1); });
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

class Collector
{
public:
    explicit Collector(const LintRequest &request)
        : m_request(request)
    {
    }

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
    FormatContext context(const QString &directory) const
    {
        return { .projectRoot = QFileInfo(directory).absoluteFilePath(),
            .directory = QFileInfo(directory).absoluteFilePath(),
            .engine = engineById(engineId(m_request.options.dialect)) };
    }

    Result<void> addFolder(const QString &path)
    {
        auto files = QDir(path).entryList(QDir::Files, QDir::NoSort);
        std::ranges::sort(files);
        const auto *format = m_wanted ? m_wanted : recognise(path, files);
        if (format) {
            return addFormat(format, path, {});
        }
        for (const auto &file : std::as_const(files)) {
            if (isMigrationFile(file)) {
                m_sources.append({ .path = path + u'/' + file });
            }
        }
        return {};
    }

    Result<void> addFile(const QString &path)
    {
        const QFileInfo info(path);
        const auto *format = m_wanted ? m_wanted : recognise(info.path(), { info.fileName() });
        if (format) {
            return addFormat(format, info.path(), info.fileName());
        }
        m_sources.append({ .path = path });
        return {};
    }

    /// The migrations of a folder, or the one that `only` belongs to.
    Result<void> addFormat(const Format *format, const QString &directory, const QString &only)
    {
        const auto where = context(directory);
        const auto set = format->read(where);
        if (!set) {
            return fail(set.error());
        }
        bool found = false;
        for (const auto &migration : set->migrations) {
            const auto up = QFileInfo(migration.path).fileName();
            const auto down = QFileInfo(migration.downPath).fileName();
            if (only.isEmpty() || up == only || down == only) {
                m_sources.append({ .path = directory + u'/' + up,
                    .format = format,
                    .context = where,
                    .migration = migration });
                found = true;
            }
        }
        if (!only.isEmpty() && !found) {
            m_sources.append({ .path = directory + u'/' + only });
        }
        return {};
    }

    const LintRequest &m_request;
    const Format *m_wanted = nullptr;
    QList<Source> m_sources;
};

LintMigration loadFormat(const Source &source)
{
    const auto folder = QFileInfo(source.path).path() + u'/';
    const auto down = source.migration.downPath;
    return lintMigration({ *source.format, source.context },
        source.migration, { source.path, down.isEmpty() ? QString() : folder + QFileInfo(down).fileName() });
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
    const auto sources = Collector(request).collect();
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
    auto result = lint(int(sources->size()), load, request.options);
    return LintReport { std::move(result.findings),
        int(sources->size()) - (request.base.isEmpty() ? 0 : 1) };
}

} // namespace Switchback
