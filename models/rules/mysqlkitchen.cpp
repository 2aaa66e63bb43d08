// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/mysqlkitchen.h"

#include "core/tr.h"
#include "sql/mysql.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int BatchRows = 1000;

QString quotedText(QString text)
{
    return u'\'' + text.replace(u'\\', u"\\\\"_s).replace(u'\'', u"''"_s) + u'\'';
}

/// Words that begin a part of a column definition which is no part of its type.
bool startsOption(const Phrase &phrase, qsizetype i)
{
    for (const auto word : { "NOT"_L1, "NULL"_L1, "DEFAULT"_L1, "ON"_L1, "COMMENT"_L1, "COLLATE"_L1,
             "CHARACTER"_L1, "CHARSET"_L1, "INVISIBLE"_L1, "VISIBLE"_L1, "CHECK"_L1 }) {
        if (phrase.is(i, word)) {
            return true;
        }
    }
    return false;
}

/// The token behind the part that begins at `i`: "NOT NULL", "DEFAULT 1 + 2", "COMMENT 'x'".
qsizetype afterOption(const Phrase &phrase, qsizetype i)
{
    if (phrase.is(i, "NULL"_L1) || phrase.is(i, "INVISIBLE"_L1) || phrase.is(i, "VISIBLE"_L1)) {
        return i + 1;
    }
    i = std::max(i + 2, phrase.afterParentheses(i + 1));
    while (i < phrase.size() && !startsOption(phrase, i)) {
        i = std::max(i + 1, phrase.afterParentheses(i));
    }
    return std::min(i, phrase.size());
}

ColumnText definitionText(const QString &text, const ColumnDefinition &column)
{
    ColumnText result { .whole = text.trimmed(), .bare = {}, .value = {}, .column = column };
    const Phrase phrase(text, mysqlTokens(text));
    const auto part = [&](qsizetype from, qsizetype end) {
        return text.sliced(
            phrase.token(from).start, phrase.token(end - 1).end - phrase.token(from).start);
    };
    QStringList kept;
    qsizetype i = 0;
    while (i < phrase.size()) {
        if (!startsOption(phrase, i)) {
            const auto from = i;
            while (i < phrase.size() && !startsOption(phrase, i)) {
                i = std::max(i + 1, phrase.afterParentheses(i));
            }
            kept += part(from, i);
            continue;
        }
        const auto end = afterOption(phrase, i);
        const bool ofType = phrase.is(i, "COLLATE"_L1) || phrase.is(i, "CHARACTER"_L1)
            || phrase.is(i, "CHARSET"_L1);
        kept += ofType ? QStringList { part(i, end) } : QStringList();
        result.value = phrase.is(i, "DEFAULT"_L1) ? part(i + 1, end) : result.value;
        i = end;
    }
    result.bare = kept.join(u' ');
    return result;
}

} // namespace

QString mysqlName(const QString &name)
{
    auto quoted = name;
    return u'`' + quoted.replace(u'`', u"``"_s) + u'`';
}

QString mysqlType(const SqlType &type)
{
    QStringList inner;
    for (const int modifier : type.modifiers) {
        inner += QString::number(modifier);
    }
    for (const auto &label : type.labels) {
        inner += quotedText(label);
    }
    return type.name + (inner.isEmpty() ? QString() : u'(' + inner.join(u", "_s) + u')')
        + (type.isUnsigned ? u" unsigned"_s : QString())
        + (type.zerofill ? u" zerofill"_s : QString())
        + (type.charset.isEmpty() ? QString() : u" CHARACTER SET "_s + type.charset)
        + (type.collation.isEmpty() ? QString() : u" COLLATE "_s + type.collation);
}

Result<ColumnText> readModify(const AlterText &alter)
{
    const auto &action = alter.operation.actions.first();
    const auto &column = action.column;
    if (!action.newName.isEmpty() || action.ifExists || column.positioned) {
        return fail(tooInvolved(tr("it renames or moves the column as well.")));
    }
    const bool involved = column.autoIncrement || column.primaryKey || column.unique
        || column.generated != ColumnDefinition::Generated::No || column.onUpdate.present
        || !column.constraints.isEmpty();
    if (involved) {
        return fail(tooInvolved(tr(
            "the column numbers itself, is a key, is computed or is checked by its definition.")));
    }
    const auto &text = alter.actions.first();
    const Phrase phrase(text, mysqlTokens(text));
    const qsizetype name = phrase.is(1, "COLUMN"_L1) ? 2 : 1;
    if (!phrase.is(0, "MODIFY"_L1) || name + 1 >= phrase.size()) {
        return fail(tooInvolved(tr("it is no plain MODIFY.")));
    }
    return definitionText(text.sliced(phrase.token(name).end), column);
}

std::optional<ColumnText> columnBefore(const Kitchen &kitchen, const AlterText &alter)
{
    for (const auto &sql : kitchen.wayBack) {
        const auto back = readAlter(sql, Dialect::MySql);
        if (!back || back->actions.size() != 1
            || back->operation.actions.first().kind != TableAction::Kind::ModifyColumn
            || back->operation.actions.first().name != alter.operation.actions.first().name
            || !kitchen.catalog.same(back->operation.object, alter.operation.object)) {
            continue;
        }
        if (const auto text = readModify(*back)) {
            return *text;
        }
    }
    return {};
}

QString anyValue(const ColumnText &text)
{
    const auto &type = text.column.type;
    static const QStringList numbers { u"tinyint"_s, u"smallint"_s, u"mediumint"_s, u"int"_s,
        u"integer"_s, u"bigint"_s, u"decimal"_s, u"numeric"_s, u"float"_s, u"double"_s, u"bool"_s,
        u"boolean"_s, u"double precision"_s, u"real"_s };
    static const QStringList words { u"char"_s, u"varchar"_s, u"binary"_s, u"varbinary"_s };
    if (numbers.contains(type.name)) {
        return u"0"_s;
    }
    if (words.contains(type.name) || type.name == "set"_L1) {
        return u"''"_s;
    }
    if (type.name == "enum"_L1 && !type.labels.isEmpty()) {
        return quotedText(type.labels.first());
    }
    return type.name == "date"_L1                                   ? u"'1970-01-02'"_s
        : type.name == "datetime"_L1 || type.name == "timestamp"_L1 ? u"'1970-01-02 00:00:00'"_s
        : type.name == "time"_L1                                    ? u"'00:00:00'"_s
                                                                    : QString();
}

QString untouchedColumns(const KnownTable &table)
{
    QString text;
    for (const auto &column : table.columns) {
        if (column.onUpdate.present) {
            text += u"%1 = %1, "_s.arg(mysqlName(column.name));
        }
    }
    return text;
}

QStringList strictly(const QString &sql)
{
    return { u"SET @sql_mode_before = @@SESSION.sql_mode"_s,
        u"SET SESSION sql_mode = CONCAT(@@SESSION.sql_mode, ',STRICT_ALL_TABLES')"_s, sql,
        u"SET SESSION sql_mode = @sql_mode_before"_s };
}

Result<QStringList> mysqlBackfill(const MysqlFilling &filling)
{
    const auto keys = filling.table->primaryKey();
    const auto *key = keys.size() == 1 ? filling.table->column(keys.first()) : nullptr;
    if (!key || key->type.isEmpty()) {
        return fail(tooInvolved(tr("batches need a primary key of one column.")));
    }
    const auto name = mysqlName(filling.routine);
    return QStringList { u"DROP PROCEDURE IF EXISTS %1"_s.arg(name),
        u"-- switchback:ignore mysql-ddl-implicit-commit it can be run again\n"
        "CREATE PROCEDURE %1()\nBEGIN\n"
        "  DECLARE batch_from, batch_to %2;\n"
        "  SET batch_to = (SELECT MAX(k) FROM (SELECT %3 AS k FROM %4 ORDER BY %3 LIMIT %5) AS "
        "b);\n"
        "  SET batch_from = (SELECT MIN(%3) FROM %4);\n"
        "  WHILE batch_to IS NOT NULL DO\n"
        "    UPDATE %4 SET %6%7 = %8\n"
        "      WHERE %3 >= batch_from AND %3 <= batch_to AND (%9);\n"
        "    COMMIT;\n"
        "    DO SLEEP(0.02);\n"
        "    SET batch_from = batch_to;\n"
        "    SET batch_to = (SELECT MAX(k) FROM\n"
        "      (SELECT %3 AS k FROM %4 WHERE %3 > batch_from ORDER BY %3 LIMIT %5) AS b);\n"
        "  END WHILE;\nEND"_s.arg(name, mysqlType(key->type), mysqlName(key->name), filling.written,
            QString::number(BatchRows), untouchedColumns(*filling.table), mysqlName(filling.column),
            filling.value, filling.open),
        u"CALL %1()"_s.arg(name), u"DROP PROCEDURE %1"_s.arg(name) };
}

} // namespace Switchback
