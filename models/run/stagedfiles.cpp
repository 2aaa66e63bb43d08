// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/stagedfiles.h"

#include "core/tr.h"

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
    static const QRegularExpression pattern(
        u"^(.*/)?([A-Za-z]?)(\\d+(?:\\.\\d+)*)(_+)([^/.]*)(\\.[^/]*)$"_s);
    const auto match = pattern.match(path);
    if (!match.hasMatch()) {
        return {};
    }
    return NameParts { match.captured(1), match.captured(2), match.captured(3), match.captured(4),
        match.captured(5), match.captured(6) };
}

/// The one after: a second later, the next number, or one level deeper.
QString following(const QString &number, int step)
{
    if (number.contains(u'.')) {
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
        const bool body = sql.contains(u"$$"_s); // has semicolons of its own
        text += (body ? before : QString()) + sql + u";\n"_s + (body ? after : QString());
    }
    return text;
}

QString dbmateText(const Stage &stage)
{
    const auto option = stage.transactional ? u""_s : u" transaction:false"_s;
    return u"-- migrate:up%1\n%2\n-- migrate:down%1\n%3"_s.arg(
        option, statements(stage.up), statements(stage.down));
}

QString gooseText(const Stage &stage)
{
    const auto begin = u"-- +goose StatementBegin\n"_s;
    const auto end = u"-- +goose StatementEnd\n"_s;
    return (stage.transactional ? u""_s : u"-- +goose NO TRANSACTION\n"_s)
        + u"-- +goose Up\n%1\n-- +goose Down\n%2"_s.arg(
            statements(stage.up, begin, end), statements(stage.down, begin, end));
}

QString camel(const QString &words)
{
    QString text;
    for (const auto &word : words.split(u'_', Qt::SkipEmptyParts)) {
        text += word.front().toUpper() + word.sliced(1);
    }
    return text;
}

QString function(const QString &name, const QStringList &list)
{
    if (list.isEmpty()) {
        return u"\n  def %1, do: :ok\n"_s.arg(name);
    }
    QString text = u"\n  def %1 do\n"_s.arg(name);
    for (auto sql : list) {
        if (const auto ignored = sql.section(u'\n', 0, 0);
            ignored.startsWith("-- switchback:ignore"_L1)) {
            text += u"    #"_s + ignored.sliced(2) + u'\n'; // where the rules look for it here
            sql = sql.section(u'\n', 1);
        }
        // The sigil takes everything as it is; indentation is measured by its last line.
        sql = sql.trimmed().replace(u'\n', u"\n    "_s);
        text += u"    execute ~S\"\"\"\n    %1\n    \"\"\"\n"_s.arg(sql);
    }
    return text + u"  end\n"_s;
}

QString ectoText(const Migration &original, const Stage &stage)
{
    static const QRegularExpression module(u"defmodule\\s+([\\w.]+)\\s+do"_s);
    static const QRegularExpression use(
        u"^\\s*(use\\s+[\\w.]+[^\\n]*)$"_s, QRegularExpression::MultilineOption);
    const auto source = QString::fromUtf8(original.text);
    const auto used = use.match(source);
    const auto attributes = stage.transactional
        ? u""_s
        : u"\n  @disable_ddl_transaction true\n  @disable_migration_lock true\n"_s;
    return u"defmodule %1%2 do\n  %3\n%4%5%6end\n"_s.arg(module.match(source).captured(1),
        camel(stage.name), used.hasMatch() ? used.captured(1).trimmed() : u"use Ecto.Migration"_s,
        attributes, function(u"up"_s, stage.up), function(u"down"_s, stage.down));
}

} // namespace

Result<QList<Migration>> stagedNames(
    const Migration &original, const QList<Migration> &all, const QList<Stage> &stages)
{
    const auto parts = partsOf(original.path);
    const auto down = partsOf(original.downPath);
    if (!parts) {
        return fail(noSet(tr("How %1 is numbered is not clear from its name.").arg(original.path)));
    }
    const auto at = std::ranges::find(all, original.version, &Migration::version);
    const auto next = at == all.end() || at + 1 == all.end() ? std::nullopt
                                                             : partsOf((at + 1)->path);
    QList<Migration> result;
    for (int i = 0; i < stages.size(); ++i) {
        const auto &name = stages.at(i).name;
        const auto number = i == 0 ? parts->number : following(parts->number, i);
        const bool taken = i > 0 && next && !number.contains(u'.')
            && (number.size() > next->number.size()
                || (number.size() == next->number.size() && number >= next->number));
        if (taken) {
            return fail(noSet(tr("There is no room for new versions between %1 and %2.")
                    .arg(parts->number, next->number)));
        }
        Migration migration { .version = { i == 0 ? original.version.text
                                      : original.version.text == parts->number
                                      ? number
                                      : QString::number(number.toULongLong()) },
            .name = i == 0 ? original.name : original.name + u'_' + name,
            .path = i == 0 ? original.path : parts->path(number, name),
            .downPath = !down ? QString()
                : i == 0      ? original.downPath
                              : down->path(number, name) };
        result += migration;
    }
    return result;
}

Result<Migration> stagedTexts(
    const QString &format, const Migration &original, Migration named, const Stage &stage)
{
    const bool concurrently = stage.up.size() == 1 && stage.up.first().contains(u"CONCURRENTLY"_s);
    if (format == "dbmate"_L1) {
        named.text = dbmateText(stage).toUtf8();
    } else if (format == "goose"_L1) {
        named.text = gooseText(stage).toUtf8();
    } else if (format == "ecto"_L1) {
        named.text = ectoText(original, stage).toUtf8();
    } else if (format == "golang-migrate"_L1 && (stage.transactional || concurrently)) {
        named.text = statements(stage.up).toUtf8();
        named.downText = stage.down.isEmpty() ? "-- Nothing has to be taken back.\n"_ba
                                              : statements(stage.down).toUtf8();
    } else {
        return fail(
            noSet(tr("The tool of this project has no way to write one of the steps as a file.")));
    }
    return named;
}

} // namespace Switchback
