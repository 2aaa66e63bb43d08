// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The shape of tables.

#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

bool hasPrimaryKey(const DdlOperation &op)
{
    const auto isKey = [](const ConstraintDefinition &constraint) {
        return constraint.kind == ConstraintKind::PrimaryKey;
    };
    return std::ranges::any_of(op.columns, &ColumnDefinition::primaryKey)
        || std::ranges::any_of(op.constraints, isKey);
}

bool addsKey(const DdlOperation &op, const ObjectName &table, const Catalog &catalog)
{
    return op.kind == Kind::AlterTable && catalog.same(op.object, table)
        && std::ranges::any_of(op.actions, [](const TableAction &action) {
               const bool constraint = action.kind == Action::AddConstraint
                   && action.constraint.kind == ConstraintKind::PrimaryKey;
               return constraint || (action.kind == Action::AddColumn && action.column.primaryKey);
           });
}

bool attaches(const DdlOperation &op, const ObjectName &table, const Catalog &catalog)
{
    return std::ranges::any_of(op.actions, [&](const TableAction &action) {
        return action.kind == Action::AttachPartition && catalog.same(action.other, table);
    });
}

void tableWithoutKey(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::CreateTable || op.temporary || op.like || op.inherits
        || op.text == "partition"_L1 || op.objectKind != ObjectKind::Table || op.columns.isEmpty()
        || hasPrimaryKey(op)) {
        return;
    }
    const bool known = op.ifNotExists && context.table(op.object)
        && !context.table(op.object)->primaryKey().isEmpty();
    const bool later = context.anyLater([&](const DdlOperation &other) {
        return addsKey(other, op.object, context.catalog)
            || attaches(other, op.object, context.catalog);
    });
    if (!known && !later) {
        context.report(shownName(op.object));
    }
}

void uniqueInsteadOfKey(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::CreateTable || hasPrimaryKey(op)) {
        return;
    }
    for (const auto &column : op.columns) {
        if (column.unique && column.notNull) {
            context.report(shownColumn(op.object, column.name));
        }
    }
}

struct Width {
    int size = 0; // 0 = of variable length
    int alignment = 4;
};

Width widthOf(const SqlType &type)
{
    static const QHash<QString, Width> widths { { u"bigint"_s, { 8, 8 } },
        { u"bigserial"_s, { 8, 8 } }, { u"timestamp"_s, { 8, 8 } }, { u"timestamptz"_s, { 8, 8 } },
        { u"double precision"_s, { 8, 8 } }, { u"time"_s, { 8, 8 } }, { u"money"_s, { 8, 8 } },
        { u"interval"_s, { 16, 8 } }, { u"uuid"_s, { 16, 1 } }, { u"integer"_s, { 4, 4 } },
        { u"serial"_s, { 4, 4 } }, { u"real"_s, { 4, 4 } }, { u"date"_s, { 4, 4 } },
        { u"oid"_s, { 4, 4 } }, { u"smallint"_s, { 2, 2 } }, { u"smallserial"_s, { 2, 2 } },
        { u"boolean"_s, { 1, 1 } } };
    return type.array ? Width {} : widths.value(type.name);
}

int rowSize(QList<Width> widths)
{
    int at = 0;
    for (const auto &width : widths) {
        at = (at + width.alignment - 1) / width.alignment * width.alignment + width.size;
    }
    return at;
}

void columnAlignment(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::CreateTable) {
        return;
    }
    QList<Width> widths;
    for (const auto &column : op.columns) {
        if (const auto width = widthOf(column.type); width.size > 0) {
            widths.append(width);
        }
    }
    auto best = widths;
    std::ranges::stable_sort(best, std::ranges::greater(), &Width::alignment);
    if (rowSize(widths) - rowSize(best) >= 8) {
        context.report(shownName(op.object));
    }
}

void wideTable(RuleContext &context)
{
    const auto &op = context.operation();
    const bool adds = std::ranges::any_of(
        op.actions, [](const TableAction &action) { return action.kind == Action::AddColumn; });
    const auto *table = context.table(op.object);
    const bool wide = table
        && table->columns.size() + context.newColumns().size() > context.options.wideTable;
    if (op.kind == Kind::AlterTable && adds
        && (wide || context.options.largeTables.contains(op.object.name))) {
        context.report(shownName(op.object));
    } else if (op.kind == Kind::CreateTable && op.columns.size() > context.options.wideTable) {
        context.report(shownName(op.object));
    }
}

} // namespace

QList<Rule> shapeRules()
{
    return {
        { "table-without-primary-key", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "Without a primary key no row has an identity for replication, tools and batches."),
            QT_TRANSLATE_NOOP("Switchback", "Add one."), tableWithoutKey },
        { "unique-instead-of-primary-key", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "UNIQUE NOT NULL stands where a primary key is meant."),
            QT_TRANSLATE_NOOP("Switchback", "PRIMARY KEY."), uniqueInsteadOfKey },
        { "column-alignment", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "The order of the columns wastes eight or more bytes in every row."),
            QT_TRANSLATE_NOOP("Switchback", "Widest types of fixed length first."),
            columnAlignment },
        { "wide-table", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "One more column on a wide or large table."),
            QT_TRANSLATE_NOOP("Switchback", "A side table."), wideTable },
    };
}

} // namespace Switchback
