// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/recipekitchen.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int BatchRows = 1000;
constexpr int LongestName = 63;

} // namespace

QString shortName(const QStringList &parts)
{
    return parts.join(u'_').left(LongestName);
}

QString written(const ObjectName &name)
{
    return (name.schema.isEmpty() ? QString() : quotedName(name.schema) + u'.')
        + quotedName(name.name);
}

Error tooInvolved(const QString &why)
{
    return { .kind = ErrorKind::Refused,
        .what = tr("There is no ready recipe for this statement: %1").arg(why),
        .untouched = tr("Nothing was written."),
        .next = tr("Take it apart by hand; the finding says how.") };
}

QString undoneName(const char *kind, const QString &name)
{
    return QLatin1StringView(kind) + u' ' + name;
}

QString schemaOf(const QString &table)
{
    const auto dot = table.lastIndexOf(u'.');
    return dot < 0 ? QString() : table.first(dot + 1);
}

Result<AlterText> oneAction(const Kitchen &kitchen, std::initializer_list<TableAction::Kind> kinds)
{
    const auto alter = readAlter(kitchen.sql, kitchen.catalog.dialect());
    if (!alter) {
        return fail(tooInvolved(tr("it is no plain ALTER TABLE.")));
    }
    if (alter->actions.size() != 1) {
        return fail(tooInvolved(tr("it changes several things at once.")));
    }
    if (!std::ranges::contains(kinds, alter->operation.actions.first().kind)) {
        return fail(tooInvolved(tr("it is of another kind.")));
    }
    return *alter;
}

QString constraintName(const AlterText &alter, const ConstraintDefinition &constraint)
{
    if (!constraint.name.isEmpty()) {
        return constraint.name;
    }
    const auto &columns = constraint.columns.isEmpty() ? constraint.check.columns
                                                       : constraint.columns;
    const auto ending = constraint.kind == ConstraintKind::ForeignKey ? u"fkey"_s
        : constraint.kind == ConstraintKind::Unique                   ? u"key"_s
        : constraint.kind == ConstraintKind::Exclusion                ? u"excl"_s
                                                                      : u"check"_s;
    QStringList parts { alter.operation.object.name };
    parts += constraint.kind == ConstraintKind::Check ? columns.mid(0, 1) : columns;
    return shortName(parts + QStringList { ending });
}

QString backfill(const Kitchen &kitchen, const Filling &filling)
{
    const auto *table = kitchen.catalog.table(filling.object);
    const auto keys = table ? table->primaryKey() : QStringList();
    const auto target = quotedName(filling.column);
    const auto empty = target + u" IS NULL"_s
        + (filling.from.isEmpty() ? QString() : u" AND %1 IS NOT NULL"_s.arg(filling.from));
    const auto open = filling.open.isEmpty() ? empty : filling.open;
    if (keys.size() != 1) {
        return u"DO $$\nDECLARE\n  touched integer;\nBEGIN\n  LOOP\n    UPDATE %1 SET %2 = %3\n"
               "    WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1 WHERE %5 LIMIT %4));\n"
               "    GET DIAGNOSTICS touched = ROW_COUNT;\n    EXIT WHEN touched = 0;\n    COMMIT;\n"
               "    PERFORM pg_sleep(0.05);\n  END LOOP;\nEND\n$$"_s.arg(
                   filling.table, target, filling.value, QString::number(BatchRows), open);
    }
    const auto key = quotedName(keys.first());
    return u"DO $$\nDECLARE\n  done %1.%2%TYPE;\n  next %1.%2%TYPE;\n  touched integer;\nBEGIN\n  "
           u"LOOP\n"
           "    WITH batch AS (\n      SELECT %2 AS batch_key FROM %1 WHERE %6 AND (done IS NULL "
           "OR %2 "
           "> done)\n"
           "      ORDER BY %2 LIMIT %5 FOR NO KEY UPDATE\n    ), written AS (\n"
           "      UPDATE %1 AS t SET %3 = %4 FROM batch WHERE t.%2 = batch_key RETURNING t.%2\n    "
           ")\n"
           "    SELECT count(*), (array_agg(%2 ORDER BY %2 DESC))[1] INTO touched, next FROM "
           "written;\n"
           "    EXIT WHEN touched = 0;\n    done := next;\n    COMMIT;\n    PERFORM "
           "pg_sleep(0.05);\n"
           "  END LOOP;\nEND\n$$"_s.arg(
               filling.table, key, target, filling.value, QString::number(BatchRows), open);
}

QList<RecipeStep> notNullSteps(
    const Kitchen &kitchen, const AlterText &alter, const QString &column)
{
    const auto name = quotedName(shortName({ alter.operation.object.name, column, u"nn"_s }));
    const auto target = quotedName(column);
    const bool real = kitchen.version.atLeast(18); // NOT NULL constraints can be NOT VALID there
    const auto proof = real ? u"%1 ADD CONSTRAINT %2 NOT NULL %3 NOT VALID"_s
                            : u"%1 ADD CONSTRAINT %2 CHECK (%3 IS NOT NULL) NOT VALID"_s;
    const auto drop = u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(alter.head, name);
    const auto validate = u"%1 VALIDATE CONSTRAINT %2"_s.arg(alter.head, name);
    const auto set = u"%1 ALTER COLUMN %2 SET NOT NULL"_s.arg(alter.head, target);
    const auto unset = u"%1 ALTER COLUMN %2 DROP NOT NULL"_s.arg(alter.head, target);
    RecipeStep expand { .name = u"not_null_of_new_rows"_s,
        .up = { proof.arg(alter.head, name, target) },
        .down = { drop },
        .note = tr("New rows must have a value from here on.") };
    RecipeStep contract { .name = u"not_null"_s,
        .up = { validate },
        .note = tr("It fails where an older row has no value: fill these first.") };
    if (!real) {
        contract.up += { set, u"%1 DROP CONSTRAINT %2"_s.arg(alter.head, name) };
        contract.down = { proof.arg(alter.head, name, target), unset };
    }
    return { expand, contract };
}

bool isName(const Phrase &phrase, qsizetype i, const QString &name)
{
    const auto text = phrase.text(i);
    const auto kind = phrase.token(i).kind;
    return kind == Token::Kind::Word      ? text.compare(name, Qt::CaseInsensitive) == 0
        : kind == Token::Kind::QuotedName ? text.sliced(1, text.size() - 2) == name
                                          : false;
}

namespace {

/// Calls `found` for each place where one of the columns is named.
template<class Columns, class Found>
void forEachColumn(const QString &text, Columns isColumn, Found found)
{
    const Phrase phrase(text, postgresqlTokens(text));
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        const bool qualified = i > 0
            && (phrase.isSymbol(i - 1, "."_L1) || phrase.isSymbol(i - 1, "::"_L1)
                || phrase.isSymbol(i - 1, ":"_L1));
        const bool called = phrase.isSymbol(i + 1, "("_L1) || phrase.isSymbol(i + 1, "."_L1);
        if (!qualified && !called && isColumn(phrase, i)) {
            found(phrase.token(i));
        }
    }
}

} // namespace

QString withColumn(const QString &text, const QString &from, const QString &to)
{
    QString result;
    qsizetype done = 0;
    forEachColumn(
        text, [&](const Phrase &phrase, qsizetype i) { return isName(phrase, i, from); },
        [&](const Token &token) {
            result += text.sliced(done, token.start - done) + quotedName(to);
            done = token.end;
        });
    return result + text.sliced(done);
}

QString ofNewRow(const QString &text, const KnownTable &table)
{
    QString result;
    qsizetype done = 0;
    forEachColumn(
        text,
        [&](const Phrase &phrase, qsizetype i) {
            return std::ranges::any_of(table.columns,
                [&](const KnownColumn &each) { return isName(phrase, i, each.name); });
        },
        [&](const Token &token) {
            result += text.sliced(done, token.start - done) + u"NEW."_s;
            done = token.start;
        });
    return result + text.sliced(done);
}

QString numberType(const SqlType &type)
{
    return type.name == "serial"_L1     ? u"integer"_s
        : type.name == "bigserial"_L1   ? u"bigint"_s
        : type.name == "smallserial"_L1 ? u"smallint"_s
                                        : typeText(type);
}

bool isPlainIndex(const IndexDefinition &index)
{
    return !index.where.present && index.included.isEmpty()
        && std::ranges::all_of(index.keys, [](const IndexKey &key) {
               return !key.column.isEmpty() && key.collation.isEmpty()
                   && key.operatorClass.isEmpty();
           });
}

QString indexSql(
    const IndexDefinition &index, const QString &name, const QString &table, bool concurrently)
{
    QStringList keys;
    for (const auto &key : index.keys) {
        keys += quotedName(key.column) + (key.descending ? u" DESC"_s : QString());
    }
    const bool usual = index.method.isEmpty() || index.method == "btree"_L1;
    return u"CREATE %1INDEX %2%3 ON %4%5 (%6)"_s.arg(index.unique ? u"UNIQUE "_s : QString(),
        concurrently ? u"CONCURRENTLY "_s : QString(), quotedName(name), table,
        usual ? QString() : u" USING "_s + index.method, keys.join(u", "_s));
}

} // namespace Switchback
