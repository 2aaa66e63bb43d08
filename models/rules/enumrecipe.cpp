// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// R14b: another word in the place of an enum's label. Both are allowed while the application changes
// over, then the rows are rewritten in batches, and nothing may use the old one any more.

#include "rules/recipekitchen.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString literal(QString label)
{
    return u'\'' + label.replace(u'\'', u"''"_s) + u'\'';
}

struct Labels {
    ObjectName type;
    QString before;
    QString after;
};

struct EnumColumn {
    const KnownTable *table = nullptr;
    const KnownColumn *column = nullptr;
};

/// Every column of the type; nothing where one of them holds it in a way that has no batches.
Result<QList<EnumColumn>> columnsOf(const Kitchen &kitchen, const ObjectName &type)
{
    QList<EnumColumn> found;
    bool array = false;
    const auto key = kitchen.catalog.key(type);
    kitchen.catalog.forEachTable([&](const KnownTable &table) {
        for (const auto &column : table.columns) {
            if (kitchen.catalog.key({ column.type.schema, column.type.name }) == key
                && table.kind == ObjectKind::Table && table.parent.isEmpty()) {
                array = array || column.type.array;
                found += EnumColumn { &table, &column };
            }
        }
    });
    if (found.isEmpty()) {
        return fail(tooInvolved(tr("no column of the type is known from the migrations before.")));
    }
    if (array) {
        return fail(tooInvolved(tr("a column holds lists of the type's labels.")));
    }
    return found;
}

RecipeStep rewrite(const Kitchen &kitchen, const EnumColumn &place, const Labels &labels)
{
    const auto name = quotedName(place.column->name);
    const auto table = written(place.table->name);
    const auto filled = [&](const QString &from, const QString &to) {
        return backfill(kitchen,
            { .object = place.table->name,
                .table = table,
                .column = place.column->name,
                .value = literal(to),
                .from = {},
                .open = u"%1 = %2"_s.arg(name, literal(from)) });
    };
    return { .name = u"rewrite_%1_%2"_s.arg(place.table->name.name, place.column->name),
        .transactional = false,
        .up = { filled(labels.before, labels.after) },
        .down = { filled(labels.after, labels.before) },
        .note = tr("Only when no running version of the application writes the old label. The rows "
                   "change in batches; it can be run again."),
        .afterDeployment = true };
}

QList<RecipeStep> forbid(const EnumColumn &place, const Labels &labels, QStringList &other)
{
    const auto head = u"ALTER TABLE %1"_s.arg(written(place.table->name));
    const auto column = quotedName(place.column->name);
    const auto bare = shortName(
        { place.table->name.name, place.column->name, u"not"_s, labels.before });
    const auto name = quotedName(bare);
    other += place.table->name.name + u'.' + bare;
    RecipeStep unchecked { .name = u"forbid_%1_%2"_s.arg(
                               place.table->name.name, place.column->name),
        .up = { u"%1 ADD CONSTRAINT %2 CHECK (%3 <> %4) NOT VALID"_s.arg(
            head, name, column, literal(labels.before)) },
        .down = { u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(head, name) },
        .note = tr("A label cannot be taken out of its type; from here on no row may have it."),
        .afterDeployment = true };
    if (place.column->defaultValue.strings == QStringList { labels.before }) {
        const auto value = u"%1 ALTER COLUMN %2 SET DEFAULT %3"_s;
        unchecked.up.prepend(value.arg(head, column, literal(labels.after)));
        unchecked.down += value.arg(head, column, literal(labels.before));
    }
    RecipeStep validate { .name = u"validate_%1_%2"_s.arg(
                              place.table->name.name, place.column->name),
        .up = { u"%1 VALIDATE CONSTRAINT %2"_s.arg(head, name) },
        .note = tr("It fails where a row got the old label meanwhile: rewrite it first."),
        .afterDeployment = true };
    return { unchecked, validate };
}

} // namespace

Result<Recipe> enumRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::AlterEnum
        || !operations.first().renamesValue) {
        return fail(tooInvolved(tr("it renames no label.")));
    }
    const auto &rename = operations.first();
    const Labels labels { rename.object, rename.name, rename.newName };
    const auto columns = columnsOf(kitchen, rename.object);
    if (!columns) {
        return fail(columns.error());
    }
    Recipe recipe {
        { { .name = u"both_labels"_s,
            .transactional = false,
            .up = { u"ALTER TYPE %1 ADD VALUE IF NOT EXISTS %2 AFTER %3"_s.arg(
                written(rename.object), literal(labels.after), literal(labels.before)) },
            .note = tr("Then deploy a version of the application that reads both labels "
                       "and writes only the new one.") } },
        { undoneName("label", rename.object.name + u'.' + labels.after) }
    };
    recipe.different = { rename.object.name };
    for (const auto &place : *columns) {
        recipe.steps += rewrite(kitchen, place, labels);
    }
    for (const auto &place : *columns) {
        recipe.steps += forbid(place, labels, recipe.different);
    }
    recipe.ending = tr(
        "The type keeps the label %1, since none can be taken out; no row may have it.")
                        .arg(literal(labels.before));
    return recipe;
}

} // namespace Switchback
