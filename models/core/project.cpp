// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/project.h"

#include "core/duration.h"
#include "core/text.h"
#include "core/tomltext.h"
#include "core/tr.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 SizeLimit = 1 << 20;
const QString FileName = u"switchback.toml"_s;

Error fileError(const QString &what, int line = 0)
{
    return { .kind = ErrorKind::Input,
        .what = line > 0 ? u"%1:%2: %3"_s.arg(FileName, QString::number(line), what) : what,
        .untouched = tr("Nothing was run."),
        .next = tr("Correct the file and try again."),
        .place = { FileName, line } };
}

/// The smallest number of letters to change, add or drop.
qsizetype distance(QStringView a, QStringView b)
{
    QList<qsizetype> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        auto corner = row.first();
        row[0] = i + 1;
        for (qsizetype k = 0; k < b.size(); ++k) {
            const auto above = row.at(k + 1);
            row[k + 1] = std::min(
                { above + 1, row.at(k) + 1, corner + (a.at(i) == b.at(k) ? 0 : 1) });
            corner = above;
        }
    }
    return row.last();
}

Error unknownKey(const QString &key, const QString &place, const QStringList &known, int line)
{
    const auto near = std::ranges::min_element(
        known, {}, [&key](const QString &name) { return distance(key.left(60), name); });
    auto what = place.isEmpty()
        ? tr("There is no key '%1'.").arg(elided(visible(key), 60))
        : tr("There is no key '%1' in [%2].").arg(elided(visible(key), 60), visible(place));
    if (near != known.end()
        && distance(key.left(60), *near) <= std::max<qsizetype>(2, near->size() / 3)) {
        what += u' ' + tr("Did you mean '%1'?").arg(*near);
    } else {
        what += u' ' + tr("Known keys: %1.").arg(known.join(", "_L1));
    }
    return fileError(what, line);
}

/// Reads one table key by key; the first wrong type or unknown key is remembered.
class Reader
{
public:
    Reader(const TomlValue &value, const QString &place, std::optional<Error> &error)
        : m_value(value)
        , m_place(place)
        , m_error(error)
    {
        if (!value.table()) {
            complain(place.isEmpty() ? FileName : place, tr("a table"), value.line);
        }
    }

    void read(const QString &key, QString &into) { readAs<QString>(key, into, tr("a text")); }
    void read(const QString &key, bool &into) { readAs<bool>(key, into, tr("true or false")); }
    void read(const QString &key, int &into)
    {
        qint64 number = into;
        readAs<qint64>(key, number, tr("a whole number"));
        into = int(std::clamp<qint64>(
            number, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    }

    /// A text or a list of texts.
    void read(const QString &key, QStringList &into)
    {
        const auto *value = take(key);
        if (!value) {
            return;
        }
        if (const auto *text = value->text()) {
            into = { *text };
            return;
        }
        const auto *list = value->array();
        for (qsizetype i = 0; list && i < list->size(); ++i) {
            if (!list->at(i).text()) {
                list = nullptr;
                break;
            }
            into += *list->at(i).text();
        }
        if (!list) {
            complain(key, tr("a text or a list of texts"), value->line);
        }
    }

    void read(const QString &key, std::optional<std::chrono::milliseconds> &into)
    {
        QString text;
        const auto *value = m_value.at(key);
        read(key, text);
        if (!value || text.isEmpty()) {
            return;
        }
        into = parseDuration(text);
        if (!into) {
            complain(key, tr("a duration such as \"5s\", \"500ms\" or \"0\""), value->line);
        }
    }

    const TomlValue *take(const QString &key)
    {
        m_known += key;
        return m_value.at(key);
    }

    void complain(const QString &key, const QString &wanted, int line)
    {
        const auto name = m_place.isEmpty() || key == m_place ? key : m_place + u'.' + key;
        if (!m_error) {
            m_error = fileError(
                tr("'%1' must be %2.").arg(elided(visible(name), 80), wanted), line);
        }
    }

    /// Everything that was not asked for is unknown.
    void finish()
    {
        const auto *table = m_value.table();
        for (qsizetype i = 0; table && i < table->size() && !m_error; ++i) {
            const auto &[key, value] = table->at(i);
            if (!m_known.contains(key)) {
                m_error = unknownKey(key, m_place, m_known, value.line);
            }
        }
    }

private:
    template<class T>
    void readAs(const QString &key, T &into, const QString &wanted)
    {
        const auto *value = take(key);
        if (!value) {
            return;
        }
        if (const auto *found = std::get_if<T>(&value->value)) {
            into = *found;
        } else {
            complain(key, wanted, value->line);
        }
    }

    const TomlValue &m_value;
    QString m_place;
    std::optional<Error> &m_error;
    QStringList m_known;
};

bool hasPassword(const QString &url)
{
    const auto start = url.indexOf("://"_L1);
    const auto end = start < 0 ? -1 : url.indexOf(u'@', start);
    const auto colon = end < 0 ? -1 : url.indexOf(u':', start + 3);
    return colon > 0 && colon < end - 1 && !QStringView(url).sliced(colon + 1).startsWith("${"_L1);
}

/// brake_sessions turns it on; the others say more about it.
void readBrake(Reader &reader, Environment &environment)
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
    Reader reader(value, u"environments."_s + name, error);
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
    reader.finish();
    return environment;
}

void readEnvironments(Reader &top, ProjectFile &file, std::optional<Error> &error)
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

void readLint(Reader &top, ProjectFile &file, std::optional<Error> &error)
{
    const auto *value = top.take(u"lint"_s);
    if (!value) {
        return;
    }
    Reader reader(*value, u"lint"_s, error);
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

void readIgnores(Reader &diff, ProjectFile &file, std::optional<Error> &error)
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
        Reader reader(entry, u"diff.ignore"_s, error);
        reader.read(u"kind"_s, ignore.kind);
        reader.read(u"object"_s, ignore.object);
        reader.read(u"property"_s, ignore.property);
        reader.read(u"reason"_s, ignore.reason);
        reader.finish();
        file.diff.ignore += ignore;
    }
}

void readDiff(Reader &top, ProjectFile &file, std::optional<Error> &error)
{
    const auto *value = top.take(u"diff"_s);
    if (!value) {
        return;
    }
    static const QStringList layers { u"comments"_s, u"privileges"_s, u"owners"_s, u"storage"_s,
        u"order"_s };
    Reader reader(*value, u"diff"_s, error);
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

void readProject(Reader &top, ProjectFile &file, std::optional<Error> &error)
{
    if (const auto *value = top.take(u"project"_s)) {
        Reader reader(*value, u"project"_s, error);
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
        return fail(fileError(tr("%1 cannot be opened: %2.").arg(FileName, why)));
    }
    QFile file;
    file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    struct stat info {};
    if (::fstat(handle, &info) != 0 || !S_ISREG(info.st_mode)) {
        return fail(fileError(tr("%1 is not a file.").arg(FileName)));
    }
    if (info.st_size > SizeLimit) {
        return fail(fileError(tr("%1 is larger than 1 MiB.").arg(FileName)));
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
        return fail(fileError(tr("A NUL byte at offset %1.").arg(nul), line(nul)));
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
    return fail(fileError(tr("This line is not valid UTF-8."), first ? 1 : line(end) + 1));
}

} // namespace

Result<ProjectFile> readProjectFile(const QString &directory)
{
    ProjectFile file;
    const auto bytes = readBytes(directory, file.problems);
    if (!bytes) {
        return fail(bytes.error());
    }
    if (!bytes->has_value()) {
        return file;
    }
    if (const auto checked = checkText(**bytes); !checked) {
        return fail(checked.error());
    }
    const auto toml = parseToml(**bytes, FileName);
    if (!toml) {
        return fail(toml.error());
    }
    std::optional<Error> error;
    Reader top(*toml, {}, error);
    top.read(u"default"_s, file.defaultEnvironment);
    readProject(top, file, error);
    readEnvironments(top, file, error);
    readLint(top, file, error);
    readDiff(top, file, error);
    top.finish();
    if (error) {
        return fail(*error);
    }
    file.path = directory + u'/' + FileName;
    return file;
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
