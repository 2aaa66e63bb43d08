// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Ecto migrations of a staged set: index and constraint in the DSL, the rest executed as SQL.

#include "run/stagedfiles.h"
#include "sql/ddl.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString camel(const QString &words)
{
    QString text;
    for (const auto &word : words.split(u'_', Qt::SkipEmptyParts)) {
        text += word.front().toUpper() + word.sliced(1);
    }
    return text;
}

/// :users, or :"order lines".
QString atom(const QString &name)
{
    static const QRegularExpression plain(u"^[a-z_][A-Za-z0-9_]*$"_s);
    auto quoted = name;
    return plain.match(name).hasMatch()
        ? u':' + name
        : u":\"%1\""_s.arg(quoted.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s));
}

/// The sigil takes everything as it is; indentation is measured by its last line.
QString sigil(const QString &sql)
{
    auto text = sql.trimmed();
    return u"~S\"\"\"\n    %1\n    \"\"\""_s.arg(text.replace(u'\n', u"\n    "_s));
}

QString prefix(const ObjectName &name)
{
    return name.schema.isEmpty() ? QString() : u", prefix: "_s + atom(name.schema);
}

/// "index(:users, [:email], name: :users_email, concurrently: true)"; empty: it has no such words.
QString indexWords(const QString &sql)
{
    const auto operations = parseSql(sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::CreateIndex) {
        return {};
    }
    const auto &index = operations.first().index;
    QStringList keys;
    for (const auto &key : index.keys) {
        if (key.column.isEmpty() || key.descending || !key.collation.isEmpty()
            || !key.operatorClass.isEmpty()) {
            return {};
        }
        keys += atom(key.column);
    }
    // What the reader does not keep of an index (NULLS FIRST, WITH) would be lost.
    static const QRegularExpression more(u"\\b(?:NULLS|WITH|TABLESPACE|WHERE|INCLUDE)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (index.only || index.name.isEmpty() || sql.contains(more)) {
        return {};
    }
    auto options = u", name: "_s + atom(index.name);
    options += index.unique ? u", unique: true"_s : QString();
    options += index.method.isEmpty() || index.method == "btree"_L1
        ? QString()
        : u", using: \"%1\""_s.arg(index.method);
    options += index.concurrently ? u", concurrently: true"_s : QString();
    return u"index(%1, [%2]%3%4)"_s.arg(
        atom(index.table.name), keys.join(u", "_s), options, prefix(index.table));
}

/// "constraint(:users, :grown, check: "age > 18", validate: false)".
QString constraintWords(const QString &sql)
{
    static const QRegularExpression pattern(
        u"^ALTER TABLE \\S+ ADD CONSTRAINT \\S+ CHECK \\((.*)\\) NOT VALID$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto operations = parseSql(sql.toUtf8(), Dialect::PostgreSql);
    const auto match = pattern.match(sql);
    const bool one = operations.size() == 1 && operations.first().actions.size() == 1;
    if (!one || !match.hasMatch() || match.captured(1).contains(u'\n')) {
        return {};
    }
    const auto &operation = operations.first();
    return u"constraint(%1, %2, check: ~S|%3|, validate: false%4)"_s.arg(
        atom(operation.object.name), atom(operation.actions.first().constraint.name),
        match.captured(1), prefix(operation.object));
}

/// What `create` makes and takes back by itself; empty: no such words.
QString createdBy(const QString &sql)
{
    const auto index = indexWords(sql);
    const auto words = index.isEmpty() ? constraintWords(sql) : index;
    return words.count(u'|') > 2 ? QString() : words;
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
        const auto words = createdBy(sql);
        text += words.isEmpty() ? u"    execute %1\n"_s.arg(sigil(sql))
                                : u"    create %1\n"_s.arg(words);
    }
    return text + u"  end\n"_s;
}

/// One statement and the one that takes it back fit into `change`.
QString changeOf(const Stage &stage)
{
    const auto up = stage.up.value(0);
    if (stage.up.size() != 1 || stage.down.size() != 1 || up.startsWith("--"_L1)) {
        return {};
    }
    const auto words = createdBy(up);
    return words.isEmpty()
        ? u"\n  def change do\n    execute(\n    %1,\n    %2\n    )\n  end\n"_s.arg(
              sigil(up), sigil(stage.down.first()))
        : u"\n  def change do\n    create %1\n  end\n"_s.arg(words);
}

} // namespace

QString ectoText(const Migration &original, const Stage &stage)
{
    static const QRegularExpression module(u"defmodule\\s+([\\w.]+)\\s+do"_s);
    static const QRegularExpression use(
        u"^\\s*(use\\s+[\\w.]+[^\\n]*)$"_s, QRegularExpression::MultilineOption);
    const auto source = QString::fromUtf8(original.text);
    const auto used = use.match(source);
    // The lock's own transaction is one that a concurrent statement would wait for.
    static const QRegularExpression concurrently(u"\\bCONCURRENTLY\\b"_s);
    const bool waits = std::ranges::any_of(
        stage.up + stage.down, [](const QString &sql) { return sql.contains(concurrently); });
    const auto attributes = stage.transactional ? u""_s
                                                : u"\n  @disable_ddl_transaction true\n"_s
            + (waits ? u"  @disable_migration_lock true\n"_s : QString());
    const auto change = changeOf(stage);
    return u"defmodule %1%2 do\n  %3\n%4%5end\n"_s.arg(module.match(source).captured(1),
        camel(stage.name), used.hasMatch() ? used.captured(1).trimmed() : u"use Ecto.Migration"_s,
        attributes,
        change.isEmpty() ? function(u"up"_s, stage.up) + function(u"down"_s, stage.down) : change);
}

} // namespace Switchback
