// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/stagedfiles.h"

#include "core/tr.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// "db/migrations/", "V", "0012", "_", "add_index", ".up.sql".
struct NameParts {
    QString folder;
    QString letter;
    QString number;
    QString separator;
    QString name;
    QString ending;

    QString path(const QString &otherNumber, const QString &more) const
    {
        return folder + letter + otherNumber + separator + name
            + (more.isEmpty() ? QString() : u'_' + more) + ending;
    }
};

Error noSet(const QString &what)
{
    return { .kind = ErrorKind::Refused,
        .what = what,
        .untouched = tr("Nothing was written."),
        .next = tr("Write the files by hand; the finding says how.") };
}

std::optional<NameParts> partsOf(const QString &path)
{
    static const QRegularExpression file(
        u"^(.*/)?([A-Za-z]?)(\\d+(?:\\.\\d+)*)(_+)([^/.]*)(\\.[^/]*)$"_s);
    // Prisma gives each migration a folder.
    static const QRegularExpression folder(u"^(.*/)?()(\\d+)(_+)([^/]*)(/[^/]*)$"_s);
    auto match = file.match(path);
    match = match.hasMatch() ? match : folder.match(path);
    if (!match.hasMatch()) {
        return {};
    }
    return NameParts { match.captured(1), match.captured(2), match.captured(3), match.captured(4),
        match.captured(5), match.captured(6) };
}

/// As the history has it: of a migration that is a folder, the folder's whole name.
QString versionOf(const QString &format, const Migration &original, const NameParts &parts,
    const QString &number, const QString &path)
{
    if (format == "prisma"_L1) {
        return path.section(u'/', -2, -2);
    }
    return original.version.text == parts.number ? number : QString::number(number.toULongLong());
}

/// "12_x_down.sql" beside "12_x.sql": what tells the two apart belongs to the ending.
void splitLike(NameParts &down, const NameParts &up)
{
    if (down.name.startsWith(up.name)) {
        down.ending.prepend(down.name.sliced(up.name.size()));
        down.name = up.name;
    }
}

/// The one after: a second later, the next number, or one level deeper.
QString following(const QString &format, const QString &number, int step)
{
    if (format == "flyway"_L1 || number.contains(u'.')) {
        return u"%1.%2"_s.arg(number).arg(step);
    }
    const auto moment = QDateTime::fromString(number, u"yyyyMMddHHmmss"_s);
    if (number.size() == 14 && moment.isValid()) {
        return moment.addSecs(step).toString(u"yyyyMMddHHmmss"_s);
    }
    return QString::number(number.toULongLong() + qulonglong(step))
        .rightJustified(number.size(), u'0');
}

QString statements(const QStringList &list, const QString &before = {}, const QString &after = {})
{
    QString text;
    for (const auto &statement : list) {
        auto sql = statement.trimmed();
        while (sql.endsWith(u';')) {
            sql.chop(1);
        }
        static const QRegularExpression routine(
            u"^CREATE\\s+(PROCEDURE|TRIGGER)\\b"_s, QRegularExpression::MultilineOption);
        // What may have semicolons of its own.
        const bool body = sql.contains(u"$$"_s) || sql.contains(routine);
        text += (body ? before : QString()) + sql + u";\n"_s + (body ? after : QString());
    }
    return text;
}

QString dbmateText(const Stage &stage)
{
    const auto option = [](bool transactional) {
        return transactional ? u""_s : u" transaction:false"_s;
    };
    return u"-- migrate:up%1\n%2\n-- migrate:down%3\n%4"_s.arg(option(stage.transactional),
        statements(stage.up), option(!wantsNoTransaction(stage.down)), statements(stage.down));
}

/// A file of plain statements; `mark` where it is to run without a transaction.
QByteArray plainText(const QStringList &list, const QString &mark)
{
    const auto text = list.isEmpty() ? u"-- Nothing has to be done.\n"_s : statements(list);
    return (mark + text).toUtf8();
}

QString gooseText(const Stage &stage)
{
    const auto begin = u"-- +goose StatementBegin\n"_s;
    const auto end = u"-- +goose StatementEnd\n"_s;
    return (stage.transactional ? u""_s : u"-- +goose NO TRANSACTION\n"_s)
        + u"-- +goose Up\n%1\n-- +goose Down\n%2"_s.arg(
            statements(stage.up, begin, end), statements(stage.down, begin, end));
}

} // namespace

bool wantsNoTransaction(const QStringList &statements)
{
    return std::ranges::any_of(statements, [](const QString &sql) {
        static const QRegularExpression alone(
            u"\\bINDEX\\s+CONCURRENTLY\\b|^\\s*COMMIT;|^\\s*PRAGMA\\s+foreign_keys\\b"_s,
            QRegularExpression::MultilineOption);
        return sql.contains(alone);
    });
}

Result<QList<Migration>> stagedNames(const QString &format, const Migration &original,
    const QList<Migration> &all, const QList<Stage> &stages)
{
    const auto parts = partsOf(original.path);
    auto down = partsOf(original.downPath);
    if (!parts) {
        return fail(noSet(tr("How %1 is numbered is not clear from its name.").arg(original.path)));
    }
    if (down) {
        splitLike(*down, *parts);
    }
    const auto at = std::ranges::find(all, original.version, &Migration::version);
    const auto next = at == all.end() || at + 1 == all.end() ? std::nullopt
                                                             : partsOf((at + 1)->path);
    QList<Migration> result;
    for (int i = 0; i < stages.size(); ++i) {
        const auto &name = stages.at(i).name;
        const auto number = i == 0 ? parts->number : following(format, parts->number, i);
        const bool taken = i > 0 && next && !number.contains(u'.')
            && (number.size() > next->number.size()
                || (number.size() == next->number.size() && number >= next->number));
        if (taken) {
            return fail(noSet(tr("There is no room for new versions between %1 and %2.")
                    .arg(parts->number, next->number)));
        }
        const auto path = i == 0 ? original.path : parts->path(number, name);
        Migration migration { .version = { i == 0
                                      ? original.version.text
                                      : versionOf(format, original, *parts, number, path) },
            .name = i == 0 || original.name.isEmpty() ? original.name : original.name + u'_' + name,
            .path = path,
            .downPath = !down ? QString()
                : i == 0      ? original.downPath
                              : down->path(number, name) };
        if (i > 0 && std::ranges::contains(all, migration.version, &Migration::version)) {
            return fail(noSet(
                tr("There is another migration of the version %1.").arg(migration.version.text)));
        }
        result += migration;
    }
    return result;
}

Result<Migration> stagedTexts(
    const QString &format, const Migration &original, Migration named, const Stage &stage)
{
    if (format == "dbmate"_L1) {
        named.text = dbmateText(stage).toUtf8();
    } else if (format == "goose"_L1) {
        named.text = gooseText(stage).toUtf8();
    } else if (format == "ecto"_L1) {
        named.text = ectoText(original, stage).toUtf8();
    } else if (format == "flyway"_L1 || format == "plain"_L1
        || ((format == "golang-migrate"_L1 || format == "prisma"_L1)
            && (stage.transactional || stage.up.size() == 1))) {
        const auto mark = [&](bool transactional) {
            return format == "plain"_L1 && !transactional ? u"-- no-transaction\n"_s : QString();
        };
        named.text = plainText(stage.up, mark(stage.transactional));
        named.downText = named.downPath.isEmpty()
            ? QByteArray()
            : plainText(stage.down, mark(!wantsNoTransaction(stage.down)));
    } else {
        return fail(
            noSet(tr("The tool of this project has no way to write one of the steps as a file.")));
    }
    return named;
}

QList<std::pair<QString, QByteArray>> stagedSettings(
    const QString &format, const Migration &named, const Stage &stage)
{
    if (format != "flyway"_L1 || stage.transactional) {
        return {};
    }
    return { { named.path + u".conf"_s, "executeInTransaction=false\n" } };
}

} // namespace Switchback
