// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/project.h"

#include "core/flagsettings.h"
#include "core/rehearsalsettings.h"
#include "core/releasesettings.h"
#include "core/text.h"
#include "core/tomlreader.h"
#include "core/tr.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 SizeLimit = 1 << 20;
const auto &FileName = ProjectFileName;

bool hasPassword(const QString &url)
{
    const auto start = url.indexOf("://"_L1);
    const auto end = start < 0 ? -1 : url.indexOf(u'@', start);
    const auto colon = end < 0 ? -1 : url.indexOf(u':', start + 3);
    return colon > 0 && colon < end - 1 && !QStringView(url).sliced(colon + 1).startsWith("${"_L1);
}

/// brake_sessions turns it on; the others say more about it.
void readBrake(TomlReader &reader, Environment &environment)
{
    const bool wanted = reader.take(u"brake_sessions"_s) != nullptr;
    Brake brake;
    std::optional<std::chrono::milliseconds> after;
    reader.read(u"brake_sessions"_s, brake.sessions);
    reader.read(u"brake_after"_s, after);
    reader.read(u"brake_tries"_s, brake.tries);
    brake.after = after.value_or(brake.after);
    brake.sessions = std::max(brake.sessions, 0);
    brake.tries = std::max(brake.tries, 1);
    if (wanted) {
        environment.brake = brake;
    }
}

Environment environmentOf(const QString &name, const TomlValue &value, std::optional<Error> &error)
{
    Environment environment { .name = name };
    TomlReader reader(value, u"environments."_s + name, error);
    if (const auto *url = value.at(u"url")) {
        environment.urlOrigin = FileName + u':' + QString::number(url->line);
    }
    reader.read(u"url"_s, environment.url);
    reader.read(u"protected"_s, environment.isProtected);
    reader.read(u"colour"_s, environment.colour);
    reader.read(u"lock_timeout"_s, environment.lockTimeout);
    reader.read(u"statement_timeout"_s, environment.statementTimeout);
    reader.read(u"scratch_url"_s, environment.scratchUrl);
    std::optional<std::chrono::milliseconds> backupWithin; // only whether it is one
    reader.read(u"backup_within"_s, backupWithin);
    reader.read(u"backup_within"_s, environment.backupWithin);
    reader.read(u"password_env"_s, environment.passwordEnv);
    reader.read(u"pooler"_s, environment.pooler);
    reader.read(u"strict_order"_s, environment.strictOrder);
    reader.read(u"promoted_from"_s, environment.promotedFrom);
    reader.read(u"allowed_signers"_s, environment.allowedSigners);
    readBrake(reader, environment);
    reader.read(u"journal_table"_s, environment.journalTable);
    reader.read(u"order"_s, environment.order);
    if (const auto *release = reader.take(u"release"_s)) {
        readReleaseSettings(*release, u"environments.%1.release"_s.arg(name), error);
    }
    reader.finish();
    return environment;
}

void readEnvironments(TomlReader &top, ProjectFile &file, std::optional<Error> &error)
{
    const auto *value = top.take(u"environments"_s);
    if (!value) {
        return;
    }
    if (!value->table()) {
        top.complain(u"environments"_s, tr("a table of environments"), value->line);
        return;
    }
    for (const auto &[name, settings] : *value->table()) {
        file.environments += environmentOf(name, settings, error);
        if (hasPassword(file.environments.last().url)) {
            file.problems += Problem { Problem::Severity::Note, { FileName, settings.line },
                tr("The url of environment '%1' holds a password. Put it into the key ring, or "
                   "name a variable "
                   "with password_env.")
                    .arg(visible(name)) };
        }
    }
    std::ranges::stable_sort(file.environments, {}, &Environment::order);
}

void readLint(TomlReader &top, ProjectFile &file, std::optional<Error> &error)
{
    const auto *value = top.take(u"lint"_s);
    if (!value) {
        return;
    }
    TomlReader reader(*value, u"lint"_s, error);
    reader.read(u"enable"_s, file.lint.enable);
    reader.read(u"disable"_s, file.lint.disable);
    reader.read(u"hot"_s, file.lint.hot);
    reader.read(u"min_rows"_s, file.lint.minRows);
    if (const auto *version = reader.take(u"server_version"_s)) {
        if (const auto *number = std::get_if<qint64>(&version->value)) {
            file.lint.serverVersion = QString::number(*number);
        } else {
            reader.read(u"server_version"_s, file.lint.serverVersion);
        }
    }
    reader.finish();
}

void readIgnores(TomlReader &diff, ProjectFile &file, std::optional<Error> &error)
{
    const auto *value = diff.take(u"ignore"_s);
    if (!value) {
        return;
    }
    if (!value->array()) {
        diff.complain(u"ignore"_s, tr("a list of tables, written [[diff.ignore]]"), value->line);
        return;
    }
    for (const auto &entry : *value->array()) {
        DiffIgnore ignore;
        TomlReader reader(entry, u"diff.ignore"_s, error);
        reader.read(u"kind"_s, ignore.kind);
        reader.read(u"object"_s, ignore.object);
        reader.read(u"property"_s, ignore.property);
        reader.read(u"reason"_s, ignore.reason);
        reader.finish();
        file.diff.ignore += ignore;
    }
}

void readDiff(TomlReader &top, ProjectFile &file, std::optional<Error> &error)
{
    const auto *value = top.take(u"diff"_s);
    if (!value) {
        return;
    }
    static const QStringList layers { u"comments"_s, u"privileges"_s, u"owners"_s, u"storage"_s,
        u"order"_s };
    TomlReader reader(*value, u"diff"_s, error);
    reader.read(u"layers"_s, file.diff.layers);
    for (const auto &layer : std::as_const(file.diff.layers)) {
        if (!layers.contains(layer)) {
            reader.complain(u"layers"_s, tr("a list of %1").arg(layers.join(", "_L1)),
                value->at(u"layers")->line);
        }
    }
    readIgnores(reader, file, error);
    reader.finish();
}

void readProject(TomlReader &top, ProjectFile &file, std::optional<Error> &error)
{
    if (const auto *value = top.take(u"project"_s)) {
        TomlReader reader(*value, u"project"_s, error);
        reader.read(u"name"_s, file.name);
        reader.read(u"migrations"_s, file.migrations);
        reader.read(u"format"_s, file.format);
        reader.read(u"allow_outside_links"_s, file.allowOutsideLinks);
        reader.finish();
    }
}

/// Nothing when there is no such file.
Result<std::optional<QByteArray>> readBytes(const QString &directory, QList<Problem> &problems)
{
    const auto path = QFile::encodeName(directory + u'/' + FileName);
    const int handle = ::open(path.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (handle < 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return std::nullopt;
        }
        const auto why = QString::fromLocal8Bit(std::strerror(errno));
        return fail(projectFileError(tr("%1 cannot be opened: %2.").arg(FileName, why)));
    }
    QFile file;
    file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    struct stat info {};
    if (::fstat(handle, &info) != 0 || !S_ISREG(info.st_mode)) {
        return fail(projectFileError(tr("%1 is not a file.").arg(FileName)));
    }
    if (info.st_size > SizeLimit) {
        return fail(projectFileError(tr("%1 is larger than 1 MiB.").arg(FileName)));
    }
    if (info.st_mode & S_IWOTH) {
        problems += Problem { Problem::Severity::Warning, { FileName, 0 },
            tr("Everybody on this machine can write %1, and so choose the databases it names.")
                .arg(FileName) };
    }
    return file.read(SizeLimit);
}

Result<void> checkText(const QByteArray &text)
{
    const auto line = [&text](qsizetype offset) { return int(text.first(offset).count('\n')) + 1; };
    if (const auto nul = text.indexOf('\0'); nul >= 0) {
        return fail(projectFileError(tr("A NUL byte at offset %1.").arg(nul), line(nul)));
    }
    if (text.isValidUtf8()) {
        return {};
    }
    qsizetype end = text.indexOf('\n');
    while (end >= 0 && QByteArrayView(text).first(end).isValidUtf8()) {
        const auto next = text.indexOf('\n', end + 1);
        if (next < 0 || !QByteArrayView(text).first(next).isValidUtf8()) {
            break;
        }
        end = next;
    }
    const bool first = end < 0 || !QByteArrayView(text).first(end).isValidUtf8();
    return fail(projectFileError(tr("This line is not valid UTF-8."), first ? 1 : line(end) + 1));
}

/// Nothing when there is no such file.
Result<std::optional<TomlValue>> readToml(const QString &directory, QList<Problem> &problems)
{
    const auto bytes = readBytes(directory, problems);
    if (!bytes) {
        return fail(bytes.error());
    }
    if (!bytes->has_value()) {
        return std::nullopt;
    }
    if (const auto checked = checkText(**bytes); !checked) {
        return fail(checked.error());
    }
    auto toml = parseToml(**bytes, FileName);
    return toml ? Result<std::optional<TomlValue>>(std::move(*toml)) : fail(toml.error());
}

} // namespace

Result<ProjectFile> readProjectFile(const QString &directory)
{
    ProjectFile file;
    const auto toml = readToml(directory, file.problems);
    if (!toml) {
        return fail(toml.error());
    }
    if (!toml->has_value()) {
        return file;
    }
    std::optional<Error> error;
    TomlReader top(**toml, {}, error);
    top.read(u"default"_s, file.defaultEnvironment);
    readProject(top, file, error);
    readEnvironments(top, file, error);
    readLint(top, file, error);
    readDiff(top, file, error);
    readFlagSettings(top, error);
    readRehearsalSettings(top, error);
    if (const auto *release = top.take(u"release"_s)) {
        readReleaseSettings(*release, u"release"_s, error);
    }
    top.finish();
    if (error) {
        return fail(*error);
    }
    file.path = directory + u'/' + FileName;
    return file;
}

Result<FlagSettings> readFlagSettings(const QString &directory)
{
    QList<Problem> problems;
    const auto toml = readToml(directory, problems);
    if (!toml || !toml->has_value()) {
        return toml ? Result<FlagSettings>(FlagSettings {}) : fail(toml.error());
    }
    std::optional<Error> error;
    TomlReader top(**toml, {}, error);
    const auto flags = readFlagSettings(top, error);
    return error ? fail(*error) : Result<FlagSettings>(flags);
}

Result<RehearsalSettings> readRehearsalSettings(const QString &directory)
{
    QList<Problem> problems;
    const auto toml = readToml(directory, problems);
    if (!toml || !toml->has_value()) {
        return toml ? Result<RehearsalSettings>(RehearsalSettings {}) : fail(toml.error());
    }
    std::optional<Error> error;
    TomlReader top(**toml, {}, error);
    const auto settings = readRehearsalSettings(top, error);
    return error ? fail(*error) : Result<RehearsalSettings>(settings);
}

Result<ReleaseSettings> readReleaseSettings(const QString &directory, const QString &environment)
{
    QList<Problem> problems;
    const auto toml = readToml(directory, problems);
    if (!toml || !toml->has_value()) {
        return toml ? Result<ReleaseSettings>(ReleaseSettings {}) : fail(toml.error());
    }
    const auto *environments = (*toml)->at(u"environments");
    const auto *own = environments ? environments->at(environment) : nullptr;
    const auto *table = own ? own->at(u"release") : nullptr;
    const bool isOwn = table;
    if (!table) {
        table = (*toml)->at(u"release");
    }
    if (!table) {
        return ReleaseSettings {};
    }
    std::optional<Error> error;
    const auto place = isOwn ? u"environments.%1.release"_s.arg(environment) : u"release"_s;
    const auto settings = readReleaseSettings(*table, place, error);
    return error ? fail(*error) : Result<ReleaseSettings>(settings);
}

Result<QString> expandVariables(const QString &text)
{
    QString result;
    qsizetype at = 0;
    for (;;) {
        const auto open = text.indexOf("${"_L1, at);
        const auto close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0) {
            return result + text.mid(at);
        }
        const auto name = text.sliced(open + 2, close - open - 2);
        const auto key = name.toLocal8Bit();
        if (!qEnvironmentVariableIsSet(key.constData())) {
            return fail({ .kind = ErrorKind::Input,
                .what = tr("The variable '%1' is not set.").arg(elided(visible(name), 60)),
                .untouched = tr("Nothing was opened."),
                .next = tr("Set it, or write the address without it.") });
        }
        result += text.sliced(at, open - at) + qEnvironmentVariable(key.constData());
        at = close + 1;
    }
}

} // namespace Switchback
