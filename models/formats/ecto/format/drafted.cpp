// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/drafted.h"

#include "core/tr.h"
#include "formats/drafts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback::Ecto {

namespace {

// Shop.Repo.Migrations, as the newest file has it, or from the repository's name.
QString moduleBefore(const MigrationDraft &draft, const FormatContext &context)
{
    static const QRegularExpression module(
        u"^\\s*defmodule\\s+([\\w.]+)\\.\\w+\\s+do\\b"_s, QRegularExpression::MultilineOption);
    const auto match = module.match(QString::fromUtf8(draft.like));
    const auto repository = context.options.value(u"repo"_s);
    return match.hasMatch()     ? match.captured(1)
        : !repository.isEmpty() ? repository + u".Migrations"_s
                                : u"Repo.Migrations"_s;
}

QString camel(const QString &name)
{
    QString result;
    for (const auto &word : name.split(u'_', Qt::SkipEmptyParts)) {
        result += word.first(1).toUpper() + word.mid(1);
    }
    return result.isEmpty() || result.at(0).isDigit() ? u"Change"_s + result : result;
}

/// A heredoc in which nothing stands for anything else; its end says how far it is indented.
QString heredoc(const QString &sql, const QString &indent)
{
    const auto quotes = sql.contains("\"\"\""_L1) ? u"'''"_s : u"\"\"\""_s;
    QString text = u"~S"_s + quotes + u'\n';
    for (const auto &line : sql.split(u'\n')) {
        text += line.isEmpty() ? u"\n"_s : indent + line + u'\n';
    }
    return text + indent + quotes;
}

QString way(const QString &name, const QStringList &statements)
{
    QString text = u"  def %1 do\n"_s.arg(name);
    for (qsizetype i = 0; i < statements.size(); ++i) {
        text += i > 0 ? u"\n"_s : QString();
        text += u"    execute(%1)\n"_s.arg(heredoc(statements.at(i), u"    "_s));
    }
    text += statements.isEmpty() ? u"    :ok\n"_s : QString();
    return text + u"  end\n"_s;
}

QString body(const MigrationDraft &draft)
{
    if (draft.up.size() == 1 && draft.down.size() == 1) {
        const auto indent = u"      "_s;
        return u"  def change do\n    execute(\n      %1,\n      %2\n    )\n  end\n"_s.arg(
            heredoc(draft.up.first(), indent), heredoc(draft.down.first(), indent));
    }
    return way(u"up"_s, draft.up) + u'\n' + way(u"down"_s, draft.down);
}

} // namespace

Result<QList<NewFile>> drafted(const MigrationDraft &draft, const FormatContext &context)
{
    const bool sqlite = context.engine && context.engine->info().id == "sqlite"_L1;
    if (sqlite && !draft.transactional) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("A table is rebuilt here, which needs one connection without a transaction, "
                       "and Ecto gives no such promise."),
            .untouched = tr("Nothing was written."),
            .next = tr("Save the script and run it by hand.") });
    }
    const auto name = fileName(draft);
    auto text = u"defmodule %1.%2 do\n  use Ecto.Migration\n\n"_s.arg(
        moduleBefore(draft, context), camel(name));
    text += draft.transactional
        ? QString()
        : u"  @disable_ddl_transaction true\n  @disable_migration_lock true\n\n"_s;
    text += body(draft) + u"end\n"_s;
    return QList { newFile(
        context, nextVersion(draft, true) + u'_' + name + u".exs"_s, text.toUtf8()) };
}

} // namespace Switchback::Ecto
